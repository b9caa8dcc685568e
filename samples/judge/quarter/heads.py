"""Letterheads of `quarter`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
import unicodedata

from house import House
from paper import MM
from press import Press, folded
from quarter.labels import GREY
from street.arabic import block
from street.heads import column
from street.marks import mark


def told(h: House) -> list[str]:
    """The lines of a head: those that every issuer has, and what some add."""
    lines, own = h.credentials(), h.own
    plain = "".join(c for c in unicodedata.normalize("NFD", h.seller.name.lower()) if c.isascii() and c.isalnum())[:21]
    if h.kind != "supplier" and own.random() < 0.5:
        lines.append(f"{own.choice(['INPE : ', 'INPE : ', 'INPE: ', 'INPE N° : ', 'Code INPE : '])}{h.seller.inpe}")
    if own.random() < 0.4:
        lines.append(f"{own.choice(['GSM : ', 'Gsm: ', 'Port : ', 'Portable : ', 'Mobile : '])}06{own.choice([' ', '.', '-'])}{own.randint(10, 79)} {own.randint(10, 99)} {own.randint(10, 99)} {own.randint(10, 99)}")
    if own.random() < 0.3:
        lines.append(f"{own.choice(['E-mail : ', 'Email: ', 'Courriel : ', ''])}{plain}@{own.choice(['gmail.com', 'gmail.com', 'hotmail.fr', 'yahoo.fr', 'menara.ma'])}")
    return lines


def access(p: Press, h: House):
    """A small program's: all lines alike at the left, the name bold; room at the right."""
    s, room = p.scale, p.width * 0.46 - p.margin + 6
    p.put(p.margin, 14 * s, h.name, 3.8, True, room=room)
    return column(p, told(h), p.margin, 19 * s, size=3.0, step=4.6, room=room, fill="") + 1, (p.width * 0.56, p.right, 14 * s)


def sign_and_arabic(p, h):
    """Sign at the left, name and lines behind it; the Arabic name flush right; two rules under all."""
    s, x = p.scale, p.margin + 18 * p.scale
    mark(p, h, p.margin, 8, 14 * s)
    p.put(x, 13.4 * s, h.name, 4.8, True, h.colour, room=p.width * 0.62 - x)
    low = column(p, told(h), x, 18.8 * s, size=2.8, step=4.3, room=p.width * 0.62 - x)
    for k, text in enumerate(block(h)):
        p.put(p.right, (14 + 6 * k) * s, text, 5 - 0.8 * (k > 0), k == 0, h.colour, "rs", "arabic", p.width * 0.34)
    low = max(low, 28 * s) + 2.6 * s
    for k, thick in ((0, 0.8), (1.3, 0.2)):
        p.line(p.margin, low + k, p.right, low + k, thick, h.colour)
    return low + 1.6, None


def centred(p, h):
    """A word processor's: everything in the middle, line by line, a rule from margin to margin."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.put(p.width / 2, 15 * s, h.name.upper(), 5.8, True, h.colour, "ms", room=wide)
    p.put(p.width / 2, 20.4 * s, lines[0], 3.2, False, "", "ms", "serif-italic", wide)
    low = column(p, folded(p, lines[1:], " - ", 3, wide * 0.62), p.width / 2, 25.4 * s, "ms", 3, 4.6, wide, "") + 2.6 * s
    p.line(p.margin, low, p.right, low, 0.4, h.colour)
    return low, None


def plate(p, h):
    """A printer's: the name in white on a rounded plate at the left, Arabic at the right, the address in one run beneath."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    w = wide * 0.56
    p.draw.rounded_rectangle([p.margin * MM, 8 * MM, (p.margin + w) * MM, (8 + 13 * s) * MM], 34, fill=h.colour)
    p.put(p.margin + w / 2, 8 + 6.4 * s, h.name, 4.8, True, "#ffffff", "ms", room=w - 6)
    p.put(p.margin + w / 2, 8 + 11 * s, lines[0], 2.7, False, "#ffffff", "ms", room=w - 6)
    for k, text in enumerate(block(h)[:2]):
        p.put(p.right, 8 + (6 + 6 * k) * s, text, 5.2 - k, k == 0, h.colour, "rs", "arabic", wide * 0.4)
    return column(p, folded(p, lines[1:], "  -  ", 2.8, wide), p.width / 2, 8 + 18 * s, "ms", 2.8, 4.4, wide, h.colour) + 2, None


def ids_box(p, h):
    """Name, trade, address at the left; the numbers of taxes in a small ruled box at the right."""
    s, lines = p.scale, told(h)
    numbers = [line for line in lines if any(c in line for c in ("ICE", "I.C.E", "INPE")) or line in h.numbers]
    free = [line for line in lines if line not in numbers]
    x = p.width * 0.62
    p.put(p.margin, 15 * s, h.name, 5.4, True, h.colour, room=x - p.margin - 5)
    low = column(p, free, p.margin, 20.6 * s, size=2.9, step=4.5, room=x - p.margin - 5)
    if numbers:
        p.rect(x, 9.4 * s, p.right - x, (2.4 + 4.5 * len(numbers)) * s, "#555555", 0.22)
        column(p, numbers, x + 2, 14 * s, size=2.6, step=4.4, room=p.right - x - 4)
    return max(low, (13 + 4.5 * len(numbers)) * s) + 1, None


def three_parts(p, h):
    """The name across in the middle; under a thin rule the trade left, the telephone right, the rest centred."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.put(p.width / 2, 15 * s, h.name, 6.4, True, h.colour, "ms", room=wide)
    p.line(p.margin, 17.4 * s, p.right, 17.4 * s, 0.25, h.colour)
    p.put(p.margin, 22 * s, lines[0], 3, True, room=wide * 0.48)
    at = 1 if h.packed else 2
    p.put(p.right, 22 * s, lines[at], 3, True, anchor="rs", room=wide * 0.48)
    rest = [line for k, line in enumerate(lines[1:], 1) if k != at]
    return column(p, folded(p, rest, "  -  ", 2.8, wide), p.width / 2, 27 * s, "ms", 2.8, 4.4, wide) + 1, None


def group(p, h):
    """A clinic's or a chain's: a large sign and the name in the left half, a thin upright line, lines small at its right."""
    s, lines = p.scale, told(h)
    x = p.width * 0.57
    mark(p, h, p.margin, 9, 18 * s)
    p.put(p.margin + 21 * s, 9 + 8.4 * s, h.name.upper(), 4.8, True, h.colour, room=x - p.margin - 24 * s)
    p.put(p.margin + 21 * s, 9 + 14 * s, lines[0], 2.9, False, GREY, room=x - p.margin - 24 * s)
    low = column(p, lines[1:], x + 3, 13 * s, size=2.7, step=4.3, room=p.right - x - 3)
    low = max(low, 9 + 18 * s)
    p.line(x, 9, x, low, 0.25, "#777777")
    return low + 1.5, None


def template(p, h):
    """A thin band of colour at the paper's edge, the name large in a book face, the lines small at the right."""
    s, lines = p.scale, told(h)
    p.rect(0, 0, p.width, 3.4, None, fill=h.colour)
    p.put(p.margin, 16 * s, h.name, 6.8, False, h.colour, family="serif", room=p.width * 0.54 - p.margin)
    p.put(p.margin, 21.6 * s, lines[0], 3, False, "#6a6a6a", room=p.width * 0.54 - p.margin)
    return max(22 * s, column(p, lines[1:], p.right, 12 * s, "rs", 2.7, 4.2, p.width * 0.4)) + 1, None


def spreadsheet(p, h):
    """Cells of a spreadsheet: name and lines in one at the left, thick; the rest of the row is free."""
    s, lines = p.scale, told(h)
    w, high = p.width * 0.52 - p.margin, (9.6 + 4.6 * len(lines)) * s
    p.rect(p.margin, 9, w, high, "#222222", 0.5)
    p.rect(p.margin, 9, w, 7 * s, "#222222", 0.3, "#dfe7ef")
    p.put(p.margin + w / 2, 9 + 5 * s, h.name.upper(), 3.9, True, anchor="ms", room=w - 4)
    column(p, lines, p.margin + w / 2, 9 + 11.6 * s, "ms", 2.8, 4.6, w - 4, "")
    return 9 + high, (p.width * 0.56, p.right, 9 + 6 * s)


def cabinet(p, h):
    """A physician's or a laboratory's pad: French left, Arabic right, each line face to face; a wavy pair of rules, the address under it."""
    s, side, lines = p.scale, p.width / 2 - p.margin - 4, told(h)
    p.put(p.margin, 14 * s, h.name, 5, True, h.colour, room=side)
    p.put(p.margin, 19.6 * s, lines[0], 3.1, False, h.colour, room=side)
    p.put(p.margin, 24.6 * s, h.seller.city, 3.1, False, h.colour, room=side)
    for k, text in enumerate(block(h)):
        p.put(p.right, (14.4 + 5.6 * k) * s, text, 5 - 1.2 * (k > 0), k == 0, h.colour, "rs", "arabic", side)
    y = 28.4 * s
    p.line(p.margin, y, p.right, y, 0.9, h.colour)
    return column(p, folded(p, lines[1:], "  ", 2.7, p.width - 2 * p.margin), p.margin, y + 4.4 * s, size=2.7, step=4.2, room=p.width - 2 * p.margin) + 1, None


def cross_right(p, h):
    """Lines under the name at the left; the sign in the right corner, large, nothing else."""
    s = p.scale
    mark(p, h, p.right - 21 * s, 8, 21 * s)
    p.put(p.margin, 15 * s, h.name, 5.6, True, h.colour, room=p.width * 0.6)
    return max(column(p, told(h), p.margin, 20.8 * s, size=3, step=4.6, room=p.width * 0.58), 8 + 21 * s) + 1, None


def capitals(p, h):
    """A needle printer's: capitals in fixed letters in the middle over a line of hyphens."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, 13 * s, h.name.upper(), 4.2, True, anchor="ms", family="matrix", room=wide)
    low = column(p, folded(p, [line.upper() for line in told(h)], " / ", 3, wide * 0.72), p.width / 2, 18 * s, "ms", 2.7, 4.3, wide, "", "matrix")
    p.line(p.margin, low + 2.6 * s, p.right, low + 2.6 * s, 0.25)
    return low + 3 * s, None


def pale_field(p, h):
    """A pale field over the whole width: sign, name, trade left; address and telephone flush right in it."""
    s, lines = p.scale, told(h)
    high = max(24, 8 + 4.3 * (len(lines) - 1)) * s
    p.rect(0, 0, p.width, high, None, fill="#eef2f5")
    p.rect(0, high, p.width, 0.9, None, fill=h.colour)
    mark(p, h, p.margin, high / 2 - 6.5 * s, 13 * s)
    p.put(p.margin + 16 * s, high / 2 + 0.4 * s, h.name, 5, True, h.colour, room=p.width * 0.58 - p.margin - 16 * s)
    p.put(p.margin + 16 * s, high / 2 + 5.6 * s, lines[0], 2.9, False, GREY, room=p.width * 0.58 - p.margin - 16 * s)
    column(p, lines[1:], p.right, 7.6 * s, "rs", 2.7, 4.3, p.width * 0.36)
    return high + 2, None


def framed_across(p, h):
    """A double frame over the width: name in the middle, lines in two columns under it."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    rows = (len(lines) + 1) // 2
    high = (12 + 4.4 * rows) * s
    p.rect(p.margin, 8, wide, high, h.colour, 0.5)
    p.rect(p.margin + 1, 9, wide - 2, high - 2, h.colour, 0.2)
    p.put(p.width / 2, 8 + 7.6 * s, h.name, 5.4, True, h.colour, "ms", room=wide - 8)
    for k, line in enumerate(lines):
        left = k < rows
        p.put(p.margin + 4 if left else p.right - 4, 8 + (13 + 4.4 * (k % rows)) * s, line, 2.8, False, GREY, "ls" if left else "rs", room=wide / 2 - 6)
    return 8 + high, None


HEADS = [access, sign_and_arabic, centred, plate, ids_box, three_parts, group, template, spreadsheet, cabinet, cross_right, capitals, pale_field, framed_across, access, centred, sign_and_arabic, access, centred]
