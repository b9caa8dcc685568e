"""What several parts of a paper in `orchard` share: labels that suit their title and their place, lists of label and value, sums in words."""
from datetime import timedelta
from random import Random

from formats import spelled
from house import Document, House
from meadow.labels import standing
from orchard.forms import hour
from paper import MM
from press import Press

GREY, PALE = "#555555", "#eceff1"


def name_of(h: House, doc: Document) -> str:
    return doc.client.upper() if h.capitals else doc.client


def number_says(h: House, doc: Document) -> str:
    """The issuer's label of numbers; a plain one where it names another paper than the title does."""
    said, title = h.number.lower(), doc.title.lower()
    if "fact" in said and "fact" not in title or "définitive" in said and "définitive" not in title:
        return "N° : "
    return h.number


def number_of(h: House, doc: Document) -> tuple[str, str]:
    return standing(number_says(h, doc), "N°"), doc.number


def day_of(h: House, doc: Document) -> tuple[str, str]:
    return standing(h.day, "Date"), h.date(doc.day)


def client_of(h: House, doc: Document) -> tuple[str, str]:
    return standing(h.client, "Client" if h.kind in ("pharmacy", "supplier") else "Patient"), name_of(h, doc)


def entitled(h: House, doc: Document) -> str:
    """Title and number as one text."""
    return f"{doc.title} N° : {doc.number}" if h.packed else f"{doc.title} N° {doc.number}"


def more(h: House, doc: Document, facts, count: int) -> list[tuple[str, str]]:
    """So many of the paper's other facts, filled up with what the program of such an issuer adds."""
    r = Random(f"more-{h.seller.inpe}-{doc.number}")
    entered = doc.day - timedelta(days=r.choice([0, 1, 2, 2]))
    added = {
        "pharmacy": [("Type client", r.choice(["Passager", "Comptoir"])), ("Statut", "Payée"), ("Vente", r.choice(["Comptoir", "Directe"]))], "supplier": [("Type client", "Particulier"), ("Statut", "Livrée"), ("Monture", f"M-{r.randint(100, 999)}")],
        "laboratory": [("Payeur", r.choice(["Patient", "Lui-même"])), ("Âge", f"{r.randint(3, 85)} ans"), ("Nbre B", str(r.choice([120, 180, 240, 310, 450])))], "radiology": [("Payeur", "Patient"), ("Examen", r.choice(["Externe", "Programmé"])), ("Âge", f"{r.randint(6, 82)} ans")],
        "facility": [("Entré(e) le", f"{entered:%d/%m/%Y}"), ("Sorti(e) le", f"{doc.day:%d/%m/%Y}"), ("Payeur", "Patient"), ("Lit", f"{r.randint(1, 28):02d}")],
    }.get(h.kind, [("Payeur", "Patient"), ("Ville", h.seller.city)])
    return ([(label.strip(" :."), value) for label, value in facts] + added)[:count]


def stops(p: Press, pairs, x, y, room, size=3.05, step=5.3) -> float:
    """Label and value at two or three tab stops of a line; returns the baseline under the last line."""
    count = 3 if room > 165 else 2
    wide = room / count
    for k, (label, value) in enumerate(pairs):
        at = x + wide * (k % count)
        end = p.put(at, y + step * p.scale * (k // count), f"{label.strip(' :.')} : ", size, True, room=wide * 0.6)
        p.put(end, y + step * p.scale * (k // count), value, size, room=at + wide - end - 2, vital=True)
    return y + step * p.scale * -(-len(pairs) // count)


def listed(p: Press, pairs, x, y, gap, room, step=5.5, size=3.2, joint="", grey=False, bold=()) -> float:
    """Labels under each other and their values at `x + gap`, those in `bold` in bold letters; returns the last baseline."""
    for k, (label, value) in enumerate(pairs):
        p.put(x, y, f"{label}{' :' if not joint else ''}", size * 0.95, False, GREY if grey else "", room=gap - 1.6)
        p.put(x + gap, y, f"{joint}{value}", size, k in bold, room=room - gap, vital=True)
        y += step * p.scale
    return y - step * p.scale


def dotted(p: Press, x, y, label, value, room, size=3.4, ink="", hand="") -> float:
    """A printed label and what was typed behind it upon dots."""
    at = p.put(x, y, label, size, False, ink, room=room * 0.38) + 1
    p.dots(at, y + 0.9, x + room, 0.3, 0.7, 0.25, ink or "#555555")
    return p.put(at + 1.5, y - 0.3, value, size, False, "#1b1b2a", "ls", hand, x + room - at - 2, vital=True)


def curved(p: Press, x, y, w, h, ink, width=3, fill=None, radius=24):
    """A frame with round corners."""
    p.draw.rounded_rectangle([x * MM, y * MM, (x + w) * MM, (y + h) * MM], radius, outline=ink, width=width, fill=fill)


def signs(p: Press, y, sign="-", family=""):
    """A row of signs from margin to margin."""
    p.put(p.margin, y, sign * int((p.width - 2 * p.margin) / p.length(sign * 50, 3, False, family) * 50), 3, family=family)


def even(h: House) -> str:
    """Letters of one width, where the paper's own are not."""
    return "" if h.face in ("reel", "needle") else "reel"


def in_words(cents: int, how: int) -> str:
    """Six habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "dirhams" if whole > 1 else "dirham"
    return (
        f"{words} {unit}{f' et {spelled(rest)} centimes' if rest else ''}.", f"{words.upper()} {unit.upper()}{f', {rest:02d} CTS' if rest else ''}", f"{words.capitalize()} DH{f' et {rest:02d} centimes' if rest else ''}", f"#{words} {unit}{f' {rest:02d} cts' if rest else ''}#",
        f"{words.upper()} {unit.upper()} ET {spelled(rest).upper()} CENTIMES", f"{words.title()} {unit.capitalize()}{f' Et {rest:02d} Cts' if rest else ''}",
    )[how]


def in_full(h: House, doc: Document) -> str:
    """The issuer's sentence of the sum in words."""
    return h.arrested.format(words=in_words(doc.cents, h.own.randrange(6)), figures=h.money(doc.cents, True).strip())


def trace(h: House, doc: Document) -> str:
    """When the paper left the printer: not its day."""
    day = f"{doc.day + timedelta(days=h.own.choice([0, 0, 0, 1, 5])):%d/%m/%Y}"
    return h.own.choice([f"Édition du {day} {hour(doc.day)}", f"Imprimé le {day} par {h.clerk}", f"{day} {hour(doc.day)}", f"Date et heure d'impression : {day} {hour(doc.day)}"])
