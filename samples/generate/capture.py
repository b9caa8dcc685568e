"""Scanners and phones: turns clean paper into the files that a counter hands in.

A profile takes the sheets of a dossier and gives the files with the contract's page entries. Rotation in an entry is the
clockwise turn that sets the stored picture upright.
"""
import io
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image

from paper import Paper


@dataclass
class Sheet:
    """One side of paper, its contract type, and how it is handed in."""
    kind: str
    paper: Paper
    turned: int = 0          # degrees clockwise by which the stored picture is turned
    cut: bool = False        # a part lies outside the picture
    other_copy: str = ""     # captured with this profile instead of the dossier's


def capture(folder: Path, profile: str, sheets: list[Sheet], rng: Random) -> list[dict]:
    """Writes the scans of a dossier; returns its page entries."""
    folder.mkdir(parents=True, exist_ok=True)
    if profile in ("tiff_multi", "pdf_multi"):
        return _one_file(folder, profile, sheets, rng)
    if profile == "a3_spread":
        return _spreads(folder, sheets, rng)
    entries = []
    for number, sheet in enumerate(sheets, 1):
        how = sheet.other_copy or profile
        picture = _turn(_shoot(how, sheet, rng), sheet.turned)
        name = _save(folder, f"{number:02d}", how, picture, rng)
        entries.append(_entry(name, 1, sheet))
    return entries


def _entry(name, page, sheet, panel=None):
    entry = {"file": name, "page": page, "document_type": sheet.kind, "rotation": (360 - sheet.turned) % 360}
    if panel is not None:
        entry["panel"] = panel
    if sheet.cut:
        entry["unreadable"] = "cut"
    return entry


def _shoot(profile: str, sheet: Sheet, rng: Random) -> np.ndarray:
    noise = np.random.default_rng(rng.randrange(2 ** 32))
    page = np.asarray(sheet.paper.image)
    if profile.startswith("phone"):
        return _phone(page, rng, noise, low=profile == "phone_low", cut=sheet.cut)
    dpi = 300 if "300" in profile else 200
    flat = _flatbed(page, rng, noise, dpi, grey="grey" in profile or "bitonal" in profile, mfp=profile.startswith("mfp"), cut=sheet.cut)
    return _bitonal(flat, rng, noise) if "bitonal" in profile else flat


def _flatbed(page, rng, noise, dpi, grey, mfp, cut):
    """A glass plate: a little askew and shifted, soft, with grain; a copier adds specks and a streak."""
    scale = dpi / 300
    h, w = page.shape[:2]
    size = (round(w * scale), round(h * scale))
    angle = rng.gauss(0, 0.9 if mfp else 0.45)
    turn = cv2.getRotationMatrix2D((w / 2, h / 2), angle, scale)
    turn[0, 2] += size[0] / 2 - w / 2 + rng.gauss(0, 5)
    turn[1, 2] += size[1] / 2 - h / 2 + rng.gauss(0, 5)
    if cut:
        turn[0, 2] -= size[0] * rng.uniform(0.16, 0.24)
    soft = cv2.GaussianBlur(page, (0, 0), 0.55 / scale)
    lid = rng.randint(225, 245)
    out = cv2.warpAffine(soft, turn, size, flags=cv2.INTER_AREA, borderValue=(lid, lid, lid)).astype(np.float32)
    if grey:
        out = out @ np.array([0.299, 0.587, 0.114], np.float32)
    ramp = 1 - rng.uniform(0, 0.03) * np.linspace(0, 1, size[0], dtype=np.float32)
    out *= ramp[None, :] if grey else ramp[None, :, None]
    out += noise.normal(0, 1.3, out.shape[:2] if grey else (*out.shape[:2], 1)).astype(np.float32)
    if mfp:
        out = np.clip((out - 22) * 1.13, 0, 255)
        for _ in range(rng.randint(25, 70)):
            centre = (rng.randrange(size[0]), rng.randrange(size[1]))
            cv2.circle(out, centre, rng.choice([1, 1, 1, 2, 2, 3]), rng.uniform(40, 140) if grey else (rng.uniform(40, 140),) * 3, -1)
        if rng.random() < 0.5:
            x = rng.randrange(size[0])
            out[:, x:x + 2] -= rng.uniform(10, 26)
    return np.clip(out, 0, 255).astype(np.uint8)


def _bitonal(grey, rng, noise):
    """Fax-like: one threshold, some pepper, some holes in the ink."""
    level = rng.uniform(168, 190)
    out = np.where(cv2.GaussianBlur(grey, (0, 0), 0.7) > level, 255, 0).astype(np.uint8)
    out[noise.random(out.shape) < 0.00012] = 0
    holes = (noise.random(out.shape) < 0.002) & (out == 0)
    out[holes] = 255
    return out


def _phone(page, rng, noise, low, cut):
    """Held over a table: perspective, lamp light, a shadow, a soft lens."""
    w, h = (1180, 1560) if low else (1530, 2040)
    table = _table_top(rng, noise, w, h)
    ph, pw = page.shape[:2]
    fill = rng.uniform(0.885, 0.93)
    fit = min(w / pw, h / ph) * fill
    cx, cy, angle = w / 2 + rng.gauss(0, 6), h / 2 + rng.gauss(0, 6), np.deg2rad(rng.gauss(0, 1.3))
    shift = -w * 0.24 if cut else 0
    corners = []
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        x, y = sx * pw / 2 * fit, sy * ph / 2 * fit
        keystone = 1 + 0.012 * sy * rng.uniform(-1, 1)
        corners.append((cx + shift + (x * np.cos(angle) - y * np.sin(angle)) * keystone + rng.gauss(0, w * 0.006), cy + x * np.sin(angle) + y * np.cos(angle) + rng.gauss(0, w * 0.006)))
    to = np.array(corners, np.float32)
    matrix = cv2.getPerspectiveTransform(np.array([(0, 0), (pw, 0), (pw, ph), (0, ph)], np.float32), to)
    soft = cv2.GaussianBlur(page, (0, 0), 0.5 / fit * (1.5 if low else 0.9))
    laid = cv2.warpPerspective(soft, matrix, (w, h), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((ph, pw), 255, np.uint8), matrix, (w, h), flags=cv2.INTER_LINEAR).astype(np.float32)[..., None] / 255
    shade = cv2.GaussianBlur(mask[..., 0], (0, 0), 9)[..., None]
    out = table * (1 - 0.35 * np.roll(shade, (7, 6), (0, 1))) * (1 - mask) + laid * mask
    gx, gy = np.meshgrid(np.linspace(-1, 1, w, dtype=np.float32), np.linspace(-1, 1, h, dtype=np.float32))
    lamp = 1 - 0.09 * ((gx - rng.uniform(-0.7, 0.7)) ** 2 + (gy - rng.uniform(-0.7, 0.7)) ** 2)
    edge = gx * np.cos(rng.uniform(0, 6.28)) + gy * np.sin(rng.uniform(0, 6.28)) - rng.uniform(0.1, 0.7)
    shadow = 1 - rng.uniform(0.12, 0.3) / (1 + np.exp(-edge * rng.uniform(9, 25)))
    out *= (lamp * shadow)[..., None] * np.array([1, rng.uniform(0.965, 1), rng.uniform(0.9, 0.985)], np.float32)
    if low:
        out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.7, 0.95)) * rng.uniform(0.5, 0.62)
    out += noise.normal(0, 3.2 if low else 1.6, (h, w, 1)).astype(np.float32)
    return np.clip(out, 0, 255).astype(np.uint8)


def _table_top(rng, noise, w, h):
    """Cloth in squares, stone, or a plain desk."""
    base = np.array(rng.choice([(94, 106, 112), (142, 128, 110), (70, 84, 74), (120, 70, 62)]), np.float32)
    grain = cv2.resize(noise.normal(0, 1, (h // 24, w // 24)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    out = base + 7 * grain[..., None]
    if rng.random() < 0.5:
        step = rng.randint(60, 110)
        rows, columns = (np.arange(h) // step % 2)[:, None], (np.arange(w) // step % 2)[None, :]
        out += 18.0 * (rows + columns)[..., None]
    return out.astype(np.float32)


def _turn(picture, degrees):
    return picture if degrees == 0 else np.ascontiguousarray(np.rot90(picture, k=-(degrees // 90)))


_PDF = {"creationDate": time.gmtime(0), "modDate": time.gmtime(0), "title": "", "producer": "scanner"}


def _save(folder, stem, profile, picture, rng):
    dpi = 300 if "300" in profile else 200
    image = Image.fromarray(picture)
    if "bitonal" in profile:
        image = image.convert("1", dither=Image.Dither.NONE)
        if profile.endswith("pdf"):
            image.save(folder / f"{stem}.pdf", resolution=dpi, **_PDF)
            return f"{stem}.pdf"
        image.save(folder / f"{stem}.tif", compression="group4", dpi=(dpi, dpi))
        return f"{stem}.tif"
    quality = 62 if profile.startswith("phone") else 64
    if profile == "phone" and rng.random() < 0.2:
        exif = Image.Exif()
        exif[0x0112] = 6  # stored lying; viewers turn it a quarter clockwise
        Image.fromarray(_turn(picture, 270)).save(folder / f"{stem}.jpg", quality=quality, exif=exif)
        return f"{stem}.jpg"
    if profile.startswith("phone"):
        image.save(folder / f"{stem}.jpg", quality=quality)
    else:
        image.save(folder / f"{stem}.jpg", quality=quality, dpi=(dpi, dpi))
    return f"{stem}.jpg"


def _one_file(folder, profile, sheets, rng):
    """A multi-page G4 TIFF, or a PDF whose pages are JPEG pictures."""
    kind = "bitonal200" if profile == "tiff_multi" else "flatbed200grey"
    pictures = [Image.fromarray(_turn(_shoot(kind, s, rng), s.turned)) for s in sheets]
    if profile == "tiff_multi":
        pictures = [p.convert("1", dither=Image.Dither.NONE) for p in pictures]
        name = "01.tif"
        pictures[0].save(folder / name, save_all=True, append_images=pictures[1:], compression="group4", dpi=(200, 200))
    else:
        name = "01.pdf"
        buffer = io.BytesIO()
        pictures[0].save(buffer, "PDF", save_all=True, append_images=pictures[1:], resolution=200, quality=62, **_PDF)
        (folder / name).write_bytes(buffer.getvalue())
    return [_entry(name, page, sheet) for page, sheet in enumerate(sheets, 1)]


def _spreads(folder, sheets, rng):
    """The folded form opened on an A3 glass: instructions beside page 1, page 2 beside page 3; attachments as single A4."""
    by_kind = {s.kind: s for s in sheets}
    noise = np.random.default_rng(rng.randrange(2 ** 32))
    entries, number = [], 0
    for left, right in (("claim_form_instructions", "claim_form_p1"), ("claim_form_p2", "claim_form_p3")):
        number += 1
        both = np.hstack([np.asarray(by_kind[left].paper.image), np.asarray(by_kind[right].paper.image)])
        fold = both.shape[1] // 2
        crease = 1 - 0.1 * np.exp(-((np.arange(both.shape[1]) - fold) / 9.0) ** 2)
        both = (both * crease[None, :, None]).astype(np.uint8)
        picture = _turn(_flatbed(both, rng, noise, 200, grey=True, mfp=False, cut=False), by_kind[left].turned)
        name = _save(folder, f"{number:02d}", "flatbed200grey", picture, rng)
        entries += [_entry(name, 1, by_kind[left], 0), _entry(name, 1, by_kind[right], 1)]
    for sheet in sheets:
        if not sheet.kind.startswith("claim_form"):
            number += 1
            picture = _turn(_shoot("flatbed200grey", sheet, rng), sheet.turned)
            entries.append(_entry(_save(folder, f"{number:02d}", "flatbed200grey", picture, rng), 1, sheet))
    return entries
