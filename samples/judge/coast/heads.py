"""Letterheads of `coast`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
import unicodedata

from coast.labels import GREY, PALE, rounded
from house import House
from paper import MM
from press import Press, folded
from street.arabic import block
from street.heads import column
from street.marks import mark


def told(h: House) -> list[str]:
    """The lines of a head: those that every issuer has, and what some add."""
    lines, own = h.credentials(), h.own
    plain = "".join(c for c in unicodedata.normalize("NFD", h.seller.name.lower()) if c.isascii() and c.isalnum())[:20]
    if h.kind != "supplier" and own.random() < 0.55:
        lines.append(f"{own.choice(['INPE : ', 'INPE : ', 'N° INPE ', 'INPE ', 'Identifiant INPE : '])}{h.seller.inpe}")
    if own.random() < 0.35:
        lines.append(f"{own.choice(['Mobile : ', 'GSM : ', 'Port. : ', 'Tél. urgence : ', 'WhatsApp : '])}0{own.choice('67')}{own.randint(10, 99)}{own.randint(10, 99)}{own.randint(10, 99)}{own.randint(10, 99)}")
    if own.random() < 0.3:
        lines.append(own.choice([f"Email : {plain}@gmail.com", f"contact@{plain}.ma", f"E-mail : {plain}@menara.ma", f"www.{plain}.ma"]))
    return lines


def shop(p: Press, h: House):
    """An online shop program's: sign and name at the left, lines beneath in grey, a hairline across."""
    s, wide = p.scale, p.width - 2 * p.margin
    mark(p, h, p.margin, 8, 13 * s)
    p.put(p.margin + 16 * s, 8 + 8.6 * s, h.name, 5.4, True, h.colour, room=wide - 17 * s)
    y = column(p, folded(p, told(h), " · ", 2.8, wide * 0.95), p.margin, 8 + 18.6 * s, size=2.8, step=4.4, room=wide, fill=GREY) + 2.4 * s
    p.line(p.margin, y, p.right, y, 0.2, "#b5b5b5")
    return y, None


def ledger(p, h):
    """An accounting program's: bold name and plain lines at the left, nothing drawn; room at the right."""
    s, room = p.scale, p.width * 0.47
    p.put(p.margin, 16 * s, h.name, 4.4, True, room=room)
    return column(p, told(h), p.margin, 21.4 * s, size=3, step=4.5, room=room, fill="") + 2, (p.width * 0.56, p.right, 16 * s)


def template(p, h):
    """A web template's: the sign in the left corner, name and lines flush right."""
    s, wide = p.scale, p.width - 2 * p.margin
    mark(p, h, p.margin, 10, 20 * s)
    p.put(p.right, 15 * s, h.name, 4.6, True, anchor="rs", room=wide * 0.7)
    y = column(p, told(h), p.right, 20.4 * s, "rs", 2.8, 4.3, wide * 0.7, GREY)
    return max(y, 10 + 20 * s) + 2, None


def typed(p, h):
    """A word processor's: name in the middle in large letters, trade in italics, the rest centred over a double rule."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.put(p.width / 2, 16 * s, h.name, 6.4, True, anchor="ms", room=wide)
    p.put(p.width / 2, 21.6 * s, lines[0], 3.4, False, GREY, "ms", "serif-italic", wide)
    y = column(p, folded(p, lines[1:], " - ", 3, wide * 0.86), p.width / 2, 26.6 * s, "ms", 3, 4.6, wide, "") + 2.4 * s
    for k in (0, 0.9):
        p.line(p.margin, y + k, p.right, y + k, 0.3)
    return y + 1, None


def panel(p, h):
    """A pale panel over the whole width: sign, name and trade at the left, the lines at its right."""
    s, lines = p.scale, told(h)
    high = max(23, 8 + 4.3 * (len(lines) - 1)) * s
    p.rect(0, 0, p.width, high, None, fill=PALE)
    p.rect(0, high, p.width, 0.9, None, fill=h.colour)
    x = p.margin + 15 * s
    mark(p, h, p.margin, high / 2 - 6 * s, 12 * s)
    p.put(x, high / 2 + 0.4 * s, h.name, 4.8, True, h.colour, room=p.width * 0.54 - x)
    p.put(x, high / 2 + 5.6 * s, lines[0], 2.9, False, GREY, room=p.width * 0.54 - x)
    column(p, lines[1:], p.width * 0.58, high / 2 - 2.1 * (len(lines) - 2) * s + 0.8 * s, size=2.7, step=4.3, room=p.right - p.width * 0.58)
    return high + 1, None


def ruled_name(p, h):
    """A printer's: French name between two short rules, the Arabic over it, the lines spread under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, 13.4 * s, block(h)[0], 5.6, True, h.colour, "ms", "arabic", wide)
    half = min(p.length(h.name, 5.2, True), wide * 0.72) / 2 + 3
    p.put(p.width / 2, 21 * s, h.name, 5.2, True, h.colour, "ms", room=2 * half - 5)
    for x, end in ((p.margin, p.width / 2 - half), (p.width / 2 + half, p.right)):
        p.line(x, 19.4 * s, end, 19.4 * s, 0.5, h.colour)
    lines = folded(p, told(h), "   -   ", 2.8, wide * 0.9)
    return column(p, lines, p.width / 2, 26.4 * s, "ms", 2.8, 4.4, wide, h.colour) + 2, None


def house_of_care(p, h):
    """A clinic's: sign over the French name at the left, services and address right of a thick upright line."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    x = p.margin + wide * 0.46
    mark(p, h, p.margin, 7, 11 * s)
    p.put(p.margin, 7 + 16.4 * s, h.name.upper(), 4.3, True, h.colour, room=wide * 0.43)
    p.put(p.margin + 13 * s, 7 + 6.8 * s, block(h)[0], 4.2, True, h.colour, "ls", "arabic", wide * 0.43 - 13 * s)
    high = max(18, 3 + 4.3 * len(lines)) * s
    p.rect(x, 7, 1.1, high, None, fill=h.colour)
    column(p, lines, x + 4, 7 + 4.4 * s, size=2.8, step=4.3, room=p.right - x - 4)
    return 7 + high + 1, None


def biologist(p, h):
    """Name and trade at the left, the other lines flush right, a thick rule over a thin one."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.put(p.margin, 15 * s, h.name, 5.2, True, h.colour, room=wide * 0.58)
    p.put(p.margin, 20.4 * s, lines[0], 3, False, "", "ls", "italic", wide * 0.58)
    low = max(column(p, lines[1:], p.right, 11 * s, "rs", 2.7, 4.2, wide * 0.38), 21 * s) + 2.4 * s
    p.line(p.margin, low, p.right, low, 1.0, h.colour)
    p.line(p.margin, low + 1.2, p.right, low + 1.2, 0.2, h.colour)
    return low + 1.4, None


def practice(p, h):
    """A surgery's: the sign in the middle, French at its left and Arabic at its right, the address across beneath."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    side = wide / 2 - 9 * s
    p.put(p.margin + side / 2, 13 * s, h.name, 4.6, True, h.colour, "ms", room=side)
    p.put(p.margin + side / 2, 18.6 * s, lines[0], 3, False, h.colour, "ms", room=side)
    mark(p, h, p.width / 2 - 6 * s, 8, 12 * s)
    for k, text in enumerate(block(h)[:2]):
        p.put(p.right - side / 2, (13.4 + 6.2 * k) * s, text, 4.8 - 0.8 * k, k == 0, h.colour, "ms", "arabic", side)
    y = column(p, folded(p, lines[1:], "  /  ", 2.8, wide * 0.92), p.width / 2, 8 + 18.8 * s, "ms", 2.8, 4.3, wide, h.colour) + 2 * s
    p.line(p.margin, y, p.right, y, 0.4, h.colour)
    return y, None


def fixed(p, h):
    """A program's in fixed letters: lines from the left, hyphens across under them."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, 13 * s, h.name.upper(), 4, True, family="slip", room=wide)
    y = column(p, folded(p, told(h), "  ", 3, wide * 0.66), p.margin, 18 * s, size=2.9, step=4.3, room=wide, fill="", family="slip") + 3.6 * s
    p.put(p.margin, y, "-" * int(wide / p.length("-" * 20, 3, False, "slip") * 20), 3, family="slip")
    return y, None


def workbook(p, h):
    """A spreadsheet's: the name in a coloured cell at the left, the lines as rows of cells at the right."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    rows = lines[1:]
    high, x = max(17, 4.8 * len(rows)) * s, p.margin + wide * 0.5
    p.rect(p.margin, 9, wide * 0.5, high, "#777777", 0.2, "#dbe5f1" if h.capitals else "#e2efda")
    p.put(p.margin + wide * 0.25, 9 + high / 2, h.name, 4.8, True, anchor="ms", room=wide * 0.5 - 5)
    p.put(p.margin + wide * 0.25, 9 + high / 2 + 5 * s, lines[0], 2.8, anchor="ms", room=wide * 0.5 - 5)
    for k, line in enumerate(rows):
        p.rect(x, 9 + high / len(rows) * k, wide * 0.5, high / len(rows), "#777777", 0.2)
        p.put(x + 2, 9 + high / len(rows) * (k + 0.5) + 1 * s, line, 2.7, room=wide * 0.5 - 4)
    return 9 + high, None


def corner(p, h):
    """A designer's: a quarter disc in the right corner with the sign, the name at the left, lines in two columns."""
    s, lines = p.scale, told(h)
    r, room = 30 * s, p.width - p.margin - 36 * s
    p.draw.ellipse([(p.width - r) * MM, -r * MM, (p.width + r) * MM, r * MM], fill=h.colour)
    p.draw.ellipse([(p.width - 19.5 * s) * MM, 3.5 * s * MM, (p.width - 4.5 * s) * MM, 18.5 * s * MM], fill="#ffffff")
    mark(p, h, p.width - 16.4 * s, 6.6 * s, 8.8 * s)
    p.put(p.margin, 14 * s, h.name, 6, True, h.colour, room=room)
    for k, line in enumerate(lines):
        p.put(p.margin + room / 2 * (k % 2), (20 + 4.4 * (k // 2)) * s, line, 2.8, False, GREY, room=room / 2 - 2)
    return max(r, (20 + 4.4 * ((len(lines) - 1) // 2)) * s) + 2, None


def plate(p, h):
    """A rounded plate at the left in the colour of its letters, as a rubber stamp says it; room at the right."""
    s, lines, w = p.scale, told(h), p.width * 0.5 - p.margin
    high = (10 + 4.4 * len(lines)) * s
    rounded(p, p.margin, 9, w, high, h.colour, 5)
    p.put(p.margin + w / 2, 9 + 6.4 * s, h.name, 4.3, True, h.colour, "ms", room=w - 5)
    column(p, lines, p.margin + w / 2, 9 + 11.6 * s, "ms", 2.8, 4.4, w - 5, h.colour)
    return 9 + high, (p.width * 0.55, p.right, 9 + 6 * s)


def twin(p, h):
    """French block left, Arabic block right, the numbers across on a coloured line under both."""
    s, wide = p.scale, p.width - 2 * p.margin
    side, lines = wide / 2 - 4, told(h)
    p.put(p.margin, 14 * s, h.name, 4.8, True, h.colour, room=side)
    low = column(p, lines[:3], p.margin, 19.4 * s, size=2.9, step=4.4, room=side)
    for k, text in enumerate(block(h)):
        p.put(p.right, (14.4 + 5.6 * k) * s, text, 5 - 0.8 * min(k, 1), k == 0, h.colour, "rs", "arabic", side)
    rest, y = folded(p, lines[3:], "   ", 2.8, wide - 6), max(low, 26 * s) + 2.6 * s
    if not rest:
        p.line(p.margin, y, p.right, y, 0.8, h.colour)
        return y + 1, None
    p.rect(p.margin, y, wide, (1.6 + 4.2 * len(rest)) * s, None, fill=h.colour)
    column(p, rest, p.width / 2, y + 4 * s, "ms", 2.8, 4.2, wide - 5, "#ffffff")
    return y + (1.6 + 4.2 * len(rest)) * s, None


HEADS = [shop, ledger, template, typed, panel, ruled_name, house_of_care, biologist, practice, fixed, workbook, corner, plate, twin, ledger, typed, practice, ledger]
