"""Title, number, date and client in `orchard`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
import barcode
from house import Document, House
from orchard.labels import GREY, PALE, client_of, curved, day_of, dotted, entitled, even, listed, more, name_of, number_of, number_says, signs, stops
from press import Press


def _right(p: Press, beside, y, share) -> tuple[float, float, float]:
    """Left, width and first baseline of what stands at the right: beside the head if it leaves room, else under it."""
    if beside:
        return beside[0], beside[1] - beside[0], beside[2]
    wide = p.width - 2 * p.margin
    return p.margin + wide * share, wide * (1 - share), y + 10 * p.scale


def facing(p: Press, h: House, doc: Document, facts, y, beside):
    """Under the head: the title at the left over number and day, the client at the right on the title's height with an upright rule before it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y, x = y + 11 * s, p.margin + wide * 0.55
    p.put(p.margin, y, doc.title, 6.4, True, h.colour, room=wide * 0.5)
    low = listed(p, [number_of(h, doc), day_of(h, doc)], p.margin, y + 7 * s, wide * 0.2, wide * 0.52, bold=(0,))
    p.line(x - 3, y - 4 * s, x - 3, low + 1, 0.5, h.colour)
    label, name = client_of(h, doc)
    p.put(x, y, label, 2.9, False, GREY, room=wide * 0.44)
    p.put(x, y + 6 * s, name, 4, True, room=wide * 0.44)
    p.put(x, y + 11.4 * s, h.seller.city, 3.1, room=wide * 0.44)
    return stops(p, facts, p.margin, low + 8 * s, wide)


def solid_label(p, h, doc, facts, y, beside):
    """Title and number in white on a field of the issuer's colour at the right; place and day at the left on its height; the client under it from the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _right(p, beside, y, 0.46)
    p.rect(x, top - 5 * s, w, 9.4 * s, None, fill=h.colour)
    p.put(x + w / 2, top + 1.4 * s, entitled(h, doc), 4.4, True, "#ffffff", "ms", room=w - 5, vital=True)
    at = max(y + 8 * s, top + 12 * s) if beside else top + 1.4 * s
    p.put(p.margin, at, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, room=wide * 0.44, vital=True)
    at = max(at, top + 4.4 * s) + 9 * s
    p.put(p.margin, at, f"{h.client}{name_of(h, doc)}", 3.8, True, room=wide)
    return stops(p, facts, p.margin, at + 6.6 * s, wide)


def headed_row(p, h, doc, facts, y, beside):
    """A row of cells under heads in colour: day, number, what else is known, the client last and widest; the title over it in the middle."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, y + 10 * s, doc.title, 5.6, True, "", "ms", room=wide)
    y, x = y + 14 * s, p.margin
    cells = [day_of(h, doc), number_of(h, doc), *more(h, doc, facts, 1 if p.width > 180 else 0), client_of(h, doc)]
    first = wide * 0.62 / (len(cells) - 1)
    for k, (label, value) in enumerate(cells):
        w = first if k < len(cells) - 1 else p.right - x
        p.rect(x, y, w, 5.6 * s, h.colour, 0.25, h.colour)
        p.rect(x, y + 5.6 * s, w, 7.4 * s, h.colour, 0.25)
        p.put(x + 1.8, y + 4 * s, label, 2.8, True, "#ffffff", room=w - 3)
        p.put(x + 1.8, y + 10.6 * s, value, 3.2, k == 1, room=w - 3, vital=True)
        x += w
    return stops(p, facts[1:], p.margin, y + 19.4 * s, wide) - (0 if facts[1:] else 1)


def plain_lines(p, h, doc, facts, y, beside):
    """Nothing drawn: number with its label at the right, the day under it, the client under both; the title last, alone in the middle."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _right(p, beside, y, 0.52)
    for k, (text, bold) in enumerate(((f"{number_says(h, doc)}{doc.number}", True), (f"{h.day}{h.date(doc.day)}", False), (f"{h.client}{name_of(h, doc)}", False))):
        p.put(x, top + 6 * s * k, text, 3.5, bold, room=w, vital=True)
    y = max(y, top + 12 * s) + 11 * s
    end = p.put(p.width / 2, y, doc.title, 5.4, True, "", "ms", room=wide)
    p.line(p.width - end, y + 1.4, end, y + 1.4, 0.35)
    return stops(p, facts, p.margin, y + 8 * s, wide)


def owed_by(p, h, doc, facts, y, beside):
    """The classic of stationers: what is owed by whom in a tall frame at the right with dots under the name; title, number and day underlined at the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _right(p, beside, y, 0.5)
    p.rect(x, top - 5 * s, w, 21 * s, "#222222", 0.35)
    dotted(p, x + 3, top + 2 * s, h.client, name_of(h, doc), w - 6, 3.5)
    p.dots(x + 3, top + 7.6 * s, x + w - 3, 0.3, 0.7, 0.25, "#555555")
    p.put(x + 4, top + 13 * s, h.seller.city, 3.2, room=w - 8)
    p.dots(x + 3, top + 13.6 * s, x + w - 3, 0.3, 0.7, 0.25, "#555555")
    at = max(y + 10 * s, top + 24 * s) if beside else top
    end = p.put(p.margin, at, entitled(h, doc), 4.8, True, room=wide * (0.9 if beside else 0.46), vital=True)
    p.line(p.margin, at + 1.2, end, at + 1.2, 0.3)
    p.put(p.margin, at + 8 * s, f"{h.day}{h.date(doc.day)}", 3.5, room=wide * 0.46, vital=True)
    return stops(p, facts, p.margin, max(at + 15 * s, top + 22.4 * s), wide)


def printed_pad(p, h, doc, facts, y, beside):
    """A printer's pad: number in red at the left, three small cells for day, month and year at the right, the title between; the client on dots."""
    s, wide = p.scale, p.width - 2 * p.margin
    y, w = y + 12 * s, 11 * s
    p.put(p.margin, y, f"N° {doc.number}", 4.4, True, "#c01f2e", "ls", "reel", wide * 0.3, vital=True)
    p.put(p.width / 2, y, doc.title, 5.2, True, h.colour, "ms", room=wide * 0.36)
    for k, text in enumerate((f"{doc.day:%d}", f"{doc.day:%m}", f"{doc.day:%Y}")):
        p.rect(p.right - w * (3 - k), y - 5 * s, w, 7.4 * s, h.colour, 0.3)
        p.put(p.right - w * (2.5 - k), y, text, 3.5, False, "#1b1b2a", "ms", room=w - 1.5, vital=True)
    p.put(p.right - 3 * w, y - 6.4 * s, h.day.strip(" :"), 2.6, False, h.colour, room=3 * w)
    dotted(p, p.margin, y + 12 * s, h.client, name_of(h, doc), wide, 3.6, h.colour)
    return stops(p, facts, p.margin, y + 19 * s, wide) + 1 * s


def both_tongues(p, h, doc, facts, y, beside):
    """A ruled block of three rows, each with a French label, its value and the Arabic label; the title over it in both tongues at both ends."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    arabic = "فاتورة" if "fact" in doc.title.lower() else "بيان الأتعاب" if "honoraires" in doc.title.lower() else "وصل"
    p.put(p.margin, y, doc.title, 5, True, h.colour, room=wide * 0.66)
    p.put(p.right, y, arabic, 6, True, h.colour, "rs", "arabic", wide * 0.3)
    y += 3 * s
    for k, ((label, value), text) in enumerate(((number_of(h, doc), "رقم"), (day_of(h, doc), "بتاريخ"), (client_of(h, doc), "اسم المريض" if h.kind not in ("pharmacy", "supplier") else "الزبون"))):
        p.rect(p.margin, y, wide, 7.2 * s, h.colour, 0.25)
        p.rect(p.margin, y, wide * 0.24, 7.2 * s, h.colour, 0.25, PALE)
        p.rect(p.right - wide * 0.2, y, wide * 0.2, 7.2 * s, h.colour, 0.25, PALE)
        p.put(p.margin + 2, y + 5 * s, label, 3.1, room=wide * 0.24 - 3)
        p.put(p.margin + wide * 0.24 + 3, y + 5 * s, value, 3.5, k != 1, room=wide * 0.54, vital=True)
        p.put(p.right - 2, y + 5 * s, text, 3.8, False, "", "rs", "arabic", wide * 0.18)
        y += 7.2 * s
    return stops(p, facts, p.margin, y + 6.4 * s, wide)


def two_lists(p, h, doc, facts, y, beside):
    """A clinic's or laboratory's: title and number between two rules; then two lists without frames, the patient's at the left, day and file at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    for at in (y + 4 * s, y + 13 * s):
        p.line(p.margin, at, p.right, at, 0.3, h.colour)
    p.put(p.width / 2, y + 10.2 * s, entitled(h, doc), 4.8, True, h.colour, "ms", room=wide - 6, vital=True)
    said = more(h, doc, facts, max(3, min(len(facts), 5)))
    left, right = [client_of(h, doc), *said[1::2]], [day_of(h, doc), *said[::2]]
    low = listed(p, left, p.margin, y + 20 * s, wide * 0.2, wide * 0.54, 5.4, 3.2, bold=(0,))
    return max(low, listed(p, right, p.margin + wide * 0.57, y + 20 * s, wide * 0.19, wide * 0.43, 5.4, 3.2)) + 6 * s


def bars_on_top(p, h, doc, facts, y, beside):
    """Bars of the number at the right with its figures under it; title and day at the left; the client in a pale field across."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _right(p, beside, y, 0.6)
    modules = barcode.code128("".join(c for c in doc.number if c.isdigit()))
    thin = min(0.26, w / len(modules))
    barcode.draw(p, modules, p.right - thin * len(modules), top - 5 * s, thin * len(modules), 8 * s)
    p.put(p.right, top + 7 * s, f"{number_says(h, doc)}{doc.number}", 3.3, True, "", "rs", room=w, vital=True)
    at = max(y + 9 * s, top + 13 * s) if beside else top
    p.put(p.margin, at, doc.title, 5.2, True, h.colour, room=wide * 0.55)
    p.put(p.margin, at + 6.6 * s, f"{h.day}{h.date(doc.day)}", 3.3, room=wide * 0.55, vital=True)
    at = max(at + 10 * s, top + 11 * s)
    p.rect(p.margin, at, wide, 8 * s, None, fill=PALE)
    p.put(p.margin + 2.5, at + 5.6 * s, f"{h.client}{name_of(h, doc)}", 3.5, True, room=wide - 5)
    return stops(p, facts, p.margin, at + 14 * s, wide)


def filled_dots(p, h, doc, facts, y, beside):
    """A program without frames: labels filled with full stops up to a colon, fixed letters; the title over them between equals signs."""
    s, family = p.scale, even(h)
    wide, size = p.width - 2 * p.margin, 3.1
    p.put(p.margin, y + 9 * s, f"==== {doc.title.upper()} ====", 3.9, True, family=family, room=wide)
    y += 10 * s
    for k, (label, value) in enumerate([number_of(h, doc), day_of(h, doc), client_of(h, doc), *more(h, doc, facts, min(len(facts), 4))]):
        y += 5.3 * s
        p.put(p.margin, y, label[:19].ljust(20, "."), size, family=family, room=wide * 0.36)
        p.put(p.margin + wide * 0.37, y, f": {value}", size, k == 0, family=family, room=wide * 0.6, vital=True)
    return y + 5 * s


def one_sentence(p, h, doc, facts, y, beside):
    """The client first, with its label, at the right; then title, number and day in one line in the middle with hyphens between."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _right(p, beside, y, 0.5)
    p.put(x, top, f"{client_of(h, doc)[0]} :", 3.1, False, GREY, room=w)
    p.put(x, top + 6 * s, name_of(h, doc), 4, True, room=w)
    y = max(y, top + 6 * s) + 13 * s
    p.put(p.width / 2, y, f"{entitled(h, doc)} - {h.date(doc.day)}", 4.6, True, h.colour, "ms", room=wide, vital=True)
    return stops(p, facts, p.margin, y + 8 * s, wide)


def captioned(p, h, doc, facts, y, beside):
    """Two boxes with round corners, each with its caption over it in colour: what the invoice is, and whose."""
    s, wide = p.scale, p.width - 2 * p.margin
    y, w = y + 9 * s, wide * 0.48
    more_said = more(h, doc, facts, 2)
    p.put(p.margin, y, doc.title, 4.6, True, h.colour, room=w)
    p.put(p.right - w, y, client_of(h, doc)[0], 3.6, True, h.colour, room=w)
    for x in (p.margin, p.right - w):
        curved(p, x, y + 2 * s, w, 19 * s, h.colour)
    listed(p, [number_of(h, doc), day_of(h, doc), more_said[0]], p.margin + 3, y + 7.4 * s, w * 0.4, w - 5, 5.2, 3.1, ": ", bold=(0,))
    p.put(p.right - w + 3, y + 7.6 * s, name_of(h, doc), 3.7, True, room=w - 6)
    listed(p, more_said[1:], p.right - w + 3, y + 13.4 * s, w * 0.4, w - 5, 5.2, 3, ": ")
    return stops(p, facts[2:], p.margin, y + 27.4 * s, wide) - (0 if facts[2:] else 1)


def six_cells(p, h, doc, facts, y, beside):
    """The title at the right over two rows of three cells, small grey labels over values in each, hairlines between."""
    s, wide = p.scale, p.width - 2 * p.margin
    top = beside[2] if beside else y + 10 * s
    p.put(p.right, top, doc.title, 6.2, True, h.colour, "rs", room=beside[1] - beside[0] if beside else wide)
    y, w = max(y, top) + 5 * s, wide / 3
    for k, (label, value) in enumerate([number_of(h, doc), client_of(h, doc), day_of(h, doc), *more(h, doc, facts, 3)]):
        x, at = p.margin + w * (k % 3), y + 11.4 * s * (k // 3)
        p.rect(x, at, w, 11.4 * s, "#9aa0a6", 0.2)
        p.put(x + 2, at + 4 * s, label, 2.6, False, GREY, room=w - 3.5)
        p.put(x + 2, at + 9 * s, value, 3.4, k < 2, room=w - 3.5, vital=True)
    return stops(p, facts[3:], p.margin, y + 29 * s, wide) - (0 if facts[3:] else 1)


def day_over_title(p, h, doc, facts, y, beside):
    """Day flush right under the head, the client flush left under it; then the title in the middle with the number under it, smaller."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.right, y + 9 * s, f"{h.day}{h.date(doc.day)}", 3.4, False, "", "rs", room=wide, vital=True)
    p.put(p.margin, y + 16 * s, f"{h.client}{name_of(h, doc)}", 3.6, h.packed, room=wide)
    p.put(p.width / 2, y + 27 * s, doc.title, 6, True, h.colour, "ms", room=wide)
    p.put(p.width / 2, y + 33 * s, f"{number_says(h, doc)}{doc.number}", 3.7, False, "", "ms", room=wide, vital=True)
    return stops(p, facts, p.margin, y + 41 * s, wide)


def close_at_foot(p, h, doc, facts, y, beside):
    """Title left and number right on one line upon a rule; the client under it; place and day stand at the paper's end."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    p.put(p.margin, y + 10 * s, doc.title, 5.4, True, h.colour, room=wide * 0.52)
    p.put(p.right, y + 10 * s, f"{number_says(h, doc)}{doc.number}", 4, True, "", "rs", room=wide * 0.44, vital=True)
    p.line(p.margin, y + 12.2 * s, p.right, y + 12.2 * s, 0.5, h.colour)
    p.put(p.margin, y + 19 * s, f"{h.client}{name_of(h, doc)}", 3.7, room=wide)
    return stops(p, facts, p.margin, y + 25.6 * s, wide)


def sheet_cells(p, h, doc, facts, y, beside):
    """A spreadsheet's: title in a shaded cell over the right half, under it ruled pairs of cells for number and day; the client's pair at the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    y, w = y + 6 * s, wide * 0.47
    p.rect(p.right - w, y, w, 8 * s, "#000000", 0.35, "#e2efda" if h.capitals else "#d6dce4")
    p.put(p.right - w / 2, y + 5.8 * s, doc.title, 4.4, True, "", "ms", room=w - 4)
    right, left = [number_of(h, doc), day_of(h, doc)], [client_of(h, doc), *more(h, doc, facts, 1)]
    for x, pairs in ((p.right - w, right), (p.margin, left)):
        for k, (label, value) in enumerate(pairs):
            at = y + (8 + 7 * k) * s
            p.rect(x, at, w * 0.4, 7 * s, "#000000", 0.25)
            p.rect(x + w * 0.4, at, w * 0.6, 7 * s, "#000000", 0.25)
            p.put(x + 1.8, at + 4.9 * s, label, 3, True, room=w * 0.4 - 3)
            p.put(x + w * 0.4 + 1.8, at + 4.9 * s, value, 3.3, room=w * 0.6 - 3, vital=True)
    return stops(p, facts[1:], p.margin, y + 28.4 * s, wide) - (0 if facts[1:] else 1)


def program_sale(p, h, doc, facts, y, beside):
    """A counter program's: a row of equals signs, title and number left and day right in fixed letters, the client under them, hyphens."""
    s, wide, family = p.scale, p.width - 2 * p.margin, even(h)
    signs(p, y + 5 * s, "=", family)
    p.put(p.margin, y + 10.4 * s, entitled(h, doc), 3.7, True, family=family, room=wide * 0.6, vital=True)
    p.put(p.right, y + 10.4 * s, f"{h.day}{h.date(doc.day)}", 3.2, False, "", "rs", family, wide * 0.38, vital=True)
    p.put(p.margin, y + 15.8 * s, f"{h.client}{doc.client.upper()}", 3.2, family=family, room=wide)
    for k, (label, value) in enumerate(facts[:3]):
        y += 5 * s
        p.put(p.margin, y + 15.8 * s, f"{label}{value}", 3, family=family, room=wide)
    signs(p, y + 20.8 * s, "-", family)
    return y + 23 * s


METAS = [facing, solid_label, headed_row, plain_lines, owed_by, printed_pad, both_tongues, two_lists, bars_on_top, filled_dots, one_sentence, captioned, six_cells, day_over_title, close_at_foot, sheet_cells, program_sale,
         facing, plain_lines, headed_row, two_lists, day_over_title, owed_by, close_at_foot]
