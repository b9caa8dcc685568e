"""Title, number, date and client in `meadow`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
import barcode
from house import Document, House
from meadow.forms import hour
from meadow.labels import GREY, PALE, about, fixed, hyphens, name_of, named, number_and_date, number_says, parted, running, soft, stack, standing
from press import Press


def _room(p: Press, beside, y, share) -> tuple[float, float, float, bool]:
    """Left, width and first baseline of what stands at the right: beside the head if it leaves room, else under it. Last: whether beside."""
    if beside:
        return beside[0], beside[1] - beside[0], beside[2], True
    wide = p.width - 2 * p.margin
    return p.margin + wide * share, wide * (1 - share), y + 10 * p.scale, False


def _who(h: House, doc: Document) -> tuple[str, str]:
    return standing(h.client, "Patient" if h.kind != "pharmacy" else "Client"), name_of(h, doc)


def title_then_rows(p: Press, h: House, doc: Document, facts, y, beside):
    """All from the left: the title, then label, colon, value under each other with the client among them."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.margin, y, doc.title, 5.4, True, h.colour, room=wide)
    rows = [*number_and_date(h, doc), _who(h, doc), *parted(facts[:2])]
    low = stack(p, rows, p.margin, y + 7.4 * s, wide * 0.24, wide, 5.4, strong=(0,))
    return running(p, facts[2:], p.margin, low + 6 * s, wide)


def particulars_row(p, h, doc, facts, y, beside):
    """A management program's: client free at the right; the title at the left; a table of one row with heads for number, day and what else is known."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _room(p, beside, y, 0.55)
    label, name = _who(h, doc)
    p.put(x, top, f"{label} :", 3, True, room=w)
    p.put(x, top + 5.4 * s, name, 3.8, True, room=w)
    p.put(x, top + 10.4 * s, h.seller.city, 3.2, room=w)
    y = max(y + 8 * s, top + 15 * s) if level else top + 15 * s
    p.put(p.margin, y - 2 * s if level else top + 3 * s, doc.title, 6, True, h.colour, room=wide * 0.5)
    cells = [*number_and_date(h, doc), *about(h, doc, facts)][:4 if p.width > 180 else 3]
    y, w = y + 2 * s, wide / len(cells)
    for k, (label, value) in enumerate(cells):
        p.rect(p.margin + w * k, y, w, 5.8 * s, "#777777", 0.2, PALE)
        p.rect(p.margin + w * k, y + 5.8 * s, w, 7 * s, "#777777", 0.2)
        p.put(p.margin + w * (k + 0.5), y + 4.2 * s, label, 2.8, False, "", "ms", room=w - 3)
        p.put(p.margin + w * (k + 0.5), y + 10.6 * s, value, 3.2, k == 0, "", "ms", room=w - 3, vital=True)
    return running(p, facts[2:], p.margin, y + 18.6 * s, wide) - (0 if facts[2:] else 1)


def boxed_title(p, h, doc, facts, y, beside):
    """The title in the middle in a plain frame; number left and day right on the line under it; the client on a line of its own."""
    s, wide = p.scale, p.width - 2 * p.margin
    half = min(p.length(doc.title, 5.2, True) / 2 + 9, wide / 2)
    p.rect(p.width / 2 - half, y + 5 * s, 2 * half, 9.6 * s, "#222222", 0.4)
    p.put(p.width / 2, y + 11.8 * s, doc.title, 5.2, True, "", "ms", room=2 * half - 6)
    p.put(p.margin, y + 22 * s, f"{number_says(h, doc)}{doc.number}", 3.6, True, room=wide * 0.54, vital=True)
    p.put(p.right, y + 22 * s, f"{h.day}{h.date(doc.day)}", 3.5, False, "", "rs", room=wide * 0.43, vital=True)
    p.put(p.margin, y + 28.6 * s, f"{h.client}{name_of(h, doc)}", 3.6, room=wide)
    return running(p, facts, p.margin, y + 34.8 * s, wide)


def divided_frame(p, h, doc, facts, y, beside):
    """One frame across: the client's lines in its larger left part, title, number and day in its right one."""
    s, wide = p.scale, p.width - 2 * p.margin
    y, split = y + 4 * s, p.margin + wide * 0.56
    left, right = [_who(h, doc), *about(h, doc, facts)[:3]], number_and_date(h, doc)
    high = max(23, 6 + 5.4 * len(left)) * s
    p.rect(p.margin, y, wide, high, h.colour, 0.35)
    p.line(split, y, split, y + high, 0.35, h.colour)
    stack(p, left, p.margin + 2.5, y + 6 * s, wide * 0.19, wide * 0.54, 5.4, 3.1, strong=(0,))
    p.put((split + p.right) / 2, y + 7 * s, doc.title, 4.6, True, h.colour, "ms", room=p.right - split - 5)
    stack(p, right, split + 2.5, y + 14 * s, wide * 0.17, p.right - split - 4, 5.6, 3.1, strong=(0,))
    return running(p, facts[3:], p.margin, y + high + 6 * s, wide)


def flush_right(p, h, doc, facts, y, beside):
    """Title, number and day flush right under each other; the client at the left on their height, over a thin rule."""
    s, wide = p.scale, p.width - 2 * p.margin
    top = beside[2] if beside else y + 10 * s
    room = p.right - beside[0] if beside else wide * 0.48
    p.put(p.right, top, doc.title, 6, True, h.colour, "rs", room=room)
    p.put(p.right, top + 7 * s, f"{number_says(h, doc)}{doc.number}", 3.6, True, "", "rs", room=room, vital=True)
    p.put(p.right, top + 12.6 * s, f"{h.day}{h.date(doc.day)}", 3.4, False, "", "rs", room=room, vital=True)
    at = max(y, top + 12.6 * s) + 8 * s if beside else top + 4 * s
    label, name = _who(h, doc)
    p.put(p.margin, at, f"{label} :", 3, False, GREY, room=wide * 0.46)
    p.put(p.margin, at + 5.6 * s, name, 3.9, True, room=wide * 0.46)
    p.line(p.margin, at + 7.4 * s, p.margin + wide * 0.46, at + 7.4 * s, 0.2, GREY)
    return running(p, facts, p.margin, max(at + 13.6 * s, top + 19 * s), wide)


def three_boxes(p, h, doc, facts, y, beside):
    """The title over three boxes with round corners: number, day, client; a label over each value."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, y + 10 * s, doc.title, 5.6, True, h.colour, room=wide)
    y += 13.4 * s
    number, day = number_and_date(h, doc)
    x = p.margin
    for (label, value), share in ((number, 0.29), (day, 0.27), (_who(h, doc), 0.4)):
        w = wide * share
        soft(p, x, y, w, 13 * s, h.colour)
        p.put(x + 2.4, y + 4.6 * s, label, 2.7, False, GREY, room=w - 5)
        p.put(x + 2.4, y + 10.2 * s, value, 3.4, True, room=w - 4.5, vital=True)
        x += w + wide * 0.02
    return running(p, facts, p.margin, y + 19.4 * s, wide) + (0 if facts else -1)


def letter(p, h, doc, facts, y, beside):
    """Place and day at the right, title and number in the middle under them, the client last from the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 9 * s
    p.put(p.right, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, False, "", "rs", room=wide, vital=True)
    p.put(p.width / 2, y + 12 * s, named(h, doc), 5, True, "", "ms", room=wide, vital=True)
    p.put(p.margin, y + 22 * s, f"{h.client}{name_of(h, doc)}", 3.7, h.capitals, room=wide)
    return running(p, facts, p.margin, y + 28.4 * s, wide) + 1 * s


def tinted_bar(p, h, doc, facts, y, beside):
    """Title and number in a tinted bar, the number at its right end; day and client at the left under it, the rest in a second column."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    p.rect(p.margin, y, wide, 9 * s, None, fill="#dfe9f3" if h.capitals else "#e9e9e9")
    p.put(p.margin + 3, y + 6.3 * s, doc.title, 4.6, True, h.colour, room=wide * 0.5)
    p.put(p.right - 3, y + 6.3 * s, f"{number_says(h, doc)}{doc.number}", 3.9, True, "", "rs", room=wide * 0.44, vital=True)
    rows = [number_and_date(h, doc)[1], _who(h, doc)]
    more = about(h, doc, facts)[:2 if len(facts) < 3 else 3]
    low = stack(p, rows, p.margin + 3, y + 15.6 * s, wide * 0.19, wide * 0.54, 5.6, strong=(1,))
    other = stack(p, more, p.margin + wide * 0.58, y + 15.6 * s, wide * 0.18, wide * 0.42, 5.6)
    return running(p, facts[3:], p.margin + 3, max(low, other) + 6 * s, wide)


def bars_and_list(p, h, doc, facts, y, beside):
    """A laboratory's or clinic's: bars of the file at the left under the title; at the right a list with number, day, client and what belongs to the file."""
    s, wide = p.scale, p.width - 2 * p.margin
    file = next((value for label, value in facts if value.isdigit() and len(value) > 3), f"{doc.day:%y}{h.own.randint(1000, 99999):05d}")
    p.put(p.margin, y + 10 * s, doc.title, 5, True, room=wide * 0.4)
    modules = barcode.code128(file)
    barcode.draw(p, modules, p.margin, y + 13 * s, min(0.26 * len(modules), wide * 0.34), 8 * s)
    p.put(p.margin, y + 24.4 * s, file, 2.6, False, GREY)
    rows = [*number_and_date(h, doc), _who(h, doc), *about(h, doc, facts)[:3]]
    low = stack(p, rows, p.margin + wide * 0.44, y + 9 * s, wide * 0.21, wide * 0.56, 5.3, 3.2, strong=(0, 2))
    return running(p, facts[3:], p.margin, max(low + 6 * s, y + 30 * s), wide)


def dotted_book(p, h, doc, facts, y, beside):
    """A printed book: the title in the middle, the number stamped in red beside it, day and client typed on dots."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    end = p.put(p.margin + wide * 0.3, y, doc.title, 5.6, True, h.colour, "ls", room=wide * 0.36)
    p.put(end + 5, y, f"N° {doc.number}", 4.8, True, "#b3182a", "ls", "counter", p.right - end - 6, vital=True)
    for label, value in ((h.day, h.date(doc.day)), (h.client, name_of(h, doc))):
        y += 9.4 * s
        after = p.put(p.margin, y, label, 3.5, False, h.colour, room=wide * 0.34)
        p.dots(after + 0.8, y + 0.9, p.right, 0.3, 0.9, 0.25, h.colour)
        p.put(after + 3, y - 0.2, value, 3.6, False, "#20202c", "ls", "counter" if h.ice_high else "", p.right - after - 4, vital=True)
    return running(p, facts, p.margin, y + 7.4 * s, wide) + 1 * s


def grid_of_four(p, h, doc, facts, y, beside):
    """A spreadsheet's: the title merged over two rows of two cells, a label and its value in one text in each; the client's cell first."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    p.rect(p.margin, y, wide, 8.4 * s, "#000000", 0.3, "#d0d8e8" if h.capitals else "#d9d9d9")
    p.put(p.width / 2, y + 6 * s, doc.title, 4.6, True, "", "ms", room=wide - 6)
    number, day = number_and_date(h, doc)
    cells = [_who(h, doc), number, (about(h, doc, facts) or [("Ville", h.seller.city)])[0], day]
    for k, (label, value) in enumerate(cells):
        x, top = p.margin + wide * 0.56 * (k % 2), y + (8.4 + 7.2 * (k // 2)) * s
        w = wide * (0.44 if k % 2 else 0.56)
        p.rect(x, top, w, 7.2 * s, "#000000", 0.25)
        p.put(x + 2, top + 5 * s, f"{label} : {value}", 3.3, k < 2, room=w - 4, vital=True)
    return running(p, facts[1:], p.margin, y + 28.6 * s, wide)


def under_title_left(p, h, doc, facts, y, beside):
    """The client framed at the right with its label in the frame's line; title and number at the left; place and day close the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    x, w, top, level = _room(p, beside, y, 0.5)
    label, name = _who(h, doc)
    p.rect(x, top - 4 * s, w, 16 * s, "#444444", 0.3)
    long = p.length(label, 2.8)
    p.rect(x + 3, top - 5.4 * s, long + 3, 3 * s, None, fill=p.image.getpixel((5, 5)))
    p.put(x + 4.5, top - 3 * s, label, 2.8, False, GREY, room=w - 8)
    p.put(x + 4, top + 3 * s, name, 3.8, True, room=w - 7)
    p.put(x + 4, top + 8.6 * s, h.seller.city, 3.1, room=w - 7)
    at = max(y + 9 * s, top + 20 * s) if level else top
    p.put(p.margin, at, doc.title, 5.4, True, h.colour, room=wide * 0.46)
    p.put(p.margin, at + 7 * s, f"{number_says(h, doc)}{doc.number}", 3.7, True, room=wide * 0.46, vital=True)
    return running(p, facts, p.margin, max(at + 14 * s, top + 19 * s), wide)


def screen(p, h, doc, facts, y, beside):
    """Fixed letters: number at the left and day at the right on one line, title over it, client under it, hyphens over and under all."""
    s, wide, family = p.scale, p.width - 2 * p.margin, fixed(h)
    hyphens(p, y + 6 * s, "=", family)
    p.put(p.margin, y + 11.4 * s, doc.title.upper(), 4.2, True, family=family, room=wide)
    p.put(p.margin, y + 17 * s, f"{number_says(h, doc)}{doc.number}", 3.3, True, family=family, room=wide * 0.56, vital=True)
    p.put(p.right, y + 17 * s, f"{h.day}{h.date(doc.day)}", 3.3, False, "", "rs", family, wide * 0.41, vital=True)
    p.put(p.margin, y + 22.4 * s, f"{h.client}{doc.client.upper()}", 3.3, False, family=family, room=wide)
    y += 22.4 * s
    for label, value in facts[:4]:
        y += 5 * s
        p.put(p.margin, y, f"{label}{value}", 3.1, family=family, room=wide)
    hyphens(p, y + 5 * s, "=", family)
    return y + 7 * s


def panels(p, h, doc, facts, y, beside):
    """Two panels side by side with shaded headings: the title heads number and day at the left, the client's label heads the name at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 5 * s
    w = wide * 0.485
    label, name = _who(h, doc)
    for x, heading in ((p.margin, doc.title), (p.right - w, label)):
        p.rect(x, y, w, 20 * s, h.colour, 0.25)
        p.rect(x, y, w, 6.6 * s, h.colour, 0.25, PALE)
        p.put(x + 2.5, y + 4.8 * s, heading, 3.5, True, room=w - 5)
    stack(p, number_and_date(h, doc), p.margin + 2.5, y + 12 * s, w * 0.42, w - 4, 5.2, 3.1, strong=(0,))
    p.put(p.right - w + 2.5, y + 12 * s, name, 3.6, True, room=w - 5)
    p.put(p.right - w + 2.5, y + 17.2 * s, h.seller.city, 3, room=w - 5)
    return running(p, facts, p.margin, y + 26.4 * s, wide) + (0 if facts else -1)


def tongue_lines(p, h, doc, facts, y, beside):
    """The title in both tongues over a rule; then French label, value on a thin rule, Arabic label at the right end."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 9.4 * s
    arabic = "فاتورة" if "fact" in doc.title.lower() else "وصل أداء" if "re" == doc.title.lower()[:2] else "مذكرة الأتعاب"
    p.put(p.width / 2 - 3, y, doc.title, 4.8, True, h.colour, "rs", room=wide / 2 - 4)
    p.put(p.width / 2 + 3, y, arabic, 5.4, True, h.colour, "ls", "arabic")
    p.line(p.margin, y + 3 * s, p.right, y + 3 * s, 0.4, h.colour)
    number, day = number_and_date(h, doc)
    for k, ((label, value), text) in enumerate(((number, "الرقم"), (day, "التاريخ"), (_who(h, doc), "الاسم"))):
        y += 8 * s
        p.put(p.margin, y, f"{label} :", 3.2, room=wide * 0.3)
        p.put(p.margin + wide * 0.32, y, value, 3.5, k != 1, room=wide * 0.5, vital=True)
        p.put(p.right, y, f": {text}", 3.8, False, "", "rs", "arabic", wide * 0.15)
        p.line(p.margin, y + 2 * s, p.right, y + 2 * s, 0.12, GREY)
    return running(p, facts, p.margin, y + 8 * s, wide)


def at_counter(p, h, doc, facts, y, beside):
    """A counter program's: the hour of the sale and who sold small at the left; title, number and day in one run in bold; the client under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 8 * s
    p.put(p.margin, y, f"{h.clerk}  -  {hour(doc.day)}", 2.8, False, GREY, room=wide * 0.4)
    p.put(p.margin, y + 8 * s, f"{named(h, doc)} du {h.date(doc.day)}", 4.4, True, room=wide, vital=True)
    p.put(p.margin, y + 15 * s, f"{h.client}{name_of(h, doc)}", 3.6, room=wide)
    return running(p, facts, p.margin, y + 21.4 * s, wide) + 1 * s


METAS = [title_then_rows, particulars_row, boxed_title, divided_frame, flush_right, three_boxes, letter, tinted_bar, bars_and_list, dotted_book, grid_of_four, under_title_left, screen, panels, tongue_lines, at_counter, particulars_row, boxed_title, letter, flush_right, title_then_rows, divided_frame]
