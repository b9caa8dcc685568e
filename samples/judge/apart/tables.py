"""The table of an invoice in `apart`: which columns, how headed, how ruled."""
from dataclasses import dataclass
from random import Random

from columns import fitting
from house import Document, House
from paper import MM
from press import Press

WIDE = {"row": 11, "code": 24, "qty": 18, "unit": 23, "tax": 18, "off": 15, "net": 24, "sum": 29, "lot": 21, "expiry": 18, "day": 23}
MIDDLE = ("row", "qty", "tax", "off", "lot", "expiry", "day")
SPARE = ("lot", "expiry", "code", "off", "tax", "net", "row", "day", "unit", "qty")


@dataclass(frozen=True)
class Form:
    head: str          # tinted, inked, ruled, plain, or a way of its own: told, pairs, receipt
    rows: str          # frames, ledger, hair, open
    total: bool        # the total may be the last row of the table


FORMS = [Form("tinted", "hair", True), Form("tinted", "ledger", False), Form("inked", "hair", False), Form("inked", "open", True), Form("ruled", "ledger", True), Form("ruled", "open", False), Form("plain", "frames", False),
         Form("plain", "hair", False), Form("told", "", False), Form("pairs", "", False), Form("receipt", "", False)]
SETS = [("code", "item", "qty", "unit", "sum"), ("item", "qty", "unit", "tax", "net", "sum"), ("row", "code", "item", "qty", "sum"), ("qty", "item", "sum", "tax"), ("item", "lot", "qty", "unit", "sum"), ("row", "item", "unit", "qty", "sum"),
        ("day", "qty", "item", "unit", "sum"), ("item", "expiry", "qty", "sum"), ("day", "item", "code", "sum"), ("code", "qty", "unit", "item", "sum"), ("row", "day", "item", "sum"), ("unit", "qty", "item", "sum")]


def columns(h: House, p: Press) -> list[str]:
    chosen = list(h.own.choice(SETS))
    unfit = {"lot", "expiry"} if h.kind != "pharmacy" else {"day"}
    chosen = [c for c in chosen if c not in unfit and (h.rate or c not in ("tax", "net"))]
    if chosen[-1] != "sum":
        chosen = [c for c in chosen if c != "sum"] + ["sum"]
    return fitting(chosen, p, WIDE, SPARE, 0.6)


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it; returns its lower edge. With `form.total` a total of the issuer's stands in the last row, and `h.row_total` tells so."""
    own = {"told": _told, "pairs": _pairs, "receipt": _receipt}.get(form.head)
    return own(p, h, doc, y) if own else Table(p, h, doc, form).draw(y)


class Table:
    """Where its columns stand, and how its parts are drawn."""

    def __init__(self, p: Press, h: House, doc: Document, form: Form):
        self.p, self.h, self.doc, self.form = p, h, doc, form
        self.chosen, self.wide = columns(h, p), p.width - 2 * p.margin
        self.widths = {c: WIDE.get(c, 0) * p.scale for c in self.chosen}
        self.widths["item"] = self.wide - sum(self.widths.values())
        self.lefts = {c: p.margin + sum(self.widths[b] for b in self.chosen[:k]) for k, c in enumerate(self.chosen)}
        self.heads = {c: {"row": "Lig.", "day": "Le"}.get(c) or h.word(c) for c in self.chosen}
        self.step = h.own.choice([6.8, 7.6, 8.4]) * p.scale
        self.blank = h.own.randint(2, 6) if form.rows == "ledger" and p.height > 215 else 0

    def cell(self, column, y, text, size=3.15, bold=False, colour=""):
        x, w = self.lefts[column], self.widths[column]
        at, anchor = (x + w / 2, "ms") if column in MIDDLE else (x + 2, "ls") if column in ("item", "code") else (x + w - 2, "rs")
        self.p.put(at, y, text, size, bold, colour, anchor, room=w - 2.6)

    def draw(self, y: float) -> float:
        p, h, how, s = self.p, self.h, self.form, self.p.scale
        top, high = y, 8.2 * s
        if how.head == "tinted":
            p.rect(p.margin, y, self.wide, high, None, fill="#dfe7ea")
        elif how.head == "ruled":
            p.rect(p.margin, y, self.wide, high, "#333333", 0.3)
        for c in self.chosen:
            self.cell(c, y + 5.6 * s, self.heads[c], 2.9, how.head != "plain", h.colour if how.head in ("inked", "tinted") else "#555555" if how.head == "plain" else "")
        if how.head == "inked":
            for gap in (high, high + 1.0):
                p.line(p.margin, y + gap, p.right, y + gap, 0.2, h.colour)
        y += high + (1.2 if how.head == "inked" else 0)
        for k in range(len(self.doc.lines) + self.blank):
            y = self.row(y, k)
        if how.rows == "ledger":
            for c in self.chosen[1:]:
                p.line(self.lefts[c], top, self.lefts[c], y, 0.2, h.colour)
            p.line(p.margin, top, p.margin, y, 0.5, h.colour)
            p.line(p.right, top, p.right, y, 0.5, h.colour)
        elif how.rows == "open":
            p.line(p.margin, y, p.right, y, 0.5, h.colour)
        return self.total(y) if how.total and self.doc.total and h.row_total else y

    def row(self, y: float, k: int) -> float:
        p, how, high = self.p, self.form.rows, self.step
        if how == "frames":
            p.draw.rounded_rectangle([p.margin * MM, (y + 0.5) * MM, p.right * MM, (y + high - 0.3) * MM], 14, outline="#8a9097", width=2)
        elif how in ("hair", "ledger"):
            p.line(p.margin, y + high, p.right, y + high, 0.15, "#7d8a94")
        if k < len(self.doc.lines):
            for c in self.chosen:
                self.cell(c, y + high * 0.67, said(self.h, c, self.doc.lines[k], self.doc, k))
        return y + high

    def total(self, y: float) -> float:
        """A last row with the label at its left end and a thick rule under it."""
        p, h, s = self.p, self.h, self.p.scale
        p.put(p.margin + 2, y + 6.6 * s, h.total, 3.8, True, room=self.wide * 0.56, vital=True)
        p.put(p.right - 2, y + 6.6 * s, h.money(self.doc.cents, True), 4, True, anchor="rs", room=self.wide * 0.38, vital=True)
        p.line(p.margin, y + 9 * s, p.right, y + 9 * s, 0.8, h.colour)
        return y + 9.4 * s


def _told(p: Press, h: House, doc: Document, y: float) -> float:
    """One line of words each: how many of what at what price, and after an equals sign what they come to."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, y + 4 * s, f"{h.word('item')} :", 3.2, False, h.colour, "ls", "serif-italic")
    y += 5 * s
    for label, count, cents in doc.lines:
        y += 7.2 * s
        p.put(p.margin + 5, y, f"{count:02d} {label} à {h.money(cents // count)}", 3.4, room=wide * 0.68)
        p.put(p.right - 2, y, f"= {h.money(cents)}", 3.4, anchor="rs", room=wide * 0.26)
    return y + 4 * s


def _pairs(p: Press, h: House, doc: Document, y: float) -> float:
    """Two heads, underlined; what it is and how many in brackets, what it costs."""
    s, wide = p.scale, p.width - 2 * p.margin
    for x, text, anchor in ((p.margin, h.word("item"), "ls"), (p.right, h.word("sum"), "rs")):
        p.put(x, y + 4 * s, text, 3.3, True, h.colour, anchor)
        long = p.length(text, 3.3, True)
        p.line(x if anchor == "ls" else x - long, y + 5.2 * s, x + long if anchor == "ls" else x, y + 5.2 * s, 0.3, h.colour)
    y += 6 * s
    for k, (label, count, cents) in enumerate(doc.lines):
        if k % 2 == 0:
            p.rect(p.margin, y + 0.6 * s, wide, 7 * s, None, fill="#f4f5f2")
        y += 7 * s
        p.put(p.margin + 1, y - 1.6 * s, f"{label}   (x {count})", 3.3, room=wide * 0.66)
        p.put(p.right - 1, y - 1.6 * s, h.money(cents), 3.3, anchor="rs")
    return y + 2 * s


def _receipt(p: Press, h: House, doc: Document, y: float) -> float:
    """A program's plain letters: a head between lines of underscores, rows, a line of underscores."""
    s, wide = p.scale, p.width - 2 * p.margin
    unit = p.length("_" * 20, 3, False, "typed") / 20
    rule = lambda line: p.put(p.margin, line, "_" * int(wide / unit), 3, family="typed")
    spots = (p.margin + wide * 0.12, p.margin + wide * 0.76, p.right)
    rows = [(h.word("qty"), h.word("item"), h.word("unit"), h.word("sum"))] + [(str(count), label, h.money(cents // count), h.money(cents)) for label, count, cents in doc.lines]
    rule(y)
    for k, (count, label, each, cents) in enumerate(rows):
        y += 5.8 * s
        p.put(p.margin, y, count, 3, k == 0, family="typed", room=wide * 0.1)
        p.put(spots[0], y, label, 3, k == 0, family="typed", room=wide * 0.46)
        p.put(spots[1], y, each, 3, k == 0, anchor="rs", family="typed", room=wide * 0.16)
        p.put(spots[2], y, cents, 3, k == 0, anchor="rs", family="typed", room=wide * 0.2)
        if k == 0:
            y += 1.6 * s
            rule(y)
    rule(y + 1.6 * s)
    return y + 3 * s


def said(h: House, column, line, doc, k) -> str:
    label, count, cents = line
    r = Random(f"{h.seller.inpe}-{label}")
    return {
        "row": str((k + 1) * (10 if h.capitals else 1)), "item": label, "code": f"6118{r.randint(10 ** 6, 10 ** 7 - 1)}" if h.kind == "pharmacy" else f"{r.choice(['B', 'K', 'Z', 'P'])} {r.randint(10, 300)}", "qty": str(count), "unit": h.money(cents // count),
        "sum": h.money(cents), "tax": f"{h.rate:02d} %", "off": "0%", "net": h.money(round(cents * 100 / (100 + h.rate))), "lot": f"{r.randint(1, 9)}{r.choice('ABCKP')}{r.randint(1000, 9999)}", "expiry": f"{r.randint(1, 12):02d}.{r.randint(2027, 2030)}",
        "day": f"{doc.day:%d/%m/%y}",
    }[column]
