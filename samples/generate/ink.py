"""What people put on paper: handwriting, filled cells, ticks, signatures, stamps, glued labels.

A `Hand` is one person's pen: a font (or the drawn digits of `strokes`), an ink, and habits. Every character is bent a little
differently, so that no letter repeats exactly. All randomness comes from the generator's seeded `random.Random`.
"""
import math
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

import barcode
import strokes
from fonts import CURSIVE, handwritten, printed
from paper import MM, Paper, px

INKS = {"blue": (26, 50, 140), "navy": (24, 30, 84), "black": (28, 28, 32), "violet": (84, 42, 120), "green": (22, 92, 66), "red": (150, 36, 44)}


class Hand:
    def __init__(self, rng: Random, font: str, ink="blue", drawn_digits=False):
        self.rng, self.font, self.ink = rng, font, INKS[ink]
        self.style = strokes.Style(rng) if drawn_digits else None
        self.slope = rng.gauss(0, 0.6)

    def _glyphs(self, text: str, digit_mm: float) -> np.ndarray:
        """The text as an ink mask, digits about `digit_mm` high."""
        if self.style and text.isdigit():
            return strokes.number(self.style, self.rng, text, px(digit_mm))
        reference = handwritten(self.font, 200).getbbox("7")
        size = max(8, round(200 * px(digit_mm) / (reference[3] - reference[1])))
        font = handwritten(self.font, size)
        pieces = [text] if self.font in CURSIVE else list(text)
        pad, height = size // 2, size * 3
        canvas = Image.new("L", (round(font.getlength(text) * 1.15) + 2 * pad + 6 * len(text), height), 0)
        x = pad
        for piece in pieces:
            glyph = Image.new("L", (round(font.getlength(piece)) + 2 * pad, height), 0)
            ImageDraw.Draw(glyph).text((pad, size * 1.9), piece, font=font, fill=255, anchor="ls")
            if len(piece) == 1:
                glyph = glyph.rotate(self.rng.gauss(0, 1.6), Image.BICUBIC, center=(pad, size * 1.7))
            y = round(self.rng.gauss(0, size * 0.018))
            canvas.paste(255, (round(x) - pad, y), glyph)
            x += font.getlength(piece) * (1 + (self.rng.gauss(0, 0.02) if len(piece) == 1 else 0))
        return _trim(_bend(np.asarray(canvas), self.rng, amount=size * 0.022, grain=size * 0.7))

    def write(self, paper: Paper, box, text: str, height=3.4, align="left", lift=0.0):
        """Free hand in a box (mm). Too long a text is written closer, as people do."""
        x, y, w, h = box
        mask = self._glyphs(text, height * self.rng.uniform(0.94, 1.06))
        room = px(w - 1.6)
        if mask.shape[1] > room:
            mask = cv2.resize(mask, (room, max(8, round(mask.shape[0] * max(0.72, room / mask.shape[1])))), interpolation=cv2.INTER_AREA)
        mask = _turn(mask, self.slope + self.rng.gauss(0, 0.35))
        slack = w - mask.shape[1] / MM
        left = x + (self.rng.uniform(0.8, max(1.0, min(4, slack))) if align == "left" else slack / 2 + self.rng.uniform(-1, 1))
        bottom = y + h - 1.6 + lift if align == "left" else y + h / 2 + mask.shape[0] / MM / 2 + lift
        paper.ink(mask, left, bottom - mask.shape[0] / MM + self.rng.uniform(-0.5, 0.3), self.ink, self.rng.uniform(0.86, 0.96))

    def comb(self, paper: Paper, cells, text: str, loose=1.0):
        """One character a box; some lean on the frame."""
        for (x, y, w, h), char in zip(cells, text):
            mask = self._glyphs(char, self.rng.uniform(3.7, 4.7))
            limit = px(w * 1.04)
            if mask.shape[1] > limit:
                mask = cv2.resize(mask, (limit, mask.shape[0]), interpolation=cv2.INTER_AREA)
            left = x + w / 2 - mask.shape[1] / MM / 2 + self.rng.gauss(0, 0.35 * loose)
            top = y + h / 2 - mask.shape[0] / MM / 2 + self.rng.gauss(0, 0.4 * loose)
            paper.ink(mask, left, top, self.ink, self.rng.uniform(0.86, 0.96))

    def strike(self, paper: Paper, box):
        """A line through what stands in the box."""
        x, y, w, h = box
        points = [(x + 0.5, y + h / 2 + self.rng.uniform(-0.5, 0.5)), (x + w / 2, y + h / 2 + self.rng.uniform(-0.4, 0.4)), (x + w - 0.5, y + h / 2 + self.rng.uniform(-0.7, 0.7))]
        _stroke(paper, points, 0.42, self.ink)

    def tick(self, paper: Paper, box, how: str | None = None):
        """A cross, a check mark, or the box filled in."""
        r = self.rng
        x, y, w, h = box
        how = how or r.choice(["cross", "cross", "check", "check", "fill"])
        j = lambda: r.gauss(0, 0.35)
        if how == "cross":
            _stroke(paper, [(x + j(), y + j()), (x + w / 2 + j() / 2, y + h / 2 + j() / 2), (x + w + j(), y + h + j())], r.uniform(0.4, 0.6), self.ink)
            _stroke(paper, [(x + w + j(), y + j()), (x + w / 2 + j() / 2, y + h / 2 + j() / 2), (x + j(), y + h + j())], r.uniform(0.4, 0.6), self.ink)
        elif how == "check":
            _stroke(paper, [(x + 0.4 + j(), y + h * 0.5 + j()), (x + w * 0.42 + j(), y + h * 0.95 + j()), (x + w * 1.15 + j(), y - h * 0.25 + j())], r.uniform(0.42, 0.62), self.ink)
        else:
            points = []
            for k in range(9):
                points.append((x + 0.6 + (w - 1.2) * k / 8, y + (0.5 if k % 2 else h - 0.5) + j() / 2))
            _stroke(paper, points, 0.75, self.ink, smooth=False)

    def sign(self, paper: Paper, box):
        """A signature: loops that run on, and a flourish."""
        r = self.rng
        x, y, w, h = box
        width, height = w * r.uniform(0.4, 0.65), h * r.uniform(0.3, 0.5)
        left, base = x + (w - width) * r.uniform(0.2, 0.8), y + h * r.uniform(0.5, 0.7)
        points, steps, loops = [], 90, r.uniform(3, 6.5)
        a, b, c = r.uniform(0.5, 1), r.uniform(0, 6), r.uniform(0.25, 0.6)
        for k in range(steps):
            t = k / steps
            fade = a * (0.35 + 0.65 * abs(math.sin(b + 5 * t))) * (1 - 0.4 * t)
            points.append((left + width * t + c * height * 0.5 * math.sin(2 * math.pi * loops * t), base - height * fade * (0.5 + 0.5 * math.cos(2 * math.pi * loops * t + b))))
        _stroke(paper, points, r.uniform(0.35, 0.6), self.ink)
        if r.random() < 0.75:
            y2 = base + height * r.uniform(0.05, 0.3)
            _stroke(paper, [(left - 2, y2 + r.uniform(-1, 2)), (left + width * 0.4, y2), (left + width * 1.1, y2 - r.uniform(0, 3))], r.uniform(0.3, 0.5), self.ink)


def stamp(paper: Paper, rng: Random, lines: list[str], centre, ink="violet", shape="frame", width=46.0, faint=0.8):
    """A rubber stamp: framed, round or bare lines; turned a little, blotchy."""
    scale = width / 46
    w, h = px(width), px((5 + 5 * len(lines)) * scale) if shape != "round" else px(width * 0.72)
    if shape == "round":
        w = h
    mask = Image.new("L", (w + 8, h + 8), 0)
    draw = ImageDraw.Draw(mask)
    if shape == "frame":
        draw.rectangle([4, 4, w, h], outline=255, width=px(0.5))
    elif shape == "double":
        draw.rounded_rectangle([4, 4, w, h], 18, outline=255, width=px(0.35))
        draw.rounded_rectangle([14, 14, w - 10, h - 10], 14, outline=255, width=px(0.25))
    elif shape == "round":
        draw.ellipse([4, 4, w, h], outline=255, width=px(0.5))
        draw.ellipse([16, 16, w - 12, h - 12], outline=255, width=px(0.25))
    step = h / (len(lines) + 1)
    for i, line in enumerate(lines):
        size = px((4.0 if i == 0 else 3.0) * scale)
        font = printed("sans", size, i == 0)
        limit = w * (0.78 if shape == "round" else 0.92)
        while font.getlength(line) > limit and size > 12:
            size -= 1
            font = printed("sans", size, i == 0)
        draw.text((w / 2 + 4, step * (i + 1)), line, font=font, fill=255, anchor="mm")
    blotch = cv2.resize(np.array([[rng.uniform(0.55, 1) for _ in range(14)] for _ in range(8)], np.float32), (mask.width, mask.height), interpolation=cv2.INTER_CUBIC)
    inked = (np.asarray(mask) * np.clip(blotch, 0, 1)).astype(np.uint8)
    turned = _turn(inked, rng.uniform(-9, 9), trim=False)
    paper.ink(turned, centre[0] - turned.shape[1] / MM / 2, centre[1] - turned.shape[0] / MM / 2, INKS[ink], faint)


def inpe_label(paper: Paper, rng: Random, box, inpe: str, name: str):
    """The professional's label: name, Code 128, digits; glued a little askew."""
    x, y, w, h = box
    width, height = min(52.0, w - 4), min(11.5, h - 0.6)
    slip = Paper(width, height, rng.choice(["#fdfdfb", "#fffef4", "#fbfcff"]))
    slip.text(width / 2, 2.7, name[:34], 2.3, "sans", True, "#1c1c1c", "ms")
    modules = barcode.code128(inpe)
    bar = 0.339
    barcode.draw(slip, modules, (width - bar * len(modules)) / 2, 3.3, bar * len(modules), height - 6.4)
    spaced = inpe if rng.random() < 0.5 else f"{inpe[:3]} {inpe[3:6]} {inpe[6:]}"
    slip.text(width / 2, height - 0.6, rng.choice(["", "INPE "]) + spaced, 2.5, rng.choice(["sans", "mono"]), False, "#1c1c1c", "ms")
    paper.glue(slip, x + 1.5 + rng.uniform(0, max(0.5, min(w - width - 3, 14))), y + (h - height) / 2 + rng.uniform(-0.4, 0.4), rng.uniform(-2.2, 2.2))


def _stroke(paper: Paper, points, width, colour, smooth=True):
    """A pen's line through points in millimetres."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    left, top = min(xs) - 2, min(ys) - 2
    mask = strokes.pen([(_px(x - left), _px(y - top)) for x, y in points], (px(max(ys) - top + 2), px(max(xs) - left + 2)), width * MM, smooth)
    paper.ink(mask, left, top, colour, 0.92)


def _px(mm: float) -> float:
    return mm * MM


def _bend(mask: np.ndarray, rng: Random, amount: float, grain: float) -> np.ndarray:
    """A smooth random displacement: `amount` pixels, changing over `grain` pixels."""
    h, w = mask.shape
    gh, gw = max(3, int(h / grain) + 2), max(3, int(w / grain) + 2)
    field = lambda: cv2.resize(np.array([[rng.gauss(0, amount) for _ in range(gw)] for _ in range(gh)], np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    gx, gy = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    return cv2.remap(mask, gx + field(), gy + field(), cv2.INTER_LINEAR, borderValue=0)


def _turn(mask: np.ndarray, degrees: float, trim=True) -> np.ndarray:
    turned = np.asarray(Image.fromarray(mask).rotate(degrees, Image.BICUBIC, expand=True))
    return _trim(turned) if trim else turned


def _trim(mask: np.ndarray) -> np.ndarray:
    rows, columns = np.where(mask.max(1) > 20)[0], np.where(mask.max(0) > 20)[0]
    return mask if len(rows) == 0 else mask[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
