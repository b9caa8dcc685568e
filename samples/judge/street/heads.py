"""Letterheads of `street`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
import unicodedata

from house import House
from paper import MM
from press import Press, folded
from street import arabic
from street.marks import mark

GREY = "#333333"


def told(h: House) -> list[str]:
    """The lines of a head: those that every issuer has, and what some add."""
    lines = h.credentials()
    plain = "".join(c for c in unicodedata.normalize("NFD", h.seller.name.lower()) if c.isascii() and c.isalnum())[:22]
    if h.kind != "supplier" and h.own.random() < 0.45:
        lines.append(f"{h.own.choice(['INPE : ', 'INPE ', 'Code INPE : ', 'N° INPE : '])}{h.seller.inpe}")
    if h.own.random() < 0.3:
        lines.append(f"{h.own.choice(['E-mail : ', 'Email : ', ''])}{plain}@{h.own.choice(['gmail.com', 'menara.ma', 'hotmail.com'])}")
    if h.own.random() < 0.2:
        lines.append(f"Fax : {h.telephone[:-1]}{(int(h.telephone[-1]) + 3) % 10}")
    return lines


def column(p: Press, lines, x, y, anchor="ls", size=2.9, step=4.5, room=0.0, fill=GREY, family="") -> float:
    """One line under the other, the first at `y`; returns the last baseline."""
    for k, line in enumerate(lines):
        p.put(x, y + k * step * p.scale, line, size, False, fill, anchor, family, room)
    return y + (len(lines) - 1) * step * p.scale


def both_tongues(p: Press, h: House):
    """French at the left, Arabic line by line at the right, the sign between them, a rule under all."""
    s, side = p.scale, p.width / 2 - p.margin - 10 * p.scale
    lines = told(h)
    mark(p, h, p.width / 2 - 7 * s, 9, 14 * s)
    p.put(p.margin, 14 * s, h.name, 4.6, True, h.colour, room=side)
    low = column(p, lines, p.margin, 19.4 * s, size=2.8, room=side)
    for k, text in enumerate(arabic.block(h)):
        p.put(p.right, (14.4 + 6 * k) * s, text, 5.4 if k == 0 else 4, k == 0, h.colour, "rs", "arabic", side)
    low = max(low, 28 * s) + 3 * s
    p.line(p.margin, low, p.right, low, 0.5, h.colour)
    return low, None


def program(p, h):
    """A shop program's plain lines at the left; room for the client at the right."""
    s = p.scale
    p.put(p.margin, 15 * s, h.name.upper(), 4.4, True, room=p.width * 0.46)
    return column(p, told(h), p.margin, 20.4 * s, size=3.0, step=4.7, room=p.width * 0.44, fill="") + 1, (p.width * 0.55, p.right, 15 * s)


def sheet_cells(p, h):
    """A spreadsheet's: the name in a grey cell across the paper, the lines in a cell under it."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    rows = folded(p, lines, "  -  ", 2.9, wide - 6)
    p.rect(p.margin, 9, wide, 11 * s, "#444444", 0.3, "#d9d9d9")
    p.put(p.width / 2, 9 + 7.6 * s, h.name, 5.6, True, anchor="ms", room=wide - 6)
    high = (2.6 + 4.6 * len(rows)) * s
    p.rect(p.margin, 9 + 11 * s, wide, high, "#444444", 0.3)
    column(p, rows, p.width / 2, 9 + 15.4 * s, "ms", 2.9, 4.6, wide - 5)
    return 9 + 11 * s + high, None


def sign_left(p, h):
    """The sign, name and lines behind it; room at the right."""
    s, x = p.scale, p.margin + 19 * p.scale
    mark(p, h, p.margin, 10, 15 * s)
    p.put(x, 15 * s, h.name, 4.8, True, h.colour, room=p.width * 0.55 - x)
    y = column(p, told(h), x, 20.2 * s, size=2.7, step=4.3, room=p.width * 0.55 - x)
    return max(y, 10 + 15 * s) + 1, (p.width * 0.59, p.right, 15 * s)


def doctor(p, h):
    """French and Arabic face to face under each other's names; the address in one line between two rules."""
    s, side, wide, lines = p.scale, p.width / 2 - p.margin - 4, p.width - 2 * p.margin, told(h)
    p.put(p.margin, 15 * s, h.name, 5.2, True, h.colour, room=side)
    p.put(p.margin, 21 * s, lines[0], 3.2, False, h.colour, room=side)
    for k, text in enumerate(arabic.block(h)[:2]):
        p.put(p.right, (15.4 + 6.6 * k) * s, text, 5.6 - 1.4 * k, k == 0, h.colour, "rs", "arabic", side)
    rows, y = folded(p, lines[1:], "   -   ", 2.8, wide), 26 * s
    p.line(p.margin, y, p.right, y, 0.35, h.colour)
    y = column(p, rows, p.width / 2, y + 4.6 * s, "ms", 2.8, 4.4, wide, h.colour) + 2 * s
    p.line(p.margin, y, p.right, y, 0.35, h.colour)
    return y, None


def underlined(p, h):
    """A word processor's: name in capitals in the middle, underlined, all lines centred."""
    s, wide = p.scale, p.width - 2 * p.margin
    end = p.put(p.width / 2, 15 * s, h.name.upper(), 5.6, True, anchor="ms", room=wide)
    p.line(p.width - end, 16.4 * s, end, 16.4 * s, 0.4)
    return column(p, told(h), p.width / 2, 22 * s, "ms", 3.1, 4.8, wide, "") + 2, None


def contact(p, h):
    """Name and trade large at the left; address, telephone and numbers small at the right, a spot before each."""
    s, lines = p.scale, told(h)
    x = p.width * 0.62
    p.put(p.margin, 18 * s, h.name, 6.4, True, h.colour, room=x - p.margin - 5)
    p.put(p.margin, 24 * s, lines[0], 3.1, room=x - p.margin - 5, fill=GREY)
    for k, line in enumerate(lines[1:]):
        y = (12 + 4.7 * k) * s
        p.draw.ellipse([x * MM, (y - 2.1 * s) * MM, (x + 1.8 * s) * MM, (y - 0.3 * s) * MM], fill=h.colour)
        p.put(x + 3.2 * s, y, line, 2.7, False, GREY, room=p.right - x - 3.2 * s)
    return max(26 * s, (12 + 4.7 * (len(lines) - 2)) * s + 2), None


def preprinted(p, h):
    """From a printer's shop: a rounded frame across the paper, sign at either end, name and lines between."""
    s, wide, lines, state = p.scale, p.width - 2 * p.margin, told(h), h.own.getstate()
    rows = folded(p, lines, " - ", 2.7, wide - 44 * s)
    high = max(24, 12 + 4.4 * len(rows)) * s
    p.draw.rounded_rectangle([p.margin * MM, 8 * MM, p.right * MM, (8 + high) * MM], 36, outline=h.colour, width=5)
    for x in (p.margin + 4 * s, p.right - 17 * s):
        h.own.setstate(state)
        mark(p, h, x, 8 + (high - 13 * s) / 2, 13 * s)
    p.put(p.width / 2, 8 + 7.6 * s, h.name, 5.4, True, h.colour, "ms", room=wide - 42 * s)
    column(p, rows, p.width / 2, 8 + 13 * s, "ms", 2.7, 4.4, wide - 42 * s, h.colour)
    return 8 + high, None


def needles(p, h):
    """A needle printer's: fixed letters at the left, room at the right."""
    s = p.scale
    p.put(p.margin, 13 * s, h.name.upper(), 4.2, True, family="screen", room=p.width * 0.48)
    return column(p, [line.upper() for line in told(h)], p.margin, 18 * s, size=2.7, step=4.2, room=p.width * 0.46, fill="", family="screen") + 1, (p.width * 0.56, p.right, 13 * s)


def side_block(p, h):
    """A coloured block at the upper left with the sign in white paper, the name behind it, lines in two columns."""
    s, lines = p.scale, told(h)
    high = 24 * s
    p.rect(0, 0, p.margin + 20 * s, high, None, fill=h.colour)
    p.draw.ellipse([(p.margin + 1 * s) * MM, 4 * s * MM, (p.margin + 17 * s) * MM, 20 * s * MM], fill="#ffffff")
    mark(p, h, p.margin + 4.4 * s, 7.4 * s, 9.2 * s)
    x = p.margin + 24 * s
    room = (p.right - x) / 2
    p.put(x, 10 * s, h.name, 5.2, True, h.colour, room=2 * room)
    for k, line in enumerate(lines):
        p.put(x + room * (k % 2), (15.4 + 4.4 * (k // 2)) * s, line, 2.7, False, GREY, room=room - 2)
    return max(high, (15.4 + 4.4 * ((len(lines) - 1) // 2)) * s) + 2, None


def one_rule(p, h):
    """Name left and telephone right on one line, a rule, everything else small beneath it."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    rest = [line for line in lines if line != h.phone]
    p.put(p.margin, 15 * s, h.name, 5.8, True, h.colour, room=wide * 0.62)
    if len(rest) < len(lines):
        p.put(p.right, 15 * s, h.phone, 3.2, True, h.colour, "rs", room=wide * 0.34)
    p.line(p.margin, 17.6 * s, p.right, 17.6 * s, 0.7, h.colour)
    return column(p, folded(p, rest, "   ", 2.8, wide), p.margin, 22 * s, size=2.8, room=wide) + 1, None


def sign_right(p, h):
    """Lines at the left under the name, the sign alone in the right corner with the Arabic name under it."""
    s = p.scale
    mark(p, h, p.right - 16 * s, 8, 16 * s)
    p.put(p.right, 8 + 22 * s, arabic.block(h)[0], 4.2, True, h.colour, "rs", "arabic", p.width * 0.3)
    p.put(p.margin, 14.6 * s, h.name, 5.4, True, room=p.width * 0.58)
    y = column(p, told(h), p.margin, 20 * s, room=p.width * 0.56)
    return max(y, 8 + 23 * s) + 1, None


def clinic(p, h):
    """A large sign over the name at the left, a pale field with address and numbers at the right."""
    s, lines = p.scale, told(h)
    left = p.width * 0.54
    mark(p, h, p.margin + 12 * s, 7, 12 * s)
    p.put(p.margin, 8 + 17 * s, h.name.upper(), 4.8, True, h.colour, room=left - p.margin - 5)
    p.put(p.margin, 8 + 22 * s, lines[0], 2.9, False, GREY, room=left - p.margin - 5)
    high = (3 + 4.5 * (len(lines) - 1)) * s
    p.rect(left, 8, p.right - left, high, None, fill="#eef3f6")
    column(p, lines[1:], left + 3, 8 + 5.2 * s, size=2.8, step=4.4, room=p.right - left - 6)
    return max(8 + 23 * s, 8 + high) + 1, None


def wave(p, h):
    """A template's: two slanted fields at the upper edge, the name in white, lines at the right beneath."""
    s, lines = p.scale, told(h)
    p.draw.polygon([(0, 0), (p.width * MM, 0), (p.width * MM, 6 * s * MM), (0, 20 * s * MM)], fill="#cfd8dc")
    p.draw.polygon([(0, 0), (p.width * 0.8 * MM, 0), (p.width * 0.42 * MM, 15 * s * MM), (0, 18 * s * MM)], fill=h.colour if h.colour != "#000000" else "#37474f")
    p.put(p.margin, 11 * s, h.name, 5.4, True, "#ffffff", room=p.width * 0.4)
    y = column(p, lines, p.right, 17 * s, "rs", 2.8, 4.4, p.width * 0.5)
    return max(y, 24 * s), None


HEADS = [both_tongues, program, sheet_cells, sign_left, doctor, underlined, contact, preprinted, needles, side_block, one_rule, sign_right, clinic, wave, program, sign_left, both_tongues]
