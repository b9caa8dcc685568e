"""Hands for the judge: real ink of left-out people (MNIST, USPS, FEMNIST, DigiLeTs) or left-out fonts.

The ink that the cell classifier's training leaves out (`models/train/left_out.toml`) is halved: `fit` may serve for fitting calibration and
weights, `judge` for reported figures only. No writer, image or font stands in both halves, and none was trained on.
"""
import gzip
import unicodedata
from pathlib import Path
from random import Random

import cv2
import numpy as np

from ink import Hand, _bend, _turn
from paper import MM, px

# DigiLeTs writers and fonts left out of training, halved. The fonts that the dev set uses are in no training either.
WRITERS = {"fit": (19, 58, 83), "judge": (36, 74, 92, 106)}
FONTS = {
    "fit": "dekko mali bad-script beth-ellen coming-soon covered-by-your-grace delicious-handrawn gloria-hallelujah indie-flower klee-one neucha playwrite-es schoolbell yomogi".split(),
    "judge": "rancho borel crafty-girls fuzzy-bubbles give-you-glory just-another-hand mansalva pangolin playwrite-us-trad sedgwick-ave short-stack walter-turncoat zen-kurenaido "
             "la-belle-aurore".split(),
}
# Rows whose picture plainly shows another digit than the label says: a 7 labelled 4, a 6 labelled 9.
MISLABELLED = {"mnist": 59_915, "femnist": 2_476}
TALL, DEEP = set("bdfhklt"), set("gjpqy")


class Ink:
    """The real characters of one half, by source; empty where the folder is not there."""

    def __init__(self, folder: Path | None, half: str):
        half = half if half in FONTS else "judge"  # `proof` and the vocabularies with folders write with the ink of `judge`
        self.fonts = FONTS[half]
        self.sheets, self.letters, self.people = {}, {}, {}
        if folder is None:
            return
        second = half == "judge"
        with gzip.open(folder / "mnist-train-images-idx3-ubyte.gz") as f:
            images = np.frombuffer(f.read(), np.uint8, offset=16).reshape(-1, 28, 28)[-5000:]
        with gzip.open(folder / "mnist-train-labels-idx1-ubyte.gz") as f:
            labels = np.frombuffer(f.read(), np.uint8, offset=8)[-5000:]
        kept = (np.arange(5000) >= 2500) == second
        kept[MISLABELLED["mnist"] - 60_000] = False
        self.sheets["mnist"] = _style(images[kept], labels[kept])
        usps = np.load(folder / "usps_train.npz")
        cut = slice(-400, None) if second else slice(-800, -400)
        grown = np.array([cv2.resize(i, (32, 32), interpolation=cv2.INTER_CUBIC) for i in usps["x"][cut].reshape(-1, 16, 16)])
        self.sheets["usps"] = _style(grown, usps["y"][cut])
        nist = np.load(folder / "femnist_digits.npz")
        for writer in sorted(set(nist["writer"].tolist())):
            if writer % 10 == (5 if second else 0):
                mine = (nist["writer"] == writer) & (np.arange(len(nist["writer"])) != MISLABELLED["femnist"])
                pool = _pool(nist["x"][mine].reshape(-1, 28, 28), nist["y"][mine])
                if len(pool) == 10:
                    self.people[f"femnist-{writer}"] = pool
        lets = np.load(folder / "digilets.npz")
        for writer in WRITERS[half]:
            mine = lets["writer"] == writer
            self.letters[f"digilets-{writer}"] = {_character(int(y)): [] for y in lets["y"][mine]}
            for image, y in zip(lets["x"][mine], lets["y"][mine]):
                self.letters[f"digilets-{writer}"][_character(int(y))].append(_tight(image))

    def sources(self) -> list[str]:
        return (["mnist"] * 9 + ["digilets"] * 9 + ["femnist", "usps"] + ["font"] * 5) if self.letters else ["font"] * 3 + ["drawn"] * 2

    def digits(self, rng: Random, source: str) -> tuple[str, dict[str, list[np.ndarray]]]:
        """One person's digits by name. MNIST and USPS do not tell who wrote: images of like slant and pen stand for a person."""
        if source == "digilets":
            name = rng.choice(sorted(self.letters))
            return name, self.letters[name]
        if source == "femnist":
            name = rng.choice(sorted(self.people))
            return name, self.people[name]
        images, labels, traits = self.sheets[source]
        seed = rng.randrange(len(images))
        pool = {}
        for digit in range(10):
            mine = np.where(labels == digit)[0]
            near = mine[np.argsort(((traits[mine] - traits[seed]) ** 2).sum(1))[:6]]
            pool[str(digit)] = [_tight(images[i]) for i in near]
        return f"{source}-{seed}", pool


def _style(images, labels):
    """Images with what makes a person of them: slant and width of the pen, each scaled to its spread."""
    traits = np.zeros((len(images), 2))
    for k, image in enumerate(images):
        m = cv2.moments(image.astype(np.float32))
        on = (image > 100).astype(np.uint8)
        traits[k] = (np.clip(m["mu11"] / max(m["mu02"], 1e-3), -1, 1), on.sum() / max(1, on.sum() - cv2.erode(on, np.ones((3, 3), np.uint8)).sum()))
    return images, np.asarray(labels), traits / traits.std(0)


def _pool(images, labels):
    pool = {}
    for image, y in zip(images, labels):
        pool.setdefault(str(int(y)), []).append(_tight(image))
    return pool


def _character(y: int) -> str:
    return str(y) if y < 10 else chr(ord("a") + y - 10) if y < 36 else chr(ord("A") + y - 36)


def _tight(image):
    ys, xs = np.where(image > 60)
    return image[ys.min():ys.max() + 1, xs.min():xs.max() + 1]


def _grown(image, height: int, width: float) -> np.ndarray:
    """An image brought to a height, its edges kept as sharp as a pen's; `width` stretches it."""
    h, w = image.shape
    grown = cv2.resize(np.pad(image, 2), (max(3, round((w + 4) * width * height / h)), max(6, round((h + 4) * height / h))), interpolation=cv2.INTER_CUBIC if height > h else cv2.INTER_AREA)
    soft = cv2.GaussianBlur(grown, (0, 0), max(0.6, height / h * 0.45)).astype(np.float32)
    thin = height < h  # made smaller: a pen's line does not get thinner with the letter
    return np.clip((soft - (24 if thin else 70)) * (2.8 if thin else 2.2), 0, 255).astype(np.uint8)


class Pen(Hand):
    """A person: `line` writes free text (a font or a DigiLeTs writer), `cells` fills boxes and, where so, INPEs."""

    def __init__(self, rng: Random, ink: Ink, source: str, colour: str):
        line_font = rng.choice(ink.fonts)
        super().__init__(rng, line_font, colour, drawn_digits=source == "drawn")
        self.boxes = self.capitals = self.letters = None
        self.line, self.cells = line_font, "drawn" if source == "drawn" else line_font
        if source not in ("font", "drawn"):
            if rng.random() < 0.45:
                self.line = rng.choice(sorted(ink.letters))
                self.letters = ink.letters[self.line]
            self.cells, self.boxes = ink.digits(rng, source) if not (source == "digilets" and self.letters) else (self.line, self.letters)
            self.capitals = self.letters or ink.letters[rng.choice(sorted(ink.letters))]
        self.wide, self.thick = rng.uniform(0.88, 1.15), rng.random()
        self.lower = rng.uniform(0.56, 0.68)
        self.gap = rng.uniform(0.02, 0.1)

    def _glyphs(self, text: str, digit_mm: float) -> np.ndarray:
        if self.letters:
            return self._spelled(self.letters, text, px(digit_mm * 1.14))
        return super()._glyphs(text, digit_mm)

    def _cell(self, char: str, height_mm: float) -> np.ndarray:
        pool = self.boxes if char.isdigit() else self.capitals
        if not pool:
            return super()._glyphs(char, height_mm)
        mask = _grown(self.rng.choice(pool[char]), px(height_mm), self.wide * self.rng.uniform(0.93, 1.07))
        if self.thick > 0.75:
            mask = cv2.dilate(mask, np.ones((2, 2), np.uint8))
        return _turn(mask, self.rng.gauss(0, 2.2))

    def _spelled(self, pool, text: str, height: int) -> np.ndarray:
        """Text of single letters on one baseline."""
        r = self.rng
        flat = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        base, pieces, x = round(height * 1.35), [], 4.0
        for char in flat:
            if char == " ":
                x += height * r.uniform(0.42, 0.55)
                continue
            if char not in pool:
                mask, top = _mark(char, height, r)
            else:
                tall = char.isdigit() or char.isupper() or char in TALL
                size = height * (1.0 if tall else self.lower * (1.42 if char in DEEP else 1.28 if char == "i" else 1.0)) * r.uniform(0.95, 1.05)
                mask = _grown(r.choice(pool[char]), round(size), self.wide)
                top = base - mask.shape[0] + (round(size * 0.3) if char in DEEP else 0) + round(r.gauss(0, height * 0.02))
            pieces.append((round(x), top if char in pool else base + top, mask))
            x += mask.shape[1] + height * self.gap * r.uniform(0.7, 1.3)
        canvas = np.zeros((round(height * 2), round(x) + 6), np.uint8)
        for left, top, mask in pieces:
            h, w = mask.shape
            top = min(max(top, 0), canvas.shape[0] - h)
            region = canvas[top:top + h, left:left + w]
            np.maximum(region, mask, out=region)
        ys, xs = np.where(canvas > 20)
        canvas = canvas[ys.min():ys.max() + 1, xs.min():xs.max() + 1]
        return _bend(canvas, r, amount=height * 0.02, grain=height * 1.5)

    def comb(self, paper, cells, text, loose=1.0, overwrite=None):
        """One character a box. `overwrite`: a first, wrong character in that cell, the right one drawn over it with more pressure."""
        size = self.rng.uniform(3.7, 5.0)
        for k, ((x, y, w, h), char) in enumerate(zip(cells, text)):
            if overwrite and k == overwrite[0]:
                self._set(paper, (x, y, w, h), self._cell(overwrite[1], size), loose, 0.4)
                self._set(paper, (x, y, w, h), cv2.dilate(self._cell(char, size * 1.08), np.ones((3, 3), np.uint8)), loose, 0.98)
            else:
                self._set(paper, (x, y, w, h), self._cell(char, size * self.rng.uniform(0.93, 1.07)), loose, self.rng.uniform(0.84, 0.96))

    def _set(self, paper, cell, mask, loose, strength):
        x, y, w, h = cell
        limit = px(w * 1.04)
        if mask.shape[1] > limit:
            mask = cv2.resize(mask, (limit, mask.shape[0]), interpolation=cv2.INTER_AREA)
        left = x + w / 2 - mask.shape[1] / MM / 2 + self.rng.gauss(0, 0.33 * loose)
        top = y + h / 2 - mask.shape[0] / MM / 2 + self.rng.gauss(0, 0.38 * loose)
        paper.ink(mask, left, top, self.ink, strength)


def _mark(char: str, height: int, rng: Random):
    """A sign that DigiLeTs does not hold, drawn: (mask, its top against the baseline)."""
    t = max(2, round(height * 0.09))
    if char in "/":
        mask = np.zeros((round(height * 1.15), round(height * 0.5)), np.uint8)
        cv2.line(mask, (t, mask.shape[0] - t), (mask.shape[1] - t, t), 255, t, cv2.LINE_AA)
        return mask, -round(height * 1.03)
    if char in "-_":
        mask = np.zeros((t + 4, round(height * rng.uniform(0.3, 0.45))), np.uint8)
        cv2.line(mask, (2, 2 + t // 2), (mask.shape[1] - 3, 2 + t // 2), 255, t, cv2.LINE_AA)
        return mask, -round(height * 0.48)
    if char in ",;":
        mask = np.zeros((round(height * 0.36), round(height * 0.2)), np.uint8)
        cv2.line(mask, (mask.shape[1] - t, 2), (t // 2, mask.shape[0] - 3), 255, t, cv2.LINE_AA)
        return mask, -round(height * 0.12)
    mask = np.zeros((t + 5, t + 5), np.uint8)
    cv2.circle(mask, (mask.shape[1] // 2, mask.shape[0] // 2), max(2, round(t * 0.7)), 255, -1, cv2.LINE_AA)
    return mask, -t - 4 if char in ".:" else -round(height * 0.95)
