"""Letterheads of `apart`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
import math

from house import House
from paper import MM
from press import Press, folded

STAMP_INK = ("#2c3f9e", "#4a3a93", "#1f4f8f")


def sign(p: Press, h: House, x, y, size):
    """A capsule, a mortar, an eye, a star, an open cross or initials in a square."""
    c, shape = h.colour, h.own.choice(["capsule", "mortar", "eye", "star", "open", "initials"])
    at = lambda points: [((x + size * a) * MM, (y + size * b) * MM) for a, b in points]
    if shape == "capsule":
        p.draw.rounded_rectangle(at([(0.28, 0), (0.72, 1)]), round(size * 0.2 * MM), outline=c, width=6)
        p.draw.pieslice(at([(0.28, 0), (0.72, 0.44)]), 180, 360, fill=c)
        p.rect(x + size * 0.28, y + size * 0.22, size * 0.44, size * 0.3, None, fill=c)
    elif shape == "mortar":
        p.draw.polygon(at([(0.1, 0.4), (0.9, 0.4), (0.76, 0.86), (0.24, 0.86)]), fill=c)
        p.draw.line(at([(0.5, 0.42), (0.84, 0.02)]), fill=c, width=12)
        p.rect(x + size * 0.2, y + size * 0.9, size * 0.6, size * 0.08, None, fill=c)
    elif shape == "eye":
        p.draw.ellipse(at([(0, 0.24), (1, 0.76)]), outline=c, width=6)
        p.draw.ellipse(at([(0.33, 0.31), (0.67, 0.69)]), fill=c)
    elif shape == "star":
        reach = lambda k: 0.5 if k % 2 == 0 else 0.27
        p.draw.polygon(at([(0.5 + reach(k) * math.cos(k * math.pi / 6), 0.5 + reach(k) * math.sin(k * math.pi / 6)) for k in range(12)]), fill=c)
    elif shape == "open":
        a, b = 0.34, 0.66
        p.draw.line(at([(a, 0), (b, 0), (b, a), (1, a), (1, b), (b, b), (b, 1), (a, 1), (a, b), (0, b), (0, a), (a, a), (a, 0), (b, 0)]), fill=c, width=7)
    else:
        p.rect(x, y, size, size, None, fill=c)
        p.put(x + size / 2, y + size * 0.68, "".join(word[0] for word in h.seller.name.split()[:2]).upper(), size * 0.5 / p.scale, True, "#ffffff", "ms", room=size * 0.84)


def _lines(p: Press, lines, x, y, anchor="ls", size=2.9, step=4.6, room=0.0, fill="#262626", family="") -> float:
    """One under the other, the first at `y`; returns the last baseline."""
    for k, line in enumerate(lines):
        p.put(x, y + k * step * p.scale, line, size, False, fill, anchor, family, room)
    return y + (len(lines) - 1) * step * p.scale


def flush_right(p: Press, h: House):
    """Name and lines against the right margin; room at the left."""
    s, room = p.scale, p.width * 0.48
    p.put(p.right, 16 * s, h.name, 5.6, True, h.colour, "rs", room=room)
    y = _lines(p, h.credentials(), p.right, 21.8 * s, "rs", room=room)
    return y + 1, (p.margin, p.width * 0.44, 16 * s)


def three_below(p, h):
    """The name at the left and its trade in italics at the right; under a rule the rest, in three places of one line or two."""
    s, lines = p.scale, h.credentials()
    p.put(p.margin, 17 * s, h.name, 6.2, True, h.colour, room=p.width * 0.52)
    p.put(p.right, 17 * s, lines[0], 3.2, False, "#333333", "rs", "serif-italic", p.width * 0.3)
    p.line(p.margin, 19.6 * s, p.right, 19.6 * s, 0.6, h.colour)
    y, third = 19.6 * s, (p.width - 2 * p.margin) / 3
    for k in range(1, len(lines), 3):
        y += 5 * s
        for place, line in enumerate(lines[k:k + 3]):
            x, anchor = ((p.margin, "ls"), (p.width / 2, "ms"), (p.right, "rs"))[place]
            p.put(x, y, line, 2.9, False, "#222222", anchor, room=third - 3)
    return y + 1, None


def plate(p, h):
    """A coloured plate in the upper right corner with sign and name; the lines at the left."""
    s = p.scale
    left, high = p.width * 0.5, 24 * s
    p.rect(left, 0, p.width - left, high, None, fill=h.colour)
    p.put(left + (p.width - left) / 2, high * 0.52, h.name, 5.4, True, "#ffffff", "ms", room=p.width - left - 8)
    p.put(left + (p.width - left) / 2, high * 0.8, h.arabic, 4.4, False, "#ffffff", "ms", "arabic", p.width - left - 10)
    y = _lines(p, h.credentials(), p.margin, 9.6 * s, room=left - p.margin - 5)
    return max(y + 1, high + 1), None


def monogram(p, h):
    """A sign, the name with a rule under it, the lines in two columns beneath the rule."""
    s, lines = p.scale, h.credentials()
    sign(p, h, p.margin, 9, 19 * s)
    x, room = p.margin + 24 * s, (p.right - p.margin - 24 * s) / 2
    p.put(x, 9 + 6.4 * s, h.name, 5.8, True, h.colour, room=2 * room)
    p.line(x, 9 + 8.6 * s, p.right, 9 + 8.6 * s, 0.35, h.colour)
    y = 9 + 8.6 * s
    for k in range(0, len(lines), 2):
        y += 4.8 * s
        for place, line in enumerate(lines[k:k + 2]):
            p.put(x + room * place, y, line, 2.8, False, "#222222", room=room - 2)
    return max(y, 9 + 19 * s) + 1, None


def between_rules(p, h):
    """The name in the middle between two short rules, what follows in one run with bullets."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = 16 * s
    end = p.put(p.width / 2, y, h.name, 6, True, h.colour, "ms", room=wide * 0.66)
    half = end - p.width / 2 + 4
    for a, b in ((p.margin, p.width / 2 - half), (p.width / 2 + half, p.right)):
        p.line(a, y - 1.8 * s, b, y - 1.8 * s, 0.8, h.colour)
    return _lines(p, folded(p, h.credentials(), "  •  ", 2.9, wide), p.width / 2, y + 6.4 * s, "ms", 2.9, 4.8, wide) + 1, None


def pale_band(p, h):
    """The name large at the left; under it a pale band across the paper with everything else."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, 16 * s, h.name, 7, True, h.colour, room=wide * 0.64)
    sign(p, h, p.right - 11 * s, 6.5, 11 * s)
    lines = folded(p, h.credentials(), "   |   ", 2.8, wide)
    p.rect(0, 20 * s, p.width, (4.6 * len(lines) + 2) * s, None, fill="#e9eef0")
    y = _lines(p, lines, p.margin, 24.2 * s, size=2.8, room=wide)
    return y + 2, None


def typewritten(p, h):
    """Fixed letters in the middle, stars about the name, a line of underscores."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, 14 * s, f"*** {h.name.upper()} ***", 4.4, True, "", "ms", "typed", wide)
    y = _lines(p, h.credentials(), p.width / 2, 19.6 * s, "ms", 2.8, 4.5, wide, "", "typed")
    unit = p.length("_" * 20, 3, False, "typed") / 20
    p.put(p.margin, y + 3 * s, "_" * int(wide / unit), 3, family="typed")
    return y + 4 * s, None


def leaning(p, h):
    """A leaning field of colour with the name in it; the lines at its right."""
    s, lines = p.scale, h.credentials()
    end, high = p.width * 0.52, 19 * s
    p.draw.polygon([(0, 8 * MM), (end * MM, 8 * MM), ((end - 12 * s) * MM, (8 + high) * MM), (0, (8 + high) * MM)], fill=h.colour)
    p.put(p.margin, 8 + high * 0.62, h.name, 5.4, True, "#ffffff", room=end - p.margin - 16 * s)
    y = _lines(p, lines, p.right, 8 + 4.4 * s, "rs", 2.8, 4.5, p.right - end - 2)
    return max(y, 8 + high) + 1, None


def cachet(p, h):
    """No letterhead but the issuer's rubber stamp at the left, in ink; room at the right."""
    s, lines, ink = p.scale, h.credentials(), h.own.choice(STAMP_INK)
    wide, high = p.width * 0.44, (13 + 4.5 * len(lines)) * s
    p.draw.rounded_rectangle([p.margin * MM, 10 * MM, (p.margin + wide) * MM, (10 + high) * MM], 44, outline=ink, width=7)
    p.put(p.margin + wide / 2, 10 + 7.6 * s, h.name, 4.6, True, ink, "ms", room=wide - 7)
    _lines(p, lines, p.margin + wide / 2, 10 + 13 * s, "ms", 2.8, 4.5, wide - 6, ink)
    return 10 + high + 1, (p.margin + wide + 7, p.right, 10 + 6 * s)


def steps(p, h):
    """Three bars of unlike length at the top left; name and lines under them, room at the right."""
    s = p.scale
    for k, share in enumerate((0.5, 0.38, 0.26)):
        p.rect(0, (4 + 2.6 * k) * s, p.width * share, 1.5 * s, None, fill=h.colour if k != 1 else "#b9c3c9")
    p.put(p.margin, 19 * s, h.name, 5.6, True, room=p.width * 0.5)
    y = _lines(p, h.credentials(), p.margin, 24.6 * s, size=2.8, room=p.width * 0.48, fill=h.colour)
    return y + 1, (p.width * 0.57, p.right, 19 * s)


def hairlines(p, h):
    """The name in the middle; three columns under it with upright hairlines between."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, h.credentials()
    p.put(p.width / 2, 15.4 * s, h.name, 6.4, True, h.colour, "ms", room=wide)
    groups = [lines[:1], lines[1:2], lines[2:]]
    low = 20 * s + 4.4 * s * max(len(g) for g in groups)
    for k, group in enumerate(groups):
        _lines(p, group, p.margin + wide / 3 * (k + 0.5), 21.6 * s, "ms", 2.7, 4.4, wide / 3 - 5)
        if k:
            p.line(p.margin + wide / 3 * k, 18.6 * s, p.margin + wide / 3 * k, low, 0.25, h.colour)
    return low + 1, None


def word_left(p, h):
    """A word processor's plain lines at the left, the name underlined, nothing else; room at the right."""
    s = p.scale
    end = p.put(p.margin, 16 * s, h.name, 5, True, room=p.width * 0.5)
    p.line(p.margin, 17 * s, end, 17 * s, 0.35)
    y = _lines(p, h.credentials(), p.margin, 22.4 * s, size=3.2, step=5.2, room=p.width * 0.5, fill="")
    return y + 1, (p.width * 0.58, p.right, 16 * s)


HEADS = [flush_right, three_below, plate, monogram, between_rules, pale_band, typewritten, leaning, cachet, steps, hairlines, word_left, flush_right, cachet]
