"""Cells as they arrive when a form is read: 8 px/mm, the box 43 x 53 px with 8 px around it, neighbours, walls, pens, scanners, cameras.

Two pictures of each: with the walls as they are, and with the print lifted off."""

import cv2
import numpy as np

cv2.setNumThreads(1)

CELL_W, CELL_H, MARGIN = 43, 53, 8
OUT_W, OUT_H = 36, 42
EMPTY = 36
PAD = 9  # drawn around the crop, so that blur and turns have something to take from


def european(ink, c, rng):
    """A bar across a 7, a flag on a 1, as hands here write them; MNIST, USPS and FEMNIST are of hands that do not."""
    if c == 7 and ink.shape[0] > 12 and rng.random() < 0.45:
        return barred(ink, rng)
    if c == 1 and ink.shape[0] > 12 and ink.shape[1] < 0.55 * ink.shape[0] and rng.random() < 0.3:
        return flagged(ink, 0.45, rng)
    return ink


def barred(ink, rng):
    """A 7 with a bar across its stem."""
    h, w = ink.shape
    y = int(h * rng.uniform(0.42, 0.62))
    xs = np.where(ink[y] > 100)[0]
    if not len(xs):
        return ink
    x, reach = int(xs.mean()), max(3, int(w * rng.uniform(0.22, 0.42)))
    pad = max(0, reach - x, x + reach - w + 1)
    ink = np.pad(ink, ((0, 0), (pad, pad)))
    tilt = int(rng.integers(-2, 3))
    cv2.line(ink, (x + pad - reach, y + tilt), (x + pad + reach, y - tilt), 255, max(1, stroke(ink)), cv2.LINE_AA)
    return ink


def flagged(ink, longest, rng):
    """A 1 with a flag at its top, up to `longest` of its height, and at times a foot."""
    h = ink.shape[0]
    xs = np.where(ink[0:2].max(0) > 100)[0]
    if not len(xs):
        return ink
    x = int(xs.mean())
    # Steeper than the head of a 7, or the two could not be told apart.
    dy = int(h * rng.uniform(0.18, longest))
    dx = int(dy * rng.uniform(0.35, 1.0))
    pad = max(0, dx - x + 2)
    ink = np.pad(ink, ((0, 0), (pad, 1)))
    cv2.line(ink, (x + pad, 1), (x + pad - dx, dy), 255, max(1, stroke(ink)), cv2.LINE_AA)
    if rng.random() < 0.15:
        r = int(h * rng.uniform(0.15, 0.3))
        foot = np.where(ink[-2:].max(0) > 100)[0]
        if len(foot):
            m = int(foot.mean())
            cv2.line(ink, (max(0, m - r), h - 2), (m + r, h - 2), 255, max(1, stroke(ink)), cv2.LINE_AA)
    return ink


def stroke(ink):
    """Width of the strokes: twice the mean distance of the ridge from the paper, roughly area over half the outline."""
    on = (ink > 110).astype(np.uint8)
    edge = on.sum() - cv2.erode(on, np.ones((3, 3), np.uint8)).sum()
    return int(round(2 * on.sum() / max(edge, 1))) if edge else 1


def place(canvas, ink, c, cx, cy, height, hand, rng):
    """Draws a character into `canvas` (float, 0 paper .. 1 ink), its middle at (cx, cy)."""
    ink = european(ink, c, rng) if hand["us"] else ink
    h, w = ink.shape
    scale = height / max(h, 1)
    wide = scale * hand["aspect"] * rng.uniform(0.9, 1.1)
    if w * wide > CELL_W * 1.12:
        wide = CELL_W * 1.12 / w
    if c == 1 or w < 0.2 * h:
        wide = min(wide, scale * 1.15)
    turn = np.deg2rad(hand["turn"] + rng.normal(0, 3))
    slant = hand["slant"] + rng.normal(0, 0.05)
    a = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ np.array([[1, slant], [0, 1]]) @ np.diag([wide, scale])
    m = np.hstack([a, (np.array([cx, cy]) - a @ np.array([w / 2, h / 2]))[:, None]])
    size = canvas.shape[::-1]
    drawn = cv2.warpAffine(ink, m, size, flags=cv2.INTER_LINEAR).astype(np.float32) / 255
    if h < 40:  # low-resolution sources: sharpen the blown-up edge again
        drawn = cv2.GaussianBlur(drawn, (0, 0), 1.1)
        drawn = np.clip((drawn - hand["cut"]) * 4 + 0.5, 0, 1)
    if hand["thick"] > 0:
        drawn = cv2.dilate(drawn, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (hand["thick"] * 2 + 1,) * 2) if hand["thick"] > 1 else np.ones((2, 2), np.uint8))
    elif hand["thick"] < 0 and drawn.sum() > 400:
        drawn = cv2.erode(drawn, np.ones((2, 2), np.uint8))
    np.maximum(canvas, drawn, out=canvas)


def lightened(grey, mask):
    """Takes off what blur spreads of the print beyond `mask`: `lighten` of src/read/registration/ink.rs."""
    distance = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L1, 3)
    far = grey[distance > 8]
    paper = float(np.median(far)) if len(far) >= 60 else 255.0
    out, darkest = grey.copy(), 255.0
    for d in range(1, 9):
        rim = distance == d
        if rim.sum() < 60:
            continue
        darkest = min(darkest, paper - float(np.median(grey[rim])))
        if darkest >= 14:
            out[rim] = np.minimum(grey[rim] * paper / max(paper - darkest, 1), 255)
    return out


def lifted(grey, left, top, line, rng):
    """What is left when the printed walls are lifted off and strokes joined across them, as src/read/registration/ink.rs does it."""
    h, w = grey.shape
    half = line / 2 + 2
    slip = rng.normal(0, 0.6, 2)
    bands = [(0, left + slip[0] + k * CELL_W - half, left + slip[0] + k * CELL_W + half) for k in (-1, 0, 1, 2)]
    bands += [(1, top + slip[1] - half, top + slip[1] + half), (1, top + slip[1] + CELL_H - half, top + slip[1] + CELL_H + half)]
    bands = [(axis, int(round(a)), int(round(b))) for axis, a, b in bands if 1 < a and b < (h if axis else w) - 2]
    mask = np.zeros(grey.shape, bool)
    for axis, a, b in bands:
        mask[(slice(a, b), slice(None)) if axis else (slice(None), slice(a, b))] = True
    open_ink = np.where(mask, 255, lightened(grey, mask)).astype(np.float32)
    out = open_ink.copy()
    for axis, a, b in bands:
        source = open_ink.T if axis == 0 else open_ink
        reach = max(1, (b - a) // 2)
        beside = [cv2.erode(source[i].reshape(1, -1), np.ones((1, 2 * reach + 1), np.uint8))[0] for i in (a - 1, b)]
        joined = np.maximum(*beside)
        target = out.T if axis == 0 else out
        target[a:b] = np.minimum(target[a:b], joined)
    return out


def walls(shape, left, top, line, rng):
    """The printed box walls around the cell, as a mask of ink."""
    mask = np.zeros(shape, np.float32)
    for k in (-1, 0, 1, 2):
        x = int(round(left + k * CELL_W))
        if -5 <= x < shape[1] + 5 and not (k in (-1, 2) and rng.random() < 0.3):
            cv2.line(mask, (x, int(top)), (x + int(rng.integers(-1, 2)), int(top + CELL_H)), 1.0, line)
    for y in (top, top + CELL_H):
        cv2.line(mask, (0, int(y)), (shape[1], int(y) + int(rng.integers(-1, 2))), 1.0, line)
    return mask


def smooth_noise(shape, size, rng):
    """Noise of spread about one with patches of `size` pixels."""
    small = rng.standard_normal((max(2, int(shape[0] / size)), max(2, int(shape[1] / size))), np.float32)
    return cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)


def bent(canvas, rng):
    """The writing pushed about by a pixel or two, each part its own way: no hand makes a character twice alike, and a font always does."""
    h, w = canvas.shape
    reach = rng.uniform(0.5, 2.6)
    xs, ys = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    x, y = (axis + reach * smooth_noise(canvas.shape, 16, rng).astype(np.float32) for axis in (xs, ys))
    return cv2.remap(canvas, x, y, cv2.INTER_LINEAR)


def degrade(grey, hard, rng):
    """From the paper to the file and back to 8 px/mm; `hard` for the worst of faxes and telephones."""
    h, w = grey.shape
    bitonal = rng.random() < 0.25
    factor = rng.uniform(0.9, 1.6) if bitonal or not hard else rng.uniform(0.5, 0.9)
    if rng.random() < 0.7:
        grey = cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.3, 2.2 if hard else 1.2))
    small = cv2.resize(grey, (max(8, int(w * factor)), max(8, int(h * factor))), interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR)
    small = small + rng.standard_normal(small.shape, np.float32) * rng.uniform(0.5, 14 if hard else 6)
    if bitonal:
        small = np.where(small < rng.uniform(120, 215), 0.0, 255.0)
    elif rng.random() < 0.6:
        ok, code = cv2.imencode(".jpg", np.clip(small, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(28 if hard else 55, 92))])
        small = cv2.imdecode(code, 0).astype(np.float32)
    return cv2.resize(small.astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR)


def normalised(crop):
    """Grey crop to ink 0..1: paper is the brightest fifth, ink the darkest hundredth, at least 60 grey values apart. As in src/read/cells.rs."""
    order = np.sort(crop, axis=None)
    paper, ink = order[len(order) * 4 // 5], order[len(order) // 100]
    return np.clip((paper - crop) / max(paper - ink, 60.0), 0, 1)


def cell(sources, weights, split, rng, c=None):
    """One cell: (2 x OUT_H x OUT_W uint8 ink: print lifted, print there; class, source)."""
    name = list(weights)[int(np.searchsorted(np.cumsum(list(weights.values())), rng.random()))]
    pool = sources[name][split]
    draw = rng.random()
    if c is None:
        if draw < 0.08:
            c = EMPTY
        elif name in ("digilets", "fonts") and draw < 0.48:
            c = int(rng.integers(10, 36))
        else:
            c = int(rng.integers(0, 10))
    w, h = CELL_W + 2 * MARGIN + 2 * PAD, CELL_H + 2 * MARGIN + 2 * PAD
    # The laying of the form onto the template is a little off, in place and size.
    hard = rng.random() < 0.25
    loose = 1.8 if hard else 1.1
    left, top = PAD + MARGIN + rng.normal(0, loose), PAD + MARGIN + rng.normal(0, loose)
    hand = {
        "us": name in ("mnist", "usps", "femnist"),
        "aspect": rng.uniform(0.75, 1.25) if rng.random() < 0.75 else rng.uniform(0.5, 0.8),
        "turn": rng.normal(0, 4),
        "slant": rng.normal(-0.05, 0.15),
        "cut": rng.uniform(0.3, 0.5),
        "thick": (-1, 0, 0, 0, 1, 1, 2)[int(rng.integers(7))],
    }
    height = CELL_H * float(np.clip(rng.normal(0.75, 0.13), 0.36, 1.12))
    canvas = np.zeros((h, w), np.float32)
    for k in (-1, 0, 1):
        if k == 0:
            if c == EMPTY:
                continue
            d = c
        elif rng.random() < 0.22:
            continue
        else:
            d = int(rng.integers(0, 10)) if rng.random() < 0.85 else int(rng.integers(0, 36))
        if d not in pool:
            continue
        ink = pool[d][int(rng.integers(len(pool[d])))]
        cx = left + (k + 0.5) * CELL_W + rng.normal(0, 4.5 if hard else 3)
        cy = top + CELL_H / 2 + rng.normal(0, 3.5 if hard else 2.5)
        place(canvas, ink, d, cx, cy, height * rng.uniform(0.88, 1.12), hand, rng)
    if rng.random() < 0.6:
        canvas = bent(canvas, rng)
    if rng.random() < 0.04:  # a stamp or a signature passes over
        points = (rng.uniform(-20, 120, (4, 2))).astype(np.int32)
        over = np.zeros_like(canvas)
        cv2.polylines(over, [points], False, 1.0, int(rng.integers(1, 4)), cv2.LINE_AA)
        canvas = np.maximum(canvas, over * rng.uniform(0.25, 0.6))
    pen = rng.uniform(75, 250)
    ink = canvas * pen * (1 + 0.12 * smooth_noise(canvas.shape, 1.5, rng))
    line = int(rng.integers(1, 4))
    mask = walls((h, w), left, top, line, rng)
    if rng.random() < 0.1:  # rests of them, as pale print and fax thresholds leave
        keep = (smooth_noise(mask.shape, rng.uniform(1.5, 5), rng) > rng.uniform(0, 0.3)).astype(np.float32)
        mask = mask * keep
    ink = np.maximum(ink, mask * rng.uniform(40, 215))
    paper = rng.uniform(235, 255)
    grey = degrade(np.clip(paper - ink, 0, 255).astype(np.float32), hard, rng)
    views = []
    for view in (lifted(grey, left, top, line, rng), grey):
        crop = view[PAD : PAD + CELL_H + 2 * MARGIN, PAD : PAD + CELL_W + 2 * MARGIN]
        small = cv2.resize(crop, (OUT_W, OUT_H), interpolation=cv2.INTER_AREA)
        views.append((normalised(small) * 255).astype(np.uint8))
    return np.stack(views), c, name
