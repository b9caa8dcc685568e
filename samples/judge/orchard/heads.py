"""Letterheads of `orchard`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
from house import House
from orchard.labels import GREY, PALE, curved, signs
from press import Press, folded
from street.arabic import block
from street.marks import mark


def lines_of(h: House) -> list[str]:
    """What stands under a name: trade, address, telephone, and what some issuers add."""
    own, lines = h.own, h.credentials()
    plain = "".join(c for c in h.seller.name.lower() if c.isascii() and c.isalnum())[:15]
    if h.kind != "supplier" and own.random() < 0.6:
        lines.append(f"{own.choice(['INPE : ', 'INPE : ', 'INPE: ', 'INPE N° ', 'Code INPE : '])}{h.seller.inpe}")
    if own.random() < 0.3:
        lines.append(own.choice(["GSM : 06", "Fax : 05", "Mobile : 06", "Gsm 06"]) + "".join(f"{own.choice([' ', '.'])}{own.randint(10, 99)}" for _ in range(4)))
    if own.random() < 0.3:
        lines.append(own.choice([f"{plain}@gmail.com", f"Mail : {plain}@hotmail.com", f"E-mail : info@{plain}.ma", f"Site : www.{plain}.com"]))
    return lines


def below(p: Press, lines, x, y, anchor="ls", size=2.9, step=4.4, room=0.0, fill="", family="") -> float:
    """Lines under each other; returns the last baseline."""
    for k, text in enumerate(lines):
        p.put(x, y + k * step * p.scale, text, size, False, fill, anchor, family, room)
    return y + (len(lines) - 1) * step * p.scale


def across(p: Press) -> float:
    return p.width - 2 * p.margin


def band(p: Press, h: House):
    """A band of the issuer's colour from edge to edge with the name in white, the trade at its right; the lines from the left under it."""
    s, lines = p.scale, lines_of(h)
    p.rect(0, 0, p.width, 17 * s, None, fill=h.colour)
    p.put(p.margin, 11.4 * s, h.name, 6, True, "#ffffff", room=across(p) * 0.56)
    p.put(p.right, 11.4 * s, lines[0], 3.2, False, "#ffffff", "rs", room=across(p) * 0.4)
    return below(p, folded(p, lines[1:], "   ", 2.9, across(p) * 0.9), p.margin, 22.4 * s, room=across(p)) + 1.5 * s, None


def letter_left(p, h):
    """A letter's: name and lines at the left in one size, over a short rule in the issuer's colour; room at the right."""
    s, room = p.scale, p.width * 0.46
    p.put(p.margin, 15 * s, h.name, 4.8, True, h.colour, room=room)
    p.line(p.margin, 17.4 * s, p.margin + 24 * s, 17.4 * s, 0.8, h.colour)
    return below(p, lines_of(h), p.margin, 22.4 * s, size=2.9, room=room) + 2 * s, (p.width * 0.55, p.right, 15 * s)


def signs_at_ends(p, h):
    """Name and lines in the middle, the sign at both ends, a thick and a thin rule close together."""
    s, wide = p.scale, across(p)
    state = h.own.getstate()
    for x in (p.margin, p.right - 14 * s)[:1 if h.packed else 2]:
        h.own.setstate(state)  # the same sign at both ends
        mark(p, h, x, 8, 14 * s)
    p.put(p.width / 2, 8 + 5.6 * s, h.name, 5.6, True, h.colour, "ms", room=wide - 32 * s)
    low = below(p, folded(p, lines_of(h), " - ", 2.9, wide * 0.62), p.width / 2, 8 + 11 * s, "ms", room=wide - 32 * s)
    y = max(low + 2.4 * s, 8 + 16 * s)
    p.line(p.margin, y, p.right, y, 0.8, h.colour)
    p.line(p.margin, y + 1.3, p.right, y + 1.3, 0.2, h.colour)
    return y + 1.3, None


def in_tongues(p, h):
    """All lines twice: French at the left, Arabic at the right, an upright rule between; one rule across under both."""
    s, lines, arabic = p.scale, lines_of(h), block(h)
    side = across(p) / 2 - 4
    p.put(p.margin, 12 * s, h.name, 4.6, True, h.colour, room=side)
    low = below(p, lines, p.margin, 17.2 * s, size=2.7, step=4.2, room=side)
    p.put(p.right, 12.4 * s, arabic[0], 5.4, True, h.colour, "rs", "arabic", side)
    for k, text in enumerate(arabic[1:]):
        p.put(p.right, (19 + 6 * k) * s, text, 4, False, "", "rs", "arabic", side)
    low = max(low, 25.4 * s) + 2.6 * s
    p.line(p.width / 2, 8 * s, p.width / 2, low - 2 * s, 0.3, h.colour)
    p.line(p.margin, low, p.right, low, 0.5, h.colour)
    return low, None


def arabic_first(p, h):
    """A pharmacy's or surgery's: the Arabic name over the French one, both in the middle, the sign at the left; address under a thin rule."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    mark(p, h, p.margin, 8, 15 * s)
    p.put(p.width / 2, 8 + 5.8 * s, block(h)[0], 6, True, h.colour, "ms", "arabic", wide - 36 * s)
    p.put(p.width / 2, 8 + 13.4 * s, h.name, 5.2, True, h.colour, "ms", room=wide - 36 * s)
    y = 8 + 17 * s
    p.line(p.margin + 18 * s, y, p.right - 18 * s, y, 0.2, h.colour)
    return below(p, folded(p, lines, "   ", 2.8, wide * 0.8), p.width / 2, y + 4.6 * s, "ms", 2.8, 4.2, wide) + 1.5 * s, None


def side_by_side(p, h):
    """The sign, the name and the trade right of it at the left; address and numbers flush right on the same lines; nothing drawn under them."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    mark(p, h, p.margin, 9, 12 * s)
    p.put(p.margin + 14 * s, 9 + 5.4 * s, h.name, 5, True, h.colour, room=wide * 0.56 - 14 * s)
    p.put(p.margin + 14 * s, 9 + 10.6 * s, lines[0], 3, False, GREY, room=wide * 0.56 - 14 * s)
    return max(below(p, lines[1:], p.right, 12 * s, "rs", 2.8, 4.2, wide * 0.41), 9 + 13 * s) + 2 * s, None


def typed(p, h):
    """A word processor's: the name in serif capitals at the left, the lines under it in italics; room at the right."""
    s, room = p.scale, p.width * 0.48
    p.put(p.margin, 14 * s, h.name.upper(), 4.8, True, "", "ls", "serif", room)
    return below(p, lines_of(h), p.margin, 19.6 * s, size=3.1, step=4.7, room=room, family="serif-italic") + 2 * s, (p.width * 0.58, p.right, 14 * s)


def panel_right(p, h):
    """The name large over the trade at the left; everything else in a pale panel at the right."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    w = wide * 0.42
    high = (4.6 + 4.2 * (len(lines) - 1)) * s
    p.rect(p.right - w, 8, w, high, None, fill=PALE)
    below(p, lines[1:], p.right - w + 3, 8 + 5.2 * s, size=2.7, step=4.2, room=w - 5)
    p.put(p.margin, 8 + 8 * s, h.name, 6.2, True, h.colour, room=wide - w - 5)
    p.put(p.margin, 8 + 13.6 * s, lines[0], 3.2, False, "", "ls", "", wide - w - 5)
    return 8 + max(high, 15 * s) + 1, None


def initials(p, h):
    """The first letters in a filled circle, name and lines beside it at the left; room at the right."""
    s, room = p.scale, p.width * 0.5 - p.margin - 15 * p.scale
    letters = "".join(word[0] for word in h.seller.name.replace("'", " ").split() if word[0].isupper())[:2]
    curved(p, p.margin, 8, 12.4 * s, 12.4 * s, h.colour, fill=h.colour, radius=round(73 * s))
    p.put(p.margin + 6.2 * s, 8 + 8 * s, letters, 5, True, "#ffffff", "ms")
    p.put(p.margin + 15 * s, 8 + 4.8 * s, h.name, 4.4, True, room=room)
    return max(below(p, lines_of(h), p.margin + 15 * s, 8 + 10 * s, size=2.7, step=4.2, room=room), 8 + 13 * s) + 2 * s, (p.width * 0.56, p.right, 13 * s)


def starred(p, h):
    """A needle printer's: fixed letters in the middle between rows of asterisks."""
    s, wide = p.scale, across(p)
    signs(p, 9 * s, "*", "needle")
    p.put(p.width / 2, 14 * s, h.name.upper(), 4.6, True, "", "ms", "needle", wide)
    low = below(p, folded(p, lines_of(h), " - ", 3, wide * 0.66), p.width / 2, 19 * s, "ms", 3, 4.4, wide, family="needle")
    signs(p, low + 5 * s, "*", "needle")
    return low + 5 * s, None


def pale_band(p, h):
    """A pale field across with the sign at its left end; name over lines in two columns in it, a rule in colour along its foot."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    half, x = (len(lines) + 1) // 2, p.margin + 19 * s
    high = max(18, 11.4 + 4.2 * half) * s
    p.rect(p.margin, 7, wide, high, None, fill=PALE)
    p.line(p.margin, 7 + high, p.right, 7 + high, 0.6, h.colour)
    mark(p, h, p.margin + 2.5, 7 + 2.6 * s, 13 * s)
    p.put(x, 7 + 6.4 * s, h.name, 5, True, h.colour, room=p.right - x - 3)
    room = (p.right - x) / 2 - 3
    below(p, lines[:half], x, 7 + 11.8 * s, size=2.7, step=4.2, room=room)
    below(p, lines[half:], x + room + 3, 7 + 11.8 * s, size=2.7, step=4.2, room=room)
    return 7 + high, None


def stamped_box(p, h):
    """Name and lines in the middle of a double frame at the left, as of a rubber stamp; room at the right."""
    s, lines = p.scale, lines_of(h)
    w, high = p.width * 0.5 - p.margin, (10.4 + 4.2 * len(lines)) * s
    p.rect(p.margin, 8, w, high, h.colour, 0.5)
    p.rect(p.margin + 1, 9, w - 2, high - 2, h.colour, 0.2)
    p.put(p.margin + w / 2, 8 + 6.4 * s, h.name, 4.2, True, h.colour, "ms", room=w - 6)
    below(p, lines, p.margin + w / 2, 8 + 11.4 * s, "ms", 2.7, 4.2, w - 6, h.colour)
    return 8 + high + 1, (p.width * 0.56, p.right, 14 * s)


def thin_letters(p, h):
    """The name with wide letters in the middle, the trade under it between two short rules, the lines in small grey letters."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    spaced = " ".join(h.name.upper().replace(" ", "  "))
    p.put(p.width / 2, 13 * s, spaced if len(spaced) < 60 else h.name.upper(), 4.8, False, h.colour, "ms", room=wide)
    half = min(p.length(lines[0], 3.1), wide * 0.6) / 2 + 3
    p.put(p.width / 2, 19 * s, lines[0], 3.1, False, "", "ms", room=wide * 0.6)
    for a, b in ((p.width / 2 - half - 14 * s, p.width / 2 - half), (p.width / 2 + half, p.width / 2 + half + 14 * s)):
        p.line(a, 18 * s, b, 18 * s, 0.25, h.colour)
    return below(p, folded(p, lines[1:], "  /  ", 2.7, wide * 0.86), p.width / 2, 23.8 * s, "ms", 2.7, 4.1, wide, GREY) + 1.5 * s, None


HEADS = [band, letter_left, signs_at_ends, in_tongues, arabic_first, side_by_side, typed, panel_right, initials, starred, pale_band, stamped_box, thin_letters, letter_left, in_tongues, signs_at_ends, side_by_side, arabic_first, typed, initials]
