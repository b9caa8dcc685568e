"""Totals, sentences that close an invoice, feet, stamps and signatures; two groups of forms."""
from random import Random

from formats import sum_in_words
from house import Document, House
from ink import Hand, stamp
from press import Press


def _above(h: House, doc: Document) -> list[tuple[str, int]]:
    """What stands above the total: tax, or nothing."""
    if not h.rate:
        return []
    tax = doc.cents - round(doc.cents * 100 / (100 + h.rate))
    return [(h.before_tax, doc.cents - tax), (f"{h.vat} {h.rate} %", tax)]


# --- fit


def at_right(p: Press, h: House, doc: Document, y):
    s, x = p.scale, p.right - 34 * p.scale
    y += 3 * s
    for label, cents in _above(h, doc):
        y += 5.6 * s
        p.put(x, y, label, 3.2, anchor="rs")
        p.put(p.right - 1.5, y, h.money(cents), 3.2, anchor="rs")
    y += 7 * s
    p.put(x, y, h.total, 4, True, anchor="rs")
    p.put(p.right - 1.5, y, h.money(doc.cents, True), 4, True, anchor="rs", vital=True)
    return y


def frame(p, h, doc, y):
    s = p.scale
    y = at_right(p, h, doc, y)
    p.rect(p.right - 92 * s, y - 6 * s, 92 * s, 9 * s, h.colour, 0.3)
    return y + 3 * s


def below_left(p, h, doc, y):
    s = p.scale
    y += 9 * s
    end = p.put(p.margin, y, f"{h.total} : ", 4.4, True)
    p.put(end, y, h.money(doc.cents, True), 4.4, True, vital=True)
    return y


# --- proof


def band(p, h, doc, y):
    s = p.scale
    y += 4 * s
    for label, cents in _above(h, doc):
        y += 5 * s
        p.put(p.margin + 3, y, f"{label} : {h.money(cents)}", 3.1)
    y += 3 * s
    dark = h.own.random() < 0.5
    p.rect(p.margin, y, p.width - 2 * p.margin, 10.5 * s, None, fill=h.colour if dark else "#dde3e8")
    colour = "#ffffff" if dark else "#111111"
    p.put(p.margin + 3, y + 7.3 * s, h.total, 4.4, True, colour, room=p.width * 0.5)
    p.put(p.right - 3, y + 7.3 * s, h.money(doc.cents, True), 4.8, True, colour, "rs", vital=True)
    return y + 10.5 * s


def centred(p, h, doc, y):
    s = p.scale
    y += 8 * s
    p.put(p.width / 2, y, "   ".join(f"{label} : {h.money(cents)}" for label, cents in _above(h, doc)), 3, anchor="ms", room=p.width - 2 * p.margin)
    y += 4 * s
    wide = 96 * s
    p.rect(p.width / 2 - wide / 2, y, wide, 16 * s, h.colour, 0.5)
    p.put(p.width / 2, y + 5.6 * s, h.total, 3.4, anchor="ms")
    p.put(p.width / 2, y + 12.8 * s, h.money(doc.cents, True), 6, True, anchor="ms", vital=True)
    return y + 16 * s


def large_left(p, h, doc, y):
    s = p.scale
    y += 11 * s
    p.put(p.margin, y, h.total, 3.6, room=p.width * 0.5)
    p.put(p.margin, y + 8.5 * s, h.money(doc.cents, True), 7, True, vital=True)
    for k, (label, cents) in enumerate(_above(h, doc)):
        p.put(p.right - 26 * s, y + 5 * k * s, label, 3, anchor="rs")
        p.put(p.right, y + 5 * k * s, h.money(cents), 3, anchor="rs")
    return y + 9 * s


def boxes(p, h, doc, y):
    """Labels and amounts in ruled cells at the right, the total last."""
    s = p.scale
    rows = _above(h, doc) or h.nothing_else(doc)
    y += 4 * s
    left, middle = p.right - 88 * s, p.right - 36 * s
    for k, (label, cents) in enumerate([*rows, (h.total, doc.cents)]):
        last = k == len(rows)
        p.rect(left, y, middle - left, 7.4 * s, h.colour, 0.25, "#e9edf0" if last else None)
        p.rect(middle, y, p.right - middle, 7.4 * s, h.colour, 0.25, "#e9edf0" if last else None)
        p.put(left + 2, y + 5.2 * s, label, 3.3, last, room=middle - left - 3)
        p.put(p.right - 1.5, y + 5.2 * s, h.money(cents, last), 3.4, last, anchor="rs", room=p.right - middle - 2.5, vital=last)
        y += 7.4 * s
    return y


def recap(p, h, doc, y):
    """A table of taxes at the left, the total at the right of it."""
    s = p.scale
    rows = _above(h, doc)
    if not rows:
        return boxes(p, h, doc, y)
    y += 5 * s
    wide = (p.width - 2 * p.margin) * 0.48
    for k, (head, value) in enumerate((("Taux", f"{h.rate} %"), (h.before_tax, h.money(rows[0][1])), (h.vat, h.money(rows[1][1])))):
        x = p.margin + wide / 3 * k
        p.rect(x, y, wide / 3, 6.4 * s, h.colour, 0.2, "#f0f0f0")
        p.rect(x, y + 6.4 * s, wide / 3, 7 * s, h.colour, 0.2)
        p.put(x + wide / 6, y + 4.6 * s, head, 2.7, True, anchor="ms", room=wide / 3 - 2)
        p.put(x + wide / 6, y + 11.2 * s, value, 3, anchor="ms", room=wide / 3 - 2)
    left = p.margin + wide + 6
    p.put(left, y + 4.6 * s, h.total, 3.4, True, room=p.right - left)
    p.put(p.right, y + 12.4 * s, h.money(doc.cents, True), 5.4, True, anchor="rs", room=p.right - left, vital=True)
    return y + 13.4 * s


def shares(p, h, doc, y):
    """What others bear: nothing; what the patient paid: all."""
    s, room = p.scale, p.right - 34 * p.scale
    y += 4 * s
    borne, own = h.shares
    for label, cents, bold in ((h.total, doc.cents, True), (borne, 0, False), (own, doc.cents, False)):
        y += 6.4 * s
        p.put(p.margin + (p.width - 2 * p.margin) * 0.4, y, label, 3.8 if bold else 3.2, bold, room=room - p.width * 0.42)
        p.put(p.right - 1.5, y, h.money(cents, bold), 3.9 if bold else 3.2, bold, anchor="rs", vital=bold)
    return y + 1


def rebated(p, h, doc, y):
    """Sum, rebate, what remains: the lines are the sum, a rebate of nothing."""
    s, x = p.scale, p.right - 34 * p.scale
    y += 2 * s
    for label, cents in ((h.gross, doc.cents), (h.rebate, 0)):
        y += 5.6 * s
        p.put(x, y, label, 3.1, anchor="rs")
        p.put(p.right - 1.5, y, h.money(cents), 3.1, anchor="rs")
    y += 2.4 * s
    p.line(p.right - 74 * s, y, p.right, y, 0.3)
    y += 6.4 * s
    p.put(x, y, h.total, 4.2, True, anchor="rs", room=x - p.margin)
    p.put(p.right - 1.5, y, h.money(doc.cents, True), 4.4, True, anchor="rs", vital=True)
    p.line(p.right - 74 * s, y + 2 * s, p.right, y + 2 * s, 0.3)
    p.line(p.right - 74 * s, y + 3 * s, p.right, y + 3 * s, 0.3)
    return y + 3 * s


TOTALS = {"fit": [at_right, frame, below_left], "proof": [band, centred, large_left, boxes, recap, shares, rebated, boxes, band]}


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end."""
    s = p.scale
    if h.sentence and doc.total:
        how = h.own.randrange(3)
        y = p.wrapped(p.margin, y + 8 * s, h.arrested.format(words=sum_in_words(doc.cents, how), figures=h.money(doc.cents, True)), 3.2, p.width - 2 * p.margin)
    if h.day_below:
        y += 10 * s
        p.put(p.right, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, anchor="rs", vital=True, room=p.width * 0.7)
    return y


def foot(p: Press, h: House, doc: Document):
    """Legal lines, page number, thanks; the lowest at the paper's end."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    y, parts, lines = p.height - 7, h.legal(), []
    if doc.sheet[1] > 1 or own.random() < 0.2:
        lines.append(h.page_of(*doc.sheet))
    line = ""
    for part in parts:
        joined = f"{line}{h.joint}{part}" if line else part
        if line and p.length(joined, 2.7 if p.scale > 0.8 else 3.0) > p.width - 2 * p.margin:
            lines.append(line)
            line = part
        else:
            line = joined
    lines += [line] * bool(line) + ([h.thanks] if h.polite else [])
    for text in reversed(lines) if own.random() < 0.5 else lines:
        p.put(p.width / 2, y, text, 2.7 if p.scale > 0.8 else 3.0, False, "#333333", "ms", room=p.width - 2 * p.margin, vital=h.ice in text)
        y -= 4.2 * p.scale
    if own.random() < 0.5:
        p.line(p.margin, y, p.right, y, 0.25, h.colour)
    return y


def sealed(p: Press, h: House, r: Random, y: float, low: float):
    """A stamp and a signature, over anything but what must be read."""
    w = r.uniform(34, 46) * max(p.scale, 0.8)
    high = w * 0.5
    for _ in range(40):
        x, top = r.uniform(p.margin - 2, p.right - w), r.uniform(y - 26, min(y + 40, low - high))
        if top > 20 and p.free(x - 2, top - 4, w + 4, high + 8):
            lines = r.choice([[h.seller.name, h.seller.city], [h.seller.name, h.street, f"Tél {h.telephone}"], [h.seller.name, h.trade, h.seller.city], [h.paid, h.seller.name]])
            stamp(p, r, lines, (x + w / 2, top + high / 2), r.choice(["blue", "violet", "navy", "black", "red"]), r.choice(["frame", "double", "round", "bare"]), w, r.uniform(0.55, 0.85))
            if r.random() < 0.6:
                Hand(r, "schoolbell", r.choice(["blue", "black", "navy"])).sign(p, (x - 4, top - 2, w + 8, high + 4))
            return
