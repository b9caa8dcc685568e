"""Title, number, date and client, in two groups of arrangements. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
from house import Document, House
from press import Press


def _number(p, h, doc, x, y, size=3.6, bold=True, anchor="ls", room=0.0):
    p.pair(x, y, h.number, doc.number, size, bold, anchor, room=room)


def _rest(p, h, facts, x, y, room, size=3.0, step=5.0):
    """Other facts, as many a line as fit."""
    line = ""
    for label, value in facts:
        text = f"{label}{value}"
        if line and p.length(f"{line}     {text}", size) > room:
            p.put(x, y, line, size)
            y, line = y + step * p.scale, text
        else:
            line = f"{line}     {text}" if line else text
    if line:
        p.put(x, y, line, size, room=room)
        y += step * p.scale
    return y


def _client(p, h, doc, x, y, room, size=3.7):
    p.pair(x, y, h.client, doc.client, size, h.own.random() < 0.4, room=room)


def alone(label: str, fallback: str) -> str:
    """A label that stands by itself: in a cell, above its value, before a colon."""
    label = label.strip(" :.")
    return label[:1].upper() + label[1:] if len(label) > 5 and not label.endswith(("le", "n°")) else fallback


# --- fit


def row(p: Press, h: House, doc: Document, facts, y, beside):
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, y + 11 * s, doc.title, 5.6, True, h.colour, "ms")
    _number(p, h, doc, p.margin, y + 20 * s, room=wide * 0.5)
    p.pair(p.right, y + 20 * s, h.day, h.date(doc.day), 3.5, anchor="rs", room=wide * 0.46)
    _client(p, h, doc, p.margin, y + 27 * s, wide)
    return _rest(p, h, facts, p.margin, y + 33 * s, wide) + 5 * s


def stacked(p, h, doc, facts, y, beside):
    s = p.scale
    left, right, top = beside or (p.margin, p.right, y + 9 * s)
    x, anchor = (right, "rs") if beside else (left, "ls")
    p.put(x, top, doc.title, 5.4, True, h.colour, anchor, room=right - left)
    _number(p, h, doc, x, top + 7 * s, 3.8, True, anchor, right - left)
    p.pair(x, top + 13 * s, h.day, h.date(doc.day), 3.5, False, anchor, room=right - left)
    y = max(y, top + 13 * s)
    _client(p, h, doc, p.margin, y + 9 * s, p.width - 2 * p.margin)
    return _rest(p, h, facts, p.margin, y + 15 * s, p.width - 2 * p.margin) + 5 * s


def cells(p, h, doc, facts, y, beside):
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, y + 9 * s, doc.title, 5, True)
    top = y + 13 * s
    p.rect(p.margin, top, wide, 9 * s, h.colour, 0.3)
    p.line(p.margin + wide / 2, top, p.margin + wide / 2, top + 9 * s, 0.3, h.colour)
    _number(p, h, doc, p.margin + 3, top + 6 * s, room=wide / 2 - 5)
    p.pair(p.margin + wide / 2 + 3, top + 6 * s, h.day, h.date(doc.day), 3.6, room=wide / 2 - 5)
    _client(p, h, doc, p.margin, top + 16 * s, wide)
    return _rest(p, h, facts, p.margin, top + 22 * s, wide) + 5 * s


# --- proof


def grid(p, h, doc, facts, y, beside):
    """A small table: labels above, values beneath."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.margin, y, doc.title, 5.8, True, h.colour, room=wide)
    columns = [(h.number.strip(" :"), doc.number), (h.day.strip(" :"), h.date(doc.day))]
    if len(columns[0][0]) < 3 or columns[0][0].lower() in ("n°", "n°."):
        columns[0] = ("Numéro", doc.number)
    if columns[1][0] == "du":
        columns[1] = ("Date", columns[1][1])
    columns += [(label.strip(" :"), value) for label, value in facts[:2 if p.width > 180 else 1]]
    if h.own.random() < 0.3:
        columns[0], columns[1] = columns[1], columns[0]
    y += 4 * s
    each = wide / len(columns)
    p.rect(p.margin, y, wide, 7 * s, h.colour, 0.25, "#ececec")
    p.rect(p.margin, y + 7 * s, wide, 8 * s, h.colour, 0.25)
    for k, (label, value) in enumerate(columns):
        x = p.margin + each * (k + 0.5)
        p.put(x, y + 5 * s, label[0].upper() + label[1:], 2.9, True, anchor="ms", room=each - 2)
        p.put(x, y + 12.6 * s, value, 3.5, anchor="ms", room=each - 2, vital=True)
        if k:
            p.line(p.margin + each * k, y, p.margin + each * k, y + 15 * s, 0.25, h.colour)
    _client(p, h, doc, p.margin, y + 22 * s, wide)
    return _rest(p, h, facts[2 if p.width > 180 else 1:], p.margin, y + 28 * s, wide) + 5 * s


def two_frames(p, h, doc, facts, y, beside):
    """Data on the left, the one addressed on the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, gap = wide * 0.53, 4
    y += 5 * s
    rows = [(h.number, doc.number), (h.day, h.date(doc.day))] + facts[:3]
    if h.own.random() < 0.4:
        rows[0], rows[1] = rows[1], rows[0]
    high = (12 + 5.4 * len(rows)) * s
    p.rect(p.margin, y, left, high, h.colour, 0.3)
    p.rect(p.margin + left + gap, y, wide - left - gap, high, h.colour, 0.3)
    p.put(p.margin + 3, y + 7 * s, doc.title, 4.8, True, h.colour, room=left - 6)
    for k, (label, value) in enumerate(rows):
        bare = label.strip(" :.")
        p.pair(p.margin + 3, y + (14 + 5.4 * k) * s, bare[:1].upper() + bare[1:], f": {value}" if ":" in label else value, 3.2, k == 0, room=left - 5, gap=left * 0.46)
    x = p.margin + left + gap + 3
    p.put(x, y + 7 * s, h.client.strip(" :"), 3.0)
    p.put(x, y + 14 * s, doc.client, 3.9, True, room=wide - left - gap - 6)
    p.put(x, y + 20 * s, h.seller.city, 3.2, room=wide - left - gap - 6)
    return _rest(p, h, facts[3:], p.margin, y + high + 6 * s, wide) + 5 * s


def dated_line(p, h, doc, facts, y, beside):
    """Town and date at the right, the title in the middle, the number beneath it."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.right, y + 9 * s, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, anchor="rs", room=wide * 0.8, vital=True)
    p.put(p.width / 2, y + 21 * s, doc.title, 6.4, True, h.colour, "ms", room=wide)
    label = "" if h.own.random() < 0.3 else h.number
    p.pair(p.width / 2, y + 28 * s, label, doc.number, 4.2, True, "ms", room=wide)
    if h.own.random() < 0.5:
        p.line(p.width / 2 - 22 * s, y + 31 * s, p.width / 2 + 22 * s, y + 31 * s, 0.4, h.colour)
    _client(p, h, doc, p.margin, y + 38 * s, wide)
    return _rest(p, h, facts, p.margin, y + 44 * s, wide) + 5 * s


def title_band(p, h, doc, facts, y, beside):
    """Title and number in a coloured band, date and client under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    light = h.own.random() < 0.5
    p.rect(p.margin, y, wide, 10 * s, None, fill="#dfe5ea" if light else h.colour)
    colour = "#111111" if light else "#ffffff"
    p.put(p.margin + 3, y + 7 * s, doc.title, 4.8, True, colour, room=wide * 0.54)
    p.put(p.right - 3, y + 7 * s, f"{h.number}{doc.number}", 4.2, True, colour, "rs", room=wide * 0.4, vital=True)
    p.pair(p.right, y + 17 * s, h.day, h.date(doc.day), 3.5, anchor="rs", room=wide * 0.45)
    _client(p, h, doc, p.margin, y + 17 * s, wide * 0.5)
    return _rest(p, h, facts, p.margin, y + 24 * s, wide) + 5 * s


def leaders(p, h, doc, facts, y, beside):
    """Label, dots, value: one a line."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, y + 10 * s, doc.title, 5.4, True, h.colour, "ms", room=wide)
    y += 20 * s
    rows = [(h.number, doc.number), (h.day, h.date(doc.day)), (h.client, doc.client)] + facts
    first = h.own.randint(0, 2)
    rows[:3] = rows[first:3] + rows[:first]
    for label, value in rows:
        bare = label.strip(" :.")
        end = p.put(p.margin, y, bare[:1].upper() + bare[1:], 3.3, room=wide * 0.4)
        p.dots(end + 1.5, y, p.margin + wide * 0.44, 0.3, 1.0, 0.3)
        p.put(p.margin + wide * 0.46, y, value, 3.5, value == doc.number, room=wide * 0.54, vital=True)
        y += 6 * s
    return y + 5 * s


def columns_beside(p, h, doc, facts, y, beside):
    """At the side of the head: labels in one column, values in another."""
    s = p.scale
    if not beside:
        return two_frames(p, h, doc, facts, y, beside)
    left, right, top = beside
    p.put(right, top, doc.title, 5, True, h.colour, "rs", room=right - left)
    shown = 2 if p.width > 140 else 0
    for k, (label, value) in enumerate([(h.number, doc.number), (h.day, h.date(doc.day))] + facts[:shown]):
        line = top + (8 + 5.6 * k) * s
        bare = label.strip(" :.")
        p.put(left, line, bare[:1].upper() + bare[1:], 3, room=(right - left) * 0.46)
        p.put(right, line, value, 3.5, k == 0, anchor="rs", room=(right - left) * 0.5, vital=True)
        y = max(y, line)
    _client(p, h, doc, p.margin, y + 10 * s, p.width - 2 * p.margin)
    return _rest(p, h, facts[shown:], p.margin, y + 16 * s, p.width - 2 * p.margin) + 5 * s


def signed_below(p, h, doc, facts, y, beside):
    """Title and number in one line; the date stands at the end of the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    p.put(p.width / 2, y + 12 * s, f"{doc.title}   {h.number}{doc.number}", 5, True, h.colour, "ms", room=wide, vital=True)
    _client(p, h, doc, p.margin, y + 21 * s, wide)
    return _rest(p, h, facts, p.margin, y + 27 * s, wide) + 5 * s


def counterfoil(p, h, doc, facts, y, beside):
    """As from a book of stubs: the number in red in a corner, the rest in sentences."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, right, top = beside or (p.margin, p.right, y + 9 * s)
    p.put(right, top, f"N° {doc.number}", 5.2, True, "#b3202c", "rs", room=right - left if beside else wide * 0.5, family="mono", vital=True)
    y = max(y, top)
    p.put(p.margin, y + (11 * s if beside else 0), doc.title, 5.8, True, h.colour, room=wide * 0.48 if not beside else wide)
    y += 11 * s if beside else 0
    _client(p, h, doc, p.margin, y + 10 * s, wide)
    p.pair(p.margin, y + 17 * s, h.day, h.date(doc.day), 3.6, room=wide)
    return _rest(p, h, facts, p.margin, y + 23 * s, wide) + 5 * s


METAS = {"fit": [row, stacked, cells], "proof": [grid, two_frames, dated_line, title_band, leaders, columns_beside, signed_below, counterfoil, dated_line, columns_beside]}
