"""Totals, closing sentences and feet of `meadow`."""
from random import Random

from house import Document, House
from meadow.labels import GREY, PALE, fixed, hyphens, in_full, soft, tracks
from press import Press, folded


def taxes(h: House, doc: Document) -> list[tuple[str, int]]:
    """Sum without tax, and tax, where the issuer says them."""
    if not h.rate:
        return []
    before = round(doc.cents * 100 / (100 + h.rate))
    return [(h.before_tax, before), (f"{h.vat} {h.rate}%" if "%" not in h.vat else h.vat, doc.cents - before)]


def leading(h: House, doc: Document) -> list[tuple[str, int]]:
    """What stands over the total: taxes, else at times the same sum before nothing was taken off it."""
    return taxes(h, doc) or h.nothing_else(doc)


def small_rows(p: Press, h: House, rows, left, y, step=5.2, size=3.1) -> float:
    """Labels from `left`, amounts up to the right margin; returns the last baseline."""
    for label, cents in rows:
        y += step * p.scale
        p.put(left, y, label, size, room=(p.right - left) * 0.56)
        p.put(p.right - 2, y, h.money(cents), size, False, "", "rs", room=(p.right - left) * 0.4)
    return y


def last_row(p: Press, h: House, doc: Document, left, right, y, size=3.9, fill="", family=""):
    """What is to be paid: the label from `left`, the amount up to `right`."""
    room = right - left
    p.put(left, y, h.total, size, True, fill, "ls", family, room * 0.54, vital=True)
    p.put(right, y, h.money(doc.cents, True), size, True, fill, "rs", family, room * 0.42, vital=True)


def hanging(p: Press, h: House, doc: Document, y):
    """Cells under the table's right end, label and amount in one ruled row each, the total's shaded."""
    s, left = p.scale, p.right - 78 * p.scale
    rows = [*leading(h, doc), (h.total, doc.cents)]
    split = left + 43 * s
    for k, (label, cents) in enumerate(rows, 1):
        final = k == len(rows)
        high = (7.6 if final else 6.2) * s
        p.rect(left, y, split - left, high, "#303030", 0.25, PALE if final else None)
        p.rect(split, y, p.right - split, high, "#303030", 0.25, PALE if final else None)
        p.put(left + 2, y + high * 0.69, label, 3.4 if final else 3, final, room=split - left - 3.4, vital=final)
        p.put(p.right - 2, y + high * 0.69, h.money(cents, final), 3.5 if final else 3.1, final, "", "rs", room=p.right - split - 3.4, vital=final)
        y += high
    return y


def underlined(p, h, doc, y):
    """Label and amount as one bold underlined text at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = small_rows(p, h, taxes(h, doc), p.margin + wide * 0.52, y + 1 * s) + 7.6 * s
    text = f"{h.total} : {h.money(doc.cents, True).strip()}"
    size = 4.3
    while p.length(text, size, True) > wide * 0.8:
        size -= 0.1
    p.put(p.right, y, text, size, True, "", "rs", vital=True)
    p.line(p.right - p.length(text, size, True), y + 1.2 * s, p.right, y + 1.2 * s, 0.3)
    return y + 2 * s


def solid_end(p, h, doc, y):
    """Rows at the right, then the total in white on the issuer's colour as wide as they."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.5
    y = small_rows(p, h, leading(h, doc), left + 3, y) + 3.4 * s
    p.rect(left, y, p.right - left, 8.4 * s, None, fill=h.colour)
    last_row(p, h, doc, left + 3, p.right - 2.4, y + 5.9 * s, 3.8, "#ffffff")
    return y + 8.4 * s


def across_rules(p, h, doc, y):
    """The total over the whole width between a thick rule and a thin one, its label flush left."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = small_rows(p, h, leading(h, doc), p.margin + wide * 0.55, y) + 3 * s
    p.line(p.margin, y, p.right, y, 0.7, h.colour)
    last_row(p, h, doc, p.margin + 1, p.right - 2, y + 6.4 * s, 4.1)
    p.line(p.margin, y + 8.8 * s, p.right, y + 8.8 * s, 0.2, h.colour)
    return y + 9 * s


def row_of_cells(p, h, doc, y):
    """A management program's cells across: heads over amounts, what is to be paid last in a wider one."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    rows = leading(h, doc) or [(h.gross, doc.cents)]
    first = wide * 0.58 / len(rows)
    x = p.margin
    for k, (label, cents) in enumerate([*rows, (h.total, doc.cents)]):
        final = k == len(rows)
        w = wide * 0.42 if final else first
        p.rect(x, y, w, 5.8 * s, "#6b6b6b", 0.22, PALE)
        p.rect(x, y + 5.8 * s, w, 8 * s, "#6b6b6b", 0.22)
        p.put(x + w / 2, y + 4.1 * s, label, 2.9, final, "", "ms", room=w - 3, vital=final)
        p.put(x + w / 2, y + 11.4 * s, h.money(cents, final), 3.9 if final else 3.2, final, "", "ms", room=w - 4, vital=final)
        x += w
    return y + 13.8 * s


def round_box(p, h, doc, y):
    """A box with round corners at the right: the label at its left end, the amount at its right; how many lines at the left of the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = small_rows(p, h, taxes(h, doc), p.margin + wide * 0.5, y) + 4.4 * s
    left = p.margin + wide * 0.46
    soft(p, left, y, p.right - left, 10 * s, h.colour, 5)
    last_row(p, h, doc, left + 4, p.right - 4, y + 6.8 * s, 4)
    what = {"pharmacy": "article(s)", "supplier": "article(s)"}.get(h.kind, "acte(s)")
    p.put(p.margin, y + 6.4 * s, f"{sum(n for _, n, _ in doc.lines)} {what}", 3, False, GREY)
    return y + 10 * s


def who_bears(p, h, doc, y):
    """Who bears what as rows at the right, then a rule, then the total."""
    s, left = p.scale, p.margin + (p.width - 2 * p.margin) * 0.46
    y = small_rows(p, h, [*taxes(h, doc), (h.shares[0], 0), (h.shares[1], doc.cents)], left, y + 1 * s) + 2.4 * s
    p.line(left, y, p.right, y, 0.5, h.colour)
    last_row(p, h, doc, left, p.right - 2, y + 6 * s, 3.9)
    return y + 8 * s


def paid_beside(p, h, doc, y):
    """How it was paid at the left in a tinted field; the total at the right in another as high."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = small_rows(p, h, leading(h, doc), p.margin + wide * 0.52, y) + 4.4 * s
    w = wide * 0.42
    p.rect(p.margin, y, w, 11 * s, None, fill=PALE)
    p.rect(p.right - wide * 0.55, y, wide * 0.55, 11 * s, None, fill=PALE)
    p.put(p.margin + 3, y + 7 * s, f"{h.labels['mode']}{h.own_mode()}", 3.1, room=w - 6)
    last_row(p, h, doc, p.right - wide * 0.55 + 3, p.right - 3, y + 7.2 * s, 4)
    return y + 11 * s


def label_over(p, h, doc, y):
    """The label over the amount in a frame in the right corner, both in the middle of it."""
    s, w = p.scale, 58 * p.scale
    y = small_rows(p, h, taxes(h, doc), p.right - w - 14 * s, y) + 4.4 * s
    p.rect(p.right - w, y, w, 15 * s, "#1a1a1a", 0.45)
    p.put(p.right - w / 2, y + 5.4 * s, h.total, 3.3, True, "", "ms", room=w - 5, vital=True)
    p.put(p.right - w / 2, y + 12 * s, h.money(doc.cents, True).strip(), 4.8, True, "", "ms", room=w - 6, vital=True)
    return y + 15 * s


def rest_of_nothing(p, h, doc, y):
    """The total in bold, under it what was paid, and that nothing is left; labels flush right, amounts in a column."""
    s = p.scale
    edge = p.right - 36 * s
    done = h.own.choice([("Montant réglé", "Reste à payer"), ("Acompte versé", "Reste dû"), ("Encaissé", "Solde"), ("Total encaissé", "Reste à payer")])
    for label, cents, final in [*[(a, b, False) for a, b in taxes(h, doc)], (h.total, doc.cents, True), (done[0], doc.cents, False), (done[1], 0, False)]:
        y += (6.4 if final else 5.2) * s
        p.put(edge, y, label, 3.9 if final else 3.1, final, "", "rs", room=edge - p.margin - 20, vital=final)
        p.put(p.right - 1, y, h.money(cents, final), 3.9 if final else 3.1, final, "", "rs", room=33 * s, vital=final)
    return y + 2 * s


def console_total(p, h, doc, y):
    """Fixed letters: taxes, then the total flush right behind an equals sign, hyphens under it."""
    s, wide, family = p.scale, p.width - 2 * p.margin, fixed(h)
    for label, cents in taxes(h, doc):
        y += 4.8 * s
        p.put(p.right - 1, y, f"{label} = {h.money(cents)}", 3, False, "", "rs", family, wide)
    p.put(p.right - 1, y + 6.2 * s, f"{h.total.upper()} = {h.money(doc.cents, True).strip()}", 3.9, True, "", "rs", family, wide, vital=True)
    hyphens(p, y + 11 * s, "-", family)
    return y + 11.6 * s


def dotted_line(p, h, doc, y):
    """A book's last line: the label in its colour at the right, the amount on dots behind it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = small_rows(p, h, taxes(h, doc), p.margin + wide * 0.52, y) + 8.4 * s
    p.dots(p.right - 42 * s, y + 1, p.right, 0.3, 0.8, 0.25, h.colour)
    p.put(p.right - 44 * s, y, f"{h.total} :", 4, True, h.colour, "rs", room=wide - 46 * s, vital=True)
    p.put(p.right - 3, y - 0.2, h.money(doc.cents, True), 4.1, True, "#20202c", "rs", "counter" if h.ice_high else "", 38 * s, vital=True)
    return y + 3 * s


def two_frames(p, h, doc, y):
    """The sum in words in a frame at the left, the total in one at the right as high as it."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.sentence = False
    y = small_rows(p, h, taxes(h, doc), p.margin + wide * 0.52, y) + 4.4 * s
    low = p.wrapped(p.margin + 2.5, y + 5 * s, in_full(h, doc), 2.9, wide * 0.5 - 5, 4.3) + 2.6 * s
    low = max(low, y + 14 * s)
    p.rect(p.margin, y, wide * 0.5, low - y, "#555555", 0.25)
    left = p.margin + wide * 0.53
    p.rect(left, y, p.right - left, low - y, "#555555", 0.25)
    p.put(left + 3, y + 5 * s, h.total, 3.2, True, room=p.right - left - 6, vital=True)
    p.put(p.right - 3, y + 11.4 * s, h.money(doc.cents, True), 4.6, True, "", "rs", room=p.right - left - 6, vital=True)
    return low


TOTALS = [hanging, underlined, solid_end, across_rules, row_of_cells, round_box, who_bears, paid_beside, label_over, rest_of_nothing, console_total, dotted_line, two_frames, hanging, underlined, hanging, rest_of_nothing]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end, who signs."""
    s, wide = p.scale, p.width - 2 * p.margin
    if h.sentence and doc.total:
        y = sentence(p, h, in_full(h, doc), y + 9 * s, wide)
    if h.day_below:
        y += (9 if doc.total else 15) * s  # what is carried over stands between
        p.put(p.right, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, anchor="rs", vital=True, room=wide)
    if doc.total and h.own.random() < 0.35:
        y += 8 * s
        text = h.own.choice(["Signature et cachet", "Cachet", "Signature", "Le service facturation", "La caisse", "Cachet et signature du responsable"])
        p.put(p.right - 4, y, text, 3, False, "", "rs")
        p.line(p.right - 4 - p.length(text, 3), y + 0.9, p.right - 4, y + 0.9, 0.15)
    return y


def sentence(p: Press, h: House, text: str, y, wide) -> float:
    """In one run, in bold, in the middle between two rules, or the words on a line of their own."""
    s, how = p.scale, h.own.choice(["run", "run", "bold", "rules", "apart"])
    lead, colon, rest = text.partition(" : ")
    if how == "apart" and colon:
        p.put(p.margin, y, f"{lead} :", 3.2, room=wide)
        return p.wrapped(p.margin, y + 5.4 * s, rest, 3.3, wide, 4.8, True)
    if how == "rules":
        low = p.wrapped(p.width / 2, y + 1 * s, text, 3.1, wide - 6, 4.6, anchor="ms")
        for line in (y - 4 * s, low + 2.4 * s):
            p.line(p.margin, line, p.right, line, 0.15, GREY)
        return low + 2.4 * s
    return p.wrapped(p.margin, y, text, 3.2, wide, 4.7, how == "bold")


def foot(p: Press, h: House, doc: Document) -> float:
    """From the lowest line upwards: page and hour of printing, legal numbers in the issuer's way, a wish. Returns where the room above ends."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    s, wide, y = p.scale, p.width - 2 * p.margin, p.height - 6.8
    how, step, size = own.choice(["rule", "rule", "plain", "plain", "tint", "columns", "left"]), 4.1 * s, 2.6 if s > 0.9 else 2.9
    page = h.page_of(*doc.sheet) if doc.sheet[1] > 1 or own.random() < 0.3 else ""
    when = tracks(h, doc) if own.random() < 0.25 else ""
    if page or when:
        p.put(p.margin, y, when, 2.5 / max(s, 0.86), False, GREY, room=wide * 0.64)
        p.put(p.right, y, page, 2.6, False, GREY, "rs", room=wide * 0.3)
        y -= step
    parts = h.legal()
    if own.random() < 0.35:
        parts = [own.choice([f"{h.street}, {h.city}", f"{h.street} - {h.city} - {h.phone}", h.name]), *parts]
    y = _columns(p, h, parts, y, step, size, wide) if how == "columns" else _runs(p, h, parts, y, step, size, wide, how)
    if h.polite:
        y -= 1 * s
        p.put(p.width / 2, y, h.thanks, size + 0.2, False, "", "ms", "serif-italic" if own.random() < 0.5 else "", wide)
        y -= step
    return y - 1


def _runs(p: Press, h: House, parts, y, step, size, wide, how) -> float:
    """As many numbers in a line as fit, in the middle or from the left; under a rule or on a tint at times."""
    lines = folded(p, parts, " - " if how == "tint" else h.joint, size, wide - 6)
    if how == "tint" and lines:
        p.rect(p.margin, y - step * len(lines) + 0.7, wide, step * len(lines) + 0.7, None, fill=PALE)
    for text in reversed(lines):
        x, anchor = (p.margin, "ls") if how == "left" else (p.width / 2, "ms")
        p.put(x, y, text, size, False, "#1c1c1c", anchor, room=wide - 3, vital=bool(h.ice) and h.ice in text)
        y -= step
    if how == "rule" and lines:
        p.line(p.margin, y + 0.5, p.right, y + 0.5, 0.3, h.colour)
        y -= 1
    return y


def _columns(p: Press, h: House, parts, y, step, size, wide) -> float:
    """Two columns under a thin rule, each from its left edge."""
    rows = (len(parts) + 1) // 2
    top = y - step * (rows - 1)
    for k, text in enumerate(parts):
        p.put(p.margin + wide * 0.52 * (k // rows), top + step * (k % rows), text, size, False, "#1c1c1c", room=wide * 0.47, vital=bool(h.ice) and h.ice in text)
    if parts:
        p.line(p.margin, top - step * 0.9, p.right, top - step * 0.9, 0.2, GREY)
    return top - step * 1.2
