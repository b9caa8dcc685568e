"""Totals, closing sentences and feet of `quarter`."""
from random import Random

from formats import spelled
from house import Document, House
from paper import MM
from press import Press, folded
from quarter.labels import GREY, printed
from street.sums import _rows
from sums import _above


def in_words(cents: int, how: int) -> str:
    """Six habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "dirham" if whole == 1 else "dirhams"
    if how == 0:
        return f"{words} {unit}{f' et {spelled(rest)} centimes' if rest else ''}"
    if how == 1:
        return f"{words.upper()} {unit.upper()}{f' ET {rest:02d} CENTIMES' if rest else ''}"
    if how == 2:
        return f"{words.capitalize()} {unit}{f', {rest:02d} cts' if rest else ''} TTC."
    if how == 3:
        return f"{words.upper()} {unit.upper()} {f'{spelled(rest).upper()} CTS' if rest else 'TTC'}"
    if how == 4:
        return f"{words.title()} Dhs{f' et {rest:02d} Cts' if rest else ''}"
    return f"{words.capitalize()} {unit} et {rest:02d} centimes"


def _last(p: Press, h: House, doc: Document, left, y, size=3.8, colour="", share=0.54, right=0.0):
    """Label and amount of the total from `left` to the right margin, or to `right`."""
    end = right or p.right
    room = end - left - 4
    p.put(left + 2, y, h.total, size, True, colour, room=room * share, vital=True)
    p.put(end - 2, y, h.money(doc.cents, True), size + 0.2, True, colour, "rs", room=room * (0.97 - share), vital=True)


def ladder(p: Press, h: House, doc: Document, y):
    """Ruled rows at the right under the table, labels on grey, the total last."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, split = p.margin + wide * 0.42, p.margin + wide * 0.73
    rows = _above(h, doc) or h.nothing_else(doc)
    y += h.own.choice([0, 2, 4]) * s
    for k, (label, cents) in enumerate([*rows, (h.total, doc.cents)]):
        last = k == len(rows)
        p.rect(left, y, split - left, 6.6 * s, "#333333", 0.22, "#ebebeb")
        p.rect(split, y, p.right - split, 6.6 * s, "#333333", 0.22)
        p.put(left + 2, y + 4.7 * s, label, 3.2, last, room=split - left - 3, vital=last)
        p.put(p.right - 1.8, y + 4.7 * s, h.money(cents, last), 3.3, last, anchor="rs", room=p.right - split - 3, vital=last)
        y += 6.6 * s
    return y


def three_fields(p, h, doc, y):
    """A ruled field across in three parts: taxes or how many lines, how it was paid, the sums."""
    s, wide = p.scale, p.width - 2 * p.margin
    above, a, b = _above(h, doc), p.margin + wide * 0.3, p.margin + wide * 0.52
    high, y = 17 * s, y + 3 * s
    p.rect(p.margin, y, wide, high, "#333333", 0.25)
    for x in (a, b):
        p.line(x, y, x, y + high, 0.25, "#333333")
    first = [f"Taux TVA : {h.rate} %", f"Base : {h.money(above[0][1])}"] if above else [f"Nombre de lignes : {len(doc.lines)}", f"{h.rebate} : {h.money(0)}"]
    for k, text in enumerate(first):
        p.put(p.margin + 2, y + (5.4 + 5 * k) * s, text, 2.8, room=a - p.margin - 4)
    p.put(a + 2, y + 5.4 * s, "Règlement", 2.7, False, GREY, room=b - a - 4)
    p.put(a + 2, y + 10.4 * s, h.own_mode(), 2.9, room=b - a - 4)
    low = _rows(p, h, above, b + 2, y + 0.4 * s, 2.8, 4.4)
    _last(p, h, doc, b, min(low + 5.6 * s if above else y + 10.4 * s, y + 15.4 * s), 3.5)
    return y + high


def thin_lines(p, h, doc, y):
    """A web program's: rows at the right parted by thin lines, the total bold in colour."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.52
    for label, cents in _above(h, doc) or h.nothing_else(doc)[:1]:
        p.put(left + 2, y + 5.4 * s, label, 3.2, room=(p.right - left) * 0.5)
        p.put(p.right - 2, y + 5.4 * s, h.money(cents), 3.2, anchor="rs", room=(p.right - left) * 0.4)
        y += 7.4 * s
        p.line(left, y, p.right, y, 0.12, "#9a9a9a")
    p.line(left, y + 0.2, p.right, y + 0.2, 0.45, h.colour)
    _last(p, h, doc, left, y + 6 * s, 3.7, h.colour)
    return y + 8 * s


def leaders(p, h, doc, y):
    """A word processor's line: the label, dots, the amount flush right."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.36
    y = _rows(p, h, _above(h, doc), left, y + 1 * s) + 7.4 * s
    text = h.money(doc.cents, True)
    end = p.put(left, y, f"{h.total} :" if h.packed else h.total, 3.9, True, room=(p.right - left) * 0.56, vital=True)
    start = p.right - p.length(text, 4, True) - 1.5
    p.dots(end + 1.5, y, start, 0.35, 0.9, 0.3)
    p.put(p.right, y, text, 4, True, anchor="rs", room=(p.right - left) * 0.4, vital=True)
    return y + 2 * s


def pair_across(p, h, doc, y):
    """Two cells over the width: the label in the wide one, the amount in the other."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _rows(p, h, _above(h, doc), p.margin + wide * 0.55, y) + 3 * s
    split = p.right - 48 * s
    p.rect(p.margin, y, split - p.margin, 8.6 * s, h.colour, 0.4)
    p.rect(split, y, p.right - split, 8.6 * s, h.colour, 0.4)
    p.put((p.margin + split) / 2, y + 6 * s, h.total, 3.8, True, anchor="ms", room=split - p.margin - 6, vital=True)
    p.put((split + p.right) / 2, y + 6 * s, h.money(doc.cents, True), 4, True, anchor="ms", room=p.right - split - 4, vital=True)
    return y + 8.6 * s


def box_left(p, h, doc, y):
    """The total in a frame at the left, what else there is to say in lines at its right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 4 * s
    p.rect(p.margin, y, wide * 0.52, 10 * s, "#222222", 0.4)
    _last(p, h, doc, p.margin + 1, y + 6.8 * s, 3.9, right=p.margin + wide * 0.52)
    lines = [f"{label} : {h.money(cents)}" for label, cents in _above(h, doc)] or [f"{h.labels['mode'].strip(' :')} : {h.own_mode()}"]
    for k, text in enumerate(lines):
        p.put(p.margin + wide * 0.56, y + (4.4 + 4.8 * k) * s, text, 3, room=wide * 0.44)
    return y + 11 * s


def paid(p, h, doc, y):
    """The total, what was paid, what remains: labels flush right against amounts, a short rule between."""
    s = p.scale
    x = p.right - 36 * s
    rows = [*_above(h, doc), (h.total, doc.cents), (h.own.choice(["Montant versé", "Avance", "Déjà réglé", "Encaissé"]), doc.cents), (h.own.choice(["Reste", "Reste dû", "Solde"]), 0)]
    for label, cents in rows:
        last = label == h.total
        y += (6.6 if last else 5.4) * s
        p.put(x, y, f"{label} :", 3.7 if last else 3.1, last, anchor="rs", room=p.width * 0.46, vital=last)
        p.put(p.right - 1, y, h.money(cents, last), 3.8 if last else 3.1, last, anchor="rs", room=34 * s, vital=last)
        if last:
            p.line(x - 30 * s, y + 1.8 * s, p.right, y + 1.8 * s, 0.25)
    return y + 2 * s


def borne(p, h, doc, y):
    """A clinic's or a laboratory's: three ruled rows at the right, the total first, then who bears it."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.46
    y += 2 * s
    for k, (label, cents) in enumerate(((h.total, doc.cents), (h.shares[0], 0), (h.shares[1], doc.cents))):
        p.rect(left, y, p.right - left, 6.8 * s, "#3a3a3a", 0.22, "#e9edf0" if k == 0 else None)
        p.put(left + 2, y + 4.8 * s, label, 3.4 if k == 0 else 3.1, k == 0, room=(p.right - left) * 0.54, vital=k == 0)
        p.put(p.right - 2, y + 4.8 * s, h.money(cents, k == 0), 3.5 if k == 0 else 3.1, k == 0, anchor="rs", room=(p.right - left) * 0.4, vital=k == 0)
        y += 6.8 * s
    return y


def large(p, h, doc, y):
    """The label small over the amount in large letters, flush right, between two rules."""
    s, left = p.scale, p.right - 64 * p.scale
    y = _rows(p, h, _above(h, doc), left, y) + 3 * s
    p.line(left, y, p.right, y, 0.3, h.colour)
    p.put(p.right, y + 5.4 * s, h.total, 3.3, True, anchor="rs", room=62 * s, vital=True)
    p.put(p.right, y + 13 * s, h.money(doc.cents, True), 5.8, True, h.colour, "rs", room=62 * s, vital=True)
    p.line(p.right - 64 * s, y + 15.4 * s, p.right, y + 15.4 * s, 0.3, h.colour)
    return y + 16 * s


def counted(p, h, doc, y):
    """One ruled row: how many pieces or acts at the left, the total at the right, both in cells."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _rows(p, h, _above(h, doc), p.margin + wide * 0.5, y) + 2 * s
    split, what = p.margin + wide * 0.38, "articles" if h.kind in ("pharmacy", "supplier") else "prestations"
    p.rect(p.margin, y, split - p.margin, 8 * s, "#333333", 0.25)
    p.rect(split, y, p.right - split, 8 * s, "#333333", 0.25, "#efefef")
    p.put(p.margin + 2, y + 5.5 * s, f"Nb. {what} : {sum(count for _, count, _ in doc.lines)}", 3, room=split - p.margin - 4)
    _last(p, h, doc, split, y + 5.6 * s, 3.7)
    return y + 8 * s


def fixed(p, h, doc, y):
    """Fixed letters: labels filled up with full stops, amounts flush right."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.42
    unit = p.length("." * 20, 3.1, False, "matrix") / 20
    for label, cents, last in [*[(a, b, False) for a, b in _above(h, doc) or h.nothing_else(doc)], (h.total, doc.cents, True)]:
        y += 5.4 * s
        text = h.money(cents, last).strip()
        end = p.put(left, y, label.upper(), 3.1, last, family="matrix", room=(p.right - left) * 0.56, vital=last)
        start = p.right - p.length(text, 3.1, last, "matrix") - unit
        if start > end + unit:
            p.put(end + 0.4, y, "." * int((start - end) / unit), 3.1, family="matrix")
        p.put(p.right, y, text, 3.1, last, anchor="rs", family="matrix", room=(p.right - left) * 0.4, vital=last)
    return y + 2 * s


def three_cells(p, h, doc, y):
    """Labels over amounts in three cells at the right: without tax, tax, total; without taxes sum, rebate, total. The last on colour."""
    s, wide = p.scale, p.width - 2 * p.margin
    rows = [*(_above(h, doc) or [(h.gross, doc.cents), (h.rebate, 0)]), (h.total, doc.cents)]
    x, y = p.margin + wide * 0.2, y + 4 * s
    for k, (label, cents) in enumerate(rows):
        last = k == 2
        w = wide * (0.34 if last else 0.23)
        p.rect(x, y, w, 5.8 * s, "#333333", 0.22, h.colour if last else "#e6e6e6")
        p.rect(x, y + 5.8 * s, w, 7.4 * s, "#333333", 0.22)
        p.put(x + w / 2, y + 4.2 * s, label, 2.9, True, "#ffffff" if last else "", "ms", room=w - 2, vital=last)
        p.put(x + w / 2, y + 11.2 * s, h.money(cents, last), 3.8 if last else 3.2, last, anchor="ms", room=w - 2.5, vital=last)
        x += w
    return y + 13.2 * s


def with_seal(p, h, doc, y):
    """A frame left open for stamp and signature at the left, the sums at the right, the total in a frame of the same height."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, y = p.margin + wide * 0.46, y + 3 * s
    p.draw.rounded_rectangle([p.margin * MM, y * MM, (p.margin + wide * 0.4) * MM, (y + 26 * s) * MM], 22, outline="#666666", width=3)
    p.put(p.margin + wide * 0.2, y + 4.6 * s, h.own.choice(["Cachet et signature", "Cachet", "Signature et cachet"]), 2.7, False, GREY, "ms", room=wide * 0.36)
    low = _rows(p, h, _above(h, doc) or h.nothing_else(doc)[:1], left + 2, y - 1 * s) + 2.6 * s
    p.draw.rounded_rectangle([left * MM, low * MM, p.right * MM, (low + 9 * s) * MM], 22, outline="#222222", width=4)
    _last(p, h, doc, left + 1, low + 6.2 * s, 3.7)
    return max(y + 26 * s, low + 9 * s)


TOTALS = [ladder, three_fields, thin_lines, leaders, pair_across, box_left, paid, borne, large, counted, fixed, three_cells, with_seal, ladder, ladder, three_fields, leaders, thin_lines]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, at times the words alone in bold; the date where it stands at the end."""
    s, wide = p.scale, p.width - 2 * p.margin
    if h.sentence and doc.total:
        text = h.arrested.format(words=in_words(doc.cents, h.own.randrange(6)), figures=h.money(doc.cents, True).strip())
        how = h.own.choice(["run", "run", "run", "parted", "middle"])
        if how == "parted" and " : " in text:
            before, words = text.split(" : ", 1)
            p.put(p.margin, y + 9 * s, f"{before} :", 3.1, room=wide)
            y = p.wrapped(p.margin + 6, y + 14.2 * s, words, 3.3, wide - 8, 4.8, True)
        elif how == "middle":
            y = p.wrapped(p.width / 2, y + 9.4 * s, text, 3.2, wide * 0.86, 4.8, anchor="ms")
        else:
            y = p.wrapped(p.margin, y + 9 * s, text, 3.2, wide, 4.7)
    if h.day_below:
        y += 11 * s
        p.put(p.margin + wide * 0.46, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, vital=True, room=wide * 0.52)
    return y


def foot(p: Press, h: House, doc: Document) -> float:
    """Legal numbers: in one or more runs in the middle, under a rule, in a frame of cells, at the left, or behind the address; the page, a wish, the hour of printing."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    size, s, wide, y = (2.6 if p.scale > 0.9 else 2.9), p.scale, p.width - 2 * p.margin, p.height - 6.2
    how, step = own.choice(["middle", "middle", "rule", "cells", "left", "address", "thick"]), 4.1 * s
    vital = lambda text: bool(h.ice) and h.ice in text
    page, when = h.page_of(*doc.sheet) if doc.sheet[1] > 1 or own.random() < 0.35 else "", printed(h, doc) if own.random() < 0.2 else ""
    if page or when:
        p.put(p.margin, y, when, 2.4 / max(s, 0.86), False, GREY, room=wide * 0.62)
        p.put(p.right if when or own.random() < 0.6 else p.width / 2, y, page, 2.6, False, GREY, "rs" if when else "ms" if p.width < 100 else "rs", room=wide * 0.3)
        y -= step
    parts = ([f"{h.street}, {h.city}", h.phone] if how == "address" else []) + h.legal()
    if how == "cells" and parts:
        rows = folded(p, parts, "   ", size, wide * 0.46)
        lines, high = (len(rows) + 1) // 2, 5 * s
        for k, text in enumerate(rows):
            x, top = p.margin + wide / 2 * (k % 2), y + 1.6 - high * (lines - k // 2)
            w = wide if k == len(rows) - 1 and k % 2 == 0 else wide / 2
            p.rect(x, top, w, high, "#777777", 0.2)
            p.put(x + w / 2, top + 3.5 * s, text, size, False, "#222222", "ms", room=w - 3, vital=vital(text))
        y += 1.6 - high * lines - 1.4
    else:
        runs = folded(p, parts, h.joint, size, wide - 4)
        for k, text in enumerate(reversed(runs)):
            p.put(p.margin if how == "left" else p.width / 2, y - step * k, text, size, False, h.colour if how == "thick" else "#222222", "ls" if how == "left" else "ms", room=wide - 3, vital=vital(text))
        y -= step * len(runs)
        if how in ("rule", "thick", "address") and runs:
            p.line(p.margin, y + 0.5, p.right, y + 0.5, 1.0 if how == "thick" else 0.25, h.colour)
            y -= 1
    if h.polite:
        p.put(p.width / 2, y - 1 * s, h.thanks, size, False, "#222222", "ms", "italic", wide)
        y -= step + 0.6
    return y - 1
