"""The table of an invoice in `lagoon`: which columns, how headed and ruled; and lists that have no columns."""
from dataclasses import dataclass
from random import Random

from columns import fitting
from house import Document, House
from lagoon.labels import GREY, PALE, teletype
from orchard.labels import signs
from press import Press

WIDE = {"row": 10, "code": 24, "qty": 17, "unit": 27, "tax": 15, "off": 18, "net": 26, "sum": 31, "lot": 22, "expiry": 21, "done": 24, "key": 19, "paid": 26}
CENTRED = {"row", "qty", "tax", "off", "expiry", "lot", "done", "key", "code"}
SPARE = ("lot", "expiry", "off", "net", "tax", "done", "paid", "code", "row", "key", "unit", "qty")
COLUMNS = {
    True: ["item qty unit sum", "item qty unit sum", "item unit qty sum", "qty item unit sum", "code item unit qty sum", "row item qty unit sum", "item qty unit off sum",
           "row code item qty unit sum", "item lot expiry qty unit sum", "code item qty unit tax sum", "item qty net tax sum", "qty item sum"],
    False: ["item sum", "item sum", "item sum", "row item sum", "done item sum", "key item sum", "item key qty sum", "item qty unit sum",
            "qty item unit sum", "code item key sum", "item unit qty sum", "row item done sum", "code item qty sum", "item paid sum"],
}
HEADS = {"row": ["N°", "Ligne", "N° Lig"], "done": ["Date", "Date acte", "Du"], "key": ["Cotation", "Lettre-clé", "Coeff."], "paid": ["Part tiers", "PEC"]}
LETTERS = {"laboratory": "B", "radiology": "Z", "facility": "K", "paramedical": "AMM", "physician": "C"}


@dataclass(frozen=True)
class Form:
    """`head`: filled, tint, boxed, twice (between double rules), under (one rule under it); or which list takes the place of a table. `body`: cells, uprights (in a frame), hairs, stripes, open.
    `total`: the total may stand in a last row; `fill`: empty rows down to that part of the paper."""
    head: str
    body: str = "open"
    total: bool = False
    fill: float = 0.0


FORMS = [Form("boxed", "cells", True), Form("boxed", "cells"), Form("boxed", "uprights", True), Form("tint", "cells", True), Form("tint", "cells"),
         Form("tint", "uprights", False, 0.52), Form("tint", "hairs", True), Form("filled", "cells", True), Form("filled", "uprights", True, 0.5), Form("filled", "stripes"),
         Form("filled", "hairs"), Form("twice", "open", True), Form("twice", "hairs"), Form("under", "open"),
         Form("under", "hairs", True), Form("under", "stripes"), Form("boxed", "cells", True, 0.48), Form("pipes"), Form("carnet"), Form("spoken"), Form("blocks")]


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it and returns its lower edge. Where `h.row_total` the total stands in its last row."""
    lists = {"pipes": _pipes, "carnet": _carnet, "spoken": _spoken, "blocks": _blocks}
    if form.head in lists:
        return lists[form.head](p, h, doc, y)
    return Ruled(p, h, doc, form).draw(y)


class Ruled:
    """A table of columns under a head."""

    def __init__(self, p: Press, h: House, doc: Document, form: Form):
        self.p, self.h, self.doc, self.form = p, h, doc, form
        own, self.wide = h.own, p.width - 2 * p.margin
        chosen = own.choice(COLUMNS[h.kind in ("pharmacy", "supplier")]).split()
        self.columns = fitting([c for c in chosen if h.rate or c not in ("tax", "net")], p, WIDE, SPARE, 0.58)
        self.rule = h.colour if own.random() < 0.35 else own.choice(["#000000", "#444444", "#8c8c8c"])
        self.step = own.choice([6, 6.6, 7.2]) * p.scale
        self.upper, self.head_high = own.random() < 0.3, own.choice([6.8, 7.4, 8.4]) * p.scale
        edges = [p.margin]
        for c in self.columns:
            edges.append(edges[-1] + (WIDE[c] * p.scale if c in WIDE else self.wide - sum(WIDE.get(other, 0) for other in self.columns) * p.scale))
        self.edges = list(zip(edges, edges[1:]))

    def put(self, k, y, text, size=3.1, bold=False, fill="", centred=False):
        """A text in the column `k`: in the middle, flush right (sums) or left."""
        (a, b), column = self.edges[k], self.columns[k]
        if centred or column in CENTRED:
            self.p.put((a + b) / 2, y, text, size, bold, fill, "ms", room=b - a - 2)
        elif column == "item":
            self.p.put(a + 2.2, y, text, size, bold, fill, room=b - a - 4)
        else:
            self.p.put(b - 2.2, y, text, size, bold, fill, "rs", room=b - a - 3.2)

    def draw(self, y: float) -> float:
        p, top, form = self.p, y, self.form
        y = self.head(y)
        for k, line in enumerate(self.doc.lines):
            y = self.line(y, k, line)
        while form.fill and p.height > p.width and y + self.step < min(p.height * form.fill, p.height - 118 * p.scale):
            y = self.line(y, -1, None)
        if form.body in ("cells", "uprights"):
            p.rect(p.margin, top, self.wide, y - top, self.rule, 0.3)
            for a, _ in self.edges[1:]:
                p.line(a, top, a, y, 0.2, self.rule)
        elif form.body != "hairs":
            p.line(p.margin, y, p.right, y, 0.35, self.rule)
        return self.last(y) if form.total and self.h.row_total and self.doc.total else y

    def head(self, y) -> float:
        p, how, low = self.p, self.form.head, y + self.head_high
        if how in ("filled", "tint"):
            p.rect(p.margin, y, self.wide, self.head_high, None, fill=self.h.colour if how == "filled" else PALE)
        if how == "twice":
            for at in (y, y + 0.9, low - 0.9, low):
                p.line(p.margin, at, p.right, at, 0.2, self.rule)
        elif how != "filled":
            p.line(p.margin, low, p.right, low, 0.25 if how == "boxed" else 0.5, self.rule)
        for k, c in enumerate(self.columns):
            said = self.h.own.choice(HEADS[c]) if c in HEADS else self.h.word(c)
            self.put(k, y + self.head_high * 0.66, said.upper() if self.upper else said, 3, True, "#ffffff" if how == "filled" else "", how in ("boxed", "tint"))
        return low

    def line(self, y, k, line) -> float:
        p, low = self.p, y + self.step
        if self.form.body == "stripes" and k % 2:
            p.rect(p.margin, y, self.wide, self.step, None, fill="#f4f5f3")
        if self.form.body in ("cells", "hairs"):
            p.line(p.margin, low, p.right, low, 0.2, self.rule if self.form.body == "cells" else "#c2c4c0")
        for at, c in enumerate(self.columns if line else []):
            self.put(at, y + self.step * 0.68, value(self.h, self.doc, c, k, line))
        return low

    def last(self, y) -> float:
        """The total in a last row: its label flush right before the amount, which stands in a cell of its own."""
        p, h, s, high = self.p, self.h, self.p.scale, self.step + 2 * self.p.scale
        split = p.right - max(38 * s, self.edges[-1][1] - self.edges[-1][0])
        ruled = self.form.body in ("cells", "uprights")
        p.rect(split, y, p.right - split, high, self.rule if ruled else None, 0.3, None if h.packed else PALE)
        if ruled and h.capitals:
            p.rect(p.margin, y, split - p.margin, high, self.rule, 0.3)
        p.put(split - 3, y + high * 0.67, h.total, 3.7, True, "", "rs", room=split - p.margin - 6, vital=True)
        p.put(p.right - 2.2, y + high * 0.67, h.money(self.doc.cents, True), 3.7, True, "", "rs", room=p.right - split - 3.4, vital=True)
        return y + high


def _pipes(p: Press, h: House, doc: Document, y: float) -> float:
    """An old program's: letters of one width, upright signs between the columns, rows of equals signs over and under the heads."""
    s, wide, family = p.scale, p.width - 2 * p.margin, teletype(h)
    bars = [p.margin + wide * share for share in (0.57, 0.68, 0.84)]
    rows = [(h.word("item"), h.word("qty")[:5], "PRIX", h.word("sum")), *[(label, str(count), h.money(cents // count), h.money(cents)) for label, count, cents in doc.lines]]
    signs(p, y + 3 * s, "=", family)
    y += 3 * s
    for k, (item, *rest) in enumerate(rows):
        y += 5.2 * s
        p.put(p.margin, y, item, 3, False, "", "ls", family, wide * 0.55)
        for bar, end, text in zip(bars, [*bars[1:], p.right], rest):
            p.put(bar, y, "|", 3, False, "", "ls", family)
            p.put(end - 2, y, text, 3, False, "", "rs", family, end - bar - 5)
        if k in (0, len(rows) - 1):
            y += 4.2 * s
            signs(p, y, "=" if k == 0 else "-", family)
    return y + 1.5 * s


def _carnet(p: Press, h: House, doc: Document, y: float) -> float:
    """A printer's pad in its colour: quantity, item, price, amount; a fixed number of ruled rows, filled from the top in darker ink."""
    s, ink = p.scale, "#1c2340"
    high, bars = 7.2 * s, [p.margin, p.margin + 15 * s, p.right - 58 * s, p.right - 30 * s, p.right]
    heads = [h.word("qty"), h.word("item"), h.word("unit"), h.word("sum")]
    count = max(len(doc.lines) + 2, 9 if p.height > 240 else 7 if p.height > 200 else 4)
    for k in range(count + 1):
        p.line(p.margin, y + high * (k + 1), p.right, y + high * (k + 1), 0.35 if k in (0, count) else 0.15, h.colour)
    p.rect(p.margin, y, p.right - p.margin, high * (count + 1), h.colour, 0.35)
    for bar in bars[1:-1]:
        p.line(bar, y, bar, y + high * (count + 1), 0.25, h.colour)
    for a, b, text in zip(bars, bars[1:], heads):
        p.put((a + b) / 2, y + high * 0.66, text, 3.1, True, h.colour, "ms", room=b - a - 2)
    for k, (label, number, cents) in enumerate(doc.lines, 1):
        low = y + high * k + high * 0.7
        p.put((bars[0] + bars[1]) / 2, low, str(number), 3.3, False, ink, "ms")
        p.put(bars[1] + 2, low, label, 3.3, False, ink, room=bars[2] - bars[1] - 4)
        p.put(bars[3] - 2, low, h.money(cents // number), 3.3, False, ink, "rs", room=25 * s)
        p.put(bars[4] - 2, low, h.money(cents), 3.3, False, ink, "rs", room=27 * s)
    return y + high * (count + 1)


def _spoken(p: Press, h: House, doc: Document, y: float) -> float:
    """A typist's: a heading, then a line for each thing, its amount at the right margin behind a colon."""
    s, wide, edge = p.scale, p.width - 2 * p.margin, p.right - 40 * p.scale
    p.put(p.margin, y + 5 * s, h.word("item").upper(), 3.3, True, room=wide * 0.6)
    p.put(p.right, y + 5 * s, h.word("sum"), 3.3, True, "", "rs", room=wide * 0.3)
    y += 6 * s
    for label, count, cents in doc.lines:
        y += 6.4 * s
        p.put(p.margin + 3, y, label if count == 1 else f"{count} {label}", 3.3, room=edge - p.margin - 6)
        p.put(edge, y, ":", 3.3)
        p.put(p.right, y, h.money(cents, h.capitals), 3.3, False, "", "rs", room=36 * s)
    p.line(edge + 4, y + 2.6 * s, p.right, y + 2.6 * s, 0.3)
    return y + 3.4 * s


def _blocks(p: Press, h: House, doc: Document, y: float) -> float:
    """A web shop's: each thing in bold with quantity and price in small grey letters under it, the amount at the right, a pale rule after each."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.rect(p.margin, y, wide, 1 * s, None, fill=h.colour)
    y += 1 * s
    for label, count, cents in doc.lines:
        p.put(p.margin, y + 5.4 * s, label, 3.3, True, room=wide * 0.7)
        p.put(p.margin, y + 9.6 * s, f"{h.word('qty') if h.packed else 'Qté'} : {count}   {h.money(cents // count)} / unité", 2.7, False, GREY, room=wide * 0.6)
        p.put(p.right, y + 7 * s, h.money(cents), 3.5, False, "", "rs", room=wide * 0.26)
        y += 12 * s
        p.line(p.margin, y, p.right, y, 0.2, "#cfd3d0")
    return y + 0.5 * s


def value(h: House, doc: Document, column: str, k: int, line) -> str:
    """What stands in a cell of the line `k`."""
    label, count, cents = line
    r = Random(f"{label}-{h.seller.inpe}")
    match column:
        case "item":
            return label
        case "sum":
            return h.money(cents)
        case "unit":
            return h.money(cents // count)
        case "net":
            return h.money(round(cents * 100 / (100 + h.rate)))
        case "qty":
            return f"{count},00" if h.packed and h.capitals else str(count)
        case "tax":
            return f"{h.rate} %" if h.packed else f"{h.rate}.00"
        case "off":
            return "0,00" if h.packed else "0 %"
        case "paid":
            return h.money(0)
        case "row":
            return str(k + 1)
        case "done":
            return f"{doc.day:%d/%m/%Y}"
        case "key":
            return f"{LETTERS.get(h.kind, 'C')}{r.choice([8, 12, 20, 30, 40, 60, 100])}"
        case "lot":
            return f"{r.choice('BDFHLX')}{r.randint(100, 9999)}"
        case "expiry":
            return f"{r.randint(1, 12):02d}/20{r.randint(27, 29)}"
    return f"{r.randint(10 ** 5, 10 ** 6 - 1)}" if h.kind in ("pharmacy", "supplier") else f"{LETTERS.get(h.kind, 'C')[0]}{r.randint(100, 999)}"
