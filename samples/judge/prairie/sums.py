"""Totals, closing sentences and feet of `prairie`."""
from random import Random

from house import Document, House
from orchard.sums import before, final, rows, taxes
from paper import MM
from prairie.labels import GREY, LINE, PALE, even_letters, in_full, printed_when
from press import Press, folded


def mode_of(h: House) -> str:
    return f"{h.labels['mode']}{h.own_mode()}"


def hung(p: Press, h: House, doc: Document, y):
    """Cells hung under the table's right end, label and amount each in one; the total's like the others but bold."""
    s = p.scale
    split, left = p.right - 36 * s, p.right - 82 * s
    for label, cents, main in [*[(*pair, False) for pair in before(h, doc)], (h.total, doc.cents, True)]:
        high = (7.6 if main else 6.2) * s
        p.rect(left, y, split - left, high, LINE, 0.25, PALE if main and h.packed else None)
        p.rect(split, y, p.right - split, high, LINE, 0.25)
        p.put(left + 2, y + high * 0.67, label, 3.5 if main else 3, main, room=split - left - 4, vital=main)
        p.put(p.right - 2, y + high * 0.67, h.money(cents, main), 3.6 if main else 3, main, "", "rs", room=p.right - split - 3, vital=main)
        y += high
    return y


def large(p, h, doc, y):
    """The label small and grey, the amount large under it, both flush right, two rules under the amount."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = rows(p, h, taxes(h, doc), p.right - 72 * s, p.right, y) + 7 * s
    p.put(p.right, y, h.total, 3.3, False, GREY, "rs", room=wide * 0.6, vital=True)
    text, size = h.money(doc.cents, True).strip(), 5.8
    p.put(p.right, y + 7.4 * s, text, size, True, "", "rs", room=wide * 0.5, vital=True)
    long = min(p.length(text, size, True), wide * 0.5)
    for k in (9.2, 10.2):
        p.line(p.right - long, y + k * s, p.right, y + k * s, 0.25)
    return y + 11 * s


def halves(p, h, doc, y):
    """A frame across in two halves: how it was paid at the left, label over amount at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = rows(p, h, before(h, doc), p.margin + wide * 0.52, p.right - 2, y) + 4 * s
    mid = p.margin + wide * 0.52
    p.rect(p.margin, y, wide, 15 * s, "#444444", 0.3)
    p.line(mid, y, mid, y + 15 * s, 0.3, "#444444")
    label, value = h.labels["mode"].strip(" :"), h.own_mode()
    p.put(p.margin + 3, y + 5.4 * s, label, 3, False, GREY, room=wide * 0.52 - 6)
    p.put(p.margin + 3, y + 11.6 * s, value, 3.4, room=wide * 0.52 - 6)
    p.put((mid + p.right) / 2, y + 5.4 * s, h.total, 3.3, True, h.colour, "ms", room=p.right - mid - 5, vital=True)
    p.put((mid + p.right) / 2, y + 12.2 * s, h.money(doc.cents, True).strip(), 4.8, True, "", "ms", room=p.right - mid - 5, vital=True)
    return y + 15 * s


def recap(p, h, doc, y):
    """A row of heads and a row of amounts, as broad as the paper: what was taxed, the tax, the total; without tax the total's alone at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y, parts = y + 4 * s, [*taxes(h, doc), (h.total, doc.cents)]
    w = wide / 3
    x = p.right - w * len(parts)
    for k, (label, cents) in enumerate(parts):
        main = k == len(parts) - 1
        p.rect(x, y, w, 6 * s, h.colour, 0.25, h.colour)
        p.rect(x, y + 6 * s, w, 8 * s, h.colour, 0.25)
        p.put(x + w / 2, y + 4.3 * s, label, 3.2, main, "#ffffff", "ms", room=w - 3, vital=main)
        p.put(x + w / 2, y + 11.6 * s, h.money(cents, main).strip(), 4 if main else 3.4, main, "", "ms", room=w - 3, vital=main)
        x += w
    return y + 14 * s


def pill(p, h, doc, y):
    """A capsule of colour at the right with label and amount in white."""
    s = p.scale
    left = p.right - 92 * s
    y = rows(p, h, before(h, doc), left + 5, p.right - 5, y) + 3.6 * s
    p.draw.rounded_rectangle([left * MM, y * MM, p.right * MM, (y + 10 * s) * MM], 50, fill=h.colour)
    final(p, h, doc, left + 5, p.right - 5, y + 6.9 * s, 3.9, "#ffffff")
    return y + 10 * s


def dotted_right(p, h, doc, y):
    """Labels over the right half, full stops, amounts; the total in the same way, bold."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.42
    room = p.right - left
    y += 2 * s
    for label, cents, main in [*[(*pair, False) for pair in before(h, doc)], (h.total, doc.cents, True)]:
        y += (7 if main else 5.6) * s
        size, text = 3.9 if main else 3.1, h.money(cents, main)
        end = p.put(left, y, label, size, main, room=room * 0.54, vital=main)
        start = p.right - min(p.length(text.strip(), size, main), room * 0.38)
        p.put(p.right, y, text.strip(), size, main, "", "rs", room=room * 0.38, vital=main)
        if start - end > 5:
            p.dots(end + 1.5, y, start - 1.5, 0.3, 1.0, 0.25, GREY)
    return y + 2 * s


def as_text(p, h, doc, y):
    """Each as one text flush right, label, colon and amount; the total's larger."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 1 * s
    for label, cents in before(h, doc):
        y += 5.4 * s
        p.put(p.right, y, f"{label} : {h.money(cents)}", 3.1, False, "", "rs", room=wide * 0.6)
    y += 7.4 * s
    p.put(p.right, y, f"{h.total} : {h.money(doc.cents, True).strip()}", 4.3, True, h.colour, "rs", room=wide * 0.8, vital=True)
    return y + 2 * s


def paid_below(p, h, doc, y):
    """A cash desk's in the left half: the total, what was received and what is left under each other; the amounts under each other, too."""
    s, left = p.scale, p.margin
    done = h.own.choice([("Reçu ce jour", "Reste à payer"), ("Somme réglée", "Reste"), ("Versé", "Reste dû"), ("Total réglé", "Solde restant")])
    edge = left + 90 * s
    y = rows(p, h, taxes(h, doc), left, edge, y + 1 * s) + 7 * s
    final(p, h, doc, left, edge, y, 4)
    p.line(left, y + 1.8 * s, edge, y + 1.8 * s, 0.3)
    return rows(p, h, [(done[0], doc.cents), (done[1], 0)], left, edge, y + 1.8 * s, 5.2) + 2 * s


def three_rows(p, h, doc, y):
    """What others bear and what the patient bears under the total, each in a ruled row with its amount in a pale cell."""
    s = p.scale
    split, left = p.right - 38 * s, p.right - 94 * s
    y = rows(p, h, taxes(h, doc), left, p.right - 2, y) + 3.4 * s
    for k, (label, cents) in enumerate(((h.total, doc.cents), (h.shares[0], 0), (h.shares[1], doc.cents))):
        high = (8 if k == 0 else 6.4) * s
        p.rect(split, y, p.right - split, high, None, fill=PALE)
        p.put(left, y + high * 0.68, label, 3.7 if k == 0 else 3.1, k == 0, room=split - left - 4, vital=k == 0)
        p.put(p.right - 2, y + high * 0.68, h.money(cents, k == 0), 3.8 if k == 0 else 3.2, k == 0, "", "rs", room=p.right - split - 3, vital=k == 0)
        p.line(left, y + high, p.right, y + high, 0.2, LINE)
        y += high
    return y


def stars(p, h, doc, y):
    """Letters of one width: what comes before flush right, then label and amount between asterisks across."""
    s, wide, family = p.scale, p.width - 2 * p.margin, even_letters(h)
    for label, cents in before(h, doc):
        y += 4.8 * s
        p.put(p.right - 34 * s, y, f"{label} :", 3, False, "", "rs", family, wide * 0.5)
        p.put(p.right, y, h.money(cents), 3, False, "", "rs", family, 32 * s)
    y += 8 * s
    p.put(p.margin, y, f"*** {h.total.upper()}", 3.9, True, "", "ls", family, wide * 0.56, vital=True)
    p.put(p.right, y, f"{h.money(doc.cents, True).strip()} ***", 3.9, True, "", "rs", family, wide * 0.4, vital=True)
    return y + 3 * s


def stacked(p, h, doc, y):
    """A column at the right: a head in colour with the label, a tall cell with the amount under it; what came before at its left in small lines."""
    s, wide = p.scale, p.width - 2 * p.margin
    y, w = y + 4 * s, 58 * s
    p.rect(p.right - w, y, w, 7 * s, h.colour, 0.35, h.colour)
    p.rect(p.right - w, y + 7 * s, w, 10 * s, h.colour, 0.35)
    p.put(p.right - w / 2, y + 4.9 * s, h.total, 3.4, True, "#ffffff", "ms", room=w - 4, vital=True)
    p.put(p.right - w / 2, y + 13.8 * s, h.money(doc.cents, True).strip(), 4.9, True, "", "ms", room=w - 4, vital=True)
    for k, (label, cents) in enumerate(before(h, doc)):
        p.put(p.margin, y + (4.6 + 5.2 * k) * s, f"{label} : {h.money(cents)}", 3.1, room=wide - w - 6)
    return y + 17 * s


def words_left(p, h, doc, y):
    """A frame across: the sum in words at the left, label and amount in a pale part at its right."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.sentence = False
    y = rows(p, h, taxes(h, doc), p.margin + wide * 0.58, p.right - 2, y) + 4 * s
    split = p.margin + wide * 0.6
    probe = Press(p.width, p.height, face=p.face, stretch=p.stretch)
    text = in_full(h, doc)
    high = max(probe.wrapped(p.margin + 2, 5.4 * s, text, 3, wide * 0.6 - 5, 4.4) + 3 * s, 16 * s)
    p.rect(split, y, p.right - split, high, None, fill=PALE)
    p.rect(p.margin, y, wide, high, "#555555", 0.3)
    p.wrapped(p.margin + 2, y + 5.4 * s, text, 3, wide * 0.6 - 5, 4.4)
    p.put((split + p.right) / 2, y + 6 * s, h.total, 3.3, True, "", "ms", room=p.right - split - 4, vital=True)
    p.put((split + p.right) / 2, y + 12.6 * s, h.money(doc.cents, True).strip(), 4.4, True, "", "ms", room=p.right - split - 4, vital=True)
    return y + high


def middle_bar(p, h, doc, y):
    """A bar between two rules over the middle of the paper, label and amount as one text in its middle; how it was paid under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = rows(p, h, taxes(h, doc), p.margin + wide * 0.24, p.right - wide * 0.24, y) + 4 * s
    for at in (y, y + 9.6 * s):
        p.line(p.margin + wide * 0.14, at, p.right - wide * 0.14, at, 0.5, h.colour)
    p.put(p.width / 2, y + 6.6 * s, f"{h.total} = {h.money(doc.cents, True).strip()}" if h.packed else f"{h.total} : {h.money(doc.cents, True).strip()}", 4.2, True, "", "ms", room=wide * 0.7, vital=True)
    p.put(p.width / 2, y + 14.4 * s, mode_of(h), 3, False, GREY, "ms", room=wide * 0.7)
    return y + 15 * s


TOTALS = [hung, large, halves, recap, pill, dotted_right, as_text, paid_below, three_rows, stars, stacked, words_left, middle_bar, hung, as_text, dotted_right, large, hung]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end, who signs."""
    s, wide, own = p.scale, p.width - 2 * p.margin, h.own
    if h.sentence and doc.total:
        y = words(p, h, in_full(h, doc), y + 9.4 * s, wide)
    if h.day_below:
        y += (9.4 if doc.total else 15) * s  # what is carried over stands between
        x, anchor = (p.margin, "ls") if h.capitals and h.packed else (p.right, "rs")
        p.put(x, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, False, "", anchor, room=wide * 0.6, vital=True)
    if doc.total and own.random() < 0.4:
        y += 8 * s
        who = {"pharmacy": ["Le pharmacien", "Cachet de la pharmacie"], "supplier": ["L'opticien", "Le client"], "laboratory": ["Le laboratoire", "Le biologiste"], "radiology": ["Le radiologue", "Le secrétariat"],
               "facility": ["Le bureau des entrées", "L'administration"], "paramedical": ["Le kinésithérapeute"], "physician": ["Le médecin", "Le médecin traitant"]}[h.kind]
        both = own.random() < 0.25
        p.put(p.right, y, own.choice([*who, "Cachet & signature", "Signature / cachet", "Visa"]), 3.1, False, "", "rs", room=wide * 0.42)
        if both:
            p.put(p.margin, y, "Le client" if h.kind in ("pharmacy", "supplier") else "Le patient", 3.1, room=wide * 0.4)
    return y + 6 * s  # the foot may be high


def words(p: Press, h: House, text: str, y, wide) -> float:
    """In a run, within a frame, in italics of another face, or under a short rule."""
    s, how = p.scale, h.own.choice(["run", "run", "run", "frame", "serif", "rule"])
    if how == "frame":
        low = p.wrapped(p.margin + 3, y + 1 * s, text, 3.1, wide - 6, 4.6)
        p.rect(p.margin, y - 3.6 * s, wide, low - y + 6 * s, LINE, 0.25)
        return low + 2 * s
    if how == "serif":
        face, stretch = p.face, p.stretch
        p.face, p.stretch = "serif-italic", 1.0
        low = p.wrapped(p.margin, y, text, 3.5, wide, 4.8)
        p.face, p.stretch = face, stretch
        return low
    if how == "rule":
        p.line(p.margin, y - 4.6 * s, p.margin + wide * 0.25, y - 4.6 * s, 0.4, h.colour)
    return p.wrapped(p.margin, y, text, 3.2, wide * 0.96, 4.7)


def foot(p: Press, h: House, doc: Document) -> float:
    """From the lowest line upwards: legal numbers in the issuer's way, a wish, page and hour of printing over them. Returns where the room above ends."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    s, wide, y = p.scale, p.width - 2 * p.margin, p.height - 6.8
    size, step = 2.6 if s > 0.9 else 2.9, 4.2 * s
    how = own.choice(["rule", "rule", "rule", "open", "grid", "strip", "frame"])
    parts = h.legal() + ([own.choice([f"{h.street} - {h.city}", f"{h.name} - {h.phone}", f"{h.street}, {h.city}, Maroc"])] if own.random() < 0.35 else [])
    if own.random() < 0.3:
        parts = parts[-1:] + parts[:-1]
    if how == "grid":
        y = _grid(p, h, parts, y, step, size, wide)
    else:
        y = _lines(p, h, folded(p, parts, h.joint, size, wide - 8), y, step, size, wide, how)
    if h.polite:
        p.put(p.width / 2, y, h.thanks, size + 0.3, False, h.colour if own.random() < 0.5 else "", "ms", "" if own.random() < 0.6 else "serif-italic", wide)
        y -= step + 0.6 * s
    page = h.page_of(*doc.sheet) if doc.sheet[1] > 1 or own.random() < 0.3 else ""
    when = printed_when(h, doc) if own.random() < 0.25 else ""
    if page or when:
        left, right = (page, when) if own.random() < 0.4 else (when, page)
        p.put(p.margin, y, left, 2.6 / max(s, 0.9), False, GREY, room=wide * 0.48)
        p.put(p.right, y, right, 2.6 / max(s, 0.9), False, GREY, "rs", room=wide * 0.48)
        y -= step
    return y - 1


def _lines(p: Press, h: House, lines, y, step, size, wide, how) -> float:
    """Lines in the middle: under a rule, open, in a frame or on a pale strip from edge to edge."""
    if how == "strip" and lines:
        p.rect(0, y - step * len(lines) + 0.4, p.width, step * len(lines) + 1.6, None, fill=PALE)
    if how == "frame" and lines:
        p.rect(p.margin, y - step * len(lines) + 0.2, wide, step * len(lines) + 1.4, h.colour, 0.25)
    for text in reversed(lines):
        p.put(p.width / 2, y, text, size, False, "#222222", "ms", room=wide - 4, vital=bool(h.ice) and h.ice in text)
        y -= step
    if lines and how == "rule":
        p.line(p.margin, y + 0.7, p.right, y + 0.7, 0.5, h.colour)
        y -= 0.6
    return y - 1.6


def _grid(p: Press, h: House, parts, y, step, size, wide) -> float:
    """Ruled cells, two in a row."""
    rows_of, high = -(-len(parts) // 2), step + 1.2
    top = y + 1.6 - high * rows_of
    for k, text in enumerate(parts):
        x, at = p.margin + wide / 2 * (k % 2), top + high * (k // 2)
        p.rect(x, at, wide / 2, high, "#a5a5a5", 0.15)
        p.put(x + wide / 4, at + high * 0.7, text, size, False, "#222222", "ms", room=wide / 2 - 3, vital=bool(h.ice) and h.ice in text)
    return top - 2.4
