"""Letterheads of `meadow`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
import unicodedata

from house import House
from meadow.labels import GREY, PALE, hyphens, soft
from press import Press, folded
from street.arabic import block
from street.marks import mark


def lines_of(h: House) -> list[str]:
    """What stands under a name: trade, address, telephone, and what some issuers add."""
    own, lines = h.own, h.credentials()
    plain = "".join(c for c in unicodedata.normalize("NFD", h.seller.name.lower()) if c.isascii() and c.isalnum())[:16]
    if h.kind != "supplier" and own.random() < 0.55:
        lines.append(f"{own.choice(['INPE : ', 'INPE : ', 'INPE ', 'I.N.P.E : ', 'N° INPE : '])}{h.seller.inpe}")
    if own.random() < 0.35:
        lines.append(own.choice(["GSM : 06", "Fax : 05", "WhatsApp : 06", "Urgences : 06"][:4 if h.kind == "facility" else 3]) + "".join(f" {own.randint(10, 99)}" for _ in range(4)))
    if own.random() < 0.3:
        lines.append(own.choice([f"E-mail : {plain}@gmail.com", f"{plain}@yahoo.fr", f"Email : contact@{plain}.ma", f"www.{plain}.ma"]))
    return lines


def under(p: Press, lines, x, y, anchor="ls", size=2.9, step=4.4, room=0.0, fill="", family="") -> float:
    """Lines under each other; returns the last baseline."""
    for text in lines:
        p.put(x, y, text, size, False, fill, anchor, family, room)
        y += step * p.scale
    return y - step * p.scale


def across(p: Press) -> float:
    return p.width - 2 * p.margin


def sign_left_centred(p: Press, h: House):
    """The sign at the left; name and lines in the middle of the room beside it; a rule of two colours."""
    s, lines = p.scale, lines_of(h)
    mark(p, h, p.margin, 9, 16 * s)
    x, room = (p.margin + 18 * s + p.right) / 2, across(p) - 20 * s
    p.put(x, 9 + 5.4 * s, h.name, 5.4, True, h.colour, "ms", room=room)
    low = under(p, folded(p, lines, " - ", 2.9, room * 0.86), x, 9 + 10.8 * s, "ms", room=room)
    y = max(low, 9 + 15 * s) + 3 * s
    p.line(p.margin, y, p.margin + 30 * s, y, 0.9, h.colour)
    p.line(p.margin + 30 * s, y, p.right, y, 0.25, GREY)
    return y, None


def plain_column(p, h):
    """Lines of one size flush left, the name in bold, nothing drawn; room at the right."""
    s, room = p.scale, p.width * 0.47
    p.put(p.margin, 14 * s, h.name, 4.4, True, room=room)
    return under(p, lines_of(h), p.margin, 19.4 * s, size=3, step=4.6, room=room) + 2 * s, (p.width * 0.56, p.right, 14 * s)


def small_capitals(p, h):
    """A word processor's: the name in the middle in serifs, trade under it in italics, the rest in two lines; a rule half as wide as the paper."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    p.put(p.width / 2, 14 * s, h.name.upper(), 5.8, True, "", "ms", "serif", wide)
    p.put(p.width / 2, 19.4 * s, lines[0], 3.5, False, "", "ms", "serif-italic", wide)
    low = under(p, folded(p, lines[1:], "  -  ", 3, wide * 0.9), p.width / 2, 24.2 * s, "ms", 3, 4.5, wide)
    p.line(p.width / 2 - wide / 4, low + 2.6 * s, p.width / 2 + wide / 4, low + 2.6 * s, 0.35)
    return low + 3 * s, None


def name_over_bar(p, h):
    """Name and sign in the issuer's colour, a bar of it across with the trade in white, the lines at both ends under it."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    mark(p, h, p.margin, 7, 11 * s)
    p.put(p.margin + 14 * s, 7 + 8 * s, h.name, 6.2, True, h.colour, room=wide - 15 * s)
    y = 7 + 13 * s
    p.rect(p.margin, y, wide, 5.8 * s, None, fill=h.colour)
    p.put(p.margin + 2, y + 4.2 * s, lines[0], 3, True, "#ffffff", room=wide - 4)
    first = (len(lines) - 1 + 1) // 2
    low = under(p, lines[1:1 + first], p.margin, y + 10 * s, size=2.8, step=4.2, room=wide * 0.6)
    under(p, lines[1 + first:], p.right, y + 10 * s, "rs", 2.8, 4.2, wide * 0.38)
    return low + 2 * s, None


def tongues_over_address(p, h):
    """A physician's or pharmacist's pad: French block left, Arabic block right, the sign between; address and numbers across under a dotted rule."""
    s, lines, arabic = p.scale, lines_of(h), block(h)
    side = across(p) / 2 - 11 * s
    p.put(p.margin, 13 * s, h.name, 4.6, True, h.colour, room=side)
    p.put(p.margin, 18.4 * s, lines[0], 3.1, False, "", "ls", "", side)
    mark(p, h, p.width / 2 - 6 * s, 8, 12 * s)
    p.put(p.right, 13 * s, arabic[0], 5.2, True, h.colour, "rs", "arabic", side)
    p.put(p.right, 18.8 * s, arabic[1], 4, False, "", "rs", "arabic", side)
    y = max(22.6 * s, 9.5 + 12 * s)
    p.dots(p.margin, y, p.right, 1.2, 0.8, 0.3, h.colour)
    return under(p, folded(p, lines[1:], "  -  ", 2.8, across(p) * 0.94), p.width / 2, y + 4.4 * s, "ms", 2.8, 4.2, across(p)) + 2 * s, None


def right_block(p, h):
    """Sign and name large at the left; the lines flush left in a narrow column at the right, no line between."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    x = p.margin + wide * 0.64
    mark(p, h, p.margin, 9, 13 * s)
    p.put(p.margin + 16 * s, 9 + 8.6 * s, h.name, 5.6, True, h.colour, room=wide * 0.6 - 16 * s)
    return max(under(p, lines, x, 11 * s, size=2.7, step=4.2, room=wide * 0.36, fill=GREY), 9 + 13 * s) + 3 * s, None


def tinted_left(p, h):
    """A program's tinted field at the left with name and lines; room at the right."""
    s, w, lines = p.scale, p.width * 0.5 - p.margin, lines_of(h)
    high = (9.4 + 4.4 * len(lines)) * s
    p.rect(p.margin, 8, w, high, None, fill="#e8f1ec" if h.capitals else PALE)
    p.rect(p.margin, 8, 1.2, high, None, fill=h.colour)
    p.put(p.margin + 4, 8 + 6 * s, h.name, 4.3, True, h.colour, room=w - 6)
    under(p, lines, p.margin + 4, 8 + 11.4 * s, size=2.8, room=w - 6)
    return 8 + high + 1, (p.width * 0.57, p.right, 14 * s)


def framed_across(p, h):
    """A frame with round corners across: the name in the middle, the lines in two columns under it."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    half = (len(lines) + 1) // 2
    high = (11 + 4.3 * half) * s
    soft(p, p.margin, 7, wide, high, h.colour)
    p.put(p.width / 2, 7 + 6.4 * s, h.name, 5, True, h.colour, "ms", room=wide - 6)
    under(p, lines[:half], p.margin + 4, 7 + 12 * s, size=2.8, step=4.3, room=wide / 2 - 6)
    under(p, lines[half:], p.right - 4, 7 + 12 * s, "rs", 2.8, 4.3, wide / 2 - 6)
    return 7 + high, None


def console(p, h):
    """A needle printer's: fixed letters flush left, the name twice as large; hyphens across under them."""
    s, wide = p.scale, across(p)
    p.put(p.margin, 13 * s, h.name.upper(), 5.2, True, family="pin", room=wide)
    low = under(p, folded(p, lines_of(h), "  ", 3, wide * 0.7), p.margin, 18.6 * s, size=3, step=4.4, room=wide, family="pin")
    hyphens(p, low + 4.4 * s, "-", "pin")
    return low + 4.4 * s, None


def quiet(p, h):
    """A sign in the middle without a name beside it; under it name and lines in the middle, small."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    mark(p, h, p.width / 2 - 5.5 * s, 6, 11 * s)
    p.put(p.width / 2, 6 + 16.6 * s, h.name, 4.8, True, "", "ms", room=wide)
    return under(p, folded(p, lines, " | ", 2.8, wide * 0.7), p.width / 2, 6 + 21.4 * s, "ms", 2.8, 4.2, wide, GREY) + 1 * s, None


def arabic_between(p, h):
    """The French name, under it the Arabic one, both in the middle between two thick rules; the lines under the second."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    p.line(p.margin, 8, p.right, 8, 0.7, h.colour)
    p.put(p.width / 2, 8 + 6.6 * s, h.name, 5.2, True, h.colour, "ms", room=wide)
    p.put(p.width / 2, 8 + 13.4 * s, block(h)[0], 5.4, True, h.colour, "ms", "arabic", wide)
    p.line(p.margin, 8 + 16.4 * s, p.right, 8 + 16.4 * s, 0.7, h.colour)
    return under(p, folded(p, lines, "  •  ", 2.8, wide * 0.92), p.width / 2, 8 + 21 * s, "ms", 2.8, 4.2, wide) + 1 * s, None


def sheet_row(p, h):
    """A spreadsheet's: the name in a thick cell at the left, the lines in a second cell beside it as high as itself."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    split, high = p.margin + wide * 0.46, max(18, 5 + 4.3 * len(lines)) * s
    p.rect(p.margin, 9, split - p.margin, high, "#000000", 0.5)
    p.rect(split, 9, p.right - split, high, "#000000", 0.25)
    p.put((p.margin + split) / 2, 9 + high / 2 + 1.8 * s, h.name, 4.8, True, "", "ms", room=split - p.margin - 5)
    under(p, lines, split + 3, 9 + high / 2 + (1 - 2.15 * (len(lines) - 1)) * s, size=2.8, step=4.3, room=p.right - split - 6)
    return 9 + high, None


def edge_line(p, h):
    """Name and telephone's lines at the left, the sign at the right, a fine frame of lines left and under."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    mark(p, h, p.right - 15 * s, 8, 15 * s)
    p.put(p.margin + 3, 8 + 5.6 * s, h.name, 5, True, "", room=wide - 22 * s)
    low = under(p, folded(p, lines, " - ", 2.9, wide - 40 * s), p.margin + 3, 8 + 11 * s, size=2.9, room=wide - 22 * s)
    y = max(low + 2.6 * s, 8 + 17 * s)
    p.line(p.margin, 8, p.margin, y, 0.5, h.colour)
    p.line(p.margin, y, p.right, y, 0.5, h.colour)
    return y, None


def numbers_right(p, h):
    """The sign over name and lines at the left; room at the right."""
    s, room = p.scale, p.width * 0.46
    mark(p, h, p.margin, 7, 10 * s)
    p.put(p.margin, 7 + 15.4 * s, h.name, 4.4, True, h.colour, room=room)
    return under(p, lines_of(h), p.margin, 7 + 20.4 * s, size=2.8, step=4.2, room=room, fill=GREY) + 2 * s, (p.width * 0.56, p.right, 13 * s)


HEADS = [sign_left_centred, plain_column, small_capitals, name_over_bar, tongues_over_address, right_block, tinted_left, framed_across, console, quiet, arabic_between, sheet_row, edge_line, numbers_right, plain_column, sign_left_centred, tongues_over_address, small_capitals, numbers_right]
