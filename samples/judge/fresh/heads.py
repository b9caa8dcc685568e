"""Letterheads of `fresh`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
from heads import logo
from house import House
from paper import MM
from press import Press

CITIES = {"Rabat": "الرباط", "Casablanca": "الدار البيضاء", "Fès": "فاس", "Agadir": "أكادير", "Tanger": "طنجة", "Meknès": "مكناس", "Marrakech": "مراكش", "Oujda": "وجدة", "Salé": "سلا", "Kénitra": "القنيطرة", "Safi": "آسفي"}


def crown(p: Press, h: House):
    """A sign above the name, everything in the middle, the particulars in one run."""
    s, wide = p.scale, p.width - 2 * p.margin
    logo(p, h, p.width / 2 - 6 * s, 7, 12 * s)
    y = 7 + 21.5 * s
    p.put(p.width / 2, y, h.name, 5.6, True, h.colour, "ms", room=wide)
    lines = h.credentials()
    for k in range(0, len(lines), 2):
        y += 4.8 * s
        p.put(p.width / 2, y, "  |  ".join(lines[k:k + 2]), 2.9, False, h.colour, "ms", room=wide)
    y += 3 * s
    p.line(p.width / 2 - 18 * s, y, p.width / 2 + 18 * s, y, 1.0, h.colour)
    return y, None


def pill(p, h):
    """The name white on a rounded field, the rest to the right of it in two lines."""
    s, wide = p.scale, p.width - 2 * p.margin
    long = min(p.length(h.name, 5.2, True) + 12 * s, wide * 0.56)
    p.draw.rounded_rectangle([p.margin * MM, 9 * MM, (p.margin + long) * MM, (9 + 12 * s) * MM], 60, fill=h.colour)
    p.put(p.margin + long / 2, 9 + 8 * s, h.name, 5.2, True, "#ffffff", "ms", room=long - 8 * s)
    y = 9 + 4.2 * s
    for line in h.credentials():
        p.put(p.right, y, line, 2.8, False, h.colour, "rs", room=wide - long - 5)
        y += 4.6 * s
    return max(y, 9 + 13 * s), None


def triptych(p, h):
    """A ruled table of three cells: sign, name, particulars."""
    s, wide = p.scale, p.width - 2 * p.margin
    lines = h.credentials()
    high = max(21 * s, (5 + 4.5 * len(lines)) * s)
    edges = [p.margin, p.margin + 21 * s, p.margin + wide * 0.58, p.right]
    p.rect(p.margin, 9, wide, high, h.colour, 0.35)
    for x in edges[1:3]:
        p.line(x, 9, x, 9 + high, 0.25, h.colour)
    logo(p, h, p.margin + 4 * s, 9 + (high - 13 * s) / 2, 13 * s)
    middle = (edges[1] + edges[2]) / 2
    p.put(middle, 9 + high / 2 - 0.5 * s, h.name, 4.8, True, h.colour, "ms", room=edges[2] - edges[1] - 4)
    p.put(middle, 9 + high / 2 + 5.5 * s, h.arabic, 4.2, False, h.colour, "ms", "arabic", edges[2] - edges[1] - 4)
    for k, line in enumerate(lines):
        p.put(edges[2] + 2.5, 9 + (5 + 4.5 * k) * s, line, 2.7, False, "#222222", room=edges[3] - edges[2] - 4)
    return 9 + high + 1, None


def typed(p, h):
    """As a matrix printer writes it: capitals, a line of equals signs."""
    s, y = p.scale, 15 * p.scale
    p.put(p.margin, y, h.name.upper(), 4.6, True, family="mono", room=p.width * 0.55)
    for line in h.credentials():
        y += 4.7 * s
        p.put(p.margin, y, line.upper(), 2.8, family="mono", room=p.width * 0.55)
    y += 4.4 * s
    unit = p.length("=" * 20, 3, False, "mono") / 20
    p.put(p.margin, y, "=" * int((p.width - 2 * p.margin) / unit), 3, family="mono")
    return y, None


def corner(p, h):
    """A coloured corner; name and particulars to the right hand of the sheet's middle."""
    s = p.scale
    p.draw.polygon([(0, 0), (46 * s * MM, 0), (0, 34 * s * MM)], fill=h.colour)
    y, x = 15 * s, p.margin + 38 * s
    p.put(x, y, h.name, 6, True, h.colour, room=p.right - x)
    for line in h.credentials():
        y += 4.7 * s
        p.put(x, y, line, 2.9, False, "#333333", room=p.right - x)
    y = max(y, 34 * s)
    return y + 1, None


def tongues(p, h):
    """French and Arabic one above the other, in the middle, between two rules."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.line(p.margin, 8, p.right, 8, 0.9, h.colour)
    y = 8 + 8 * s
    p.put(p.width / 2, y, h.arabic, 5.8, True, h.colour, "ms", "arabic", wide)
    y += 9 * s
    p.put(p.width / 2, y, h.name, 5.2, True, h.colour, "ms", room=wide)
    lines = h.credentials()
    y += 5.4 * s
    p.put(p.width / 2, y, lines[0], 3, False, h.colour, "ms", room=wide)
    for line in lines[1:]:
        y += 4.5 * s
        p.put(p.width / 2, y, line, 2.8, False, "#333333", "ms", room=wide)
    city = CITIES.get(h.seller.city)
    if city:
        p.put(p.right, 8 + 8 * s, city, 4.4, False, h.colour, "rs", "arabic", wide * 0.25)
    y += 3 * s
    p.line(p.margin, y, p.right, y, 0.3, h.colour)
    return y, None


def topline(p, h):
    """Particulars small at the very edge, the name large beneath, room at its right."""
    s, lines = p.scale, h.credentials()
    p.put(p.margin, 8, "  ·  ".join(lines[1:]), 2.6 / min(s * 1.1, 1), False, "#444444", room=p.width - 2 * p.margin)
    p.line(p.margin, 10, p.right, 10, 0.2, h.colour)
    y = 10 + 10 * s
    p.put(p.margin, y, h.name, 7.2, True, h.colour, room=p.width * 0.5)
    p.put(p.margin, y + 6 * s, lines[0], 3.3, False, h.colour, "ls", "serif-italic", p.width * 0.5)
    return y + 7 * s, (p.width * 0.6, p.right, y - 2 * s)


def tab(p, h):
    """Name in the middle of a field that hangs from the upper edge; address and numbers left and right of it."""
    s, wide = p.scale, p.width * 0.44
    left = (p.width - wide) / 2
    p.draw.rounded_rectangle([left * MM, -6 * MM, (left + wide) * MM, 20 * s * MM], 44, fill=h.colour)
    p.put(p.width / 2, 9.5 * s, h.name, 4.8, True, "#ffffff", "ms", room=wide - 6)
    p.put(p.width / 2, 16 * s, h.trade, 2.9, False, "#ffffff", "ms", room=wide - 6)
    lines = [line for line in h.credentials() if line != h.trade]
    side = left - p.margin - 2
    y = 9 * s
    for k in range(0, len(lines), 2):
        p.put(p.margin, y, lines[k], 2.9, False, h.colour, room=side)
        if k + 1 < len(lines):
            p.put(p.right, y, lines[k + 1], 2.9, False, h.colour, "rs", room=side)
        y += 5.5 * s
    return max(y, 22 * s), None


def initial(p, h):
    """A large letter before a thin rule, the name beside it, room at the right."""
    s, lines = p.scale, h.credentials()
    letter = next(word for word in reversed(h.seller.name.split()) if word[0].isalpha())[0].upper()
    p.put(p.margin + 7 * s, 12 + 12 * s, letter, 16, True, h.colour, "ms", "serif")
    p.line(p.margin + 16 * s, 10, p.margin + 16 * s, 12 + 16 * s, 0.4, h.colour)
    x, y, room = p.margin + 19 * s, 10 + 5 * s, p.width * 0.58 - p.margin - 19 * s - 3
    p.put(x, y, h.name, 4.6, True, room=room)
    for line in lines:
        y += 4.5 * s
        p.put(x, y, line, 2.8, False, "#333333", room=room)
    return max(y, 12 + 17 * s), (p.width * 0.6, p.right, 10 + 5 * s)


def ruled_below(p, h):
    """Left hand: the name over a rule as long as the sheet, particulars in two columns under it."""
    s = p.scale
    p.put(p.margin, 17 * s, h.name, 6.4, True, h.colour, room=p.width * 0.62)
    p.put(p.right, 17 * s, h.arabic, 5.4, True, h.colour, "rs", "arabic", p.width * 0.26)
    p.line(p.margin, 20 * s, p.right, 20 * s, 1.4, h.colour)
    lines, half, y = h.credentials(), (p.width - 2 * p.margin) / 2, 20 * s
    for k in range(0, len(lines), 2):
        y += 5 * s
        p.put(p.margin, y, lines[k], 2.9, room=half - 3)
        if k + 1 < len(lines):
            p.put(p.margin + half, y, lines[k + 1], 2.9, room=half)
    return y + 1, None


HEADS = [crown, pill, triptych, typed, corner, tongues, topline, tab, initial, ruled_below, topline, initial]
