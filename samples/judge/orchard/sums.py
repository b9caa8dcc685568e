"""Totals, closing sentences and feet of `orchard`."""
from random import Random

from house import Document, House
from orchard.labels import GREY, PALE, curved, even, in_full, signs, trace
from press import Press, folded


def taxes(h: House, doc: Document) -> list[tuple[str, int]]:
    """Sum without tax, and tax, where the issuer says them."""
    if not h.rate:
        return []
    before = round(doc.cents * 100 / (100 + h.rate))
    return [(h.before_tax, before), (f"{h.vat} ({h.rate}%)" if h.packed else f"{h.vat} {h.rate},00%", doc.cents - before)]


def before(h: House, doc: Document) -> list[tuple[str, int]]:
    """What stands over the total: taxes, else at times the same sum before nothing was taken off it."""
    return taxes(h, doc) or h.nothing_else(doc)


def rows(p: Press, h: House, pairs, left, right, y, step=5.4, size=3.1) -> float:
    """Labels from `left`, amounts up to `right`; returns the last baseline."""
    for label, cents in pairs:
        y += step * p.scale
        p.put(left, y, label, size, room=(right - left) * 0.58)
        p.put(right, y, h.money(cents), size, False, "", "rs", room=(right - left) * 0.38)
    return y


def final(p: Press, h: House, doc: Document, left, right, y, size=3.9, fill="", family=""):
    """What is to be paid: the label from `left`, the amount up to `right`."""
    p.put(left, y, h.total, size, True, fill, "ls", family, (right - left) * 0.55, vital=True)
    p.put(right, y, h.money(doc.cents, True), size, True, fill, "rs", family, (right - left) * 0.42, vital=True)


def joined_right(p: Press, h: House, doc: Document, y):
    """One frame under the right half of the table: rows with hairlines, the total's in bold under a thicker one."""
    s, left, top = p.scale, p.margin + (p.width - 2 * p.margin) * 0.5, y
    for label, cents in before(h, doc):
        rows(p, h, [(label, cents)], left + 2.5, p.right - 2, y - 1 * s)
        y += 6.4 * s
        p.line(left, y, p.right, y, 0.15, GREY)
    final(p, h, doc, left + 2.5, p.right - 2, y + 6 * s, 3.7)
    p.rect(left, top, p.right - left, y + 8.6 * s - top, "#333333", 0.3)
    return y + 8.6 * s


def tinted_line(p, h, doc, y):
    """A pale line across the whole paper, the label in its middle part, the amount at its right end; what came before it in one small line over it."""
    s, wide = p.scale, p.width - 2 * p.margin
    said = "     ".join(f"{label} : {h.money(cents)}" for label, cents in before(h, doc))
    y += 3 * s
    if said:
        p.put(p.right - 2, y + 3 * s, said, 3, False, "", "rs", room=wide - 4)
        y += 5.4 * s
    p.rect(p.margin, y, wide, 8.6 * s, None, fill=PALE)
    p.put(p.margin + wide * 0.42, y + 6 * s, h.total, 3.9, True, h.colour, room=wide * 0.32, vital=True)
    p.put(p.right - 2.4, y + 6 * s, h.money(doc.cents, True), 4.1, True, h.colour, "rs", room=wide * 0.24, vital=True)
    return y + 8.6 * s


def in_the_middle(p, h, doc, y):
    """Label, colon and amount as one text in the middle of a frame of its length."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = rows(p, h, taxes(h, doc), p.margin + wide * 0.3, p.margin + wide * 0.7, y) + 5 * s
    text, size = f"{h.total} : {h.money(doc.cents, True).strip()}", 4.3
    while p.length(text, size, True) > wide - 16:
        size -= 0.1
    half = p.length(text, size, True) / 2 + 6
    p.rect(p.width / 2 - half, y, 2 * half, 10 * s, "#111111", 0.4)
    p.put(p.width / 2, y + 6.8 * s, text, size, True, "", "ms", vital=True)
    return y + 10 * s


def tax_table(p, h, doc, y):
    """A small table of tax at the left (rate, base, tax), the total at the right on its height, its label over its amount."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 4 * s
    if h.rate:
        (_, base), (_, tax) = taxes(h, doc)
        w = wide * 0.16
        for k, (head, text) in enumerate((("Taux", f"{h.rate}%"), ("Base", h.money(base)), (h.vat, h.money(tax)))):
            p.rect(p.margin + w * k, y, w, 5.6 * s, "#666666", 0.2, PALE)
            p.rect(p.margin + w * k, y + 5.6 * s, w, 6.4 * s, "#666666", 0.2)
            p.put(p.margin + w * (k + 0.5), y + 4 * s, head, 2.7, False, "", "ms", room=w - 2)
            p.put(p.margin + w * (k + 0.5), y + 10 * s, text, 3, False, "", "ms", room=w - 2)
    else:
        p.put(p.margin, y + 4.4 * s, f"{h.labels['mode']}{h.own_mode()}", 3.1, room=wide * 0.46)
    p.put(p.right, y + 4 * s, h.total, 3.3, False, GREY, "rs", room=wide * 0.45, vital=True)
    p.put(p.right, y + 11 * s, h.money(doc.cents, True).strip(), 5.6, True, h.colour, "rs", room=wide * 0.45, vital=True)
    return y + 12.6 * s


def underscored(p, h, doc, y):
    """Labels flush right before a column of amounts, the last amount between a rule over and two under it."""
    s, wide = p.scale, 32 * p.scale
    edge = p.right - wide - 4
    for label, cents in before(h, doc):
        y += 5.6 * s
        p.put(edge, y, label, 3.2, False, "", "rs", room=edge - p.margin)
        p.put(p.right, y, h.money(cents), 3.2, False, "", "rs", room=wide)
    y += 3 * s
    p.line(p.right - wide, y, p.right, y, 0.25)
    y += 5.6 * s
    p.put(edge, y, h.total, 3.8, True, "", "rs", room=edge - p.margin, vital=True)
    p.put(p.right, y, h.money(doc.cents, True), 3.8, True, "", "rs", room=wide, vital=True)
    for k in (1.8, 2.7):
        p.line(p.right - wide, y + k * s, p.right, y + k * s, 0.2)
    return y + 3 * s


def against_fraud(p, h, doc, y):
    """A cheque writer's: the label at the left, the amount behind asterisks in a pale field beside it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = rows(p, h, taxes(h, doc), p.margin, p.margin + wide * 0.55, y) + 5 * s
    p.put(p.margin, y + 5.8 * s, f"{h.total} :", 4, True, room=wide * 0.4, vital=True)
    x = p.margin + wide * 0.42
    p.rect(x, y, wide * 0.36, 8.6 * s, None, fill=PALE)
    p.put(x + wide * 0.18, y + 6 * s, f"***{h.money(doc.cents)}***", 4.2, True, "", "ms", room=wide * 0.34, vital=True)
    return y + 9 * s


def cell_pairs(p, h, doc, y):
    """Cells in one row across, each a label and an amount beside each other, the total's in the issuer's colour."""
    s, wide = p.scale, p.width - 2 * p.margin
    y, pairs = y + 4 * s, before(h, doc)[:2]
    first = wide * 0.27
    x = p.right - wide * 0.44 - first * len(pairs)
    for label, cents in pairs:
        p.rect(x, y, first, 9 * s, h.colour, 0.25)
        p.put(x + 2, y + 6 * s, label, 2.8, room=first * 0.52)
        p.put(x + first - 2, y + 6 * s, h.money(cents), 3, False, "", "rs", room=first * 0.38)
        x += first
    p.rect(x, y, p.right - x, 9 * s, h.colour, 0.25, h.colour)
    final(p, h, doc, x + 2.5, p.right - 2.5, y + 6.2 * s, 3.5, "#ffffff")
    return y + 9 * s


def leaders(p, h, doc, y):
    """The total over the whole width: label left, full stops, amount right; under it how it was paid."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = rows(p, h, taxes(h, doc), p.margin, p.right, y) + 7.4 * s
    amount = h.money(doc.cents, True)
    end = p.put(p.margin, y, h.total, 4.1, True, room=wide * 0.55, vital=True)
    left = p.right - min(p.length(amount, 4.1, True), wide * 0.35)
    p.dots(end + 2, y - 0.1, left - 2, 0.35, 1.1, 0.3)
    p.put(p.right, y, amount, 4.1, True, "", "rs", room=wide * 0.35, vital=True)
    p.put(p.margin, y + 6 * s, f"{h.labels['mode']}{h.own_mode()}", 3, False, GREY, room=wide * 0.6)
    return y + 7 * s


def advance(p, h, doc, y):
    """An optician's or clinic's: total, what was paid down, what remains, in three ruled rows of two cells."""
    s, left = p.scale, p.right - 84 * p.scale
    split, done = p.right - 34 * s, h.own.choice([("Avance", "Reste"), ("Acompte", "Solde à payer"), ("Déjà réglé", "Reste à régler"), ("Versement", "Reliquat à payer")])
    y += 3 * s
    for label, cents, main in [*[(a, b, False) for a, b in taxes(h, doc)], (h.total, doc.cents, True), (done[0], doc.cents, False), (done[1], 0, False)]:
        high = (7.4 if main else 6) * s
        p.rect(left, y, split - left, high, "#444444", 0.2, PALE)
        p.rect(split, y, p.right - split, high, "#444444", 0.2)
        p.put(left + 2, y + high * 0.68, label, 3.4 if main else 3, main, room=split - left - 4, vital=main)
        p.put(p.right - 2, y + high * 0.68, h.money(cents, main), 3.4 if main else 3, main, "", "rs", room=p.right - split - 3, vital=main)
        y += high
    return y


def who_pays(p, h, doc, y):
    """Three heads across over three amounts: the total, what others bear, what the patient bears."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = rows(p, h, taxes(h, doc), p.margin + wide * 0.55, p.right - 2, y) + 4 * s
    x = p.margin
    for k, (label, cents, share) in enumerate(((h.total, doc.cents, 0.4), (h.shares[0], 0, 0.3), (h.shares[1], doc.cents, 0.3))):
        w = wide * share
        p.rect(x, y, w, 14 * s, h.colour, 0.25)
        p.line(x, y + 6 * s, x + w, y + 6 * s, 0.2, h.colour)
        p.put(x + w / 2, y + 4.3 * s, label, 3.1 if k == 0 else 2.9, k == 0, "", "ms", room=w - 3, vital=k == 0)
        p.put(x + w / 2, y + 11.6 * s, h.money(cents, k == 0).strip(), 4 if k == 0 else 3.3, k == 0, "", "ms", room=w - 3, vital=k == 0)
        x += w
    return y + 14 * s


def fixed_lines(p, h, doc, y):
    """Fixed letters: labels filled with full stops up to a colon, equals signs over the total."""
    s, wide, family = p.scale, p.width - 2 * p.margin, even(h)
    for label, cents in before(h, doc):
        y += 4.8 * s
        p.put(p.margin + wide * 0.42, y, f"{label[:18].ljust(18, '.')}:", 3, False, "", "ls", family, wide * 0.36)
        p.put(p.right - 1, y, h.money(cents), 3, False, "", "rs", family, wide * 0.2)
    signs(p, y + 4.4 * s, "=", family)
    y += 10 * s
    p.put(p.margin + wide * 0.3, y, f"{h.total.upper()} :", 3.9, True, "", "ls", family, wide * 0.44, vital=True)
    p.put(p.right - 1, y, h.money(doc.cents, True).strip(), 3.9, True, "", "rs", family, wide * 0.24, vital=True)
    return y + 3 * s


def soft_block(p, h, doc, y):
    """A pale block with round corners at the right: rows, a rule, the total; how many things at the left of it."""
    s, wide, pairs = p.scale, p.width - 2 * p.margin, before(h, doc)
    left, y = p.margin + wide * 0.48, y + 3 * s
    high = (5.4 * len(pairs) + (13.6 if pairs else 11)) * s
    curved(p, left, y, p.right - left, high, "#c3c9ce", 2, "#f4f6f8")
    low = rows(p, h, pairs, left + 4, p.right - 4, y + 0.6 * s)
    if pairs:
        p.line(left + 4, low + 2.2 * s, p.right - 4, low + 2.2 * s, 0.2, h.colour)
    final(p, h, doc, left + 4, p.right - 4, y + high - 3.8 * s, 4, h.colour)
    what = {"pharmacy": "Nombre de produits", "supplier": "Nombre d'articles"}.get(h.kind, "Nombre d'actes")
    p.put(p.margin, y + 5 * s, f"{what} : {sum(n for _, n, _ in doc.lines)}", 3, False, GREY, room=wide * 0.44)
    return y + high


def words_first(p, h, doc, y):
    """The sum in words across in one frame, the total in figures flush right under it in bold."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.sentence = False
    y = rows(p, h, taxes(h, doc), p.margin + wide * 0.55, p.right - 2, y) + 5 * s
    low = p.wrapped(p.margin + 3, y + 5 * s, in_full(h, doc), 3, wide - 6, 4.5) + 2.6 * s
    p.rect(p.margin, y, wide, low - y, "#555555", 0.2)
    final(p, h, doc, p.margin + wide * 0.36, p.right, low + 8 * s, 4.2)
    return low + 10 * s


TOTALS = [joined_right, tinted_line, in_the_middle, tax_table, underscored, against_fraud, cell_pairs, leaders, advance, who_pays, fixed_lines, soft_block, words_first, joined_right, underscored, joined_right, advance, leaders]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end, who signs."""
    s, wide = p.scale, p.width - 2 * p.margin
    if h.sentence and doc.total:
        y = sentence(p, h, in_full(h, doc), y + 9 * s, wide)
    if h.day_below:
        y += (10 if doc.total else 16) * s  # what is carried over stands between
        x, anchor = (p.margin + wide * 0.5, "ls") if h.capitals else (p.right, "rs")
        p.put(x, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, anchor=anchor, vital=True, room=wide * 0.5)
    if doc.total and h.own.random() < 0.35:
        y += 8 * s
        said = h.own.choice(["Cachet et signature :", "Signature :", "Le responsable", "Signature et cachet :", "La direction", "Pour acquit"])
        p.put(p.margin + wide * 0.66, y, said, 3.1, False, "", "ls", room=wide * 0.33)
    return y


def sentence(p: Press, h: House, text: str, y, wide) -> float:
    """In one run, in a pale field, in the middle, or the words in bold under what leads to them."""
    s, how = p.scale, h.own.choice(["run", "run", "field", "middle", "below"])
    lead, colon, rest = text.partition(" : ")
    if how == "below" and colon:
        p.put(p.margin, y, f"{lead} :", 3.1, room=wide)
        return p.wrapped(p.margin + 6 * s, y + 5.6 * s, rest, 3.4, wide - 8 * s, 4.9, True)
    if how == "middle":
        return p.wrapped(p.width / 2, y, text, 3.2, wide * 0.84, 4.8, anchor="ms")
    if how == "field":
        probe = Press(p.width, p.height, face=p.face, stretch=p.stretch)
        low = probe.wrapped(p.margin + 3, y, text, 3.1, wide - 6, 4.6)
        p.rect(p.margin, y - 4.4 * s, wide, low - y + 6.6 * s, None, fill=PALE)
        return p.wrapped(p.margin + 3, y, text, 3.1, wide - 6, 4.6) + 2 * s
    return p.wrapped(p.margin, y, text, 3.2, wide, 4.7, h.packed)


def foot(p: Press, h: House, doc: Document) -> float:
    """From the lowest line upwards: legal numbers in the issuer's way, page and hour of printing, a wish. Returns where the room above ends."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    s, wide, y = p.scale, p.width - 2 * p.margin, p.height - 7
    how, step, size = own.choice(["middle", "middle", "middle", "thick", "columns", "right", "banner"]), 4.2 * s, 2.6 if s > 0.9 else 2.9
    parts = h.legal()
    if own.random() < 0.4:
        parts = [own.choice([f"{h.name} - {h.street} - {h.city}", f"Adresse : {h.street}, {h.city}", f"Siège : {h.street}, {h.city}"]), *parts]
    y = _in_columns(p, h, parts, y, step, size, wide) if how == "columns" else _in_lines(p, h, parts, y, step, size, wide, how)
    page = h.page_of(*doc.sheet) if doc.sheet[1] > 1 or own.random() < 0.35 else ""
    when = trace(h, doc) if own.random() < 0.25 else ""
    if page or when:
        p.put(p.right, y, when, 2.5 / max(s, 0.86), False, GREY, "rs", room=wide * 0.64)
        p.put(p.margin, y, page, 2.6, False, GREY, room=wide * 0.3)
        y -= step
    if h.polite:
        p.put(p.width / 2, y - 1 * s, h.thanks, size + 0.3, own.random() < 0.4, h.colour, "ms", room=wide)
        y -= step + 1 * s
    return y - 1


def _in_lines(p: Press, h: House, parts, y, step, size, wide, how) -> float:
    """As many numbers in a line as fit: in the middle, flush right, under a thick rule, or white on the issuer's colour."""
    lines = folded(p, parts, h.joint, size, wide - 8)
    if how == "banner" and lines:
        p.rect(0, y - step * len(lines) + 0.4, p.width, p.height, None, fill=h.colour)
    for text in reversed(lines):
        x, anchor = (p.right, "rs") if how == "right" else (p.width / 2, "ms")
        p.put(x, y, text, size, how == "banner", "#ffffff" if how == "banner" else "#202020", anchor, room=wide - 4, vital=bool(h.ice) and h.ice in text)
        y -= step
    if lines and how in ("thick", "middle") and (how == "thick" or h.packed):
        p.line(p.margin, y + 0.6, p.right, y + 0.6, 0.7 if how == "thick" else 0.2, h.colour)
        y -= 1.2
    return y - (1.6 if how == "banner" else 0)


def _in_columns(p: Press, h: House, parts, y, step, size, wide) -> float:
    """Three columns under a rule in the issuer's colour."""
    deep = (len(parts) + 2) // 3
    top = y - step * (deep - 1)
    for k, text in enumerate(parts):
        p.put(p.margin + wide / 3 * (k // deep), top + step * (k % deep), text, size, False, "#202020", room=wide / 3 - 2, vital=bool(h.ice) and h.ice in text)
    if parts:
        p.line(p.margin, top - step, p.right, top - step, 0.4, h.colour)
    return top - step * 1.4
