"""Letterheads of `novel`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
import math

from house import House
from paper import MM
from press import Press

TRADES = {
    "pharmacy": "دكتور في الصيدلة", "laboratory": "التحاليل الطبية والبيولوجية", "radiology": "الفحص بالأشعة والصدى",
    "physician": "طب عام وفحص بالصدى", "paramedical": "الترويض الطبي", "facility": "جراحة - ولادة - مستعجلات",
}


def emblem(p: Press, h: House, x, y, size):
    """A crescent with a cross, a drop, a hexagon, a heartbeat, a shield or an eye-shaped leaf."""
    c, shape = h.colour, h.own.choice(["crescent", "drop", "hexagon", "beat", "shield", "petals"])
    at = lambda points: [((x + size * a) * MM, (y + size * b) * MM) for a, b in points]
    if shape == "crescent":
        p.draw.ellipse(at([(0, 0), (1, 1)]), fill=c)
        p.draw.ellipse(at([(0.3, 0.08), (1.14, 0.92)]), fill=h.tint)
        p.rect(x + size * 0.56, y + size * 0.3, size * 0.12, size * 0.4, None, fill=c)
        p.rect(x + size * 0.42, y + size * 0.44, size * 0.4, size * 0.12, None, fill=c)
    elif shape == "drop":
        p.draw.polygon(at([(0.5, 0), (0.82, 0.56), (0.18, 0.56)]), fill=c)
        p.draw.ellipse(at([(0.15, 0.32), (0.85, 1)]), fill=c)
    elif shape == "hexagon":
        ring = at([(0.5 + 0.5 * math.cos(k * math.pi / 3), 0.5 + 0.5 * math.sin(k * math.pi / 3)) for k in range(7)])
        p.draw.line(ring, fill=c, width=9)
        p.rect(x + size * 0.44, y + size * 0.28, size * 0.12, size * 0.44, None, fill=c)
        p.rect(x + size * 0.28, y + size * 0.44, size * 0.44, size * 0.12, None, fill=c)
    elif shape == "beat":
        p.draw.line(at([(0, 0.6), (0.25, 0.6), (0.36, 0.2), (0.52, 0.95), (0.66, 0.4), (0.72, 0.6), (1, 0.6)]), fill=c, width=9, joint="curve")
    elif shape == "shield":
        p.draw.polygon(at([(0.08, 0.05), (0.92, 0.05), (0.92, 0.55), (0.5, 1), (0.08, 0.55)]), fill=c)
        p.rect(x + size * 0.43, y + size * 0.2, size * 0.14, size * 0.46, None, fill="#ffffff")
        p.rect(x + size * 0.27, y + size * 0.36, size * 0.46, size * 0.14, None, fill="#ffffff")
    else:
        for k in range(4):
            a, b = math.cos(k * math.pi / 2 + 0.785), math.sin(k * math.pi / 2 + 0.785)
            p.draw.ellipse(at([(0.5 + 0.27 * a - 0.2, 0.5 + 0.27 * b - 0.2), (0.5 + 0.27 * a + 0.2, 0.5 + 0.27 * b + 0.2)]), fill=c)


def _lines(p: Press, lines, x, y, anchor="ls", size=2.9, step=4.6, room=0.0, fill="#2b2b2b", family="") -> float:
    """One line under the other, the first at `y`; returns the last baseline."""
    for k, line in enumerate(lines):
        p.put(x, y + k * step * p.scale, line, size, False, fill, anchor, family, room)
    return y + (len(lines) - 1) * step * p.scale


def twin(p: Press, h: House):
    """An emblem at either side, the name between them, its lines under it."""
    s, state = p.scale, h.own.getstate()
    for x in (p.margin, p.right - 15 * s):
        h.own.setstate(state)
        emblem(p, h, x, 9, 15 * s)
    room = p.width - 2 * p.margin - 38 * s
    p.put(p.width / 2, 9 + 7 * s, h.name, 5.8, True, h.colour, "ms", room=room)
    y = _lines(p, h.credentials(), p.width / 2, 9 + 12.4 * s, "ms", room=room)
    return max(y, 9 + 15 * s) + 2, None


def strip(p, h):
    """A coloured strip down the left edge of the paper; name and lines beside it."""
    s = p.scale
    p.rect(0, 0, 5 * s, p.height, None, fill=h.colour)
    p.put(p.margin, 17 * s, h.name, 6.6, True, h.colour, room=p.width * 0.72)
    lines = h.credentials()
    y = _lines(p, [" - ".join(lines[:2]), *lines[2:]], p.margin, 22.6 * s, room=p.width * 0.78)
    return y + 1, None


def opposed(p, h):
    """The name large at the left, a rule upright in the middle, particulars flush right."""
    s, lines = p.scale, h.credentials()
    p.put(p.margin, 19 * s, h.name, 7, True, h.colour, room=p.width * 0.44)
    p.put(p.margin, 25 * s, lines[0], 3.2, False, h.colour, "ls", "serif-italic", p.width * 0.44)
    y = _lines(p, lines[1:], p.right, 14 * s, "rs", 2.9, 4.8, p.width * 0.33)
    low = max(y, 26 * s) + 1
    p.line(p.width * 0.56, 10 * s, p.width * 0.56, low, 0.5, h.colour)
    return low, None


def arch(p, h):
    """A curved field at the upper edge with the name in it."""
    s, wide = p.scale, p.width
    p.draw.ellipse([-0.35 * wide * MM, -46 * s * MM, 1.35 * wide * MM, 22 * s * MM], fill=h.colour)
    p.put(wide / 2, 10 * s, h.name, 6, True, "#ffffff", "ms", room=wide * 0.7)
    p.put(wide / 2, 16.4 * s, h.trade, 3, False, "#ffffff", "ms", room=wide * 0.7)
    lines = [line for line in h.credentials() if line != h.trade]
    y = _lines(p, ["   ".join(lines[:2]), *lines[2:]], wide / 2, 27.5 * s, "ms", room=wide - 2 * p.margin)
    return y + 1, None


def double_frame(p, h):
    """Name and lines at the left in a frame within a frame; room at the right."""
    s, wide, lines = p.scale, p.width * 0.52 - p.margin, h.credentials()
    high = (14 + 4.6 * len(lines)) * s
    p.rect(p.margin, 9, wide, high, h.colour, 0.8)
    p.rect(p.margin + 1.3, 10.3, wide - 2.6, high - 2.6, h.colour, 0.2)
    p.put(p.margin + wide / 2, 9 + 8 * s, h.name, 5, True, h.colour, "ms", room=wide - 7)
    _lines(p, lines, p.margin + wide / 2, 9 + 14 * s, "ms", 2.8, room=wide - 7)
    return 9 + high + 1, (p.width * 0.57, p.right, 9 + 7 * s)


def facing(p, h):
    """French at the left, Arabic at the right, the address white in a band beneath."""
    s, half, lines = p.scale, p.width / 2 - p.margin - 4, h.credentials()
    p.put(p.margin, 16 * s, h.name, 5, True, h.colour, room=half)
    p.put(p.margin, 22 * s, lines[0], 3, False, h.colour, room=half)
    p.put(p.right, 16 * s, h.arabic, 6, True, h.colour, "rs", "arabic", half)
    p.put(p.right, 22.6 * s, TRADES.get(h.kind, ""), 4, False, h.colour, "rs", "arabic", half)
    y = 25.5 * s
    for k in range(1, len(lines), 2):
        p.rect(p.margin, y, p.width - 2 * p.margin, 5.6 * s, None, fill=h.colour)
        p.put(p.width / 2, y + 4 * s, "   -   ".join(lines[k:k + 2]), 2.8, False, "#ffffff", "ms", room=p.width - 2 * p.margin - 6)
        y += 5.6 * s
    return y, None


def wordmade(p, h):
    """As made in a word processor: all in the middle, in italics, a double rule under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, 16 * s, h.name, 7.4, True, h.colour, "ms", "serif-italic", wide)
    for k, line in enumerate(h.credentials()):
        p.put(p.width / 2, (22.4 + 5 * k) * s, line, 3.2, k == 0, "", "ms", "serif-italic" if k == 0 else "serif", wide)
        y = (22.4 + 5 * k) * s
    for gap, thick in ((3, 0.7), (4.2, 0.25)):
        p.line(p.margin, y + gap * s, p.right, y + gap * s, thick, "#555555")
    return y + 4.2 * s, None


def listing(p, h):
    """Continuous paper of a matrix printer, with its holes; the name in wide letters, room at the right."""
    s = p.scale
    for k in range(int(p.height / 12.7)):
        for x in (3.2, p.width - 3.2):
            p.draw.ellipse([(x - 1.6) * MM, (6 + 12.7 * k - 1.6) * MM, (x + 1.6) * MM, (6 + 12.7 * k + 1.6) * MM], fill="#d9d9d6", outline="#b4b4b0", width=2)
    p.put(p.margin, 15 * s, h.name.upper(), 4.8, True, family="mono", room=p.width * 0.5)
    y = _lines(p, [line.upper() for line in h.credentials()], p.margin, 20.5 * s, size=2.8, step=4.4, room=p.width * 0.48, fill="", family="mono")
    return y + 1, (p.width * 0.57, p.right, 15 * s)


def emblem_right(p, h):
    """Name and lines left, the emblem in the right corner, dashes across beneath."""
    s, lines = p.scale, h.credentials()
    emblem(p, h, p.right - 18 * s, 8, 18 * s)
    p.put(p.margin, 16 * s, h.name, 5.6, True, room=p.width * 0.66)
    y = max(_lines(p, lines, p.margin, 21.8 * s, room=p.width * 0.62, fill=h.colour), 8 + 18 * s)
    p.dots(p.margin, y + 3, p.right, 2.2, 1.4, 0.4, h.colour)
    return y + 3, None


def small_capitals(p, h):
    """Letters in two sizes, underlined; the lines in small print; room at the right."""
    s, x = p.scale, p.margin
    sizes = (6.4, 5.0)
    whole = lambda: sum(p.length(word[0], sizes[0], True) + p.length(word[1:], sizes[1], True) + 1.8 * s for word in words)
    words = h.seller.name.upper().split()
    while whole() > p.width * 0.5 - p.margin:
        sizes = (sizes[0] * 0.95, sizes[1] * 0.95)
    for word in words:
        for part, size in ((word[0], sizes[0]), (word[1:], sizes[1])):
            x = p.put(x, 17 * s, part, size, True, h.colour)
        x += 1.8 * s
    p.line(p.margin, 18.6 * s, x - 1.8 * s, 18.6 * s, 0.5, h.colour)
    y = _lines(p, h.credentials(), p.margin, 23.6 * s, size=2.7, step=4.3, room=p.width * 0.48)
    return y + 1, (p.width * 0.58, p.right, 16 * s)


def ribbon(p, h):
    """A thin dark ribbon over a broad light one: the name in the light one, particulars at its right."""
    s, lines = p.scale, h.credentials()
    high = max(17.0, 4.4 * len(lines) + 3) * s
    p.rect(0, 5, p.width, 2.4 * s, None, fill=h.colour)
    p.rect(0, 5 + 2.4 * s, p.width, high, None, fill="#e7ebf0")
    p.put(p.margin, 5 + 2.4 * s + high / 2 + 2 * s, h.name, 6.2, True, h.colour, room=p.width * 0.46)
    _lines(p, lines, p.right, 5 + 2.4 * s + high / 2 + (1 - 2.2 * (len(lines) - 1)) * s, "rs", 2.8, 4.4, p.width * 0.38)
    return 5 + 2.4 * s + high, None


def cartouche(p, h):
    """A rounded frame as wide as the paper: emblem, name and lines in it."""
    s, lines = p.scale, h.credentials()
    high = (12.5 + 4.6 * len(lines)) * s
    p.draw.rounded_rectangle([p.margin * MM, 8 * MM, p.right * MM, (8 + high) * MM], 50, outline=h.colour, width=6)
    emblem(p, h, p.margin + 5 * s, 8 + (high - 16 * s) / 2, 16 * s)
    x, room = p.margin + 26 * s, p.width - 2 * p.margin - 30 * s
    p.put(x, 8 + 7.6 * s, h.name, 5.4, True, h.colour, room=room)
    _lines(p, lines, x, 8 + 13 * s, room=room)
    return 8 + high, None


HEADS = [twin, strip, opposed, arch, double_frame, facing, wordmade, listing, emblem_right, small_capitals, ribbon, cartouche, double_frame, small_capitals]
