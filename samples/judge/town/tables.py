"""The table of an invoice in `town`: which columns, how headed, how ruled."""
from dataclasses import dataclass
from random import Random

from columns import fitting
from house import Document, House
from press import Press
from town.labels import across

WIDE = {"row": 9, "code": 22, "qty": 14, "unit": 23, "tax": 14, "off": 16, "net": 24, "sum": 28, "lot": 21, "expiry": 18, "day": 22, "letter": 18, "worth": 20}
MIDDLE = ("row", "qty", "tax", "lot", "expiry", "day", "letter")
SPARE = ("lot", "expiry", "off", "net", "code", "tax", "worth", "day", "row", "letter", "unit", "qty")
GOODS = [("item", "qty", "unit", "sum"), ("qty", "item", "unit", "sum"), ("code", "item", "unit", "qty", "sum"), ("item", "unit", "qty", "sum"), ("row", "item", "qty", "unit", "sum"), ("item", "qty", "unit", "off", "sum"), ("code", "item", "qty", "expiry", "unit", "sum"),
         ("item", "lot", "qty", "unit", "sum"), ("item", "qty", "net", "tax", "sum"), ("item", "tax", "qty", "unit", "sum"), ("row", "item", "sum")]
CARE = [("item", "sum"), ("item", "letter", "sum"), ("item", "letter", "worth", "sum"), ("code", "item", "letter", "sum"), ("item", "qty", "unit", "sum"), ("day", "item", "qty", "unit", "sum"), ("row", "item", "qty", "unit", "sum"), ("letter", "item", "qty", "sum"), ("day", "item", "sum")]
LETTERS = {"laboratory": "B", "radiology": "Z", "facility": "K", "paramedical": "AMM"}


@dataclass(frozen=True)
class Form:
    head: str          # grey, dark, boxes, under, double, or a way of its own: pairs, listed, grouped
    rows: str          # open, thin, shaded, boxed
    edges: str         # all, sides, below
    tall: float        # how far down the paper the frame runs at least
    total: bool        # the total may be the last row of the table


FORMS = [Form("grey", "boxed", "all", 0, True), Form("grey", "open", "all", 0.55, False), Form("boxes", "open", "all", 0.6, True), Form("boxes", "boxed", "all", 0, True), Form("dark", "shaded", "below", 0, True), Form("dark", "thin", "all", 0, False), Form("under", "open", "below", 0, False),
         Form("under", "thin", "below", 0, True), Form("double", "open", "sides", 0.5, False), Form("double", "thin", "below", 0, False), Form("pairs", "", "", 0, False), Form("listed", "", "", 0, False), Form("grouped", "", "", 0, False)]


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it; returns its lower edge. With `form.total` a total of the issuer's stands in the last row, and `h.row_total` tells so."""
    own = {"pairs": _pairs, "listed": _listed, "grouped": _grouped}.get(form.head)
    return own(p, h, doc, y) if own else Table(p, h, doc, form).draw(y)


class Table:
    """Where its columns stand, and how its parts are drawn."""

    def __init__(self, p: Press, h: House, doc: Document, form: Form):
        self.p, self.h, self.doc, self.form, self.wide = p, h, doc, form, p.width - 2 * p.margin
        chosen = list(h.own.choice(GOODS if h.kind in ("pharmacy", "supplier") else CARE))
        self.chosen = fitting([c for c in chosen if h.rate or c not in ("tax", "net")], p, WIDE, SPARE, 0.58)
        self.widths = {c: WIDE.get(c, 0) * p.scale for c in self.chosen}
        self.widths["item"] = self.wide - sum(self.widths.values())
        self.lefts = {c: p.margin + sum(self.widths[b] for b in self.chosen[:k]) for k, c in enumerate(self.chosen)}
        self.heads = {c: {"row": "#", "day": "Date", "letter": h.own.choice(["Cotation", "Cot", "Lettre", "Code acte"]), "worth": h.own.choice(["Valeur", "Tarif", "Val. clé"])}.get(c) or h.word(c) for c in self.chosen}
        self.step, self.ink = h.own.choice([5.8, 6.6, 7.6]) * p.scale, h.colour if form.head in ("dark", "double") else "#2e2e2e"

    def cell(self, column, y, text, size=3.1, bold=False, colour="", middle=False):
        x, w = self.lefts[column], self.widths[column]
        at, anchor = (x + w / 2, "ms") if middle or column in MIDDLE else (x + 1.8, "ls") if column in ("item", "code") else (x + w - 1.8, "rs")
        self.p.put(at, y, text, size, bold, colour, anchor, room=w - 2.6)

    def draw(self, y: float) -> float:
        p, form, top, high = self.p, self.form, y, 7.6 * self.p.scale
        if form.head in ("grey", "dark"):
            p.rect(p.margin, y, self.wide, high, None, fill="#dcdcdc" if form.head == "grey" else self.ink)
        for c in self.chosen:
            if form.head == "boxes":
                p.rect(self.lefts[c], y, self.widths[c], high, self.ink, 0.35)
            self.cell(c, y + 5.2 * p.scale, self.heads[c], 3, True, "#ffffff" if form.head == "dark" else "", form.head in ("boxes", "grey"))
        for k in range({"double": 2, "dark": 0, "boxes": 0}.get(form.head, 1)):
            p.line(p.margin, y + high + 0.8 * k, p.right, y + high + 0.8 * k, 0.3, self.ink)
        y += high + (1 if form.head == "double" else 0)
        for k, line in enumerate(self.doc.lines):
            y = self.row(y, k, line)
        if form.tall:
            y = max(y, min(p.height * (form.tall if p.height > p.width else 0.45), p.height - 105 * p.scale))
        self.frame(top, y)
        return self.total(y) if form.total and self.doc.total and self.h.row_total else y

    def row(self, y: float, k: int, line) -> float:
        p, how = self.p, self.form.rows
        if how == "shaded" and k % 2 == 0:
            p.rect(p.margin, y, self.wide, self.step, None, fill="#f1f1ee")
        elif how in ("thin", "boxed"):
            p.line(p.margin, y + self.step, p.right, y + self.step, 0.14 if how == "thin" else 0.25, "#9a9a9a" if how == "thin" else self.ink)
        for c in self.chosen:
            self.cell(c, y + self.step * 0.7, said(self.h, c, line, self.doc, k))
        return y + self.step

    def frame(self, top: float, y: float):
        p, form = self.p, self.form
        if form.edges == "all":
            p.rect(p.margin, top, self.wide, y - top, self.ink, 0.3)
        if form.edges == "sides" or form.rows == "boxed" or form.head == "boxes":
            for x in [self.lefts[c] for c in self.chosen[1:]] + ([p.margin, p.right] if form.edges == "sides" else []):
                p.line(x, top, x, y, 0.2, self.ink)
        if form.edges != "all":
            p.line(p.margin, y, p.right, y, 0.4, self.ink)

    def total(self, y: float) -> float:
        """A last row as wide as the table: the label over the other columns, the amount under the sums."""
        p, h, s = self.p, self.h, self.p.scale
        split = min(self.lefts[self.chosen[-1]], p.right - 36 * s)
        p.rect(p.margin, y, self.wide, 8.4 * s, self.ink, 0.3)
        p.line(split, y, split, y + 8.4 * s, 0.3, self.ink)
        x, anchor = (p.margin + 3, "ls") if h.capitals else ((p.margin + split) / 2, "ms")
        p.put(x, y + 5.8 * s, h.total, 3.6, True, anchor=anchor, room=split - p.margin - 6, vital=True)
        p.put(p.right - 1.8, y + 5.8 * s, h.money(self.doc.cents, True), 3.6, True, anchor="rs", room=p.right - split - 3, vital=True)
        return y + 8.4 * s


def _pairs(p: Press, h: House, doc: Document, y: float) -> float:
    """No columns: what it is, beneath it how many at what price, the sum at the right; a thin line under each."""
    s, wide = p.scale, p.width - 2 * p.margin
    for label, count, cents in doc.lines:
        p.put(p.margin, y + 6 * s, label, 3.4, True, room=wide * 0.7)
        p.put(p.right, y + 6 * s, h.money(cents), 3.4, anchor="rs", room=wide * 0.27)
        p.put(p.margin + 4, y + 10.4 * s, f"{count} x {h.money(cents // count)}", 2.8, False, "#444444")
        p.line(p.margin, y + 12.6 * s, p.right, y + 12.6 * s, 0.15, "#8a8a8a")
        y += 12.6 * s
    return y + 1 * s


def _listed(p: Press, h: House, doc: Document, y: float) -> float:
    """Fixed letters: how many, what, each, sum; equals over and under the heads, hyphens at the end."""
    s, wide = p.scale, p.width - 2 * p.margin
    spots, shares = (p.margin, p.margin + wide * 0.09, p.margin + wide * 0.79, p.right), (0.08, 0.5, 0.17, 0.19)
    body = [(str(count), label.upper(), h.money(cents // count), h.money(cents)) for label, count, cents in doc.lines]
    for k, row in enumerate([("Qt", h.word("item").upper(), "Prix", h.word("sum").upper()), *body]):
        y += 5 * s
        for j, (x, text, share) in enumerate(zip(spots, row, shares)):
            p.put(x, y, text, 3.1, k == 0, anchor="ls" if j < 2 else "rs", family="list", room=wide * share)
        if k == 0:
            y += 4 * s
            across(p, y, "-")
    across(p, y + 4 * s, "-")
    return y + 5 * s


def _grouped(p: Press, h: House, doc: Document, y: float) -> float:
    """Two columns with a heading over each group, and a sum under it where there are two."""
    s, wide = p.scale, p.width - 2 * p.margin
    names = h.own.sample(["MÉDICAMENTS", "AUTRES PRODUITS", "ORTHOPÉDIE"] if h.kind in ("pharmacy", "supplier") else ["ACTES", "CONSOMMABLES", "FRAIS DIVERS", "PRESTATIONS"], 2)
    parts = [doc.lines[:2], doc.lines[2:]] if len(doc.lines) > 2 else [doc.lines]
    p.put(p.margin + 1, y + 5 * s, h.word("item"), 3, True, room=wide * 0.6)
    p.put(p.right - 1, y + 5 * s, h.word("sum"), 3, True, anchor="rs", room=wide * 0.3)
    p.line(p.margin, y + 7 * s, p.right, y + 7 * s, 0.5, h.colour)
    y += 7 * s
    for name, part in zip(names, parts):
        p.rect(p.margin, y + 1.6 * s, wide, 5.4 * s, None, fill="#eeeeee")
        p.put(p.margin + 2, y + 5.6 * s, name, 3, True)
        y += 7 * s
        for label, count, cents in part:
            y += 5.6 * s
            p.put(p.margin + 5, y, label + (f"  ({count})" if count > 1 else ""), 3.1, room=wide * 0.65)
            p.put(p.right - 1, y, h.money(cents), 3.1, anchor="rs", room=wide * 0.27)
        if len(parts) > 1:
            y += 5.2 * s
            p.put(p.right - 32 * s, y, f"Sous/Total {name.capitalize()}", 2.7, False, "#444444", "rs", room=wide * 0.55)
            p.put(p.right - 1, y, h.money(sum(c for _, _, c in part)), 2.8, False, "#444444", "rs")
        y += 2 * s
    p.line(p.margin, y, p.right, y, 0.3, h.colour)
    return y


def said(h: House, column, line, doc, k) -> str:
    label, count, cents = line
    r = Random(f"{h.seller.inpe}-{label}")
    letter = f"{LETTERS[h.kind]}{' ' * h.capitals}{r.choice([8, 12, 15, 20, 25, 30, 50, 80, 120])}" if h.kind in LETTERS else r.choice(["C", "CS", "K 4", "K 20", "V"])
    return {
        "row": f"{k + 1:02d}" if h.capitals else str(k + 1), "item": label, "code": f"611{r.randint(10 ** 5, 10 ** 7)}" if h.kind == "pharmacy" else f"{r.choice('ABEP')}{r.randint(10, 999):03d}", "qty": f"{count}.00" if h.capitals and h.kind == "pharmacy" else str(count),
        "unit": h.money(cents // count), "sum": h.money(cents), "tax": f"{h.rate}%", "off": "0%" if h.capitals else "0.00", "net": h.money(round(cents * 100 / (100 + h.rate))), "lot": f"{r.choice('ABGLMT')}{r.randint(1000, 99999)}",
        "expiry": f"{r.randint(1, 12):02d}-{r.randint(27, 29)}", "day": f"{doc.day:%d/%m/%y}", "letter": letter, "worth": h.money(r.choice([110, 134, 150, 1000, 2250])),
    }[column]
