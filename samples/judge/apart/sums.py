"""Totals, closing sentences and feet of `apart`."""
from random import Random

from formats import spelled
from house import Document, House
from paper import MM
from press import Press, folded
from sums import _above


def in_words(cents: int, how: int) -> str:
    """Four habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "dirham" if whole == 1 else "dirhams"
    if how == 0:
        return f"{words} ({whole}) {unit} et {rest:02d} cts"
    if how == 1:
        return f"{words.upper()} {unit.upper()}{f' {spelled(rest).upper()} CTS' if rest else ''}"
    if how == 2:
        return f"{words.capitalize()} {unit}, {spelled(rest)} centime{'s' if rest > 1 else ''}"
    return f"* {words} {unit} {rest:02d} c. *"


def _listed(p: Press, h: House, rows, left, y, size=3.1, step=5.5) -> float:
    """Small rows from `left` to the right margin: label, colon, amount."""
    for label, cents in rows:
        y += step * p.scale
        p.put(left, y, f"{label} :", size, room=(p.right - left) * 0.58)
        p.put(p.right - 1.5, y, h.money(cents), size, anchor="rs", room=(p.right - left) * 0.38)
    return y


def post(p: Press, h: House, doc: Document, y):
    """A thick upright at the paper's middle; label and amount behind it, one over the other; what stands above at the left of it."""
    s, x = p.scale, p.width * 0.54
    y += 5 * s
    p.rect(x, y, 2 * s, 15 * s, None, fill=h.colour)
    p.put(x + 5 * s, y + 5 * s, h.total, 3.6, room=p.right - x - 6 * s, vital=True)
    p.put(x + 5 * s, y + 12.8 * s, h.money(doc.cents, True), 6, True, h.colour, room=p.right - x - 6 * s, vital=True)
    for k, (label, cents) in enumerate(_above(h, doc) or h.nothing_else(doc)):
        p.put(p.margin, y + (5 + 5.4 * k) * s, f"{label} : {h.money(cents)}", 3, room=x - p.margin - 3)
    return y + 15 * s


def tag(p, h, doc, y):
    """The label in a coloured tag that points at the amount."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.36
    y = _listed(p, h, _above(h, doc), left + 10, y + 1 * s) + 4 * s
    split = left + (p.right - left) * 0.56
    p.draw.polygon([(left * MM, y * MM), (split * MM, y * MM), ((split + 5) * MM, (y + 5 * s) * MM), (split * MM, (y + 10 * s) * MM), (left * MM, (y + 10 * s) * MM)], fill=h.colour)
    p.put(left + 3, y + 6.7 * s, h.total, 3.8, True, "#ffffff", room=split - left - 4, vital=True)
    p.put(p.right - 1, y + 6.9 * s, h.money(doc.cents, True), 4.6, True, anchor="rs", room=p.right - split - 8, vital=True)
    return y + 10 * s


def in_one_row(p, h, doc, y):
    """Cells side by side as wide as the paper: in each a label and, behind it, its amount; the total in the last, which is tinted."""
    s, wide = p.scale, p.width - 2 * p.margin
    rows = _above(h, doc) or h.nothing_else(doc)
    share = 0.27 if rows else 0
    y, x = y + 6 * s, p.margin
    for k, (label, cents) in enumerate([*rows, (h.total, doc.cents)]):
        last = k == len(rows)
        w = wide * (1 - share * len(rows)) if last else wide * share
        p.rect(x, y, w, 10 * s, "#333333", 0.3, "#e6ecef" if last else None)
        if last:
            p.put(x + 2, y + 6.6 * s, h.total, 3.4, True, room=w * 0.5 - 2, vital=True)
            p.put(x + w - 2, y + 6.7 * s, h.money(cents, True), 3.9, True, anchor="rs", room=w * 0.48 - 2, vital=True)
        else:
            p.put(x + 2, y + 4.2 * s, label, 2.5, False, "#444444", room=w - 3)
            p.put(x + w - 2, y + 8.6 * s, h.money(cents), 3.1, anchor="rs", room=w - 4)
        x += w
    return y + 10 * s


def uttered(p, h, doc, y):
    """In the middle as one text, underlined twice; taxes in brackets under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    text = f"{h.total} : {h.money(doc.cents, True)}"
    end = p.put(p.width / 2, y, text, 4.8, True, anchor="ms", room=wide, vital=True)
    for gap in (1.6, 2.6):
        p.line(p.width - end, y + gap * s, end, y + gap * s, 0.3)
    rows = _above(h, doc)
    if rows:
        y += 8 * s
        p.put(p.width / 2, y, "(" + " ; ".join(f"{label} : {h.money(cents)}" for label, cents in rows) + ")", 2.9, anchor="ms", room=wide)
    return y + 3 * s


def lidded(p, h, doc, y):
    """At the left a frame for seal and signature; at the right the label on a lid over a frame with the amount."""
    s, wide = p.scale, p.width - 2 * p.margin
    left = p.margin + wide * 0.54
    y = _listed(p, h, _above(h, doc), left, y + 1 * s) + 4 * s
    p.rect(p.margin, y, wide * 0.42, 20 * s, "#777777", 0.2)
    p.put(p.margin + 2, y + 4.4 * s, h.own.choice(["Cachet et signature", "Signature et cachet :", "Visa"]), 2.7, False, "#555555")
    p.rect(left, y, p.right - left, 7 * s, None, fill=h.colour)
    p.put((left + p.right) / 2, y + 4.9 * s, h.total, 3.4, True, "#ffffff", "ms", room=p.right - left - 4, vital=True)
    p.rect(left, y + 7 * s, p.right - left, 11 * s, h.colour, 0.5)
    p.put((left + p.right) / 2, y + 14.8 * s, h.money(doc.cents, True), 5.4, True, anchor="ms", room=p.right - left - 5, vital=True)
    return y + 20 * s


def signed_off(p, h, doc, y):
    """The total, less what others bear, and after a rule what the patient bears: with signs before the amounts."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.42
    y += 9 * s
    p.put(left, y, h.total, 4, True, room=(p.right - left) * 0.56, vital=True)
    p.put(p.right - 1.5, y, h.money(doc.cents, True), 4.2, True, anchor="rs", room=(p.right - left) * 0.42, vital=True)
    for k, (label, cents, mark) in enumerate(((h.shares[0], 0, "-"), (h.shares[1], doc.cents, "="))):
        y += 6 * s
        p.put(left, y, f"{mark}  {label}", 3.1, room=(p.right - left) * 0.6)
        p.put(p.right - 1.5, y, h.money(cents), 3.2, anchor="rs")
        if k == 0:
            p.line(p.right - 30 * s, y + 1.6 * s, p.right, y + 1.6 * s, 0.3)
    return y + 2 * s


def with_unit(p, h, doc, y):
    """Three cells at the right: label, amount, currency."""
    s = p.scale
    y = _listed(p, h, _above(h, doc) or h.nothing_else(doc), p.right - 84 * s, y + 2 * s) + 4 * s
    edges = [p.right - 98 * s, p.right - 48 * s, p.right - 12 * s, p.right]
    for a, b in zip(edges, edges[1:]):
        p.rect(a, y, b - a, 9.4 * s, h.colour, 0.4)
    p.put(edges[0] + 2, y + 6.4 * s, h.total, 3.6, True, room=edges[1] - edges[0] - 3, vital=True)
    p.put(edges[2] - 2, y + 6.5 * s, h.money(doc.cents), 4.3, True, anchor="rs", room=edges[2] - edges[1] - 3, vital=True)
    p.put((edges[2] + edges[3]) / 2, y + 6.4 * s, h.own.choice(["DH", "DHS", "MAD", "Dhs"]), 3.3, True, anchor="ms", room=10 * s)
    return y + 9.4 * s


def arrowed(p, h, doc, y):
    """A program's plain letters: label, a long arrow, the amount."""
    s, wide = p.scale, p.width - 2 * p.margin
    for label, cents in _above(h, doc):
        y += 5.4 * s
        p.put(p.margin + wide * 0.4, y, label.upper(), 3, family="typed", room=wide * 0.34)
        p.put(p.right, y, h.money(cents), 3, anchor="rs", family="typed")
    y += 9 * s
    text = h.money(doc.cents, True).strip()
    start = p.right - min(p.length(text, 4, True, "typed"), wide * 0.4)
    end = p.put(p.margin, y, h.total.upper(), 3.8, True, family="typed", room=wide * 0.52, vital=True)
    unit = p.length("-" * 20, 3, False, "typed") / 20
    p.put(end + 2, y, "-" * max(int((start - end - 5) / unit) - 1, 1) + ">", 3, family="typed")
    p.put(p.right, y, text, 4, True, anchor="rs", family="typed", room=wide * 0.4, vital=True)
    return y + 3 * s


def topped(p, h, doc, y):
    """A thick rule over the right half, the total under it, a thin one, then taxes in small italics."""
    s, left = p.scale, p.width * 0.47
    y += 6 * s
    p.line(left, y, p.right, y, 1.1, h.colour)
    p.put(left, y + 7 * s, h.total, 4, True, h.colour, room=(p.right - left) * 0.55, vital=True)
    p.put(p.right - 1, y + 7.1 * s, h.money(doc.cents, True), 4.6, True, anchor="rs", room=(p.right - left) * 0.43, vital=True)
    p.line(left, y + 9.6 * s, p.right, y + 9.6 * s, 0.2, h.colour)
    y += 9.6 * s
    for label, cents in _above(h, doc):
        y += 4.6 * s
        p.put(p.right - 1, y, f"{label} {h.money(cents)}", 2.8, False, "#444444", "rs", "serif-italic")
    return y + 1


TOTALS = [post, tag, in_one_row, uttered, lidded, signed_off, with_unit, arrowed, topped, with_unit, topped]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end."""
    s, wide = p.scale, p.width - 2 * p.margin
    if h.sentence and doc.total:
        text = h.arrested.format(words=in_words(doc.cents, h.own.randrange(4)), figures=h.money(doc.cents, True).strip())
        how, top = h.own.choice(["plain", "tinted", "middle"]), y + 5 * s
        if how == "tinted":
            lines = folded(p, text.split(" "), " ", 3.2, wide - 6)
            p.rect(p.margin, top, wide, (4 + 4.7 * len(lines)) * s, None, fill="#eef0ec")
        y = p.wrapped(p.width / 2 if how == "middle" else p.margin + (3 if how == "tinted" else 0), top + 5 * s, text, 3.2, wide - 6, 4.7, how == "plain", "ms" if how == "middle" else "ls")
    if h.day_below:
        y += 11 * s
        p.put(p.width / 2 + wide * 0.08, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, anchor="ms", vital=True, room=wide * 0.8)
    return y


def foot(p: Press, h: House, doc: Document) -> float:
    """Legal lines in cells, behind a bar, at both margins, or under a double rule; the page and a wish."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    size, s, wide = (2.7 if p.scale > 0.9 else 2.9), p.scale, p.width - 2 * p.margin
    how, step, y, parts = own.choice(["cells", "barred", "margins", "ruled", "ruled"]), 4.4 * s, p.height - 6.5, h.legal()
    vital = lambda text: bool(h.ice) and h.ice in text
    if doc.sheet[1] > 1 or own.random() < 0.2:
        p.put(p.width / 2, y, h.page_of(*doc.sheet), 2.6, False, "#333333", "ms")
        y -= step
    if h.polite:
        p.put(p.margin, y, h.thanks, size, False, h.colour, "ls", "serif-italic", wide)
        y -= step * 1.1
    if how == "cells" and parts:
        each = 2 if p.width < 180 or len(parts) < 3 else 3
        rows = [parts[k:k + each] for k in range(0, len(parts), each)]
        for k, row in enumerate(reversed(rows)):
            for place, text in enumerate(row):
                w = wide / len(row)
                p.rect(p.margin + w * place, y - step * 1.25 * k - 3.6 * s, w, step * 1.25, "#8c9499", 0.15)
                p.put(p.margin + w * (place + 0.5), y - step * 1.25 * k - 0.4 * s, text, size, False, "#222222", "ms", room=w - 2.5, vital=vital(text))
        return y - step * 1.25 * len(rows) - 1
    if how == "margins":
        rows = [parts[k:k + 2] for k in range(0, len(parts), 2)]
        for k, row in enumerate(reversed(rows)):
            for place, text in enumerate(row):
                p.put(p.right if place else p.margin, y - step * k, text, size, False, "#222222", "rs" if place else "ls", room=wide / 2 - 2, vital=vital(text))
        return y - step * len(rows)
    lines = folded(p, parts, h.joint, size, wide - 5)
    for k, text in enumerate(reversed(lines)):
        x, anchor = (p.margin + 4, "ls") if how == "barred" else (p.width / 2, "ms")
        p.put(x, y - step * k, text, size, False, "#222222", anchor, room=wide - 5, vital=vital(text))
    y -= step * len(lines)
    if how == "barred" and lines:
        p.rect(p.margin, y + 1.4 * s, 1.6, step * len(lines), None, fill=h.colour)
    elif lines:
        for gap in (0, 0.9):
            p.line(p.margin, y - gap, p.right, y - gap, 0.25, h.colour)
        y -= 1.5
    return y
