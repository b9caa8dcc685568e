#!/usr/bin/env python3
"""The scans of a set once more, through a machine that the set does not know: what a reader makes of papers that it reads well.

    .setup/samples/bin/python samples/judge/again.py SET OUT KIND [--seed 1]
    target/release/guichet evaluate OUT

Pictures are changed, PDFs stay as they are, and so does the truth: of a page that became illegible it is wrong. The same set, kind and seed give the same pictures.
"""
import argparse
import shutil
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageSequence

PICTURES = (".jpg", ".jpeg", ".tif", ".tiff", ".png")
A4_LONG = 2339  # pixels at 200 dpi: what is said in pixels is said of such a page


def laid(grey, rng, turn, sizes, drift, around):
    """Turned by at most `turn` degrees, reduced to one of `sizes`, moved by at most `drift` of its size on a glass of level `around`."""
    height, width = grey.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-turn, turn), rng.uniform(*sizes))
    matrix[:, 2] += rng.uniform(-drift, drift) * width, rng.uniform(-drift, drift) * height
    return cv2.warpAffine(grey, matrix, (width, height), borderValue=(around,) * 3)


def soft(picture, pixels):
    return cv2.GaussianBlur(picture, (0, 0), pixels * max(picture.shape[:2]) / A4_LONG)


def grained(picture, rng, deviation):
    return picture + np.random.default_rng(rng.randrange(2**32)).normal(0, deviation, picture.shape).astype(np.float32)


def rescan(picture, rng):
    """Another scanner: a little smaller, askew, softer, with grain."""
    picture = soft(laid(picture, rng, 1.6, (0.92, 0.97), 0, 0.96), rng.uniform(0.4, 0.9))
    return grained(picture ** rng.uniform(0.75, 1.3) * rng.uniform(0.85, 1) + rng.uniform(0, 0.06), rng, 0.015), rng.choice([45, 60, 75])


def copy(picture, rng):
    """A reduced copy: 80 to 93 %, up to 3.5 degrees askew, off the middle, hard contrast that takes pale print away."""
    picture = laid(picture, rng, 3.5, (0.80, 0.93), 0.04, 1.0)
    picture = 1 / (1 + np.exp(-(picture - rng.uniform(0.35, 0.6)) * rng.uniform(6, 12)))
    return soft((picture - picture.min()) / np.ptp(picture), 0.5), rng.choice([60, 75])


def low(picture, rng):
    """Fewer dots an inch: 72 to 85 %."""
    share = rng.uniform(0.72, 0.85)
    return cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), rng.choice([50, 70])


def photo(picture, rng):
    """A telephone: perspective, uneven light, a tint."""
    height, width = picture.shape[:2]
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    inwards = np.float32([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * [width, height]
    moved = corners + np.float32([[rng.uniform(0, 0.05), rng.uniform(0, 0.05)] for _ in corners]) * inwards
    picture = cv2.warpPerspective(picture, cv2.getPerspectiveTransform(corners, np.float32(moved)), (width, height), borderValue=(0.24, 0.27, 0.31))
    across = np.linspace(rng.uniform(0.6, 1), rng.uniform(0.6, 1), width)[None, :]
    down = np.linspace(rng.uniform(0.75, 1), rng.uniform(0.75, 1), height)[:, None]
    light = (across * down).astype(np.float32)
    picture = picture * (light[..., None] * np.float32([0.97, 0.95, 0.9]) if picture.ndim == 3 else light)
    return grained(soft(picture, 0.6), rng, 0.02), rng.choice([55, 75])


def dark(picture, rng):
    """Everything darker."""
    return picture ** rng.uniform(1.3, 2.2), 70


def heavy(picture, rng):
    """Thick strokes, hard paper white, a feed that stretches."""
    picture = cv2.erode(picture, np.ones((2, 2), np.uint8), iterations=max(1, round(max(picture.shape[:2]) / A4_LONG)))
    picture = cv2.resize(laid(picture, rng, 2.5, (0.96, 0.96), 0, 1.0), None, fx=rng.uniform(0.985, 1.012), fy=1)
    return (picture - 0.08) * 1.25, 65


def dirty(picture, rng):
    """One to three streaks of a dirty glass on every page, a fold, punched holes, specks."""
    height, width = picture.shape[:2]
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(width // 20, width * 19 // 20)
        picture[:, at:at + max(1, rng.choice([1, 1, 2, 3]) * width // 1654)] *= rng.uniform(0.35, 0.85)
    if rng.random() < 0.7:
        fold = np.exp(-(((np.arange(height) - height * rng.uniform(0.45, 0.55)) / (rng.uniform(2, 5) * height / A4_LONG)) ** 2)) * rng.uniform(0.1, 0.3)
        picture = picture * (1 - fold).astype(np.float32).reshape(-1, *[1] * (picture.ndim - 1))
    holes = [(int(0.035 * width), int(y * height), int(0.013 * width)) for y in (0.36, 0.64)] if rng.random() < 0.6 else []
    specks = [(rng.randrange(width), rng.randrange(height), rng.choice([1, 1, 1, 2])) for _ in range(rng.randint(30, 250))]
    picture = np.ascontiguousarray(picture)
    for x, y, radius in holes + specks:
        cv2.circle(picture, (x, y), radius, (0.25,) * 3, -1)
    return picture, 80


KINDS = {kind.__name__: kind for kind in (rescan, copy, low, photo, dark, heavy, dirty)}


def again(image, rng, kind):
    """The changed picture, its JPEG quality, and its pixels a pixel of before."""
    picture = np.array(image if image.mode in ("L", "RGB") else image.convert("RGB")).astype(np.float32) / 255
    changed, quality = KINDS[kind](picture, rng)
    return Image.fromarray((np.clip(changed, 0, 1) * 255).astype(np.uint8)), quality, changed.shape[1] / picture.shape[1]


def write(source, target, rng, kind):
    image = Image.open(source)
    pages = [again(frame.copy(), rng, kind) for frame in ImageSequence.Iterator(image)]
    said = {"exif": image.info["exif"]} if image.info.get("exif") else {}
    if dpi := image.info.get("dpi"):
        said["dpi"] = tuple(float(way) * pages[0][2] for way in dpi)
    first, *rest = [page for page, _, _ in pages]
    if source.suffix.lower() in (".tif", ".tiff"):
        first.save(target, save_all=True, append_images=rest, compression="tiff_lzw", **said)
    elif source.suffix.lower() == ".png":
        first.save(target, **said)
    else:
        first.save(target, quality=pages[0][1], **said)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("set", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for folder in sorted(path for path in options.set.iterdir() if path.is_dir()):
        target = options.out / folder.name
        if not (folder / "truth.json").exists():
            shutil.copytree(folder, target, dirs_exist_ok=True)
            continue
        target.mkdir(parents=True, exist_ok=True)
        rng = Random(f"{options.seed}-{folder.name}")
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() in PICTURES:
                write(file, target / file.name, rng, options.kind)
            else:
                shutil.copy(file, target / file.name)


if __name__ == "__main__":
    main()
