"""The table of an invoice in `prairie`: which columns, how headed and ruled; and lists that have no columns."""
from dataclasses import dataclass
from random import Random

from columns import fitting
from house import Document, House
from paper import MM
from prairie.labels import GREY, LINE, PALE, even_letters, said
from press import Press

WIDE = {"row": 11, "code": 23, "qty": 16, "unit": 26, "tax": 16, "off": 19, "net": 27, "sum": 32, "lot": 21, "expiry": 20, "done": 23, "key": 20, "room": 18}
MIDDLE = {"row", "qty", "tax", "off", "expiry", "lot", "done", "key", "room"}
SPARE = ("room", "lot", "expiry", "off", "net", "tax", "done", "code", "row", "key", "unit", "qty")
COLUMNS = {
    "pharmacy": ["item qty unit sum", "item qty unit sum", "item qty unit sum", "qty item unit sum", "code item qty unit sum", "item lot expiry qty unit sum", "item qty unit off sum", "item qty unit tax sum", "row item qty unit sum", "item expiry qty unit sum", "item qty sum"],
    "supplier": ["item qty unit sum", "item qty unit sum", "code item qty unit sum", "qty item unit sum", "item qty unit off sum", "row item unit qty sum", "item qty net tax sum", "item unit sum"],
    "laboratory": ["item sum", "item key sum", "code item sum", "code item key sum", "row item key sum", "item qty unit sum", "item key unit sum"],
    "radiology": ["item sum", "item sum", "item key sum", "done item sum", "item qty unit sum", "row item sum"],
    "physician": ["item sum", "item sum", "done item sum", "item key sum", "qty item sum", "done item key sum"],
    "paramedical": ["item qty unit sum", "item sum", "done item sum", "item key qty sum", "qty item unit sum", "item unit qty sum"],
    "facility": ["item sum", "item qty unit sum", "row item qty unit sum", "code item qty unit sum", "item key qty unit sum", "done item sum", "item room sum", "item unit qty sum"],
}
HEADS = {"row": ["N°", "#", "Ordre"], "done": ["Date", "Le", "Date de l'acte"], "key": ["Cotation", "Cot.", "Lettre clé", "Coefficient"], "room": ["Service", "Unité"]}
LETTERS = {"laboratory": "B", "radiology": "Z", "facility": "K", "paramedical": "AMM", "physician": "C"}


@dataclass(frozen=True)
class Form:
    """`head`: solid (in colour), grey, ruled (between two rules), capital (letters spaced, one rule), framed; or which list takes the place of a table. `body`: grid, columns (uprights alone), lines, bands, dots, bare.
    `total`: the total may stand in a last row; `down`: empty rows down to that part of the paper; `soft`: round corners."""
    head: str
    body: str = "bare"
    total: bool = False
    down: float = 0.0
    soft: bool = False


FORMS = [Form("framed", "grid", True), Form("framed", "columns"), Form("framed", "grid"), Form("framed", "columns", False, 0.5), Form("grey", "grid", True), Form("grey", "columns", True), Form("grey", "lines"), Form("grey", "bands", True),
         Form("grey", "columns", True, 0.5, True), Form("solid", "grid"), Form("solid", "lines", True), Form("solid", "bands"), Form("solid", "columns", False, 0, True), Form("ruled", "bare"), Form("ruled", "dots", True), Form("ruled", "lines"),
         Form("capital", "bare", True), Form("capital", "dots"), Form("counted"), Form("crosses"), Form("slip"), Form("sums")]


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it and returns its lower edge. Where `h.row_total` the total stands in its last row."""
    lists = {"counted": _counted, "crosses": _crosses, "slip": _slip, "sums": _sums}
    if form.head in lists:
        return lists[form.head](p, h, doc, y)
    return Columns(p, h, doc, form).draw(y)


class Columns:
    """A table of columns under a head."""

    def __init__(self, p: Press, h: House, doc: Document, form: Form):
        self.p, self.h, self.doc, self.form = p, h, doc, form
        own, self.wide = h.own, p.width - 2 * p.margin
        chosen = own.choice(COLUMNS[h.kind]).split()
        self.columns = fitting([c for c in chosen if h.rate or c not in ("tax", "net")], p, WIDE, SPARE, 0.6)
        self.ink = h.colour if own.random() < 0.3 else own.choice(["#111111", "#555555", "#9a9a9a"])
        self.step, self.high = own.choice([5.8, 6.4, 7, 7.6]) * p.scale, own.choice([6.4, 7.2, 8]) * p.scale
        self.upper = form.head == "capital" or own.random() < 0.25
        self.items_middle = own.random() < 0.1
        rest = self.wide - sum(WIDE.get(c, 0) for c in self.columns) * p.scale
        at, self.edges = p.margin, []
        for c in self.columns:
            w = WIDE[c] * p.scale if c in WIDE else rest
            self.edges.append((at, at + w))
            at += w

    def put(self, k, y, text, size=3.1, bold=False, fill="", middle=False):
        """A text in the column `k`: in the middle, flush right (sums) or left."""
        (a, b), column = self.edges[k], self.columns[k]
        if middle or column in MIDDLE or column == "item" and self.items_middle:
            self.p.put((a + b) / 2, y, text, size, bold, fill, "ms", room=b - a - 2.2)
        elif column in ("item", "code"):
            self.p.put(a + 2, y, text, size, bold, fill, room=b - a - 3.6)
        else:
            self.p.put(b - 2, y, text, size, bold, fill, "rs", room=b - a - 3)

    def draw(self, y: float) -> float:
        p, form, top = self.p, self.form, y
        y = self.head(y)
        for k, line in enumerate(self.doc.lines):
            y = self.line(y, k, line)
        while form.down and p.height > p.width and y + self.step < min(p.height * form.down, p.height - 120 * p.scale):
            y = self.line(y, -1, None)
        if form.soft:
            p.draw.rounded_rectangle([p.margin * MM, top * MM, p.right * MM, y * MM], 22, outline=self.ink, width=3)
        elif form.body in ("grid", "columns"):
            p.rect(p.margin, top, self.wide, y - top, self.ink, 0.3)
        if form.body in ("grid", "columns"):
            for a, _ in self.edges[1:]:
                p.line(a, top, a, y, 0.2, self.ink)
        elif form.body in ("bare", "bands"):
            p.line(p.margin, y, p.right, y, 0.4, self.ink)
        return self.last(y) if form.total and self.h.row_total and self.doc.total else y

    def head(self, y) -> float:
        p, how, low = self.p, self.form.head, y + self.high
        if how in ("solid", "grey"):
            fill = self.h.colour if how == "solid" else PALE
            if self.form.soft:
                p.draw.rounded_rectangle([p.margin * MM, y * MM, p.right * MM, low * MM], 22, fill=fill)
            else:
                p.rect(p.margin, y, self.wide, self.high, None, fill=fill)
        if how == "ruled":
            p.line(p.margin, y, p.right, y, 0.5, self.ink)
        if how != "solid":
            p.line(p.margin, low, p.right, low, 0.5 if how in ("ruled", "capital") else 0.25, self.ink)
        for k, c in enumerate(self.columns):
            text = self.h.own.choice(HEADS[c]) if c in HEADS else said(self.h, c)
            self.put(k, y + self.high * 0.66, text.upper() if self.upper else text, 2.9 if how == "capital" else 3.05, True, "#ffffff" if how == "solid" else GREY if how == "capital" else "", how in ("framed", "solid", "grey"))
        return low

    def line(self, y, k, line) -> float:
        p, low, body = self.p, y + self.step, self.form.body
        if body == "bands" and k % 2 == 0:
            p.rect(p.margin, y, self.wide, self.step, None, fill="#f3f4f2")
        if body in ("grid", "lines"):
            p.line(p.margin, low, p.right, low, 0.2, self.ink if body == "grid" else "#c6c8c4")
        elif body == "dots":
            p.dots(p.margin, low, p.right, 0.3, 1.0, 0.25, LINE)
        for at, c in enumerate(self.columns if line else []):
            self.put(at, y + self.step * 0.68, value(self.h, self.doc, c, k, line))
        return low

    def last(self, y) -> float:
        """The total in a last row: its label in the middle of what the other columns take, or flush right; the amount under the amounts."""
        p, h, s = self.p, self.h, self.p.scale
        high, split = self.step + 2.4 * s, min(self.edges[-1][0], p.right - 38 * s)
        if self.form.body in ("grid", "columns") and not self.form.soft:
            p.rect(p.margin, y, split - p.margin, high, self.ink, 0.3, PALE if h.packed else None)
            p.rect(split, y, p.right - split, high, self.ink, 0.3, PALE if h.packed else None)
        else:
            p.line(p.margin if h.packed else split - 46 * s, y + high, p.right, y + high, 0.4, self.ink)
        if h.capitals:
            p.put((p.margin + split) / 2, y + high * 0.66, h.total, 3.6, True, "", "ms", room=split - p.margin - 8, vital=True)
        else:
            p.put(split - 2.4, y + high * 0.66, h.total, 3.6, True, "", "rs", room=split - p.margin - 6, vital=True)
        p.put(p.right - 2, y + high * 0.66, h.money(self.doc.cents, True), 3.6, True, "", "rs", room=p.right - split - 3.2, vital=True)
        return y + high


def _counted(p: Press, h: House, doc: Document, y: float) -> float:
    """A list by numbers: each thing behind its number, full stops to its amount; a heading over them."""
    s, wide, edge = p.scale, p.width - 2 * p.margin, p.right - 34 * p.scale
    p.put(p.margin, y + 4 * s, f"{said(h, 'item')} :", 3.3, True, h.colour, room=wide * 0.62)
    p.put(p.right, y + 4 * s, said(h, "sum"), 3.1, True, h.colour, "rs", room=wide * 0.28)
    y += 4.6 * s
    for k, (label, count, cents) in enumerate(doc.lines, 1):
        y += 6.6 * s
        end = p.put(p.margin + 2, y, f"{k}- {label}{f'  ({count})' if count > 1 else ''}", 3.3, room=edge - p.margin - 4)
        if end + 3 < edge:
            p.dots(end + 1.5, y, edge, 0.3, 1.0, 0.25, GREY)
        p.put(p.right, y, h.money(cents, h.packed), 3.3, False, "", "rs", room=32 * s)
    return y + 4 * s


def _crosses(p: Press, h: House, doc: Document, y: float) -> float:
    """An old program's grid of plus signs, hyphens and upright signs in letters of one width."""
    s, wide, family = p.scale, p.width - 2 * p.margin, even_letters(h)
    one = p.length("-" * 60, 3, False, family) / 60
    count = int(wide / one)
    cuts = [0, round(count * 0.56), round(count * 0.66), round(count * 0.82), count - 1]
    rule = "".join("+" if k in cuts else "-" for k in range(count))
    rows = [(said(h, "item"), "QTE", "P.U.", said(h, "sum")), *[(label, str(n), h.money(cents // n), h.money(cents)) for label, n, cents in doc.lines]]
    y += 2 * s
    p.put(p.margin, y, rule, 3, False, "", "ls", family)
    for k, row in enumerate(rows):
        y += 4.6 * s
        for j, text in enumerate(row):
            a, b = p.margin + one * (cuts[j] + 1), p.margin + one * cuts[j + 1]
            p.put(p.margin + one * cuts[j], y, "|", 3, False, "", "ls", family)
            p.put(a + 1 if j == 0 else b - 1, y, text, 2.9, False, "", "ls" if j == 0 else "rs", family, b - a - 2)
        p.put(p.margin + one * cuts[-1], y, "|", 3, False, "", "ls", family)
        if k in (0, len(rows) - 1):
            y += 3.6 * s
            p.put(p.margin, y, rule, 3, False, "", "ls", family)
    return y + 1.5 * s


def _slip(p: Press, h: House, doc: Document, y: float) -> float:
    """A printer's pad: item, quantity, price, amount in its colour, with dotted rows, filled in from the top in another ink."""
    s, ink = p.scale, "#20263f"
    bars, high = [p.margin, p.right - 72 * s, p.right - 58 * s, p.right - 31 * s, p.right], 7.4 * s
    count = max(len(doc.lines) + 1, 8 if p.height > 240 else 6 if p.height > 200 else 4)
    low = y + high * (count + 1)
    p.rect(p.margin, y, p.right - p.margin, high, h.colour, 0.4, PALE)
    p.draw.rounded_rectangle([p.margin * MM, y * MM, p.right * MM, low * MM], 14, outline=h.colour, width=4)
    for bar in bars[1:-1]:
        p.line(bar, y, bar, low, 0.25, h.colour)
    for a, b, key in zip(bars, bars[1:], ("item", "qty", "unit", "sum")):
        p.put((a + b) / 2, y + high * 0.66, said(h, key), 3, True, h.colour, "ms", room=b - a - 2)
    for k in range(2, count + 1):
        p.dots(p.margin + 1, y + high * k, p.right - 1, 0.35, 0.9, 0.25, h.colour)
    for k, (label, n, cents) in enumerate(doc.lines, 1):
        at = y + high * k + high * 0.7
        p.put(bars[0] + 2, at, label, 3.3, False, ink, room=bars[1] - bars[0] - 4)
        p.put((bars[1] + bars[2]) / 2, at, str(n), 3.3, False, ink, "ms")
        p.put(bars[3] - 2, at, h.money(cents // n), 3.3, False, ink, "rs", room=24 * s)
        p.put(bars[4] - 2, at, h.money(cents), 3.3, False, ink, "rs", room=28 * s)
    return low


def _sums(p: Press, h: House, doc: Document, y: float) -> float:
    """Each thing in bold and under it its little sum, quantity times price; the amount at the right between hairlines."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.line(p.margin, y, p.right, y, 0.5, h.colour)
    for label, count, cents in doc.lines:
        p.put(p.margin + 1, y + 4.8 * s, label, 3.3, True, room=wide * 0.68)
        p.put(p.margin + 1, y + 9 * s, f"{count} x {h.money(cents // count, True).strip()}", 2.8, False, GREY, room=wide * 0.5)
        p.put(p.right - 1, y + 6.4 * s, h.money(cents), 3.5, True, "", "rs", room=wide * 0.27)
        y += 11 * s
        p.line(p.margin, y, p.right, y, 0.15, LINE)
    return y


def value(h: House, doc: Document, column: str, k: int, line) -> str:
    """What stands in a cell of the line `k`."""
    label, count, cents = line
    r = Random(f"{label}/{h.seller.inpe}")
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
            return f"{count:02d}" if h.packed and h.capitals else f"{count}.00" if h.packed and h.sentence else str(count)
        case "tax":
            return f"{h.rate}%" if h.capitals else f"{h.rate},00"
        case "off":
            return "-" if h.packed else "0,00"
        case "room":
            return r.choice(["Bloc", "Étage 1", "Étage 2", "Urg."])
        case "row":
            return f"{k + 1:02d}" if h.capitals else str(k + 1)
        case "done":
            return f"{doc.day:%d/%m/%y}" if h.packed else f"{doc.day:%d/%m/%Y}"
        case "key":
            return f"{LETTERS.get(h.kind, 'C')} {r.choice([6, 10, 15, 25, 40, 50, 80, 120])}"
        case "lot":
            return f"{r.choice('ACEGKMNT')}{r.randint(1000, 99999)}"
        case "expiry":
            return f"{r.randint(1, 12):02d}/{r.randint(27, 30)}"
    return f"{r.randint(6111, 6118)}{r.randint(10 ** 4, 10 ** 5 - 1)}" if h.kind == "pharmacy" else f"{h.kind[0].upper()}{r.randint(10, 999):03d}" if h.kind != "supplier" else f"M{r.randint(1000, 9999)}"
