"""Invoices put together from an issuer's own head, arrangement, table, total and foot: as many layouts as there are issuers."""
from datetime import date
from random import Random

from house import Document, House
from invoices import Bill
from parts import PARTS
from press import Press
from sums import sealed


def invoice(r: Random, half: str, bill: Bill, day: date, lines=None, sheet=(1, 1), total=True, credit=False, birth=None, prescribed=None) -> Press:
    """An invoice as the seller always prints it. `lines`, `sheet` and `total` serve invoices of two sheets."""
    h = House(half, bill.seller, bill.ice)
    doc = Document(h.title, bill.number, day, bill.client, bill.lines if lines is None else lines, bill.cents, birth, prescribed, sheet, total)
    if credit:
        doc.title = h.credit
    own, parts = h.own, PARTS[half]
    head, meta, form, sums = own.choice(parts.heads), own.choice(parts.metas), own.choice(parts.forms), own.choice(parts.totals)
    h.row_total, h.sentence, h.polite, h.joint = form.total and own.random() < 0.6, own.random() < parts.sentences, own.random() < 0.35, own.choice(["   ", " - ", " | ", " / "])
    h.lying = h.size[1] < h.size[0]
    facts = h.extras(r, doc)
    if h.size[1] < 215:  # a small paper holds less
        facts = facts[:1]
    state = own.getstate()
    for attempt in range(3):
        own.setstate(state)
        p = h.page()
        y, beside = head(p, h)
        y = meta(p, h, doc, facts if attempt == 0 else [], y, beside if p.width > 140 else None)
        y = parts.table(p, h, doc, y, form)
        if total:
            if not h.row_total:
                y = sums(p, h, doc, y)
            y = parts.close(p, h, doc, r, y)
        else:
            p.put(p.right, y + 7 * p.scale, h.carried, 3.3, anchor="rs")
            if h.day_below:
                y = parts.close(p, h, doc, r, y)
            y += 8
        if y + 22 * p.scale < p.height:
            break
        h.size, h.sentence = (h.size[0], round(y + 40 * p.scale)), h.sentence and attempt == 0
    low = parts.foot(p, h, doc)
    if total and r.random() < 0.8:
        sealed(p, h, r, y, low)
    return p
