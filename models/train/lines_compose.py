"""Lines of written numbers as the reader cuts them out (src/extract/form/line.rs): one hand a line, at 8 px/mm, the form's print lifted off, paper white, cut tight.

One hand is one person's digits: a writer of DigiLeTs or FEMNIST, images of MNIST or USPS of like slant and pen, or a font."""

import glob
import os

import compose
import cv2
import ink
import numpy as np
from PIL import Image, ImageDraw, ImageFont

HEIGHT = 48  # of the network's input, as in src/read/line.rs
MAX_WIDTH = 640  # a line any wider is of a hand wider than any on a form
DUST = 4  # blobs smaller both ways do not widen the cut
KINDS = {"date": 0.32, "amount": 0.24, "count": 0.08, "cotation": 0.14, "inpe": 0.22}
WEIGHTS = {"digilets": 0.4, "mnist": 0.33, "femnist": 0.03, "usps": 0.05, "fonts": 0.19}
MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre janv fev avr juil sept oct nov dec".split()
KEYS = "C CS V VS K KC KE Z B AMM AMI AMO D DC SF SFI AIS P BP PC APM".split()
FONT_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz/-.,"
# Dates and amounts hold many 0, 1 and 2: where a digit is free, the others are likelier.
FREE = np.array([0.5, 0.7, 0.65, 1.1, 1.15, 1.1, 1.2, 1.25, 1.25, 1.25])
FREE /= FREE.sum()
TALL, DEEP = set("bdfhklt"), set("gjpqyz")


# What is written


def number(rng, digits):
    return "".join(str(d) for d in rng.choice(10, digits, p=FREE))


def date_text(rng):
    """A day as people write it, or, so that ink counts and not the calendar, digits in a date's shape."""
    day, month = int(rng.integers(1, 32)), int(rng.integers(1, 13))
    year = str(rng.choice([2025, 2026])) if rng.random() < 0.6 else f"{rng.choice([19, 20])}{number(rng, 2)}"
    day, month = (f"{day:02}", f"{month:02}") if rng.random() < 0.7 else (str(day), str(month))
    if rng.random() < 0.4:
        day, month = number(rng, len(day)), number(rng, len(month))
    year = year[2:] if rng.random() < 0.35 else year
    draw = rng.random()
    if draw < 0.05:
        return f"{day} {MONTHS[int(rng.integers(len(MONTHS)))]} {year}"
    sign = "/" if draw < 0.55 else "-" if draw < 0.75 else "." if draw < 0.88 else " " if draw < 0.96 else ""
    return sign.join([day, month, year])


def amount_text(rng):
    whole = number(rng, int(rng.choice([1, 2, 3, 4, 5], p=[0.04, 0.2, 0.46, 0.24, 0.06]))).lstrip("0") or "0"
    if rng.random() < 0.3:
        whole = whole[:-1] + "0"
    if len(whole) > 3 and rng.random() < 0.5:
        whole = whole[:-3] + (" " if rng.random() < 0.8 else ".") + whole[-3:]
    draw = rng.random()
    cents = "00" if rng.random() < 0.4 else number(rng, 2)
    sign = "," if rng.random() < 0.6 else "."
    tail = "" if draw < 0.36 else f"{sign}{cents}" if draw < 0.93 else ",-" if draw < 0.97 else f"{sign}{cents[0]}"
    money = "" if rng.random() < 0.6 else str(rng.choice([" dh", " DH", "dh", "DH", " Dhs", "Dh", " dhs", " Dh"]))
    return whole + tail + money


def count_text(rng):
    return str(rng.integers(1, 61)) if rng.random() < 0.6 else number(rng, int(rng.integers(1, 4)))


def cotation_text(rng):
    key = KEYS[int(rng.integers(len(KEYS)))]
    if rng.random() < 0.35:
        return key
    coefficient = number(rng, int(rng.choice([1, 2, 3], p=[0.3, 0.5, 0.2])))
    return key + (" " if rng.random() < 0.6 else "") + coefficient


def inpe_text(rng):
    digits = number(rng, 9)
    if rng.random() < 0.3:
        return digits[:3] + " " + digits[3:6] + " " + digits[6:]
    return digits if rng.random() < 0.75 else number(rng, int(rng.integers(4, 12)))


TEXTS = {"date": date_text, "amount": amount_text, "count": count_text, "cotation": cotation_text, "inpe": inpe_text}


# Whose ink it is


class Sheet:
    """Digits of many unnamed people; those of like slant and pen stand for one person."""

    def __init__(self, images, labels):
        self.images, self.labels = images, np.array(labels)
        traits = np.array([slant_and_pen(i) for i in images])
        self.traits = traits / traits.std(0)

    def person(self, rng):
        seed = self.traits[int(rng.integers(len(self.images)))]
        pool = {}
        for digit in range(10):
            # Of a random part of the images, so that a neighbourhood is never the same people twice.
            mine = rng.choice(np.where(self.labels == digit)[0], 150)
            near = mine[np.argsort(((self.traits[mine] - seed) ** 2).sum(1))[:4]]
            pool[str(digit)] = [self.images[i] for i in near]
        return pool


class People:
    """Pools of known writers."""

    def __init__(self, pools):
        self.pools = [pools[name] for name in sorted(pools)]

    def person(self, rng):
        return self.pools[int(rng.integers(len(self.pools)))]


def slant_and_pen(image):
    m = cv2.moments(image.astype(np.float32))
    return float(np.clip(m["mu11"] / max(m["mu02"], 1e-3), -1, 1)), compose.stroke(image)


def sheet(items, test):
    mine = [(ink.tight(image), c) for image, c, left_out in items if left_out == test]
    return Sheet([i for i, _ in mine], [c for _, c in mine])


def femnist(folder, test):
    d = np.load(os.path.join(folder, "femnist_digits.npz"))
    pools = {}
    for image, y, writer in zip(d["x"].reshape(-1, 28, 28), d["y"], d["writer"]):
        if (writer % 5 == 0) == test:
            pools.setdefault(int(writer), {}).setdefault(str(int(y)), []).append(ink.tight(image))
    return People({name: pool for name, pool in pools.items() if len(pool) == 10})


def digilets(folder, test):
    d = np.load(os.path.join(folder, "digilets.npz"))
    pools = {}
    for image, y, writer in zip(d["x"], d["y"], d["writer"]):
        if (int(writer) in ink.LEFT_OUT["digilets_writers"]) == test:
            character = str(y) if y < 10 else chr(ord("a") + y - 10) if y < 36 else chr(ord("A") + y - 36)
            pools.setdefault(int(writer), {}).setdefault(character, []).append(ink.tight(image))
    return People(pools)


def fonts(folder, test):
    """Characters of fonts, each (ink, its height, its foot under the baseline), in heights of the digits."""
    pools = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.ttf"))):
        name = os.path.basename(path)
        if any(left_out in name for left_out in ink.LEFT_OUT["fonts"]) != test:
            continue
        font = ImageFont.truetype(path, 72)
        digit = -font.getbbox("0", anchor="ls")[1]
        pools[name] = {}
        for character in FONT_CHARACTERS:
            picture = Image.new("L", (260, 260), 0)
            ImageDraw.Draw(picture).text((80, 150), character, font=font, fill=255, anchor="ls")
            picture = np.array(picture)
            ys = np.where((picture > 60).any(1))[0]
            if len(ys):
                pools[name][character] = [(ink.tight(picture), (ys[-1] + 1 - ys[0]) / digit, (ys[-1] + 1 - 150) / digit)]
    return People(pools)


def load(folder, font_folder, test):
    """source -> the hands of it that training sees, or, `test`, those that it does not."""
    return {
        "mnist": sheet(ink.mnist(folder), test),
        "usps": sheet(ink.usps(folder), test),
        "femnist": femnist(folder, test),
        "digilets": digilets(folder, test),
        "fonts": fonts(font_folder, test),
    }


# How a hand writes it


def hand(rng, name, sources):
    """One person for one line: whose characters, and what they do with them. Sizes in heights of the digits."""
    pool = sources[name].person(rng)
    if name not in ("digilets", "fonts"):
        letters = sources[str(rng.choice(["digilets", "digilets", "fonts"]))].person(rng)
        pool = {**{c: g for c, g in letters.items() if not c.isdigit()}, **pool}
    gap, size = rng.random(), float(np.clip(rng.normal(3.4, 0.6), 2.2, 5.0))
    return {
        "pool": pool,
        "figures": figures(rng),
        "us": name in ("mnist", "usps", "femnist"),
        "bars": rng.random() < 0.5,
        "flags": rng.random() < 0.45,
        "aspect": float(np.exp(rng.normal(0, 0.14))),
        "gap": rng.uniform(-0.08, 0.03) if gap < 0.28 else rng.uniform(0.02, 0.2) if gap < 0.82 else rng.uniform(0.2, 0.75),
        "uneven": rng.uniform(0.01, 0.09),
        "slant": rng.normal(-0.05, 0.16),
        "turn": rng.normal(0, 1.5),
        "pen": min(rng.uniform(0.25, 0.8), size * rng.uniform(0.13, 0.22)),  # mm
        "size": size,  # mm
        "lower": rng.uniform(0.52, 0.7),
        "own_signs": rng.random() < 0.5,
        "sign": {"lean": rng.uniform(0.0, 0.55), "long": rng.uniform(0.85, 1.6), "bow": rng.normal(0, 0.04), "dash": rng.uniform(0.15, 0.5), "dot": rng.uniform(0.02, 0.1)},
    }


def figures(rng):
    """Height and foot of every digit: some people write 0, 1 and 2 low and let 3, 4, 5, 7 and 9 hang, most keep to one height more or less."""
    uneven, low, hang = rng.uniform(0, 0.1), rng.uniform(0.58, 0.9), rng.uniform(0.05, 0.35)
    old = rng.random() < 0.2
    heights = {d: float(np.exp(rng.normal(0, uneven))) * (low if old and d in "012" else 1.0) for d in "0123456789"}
    return {d: (h, hang if old and d in "34579" else 0.0) for d, h in heights.items()}


def glyph(character, person, rng):
    """(ink, height, foot under the baseline), the latter in heights of the digits."""
    pool = person["pool"]
    if character not in pool or (character in "/-.," and not person["own_signs"]):
        return mark(character, person, rng)
    picked = pool[character][int(rng.integers(len(pool[character])))]
    if isinstance(picked, tuple):
        return picked
    if person["us"] and character == "7" and person["bars"] and rng.random() < 0.9:
        picked = compose.barred(picked, rng)
    if person["us"] and character == "1" and person["flags"] and picked.shape[1] < 0.55 * picked.shape[0] and rng.random() < 0.9:
        picked = compose.flagged(picked, 0.7 if person["bars"] else 0.45, rng)
    if character.isdigit():
        return picked, *person["figures"][character]
    if character.isupper() or character in TALL:
        return picked, 1.0, 0.0
    if character in DEEP:
        return picked, person["lower"] * 1.42, 0.3
    return picked, person["lower"] * (1.28 if character == "i" else 1.0), 0.0


def mark(character, person, rng):
    """A sign between digits, drawn with the pen: as `glyph`; what is neither slash, dash nor comma is a dot."""
    s, unit = person["sign"], 48
    t = max(2, int(round(person["pen"] / person["size"] * unit)))
    if character in "/":
        h, w = int(unit * s["long"] * rng.uniform(0.9, 1.1)), int(unit * s["lean"] * rng.uniform(0.8, 1.2)) + t
        points = [(t / 2 + (w - t) * (1 - k) + s["bow"] * unit * np.sin(np.pi * k), k * (h - 1)) for k in np.linspace(0, 1, 7)]
        return pen_line(points, h, w, t), h / unit, (s["long"] - 1) * rng.uniform(0.2, 0.7)
    if character == "-":
        w, rise = int(unit * s["dash"] * rng.uniform(0.8, 1.25)) + t, rng.normal(0, 0.04) * unit
        h = t + int(abs(rise)) + 2
        return pen_line([(t / 2, h / 2 + rise / 2), (w - t / 2, h / 2 - rise / 2)], h, w, t), h / unit, -rng.uniform(0.3, 0.55)
    if character == ",":
        h, w = int(unit * rng.uniform(0.2, 0.42)), int(unit * rng.uniform(0.06, 0.2)) + t
        return pen_line([(w - t / 2, t / 2), (w - t / 2, h * 0.4), (t / 2, h - t / 2)], h, w, t), h / unit, rng.uniform(0.08, 0.28)
    h, w = t + int(s["dot"] * unit * rng.uniform(0, 1)), t + int(s["dot"] * unit * rng.uniform(0, 1))
    return pen_line([(t / 2, t / 2), (w - t / 2, h - t / 2)], h, w, t), h / unit, rng.uniform(-0.12, 0.06)


def pen_line(points, h, w, t):
    picture = np.zeros((max(h, t) + 2, w + 2), np.uint8)
    cv2.polylines(picture, [(np.array(points) * 8 + 8).astype(np.int32)], False, 255, t, cv2.LINE_AA, 3)
    return ink.tight(picture)


def set_glyph(canvas, picture, left, top, h, w, person, rng):
    """Draws one character, its edge kept as sharp as a pen's."""
    turn, shear = np.deg2rad(person["turn"] + rng.normal(0, 2.5)), rng.normal(0, 0.04)
    a = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ np.array([[1, shear], [0, 1]]) @ np.diag([w / picture.shape[1], h / picture.shape[0]])
    pad = 6
    size = int(np.ceil(w)) + 2 * pad, int(np.ceil(h)) + 2 * pad
    offset = np.array(size) / 2 - a @ (np.array(picture.shape[::-1]) / 2 - 0.5) - 0.5
    shrink = picture.shape[0] / h
    if shrink > 1.6:
        picture = cv2.GaussianBlur(picture, (0, 0), 0.35 * shrink)
    drawn = cv2.warpAffine(picture, np.hstack([a, offset[:, None]]), size, flags=cv2.INTER_LINEAR)
    x, y = int(round(left)) - pad, int(round(top)) - pad
    region = canvas[max(y, 0) : y + size[1], max(x, 0) : x + size[0]]
    part = drawn[max(-y, 0) : max(-y, 0) + region.shape[0], max(-x, 0) : max(-x, 0) + region.shape[1]]
    np.maximum(region, part, out=region)


def written(text, person, rng):
    """The text as ink, 0 .. 255, at 8 px/mm, white around it."""
    tall = person["size"] * 8
    base, x = tall * 2.0, tall * 0.6
    canvas = np.zeros((int(tall * 3.2), int(tall * (1.6 + 1.9 * len(text)))), np.uint8)
    drift = rng.normal(0, 0.012)
    for character in text:
        gap = person["gap"] + rng.normal(0, person["uneven"])
        if character == " ":
            x += tall * (max(gap, 0) + rng.uniform(0.28, 0.85))
            continue
        picture, height, foot = glyph(character, person, rng)
        h = max(2.0, height * tall * rng.uniform(0.92, 1.08))
        w = max(2.0, picture.shape[1] * h / picture.shape[0] * person["aspect"] * rng.uniform(0.92, 1.08))
        y = base + tall * (foot + rng.normal(0, 0.025)) + drift * x - h
        set_glyph(canvas, picture, x, y, h, w, person, rng)
        x += w + gap * tall
        if x > canvas.shape[1] - tall:
            canvas = np.pad(canvas, ((0, 0), (0, int(2 * tall))))
    return canvas


def penned(canvas, person):
    """All strokes brought to the width of the person's pen."""
    soft = cv2.GaussianBlur(canvas, (0, 0), 0.8)
    on = (soft > 110).astype(np.uint8)
    inside = cv2.distanceTransform(on, cv2.DIST_L2, 3)
    ridge = (inside >= cv2.dilate(inside, np.ones((3, 3), np.uint8)) - 0.01) & (on > 0)
    if not ridge.any():
        return canvas
    half = float(np.median(inside[ridge]))
    grow = float(np.clip(person["pen"] * 4 - half, -0.45 * half, 2.2))
    outside = cv2.distanceTransform(1 - on, cv2.DIST_L2, 3)
    edge = cv2.GaussianBlur(inside - outside, (0, 0), 0.6)
    return np.clip((edge + grow + 0.5) * 255, 0, 255).astype(np.uint8)


def bent(canvas, person, rng):
    """The whole line leaned, its baseline waved and its strokes bent a little."""
    h, w = canvas.shape
    lean = person["slant"]
    extra = int(abs(lean) * h) + 4
    ys, xs = np.mgrid[0:h, 0 : w + 2 * extra].astype(np.float32)
    fine = rng.uniform(0.2, 1.0)
    dx = compose.smooth_noise(xs.shape, 14, rng) * fine
    dy = compose.smooth_noise(xs.shape, 14, rng) * fine + compose.smooth_noise(xs.shape, 90, rng) * rng.uniform(0, 1.6)
    return cv2.remap(canvas, xs - extra - lean * (ys - h / 2) + dx, ys + dy, cv2.INTER_LINEAR)


# How it reaches the network


def crossed(grey, strength, rng):
    """A printed rule lay across or under the writing and was lifted off: strokes joined again or not, rests of it left or not."""
    h, w = grey.shape
    rows = np.where((grey < 160).any(1))[0]
    if not len(rows):
        return grey
    y, half = int(rows[-1] - rng.uniform(-0.15, 0.35) * (rows[-1] - rows[0])), int(rng.integers(1, 3))
    a, b = max(2, y - half), min(h - 3, y + half + 1)
    if b <= a:
        return grey
    band = np.full((b - a, w), 255, np.float32)
    if rng.random() < 0.85:
        reach = np.ones((1, 2 * half + 1), np.uint8)
        band = np.minimum(band, np.maximum(cv2.erode(grey[a - 1 : a], reach), cv2.erode(grey[b : b + 1], reach)))
    grey[a:b] = band
    if rng.random() < 0.3:
        rests = compose.smooth_noise((1, w), rng.uniform(3, 14), rng)[0] > rng.uniform(0.7, 1.8)
        at = (a + b) // 2
        grey[at : at + int(rng.integers(1, 3)), rests] = 255 - strength * rng.uniform(0.3, 0.9)
    return grey


def strayed(grey, strength, rng):
    """Ink of a neighbour: the end of a stroke from above, below or beside."""
    columns = np.where((grey < 160).any(0))[0]
    if not len(columns):
        return grey
    x, side = int(rng.choice(columns)), rng.random() < 0.5
    y = int(grey.shape[0] * (rng.uniform(0.1, 0.25) if side else rng.uniform(0.78, 0.9)))
    end = (x + int(rng.normal(0, 8)), y + int(rng.normal(0, 7)))
    cv2.line(grey, (x, y), end, float(255 - strength), int(rng.integers(2, 5)), cv2.LINE_AA)
    return grey


def whitened(grey):
    """Paper brought to white, as the reader flattens a page's light."""
    paper = np.percentile(grey, 70)
    return np.clip(grey * (255 / max(paper, 1)), 0, 255).astype(np.uint8)


def tightened(grey):
    """`tighten` of src/read/line_crop.rs; None where there is no ink."""
    threshold, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    threshold = min(threshold + 1, int(np.percentile(grey, 90)) - 40)
    _, _, boxes, _ = cv2.connectedComponentsWithStats((grey < threshold).astype(np.uint8), connectivity=8)
    boxes = boxes[1:][(boxes[1:, 2] >= DUST) | (boxes[1:, 3] >= DUST)]
    if not len(boxes):
        return None
    x, y = boxes[:, 0].min(), boxes[:, 1].min()
    right, bottom = (boxes[:, 0] + boxes[:, 2]).max(), (boxes[:, 1] + boxes[:, 3]).max()
    margin = int(np.ceil((bottom - y) * 0.14)) + 2
    grey = np.pad(grey, margin, constant_values=255)
    return grey[y : bottom + 2 * margin, x : right + 2 * margin]


def reshaped(line, width, white):
    """`reshaped` of src/extract/form/line.rs, and then 48 high."""
    white = int(round(line.shape[0] * white))
    line = np.pad(line, ((white, white), (0, 0)), constant_values=255)
    wide = int(np.clip(round(line.shape[1] * width * HEIGHT / line.shape[0]), HEIGHT, 4 * MAX_WIDTH))
    flags = cv2.INTER_AREA if line.shape[0] > HEIGHT else cv2.INTER_LINEAR
    return cv2.resize(line, (wide, HEIGHT), interpolation=flags)


def line(sources, name, rng, kind=None, plain=False):
    """One line of a hand of source `name`: (HEIGHT x width uint8, text, kind). `plain`: in the shape it has, as the reader shows it first."""
    while True:
        chosen = kind or str(rng.choice(list(KINDS), p=list(KINDS.values())))
        text = TEXTS[chosen](rng)
        person = hand(rng, name, sources)
        canvas = bent(penned(written(text, person, rng), person), person, rng)
        strength = rng.uniform(100, 245)
        tone = 1 + 0.12 * compose.smooth_noise(canvas.shape, 1.6, rng)
        grey = np.clip(rng.uniform(238, 255) - canvas / 255.0 * strength * tone, 0, 255).astype(np.float32)
        grey = compose.degrade(grey, rng.random() < 0.16, rng)
        if rng.random() < 0.3:
            grey = crossed(grey, strength, rng)
        if rng.random() < 0.05:
            grey = strayed(grey, strength, rng)
        tight = tightened(whitened(grey))
        if tight is None:
            continue
        shape = (1.0, 0.0) if plain else (float(np.exp(rng.uniform(np.log(0.7), np.log(1.4)))), rng.uniform(0, 0.16) if rng.random() < 0.35 else 0.0)
        out = reshaped(tight, *shape)
        if out.shape[1] <= MAX_WIDTH and fits(text, out.shape[1]):
            return out, text, chosen


def fits(text, width):
    """Whether the network has the steps to spell the text: one a character, one more between two alike."""
    return len(text) + sum(a == b for a, b in zip(text, text[1:])) + 1 <= width // 8
