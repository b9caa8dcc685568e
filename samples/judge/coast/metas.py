"""Title, number, date and client in `coast`. Each takes the paper, the house, the document, the other facts, the line to go on from and
the room beside the head, and returns the line where the table may begin."""
from datetime import timedelta

from coast.labels import GREY, PALE, cap, capped, even, heading, leaders, number_and_day, number_label, others, printed, rounded
from formats import spelled
from house import Document, House
from metas import _client, _rest
from press import Press
from town.labels import across, rows


def _side(p: Press, beside, y, share=0.54):
    """Room at the right: beside the head, or under it. (left, width, baseline, whether beside)."""
    wide = p.width - 2 * p.margin
    if beside and beside[0] > p.width * 0.4:
        return beside[0], beside[1] - beside[0], beside[2], True
    return p.margin + wide * share, wide * (1 - share), y + 8 * p.scale, False


def _card(p: Press, h: House, doc: Document, x, y, w, lines=(), framed="round") -> float:
    """The client: label, name, city and what else is known; returns the lower edge."""
    s = p.scale
    said = [h.seller.city, *lines]
    high = (14 + 4.6 * len(said)) * s
    if framed == "round":
        rounded(p, x, y, w, high)
    elif framed == "pale":
        p.rect(x, y, w, high, None, fill=PALE)
    elif framed == "bar":
        p.rect(x, y, 0.9, high, None, fill=h.colour)
    p.put(x + 3, y + 4.8 * s, h.client.strip(), 2.7, False, GREY, room=w - 6)
    p.put(x + 3, y + 10.4 * s, doc.client.upper() if h.capitals else doc.client, 3.7, True, room=w - 6)
    for k, line in enumerate(said):
        p.put(x + 3, y + (15.2 + 4.6 * k) * s, line, 2.9, room=w - 6)
    return y + high


def web_shop(p: Press, h: House, doc: Document, facts, y, beside):
    """The client at the right, title and number large and coloured at the left, then labels in bold over their values without lines."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _side(p, beside, y, 0.58)
    p.put(x, top, h.client, 2.7, False, GREY, room=w)
    p.put(x, top + 5.2 * s, doc.client, 3.6, room=w)
    p.put(x, top + 10 * s, f"{h.seller.city}, Maroc", 3, room=w)
    y = max(y, top + 10 * s) + 11 * s
    p.put(p.margin, y, heading(h, doc) if h.capitals else f"{doc.title.capitalize() if doc.title == 'FACTURE' else doc.title} {doc.number}", 6, False, h.colour, room=wide, vital=True)
    pairs = [number_and_day(h, doc)[1], *capped(facts[:2]), ("Origine", others(h, doc)["order"])][:4 if p.width > 180 else 3]
    for k, (label, value) in enumerate(pairs):
        at = p.margin + wide / len(pairs) * k
        p.put(at, y + 8 * s, f"{label}:" if h.capitals else label, 2.9, True, room=wide / len(pairs) - 2)
        p.put(at, y + 12.8 * s, value, 3.1, room=wide / len(pairs) - 2, vital=True)
    return _rest(p, h, facts[2:], p.margin, y + 19 * s, wide)


def accounts(p, h, doc, facts, y, beside):
    """An accounting program's: title and the client's rounded card over a table of one row with heads: number, day, customer and others."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _side(p, beside, y, 0.5)
    low = _card(p, h, doc, x, top - 4 * s, w)
    y = max(y + 2 * s, low) + 7 * s
    p.put(p.margin, top + (9 * s if not level else 0) if not level else y - 2 * s, doc.title, 6, True, room=wide * 0.46)
    y += 2 * s if level else -3 * s
    pairs = [*number_and_day(h, doc), ("Code client", others(h, doc)["customer"]) if h.kind in ("pharmacy", "supplier") else ("Dossier", others(h, doc)["file"]), *capped(facts[:2 if p.width > 180 else 1])]
    for k, (label, value) in enumerate(pairs):
        at, cw = p.margin + wide / len(pairs) * k, wide / len(pairs)
        p.rect(at, y, cw, 5.6 * s, "#555555", 0.25, "#e4e6e8")
        p.rect(at, y + 5.6 * s, cw, 6.6 * s, "#555555", 0.25)
        p.put(at + cw / 2, y + 4 * s, label, 2.7, True, anchor="ms", room=cw - 2)
        p.put(at + cw / 2, y + 10.3 * s, value, 3.1, anchor="ms", room=cw - 2, vital=True)
    return _rest(p, h, facts[2 if p.width > 180 else 1:], p.margin, y + 18 * s, wide)


def titled_card(p, h, doc, facts, y, beside):
    """Title in a tinted rounded bar at the left with rows of label and value beneath; the client's card at the right."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    w = wide * 0.47
    rounded(p, p.margin, y, w, 8.6 * s, h.colour, 3, "#e9eef4")
    p.put(p.margin + w / 2, y + 6.2 * s, doc.title, 4.4, True, h.colour, "ms", room=w - 6)
    low = rows(p, [*number_and_day(h, doc), *capped(facts[:3])], p.margin + 1, y + 15 * s, w * 0.43, w, 5, 3.1)
    edge = _card(p, h, doc, p.margin + wide * 0.52, y, wide * 0.48, framed=h.own.choice(["round", "pale"]))
    return _rest(p, h, facts[3:], p.margin, max(low, edge) + 7 * s, wide) + 1 * s


def generator(p, h, doc, facts, y, beside):
    """An invoice maker's: a large pale title with the number under it at the right; the client at the left, labels flush right before their values."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _side(p, beside, y, 0.45)
    p.put(p.right, top + 2 * s, doc.title, 7.4, False, h.colour, "rs", room=w)
    p.put(p.right, top + 8 * s, f"{number_label(h, doc) if h.capitals else '# '}{doc.number}", 3.5, True, GREY, "rs", room=w, vital=True)
    at = max(y, top + 9 * s) + 8 * s
    p.put(p.margin, at, h.client, 2.9, False, GREY, room=wide * 0.44)
    p.put(p.margin, at + 5.4 * s, doc.client, 3.8, True, room=wide * 0.44)
    p.put(p.margin, at + 10.4 * s, h.seller.city, 3, room=wide * 0.44)
    pairs = [(number_and_day(h, doc)[1]), *capped(facts[:2])]
    for k, (label, value) in enumerate(pairs):
        p.put(p.margin + wide * 0.74, at + 5.2 * k * s, f"{label} :", 3, False, GREY, "rs", room=wide * 0.28)
        p.put(p.right, at + 5.2 * k * s, value, 3.1, False, "", "rs", room=wide * 0.25, vital=True)
    return _rest(p, h, facts[2:], p.margin, at + 5.2 * max(3, len(pairs)) * s + 1.6 * s, wide) + 1 * s


def office(p, h, doc, facts, y, beside):
    """A word processor's letter: place and day at the right, title with number underlined in the middle, the client from the left."""
    s, wide = p.scale, p.width - 2 * p.margin
    y = max(y + 9 * s, beside[2] if beside else 0)
    p.put(p.right, y, h.place_day.format(city=h.seller.city, day=h.date(doc.day)), 3.5, anchor="rs", room=wide, vital=True)
    y += 13 * s
    end = p.put(p.width / 2, y, heading(h, doc), 5, True, anchor="ms", room=wide, vital=True)
    p.line(p.width - end, y + 1.6 * s, end, y + 1.6 * s, 0.45)
    _client(p, h, doc, p.margin, y + 12 * s, wide, 3.8)
    return _rest(p, h, facts, p.margin, y + 18 * s, wide) + 2 * s


def sheet(p, h, doc, facts, y, beside):
    """A spreadsheet's cells: title across, then label cells and value cells of number, day, client and others."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 6 * s
    p.rect(p.margin, y, wide, 8.6 * s, "#555555", 0.25, "#d9e2ef" if h.capitals else None)
    p.put(p.width / 2, y + 6.2 * s, doc.title, 4.8, True, anchor="ms", room=wide - 6)
    y += 8.6 * s
    number, day = number_and_day(h, doc)
    lines = [[number, day], [(cap(h.client, "Client"), doc.client)], *[list(capped(facts[k:k + 2])) for k in range(0, min(len(facts), 4), 2)]]
    for line in lines:
        for k, (label, value) in enumerate(line):
            x, w = p.margin + wide / len(line) * k, wide / len(line)
            gap = wide * 0.19
            p.rect(x, y, gap, 6.4 * s, "#555555", 0.2)
            p.rect(x + gap, y, w - gap, 6.4 * s, "#555555", 0.2)
            p.put(x + 1.6, y + 4.5 * s, label, 2.8, True, room=gap - 3)
            p.put(x + gap + 2, y + 4.5 * s, value, 3.2, room=w - gap - 4, vital=True)
        y += 6.4 * s
    return _rest(p, h, facts[4:], p.margin, y + 6 * s, wide) - 1 * s


def stay(p, h, doc, facts, y, beside):
    """A clinic program's: a ruled bar with title, number and day; two columns under headings: who, and what stay or file."""
    s, wide, near = p.scale, p.width - 2 * p.margin, others(h, doc)
    y += 5 * s
    p.line(p.margin, y, p.right, y, 0.6, h.colour)
    p.put(p.margin, y + 6.4 * s, heading(h, doc), 4.2, True, h.colour, room=wide * 0.62, vital=True)
    p.put(p.right, y + 6.4 * s, f"{h.day}{h.date(doc.day)}", 3.3, anchor="rs", room=wide * 0.35, vital=True)
    p.line(p.margin, y + 9.2 * s, p.right, y + 9.2 * s, 0.6, h.colour)
    who = [(cap(h.client, "Patient"), doc.client), ("Ville", h.seller.city) if h.kind in ("pharmacy", "supplier") else ("N° immatriculation", near["insured"])]
    if doc.birth:
        who.append(("Né(e) le", f"{doc.birth:%d/%m/%Y}"))
    if h.kind == "facility":
        nights = int(near["stay"])
        what = [("N° admission", near["file"]), ("Date d'entrée", f"{doc.day - timedelta(days=nights):%d/%m/%Y}"), ("Date de sortie", f"{doc.day:%d/%m/%Y}")] + [("Chambre", near["room"])] * (nights > 0)
    else:
        what = [("N° dossier", near["file"]), *capped(facts[:2])]
        facts = facts[2:]
    for k, pairs in enumerate((who, what)):
        x, w = p.margin + wide * 0.53 * k, wide * 0.47
        p.put(x, y + 14.6 * s, ("PATIENT", "SÉJOUR" if h.kind == "facility" else "DOSSIER")[k], 2.7, True, GREY)
        rows(p, pairs, x, y + 19.8 * s, w * 0.38, w, 5, 3.1)
    return _rest(p, h, facts, p.margin, y + (21 + 5 * max(len(who), len(what))) * s, wide)


def framed_halves(p, h, doc, facts, y, beside):
    """One frame in two halves: the patient's lines at the left, the paper's at the right; the title over it in the middle."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.width / 2, y, doc.title, 5, True, h.colour, "ms", room=wide)
    left = [(cap(h.client, "Patient"), doc.client), *capped(facts[:2])]
    right = [*number_and_day(h, doc), *capped(facts[2:3])]
    y, high = y + 4 * s, (3 + 5.2 * max(len(left), len(right))) * s
    p.rect(p.margin, y, wide, high, "#444444", 0.3)
    p.line(p.width / 2, y, p.width / 2, y + high, 0.2, "#444444")
    for x, pairs in ((p.margin + 2.5, left), (p.width / 2 + 2.5, right)):
        rows(p, pairs, x, y + 5.4 * s, wide * 0.17, wide / 2 - 5, 5.2, 3.1)
    return _rest(p, h, facts[3:], p.margin, y + high + 6 * s, wide)


def booklet(p, h, doc, facts, y, beside):
    """A pre-printed book filled in by a printer: a red number at the right, day and client upon dots."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.margin, y, doc.title, 5.6, True, h.colour, room=wide * 0.52)
    p.put(p.right, y, f"N° {doc.number}", 4.8, True, "#c1272d", "rs", "slip" if h.capitals else "", wide * 0.42, vital=True)
    for k, (label, value) in enumerate(((h.client, doc.client), (h.seller.city + ", le : " if h.own.random() < 0.5 else h.day, h.date(doc.day)))):
        y += 8.4 * s
        x = p.margin if k == 0 else p.margin + wide * 0.38
        end = p.put(x, y, label, 3.3, False, h.colour, room=wide * 0.3)
        p.dots(end + 0.8, y + 0.9 * s, p.right, 0.25, 0.75, 0.22, h.colour)
        p.put(end + 3, y - 0.3, value, 3.5, False, "#16213f", "ls", "slip", p.right - end - 4, vital=True)
    return _rest(p, h, facts, p.margin, y + 8 * s, wide) + 1.4 * s


def certified(p, h, doc, facts, y, beside):
    """A receipt's sentence: from whom and how much was received, under title and number; the day at the end or behind the number."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = h.capitals
    y += 11 * s
    p.put(p.width / 2, y, doc.title, 5.4, True, anchor="ms", room=wide)
    text = f"{number_label(h, doc)}{doc.number}"
    p.put(p.width / 2, y + 6.4 * s, text if h.day_below else f"{text}   {h.day}{h.date(doc.day)}", 3.6, True, anchor="ms", room=wide, vital=True)
    who = h.own.choice(["Reçu de M./Mme", "Je soussigné(e), certifie avoir reçu de M./Mme", "Nous certifions avoir reçu de"])
    why = {"paramedical": "pour les séances de rééducation suivantes", "physician": "au titre des actes suivants", "laboratory": "pour les analyses suivantes", "radiology": "pour les examens suivants"}.get(h.kind, "en règlement de ce qui suit")
    sum_of = f"{spelled(doc.cents // 100)} dirhams" if doc.cents % 100 == 0 and h.own.random() < 0.6 else ""
    sentence = f"{h.client}{doc.client}" if doc.title == h.credit else f"{who} {doc.client}{f' la somme de {sum_of},' if sum_of and doc.total else ''} {why} :"
    y = p.wrapped(p.margin, y + 16 * s, sentence, 3.4, wide, 5)
    return _rest(p, h, facts, p.margin, y + 7 * s, wide) + 1 * s


def dotted_list(p, h, doc, facts, y, beside):
    """No frame: label, full stops, value, one a line; a line of hyphens under them."""
    s, wide = p.scale, p.width - 2 * p.margin
    p.put(p.margin, y + 7 * s, f"*** {doc.title.upper()} ***" if h.capitals else doc.title.upper(), 3.9, True, family=even(h), room=wide)
    y += 13.4 * s
    for k, (label, value) in enumerate([*number_and_day(h, doc), (h.client, doc.client.upper()), *facts[:4]]):
        leaders(p, p.margin, y, label, value, min(46 * s, wide * 0.36), wide, family=even(h), bold=k == 0)
        y += 4.8 * s
    y = _rest(p, h, facts[4:], p.margin, y, wide)
    across(p, y, "-", 3, even(h))
    return y + 2.4 * s


def ruled_line(p, h, doc, facts, y, beside):
    """The title at the left and the number at the right over a thick rule, day left and client right beneath it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 11 * s
    p.put(p.margin, y, doc.title, 5.4, True, room=wide * 0.5)
    p.put(p.right, y, f"{number_label(h, doc)}{doc.number}", 4, True, anchor="rs", room=wide * 0.46, vital=True)
    p.line(p.margin, y + 2.4 * s, p.right, y + 2.4 * s, 0.8, h.colour)
    p.put(p.margin, y + 9 * s, f"{h.day}{h.date(doc.day)}", 3.4, room=wide * 0.44, vital=True)
    p.put(p.right, y + 9 * s, f"{h.client}{doc.client}", 3.5, False, "", "rs", room=wide * 0.53)
    return _rest(p, h, facts, p.margin, y + 15 * s, wide) + 2 * s


def two_cards(p, h, doc, facts, y, beside):
    """Two pale rounded cards: client at the left, the paper at the right with its title in it."""
    s, wide = p.scale, p.width - 2 * p.margin
    y, w = y + 6 * s, (wide - 4) / 2
    pairs = [*number_and_day(h, doc), *capped(facts[:2])]
    high = (9 + 5.2 * max(2, len(pairs))) * s
    for x in (p.margin, p.margin + w + 4):
        rounded(p, x, y, w, high, "#c9d0d6", 2, "#f7f9fa", 34)
    p.put(p.margin + 3, y + 5.4 * s, h.client.strip(), 2.7, False, GREY, room=w - 6)
    p.put(p.margin + 3, y + 11.4 * s, doc.client, 3.7, True, room=w - 6)
    p.put(p.margin + 3, y + 16.6 * s, h.seller.city, 3, room=w - 6)
    x = p.margin + w + 7
    p.put(x, y + 5.8 * s, doc.title, 3.8, True, h.colour, room=w - 6)
    rows(p, pairs, x, y + 11.6 * s, w * 0.42, w - 6, 5.2, 3.1)
    return _rest(p, h, facts[2:], p.margin, y + high + 6 * s, wide)


def day_at_end(p, h, doc, facts, y, beside):
    """Title and number in white on a coloured bar across; client and facts beneath; place and day close the paper."""
    s, wide = p.scale, p.width - 2 * p.margin
    h.day_below = True
    y += 6 * s
    p.rect(p.margin, y, wide, 9.4 * s, None, fill=h.colour)
    p.put(p.width / 2, y + 6.6 * s, heading(h, doc), 4.6, True, "#ffffff", "ms", room=wide - 8, vital=True)
    _client(p, h, doc, p.margin, y + 17 * s, wide)
    return _rest(p, h, facts, p.margin, y + 23 * s, wide) + 2 * s


def both_tongues(p, h, doc, facts, y, beside):
    """Labels in French before the value and in Arabic behind it, each on its line; the title in both over them."""
    s, wide = p.scale, p.width - 2 * p.margin
    y += 10 * s
    p.put(p.width / 2 - 2, y, doc.title, 5, True, h.colour, "rs", room=wide * 0.48)
    p.put(p.width / 2 + 3, y, "فاتورة" if "fact" in doc.title.lower() else "وصل", 5.4, True, h.colour, "ls", "arabic")
    number, day = number_and_day(h, doc)
    for k, ((label, value), arabic) in enumerate(((number, "رقم"), (day, "التاريخ"), ((cap(h.client, "Nom"), doc.client), "الاسم"))):
        at = y + (9 + 6.4 * k) * s
        end = p.put(p.margin, at, f"{label} :", 3.3, room=wide * 0.3)
        p.put(max(end + 3, p.margin + wide * 0.24), at, value, 3.5, k == 0, room=wide * 0.5, vital=True)
        p.put(p.right, at, f"{arabic} :", 3.6, False, "", "rs", "arabic")
        p.dots(p.margin + wide * 0.24, at + 1.1 * s, p.right - 16 * s, 0.25, 0.7, 0.18, "#8a8a8a")
    return _rest(p, h, facts, p.margin, y + 30 * s, wide) + 1 * s


def stub(p, h, doc, facts, y, beside):
    """The client's name over a rule at the left; at the right number and day in cells beside their labels, the hour of printing small over them."""
    s, wide = p.scale, p.width - 2 * p.margin
    x, w, top, level = _side(p, beside, y, 0.52)
    p.put(p.right, top - 1 * s, printed(h, doc), 2.4 / max(s, 0.86), False, "#666666", "rs", room=w)
    p.put(x, top + 7 * s, doc.title, 4.8, True, h.colour, room=w)
    for k, (label, value) in enumerate(number_and_day(h, doc)):
        at = top + (9.6 + 6.8 * k) * s
        p.rect(x, at, w * 0.42, 6.8 * s, h.colour, 0.3, PALE)
        p.rect(x + w * 0.42, at, w * 0.58, 6.8 * s, h.colour, 0.3)
        p.put(x + 1.8, at + 4.8 * s, label, 2.9, room=w * 0.42 - 3)
        p.put(x + w * 0.42 + 2, at + 4.8 * s, value, 3.4, k == 0, room=w * 0.58 - 4, vital=True)
    at = (max(y, top + 24 * s) + 7 * s) if level else top + 12 * s
    p.put(p.margin, at, h.client, 2.9, False, GREY, room=wide * 0.46)
    p.put(p.margin, at + 6 * s, doc.client, 3.8, True, room=wide * 0.46)
    p.line(p.margin, at + 7.6 * s, p.margin + wide * 0.46, at + 7.6 * s, 0.2, GREY)
    return _rest(p, h, facts, p.margin, max(at + 14 * s, top + 29 * s if not level else 0), wide) + 1 * s


METAS = [web_shop, accounts, titled_card, generator, office, sheet, stay, framed_halves, booklet, certified, dotted_list, ruled_line, two_cards, day_at_end, both_tongues, stub, office, accounts, titled_card, ruled_line, office]
