"""Letterheads of `harbour`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
import unicodedata

from harbour.labels import GREY, INK, PALE, fixed, signs
from house import House
from press import Press, folded
from street.arabic import block
from street.heads import column
from street.marks import mark


def told(h: House) -> list[str]:
    """The lines of a head: those that every issuer has, and what some add."""
    lines, own = h.credentials(), h.own
    plain = "".join(c for c in unicodedata.normalize("NFD", h.seller.name.lower()) if c.isascii() and c.isalnum())[:18]
    if h.kind != "supplier" and own.random() < 0.5:
        lines.append(f"{own.choice(['INPE : ', 'INPE : ', 'INPE N° : ', 'N° INPE : ', 'Code INPE '])}{h.seller.inpe}")
    if own.random() < 0.3:
        lines.append(f"{own.choice(['Fax : ', 'Fax : ', 'Gsm : ', 'Tél. portable : '])}0{own.choice('56')}{own.randint(10, 99)}{own.randint(10, 99)}{own.randint(10, 99)}{own.randint(10, 99)}")
    if own.random() < 0.35:
        lines.append(own.choice([f"E-mail : {plain}@gmail.com", f"info@{plain}.ma", f"Site web : www.{plain}.ma", f"Mail : {plain}@yahoo.fr"]))
    return lines


def company(p: Press, h: House):
    """A web program's: the sign at the left, the trade in italics at the right, a hairline, then name and lines under it; room at the right."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    mark(p, h, p.margin, 8, 14 * s)
    p.put(p.right, 8 + 11 * s, lines[0], 3, False, GREY, "rs", "italic", wide * 0.7)
    p.line(p.margin, 8 + 16.4 * s, p.right, 8 + 16.4 * s, 0.25, h.colour)
    p.put(p.margin, 8 + 22 * s, h.name, 3.4, True, room=wide * 0.5)
    return column(p, lines[1:], p.margin, 8 + 26.6 * s, size=2.9, step=4.3, room=wide * 0.5, fill="") + 2, (p.width * 0.56, p.right, 8 + 23 * s)


def sender(p, h):
    """A free program's: the name large at the left, under it a grey card headed as the sender's with the lines; room at the right."""
    s, w, lines = p.scale, p.width * 0.47 - p.margin, told(h)
    p.put(p.margin, 16 * s, h.name, 4.6, True, h.colour, room=w)
    p.put(p.margin, 22.6 * s, "Émetteur :", 2.5, room=w)
    high = (3.6 + 4.3 * len(lines)) * s
    p.rect(p.margin, 24.2 * s, w, high, None, fill="#e6e6e6")
    column(p, lines, p.margin + 2.4, 28.6 * s, size=2.8, step=4.3, room=w - 5, fill="")
    return 24.2 * s + high, (p.width * 0.53, p.right, 15 * s)


def accountant(p, h):
    """An accounting program's: bold capitals at the left over a short rule, plain lines in two columns across beneath."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    end = p.put(p.margin, 15 * s, h.name.upper(), 5, True, room=wide)
    p.line(p.margin, 17 * s, max(end, p.margin + wide * 0.3), 17 * s, 0.7, h.colour)
    for k, line in enumerate(lines):
        p.put(p.margin + wide / 2 * (k % 2), (22 + 4.5 * (k // 2)) * s, line, 2.9, room=wide / 2 - 3)
    return (22 + 4.5 * ((len(lines) - 1) // 2)) * s + 2, None


def lettered(p, h):
    """A template's: name large in light letters at the left, the sign in the right corner, the lines in one grey column under the name."""
    s, wide = p.scale, p.width - 2 * p.margin
    mark(p, h, p.right - 17 * s, 9, 17 * s)
    p.put(p.margin, 17 * s, h.name, 6, False, h.colour, room=wide - 21 * s)
    return max(column(p, told(h), p.margin, 22.8 * s, size=2.8, step=4.3, room=wide * 0.56), 27 * s) + 2, None


def plain(p, h):
    """A word processor's or a spreadsheet's: all lines under each other in the middle, the name larger; nothing drawn."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.put(p.width / 2, 15 * s, h.name, 5.4, True, anchor="ms", room=wide)
    return column(p, [lines[0], *folded(p, lines[1:], " - ", 3, wide * 0.7)], p.width / 2, 20.6 * s, "ms", 3, 4.6, wide, "") + 2, None


def crosses(p, h):
    """A sign at either side, the name between them, the lines across under a coloured rule."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    state = h.own.getstate()
    for x in (p.margin, p.right - 12 * s):
        h.own.setstate(state)  # the same sign twice
        mark(p, h, x, 8, 12 * s)
    p.put(p.width / 2, 8 + 6.4 * s, h.name.upper(), 5.4, True, h.colour, "ms", room=wide - 28 * s)
    p.put(p.width / 2, 8 + 11.6 * s, lines[0], 3, False, "", "ms", room=wide - 28 * s)
    p.line(p.margin, 8 + 14.6 * s, p.right, 8 + 14.6 * s, 0.6, h.colour)
    return column(p, folded(p, lines[1:], " - ", 2.8, wide), p.width / 2, 8 + 19 * s, "ms", 2.8, 4.3, wide, "") + 2, None


def framed_pair(p, h):
    """A printer's: a frame over the whole width, French in its left half and Arabic in its right, the lines on a strip in its foot."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    half, low = wide / 2, folded(p, lines[1:], "  -  ", 2.7, wide - 6)
    high = (16 + 4.2 * len(low)) * s
    p.rect(p.margin, 7, wide, high, h.colour, 0.4)
    p.put(p.margin + half / 2, 7 + 6.6 * s, h.name, 4.8, True, h.colour, "ms", room=half - 5)
    p.put(p.margin + half / 2, 7 + 12 * s, lines[0], 2.9, False, h.colour, "ms", room=half - 5)
    for k, text in enumerate(block(h)[:2]):
        p.put(p.right - half / 2, 7 + (6.8 + 5.6 * k) * s, text, 5 - 1 * k, k == 0, h.colour, "ms", "arabic", half - 5)
    p.line(p.margin, 7 + 14.6 * s, p.right, 7 + 14.6 * s, 0.3, h.colour)
    column(p, low, p.width / 2, 7 + 18.4 * s, "ms", 2.7, 4.2, wide - 5, h.colour)
    return 7 + high, None


def services(p, h):
    """A laboratory's or centre's: sign and name at the left, the trade on a pale strip across, address and numbers under it at both ends."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    mark(p, h, p.margin, 7, 11 * s)
    p.put(p.margin + 14 * s, 7 + 7.6 * s, h.name, 5.2, True, h.colour, room=wide - 15 * s)
    p.rect(p.margin, 7 + 13 * s, wide, 5.8 * s, None, fill=PALE)
    p.put(p.margin + 2, 7 + 17 * s, lines[0], 2.8, True, INK, room=wide - 4)
    rest = lines[1:]
    for k, line in enumerate(rest):
        p.put(p.right if k % 2 else p.margin, 7 + (23.4 + 4.3 * (k // 2)) * s, line, 2.8, False, GREY, "rs" if k % 2 else "ls", room=wide * 0.49)
    return 7 + (23.4 + 4.3 * ((len(rest) - 1) // 2)) * s + 2, None


def spaced(p, h):
    """A clinic's: the sign in the middle, the name in capitals under it, lines beneath, a thick band under all."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    mark(p, h, p.width / 2 - 6 * s, 6, 12 * s)
    p.put(p.width / 2, 6 + 17.6 * s, h.name.upper(), 5, True, h.colour, "ms", room=wide)
    y = column(p, folded(p, lines, "  •  ", 2.8, wide * 0.9), p.width / 2, 6 + 22.6 * s, "ms", 2.8, 4.3, wide) + 2 * s
    p.rect(p.margin, y, wide, 1.4, None, fill=h.colour)
    return y + 1.4, None


def top_band(p, h):
    """A designer's: trade and telephone in white on a band at the paper's edge, name at the left under it, the rest flush right."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.rect(0, 0, p.width, 9 * s, None, fill=h.colour)
    p.put(p.margin, 6.2 * s, lines[0], 2.8, True, "#ffffff", room=wide * 0.6)
    p.put(p.right, 6.2 * s, h.phone, 2.8, False, "#ffffff", "rs", room=wide * 0.36)
    p.put(p.margin, 20 * s, h.name, 5.6, True, h.colour, room=wide * 0.54)
    low = column(p, [line for line in lines[1:] if line != h.phone], p.right, 15 * s, "rs", 2.8, 4.3, wide * 0.43)
    return max(low, 22 * s) + 2, None


def starred(p, h):
    """A program's: the lines in the middle between two rows of asterisks."""
    s, wide = p.scale, p.width - 2 * p.margin
    signs(p, h, 10 * s, "*")
    p.put(p.width / 2, 15 * s, h.name.upper(), 3.8, True, anchor="ms", family=fixed(h), room=wide)
    y = column(p, folded(p, told(h), " - ", 3, wide * 0.6), p.width / 2, 19.8 * s, "ms", 2.9, 4.3, wide, "", fixed(h)) + 5 * s
    signs(p, h, y, "*")
    return y + 1, None


def rail(p, h):
    """A coloured rail along the paper's left edge; name and lines from the margin, a hairline in the rail's colour."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.rect(0, 0, 4.6 * s, p.height, None, fill=h.colour)
    p.put(p.margin, 15 * s, h.name, 5.2, True, room=wide)
    p.put(p.margin, 20.4 * s, lines[0], 3, False, h.colour, room=wide)
    y = column(p, folded(p, lines[1:], "  |  ", 2.8, wide * 0.8), p.margin, 25 * s, size=2.8, step=4.3, room=wide) + 2.2 * s
    p.line(p.margin, y, p.right, y, 0.3, h.colour)
    return y, None


def stamped(p, h):
    """As a rubber stamp would say it: centred in the left half in one colour, a short rule under the name; room at the right."""
    s, w, lines = p.scale, p.width * 0.48 - p.margin, told(h)
    x = p.margin + w / 2
    p.put(x, 14 * s, h.name, 4.4, True, h.colour, "ms", room=w)
    p.line(x - w * 0.2, 16 * s, x + w * 0.2, 16 * s, 0.4, h.colour)
    return column(p, lines, x, 20.6 * s, "ms", 2.9, 4.4, w, h.colour) + 2, (p.width * 0.55, p.right, 15 * s)


def doctor(p, h):
    """A surgery's: French at the left and Arabic at the right in serifs, the address in the middle between two rules."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.put(p.margin, 14 * s, h.name, 4.8, True, h.colour, "ls", "serif", wide * 0.5)
    p.put(p.margin, 19.4 * s, lines[0], 3.2, False, h.colour, "ls", "serif-italic", wide * 0.5)
    for k, text in enumerate(block(h)[:2]):
        p.put(p.right, (14 + 5.8 * k) * s, text, 5 - 0.8 * k, k == 0, h.colour, "rs", "arabic", wide * 0.46)
    low = folded(p, lines[1:], " - ", 2.8, wide * 0.94)
    p.line(p.margin, 23 * s, p.right, 23 * s, 0.3, h.colour)
    y = column(p, low, p.width / 2, 27.4 * s, "ms", 2.8, 4.3, wide, "") + 2 * s
    p.line(p.margin, y, p.right, y, 0.3, h.colour)
    return y, None


def ledger_cells(p, h):
    """A spreadsheet's: the name on a coloured row across, the lines in rows of two ruled cells under it."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, told(h)
    p.rect(p.margin, 9, wide, 9.6 * s, "#888888", 0.2, h.colour)
    p.put(p.width / 2, 9 + 6.8 * s, h.name, 5, True, "#ffffff", "ms", room=wide - 6)
    y = 9 + 9.6 * s
    for k in range(0, len(lines), 2):
        pair = lines[k:k + 2]
        for n, line in enumerate(pair):
            w = wide / len(pair)
            p.rect(p.margin + w * n, y, w, 5 * s, "#888888", 0.2)
            p.put(p.margin + w * n + 1.6, y + 3.6 * s, line, 2.7, room=w - 3)
        y += 5 * s
    return y, None


HEADS = [company, sender, accountant, lettered, plain, crosses, framed_pair, services, spaced, top_band, starred, rail, stamped, doctor, ledger_cells, plain, plain, sender, company, stamped]
