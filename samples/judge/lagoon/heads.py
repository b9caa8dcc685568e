"""Letterheads of `lagoon`. Each returns where the paper goes on and the room left beside it: (left, right, baseline) or None."""
import math

from house import House
from lagoon.labels import GREY, PALE, teletype
from orchard.heads import across, below
from orchard.labels import curved
from paper import MM
from press import Press, folded
from street.arabic import block
from street.marks import mark


def lines_of(h: House) -> list[str]:
    """What stands under a name: trade, address, telephone, and what some issuers add."""
    own, lines = h.own, h.credentials()
    plain = "".join(c for c in h.seller.name.lower() if c.isascii() and c.isalpha())[:14]
    if h.kind != "supplier" and own.random() < 0.55:
        lines.append(f"{own.choice(['INPE : ', 'INPE : ', 'N° INPE : ', 'I.N.P.E. : ', 'INPE '])}{h.seller.inpe}")
    if own.random() < 0.25:
        lines.append(f"{own.choice(['Port. : 06', 'WhatsApp : 06', 'Urgences : 06', 'GSM: 06'])}{''.join(f' {own.randint(10, 99)}' for _ in range(4))}")
    if own.random() < 0.25:
        lines.append(own.choice([f"Email : {plain}@gmail.com", f"{plain}@menara.ma", f"contact@{plain}.ma", f"www.{plain}.ma"]))
    return lines


def sign_right(p: Press, h: House):
    """Name and lines flush left, the sign at the right end, a rule in the issuer's colour whose right third is thick."""
    s, wide = p.scale, across(p)
    mark(p, h, p.right - 17 * s, 8, 17 * s)
    p.put(p.margin, 8 + 5.4 * s, h.name, 5.4, True, h.colour, room=wide - 22 * s)
    y = max(below(p, lines_of(h), p.margin, 8 + 10.8 * s, size=2.8, step=4.2, room=wide - 22 * s), 8 + 17 * s) + 2.6 * s
    p.line(p.margin, y, p.right, y, 0.25, h.colour)
    p.line(p.right - wide / 3, y, p.right, y, 1.1, h.colour)
    return y + 1, None


def sign_between(p, h):
    """A physician's: French at the left and Arabic at the right of a sign in the middle; address and telephone in one line under all."""
    s, wide, lines, arabic = p.scale, across(p), lines_of(h), block(h)
    side = wide / 2 - 11 * s
    mark(p, h, p.width / 2 - 7 * s, 9, 14 * s)
    p.put(p.margin + side / 2, 9 + 5 * s, h.name, 4.5, True, h.colour, "ms", room=side)
    p.put(p.margin + side / 2, 9 + 10.6 * s, lines[0], 2.9, False, "", "ms", room=side)
    for k, text in enumerate(arabic[:3]):
        p.put(p.right - side / 2, 9 + (5 + 6.2 * k) * s, text, 5 if k == 0 else 3.9, k == 0, h.colour if k == 0 else "", "ms", "arabic", side)
    y = 9 + 20.6 * s
    p.line(p.margin, y, p.right, y, 0.35, h.colour)
    return below(p, folded(p, lines[1:], "  -  ", 2.7, wide), p.width / 2, y + 4.4 * s, "ms", 2.7, 4.2, wide) + 1.5 * s, None


def round_frame(p, h):
    """A frame with round corners across: the name in its middle, the lines in two columns under it."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    half = (len(lines) + 1) // 2
    high = (11.4 + 4.3 * half) * s
    curved(p, p.margin, 7, wide, high, h.colour, 4, radius=34)
    p.put(p.width / 2, 7 + 6.6 * s, h.name, 5.2, True, h.colour, "ms", room=wide - 10)
    for x, anchor, part in ((p.margin + 4, "ls", lines[:half]), (p.right - 4, "rs", lines[half:])):
        below(p, part, x, 7 + 12.4 * s, anchor, 2.7, 4.3, wide / 2 - 6)
    return 7 + high, None


def stripe_down(p, h):
    """A stripe of colour down the paper's left edge; name and lines right of it; room at the right."""
    s, room = p.scale, p.width * 0.47
    p.rect(0, 0, 4.5 * s, p.height, None, fill=h.colour)
    p.put(p.margin, 14 * s, h.name, 5, True, h.colour, room=room)
    return below(p, lines_of(h), p.margin, 19.4 * s, size=2.8, step=4.3, room=room) + 2 * s, (p.width * 0.57, p.right, 14 * s)


def within_rule(p, h):
    """The name in the gap of a rule across, the lines in the middle under it."""
    s, wide = p.scale, across(p)
    name, size = h.name, 5
    half = min(p.length(name, size, True), wide * 0.7) / 2 + 4
    p.put(p.width / 2, 13 * s, name, size, True, h.colour, "ms", room=wide * 0.7)
    for a, b in ((p.margin, p.width / 2 - half), (p.width / 2 + half, p.right)):
        p.line(a, 11.4 * s, b, 11.4 * s, 0.6, h.colour)
    return below(p, folded(p, lines_of(h), "   ", 2.9, wide * 0.76), p.width / 2, 18.6 * s, "ms", 2.9, 4.4, wide) + 1.5 * s, None


def flush_right(p, h):
    """Name and lines at the right end of the paper; room at the left, beside them."""
    s, room = p.scale, p.width * 0.44
    p.put(p.right, 14 * s, h.name, 4.9, True, h.colour, "rs", room=room)
    low = below(p, lines_of(h), p.right, 19.2 * s, "rs", 2.8, 4.3, room)
    return low + 2 * s, (p.margin, p.width * 0.46, 14 * s)


def crescents(p, h):
    """A pharmacy's crescents (others: rules) left and right of the name, a second line in Arabic under it, the rest in the middle."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    for x in (p.margin, p.right - 13 * s):
        if h.kind == "pharmacy":
            _crescent(p, h, x, 8, 13 * s)
        else:
            p.rect(x, 8 + 4 * s, 13 * s, 1.2 * s, None, fill=h.colour)
    p.put(p.width / 2, 8 + 5.4 * s, h.name, 5.2, True, h.colour, "ms", room=wide - 32 * s)
    p.put(p.width / 2, 8 + 12 * s, block(h)[0], 5, True, h.colour, "ms", "arabic", wide - 32 * s)
    return below(p, folded(p, lines, " - ", 2.8, wide * 0.8), p.width / 2, 8 + 18.2 * s, "ms", 2.8, 4.3, wide) + 1.5 * s, None


def _crescent(p: Press, h: House, x, y, size):
    at = lambda a, b, c, d: [(x + size * a) * MM, (y + size * b) * MM, (x + size * c) * MM, (y + size * d) * MM]
    p.draw.ellipse(at(0, 0, 1, 1), fill=h.colour)
    p.draw.ellipse(at(0.22, 0.04, 1.08, 0.9), fill=h.tint)
    p.rect(x + size * 0.56, y + size * 0.26, size * 0.13, size * 0.46, None, fill=h.colour)
    p.rect(x + size * 0.4, y + size * 0.425, size * 0.46, size * 0.13, None, fill=h.colour)


def filled_name(p, h):
    """The name in white on a field at the left, trade and address right of it, the remaining lines under both."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    w = wide * 0.46
    p.rect(p.margin, 8, w, 14 * s, None, fill=h.colour)
    p.put(p.margin + w / 2, 8 + 8.8 * s, h.name, 5, True, "#ffffff", "ms", room=w - 6)
    below(p, lines[:3], p.margin + w + 4, 8 + 3.8 * s, size=2.8, step=4.6, room=wide - w - 4)
    rest = folded(p, lines[3:], "   ", 2.7, wide)
    return (below(p, rest, p.margin, 8 + 18.6 * s, size=2.7, step=4.2, room=wide) if rest else 8 + 14 * s) + 1.5 * s, None


def office_letter(p, h):
    """A text program's: the name in serif letters underlined in the middle, the lines under it one by one."""
    s, wide = p.scale, across(p)
    end = p.put(p.width / 2, 13 * s, h.name, 5.4, True, "", "ms", "serif", wide)
    p.line(p.width - end, 14.4 * s, end, 14.4 * s, 0.3)
    return below(p, lines_of(h), p.width / 2, 19.6 * s, "ms", 3, 4.5, wide, family="serif") + 1.5 * s, None


def console(p, h):
    """A program's: capitals in letters of one width from the left, nothing drawn; room at the right."""
    s, family, room = p.scale, teletype(h), p.width * 0.47
    p.put(p.margin, 13 * s, h.name.upper(), 4, True, "", "ls", family, room)
    return below(p, [text.upper() for text in lines_of(h)], p.margin, 18 * s, size=2.7, step=4.2, room=room, family=family) + 2 * s, (p.width * 0.57, p.right, 13 * s)


def over_wave(p, h):
    """The sign left, name and trade beside it, address at the right; a wave in colour from edge to edge under them."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    mark(p, h, p.margin, 8, 13 * s)
    p.put(p.margin + 16 * s, 8 + 5.6 * s, h.name, 5, True, h.colour, room=wide * 0.58 - 16 * s)
    p.put(p.margin + 16 * s, 8 + 11 * s, lines[0], 3, False, "", room=wide * 0.58 - 16 * s)
    y = max(below(p, lines[1:], p.margin + wide * 0.61, 8 + 3.4 * s, size=2.6, step=4.1, room=wide * 0.39), 8 + 13 * s) + 4.4 * s
    for lift, width in ((0, 7), (1.6, 3)):
        p.draw.line([(x * MM, (y + lift + 1.3 * math.sin(x / p.width * 2 * math.pi)) * MM) for x in range(0, round(p.width) + 1, 2)], fill=h.colour, width=width, joint="curve")
    return y + 2.6, None


def trade_first(p, h):
    """The trade in small grey capitals over the name, the lines under a short dotted rule; room at the right."""
    s, room, lines = p.scale, p.width * 0.46, lines_of(h)
    p.put(p.margin, 11 * s, lines[0].upper(), 2.7, False, GREY, room=room)
    p.put(p.margin, 17 * s, h.name, 5.2, True, h.colour, room=room)
    p.dots(p.margin, 19.4 * s, p.margin + 38 * s, 0.5, 0.9, 0.3, h.colour)
    return below(p, lines[1:], p.margin, 24 * s, size=2.8, step=4.3, room=room) + 2 * s, (p.width * 0.56, p.right, 12 * s)


def pale_top(p, h):
    """A pale band from edge to edge holding the name in the middle between sign and Arabic name; the lines in it, too."""
    s, wide, lines = p.scale, across(p), lines_of(h)
    said = folded(p, lines, "  |  ", 2.7, wide * 0.94)
    high = (20 + 4.2 * len(said)) * s
    p.rect(0, 0, p.width, high, None, fill=PALE)
    mark(p, h, p.margin, 6.6 * s, 10 * s)
    p.put(p.margin + 13 * s, 13.4 * s, h.name, 5, True, h.colour, room=wide * 0.56 - 13 * s)
    p.put(p.right, 13.4 * s, block(h)[0], 5.2, True, h.colour, "rs", "arabic", wide * 0.4)
    below(p, said, p.width / 2, 21.4 * s, "ms", 2.7, 4.2, wide)
    return high, None


HEADS = [sign_right, sign_between, round_frame, stripe_down, within_rule, flush_right, crescents, filled_name, office_letter, console, over_wave, trade_first, pale_top,
         sign_between, sign_right, crescents, office_letter, trade_first, within_rule]
ON_PADS = [sign_right, sign_between, round_frame, within_rule, crescents, filled_name, over_wave, pale_top]  # heads of a printer's, that leave no room beside them
