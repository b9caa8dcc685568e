"""Title, number, date and client in `street`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
from datetime import timedelta

from house import Document, House
from metas import _client, _rest
from paper import MM
from press import Press
from street.labels import heading, number_and_day, printed, standing

ARABIC = {"number": "رقم", "day": "التاريخ", "client": "الاسم"}


def two_boxes(p: Press, h: House, doc: Document, facts, y, beside):
    """Two frames side by side under coloured strips: the paper's particulars, and the client's."""
    s, wide = p.scale, p.width - 2 * p.margin
    half, rows = (wide - 5) / 2, [*number_and_day(h, doc), *[(label.strip(" :"), value) for label, value in facts[:2]]]
    y, high = y + 6 * s, (3 + 5.6 * len(rows)) * s
    for k, text in enumerate((doc.title, "CLIENT" if h.kind in ("pharmacy", "supplier") else "PATIENT")):
        x = p.margin + (half + 5) * k
        p.rect(x, y, half, 7 * s, None, fill=h.colour)
        p.rect(x, y, half, 7 * s + high, h.colour, 0.3)
        p.put(x + half / 2, y + 5 * s, text, 3.7, True, "#ffffff", "ms", room=half - 4)
    for k, (label, value) in enumerate(rows):
        p.put(p.margin + 2, y + (12.4 + 5.6 * k) * s, label, 3, room=half * 0.42)
        p.put(p.margin + half * 0.46, y + (12.4 + 5.6 * k) * s, f": {value}", 3.3, k == 0, room=half * 0.53, vital=True)
    p.put(p.margin + half + 8, y + 13 * s, doc.client, 3.8, True, room=half - 6)
    p.put(p.margin + half + 8, y + 18.4 * s, h.seller.city, 3.1, room=half - 6)
    return _rest(p, h, facts[2:], p.margin, y + 7 * s + high + 6 * s, wide) + 1 * s


def addressed(p, h, doc, facts, y, beside):
    """The client as on an envelope, beside the head or under it; title and number at the left, the day under them."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, right, top = beside if beside and beside[0] > p.width * 0.4 else (p.margin + wide * 0.55, p.right, y + 9 * s)
    p.put(left, top, h.client, 3, room=right - left)
    p.put(left, top + 5.6 * s, doc.client.upper(), 3.8, True, room=right - left)
    p.put(left, top + 11 * s, h.seller.city, 3.2, room=right - left)
    y = max(y, top + 11 * s) + 11 * s
    p.put(p.margin, y, heading(h, doc), 5, True, room=wide, vital=True)
    p.put(p.margin, y + 6.6 * s, f"{h.day}{h.date(doc.day)}", 3.5, room=wide, vital=True)
    return _rest(p, h, facts, p.margin, y + 13 * s, wide) + 3 * s


def one_line(p, h, doc, facts, y, beside):
    """Title, number and day in one line in the middle, underlined."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 12 * s
    end = p.put(p.width / 2, y, f"{heading(h, doc)} {h.own.choice(['du', 'Du', 'du :', 'DU'])} {h.date(doc.day)}", 4.6, True, anchor="ms", room=wide, vital=True)
    p.line(p.width - end, y + 1.5 * s, end, y + 1.5 * s, 0.35)
    _client(p, h, doc, p.margin, y + 11 * s, wide)
    return _rest(p, h, facts, p.margin, y + 17 * s, wide) + 3 * s


def row_of_cells(p, h, doc, facts, y, beside):
    """The client in a frame at the right; then a ruled row: number, day, and as many other facts as there is room for, last the page."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, right, top = beside if beside and beside[0] > p.width * 0.4 else (p.margin + wide * 0.52, p.right, y + 10 * s)
    p.rect(left, top - 5 * s, right - left, 18 * s, "#333333", 0.3)
    p.put(left + 3, top + 0.6 * s, h.client.strip(), 2.8, room=right - left - 6)
    p.put(left + 3, top + 7 * s, doc.client, 3.7, True, room=right - left - 6)
    if not (beside and left == beside[0]):
        p.put(p.margin, top + 3 * s, doc.title, 5.8, True, h.colour, room=wide * 0.48)
        y = top + 13 * s
    else:
        y = max(y, top + 13 * s) + 9 * s
        p.put(p.margin, y, doc.title, 5.8, True, h.colour, room=wide)
    y += 4 * s
    shown = facts[:2 if p.width > 180 else 1]
    cells = [*number_and_day(h, doc), *[(label.strip(" :"), value) for label, value in shown], ("Page", f"{doc.sheet[0]}/{doc.sheet[1]}")]
    shares = [1.3, 1.2] + [1.0] * len(shown) + [0.5]
    x = p.margin
    for k, ((label, value), share) in enumerate(zip(cells, shares)):
        w = wide * share / sum(shares)
        p.rect(x, y, w, 6 * s, "#333333", 0.25, "#ececec")
        p.rect(x, y + 6 * s, w, 7.4 * s, "#333333", 0.25)
        p.put(x + w / 2, y + 4.3 * s, label, 2.8, True, anchor="ms", room=w - 2)
        p.put(x + w / 2, y + 11.2 * s, value, 3.2, k == 0, anchor="ms", room=w - 2, vital=k < 2)
        x += w
    return _rest(p, h, facts[len(shown):], p.margin, y + 19 * s, wide) + 1 * s


def place_first(p, h, doc, facts, y, beside):
    """Place and day at the right, title and number large in the middle, whom it is for at the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.right, y + 8 * s, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, anchor="rs", room=wide * 0.75, vital=True)
    y += 20 * s
    p.put(p.width / 2, y, heading(h, doc), 5.6, True, anchor="ms", room=wide, vital=True)
    _client(p, h, doc, p.margin, y + 11 * s, wide)
    return _rest(p, h, facts, p.margin, y + 17 * s, wide) + 3 * s


def stay(p, h, doc, facts, y, beside):
    """A hospital's: a frame in two halves, the patient's particulars and the paper's; of a clinic with days of entry and leaving."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.width / 2, y, doc.title.upper(), 5.2, True, h.colour, "ms", room=wide)
    left = [(standing(h.client, "Patient"), doc.client), *[(label.strip(" :"), value) for label, value in facts[:2]]]
    right = number_and_day(h, doc)
    if h.kind == "facility":
        right += [("Date entrée", f"{doc.day - timedelta(days=h.own.choice([0, 0, 1, 2])):%d/%m/%Y}"), ("Date sortie", f"{doc.day:%d/%m/%Y}")]
    y, rows = y + 4 * s, max(len(left), len(right))
    high = (3 + 5.8 * rows) * s
    p.rect(p.margin, y, wide, high, h.colour, 0.35)
    p.line(p.width / 2, y, p.width / 2, y + high, 0.25, h.colour)
    for x, pairs in ((p.margin + 2.5, left), (p.width / 2 + 2.5, right)):
        for k, (label, value) in enumerate(pairs):
            line = y + (6 + 5.8 * k) * s
            p.put(x, line, label, 3, False, "#333333", room=wide * 0.19)
            p.put(x + wide * 0.2, line, f": {value}", 3.3, k == 0, room=wide * 0.28, vital=True)
    return _rest(p, h, facts[2:], p.margin, y + high + 6 * s, wide) + 1 * s


def file_left(p, h, doc, facts, y, beside):
    """A laboratory's: what belongs to the file in lines at the left, title, number and day flush right against them."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 9 * s
    rows = [(standing(h.client, "Nom et prénom"), doc.client), *[(label.strip(" :"), value) for label, value in facts[:3]]]
    for k, (label, value) in enumerate(rows):
        p.put(p.margin, y + 5.6 * s * k, label, 3.1, room=wide * 0.2)
        p.put(p.margin + wide * 0.21, y + 5.6 * s * k, f": {value}", 3.3, k == 0, room=wide * 0.32)
    for k, (text, size, bold) in enumerate(((doc.title, 4.8, True), (f"{h.number}{doc.number}", 3.6, True), (f"{h.day}{h.date(doc.day)}", 3.4, False))):
        p.put(p.right, y + (0, 7, 12.8)[k] * s, text, size, bold, anchor="rs", room=wide * 0.44, vital=k > 0)
    return _rest(p, h, facts[3:], p.margin, y + max(5.6 * len(rows), 19) * s, wide) + 2 * s


def boxed_title(p, h, doc, facts, y, beside):
    """The title in a grey box in the middle, number left and day right beneath it, the client on dots."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    half = min(p.length(doc.title, 5, True) / 2 + 12, wide / 2)
    p.rect(p.width / 2 - half, y, 2 * half, 9.6 * s, "#333333", 0.35, "#e4e4e4")
    p.put(p.width / 2, y + 6.8 * s, doc.title, 5, True, anchor="ms", room=2 * half - 6)
    y += 17 * s
    p.put(p.margin, y, f"{h.number}{doc.number}", 3.7, True, room=wide * 0.52, vital=True)
    p.put(p.right, y, f"{h.day}{h.date(doc.day)}", 3.5, anchor="rs", room=wide * 0.46, vital=True)
    y += 8 * s
    end = p.put(p.margin, y, h.client, 3.5, room=wide * 0.4)
    p.dots(end + 1, y + 0.8 * s, p.right, 0.3, 0.7, 0.2, "#444444")
    p.put(end + 2, y - 0.3, doc.client, 3.6, True, room=p.right - end - 4)
    return _rest(p, h, facts, p.margin, y + 7 * s, wide) + 3 * s


def legend(p, h, doc, facts, y, beside):
    """Title, number, day at the right of the head or under it; the client in a frame whose line bears its name."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, right, top = beside or (p.margin, p.margin + wide * 0.5, y + 10 * s)
    x, anchor = (right, "rs") if beside and left > p.width * 0.4 else (left, "ls")
    for k, (text, size, bold) in enumerate(((doc.title, 5.2, True), (f"{h.number}{doc.number}", 3.7, True), (f"{h.day}{h.date(doc.day)}", 3.5, False))):
        p.put(x, top + (0, 7, 13)[k] * s, text, size, bold, "", anchor, room=right - left, vital=k > 0)
    if beside:
        at, box, y = p.margin, wide * 0.56, max(y, top + 13 * s) + 8 * s
    else:
        at, box, y = p.margin + wide * 0.54, wide * 0.46, top - 3 * s
    p.draw.rounded_rectangle([at * MM, y * MM, (at + box) * MM, (y + 16 * s) * MM], 20, outline="#555555", width=3)
    label = h.client.strip(" :")
    p.rect(at + 3, y - 1, p.length(label, 2.8) + 2, 2, None, fill=h.tint)
    p.put(at + 4, y + 0.9 * s, label, 2.8, False, "#333333", room=box - 8)
    p.put(at + 4, y + 7.6 * s, doc.client, 3.7, True, room=box - 8)
    p.put(at + 4, y + 12.8 * s, h.seller.city, 3, room=box - 8)
    return _rest(p, h, facts, p.margin, max(y + 23 * s, top + 21 * s), wide) + 2 * s


def day_at_end(p, h, doc, facts, y, beside):
    """Title and number left, the client right in the same line; place and day close the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    y += 12 * s
    p.put(p.margin, y, heading(h, doc), 4.4, True, h.colour, room=wide * 0.52, vital=True)
    p.put(p.right, y, f"{h.client}{doc.client}", 3.6, anchor="rs", room=wide * 0.44)
    p.line(p.margin, y + 2.6 * s, p.right, y + 2.6 * s, 0.3, h.colour)
    return _rest(p, h, facts, p.margin, y + 9 * s, wide) + 2 * s


def both_labels(p, h, doc, facts, y, beside):
    """Title in French and Arabic; rows of French label, value, Arabic label."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.margin, y, doc.title, 5, True, h.colour, room=wide * 0.6)
    p.put(p.right, y, "فاتورة", 5.8, True, h.colour, "rs", "arabic")
    p.line(p.margin, y + 2.6 * s, p.right, y + 2.6 * s, 0.5, h.colour)
    for key, label, value in (("number", h.number, doc.number), ("day", h.day, h.date(doc.day)), ("client", h.client, doc.client)):
        y += 8 * s
        end = p.put(p.margin, y, label, 3.3, room=wide * 0.34)
        p.put(max(end + 1.5, p.margin + wide * 0.24), y, value, 3.5, key == "number", room=wide * 0.42, vital=True)
        p.put(p.right, y, ": " + ARABIC[key], 4, False, "", "rs", "arabic")
    return _rest(p, h, facts, p.margin, y + 7 * s, wide) + 3 * s


def fixed(p, h, doc, facts, y, beside):
    """A needle printer's two lines in fixed letters between lines of hyphens."""
    s, wide = p.scale, p.width - 2 * p.margin
    unit = p.length("-" * 20, 3, False, "screen") / 20
    y += 7 * s
    p.put(p.margin, y, "-" * int(wide / unit), 3, family="screen")
    p.put(p.margin, y + 5 * s, heading(h, doc), 3.4, True, family="screen", room=wide * 0.55, vital=True)
    p.put(p.right, y + 5 * s, f"{h.day}{h.date(doc.day)}", 3.2, family="screen", anchor="rs", room=wide * 0.42, vital=True)
    p.put(p.margin, y + 10 * s, f"{h.client}{doc.client.upper()}", 3.2, family="screen", room=wide)
    y += 10 * s
    for label, value in facts:
        y += 4.8 * s
        p.put(p.margin, y, f"{label}{value}", 3, family="screen", room=wide)
    p.put(p.margin, y + 4.4 * s, "-" * int(wide / unit), 3, family="screen")
    return y + 8 * s


def stack(p, h, doc, facts, y, beside):
    """When it was printed, small at the right; then title, and label, colon, value one under the other."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.right, y + 5 * s, printed(h, doc), 2.5, False, "#555555", "rs", room=wide * 0.6)
    y += 13 * s
    p.put(p.margin, y, doc.title, 5.2, True, h.colour, room=wide)
    y += 2 * s
    for k, (label, value) in enumerate([*number_and_day(h, doc), (standing(h.client, "Client"), doc.client), *[(label.strip(" :"), value) for label, value in facts[:3]]]):
        y += 5.7 * s
        p.put(p.margin, y, label, 3.2, room=wide * 0.25)
        p.put(p.margin + wide * 0.27, y, f": {value}", 3.4, k == 0, room=wide * 0.6, vital=k < 2)
    return _rest(p, h, facts[3:], p.margin, y + 6 * s, wide) + 2 * s


METAS = [two_boxes, addressed, one_line, row_of_cells, place_first, stay, file_left, boxed_title, legend, day_at_end, both_labels, fixed, stack, one_line, addressed, place_first]
