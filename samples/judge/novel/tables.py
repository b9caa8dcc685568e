"""The table of an invoice in `novel`: which columns, how headed, how ruled."""
from dataclasses import dataclass
from random import Random

from columns import fitting
from house import Document, House
from paper import MM
from press import Press

WIDE = {"row": 10, "code": 22, "qty": 17, "unit": 22, "tax": 17, "off": 16, "net": 23, "sum": 28, "lot": 20, "expiry": 19, "day": 22}
MIDDLE = ("row", "qty", "tax", "off", "lot", "expiry", "day")


@dataclass(frozen=True)
class Form:
    head: str          # bar, capitals, shaded, brackets, or a way of its own: list, typed
    rows: str          # boxes, dashes, tints, open
    edges: str         # double, sides, ends, none
    total: bool        # the total may be the last row of the table


FORMS = [Form("bar", "open", "ends", True), Form("bar", "dashes", "none", False), Form("capitals", "open", "double", False), Form("capitals", "tints", "ends", True), Form("shaded", "boxes", "none", True),
         Form("shaded", "open", "sides", False), Form("brackets", "dashes", "none", False), Form("brackets", "open", "sides", True), Form("list", "", "", False), Form("typed", "", "", False)]
SETS = [("qty", "code", "item", "unit", "sum"), ("item", "qty", "unit", "off", "sum"), ("row", "item", "qty", "sum"), ("row", "qty", "item", "unit", "sum"), ("item", "expiry", "lot", "qty", "unit", "sum"), ("code", "item", "tax", "qty", "sum"),
        ("day", "item", "sum"), ("day", "code", "item", "unit", "qty", "sum"), ("item", "unit", "tax", "net", "sum"), ("code", "item", "sum"), ("item", "qty", "code", "sum")]
SPARE = ("expiry", "lot", "off", "code", "net", "tax", "day", "row", "unit", "qty")


def columns(h: House, p: Press) -> list[str]:
    chosen = list(h.own.choice(SETS))
    unfit = {"lot", "expiry"} if h.kind != "pharmacy" else {"day"}
    chosen = [c for c in chosen if c not in unfit and (h.rate or c not in ("tax", "net"))]
    return fitting(chosen, p, WIDE, SPARE, 0.6)


class Table:
    """Where its columns stand, and how its parts are drawn."""

    def __init__(self, p: Press, h: House, doc: Document, form: Form):
        self.p, self.h, self.doc, self.form = p, h, doc, form
        self.chosen, self.wide, s = columns(h, p), p.width - 2 * p.margin, p.scale
        self.widths = {c: WIDE.get(c, 0) * s for c in self.chosen}
        self.widths["item"] = self.wide - sum(self.widths.values())
        self.lefts, x = {}, p.margin
        for c in self.chosen:
            self.lefts[c] = x
            x += self.widths[c]
        self.heads = {c: {"row": "N°", "day": "Date"}.get(c) or h.word(c) for c in self.chosen}
        self.step = h.own.choice([6.6, 7.4, 8.0]) * s

    def cell(self, column, y, text, size=3.15, bold=False, colour=""):
        x, w = self.lefts[column], self.widths[column]
        at, anchor = (x + w / 2, "ms") if column in MIDDLE else (x + 1.8, "ls") if column in ("item", "code") else (x + w - 1.8, "rs")
        self.p.put(at, y, text, size, bold, colour, anchor, room=w - 2.4)

    def draw(self, y: float) -> float:
        top, y = y, self.head(y)
        for k, line in enumerate(self.doc.lines):
            y = self.row(y, k, line)
        self.border(top, y)
        return self.total(y) if self.form.total and self.doc.total and self.h.row_total else y

    def head(self, y: float) -> float:
        p, h, how, high = self.p, self.h, self.form.head, 8 * self.p.scale
        box = [p.margin * MM, y * MM, p.right * MM, (y + high) * MM]
        if how == "bar":
            p.draw.rounded_rectangle(box, 24, fill=h.colour)
        elif how == "shaded":
            for c in self.chosen:
                p.rect(self.lefts[c], y, self.widths[c], high, "#555555", 0.25, "#e3e3e0")
        elif how == "brackets":
            for c in self.chosen:
                p.line(self.lefts[c] + 0.8, y + high - 1, self.lefts[c] + self.widths[c] - 0.8, y + high - 1, 0.5, h.colour)
        else:
            p.line(p.margin, y + high, p.right, y + high, 0.6, h.colour)
        for c in self.chosen:
            text = self.heads[c].upper() if how == "capitals" else self.heads[c]
            self.cell(c, y + 5.5 * p.scale, text, 2.9, how != "brackets", "#ffffff" if how == "bar" else h.colour if how == "brackets" else "")
        return y + high

    def row(self, y: float, k: int, line) -> float:
        p, how, high = self.p, self.form.rows, self.step
        if how == "boxes":
            for c in self.chosen:
                p.rect(self.lefts[c], y, self.widths[c], high, "#555555", 0.18)
        elif how == "tints" and k % 2:
            p.rect(p.margin, y, self.wide, high, None, fill="#f1f1ec")
        elif how == "dashes":
            p.dots(p.margin, y + high, p.right, 1.1, 0.9, 0.15, "#777777")
        for c in self.chosen:
            self.cell(c, y + high * 0.66, said(self.h, c, line, self.doc, k))
        return y + high

    def border(self, top: float, y: float):
        p, h, how = self.p, self.h, self.form.edges
        if how == "double":
            p.rect(p.margin, top, self.wide, y - top, h.colour, 0.2)
            p.rect(p.margin - 1, top - 1, self.wide + 2, y - top + 2, h.colour, 0.5)
        elif how == "sides":
            for x in [*self.lefts.values(), p.right]:
                p.line(x, top, x, y, 0.25, h.colour)
            p.line(p.margin, y, p.right, y, 0.25, h.colour)
        elif how == "ends":
            p.line(p.margin, y, p.right, y, 0.7, h.colour)

    def total(self, y: float) -> float:
        p, h, s = self.p, self.h, self.p.scale
        y += 1.2
        split = p.right - self.widths[self.chosen[-1]] - 9 * s
        p.rect(split, y, p.right - split, 9 * s, h.colour, 0.5)
        p.put(split - 2.5, y + 6.2 * s, h.total, 3.7, True, anchor="rs", room=split - p.margin - 4, vital=True)
        p.put(p.right - 2, y + 6.3 * s, h.money(self.doc.cents, True), 3.9, True, anchor="rs", room=p.right - split - 3.6, vital=True)
        return y + 9 * s


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it; returns its lower edge. With `form.total` a total of the issuer's stands in the last row, and `h.row_total` tells so."""
    if form.head == "list":
        return _list(p, h, doc, y)
    if form.head == "typed":
        return _typed(p, h, doc, y)
    return Table(p, h, doc, form).draw(y)


def _list(p: Press, h: House, doc: Document, y: float) -> float:
    """A numbered list without a head: what it is, how many at what price, what they come to."""
    s = p.scale
    for k, (label, count, cents) in enumerate(doc.lines, 1):
        y += 7.4 * s
        text = h.money(cents)
        p.put(p.margin + 2, y, f"{k}.", 3.3, True, h.colour)
        p.put(p.margin + 9 * s, y, label, 3.3, room=p.width * 0.42)
        p.put(p.right - 34 * s, y, f"{count} x {h.money(cents // count)}", 3.0, False, "#333333", "rs", room=34 * s)
        p.put(p.right - 1, y, text, 3.4, True, anchor="rs", room=30 * s)
    y += 3.4 * s
    p.line(p.width * 0.55, y, p.right, y, 0.4, h.colour)
    return y


def _typed(p: Press, h: House, doc: Document, y: float) -> float:
    """Bars between columns of fixed letters, a line of equals signs under the head."""
    s, wide = p.scale, p.width - 2 * p.margin
    unit = p.length("=" * 20, 3, False, "mono") / 20
    spots = (p.margin + wide * 0.56, p.margin + wide * 0.68, p.margin + wide * 0.84)
    heads = [h.word("item").upper(), h.word("qty").upper(), h.word("unit").upper(), h.word("sum").upper()]
    rows = [heads] + [[label, str(count), h.money(cents // count), h.money(cents)] for label, count, cents in doc.lines]
    for k, (label, count, unit_price, cents) in enumerate(rows):
        y += 5.6 * s
        p.put(p.margin + 1, y, label, 3, k == 0, family="mono", room=wide * 0.54)
        for x, text, room in zip((spots[1], spots[2], p.right), (count, unit_price, cents), (0.1, 0.14, 0.14)):
            p.put(x - 2, y, text, 3, k == 0, anchor="rs", family="mono", room=wide * room)
        for x in spots:
            p.put(x - unit / 2, y, "|", 3, family="mono")
        if k == 0:
            y += 4.4 * s
            p.put(p.margin, y, "=" * int(wide / unit), 3, family="mono")
    y += 4.6 * s
    p.put(p.margin, y, "=" * int(wide / unit), 3, family="mono")
    return y + 1


def said(h: House, column, line, doc, k) -> str:
    label, count, cents = line
    r = Random(f"{h.seller.inpe}-{label}")
    return {
        "row": f"{k + 1:02d}", "item": label, "code": f"{r.randint(100000, 999999)}" if h.kind == "pharmacy" else f"{r.choice(['ACT', 'PR', 'EX'])}{r.randint(10, 999):03d}", "qty": str(count), "unit": h.money(cents // count),
        "sum": h.money(cents), "tax": f"{h.rate}%", "off": "0,00" if h.point[0] == "," else "0.00", "net": h.money(round(cents * 100 / (100 + h.rate))), "lot": f"{r.choice('EHKTW')}{r.randint(10, 99)}{r.choice('AB')}{r.randint(10, 99)}",
        "expiry": f"{r.randint(1, 12):02d}/{r.randint(2027, 2030)}", "day": f"{doc.day:%d/%m/%y}",
    }[column]
