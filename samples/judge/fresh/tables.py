"""The table of an invoice in `fresh`: which columns, how ruled."""
from dataclasses import dataclass
from random import Random

from columns import fitting
from house import Document, House
from paper import MM
from press import Press

WIDE = {"row": 9, "code": 20, "qty": 15, "unit": 23, "tax": 15, "off": 15, "net": 22, "sum": 27, "lot": 20, "expiry": 17, "day": 24}


@dataclass(frozen=True)
class Form:
    how: str           # uprights, grid, round, columns, thick, typed, twice, leaders
    total: bool        # the total may be the last row of the table


FORMS = [Form("uprights", True), Form("grid", True), Form("round", False), Form("columns", False), Form("thick", True), Form("typed", False), Form("twice", False), Form("leaders", False)]
SETS = [("row", "item", "qty", "unit", "sum"), ("row", "item", "sum"), ("item", "code", "qty", "sum"), ("qty", "unit", "item", "sum"), ("item", "unit", "off", "qty", "sum"), ("code", "item", "expiry", "qty", "sum"),
        ("day", "item", "qty", "sum"), ("item", "tax", "net", "sum"), ("row", "code", "item", "unit", "qty", "sum"), ("item", "lot", "unit", "qty", "sum")]
SPARE = ("lot", "expiry", "code", "off", "net", "tax", "row", "day", "unit", "qty")


def columns(h: House, p: Press) -> list[str]:
    chosen = list(h.own.choice(SETS))
    if h.kind != "pharmacy":
        chosen = [c for c in chosen if c not in ("lot", "expiry")]
    if not h.rate:
        chosen = [c for c in chosen if c not in ("tax", "net")]
    if h.kind in ("pharmacy", "supplier"):
        chosen = [c for c in chosen if c != "day"]
    return fitting(chosen, p, WIDE, SPARE, 0.58)


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it; returns its lower edge. With `form.total` a total of the issuer's stands in the last row, and `h.row_total` tells so."""
    if form.how == "twice":
        return _twice(p, h, doc, y)
    if form.how == "leaders":
        return _leaders(p, h, doc, y)
    s, chosen, wide = p.scale, columns(h, p), p.width - 2 * p.margin
    widths = {c: WIDE.get(c, 0) * s for c in chosen}
    widths["item"] = wide - sum(widths.values())
    face = "mono" if form.how == "typed" else ""
    heads = {c: {"row": "N°", "day": "Date"}.get(c) or h.word(c) for c in chosen}
    if form.how == "typed":
        heads = {c: text.upper() for c, text in heads.items()}
    lefts, x = {}, p.margin
    for c in chosen:
        lefts[c] = x
        x += widths[c]
    top, step, high = y, h.own.choice([6.4, 7.2, 8.2]) * s, 8 * s
    rows = len(doc.lines)
    blank = h.own.randint(0, 4) if form.how in ("grid", "uprights", "columns") else 0
    if p.height < 215:
        blank = min(blank, 1)
    end = top + high + step * (rows + blank)
    if form.how == "columns":
        for k, c in enumerate(chosen):
            if k % 2 == 0:
                p.rect(lefts[c], top, widths[c], end - top, None, fill="#eaeef2")
    elif form.how == "round":
        p.draw.rounded_rectangle([p.margin * MM, top * MM, p.right * MM, end * MM], 34, outline=h.colour, width=4)
        p.line(p.margin, top + high, p.right, top + high, 0.3, h.colour)
    elif form.how == "typed":
        _dashes(p, top + 0.8 * s)
    for c in chosen:
        _cell(p, c, lefts[c], widths[c], top + 5.6 * s, heads[c], 3.0, True, h.colour if form.how in ("columns", "thick") else "", face)
    if form.how == "thick":
        p.line(p.margin, top + high, p.right, top + high, 0.9, h.colour)
    elif form.how == "typed":
        _dashes(p, top + high)
    elif form.how in ("uprights", "grid"):
        p.line(p.margin, top + high, p.right, top + high, 0.3, h.colour)
    y = top + high
    for k, line in enumerate(doc.lines):
        for c in chosen:
            _cell(p, c, lefts[c], widths[c], y + step * 0.7, _said(h, c, line, doc, k), 3.15, family=face)
        y += step
        if form.how == "thick":
            p.dots(p.margin, y, p.right, 1.6, 1.0, 0.15, "#666666")
        elif form.how == "grid":
            p.line(p.margin, y, p.right, y, 0.18, h.colour)
    for _ in range(blank):
        y += step
        if form.how == "grid":
            p.line(p.margin, y, p.right, y, 0.18, h.colour)
    if form.how in ("uprights", "grid"):
        p.rect(p.margin, top, wide, y - top, h.colour, 0.35)
        for c in chosen[1:]:
            p.line(lefts[c], top, lefts[c], y, 0.18, h.colour)
    elif form.how == "typed":
        y += 1.5 * s
        _dashes(p, y + 1 * s)
        y += 2 * s
    elif form.how == "thick":
        p.line(p.margin, y, p.right, y, 0.9, h.colour)
    elif form.how == "columns":
        p.line(p.margin, y, p.right, y, 0.3, h.colour)
    if form.total and doc.total and h.row_total:
        split = p.right - widths[chosen[-1]] - 7 * s
        p.rect(p.margin, y, wide, 9 * s, h.colour, 0.35, "#edf0f2")
        p.put(p.margin + 2, y + 6.2 * s, h.total, 3.8, True, room=split - p.margin - 4, vital=True)
        p.put(p.right - 1.5, y + 6.2 * s, h.money(doc.cents, True), 3.8, True, anchor="rs", room=p.right - split - 2.4, vital=True)
        y += 9 * s
    return y


def _dashes(p: Press, y: float):
    unit = p.length("-" * 20, 3, False, "mono") / 20
    p.put(p.margin, y, "-" * int((p.width - 2 * p.margin) / unit), 3, family="mono")


def _twice(p: Press, h: House, doc: Document, y: float) -> float:
    """Each line in two: what it is, and under it how many at what price; no head."""
    s = p.scale
    p.line(p.margin, y, p.right, y, 0.4, h.colour)
    unit, qty = h.word("unit"), h.word("qty")
    for k, line in enumerate(doc.lines):
        y += 6 * s
        p.put(p.margin + 1, y, line[0], 3.5, True, room=p.width * 0.6)
        p.put(p.right - 1, y + 2 * s, h.money(line[2]), 3.6, anchor="rs")
        y += 4.8 * s
        p.put(p.margin + 4, y, f"{qty} {line[1]}   {unit} {h.money(line[2] // line[1])}", 2.8, False, "#333333", room=p.width * 0.55)
        y += 2.6 * s
        p.line(p.margin, y, p.right, y, 0.12 if k + 1 < len(doc.lines) else 0.4, h.colour)
    return y


def _leaders(p: Press, h: House, doc: Document, y: float) -> float:
    """A list: what it is, dots, what it costs."""
    s = p.scale
    p.put(p.margin, y + 4 * s, h.word("item"), 3.2, True, h.colour)
    p.put(p.right, y + 4 * s, h.word("sum"), 3.2, True, h.colour, "rs")
    y += 5 * s
    for label, count, cents in doc.lines:
        y += 7 * s
        text = h.money(cents)
        end = p.put(p.margin + 2, y, f"{count} {label}" if count > 1 else label, 3.3, room=p.width * 0.6)
        p.dots(end + 2, y, p.right - p.length(text, 3.3) - 2, 0.3, 1.1, 0.28)
        p.put(p.right, y, text, 3.3, anchor="rs")
    return y + 3 * s


def _cell(p, column, x, wide, y, text, size, bold=False, colour="", family=""):
    if column in ("item", "code"):
        p.put(x + 1.8, y, text, size, bold, colour, family=family, room=wide - 3)
    elif column in ("row", "qty", "tax", "off", "lot", "expiry", "day"):
        p.put(x + wide / 2, y, text, size, bold, colour, "ms", family, wide - 1.5)
    else:
        p.put(x + wide - 1.8, y, text, size, bold, colour, "rs", family, wide - 2.4)


def _said(h: House, column, line, doc, k) -> str:
    label, count, cents = line
    r = Random(f"{h.seller.inpe}-{label}")
    return {
        "row": str(k + 1), "item": label, "code": f"{r.choice('PMR')}{r.randint(100, 9999):05d}", "qty": str(count), "unit": h.money(cents // count), "sum": h.money(cents), "tax": f"{h.rate} %",
        "off": "0 %", "net": h.money(round(cents * 100 / (100 + h.rate))), "lot": f"{r.randint(10, 99)}{r.choice('CDFGK')}{r.randint(100, 999)}", "expiry": f"{r.randint(1, 12):02d}-{r.randint(2027, 2029)}",
        "day": f"{doc.day:%d/%m/%y}",
    }[column]
