"""Totals, closing sentences and feet of `fresh`."""
from random import Random

from formats import spelled
from house import Document, House
from paper import MM
from press import Press
from sums import _above


def in_words(cents: int, how: int) -> str:
    """Four habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "dirham" if whole == 1 else "dirhams"
    if how == 0:
        return f"{words} {unit}" + (f" et {rest:02d} centimes" if rest else " et zéro centime")
    if how == 1:
        return f"{words} DH {rest:02d} cts".capitalize().replace(" dh ", " DH ")
    if how == 2:
        return f"# {words} {unit}{f' {spelled(rest)} centimes' if rest else ''} #".upper()
    return f"{words.title()} {unit.title()}" + (f", {spelled(rest)} centimes" if rest else "")


def ladder(p: Press, h: House, doc: Document, y):
    """Cells side by side, labels above, amounts beneath, the total last and wider."""
    s, wide = p.scale, p.width - 2 * p.margin
    rows = _above(h, doc) or h.nothing_else(doc)
    shares = [0.3] * len(rows) + [1 - 0.3 * len(rows)] if rows else [0.5]
    y += 5 * s
    x = p.right - wide * sum(shares)
    for (label, cents), share in zip([*rows, (h.total, doc.cents)], shares):
        last = cents == doc.cents and label == h.total
        p.rect(x, y, wide * share, 6 * s, h.colour, 0.3, h.colour if last else "#ebeef0")
        p.rect(x, y + 6 * s, wide * share, 8.6 * s, h.colour, 0.3)
        p.put(x + wide * share / 2, y + 4.3 * s, label, 2.8, True, "#ffffff" if last else "", "ms", room=wide * share - 2, vital=last)
        p.put(x + wide * share / 2, y + 12.2 * s, h.money(cents, last), 4.4 if last else 3.4, last, anchor="ms", room=wide * share - 3, vital=last)
        x += wide * share
    return y + 14.6 * s


def two_tone(p, h, doc, y):
    """The label white on colour, the amount in a white cell beside it."""
    s = p.scale
    for label, cents in _above(h, doc):
        y += 5.4 * s
        p.put(p.right - 34 * s, y, f"{label} :", 3.1, anchor="rs")
        p.put(p.right - 1.5, y, h.money(cents), 3.1, anchor="rs")
    y += 4 * s
    left, split = p.right - 92 * s, p.right - 42 * s
    p.rect(left, y, split - left, 9.6 * s, h.colour, 0.4, h.colour)
    p.rect(split, y, p.right - split, 9.6 * s, h.colour, 0.4)
    p.put((left + split) / 2, y + 6.5 * s, h.total, 3.7, True, "#ffffff", "ms", room=split - left - 3, vital=True)
    p.put((split + p.right) / 2, y + 6.6 * s, h.money(doc.cents, True), 4.3, True, anchor="ms", room=p.right - split - 3, vital=True)
    return y + 9.6 * s


def underscored(p, h, doc, y):
    """Accountants' way: a rule above, two under the amount."""
    s = p.scale
    y += 3 * s
    for label, cents in _above(h, doc) or h.nothing_else(doc):
        y += 5.4 * s
        p.put(p.right - 40 * s, y, label, 3.2, anchor="rs", room=p.width * 0.5)
        p.put(p.right - 1, y, h.money(cents), 3.2, anchor="rs")
    y += 2.5 * s
    p.line(p.right - 34 * s, y, p.right, y, 0.3)
    y += 6.5 * s
    text = h.money(doc.cents, True)
    p.put(p.right - 40 * s, y, h.total, 4, True, anchor="rs", room=p.width * 0.55, vital=True)
    p.put(p.right - 1, y, text, 4.2, True, anchor="rs", room=37 * s, vital=True)
    for k in (1.6, 2.5):
        p.line(p.right - 34 * s, y + k * s, p.right, y + k * s, 0.3)
    return y + 3 * s


def rounded(p, h, doc, y):
    """Label and amount in a long rounded frame."""
    s = p.scale
    y += 5 * s
    for label, cents in _above(h, doc):
        y += 5 * s
        p.put(p.right - 4, y, f"{label} : {h.money(cents)}", 3, anchor="rs")
    y += 3 * s
    left = p.right - 104 * s if p.width > 180 else p.margin
    p.draw.rounded_rectangle([left * MM, y * MM, p.right * MM, (y + 12 * s) * MM], 70, outline=h.colour, width=8)
    p.put(left + 7, y + 8 * s, h.total, 3.9, True, h.colour, room=(p.right - left) * 0.5, vital=True)
    p.put(p.right - 7, y + 8.2 * s, h.money(doc.cents, True), 4.8, True, anchor="rs", room=(p.right - left) * 0.42, vital=True)
    return y + 12 * s


def starred(p, h, doc, y):
    """A matrix printer's: label, full stops, the amount between stars."""
    s = p.scale
    for label, cents in _above(h, doc):
        y += 5.4 * s
        p.put(p.margin + 2, y, f"{label} ", 3.1, family="mono")
        p.put(p.right - 2, y, h.money(cents), 3.1, anchor="rs", family="mono")
    y += 8 * s
    text, label = f"***{h.money(doc.cents)}***", h.total.upper()
    dots = "." * max(3, int((p.width - 2 * p.margin - 4 - p.length(f"{label}  {text}", 4, True, "mono")) / p.length("....", 4, True, "mono") * 4) - 1)
    p.put(p.margin + 2, y, f"{label} {dots} {text}", 4, True, family="mono", room=p.width - 2 * p.margin - 4, vital=True)
    return y + 2 * s


def received(p, h, doc, y):
    """Total, what was paid, what is still owed: nothing."""
    s, x = p.scale, p.right - 92 * p.scale
    y += 4 * s
    p.rect(x, y, 92 * s, 24 * s, h.colour, 0.3)
    paid = h.own.choice([("Versement", "Reste dû"), ("Acompte et règlement", "Solde"), ("Montant perçu", "Restant")])
    for k, (label, cents, bold) in enumerate(((h.total, doc.cents, True), (paid[0], doc.cents, False), (paid[1], 0, False))):
        p.put(x + 3, y + (6.4 + 7 * k) * s, label, 3.8 if bold else 3.1, bold, room=50 * s, vital=bold)
        p.put(p.right - 3, y + (6.4 + 7 * k) * s, h.money(cents, bold), 4 if bold else 3.1, bold, anchor="rs", room=36 * s, vital=bold)
    p.line(x, y + 9.2 * s, p.right, y + 9.2 * s, 0.2, h.colour)
    return y + 24 * s


def parted(p, h, doc, y):
    """What others bear, what the patient bears, then the total under a thick rule."""
    s = p.scale
    y += 3 * s
    for label, cents in zip(h.shares, (0, doc.cents)):
        y += 5.8 * s
        end = p.put(p.margin + 2, y, label, 3.2, room=p.width * 0.5)
        text = h.money(cents)
        p.dots(end + 2, y, p.right - p.length(text, 3.2) - 3, 0.3, 1.1, 0.2)
        p.put(p.right - 1, y, text, 3.2, anchor="rs")
    y += 3 * s
    p.line(p.margin, y, p.right, y, 1.0, h.colour)
    y += 7 * s
    p.put(p.margin + 2, y, h.total, 4.4, True, room=p.width * 0.5, vital=True)
    p.put(p.right - 1, y, h.money(doc.cents, True), 4.6, True, anchor="rs", room=p.width * 0.36, vital=True)
    return y + 1 * s


def both(p, h, doc, y):
    """French label, amount, Arabic label in one ruled line."""
    s, wide = p.scale, p.width - 2 * p.margin
    for label, cents in _above(h, doc):
        y += 5.2 * s
        p.put(p.margin + 2, y, f"{label} : {h.money(cents)}", 3)
    y += 5 * s
    p.rect(p.margin, y, wide, 10 * s, h.colour, 0.35)
    p.put(p.margin + 3, y + 7 * s, h.total, 3.8, True, room=wide * 0.36, vital=True)
    p.put(p.width / 2 + wide * 0.06, y + 7.1 * s, h.money(doc.cents, True), 4.6, True, anchor="ms", room=wide * 0.3, vital=True)
    p.put(p.right - 3, y + 7 * s, "المجموع", 4.4, True, "", "rs", "arabic")
    return y + 10 * s


def stamped_duty(p, h, doc, y):
    """Rows with a stamp duty of nothing before the total, label and amount close together."""
    s = p.scale
    y += 3 * s
    for label, cents in [*(_above(h, doc) or [(h.gross, doc.cents)]), ("Droit de timbre", 0)]:
        y += 5.4 * s
        p.put(p.margin + 2, y, label, 3.1, room=48 * s)
        p.put(p.margin + 78 * s, y, h.money(cents), 3.1, anchor="rs")
    y += 7.4 * s
    p.rect(p.margin, y - 5.8 * s, 80 * s, 8.4 * s, h.colour, 0.3, "#eef0f3")
    p.put(p.margin + 2, y, h.total, 3.8, True, room=44 * s, vital=True)
    p.put(p.margin + 78 * s, y, h.money(doc.cents, True), 4, True, anchor="rs", room=32 * s, vital=True)
    return y + 3 * s


TOTALS = [ladder, two_tone, underscored, rounded, starred, received, parted, both, stamped_duty]


def close(p: Press, h: House, doc: Document, r: Random, y: float) -> float:
    """The sum in words, the date where it stands at the end."""
    s, wide = p.scale, p.width - 2 * p.margin
    if h.sentence and doc.total:
        text = h.arrested.format(words=in_words(doc.cents, h.own.randrange(4)), figures=h.money(doc.cents, True))
        if h.own.random() < 0.4:
            top = y + 5 * s
            y = p.wrapped(p.margin + 3, top + 5.5 * s, text, 3.2, wide - 6)
            p.rect(p.margin, top, wide, y - top + 3 * s, h.colour, 0.2)
            y += 3 * s
        else:
            y = p.wrapped(p.margin, y + 9 * s, text, 3.3, wide, 5)
    if h.day_below:
        y += 10 * s
        p.put(p.margin + wide * 0.1, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.6, vital=True, room=wide * 0.8)
    return y


def foot(p: Press, h: House, doc: Document) -> float:
    """Legal lines in one, two columns or a band; the page number at a side."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    size, s, wide = (2.7 if p.scale > 0.8 else 3.0), p.scale, p.width - 2 * p.margin
    how, parts = own.choice(["columns", "band", "left", "stack"]), h.legal()
    y, step = p.height - 7, 4.3 * s
    if doc.sheet[1] > 1 or own.random() < 0.25:
        p.put(p.right, y, h.page_of(*doc.sheet), size, False, "#333333", "rs")
        y -= step
    if h.polite:
        p.put(p.width / 2, y, h.thanks, size, False, h.colour, "ms", "serif-italic", wide * 0.9)
        y -= step * 1.1
    if how == "columns":
        rows = (len(parts) + 1) // 2
        for k, text in enumerate(parts):
            line = y - step * (rows - 1 - k // 2)
            p.put(p.margin if k % 2 == 0 else p.width / 2 + 2, line, text, size, False, "#333333", room=wide / 2 - 3, vital=bool(h.ice) and h.ice in text)
        return y - step * rows
    if how == "stack":
        for k, text in enumerate(reversed(parts)):
            p.put(p.width / 2, y - step * k, text, size, False, "#333333", "ms", room=wide, vital=bool(h.ice) and h.ice in text)
        return y - step * len(parts)
    lines = [""]
    for part in parts:
        joined = f"{lines[-1]}{h.joint}{part}" if lines[-1] else part
        if lines[-1] and p.length(joined, size) > wide - 4:
            lines.append(part)
        else:
            lines[-1] = joined
    lines = [line for line in lines if line]
    if how == "band" and lines:
        p.rect(0, y - step * len(lines) + 0.6, p.width, step * len(lines) + 0.7, None, fill="#e8ebee")
    for k, text in enumerate(reversed(lines)):
        p.put(p.width / 2 if how == "band" else p.margin, y - step * k, text, size, False, "#222222", "ms" if how == "band" else "ls", room=wide, vital=bool(h.ice) and h.ice in text)
    return y - step * len(lines)
