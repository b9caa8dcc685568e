"""Totals, closing sentences and feet of `valley`."""
from random import Random

from coast.labels import even, rounded
from coast.sums import in_words
from house import Document, House
from press import Press, folded
from street.sums import _rows
from sums import _above
from town.labels import across
from valley.labels import GREY, PALE, printed


def _line(p: Press, h: House, doc: Document, left, right, y, size=3.8, colour="", family="", split=0.55):
    """Label of what is to be paid from `left`, its amount up to `right`."""
    room = right - left
    p.put(left, y, h.total, size, True, colour, family=family, room=room * split, vital=True)
    p.put(right, y, h.money(doc.cents, True), size + 0.1, True, colour, "rs", family, room * (0.96 - split), vital=True)


def _others(h: House, doc: Document) -> list[tuple[str, int]]:
    """What may stand over the total: tax; the whole before a rebate of nothing; or nothing."""
    return _above(h, doc) or h.nothing_else(doc)


def sheet_rows(p: Press, h: House, doc: Document, y):
    """A spreadsheet's rows under the table as wide as it: the label merged at the left, the amount in the last cell."""
    s, split = p.scale, p.right - 38 * p.scale
    rows = [*_above(h, doc), (h.total, doc.cents)]
    for k, (label, cents) in enumerate(rows):
        last = k == len(rows) - 1
        high = (8 if last else 6.4) * s
        p.rect(p.margin, y, split - p.margin, high, "#4a4a4a", 0.25, "#d9e1f2" if last and h.capitals else None)
        p.rect(split, y, p.right - split, high, "#4a4a4a", 0.25, "#d9e1f2" if last and h.capitals else None)
        p.put(split - 3, y + high * 0.7, label, 3.6 if last else 3, last, "", "rs", room=split - p.margin - 6, vital=last)
        p.put(p.right - 2, y + high * 0.7, h.money(cents, last), 3.6 if last else 3.1, last, "", "rs", room=p.right - split - 3.5, vital=last)
        y += high
    return y


def left_frame(p, h, doc, y):
    """A frame at the left with label over amount; room for a stamp at the right, named small."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _rows(p, h, _above(h, doc), p.margin + wide * 0.54, y) + 5 * s
    w = wide * 0.42
    p.rect(p.margin, y, w, 16 * s, h.colour, 0.5)
    p.put(p.margin + 3, y + 5.6 * s, h.total, 3.3, True, h.colour, room=w - 6, vital=True)
    p.put(p.margin + w - 3, y + 12.8 * s, h.money(doc.cents, True), 5, True, "", "rs", room=w - 6, vital=True)
    p.put(p.right, y + 4 * s, h.own.choice(["Cachet et signature", "Signature", "Le responsable"]), 2.8, False, GREY, "rs")
    return y + 16 * s


def accountant(p, h, doc, y):
    """Rows at the right, a rule over the total and two under it."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.5
    y = _rows(p, h, _others(h, doc), left, y + 1 * s) + 2.6 * s
    p.line(left, y, p.right, y, 0.25)
    _line(p, h, doc, left, p.right - 1.8, y + 6 * s)
    for k in (8.2, 9.2):
        p.line(left, y + k * s, p.right, y + k * s, 0.25)
    return y + 10 * s


def three(p, h, doc, y):
    """A clinic's three cells across: the whole, what others bear, what is to be paid."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    x = p.margin
    for share, label, cents in ((0.28, h.gross, doc.cents), (0.3, h.shares[0], 0), (0.42, h.total, doc.cents)):
        last = share > 0.4
        p.rect(x, y, wide * share, 6 * s, h.colour, 0.3, PALE)
        p.rect(x, y + 6 * s, wide * share, 8.4 * s, h.colour, 0.6 if last else 0.3)
        p.put(x + wide * share / 2, y + 4.3 * s, label, 2.9, True, "", "ms", room=wide * share - 3, vital=last)
        p.put(x + wide * share / 2, y + 11.8 * s, h.money(cents, last), 4.2 if last else 3.2, last, "", "ms", room=wide * share - 4, vital=last)
        x += wide * share
    return y + 14.4 * s


def coverage(p, h, doc, y):
    """A list at the left: who bears what; the total at the right of it on a level with the last row, bold over a rule."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 4 * s
    for label, cents in ((h.shares[0], 0), (h.shares[1], doc.cents)):
        y += 5.2 * s
        p.put(p.margin + 1, y, label, 3, False, GREY, room=wide * 0.25)
        p.put(p.margin + wide * 0.41, y, h.money(cents), 3, False, GREY, "rs", room=wide * 0.15)
    _line(p, h, doc, p.margin + wide * 0.48, p.right, y)
    p.line(p.margin + wide * 0.48, y + 2.4 * s, p.right, y + 2.4 * s, 0.7, h.colour)
    return y + 4 * s


def pill(p, h, doc, y):
    """A dark rounded field at the right; over it rows of what leads to the total."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _rows(p, h, _others(h, doc), p.margin + wide * 0.5, y) + 4 * s
    left = p.margin + wide * 0.44
    rounded(p, left, y, p.right - left, 9.6 * s, h.colour, 2, h.colour, 40)
    _line(p, h, doc, left + 4, p.right - 4, y + 6.7 * s, 3.8, "#ffffff")
    return y + 9.6 * s


def with_words(p, h, doc, y):
    """The total in a row over the whole width, the sum in words in a second cell under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.sentence = False
    y = _rows(p, h, _above(h, doc), p.margin + wide * 0.52, y) + 4 * s
    p.rect(p.margin, y, wide, 8.6 * s, "#333333", 0.3)
    _line(p, h, doc, p.margin + 3, p.right - 3, y + 6 * s)
    text = h.arrested.format(words=in_words(doc.cents, h.own.randrange(5)), figures=h.money(doc.cents, True).strip())
    low = p.wrapped(p.margin + 3, y + 13.6 * s, text, 3, wide - 6, 4.4) + 2.6 * s
    p.rect(p.margin, y + 8.6 * s, wide, low - y - 8.6 * s, "#333333", 0.3)
    return low


def settled(p, h, doc, y):
    """The total in bold, under it smaller that it was paid and that nothing is left."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.47
    y = _rows(p, h, _above(h, doc), left, y) + 7 * s
    _line(p, h, doc, left, p.right - 1.8, y, 4)
    paid, rest = h.own.choice([("Réglé", "Reste"), ("Encaissé", "Reste à recouvrer"), ("Versement", "Solde"), ("Déjà payé", "Solde dû")])
    return _rows(p, h, [(f"{paid} ({h.own_mode().split(' - ')[0].split(' N°')[0].lower()})", doc.cents), (rest, 0)], left, y + 1 * s, 2.9, 4.8) + 1 * s


def bases(p, h, doc, y):
    """A program's table of tax codes over the left half where there is tax; totals as ruled rows at the right."""
    s, wide, above = p.scale, p.width - 2 * p.margin, _above(h, doc)
    y += 4 * s
    if above:
        heads = ("Code", "Taux", "Base", "Montant")
        texts = ("1", f"{h.rate}%", h.money(above[0][1]), h.money(above[1][1]))
        for k, (head, text) in enumerate(zip(heads, texts)):
            x, w = p.margin + wide * (0, 0.07, 0.16, 0.3)[k], wide * (0.07, 0.09, 0.14, 0.14)[k]
            p.rect(x, y, w, 5.4 * s, "#6a6a6a", 0.2, PALE)
            p.rect(x, y + 5.4 * s, w, 6 * s, "#6a6a6a", 0.2)
            p.put(x + w / 2, y + 3.9 * s, head, 2.5, False, "", "ms", room=w - 1.5)
            p.put(x + w / 2, y + 9.7 * s, text, 2.7, False, "", "ms", room=w - 1.5)
    left = p.margin + wide * 0.5
    rows = [*_others(h, doc), (h.total, doc.cents)]
    for k, (label, cents) in enumerate(rows):
        last = k == len(rows) - 1
        p.rect(left, y, p.right - left, 6.8 * s, "#6a6a6a", 0.2, PALE if last else None)
        p.put(left + 2, y + 4.8 * s, label, 3.4 if last else 3, last, room=(p.right - left) * 0.54, vital=last)
        p.put(p.right - 2, y + 4.8 * s, h.money(cents, last), 3.5 if last else 3.1, last, "", "rs", room=(p.right - left) * 0.4, vital=last)
        y += 6.8 * s
    return y + 1 * s


def upon_line(p, h, doc, y):
    """A printed pad's: the label in the middle of the paper, the amount in fixed letters upon a ruled line."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _rows(p, h, _above(h, doc), p.margin + wide * 0.5, y) + 8 * s
    p.put(p.right - 44 * s, y, f"{h.total} :", 4, True, h.colour, "rs", room=wide - 46 * s, vital=True)
    p.put(p.right - 2, y - 0.3, h.money(doc.cents, True), 4, True, "#1d1d2b", "rs", "matrix" if h.capitals else "", 39 * s, vital=True)
    p.line(p.right - 42 * s, y + 1.6 * s, p.right, y + 1.6 * s, 0.25, h.colour)
    return y + 4 * s


def fixed_total(p, h, doc, y):
    """Fixed letters: label, two full stops, amount flush right, with a row of signs over and under them."""
    s, wide, family = p.scale, p.width - 2 * p.margin, even(h) and "roll"
    for label, cents in _above(h, doc):
        y += 5 * s
        p.put(p.right - 36 * s, y, f"{label} ..", 3, family=family, anchor="rs", room=wide - 40 * s)
        p.put(p.right - 1, y, h.money(cents), 3, family=family, anchor="rs", room=33 * s)
    p.put(p.margin, y + 6.4 * s, h.total.upper(), 3.8, True, family=family, room=wide * 0.55, vital=True)
    p.put(p.right - 1, y + 6.4 * s, h.money(doc.cents, True).strip(), 3.9, True, "", "rs", family, wide * 0.4, vital=True)
    across(p, y + 11 * s, "-", 3, family)
    return y + 11.6 * s


def middle(p, h, doc, y):
    """In the middle of the paper between two short rules: label, colon, amount."""
    s, wide = p.scale, p.width - 2 * p.margin
    above = _above(h, doc)
    if above:
        p.put(p.width / 2, y + 6 * s, "      ".join(f"{label} : {h.money(cents)}" for label, cents in above), 3, anchor="ms", room=wide)
        y += 6 * s
    y += 9 * s
    end = p.put(p.width / 2, y, f"{h.total} : {h.money(doc.cents, True)}", 4.6, True, h.colour, "ms", room=wide * 0.9, vital=True)
    for line in (y - 5.6 * s, y + 2.6 * s):
        p.line(p.width - end - 3, line, end + 3, line, 0.3, h.colour)
    return y + 3 * s


TOTALS = [sheet_rows, left_frame, accountant, three, coverage, pill, with_words, settled, bases, upon_line, fixed_total, middle, sheet_rows, accountant, bases, settled, sheet_rows]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end, who signs."""
    s, wide = p.scale, p.width - 2 * p.margin
    if h.sentence and doc.total:
        text = h.arrested.format(words=in_words(doc.cents, h.own.randrange(5)), figures=h.money(doc.cents, True).strip())
        how = h.own.choice(["plain", "plain", "stacked", "field"])
        lead, colon, rest = text.partition(" : ")
        if how == "stacked" and colon:
            p.put(p.margin, y + 9 * s, f"{lead} :", 3.1, room=wide)
            y = p.wrapped(p.margin + 4 * s, y + 14.4 * s, rest, 3.3, wide - 6 * s, 4.8, True)
        elif how == "field":
            low = p.wrapped(p.margin + 2.5, y + 10.4 * s, text, 3.1, wide - 5, 4.6)
            p.rect(p.margin, y + 5.4 * s, wide, low - y - 3 * s, "#8a8a8a", 0.15)
            y = low + 2.4 * s
        else:
            y = p.wrapped(p.margin, y + 9 * s, text, 3.2, wide, 4.7)
    if h.day_below:
        y += 10 * s
        p.put(p.right, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, anchor="rs", vital=True, room=wide)
    if doc.total and h.own.random() < 0.3:
        y += 8 * s
        p.put(p.margin if h.packed else p.right - 5, y, h.own.choice(["Cachet et signature", "Signature", "Caisse", "Cachet", "Accueil / Caisse", "Visa et cachet"]), 2.9, False, GREY, "ls" if h.packed else "rs")
    return y


def foot(p: Press, h: House, doc: Document) -> float:
    """Legal numbers: name first in bold, at two sides, in a frame, under a double rule, over a coloured rule, or plain; the page, a wish, the hour of printing."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    size, s, wide, y = (2.6 if p.scale > 0.9 else 2.9), p.scale, p.width - 2 * p.margin, p.height - 6.4
    how, step = own.choice(["named", "sides", "frame", "double", "edge", "plain", "plain"]), 4.1 * s
    page, when = h.page_of(*doc.sheet) if doc.sheet[1] > 1 or own.random() < 0.3 else "", printed(h, doc) if own.random() < 0.25 else ""
    vital = lambda text: bool(h.ice) and h.ice in text
    if how == "edge":
        p.rect(0, p.height - 3, p.width, 3, None, fill=h.colour)
        y -= 1.4
    if page or when:
        p.put(p.margin, y, page, 2.6, False, GREY, room=wide * 0.3)
        p.put(p.right, y, when, 2.4 / max(s, 0.86), False, GREY, "rs", room=wide * 0.62)
        y -= step
    parts = h.legal()
    if own.random() < 0.3:
        parts = [f"{h.street} {h.city}", *parts]
    if own.random() < 0.2 and h.kind in ("laboratory", "radiology", "facility"):
        parts.append(f"{own.choice(['SARL au capital de', 'SARL AU, capital', 'S.A. au capital de'])} {own.choice(['10 000', '100 000', '500 000', '2 000 000'])} DH")
    if how == "sides":
        rows = (len(parts) + 1) // 2
        for k, text in enumerate(parts):
            p.put(p.right if k % 2 else p.margin, y - step * (rows - 1 - k // 2), text, size, False, "#222222", "rs" if k % 2 else "ls", room=wide * 0.49, vital=vital(text))
        y -= step * rows
    else:
        lines = folded(p, parts, {"frame": "  -  ", "named": " ; "}.get(how, h.joint), size, wide - 8)
        for k, text in enumerate(reversed(lines)):
            p.put(p.width / 2, y - step * k, text, size, False, "#222222", "ms", room=wide - 5, vital=vital(text))
        y -= step * len(lines)
        if how == "frame" and lines:
            p.rect(p.margin, y + 0.6 * s, wide, step * len(lines) + 0.9 * s, h.colour, 0.25)
        elif how == "named":
            p.put(p.width / 2, y, h.name, size + 0.3, True, h.colour, "ms", room=wide)
            y -= step
        elif how == "double" and lines:
            p.line(p.margin, y + 0.4, p.right, y + 0.4, 0.5, h.colour)
            p.line(p.margin, y - 0.5, p.right, y - 0.5, 0.15, h.colour)
            y -= 0.8
    if h.polite:
        p.put(p.width / 2, y - 1.2 * s, h.thanks, size, h.capitals, "#222222", "ms", room=wide)
        y -= step + 1
    return y - 1
