"""Letterheads in two groups. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
from house import House
from paper import MM
from press import Press


def _block(p: Press, h: House, x, y, anchor, size=5.0, room=0.0, fill="", lines=None, step=4.9, small=3.0):
    p.put(x, y, h.name, size, True, fill or h.colour, anchor, room=room)
    for line in h.credentials() if lines is None else lines:
        y += step * p.scale
        p.put(x, y, line, small, False, fill or h.colour, anchor, room=room)
    return y


def logo(p: Press, h: House, x, y, size):
    """A cross, a ring with initials, a leaf, bars or a snake's staff."""
    shape, c = h.own.choice(["cross", "ring", "leaf", "bars", "moon", "tooth"]), h.colour
    box = [x * MM, y * MM, (x + size) * MM, (y + size) * MM]
    third = size / 3
    if shape == "cross":
        p.rect(x + third, y, third, size, None, fill=c)
        p.rect(x, y + third, size, third, None, fill=c)
    elif shape == "ring":
        p.draw.ellipse(box, outline=c, width=7)
        p.put(x + size / 2, y + size * 0.62, "".join(word[0] for word in h.seller.name.split()[:2]), 4.6 * size / 16 / p.scale, True, c, "ms")
    elif shape == "leaf":
        p.draw.pieslice(box, 180, 360, fill=c)
        p.draw.pieslice([box[0], box[1] + size * 0.3 * MM, box[2], box[3] + size * 0.3 * MM], 0, 90, fill=c)
    elif shape == "bars":
        for k in range(4):
            p.rect(x + k * size / 4, y + size * (0.7 - 0.2 * k), size / 6, size * (0.3 + 0.2 * k), None, fill=c)
    elif shape == "moon":
        p.draw.ellipse(box, fill=c)
        p.draw.ellipse([box[0] + size * 0.3 * MM, box[1], box[2] + size * 0.3 * MM, box[3]], fill=h.tint)
    else:
        p.draw.rounded_rectangle(box, 40, outline=c, width=9)
        p.line(x + size / 2, y + 2, x + size / 2, y + size - 2, 0.8, c)


# --- fit


def plain(p, h):
    y = _block(p, h, p.margin, 19 * p.scale, "ls", room=p.width * 0.5)
    return y, (p.width * 0.58, p.right, 19 * p.scale)


def framed(p, h):
    lines = h.credentials()
    high = (13 + 4.9 * len(lines)) * p.scale
    p.rect(p.margin, 9, p.width - 2 * p.margin, high, h.colour, 0.3)
    return _block(p, h, p.width / 2, 9 + 8 * p.scale, "ms", 5.4, p.width - 2 * p.margin - 6, lines=lines) + 4, None


def beside_logo(p, h):
    logo(p, h, p.margin, 10, 17 * p.scale)
    y = _block(p, h, p.margin + 21 * p.scale, 16 * p.scale, "ls", 5.2, p.width * 0.7)
    y = max(y, 10 + 17 * p.scale) + 3
    p.line(p.margin, y, p.right, y, 0.4, h.colour)
    return y, None


# --- proof


def two_tongues(p, h):
    half = p.width / 2 - p.margin - 11 * p.scale
    logo(p, h, p.width / 2 - 7 * p.scale, 11, 14 * p.scale)
    y = _block(p, h, p.margin, 17 * p.scale, "ls", 4.4, half, step=4.6)
    p.put(p.right, 17 * p.scale, h.arabic, 5.6, True, h.colour, "rs", "arabic", half)
    p.put(p.right, 25 * p.scale, {"Rabat": "الرباط", "Casablanca": "الدار البيضاء", "Fès": "فاس", "Agadir": "أكادير", "Tanger": "طنجة"}.get(h.seller.city, "المغرب"), 4.6, False, h.colour, "rs", "arabic", half)
    p.put(p.right, 31 * p.scale, "الهاتف", 3.8, False, h.colour, "rs", "arabic")
    p.put(p.right - 12 * p.scale, 31 * p.scale, h.telephone, 3.0, False, h.colour, "rs")
    y = max(y, 33 * p.scale) + 4
    p.line(p.margin, y, p.right, y, 0.7, h.colour)
    return y, None


def reversed_band(p, h):
    p.rect(0, 0, p.width, 21 * p.scale, None, fill=h.colour)
    p.put(p.width / 2, 14 * p.scale, h.name, 7, True, "#ffffff", "ms", room=p.width - 2 * p.margin)
    y = 21 * p.scale
    line = ""
    for part in h.credentials() + [""]:
        joined = f"{line}  •  {part}" if line else part
        if line and (not part or p.length(joined, 2.9) > p.width - 2 * p.margin):
            y += 4.8 * p.scale
            p.put(p.width / 2, y, line, 2.9, False, h.colour, "ms")
            line = part
        else:
            line = joined
    return y + 1, None


def bar(p, h):
    lines = h.credentials()
    high = (8 + 4.9 * len(lines)) * p.scale
    p.rect(p.margin, 12, 2.4, high, None, fill=h.colour)
    y = _block(p, h, p.margin + 6, 12 + 6.5 * p.scale, "ls", 5.6, p.width * 0.5, lines=lines)
    return max(y, 12 + high), (p.width * 0.6, p.right, 12 + 6.5 * p.scale)


def spaced(p, h):
    p.put(p.width / 2, 17 * p.scale, " ".join(h.seller.name.upper()), 5, True, h.colour, "ms", room=p.width - 2 * p.margin)
    y = 17 * p.scale
    for k, line in enumerate(h.credentials()):
        y += 5 * p.scale
        p.put(p.width / 2, y, line, 3.1, False, h.colour, "ms", "serif-italic" if k == 0 else "")
    y += 3 * p.scale
    p.line(p.margin, y, p.right, y, 0.5, h.colour)
    p.line(p.margin, y + 1.2, p.right, y + 1.2, 0.2, h.colour)
    return y + 1.2, None


def right_hand(p, h):
    logo(p, h, p.margin, 10, 20 * p.scale)
    y = _block(p, h, p.right, 16 * p.scale, "rs", 5.2, p.width * 0.6)
    return max(y, 10 + 20 * p.scale) + 2, None


def card(p, h):
    lines, wide = h.credentials(), p.width * 0.46
    high = (12 + 4.7 * len(lines)) * p.scale
    p.draw.rounded_rectangle([p.margin * MM, 10 * MM, (p.margin + wide) * MM, (10 + high) * MM], 28, outline=h.colour, width=5, fill="#f1f5f7" if h.own.random() < 0.5 else None)
    _block(p, h, p.margin + wide / 2, 10 + 7.5 * p.scale, "ms", 4.6, wide - 6, lines=lines, step=4.7)
    return 10 + high + 2, (p.margin + wide + 8, p.right, 10 + 7.5 * p.scale)


def name_alone(p, h):
    p.put(p.margin, 20 * p.scale, h.name, 8, True, h.colour, room=p.width * 0.52)
    p.put(p.margin, 26 * p.scale, h.trade, 3.2, False, h.colour, room=p.width * 0.5)
    lines = [line for line in h.credentials() if line != h.trade]
    p.line(p.margin, 29 * p.scale, p.margin + p.width * 0.34, 29 * p.scale, 1.1, h.colour)
    y = 29 * p.scale
    for line in lines:
        y += 4.3 * p.scale
        p.put(p.margin, y, line, 2.6, False, "#444444", room=p.width * 0.5)
    return y, (p.width * 0.6, p.right, 19 * p.scale)


def flanked(p, h):
    p.put(p.width / 2, 16 * p.scale, h.name, 6, True, h.colour, "ms", room=p.width - 2 * p.margin)
    p.put(p.width / 2, 22 * p.scale, h.arabic, 5, False, h.colour, "ms", "arabic")
    lines, room = h.credentials(), p.width / 2 - p.margin - 3
    for k, line in enumerate(lines):
        row, column = divmod(k, 2)
        p.put(p.right if column else p.margin, (29 + 4.8 * row) * p.scale, line, 3, False, h.colour, "rs" if column else "ls", room=room)
    y = (29 + 4.8 * ((len(lines) - 1) // 2) + 3) * p.scale
    p.dots(p.margin, y, p.right, 0.7, 0.9, 0.5, h.colour)
    return y, None


HEADS = {"fit": [plain, framed, beside_logo], "proof": [two_tongues, reversed_band, bar, spaced, right_hand, card, name_alone, flanked, bar, card]}
