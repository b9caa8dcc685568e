"""The table of an invoice in `coast`: which columns, how headed, how ruled."""
from dataclasses import dataclass
from random import Random

from coast.labels import GREY, PALE, even, rounded
from columns import fitting
from house import Document, House
from press import Press
from town.labels import across

WIDE = {"row": 9, "code": 23, "qty": 15, "unit": 24, "tax": 14, "off": 17, "net": 24, "sum": 29, "lot": 20, "expiry": 18, "day": 22, "key": 17, "worth": 20}
MIDDLE = ("row", "qty", "tax", "expiry", "day", "key", "lot")
SPARE = ("lot", "expiry", "off", "net", "code", "tax", "worth", "day", "row", "key", "unit", "qty")
GOODS = [("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("code", "item", "qty", "unit", "sum"), ("item", "unit", "qty", "sum"), ("qty", "item", "unit", "sum"), ("item", "qty", "unit", "tax", "sum"), ("row", "item", "unit", "qty", "off", "sum"),
         ("code", "item", "unit", "off", "qty", "sum"), ("item", "lot", "expiry", "qty", "unit", "sum"), ("item", "qty", "net", "tax", "sum"), ("item", "unit", "sum")]
CARE = [("item", "sum"), ("item", "sum"), ("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("code", "item", "qty", "unit", "sum"), ("item", "key", "sum"), ("key", "item", "worth", "sum"), ("day", "item", "sum"), ("row", "item", "qty", "sum"), ("day", "key", "item", "sum"), ("item", "key", "worth", "qty", "sum")]
KEYS = {"laboratory": "B", "radiology": "Z", "facility": "K", "paramedical": "AMM"}


@dataclass(frozen=True)
class Form:
    head: str          # line, fill, tint, cells, round, small, or a way of its own: leaders, text, fixed
    rows: str          # bare, line, zebra, cells, dots
    edges: str         # box, columns, below, none
    tall: float        # how far down the paper the frame runs at least
    total: bool        # the total may be the last row of the table
    second: bool = False  # a small second line under each item


FORMS = [Form("line", "line", "none", 0, False, True), Form("line", "bare", "below", 0, False), Form("fill", "line", "none", 0, False), Form("fill", "zebra", "below", 0, True), Form("tint", "cells", "box", 0, True), Form("tint", "bare", "columns", 0.58, False),
         Form("cells", "cells", "box", 0, True), Form("cells", "bare", "columns", 0.55, True), Form("cells", "dots", "columns", 0.5, False), Form("round", "bare", "columns", 0.52, False), Form("small", "line", "below", 0, False, True), Form("small", "zebra", "none", 0, False),
         Form("leaders", "", "", 0, False), Form("text", "", "", 0, False), Form("fixed", "", "", 0, False), Form("cells", "cells", "box", 0, True), Form("tint", "cells", "box", 0, False)]


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it; returns its lower edge. With `form.total` a total of the issuer's stands in the last row, and `h.row_total` tells so."""
    own = {"leaders": _leaders, "text": _text, "fixed": _fixed}.get(form.head)
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
        self.heads = {c: {"row": h.own.choice(["N°", "#", "Lig."]), "day": h.own.choice(["Date", "Date acte", "Le"]), "key": h.own.choice(["Lettre clé", "Cotation", "Coef.", "NGAP"]), "worth": h.own.choice(["Valeur", "Tarif", "P.U"])}.get(c) or h.word(c) for c in self.chosen}
        if form.head == "small":
            self.heads = {c: text.upper() for c, text in self.heads.items()}
        self.step, self.ink = h.own.choice([5.6, 6.4, 7.2]) * p.scale, "#3c3c3c" if h.capitals else h.colour
        self.under = form.second and h.own.random() < 0.7

    def cell(self, column, y, text, size=3.1, bold=False, colour="", middle=False):
        x, w = self.lefts[column], self.widths[column]
        at, anchor = (x + w / 2, "ms") if middle or column in MIDDLE else (x + 1.8, "ls") if column in ("item", "code") else (x + w - 1.8, "rs")
        self.p.put(at, y, text, size, bold, colour, anchor, room=w - 2.4)

    def draw(self, y: float) -> float:
        p, form, s, top, high = self.p, self.form, self.p.scale, y, (7 if self.form.head != "small" else 6) * self.p.scale
        if form.head in ("fill", "tint"):
            p.rect(p.margin, y, self.wide, high, self.ink if form.head == "tint" else None, 0.3, self.h.colour if form.head == "fill" else "#dfe6ee" if self.h.capitals else "#e6e6e6")
        elif form.head == "round":
            rounded(p, p.margin, y, self.wide, high, self.ink, 4)
        for c in self.chosen:
            if form.head == "cells":
                p.rect(self.lefts[c], y, self.widths[c], high, self.ink, 0.3)
            self.cell(c, y + 4.9 * s, self.heads[c], 2.9 if form.head != "small" else 2.6, form.head != "small" or self.h.capitals, "#ffffff" if form.head == "fill" else GREY if form.head == "small" else self.h.colour if form.head == "line" and not self.h.capitals else "",
                      form.head in ("cells", "round"))
        if form.head in ("line", "small"):
            p.line(p.margin, y + high, p.right, y + high, 0.5 if form.head == "line" else 0.2, self.ink)
        y += high + (1.2 * s if form.head == "round" else 0)
        body = y if form.head == "round" else top
        for k, line in enumerate(self.doc.lines):
            y = self.row(y, k, line)
        if form.tall:
            y = max(y, min(p.height * (form.tall if p.height > p.width else 0.44), p.height - 106 * s))
        self.frame(body, y)
        return self.total(y) if form.total and self.doc.total and self.h.row_total else y

    def row(self, y: float, k: int, line) -> float:
        p, how, s = self.p, self.form.rows, self.p.scale
        step = self.step + (3.6 * s if self.under else 0)
        if how == "zebra" and k % 2:
            p.rect(p.margin, y, self.wide, step, None, fill=PALE)
        elif how in ("line", "cells"):
            p.line(p.margin, y + step, p.right, y + step, 0.12 if how == "line" else 0.22, "#a8a8a8" if how == "line" else self.ink)
        elif how == "dots":
            p.dots(p.margin, y + step, p.right, 0.3, 0.8, 0.15, "#8a8a8a")
        for c in self.chosen:
            self.cell(c, y + self.step * 0.7, said(self.h, c, line, self.doc, k), bold=c == "item" and self.under and self.h.capitals)
        if self.under:
            p.put(self.lefts["item"] + 1.8, y + self.step * 0.7 + 3.9 * s, below(self.h, line), 2.4 / max(s, 0.86), False, GREY, room=self.widths["item"] - 3)
        return y + step

    def frame(self, top: float, y: float):
        p, form = self.p, self.form
        if form.edges == "none":
            return
        if form.edges == "below":
            p.line(p.margin, y, p.right, y, 0.4, self.ink)
            return
        p.rect(p.margin, top, self.wide, y - top, self.ink, 0.3)
        if form.edges == "columns" or form.rows == "cells":
            for c in self.chosen[1:]:
                p.line(self.lefts[c], top, self.lefts[c], y, 0.2, self.ink)

    def total(self, y: float) -> float:
        """A last row as wide as the table: label and amount in cells of their own at the right, or the label over all columns but the last."""
        p, h, s = self.p, self.h, self.p.scale
        split = min(self.lefts[self.chosen[-1]], p.right - 34 * s)
        left = p.margin if h.capitals else max(p.margin, split - 50 * s)
        fill = "#eceff2" if h.ice_high else None
        p.rect(left, y, split - left, 7.8 * s, self.ink, 0.3, fill)
        p.rect(split, y, p.right - split, 7.8 * s, self.ink, 0.3, fill)
        p.put(split - 2.4, y + 5.4 * s, h.total, 3.5, True, anchor="rs", room=split - left - 5, vital=True)
        p.put(p.right - 1.8, y + 5.4 * s, h.money(self.doc.cents, True), 3.6, True, anchor="rs", room=p.right - split - 3, vital=True)
        return y + 7.8 * s


def _leaders(p: Press, h: House, doc: Document, y: float) -> float:
    """A pre-printed pad's: what it is, dots, the amount; the heads over two rules."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.rect(p.margin, y, wide, 6.6 * s, h.colour, 0.3)
    p.put(p.margin + wide * 0.36, y + 4.7 * s, h.word("item"), 3, True, h.colour, "ms", room=wide * 0.6)
    p.put(p.right - wide * 0.12, y + 4.7 * s, h.word("sum"), 3, True, h.colour, "ms", room=wide * 0.23)
    top, y = y, y + 7.4 * s
    for k in range(max(len(doc.lines), 6 if p.height > 200 else 4)):
        y += 7 * s
        if k < len(doc.lines):
            label, count, cents = doc.lines[k]
            p.put(p.margin + 2, y - 0.6, f"{count} {label}" if h.kind in ("pharmacy", "supplier") else label, 3.2, room=wide * 0.7)
            p.put(p.right - 2, y - 0.6, h.money(cents), 3.3, anchor="rs", room=wide * 0.23)
        p.dots(p.margin + 1.5, y + 0.8 * s, p.right - 1.5, 0.25, 0.8, 0.18, h.colour)
    y += 3 * s
    p.rect(p.margin, top, wide, y - top, h.colour, 0.4)
    p.line(p.right - wide * 0.25, top, p.right - wide * 0.25, y, 0.3, h.colour)
    return y


def _text(p: Press, h: House, doc: Document, y: float) -> float:
    """A word processor's list: a hyphen, what it is, a colon, the amount behind it; no columns."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, y + 6 * s, f"{h.word('item')} :", 3.4, True, room=wide)
    y += 7 * s
    for label, count, cents in doc.lines:
        y += 6.2 * s
        text = f"-  {label}" + (f" ({count} x {h.money(cents // count)})" if count > 1 else "")
        end = p.put(p.margin + 5 * s, y, f"{text} :", 3.4, room=wide * 0.68)
        p.put(max(end + 3, p.margin + wide * 0.62) if h.packed else end + 2, y, h.money(cents, True), 3.4, room=wide * 0.28)
    return y + 3 * s


def _fixed(p: Press, h: House, doc: Document, y: float) -> float:
    """Columns without frames, between lines of hyphens."""
    s, wide = p.scale, p.width - 2 * p.margin
    spots = (p.margin + 1, p.margin + wide * 0.61, p.margin + wide * 0.8, p.right - 1)
    shares, anchors = (0.5, 0.08, 0.17, 0.19), ("ls", "rs", "rs", "rs")
    across(p, y + 3 * s, "-", 3, even(h))
    y += 3 * s
    for k, row in enumerate([(h.word("item"), "Qté", "P.U", h.word("sum")), *[(label.upper(), str(count), h.money(cents // count), h.money(cents)) for label, count, cents in doc.lines]]):
        y += 4.8 * s
        for x, text, share, anchor in zip(spots, row, shares, anchors):
            p.put(x, y, text, 3, k == 0, anchor=anchor, family=even(h), room=wide * share)
        if k == 0:
            y += 3.8 * s
            across(p, y, "-", 3, even(h))
    across(p, y + 4 * s, "-", 3, even(h))
    return y + 4.6 * s


def below(h: House, line) -> str:
    """The small line under an item."""
    r = Random(f"below-{h.seller.inpe}-{line[0]}")
    if h.kind == "pharmacy":
        return r.choice([f"EAN 611800{r.randint(10 ** 6, 10 ** 7 - 1)}", f"Lot {r.choice('ABFKR')}{r.randint(1000, 99999)} - Exp {r.randint(1, 12):02d}/20{r.randint(27, 29)}"])
    return {"supplier": "Garantie 2 ans", "laboratory": f"B {r.choice([20, 40, 60, 80, 120, 250])}", "radiology": "Compte rendu remis au patient", "paramedical": "Sur prescription médicale", "facility": f"Service : {r.choice(['Chirurgie', 'Médecine', 'Urgences'])}"}.get(h.kind, "Au cabinet")


def said(h: House, column, line, doc, k) -> str:
    label, count, cents = line
    r = Random(f"{h.seller.inpe}-{label}")
    key = f"{KEYS[h.kind]}{r.choice(['', ' '])}{r.choice([6, 10, 15, 20, 25, 40, 60, 100, 150])}" if h.kind in KEYS else r.choice(["C", "CS", "V", "K 10", "K 15"])
    return {
        "row": str(k + 1), "item": label, "code": f"611800{r.randint(10 ** 5, 10 ** 6 - 1)}" if h.kind == "pharmacy" else f"{r.choice(['AC', 'EX', 'PR', ''])}{r.randint(100, 9999):04d}", "qty": f"{count},00" if h.capitals and h.packed else str(count),
        "unit": h.money(cents // count), "sum": h.money(cents), "tax": f"{h.rate} %" if h.capitals else f"{h.rate},00", "off": "0,00" if h.capitals else "0 %", "net": h.money(round(cents * 100 / (100 + h.rate))), "lot": f"{r.choice('CDHNPV')}{r.randint(100, 9999)}",
        "expiry": f"{r.randint(1, 12):02d}/{r.randint(27, 29)}", "day": f"{doc.day:%d/%m/%Y}", "key": key, "worth": h.money(r.choice([110, 134, 150, 1000, 1500, 2250])),
    }[column]
