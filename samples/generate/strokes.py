"""Drawn digits: skeletons as pen strokes, bent anew each time, so that no font and no recorded hand is needed for the combs."""
from random import Random

import cv2
import numpy as np

# Strokes in a unit box, x right, y down.
_DIGITS = {
    "0": [[[(.55, .02), (.2, .15), (.08, .5), (.22, .9), (.55, .98), (.85, .75), (.9, .35), (.7, .05), (.45, .04)]]],
    "1": [[[(.2, .35), (.45, .18), (.62, .02), (.6, .5), (.58, .98)]], [[(.5, .02), (.5, .5), (.48, .98)]]],
    "2": [[[(.12, .25), (.3, .04), (.65, .03), (.82, .25), (.6, .55), (.3, .82), (.1, .97), (.5, .93), (.92, .96)]]],
    "3": [[[(.15, .12), (.45, .01), (.78, .15), (.7, .38), (.42, .48), (.75, .58), (.85, .78), (.55, .98), (.12, .88)]]],
    "4": [[[(.5, .02), (.25, .4), (.08, .66), (.5, .66), (.92, .64)], [(.7, .35), (.66, .7), (.64, 1.0)]]],
    "5": [[[(.82, .05), (.5, .04), (.25, .05), (.2, .25), (.18, .45), (.5, .38), (.82, .55), (.78, .85), (.45, 1.0), (.12, .9)]]],
    "6": [[[(.75, .03), (.42, .2), (.18, .55), (.15, .8), (.42, 1.0), (.75, .88), (.78, .62), (.5, .5), (.2, .68)]]],
    "7": [[[(.1, .06), (.5, .05), (.88, .04), (.65, .4), (.45, .98)], [(.3, .5), (.55, .48), (.8, .47)]], [[(.1, .08), (.5, .05), (.88, .04), (.65, .4), (.45, .98)]]],
    "8": [[[(.7, .15), (.45, .02), (.2, .18), (.35, .42), (.68, .58), (.82, .8), (.5, .99), (.18, .82), (.35, .58), (.65, .4), (.75, .18), (.62, .06)]]],
    "9": [[[(.8, .2), (.5, .03), (.2, .2), (.25, .45), (.55, .5), (.8, .25), (.8, .55), (.68, .98)]]],
}


class Style:
    """One writer: the shape chosen for each digit, its personal bends, slant, pen and width of the figures."""

    def __init__(self, rng: Random):
        self.shapes = {}
        for digit, variants in _DIGITS.items():
            shape = rng.choice(variants)
            self.shapes[digit] = [[(x + rng.gauss(0, 0.028), y + rng.gauss(0, 0.022)) for x, y in stroke] for stroke in shape]
        self.slant = rng.gauss(0.1, 0.08)
        self.pen = rng.uniform(0.085, 0.125)
        self.aspect = rng.uniform(0.58, 0.74)


def number(style: Style, rng: Random, text: str, height: int) -> np.ndarray:
    """A mask of the digits beside each other, `height` pixels high."""
    width = height * style.aspect
    pad = height * 0.3
    paths, x = [], pad
    for char in text:
        w = width * (0.45 if char == "1" else 1) * rng.uniform(0.92, 1.08)
        rise, size = rng.gauss(0, 0.03) * height, rng.uniform(0.94, 1.05)
        for stroke in style.shapes[char]:
            points = [(px + rng.gauss(0, 0.018), py + rng.gauss(0, 0.016)) for px, py in stroke]
            paths.append([(x + px * w + style.slant * (1 - py) * height * 0.6, pad + rise + py * height * size) for px, py in points])
        x += w + height * rng.uniform(0.16, 0.26)
    shape = (round(height + 2 * pad), round(x + pad))
    mask = np.zeros(shape, np.uint8)
    for path in paths:
        mask = np.maximum(mask, pen(path, shape, style.pen * height, True))
    rows, columns = np.where(mask.max(1) > 20)[0], np.where(mask.max(0) > 20)[0]
    return mask[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]


def pen(points, shape, width: float, smooth: bool) -> np.ndarray:
    """A round pen drawn through points (pixels), thinner where it moves fast."""
    scale = 2
    h, w = shape
    canvas = np.zeros((h * scale, w * scale), np.uint8)
    path = _spline(points) if smooth else points
    for (x1, y1), (x2, y2) in zip(path, path[1:]):
        cv2.line(canvas, (round(x1 * scale), round(y1 * scale)), (round(x2 * scale), round(y2 * scale)), 255, max(1, round(width * scale)), cv2.LINE_AA)
    return cv2.resize(canvas, (w, h), interpolation=cv2.INTER_AREA)


def _spline(points, steps=10):
    """Catmull-Rom through all points."""
    p = [points[0], *points, points[-1]]
    out = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:]):
        for k in range(steps):
            t = k / steps
            out.append(tuple(0.5 * (2 * b[i] + (c[i] - a[i]) * t + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t ** 3) for i in (0, 1)))
    return [*out, points[-1]]
