"""The table of an invoice in `harbour`: which columns, how headed, how ruled."""
from dataclasses import dataclass
from random import Random

from columns import fitting
from harbour.labels import GREY, INK, PALE, fixed, rounded, signs
from house import Document, House
from press import Press

WIDE = {"row": 9, "code": 24, "qty": 15, "unit": 24, "tax": 15, "off": 17, "net": 25, "sum": 29, "lot": 21, "expiry": 18, "day": 22, "letter": 14, "coef": 14, "uom": 14, "who": 30}
MIDDLE = ("row", "qty", "tax", "expiry", "day", "letter", "coef", "lot", "uom")
SPARE = ("lot", "expiry", "who", "uom", "off", "net", "code", "tax", "day", "row", "letter", "coef", "unit", "qty")
GOODS = [("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("code", "item", "qty", "unit", "sum"), ("code", "item", "qty", "unit", "off", "sum"), ("item", "tax", "unit", "qty", "sum"), ("qty", "item", "unit", "sum"), ("row", "item", "qty", "unit", "sum"),
         ("row", "code", "item", "qty", "unit", "sum"), ("item", "qty", "uom", "unit", "sum"), ("code", "item", "lot", "expiry", "qty", "unit", "sum"), ("item", "unit", "qty", "net", "tax", "sum"), ("item", "qty", "sum")]
CARE = [("item", "sum"), ("item", "sum"), ("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("row", "item", "sum"), ("code", "item", "sum"), ("code", "item", "qty", "unit", "sum"), ("item", "letter", "coef", "sum"), ("day", "item", "qty", "sum"), ("item", "who", "sum"), ("letter", "coef", "item", "sum"),
        ("day", "item", "who", "sum"), ("qty", "item", "unit", "sum")]
KEYS = {"laboratory": ("B", 134), "radiology": ("Z", 1200), "facility": ("K", 2250), "paramedical": ("AMM", 1000), "physician": ("C", 1500)}  # key letter, cents of one
OWN = {"row": ["N°", "Ligne", "Item", "#"], "day": ["Date", "Date", "Fait le"], "letter": ["Lettre", "Clé", "L.C."], "coef": ["Coef.", "Coeff", "Cot."], "uom": ["Unité", "U.", "Cond."], "who": ["Praticien", "Intervenant", "Médecin"]}


@dataclass(frozen=True)
class Form:
    head: str          # band, grey, rules, under, caps, tinted; or a way of its own: pad, blocks, listing, prose
    rows: str          # hair, none, striped, grid, dash
    edges: str         # box, cols, foot, open, round
    tall: float        # how far down the paper the frame runs at least
    total: bool        # the total may be the last row of the table


FORMS = [Form("band", "hair", "open", 0, False), Form("band", "striped", "foot", 0, False), Form("band", "grid", "box", 0, True), Form("band", "none", "cols", 0.54, False), Form("grey", "grid", "box", 0, True), Form("grey", "grid", "box", 0, True), Form("grey", "none", "cols", 0.58, False),
         Form("grey", "dash", "cols", 0.52, False), Form("rules", "none", "foot", 0, False), Form("under", "hair", "open", 0, True), Form("under", "none", "foot", 0, False), Form("caps", "hair", "foot", 0, False), Form("caps", "striped", "open", 0, False), Form("tinted", "none", "round", 0.5, False),
         Form("tinted", "hair", "box", 0, True), Form("pad", "", "", 0, False), Form("blocks", "", "", 0, False), Form("listing", "", "", 0, False), Form("prose", "", "", 0, False)]


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it; returns its lower edge. With `form.total` a total of the issuer's stands in the last row, and `h.row_total` tells so."""
    own = {"pad": _pad, "blocks": _blocks, "listing": _listing, "prose": _prose}.get(form.head)
    return own(p, h, doc, y) if own else Table(p, h, doc, form).draw(y)


class Table:
    """Where its columns stand, and how its parts are drawn."""

    def __init__(self, p: Press, h: House, doc: Document, form: Form):
        self.p, self.h, self.doc, self.form, self.wide = p, h, doc, form, p.width - 2 * p.margin
        chosen = [c for c in h.own.choice(GOODS if h.kind in ("pharmacy", "supplier") else CARE) if h.rate or c not in ("tax", "net")]
        self.chosen = fitting(chosen, p, WIDE, SPARE, 0.6)
        widths = {c: WIDE.get(c, 0) * p.scale for c in self.chosen}
        widths["item"] = self.wide - sum(widths.values())
        x, self.spans = p.margin, {}
        for c in self.chosen:
            self.spans[c] = (x, widths[c])
            x += widths[c]
        self.heads = {c: h.own.choice(OWN[c]) if c in OWN else h.word(c) for c in self.chosen}
        self.step, self.ink = h.own.choice([5.8, 6.2, 7]) * p.scale, INK if h.packed or h.capitals else h.colour
        self.centred = h.own.random() < 0.35  # numbers stand in the middle of their columns

    def cell(self, column, y, text, size=3.1, bold=False, colour="", middle=False):
        x, w = self.spans[column]
        if middle or column in MIDDLE or self.centred and column in ("unit", "sum", "net", "off"):
            self.p.put(x + w / 2, y, text, size, bold, colour, "ms", room=w - 2)
        elif column in ("item", "code", "who"):
            self.p.put(x + 1.6, y, text, size, bold, colour, room=w - 2.6)
        else:
            self.p.put(x + w - 1.6, y, text, size, bold, colour, "rs", room=w - 2.4)

    def draw(self, y: float) -> float:
        p, form, s, top = self.p, self.form, self.p.scale, y
        high = (7.4 if form.head in ("band", "grey") else 6.4) * s
        fill = {"band": self.h.colour, "grey": "#d9d9d9" if self.h.capitals else "#ececec", "tinted": "#eef3f8" if self.h.capitals else "#f5f0e8"}.get(form.head)
        if fill and form.edges != "round":
            p.rect(p.margin, y, self.wide, high, self.ink if form.head == "grey" else None, 0.25, fill)
        if form.head == "rules":
            p.line(p.margin, y, p.right, y, 0.4, self.ink)
        for c in self.chosen:
            head = self.heads[c].upper() if form.head == "caps" else self.heads[c]
            if form.head == "grey":
                p.line(self.spans[c][0], y, self.spans[c][0], y + high, 0.25, self.ink)
            self.cell(c, y + high * 0.66, head, 2.6 if form.head == "caps" else 2.9, form.head != "rules", "#ffffff" if form.head == "band" else GREY if form.head == "caps" else "", form.head == "grey")
        if not fill or form.edges == "round":
            p.line(p.margin, y + high, p.right, y + high, {"under": 0.7, "caps": 0.2}.get(form.head, 0.4), self.ink)
        y += high
        for k, line in enumerate(self.doc.lines):
            y = self.row(y, k, line)
        if form.tall:
            y = max(y, min(p.height * (form.tall if p.height > p.width else 0.44), p.height - 108 * s))
        self.frame(top, y)
        return self.total(y) if form.total and self.doc.total and self.h.row_total else y

    def row(self, y: float, k: int, line) -> float:
        p, how = self.p, self.form.rows
        if how == "striped" and k % 2 == 0:
            p.rect(p.margin, y, self.wide, self.step, None, fill=PALE)
        for c in self.chosen:
            self.cell(c, y + self.step * 0.69, said(self.h, c, line, self.doc, k))
        y += self.step
        if how == "dash":
            p.dots(p.margin, y, p.right, 1.2, 1.0, 0.15, "#909090")
        elif how in ("hair", "grid"):
            p.line(p.margin, y, p.right, y, 0.12 if how == "hair" else 0.25, "#b5b5b5" if how == "hair" else self.ink)
        return y

    def frame(self, top: float, y: float):
        p, edges = self.p, self.form.edges
        if edges == "foot":
            p.line(p.margin, y, p.right, y, 0.4, self.ink)
        elif edges == "round":
            rounded(p, p.margin, top, self.wide, y - top, self.ink, 3)
        elif edges in ("box", "cols"):
            p.rect(p.margin, top, self.wide, y - top, self.ink, 0.3)
        if edges == "cols" or self.form.rows == "grid":
            for c in self.chosen[1:]:
                p.line(self.spans[c][0], top, self.spans[c][0], y, 0.2, self.ink)

    def total(self, y: float) -> float:
        """A last row: the amount in a cell under the last column or wider, the label in a cell before it or free at its left."""
        p, h, s = self.p, self.h, self.p.scale
        split = min(self.spans[self.chosen[-1]][0], p.right - 33 * s)
        label = p.margin if h.capitals else max(p.margin, split - 54 * s)
        if h.ice_high or h.capitals:
            p.rect(label, y, split - label, 7.4 * s, self.ink, 0.3)
        p.rect(split, y, p.right - split, 7.4 * s, self.ink, 0.3, None if h.packed else PALE)
        p.put((label + split) / 2 if h.capitals else split - 2.2, y + 5.1 * s, h.total, 3.4, True, anchor="ms" if h.capitals else "rs", room=split - label - 4, vital=True)
        p.put((split + p.right) / 2 if self.centred else p.right - 1.6, y + 5.1 * s, h.money(self.doc.cents, True), 3.5, True, anchor="ms" if self.centred else "rs", room=p.right - split - 3, vital=True)
        return y + 7.4 * s


def _pad(p: Press, h: House, doc: Document, y: float) -> float:
    """A carbon book's: number of pieces, what, amount in columns of the book's colour, with lines left empty."""
    s, wide, goods = p.scale, p.width - 2 * p.margin, h.kind in ("pharmacy", "supplier")
    edges = [p.margin, p.margin + wide * 0.12, p.right - wide * 0.24, p.right]
    top = y
    for k, text in enumerate(("Qté" if goods else "Nbre", h.word("item"), h.word("sum"))):
        p.put((edges[k] + edges[k + 1]) / 2, y + 4.6 * s, text, 2.9, True, h.colour, "ms", room=edges[k + 1] - edges[k] - 2)
    y += 6.6 * s
    p.line(p.margin, y, p.right, y, 0.4, h.colour)
    for k in range(max(len(doc.lines) + 1, 7 if p.height > 200 else 4)):
        y += 6.6 * s
        if k < len(doc.lines):
            label, count, cents = doc.lines[k]
            p.put((edges[0] + edges[1]) / 2, y - 1.8 * s, count, 3.2, anchor="ms")
            p.put(edges[1] + 2, y - 1.8 * s, label, 3.2, room=edges[2] - edges[1] - 4)
            p.put(edges[3] - 2, y - 1.8 * s, h.money(cents), 3.3, anchor="rs", room=wide * 0.22)
        p.line(p.margin, y, p.right, y, 0.12, h.colour)
    p.rect(p.margin, top, wide, y - top, h.colour, 0.45)
    for x in edges[1:3]:
        p.line(x, top, x, y, 0.3, h.colour)
    return y


def _blocks(p: Press, h: House, doc: Document, y: float) -> float:
    """A telephone program's: what in bold, under it how many at which price in grey, the amount at the right; a hairline between."""
    s, wide = p.scale, p.width - 2 * p.margin
    for label, count, cents in doc.lines:
        p.put(p.margin, y + 5 * s, label, 3.3, True, room=wide * 0.7)
        p.put(p.margin, y + 9.4 * s, f"{count} x {h.money(cents // count, True)}", 2.8, False, GREY, room=wide * 0.6)
        p.put(p.right, y + 5 * s, h.money(cents), 3.3, anchor="rs", room=wide * 0.28)
        y += 12 * s
        p.line(p.margin, y, p.right, y, 0.15, "#bdbdbd")
    return y


def _listing(p: Press, h: House, doc: Document, y: float) -> float:
    """A program's without frames: columns parted by upright strokes, lines of hyphens over and under."""
    s, wide = p.scale, p.width - 2 * p.margin
    spots, anchors, shares = (p.margin + 1, p.margin + wide * 0.66, p.right - 1), ("ls", "rs", "rs"), (0.52, 0.1, 0.27)
    rows = [(h.word("item"), "Qté", h.word("sum")), *[(label.upper(), str(count), h.money(cents)) for label, count, cents in doc.lines]]
    y += 3 * s
    signs(p, h, y)
    for k, row in enumerate(rows):
        y += 4.8 * s
        for x, text, anchor, share in zip(spots, row, anchors, shares):
            p.put(x, y, text, 3, k == 0, anchor=anchor, family=fixed(h), room=wide * share)
        for x in (p.margin + wide * 0.555, p.margin + wide * 0.695):
            p.put(x, y, "|", 3, family=fixed(h))
        if k == 0:
            y += 3.8 * s
            signs(p, h, y)
    signs(p, h, y + 4 * s)
    return y + 4.6 * s


def _prose(p: Press, h: House, doc: Document, y: float) -> float:
    """A word processor's: things with a stop of tabulation, the amounts in a column behind dots, no heads."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 1 * s
    for label, count, cents in doc.lines:
        y += 6.8 * s
        text = h.money(cents, True)
        end = p.put(p.margin + 4 * s, y, f"{label} ({count})" if count > 1 else label, 3.5, room=wide * 0.62)
        p.put(p.right - 4 * s, y, text, 3.5, anchor="rs", room=wide * 0.28)
        p.dots(end + 2, y, p.right - 6 * s - p.length(text, 3.5), 0.3, 0.9, 0.25, GREY)
    return y + 4 * s


def said(h: House, column, line, doc, k) -> str:
    label, count, cents = line
    r = Random(f"{h.seller.inpe}-{label}")
    letter, worth = KEYS.get(h.kind, ("C", 1500))
    return {
        "row": f"{k + 1:02d}" if h.packed else str(k + 1), "item": label, "code": f"611{r.randint(10 ** 9, 10 ** 10 - 1)}" if h.kind == "pharmacy" else f"{r.choice(['A', 'P', 'ACT', ''])}{r.randint(10, 999):03d}", "qty": f"{count},00" if h.ice_high and h.packed else str(count), "unit": h.money(cents // count),
        "sum": h.money(cents), "tax": f"{h.rate}%" if h.capitals else f"{h.rate},00 %", "off": "" if h.capitals else "0,00", "net": h.money(round(cents * 100 / (100 + h.rate))), "lot": f"{r.choice('ABGLTX')}{r.randint(1000, 9999)}", "expiry": f"{r.randint(1, 12):02d}/20{r.randint(27, 29)}", "day": f"{doc.day:%d/%m/%y}",
        "letter": letter, "coef": str(max(1, round(cents / worth))), "uom": r.choice(["U", "Bte", "U"]), "who": f"Dr {r.choice(['Alami', 'Bennani', 'Fassi', 'Lahlou', 'Sebti', 'Naciri'])}",
    }[column]
