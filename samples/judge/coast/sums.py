"""Totals, closing sentences and feet of `coast`."""
from random import Random

from coast.labels import GREY, PALE, even, leaders, printed, rounded
from formats import spelled
from house import Document, House
from press import Press, folded
from street.sums import _rows
from sums import _above
from town.labels import across


def in_words(cents: int, how: int) -> str:
    """Five habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "dirham" if whole == 1 else "dirhams"
    if how == 0:
        return f"{words} {unit}{f' et {spelled(rest)} centimes' if rest else ''}."
    if how == 1:
        return f"{words.upper()} {unit.upper()}{f' ET {rest:02d} CENTIMES' if rest else ''}"
    if how == 2:
        return f"{words.capitalize()} {unit}, {rest:02d} cts"
    if how == 3:
        return f"{words.capitalize()} {unit}{f' et {spelled(rest)} centimes' if rest else ''} TTC"
    return f"{words.title()} {unit.title()} et {rest:02d} Centimes"


def _pair(p: Press, h: House, doc: Document, left, right, y, size=3.7, colour="", family=""):
    """Label and amount of what is to be paid, the label from `left`, the amount up to `right`."""
    room = right - left
    p.put(left, y, h.total, size, True, colour, family=family, room=room * 0.54, vital=True)
    p.put(right, y, h.money(doc.cents, True), size + 0.2, True, colour, "rs", family, room * 0.43, vital=True)


def lined(p: Press, h: House, doc: Document, y):
    """A web shop's: thin-lined rows at the right, the total under a thicker line; at times when it was paid, and that nothing is due."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.52
    y += 3 * s
    for label, cents in _above(h, doc) or [(h.gross, doc.cents)]:
        p.line(left, y, p.right, y, 0.15, "#b0b0b0")
        p.put(left + 1, y + 4.8 * s, label, 3.1, room=(p.right - left) * 0.55)
        p.put(p.right - 1, y + 4.8 * s, h.money(cents), 3.1, anchor="rs", room=(p.right - left) * 0.4)
        y += 6.8 * s
    p.line(left, y, p.right, y, 0.6, h.colour)
    _pair(p, h, doc, left + 1, p.right - 1, y + 5.6 * s, 3.6, h.colour)
    y += 8 * s
    if h.packed:
        for label, text in ((f"Payé le {doc.day:%d/%m/%Y}", h.money(doc.cents)), ("Reste dû", h.money(0))):
            p.put(left + 1, y + 4 * s, label, 2.8, False, GREY, "ls", "italic", (p.right - left) * 0.55)
            p.put(p.right - 1, y + 4 * s, text, 2.8, False, GREY, "rs", room=(p.right - left) * 0.4)
            y += 5 * s
    return y + 1 * s


def boxes(p, h, doc, y):
    """An accounting program's row of cells across: heads over amounts, what is to be paid last and in bold."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 4 * s
    above = _above(h, doc)
    cells = [*(above or h.nothing_else(doc)), *([("Acompte", 0)] if h.packed else []), (h.total, doc.cents)]
    shares = [1.0] * (len(cells) - 1) + [1.7]
    x = p.margin if len(cells) > 2 else p.right - wide * 0.56
    unit = (p.right - x) / sum(shares)
    for k, ((label, cents), share) in enumerate(zip(cells, shares)):
        w, last = unit * share, k == len(cells) - 1
        p.rect(x, y, w, 5.8 * s, "#555555", 0.25, "#e4e6e8")
        p.rect(x, y + 5.8 * s, w, 7.6 * s, "#555555", 0.25 if not last else 0.5)
        p.put(x + w / 2, y + 4.1 * s, label, 2.8, True, anchor="ms", room=w - 2, vital=last)
        p.put(x + w / 2, y + 11 * s, h.money(cents, last), 4 if last else 3, last, anchor="ms", room=w - 2.5, vital=last)
        x += w
    return y + 13.4 * s


def due_band(p, h, doc, y):
    """An invoice maker's: rows of labels flush right, the total in a pale band."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.46
    for label, cents in _above(h, doc) or [(h.gross, doc.cents)]:
        y += 5.4 * s
        p.put(p.right - 36 * s, y, label, 3, False, GREY, "rs", room=p.right - 38 * s - left)
        p.put(p.right - 2, y, h.money(cents), 3.1, anchor="rs", room=33 * s)
    y += 3 * s
    p.rect(left, y, p.right - left, 9 * s, None, fill=PALE if h.capitals else "#e8f0fb")
    _pair(p, h, doc, left + 3, p.right - 2, y + 6.2 * s)
    return y + 9 * s


def spoken(p, h, doc, y):
    """A word processor's: label, colon and amount as one text, bold and underlined, at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _rows(p, h, _above(h, doc), p.margin + wide * 0.52, y) + 9 * s
    text = f"{h.total} : {h.money(doc.cents, True)}"
    size = 4
    x = p.right - min(p.length(text, size, True), wide)
    p.put(p.right, y, text, size, True, anchor="rs", room=wide, vital=True)
    p.line(x, y + 1.5 * s, p.right, y + 1.5 * s, 0.4)
    return y + 3 * s


def shaded_cells(p, h, doc, y):
    """A spreadsheet's cells under the table at the right: labels shaded, amounts white, the last in bold."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, split = p.margin + wide * 0.42, p.right - 36 * s
    rows = [*(_above(h, doc) or h.nothing_else(doc)), (h.total, doc.cents)]
    for k, (label, cents) in enumerate(rows):
        last = k == len(rows) - 1
        p.rect(left, y, split - left, 6.6 * s, "#666666", 0.2, "#d9e2ef" if last else "#eef1f5")
        p.rect(split, y, p.right - split, 6.6 * s, "#666666", 0.2)
        p.put(left + 2, y + 4.7 * s, label, 3.3 if last else 3, last, room=split - left - 4, vital=last)
        p.put(p.right - 2, y + 4.7 * s, h.money(cents, last), 3.4 if last else 3.1, last, anchor="rs", room=p.right - split - 3.5, vital=last)
        y += 6.6 * s
    return y


def across_rules(p, h, doc, y):
    """From margin to margin between two rules: the label left, the amount right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _rows(p, h, _above(h, doc), p.margin + wide * 0.5, y) + 4 * s
    p.line(p.margin, y, p.right, y, 0.5)
    _pair(p, h, doc, p.margin + 2, p.right - 2, y + 6 * s, 4)
    p.line(p.margin, y + 9 * s, p.right, y + 9 * s, 0.5)
    return y + 9 * s


def borne(p, h, doc, y):
    """A clinic's list at the right: the whole, what others bear, what was paid before; the total framed under them."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.48
    rows = [(h.gross, doc.cents), (h.shares[0], 0), (h.shares[1], doc.cents), *([("Avance versée", 0)] if h.packed else [])]
    y = _rows(p, h, rows, left + 2, y + 1 * s) + 3 * s
    p.rect(left, y, p.right - left, 8.6 * s, h.colour, 0.5)
    _pair(p, h, doc, left + 2.5, p.right - 2.5, y + 6 * s)
    return y + 8.6 * s


def beside_words(p, h, doc, y):
    """Two frames side by side: the sum in words at the left, the total at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _rows(p, h, _above(h, doc), p.margin + wide * 0.56, y) + 5 * s
    h.sentence = False
    w = wide * 0.53
    text = h.arrested.format(words=in_words(doc.cents, h.own.randrange(5)), figures=h.money(doc.cents, True).strip())
    low = max(p.wrapped(p.margin + 2.5, y + 5.4 * s, text, 3, w - 5, 4.5) + 3 * s, y + 15 * s)
    rounded(p, p.margin, y, w, low - y)
    rounded(p, p.margin + wide * 0.56, y, wide * 0.44, 15 * s, h.colour, 5)
    p.put(p.margin + wide * 0.78, y + 5.4 * s, h.total, 3.3, True, anchor="ms", room=wide * 0.4, vital=True)
    p.put(p.margin + wide * 0.78, y + 12 * s, h.money(doc.cents, True), 4.6, True, anchor="ms", room=wide * 0.4, vital=True)
    return low


def dotted(p, h, doc, y):
    """No frame: label, full stops, amount, under each other at the right; equals under the last."""
    s, wide = p.scale, p.width - 2 * p.margin
    left = p.margin + wide * 0.36
    for label, cents in _above(h, doc) or [("Nombre de lignes", 0)]:
        y += 5 * s
        leaders(p, left, y, label, h.money(cents) if label != "Nombre de lignes" else len(doc.lines), wide * 0.38, wide * 0.64, 3, even(h))
    y += 5.6 * s
    leaders(p, left, y, h.total.upper(), h.money(doc.cents, True).strip(), wide * 0.38, wide * 0.64, 3.3, even(h), True)
    across(p, y + 4.6 * s, "=", 3, even(h))
    return y + 5 * s


def paid_line(p, h, doc, y):
    """The total at the right in a plain frame; at the left how it was paid, with a box crossed."""
    s, wide, mode = p.scale, p.width - 2 * p.margin, h.own_mode().lower()
    y = _rows(p, h, _above(h, doc) or [(h.gross, doc.cents)], p.margin + wide * 0.52, y) + 4 * s
    p.rect(p.margin + wide * 0.5, y, wide * 0.5, 9 * s, "#222222", 0.4)
    _pair(p, h, doc, p.margin + wide * 0.5 + 2.5, p.right - 2.5, y + 6.2 * s)
    x = p.margin
    for name in ("Espèces", "Chèque", "Carte", "Virement"):
        p.rect(x, y + 3.4 * s, 2.6 * s, 2.6 * s, "#333333", 0.25)
        if mode[:3] == name.lower()[:3] or name == "Carte" and mode[:2] in ("cb", "tp", "c."):
            p.line(x, y + 3.4 * s, x + 2.6 * s, y + 6 * s, 0.35)
            p.line(x + 2.6 * s, y + 3.4 * s, x, y + 6 * s, 0.35)
        p.put(x + 3.8 * s, y + 5.8 * s, name, 2.6 / max(s, 0.9), room=wide * 0.115 - 4 * s)
        x += wide * 0.12
    return y + 10 * s


def preprinted(p, h, doc, y):
    """A pad's last line: the label in the colour of the pad, the amount upon a coloured rule in a box at the right."""
    s = p.scale
    y = _rows(p, h, _above(h, doc), p.margin + (p.width - 2 * p.margin) * 0.52, y) + 2 * s
    w = 40 * s
    p.rect(p.right - w, y, w, 9 * s, h.colour, 0.6)
    p.put(p.right - w - 3, y + 6.2 * s, h.total, 4, True, h.colour, "rs", room=p.width - 2 * p.margin - w - 6, vital=True)
    p.put(p.right - 2.5, y + 6.2 * s, h.money(doc.cents, True), 3.9, True, "#16213f", "rs", "slip" if h.capitals else "", w - 4.5, vital=True)
    return y + 9 * s


def split_tax(p, h, doc, y):
    """Base and tax in a small ruled table at the left where there is tax; at the right the total on a coloured field."""
    s, wide, above = p.scale, p.width - 2 * p.margin, _above(h, doc)
    y += 5 * s
    if above:
        for k, (head, text) in enumerate((("Taux", f"{h.rate},00 %"), ("Base", h.money(above[0][1])), ("Taxe", h.money(above[1][1])))):
            x, w = p.margin + wide * 0.14 * k, wide * 0.14
            p.put(x + w / 2, y + 3.4 * s, head, 2.6, True, GREY, "ms", room=w - 2)
            p.put(x + w / 2, y + 8.6 * s, text, 2.8, anchor="ms", room=w - 2)
        p.line(p.margin, y + 4.8 * s, p.margin + wide * 0.42, y + 4.8 * s, 0.2, GREY)
    left = p.margin + wide * 0.47
    p.rect(left, y, p.right - left, 10 * s, None, fill=h.colour)
    _pair(p, h, doc, left + 3, p.right - 3, y + 6.8 * s, 3.8, "#ffffff")
    return y + 10 * s


TOTALS = [lined, boxes, due_band, spoken, shaded_cells, across_rules, borne, beside_words, dotted, paid_line, preprinted, split_tax, lined, boxes, shaded_cells, spoken]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end, who signs."""
    s, wide = p.scale, p.width - 2 * p.margin
    if h.sentence and doc.total:
        text = h.arrested.format(words=in_words(doc.cents, h.own.randrange(5)), figures=h.money(doc.cents, True).strip())
        how = h.own.choice(["plain", "plain", "bold", "ruled"])
        y = p.wrapped(p.margin, y + 9 * s, text, 3.2, wide, 4.8, how == "bold")
        if how == "ruled":
            p.line(p.margin, y + 2 * s, p.right, y + 2 * s, 0.2, GREY)
            y += 2 * s
    if h.day_below:
        y += 11 * s
        p.put(p.right if h.ice_high else p.margin + wide * 0.42, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, anchor="rs" if h.ice_high else "ls", vital=True, room=wide * (1 if h.ice_high else 0.57))
    if doc.total and h.own.random() < 0.35:
        y += 8 * s
        p.put(p.right - 6, y, h.own.choice(["Signature et cachet", "Cachet", "Visa", "La direction", "Service facturation", "Cachet & signature"]), 3, False, "#333333", "rs")
    return y


def foot(p: Press, h: House, doc: Document) -> float:
    """Legal numbers: in the middle under a hairline, in columns, on a pale strip, at the left beside a bar, or joined by strokes; the page, a wish, the hour of printing."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    size, s, wide, y = (2.6 if p.scale > 0.9 else 2.9), p.scale, p.width - 2 * p.margin, p.height - 6.2
    how, step = own.choice(["hairline", "columns", "strip", "bar", "strokes", "hairline"]), 4.1 * p.scale
    page, when = h.page_of(*doc.sheet) if doc.sheet[1] > 1 or own.random() < 0.35 else "", printed(h, doc) if own.random() < 0.2 else ""
    if page or when:
        p.put(p.margin, y, when, 2.4 / max(s, 0.86), False, GREY, room=wide * 0.62)
        p.put(p.right, y, page, 2.6, False, GREY, "rs", room=wide * 0.3)
        y -= step
    vital = lambda text: bool(h.ice) and h.ice in text
    parts = ([h.name, f"{h.street}, {h.city}", h.phone] if own.random() < 0.25 else []) + h.legal()
    if how == "columns":
        three = 3 if p.width > 180 and all(p.length(text, size) < wide * 0.31 for text in parts) else 2
        for k, text in enumerate(parts):
            p.put(p.margin + wide / three * (k % three), y - step * ((len(parts) - 1) // three - k // three), text, size, False, "#222222", room=wide / three - 2, vital=vital(text))
        y -= step * ((len(parts) + three - 1) // three)
        p.line(p.margin, y + 0.3, p.right, y + 0.3, 0.5, h.colour)
    else:
        lines = folded(p, parts, "  |  " if how == "strokes" else h.joint, size, wide - 8)
        if how == "strip" and lines:
            p.rect(p.margin, y - step * len(lines) + 0.8, wide, step * len(lines) + 0.6, None, fill="#eceff1")
        elif how == "bar" and lines:
            p.rect(p.margin, y - step * len(lines) + 1.2, 0.9, step * len(lines) - 0.4, None, fill=h.colour)
        for k, text in enumerate(reversed(lines)):
            p.put(p.margin + 3 if how == "bar" else p.width / 2, y - step * k, text, size, False, h.colour if how == "strokes" else "#222222", "ls" if how == "bar" else "ms", room=wide - 5, vital=vital(text))
        y -= step * len(lines)
        if how == "hairline" and lines:
            p.line(p.margin, y + 0.3, p.right, y + 0.3, 0.15, "#555555")
    if h.polite:
        p.put(p.width / 2, y - 1.2 * s, h.thanks, size, False, "#222222", "ms", "italic", wide)
        y -= step + 1
    return y - 1
