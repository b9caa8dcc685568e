"""The table of an invoice in `street`: which columns, how headed, how ruled."""
from dataclasses import dataclass
from random import Random

from columns import fitting
from house import Document, House
from paper import MM
from press import Press

WIDE = {"row": 10, "code": 25, "qty": 15, "unit": 22, "tax": 15, "off": 15, "net": 23, "sum": 27, "lot": 20, "expiry": 19, "day": 22, "letter": 16}
MIDDLE = ("row", "qty", "tax", "off", "lot", "expiry", "day", "letter")
SPARE = ("expiry", "lot", "off", "code", "net", "tax", "day", "letter", "row", "unit", "qty")


@dataclass(frozen=True)
class Form:
    head: str          # grey, colour, line, capitals, none, or a way of its own: chapters, fixed, single
    rows: str          # open, hair, stripes, grid
    edges: str         # frame, uprights, round, none
    tall: float        # how far down the paper the frame runs at least
    total: bool        # the total may be the last row of the table


FORMS = [Form("grey", "open", "uprights", 0.58, True), Form("grey", "grid", "frame", 0, True), Form("grey", "hair", "frame", 0, False), Form("colour", "stripes", "none", 0, True), Form("colour", "open", "uprights", 0.5, False), Form("line", "hair", "none", 0, False),
         Form("line", "open", "none", 0, True), Form("capitals", "open", "uprights", 0.45, False), Form("capitals", "grid", "frame", 0, True), Form("line", "open", "round", 0.5, False), Form("chapters", "", "", 0, False), Form("fixed", "", "", 0, False),
         Form("single", "", "", 0, False)]
SETS = [("code", "item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("qty", "item", "unit", "sum"), ("code", "item", "qty", "unit", "off", "sum"), ("item", "qty", "unit", "off", "tax", "sum"), ("code", "item", "lot", "expiry", "qty", "unit", "sum"),
        ("row", "item", "letter", "qty", "unit", "sum"), ("day", "item", "letter", "sum"), ("item", "letter", "qty", "sum"), ("item", "sum"), ("row", "code", "item", "qty", "unit", "tax", "sum"), ("item", "qty", "unit", "net", "tax", "sum"), ("row", "item", "qty", "unit", "sum")]


def columns(h: House, p: Press) -> list[str]:
    chosen = list(h.own.choice(SETS))
    unfit = {"letter", "day"} if h.kind in ("pharmacy", "supplier") else {"lot", "expiry", "off"}
    chosen = [c for c in chosen if c not in unfit and (h.rate or c not in ("tax", "net"))]
    return fitting(chosen, p, WIDE, SPARE, 0.6)


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it; returns its lower edge. With `form.total` a total of the issuer's stands in the last row, and `h.row_total` tells so."""
    own = {"chapters": _chapters, "fixed": _fixed, "single": _single}.get(form.head)
    return own(p, h, doc, y) if own else Table(p, h, doc, form).draw(y)


class Table:
    """Where its columns stand, and how its parts are drawn."""

    def __init__(self, p: Press, h: House, doc: Document, form: Form):
        self.p, self.h, self.doc, self.form = p, h, doc, form
        self.chosen, self.wide = columns(h, p), p.width - 2 * p.margin
        self.widths = {c: WIDE.get(c, 0) * p.scale for c in self.chosen}
        self.widths["item"] = self.wide - sum(self.widths.values())
        self.lefts = {c: p.margin + sum(self.widths[b] for b in self.chosen[:k]) for k, c in enumerate(self.chosen)}
        self.heads = {c: {"row": "N°", "day": "Date", "letter": h.own.choice(["Cotation", "Lettre clé", "Cot."])}.get(c) or h.word(c) for c in self.chosen}
        self.step = h.own.choice([5.6, 6.4, 7.2]) * p.scale
        self.ink = h.colour if form.head == "colour" else "#333333"

    def cell(self, column, y, text, size=3.1, bold=False, colour=""):
        x, w = self.lefts[column], self.widths[column]
        at, anchor = (x + w / 2, "ms") if column in MIDDLE else (x + 1.6, "ls") if column in ("item", "code") else (x + w - 1.6, "rs")
        self.p.put(at, y, text, size, bold, colour, anchor, room=w - 2.4)

    def draw(self, y: float) -> float:
        p, form, top, high = self.p, self.form, y, 7.2 * self.p.scale
        if form.head in ("grey", "colour"):
            p.rect(p.margin, y, self.wide, high, None, fill="#e6e6e6" if form.head == "grey" else self.ink)
        for c in self.chosen:
            text = self.heads[c].upper() if form.head == "capitals" else self.heads[c]
            if form.head == "capitals":  # heads in the middle of their columns
                p.put(self.lefts[c] + self.widths[c] / 2, y + 4.9 * p.scale, text, 2.8, True, anchor="ms", room=self.widths[c] - 2)
            else:
                self.cell(c, y + 4.9 * p.scale, text, 2.9, True, "#ffffff" if form.head == "colour" else "")
        p.line(p.margin, y + high, p.right, y + high, 0.5 if form.head == "line" else 0.25, self.ink)
        y += high
        for k, line in enumerate(self.doc.lines):
            y = self.row(y, k, line)
        y = self.frame(top, y)
        return self.total(y) if form.total and self.doc.total and self.h.row_total else y

    def row(self, y: float, k: int, line) -> float:
        p, how = self.p, self.form.rows
        if how == "stripes" and k % 2:
            p.rect(p.margin, y, self.wide, self.step, None, fill="#f0f3f6")
        elif how in ("hair", "grid"):
            p.line(p.margin, y + self.step, p.right, y + self.step, 0.12 if how == "hair" else 0.25, "#888888" if how == "hair" else self.ink)
        for c in self.chosen:
            self.cell(c, y + self.step * 0.7, said(self.h, c, line, self.doc, k))
        return y + self.step

    def frame(self, top: float, y: float) -> float:
        """Its edges, down to where the frame always ends."""
        p, form = self.p, self.form
        if form.tall:
            y = max(y, min(p.height * (form.tall if p.height > p.width else 0.46), p.height - 105 * p.scale))
        if form.edges == "round":
            p.draw.rounded_rectangle([p.margin * MM, top * MM, p.right * MM, y * MM], 30, outline=self.ink, width=4)
        elif form.edges in ("frame", "uprights"):
            p.rect(p.margin, top, self.wide, y - top, self.ink, 0.3)
        if form.edges in ("uprights", "round") or form.rows == "grid":
            for c in self.chosen[1:]:
                p.line(self.lefts[c], top, self.lefts[c], y, 0.2, self.ink)
        if form.edges == "none":
            p.line(p.margin, y, p.right, y, 0.35, self.ink)
        return y

    def total(self, y: float) -> float:
        """A last row: the label flush right before the column of sums, the amount in it."""
        p, h, s = self.p, self.h, self.p.scale
        split = min(self.lefts[self.chosen[-1]], p.right - 34 * s)
        p.rect(split, y, p.right - split, 8 * s, self.ink, 0.3, "#f2f2f2")
        p.put(split - 2.5, y + 5.6 * s, h.total, 3.6, True, anchor="rs", room=split - p.margin - 4, vital=True)
        p.put(p.right - 1.8, y + 5.6 * s, h.money(self.doc.cents, True), 3.6, True, anchor="rs", room=p.right - split - 3, vital=True)
        return y + 8 * s


def _chapters(p: Press, h: House, doc: Document, y: float) -> float:
    """A clinic's: the lines in chapters, each with a sum of its own at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.rect(p.margin, y, wide, 7 * s, "#333333", 0.3, "#ebebeb")
    p.put(p.margin + 2, y + 4.9 * s, h.word("item"), 3, True, room=wide * 0.5)
    p.put(p.right - 2, y + 4.9 * s, h.word("sum"), 3, True, anchor="rs", room=wide * 0.3)
    y += 7 * s
    parts = [doc.lines[:1], doc.lines[1:]] if len(doc.lines) > 1 else [doc.lines]
    names = h.own.sample(["PHARMACIE", "PARAPHARMACIE", "DIVERS"] if h.kind == "pharmacy" else ["HONORAIRES", "ACTES", "EXAMENS", "PRESTATIONS"], 2)
    for name, part in zip(names, parts):
        y += 6.4 * s
        p.put(p.margin + 2, y, name, 3.2, True)
        p.put(p.right - 2, y, h.money(sum(c for _, _, c in part)), 3.2, True, anchor="rs")
        for label, count, cents in part:
            y += 5.4 * s
            p.put(p.margin + 7, y, label, 3.1, room=wide * 0.46)
            p.put(p.margin + wide * 0.66, y, f"{count} x {h.money(cents // count)}", 2.9, anchor="rs", room=wide * 0.18)
            p.put(p.margin + wide * 0.8, y, h.money(cents), 3.1, anchor="rs", room=wide * 0.13)
        p.line(p.margin, y + 2 * s, p.right, y + 2 * s, 0.15, "#777777")
        y += 1.4 * s
    return y + 1 * s


def _fixed(p: Press, h: House, doc: Document, y: float) -> float:
    """A needle printer's columns in fixed letters, head and rows parted by hyphens."""
    s, wide = p.scale, p.width - 2 * p.margin
    unit = p.length("-" * 20, 3, False, "screen") / 20
    spots = (p.margin, p.margin + wide * 0.62, p.margin + wide * 0.81, p.right)
    rows = [(h.word("item").upper(), h.word("qty").upper(), h.word("unit").upper(), h.word("sum").upper())] + [(label, str(count), h.money(cents // count), h.money(cents)) for label, count, cents in doc.lines]
    for k, row in enumerate(rows):
        y += 4.8 * s
        for x, text, share in zip(spots, row, (0.5, 0.1, 0.17, 0.17)):
            p.put(x, y, text, 3, k == 0, anchor="ls" if x == p.margin else "rs", family="screen", room=wide * share)
        if k == 0 or k == len(rows) - 1:
            y += 3.6 * s
            p.put(p.margin, y, "-" * int(wide / unit), 3, family="screen")
    return y + 1


def _single(p: Press, h: House, doc: Document, y: float) -> float:
    """A note without columns: a hyphen, what it is, and its price on dots."""
    s, wide = p.scale, p.width - 2 * p.margin
    for label, count, cents in doc.lines:
        y += 7 * s
        text = h.money(cents, True)
        end = p.put(p.margin + 4, y, f"- {label}" + (f" x {count}" if count > 1 else "") + " :", 3.4, room=wide * 0.64)
        p.dots(end + 1.5, y, p.right - p.length(text, 3.4) - 2, 0.3, 0.8, 0.25, "#555555")
        p.put(p.right, y, text, 3.4, anchor="rs", room=wide * 0.3)
    return y + 4 * s


LETTERS = {"laboratory": "B", "radiology": "Z", "facility": "K", "paramedical": "AMM"}


def said(h: House, column, line, doc, k) -> str:
    label, count, cents = line
    r = Random(f"{h.seller.inpe}-{label}")
    letter = r.choice(["C", "CS", "K 5", "K 10"]) if h.kind not in LETTERS else f"{LETTERS[h.kind]}{' ' * (not h.capitals)}{r.choice([10, 15, 20, 30, 40, 50, 60, 100])}"
    return {
        "row": str(k + 1), "item": label, "code": f"611800{r.randint(10 ** 6, 10 ** 7 - 1)}" if h.kind == "pharmacy" else f"{r.randint(100, 9999):04d}", "qty": f"{count},00" if h.capitals and h.kind == "pharmacy" else str(count), "unit": h.money(cents // count),
        "sum": h.money(cents), "tax": f"{h.rate},00", "off": "0,00", "net": h.money(round(cents * 100 / (100 + h.rate))), "lot": f"{r.randint(10, 99)}{r.choice('ABCDEFG')}{r.randint(10, 999):03d}", "expiry": f"{r.randint(1, 12):02d}/{r.randint(2027, 2029)}",
        "day": f"{doc.day:%d/%m/%Y}", "letter": letter,
    }[column]
