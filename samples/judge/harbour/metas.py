"""Title, number, date and client in `harbour`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
import barcode
from harbour.labels import GREY, INK, LISTS, PALE, cap, capped, digits, fixed, heading, listed, near, number_and_day, number_label, rounded, signs, under_heads
from house import Document, House
from metas import _client, _rest
from press import Press


def _room(p: Press, beside, y, share=0.54) -> tuple[float, float, float]:
    """Room at the right, beside the head or under it: left, width, first baseline."""
    if beside:
        return beside[0], beside[1] - beside[0], beside[2]
    wide = p.width - 2 * p.margin
    return p.margin + wide * share, wide * (1 - share), y + 8 * p.scale


def _person(p: Press, h: House, doc: Document, x, y, w, label=True, more=()) -> float:
    """The client as an address: label, name, city, country at times; returns the last baseline."""
    s = p.scale
    if label:
        p.put(x, y, h.client.strip(), 2.7, False, GREY, room=w)
        y += 5.2 * s
    p.put(x, y, doc.client.upper() if h.capitals else doc.client, 3.6, True, room=w)
    for line in [h.seller.city + (", Maroc" if h.packed else ""), *more]:
        y += 4.7 * s
        p.put(x, y, line, 3, room=w)
    return y


def free_program(p: Press, h: House, doc: Document, facts, y, beside):
    """Title with number in bold and the other lines flush right beside the head; under them the client's ruled box with its label over it."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _room(p, beside, y, 0.4)
    p.put(p.right, top, heading(h, doc) if h.capitals else f"{doc.title} {doc.number}", 4.4, True, h.colour, "rs", room=w, vital=True)
    lines = [number_and_day(h, doc)[1], *near(h, doc)[:1], *capped(facts[:2])]
    if not h.capitals and h.own.random() < 0.5:
        lines.insert(0, number_and_day(h, doc)[0])
    for k, (label, value) in enumerate(lines):
        p.put(p.right, top + (5.8 + 4.4 * k) * s, f"{label} : {value}", 3, anchor="rs", room=w, vital=True)
    at = top + (10 + 4.4 * len(lines)) * s
    left, bw = (x, w) if beside else (p.margin, wide * 0.5)
    p.put(left, at, h.client, 2.5, room=bw)
    p.rect(left, at + 1.6 * s, bw, 15 * s, INK, 0.25)
    _person(p, h, doc, left + 2.4, at + 6.6 * s, bw - 5, label=False)
    return _rest(p, h, facts[2:], p.margin, max(y, at + 16.6 * s) + 7 * s, wide)


def web_program(p, h, doc, facts, y, beside):
    """The client without frame at the right; title and number large in the issuer's colour; then a coloured row of labels with values under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _room(p, beside, y, 0.56)
    low = _person(p, h, doc, x, top, w, label=h.ice_high)
    y = max(y, low) + 11 * s
    named = f"{doc.title} {doc.number}" if len(number_label(h, doc)) < 6 or "fact" in h.number.lower() else doc.title
    p.put(p.margin, y, named, 5.8, False, h.colour, room=wide, vital=True)
    pairs = [*number_and_day(h, doc)[named != doc.title:], *capped(facts[:2]), *([] if h.ice_high else [(cap(h.client, "Client"), doc.client)])][:4 if p.width > 180 else 3]
    y = under_heads(p, pairs, p.margin, y + 4 * s, wide, h.colour if h.packed else "#e9e4e8", h.packed)
    return _rest(p, h, facts[2:], p.margin, y + 6 * s, wide)


def window(p, h, doc, facts, y, beside):
    """An accounting program's: title over a small table of one column at the left, heads beside values; the client's address between corners at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _room(p, beside, y, 0.54)
    corner, high = 4 * s, 19 * s
    t = top - 3 * s if beside else top
    for cx, cy, dx, dy in ((x, t, 1, 1), (x + w, t, -1, 1), (x, t + high, 1, -1), (x + w, t + high, -1, -1)):
        p.line(cx, cy, cx + dx * corner, cy, 0.25, GREY)
        p.line(cx, cy, cx, cy + dy * corner, 0.25, GREY)
    _person(p, h, doc, x + 3, t + 5.4 * s, w - 6)
    y, cw = y + 9 * s, wide * 0.48
    p.put(p.margin, y, doc.title, 5.4, True, room=cw)
    y += 3 * s
    for k, (label, value) in enumerate([*number_and_day(h, doc), *near(h, doc)[:1], *capped(facts[:1])]):
        p.rect(p.margin, y, cw * 0.42, 6 * s, INK, 0.25, PALE)
        p.rect(p.margin + cw * 0.42, y, cw * 0.58, 6 * s, INK, 0.25)
        p.put(p.margin + 1.6, y + 4.2 * s, label, 2.8, room=cw * 0.42 - 3)
        p.put(p.margin + cw * 0.42 + 2, y + 4.2 * s, value, 3.2, k == 0, room=cw * 0.58 - 3.5, vital=True)
        y += 6 * s
    return _rest(p, h, facts[1:], p.margin, max(y, t + high) + 6.5 * s, wide)


def headed_card(p, h, doc, facts, y, beside):
    """A bar across with the title at the left and number and day at the right; under it the client's box, its label on a grey head, and facts beside it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    p.rect(p.margin, y, wide, 9 * s, None, fill="#dcdfe3" if h.capitals else "#e8edf4")
    p.put(p.margin + 2.5, y + 6.4 * s, doc.title, 4.6, True, room=wide * 0.36)
    p.put(p.right - 2.5, y + 6.2 * s, f"{number_label(h, doc)}{doc.number}   {h.day}{h.date(doc.day)}", 3.3, True, anchor="rs", room=wide * 0.58, vital=True)
    y += 12.5 * s
    w, shown = wide * 0.5, [*near(h, doc)[:2], *capped(facts[:3])]
    p.rect(p.margin, y, w, 5.4 * s, INK, 0.25, PALE)
    p.put(p.margin + 2, y + 3.9 * s, h.client.strip(" :"), 2.7, True, room=w - 4)
    high = max(12.5, 3 + 5 * len(shown) - 5.4) * s
    p.rect(p.margin, y + 5.4 * s, w, high, INK, 0.25)
    _person(p, h, doc, p.margin + 2, y + 10.6 * s, w - 4, label=False)
    listed(p, shown, p.margin + wide * 0.54, y + 4.4 * s, wide * 0.18, wide * 0.46, 5, 3, bold=())
    return _rest(p, h, facts[3:], p.margin, y + 5.4 * s + high + 6 * s, wide)


def template(p, h, doc, facts, y, beside):
    """A spreadsheet template's: large title at the right with labels flush right before tinted cells; at the left the client under a filled head."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _room(p, beside, y, 0.5)
    p.put(p.right, top + 2 * s, doc.title, 7, True, h.colour, "rs", room=w)
    at = top + 5 * s
    pairs = [*number_and_day(h, doc), *near(h, doc)[:1]]
    for k, (label, value) in enumerate(pairs):
        split = x + w * 0.44
        p.rect(split, at, p.right - split, 5.8 * s, "#9a9a9a", 0.2, PALE if k % 2 == 0 else None)
        p.put(split - 2, at + 4.1 * s, label.upper() if h.capitals else label, 2.8, True, anchor="rs", room=w * 0.44 - 2)
        p.put((split + p.right) / 2, at + 4.1 * s, value, 3.2, anchor="ms", room=p.right - split - 3, vital=True)
        at += 5.8 * s
    y, cw = (max(y, at) if beside else y) + 6 * s, wide * 0.46
    p.rect(p.margin, y, cw, 5.8 * s, None, fill=h.colour)
    p.put(p.margin + 2, y + 4.2 * s, cap(h.client, "Client").upper() if h.capitals else cap(h.client, "Client"), 2.9, True, "#ffffff", room=cw - 4)
    low = _person(p, h, doc, p.margin + 2, y + 11 * s, cw - 4, label=False, more=[f"{a}{b}" for a, b in facts[:1]])
    return _rest(p, h, facts[1:], p.margin, max(low, at) + 7 * s, wide)


def typed(p, h, doc, facts, y, beside):
    """A word processor's: the title in the middle, letters underlined; number at the left and day at the right in one line, the client beneath."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 12 * s
    end = p.put(p.width / 2, y, doc.title, 6, True, anchor="ms", room=wide)
    p.line(p.width - end, y + 1.7 * s, end, y + 1.7 * s, 0.5)
    p.put(p.margin, y + 11 * s, f"{number_label(h, doc)}{doc.number}", 3.7, True, room=wide * 0.5, vital=True)
    p.put(p.right, y + 11 * s, f"{h.day}{h.date(doc.day)}", 3.6, anchor="rs", room=wide * 0.47, vital=True)
    _client(p, h, doc, p.margin, y + 18.4 * s, wide, 3.7)
    return _rest(p, h, facts, p.margin, y + 24.6 * s, wide) + 2 * s


def letter(p, h, doc, facts, y, beside):
    """A letter's: place and day at the right, the client under it, title and number underlined at the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _room(p, beside, y, 0.48)
    p.put(p.right, top, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.4, anchor="rs", room=w, vital=True)
    p.put(x, top + 9 * s, f"{h.client}{doc.client}", 3.6, True, room=w)
    y = max(y, top + 9 * s) + 12 * s
    end = p.put(p.margin, y, heading(h, doc), 4.8, True, room=wide, vital=True)
    p.line(p.margin, y + 1.5 * s, end, y + 1.5 * s, 0.4)
    return _rest(p, h, facts, p.margin, y + 8 * s, wide) + 2 * s


def three_columns(p, h, doc, facts, y, beside):
    """The title from the left over a coloured rule; labels small in grey over their values in three columns; others in a second row."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.margin, y, doc.title, 6.2, True, h.colour, room=wide)
    p.line(p.margin, y + 2.6 * s, p.margin + 22 * s, y + 2.6 * s, 1.0, h.colour)
    pairs = [(cap(h.client, "Patient"), doc.client), *number_and_day(h, doc), *capped(facts[:3])]
    for k, (label, value) in enumerate(pairs):
        (left, share), at = ((0, 0.42), (0.42, 0.27), (0.69, 0.31))[k % 3], y + (9 + 11 * (k // 3)) * s
        p.put(p.margin + wide * left, at, label, 2.7, False, GREY, room=wide * share - 3)
        p.put(p.margin + wide * left, at + 5 * s, value, 3.4, k < 3, room=wide * share - 3, vital=True)
    return _rest(p, h, facts[3:], p.margin, y + (21 + 11 * ((len(pairs) - 1) // 3)) * s, wide)


def admission(p, h, doc, facts, y, beside):
    """A clinic's or laboratory's program: the title framed in the middle, under it a grid of two columns, label and value in each cell."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    half = min(p.length(doc.title, 4.6, True) / 2 + 6, wide / 2)
    p.rect(p.width / 2 - half, y, half * 2, 8.4 * s, h.colour, 0.5)
    p.put(p.width / 2, y + 6 * s, doc.title, 4.6, True, h.colour, "ms", room=half * 2 - 4)
    y += 11.5 * s
    pairs = [number_and_day(h, doc)[0], (cap(h.client, "Patient"), doc.client), number_and_day(h, doc)[1], *near(h, doc), *capped(facts[:2])]
    for k, (label, value) in enumerate(pairs):
        x, at = p.margin + wide / 2 * (k % 2), y + 6.4 * s * (k // 2)
        p.rect(x, at, wide / 2, 6.4 * s, "#777777", 0.2)
        end = p.put(x + 2, at + 4.5 * s, f"{label} : ", 2.9, True, room=wide * 0.2)
        p.put(max(end + 1, x + wide * 0.17), at + 4.5 * s, value, 3.2, room=x + wide / 2 - max(end + 1, x + wide * 0.17) - 2, vital=True)
    return _rest(p, h, facts[2:], p.margin, y + 6.4 * s * ((len(pairs) + 1) // 2) + 6 * s, wide)


def dotted_right(p, h, doc, facts, y, beside):
    """Large title at the right, under it labels and values at both ends of dotted lines; the client at the left beside them."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top = _room(p, beside, y, 0.5)
    p.put(p.right, top + 2 * s, doc.title, 5.8, True, "", "rs", room=w)
    pairs = [*number_and_day(h, doc), *capped(facts[:2])]
    for k, (label, value) in enumerate(pairs):
        at = top + (9.4 + 5.8 * k) * s
        p.put(x, at, label, 3, False, GREY, room=w * 0.46)
        p.put(p.right, at, value, 3.2, k == 0, "", "rs", room=w * 0.52, vital=True)
        p.dots(x, at + 1.3 * s, p.right, 0.3, 0.7, 0.15, "#8a8a8a")
    low = max(top + (9.4 + 5.8 * len(pairs)) * s, _person(p, h, doc, p.margin, y + 7 * s if beside else top + 4 * s, wide * 0.45))
    return _rest(p, h, facts[2:], p.margin, low + 6 * s, wide)


def dated_title(p, h, doc, facts, y, beside):
    """Title, number and day as one text in the middle; the client in a line framed above and below."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 12 * s
    p.put(p.width / 2, y, f"{heading(h, doc)} du {h.date(doc.day)}", 4.6, True, h.colour, "ms", room=wide, vital=True)
    y += 6 * s
    p.line(p.margin, y, p.right, y, 0.3, h.colour)
    _client(p, h, doc, p.margin + 1, y + 5.6 * s, wide - 2)
    p.line(p.margin, y + 8.4 * s, p.right, y + 8.4 * s, 0.3, h.colour)
    return _rest(p, h, facts, p.margin, y + 14.4 * s, wide) + 1 * s


def carbon(p, h, doc, facts, y, beside):
    """A carbon book filled in by a printer: the title on a field of the book's colour, the red number under it, the day in three cells, the client on dots."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    w, x = wide * 0.42, p.right - 46 * s
    p.rect(p.margin, y, w, 9 * s, None, fill=h.colour)
    p.put(p.margin + w / 2, y + 6.3 * s, doc.title, 4.4, True, "#ffffff", "ms", room=w - 5)
    p.put(p.margin, y + 16.6 * s, f"N° {doc.number}", 4.6, True, "#c22a2a", room=w, vital=True)
    p.put(x - 2, y + 6 * s, h.own.choice(["Date", "Le", "Date"]), 3, False, h.colour, "rs")
    for text, cw in zip(f"{doc.day:%d %m %Y}".split(), (13 * s, 13 * s, 20 * s)):
        p.rect(x, y, cw, 8.6 * s, h.colour, 0.3)
        p.put(x + cw / 2, y + 6 * s, text, 3.6, False, "#16213f", "ms", LISTS, cw - 1.5, vital=True)
        x += cw
    y += 24.6 * s
    end = p.put(p.margin, y, h.client, 3.3, False, h.colour, room=wide * 0.36)
    p.dots(end + 0.8, y + 0.9 * s, p.right, 0.25, 0.75, 0.2, h.colour)
    p.put(end + 3, y - 0.3, doc.client, 3.5, False, "#16213f", "ls", LISTS, p.right - end - 4)
    return _rest(p, h, facts, p.margin, y + 7.6 * s, wide) + 1.2 * s


def columns_of_text(p, h, doc, facts, y, beside):
    """A program's without frames: the title, then two columns of labels and values before a line of equals."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, y + 7.4 * s, doc.title.upper(), 4.2, True, anchor="ms", family=fixed(h), room=wide)
    y += 14 * s
    left = [*number_and_day(h, doc), *capped(facts[:1])]
    right = [(cap(h.client, "Client"), doc.client.upper()), *near(h, doc)[:2], *capped(facts[1:2])]
    for x, pairs in ((p.margin, left), (p.margin + wide * 0.5, right)):
        for k, (label, value) in enumerate(pairs):
            p.put(x, y + 4.8 * k * s, f"{label:<12}", 2.9, family=fixed(h), room=wide * 0.19)
            p.put(x + wide * 0.2, y + 4.8 * k * s, f": {value}", 3, family=fixed(h), room=wide * 0.29, vital=True)
    y = _rest(p, h, facts[2:], p.margin, y + 4.8 * max(len(left), len(right)) * s, wide)
    signs(p, h, y, "=")
    return y + 2.6 * s


def closing_day(p, h, doc, facts, y, beside):
    """Title and number in a rounded frame in the middle, the client under it; place and day close the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    y += 6 * s
    half = min(p.length(heading(h, doc), 4.4, True) / 2 + 7, wide / 2)
    rounded(p, p.width / 2 - half, y, half * 2, 9 * s, h.colour, 4, "#f7f7f7")
    p.put(p.width / 2, y + 6.2 * s, heading(h, doc), 4.4, True, h.colour, "ms", room=half * 2 - 6, vital=True)
    _client(p, h, doc, p.margin, y + 17 * s, wide, 3.8)
    return _rest(p, h, facts, p.margin, y + 23 * s, wide) + 2 * s


def coded(p, h, doc, facts, y, beside):
    """Title at the left, the number as a bar code with its digits at the right; labels in a list beneath, the client first."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 7 * s
    modules = barcode.code128(digits(doc.number))
    long = min(0.25 * len(modules), wide * 0.46)
    barcode.draw(p, modules, p.right - long, y, long, 8 * s)
    p.put(p.margin, y + 6 * s, doc.title, 5.6, True, h.colour, room=wide * 0.5)
    y += 16 * s
    low = listed(p, [(cap(h.client, "Patient"), doc.client), *number_and_day(h, doc), *capped(facts[:3])], p.margin, y, wide * 0.28, wide, 5.4, 3.3, bold=(0, 1))
    return _rest(p, h, facts[3:], p.margin, low + 7 * s, wide)


def shaded_rows(p, h, doc, facts, y, beside):
    """The title over rows across, every second one shaded: label at the left, value from a third on."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.margin, y, doc.title, 5.2, True, room=wide)
    y += 3.4 * s
    for k, (label, value) in enumerate([*number_and_day(h, doc), (cap(h.client, "Client"), doc.client), *capped(facts[:3])]):
        if k % 2 == 0:
            p.rect(p.margin, y, wide, 6.2 * s, None, fill=PALE)
        p.put(p.margin + 2, y + 4.4 * s, label, 3, room=wide * 0.32)
        p.put(p.margin + wide * 0.36, y + 4.4 * s, value, 3.3, k in (0, 2), room=wide * 0.62, vital=True)
        y += 6.2 * s
    return _rest(p, h, facts[3:], p.margin, y + 5 * s, wide)


def tongues(p, h, doc, facts, y, beside):
    """Three ruled cells across, each headed in French and in Arabic; the title in both tongues over them at the ends."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.margin, y, doc.title, 5, True, h.colour, room=wide * 0.66)
    p.put(p.right, y, "فاتورة" if "fact" in doc.title.lower() else "وصل الأداء", 5.6, True, h.colour, "rs", "arabic")
    x, y = p.margin, y + 3.6 * s
    number, day = number_and_day(h, doc)
    for (label, value), arabic, share in ((number, "رقم", 0.28), (day, "التاريخ", 0.28), ((cap(h.client, "Nom"), doc.client), "الاسم", 0.44)):
        w = wide * share
        p.rect(x, y, w, 13 * s, h.colour, 0.3)
        p.put(x + 1.8, y + 4.4 * s, label, 2.7, False, GREY, room=w * 0.66)
        p.put(x + w - 1.8, y + 4.4 * s, arabic, 3.1, False, GREY, "rs", "arabic")
        p.put(x + w / 2, y + 10.6 * s, value, 3.4, True, anchor="ms", room=w - 3, vital=True)
        x += w
    return _rest(p, h, facts, p.margin, y + 19 * s, wide)


METAS = [free_program, web_program, window, headed_card, template, typed, letter, three_columns, admission, dotted_right, dated_title, carbon, columns_of_text, closing_day, coded, shaded_rows, tongues, typed, typed, free_program, dated_title, letter, window]
