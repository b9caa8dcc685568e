"""Letterheads of `town`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
import unicodedata

from house import House
from paper import MM
from press import Press, folded
from street.arabic import block
from street.heads import column
from street.marks import mark
from town.labels import GREY, across


def told(h: House) -> list[str]:
    """The lines of a head: those that every issuer has, and what some add."""
    lines, own = h.credentials(), h.own
    plain = "".join(c for c in unicodedata.normalize("NFD", h.seller.name.lower()) if c.isascii() and c.isalnum())[:20]
    if h.kind != "supplier" and own.random() < 0.5:
        lines.append(f"{own.choice(['INPE : ', 'INPE: ', 'N° INPE : ', 'I.N.P.E : '])}{h.seller.inpe}")
    if own.random() < 0.35:
        lines.append(f"{own.choice(['GSM : ', 'Gsm : ', 'WhatsApp : ', 'Urgence : '])}06 {own.randint(10, 79)} {own.randint(10, 99)} {own.randint(10, 99)} {own.randint(10, 99)}")
    if own.random() < 0.25:
        lines.append(f"{own.choice(['Mail : ', 'e-mail: ', ''])}{plain}@{own.choice(['gmail.com', 'yahoo.fr', 'outlook.fr'])}")
    return lines


def framed_left(p: Press, h: House):
    """A frame at the left that holds everything; room at the right."""
    s, lines, w = p.scale, told(h), p.width * 0.5 - p.margin
    high = (9.4 + 4.5 * len(lines)) * s
    p.rect(p.margin, 9, w, high, "#444444", 0.3)
    p.put(p.margin + 2.5, 9 + 6.2 * s, h.name, 4.3, True, room=w - 5)
    column(p, lines, p.margin + 2.5, 9 + 11.4 * s, size=2.8, room=w - 5)
    return 9 + high, (p.width * 0.55, p.right, 9 + 5 * s)


def stacked(p, h):
    """Arabic over French in the middle, the lines under them, two rules."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, 13 * s, block(h)[0], 5.8, True, h.colour, "ms", "arabic", wide)
    p.put(p.width / 2, 20.5 * s, h.name, 5.4, True, h.colour, "ms", room=wide)
    y = column(p, folded(p, told(h), "  -  ", 2.9, wide * 0.8), p.width / 2, 26 * s, "ms", 2.9, 4.5, wide) + 2.6 * s
    p.line(p.margin, y, p.right, y, 0.6, h.colour)
    p.line(p.margin, y + 1.1, p.right, y + 1.1, 0.2, h.colour)
    return y + 1.5, None


def banner(p, h):
    """A coloured band over the whole width with name and trade in white; the other lines beneath."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.rect(0, 0, p.width, 19 * s, None, fill=h.colour)
    p.put(p.margin, 10.6 * s, h.name.upper(), 5.6, True, "#ffffff", room=wide * 0.76)
    p.put(p.margin, 16 * s, lines[0], 3, False, "#ffffff", room=wide * 0.76)
    p.put(p.right, 11 * s, block(h)[0], 4.6, True, "#ffffff", "rs", "arabic", wide * 0.22)
    return column(p, folded(p, lines[1:], "  |  ", 2.8, wide), p.margin, 24 * s, size=2.8, room=wide) + 1, None


def sign_over(p, h):
    """The sign in the middle, name and lines centred under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    mark(p, h, p.width / 2 - 6.5 * s, 7, 13 * s)
    p.put(p.width / 2, 7 + 19 * s, h.name, 5, True, h.colour, "ms", room=wide)
    y = column(p, folded(p, told(h), " - ", 2.8, wide * 0.7), p.width / 2, 7 + 24.4 * s, "ms", 2.8, 4.3, wide) + 2.4 * s
    p.line(p.margin + wide * 0.2, y, p.right - wide * 0.2, y, 0.3, h.colour)
    return y, None


def two_columns(p, h):
    """The name across, a rule, the lines in two columns: the second flush right."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.put(p.margin, 15 * s, h.name, 6.2, True, h.colour, room=wide)
    p.line(p.margin, 17.4 * s, p.right, 17.4 * s, 0.4, h.colour)
    first = (len(lines) + 1) // 2
    low = column(p, lines[:first], p.margin, 22 * s, size=2.8, step=4.4, room=wide * 0.49)
    return max(low, column(p, lines[first:], p.right, 22 * s, "rs", 2.8, 4.4, wide * 0.49)) + 1, None


def flush_right(p, h):
    """Everything flush right, the sign at the left; no room beside."""
    s, wide = p.scale, p.width - 2 * p.margin
    mark(p, h, p.margin, 8, 18 * s)
    p.put(p.right, 14 * s, h.name, 5, True, h.colour, "rs", room=wide * 0.74)
    y = column(p, told(h), p.right, 19.4 * s, "rs", 2.8, 4.3, wide * 0.72)
    return max(y, 8 + 18 * s) + 1, None


def upright_bar(p, h):
    """Name and trade left of an upright bar, address and numbers right of it, on a pale field."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    high, x = max(18, 4 + 4.4 * (len(lines) - 1)) * s, p.margin + wide * 0.52
    p.rect(p.margin, 8, wide, high, None, fill="#f2f4f5")
    p.line(x, 9.5, x, 6.5 + high, 0.5, h.colour)
    p.put(p.margin + 2, 8 + 8 * s, h.name, 4.8, True, h.colour, room=wide * 0.49)
    p.put(p.margin + 2, 8 + 13.4 * s, lines[0], 3, False, GREY, room=wide * 0.49)
    column(p, lines[1:], x + 3, 8 + 5 * s, size=2.8, step=4.4, room=p.right - x - 5)
    return 8 + high, None


def listing(p, h):
    """A till program's: fixed capitals in the middle, a line of stars under them."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, 13 * s, h.name.upper(), 4.4, True, anchor="ms", family="list", room=wide)
    y = column(p, folded(p, [line.upper() for line in told(h)], "  ", 3.2, wide * 0.7), p.width / 2, 18.4 * s, "ms", 2.8, 4.4, wide, "", "list")
    across(p, y + 5 * s, "*")
    return y + 4 * s, None


def cartouche(p, h):
    """A rounded frame with sign and name at the left, the lines free at its right."""
    s, lines, w = p.scale, told(h), (p.width - 2 * p.margin) * 0.52
    high = max(20, 2 + 4.4 * len(lines)) * s
    p.draw.rounded_rectangle([p.margin * MM, 8 * MM, (p.margin + w) * MM, (8 + high) * MM], 40, outline=h.colour, width=6)
    mark(p, h, p.margin + 3, 8 + high / 2 - 6 * s, 12 * s)
    p.put(p.margin + 6 + 12 * s, 8 + high / 2 + 1.6 * s, h.name, 4.6, True, h.colour, room=w - 9 - 12 * s)
    column(p, lines, p.margin + w + 4, 8 + 4.4 * s, size=2.7, step=4.4, room=p.right - p.margin - w - 4)
    return 8 + high, None


def edge_strip(p, h):
    """A coloured strip down the left edge of the paper; name and lines beside it, room at the right."""
    s = p.scale
    p.rect(0, 0, 4, p.height, None, fill=h.colour)
    p.put(p.margin, 15 * s, h.name, 5, True, h.colour, room=p.width * 0.5 - p.margin)
    return column(p, told(h), p.margin, 20.4 * s, size=2.9, room=p.width * 0.5 - p.margin) + 2, (p.width * 0.57, p.right, 15 * s)


def letterpress(p, h):
    """French lines left, Arabic right, in letters of one size; a thin rule over and under them."""
    s, side = p.scale, (p.width - 2 * p.margin) / 2 - 3
    p.line(p.margin, 8, p.right, 8, 0.25, h.colour)
    p.put(p.margin, 8 + 6.4 * s, h.name, 4.2, True, h.colour, room=side)
    low = column(p, told(h), p.margin, 8 + 11.4 * s, size=2.8, step=4.3, room=side, fill=h.colour)
    for k, text in enumerate(block(h)):
        p.put(p.right, 8 + (6.8 + 6.2 * k) * s, text, 4.6, k == 0, h.colour, "rs", "arabic", side)
    low = max(low, 8 + 20 * s) + 2.4 * s
    p.line(p.margin, low, p.right, low, 0.25, h.colour)
    return low, None


def grid(p, h):
    """A spreadsheet's: name in a cell across, the lines in cells of two columns."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.rect(p.margin, 9, wide, 9 * s, "#555555", 0.25)
    p.put(p.width / 2, 9 + 6.4 * s, h.name.upper(), 5, True, anchor="ms", room=wide - 6)
    for k, line in enumerate(lines):
        x, y = p.margin + wide / 2 * (k % 2), 9 + (9 + 5.4 * (k // 2)) * s
        p.rect(x, y, wide / 2, 5.4 * s, "#555555", 0.2)
        p.put(x + 2, y + 3.9 * s, line, 2.8, False, GREY, room=wide / 2 - 4)
    return 9 + (9 + 5.4 * ((len(lines) + 1) // 2)) * s, None


HEADS = [framed_left, stacked, banner, sign_over, two_columns, flush_right, upright_bar, listing, cartouche, edge_strip, letterpress, grid, framed_left, letterpress, stacked, two_columns]
