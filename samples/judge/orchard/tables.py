"""The table of an invoice in `orchard`: which columns, how headed and ruled; and lists that have no columns."""
from dataclasses import dataclass
from random import Random

from columns import fitting
from house import Document, House
from orchard.labels import GREY, PALE, curved, even, signs
from press import Press

WIDE = {"rank": 9, "code": 23, "qty": 16, "unit": 26, "tax": 14, "off": 17, "net": 25, "sum": 30, "lot": 21, "expiry": 19, "day": 23, "coef": 18, "borne": 24}
MIDDLE = ("rank", "qty", "tax", "expiry", "lot", "day", "coef", "code")
SPARE = ("lot", "expiry", "off", "borne", "net", "tax", "day", "code", "rank", "coef", "unit", "qty")
OF_GOODS = [("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("qty", "item", "unit", "sum"), ("item", "unit", "qty", "sum"), ("code", "item", "qty", "unit", "sum"), ("rank", "item", "unit", "qty", "sum"), ("code", "item", "qty", "unit", "off", "sum"), ("item", "qty", "net", "tax", "sum"),
            ("item", "tax", "qty", "unit", "sum"), ("item", "expiry", "qty", "unit", "sum"), ("item", "lot", "qty", "unit", "sum"), ("qty", "code", "item", "unit", "sum"), ("item", "unit", "off", "qty", "sum")]
OF_CARE = [("item", "sum"), ("item", "sum"), ("item", "sum"), ("rank", "item", "sum"), ("code", "item", "sum"), ("item", "coef", "sum"), ("coef", "item", "sum"), ("item", "qty", "unit", "sum"), ("item", "qty", "sum"), ("day", "item", "sum"), ("item", "day", "sum"), ("rank", "item", "qty", "unit", "sum"), ("item", "unit", "qty", "sum"),
           ("code", "item", "qty", "unit", "sum"), ("item", "borne", "sum")]
KEYS = {"laboratory": "B", "radiology": "Z", "facility": "KC", "paramedical": "AMM", "physician": "CS"}


@dataclass(frozen=True)
class Form:
    """`head`: how the heads stand (solid, pale, ruled, line, bare), or which list takes the place of a table. `grid`: all (every cell), columns (upright lines in a frame), rows (hairlines), frame, end (a line under
    all), none. `depth`: the frame reaches that part of the paper at least; `blank` rows follow the last."""
    head: str
    grid: str = "none"
    total: bool = False  # the total may stand in a last row
    depth: float = 0.0
    blank: int = 0
    tinted: bool = False


FORMS = [Form("pale", "all"), Form("pale", "all", True), Form("ruled", "all", True), Form("ruled", "all", True, blank=4), Form("solid", "all", True), Form("solid", "rows"), Form("solid", "columns", depth=0.5), Form("pale", "columns", depth=0.54), Form("ruled", "columns", True), Form("line", "rows"), Form("line", "end", True), Form("line", "end"),
         Form("bare", "rows"), Form("pale", "end", tinted=True), Form("solid", "frame", tinted=True), Form("ruled", "columns", blank=6), Form("hyphens"), Form("notebook"), Form("slips"), Form("paragraphs"), Form("ruled", "all"), Form("pale", "all", True)]


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it and returns its lower edge. Where `h.row_total` the total stands in its last row."""
    lists = {"hyphens": _hyphens, "notebook": _notebook, "slips": _slips, "paragraphs": _paragraphs}
    return lists[form.head](p, h, doc, y) if form.head in lists else Grid(p, h, doc, form).draw(y)


class Grid:
    """A table of columns."""

    def __init__(self, p: Press, h: House, doc: Document, form: Form):
        self.p, self.h, self.doc, self.form, own = p, h, doc, form, h.own
        self.ink = h.colour if form.head == "solid" else own.choice(["#000000", "#333333", "#7a7a7a"])
        chosen = own.choice(OF_GOODS if h.kind in ("pharmacy", "supplier") else OF_CARE)
        self.names = fitting([c for c in chosen if h.rate or c not in ("tax", "net")], p, WIDE, SPARE, 0.6)
        said = {"rank": ["N°", "#", "Nº"], "day": ["Date", "Date", "Fait le"], "coef": ["Cotation", "Lettre clé", "Coef"], "borne": ["Part org.", "Org."]}
        self.heads = {c: own.choice(said[c]) if c in said else h.word(c) for c in self.names}
        left, free = p.margin, p.width - 2 * p.margin - sum(WIDE.get(c, 0) * p.scale for c in self.names)
        self.at: dict[str, tuple[float, float]] = {}
        for c in self.names:
            self.at[c] = (left, free if c == "item" else WIDE[c] * p.scale)
            left += self.at[c][1]
        self.high, self.step = own.choice([6.4, 7, 8]) * p.scale, own.choice([5.8, 6.4, 7]) * p.scale
        self.amounts_middle = form.grid == "all" and own.random() < 0.25

    def cell(self, c, y, text, size=3.1, bold=False, fill="", head=False):
        x, w = self.at[c]
        if c in MIDDLE or c != "item" and self.amounts_middle:
            self.p.put(x + w / 2, y, text, size, bold, fill, "ms", room=w - 2)
        elif c == "item":
            self.p.put(x + (w / 2 if head and self.h.packed else 2), y, text, size, bold, fill, "ms" if head and self.h.packed else "ls", room=w - 4)
        else:
            self.p.put(x + w - 2, y, text, size, bold, fill, "rs", room=w - 3)

    def draw(self, y: float) -> float:
        p, form, top, wide = self.p, self.form, y, self.p.width - 2 * self.p.margin
        if form.head in ("solid", "pale"):
            p.rect(p.margin, y, wide, self.high, None, fill=self.h.colour if form.head == "solid" else PALE)
        for c in self.names:
            self.cell(c, y + self.high * 0.67, self.heads[c], 3, form.head != "bare", "#ffffff" if form.head == "solid" else GREY if form.head == "bare" else "", True)
        y += self.high
        if form.head != "solid":
            p.line(p.margin, y, p.right, y, 0.6 if form.head == "line" else 0.25, self.ink if form.head != "line" else self.h.colour)
        for k, line in enumerate([*self.doc.lines, *[None] * self.blanks(y)]):
            y = self.row(y, k, line)
        if form.depth and p.height > p.width:
            y = max(y, min(p.height * form.depth, p.height - 115 * p.scale))
        self.edges(top, y)
        return self.total_row(y) if form.total and self.h.row_total and self.doc.total else y

    def blanks(self, y) -> int:
        p = self.p
        return max(0, min(self.form.blank, int((p.height * 0.56 - y) / self.step) - len(self.doc.lines))) if p.height > p.width else 0

    def row(self, y, k, line) -> float:
        p, low = self.p, y + self.step
        if self.form.tinted and k % 2 == 0:
            p.rect(p.margin, y, p.width - 2 * p.margin, self.step, None, fill="#f6f7f8")
        if self.form.grid in ("all", "rows"):
            p.line(p.margin, low, p.right, low, 0.2, self.ink if self.form.grid == "all" else "#b4b8bc")
        if line:
            for c in self.names:
                self.cell(c, y + self.step * 0.69, value(self.h, self.doc, c, k, line))
        return low

    def edges(self, top, y):
        p, grid = self.p, self.form.grid
        if grid in ("all", "columns", "frame"):
            p.rect(p.margin, top, p.width - 2 * p.margin, y - top, self.ink, 0.3)
        if grid in ("all", "columns"):
            for c in self.names[1:]:
                p.line(self.at[c][0], top, self.at[c][0], y, 0.2, self.ink)
        if grid == "end":
            p.line(p.margin, y, p.right, y, 0.4, self.h.colour if self.form.head == "line" else self.ink)

    def total_row(self, y) -> float:
        """The total in a last row across: its label at the left or in the middle of what is before the amount, the amount at the right end."""
        p, h, s = self.p, self.h, self.p.scale
        split, high = p.right - max(WIDE["sum"], 36) * s, 8 * s
        ruled = self.form.grid in ("all", "columns")
        p.rect(p.margin, y, p.width - 2 * p.margin, high, self.ink if ruled else None, 0.3, PALE if h.ice_high else None)
        if ruled:
            p.line(split, y, split, y + high, 0.3, self.ink)
        else:
            p.line(p.margin, y + high, p.right, y + high, 0.4, self.ink)
        x, anchor = ((p.margin + split) / 2, "ms") if h.capitals else (p.margin + 2, "ls")
        p.put(x, y + high * 0.69, h.total, 3.6, True, "", anchor, room=split - p.margin - 4, vital=True)
        p.put(p.right - 2, y + high * 0.69, h.money(self.doc.cents, True), 3.7, True, "", "rs", room=p.right - split - 3, vital=True)
        return y + high


def _hyphens(p: Press, h: House, doc: Document, y: float) -> float:
    """Fixed letters: what, quantity, price and amount, rows of hyphens under the heads and the end."""
    s, wide, family = p.scale, p.width - 2 * p.margin, even(h)
    ends = [p.margin + wide * share for share in (0.67, 0.83, 1.0)]
    rows = [(h.word("item"), h.word("qty"), "P.U", h.word("sum")), *[(label, str(n), h.money(cents // n), h.money(cents)) for label, n, cents in doc.lines]]
    signs(p, y + 3 * s, "-", family)
    y += 3 * s
    for k, cells in enumerate(rows):
        y += 5 * s
        p.put(p.margin, y, cells[0], 3, False, "", "ls", family, wide * 0.5)
        for end, text, room in zip(ends, cells[1:], (0.1, 0.14, 0.15)):
            p.put(end, y, text, 3, False, "", "rs", family, wide * room)
        if k in (0, len(rows) - 1):
            y += 4 * s
            signs(p, y, "-", family)
    return y + 1 * s


def _notebook(p: Press, h: House, doc: Document, y: float) -> float:
    """A printed pad: amounts in two columns, dirhams and centimes, at the right; lines ruled down to a fixed row in its colour."""
    s, wide = p.scale, p.width - 2 * p.margin
    whole, cts, high = p.right - 32 * s, p.right - 11 * s, 7 * s
    bottom = y + high * (1 + max(len(doc.lines) + 1, 7 if p.height > 200 else 4))
    p.rect(p.margin, y, wide, bottom - y, h.colour, 0.35)
    p.line(p.margin, y + high, p.right, y + high, 0.35, h.colour)
    for x in (p.margin + 14 * s, whole, cts):
        p.line(x, y, x, bottom, 0.25, h.colour)
    for x, text, room in ((p.margin + 7 * s, "Qté", 11), ((p.margin + 14 * s + whole) / 2, h.word("item"), 90), ((whole + cts) / 2, "Dhs", 18), ((cts + p.right) / 2, "Cts", 9)):
        p.put(x, y + 4.9 * s, text, 3.1, True, h.colour, "ms", room=room * s)
    at = y + high
    while at + high < bottom - 0.1:
        p.dots(p.margin + 0.6, at + high, p.right - 0.6, 0.3, 0.8, 0.2, h.colour)
        at += high
    for label, count, cents in doc.lines:
        y += high
        p.put(p.margin + 7 * s, y + 4.9 * s, str(count), 3.3, False, "#1b1b2a", "ms")
        p.put(p.margin + 14 * s + 2, y + 4.9 * s, label, 3.3, False, "#1b1b2a", room=whole - p.margin - 14 * s - 4)
        p.put(cts - 2, y + 4.9 * s, h.money(cents)[:-3], 3.3, False, "#1b1b2a", "rs", room=18 * s)
        p.put((cts + p.right) / 2, y + 4.9 * s, f"{cents % 100:02d}", 3.3, False, "#1b1b2a", "ms")
    return bottom


def _slips(p: Press, h: House, doc: Document, y: float) -> float:
    """A web program's: each line in a field with round corners, what at its left over quantity and price, the amount in bold at its right."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin + 3, y + 3.4 * s, h.word("item"), 2.9, False, GREY, room=wide * 0.6)
    p.put(p.right - 3, y + 3.4 * s, h.word("sum"), 2.9, False, GREY, "rs", room=wide * 0.3)
    y += 5 * s
    for label, count, cents in doc.lines:
        curved(p, p.margin, y, wide, 10.4 * s, "#b9c0c6", 2, "#fafbfc")
        p.put(p.margin + 3, y + 4.4 * s, label, 3.3, room=wide * 0.66)
        p.put(p.margin + 3, y + 8.6 * s, f"{count} × {h.money(cents // count)}", 2.7, False, GREY, room=wide * 0.5)
        p.put(p.right - 3, y + 6.6 * s, h.money(cents), 3.5, True, "", "rs", room=wide * 0.26)
        y += 11.8 * s
    return y + 1 * s


def _paragraphs(p: Press, h: House, doc: Document, y: float) -> float:
    """A word processor's: each thing after a dash, a tab stop, its amount with the currency; only the heading underlined."""
    s, wide, stop = p.scale, p.width - 2 * p.margin, p.margin + (p.width - 2 * p.margin) * 0.76
    end = p.put(p.margin, y + 4.6 * s, f"{h.word('item')} :", 3.5, True, room=wide * 0.7)
    p.line(p.margin, y + 5.6 * s, end, y + 5.6 * s, 0.25)
    y += 6 * s
    for label, count, cents in doc.lines:
        y += 7 * s
        p.put(p.margin + 6 * s, y, f"-  {label}" + (f"  (x{count})" if count > 1 else ""), 3.4, room=wide * 0.68)
        p.put(stop, y, f": {h.money(cents, True)}", 3.4, room=p.right - stop)
    return y + 3.6 * s


def value(h: House, doc: Document, column: str, k: int, line) -> str:
    """What stands in a cell of the line `k`."""
    label, count, cents = line
    r = Random(f"{h.seller.inpe}-{label}")
    if column == "item":
        return label
    if column == "code":
        return f"{r.randint(10 ** 4, 10 ** 6 - 1)}" if h.kind in ("pharmacy", "supplier") else f"{KEYS.get(h.kind, 'A')[0]}{r.randint(1, 999):04d}"
    return {
        "rank": lambda: f"{k + 1:02d}" if h.capitals else str(k + 1), "qty": lambda: f"{count}.00" if h.packed and h.ice_high else str(count), "unit": lambda: h.money(cents // count), "sum": lambda: h.money(cents), "tax": lambda: f"{h.rate}%" if h.capitals else f"{h.rate},00%",
        "off": lambda: "0%" if h.packed else "-", "borne": lambda: h.money(0), "net": lambda: h.money(round(cents * 100 / (100 + h.rate))), "lot": lambda: f"{r.randint(10, 99)}{r.choice('AEKMRT')}{r.randint(10, 999)}", "expiry": lambda: f"{r.randint(1, 12):02d}/{r.randint(27, 29)}",
        "day": lambda: f"{doc.day:%d/%m/%Y}", "coef": lambda: f"{KEYS.get(h.kind, 'C')} {r.choice([10, 15, 20, 25, 30, 50, 80, 120])}",
    }[column]()
