"""Title, number, date and client in `lagoon`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
import barcode
from house import Document, House
from lagoon.labels import GREY, PALE, aligned, client_pair, day_pair, heading, name_of, number_pair, said_too, small_over, teletype
from meadow.labels import number_says, running
from orchard.labels import curved, dotted, signs
from press import Press


def _place(p: Press, beside, y, share) -> tuple[float, float, float, float]:
    """Left, width and first baseline of a block in the room beside the head, else at the right under it; and the lowest line of the head or the block's first."""
    if beside:
        return beside[0], beside[1] - beside[0], beside[2] + 1, y
    wide = (p.width - 2 * p.margin) * share
    return p.right - wide, wide, y + 10 * p.scale, y


def big_title(p: Press, h: House, doc: Document, facts, y, beside):
    """Beside the head: the title large, number and day aligned under it; then the client in a pale field with round corners across."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, y = _place(p, beside, y, 0.48)
    p.put(x, top + 1 * s, doc.title, 6.6, True, h.colour, room=w)
    low = aligned(p, [number_pair(h, doc), day_pair(h, doc)], x, top + 9 * s, w * 0.44, w, 5.8, 3.4, True)
    y = max(y, low) + 4 * s
    curved(p, p.margin, y, wide, 9 * s, PALE, fill=PALE)
    label, name = client_pair(h, doc)
    p.put(p.margin + 4, y + 6.1 * s, f"{label} : {name}", 3.7, True, room=wide - 8)
    return running(p, facts, p.margin, y + 15 * s, wide)


def three_columns(p, h, doc, facts, y, beside):
    """The title from the left; under a rule three columns without frames, each a small label over its value: client, number, day; a rule under them."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.margin, y, doc.title, 5.6, True, h.colour, room=wide)
    p.line(p.margin, y + 3 * s, p.right, y + 3 * s, 0.5, h.colour)
    for x, share, (label, value) in ((0, 0.44, client_pair(h, doc)), (0.46, 0.28, number_pair(h, doc)), (0.76, 0.24, day_pair(h, doc))):
        small_over(p, label, value, p.margin + wide * x, y + 8 * s, wide * share)
    p.line(p.margin, y + 16 * s, p.right, y + 16 * s, 0.2, h.colour)
    return running(p, facts, p.margin, y + 22 * s, wide)


def title_bar(p, h, doc, facts, y, beside):
    """A bar in colour across: the title at its left, the number in its middle, the day at its right end, all white; the client under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    p.rect(p.margin, y, wide, 9.4 * s, None, fill=h.colour)
    p.put(p.margin + 3, y + 6.5 * s, doc.title, 4.3, True, "#ffffff", room=wide * 0.36)
    p.put(p.margin + wide * 0.54, y + 6.5 * s, f"N° {doc.number}", 3.7, True, "#ffffff", "ms", room=wide * 0.27, vital=True)
    p.put(p.right - 3, y + 6.5 * s, f"{h.day}{h.date(doc.day)}", 3.5, False, "#ffffff", "rs", room=wide * 0.3, vital=True)
    p.put(p.margin, y + 16 * s, f"{h.client}{name_of(h, doc)}", 3.8, True, room=wide)
    return running(p, facts, p.margin, y + 22.4 * s, wide)


def window(p, h, doc, facts, y, beside):
    """An envelope's window at the right, of four corners only, with the client's name and town; title, number and day at the left on its height."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 8 * s
    x, high, arm = p.margin + wide * 0.52, 22 * s, 4 * s
    for a, step in ((x, arm), (p.right, -arm)):
        for b, down in ((y, arm), (y + high, -arm)):
            p.line(a, b, a + step, b, 0.4, h.colour)
            p.line(a, b, a, b + down, 0.4, h.colour)
    small_over(p, *client_pair(h, doc), x + 5, y + 6.6 * s, p.right - x - 8, 3.9)
    p.put(x + 5, y + 17.4 * s, h.seller.city, 3.2, room=p.right - x - 8)
    p.put(p.margin, y + 5 * s, doc.title, 5.6, True, h.colour, room=wide * 0.48)
    aligned(p, [number_pair(h, doc), day_pair(h, doc)], p.margin, y + 12.6 * s, wide * 0.21, wide * 0.5, 6, 3.4, True)
    return running(p, facts, p.margin, y + high + 7 * s, wide)


def paired_grid(p, h, doc, facts, y, beside):
    """A ruled grid of label, value, label, value in two rows or three; the title over it in the middle with wide letters."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.width / 2, y + 10 * s, " ".join(doc.title) if len(doc.title) < 12 else doc.title, 5.2, True, h.colour, "ms", room=wide)
    cells, y = [number_pair(h, doc), day_pair(h, doc), client_pair(h, doc), *said_too(h, doc, facts, 1)], y + 14 * s
    for k, (label, value) in enumerate(cells[:6]):
        x, top, w = p.margin + wide / 2 * (k % 2), y + 7.4 * s * (k // 2), wide / 2
        p.rect(x, top, w * 0.36, 7.4 * s, "#777777", 0.2, PALE)
        p.rect(x + w * 0.36, top, w * 0.64, 7.4 * s, "#777777", 0.2)
        p.put(x + 1.8, top + 5.1 * s, label, 2.9, room=w * 0.36 - 3)
        p.put(x + w * 0.36 + 2, top + 5.1 * s, value, 3.4, k in (0, 2), room=w * 0.64 - 3.5, vital=True)
    return y + 7.4 * s * ((len(cells[:6]) + 1) // 2) + 5 * s


def place_first(p, h, doc, facts, y, beside):
    """Place and day at the right, as letters have them; title and number in the middle, underlined; the client from the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, y = _place(p, beside, y, 0.6)
    right = x > p.width / 3
    p.put(x + w if right else x, top, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, False, "", "rs" if right else "ls", room=w, vital=True)
    y = max(y, top) + 13 * s
    end = p.put(p.width / 2, y, heading(h, doc), 5.2, True, "", "ms", room=wide, vital=True)
    p.line(p.width - end, y + 1.5 * s, end, y + 1.5 * s, 0.35)
    p.put(p.margin, y + 11 * s, f"{h.client}{name_of(h, doc)}", 3.7, room=wide)
    return running(p, facts, p.margin, y + 17.6 * s, wide)


def two_boxes(p, h, doc, facts, y, beside):
    """Two boxes over each other beside the head, title over number in the first, the day in the second; the client on a line of its own under a rule."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, y = _place(p, beside, y, 0.46)
    top -= 5 * s
    p.rect(x, top, w, 14 * s, h.colour, 0.4)
    p.put(x + w / 2, top + 5.8 * s, doc.title, 4.6, True, h.colour, "ms", room=w - 5)
    p.put(x + w / 2, top + 11.6 * s, f"{number_says(h, doc)}{doc.number}", 3.6, True, "", "ms", room=w - 5, vital=True)
    p.rect(x, top + 14 * s, w, 7.6 * s, h.colour, 0.4)
    p.put(x + w / 2, top + 19.2 * s, f"{h.day}{h.date(doc.day)}", 3.4, False, "", "ms", room=w - 5, vital=True)
    y = max(y, top + 21.6 * s) + 8 * s
    p.put(p.margin, y, f"{h.client}{name_of(h, doc)}", 3.8, True, room=wide)
    p.line(p.margin, y + 2 * s, p.right, y + 2 * s, 0.2, GREY)
    return running(p, facts, p.margin, y + 8 * s, wide)


def middle_list(p, h, doc, facts, y, beside):
    """The title in the middle between two short rules; then two lists with aligned colons, number and day left, client and what else is known right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    half = min(p.length(doc.title, 5.6, True), wide * 0.7) / 2 + 3
    p.put(p.width / 2, y, doc.title, 5.6, True, h.colour, "ms", room=wide * 0.7)
    for a, b in ((p.width / 2 - half - 12 * s, p.width / 2 - half), (p.width / 2 + half, p.width / 2 + half + 12 * s)):
        p.line(a, y - 1.8 * s, b, y - 1.8 * s, 0.5, h.colour)
    others = said_too(h, doc, facts, 2)
    left = [number_pair(h, doc), day_pair(h, doc), *others[2::2]]
    low = aligned(p, left, p.margin, y + 10 * s, wide * 0.19, wide * 0.46, 5.5, 3.2, True)
    return max(low, aligned(p, [client_pair(h, doc), *others[:2], *others[3::2]], p.margin + wide * 0.49, y + 10 * s, wide * 0.18, wide * 0.51, 5.5, 3.2, True)) + 6 * s


def two_languages(p, h, doc, facts, y, beside):
    """Title in both languages on one line in the middle; under it number, day and client, each between a French and an Arabic label on dots."""
    s, wide = p.scale, p.width - 2 * p.margin
    arabic = "فاتورة" if "fact" in doc.title.lower() else "أتعاب" if "honoraires" in doc.title.lower() else "وصل الأداء"
    y += 11 * s
    p.put(p.width / 2 - 2, y, doc.title, 5.2, True, h.colour, "rs", room=wide * 0.48)
    p.put(p.width / 2 + 4, y, f"- {arabic}", 5.6, True, h.colour, "ls", "arabic", wide * 0.4)
    for (label, value), text in ((number_pair(h, doc), "رقم الفاتورة" if "fact" in doc.title.lower() else "الرقم"), (day_pair(h, doc), "التاريخ"), (client_pair(h, doc), "السيد(ة)")):
        y += 8 * s
        p.put(p.right, y, f": {text}" if h.packed else text, 3.7, False, "", "rs", "arabic", wide * 0.17)
        dotted(p, p.margin, y, f"{label} :", value, wide * 0.8, 3.4)
    return running(p, facts, p.margin, y + 7 * s, wide)


def bars_left(p, h, doc, facts, y, beside):
    """Bars of the number at the left, title and number right of them; day and client in one line under both."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    modules = barcode.code128("".join(c for c in doc.number if c.isdigit()))
    long = min(0.24 * len(modules), wide * 0.34)
    barcode.draw(p, modules, p.margin, y, long, 9 * s)
    x = p.margin + long + 6
    p.put(x, y + 4 * s, doc.title, 4.8, True, h.colour, room=p.right - x)
    p.put(x, y + 9.4 * s, f"{number_says(h, doc)}{doc.number}", 3.5, True, room=p.right - x, vital=True)
    y += 17 * s
    p.put(p.right, y, f"{h.day}{h.date(doc.day)}", 3.4, False, "", "rs", room=wide * 0.36, vital=True)
    p.put(p.margin, y, f"{h.client}{name_of(h, doc)}", 3.6, True, room=wide * 0.6)
    return running(p, facts, p.margin, y + 6.6 * s, wide)


def filled_form(p, h, doc, facts, y, beside):
    """A printer's pad: title in the middle, its number stamped in colour beside it; day and client behind dots from margin to margin."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    end = p.put(p.width / 2 - 8 * s, y, doc.title, 5.4, True, h.colour, "ms", room=wide * 0.5)
    p.put(end + 4, y, f"N° {doc.number}", 4.2, True, "#b3202c" if h.capitals else "#20306b", "ls", "mono", p.right - end - 4, vital=True)
    dotted(p, p.margin + wide * 0.5, y + 9.4 * s, f"{h.seller.city}, le", h.date(doc.day), wide * 0.5, 3.5, h.colour)
    dotted(p, p.margin, y + 17.6 * s, h.client, name_of(h, doc), wide, 3.6, h.colour)
    return running(p, facts, p.margin, y + 24.6 * s, wide)


def one_run(p, h, doc, facts, y, beside):
    """A program without frames: title, number and day in one run of text; under it label and value line by line, a row of hyphens last."""
    s, wide, family = p.scale, p.width - 2 * p.margin, teletype(h)
    p.put(p.margin, y + 8 * s, f"{doc.title.upper()} NO {doc.number} DU {h.date(doc.day)}", 3.7, True, "", "ls", family, wide, vital=True)
    y += 8 * s
    for label, value in [client_pair(h, doc), *said_too(h, doc, facts, 0)[:4]]:
        y += 5.2 * s
        p.put(p.margin, y, f"{label[:16]:<17}: {value}", 3.1, False, "", "ls", family, wide)
    signs(p, y + 5 * s, "-", family)
    return y + 7 * s


def tabbed(p, h, doc, facts, y, beside):
    """A frame across with the title in a filled tab upon its left corner; in it the client at the left, number and day at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    tab = min(p.length(doc.title, 4.2, True) + 8, wide * 0.7)
    p.rect(p.margin, y, tab, 8 * s, None, fill=h.colour)
    p.put(p.margin + tab / 2, y + 5.6 * s, doc.title, 4.2, True, "#ffffff", "ms", room=tab - 4)
    y += 8 * s
    p.rect(p.margin, y, wide, 16 * s, h.colour, 0.4)
    small_over(p, *client_pair(h, doc), p.margin + 3, y + 5.6 * s, wide * 0.48, 3.9)
    aligned(p, [number_pair(h, doc), day_pair(h, doc)], p.margin + wide * 0.53, y + 6.4 * s, wide * 0.2, wide * 0.46, 6, 3.3, True)
    return running(p, facts, p.margin, y + 22 * s, wide)


def label_column(p, h, doc, facts, y, beside):
    """The title over a block whose left third is pale and holds the labels; values on lines with hairlines between."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, y + 9 * s, doc.title, 5.6, True, h.colour, room=wide)
    y, pairs = y + 12.6 * s, [client_pair(h, doc), number_pair(h, doc), day_pair(h, doc), *said_too(h, doc, facts, 0)[:3]]
    p.rect(p.margin, y, wide * 0.3, 6.8 * s * len(pairs), None, fill=PALE)
    for k, (label, value) in enumerate(pairs):
        low = y + 6.8 * s * (k + 1)
        p.put(p.margin + 2, low - 2.1 * s, label, 3.1, room=wide * 0.3 - 4)
        p.put(p.margin + wide * 0.3 + 3, low - 2.1 * s, value, 3.4, k < 2, room=wide * 0.7 - 4, vital=True)
        p.line(p.margin, low, p.right, low, 0.15, GREY)
    return y + 6.8 * s * len(pairs) + 5 * s


def day_last(p, h, doc, facts, y, beside):
    """The client at the left and the number at the right on one line, the title over them in the middle; place and day stand where the paper ends."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    p.put(p.width / 2, y + 10 * s, doc.title, 5.8, True, h.colour, "ms", room=wide)
    p.put(p.margin, y + 19 * s, f"{h.client}{name_of(h, doc)}", 3.6, room=wide * 0.58)
    p.put(p.right, y + 19 * s, f"{number_says(h, doc)}{doc.number}", 3.6, True, "", "rs", room=wide * 0.38, vital=True)
    return running(p, facts, p.margin, y + 25.6 * s, wide)


METAS = [big_title, three_columns, title_bar, window, paired_grid, place_first, two_boxes, middle_list, two_languages, bars_left, filled_form, one_run, tabbed, label_column, day_last,
         big_title, window, place_first, two_boxes, middle_list, day_last, place_first]
