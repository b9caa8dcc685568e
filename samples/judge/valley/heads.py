"""Letterheads of `valley`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
import unicodedata

from house import House
from press import Press, folded
from street.arabic import block
from street.heads import column
from street.marks import mark
from valley.labels import GREY, PALE


def told(h: House) -> list[str]:
    """The lines of a head: those that every issuer has, and what some add."""
    lines, own = h.credentials(), h.own
    plain = "".join(c for c in unicodedata.normalize("NFD", h.seller.name.lower()) if c.isascii() and c.isalnum())[:18]
    if h.kind != "supplier" and own.random() < 0.6:
        lines.append(f"{own.choice(['INPE : ', 'INPE : ', 'INPE: ', 'Code INPE : ', 'N° INPE : '])}{h.seller.inpe}")
    if own.random() < 0.4:
        lines.append(f"{own.choice(['GSM : ', 'GSM : ', 'Fax : ', 'Portable : '])}0{own.choice('56')}{own.randint(10, 99)} {own.randint(10, 99)} {own.randint(10, 99)} {own.randint(10, 99)}")
    if own.random() < 0.35:
        lines.append(own.choice([f"{plain}@gmail.com", f"Email: {plain}@hotmail.fr", f"Mail : info@{plain}.ma", f"Site : www.{plain}.com"]))
    return lines


def strip(p: Press, h: House):
    """A coloured strip over the paper's whole width: French name in white left, Arabic right; the lines in two columns under it."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.rect(0, 0, p.width, 15 * s, None, fill=h.colour)
    p.put(p.margin, 10 * s, h.name, 5.2, True, "#ffffff", room=wide * 0.56)
    p.put(p.right, 10 * s, block(h)[0], 5.6, True, "#ffffff", "rs", "arabic", wide * 0.4)
    half = (len(lines) + 1) // 2
    low = column(p, lines[:half], p.margin, 20 * s, size=2.8, step=4.2, room=wide * 0.49)
    if lines[half:]:
        column(p, lines[half:], p.right, 20 * s, "rs", 2.8, 4.2, wide * 0.48)
    return low + 2 * s, None


def crest(p, h):
    """Sign, name and lines under each other in the middle, no rule."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    mark(p, h, p.width / 2 - 6.5 * s, 6, 13 * s)
    p.put(p.width / 2, 6 + 19.4 * s, h.name, 5.4, True, h.colour, "ms", room=wide)
    p.put(p.width / 2, 6 + 24.6 * s, lines[0], 3.2, False, "", "ms", room=wide)
    return column(p, folded(p, lines[1:], "  -  ", 2.8, wide * 0.8), p.width / 2, 6 + 29.2 * s, "ms", 2.8, 4.2, wide) + 2, None


def merged(p, h):
    """A spreadsheet's: merged cells across, the name in a shaded one and the lines in one beneath."""
    s, wide = p.scale, p.width - 2 * p.margin
    lines = folded(p, told(h), "   ", 2.9, wide * 0.86)
    p.rect(p.margin, 9, wide, 11 * s, "#7f7f7f", 0.25, "#d9d9d9" if h.capitals else "#deeaf6")
    p.put(p.width / 2, 9 + 7.6 * s, h.name.upper(), 5.4, True, anchor="ms", room=wide - 8)
    high = (2.6 + 4.4 * len(lines)) * s
    p.rect(p.margin, 9 + 11 * s, wide, high, "#7f7f7f", 0.25)
    column(p, lines, p.width / 2, 9 + 15.4 * s, "ms", 2.9, 4.4, wide - 5, "")
    return 9 + 11 * s + high, None


def framed(p, h):
    """A plain thin frame at the left with name and lines in it; room at the right."""
    s, w, lines = p.scale, p.width * 0.49 - p.margin, told(h)
    high = (10.4 + 4.4 * len(lines)) * s
    p.rect(p.margin, 9, w, high, "#333333", 0.3)
    p.put(p.margin + 3, 9 + 6.4 * s, h.name, 4.2, True, room=w - 6)
    column(p, lines, p.margin + 3, 9 + 12 * s, size=2.8, step=4.4, room=w - 6, fill="")
    return 9 + high, (p.width * 0.55, p.right, 9 + 6 * s)


def opposite(p, h):
    """Name and trade large at the left, address and numbers as lines at the right behind a thin upright line."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    x = p.margin + wide * 0.61
    p.put(p.margin, 17 * s, h.name, 6.4, True, h.colour, room=wide * 0.58)
    p.put(p.margin, 23 * s, lines[0], 3.2, room=wide * 0.58)
    low = max(column(p, lines[1:], x + 3, 12 * s, size=2.7, step=4.2, room=wide * 0.38 - 2), 24 * s)
    p.line(x, 8 * s, x, low + 1, 0.3, h.colour)
    return low + 3 * s, None


def center_of_images(p, h):
    """A radiologist's: sign at the left over which nothing stands, name and trade in the middle, lines beneath over a broken rule."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    mark(p, h, p.margin, 8, 17 * s)
    p.put(p.margin + 21 * s, 8 + 6.6 * s, h.name.upper(), 5, True, room=wide - 22 * s)
    p.put(p.margin + 21 * s, 8 + 11.6 * s, lines[0], 3, False, h.colour, "ls", "italic", wide - 22 * s)
    low = column(p, folded(p, lines[1:], "  •  ", 2.7, wide - 30 * s), p.margin + 21 * s, 8 + 16.2 * s, size=2.7, step=4.1, room=wide - 22 * s)
    y = max(low, 8 + 17 * s) + 3 * s
    p.dots(p.margin, y, p.right, 3.2, 1.6, 0.4, h.colour)
    return y, None


def diplomas(p, h):
    """A physician's: French lines left and Arabic lines right, each under the other, between two hairlines the address."""
    s, wide, lines, arabic = p.scale, p.width - 2 * p.margin, told(h), block(h)
    side = wide / 2 - 3
    p.put(p.margin, 14 * s, h.name, 4.8, True, h.colour, room=side)
    p.put(p.margin, 19.2 * s, lines[0], 3, False, h.colour, "ls", "serif-italic", side)
    for k, text in enumerate(arabic):
        p.put(p.right, (13.6 + 5.6 * k) * s, text, 5 - 0.9 * min(k, 1), k == 0, h.colour, "rs", "arabic", side)
    rest, y = folded(p, lines[1:], "  |  ", 2.7, wide * 0.94), 28.4 * s
    p.line(p.margin, y, p.right, y, 0.15, h.colour)
    low = column(p, rest, p.width / 2, y + 4.2 * s, "ms", 2.7, 4.1, wide, h.colour)
    p.line(p.margin, low + 1.8 * s, p.right, low + 1.8 * s, 0.15, h.colour)
    return low + 2 * s, None


def starred(p, h):
    """A needle printer's: everything in fixed letters in the middle between rows of stars."""
    s, wide = p.scale, p.width - 2 * p.margin
    row = "*" * int(wide / p.length("*" * 20, 3, False, "roll") * 20)
    p.put(p.margin, 11 * s, row, 3, family="roll")
    p.put(p.width / 2, 16 * s, h.name.upper(), 4.2, True, "", "ms", "roll", wide)
    low = column(p, folded(p, told(h), " - ", 3.2, wide * 0.62), p.width / 2, 21 * s, "ms", 2.8, 4.2, wide, "", "roll")
    p.put(p.margin, low + 5 * s, row, 3, family="roll")
    return low + 5 * s, None


def narrow(p, h):
    """Only a name and one or two small lines, a thick and a thin rule under them."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, 14 * s, h.name, 5.6, True, h.colour, room=wide)
    low = column(p, folded(p, told(h), ", ", 2.6, wide * 0.97), p.margin, 19 * s, size=2.6 / max(s, 0.9), step=4, room=wide)
    p.line(p.margin, low + 2 * s, p.right, low + 2 * s, 0.9, h.colour)
    p.line(p.margin, low + 3.4 * s, p.right, low + 3.4 * s, 0.2, h.colour)
    return low + 4 * s, None


def flag(p, h):
    """A coloured field in the left corner with the sign in white paper, name and lines at the right of it."""
    s, lines = p.scale, told(h)
    high, x = max(26, 11 + 4.2 * len(lines)) * s, p.margin + 22 * s
    p.rect(0, 0, x - 4 * s, high, None, fill=h.colour)
    p.rect(p.margin - 3 * s, 7 * s, 18 * s, 18 * s, None, fill="#ffffff")
    mark(p, h, p.margin - 0.5 * s, 9.5 * s, 13 * s)
    p.put(x, 11 * s, h.name, 5, True, h.colour, room=p.right - x)
    column(p, lines, x, 16.4 * s, size=2.8, step=4.2, room=p.right - x)
    return high + 1, None


def arabic_first(p, h):
    """The Arabic name large in the middle, the French one under it, then lines at both sides of the sign."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.put(p.width / 2, 13 * s, block(h)[0], 7, True, h.colour, "ms", "arabic", wide)
    p.put(p.width / 2, 20.4 * s, h.name, 4.8, True, "", "ms", room=wide)
    mark(p, h, p.width / 2 - 5 * s, 23 * s, 10 * s)
    side, half = wide / 2 - 8 * s, (len(lines) + 1) // 2
    low = column(p, lines[:half], p.margin, 26 * s, size=2.7, step=4.1, room=side)
    if lines[half:]:
        column(p, lines[half:], p.right, 26 * s, "rs", 2.7, 4.1, side)
    return max(low, 33 * s) + 1.6 * s, None


def between_signs(p, h):
    """A pharmacy's or clinic's pad: the name between two signs, the lines spread in the middle, a wavy edge of dots."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    state = h.own.getstate()
    mark(p, h, p.margin, 8, 12 * s)
    h.own.setstate(state)  # the same sign twice
    mark(p, h, p.right - 12 * s, 8, 12 * s)
    p.put(p.width / 2, 8 + 6 * s, h.name, 5.2, True, h.colour, "ms", room=wide - 28 * s)
    p.put(p.width / 2, 8 + 11.4 * s, lines[0], 3, False, h.colour, "ms", room=wide - 28 * s)
    low = column(p, folded(p, lines[1:], "   ", 2.8, wide * 0.9), p.width / 2, 8 + 17.2 * s, "ms", 2.8, 4.2, wide, h.colour)
    p.dots(p.margin, low + 2.4 * s, p.right, 0.5, 0.6, 0.5, h.colour)
    return low + 3 * s, None


def shaded(p, h):
    """A frame with a shadow in the middle with all lines in it, as word processors draw it."""
    s, lines = p.scale, told(h)
    rest = folded(p, lines[1:], "  ", 2.8, p.width * 0.56)
    w, high = p.width * 0.66, (15.4 + 4.3 * len(rest)) * s
    x = (p.width - w) / 2
    p.rect(x + 1.3, 9.3, w, high, None, fill="#9a9a9a")
    p.rect(x, 8, w, high, "#333333", 0.3, "#ffffff")
    p.put(p.width / 2, 8 + 6.6 * s, h.name, 5, True, "", "ms", "serif", w - 6)
    p.put(p.width / 2, 8 + 11.6 * s, lines[0], 3, False, "", "ms", "serif-italic", w - 6)
    column(p, rest, p.width / 2, 8 + 16 * s, "ms", 2.8, 4.3, w - 5, "")
    return 8 + high + 2, None


def quality(p, h):
    """A quality system's: three ruled cells: sign, name and trade, lines."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    high = max(21, 4.4 + 4.2 * (len(lines) - 1)) * s
    a, b = p.margin + 21 * s, p.margin + wide * 0.62
    for x, end in ((p.margin, a), (a, b), (b, p.right)):
        p.rect(x, 9, end - x, high, "#3a3a3a", 0.3)
    mark(p, h, p.margin + 4 * s, 9 + high / 2 - 6.5 * s, 13 * s)
    p.put((a + b) / 2, 9 + high / 2 - 0.6 * s, h.name, 4.4, True, h.colour, "ms", room=b - a - 4)
    p.put((a + b) / 2, 9 + high / 2 + 4.8 * s, lines[0], 2.8, anchor="ms", room=b - a - 4)
    column(p, lines[1:], b + 1.8, 9 + high / 2 - 2.1 * (len(lines) - 2) * s + 0.9 * s, size=2.6 / max(s, 0.86), step=4.2, room=p.right - b - 3)
    return 9 + high, None


def software(p, h):
    """A management program's: small sign, name, lines as label-less rows at the left in grey; room at the right."""
    s, room, lines = p.scale, p.width * 0.46, told(h)
    mark(p, h, p.margin, 9, 9 * s)
    p.put(p.margin + 11 * s, 9 + 6 * s, h.name, 4.2, True, room=room - 11 * s)
    low = column(p, lines, p.margin, 9 + 13.6 * s, size=2.8, step=4.2, room=room, fill=GREY)
    p.rect(p.margin, low + 2 * s, room * 0.4, 0.7, None, fill=h.colour if h.capitals else PALE)
    return low + 3, (p.width * 0.55, p.right, 15 * s)


HEADS = [strip, crest, merged, framed, opposite, center_of_images, diplomas, starred, narrow, flag, arabic_first, between_signs, shaded, quality, software, software, opposite, diplomas, crest]
