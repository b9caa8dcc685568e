"""Single characters as ink (0 none .. 255 full), by class 0-9 A-Z, from the sources named in cells.md; left-out hands apart."""

import glob
import gzip
import os
import tomllib

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

CLASSES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HERE = os.path.dirname(os.path.abspath(__file__))
LEFT_OUT = tomllib.loads(open(os.path.join(HERE, "left_out.toml")).read())
# Small letters that look like another character once they stand alone in a box: never shown as their capital.
OTHERS = "bgilq"


def tight(ink):
    ys, xs = np.where(ink > 60)
    return ink[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1] if len(ys) else None


def mnist(folder):
    with gzip.open(os.path.join(folder, "mnist-train-images-idx3-ubyte.gz")) as f:
        images = np.frombuffer(f.read(), np.uint8, offset=16).reshape(-1, 28, 28)
    with gzip.open(os.path.join(folder, "mnist-train-labels-idx1-ubyte.gz")) as f:
        labels = np.frombuffer(f.read(), np.uint8, offset=8)
    return [(i, int(c), n >= len(labels) - 5000) for n, (i, c) in enumerate(zip(images, labels))]


def usps(folder):
    d = np.load(os.path.join(folder, "usps_train.npz"))
    images = [cv2.resize(i, (32, 32), interpolation=cv2.INTER_CUBIC) for i in d["x"].reshape(-1, 16, 16)]
    return [(i, int(c), n >= len(images) - 800) for n, (i, c) in enumerate(zip(images, d["y"]))]


def femnist(folder):
    d = np.load(os.path.join(folder, "femnist_digits.npz"))
    return [(i.reshape(28, 28), int(c), int(w) % 5 == 0) for i, c, w in zip(d["x"], d["y"], d["writer"])]


def digilets(folder):
    d = np.load(os.path.join(folder, "digilets.npz"))
    out = []
    for image, y, writer in zip(d["x"], d["y"], d["writer"]):
        left_out = int(writer) in LEFT_OUT["digilets_writers"]
        if y < 10:
            out.append((image, int(y), left_out))
        elif y >= 36:
            out.append((image, int(y) - 26, left_out))
        elif chr(ord("a") + y - 10) not in OTHERS and not left_out:
            # Some people write small letters into the boxes.
            out.append((image, int(y), left_out))
    return out


def fonts(folder):
    out = []
    for path in sorted(glob.glob(os.path.join(folder, "*.ttf"))):
        left_out = any(name in os.path.basename(path) for name in LEFT_OUT["fonts"])
        font = ImageFont.truetype(path, 72)
        for c, text in enumerate(CLASSES):
            picture = Image.new("L", (240, 240), 0)
            ImageDraw.Draw(picture).text((80, 60), text, font=font, fill=255)
            out.append((np.array(picture), c, left_out))
    return out


def load(folder, font_folder):
    """source -> {"train": {class: [ink]}, "test": {class: [ink]}}"""
    out = {}
    for name, items in [
        ("mnist", mnist(folder)),
        ("usps", usps(folder)),
        ("femnist", femnist(folder)),
        ("digilets", digilets(folder)),
        ("fonts", fonts(font_folder)),
    ]:
        out[name] = {"train": {}, "test": {}}
        for ink, c, left_out in items:
            ink = tight(ink)
            if ink is not None and min(ink.shape) >= 2:
                out[name]["test" if left_out else "train"].setdefault(c, []).append(ink)
    return out
