"""The table of an invoice in `meadow`: which columns, how headed and ruled; and lists that have no columns."""
from dataclasses import dataclass
from random import Random

from columns import fitting
from house import Document, House
from meadow.labels import GREY, PALE, fixed, hyphens
from press import Press

WIDE = {"rank": 10, "code": 21, "qty": 15, "unit": 25, "tax": 14, "off": 17, "net": 24, "sum": 29, "lot": 20, "expiry": 20, "day": 24, "key": 20, "covered": 23}
CENTRED = ("rank", "qty", "tax", "expiry", "lot", "day", "key")
SPARE = ("lot", "expiry", "off", "net", "covered", "tax", "code", "day", "rank", "key", "unit", "qty")
OF_GOODS = [("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("qty", "item", "unit", "sum"), ("code", "item", "qty", "unit", "sum"), ("rank", "item", "qty", "unit", "sum"), ("item", "unit", "qty", "sum"), ("code", "item", "unit", "qty", "tax", "sum"),
            ("item", "qty", "unit", "tax", "sum"), ("item", "qty", "unit", "off", "sum"), ("item", "lot", "expiry", "qty", "unit", "sum"), ("qty", "item", "sum"), ("item", "qty", "net", "tax", "sum")]
OF_CARE = [("item", "sum"), ("item", "sum"), ("item", "sum"), ("rank", "item", "sum"), ("code", "item", "sum"), ("key", "item", "sum"), ("item", "key", "sum"), ("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("qty", "item", "sum"), ("day", "item", "sum"), ("day", "item", "qty", "unit", "sum"), ("code", "item", "key", "sum"),
           ("item", "covered", "sum")]
LETTERS = {"laboratory": "B", "radiology": "Z", "facility": "K", "paramedical": "AMM", "physician": "C"}


@dataclass(frozen=True)
class Form:
    """`over`: what the head row is filled with (tint, solid, nothing) or which list stands in place of a table. `lines`: o around, v upright, h under each row, t over and under
    the head, e at the end. `empty` rows follow the last; the frame reaches `depth` of the paper at least."""
    over: str
    lines: str = ""
    total: bool = False  # the total may stand in a last row
    striped: bool = False
    empty: int = 0
    depth: float = 0.0


FORMS = [Form("tint", "ovh"), Form("tint", "ovh", True), Form("tint", "ovh", True, empty=3), Form("solid", "ovh", True), Form("solid", "oh"), Form("solid", "e", striped=True), Form("nothing", "ovth", True), Form("nothing", "ovt", True, depth=0.5), Form("tint", "ovt", depth=0.52), Form("nothing", "te", True),
         Form("nothing", "the"), Form("nothing", "t"), Form("tint", "oe", striped=True), Form("tint", "he"), Form("leaders"), Form("two_deep"), Form("screen"), Form("book"), Form("chapters"), Form("tint", "ovh"), Form("nothing", "ovth", True)]


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it and returns its lower edge. Where `h.row_total` the total stands in its last row."""
    lists = {"leaders": _leaders, "two_deep": _two_deep, "screen": _screen, "book": _book, "chapters": _chapters}
    return lists[form.over](p, h, doc, y) if form.over in lists else Columns(p, h, doc, form).draw(y)


class Columns:
    """A table of columns."""

    def __init__(self, p: Press, h: House, doc: Document, form: Form):
        self.p, self.h, self.doc, self.form, own = p, h, doc, form, h.own
        self.ink = "#000000" if h.capitals else h.colour if form.over == "solid" else "#5a5a5a"
        wanted = own.choice(OF_GOODS if h.kind in ("pharmacy", "supplier") else OF_CARE)
        self.names = fitting([c for c in wanted if h.rate or c not in ("tax", "net")], p, WIDE, SPARE, 0.58)
        wide = p.width - 2 * p.margin
        left, free = p.margin, wide - sum(WIDE.get(c, 0) * p.scale for c in self.names)
        self.at: dict[str, tuple[float, float]] = {}
        for c in self.names:
            w = free if c == "item" else WIDE[c] * p.scale
            self.at[c] = (left, w)
            left += w
        fixed_heads = {"rank": ["N°", "N°", "Ligne"], "day": ["Date acte", "Date", "Date soin"], "key": ["Lettre clé", "Cotation", "Clé"], "covered": ["Part caisse", "Prise en ch."]}
        self.heads = {c: own.choice(fixed_heads[c]) if c in fixed_heads else h.word(c) for c in self.names}
        self.high, self.step = own.choice([6.6, 7.4]) * p.scale, own.choice([5.6, 6.2, 6.8]) * p.scale
        self.middle = own.random() < 0.5  # heads in the middle of their cells

    def say(self, c, y, text, size=3.1, bold=False, fill="", middle=False):
        x, w = self.at[c]
        if middle or c in CENTRED:
            self.p.put(x + w / 2, y, text, size, bold, fill, "ms", room=w - 2)
        elif c in ("item", "code"):
            self.p.put(x + 1.8, y, text, size, bold, fill, room=w - 3)
        else:
            self.p.put(x + w - 1.8, y, text, size, bold, fill, "rs", room=w - 2.6)

    def draw(self, y: float) -> float:
        p, form, top, wide = self.p, self.form, y, self.p.width - 2 * self.p.margin
        if form.over != "nothing":
            p.rect(p.margin, y, wide, self.high, None, fill=self.h.colour if form.over == "solid" else "#e0e0e0" if self.h.packed else PALE)
        for c in self.names:
            self.say(c, y + self.high * 0.68, self.heads[c], 3, True, "#ffffff" if form.over == "solid" else "", self.middle)
        if "t" in form.lines and "o" not in form.lines:
            p.line(p.margin, y, p.right, y, 0.35, self.ink)
        y += self.high
        if "t" in form.lines or "o" in form.lines:
            p.line(p.margin, y, p.right, y, 0.3, self.ink)
        for k, line in enumerate([*self.doc.lines, *[None] * self.spare_rows(y)]):
            y = self.row(y, k, line)
        if form.depth and p.height > p.width:
            y = max(y, min(p.height * form.depth, p.height - 112 * p.scale))
        self.edges(top, y)
        return self.total_row(y) if form.total and self.h.row_total and self.doc.total else y

    def spare_rows(self, y) -> int:
        p = self.p
        return max(0, min(self.form.empty, int((p.height * 0.6 - y) / self.step) - len(self.doc.lines))) if p.height > p.width else 0

    def row(self, y, k, line) -> float:
        p, low = self.p, y + self.step
        if self.form.striped and k % 2:
            p.rect(p.margin, y, p.width - 2 * p.margin, self.step, None, fill="#f4f4f4")
        if "h" in self.form.lines:
            p.line(p.margin, low, p.right, low, 0.2, self.ink if "v" in self.form.lines else "#bcbcbc")
        if line:
            for c in self.names:
                self.say(c, y + self.step * 0.7, value(self.h, self.doc, c, k, line))
        return low

    def edges(self, top, y):
        p, lines = self.p, self.form.lines
        if "o" in lines:
            p.rect(p.margin, top, p.width - 2 * p.margin, y - top, self.ink, 0.3)
        if "v" in lines:
            for c in self.names[1:]:
                p.line(self.at[c][0], top, self.at[c][0], y, 0.22, self.ink)
        if "e" in lines:
            p.line(p.margin, y, p.right, y, 0.35, self.ink)

    def total_row(self, y) -> float:
        """The total in a last row: its label before the last column, its amount in it."""
        p, h, s = self.p, self.h, self.p.scale
        split = min(self.at[self.names[-1]][0], p.right - 34 * s)
        high = 7.8 * s
        if "v" in self.form.lines:
            left = p.margin if h.ice_high else max(p.margin, split - 52 * s)
            p.rect(left, y, split - left, high, self.ink, 0.3, PALE if h.packed else None)
            p.rect(split, y, p.right - split, high, self.ink, 0.3)
        else:
            p.line(p.margin, y + high, p.right, y + high, 0.35, self.ink)
        p.put(split - 2.4, y + high * 0.7, h.total, 3.5, True, "", "rs", room=min(split - p.margin, 52 * s) - 4, vital=True)
        p.put(p.right - 1.8, y + high * 0.7, h.money(self.doc.cents, True), 3.6, True, "", "rs", room=p.right - split - 2.6, vital=True)
        return y + high


def _leaders(p: Press, h: House, doc: Document, y: float) -> float:
    """Things numbered from the left, full stops as far as the amounts, both heads underlined."""
    s, wide = p.scale, p.width - 2 * p.margin
    for x, text, anchor in ((p.margin, h.word("item"), "ls"), (p.right, h.word("sum"), "rs")):
        end = p.put(x, y + 5 * s, text, 3.3, True, "", anchor, room=wide * 0.45)
        p.line(min(x, end - p.length(text, 3.3, True)) if anchor == "rs" else x, y + 6 * s, end, y + 6 * s, 0.2)
    y += 6.4 * s
    for k, (label, count, cents) in enumerate(doc.lines, 1):
        y += 6.6 * s
        said = h.money(cents)
        end = p.put(p.margin, y, f"{k}- {label}" + (f" x {count}" if count > 1 else ""), 3.3, room=wide * 0.7)
        p.dots(end + 1.5, y - 0.1, p.right - p.length(said, 3.3) - 1.5, 0.3, 0.9, 0.25, "#666666")
        p.put(p.right, y, said, 3.3, anchor="rs", room=wide * 0.26)
    return y + 3.6 * s


def _two_deep(p: Press, h: House, doc: Document, y: float) -> float:
    """A small program's: what in bold, under it quantity and price with their labels; the amount at the right; a hairline under the head alone."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, y + 4.6 * s, h.word("item"), 3, False, GREY, room=wide * 0.6)
    p.put(p.right, y + 4.6 * s, h.word("sum"), 3, False, GREY, "rs", room=wide * 0.3)
    p.line(p.margin, y + 6.6 * s, p.right, y + 6.6 * s, 0.25, h.colour)
    y += 7 * s
    for label, count, cents in doc.lines:
        y += 5.6 * s
        p.put(p.margin, y, label, 3.3, True, room=wide * 0.7)
        p.put(p.right, y, h.money(cents), 3.3, False, "", "rs", room=wide * 0.26)
        y += 4.4 * s
        p.put(p.margin, y, f"Qté : {count}    P.U : {h.money(cents // count)}", 2.8, False, GREY, room=wide * 0.7)
    return y + 3.4 * s


def _screen(p: Press, h: House, doc: Document, y: float) -> float:
    """Fixed letters without upright lines: quantity, what, price, amount; hyphens under the heads and the end."""
    s, wide, family = p.scale, p.width - 2 * p.margin, fixed(h)
    rows = [("Qte", h.word("item").upper(), "P.U", h.word("sum").upper()), *[(str(n), label.upper(), h.money(cents // n), h.money(cents)) for label, n, cents in doc.lines]]
    for k, (count, text, each, amount) in enumerate(rows):
        y += 5 * s
        p.put(p.margin + 8 * s, y, count, 3, k == 0, "", "rs", family, 8 * s)
        p.put(p.margin + 11 * s, y, text, 3, k == 0, "", "ls", family, wide * 0.52)
        p.put(p.right - wide * 0.22, y, each, 3, k == 0, "", "rs", family, wide * 0.14)
        p.put(p.right - 1, y, amount, 3, k == 0, "", "rs", family, wide * 0.2)
        if k == 0:
            y += 4.2 * s
            hyphens(p, y, "-", family)
    hyphens(p, y + 4.6 * s, "-", family)
    return y + 5.4 * s


def _book(p: Press, h: House, doc: Document, y: float) -> float:
    """A printed book's page: columns in its colour for quantity, what, price and amount down to a fixed row; filled in with another ink."""
    s, wide = p.scale, p.width - 2 * p.margin
    shares, heads = (0.11, 0.49, 0.18, 0.22), ("Qté", h.word("item"), "P.U", h.word("sum"))
    count, high = max(len(doc.lines) + 1, 8 if p.height > 200 else 5), 6.4 * s
    bottom = y + high * (count + 1)
    x = p.margin
    for share, head in zip(shares, heads):
        p.rect(x, y, wide * share, high, h.colour, 0.3, PALE)
        p.rect(x, y, wide * share, bottom - y, h.colour, 0.3)
        p.put(x + wide * share / 2, y + 4.6 * s, head, 3, True, h.colour, "ms", room=wide * share - 2)
        x += wide * share
    for label, number, cents in doc.lines:
        y += high
        p.put(p.margin + wide * 0.055, y + 4.6 * s, str(number), 3.2, False, "#20202c", "ms")
        p.put(p.margin + wide * 0.11 + 2, y + 4.6 * s, label, 3.2, False, "#20202c", room=wide * 0.49 - 4)
        p.put(p.margin + wide * 0.78 - 2, y + 4.6 * s, h.money(cents // number), 3.2, False, "#20202c", "rs", room=wide * 0.17)
        p.put(p.right - 2, y + 4.6 * s, h.money(cents), 3.2, False, "#20202c", "rs", room=wide * 0.2)
    return bottom


def _chapters(p: Press, h: House, doc: Document, y: float) -> float:
    """A clinic's or laboratory's: underlined chapters, their lines between hairlines, in a frame with one upright line before the amounts."""
    s, wide, top, lines = p.scale, p.width - 2 * p.margin, y, list(doc.lines)
    names = {"laboratory": ("Biochimie", "Hématologie", "Hormonologie"), "radiology": ("Imagerie", "Autres"), "facility": ("Séjour", "Actes", "Pharmacie"), "pharmacy": ("Médicaments", "Parapharmacie")}.get(h.kind, ("Actes",))
    size = max(2, -(-len(lines) // len(names)))
    p.rect(p.margin, y, wide, 6.8 * s, None, fill=PALE)
    p.put(p.margin + 2, y + 4.8 * s, h.word("item"), 3.1, True, room=wide * 0.7)
    p.put(p.right - 2, y + 4.8 * s, h.word("sum"), 3.1, True, "", "rs", room=wide * 0.2)
    y += 6.8 * s
    for k, (label, count, cents) in enumerate(lines):
        if k % size == 0:
            y += 5.8 * s
            end = p.put(p.margin + 2, y, names[k // size], 3.1, True)
            p.line(p.margin + 2, y + 0.9 * s, end, y + 0.9 * s, 0.2)
        y += 5.6 * s
        p.put(p.margin + 6 * s, y, label if count == 1 else f"{label} ({count})", 3.1, room=wide * 0.66)
        p.put(p.right - 2, y, h.money(cents), 3.1, False, "", "rs", room=wide * 0.2)
    y += 2.6 * s
    p.rect(p.margin, top, wide, y - top, "#4c4c4c", 0.3)
    p.line(p.right - wide * 0.24, top, p.right - wide * 0.24, y, 0.2, "#4c4c4c")
    return y


def value(h: House, doc: Document, column: str, k: int, line) -> str:
    """What stands in a cell of the line `k`."""
    label, count, cents = line
    r = Random(f"{h.seller.inpe}{label}")
    if column == "item":
        return label
    if column == "code":
        return str(r.randint(1000, 99999)) if h.kind in ("pharmacy", "supplier") else f"{LETTERS.get(h.kind, 'A')}{r.randint(10, 999):03d}"
    return {
        "rank": lambda: str(k + 1), "qty": lambda: f"{count},00" if h.packed and h.capitals else str(count), "unit": lambda: h.money(cents // count), "sum": lambda: h.money(cents), "tax": lambda: f"{h.rate}%" if h.ice_high else f"{h.rate},00",
        "off": lambda: "0,00" if h.packed else "0%", "covered": lambda: h.money(0), "net": lambda: h.money(round(cents * 100 / (100 + h.rate))), "lot": lambda: f"{r.choice('BCDFL')}{r.randint(100, 9999)}", "expiry": lambda: f"{r.randint(1, 12):02d}/{r.randint(2027, 2029)}",
        "day": lambda: f"{doc.day:%d/%m/%Y}", "key": lambda: f"{LETTERS.get(h.kind, 'C')}{r.choice([10, 15, 20, 30, 40, 60, 100, 150])}",
    }[column]()
