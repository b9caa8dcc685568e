"""Totals, closing sentences and feet of `novel`."""
from datetime import timedelta
from random import Random

from formats import spelled
from house import Document, House
from paper import MM
from press import Press, folded
from sums import _above

EDITED = ["Imprimé le ", "Édition du ", "Tirage du "]


def in_words(cents: int, how: int) -> str:
    """Four habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "dirham" if whole == 1 else "dirhams"
    if how == 0:
        return f"{words.upper()} {unit.upper()} {rest:02d} CTS"
    if how == 1:
        return f"{words} {unit}{f' et {rest} centimes' if rest else ''}"
    if how == 2:
        return f"{words.capitalize()} {unit} et {rest:02d}/100"
    return f"({words} {unit} {spelled(rest)} cts)" if rest else f"({words} {unit})"


def _rows(p: Press, h: House, rows, left, y, size=3.1, step=5.6) -> float:
    """Small rows from `left` to the right margin: label, amount."""
    for label, cents in rows:
        y += step * p.scale
        p.put(left, y, label, size, room=(p.right - left) * 0.56)
        p.put(p.right - 2, y, h.money(cents), size, anchor="rs", room=(p.right - left) * 0.4)
    return y


def spoken(p: Press, h: House, doc: Document, y):
    """Label and amount as one text, flush right."""
    s = p.scale
    y += 3 * s
    for label, cents in _above(h, doc) or h.nothing_else(doc):
        y += 5.4 * s
        p.put(p.right, y, f"{label} = {h.money(cents)}", 3.1, anchor="rs")
    y += 8 * s
    p.put(p.right, y, f"{h.total} : {h.money(doc.cents, True)}", 4.6, True, anchor="rs", room=p.width - 2 * p.margin, vital=True)
    p.line(p.right - 70 * s, y + 2 * s, p.right, y + 2 * s, 0.3, h.colour)
    return y + 2 * s


def tax_below(p, h, doc, y):
    """The total first, in a filled field; what of it is tax, small beneath."""
    s, left = p.scale, p.right - 96 * p.scale
    y += 4 * s
    p.rect(left, y, 96 * s, 10 * s, None, fill="#e2e6ea")
    p.put(left + 3, y + 6.8 * s, h.total, 3.9, True, room=50 * s, vital=True)
    p.put(p.right - 3, y + 6.9 * s, h.money(doc.cents, True), 4.4, True, anchor="rs", room=38 * s, vital=True)
    return _rows(p, h, _above(h, doc), left + 3, y + 10 * s, 2.8, 4.8) + 1


def settled(p, h, doc, y):
    """Sum, a thick rule, the total; then what was paid and when, and that nothing is owed."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.5
    y = _rows(p, h, _above(h, doc) or h.nothing_else(doc)[:1], left, y + 2 * s)
    y += 3 * s
    p.line(left, y, p.right, y, 0.8, h.colour)
    y += 6.4 * s
    p.put(left, y, h.total, 4, True, room=(p.right - left) * 0.56, vital=True)
    p.put(p.right - 2, y, h.money(doc.cents, True), 4.2, True, anchor="rs", room=(p.right - left) * 0.42, vital=True)
    y += 6 * s
    p.put(left, y, f"Payé le {doc.day:%d/%m/%Y}", 2.9, family="serif-italic")
    p.put(p.right - 2, y, h.money(doc.cents), 2.9, anchor="rs", family="serif-italic")
    return _rows(p, h, [(h.own.choice(["Reste à payer", "Solde dû", "Montant restant"]), 0)], left, y, 3.0)


def ruled_equals(p, h, doc, y):
    """A matrix printer's: the total between lines of equals signs, flush right."""
    s = p.scale
    unit = p.length("=" * 20, 3, False, "mono") / 20
    left = p.right - 36 * unit
    for label, cents in _above(h, doc):
        y += 5.2 * s
        p.put(left, y, label.upper(), 3, family="mono")
        p.put(p.right, y, h.money(cents), 3, anchor="rs", family="mono")
    y += 5 * s
    p.put(left, y, "=" * 36, 3, family="mono")
    y += 5.4 * s
    p.put(left, y, h.total.upper(), 3.8, True, family="mono", room=21 * unit, vital=True)
    p.put(p.right, y, h.money(doc.cents, True), 3.8, True, anchor="rs", family="mono", room=14 * unit, vital=True)
    y += 4.6 * s
    p.put(left, y, "=" * 36, 3, family="mono")
    return y


def shared_cells(p, h, doc, y):
    """A table of three columns: the total, what others bear, what the patient bears."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    for k, (label, cents) in enumerate(((h.total, doc.cents), (h.shares[0], 0), (h.shares[1], doc.cents))):
        x = p.margin + wide * (0, 0.4, 0.7)[k]
        w = wide * (0.4, 0.3, 0.3)[k]
        p.rect(x, y, w, 6.4 * s, h.colour, 0.25, "#e9ecef")
        p.rect(x, y + 6.4 * s, w, 9 * s, h.colour, 0.25)
        p.put(x + w / 2, y + 4.6 * s, label, 2.9, k == 0, anchor="ms", room=w - 3, vital=k == 0)
        p.put(x + w / 2, y + 12.8 * s, h.money(cents, k == 0), 4.6 if k == 0 else 3.2, k == 0, anchor="ms", room=w - 4, vital=k == 0)
    return y + 15.4 * s


def cheque(p, h, doc, y):
    """As on a cheque: the amount between signs in a frame at the right, its label before it on dots."""
    s = p.scale
    y = _rows(p, h, _above(h, doc), p.right - 84 * s, y + 2 * s)
    y += 5 * s
    text = h.money(doc.cents, True).strip("#")
    text = text if text.startswith("=") else f"# {text} #"
    left = p.right - min(p.length(text, 4.6, True) + 8, (p.width - 2 * p.margin) * 0.46)
    p.rect(left, y, p.right - left, 10.4 * s, h.colour, 0.6)
    p.put((left + p.right) / 2, y + 7.1 * s, text, 4.6, True, anchor="ms", room=p.right - left - 4, vital=True)
    end = p.put(p.margin, y + 7 * s, h.total, 4, True, room=left - p.margin - 14 * s, vital=True)
    p.dots(end + 2, y + 7 * s, left - 3, 0.3, 1.0, 0.3)
    return y + 10.4 * s


def bilingual(p, h, doc, y):
    """The label in both tongues, one above the other, beside a large amount; a dashed frame."""
    s, left = p.scale, p.right - 100 * p.scale
    y = _rows(p, h, _above(h, doc), left, y + 1 * s)
    y += 4 * s
    for line in (y, y + 15 * s):
        p.dots(left, line, p.right, 1.6, 1.1, 0.35, h.colour)
    p.put(left + 2, y + 5.2 * s, h.total, 3.7, True, room=48 * s, vital=True)
    p.put(left + 2, y + 11.4 * s, "المبلغ الواجب أداؤه", 4.2, True, "", "ls", "arabic", 48 * s)
    p.put(p.right - 2, y + 9.8 * s, h.money(doc.cents, True), 5.4, True, anchor="rs", room=46 * s, vital=True)
    return y + 15 * s


def counted(p, h, doc, y):
    """How many lines and pieces at the left; a ladder of amounts at the right whose last step is dark."""
    s, left = p.scale, p.right - 80 * p.scale
    y += 3 * s
    pieces = sum(count for _, count, _ in doc.lines)
    for k, text in enumerate((f"Nombre de lignes : {len(doc.lines)}", f"Quantité totale : {pieces}")):
        p.put(p.margin, y + (5 + 5 * k) * s, text, 2.9, False, "#333333", room=left - p.margin - 4)
    rows = _above(h, doc) or h.nothing_else(doc)
    for label, cents in rows:
        p.line(left, y + 6.6 * s, p.right, y + 6.6 * s, 0.15, h.colour)
        _rows(p, h, [(label, cents)], left + 2, y - 1 * s)
        y += 6.6 * s
    p.rect(left, y + 0.4, 80 * s, 9 * s, None, fill=h.colour)
    p.put(left + 2, y + 6.5 * s, h.total, 3.6, True, "#ffffff", room=44 * s, vital=True)
    p.put(p.right - 2, y + 6.5 * s, h.money(doc.cents, True), 4, True, "#ffffff", "rs", room=32 * s, vital=True)
    return y + 10 * s


def centred_rule(p, h, doc, y):
    """In the middle between two thick rules; taxes in one line above."""
    s, wide = p.scale, (p.width - 2 * p.margin) * 0.8
    x = p.width / 2
    y += 6 * s
    p.put(x, y, "      ".join(f"{label} {h.money(cents)}" for label, cents in _above(h, doc)), 3, anchor="ms", room=wide)
    for line in (y + 3 * s, y + 13 * s):
        p.line(x - wide / 2, line, x + wide / 2, line, 0.7, h.colour)
    p.put(x - wide / 2 + 2, y + 9.6 * s, h.total, 4, True, room=wide * 0.55, vital=True)
    p.put(x + wide / 2 - 2, y + 9.6 * s, h.money(doc.cents, True), 4.6, True, anchor="rs", room=wide * 0.4, vital=True)
    return y + 13 * s


TOTALS = [spoken, tax_below, settled, ruled_equals, shared_cells, cheque, bilingual, counted, centred_rule, counted, spoken]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end."""
    s, wide = p.scale, p.width - 2 * p.margin
    if h.sentence and doc.total:
        text = h.arrested.format(words=in_words(doc.cents, h.own.randrange(4)), figures=h.money(doc.cents, True).strip())
        y += 9 * s
        top = y
        y = p.wrapped(p.margin + 4, y, text, 3.2, wide - 4, 4.9)
        if h.own.random() < 0.5:
            p.line(p.margin + 1, top - 3.4 * s, p.margin + 1, y + 1.2 * s, 0.8, h.colour)
    if h.day_below:
        y += 11 * s
        p.put(p.width * 0.94 - p.margin * 0.5, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, anchor="rs", vital=True, room=wide * 0.75)
    return y


def foot(p: Press, h: House, doc: Document) -> float:
    """Legal lines in the middle, flush right, or in a frame; when it was printed, the page, a wish."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    size, s, wide = (2.7 if p.scale > 0.9 else 2.9), p.scale, p.width - 2 * p.margin
    how, step, y = own.choice(["ruled", "right", "framed", "middle"]), 4.3 * s, p.height - 6.5
    edited = f"{own.choice(EDITED)}{doc.day + timedelta(days=own.choice([0, 0, 1])):%d/%m/%Y} {9 + doc.day.day % 9:02d}:{doc.day.day * 7 % 60:02d}" if own.random() < 0.25 else ""
    page = h.page_of(*doc.sheet) if doc.sheet[1] > 1 or own.random() < 0.2 else ""
    if edited or page:
        p.put(p.margin, y, edited, 2.5, False, "#555555", room=wide * 0.6)
        p.put(p.right, y, page, 2.6, False, "#333333", "rs", room=wide * 0.3)
        y -= step
    if h.polite:
        p.put(p.width / 2, y, h.thanks, size, True, h.colour, "ms", room=wide)
        y -= step * 1.1
    lines = folded(p, h.legal(), h.joint, size, wide - 6)
    x, anchor = (p.right - (3 if how == "framed" else 0), "rs") if how == "right" else (p.width / 2, "ms")
    if how == "framed" and lines:
        p.draw.rounded_rectangle([p.margin * MM, (y - step * len(lines)) * MM, p.right * MM, (y + 1.6) * MM], 16, outline=h.colour, width=2)
    for k, text in enumerate(reversed(lines)):
        p.put(x, y - step * k, text, size, False, "#222222", anchor, room=wide - 5, vital=bool(h.ice) and h.ice in text)
    y -= step * len(lines)
    if how == "ruled":
        p.line(p.margin, y, p.right, y, 0.9, h.colour)
        y -= 1.5
    return y
