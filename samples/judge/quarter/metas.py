"""Title, number, date and client in `quarter`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
import barcode
from house import Document, House
from metas import _client, _rest
from paper import MM
from press import Press
from quarter.labels import GREY, bare, headed, heading, listed, number_and_day, other, printed, signs, standing, stay


def _address(p: Press, h: House, doc: Document, x, y, w, how="frame") -> float:
    """The client with their city: framed, with rounded corners, or free; returns the lower edge."""
    s = p.scale
    if how == "frame":
        p.rect(x, y, w, 19 * s, "#3c3c3c", 0.25)
    elif how == "round":
        p.draw.rounded_rectangle([x * MM, y * MM, (x + w) * MM, (y + 19 * s) * MM], 26, outline="#3c3c3c", width=3)
    p.put(x + 3, y + 5.4 * s, h.client.strip(), 2.9, False, GREY, room=w - 6)
    p.put(x + 3, y + 11 * s, doc.client.upper() if h.capitals else doc.client, 3.7, True, room=w - 6)
    p.put(x + 3, y + 16 * s, h.seller.city, 3, room=w - 6)
    return y + 19 * s


def _right(p: Press, beside, y, share=0.52) -> tuple[float, float, float]:
    """Room at the right, beside the head where there is any, else under it: left, width, first baseline."""
    if beside and beside[0] > p.width * 0.4:
        return beside[0], beside[1] - beside[0], beside[2]
    wide = p.width - 2 * p.margin
    return p.margin + wide * share, wide * (1 - share), y + 9 * p.scale


def accounting(p: Press, h: House, doc: Document, facts, y, beside):
    """An accounting program's: the client framed at the right, the title large at the left, a ruled row of particulars under both."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _right(p, beside, y)
    edge = _address(p, h, doc, x, top - 4 * s, w)
    y = max(y + 4 * s, edge) + (9 * s if top - 4 * s < y else -1 * s)
    p.put(p.margin, y - 1 * s, doc.title, 5.8, True, room=wide if y > edge + 6 * s else wide * 0.48)
    shown = bare(facts[:1]) + other(h, doc)[:1]
    low = headed(p, [*number_and_day(h, doc), *shown, ("Page", f"{doc.sheet[0]}/{doc.sheet[1]}")][:4 if p.width < 180 else 5], p.margin, y + 3 * s, [1.3, 1.2, 1.1, 1.1, 0.5], wide)
    return _rest(p, h, facts[1:], p.margin, low + 5.6 * s, wide) + 1 * s


def columns_without_lines(p, h, doc, facts, y, beside):
    """A web program's: the client free at the right, title and number large in colour, labels in bold over values in a row without lines."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _right(p, beside, y, 0.56)
    p.put(x, top, h.client.strip(), 2.8, False, GREY, room=w)
    p.put(x, top + 5.4 * s, doc.client, 3.7, True, room=w)
    p.put(x, top + 10.4 * s, h.seller.city, 3.1, room=w)
    y = max(y, top + 10.4 * s) + 11 * s
    p.put(p.margin, y, heading(h, doc) if h.packed else f"{doc.title} {doc.number}", 6, False, h.colour, room=wide, vital=True)
    pairs = [number_and_day(h, doc)[1], *bare(facts[:2]), *other(h, doc)][:4 if p.width > 180 else 3]
    for k, (label, value) in enumerate(pairs):
        at = p.margin + wide / len(pairs) * k
        p.put(at, y + 8 * s, f"{label} :", 3, True, room=wide / len(pairs) - 3)
        p.put(at, y + 12.8 * s, value, 3.3, room=wide / len(pairs) - 3, vital=k == 0)
    return _rest(p, h, facts[2:], p.margin, y + 19 * s, wide) + 1 * s


def admission(p, h, doc, facts, y, beside):
    """A hospital program's: title in the middle, number and day under it; below, the patient's particulars in two lists in a frame."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.width / 2, y, doc.title, 5.2, True, anchor="ms", room=wide)
    p.put(p.margin, y + 8 * s, f"{h.number}{doc.number}", 3.6, True, room=wide * 0.5, vital=True)
    p.put(p.right, y + 8 * s, f"{h.day}{h.date(doc.day)}", 3.4, False, anchor="rs", room=wide * 0.46, vital=True)
    left = [(standing(h.client, "Patient"), doc.client), *bare(facts[:2])]
    right = other(h, doc) + stay(h, doc)
    y, rows = y + 11 * s, max(len(left), len(right))
    high = (3.4 + 5.4 * rows) * s
    p.draw.rounded_rectangle([p.margin * MM, y * MM, p.right * MM, (y + high) * MM], 20, outline="#444444", width=3)
    listed(p, left, p.margin + 3, y + 6 * s, wide * 0.19, wide * 0.53, vital=0)
    listed(p, right, p.margin + wide * 0.58, y + 6 * s, wide * 0.19, wide * 0.4, bold=(), vital=0)
    return _rest(p, h, facts[2:], p.margin, y + high + 6 * s, wide) + 1 * s


def bars(p, h, doc, facts, y, beside):
    """A laboratory program's: bars and their number at the right, title, number and day in lines at the left, the client under them."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 9 * s
    digits = f"{doc.day:%y%m%d}{sum(map(ord, doc.number)) * 37 % 10000:04d}"
    drawn = barcode.draw(p, barcode.code128(digits), p.right - 36, y - 4 * s, 30, 8 * s)
    p.put(p.right - 36 + drawn / 2, y + 7.6 * s, digits, 2.6, anchor="ms")
    p.put(p.margin, y, doc.title, 5, True, h.colour, room=wide * 0.62)
    low = listed(p, [*number_and_day(h, doc), (standing(h.client, "Nom"), doc.client), *bare(facts[:2])], p.margin, y + 7.4 * s, wide * 0.21, wide * 0.75, bold=(0, 2))
    return _rest(p, h, facts[2:], p.margin, low + 6 * s, wide) + 1 * s


def underlined(p, h, doc, facts, y, beside):
    """A word processor's: title and number large in the middle, underlined; the day at the right under them; whom it is for at the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 13 * s
    end = p.put(p.width / 2, y, heading(h, doc).upper() if h.capitals and "n°" in heading(h, doc).lower() else heading(h, doc), 5.4, True, anchor="ms", room=wide, vital=True)
    p.line(p.width - end, y + 1.6 * s, end, y + 1.6 * s, 0.4)
    p.put(p.right, y + 11 * s, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, anchor="rs", room=wide * 0.8, vital=True)
    _client(p, h, doc, p.margin, y + 19 * s, wide)
    return _rest(p, h, facts, p.margin, y + 25.4 * s, wide) + 2 * s


def two_frames(p, h, doc, facts, y, beside):
    """A printer's form: two rounded frames, title, number and day in the left, the client in the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    w, high = wide * 0.49, 21 * s
    p.draw.rounded_rectangle([p.margin * MM, y * MM, (p.margin + w) * MM, (y + high) * MM], 30, outline=h.colour, width=4)
    p.put(p.margin + w / 2, y + 6.2 * s, doc.title, 4.6, True, h.colour, "ms", room=w - 6)
    p.put(p.margin + 3, y + 12.4 * s, f"{h.number}{doc.number}", 3.6, True, room=w - 6, vital=True)
    p.put(p.margin + 3, y + 17.8 * s, f"{h.day}{h.date(doc.day)}", 3.4, room=w - 6, vital=True)
    p.draw.rounded_rectangle([(p.right - w) * MM, y * MM, p.right * MM, (y + high) * MM], 30, outline=h.colour, width=4)
    p.put(p.right - w + 3, y + 6.2 * s, h.client.strip(), 3.1, False, h.colour, room=w - 6)
    p.put(p.right - w + 3, y + 12.6 * s, doc.client, 3.7, True, room=w - 6)
    p.put(p.right - w + 3, y + 17.8 * s, h.seller.city, 3, room=w - 6)
    return _rest(p, h, facts, p.margin, y + high + 6 * s, wide) + 1 * s


def pad(p, h, doc, facts, y, beside):
    """A pad with running numbers: title in the middle, the number red at the right, city and day on dots, the client on dots under them."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 12 * s
    p.put(p.width / 2, y, doc.title, 6.2, True, h.colour, "ms", room=wide * 0.44)
    p.put(p.right, y, f"N° {doc.number}", 4.4, True, "#b5222d", "rs", room=wide * 0.26, vital=True)
    day = h.date(doc.day)
    label = f"{h.seller.city}, le" if h.packed else h.day
    y += 9.4 * s
    end = p.put(p.margin, y, h.client, 3.3, False, h.colour, room=wide * 0.36)
    p.dots(end + 1, y + 1 * s, p.right, 0.3, 0.8, 0.2, h.colour)
    p.put(end + 3, y, doc.client, 3.7, True, room=p.right - end - 4)
    y += 8.4 * s
    end = p.put(p.margin + wide * 0.4, y, label, 3.3, False, h.colour, room=wide * 0.3)
    p.dots(end + 1, y + 1 * s, p.right, 0.3, 0.8, 0.2, h.colour)
    p.put(end + 3, y, day, 3.5, room=p.right - end - 4, vital=True)
    return _rest(p, h, facts, p.margin, y + 7.4 * s, wide) + 2 * s


def one_row(p, h, doc, facts, y, beside):
    """One ruled row in halves of grey and white: number, day; the title over it, the client in a second row."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.margin, y, doc.title, 5.4, True, h.colour, room=wide)
    y += 3.4 * s
    rows = [number_and_day(h, doc), [(standing(h.client, "Client"), doc.client), *(bare(facts[:1]) or other(h, doc)[:1])]]
    for row in rows:
        for k, (label, value) in enumerate(row):
            x, a = p.margin + wide / 2 * k, wide * 0.17
            p.rect(x, y, a, 7 * s, "#333333", 0.22, "#e9e9e9")
            p.rect(x + a, y, wide / 2 - a, 7 * s, "#333333", 0.22)
            p.put(x + 1.6, y + 4.9 * s, label, 2.9, True, room=a - 2.6)
            p.put(x + a + 2, y + 4.9 * s, value, 3.3, row is rows[0] and k == 0, room=wide / 2 - a - 3.4, vital=True)
        y += 7 * s
    return _rest(p, h, facts[1:], p.margin, y + 5.6 * s, wide) + 1 * s


def beside_head(p, h, doc, facts, y, beside):
    """Beside the head, or under it at the right: a table of two columns, labels grey; the client at the left beneath."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _right(p, beside, y)
    p.put(x, top, doc.title, 5.2, True, h.colour, room=w)
    pairs = [*number_and_day(h, doc), *other(h, doc)[:1], *bare(facts[:1])]
    for k, (label, value) in enumerate(pairs):
        line = top + (3 + 6 * k) * s
        p.rect(x, line, w * 0.44, 6 * s, "#4a4a4a", 0.2, "#ececec")
        p.rect(x + w * 0.44, line, w * 0.56, 6 * s, "#4a4a4a", 0.2)
        p.put(x + 1.6, line + 4.2 * s, label, 2.8, room=w * 0.44 - 2.6)
        p.put(x + w * 0.44 + 2, line + 4.3 * s, value, 3.2, k == 0, room=w * 0.56 - 3.4, vital=k < 2)
    low = top + (3 + 6 * len(pairs)) * s
    under = beside and x == beside[0]
    at = max(y, low) + 8 * s if under else top + 4 * s
    p.put(p.margin, at, h.client.strip(), 3, False, GREY, room=wide * 0.48)
    p.put(p.margin, at + 5.6 * s, doc.client, 3.8, True, room=wide * 0.48)
    return _rest(p, h, facts[1:], p.margin, max(at + 12.6 * s, low + 6 * s), wide) + 1 * s


def printed_first(p, h, doc, facts, y, beside):
    """When it was printed small at the right; number left and day right on one line between two rules, the title over them in the middle."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.right, y + 5 * s, printed(h, doc), 2.4 / max(s, 0.86), False, "#555555", "rs", room=wide * 0.7)
    y += 13 * s
    p.put(p.width / 2, y, doc.title, 5.4, True, anchor="ms", room=wide)
    for line in (y + 3 * s, y + 11 * s):
        p.line(p.margin, line, p.right, line, 0.3, h.colour)
    p.put(p.margin + 1, y + 8.4 * s, f"{h.number}{doc.number}", 3.7, True, room=wide * 0.5, vital=True)
    p.put(p.right - 1, y + 8.4 * s, f"{h.day}{h.date(doc.day)}", 3.5, anchor="rs", room=wide * 0.46, vital=True)
    _client(p, h, doc, p.margin, y + 18 * s, wide)
    return _rest(p, h, facts, p.margin, y + 24 * s, wide) + 2 * s


def client_first(p, h, doc, facts, y, beside):
    """The client's lines before all else, at the left; then title, number and day flush left, each on a line."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 9 * s
    p.put(p.margin, y, f"{h.client}{doc.client}", 3.6, h.capitals, room=wide)
    y = _rest(p, h, facts, p.margin, y + 5.6 * s, wide) + 6 * s
    p.put(p.margin, y, doc.title, 5, True, h.colour, room=wide)
    p.put(p.margin, y + 6.6 * s, f"{h.number}{doc.number}", 3.6, True, room=wide, vital=True)
    p.put(p.margin, y + 12 * s, f"{h.day}{h.date(doc.day)}", 3.4, room=wide, vital=True)
    return y + 16 * s


def sentence(p, h, doc, facts, y, beside):
    """A grey band that says title, number and day in one run; the client in a free block at the right under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    p.rect(p.margin, y, wide, 8.6 * s, None, fill="#e5e7e9")
    link = h.own.choice(["du", "du", "du :", "en date du", "- Date :", "le"])
    p.put(p.margin + 3, y + 6 * s, f"{heading(h, doc)} {link} {h.date(doc.day)}", 4, True, room=wide - 6, vital=True)
    listed(p, bare(facts[:3]) or other(h, doc), p.margin, y + 15 * s, wide * 0.2, wide * 0.48, size=3, bold=(), vital=0)
    p.put(p.margin + wide * 0.54, y + 15 * s, h.client, 3, False, GREY, room=wide * 0.45)
    p.put(p.margin + wide * 0.54, y + 20.4 * s, doc.client, 3.8, True, room=wide * 0.45)
    return _rest(p, h, facts[3:], p.margin, y + 32 * s, wide) + 1 * s


def both_titles(p, h, doc, facts, y, beside):
    """The title in both tongues in one frame in the middle; number and day under it at either side with a dotted line for the client."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    w = min(wide, p.length(doc.title, 4.8, True) + 44)
    p.rect(p.width / 2 - w / 2, y, w, 10 * s, h.colour, 0.4)
    p.put(p.width / 2 - w / 2 + 4, y + 6.8 * s, doc.title, 4.8, True, h.colour, room=w - 34)
    p.put(p.width / 2 + w / 2 - 4, y + 6.8 * s, "فاتورة", 5.4, True, h.colour, "rs", "arabic")
    y += 17 * s
    p.put(p.margin, y, f"{h.number}{doc.number}", 3.7, True, room=wide * 0.46, vital=True)
    p.put(p.right, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, anchor="rs", room=wide * 0.5, vital=True)
    end = p.put(p.margin, y + 8 * s, h.client, 3.4, room=wide * 0.4)
    p.dots(end + 1, y + 9 * s, p.right, 0.3, 0.8, 0.2, GREY)
    p.put(end + 3, y + 8 * s, doc.client, 3.7, True, room=p.right - end - 4)
    return _rest(p, h, facts, p.margin, y + 15 * s, wide) + 2 * s


def day_last(p, h, doc, facts, y, beside):
    """Title at the left and number at the right on one rule, the client beneath; place and day close the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    y += 12 * s
    p.put(p.margin, y, doc.title, 5.6, True, h.colour, room=wide * 0.54)
    p.put(p.right, y, f"{h.number}{doc.number}", 4, True, anchor="rs", room=wide * 0.42, vital=True)
    p.line(p.margin, y + 2.4 * s, p.right, y + 2.4 * s, 0.6, h.colour)
    _client(p, h, doc, p.margin, y + 10 * s, wide)
    return _rest(p, h, facts, p.margin, y + 16 * s, wide) + 2 * s


def two_lists(p, h, doc, facts, y, beside):
    """Two lists with labels flush right against their values: the paper's particulars at the left, the client's at the right; the title over them."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.width / 2, y, doc.title, 5.6, True, h.colour, "ms", room=wide)
    y += 8.6 * s
    left, right = [*number_and_day(h, doc), *bare(facts[:2])], [(standing(h.client, "Client"), doc.client), ("Ville", h.seller.city), *other(h, doc)]
    a = listed(p, left, p.margin, y, wide * 0.2, wide * 0.5, right=True)
    b = listed(p, right, p.margin + wide * 0.5, y, wide * 0.19, wide * 0.5, right=True, vital=0)
    return _rest(p, h, facts[2:], p.margin, max(a, b) + 6.4 * s, wide) + 1 * s


def sheet_pairs(p, h, doc, facts, y, beside):
    """A spreadsheet's cells: title merged over three rows of label and value at the left, the client in a merged cell at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    w, a = wide * 0.54, wide * 0.2
    p.rect(p.margin, y, w, 8 * s, "#222222", 0.3, "#dfe7ef")
    p.put(p.margin + w / 2, y + 5.7 * s, doc.title, 4.4, True, anchor="ms", room=w - 4)
    pairs = [*number_and_day(h, doc), *(bare(facts[:1]) or other(h, doc)[:1])]
    for k, (label, value) in enumerate(pairs):
        line = y + (8 + 6.4 * k) * s
        p.rect(p.margin, line, a, 6.4 * s, "#222222", 0.3)
        p.rect(p.margin + a, line, w - a, 6.4 * s, "#222222", 0.3)
        p.put(p.margin + 1.8, line + 4.5 * s, label, 3, True, room=a - 3)
        p.put(p.margin + a + (w - a) / 2, line + 4.5 * s, value, 3.3, anchor="ms", room=w - a - 3, vital=k < 2)
    high = (8 + 6.4 * len(pairs)) * s
    x = p.margin + w + 4
    p.rect(x, y, p.right - x, high, "#222222", 0.3)
    p.put(x + (p.right - x) / 2, y + 6 * s, h.client.strip(" :"), 3, anchor="ms", room=p.right - x - 4)
    p.put(x + (p.right - x) / 2, y + high / 2 + 3 * s, doc.client.upper(), 3.7, True, anchor="ms", room=p.right - x - 4)
    return _rest(p, h, facts[1:], p.margin, y + high + 6 * s, wide) + 1 * s


def fixed(p, h, doc, facts, y, beside):
    """A needle printer's: fixed letters, number and client at the left, day and operator at the right, hyphens under them."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, y + 9 * s, doc.title.upper(), 4.2, True, anchor="ms", family="matrix", room=wide)
    y += 16 * s
    put = lambda text, line, right, bold=False, vital=True: p.put(p.right if right else p.margin, line, text, 3.1, bold, "", "rs" if right else "ls", "matrix", wide * 0.48, vital)
    put(f"{h.number}{doc.number}", y, False, True)
    put(f"{h.day}{h.date(doc.day)}", y, True)
    y += 5 * s
    p.put(p.margin, y, f"{h.client}{doc.client.upper()}", 3.1, family="matrix", room=wide)
    for k, (label, value) in enumerate(facts):
        put(f"{label}{value}", y + 5 * s * (1 + k // 2), k % 2 == 1, vital=False)
    y += 5 * s * (1 + (len(facts) + 1) // 2)
    signs(p, y, "-", 3, "matrix")
    return y + 2.4 * s


def letter(p, h, doc, facts, y, beside):
    """As a letter: place and day flush right, title and number bold at the left, whom it concerns in a sentence of its own."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _right(p, beside, y, 0.4)
    p.put(p.right, top, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, anchor="rs", room=w, vital=True)
    y = max(y, top) + 12 * s
    p.put(p.margin, y, heading(h, doc), 4.8, True, room=wide, vital=True)
    _client(p, h, doc, p.margin, y + 8 * s, wide)
    return _rest(p, h, facts, p.margin, y + 14 * s, wide) + 2 * s


METAS = [accounting, columns_without_lines, admission, bars, underlined, two_frames, pad, one_row, beside_head, printed_first, client_first, sentence, both_titles, day_last, two_lists, sheet_pairs, fixed, letter,
         accounting, underlined, two_frames, letter, underlined, two_lists, beside_head]
