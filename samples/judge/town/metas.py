"""Title, number, date and client in `town`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
from datetime import timedelta

from house import Document, House
from metas import _client, _rest
from paper import MM
from press import Press
from town.labels import GREY, across, cell, heading, number_and_day, printed, rows, standing


def _buyer(p: Press, h: House, doc: Document, x, y, w, label="") -> float:
    """The client in a frame with its label on top; returns the lower edge."""
    s = p.scale
    p.rect(x, y, w, 18 * s, "#444444", 0.3)
    p.put(x + 2.5, y + 5 * s, label or h.client.strip(), 2.8, False, GREY, room=w - 5)
    p.put(x + 2.5, y + 10.6 * s, doc.client, 3.7, True, room=w - 5)
    p.put(x + 2.5, y + 15.6 * s, h.seller.city, 2.9, room=w - 5)
    return y + 18 * s


def _place(p, beside, y, share=0.52):
    """Room at the right: beside the head, or under it. (left, width, top, whether beside)."""
    wide = p.width - 2 * p.margin
    if beside and beside[0] > p.width * 0.4:
        return beside[0], beside[1] - beside[0], beside[2], True
    return p.margin + wide * share, wide * (1 - share), y + 9 * p.scale, False


def stacked_cells(p: Press, h: House, doc: Document, facts, y, beside):
    """The client framed at the left; at the right two cells, number over day, under the title."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    x, w = p.margin + wide * 0.6, wide * 0.4
    p.put(x + w / 2, y, doc.title, 4.8, True, h.colour, "ms", room=w)
    for k, (label, value) in enumerate(number_and_day(h, doc)):
        cell(p, x, y + (3 + 10 * k) * s, w, 10 * s, label, value, k == 0)
    _buyer(p, h, doc, p.margin, y + 3 * s, wide * 0.54)
    return _rest(p, h, facts, p.margin, y + 30 * s, wide) + 1 * s


def four_cells(p, h, doc, facts, y, beside):
    """The title large at the left; four cells across: number, day, client, one other fact."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 12 * s
    p.put(p.margin, y, doc.title, 6.4, True, h.colour, room=wide)
    pairs = [*number_and_day(h, doc), (standing(h.client, "Client"), doc.client), *[(label.strip(" :"), value) for label, value in facts[:1]]]
    shares = [1.0, 1.0, 1.5, 0.9][:len(pairs)]
    x = p.margin
    for k, ((label, value), share) in enumerate(zip(pairs, shares)):
        w = wide * share / sum(shares)
        cell(p, x, y + 4 * s, w, 11 * s, label, value, k in (0, 2), 3.2)
        x += w
    return _rest(p, h, facts[1:], p.margin, y + 21 * s, wide) + 1 * s


def centred(p, h, doc, facts, y, beside):
    """Title, number and day under each other in the middle; the client from the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.width / 2, y, doc.title, 5.6, True, anchor="ms", room=wide)
    p.put(p.width / 2, y + 6.6 * s, f"{h.number}{doc.number}", 3.8, True, anchor="ms", room=wide, vital=True)
    p.put(p.width / 2, y + 12.2 * s, f"{h.day}{h.date(doc.day)}", 3.5, anchor="ms", room=wide, vital=True)
    _client(p, h, doc, p.margin, y + 21 * s, wide)
    return _rest(p, h, facts, p.margin, y + 27 * s, wide) + 2 * s


def bar(p, h, doc, facts, y, beside):
    """A coloured bar: title at the left, number in the middle, day at the right; the client beneath."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    p.rect(p.margin, y, wide, 9 * s, None, fill=h.colour)
    p.put(p.margin + 2.5, y + 6.3 * s, doc.title, 4, True, "#ffffff", room=wide * 0.32)
    p.put(p.margin + wide * 0.53, y + 6.2 * s, f"{h.number}{doc.number}", 3.4, True, "#ffffff", "ms", room=wide * 0.34, vital=True)
    p.put(p.right - 2.5, y + 6.2 * s, f"{h.day}{h.date(doc.day)}", 3.3, False, "#ffffff", "rs", room=wide * 0.27, vital=True)
    _client(p, h, doc, p.margin, y + 17 * s, wide)
    return _rest(p, h, facts, p.margin, y + 23 * s, wide) + 2 * s


def right_rows(p, h, doc, facts, y, beside):
    """Rows of label and value at the right under the title, the client framed at the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _place(p, beside, y, 0.5)
    p.put(x, top, doc.title, 5, True, h.colour, room=w)
    shown = facts[:2]
    low = rows(p, [*number_and_day(h, doc), *shown], x, top + 7.4 * s, w * 0.44, w)
    at = max(y, low) + 7 * s if level else top - 3 * s
    edge = _buyer(p, h, doc, p.margin, at, wide * 0.46)
    return _rest(p, h, facts[2:], p.margin, max(edge, low) + 7 * s, wide) + 1 * s


def left_rows(p, h, doc, facts, y, beside):
    """The client's frame at the right or beside the head; title and rows at the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _place(p, beside, y, 0.54)
    edge = _buyer(p, h, doc, x, top - 4 * s, w)
    at = max(y, edge) + 8 * s if level else top + 1 * s
    p.put(p.margin, at, doc.title, 5.2, True, room=wide * 0.5)
    low = rows(p, [*number_and_day(h, doc), *facts[:3]], p.margin, at + 7 * s, wide * 0.2, wide * 0.52)
    return _rest(p, h, facts[3:], p.margin, max(low, edge) + 7 * s, wide) + 1 * s


def book(p, h, doc, facts, y, beside):
    """A printer's book: the number in red, the day and the client on dots."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 12 * s
    end = p.put(p.margin, y, doc.title, 6, True, h.colour, room=wide * 0.46)
    p.put(end + 4, y, f"{h.number if h.number.lower().startswith(('n°', 'nº')) and 'f' not in h.number.lower() else 'N° '}{doc.number}", 4.6, True, "#b3202c", room=wide * 0.4, vital=True)
    for k, (label, value) in enumerate((((h.seller.city + " le : ") if h.own.random() < 0.5 else h.day, h.date(doc.day)), (h.client, doc.client))):
        y += 9 * s
        x = p.margin + wide * (0.46 if k == 0 else 0)
        after = p.put(x, y, label, 3.4, False, h.colour, room=wide * 0.26)
        p.dots(after + 1, y + 1 * s, p.right, 0.3, 0.8, 0.22, h.colour)
        p.put(after + 3, y, value, 3.6, k == 1, room=p.right - after - 4, vital=True)
    return _rest(p, h, facts, p.margin, y + 8 * s, wide) + 2 * s


def letter(p, h, doc, facts, y, beside):
    """As a letter: place and day right, the client under them, then title and number underlined at the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _place(p, beside, y, 0.44)
    p.put(p.right if not level else x, top, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, anchor="ls" if level else "rs", room=w, vital=True)
    p.put(x, top + 9 * s, h.client, 3, room=w)
    p.put(x, top + 14.6 * s, doc.client, 3.8, True, room=w)
    y = max(y, top + 15 * s) + 11 * s
    end = p.put(p.margin, y, heading(h, doc), 4.6, True, room=wide, vital=True)
    p.line(p.margin, y + 1.5 * s, end, y + 1.5 * s, 0.35)
    return _rest(p, h, facts, p.margin, y + 8 * s, wide) + 2 * s


def file(p, h, doc, facts, y, beside):
    """A clinic's: title in a frame; grey cells of labels beside white cells of values, with the days of stay."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 4 * s
    p.rect(p.margin, y, wide, 9 * s, "#333333", 0.3, "#e3e6e8")
    p.put(p.width / 2, y + 6.4 * s, doc.title, 4.8, True, anchor="ms", room=wide - 6)
    pairs = [*number_and_day(h, doc), (standing(h.client, "Patient"), doc.client)]
    if h.kind == "facility":
        stay = h.own.choice([0, 0, 1, 2, 3])
        pairs += [("Entré(e) le", f"{doc.day - timedelta(days=stay):%d/%m/%Y}"), ("Sorti(e) le", f"{doc.day:%d/%m/%Y}")]
    pairs += [(label.strip(" :"), value) for label, value in facts[:3]]
    for k, (label, value) in enumerate(pairs):
        x, top = p.margin + wide / 2 * (k % 2), y + (9 + 6.2 * (k // 2)) * s
        p.rect(x, top, wide * 0.17, 6.2 * s, "#333333", 0.2, "#f0f1f2")
        p.rect(x + wide * 0.17, top, wide * 0.33, 6.2 * s, "#333333", 0.2)
        p.put(x + 1.5, top + 4.3 * s, label, 2.8, room=wide * 0.17 - 2.5)
        p.put(x + wide * 0.17 + 1.8, top + 4.4 * s, value, 3.2, k in (0, 2), room=wide * 0.33 - 3, vital=True)
    return _rest(p, h, facts[3:], p.margin, y + (9 + 6.2 * ((len(pairs) + 1) // 2) + 6) * s, wide) + 1 * s


def pale(p, h, doc, facts, y, beside):
    """The title at the right; a pale field with labels over values, without lines."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.right, y, doc.title, 6, True, h.colour, "rs", room=wide)
    pairs = [(standing(h.client, "Client"), doc.client), *reversed(number_and_day(h, doc)), *[(label.strip(" :"), value) for label, value in facts[:1]]]
    p.rect(p.margin, y + 4 * s, wide, 13 * s, None, fill="#edf1f4")
    for k, (label, value) in enumerate(pairs):
        x, w = p.margin + 3 + (wide - 3) * (0, 0.4, 0.6, 0.8)[k], (wide - 3) * (0.38 if k == 0 else 0.19)
        p.put(x, y + 8.8 * s, label, 2.6, False, GREY, room=w)
        p.put(x, y + 14 * s, value, 3.2, k in (0, 2), room=w, vital=True)
    return _rest(p, h, facts[1:], p.margin, y + 23 * s, wide) + 1 * s


def day_last(p, h, doc, facts, y, beside):
    """Title and number in the middle, framed; the client on a line; place and day close the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    text = heading(h, doc)
    y += 6 * s
    half = min(p.length(text, 4.6, True) / 2 + 6, wide / 2)
    p.draw.rounded_rectangle([(p.width / 2 - half) * MM, y * MM, (p.width / 2 + half) * MM, (y + 10 * s) * MM], 24, outline=h.colour, width=4)
    p.put(p.width / 2, y + 6.8 * s, text, 4.6, True, anchor="ms", room=2 * half - 6, vital=True)
    end = p.put(p.margin, y + 19 * s, h.client, 3.4, room=wide * 0.4)
    p.line(end + 1, y + 20 * s, p.right, y + 20 * s, 0.2, GREY)
    p.put(end + 2, y + 19 * s, doc.client, 3.7, True, room=p.right - end - 3)
    return _rest(p, h, facts, p.margin, y + 26 * s, wide) + 2 * s


def listed(p, h, doc, facts, y, beside):
    """A till program's list in fixed letters between lines of equals: label and value, the day first."""
    s, wide = p.scale, p.width - 2 * p.margin
    across(p, y + 6 * s, "=")
    p.put(p.margin, y + 11 * s, doc.title.upper(), 3.8, True, family="list", room=wide * 0.6)
    y += 16.6 * s
    for label, value in [*reversed([(h.number, doc.number), (h.day, h.date(doc.day))]), (h.client, doc.client.upper()), *facts]:
        p.put(p.margin, y, f"{label}{value}", 3.2, family="list", room=wide, vital=True)
        y += 4.9 * s
    across(p, y, "=")
    return y + 3 * s


def running(p, h, doc, facts, y, beside):
    """One sentence of title, number and day at the left; when it was printed small over it, the client in the line beneath."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.right, y + 4.6 * s, printed(h, doc), 2.4 / max(s, 0.86), False, "#555555", "rs", room=wide * 0.6)
    y += 12 * s
    link = h.own.choice(["du", "en date du", "Date :", "- Date :", "du :"])
    p.put(p.margin, y, f"{heading(h, doc)} {link} {h.date(doc.day)}", 4.2, True, room=wide, vital=True)
    p.line(p.margin, y + 2.4 * s, p.right, y + 2.4 * s, 0.3)
    _client(p, h, doc, p.margin, y + 8.6 * s, wide)
    return _rest(p, h, facts, p.margin, y + 14.6 * s, wide) + 2 * s


METAS = [stacked_cells, four_cells, centred, bar, right_rows, left_rows, book, letter, file, pale, day_last, listed, running, left_rows, running, letter, centred]
