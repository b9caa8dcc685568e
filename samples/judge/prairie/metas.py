"""Title, number, date and client in `prairie`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
import barcode
from house import Document, House
from paper import MM
from prairie.labels import GREY, LINE, PALE, axis, cell, cl, dy, even_letters, filled, headed, named, nr, run_on, spoken_client, spoken_day, spoken_number, told, with_number
from press import Press


def _wide(p: Press) -> float:
    return p.width - 2 * p.margin


def _right(p: Press, beside, y, share) -> tuple[float, float, float, float]:
    """Left, width and first baseline of a block beside the head, or at the right under it; and the line that nothing stands above."""
    if beside:
        return beside[0], beside[1] - beside[0], beside[2], y
    w = _wide(p) * share
    return p.right - w, w, y + 9 * p.scale, y


def head_cells(p: Press, h: House, doc: Document, facts, y, beside):
    """The title and, under it, a head of two cells over number and date at the right; the client in a frame across."""
    s, wide = p.scale, _wide(p)
    x, w, top, y = _right(p, beside, y, 0.52)
    p.put(x + w / 2, top, doc.title, 5.4, True, h.colour, "ms", room=w)
    for k, (label, value) in enumerate((nr(h, doc), dy(h, doc))):
        headed(p, label, value, x + w / 2 * k, top + 3 * s, w / 2, PALE)
    y = max(y, top + 16 * s) + 4 * s
    p.rect(p.margin, y, wide, 8 * s, LINE, 0.25)
    p.put(p.margin + 2.4, y + 5.5 * s, spoken_client(h, doc), 3.5, True, room=wide - 5)
    return run_on(p, told(h, facts), p.margin, y + 13.4 * s, wide) + (0 if facts else 5 * s) - 1 * s


def said_in_one(p, h, doc, facts, y, beside):
    """Title, number and date as one text in a frame across; the client under it."""
    s, wide = p.scale, _wide(p)
    y += 5 * s
    p.rect(p.margin, y, wide, 9.4 * s, h.colour, 0.4)
    p.put(p.width / 2, y + 6.5 * s, f"{with_number(h, doc)} du {h.date(doc.day)}", 4.3, True, "", "ms", room=wide - 6, vital=True)
    p.put(p.margin, y + 16 * s, spoken_client(h, doc), 3.7, True, room=wide)
    return run_on(p, told(h, facts), p.margin, y + 22 * s, wide)


def client_right(p, h, doc, facts, y, beside):
    """The client in a frame at the right, what they are called cut into its upper edge; number and date at the left on its height; the title between rules under both."""
    s, wide = p.scale, _wide(p)
    x, w, top, y = _right(p, beside, y, 0.5)
    label, value = cl(h, doc)
    top -= 3 * s
    p.rect(x, top, w, 17 * s, h.colour, 0.3)
    long = min(p.length(label, 2.9), w - 12)
    p.rect(x + 4, top - 1, long + 3, 2, None, fill=h.tint)
    p.put(x + 5.5, top + 1 * s, label, 2.9, False, h.colour, room=w - 12)
    p.put(x + 5, top + 8 * s, value, 3.9, True, room=w - 8)
    p.put(x + 5, top + 13.6 * s, h.seller.city, 3.1, room=w - 8)
    if beside:
        y = max(y, top + 17 * s) + 10 * s
    low = axis(p, [nr(h, doc), dy(h, doc)], p.margin + wide * 0.22, y + 5 * s if beside else top + 6 * s, wide * 0.22, wide * 0.25 if not beside else wide * 0.6, 6)
    y = max(low, top + 17 * s) + 5 * s
    for at in (y, y + 9 * s):
        p.line(p.margin, at, p.right, at, 0.35, h.colour)
    p.put(p.width / 2, y + 6.4 * s, doc.title, 4.9, True, h.colour, "ms", room=wide)
    return run_on(p, told(h, facts), p.margin, y + 15 * s, wide)


def row_of_cells(p, h, doc, facts, y, beside):
    """The title in the middle; a row of cells across with small labels in their corners: number, date, client; a second row for what else is known."""
    s, wide = p.scale, _wide(p)
    p.put(p.width / 2, y + 9.4 * s, doc.title, 5.6, True, h.colour, "ms", room=wide)
    y, x = y + 13 * s, p.margin
    for share, (label, value) in zip((0.28, 0.28, 0.44), (nr(h, doc), dy(h, doc), cl(h, doc))):
        cell(p, label, value, x, y, wide * share, 11.4 * s)
        x += wide * share
    y += 11.4 * s
    others = filled(h, doc, facts, 0)[:3]
    for k, (label, value) in enumerate(others):
        cell(p, label, value, p.margin + wide / len(others) * k, y, wide / len(others), 10.4 * s, size=3.1)
    return y + (10.4 * s if others else 0) + 5 * s


def capsule(p, h, doc, facts, y, beside):
    """The title in a capsule of colour in the middle; number at the left and date at the right end of a line under it, the client under a hairline."""
    s, wide = p.scale, _wide(p)
    y += 5 * s
    half = min(p.length(doc.title, 4.6, True) / 2 + 8, wide / 2)
    p.draw.rounded_rectangle([(p.width / 2 - half) * MM, y * MM, (p.width / 2 + half) * MM, (y + 9 * s) * MM], 40, fill=h.colour)
    p.put(p.width / 2, y + 6.2 * s, doc.title, 4.6, True, "#ffffff", "ms", room=2 * half - 8)
    p.put(p.margin, y + 17 * s, spoken_number(h, doc), 3.7, True, room=wide * 0.56, vital=True)
    p.put(p.right, y + 17 * s, spoken_day(h, doc), 3.5, False, "", "rs", room=wide * 0.42, vital=True)
    p.line(p.margin, y + 19.4 * s, p.right, y + 19.4 * s, 0.2, GREY)
    p.put(p.margin, y + 25 * s, spoken_client(h, doc), 3.7, room=wide)
    return run_on(p, told(h, facts), p.margin, y + 31 * s, wide)


def on_axis(p, h, doc, facts, y, beside):
    """The title from the left; under it all labels flush right up to an axis, their values behind it."""
    s, wide = p.scale, _wide(p)
    p.put(p.margin, y + 9 * s, doc.title, 6, True, h.colour, room=wide)
    p.line(p.margin, y + 11.4 * s, p.margin + wide * 0.3, y + 11.4 * s, 0.9, h.colour)
    pairs = [nr(h, doc), dy(h, doc), cl(h, doc), *filled(h, doc, facts, 1)[:4]]
    return axis(p, pairs, p.margin + wide * 0.34, y + 18 * s, wide * 0.33, wide * 0.64, 5.6, 3.3, (0, 2)) + 5.5 * s


def letter(p, h, doc, facts, y, beside):
    """A letter's: place and date at the right, the client under them, the title with its number from the left, underlined."""
    s, wide = p.scale, _wide(p)
    x, w, top, y = _right(p, beside, y, 0.56)
    p.put(p.right, top, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, False, "", "rs", room=w, vital=True)
    p.put(x, top + 9 * s, spoken_client(h, doc), 3.7, True, room=w)
    y = max(y, top + 9 * s) + 12 * s
    end = p.put(p.margin, y, with_number(h, doc), 4.9, True, "", room=wide, vital=True)
    p.line(p.margin, y + 1.4 * s, end, y + 1.4 * s, 0.4)
    return run_on(p, told(h, facts), p.margin, y + 8 * s, wide)


def spanning(p, h, doc, facts, y, beside):
    """A ruled block across: the title in a cell two rows high at the left, number over date in the middle, the client at the right."""
    s, wide = p.scale, _wide(p)
    y += 5 * s
    a, b, high = wide * 0.3, wide * 0.35, 9 * s
    p.rect(p.margin, y, a, 2 * high, LINE, 0.3, PALE)
    p.put(p.margin + a / 2, y + high + 1.8 * s, doc.title, 4.8, True, h.colour, "ms", room=a - 5)
    for k, (label, value) in enumerate((nr(h, doc), dy(h, doc))):
        p.rect(p.margin + a, y + high * k, b, high, LINE, 0.3)
        p.put(p.margin + a + 2, y + high * k + 6 * s, f"{label} :", 2.9, False, GREY, room=b * 0.42 - 2)
        p.put(p.margin + a + b * 0.44, y + high * k + 6 * s, value, 3.4, k == 0, room=b * 0.56 - 2, vital=True)
    p.rect(p.margin + a + b, y, wide - a - b, 2 * high, LINE, 0.3)
    label, value = cl(h, doc)
    p.put(p.margin + a + b + 2.4, y + 5.4 * s, label, 2.8, False, GREY, room=wide - a - b - 5)
    p.put(p.margin + a + b + 2.4, y + 12 * s, value, 3.6, True, room=wide - a - b - 5)
    return run_on(p, told(h, facts), p.margin, y + 2 * high + 6 * s, wide) + (0 if facts else 1 * s)


def over_rule(p, h, doc, facts, y, beside):
    """The number at the left and the date at the right over a thick rule, the title in the middle under it, then the client."""
    s, wide = p.scale, _wide(p)
    p.put(p.margin, y + 7 * s, spoken_number(h, doc), 3.6, True, room=wide * 0.54, vital=True)
    p.put(p.right, y + 7 * s, spoken_day(h, doc), 3.4, False, "", "rs", room=wide * 0.44, vital=True)
    p.rect(p.margin, y + 9.4 * s, wide, 1.2 * s, None, fill=h.colour)
    p.put(p.width / 2, y + 19 * s, doc.title, 5.8, True, h.colour, "ms", room=wide)
    p.put(p.margin, y + 27 * s, spoken_client(h, doc), 3.7, room=wide)
    return run_on(p, told(h, facts), p.margin, y + 33 * s, wide)


def pad(p, h, doc, facts, y, beside):
    """A printer's pad: title left and its stamped number right on one line; town and date, then the client, upon ruled lines."""
    s, wide, ink = p.scale, _wide(p), "#1d2547"
    y += 10 * s
    p.put(p.margin, y, doc.title, 5.4, True, h.colour, room=wide * 0.56)
    at = p.right - min(p.length(doc.number, 4.4, True, "mono"), wide * 0.3)
    p.put(at - 2, y, "N°", 4.2, False, h.colour, "rs")
    p.put(p.right, y, doc.number, 4.4, True, "#b8242f" if h.packed else "#1d2547", "rs", "mono", wide * 0.3, vital=True)
    for k, (label, value) in enumerate(((f"{h.seller.city}, le", h.date(doc.day)), (h.client.strip(), named(h, doc)))):
        low = y + (9.6 + 8.6 * k) * s
        x = p.margin + (wide * 0.46 if k == 0 else 0)
        end = p.put(x, low, label, 3.4, False, h.colour, room=(p.right - x) * 0.5) + 1.6
        p.line(end, low + 1 * s, p.right, low + 1 * s, 0.2, h.colour)
        p.put(end + 1.5, low, value, 3.6, False, ink, room=p.right - end - 3, vital=True)
    return run_on(p, told(h, facts), p.margin, y + 25 * s, wide)


def program(p, h, doc, facts, y, beside):
    """A program's in letters of one width: the title, the client on a line of their own, then two columns of label, full stops and value."""
    s, wide, family = p.scale, _wide(p), even_letters(h)
    p.put(p.margin, y + 8 * s, doc.title.upper(), 4, True, "", "ls", family, wide)
    y += 9 * s
    label, value = cl(h, doc)
    y += 5.6 * s
    p.put(p.margin, y, f"{label[:15]:.<15}:", 2.9, False, "", "ls", family, wide * 0.24)
    p.put(p.margin + wide * 0.255, y, value, 3, True, "", "ls", family, wide * 0.7, vital=True)
    pairs = [nr(h, doc), dy(h, doc), *filled(h, doc, facts, 2)[:4]]
    for k, (label, value) in enumerate(pairs):
        x, w = p.margin + wide * 0.53 * (k % 2), wide * (0.51 if k % 2 == 0 else 0.47)
        low = y + (6 + 5.4 * (k // 2)) * s
        p.put(x, low, f"{label[:15]:.<15}:", 2.9, False, "", "ls", family, w * 0.48)
        p.put(x + w * 0.5, low, value, 3, k == 0, "", "ls", family, w * 0.5, vital=True)
    return y + (6 + 5.4 * ((len(pairs) + 1) // 2)) * s


def ribbon(p, h, doc, facts, y, beside):
    """A ribbon of colour with a point from the paper's left edge: title and number in white; the date right of it, the client under it."""
    s, wide = p.scale, _wide(p)
    y += 5 * s
    end = p.margin + wide * 0.64
    p.draw.polygon([(0, y * MM), (end * MM, y * MM), ((end + 5 * s) * MM, (y + 5 * s) * MM), (end * MM, (y + 10 * s) * MM), (0, (y + 10 * s) * MM)], fill=h.colour)
    p.put(p.margin, y + 6.7 * s, with_number(h, doc), 4.2, True, "#ffffff", room=wide * 0.62, vital=True)
    p.put(p.right, y + 6.7 * s, spoken_day(h, doc), 3.4, False, "", "rs", room=wide * 0.31, vital=True)
    p.put(p.margin, y + 17 * s, spoken_client(h, doc), 3.7, True, room=wide)
    return run_on(p, told(h, facts), p.margin, y + 23 * s, wide)


def lines_beside(p, h, doc, facts, y, beside):
    """Beside the head: title, then number, date and client each over a hairline."""
    s = p.scale
    x, w, top, y = _right(p, beside, y, 0.58)
    p.put(x, top, doc.title, 5, True, h.colour, room=w)
    low = top + 1.6 * s
    for k, (label, value) in enumerate((nr(h, doc), dy(h, doc), cl(h, doc))):
        low += 6.6 * s
        p.put(x, low, label, 3, False, GREY, room=w * 0.34)
        p.put(p.right, low, value, 3.4, k != 1, "", "rs", room=w * 0.64, vital=True)
        p.line(x, low + 1.8 * s, p.right, low + 1.8 * s, 0.15, LINE)
    return run_on(p, told(h, facts), p.margin, max(y, low) + 8 * s, _wide(p)) + (0 if facts else -2 * s)


def band_of_three(p, h, doc, facts, y, beside):
    """The title from the left; a pale band across, of three parts between upright rules: client, date, number, each a label and its value in one text."""
    s, wide = p.scale, _wide(p)
    p.put(p.margin, y + 9 * s, doc.title, 5.2, True, h.colour, room=wide)
    y += 12.4 * s
    p.rect(p.margin, y, wide, 9 * s, None, fill=PALE)
    x = p.margin
    for k, (share, (label, value)) in enumerate(zip((0.4, 0.3, 0.3), (cl(h, doc), dy(h, doc), nr(h, doc)))):
        w = wide * share
        p.put(x + 2.4, y + 6.1 * s, f"{label} : {value}", 3.2, k != 1, room=w - 4.4, vital=True)
        x += w
        if k < 2:
            p.line(x, y + 1.6 * s, x, y + 7.4 * s, 0.35, h.colour)
    return run_on(p, told(h, facts), p.margin, y + 15 * s, wide) + (0 if facts else -1 * s)


def number_under(p, h, doc, facts, y, beside):
    """The title in the middle with the number alone under it; the date at the left, the client in a frame at the right, under both."""
    s, wide = p.scale, _wide(p)
    p.put(p.width / 2, y + 9 * s, doc.title, 5.6, True, h.colour, "ms", room=wide)
    p.put(p.width / 2, y + 15 * s, f"N° {doc.number}", 4, True, "", "ms", room=wide * 0.6, vital=True)
    y += 19 * s
    p.put(p.margin, y + 6 * s, spoken_day(h, doc), 3.5, room=wide * 0.42, vital=True)
    x = p.margin + wide * 0.46
    p.rect(x, y, p.right - x, 9.4 * s, "#333333", 0.3)
    p.put(x + 3, y + 6.4 * s, spoken_client(h, doc), 3.5, True, room=p.right - x - 6)
    return run_on(p, told(h, facts), p.margin, y + 15.4 * s, wide)


def day_at_end(p, h, doc, facts, y, beside):
    """The client from the left and, under them, title and number in the middle; place and date stand where the paper ends."""
    s, wide = p.scale, _wide(p)
    h.day_below = True
    p.put(p.margin, y + 8 * s, spoken_client(h, doc), 3.7, room=wide)
    p.put(p.width / 2, y + 19 * s, with_number(h, doc), 5, True, h.colour, "ms", room=wide, vital=True)
    return run_on(p, told(h, facts), p.margin, y + 26 * s, wide)


def bars_right(p, h, doc, facts, y, beside):
    """Bars of the number at the right, its digits under them; title, date and client at the left on their height."""
    s, wide = p.scale, _wide(p)
    y += 6 * s
    modules = barcode.code128("".join(c for c in doc.number if c.isdigit()))
    long = min(0.25 * len(modules), wide * 0.36)
    barcode.draw(p, modules, p.right - long, y, long, 8 * s)
    p.put(p.right, y + 12.4 * s, spoken_number(h, doc), 3.4, True, "", "rs", room=wide * 0.44, vital=True)
    p.put(p.margin, y + 4 * s, doc.title, 5, True, h.colour, room=wide - long - 6)
    p.put(p.margin, y + 12.4 * s, spoken_day(h, doc), 3.4, room=wide * 0.5, vital=True)
    p.put(p.margin, y + 18.6 * s, spoken_client(h, doc), 3.6, True, room=wide * 0.9)
    return run_on(p, told(h, facts), p.margin, y + 24.6 * s, wide)


METAS = [head_cells, said_in_one, client_right, row_of_cells, capsule, on_axis, letter, spanning, over_rule, pad, program, ribbon, lines_beside, band_of_three, number_under, day_at_end, bars_right,
         head_cells, client_right, letter, lines_beside, number_under, over_rule, day_at_end]
