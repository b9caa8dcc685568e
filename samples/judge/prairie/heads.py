"""Letterheads of `prairie`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
from house import House
from paper import MM
from prairie.labels import GREY, LINE, PALE, even_letters, suited
from press import Press, folded
from street.arabic import block
from street.marks import mark


def lines_of(h: House) -> list[str]:
    """What stands under a name: trade, address, telephone, and what some issuers add."""
    suited(h)
    own, lines = h.own, h.credentials()
    plain = "".join(c for c in h.seller.name.lower() if c.isascii() and c.isalpha())[:13]
    if h.kind != "supplier" and own.random() < 0.6:
        lines.append(f"{own.choice(['INPE : ', 'INPE : ', 'INPE ', 'INPE N° : ', 'Code INPE ', 'N° INPE '])}{h.seller.inpe}")
    if own.random() < 0.25:
        lines.append(f"{own.choice(['GSM : 06', 'Mob. : 06', 'Fax : 05', 'WhatsApp 06'])}{''.join(f'{own.randint(10, 99)}' for _ in range(4))}")
    if own.random() < 0.25:
        lines.append(own.choice([f"{plain}@gmail.com", f"Email: {plain}@yahoo.fr", f"{plain}.maroc@gmail.com", f"www.{plain}.ma"]))
    return lines


def wide_of(p: Press) -> float:
    return p.width - 2 * p.margin


def under(p: Press, h: House, lines, x, y, anchor="ls", size=2.8, step=4.3, room=0.0, fill="", family="") -> float:
    """Lines under each other; nothing may be stamped over the ICE. Returns the last baseline."""
    for k, text in enumerate(lines):
        p.put(x, y + k * step * p.scale, text, size, False, fill, anchor, family, room, bool(h.ice) and h.ice in text)
    return y + (len(lines) - 1) * step * p.scale


def double_frame(p: Press, h: House):
    """A double frame across; name and lines in its middle."""
    s, wide = p.scale, wide_of(p)
    said = folded(p, lines_of(h), "  -  ", 2.8, wide * 0.84)
    high = (14 + 4.3 * len(said)) * s
    p.rect(p.margin, 8, wide, high, h.colour, 0.5)
    p.rect(p.margin + 1, 9, wide - 2, high - 2, h.colour, 0.2)
    p.put(p.width / 2, 8 + 8.4 * s, h.name, 5.4, True, h.colour, "ms", room=wide - 12)
    under(p, h, said, p.width / 2, 8 + 14 * s, "ms", room=wide - 8)
    return 8 + high, None


def arabic_over(p, h):
    """The Arabic name in the middle, the French one under it, trade between short rules, the rest in one or two lines."""
    s, wide, lines = p.scale, wide_of(p), lines_of(h)
    p.put(p.width / 2, 12.6 * s, block(h)[0], 5.6, True, h.colour, "ms", "arabic", wide * 0.8)
    p.put(p.width / 2, 20.4 * s, h.name, 5.2, True, h.colour, "ms", room=wide * 0.9)
    half = min(p.length(lines[0], 3), wide * 0.6) / 2 + 3
    p.put(p.width / 2, 26 * s, lines[0], 3, False, "", "ms", room=wide * 0.6)
    for a in (p.width / 2 - half - 14 * s, p.width / 2 + half):
        p.line(a, 25 * s, a + 14 * s, 25 * s, 0.4, h.colour)
    return under(p, h, folded(p, lines[1:], "  ·  ", 2.7, wide * 0.86), p.width / 2, 31 * s, "ms", 2.7, 4.2, wide) + 1.5 * s, None


def seal_left(p, h):
    """As a stamp prints it: name and lines in the middle of the left half, in a frame with cut corners; room at the right."""
    s, w, lines = p.scale, wide_of(p) * 0.5, lines_of(h)
    x, high, cut = p.margin, (12.6 + 4.2 * len(lines)) * s, 3 * s
    corner = [(x + cut, 7), (x + w - cut, 7), (x + w, 7 + cut), (x + w, 7 + high - cut), (x + w - cut, 7 + high), (x + cut, 7 + high), (x, 7 + high - cut), (x, 7 + cut)]
    for (a, b), (c, d) in zip(corner, corner[1:] + corner[:1]):
        p.line(a, b, c, d, 0.35, h.colour)
    p.put(x + w / 2, 7 + 7 * s, h.name, 4.5, True, h.colour, "ms", room=w - 6)
    under(p, h, lines, x + w / 2, 7 + 12.2 * s, "ms", 2.7, 4.2, w - 6)
    return 7 + high, (x + w + 7, p.right, 7 + 6 * s)


def initials(p, h):
    """The issuer's first letters in a ring, name and trade right of it, the rest at the paper's right end; a thin rule under all."""
    s, wide, lines = p.scale, wide_of(p), lines_of(h)
    words = [w for w in h.seller.name.replace("'", " ").split() if w[0].isalpha() and w[0].isupper()]
    d = 15 * s
    p.draw.ellipse([p.margin * MM, 7 * MM, (p.margin + d) * MM, (7 + d) * MM], outline=h.colour, width=8)
    p.put(p.margin + d / 2, 7 + d * 0.63, "".join(w[0] for w in words[:2]).upper(), 5.8, True, h.colour, "ms", "serif", d - 3)
    x = p.margin + d + 4
    p.put(x, 7 + 6.6 * s, h.name, 4.9, True, "", room=wide * 0.58 - d - 4)
    p.put(x, 7 + 12 * s, lines[0], 3, False, h.colour, room=wide * 0.58 - d - 4)
    y = max(under(p, h, lines[1:], p.right, 7 + 3.6 * s, "rs", 2.6, 4.1, wide * 0.39), 7 + d) + 2.6 * s
    p.line(p.margin, y, p.right, y, 0.25, h.colour)
    return y + 0.6, None


def corner(p, h):
    """A triangle of colour in the upper right corner; name and lines from the left; no room beside them."""
    s, wide, lines = p.scale, wide_of(p), lines_of(h)
    side = 26 * s
    p.draw.polygon([((p.width - side) * MM, 0), (p.width * MM, 0), (p.width * MM, side * MM)], fill=h.colour)
    p.put(p.margin, 13 * s, h.name, 5.6, True, h.colour, room=wide - side)
    p.put(p.margin, 18.8 * s, lines[0], 3.1, True, GREY, room=wide - side)
    return under(p, h, folded(p, lines[1:], "   |   ", 2.7, wide * 0.82), p.margin, 24 * s, size=2.7, step=4.3, room=wide * 0.85) + 1.5 * s, None


def two_strips(p, h):
    """A strip of colour at the upper edge and a thin one under the lines; the name between them at the left, the lines at the right."""
    s, wide, lines = p.scale, wide_of(p), lines_of(h)
    p.rect(0, 0, p.width, 4 * s, None, fill=h.colour)
    p.put(p.margin, 14 * s, h.name, 5.3, True, h.colour, room=wide * 0.5)
    p.put(p.margin, 19.6 * s, lines[0], 3, False, "", room=wide * 0.5)
    y = max(under(p, h, lines[1:], p.margin + wide * 0.56, 10.4 * s, size=2.7, step=4.2, room=wide * 0.44), 20.6 * s) + 2.6 * s
    p.rect(0, y, p.width, 1.1 * s, None, fill=h.colour)
    return y + 1.4, None


def three_columns(p, h):
    """The name across the middle, under it three columns with hairlines between: what they do, where, how to reach them."""
    s, wide, lines = p.scale, wide_of(p), lines_of(h)
    p.put(p.width / 2, 13.4 * s, h.name, 5.8, True, h.colour, "ms", room=wide * 0.9)
    deep = -(-len(lines) // 3)
    low = 20 * s + (deep - 1) * 4.2 * s
    for k in range(3):
        under(p, h, lines[k * deep:(k + 1) * deep], p.margin + wide / 3 * (k + 0.5), 20 * s, "ms", 2.6, 4.2, wide / 3 - 4)
        if k:
            p.line(p.margin + wide / 3 * k, 16.6 * s, p.margin + wide / 3 * k, low + 1 * s, 0.2, LINE)
    p.line(p.margin, low + 2.8 * s, p.right, low + 2.8 * s, 0.5, h.colour)
    return low + 3.2 * s, None


def sign_over(p, h):
    """The sign in the middle over the name, everything in the middle under them."""
    s, wide, lines = p.scale, wide_of(p), lines_of(h)
    mark(p, h, p.width / 2 - 6 * s, 6, 12 * s)
    p.put(p.width / 2, 6 + 18 * s, h.name, 5, True, h.colour, "ms", room=wide)
    return under(p, h, folded(p, lines, ", ", 2.8, wide * 0.72), p.width / 2, 6 + 23.4 * s, "ms", 2.8, 4.3, wide) + 1.5 * s, None


def sign_and_bar(p, h):
    """The sign, a bar of colour upright, name and lines right of it; room at the right."""
    s, lines = p.scale, lines_of(h)
    mark(p, h, p.margin, 9, 13 * s)
    x, room = p.margin + 19 * s, p.width * 0.5 - 19 * s
    p.put(x, 9 + 4 * s, h.name, 4.5, True, h.colour, room=room)
    low = under(p, h, lines, x, 9 + 9 * s, size=2.6, step=4.1, room=room)
    p.rect(x - 3 * s, 9, 0.9 * s, low - 8, None, fill=h.colour)
    return max(low, 9 + 13 * s) + 2 * s, (p.margin + p.width * 0.53, p.right, 9 + 5 * s)


def typist(p, h):
    """A typist's: capitals of one width in the middle, a row of short dashes under them."""
    s, wide, family = p.scale, wide_of(p), even_letters(h)
    p.put(p.width / 2, 12 * s, h.name.upper(), 4.2, True, "", "ms", family, wide)
    low = under(p, h, folded(p, lines_of(h), " - ", 2.7, wide * 0.66), p.width / 2, 17.4 * s, "ms", 2.7, 4.4, wide, family=family)
    p.put(p.width / 2, low + 4.6 * s, "- - - - - - - - - - - -", 2.7, False, "", "ms", family)
    return low + 5.2 * s, None


def contact_box(p, h):
    """Name and trade large from the left; how to reach them in a pale box with a coloured edge at the right; room for nothing beside."""
    s, wide, lines = p.scale, wide_of(p), lines_of(h)
    w, rest = wide * 0.42, lines[1:]
    high = max((3.6 + 4.2 * len(rest)) * s, 15 * s)
    p.rect(p.right - w, 7, w, high, None, fill=PALE)
    p.rect(p.right - w, 7, 1, high, None, fill=h.colour)
    under(p, h, rest, p.right - w + 3.4, 7 + 4.8 * s, size=2.6, step=4.2, room=w - 5)
    p.put(p.margin, 7 + 7 * s, h.name, 5.6, True, h.colour, room=wide - w - 5)
    p.put(p.margin, 7 + 13 * s, lines[0], 3.1, False, "", room=wide - w - 5)
    return 7 + high, None


def plain_left(p, h):
    """A spreadsheet's: name in bold and lines under it in one size, black; room at the right."""
    s, room = p.scale, p.width * 0.48
    p.put(p.margin, 13 * s, h.name, 4.2, True, "", room=room)
    return under(p, h, lines_of(h), p.margin, 18 * s, size=2.9, step=4.5, room=room) + 2 * s, (p.margin + p.width * 0.52, p.right, 13 * s)


def both_sides(p, h):
    """French from the left and Arabic from the right, a double rule under both, address in its middle under that."""
    s, wide, lines, arabic = p.scale, wide_of(p), lines_of(h), block(h)
    p.put(p.margin, 13 * s, h.name, 4.8, True, h.colour, room=wide * 0.54)
    p.put(p.margin, 18.6 * s, lines[0], 3, False, "", room=wide * 0.54)
    p.put(p.right, 13 * s, arabic[0], 5.4, True, h.colour, "rs", "arabic", wide * 0.42)
    p.put(p.right, 19.6 * s, arabic[1], 4, False, "", "rs", "arabic", wide * 0.42)
    for at, thick in ((22.6, 0.6), (23.8, 0.2)):
        p.line(p.margin, at * s, p.right, at * s, thick, h.colour)
    return under(p, h, folded(p, lines[1:], " – ", 2.7, wide * 0.92), p.width / 2, 28 * s, "ms", 2.7, 4.2, wide) + 1.2 * s, None


def right_block(p, h):
    """The sign at the left alone; name and lines in the middle of the right half."""
    s, wide, lines = p.scale, wide_of(p), lines_of(h)
    mark(p, h, p.margin, 8, 16 * s)
    x, room = p.margin + wide * 0.63, wide * 0.72
    p.put(x, 8 + 4.6 * s, h.name, 5, True, h.colour, "ms", room=room)
    low = under(p, h, folded(p, lines, "  ", 2.7, room), x, 8 + 10 * s, "ms", 2.7, 4.2, room)
    return max(low, 8 + 16 * s) + 2 * s, None


HEADS = [double_frame, arabic_over, seal_left, initials, corner, two_strips, three_columns, sign_over, sign_and_bar, typist, contact_box, plain_left, both_sides, right_block,
         seal_left, plain_left, both_sides, sign_and_bar, arabic_over, sign_over, plain_left]
ON_PADS = [double_frame, arabic_over, initials, two_strips, three_columns, sign_over, contact_box, both_sides, both_sides]  # heads of a printer's, that leave no room beside them
