"""Totals, closing sentences and feet of `harbour`."""
from random import Random

from formats import spelled
from harbour.labels import GREY, INK, PALE, fixed, printed, rounded, signs
from house import Document, House
from press import Press, folded
from sums import _above


def in_words(cents: int, how: int) -> str:
    """Five habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "dirham" if whole == 1 else "dirhams"
    if how == 0:
        return f"{words.capitalize()} {unit}{f' et {spelled(rest)} centimes' if rest else ''}."
    if how == 1:
        return f"{words.upper()} {unit.upper()}{f', {rest:02d} CTS' if rest else ''}."
    if how == 2:
        return f"{words} {unit} et {spelled(rest)} centimes" if rest else f"{words} {unit}"
    if how == 3:
        return f"{words.capitalize()} DH{f' et {rest:02d} centimes' if rest else ''}"
    return f"# {words.upper()} {unit.upper()} {f'ET {spelled(rest).upper()} CENTIMES ' if rest else ''}#"


def _sentence(h: House, doc: Document) -> str:
    return h.arrested.format(words=in_words(doc.cents, h.own.randrange(5)), figures=h.money(doc.cents, True).strip())


def _small(p: Press, h: House, rows, left, y, right=0.0, colour="") -> float:
    """Rows over a total: label from `left`, amount up to `right`; returns the last baseline."""
    right = right or p.right - 1.6
    for label, cents in rows:
        y += 5.4 * p.scale
        p.put(left, y, label, 3.1, False, colour, room=(right - left) * 0.56)
        p.put(right, y, h.money(cents), 3.1, False, colour, "rs", room=(right - left) * 0.4)
    return y


def _due(p: Press, h: House, doc: Document, left, right, y, size=3.7, colour="", family=""):
    """What is to be paid: label from `left`, amount up to `right`."""
    p.put(left, y, h.total, size, True, colour, family=family, room=(right - left) * 0.54, vital=True)
    p.put(right, y, h.money(doc.cents, True), size + 0.1, True, colour, "rs", family, (right - left) * 0.43, vital=True)


def shaded(p: Press, h: House, doc: Document, y):
    """A free program's: rows at the right, the total's shaded; at times under it what was paid already and what remains."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.54
    y = _small(p, h, _above(h, doc), left + 1.6, y + 1 * s) + 2.4 * s
    p.rect(left, y, p.right - left, 6.8 * s, None, fill="#dfe3ea")
    _due(p, h, doc, left + 1.6, p.right - 1.6, y + 4.8 * s, 3.5)
    y += 6.8 * s
    if h.ice_high:
        y = _small(p, h, [("Déjà réglé", doc.cents), ("Reste à payer", 0)], left + 1.6, y, colour=GREY)
    return y + 1 * s


def ledger(p, h, doc, y):
    """An accounting program's frame across: tax in four small columns at the left, sums at the right, the last one framed heavily."""
    s, wide, above = p.scale, p.width - 2 * p.margin, _above(h, doc)
    y += 4 * s
    rows = above or [(h.gross, doc.cents)]
    high, left = (4 + 5.4 * len(rows) + 9) * s, p.margin + wide * 0.52
    p.rect(p.margin, y, wide, high, INK, 0.3)
    p.line(left, y, left, y + high, 0.3, INK)
    texts = [("Code", "1"), ("Base", h.money(above[0][1])), ("Taux", f"{h.rate},00"), ("Montant taxe", h.money(above[1][1]))] if above else [("Lignes", str(len(doc.lines))), ("Règlement", h.own_mode())]
    w = (left - p.margin) / len(texts)
    for k, (head, text) in enumerate(texts):
        p.put(p.margin + w * (k + 0.5), y + 4.4 * s, head, 2.6, True, GREY, "ms", room=w - 2)
        p.put(p.margin + w * (k + 0.5), y + 10 * s, text, 2.9, anchor="ms", room=w - 2)
    p.line(p.margin, y + 6 * s, left, y + 6 * s, 0.2, INK)
    _small(p, h, rows, left + 2, y)
    p.rect(left, y + high - 9 * s, p.right - left, 9 * s, INK, 0.6)
    _due(p, h, doc, left + 2, p.right - 2, y + high - 3 * s)
    return y + high


def coloured(p, h, doc, y):
    """A web program's: bare rows at the right, the total in the issuer's colour over a thin rule."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.56
    y = _small(p, h, _above(h, doc) or [(h.gross, doc.cents)], left, y + 2 * s) + 2.2 * s
    p.line(left, y, p.right, y, 0.3, h.colour)
    _due(p, h, doc, left, p.right - 1.6, y + 5.6 * s, 3.8, h.colour)
    return y + 7.4 * s


def double_rule(p, h, doc, y):
    """A spreadsheet's: labels flush right without frames, amounts in cells, two rules under the last amount."""
    s = p.scale
    split = p.right - 34 * s
    rows = [*(_above(h, doc) or h.nothing_else(doc)), (h.total, doc.cents)]
    for k, (label, cents) in enumerate(rows):
        last = k == len(rows) - 1
        p.rect(split, y, p.right - split, 6.4 * s, "#8a8a8a", 0.2, PALE if last else None)
        p.put(split - 2, y + 4.5 * s, label, 3.4 if last else 3, last, anchor="rs", room=split - p.margin - 4, vital=last)
        p.put(p.right - 1.8, y + 4.5 * s, h.money(cents, last), 3.4 if last else 3.1, last, anchor="rs", room=p.right - split - 3, vital=last)
        y += 6.4 * s
    for k in (0.7, 1.5):
        p.line(split, y + k * s, p.right, y + k * s, 0.25)
    return y + 2 * s


def one_line(p, h, doc, y):
    """A word processor's: what stands above in one line at the left, the total in bold under it, colon and amount behind the label."""
    s, wide = p.scale, p.width - 2 * p.margin
    if above := _above(h, doc):
        y += 7 * s
        p.put(p.margin, y, "     ".join(f"{label} : {h.money(cents)}" for label, cents in above), 3.2, room=wide)
    y += 8 * s
    p.put(p.margin, y, f"{h.total} : {h.money(doc.cents, True)}", 4.1, True, room=wide, vital=True)
    return y + 1.6 * s


def middle_box(p, h, doc, y):
    """A frame in the middle: the label, a stroke, the amount; what stands above it at its right end, small."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _small(p, h, _above(h, doc), p.margin + wide * 0.58, y) + 5 * s
    w = wide * 0.7
    x = p.width / 2 - w / 2
    p.rect(x, y, w, 10 * s, h.colour, 0.6)
    p.line(x + w * 0.54, y, x + w * 0.54, y + 10 * s, 0.3, h.colour)
    p.put(x + w * 0.27, y + 6.6 * s, h.total, 3.8, True, anchor="ms", room=w * 0.5, vital=True)
    p.put(x + w * 0.77, y + 6.6 * s, h.money(doc.cents, True), 3.9, True, anchor="ms", room=w * 0.42, vital=True)
    return y + 10 * s


def parted(p, h, doc, y):
    """A clinic's: three cells across for the whole, what others bear and what the patient bears; under them the total at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 4 * s
    for k, (label, cents) in enumerate(((h.gross, doc.cents), (h.shares[0], 0), (h.shares[1], doc.cents))):
        x, w = p.margin + wide / 3 * k, wide / 3
        p.rect(x, y, w, 5.4 * s, INK, 0.2, PALE)
        p.rect(x, y + 5.4 * s, w, 6.4 * s, INK, 0.2)
        p.put(x + w / 2, y + 3.9 * s, label, 2.7, anchor="ms", room=w - 2)
        p.put(x + w / 2, y + 9.9 * s, h.money(cents), 3.1, anchor="ms", room=w - 2)
    y += 11.8 * s
    p.rect(p.margin + wide / 3, y, wide * 2 / 3, 8 * s, INK, 0.4)
    _due(p, h, doc, p.margin + wide / 3 + 2.5, p.right - 2.5, y + 5.6 * s)
    return y + 8 * s


def over_words(p, h, doc, y):
    """The total on a pale bar across, the sum in words in a frame hung under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _small(p, h, _above(h, doc), p.margin + wide * 0.56, y) + 4 * s
    h.sentence = False
    p.rect(p.margin, y, wide, 8.4 * s, INK, 0.3, "#e9ecef")
    _due(p, h, doc, p.margin + 3, p.right - 3, y + 5.9 * s, 3.9)
    low = p.wrapped(p.margin + 3, y + 14 * s, _sentence(h, doc), 3.1, wide - 6, 4.6) + 3 * s
    p.rect(p.margin, y + 8.4 * s, wide, low - y - 8.4 * s, INK, 0.3)
    return low


def typed_sum(p, h, doc, y):
    """Without frames at the right: rows, a line of equals, the total, a line of equals."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.44
    for label, cents in _above(h, doc):
        y += 4.8 * s
        p.put(left, y, label, 3, family=fixed(h), room=(p.right - left) * 0.55)
        p.put(p.right - 1, y, h.money(cents), 3, anchor="rs", family=fixed(h), room=(p.right - left) * 0.42)
    signs(p, h, y + 4.4 * s, "=", left)
    _due(p, h, doc, left, p.right - 1, y + 9.2 * s, 3.2, "", fixed(h))
    signs(p, h, y + 13.6 * s, "=", left)
    return y + 14.4 * s


def payment(p, h, doc, y):
    """Two boxes: at the left how, when and how much was paid; at the right the total under what stands above it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 4 * s
    rows = _above(h, doc) or [(h.gross, doc.cents)]
    high, w, left = (11 + 5.4 * len(rows)) * s, wide * 0.44, p.margin + wide * 0.5
    p.rect(p.margin, y, w, high, "#8a8a8a", 0.2)
    p.put(p.margin + 2, y + 4.4 * s, h.own.choice(["Règlements", "Encaissement", "Paiements reçus"]), 2.7, True, GREY, room=w - 4)
    p.put(p.margin + 2, y + 9.4 * s, f"{h.own_mode()} - {doc.day:%d/%m/%Y}", 2.9, room=w * 0.6)
    p.put(p.margin + w - 2, y + 9.4 * s, h.money(doc.cents), 2.9, anchor="rs", room=w * 0.32)
    low = _small(p, h, rows, left + 2, y - 1 * s, p.right - 2)
    p.rect(left, low + 2.4 * s, p.right - left, y + high - low - 2.4 * s, h.colour, 0.5)
    _due(p, h, doc, left + 2.4, p.right - 2.4, low + 8 * s, 3.6)
    return y + high


def pill(p, h, doc, y):
    """A rounded bar at the right, outlined or filled in the issuer's colour."""
    s, wide = p.scale, p.width - 2 * p.margin
    left = p.margin + wide * 0.42
    y = _small(p, h, _above(h, doc), left + 4, y, p.right - 4) + 3.4 * s
    rounded(p, left, y, p.right - left, 9.4 * s, h.colour, 4, h.colour if h.packed else None, 40)
    _due(p, h, doc, left + 4, p.right - 4, y + 6.5 * s, 3.7, "#ffffff" if h.packed else h.colour)
    return y + 9.4 * s


def high_figure(p, h, doc, y):
    """The label small over a large amount flush right, a rule under them; others before in small print."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = _small(p, h, _above(h, doc), p.margin + wide * 0.6, y) + 7 * s
    p.put(p.right, y, h.total, 3.2, True, anchor="rs", room=wide * 0.6, vital=True)
    p.put(p.right, y + 7 * s, h.money(doc.cents, True), 5.4, True, h.colour, "rs", room=wide * 0.6, vital=True)
    p.line(p.margin + wide * 0.6, y + 9.2 * s, p.right, y + 9.2 * s, 0.5, h.colour)
    return y + 9.2 * s


def pair_right(p, h, doc, y):
    """A plain two-column frame at the right, a row for each sum, labels and amounts parted by a line."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, split = p.margin + wide * 0.5, p.right - wide * 0.22
    rows = [*_above(h, doc), (h.total, doc.cents)]
    y += 3 * s
    p.rect(left, y, p.right - left, 7 * len(rows) * s, INK, 0.35)
    p.line(split, y, split, y + 7 * len(rows) * s, 0.25, INK)
    for k, (label, cents) in enumerate(rows):
        last = k == len(rows) - 1
        p.put(left + 2, y + 4.9 * s, label, 3.4 if last else 3.1, last, room=split - left - 4, vital=last)
        p.put(p.right - 1.8, y + 4.9 * s, h.money(cents, last), 3.4 if last else 3.1, last, anchor="rs", room=p.right - split - 3, vital=last)
        y += 7 * s
        if not last:
            p.line(left, y, p.right, y, 0.2, INK)
    return y


TOTALS = [shaded, ledger, coloured, double_rule, one_line, middle_box, parted, over_words, typed_sum, payment, pill, high_figure, pair_right, pair_right, pair_right, shaded, double_rule, one_line]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end, who signs."""
    s, wide = p.scale, p.width - 2 * p.margin
    if h.sentence and doc.total:
        how = h.own.choice(["plain", "plain", "bold", "two"])
        text = _sentence(h, doc)
        if how == "two" and " : " in text and not text.endswith(")"):  # the words in bold on a line of their own
            label, words = text.split(" : ", 1)
            p.put(p.margin, y + 9 * s, f"{label} :", 3.2, room=wide, vital=True)
            y = p.wrapped(p.margin, y + 14.4 * s, words, 3.2, wide, 4.8, True)
        else:
            y = p.wrapped(p.margin, y + 9 * s, text, 3.2, wide, 4.8, how == "bold")
    if h.day_below:
        y += 11 * s
        at, anchor = ((p.right, "rs"), (p.width / 2, "ms"))[h.packed]
        p.put(at, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, anchor=anchor, vital=True, room=wide)
    if doc.total and h.own.random() < 0.4:
        y += 8 * s
        p.put(p.right - 4, y, h.own.choice(["Cachet et signature", "Signature", "Signature & cachet", "Le responsable", "Le caissier", "Cachet", "La caisse"]), 3, False, INK, "rs")
    return y


def foot(p: Press, h: House, doc: Document) -> float:
    """Legal numbers: in the middle under a coloured rule, in a frame, each under its label, on a dark band at the paper's edge, from the left, or behind name and address; the page, a wish, the hour of printing."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    size, s, wide, y = (2.6 if p.scale > 0.9 else 2.9), p.scale, p.width - 2 * p.margin, p.height - 6.4
    how, step = own.choice(["rule", "frame", "labels", "band", "left", "named", "rule"]), 4.1 * p.scale
    page, when = h.page_of(*doc.sheet) if doc.sheet[1] > 1 or own.random() < 0.4 else "", printed(h, doc) if own.random() < 0.22 else ""
    vital = lambda text: bool(h.ice) and h.ice in text
    parts = h.legal()
    if how == "named":
        parts = [f"{h.name} - {h.street}, {h.city}", h.phone, *parts]
    if how == "band" and parts:  # it takes the paper's last millimetres, the page stands over it
        lines = folded(p, parts, h.joint, size, wide)
        p.rect(0, p.height - 3.4 - step * len(lines), p.width, 3.4 + step * len(lines), None, fill="#3b4652" if h.capitals else h.colour)
        for k, text in enumerate(reversed(lines)):
            p.put(p.width / 2, p.height - 3 - step * k, text, size, False, "#ffffff", "ms", room=wide, vital=vital(text))
        y = p.height - 6 - step * len(lines)
    if page or when:
        p.put(p.margin, y, when, 2.4 / max(s, 0.86), False, GREY, room=wide * 0.64)
        p.put(p.right, y, page, 2.6, False, GREY, "rs", room=wide * 0.3)
        y -= step
    if how == "labels" and parts and all(" " in text or ":" in text for text in parts):
        across = min(len(parts), 4 if p.width > 180 else 2)
        for k, text in enumerate(parts):
            row = (len(parts) - 1) // across - k // across
            p.put(p.margin + wide / across * (k % across + 0.5), y - step * row, text, size, False, INK, "ms", room=wide / across - 2, vital=vital(text))
        y -= step * ((len(parts) + across - 1) // across)
        p.line(p.margin, y + 0.2, p.right, y + 0.2, 0.2, GREY)
    elif how != "band" and parts:
        lines = folded(p, parts, " - " if how == "named" else h.joint, size, wide - 6)
        for k, text in enumerate(reversed(lines)):
            p.put(p.margin if how == "left" else p.width / 2, y - step * k, text, size, False, h.colour if how == "named" else INK, "ls" if how == "left" else "ms", room=wide - 5, vital=vital(text))
        if how == "frame":
            p.rect(p.margin, y - step * len(lines) + 0.6 * s, wide, step * len(lines) + 1.2 * s, "#8a8a8a", 0.25)
        y -= step * len(lines)
        if how in ("rule", "named"):
            p.line(p.margin, y + 0.2, p.right, y + 0.2, 0.5 if how == "rule" else 0.15, h.colour)
    if h.polite:
        p.put(p.width / 2, y - 1.2 * s, h.thanks, size, False, INK, "ms", room=wide)
        y -= step + 1
    return y - 1
