"""Totals and closing sentences of `street`."""
from random import Random

from formats import spelled
from house import Document, House
from paper import MM
from press import Press
from street.feet import foot  # noqa: F401
from sums import _above


def in_words(cents: int, how: int) -> str:
    """Five habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "dirham" if whole == 1 else "dirhams"
    if how == 0:
        return f"{words.upper()} {unit.upper()}{f' ET {spelled(rest).upper()} CENTIMES' if rest else ''}"
    if how == 1:
        return f"{words.capitalize()} {unit}{f' et {rest:02d} centimes' if rest else ''}"
    if how == 2:
        return f"{words.title()} {unit.title()}{f' {rest:02d} Cts' if rest else ''}"
    if how == 3:
        return f"{words} DH{f' {rest:02d} Cts' if rest else ''}."
    return f"{words.upper()} {unit.upper()}, {rest:02d} CTS."


def _rows(p: Press, h: House, rows, left, y, size=3.1, step=5.2) -> float:
    """Small rows from `left` to the right margin: label, amount."""
    for label, cents in rows:
        y += step * p.scale
        p.put(left, y, label, size, room=(p.right - left) * 0.56)
        p.put(p.right - 1.8, y, h.money(cents), size, anchor="rs", room=(p.right - left) * 0.4)
    return y


def ruled_cells(p: Press, h: House, doc: Document, y):
    """Cells at the right, hung under the table: taxes or a rebate of nothing, last the total in bold."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, split = p.margin + wide * 0.5, p.margin + wide * 0.76
    rows = _above(h, doc) or h.nothing_else(doc)
    y += h.own.choice([0, 3]) * s
    for k, (label, cents) in enumerate([*rows, (h.total, doc.cents)]):
        last = k == len(rows)
        p.rect(left, y, p.right - left, 7 * s, "#333333", 0.25)
        p.line(split, y, split, y + 7 * s, 0.25, "#333333")
        p.put(left + 2, y + 5 * s, label, 3.2, last, room=split - left - 3, vital=last)
        p.put(p.right - 1.8, y + 5 * s, h.money(cents, last), 3.3, last, anchor="rs", room=p.right - split - 3, vital=last)
        y += 7 * s
    return y


def recap(p, h, doc, y):
    """A ruled row across the paper as accounting programs print it: sum, tax, duty, advance, what is to be paid."""
    s, wide = p.scale, p.width - 2 * p.margin
    above = _above(h, doc)
    cells = [(label, h.money(cents)) for label, cents in above] if above else [(h.gross, h.money(doc.cents)), (h.rebate, h.money(0))]
    cells = [*cells, *[("Timbre", h.money(0)), ("Acompte", h.money(0))][:2 if p.width > 170 else 1], (h.total, h.money(doc.cents, True))]
    each, x, y = wide * 0.68 / (len(cells) - 1), p.margin, y + 5 * s
    for k, (label, value) in enumerate(cells):
        last = k == len(cells) - 1
        w = p.right - x if last else each
        p.rect(x, y, w, 5.6 * s, "#333333", 0.25, "#e8e8e8")
        p.rect(x, y + 5.6 * s, w, 8.4 * s, "#333333", 0.25)
        p.put(x + w / 2, y + 4 * s, label, 2.7, last, anchor="ms", room=w - 2, vital=last)
        p.put(x + w / 2, y + 11.4 * s, value, 4 if last else 3, last, anchor="ms", room=w - 2.5, vital=last)
        x += w
    return y + 14 * s


def colon(p, h, doc, y):
    """Label, colon, amount at the right in bold; taxes the same way above."""
    s, wide = p.scale, p.width - 2 * p.margin
    x = p.right - 38 * s
    y += 2 * s
    for label, cents in _above(h, doc):
        y += 5.4 * s
        p.put(x, y, f"{label} :", 3.2, anchor="rs")
        p.put(p.right - 1, y, h.money(cents), 3.2, anchor="rs", room=36 * s)
    y += 7 * s
    p.put(x, y, f"{h.total} :", 4, True, anchor="rs", room=wide * 0.6, vital=True)
    p.put(p.right - 1, y, h.money(doc.cents, True), 4, True, anchor="rs", room=36 * s, vital=True)
    return y + 2 * s


def shares(p, h, doc, y):
    """A clinic's or a laboratory's: the total, the part of others, the patient's, what is left to pay."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.48
    y += 3 * s
    p.line(left, y, p.right, y, 0.3)
    y += 6 * s
    p.put(left, y, h.total, 3.7, True, room=(p.right - left) * 0.56, vital=True)
    p.put(p.right - 1.8, y, h.money(doc.cents, True), 3.8, True, anchor="rs", room=(p.right - left) * 0.42, vital=True)
    return _rows(p, h, [(h.shares[0], 0), (h.shares[1], doc.cents), ("Versé", doc.cents), ("Reste", 0)][:h.own.choice([2, 4])], left, y) + 1


def settled(p, h, doc, y):
    """The total in a frame; under it how it was paid, what was given and what came back."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.46
    y = _rows(p, h, _above(h, doc), left, y + 1 * s) + 3 * s
    p.rect(left, y, p.right - left, 9 * s, "#222222", 0.45)
    p.put(left + 2.5, y + 6.3 * s, h.total, 3.8, True, room=(p.right - left) * 0.5, vital=True)
    p.put(p.right - 2, y + 6.4 * s, h.money(doc.cents, True), 4.2, True, anchor="rs", room=(p.right - left) * 0.44, vital=True)
    note = h.own.choice([5000, 10000, 20000])
    mode = h.own_mode()
    given = -(-doc.cents // note) * note if mode.lower().startswith("esp") else doc.cents
    return _rows(p, h, [(f"Réglé ({mode})", given), ("Rendu", given - doc.cents)], left, y + 9.6 * s, 2.9, 4.8) + 1


def account(p, h, doc, y):
    """Of a client with an account: the balance before at the left, the paper's total at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    old = Random(f"{doc.number}-{h.seller.inpe}").choice([0, 0, 4500, 12050, 31000])
    y += 4 * s
    p.line(p.margin, y, p.right, y, 0.3, h.colour)
    for k, (label, cents) in enumerate((("Ancien solde", old), ("Avance", 0))):
        p.put(p.margin, y + (5.4 + 5 * k) * s, f"{label} : {h.money(cents)}", 2.9, False, "#333333", room=wide * 0.4)
    p.put(p.margin + wide * 0.46, y + 7.4 * s, h.total, 3.9, True, room=wide * 0.26, vital=True)
    p.put(p.right - 1, y + 7.4 * s, h.money(doc.cents, True), 4.4, True, anchor="rs", room=wide * 0.26, vital=True)
    return _rows(p, h, _above(h, doc), p.margin + wide * 0.46, y + 8.4 * s, 2.8, 4.6) + 3 * s


def dark_end(p, h, doc, y):
    """Rows without lines at the right, the last white on colour."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.54
    y = _rows(p, h, _above(h, doc) or h.nothing_else(doc)[:1], left + 2, y + 1 * s) + 2.4 * s
    p.rect(left, y, p.right - left, 8.6 * s, None, fill=h.colour)
    p.put(left + 2, y + 6 * s, h.total, 3.5, True, "#ffffff", room=(p.right - left) * 0.5, vital=True)
    p.put(p.right - 1.8, y + 6 * s, h.money(doc.cents, True), 3.9, True, "#ffffff", "rs", room=(p.right - left) * 0.44, vital=True)
    return y + 9 * s


def at_left(p, h, doc, y):
    """At the left, underlined, as a word processor has it."""
    s = p.scale
    y += 10 * s
    end = p.put(p.margin, y, f"{h.total} : {h.money(doc.cents, True)}", 4.2, True, room=p.width * 0.7, vital=True)
    p.line(p.margin, y + 1.4 * s, end, y + 1.4 * s, 0.35)
    for label, cents in _above(h, doc):
        y += 5.2 * s
        p.put(p.margin, y + 1.6 * s, f"Dont {label} : {h.money(cents)}", 2.9)
    return y + 3 * s


def counted(p, h, doc, y):
    """How many articles at the left, the total in a rounded frame at the right."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.48
    y = _rows(p, h, _above(h, doc), left, y) + 4 * s
    what = "articles" if h.kind in ("pharmacy", "supplier") else "actes"
    p.put(p.margin, y + 6 * s, f"Nombre d'{what} : {sum(count for _, count, _ in doc.lines)}", 3, room=left - p.margin - 3)
    p.draw.rounded_rectangle([left * MM, y * MM, p.right * MM, (y + 9.4 * s) * MM], 40, outline=h.colour, width=5)
    p.put(left + 4, y + 6.6 * s, h.total, 3.7, True, room=(p.right - left) * 0.48, vital=True)
    p.put(p.right - 4, y + 6.6 * s, h.money(doc.cents, True), 4.1, True, anchor="rs", room=(p.right - left) * 0.4, vital=True)
    return y + 9.4 * s


def letters(p, h, doc, y):
    """A laboratory's: how many letters at what value; anyone else's: how many lines. Then the total between two lines."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.5
    value = Random(h.seller.inpe).choice([100, 110, 120, 134])
    rows = [("Total B", str(max(doc.cents // value, 1))), ("Valeur B", h.money(value))] if h.kind == "laboratory" else [("Nombre de lignes", str(len(doc.lines)))]
    for label, text in rows:
        y += 5.2 * s
        p.put(left, y, label, 3)
        p.put(p.right - 1.8, y, text, 3, anchor="rs")
    y = _rows(p, h, _above(h, doc), left, y) + 3 * s
    for line in (y, y + 9 * s):
        p.line(left, line, p.right, line, 0.3)
    p.put(left, y + 6.3 * s, h.total, 3.8, True, room=(p.right - left) * 0.54, vital=True)
    p.put(p.right - 1.8, y + 6.3 * s, h.money(doc.cents, True), 4, True, anchor="rs", room=(p.right - left) * 0.42, vital=True)
    return y + 9 * s


def fixed(p, h, doc, y):
    """A needle printer's, in fixed letters: a short line of hyphens over each sum."""
    s = p.scale
    unit = p.length("-" * 20, 3, False, "screen") / 20
    for label, cents in _above(h, doc):
        y += 5 * s
        p.put(p.right - 18 * unit, y, label.upper(), 3, anchor="rs", family="screen")
        p.put(p.right, y, h.money(cents), 3, anchor="rs", family="screen")
    y += 4 * s
    p.put(p.right, y, "-" * 14, 3, anchor="rs", family="screen")
    y += 5 * s
    p.put(p.right - 18 * unit, y, h.total.upper(), 3.6, True, anchor="rs", family="screen", room=p.width * 0.4, vital=True)
    p.put(p.right, y, h.money(doc.cents, True).strip(), 3.6, True, anchor="rs", family="screen", room=17 * unit, vital=True)
    return y + 2 * s


TOTALS = [ruled_cells, recap, colon, shares, settled, account, dark_end, at_left, counted, letters, fixed, ruled_cells, colon, recap]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end."""
    s, wide = p.scale, p.width - 2 * p.margin
    if h.sentence and doc.total:
        text = h.arrested.format(words=in_words(doc.cents, h.own.randrange(5)), figures=h.money(doc.cents, True).strip())
        left, room = p.margin, wide
        if h.own.random() < 0.4 and ":" in text:  # the sentence on one line, the words on the next, in bold
            before, words = text.split(":", 1)
            p.put(left, y + 9 * s, f"{before.strip()} :", 3.2, room=room)
            y = p.wrapped(left, y + 14.4 * s, words.strip(), 3.3, room, 4.8, True)
        else:
            y = p.wrapped(left, y + 9 * s, text, 3.2, room, 4.8)
    if h.day_below:
        y += 11 * s
        p.put(p.right - wide * 0.06, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, anchor="rs", vital=True, room=wide * 0.7)
    return y
