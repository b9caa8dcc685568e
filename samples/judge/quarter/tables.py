"""The table of an invoice in `quarter`: which columns, how headed, how ruled."""
from dataclasses import dataclass
from random import Random

import town.tables
from columns import fitting
from house import Document, House
from paper import MM
from press import Press
from quarter.labels import signs

WIDE = {"row": 10, "code": 24, "qty": 15, "unit": 24, "tax": 15, "off": 16, "net": 24, "sum": 29, "lot": 22, "expiry": 20, "day": 23, "letter": 19, "worth": 21}
SPARE = ("expiry", "lot", "off", "tax", "net", "code", "worth", "row", "day", "letter", "unit", "qty")
GOODS = [("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("qty", "item", "unit", "sum"), ("qty", "item", "unit", "sum"), ("code", "item", "qty", "unit", "sum"), ("code", "item", "qty", "unit", "tax", "sum"), ("item", "unit", "qty", "sum"),
         ("row", "code", "item", "qty", "unit", "sum"), ("item", "qty", "unit", "off", "sum"), ("item", "lot", "expiry", "qty", "unit", "sum"), ("item", "tax", "qty", "unit", "sum"), ("code", "item", "qty", "net", "tax", "sum")]
CARE = [("item", "sum"), ("item", "sum"), ("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("item", "letter", "sum"), ("code", "item", "letter", "unit", "sum"), ("row", "item", "letter", "sum"), ("day", "item", "sum"), ("day", "item", "qty", "sum"), ("item", "letter", "worth", "qty", "sum"),
        ("qty", "item", "unit", "sum"), ("row", "item", "sum")]


@dataclass(frozen=True)
class Form:
    head: str          # grey, ink, tint, boxed, rule, rules, or a way of its own: empty_rows, strip, dotted, sentence
    rows: str          # open, fine, zebra, cells, dashes
    edges: str         # frame, uprights, round, rule
    tall: float        # how far down the paper the frame runs at least
    total: bool        # the total may be the last row of the table


FORMS = [Form("grey", "cells", "frame", 0, True), Form("grey", "open", "uprights", 0.56, True), Form("boxed", "open", "uprights", 0.6, False), Form("boxed", "cells", "frame", 0, True), Form("ink", "fine", "rule", 0, False), Form("ink", "zebra", "frame", 0, True), Form("tint", "open", "uprights", 0.5, False),
         Form("tint", "cells", "frame", 0, True), Form("rule", "open", "rule", 0, False), Form("rule", "fine", "rule", 0, True), Form("rules", "open", "rule", 0, False), Form("boxed", "open", "round", 0.55, False), Form("rules", "dashes", "rule", 0, False), Form("empty_rows", "", "", 0, False), Form("strip", "", "", 0, False),
         Form("dotted", "", "", 0, False), Form("sentence", "", "", 0, False)]


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it; returns its lower edge. With `form.total` a total of the issuer's stands in the last row, and `h.row_total` tells so."""
    own = {"empty_rows": _empty_rows, "strip": _strip, "dotted": _dotted, "sentence": _sentence}.get(form.head)
    return own(p, h, doc, y) if own else Table(p, h, doc, form).draw(y)


class Table(town.tables.Table):
    """Cells as in `town`; its columns, and how its parts are drawn, are its own."""

    def __init__(self, p: Press, h: House, doc: Document, form: Form):
        self.p, self.h, self.doc, self.form, self.wide = p, h, doc, form, p.width - 2 * p.margin
        chosen = list(h.own.choice(GOODS if h.kind in ("pharmacy", "supplier") else CARE))
        self.chosen = fitting([c for c in chosen if h.rate or c not in ("tax", "net")], p, WIDE, SPARE, 0.6)
        self.widths = {c: WIDE.get(c, 0) * p.scale for c in self.chosen}
        self.widths["item"] = self.wide - sum(self.widths.values())
        self.lefts = {c: p.margin + sum(self.widths[b] for b in self.chosen[:k]) for k, c in enumerate(self.chosen)}
        self.heads = {c: {"row": h.own.choice(["N°", "Ligne"]), "day": "Date", "letter": h.own.choice(["Cotation", "Lettre clé", "Coef.", "Cot. acte"]), "worth": h.own.choice(["Valeur", "Tarif", "Prix clé"])}.get(c) or h.word(c) for c in self.chosen}
        self.step, self.ink = h.own.choice([5.6, 6.2, 7, 8]) * p.scale, h.colour if form.head in ("ink", "tint") else "#2a2a2a"

    def draw(self, y: float) -> float:
        p, form, top, high = self.p, self.form, y, 7.4 * self.p.scale
        fill = {"grey": "#e0e0e0", "ink": self.ink, "tint": "#e3ecf3"}.get(form.head)
        if fill:
            p.rect(p.margin, y, self.wide, high, None, fill=fill)
        for c in self.chosen:
            if form.head == "boxed":
                p.rect(self.lefts[c], y, self.widths[c], high, self.ink, 0.3)
            self.cell(c, y + 5.1 * p.scale, self.heads[c], 3, True, "#ffffff" if form.head == "ink" else "", form.head in ("boxed", "tint", "grey"))
        if form.head == "rules":
            p.line(p.margin, y, p.right, y, 0.35, self.ink)
        if form.head in ("grey", "tint", "rule", "rules"):
            p.line(p.margin, y + high, p.right, y + high, 0.35, self.ink)
        y += high
        for k, line in enumerate(self.doc.lines):
            y = self.row(y, k, line)
        if form.tall:
            y = max(y, min(p.height * (form.tall if p.height > p.width else 0.44), p.height - 105 * p.scale))
        self.frame(top, y)
        return self.total(y) if form.total and self.doc.total and self.h.row_total else y

    def row(self, y: float, k: int, line) -> float:
        p, how = self.p, self.form.rows
        if how == "zebra" and k % 2:
            p.rect(p.margin, y, self.wide, self.step, None, fill="#eef1f3")
        elif how == "dashes":
            p.dots(p.margin, y + self.step, p.right, 1.2, 1.0, 0.15, "#777777")
        elif how in ("fine", "cells"):
            p.line(p.margin, y + self.step, p.right, y + self.step, 0.12 if how == "fine" else 0.22, "#949494" if how == "fine" else self.ink)
        for c in self.chosen:
            self.cell(c, y + self.step * 0.7, said(self.h, c, line, self.doc, k))
        return y + self.step

    def frame(self, top: float, y: float):
        p, form = self.p, self.form
        if form.edges == "round":
            p.draw.rounded_rectangle([p.margin * MM, top * MM, p.right * MM, y * MM], 22, outline=self.ink, width=4)
        elif form.edges != "rule":
            p.rect(p.margin, top, self.wide, y - top, self.ink, 0.3)
        else:
            p.line(p.margin, y, p.right, y, 0.3, self.ink)
        if form.edges in ("uprights", "round") or form.rows == "cells":
            for c in self.chosen[1:]:
                p.line(self.lefts[c], top, self.lefts[c], y, 0.2, self.ink)

    def total(self, y: float) -> float:
        """A last row: the label in a cell before the column of sums, the amount in it, both grey or neither."""
        p, h, s = self.p, self.h, self.p.scale
        split, left = min(self.lefts[self.chosen[-1]], p.right - 36 * s), p.margin if h.packed else p.margin + self.wide * 0.4
        fill = "#ececec" if h.capitals else None
        p.rect(left, y, split - left, 7.8 * s, self.ink, 0.3, fill)
        p.rect(split, y, p.right - split, 7.8 * s, self.ink, 0.3, fill)
        p.put(split - 2.4, y + 5.4 * s, h.total, 3.5, True, anchor="rs", room=split - left - 5, vital=True)
        p.put(p.right - 1.8, y + 5.4 * s, h.money(self.doc.cents, True), 3.6, True, anchor="rs", room=p.right - split - 3, vital=True)
        return y + 7.8 * s


def _empty_rows(p: Press, h: House, doc: Document, y: float) -> float:
    """A pad's ruled table: quantity, what, price, sum in its own colour; the rows that are not filled in stay empty."""
    s, wide = p.scale, p.width - 2 * p.margin
    edges = [p.margin, p.margin + wide * 0.1, p.margin + wide * 0.6, p.margin + wide * 0.79, p.right]
    count = max(len(doc.lines), 5 if p.height < 230 else 8)
    for x, edge, head in zip(edges, edges[1:], (h.word("qty"), h.word("item"), h.word("unit"), h.word("sum"))):
        p.rect(x, y, edge - x, 7 * s, h.colour, 0.3)
        p.put((x + edge) / 2, y + 4.9 * s, head, 2.9, True, h.colour, "ms", room=edge - x - 2)
    for k in range(count):
        line = y + (7 + 6.4 * k) * s
        p.line(p.margin, line + 6.4 * s, p.right, line + 6.4 * s, 0.15, h.colour)
        if k < len(doc.lines):
            label, number, cents = doc.lines[k]
            p.put((edges[0] + edges[1]) / 2, line + 4.6 * s, str(number), 3.2, anchor="ms")
            p.put(edges[1] + 2, line + 4.6 * s, label, 3.2, room=edges[2] - edges[1] - 4)
            p.put(edges[3] - 2, line + 4.6 * s, h.money(cents // number), 3.2, anchor="rs", room=edges[3] - edges[2] - 3)
            p.put(edges[4] - 2, line + 4.6 * s, h.money(cents), 3.2, anchor="rs", room=edges[4] - edges[3] - 3)
    low = y + (7 + 6.4 * count) * s
    for x in edges:
        p.line(x, y, x, low, 0.3, h.colour)
    return low


def _strip(p: Press, h: House, doc: Document, y: float) -> float:
    """A needle printer's: what, quantity, price and sum in fixed letters between hyphens; under them how many lines."""
    s, wide = p.scale, p.width - 2 * p.margin
    spots, shares = (p.margin, p.margin + wide * 0.6, p.margin + wide * 0.8, p.right), (0.5, 0.1, 0.18, 0.19)
    body = [(label.upper(), str(count), h.money(cents // count), h.money(cents)) for label, count, cents in doc.lines]
    for k, row in enumerate([(h.word("item").upper(), "QTE", h.own.choice(["PRIX", "P.U"]), h.word("sum").upper()), *body]):
        y += 5 * s
        for j, (x, text, share) in enumerate(zip(spots, row, shares)):
            p.put(x, y, text, 3, k == 0, anchor="ls" if j == 0 else "rs", family="matrix", room=wide * share)
        if k == 0:
            y += 4 * s
            signs(p, y, "-", 3, "matrix")
    y += 4 * s
    signs(p, y, "-", 3, "matrix")
    return y + 1 * s


def _dotted(p: Press, h: House, doc: Document, y: float) -> float:
    """A word processor's list: what it is, dots, the price flush right; the heads in bold over them."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, y + 5 * s, h.word("item"), 3.2, True, room=wide * 0.6)
    p.put(p.right, y + 5 * s, h.word("sum"), 3.2, True, anchor="rs", room=wide * 0.3)
    y += 6 * s
    for label, count, cents in doc.lines:
        y += 6.6 * s
        end = p.put(p.margin, y, f"{count} {label}" if count > 1 else label, 3.3, room=wide * 0.66)
        p.dots(end + 1.5, y, p.right - p.length(h.money(cents), 3.3) - 2, 0.3, 0.9, 0.22, "#5a5a5a")
        p.put(p.right, y, h.money(cents), 3.3, anchor="rs", room=wide * 0.28)
    return y + 3 * s


def _sentence(p: Press, h: House, doc: Document, y: float) -> float:
    """A note without a table: a line that opens, then each thing with its price behind a colon."""
    s, wide = p.scale, p.width - 2 * p.margin
    opening = h.own.choice(["Médicaments délivrés ce jour", "Pour les produits suivants", "Vente de"] if h.kind in ("pharmacy", "supplier") else ["Pour les soins suivants", "Actes effectués", "Pour :", "Pour prestations rendues"])
    p.put(p.margin, y + 6 * s, f"{opening.rstrip(' :')} :", 3.4, room=wide)
    y += 7 * s
    for label, count, cents in doc.lines:
        y += 6.6 * s
        p.put(p.margin + 8 * s, y, f"- {label}{f' ({count})' if count > 1 else ''} : {h.money(cents, True)}", 3.4, room=wide - 10 * s)
    return y + 3 * s


def said(h: House, column, line, doc, k) -> str:
    """What stands in a cell: codes and percentages in the issuer's own manner, else as in `town`."""
    r = Random(f"{line[0]}-{h.seller.inpe}")
    own = {
        "row": str(k + 1), "code": f"61180{r.randint(10 ** 7, 10 ** 8 - 1)}" if h.kind == "pharmacy" and h.packed else f"{r.choice('PMAR')}{r.randint(1, 9999):04d}" if h.kind in ("pharmacy", "supplier") else f"{r.choice(['B', 'Z', 'K', 'E'])}{r.randint(10, 999)}", "tax": f"{h.rate} %" if h.capitals else f"{h.rate},00",
        "off": "0,00" if h.capitals else "-", "lot": f"{r.randint(100, 999)}{r.choice('ABCDEFGHK')}{r.randint(1, 99):02d}", "expiry": f"{r.randint(1, 12):02d}/{r.randint(27, 29)}", "day": f"{doc.day:%d/%m/%Y}",
    }
    return own.get(column) or town.tables.said(h, column, line, doc, k)
