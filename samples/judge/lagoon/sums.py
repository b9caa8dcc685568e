"""Totals, closing sentences and feet of `lagoon`."""
from random import Random

from house import Document, House
from lagoon.labels import GREY, PALE, in_full, printed, teletype
from orchard.labels import curved, signs
from orchard.sums import before, final, rows, taxes
from press import Press, folded


def open_right(p: Press, h: House, doc: Document, y):
    """Rows without frames under the right end of the table, the total in a pale field."""
    s, left = p.scale, p.right - 82 * p.scale
    y = rows(p, h, before(h, doc), left, p.right - 2, y + 1 * s) + 3.4 * s
    p.rect(left - 2, y, p.right - left + 2, 9 * s, None, fill=PALE)
    final(p, h, doc, left, p.right - 2, y + 6.3 * s)
    return y + 9 * s


def two_cells(p, h, doc, y):
    """Two cells at the right: the label in white on the issuer's colour, the amount in a frame of it; taxes in small letters at the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 4 * s
    split = p.right - 42 * s
    left = split - 46 * s
    p.rect(left, y, split - left, 9.6 * s, h.colour, 0.4, h.colour)
    p.rect(split, y, p.right - split, 9.6 * s, h.colour, 0.4)
    p.put((left + split) / 2, y + 6.6 * s, h.total, 3.8, True, "#ffffff", "ms", room=split - left - 4, vital=True)
    p.put((split + p.right) / 2, y + 6.6 * s, h.money(doc.cents, True).strip(), 4, True, "", "ms", room=p.right - split - 4, vital=True)
    for k, (label, cents) in enumerate(taxes(h, doc)):
        p.put(p.margin, y + (3.4 + 5 * k) * s, f"{label} : {h.money(cents)}", 3, room=min(wide * 0.44, left - p.margin - 4))
    return y + 10 * s


def full_bar(p, h, doc, y):
    """A bar in colour across the whole paper: label at its left, amount at its right, white."""
    s = p.scale
    y = rows(p, h, before(h, doc), p.right - 80 * s, p.right - 2.5, y) + 3.4 * s
    p.rect(p.margin, y, p.right - p.margin, 9.6 * s, None, fill=h.colour)
    final(p, h, doc, p.margin + 3, p.right - 3, y + 6.7 * s, 4.2, "#ffffff")
    return y + 9.6 * s


def label_over_amount(p, h, doc, y):
    """A frame with round corners at the right: the label over the amount in its middle; how it was paid, at the left."""
    s = p.scale
    y = rows(p, h, taxes(h, doc), p.right - 70 * s, p.right - 2, y) + 4 * s
    w = 62 * s
    curved(p, p.right - w, y, w, 16 * s, h.colour, 4)
    p.put(p.right - w / 2, y + 5.4 * s, h.total, 3.4, False, "", "ms", room=w - 6, vital=True)
    p.put(p.right - w / 2, y + 12.8 * s, h.money(doc.cents, True).strip(), 5, True, h.colour, "ms", room=w - 6, vital=True)
    p.put(p.margin, y + 6 * s, f"{h.labels['mode']}{h.own_mode()}", 3.1, room=p.right - w - p.margin - 5)
    return y + 16 * s


def at_left(p, h, doc, y):
    """A ruled block of label and amount at the left half, the total's row last and higher."""
    s, left = p.scale, p.margin
    right, y = left + 88 * s, y + 4 * s
    for label, cents, main in [*[(*pair, False) for pair in before(h, doc)], (h.total, doc.cents, True)]:
        high = (8.4 if main else 6.2) * s
        p.rect(left, y, right - left, high, "#555555", 0.25, PALE if main else None)
        p.line(left + 50 * s, y, left + 50 * s, y + high, 0.2, "#555555")
        p.put(left + 2, y + high * 0.68, label, 3.6 if main else 3.1, main, room=50 * s - 4, vital=main)
        p.put(right - 2, y + high * 0.68, h.money(cents, main), 3.6 if main else 3.1, main, "", "rs", room=38 * s - 4, vital=main)
        y += high
    return y


def behind_colons(p, h, doc, y):
    """Labels from the middle of the paper, colons under each other, amounts flush right; the total in the same way, bold, after a blank."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.46
    colon = p.right - 38 * s
    y += 2 * s
    for label, cents, main in [*[(*pair, False) for pair in before(h, doc)], (h.total, doc.cents, True)]:
        y += (7.4 if main else 5.4) * s
        size = 3.9 if main else 3.2
        p.put(left, y, label, size, main, room=colon - left - 2, vital=main)
        p.put(colon, y, ":", size, main)
        p.put(p.right, y, h.money(cents, main), size, main, "", "rs", room=p.right - colon - 3, vital=main)
    return y + 2 * s


def total_paid_left(p, h, doc, y):
    """A cash desk's: three columns of equal width, heads in a pale row over total, what was paid and what remains."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = rows(p, h, taxes(h, doc), p.margin + wide * 0.55, p.right - 2, y) + 5 * s
    done = h.own.choice([("Payé", "Reste"), ("Montant encaissé", "Reste dû"), ("Réglé ce jour", "Solde"), ("Acompte versé", "Reste à payer")])
    for k, (label, cents) in enumerate(((h.total, doc.cents), (done[0], doc.cents), (done[1], 0))):
        x = p.margin + wide / 3 * k
        p.rect(x, y, wide / 3, 6.4 * s, "#6a6a6a", 0.2, PALE)
        p.rect(x, y + 6.4 * s, wide / 3, 8.4 * s, "#6a6a6a", 0.2)
        p.put(x + wide / 6, y + 4.5 * s, label, 3.1, k == 0, "", "ms", room=wide / 3 - 4, vital=k == 0)
        p.put(x + wide / 6, y + 12.2 * s, h.money(cents, k == 0).strip(), 3.9 if k == 0 else 3.3, k == 0, "", "ms", room=wide / 3 - 4, vital=k == 0)
    return y + 14.8 * s


def borne_by(p, h, doc, y):
    """Total first, then what others bear and what the patient bears, indented under it at the right."""
    s, left = p.scale, p.right - 86 * p.scale
    y = rows(p, h, taxes(h, doc), left, p.right - 2, y) + 7 * s
    final(p, h, doc, left, p.right - 2, y, 3.8)
    p.line(left, y + 2 * s, p.right, y + 2 * s, 0.4, h.colour)
    return rows(p, h, [(h.shares[0], 0), (h.shares[1], doc.cents)], left + 5, p.right - 2, y + 2.4 * s) + 2 * s


def between_rules(p, h, doc, y):
    """The total alone between two thick rules over the right half, what came before it over them."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.48
    y = rows(p, h, before(h, doc), left, p.right, y) + 3 * s
    p.line(left, y, p.right, y, 0.7, h.colour)
    final(p, h, doc, left, p.right, y + 6.4 * s, 4.1)
    p.line(left, y + 9.2 * s, p.right, y + 9.2 * s, 0.7, h.colour)
    return y + 9.4 * s


def console_sum(p, h, doc, y):
    """Letters of one width: a row of hyphens over the right half, label and amount behind an equals sign."""
    s, wide, family = p.scale, p.width - 2 * p.margin, teletype(h)
    left = p.margin + wide * 0.36
    for label, cents in before(h, doc):
        y += 4.9 * s
        p.put(left, y, label.upper(), 3, False, "", "ls", family, wide * 0.36)
        p.put(p.right, y, f"= {h.money(cents)}", 3, False, "", "rs", family, wide * 0.26)
    y += 6.8 * s
    p.put(left, y, h.total.upper(), 3.8, True, "", "ls", family, wide * 0.36, vital=True)
    p.put(p.right, y, f"= {h.money(doc.cents, True).strip()}", 3.8, True, "", "rs", family, wide * 0.27, vital=True)
    signs(p, y + 4.6 * s, "-", family)
    return y + 5.6 * s


def figures_and_words(p, h, doc, y):
    """One frame across: the total in figures at the right of its first line, the sum in words under a hairline."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.sentence = False
    y = rows(p, h, taxes(h, doc), p.margin + wide * 0.55, p.right - 2, y) + 4 * s
    final(p, h, doc, p.margin + 3, p.right - 3, y + 6.2 * s, 4)
    p.line(p.margin, y + 9 * s, p.right, y + 9 * s, 0.15, GREY)
    low = p.wrapped(p.margin + 3, y + 14 * s, in_full(h, doc), 3.1, wide - 6, 4.6) + 3 * s
    p.rect(p.margin, y, wide, low - y, "#333333", 0.35)
    return low


def inline(p, h, doc, y):
    """A typist's: label, colon and amount as one text flush right, underlined."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = rows(p, h, taxes(h, doc), p.margin + wide * 0.5, p.right, y) + 8 * s
    text, size = f"{h.total} : {h.money(doc.cents, True).strip()}", 4.2
    p.put(p.right, y, text, size, True, "", "rs", room=wide * 0.8, vital=True)
    p.line(p.right - min(p.length(text, size, True), wide * 0.8), y + 1.4 * s, p.right, y + 1.4 * s, 0.35)
    return y + 3 * s


TOTALS = [open_right, two_cells, full_bar, label_over_amount, at_left, behind_colons, total_paid_left, borne_by, between_rules, console_sum,
          figures_and_words, inline, open_right, two_cells, behind_colons, between_rules, inline, total_paid_left]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end, who signs."""
    s, wide, own = p.scale, p.width - 2 * p.margin, h.own
    if h.sentence and doc.total:
        y = words(p, h, in_full(h, doc), y + 9 * s, wide)
    if h.day_below:
        y += (9 if doc.total else 15) * s  # what is carried over stands between
        x, anchor = (p.right, "rs") if h.packed else (p.margin + wide * 0.54, "ls")
        p.put(x, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, False, "", anchor, room=wide * 0.46, vital=True)
    if doc.total and own.random() < 0.4:
        y += 7.6 * s
        said = own.choice(["Signature et cachet", "Cachet du pharmacien" if h.kind == "pharmacy" else "Cachet du praticien",
                          "Visa de la caisse", "Le gérant" if h.kind in ("pharmacy", "supplier") else "Le praticien", "Signature"])
        p.put(p.right, y, said, 3.1, False, "", "rs", room=wide * 0.4)
    return y


def words(p: Press, h: House, text: str, y, wide) -> float:
    """In a run, with a bar in colour before it, in italics, or bold behind what leads to them."""
    s, how = p.scale, h.own.choice(["run", "run", "bar", "italic", "bold"])
    if how == "bar":
        low = p.wrapped(p.margin + 4, y, text, 3.2, wide - 6, 4.7)
        p.rect(p.margin, y - 3.4 * s, 1.2, low - y + 4.6 * s, None, fill=h.colour)
        return low
    if how == "italic":
        face, p.face = p.face, "italic"
        low = p.wrapped(p.margin, y, text, 3.2, wide, 4.7)
        p.face = face
        return low
    return p.wrapped(p.margin, y, text, 3.2, wide * 0.92, 4.7, how == "bold")


def foot(p: Press, h: House, doc: Document) -> float:
    """From the lowest line upwards: page and hour of printing, legal numbers in the issuer's way, a wish. Returns where the room above ends."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    s, wide, y = p.scale, p.width - 2 * p.margin, p.height - 6.6
    size, step = 2.6 if s > 0.9 else 2.9, 4.2 * s
    how = own.choice(["middle", "middle", "middle", "left", "ends", "pale", "dotted"])
    page = h.page_of(*doc.sheet) if doc.sheet[1] > 1 or own.random() < 0.3 else ""
    when = printed(h, doc) if own.random() < 0.25 else ""
    if page or when:
        alone = own.random() < 0.4 and not when
        p.put(p.width / 2 if alone else p.right, y, page, 2.6, False, GREY, "ms" if alone else "rs", room=wide * 0.3)
        p.put(p.margin, y, when, 2.5 / max(s, 0.86), False, GREY, room=wide * 0.64)
        y -= step
    parts = h.legal() + ([own.choice([f"{h.street}, {h.city}", f"{h.name}, {h.street}"])] if own.random() < 0.3 else [])
    lines = parts if how == "ends" else folded(p, parts, h.joint, size, wide - 6)
    y = _ends(p, h, lines, y, step, size, wide) if how == "ends" else _legal(p, h, lines, y, step, size, wide, how)
    if h.polite:
        p.put(p.width / 2, y, h.thanks, size + 0.4, False, h.colour, "ms", "serif-italic" if own.random() < 0.4 else "", wide)
        y -= step
    return y - 1


def _legal(p: Press, h: House, lines, y, step, size, wide, how) -> float:
    """Lines in the middle or from the left, on a pale field or under dots."""
    if how == "pale" and lines:
        p.rect(p.margin, y - step * len(lines) + 0.5, wide, step * len(lines) + 0.8, None, fill=PALE)
    for text in reversed(lines):
        x, anchor = (p.margin, "ls") if how == "left" else (p.width / 2, "ms")
        p.put(x, y, text, size, False, "#1c1c1c", anchor, room=wide - 2, vital=bool(h.ice) and h.ice in text)
        y -= step
    if lines and how == "dotted":
        p.dots(p.margin, y + 0.8, p.right, 0.5, 0.9, 0.3, h.colour)
    elif lines and how == "middle":
        p.line(p.margin + wide * 0.1, y + 0.8, p.right - wide * 0.1, y + 0.8, 0.3, h.colour)
    return y - 1.4


def _ends(p: Press, h: House, parts, y, step, size, wide) -> float:
    """Two columns under a rule, the second flush right."""
    half = (len(parts) + 1) // 2
    top = y - step * (half - 1)
    for k, text in enumerate(parts):
        right = k >= half
        p.put(p.right if right else p.margin, top + step * (k % half), text, size, False, "#1c1c1c", "rs" if right else "ls", room=wide * 0.49, vital=bool(h.ice) and h.ice in text)
    if parts:
        p.line(p.margin, top - step, p.right, top - step, 0.25, "#888888")
    return top - step * 1.4
