"""Title, number, date and client in `apart`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
from house import Document, House
from metas import _client, _rest, alone
from paper import MM
from press import Press

ARABIC = {"number": "رقم الوثيقة", "day": "تاريخ التحرير", "client": "المستفيد"}


def standing(label: str, fallback: str) -> str:
    """A label that stands by itself: none that asks for its value."""
    return fallback if label.strip(" :").endswith((" du", " réf.)")) else alone(label, fallback)


def pairs(h: House, doc: Document) -> list[tuple[str, str]]:
    """Number and date with labels that stand by themselves."""
    return [(standing(h.number, "Numéro document"), doc.number), (standing(h.day, "Date de la pièce"), h.date(doc.day))]


def tabbed(p: Press, h: House, doc: Document, facts, y, beside):
    """The title on a tab upon a wide frame; in the frame the client at the left, number and day at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 7 * s
    long = min(p.length(doc.title, 4.6, True) + 10, wide * 0.7)
    p.rect(p.margin, y, long, 8.6 * s, None, fill=h.colour)
    p.put(p.margin + long / 2, y + 6 * s, doc.title, 4.6, True, "#ffffff", "ms", room=long - 6)
    top = y + 8.6 * s
    p.rect(p.margin, top, wide, 17 * s, h.colour, 0.4)
    p.put(p.margin + 3, top + 6 * s, h.client, 3, False, "#444444", room=wide * 0.4)
    p.put(p.margin + 3, top + 12.6 * s, doc.client, 3.8, True, room=wide * 0.42)
    for k, (label, value) in enumerate(((h.number, doc.number), (h.day, h.date(doc.day)))):
        p.put(p.margin + wide * 0.47, top + (6.4 + 6.6 * k) * s, f"{label}{value}", 3.5, k == 0, room=wide * 0.51, vital=True)
    return _rest(p, h, facts, p.margin, top + 23 * s, wide) + 3 * s


def captions(p, h, doc, facts, y, beside):
    """Values large, each with its label small beneath it; the title flush left over a dotted line."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.margin, y, doc.title, 5.6, False, h.colour, room=wide)
    p.dots(p.margin, y + 2.4 * s, p.right, 0.5, 0.7, 0.35, h.colour)
    y += 10 * s
    columns = [(standing(h.client, "Bénéficiaire"), doc.client), *reversed(pairs(h, doc))]
    x = p.margin
    for (label, value), share in zip(columns, (0.4, 0.32, 0.28)):
        p.put(x, y, value, 3.8, True, room=wide * share - 3, vital=True)
        p.put(x, y + 4.6 * s, label, 2.6, False, "#555555", room=wide * share - 3)
        x += wide * share
    return _rest(p, h, facts, p.margin, y + 11 * s, wide) + 3 * s


def row_heads(p, h, doc, facts, y, beside):
    """A narrow table of three rows, labels white on colour at the left, values beside; the title in the room left over."""
    s, wide = p.scale, p.width - 2 * p.margin
    if beside and beside[0] > p.margin + 5:
        beside = None
    long, y = wide * 0.62, y + 7 * s
    rows = [*pairs(h, doc), (standing(h.client, "Bénéficiaire"), doc.client)]
    for k, (label, value) in enumerate(rows):
        top = y + 7.2 * s * k
        p.rect(p.margin, top, long * 0.38, 7.2 * s, "#ffffff", 0.3, h.colour)
        p.rect(p.margin + long * 0.38, top, long * 0.62, 7.2 * s, h.colour, 0.25)
        p.put(p.margin + 2, top + 5 * s, label, 2.9, True, "#ffffff", room=long * 0.38 - 3)
        p.put(p.margin + long * 0.38 + 2.5, top + 5.1 * s, value, 3.5, k == 0, room=long * 0.62 - 4, vital=True)
    p.wrapped((p.margin + long + p.right + 4) / 2, y + 8 * s, doc.title, 5, wide - long - 6, 6.2, True, "ms")
    return _rest(p, h, facts, p.margin, y + 28 * s, wide) + 3 * s


def crowned(p, h, doc, facts, y, beside):
    """Day left and number right in small print over the title, which stands in a double frame; the client under it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 8 * s
    p.put(p.margin, y, f"{h.day}{h.date(doc.day)}", 3.2, room=wide * 0.5, vital=True)
    p.put(p.right, y, f"{h.number}{doc.number}", 3.2, True, anchor="rs", room=wide * 0.48, vital=True)
    half = min(p.length(doc.title, 5.4, True) / 2 + 6, wide / 2)
    for gap, thick in ((0, 0.6), (1.1, 0.2)):
        p.rect(p.width / 2 - half + gap, y + 4 * s + gap, 2 * half - 2 * gap, 11 * s - 2 * gap, h.colour, thick)
    p.put(p.width / 2, y + 11.4 * s, doc.title, 5.4, True, anchor="ms", room=2 * half - 6)
    p.put(p.width / 2, y + 22 * s, f"{h.client}{doc.client}", 3.6, anchor="ms", room=wide)
    return _rest(p, h, facts, p.margin, y + 29 * s, wide) + 3 * s


def fill_in(p, h, doc, facts, y, beside):
    """A printed form: labels, and values on solid lines, two a line."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.width / 2, y, doc.title.upper(), 5, True, anchor="ms", room=wide)
    y += 10 * s
    cells = [(h.client, doc.client, 0, 1.0), (h.day, h.date(doc.day), 0, 0.5), (h.number, doc.number, 0.52, 0.48)]
    if h.own.random() < 0.4:
        cells = [(h.number, doc.number, 0, 0.5), (h.day, h.date(doc.day), 0.52, 0.48), (h.client, doc.client, 0, 1.0)]
    for k, (label, value, at, share) in enumerate(cells):
        x, long = p.margin + wide * at, wide * share
        end = p.put(x, y, label.rstrip(), 3.2, False, h.colour, room=long * 0.48)
        p.line(end + 1, y + 1, x + long, y + 1, 0.2, "#444444")
        p.put(end + 3, y, value, 3.6, label == h.number, room=x + long - end - 4, vital=True)
        y += 8 * s if (k + 1 == len(cells) or cells[k + 1][2] == 0) else 0
    return _rest(p, h, facts, p.margin, y, wide) + 3 * s


def ticked(p, h, doc, facts, y, beside):
    """A printed form for several papers: the box of this one is crossed; number and day behind."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    x = p.margin
    for label, this in (("Devis", False), (doc.title, True), ("Bon de livraison" if h.kind == "pharmacy" else "Prise en charge", False)):
        p.rect(x, y - 3.6 * s, 4 * s, 4 * s, "#333333", 0.35)
        if this:
            for a, b in ((0.6, 3.4), (3.4, 0.6)):
                p.line(x + a * s, y - 3 * s, x + b * s, y - 0.2 * s, 0.6, "#1d2f7a")
        x = p.put(x + 5.4 * s, y, label, 3.8, this, room=wide * (0.5 if this else 0.2)) + 7 * s
    p.line(p.margin, y + 3 * s, p.right, y + 3 * s, 0.5, h.colour)
    y += 10 * s
    p.put(p.margin, y, f"{h.number}{doc.number}", 3.8, True, room=wide * 0.5, vital=True)
    p.put(p.margin + wide * 0.52, y, f"{h.day}{h.date(doc.day)}", 3.5, room=wide * 0.48, vital=True)
    _client(p, h, doc, p.margin, y + 8 * s, wide)
    return _rest(p, h, facts, p.margin, y + 14 * s, wide) + 3 * s


def braced(p, h, doc, facts, y, beside):
    """Beside the head or under it: a tall brace, the title before it, day, number and client behind it."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, right, top = beside or (p.margin + wide * 0.4, p.right, y + 8 * s)
    low = top + 15 * s
    p.line(left, top - 4 * s, left, low, 0.9, h.colour)
    for line in (top - 4 * s, low):
        p.line(left, line, left + 3, line, 0.9, h.colour)
    for k, (label, value) in enumerate(((h.day, h.date(doc.day)), (h.number, doc.number), (h.client, doc.client))):
        p.put(left + 4, top + (1 + 6 * k) * s, f"{label}{value}", 3.4, k == 1, room=right - left - 5, vital=True)
    if beside:
        y = max(y, low) + 10 * s
        p.put(p.margin, y, doc.title, 5.4, True, h.colour, room=wide)
        y += 3 * s
    else:
        p.wrapped(p.margin, top + 4 * s, doc.title, 5, wide * 0.38, 6.2, True)
        y = low + 2 * s
    return _rest(p, h, facts, p.margin, y + 5 * s, wide) + 3 * s


def ended(p, h, doc, facts, y, beside):
    """The client first, the title in the middle with the number between dashes under it; place and day end the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    _client(p, h, doc, p.margin, y + 9 * s, wide)
    y += 19 * s
    p.put(p.width / 2, y, doc.title, 5.8, True, h.colour, "ms", room=wide)
    p.put(p.width / 2, y + 7 * s, f"- {h.number}{doc.number} -", 3.9, True, anchor="ms", room=wide, vital=True)
    return _rest(p, h, facts, p.margin, y + 14 * s, wide) + 3 * s


def dotted_colons(p, h, doc, facts, y, beside):
    """A matrix printer's: labels filled up with full stops to a colon, the client's at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 9 * s
    p.put(p.margin, y, f">> {doc.title.upper()}", 4, True, family="mono", room=wide)
    half, unit = wide * 0.6, p.length("." * 20, 3, False, "mono") / 20
    for label, value in [*pairs(h, doc), *[(alone(label, label.strip(" :")), value) for label, value in facts[:2]]]:
        y += 5.4 * s
        end = p.put(p.margin, y, label, 3, family="mono", room=half * 0.5)
        spare = int((p.margin + half * 0.56 - end) / unit)
        p.put(end, y, "." * max(spare, 1) + ":", 3, family="mono")
        p.put(p.margin + half * 0.56 + 2 * unit, y, value, 3.2, True, family="mono", room=wide * 0.66 - half * 0.56 - 3 * unit, vital=True)
    top = y - 5.4 * s * (1 + len(facts[:2]))
    p.put(p.right, top, h.client, 2.8, False, anchor="rs", family="mono", room=wide * 0.32)
    p.put(p.right, top + 5.4 * s, doc.client.upper(), 3.3, True, anchor="rs", family="mono", room=wide * 0.32)
    return _rest(p, h, facts[2:], p.margin, y + 7 * s, wide) + 3 * s


def window_left(p, h, doc, facts, y, beside):
    """An address window at the left; at the right title, number and day, each over a rule of its own."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    p.draw.rounded_rectangle([p.margin * MM, y * MM, (p.margin + wide * 0.46) * MM, (y + 25 * s) * MM], 22, outline="#555555", width=3)
    p.put(p.margin + 4, y + 7 * s, h.client, 2.8, False, "#444444", room=wide * 0.42)
    p.put(p.margin + 4, y + 13.4 * s, doc.client, 3.8, True, room=wide * 0.42)
    p.put(p.margin + 4, y + 19 * s, h.seller.city, 3.2, room=wide * 0.42)
    left = p.margin + wide * 0.51
    p.put(left, y + 5.4 * s, doc.title, 4.8, True, h.colour, room=p.right - left)
    p.line(left, y + 7.4 * s, p.right, y + 7.4 * s, 0.7, h.colour)
    for k, (label, value) in enumerate(pairs(h, doc)):
        line = y + (13.4 + 8 * k) * s
        p.put(left, line, label, 2.9, False, "#333333", room=(p.right - left) * 0.44)
        p.put(p.right, line, value, 3.6, k == 0, anchor="rs", room=(p.right - left) * 0.54, vital=True)
        p.line(left, line + 1.8 * s, p.right, line + 1.8 * s, 0.2, h.colour)
    return _rest(p, h, facts, p.margin, y + 32 * s, wide) + 3 * s


def bilingual_heads(p, h, doc, facts, y, beside):
    """A ruled table of one row whose heads are in French and Arabic, one above the other."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.margin, y, doc.title, 5, True, h.colour, room=wide)
    y += 4 * s
    x = p.margin
    for key, (label, value), share in zip(("number", "client", "day"), (pairs(h, doc)[0], (standing(h.client, "Bénéficiaire"), doc.client), pairs(h, doc)[1]), (0.31, 0.38, 0.31)):
        w = wide * share
        p.rect(x, y, w, 11 * s, h.colour, 0.3, "#f0f2f4")
        p.rect(x, y + 11 * s, w, 9 * s, h.colour, 0.3)
        p.put(x + w / 2, y + 4.2 * s, label, 2.8, True, anchor="ms", room=w - 3)
        p.put(x + w / 2, y + 9.4 * s, ARABIC[key], 3.6, False, "", "ms", "arabic", w - 4)
        p.put(x + w / 2, y + 17 * s, value, 3.5, key == "number", anchor="ms", room=w - 3, vital=True)
        x += w
    return _rest(p, h, facts, p.margin, y + 26 * s, wide) + 3 * s


def stamped(p, h, doc, facts, y, beside):
    """From a book: a numbering machine's red number and a date stamp's blue day at the right, one over the other."""
    s, wide = p.scale, p.width - 2 * p.margin
    left, right, top = beside or (p.margin + wide * 0.54, p.right, y + 9 * s)
    end = p.put(left, top, h.number if "n°" in h.number.lower() else "N° ", 3.3, False, h.colour, room=(right - left) * 0.5)
    p.put(end + 2, top, doc.number, 4.4, True, "#b01f2e", family="mono", room=right - end - 3, vital=True)
    text = h.date(doc.day)
    long = min(p.length(text, 3.7, True, "mono") + 6, right - left)
    p.rect(left, top + 4 * s, long, 8 * s, "#29409c", 0.45)
    p.put(left + long / 2, top + 9.4 * s, text, 3.7, True, "#29409c", "ms", "mono", long - 4, vital=True)
    line = max(y, top + 12 * s) + 10 * s if beside else top
    p.put(p.margin, line, doc.title, 5.4, True, h.colour, room=wide if beside else wide * 0.5)
    line = line + 9 * s if beside else top + 20 * s
    end = p.put(p.margin, line, h.client, 3.3, False, h.colour, "ls", "serif-italic", wide * 0.4)
    p.dots(end + 1, line + 1 * s, p.right, 0.4, 0.7, 0.25, "#555555")
    p.put(end + 3, line, doc.client, 3.8, room=p.right - end - 4)
    return _rest(p, h, facts, p.margin, line + 7 * s, wide) + 3 * s


METAS = [tabbed, captions, row_heads, crowned, fill_in, ticked, braced, ended, dotted_colons, window_left, bilingual_heads, stamped, braced, stamped]
