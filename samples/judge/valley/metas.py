"""Title, number, date and client in `valley`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
import barcode
from coast.labels import cap, even, others, rounded
from house import Document, House
from metas import _client, _rest
from press import Press
from valley.labels import GREY, PALE, capped, facts_near, listed, number_and_day, number_label, over, pair_cells, title_and_number


def _beside(p: Press, beside, y, share) -> tuple[float, float, float, bool]:
    """Room at the right: left, width and first baseline beside the head where it leaves any, else under it from `share` of the width on; whether beside."""
    if beside:
        return beside[0], beside[1] - beside[0], beside[2], True
    wide = p.width - 2 * p.margin
    return p.margin + wide * share, wide * (1 - share), y + 9 * p.scale, False


def _name(h: House, doc: Document) -> str:
    return doc.client.upper() if h.capitals else doc.client


def demand(p: Press, h: House, doc: Document, facts, y, beside):
    """A laboratory program's: the patient's lines at the left; at the right a ruled frame with title, number and day and a bar code under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y, w = y + 5 * s, wide * 0.42
    x = p.right - w
    p.rect(x, y, w, 21 * s, "#222222", 0.4)
    p.put(x + w / 2, y + 6.4 * s, doc.title, 4.4, True, "", "ms", room=w - 5)
    for k, (label, value) in enumerate(number_and_day(h, doc)):
        p.put(x + w / 2, y + (12.4 + 5.4 * k) * s, f"{label} : {value}", 3.3, k == 0, "", "ms", room=w - 4, vital=True)
    modules = barcode.code128(others(h, doc)["file"])
    thin = min(0.25, (w - 4) / len(modules))
    barcode.draw(p, modules, p.right - thin * len(modules), y + 22.4 * s, thin * len(modules), 6 * s)
    said = [(cap(h.client, "Patient"), _name(h, doc)), *facts_near(h, doc, facts)[:4]]
    low = listed(p, said, p.margin, y + 5 * s, wide * 0.2, wide * 0.55, 5.4, 3.2, bold=(0,))
    return _rest(p, h, facts[4:], p.margin, max(low + 6 * s, y + 34 * s), wide)


def numbered_of(p, h, doc, facts, y, beside):
    """The title in the middle, under it number and day joined by "du"; the client under both from the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, y + 11 * s, doc.title, 6, True, h.colour, "ms", room=wide)
    p.put(p.width / 2, y + 18 * s, f"{number_label(h, doc)}{doc.number}  du  {h.date(doc.day)}", 3.8, True, "", "ms", room=wide, vital=True)
    _client(p, h, doc, p.margin, y + 28 * s, wide)
    return _rest(p, h, facts, p.margin, y + 34 * s, wide) + 1 * s


def window(p, h, doc, facts, y, beside):
    """The client at the right where an envelope's window is, between ticks at its corners; title, number and day under each other at the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _beside(p, beside, y, 0.53)
    low = top + 22 * s
    for a, b in ((x, 1), (x + w, -1)):
        for c, d in ((top - 3 * s, 1), (low, -1)):
            p.line(a, c, a + 4 * b, c, 0.25)
            p.line(a, c, a, c + 4 * d, 0.25)
    p.put(x + 4, top + 3.4 * s, h.client.strip(" :"), 2.7, False, GREY, room=w - 8)
    p.put(x + 4, top + 10 * s, _name(h, doc), 3.8, True, room=w - 8)
    p.put(x + 4, top + 15.6 * s, h.seller.city, 3.2, room=w - 8)
    at = max(y + 9 * s, low + 9 * s) if level else top + 2 * s
    p.put(p.margin, at, doc.title, 5.6, True, h.colour, room=wide * (1 if level else 0.5))
    end = listed(p, [*number_and_day(h, doc), *capped(facts[:2])], p.margin, at + 7.6 * s, wide * 0.19, wide * (0.8 if level else 0.5), 5.2, bold=(0,))
    return _rest(p, h, facts[2:], p.margin, max(end, low) + 7 * s, wide)


def cells_right(p, h, doc, facts, y, beside):
    """A spreadsheet's: the title beside or over ruled cells of label and value at the right; the client in a cell over the whole width."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _beside(p, beside, y, 0.5)
    if level:
        p.put(x, top, doc.title, 5, True, room=w)
        low = pair_cells(p, [*number_and_day(h, doc), *capped(facts[:1])], x, top + 3 * s, w, 0.42, bold=(0,))
    else:
        p.put(p.margin, top + 6 * s, doc.title, 6.4, True, room=wide * 0.46)
        low = pair_cells(p, [*number_and_day(h, doc), *capped(facts[:1])], x, top - 4 * s, w, 0.42, bold=(0,))
    y = max(y, low) + 4 * s
    y = pair_cells(p, [(cap(h.client, "Client"), _name(h, doc))], p.margin, y, wide, 0.2, 7.4, "#d9e1f2" if h.capitals else PALE)
    return _rest(p, h, facts[1:], p.margin, y + 6 * s, wide) - 1 * s


def pad(p, h, doc, facts, y, beside):
    """A printed pad filled in by a printer: the title in a ruled oblong at the left, the number in red at the right, the client upon a ruled line, the day under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    w = min(wide * 0.5, p.length(doc.title, 5, True) + 12)
    rounded(p, p.margin, y, w, 9.4 * s, h.colour, 5)
    p.put(p.margin + w / 2, y + 6.7 * s, doc.title, 5, True, h.colour, "ms", room=w - 6)
    end = p.put(p.right, y + 6.7 * s, doc.number, 4.8, True, "#b8202e", "rs", "matrix", wide * 0.34, vital=True)
    p.put(end - min(p.length(doc.number, 4.8, True, "matrix"), wide * 0.34) - 2, y + 6.7 * s, "N°", 4.6, True, h.colour, "rs")
    for label, value, left in ((h.client, _name(h, doc), p.margin), (h.day if h.ice_high else f"{h.seller.city}, le ", h.date(doc.day), p.margin + wide * 0.4)):
        y += 9 * s if left == p.margin else 0
        y += 8.4 * s
        after = p.put(left, y, label, 3.4, False, h.colour, room=wide * 0.3)
        p.line(after + 1, y + 1.1 * s, p.right, y + 1.1 * s, 0.15, h.colour)
        p.put(after + 3, y - 0.3, value, 3.5, False, "#1d1d2b", "ls", "matrix", p.right - after - 4, vital=True)
    return _rest(p, h, facts, p.margin, y + 7 * s, wide) + 1 * s


def strip_of_three(p, h, doc, facts, y, beside):
    """One bordered row of three cells: title, number, day; the client in a row of its own under them."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    (number, one), (day, two) = number_and_day(h, doc)
    x = p.margin
    for share, text, fill, bold in ((0.3, doc.title, PALE, True), (0.37, f"{number} : {one}", None, True), (0.33, f"{day} : {two}", None, False)):
        p.rect(x, y, wide * share, 9 * s, "#333333", 0.3, fill)
        p.put(x + wide * share / 2, y + 6.1 * s, text, 3.5, bold, "", "ms", room=wide * share - 3, vital=True)
        x += wide * share
    p.rect(p.margin, y + 9 * s, wide, 8 * s, "#333333", 0.3)
    p.put(p.margin + 3, y + 14.4 * s, f"{h.client}{_name(h, doc)}", 3.5, room=wide - 6)
    return _rest(p, h, facts, p.margin, y + 23 * s, wide)


def admission(p, h, doc, facts, y, beside):
    """A clinic program's: the title over a table of four columns, label and value twice a row."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.margin, y, doc.title, 5, True, h.colour, room=wide)
    number, day = number_and_day(h, doc)
    pairs = [number, (cap(h.client, "Patient"), _name(h, doc)), day, *facts_near(h, doc, facts)]
    pairs = pairs[:6 if p.width > 180 and p.height > 200 else 4]
    y += 3 * s
    for k, (label, value) in enumerate(pairs):
        x, top = p.margin + wide / 2 * (k % 2), y + 6.6 * s * (k // 2)
        pair_cells(p, [(label, value)], x, top, wide / 2, 0.36, 6.6, "#ebebeb", "#8c8c8c", bold=(0,) if k == 0 else ())
    return _rest(p, h, facts[max(0, len(pairs) - 3):], p.margin, y + 6.6 * s * ((len(pairs) + 1) // 2) + 6 * s, wide)


def one_row(p, h, doc, facts, y, beside):
    """Title, number and day in one row between hairlines, left, middle and right; the client beneath."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    p.line(p.margin, y, p.right, y, 0.2)
    (number, one), (day, two) = number_and_day(h, doc)
    p.put(p.margin, y + 6 * s, doc.title, 4.2, True, room=wide * 0.31)
    p.put(p.margin + wide * 0.5, y + 6 * s, f"{number} : {one}", 3.5, True, "", "ms", room=wide * 0.34, vital=True)
    p.put(p.right, y + 6 * s, f"{day} : {two}", 3.4, False, "", "rs", room=wide * 0.3, vital=True)
    p.line(p.margin, y + 9 * s, p.right, y + 9 * s, 0.2)
    _client(p, h, doc, p.margin, y + 16 * s, wide)
    return _rest(p, h, facts, p.margin, y + 22 * s, wide) + 1 * s


def day_first(p, h, doc, facts, y, beside):
    """Place and day at the left first, the client at the right under them, then title and number in the middle, double lines under them."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = max(y, beside[2] if beside else 0) + 8 * s
    p.put(p.margin, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, room=wide * 0.7, vital=True)
    p.put(p.right, y + 8 * s, f"{h.client}{_name(h, doc)}", 3.6, h.packed, "", "rs", room=wide)
    end = p.put(p.width / 2, y + 20 * s, title_and_number(h, doc), 5, True, "", "ms", room=wide, vital=True)
    for k in (1.6, 2.5):
        p.line(p.width - end, y + (20 + k) * s, end, y + (20 + k) * s, 0.25)
    return _rest(p, h, facts, p.margin, y + 29 * s, wide) + 1 * s


def two_lists(p, h, doc, facts, y, beside):
    """Capitals over a rule; two lists of label and value without frames: the paper's at the left, the client's at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.margin, y, doc.title.upper(), 5, True, room=wide)
    p.line(p.margin, y + 2 * s, p.right, y + 2 * s, 0.5)
    more = facts_near(h, doc, facts)[:3]
    left, right = [*number_and_day(h, doc), *more[1:]], [(cap(h.client, "Client"), _name(h, doc)), *more[:1]]
    low = listed(p, left, p.margin, y + 8 * s, wide * 0.18, wide * 0.47, bold=(0,))
    other = listed(p, right, p.margin + wide * 0.5, y + 8 * s, wide * 0.16, wide * 0.5, bold=(0,))
    return _rest(p, h, facts[3:], p.margin, max(low, other) + 6 * s, wide)


def badge(p, h, doc, facts, y, beside):
    """At the right a badge: the title in white on colour, number and day in the outlined part under it; the client at the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _beside(p, beside, y, 0.56)
    top -= 4 * s
    rounded(p, x, top, w, 25 * s, h.colour, 4)
    p.rect(x + 0.4, top + 0.5, w - 0.8, 8.6 * s, None, fill=h.colour)
    p.put(x + w / 2, top + 6.4 * s, doc.title, 4.4, True, "#ffffff", "ms", room=w - 5)
    for k, (label, value) in enumerate(number_and_day(h, doc)):
        p.put(x + 2.5, top + (14.6 + 6 * k) * s, f"{label} :", 3, False, GREY, room=w * 0.4)
        p.put(x + w - 2.5, top + (14.6 + 6 * k) * s, value, 3.4, k == 0, "", "rs", room=w * 0.53, vital=True)
    at = max(y, top + 25 * s) + 7 * s if level else top + 8 * s
    p.put(p.margin, at, h.client.strip(), 2.9, False, GREY, room=wide * 0.52)
    p.put(p.margin, at + 6 * s, _name(h, doc), 4, True, room=wide * 0.52)
    p.put(p.margin, at + 11.4 * s, h.seller.city, 3.1, room=wide * 0.5)
    return _rest(p, h, facts, p.margin, max(at + 18 * s, top + 31 * s), wide) + 1 * s


def spread(p, h, doc, facts, y, beside):
    """A receipt's: the title over a thick rule, then rows over the whole width, label left and value right, hairlines between."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.width / 2, y, doc.title, 5, True, h.colour, "ms", room=wide)
    y += 2.6 * s
    p.line(p.margin, y, p.right, y, 0.9, h.colour)
    for k, (label, value) in enumerate([*number_and_day(h, doc), (cap(h.client, "Nom"), _name(h, doc)), *capped(facts[:2])]):
        p.put(p.margin + 1, y + 4.8 * s, label, 3.1, room=wide * 0.4)
        p.put(p.right - 1, y + 4.8 * s, value, 3.3, k == 0, "", "rs", room=wide * 0.56, vital=True)
        y += 6.8 * s
        p.line(p.margin, y, p.right, y, 0.12, "#8d8d8d")
    return _rest(p, h, facts[2:], p.margin, y + 6 * s, wide)


def day_last(p, h, doc, facts, y, beside):
    """Title in the middle with the number beneath, letters over a coloured bar; client and facts; place and day close the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    y += 10 * s
    p.put(p.width / 2, y, doc.title, 5.8, True, "", "ms", room=wide)
    p.put(p.width / 2, y + 6.6 * s, f"{number_label(h, doc)}{doc.number}", 3.9, True, "", "ms", room=wide, vital=True)
    p.rect(p.width / 2 - 17 * s, y + 9 * s, 34 * s, 1, None, fill=h.colour)
    _client(p, h, doc, p.margin, y + 18 * s, wide)
    return _rest(p, h, facts, p.margin, y + 24 * s, wide) + 1 * s


def fixed_lines(p, h, doc, facts, y, beside):
    """Fixed letters: title and number in one line, day under it, client at the right between exclamation signs."""
    s, wide, family = p.scale, p.width - 2 * p.margin, even(h) and "roll"
    y += 9 * s
    p.put(p.margin, y, title_and_number(h, doc).upper(), 3.9, True, family=family, room=wide, vital=True)
    p.put(p.margin, y + 6 * s, f"{h.day}{h.date(doc.day)}", 3.3, family=family, room=wide * 0.5, vital=True)
    p.put(p.margin, y + 12 * s, f"{h.client}{doc.client.upper()}", 3.4, True, family=family, room=wide)
    for k, (label, value) in enumerate(capped(facts[:3])):
        y += 5 * s
        p.put(p.margin, y + 12 * s, f"{label} : {value}", 3.1, family=family, room=wide)
    return _rest(p, h, facts[3:], p.margin, y + 17 * s, wide)


def shaded_column(p, h, doc, facts, y, beside):
    """A shaded field at the left with small labels over their values; the title large at the right of it with the client under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    w, pairs = wide * 0.38, [*number_and_day(h, doc), *capped(facts[:1])]
    high = (3 + 10.6 * len(pairs)) * s
    p.rect(p.margin, y, w, high, None, fill="#edf1f4" if h.capitals else PALE)
    over(p, pairs, p.margin + 3, y + 5 * s, w - 6)
    x = p.margin + w + 6
    p.put(x, y + 7 * s, doc.title, 6.4, True, h.colour, room=p.right - x)
    p.put(x, y + 15 * s, h.client.strip(), 2.8, False, GREY, room=p.right - x)
    p.put(x, y + 20.6 * s, _name(h, doc), 3.8, True, room=p.right - x)
    return _rest(p, h, facts[1:], p.margin, y + high + 6 * s, wide)


def tongues(p, h, doc, facts, y, beside):
    """Ruled cells over the whole width: the French label left, the value in the middle, the Arabic label right; the title in both tongues over them."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 9 * s
    p.put(p.margin, y, doc.title, 5, True, h.colour, room=wide * 0.62)
    p.put(p.right, y, "فاتورة" if "fact" in doc.title.lower() else "وصل", 5.6, True, h.colour, "rs", "arabic")
    y += 3 * s
    number, day = number_and_day(h, doc)
    for k, ((label, value), arabic) in enumerate(((number, "رقم الفاتورة"), (day, "بتاريخ"), ((cap(h.client, "Nom"), _name(h, doc)), "الاسم الكامل"))):
        p.rect(p.margin, y, wide, 7.2 * s, h.colour, 0.2)
        p.put(p.margin + 2, y + 5 * s, label, 3, room=wide * 0.27)
        p.put(p.margin + wide * 0.3, y + 5 * s, value, 3.4, k == 0, room=wide * 0.44, vital=True)
        p.put(p.right - 2, y + 5 * s, arabic, 3.3, False, "", "rs", "arabic", wide * 0.22)
        y += 7.2 * s
    return _rest(p, h, facts, p.margin, y + 6 * s, wide)


def heads_over(p, h, doc, facts, y, beside):
    """A management program's: title left, the client's lines at the right; a row of labels over values between two rules."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _beside(p, beside, y, 0.55)
    p.put(x, top, h.client.strip(), 2.8, False, GREY, room=w)
    p.put(x, top + 5.6 * s, _name(h, doc), 3.8, True, room=w)
    p.put(x, top + 10.6 * s, h.seller.city, 3.1, room=w)
    y = max(y + 6 * s, top + 17 * s)
    p.put(p.margin, y if level else top + 4 * s, doc.title, 5.6, True, room=wide if level else wide * 0.5)
    y += 3.4 * s
    p.line(p.margin, y, p.right, y, 0.5, h.colour)
    pairs = [*number_and_day(h, doc), *facts_near(h, doc, facts)][:4 if p.width > 180 else 3]
    for k, (label, value) in enumerate(pairs):
        at = p.margin + wide / len(pairs) * k
        p.put(at + 1, y + 4.6 * s, label, 2.8, True, h.colour, room=wide / len(pairs) - 3)
        p.put(at + 1, y + 9.8 * s, value, 3.2, k == 0, room=wide / len(pairs) - 3, vital=True)
    p.line(p.margin, y + 12.4 * s, p.right, y + 12.4 * s, 0.5, h.colour)
    return _rest(p, h, facts[2:], p.margin, y + 18 * s, wide)


METAS = [demand, numbered_of, window, cells_right, pad, strip_of_three, admission, one_row, day_first, two_lists, badge, spread, day_last, fixed_lines, shaded_column, tongues, heads_over, cells_right, admission, numbered_of, two_lists, heads_over]
