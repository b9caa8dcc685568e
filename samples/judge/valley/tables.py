"""The table of an invoice in `valley`: which columns, how headed, how ruled; lists of laboratories and clinics in groups."""
from dataclasses import dataclass
from random import Random

from coast.labels import even
from columns import fitting
from house import Document, House
from press import Press
from town.labels import across
from valley.labels import GREY, PALE

WIDE = {"row": 9, "code": 22, "qty": 16, "unit": 24, "tax": 15, "off": 18, "net": 25, "sum": 30, "lot": 21, "expiry": 19, "day": 23, "rate": 18, "part": 22, "doctor": 30}
MIDDLE = ("row", "qty", "tax", "expiry", "day", "lot", "rate")
SPARE = ("lot", "expiry", "doctor", "off", "net", "part", "code", "tax", "day", "row", "rate", "unit", "qty")
GOODS = [("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("qty", "item", "unit", "sum"), ("code", "item", "qty", "unit", "sum"), ("row", "item", "qty", "unit", "sum"), ("item", "unit", "qty", "sum"), ("item", "qty", "sum"), ("code", "item", "qty", "unit", "tax", "sum"),
         ("item", "qty", "unit", "off", "sum"), ("item", "qty", "expiry", "lot", "unit", "sum"), ("item", "tax", "qty", "net", "sum"), ("row", "code", "item", "unit", "qty", "sum")]
CARE = [("item", "sum"), ("item", "sum"), ("code", "item", "sum"), ("row", "item", "sum"), ("code", "item", "rate", "sum"), ("item", "rate", "qty", "sum"), ("item", "qty", "unit", "sum"), ("item", "qty", "unit", "sum"), ("item", "qty", "sum"), ("day", "item", "qty", "sum"), ("item", "doctor", "sum"),
        ("code", "item", "qty", "unit", "sum"), ("item", "unit", "part", "sum")]
KEYS = {"laboratory": "B", "radiology": "Z", "facility": "K", "paramedical": "AMK"}
GROUPS = {"laboratory": ("BIOCHIMIE", "HÉMATOLOGIE", "IMMUNOLOGIE"), "radiology": ("EXAMENS D'IMAGERIE", "DIVERS"), "facility": ("HOSPITALISATION", "ACTES ET HONORAIRES", "PHARMACIE"), "pharmacy": ("MÉDICAMENTS", "PARAPHARMACIE"), "supplier": ("ÉQUIPEMENT", "DIVERS")}


@dataclass(frozen=True)
class Form:
    head: str          # grey, colour, bare, rules, cells, or a way of its own: groups, pad, typed, rows
    rows: str          # none, hair, band, grid, dashes
    edges: str         # frame, upright, under, open
    blank: int         # empty rows that a spreadsheet or a pad has under the last
    total: bool        # the total may be the last row of the table
    deep: float = 0.0  # how far down the paper the frame runs at least


FORMS = [Form("grey", "grid", "frame", 0, True), Form("grey", "grid", "frame", 4, True), Form("colour", "band", "under", 0, False), Form("colour", "grid", "frame", 3, True), Form("bare", "hair", "open", 0, False), Form("bare", "none", "under", 0, False), Form("rules", "none", "under", 0, True),
         Form("rules", "dashes", "open", 0, False), Form("cells", "none", "upright", 0, True, 0.56), Form("cells", "none", "upright", 0, False, 0.5), Form("cells", "hair", "frame", 0, True), Form("colour", "none", "upright", 0, False, 0.54), Form("grey", "band", "frame", 0, False),
         Form("groups", "", "", 0, False), Form("pad", "", "", 0, False), Form("typed", "", "", 0, False), Form("rows", "", "", 0, False), Form("groups", "", "", 0, False), Form("grey", "grid", "frame", 0, False)]


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it; returns its lower edge. With `form.total` a total of the issuer's stands in the last row, and `h.row_total` tells so."""
    own = {"groups": _groups, "pad": _pad, "typed": _typed, "rows": _rows}.get(form.head)
    return own(p, h, doc, y) if own else Table(p, h, doc, form).draw(y)


class Table:
    """Where its columns stand, and how its parts are drawn."""

    def __init__(self, p: Press, h: House, doc: Document, form: Form):
        self.p, self.h, self.doc, self.form, self.wide = p, h, doc, form, p.width - 2 * p.margin
        own = h.own
        self.chosen = fitting([c for c in own.choice(GOODS if h.kind in ("pharmacy", "supplier") else CARE) if h.rate or c not in ("tax", "net")], p, WIDE, SPARE, 0.6)
        self.widths = {c: WIDE.get(c, 0) * p.scale for c in self.chosen}
        self.widths["item"] = self.wide - sum(self.widths.values())
        self.lefts = {c: p.margin + sum(self.widths[b] for b in self.chosen[:k]) for k, c in enumerate(self.chosen)}
        other = {"row": ["N°", "Ordre", "#"], "day": ["Date", "Effectué le", "Date acte"], "rate": ["Cotation", "Coef", "Lettre clé", "Cot. NGAP"], "part": ["Organisme", "Part org.", "P.E.C"], "doctor": ["Praticien", "Intervenant", "Médecin"]}
        self.heads = {c: own.choice(other[c]) if c in other else h.word(c) for c in self.chosen}
        self.step, self.ink = own.choice([5.8, 6.4, 7.0]) * p.scale, "#4a4a4a" if h.capitals else h.colour

    def cell(self, column, y, text, size=3.1, bold=False, colour="", middle=False):
        x, w = self.lefts[column], self.widths[column]
        at, anchor = (x + w / 2, "ms") if middle or column in MIDDLE else (x + 1.6, "ls") if column in ("item", "code", "doctor") else (x + w - 1.6, "rs")
        self.p.put(at, y, text, size, bold, colour, anchor, room=w - 2.2)

    def draw(self, y: float) -> float:
        p, form, s, top = self.p, self.form, self.p.scale, y
        high = 7.2 * s
        if form.head in ("grey", "colour"):
            p.rect(p.margin, y, self.wide, high, self.ink if form.head == "grey" else None, 0.25, "#dcdcdc" if form.head == "grey" else self.h.colour)
        for c in self.chosen:
            if form.head == "cells" or form.head == "grey" and form.rows == "grid":
                p.rect(self.lefts[c], y, self.widths[c], high, self.ink, 0.25)
            self.cell(c, y + 5 * s, self.heads[c], 3, True, "#ffffff" if form.head == "colour" else "", form.head in ("cells", "grey"))
        if form.head in ("rules", "bare"):
            for line in ((y, y + high) if form.head == "rules" else (y + high,)):
                p.line(p.margin, line, p.right, line, 0.45 if form.head == "rules" else 0.2, self.ink)
        y += high
        for k, line in enumerate(self.doc.lines):
            y = self.row(y, k, line)
        room = int((p.height * 0.62 - y) / self.step) if p.height > p.width else 0
        for k in range(min(form.blank, max(room, 0))):
            y = self.row(y, len(self.doc.lines) + k, None)
        if form.deep:
            y = max(y, min(p.height * (form.deep if p.height > p.width else 0.42), p.height - 108 * s))
        if form.edges in ("frame", "upright"):
            p.rect(p.margin, top, self.wide, y - top, self.ink, 0.3)
        if form.edges == "upright" or form.rows == "grid":
            for c in self.chosen[1:]:
                p.line(self.lefts[c], top, self.lefts[c], y, 0.2, self.ink)
        if form.edges == "under":
            p.line(p.margin, y, p.right, y, 0.35, self.ink)
        return self.total(y) if form.total and self.doc.total and self.h.row_total else y

    def row(self, y: float, k: int, line) -> float:
        p, how, step = self.p, self.form.rows, self.step
        if how == "band" and k % 2 == 0:
            p.rect(p.margin, y, self.wide, step, None, fill=PALE)
        if how in ("hair", "grid"):
            p.line(p.margin, y + step, p.right, y + step, 0.12 if how == "hair" else 0.2, "#b0b0b0" if how == "hair" else self.ink)
        elif how == "dashes":
            p.dots(p.margin, y + step, p.right, 1.4, 1.1, 0.15, "#7c7c7c")
        for c in self.chosen if line else ():
            self.cell(c, y + step * 0.7, said(self.h, c, line, self.doc, k))
        return y + step

    def total(self, y: float) -> float:
        """A last row: the label merged over all columns but the last, or in the cell of the item; or under a double rule."""
        p, h, s, last = self.p, self.h, self.p.scale, self.lefts[self.chosen[-1]]
        split = min(last, p.right - 33 * s)
        if self.form.head == "rules":
            p.put(p.margin + 1.6, y + 6 * s, h.total, 3.6, True, room=split - p.margin - 4, vital=True)
            p.put(p.right - 1.6, y + 6 * s, h.money(self.doc.cents, True), 3.7, True, anchor="rs", room=p.right - split - 2, vital=True)
            for line in (8.4, 9.4):
                p.line(p.margin, y + line * s, p.right, y + line * s, 0.25, self.ink)
            return y + 9.4 * s
        fill = "#dcdcdc" if self.form.head == "grey" else None
        p.rect(p.margin, y, split - p.margin, 8 * s, self.ink, 0.3, fill)
        p.rect(split, y, p.right - split, 8 * s, self.ink, 0.3)
        p.put((p.margin + split) / 2, y + 5.6 * s, h.total, 3.6, True, "", "ms", room=split - p.margin - 6, vital=True)
        p.put(p.right - 1.6, y + 5.6 * s, h.money(self.doc.cents, True), 3.6, True, anchor="rs", room=p.right - split - 2.6, vital=True)
        return y + 8 * s


def _groups(p: Press, h: House, doc: Document, y: float) -> float:
    """A clinic's or laboratory's: the lines in groups under shaded names, each group's sum at the right of its name or under its lines."""
    s, wide, lines = p.scale, p.width - 2 * p.margin, list(doc.lines)
    names = GROUPS.get(h.kind, ("ACTES",))
    count = min(len(names), (len(lines) + 1) // 2) or 1
    size, below = -(-len(lines) // count), h.own.random() < 0.5
    p.put(p.margin + 1.5, y + 4.6 * s, h.word("item"), 3, True, room=wide * 0.6)
    p.put(p.right - 1.5, y + 4.6 * s, h.word("sum"), 3, True, "", "rs", room=wide * 0.24)
    p.line(p.margin, y + 6.6 * s, p.right, y + 6.6 * s, 0.4, h.colour)
    y += 7.4 * s
    for k in range(0, len(lines), size):
        part = lines[k:k + size]
        p.rect(p.margin, y, wide, 5.8 * s, None, fill="#e6e6e6" if h.capitals else PALE)
        p.put(p.margin + 1.5, y + 4.2 * s, names[k // size], 2.9, True, room=wide * 0.6)
        whole = h.money(sum(cents for _, _, cents in part))
        if not below and len(lines) > size:
            p.put(p.right - 1.5, y + 4.2 * s, whole, 2.9, True, "", "rs", room=wide * 0.24)
        y += 5.8 * s
        for label, number, cents in part:
            y += 5.6 * s
            p.put(p.margin + 5 * s, y, label if number == 1 else f"{label}  x {number}", 3.1, room=wide * 0.68)
            p.put(p.right - 1.5, y, h.money(cents), 3.1, anchor="rs", room=wide * 0.24)
        if below and len(lines) > size:
            y += 5.4 * s
            p.put(p.right - 34 * s, y, f"S/T {names[k // size].lower()}", 2.8, False, GREY, "rs", "italic", wide * 0.6)
            p.put(p.right - 1.5, y, whole, 2.9, False, "", "rs", "italic", wide * 0.2)
        y += 2.8 * s
    p.line(p.margin, y, p.right, y, 0.4, h.colour)
    return y


def _pad(p: Press, h: House, doc: Document, y: float) -> float:
    """A printed pad's three columns with upright lines, its rows ruled to the end; filled in in fixed letters."""
    s, wide = p.scale, p.width - 2 * p.margin
    edges = (p.margin, p.margin + wide * 0.13, p.margin + wide * 0.75, p.right)
    heads = (h.own.choice(["Qté", "Nb"]), h.word("item"), h.word("sum"))
    rows, high = max(len(doc.lines), 7 if p.height > 200 else 4), 7 * s
    for k, head in enumerate(heads):
        p.rect(edges[k], y, edges[k + 1] - edges[k], high, h.colour, 0.35)
        p.rect(edges[k], y + high, edges[k + 1] - edges[k], high * rows, h.colour, 0.35)
        p.put((edges[k] + edges[k + 1]) / 2, y + 5 * s, head, 3, True, h.colour, "ms", room=edges[k + 1] - edges[k] - 2)
    for k in range(rows):
        y += high
        if k:
            p.line(p.margin, y, p.right, y, 0.12, h.colour)
        if k < len(doc.lines):
            label, count, cents = doc.lines[k]
            for x, text, anchor, room in ((sum(edges[:2]) / 2, str(count), "ms", 8), (edges[1] + 2, label, "ls", wide * 0.6), (p.right - 2, h.money(cents), "rs", wide * 0.23)):
                p.put(x, y + 5 * s, text, 3.2, False, "#1d1d2b", anchor, "matrix" if h.packed else "", room)
    return y + high


def _typed(p: Press, h: House, doc: Document, y: float) -> float:
    """Columns in fixed letters between rows of equals, the lines numbered."""
    s, wide, family = p.scale, p.width - 2 * p.margin, even(h) and "roll"
    across(p, y + 3 * s, "=", 3, family)
    for k, (row, text, count, amount) in enumerate([("", h.word("item"), "Qté", h.word("sum")), *[(f"{n}.", label.upper(), str(count), h.money(cents)) for n, (label, count, cents) in enumerate(doc.lines, 1)]]):
        y += (8 if k < 2 else 5) * s
        for x, said_, anchor, room in ((p.margin + 1, row, "ls", 8), (p.margin + 9 * s, text, "ls", wide * 0.58), (p.margin + wide * 0.76, count, "rs", wide * 0.09), (p.right - 1, amount, "rs", wide * 0.21)):
            p.put(x, y, said_, 3, k == 0, "", anchor, family, room)
        if k == 0:
            across(p, y + 4 * s, "-", 3, family)
    across(p, y + 4.6 * s, "=", 3, family)
    return y + 5.4 * s


def _rows(p: Press, h: House, doc: Document, y: float) -> float:
    """A word processor's: what it is at the left, full stops, the amount at the right, far apart, without heads' rules."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, y + 5 * s, f"{h.word('item')} :", 3.3, True, "", room=wide * 0.6)
    y += 6 * s
    for label, count, cents in doc.lines:
        y += 7 * s
        text = h.money(cents, True)
        end = p.put(p.margin + 4 * s, y, f"{label}{f' ({count})' if count > 1 else ''}", 3.4, room=wide * 0.66)
        start = p.right - p.length(text, 3.4) - 1
        if end + 3 < start:
            p.dots(end + 1.5, y - 0.2, start, 0.3, 1.1, 0.25, "#5a5a5a")
        p.put(p.right, y, text, 3.4, anchor="rs", room=wide * 0.28)
    return y + 4 * s


def said(h: House, column, line, doc, k) -> str:
    label, count, cents = line
    r = Random(f"{label}-{h.seller.inpe}")
    return {
        "row": f"{k + 1:02d}" if h.packed else str(k + 1), "item": label, "code": f"{r.choice(['', 'A', 'P'])}{r.randint(100, 99999)}" if h.kind in ("pharmacy", "supplier") else f"{label[:3].upper().replace(' ', '')}{r.randint(1, 60):02d}", "qty": f"{count},0" if h.packed and h.ice_high else str(count),
        "unit": h.money(cents // count), "sum": h.money(cents), "tax": f"{h.rate}%" if h.ice_high else f"{h.rate},00 %", "off": "0" if h.capitals else h.money(0), "net": h.money(round(cents * 100 / (100 + h.rate))), "lot": f"{r.randint(10, 99)}{r.choice('AEGKT')}{r.randint(10, 999)}",
        "expiry": f"{r.randint(1, 12):02d}/20{r.randint(27, 29)}", "day": f"{doc.day:%d/%m/%Y}" if h.ice_high else f"{doc.day:%d/%m/%y}", "rate": f"{KEYS.get(h.kind, 'C')} {r.choice([10, 20, 30, 50, 70, 110, 180])}", "part": h.money(0), "doctor": f"Dr {r.choice(['Naciri', 'Lahlou', 'Fassi', 'Rami', 'Mernissi'])}",
    }[column]
