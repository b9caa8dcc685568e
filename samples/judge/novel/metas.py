"""Title, number, date and client in `novel`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
from house import Document, House
from metas import _client, _rest, alone
from paper import MM
from press import Press

ARABIC = {"number": "فاتورة رقم", "day": "بتاريخ", "client": "السيد(ة)"}


def pairs(h: House, doc: Document) -> list[tuple[str, str]]:
    """Number and date with labels that stand by themselves."""
    return [(alone(h.number, "N° de la facture"), doc.number), (alone(h.day, "Date de la facture"), h.date(doc.day))]


def headline(p: Press, h: House, doc: Document, facts, y, beside):
    """The number large behind the title; under it columns without rules, labels above values."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 13 * s
    p.put(p.margin, y, f"{doc.title} {doc.number}", 6.6, False, h.colour, room=wide, vital=True)
    columns = [pairs(h, doc)[1], (alone(h.client, "Client"), doc.client)] + [(alone(label, label), value) for label, value in facts[:1]]
    y, x = y + 9 * s, p.margin
    for (label, value), share in zip(columns, (0.36, 0.4, 0.24)):
        p.put(x, y, f"{label} :", 3, True, room=wide * share - 3)
        p.put(x, y + 5 * s, value, 3.4, room=wide * share - 3, vital=True)
        x += wide * share
    return _rest(p, h, facts[1:], p.margin, y + 12 * s, wide) + 4 * s


def ledger(p, h, doc, facts, y, beside):
    """A table with a dark head of few columns at the left, the one addressed in a rounded frame at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, right = wide * 0.5, wide * 0.44
    y += 7 * s
    p.put(p.margin, y + 4 * s, doc.title, 5.2, True, h.colour, room=left)
    top, x = y + 8 * s, p.margin
    for label, value in pairs(h, doc):
        p.rect(x, top, left / 2, 6.4 * s, h.colour, 0.3, h.colour)
        p.rect(x, top + 6.4 * s, left / 2, 8 * s, h.colour, 0.3)
        p.put(x + left / 4, top + 4.6 * s, label, 2.7, True, "#ffffff", "ms", room=left / 2 - 2)
        p.put(x + left / 4, top + 11.8 * s, value, 3.3, True, anchor="ms", room=left / 2 - 2, vital=True)
        x += left / 2
    x = p.right - right
    p.draw.rounded_rectangle([x * MM, y * MM, p.right * MM, (y + 22.4 * s) * MM], 34, outline=h.colour, width=4)
    p.put(x + 4, y + 7 * s, alone(h.client, "Client"), 2.7, False, "#444444", room=right - 8)
    p.put(x + 4, y + 13 * s, doc.client, 3.8, True, room=right - 8)
    p.put(x + 4, y + 18.6 * s, h.seller.city, 3.1, room=right - 8)
    return _rest(p, h, facts, p.margin, y + 29 * s, wide) + 3 * s


def lozenges(p, h, doc, facts, y, beside):
    """Rounded fields side by side, each with a label and its value."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.width / 2, y, doc.title.upper(), 5.6, True, h.colour, "ms", room=wide)
    y += 5 * s
    each = (wide - 4) / 2
    for k, (label, value) in enumerate(((h.number, doc.number), (h.day, h.date(doc.day)))):
        x = p.margin + (each + 4) * k
        p.draw.rounded_rectangle([x * MM, y * MM, (x + each) * MM, (y + 9.4 * s) * MM], 46, outline=h.colour, width=3, fill="#f3f5f8")
        p.put(x + each / 2, y + 6.4 * s, f"{label}{value}", 3.5, True, anchor="ms", room=each - 7, vital=True)
    _client(p, h, doc, p.margin + 1, y + 17 * s, wide)
    return _rest(p, h, facts, p.margin + 1, y + 23 * s, wide) + 4 * s


def letter(p, h, doc, facts, y, beside):
    """A letter: place and day at the right, whom it is for under them, the number in what it is about."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 9 * s
    p.put(p.right, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, anchor="rs", room=wide * 0.7, vital=True)
    p.put(p.margin + wide * 0.55, y + 9 * s, alone(h.client, "À l'attention de"), 3.1, room=wide * 0.45)
    p.put(p.margin + wide * 0.55, y + 15 * s, doc.client, 3.9, True, room=wide * 0.45)
    y += 24 * s
    end = p.put(p.margin, y, "Objet : ", 3.7, True)
    end = p.put(end, y, f"{doc.title}, {h.number[0].lower()}{h.number[1:]}{doc.number}", 3.7, room=p.right - end, vital=True)
    p.line(p.margin, y + 1.5 * s, end, y + 1.5 * s, 0.2)
    return _rest(p, h, facts, p.margin, y + 8 * s, wide) + 4 * s


def four_cells(p, h, doc, facts, y, beside):
    """A ruled table as a word processor makes it: label, value, label, value."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.width / 2, y, doc.title, 5.6, True, anchor="ms", room=wide)
    y += 4 * s
    cells = pairs(h, doc) + [(alone(h.client, "Client"), doc.client)] + [(alone(label, label), value) for label, value in facts[:1]]
    if h.own.random() < 0.4:
        cells[0], cells[2] = cells[2], cells[0]
    for k, (label, value) in enumerate(cells):
        x, top = p.margin + wide / 2 * (k % 2), y + 7.4 * s * (k // 2)
        p.rect(x, top, wide * 0.18, 7.4 * s, "#333333", 0.2, "#ededed")
        p.rect(x + wide * 0.18, top, wide * 0.32, 7.4 * s, "#333333", 0.2)
        p.put(x + 1.5, top + 5.1 * s, label, 2.9, room=wide * 0.18 - 2.5)
        p.put(x + wide * 0.18 + 2, top + 5.2 * s, value, 3.4, True, room=wide * 0.32 - 3, vital=True)
    return _rest(p, h, facts[1:], p.margin, y + (7.4 * ((len(cells) + 1) // 2) + 6) * s, wide) + 3 * s


def pad(p, h, doc, facts, y, beside):
    """A leaf of a printed pad: number in the numbering machine's red, dotted lines filled in by a typewriter."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    end = p.put(p.margin, y, doc.title, 5.4, True, h.colour, room=wide * 0.5)
    p.put(end + 5, y, f"{'N° ' if len(h.number) > 6 else h.number}{doc.number}", 4.8, True, "#a8202a", family="mono", room=p.right - end - 5, vital=True)
    y += 10 * s
    for label, value in ((h.day, h.date(doc.day)), (h.client, doc.client)):
        end = p.put(p.margin, y, label, 3.4, False, h.colour, "ls", "serif-italic", wide * 0.4)
        p.dots(end + 1, y + 0.9 * s, p.right, 0.3, 0.8, 0.25, h.colour)
        p.put(end + 3, y - 0.3, value, 3.6, family="mono", room=p.right - end - 4, vital=True)
        y += 7.6 * s
    return _rest(p, h, facts, p.margin, y, wide) + 3 * s


def client_first(p, h, doc, facts, y, beside):
    """Whom it is for in a shaded field first; title, number and day flush right after it."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, right, top = beside or (p.margin + wide * 0.52, p.right, y + 9 * s)
    p.put(right, top, doc.title, 4.8, True, h.colour, "rs", room=right - left)
    p.put(right, top + 7 * s, f"{h.number}{doc.number}", 3.5, True, anchor="rs", room=right - left, vital=True)
    p.put(right, top + 13 * s, f"{h.day}{h.date(doc.day)}", 3.4, anchor="rs", room=right - left, vital=True)
    y = y if not beside else max(y, top + 13 * s)
    field = wide * 0.48 if not beside else wide
    p.rect(p.margin, y + 4 * s, field, 11 * s, None, fill="#eceff2")
    _client(p, h, doc, p.margin + 3, y + 11 * s, field - 6)
    return _rest(p, h, facts, p.margin, max(y + 22 * s, top + 20 * s), wide) + 3 * s


def drawn(p, h, doc, facts, y, beside):
    """Frames of plus signs, dashes and bars, as programs for matrix printers draw them."""
    s, wide = p.scale, p.width - 2 * p.margin
    unit = p.length("-" * 20, 3.1, False, "mono") / 20
    count = int(wide / unit)
    rule, y = "+" + "-" * (count - 2) + "+", y + 7 * s
    p.put(p.margin, y, rule, 3.1, family="mono")
    rows = [doc.title.upper(), f"{h.number}{doc.number}", f"{h.day}{h.date(doc.day)}", f"{h.client}{doc.client}"] + [f"{label}{value}" for label, value in facts[:2]]
    for k, text in enumerate(rows):
        y += 4.8 * s
        for x in (p.margin, p.margin + (count - 1) * unit):
            p.put(x, y, "|", 3.1, family="mono")
        p.put(p.margin + 2 * unit, y, text, 3.1, k < 2, family="mono", room=(count - 4) * unit, vital=k > 0)
    y += 4.4 * s
    p.put(p.margin, y, rule, 3.1, family="mono")
    return y + 4 * s


def barred_line(p, h, doc, facts, y, beside):
    """Title, then a single line between two hairlines: number, day and client, parted by upright bars."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.right, y, doc.title, 5.8, False, h.colour, "rs", room=wide)
    y += 4 * s
    p.line(p.margin, y, p.right, y, 0.25, h.colour)
    texts, x = [f"{h.number}{doc.number}", f"{h.day}{h.date(doc.day)}", f"{h.client}{doc.client}"], p.margin
    rows = [texts] if p.width > 170 else [texts[:2], texts[2:]]
    for row in rows:
        x, each = p.margin, wide / len(row)
        for k, text in enumerate(row):
            p.put(x + 2, y + 5.2 * s, text, 3.2, k == 0, room=each - 4, vital=True)
            if k:
                p.line(x, y + 1 * s, x, y + 6.4 * s, 0.3, h.colour)
            x += each
        y += 7.4 * s
        p.line(p.margin, y, p.right, y, 0.25, h.colour)
    return _rest(p, h, facts, p.margin, y + 6 * s, wide) + 3 * s


def two_tongues(p, h, doc, facts, y, beside):
    """Both tongues' labels in one cell, the value in the next."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 9 * s
    p.put(p.width / 2, y, "فاتورة", 5.4, True, h.colour, "ms", "arabic")
    p.put(p.width / 2, y + 7 * s, doc.title, 4.8, True, h.colour, "ms", room=wide)
    y += 11 * s
    for key, (label, value) in zip(("number", "day", "client"), [*pairs(h, doc), (alone(h.client, "Client"), doc.client)]):
        p.rect(p.margin, y, wide, 8 * s, h.colour, 0.2)
        p.line(p.margin + wide * 0.54, y, p.margin + wide * 0.54, y + 8 * s, 0.2, h.colour)
        p.put(p.margin + 2, y + 5.5 * s, label, 3, room=wide * 0.3)
        p.put(p.margin + wide * 0.53, y + 5.5 * s, ARABIC[key], 3.9, False, "", "rs", "arabic", wide * 0.2)
        p.put(p.margin + wide * 0.77, y + 5.6 * s, value, 3.5, key == "number", anchor="ms", room=wide * 0.44, vital=True)
        y += 8 * s
    return _rest(p, h, facts, p.margin, y + 6 * s, wide) + 3 * s


def ended(p, h, doc, facts, y, beside):
    """Title left and number right over one thick rule; place and day at the end of the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    y += 12 * s
    p.put(p.margin, y, doc.title, 5.2, True, room=wide * 0.5)
    p.put(p.right, y, f"{h.number}{doc.number}", 3.9, True, anchor="rs", room=wide * 0.46, vital=True)
    p.line(p.margin, y + 2 * s, p.right, y + 2 * s, 0.9, h.colour)
    _client(p, h, doc, p.margin, y + 9.4 * s, wide)
    return _rest(p, h, facts, p.margin, y + 15.4 * s, wide) + 4 * s


def columned(p, h, doc, facts, y, beside):
    """Two columns of label, colon, value, under a title on a short bar: number and day left, the others right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    end = p.put(p.margin, y, doc.title, 5, True, room=wide)
    p.rect(p.margin, y + 1.8 * s, end - p.margin, 1.1 * s, None, fill=h.colour)
    left, right = pairs(h, doc), [(alone(h.client, "Client"), doc.client)] + [(alone(label, label), value) for label, value in facts[:1]]
    for column, rows in enumerate((left, right)):
        x, room = p.margin + wide * 0.5 * column, wide * 0.5
        for k, (label, value) in enumerate(rows):
            line = y + (10 + 6 * k) * s
            p.put(x, line, label, 3.1, room=room * 0.42)
            p.put(x + room * 0.45, line, ":", 3.1)
            p.put(x + room * 0.5, line, value, 3.4, column == 0, room=room * 0.48, vital=True)
    return _rest(p, h, facts[1:], p.margin, y + 22 * s, wide) + 3 * s


METAS = [headline, ledger, lozenges, letter, four_cells, pad, client_first, drawn, barred_line, two_tongues, ended, columned, client_first, four_cells]
