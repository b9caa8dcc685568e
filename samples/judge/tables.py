"""The table of an invoice: which columns, how ruled. Two groups of forms; the columns are an issuer's own."""
from dataclasses import dataclass
from random import Random

from house import Document, House
from press import Press

WIDE = {"code": 18, "qty": 15, "unit": 22, "tax": 13, "off": 14, "net": 22, "sum": 27, "lot": 19, "expiry": 17}


@dataclass(frozen=True)
class Form:
    head: str          # fill, rule, none, double
    rows: str          # line, dots, stripe, none
    upright: bool      # lines between columns
    tall: bool         # the frame runs down to a fixed place
    total: bool        # the total may be the last row of the table


FORMS = {
    "fit": [Form("fill", "line", False, False, False), Form("rule", "none", False, False, False), Form("fill", "none", True, False, False)],
    "proof": [Form("fill", "none", True, True, False), Form("rule", "stripe", False, False, False), Form("double", "dots", False, False, True), Form("none", "none", False, False, False),
              Form("dark", "line", True, False, True), Form("rule", "line", False, False, True), Form("fill", "stripe", True, False, True), Form("double", "none", True, True, False)],
}
SETS = {
    "fit": [("item", "qty", "unit", "sum"), ("item", "qty", "sum"), ("code", "item", "qty", "sum"), ("item", "qty", "unit", "tax", "sum")],
    "proof": [("item", "sum"), ("qty", "item", "unit", "sum"), ("item", "unit", "qty", "sum"), ("code", "item", "unit", "off", "qty", "sum"), ("item", "lot", "expiry", "qty", "sum"), ("qty", "item", "sum"),
              ("item", "qty", "unit", "net", "tax", "sum"), ("code", "qty", "item", "sum"), ("item", "qty", "tax", "unit", "sum")],
}
DETAIL = {"lot", "expiry", "code", "off"}


def columns(h: House, p: Press) -> list[str]:
    chosen = list(h.own.choice(SETS[h.half]))
    if h.kind != "pharmacy":
        chosen = [c for c in chosen if c not in ("lot", "expiry")]
    if not h.rate:
        chosen = [c for c in chosen if c not in ("tax", "net")]
    while sum(WIDE.get(c, 0) * p.scale for c in chosen) > (p.width - 2 * p.margin) * 0.58:
        chosen.remove(next((c for c in chosen if c in DETAIL | {"tax", "net"}), next(c for c in chosen if c not in ("item", "sum"))))
    return chosen


def table(p: Press, h: House, doc: Document, y: float, form: Form) -> float:
    """Draws it; returns its lower edge. With `form.total` a total of the issuer's stands in the last row, and `h.total_said` tells so."""
    s, chosen = p.scale, columns(h, p)
    wide = p.width - 2 * p.margin
    widths = {c: WIDE.get(c, 0) * s for c in chosen}
    widths["item"] = wide - sum(widths.values())
    heads = {c: h.word(c) for c in chosen}
    top, step = y, h.own.choice([6.2, 7.0, 7.8]) * s
    high = 7.6 * s
    if form.head in ("fill", "dark"):
        p.rect(p.margin, top, wide, high, h.colour, 0.25, "#e4e8ec" if form.head == "fill" else h.colour)
    colour = "#ffffff" if form.head == "dark" else "#111111"
    edges, x = [], p.margin
    for c in chosen:
        _cell(p, c, x, widths[c], top + 5.2 * s, heads[c], 3.0, True, colour)
        x += widths[c]
        edges.append(x)
    if form.head in ("rule", "double"):
        p.line(p.margin, top + high, p.right, top + high, 0.35, h.colour)
        if form.head == "double":
            p.line(p.margin, top, p.right, top, 0.35, h.colour)
    y = top + high
    for k, line in enumerate(doc.lines):
        if form.rows == "stripe" and k % 2 == 0:
            p.rect(p.margin + 0.2, y + 0.2, wide - 0.4, step - 0.3, None, fill="#f0f3f5")
        x = p.margin
        for c in chosen:
            _cell(p, c, x, widths[c], y + step * 0.68, _said(h, c, line, doc), 3.15)
            x += widths[c]
        y += step
        if form.rows == "line":
            p.line(p.margin, y, p.right, y, 0.12, "#888888")
        elif form.rows == "dots":
            p.dots(p.margin, y, p.right, 0.3, 0.9, 0.2, "#555555")
    if form.tall:
        y = max(y, p.height * (0.62 if p.height > p.width else 0.5))
    if form.upright:
        p.rect(p.margin, top, wide, y - top, h.colour, 0.25)
        for x in edges[:-1]:
            p.line(x, top, x, y, 0.2, h.colour)
    elif form.head != "none":
        p.line(p.margin, y, p.right, y, 0.35, h.colour)
    if form.total and doc.total and h.row_total:
        p.rect(p.margin, y, wide, 8.6 * s, h.colour, 0.3)
        split = p.right - widths[chosen[-1]] - 6 * s
        p.line(split, y, split, y + 8.6 * s, 0.3, h.colour)
        p.put(split - 2, y + 6 * s, h.total, 3.8, True, anchor="rs", room=split - p.margin - 4)
        p.put(p.right - 1.5, y + 6 * s, h.money(doc.cents, True), 3.7, True, anchor="rs", room=p.right - split - 2.4, vital=True)
        y += 8.6 * s
    return y


def _cell(p, column, x, wide, y, text, size, bold=False, colour=""):
    if column in ("item", "code"):
        p.put(x + 1.5, y, text, size, bold, colour, room=wide - 2.5)
    elif column in ("qty", "tax", "off", "lot", "expiry"):
        p.put(x + wide / 2, y, text, size, bold, colour, "ms", room=wide - 1.5)
    else:
        p.put(x + wide - 1.5, y, text, size, bold, colour, "rs", room=wide - 2)


def _said(h: House, column, line, doc) -> str:
    label, count, cents = line
    r = Random(f"{h.seller.inpe}-{label}")
    return {
        "item": label, "code": str(r.randint(1000, 99999)), "qty": str(count), "unit": h.money(cents // count), "sum": h.money(cents), "tax": f"{h.rate}" + ("%" if h.capitals else ",00"),
        "off": "-" if h.capitals else "0", "net": h.money(round(cents * 100 / (100 + h.rate))), "lot": f"{r.choice('ABLMX')}{r.randint(1000, 9999)}", "expiry": f"{r.randint(1, 12):02d}/{r.randint(27, 29)}",
    }[column]
