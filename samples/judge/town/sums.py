"""Totals, closing sentences and feet of `town`."""
from random import Random

from formats import spelled
from house import Document, House
from paper import MM
from press import Press, folded
from sums import _above
from street.sums import _rows
from town.labels import printed


def in_words(cents: int, how: int) -> str:
    """Five habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "dirham" if whole == 1 else "dirhams"
    if how == 0:
        return f"{words.capitalize()} {unit.capitalize()}{f' et {spelled(rest)} centimes' if rest else ''}"
    if how == 1:
        return f"{words.upper()} {unit.upper()}{f' {rest:02d} CTS' if rest else ' TTC'}"
    if how == 2:
        return f"{words} {unit} et {rest:02d} centimes."
    if how == 3:
        return f"{words.upper()} DHS, {rest:02d} CENTIMES"
    return f"{words.capitalize()} DH{f' et {rest} cts' if rest else ' zéro centime'}"


def _final(p: Press, h: House, doc: Document, left, y, size=3.8, colour=""):
    """Label and amount of what is to be paid, from `left` to the right margin."""
    room = p.right - left - 4
    p.put(left + 2, y, h.total, size, True, colour, room=room * 0.52, vital=True)
    p.put(p.right - 2, y, h.money(doc.cents, True), size + 0.3, True, colour, "rs", room=room * 0.45, vital=True)


def over(p: Press, h: House, doc: Document, y):
    """A box at the right: the label on grey over the amount, large."""
    s, w = p.scale, 52 * p.scale
    y = _rows(p, h, _above(h, doc), p.right - w, y) + 4 * s
    p.rect(p.right - w, y, w, 6.4 * s, "#333333", 0.3, "#dedede")
    p.rect(p.right - w, y + 6.4 * s, w, 10 * s, "#333333", 0.3)
    p.put(p.right - w / 2, y + 4.6 * s, h.total, 3.2, True, anchor="ms", room=w - 4, vital=True)
    p.put(p.right - w / 2, y + 13.4 * s, h.money(doc.cents, True), 5, True, anchor="ms", room=w - 4, vital=True)
    return y + 16.4 * s


def hung(p, h, doc, y):
    """Labels free, amounts in cells at the right under the table; the last in bold."""
    s, w = p.scale, 36 * p.scale
    pairs = _above(h, doc) or h.nothing_else(doc)
    for k, (label, cents) in enumerate([*pairs, (h.total, doc.cents)]):
        last = k == len(pairs)
        p.rect(p.right - w, y, w, 6.8 * s, "#333333", 0.25)
        p.put(p.right - w - 2.5, y + 4.8 * s, label, 3.3, last, anchor="rs", room=p.width * 0.45, vital=last)
        p.put(p.right - 1.8, y + 4.8 * s, h.money(cents, last), 3.3, last, anchor="rs", room=w - 3, vital=last)
        y += 6.8 * s
    return y


def full_bar(p, h, doc, y):
    """A grey bar across, label at its left, amount at its right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _rows(p, h, _above(h, doc), p.margin + wide * 0.55, y) + 4 * s
    p.rect(p.margin, y, wide, 9 * s, None, fill="#e2e4e6")
    _final(p, h, doc, p.margin, y + 6.3 * s)
    return y + 9 * s


def taxes(p, h, doc, y):
    """A small table of rates at the left, the total framed at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    above = _above(h, doc)
    base, tax = (above[0][1], above[1][1]) if above else (doc.cents, 0)
    y += 5 * s
    for k, (head, value) in enumerate((("Taux", f"{h.rate} %"), ("Base HT", h.money(base)), ("Mt TVA", h.money(tax)))):
        x, w = p.margin + wide * 0.14 * k, wide * 0.14
        p.rect(x, y, w, 5.4 * s, "#555555", 0.2, "#efefef")
        p.rect(x, y + 5.4 * s, w, 6 * s, "#555555", 0.2)
        p.put(x + w / 2, y + 3.9 * s, head, 2.6, anchor="ms", room=w - 2)
        p.put(x + w / 2, y + 9.6 * s, value, 2.8, anchor="ms", room=w - 2)
    p.rect(p.margin + wide * 0.48, y, wide * 0.52, 11.4 * s, "#222222", 0.5)
    _final(p, h, doc, p.margin + wide * 0.48, y + 7.6 * s)
    return y + 11.4 * s


def added(p, h, doc, y):
    """Sums under each other without lines, a short rule, the total with two rules under it."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.5
    y = _rows(p, h, _above(h, doc) or [(h.gross, doc.cents)], left + 2, y + 1 * s) + 2 * s
    p.line(p.right - 34 * s, y, p.right, y, 0.25)
    y += 6 * s
    _final(p, h, doc, left, y, 3.7)
    for k in (0, 1):
        p.line(p.right - 34 * s, y + (1.8 + 0.9 * k) * s, p.right, y + (1.8 + 0.9 * k) * s, 0.25)
    return y + 3 * s


def borne(p, h, doc, y):
    """Who bears what in a row of three cells: the whole, nothing by the organisation, all by the patient; then the total in bold."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 4 * s
    for k, (label, cents) in enumerate(((h.gross, doc.cents), (h.shares[0], 0), (h.shares[1], doc.cents))):
        x, w = p.margin + wide / 3 * k, wide / 3
        p.rect(x, y, w, 11 * s, "#444444", 0.25)
        p.put(x + 2, y + 4.2 * s, label, 2.7, room=w - 4)
        p.put(x + w - 2, y + 9 * s, h.money(cents), 3.1, anchor="rs", room=w - 4)
    _final(p, h, doc, p.margin + wide * 0.42, y + 18 * s, 3.9)
    return y + 19 * s


def middle(p, h, doc, y):
    """Label and amount as one text in a frame in the middle."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _rows(p, h, _above(h, doc), p.margin + wide * 0.55, y) + 5 * s
    text = f"{h.total} : {h.money(doc.cents, True)}"
    half = min(p.length(text, 4.2, True) / 2 + 6, wide / 2)
    p.rect(p.width / 2 - half, y, 2 * half, 10 * s, h.colour, 0.5)
    p.put(p.width / 2, y + 6.8 * s, text, 4.2, True, anchor="ms", room=2 * half - 6, vital=True)
    return y + 10 * s


def received(p, h, doc, y):
    """How it was paid at the left; the total at the right, a rule over and under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    mode, note = h.own_mode(), h.own.choice([5000, 10000, 20000])
    given = -(-doc.cents // note) * note if mode.lower().startswith("esp") else doc.cents
    y = _rows(p, h, _above(h, doc), p.margin + wide * 0.5 + 2, y) + 3 * s
    for line in (y, y + 9 * s):
        p.line(p.margin + wide * 0.48, line, p.right, line, 0.35, h.colour)
    _final(p, h, doc, p.margin + wide * 0.48, y + 6.2 * s)
    for k, (label, value) in enumerate((("Mode", mode), ("Montant reçu", h.money(given)), ("Rendu", h.money(given - doc.cents)))):
        p.put(p.margin, y + (3.4 + 4.6 * k) * s, f"{label} : {value}", 2.8, False, "#3a3a3a", room=wide * 0.44)
    return y + 13 * s


def listed(p, h, doc, y):
    """Fixed letters: the total flush right between equals."""
    s, wide = p.scale, p.width - 2 * p.margin
    for label, cents in _above(h, doc) or [("Nb lignes", len(doc.lines))]:
        y += 5 * s
        p.put(p.right, y, f"{label.upper()} = {h.money(cents) if label != 'Nb lignes' else cents}", 3, anchor="rs", family="list", room=wide)
    y += 5 * s
    p.put(p.right, y, "=" * 24, 3, anchor="rs", family="list")
    y += 5.4 * s
    p.put(p.right, y, f"{h.total.upper()} = {h.money(doc.cents, True)}", 3.7, True, anchor="rs", family="list", room=wide, vital=True)
    p.put(p.right, y + 4.4 * s, "=" * 24, 3, anchor="rs", family="list")
    return y + 5 * s


def strip(p, h, doc, y):
    """A pre-printed strip at the right: white letters on colour at its left half, the amount in its white half."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.44
    y = _rows(p, h, _above(h, doc) or h.nothing_else(doc), left + 2, y) + 3 * s
    half = (p.right - left) * 0.5
    p.rect(left, y, p.right - left, 9.4 * s, h.colour, 0.4)
    p.rect(left, y, half, 9.4 * s, None, fill=h.colour)
    p.put(left + 2, y + 6.4 * s, h.total, 3.6, True, "#ffffff", room=half - 4, vital=True)
    p.put(p.right - 2, y + 6.4 * s, h.money(doc.cents, True), 3.9, True, anchor="rs", room=half - 4, vital=True)
    return y + 9.4 * s


TOTALS = [over, hung, full_bar, taxes, added, borne, middle, received, listed, strip, hung, added, strip]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end."""
    s, wide = p.scale, p.width - 2 * p.margin
    if h.sentence and doc.total:
        text = h.arrested.format(words=in_words(doc.cents, h.own.randrange(5)), figures=h.money(doc.cents, True).strip())
        framed, top = h.own.random() < 0.25, y + 5 * s
        y = p.wrapped(p.margin + 3 * framed, y + (10.6 if framed else 9) * s, text, 3.2, wide - 6 * framed, 4.8, h.own.random() < 0.3)
        if framed:
            p.draw.rounded_rectangle([p.margin * MM, top * MM, p.right * MM, (y + 3 * s) * MM], 18, outline="#666666", width=3)
            y += 3 * s
    if h.day_below:
        y += 12 * s
        p.put(p.margin + wide * 0.4, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, vital=True, room=wide * 0.58)
    if doc.total and h.own.random() < 0.3:
        y += 8 * s
        p.put(p.right - 4, y, h.own.choice(["Cachet et signature", "Signature", "Le responsable", "Signature & Cachet"]), 3, False, "#333333", "rs")
    return y


def foot(p: Press, h: House, doc: Document) -> float:
    """Legal numbers: in the middle, under a coloured rule, spread in columns, or framed; the page, a wish, the hour of printing."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    size, s, wide, y = (2.6 if p.scale > 0.9 else 2.9), p.scale, p.width - 2 * p.margin, p.height - 6
    how, step = own.choice(["middle", "rule", "spread", "framed", "left"]), 4.1 * p.scale
    page, when = h.page_of(*doc.sheet) if doc.sheet[1] > 1 or own.random() < 0.3 else "", printed(h, doc) if own.random() < 0.2 else ""
    if page or when:
        p.put(p.margin, y, when, 2.4 / max(s, 0.86), False, "#444444", room=wide * 0.6)
        p.put(p.right, y, page, 2.6, False, "#444444", "rs", room=wide * 0.3)
        y -= step
    vital = lambda text: bool(h.ice) and h.ice in text
    parts = ([h.street, h.city, h.phone] if own.random() < 0.25 else []) + h.legal()
    if how == "spread":
        for k, text in enumerate(parts):
            p.put(p.margin + wide * (k % 2) * 0.52, y - step * ((len(parts) - 1) // 2 - k // 2), text, size, False, "#222222", room=wide * 0.47, vital=vital(text))
        y -= step * ((len(parts) + 1) // 2)
    else:
        lines, low = folded(p, parts, h.joint, size, wide - 6), y
        for k, text in enumerate(reversed(lines)):
            p.put(p.margin if how == "left" else p.width / 2, y - step * k, text, size, False, h.colour if how == "rule" else "#222222", "ls" if how == "left" else "ms", room=wide - 4, vital=vital(text))
        y -= step * len(lines)
        if how == "framed" and lines:
            p.rect(p.margin, y + 0.6, wide, low - y + 0.9, "#555555", 0.25)
        elif how == "rule" and lines:
            p.line(p.margin, y + 0.4, p.right, y + 0.4, 0.8, h.colour)
    if h.polite:
        p.put(p.width / 2, y - 1.2 * s, h.thanks, size, False, "#222222", "ms", "serif-italic", wide)
        y -= step + 1
    return y - 1
