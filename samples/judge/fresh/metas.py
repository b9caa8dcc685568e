"""Title, number, date and client in `fresh`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
import barcode
from house import Document, House
from metas import _client, _rest
from paper import MM
from press import Press

ARABIC = {"number": "رقم الفاتورة", "day": "التاريخ", "client": "الاسم", "other": ""}


def _bare(label: str, fallback: str) -> str:
    """A label that stands alone, as the head of a column or a cell."""
    label = label.strip(" :#.")
    return label[:1].upper() + label[1:] if len(label) > 3 else fallback


def ticket_window(p: Press, h: House, doc: Document, facts, y, beside):
    """A ruled table of two columns at the right: labels shaded, values beside them; the title above it."""
    s = p.scale
    left, right, top = beside or (p.width * 0.5, p.right, y + 8 * p.scale)
    p.put((left + right) / 2, top, doc.title, 4.8, True, h.colour, "ms", room=right - left)
    rows = [(_bare(h.number, "N° facture"), doc.number), (_bare(h.day, "Date facturation"), h.date(doc.day))] + [(_bare(label, label), value) for label, value in facts[:1]]
    if h.own.random() < 0.4:
        rows[0], rows[1] = rows[1], rows[0]
    split, top = left + (right - left) * 0.46, top + 3 * s
    for label, value in rows:
        p.rect(left, top, split - left, 6.8 * s, h.colour, 0.2, "#e6e9ec")
        p.rect(split, top, right - split, 6.8 * s, h.colour, 0.2)
        p.put(left + 1.5, top + 4.7 * s, label, 2.9, room=split - left - 2.5)
        p.put(split + 2, top + 4.7 * s, value, 3.3, True, room=right - split - 3, vital=True)
        top += 6.8 * s
    y = max(y, top)
    _client(p, h, doc, p.margin, y + 8 * s, p.width - 2 * p.margin)
    return _rest(p, h, facts[1:], p.margin, y + 14 * s, p.width - 2 * p.margin) + 4 * s


def form_cells(p, h, doc, facts, y, beside):
    """As on a form: cells side by side, each with a small label in its corner and the value under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 9 * s
    p.put(p.margin, y, doc.title, 5.2, True, h.colour, room=wide)
    y += 3.5 * s
    rows = [[(h.client, doc.client, 0.46), (h.number, doc.number, 0.27), (h.day, h.date(doc.day), 0.27)]] if p.width > 180 else [[(h.client, doc.client, 1.0)], [(h.number, doc.number, 0.5), (h.day, h.date(doc.day), 0.5)]]
    if h.own.random() < 0.5:
        rows[-1] = [rows[-1][k] for k in ((1, 2, 0) if len(rows[-1]) == 3 else (1, 0))]
    for row in rows:
        x = p.margin
        for label, value, share in row:
            p.rect(x, y, wide * share, 11 * s, h.colour, 0.25)
            p.put(x + 1.5, y + 3.6 * s, _bare(label, "N° facture"), 2.4, False, h.colour, room=wide * share - 3)
            p.put(x + 2.5, y + 9 * s, value, 3.6, True, room=wide * share - 4, vital=True)
            x += wide * share
        y += 11 * s
    return _rest(p, h, facts, p.margin, y + 6 * s, wide) + 3 * s


def one_line(p, h, doc, facts, y, beside):
    """Title, number and date in a single underlined line."""
    s, wide = p.scale, p.width - 2 * p.margin
    text = f"{doc.title}  {h.number}{doc.number}  du {h.date(doc.day)}"
    y += 12 * s
    size = 4.6
    while p.length(text, size, True) > wide and size > 2.9:
        size *= 0.97
    if p.length(text, size, True) > wide:
        p.put(p.margin, y, doc.title, 4.6, True, h.colour)
        y += 6.5 * s
        text, size = f"{h.number}{doc.number}  du {h.date(doc.day)}", 3.8
    end = p.put(p.margin, y, text, size, True, h.colour, room=wide, vital=True)
    p.line(p.margin, y + 1.6 * s, end, y + 1.6 * s, 0.35, h.colour)
    _client(p, h, doc, p.margin, y + 10 * s, wide)
    return _rest(p, h, facts, p.margin, y + 16 * s, wide) + 4 * s


def corner_box(p, h, doc, facts, y, beside):
    """A box at the right: the title white on its head, number and date each in a cell under it."""
    s = p.scale
    left, right, top = beside or (p.right - 72 * s, p.right, y + 9 * s)
    top -= 5 * s
    wide = right - left
    p.rect(left, top, wide, 8 * s, h.colour, 0.3, h.colour)
    p.put(left + wide / 2, top + 5.7 * s, doc.title, 4, True, "#ffffff", "ms", room=wide - 3)
    for k, (label, value) in enumerate(((h.number, doc.number), (h.day, h.date(doc.day)))):
        cell = top + (8 + 8.4 * k) * s
        p.rect(left, cell, wide, 8.4 * s, h.colour, 0.3)
        p.put(left + wide / 2, cell + 5.7 * s, f"{label}{value}", 3.4, k == 0, anchor="ms", room=wide - 4, vital=True)
    y = max(y, top + 25 * s)
    room = left - p.margin - 4 if not beside else p.width - 2 * p.margin
    line = y + 7 * s if beside else top + 9 * s
    _client(p, h, doc, p.margin, line, room)
    return max(_rest(p, h, facts, p.margin, line + 6 * s, room), y) + 4 * s


def window(p, h, doc, facts, y, beside):
    """An address window at the right; at the left, labels that end at a colon and values behind it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    left = p.margin + wide * 0.54
    for x in (left, p.right):
        for top in (y, y + 24 * s):
            p.line(x, top, x + (4 if x == left else -4), top, 0.5, h.colour)
            p.line(x, top, x, top + (4 if top == y else -4), 0.5, h.colour)
    p.put(left + 5, y + 8 * s, _bare(h.client, "Client"), 2.7, False, "#444444", room=p.right - left - 8)
    p.put(left + 5, y + 14.5 * s, doc.client, 3.9, True, room=p.right - left - 8)
    p.put(left + 5, y + 20 * s, h.seller.city.upper(), 3.1, room=p.right - left - 8)
    p.put(p.margin, y + 6 * s, doc.title, 5, True, h.colour, room=wide * 0.5)
    colon = p.margin + wide * 0.25
    rows = [(_bare(h.number, "N° facture"), doc.number), (_bare(h.day, "Date facturation"), h.date(doc.day))] + [(_bare(label, label), value) for label, value in facts[:1]]
    for k, (label, value) in enumerate(rows):
        line = y + (13 + 5.6 * k) * s
        p.put(colon - 1, line, label, 3.0, anchor="rs", room=wide * 0.25 - 1)
        p.put(colon, line, ":", 3.2)
        p.put(colon + 2.5, line, value, 3.4, k == 0, room=wide * 0.26, vital=True)
    return _rest(p, h, facts[1:], p.margin, y + 33 * s, wide) + 3 * s


def tongues(p, h, doc, facts, y, beside):
    """French at the left, Arabic at the right, the value between them."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 9 * s
    p.put(p.margin, y, doc.title, 5.2, True, h.colour, room=wide * 0.62)
    p.put(p.right, y, "وصل" if "reçu" in doc.title.lower() else "فاتورة", 6, True, h.colour, "rs", "arabic")
    y += 8 * s
    for key, label, value in (("number", h.number, doc.number), ("day", h.day, h.date(doc.day)), ("client", h.client, doc.client)):
        p.put(p.margin, y, label if label.strip().endswith(":") else f"{_bare(label, 'N° facture')} :", 3.2, room=wide * 0.3)
        p.put(p.margin + wide * 0.32, y, value, 3.6, key == "number", room=wide * 0.44, vital=True)
        p.put(p.right, y, f": {ARABIC[key]}", 4, False, "", "rs", "arabic", wide * 0.22)
        p.dots(p.margin, y + 1.8 * s, p.right, 0.3, 0.9, 0.2, "#777777")
        y += 7 * s
    return _rest(p, h, facts, p.margin, y, wide) + 3 * s


def dashed(p, h, doc, facts, y, beside):
    """Between two lines of dashes, as a matrix printer sets it."""
    s, wide = p.scale, p.width - 2 * p.margin
    unit = p.length("-" * 20, 3, False, "mono") / 20
    rule = "-" * int(wide / unit)
    y += 7 * s
    p.put(p.margin, y, rule, 3, family="mono")
    y += 5 * s
    p.put(p.width / 2, y, doc.title, 4.2, True, anchor="ms", family="mono", room=wide)
    y += 6 * s
    number, day = f"{h.number}{doc.number}", f"{h.day}{h.date(doc.day)}"
    if p.length(number, 3.2, True, "mono") + p.length(day, 3.2, False, "mono") < wide - 6:
        p.put(p.margin, y, number, 3.2, True, family="mono", vital=True)
        p.put(p.right, y, day, 3.2, False, anchor="rs", family="mono", vital=True)
    else:
        p.put(p.margin, y, number, 3.2, True, family="mono", room=wide, vital=True)
        y += 5.2 * s
        p.put(p.margin, y, day, 3.2, family="mono", room=wide, vital=True)
    y += 5.2 * s
    p.put(p.margin, y, f"{h.client}{doc.client}", 3.2, family="mono", room=wide)
    for label, value in facts[:3]:
        y += 5 * s
        p.put(p.margin, y, f"{label}{value}", 3, family="mono", room=wide)
    y += 5 * s
    p.put(p.margin, y, rule, 3, family="mono")
    return y + 3 * s


def barred(p, h, doc, facts, y, beside):
    """A bar code, the number under it, the date under the title."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, right, top = beside or (p.right - 66 * s, p.right, y + 6 * s)
    modules = barcode.code128("".join(c for c in doc.number if c.isdigit()).zfill(6))
    long = min(0.26 * len(modules), right - left)
    barcode.draw(p, modules, right - long, top - 3 * s, long, 8 * s)
    p.put(right - long / 2, top + 9 * s, f"{h.number}{doc.number}", 3.3, True, anchor="ms", room=min(right - left, 2 * (p.width - 2 - right + long / 2)), vital=True)
    if beside:
        y = max(y, top + 10 * s)
        top = y + 9 * s
    p.put(p.margin, top + 1 * s, doc.title, 5.6, True, h.colour, room=wide * 0.5)
    p.pair(p.margin, top + 8 * s, h.day, h.date(doc.day), 3.5, room=wide * 0.5)
    _client(p, h, doc, p.margin, top + 17 * s, wide)
    return _rest(p, h, facts, p.margin, top + 23 * s, wide) + 4 * s


def above(p, h, doc, facts, y, beside):
    """Labels small above their values, upright hairlines between, nothing around."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.right, y, doc.title, 6, True, h.colour, "rs", room=wide)
    y += 8 * s
    columns = [(_bare(h.number, "N° facture"), doc.number), (_bare(h.day, "Date facturation"), h.date(doc.day)), (_bare(h.client, "Patient"), doc.client)]
    turn = h.own.randint(0, 2)
    columns = columns[turn:] + columns[:turn]
    x, each = p.margin, wide / 3
    for k, (label, value) in enumerate(columns):
        p.put(x + (2.5 if k else 0), y, label, 2.6, False, h.colour, room=each - 4)
        p.put(x + (2.5 if k else 0), y + 6 * s, value, 3.7, True, room=each - 4, vital=True)
        if k:
            p.line(x, y - 2.6 * s, x, y + 7.5 * s, 0.2, h.colour)
        x += each
    return _rest(p, h, facts, p.margin, y + 14 * s, wide) + 4 * s


def day_cells(p, h, doc, facts, y, beside):
    """A printed block: the day in three cells, day, month and year; the number behind the title, or under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 12 * s
    end = p.put(p.margin, y, doc.title, 5, True, h.colour, room=wide * 0.42)
    x, below = end + 3, 0
    if p.length(f"{h.number}{doc.number}", 3.6, True) > p.right - 50 * s - x:
        x, below = p.margin, 7 * s
    p.put(x, y + below, f"{h.number}{doc.number}", 3.6, True, room=wide * 0.6, vital=True)
    x, cells = p.right - 38 * s, [(9, f"{doc.day:%d}", "Jour"), (9, f"{doc.day:%m}", "Mois"), (14, f"{doc.day:%Y}", "Année")]
    p.put(x - 2, y, "Date", 3.4, anchor="rs")
    for w, value, label in cells:
        p.rect(x, y - 5.6 * s, w * s, 7.6 * s, h.colour, 0.3)
        p.put(x + w * s / 2, y - 0.2 * s, value, 4, True, anchor="ms", vital=True)
        p.put(x + w * s / 2, y - 6.6 * s, label, 2.2, False, h.colour, "ms")
        x += (w + 1.5) * s
    y += below
    p.dots(p.margin, y + 12 * s, p.right, 0.4, 0.8, 0.2, "#666666")
    _client(p, h, doc, p.margin, y + 11 * s, wide)
    return _rest(p, h, facts, p.margin, y + 18 * s, wide) + 4 * s


def told(p, h, doc, facts, y, beside):
    """A sentence tells who received what and when; the number stands under the title."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.width / 2, y, doc.title, 5.4, True, h.colour, "ms", room=wide)
    p.line(p.width / 2 - p.length(doc.title, 5.4, True) / 2, y + 1.5 * s, p.width / 2 + p.length(doc.title, 5.4, True) / 2, y + 1.5 * s, 0.4, h.colour)
    p.pair(p.width / 2, y + 8 * s, h.number, doc.number, 3.8, True, "ms", room=wide)
    when = h.date(doc.day)
    what = {"pharmacy": "Nous certifions avoir fourni à {who}, le {when}, ce qui suit :", "laboratory": "Examens effectués pour {who} le {when} :", "radiology": "Examens effectués pour {who} le {when} :",
            "physician": "Je soussigné atteste avoir reçu {who} en consultation le {when} :"}.get(h.kind, "Soins donnés à {who} le {when} :")
    y = p.wrapped(p.margin, y + 17 * s, what.format(who=doc.client, when=when), 3.5, wide, 5.4)
    return _rest(p, h, facts, p.margin, y + 7 * s, wide) + 4 * s


def signed(p, h, doc, facts, y, beside):
    """Number in a rounded frame in the middle; place and date at the end of the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    y += 10 * s
    p.put(p.width / 2, y, doc.title, 5.6, True, h.colour, "ms", room=wide)
    text = f"{h.number}{doc.number}"
    half = p.length(text, 4, True) / 2 + 5
    p.draw.rounded_rectangle([(p.width / 2 - half) * MM, (y + 3 * s) * MM, (p.width / 2 + half) * MM, (y + 11 * s) * MM], 40, outline=h.colour, width=4)
    p.put(p.width / 2, y + 8.6 * s, text, 4, True, anchor="ms", room=2 * half - 4, vital=True)
    _client(p, h, doc, p.margin, y + 19 * s, wide)
    return _rest(p, h, facts, p.margin, y + 25 * s, wide) + 4 * s


METAS = [ticket_window, form_cells, one_line, corner_box, window, tongues, dashed, barred, above, day_cells, told, signed, ticket_window, corner_box]
