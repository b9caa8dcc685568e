"""What several parts of a paper in `meadow` share: labels that suit their title and their place, lists of label and value, sums in words."""
from datetime import timedelta
from random import Random

from formats import spelled
from house import Document, House
from meadow.forms import hour
from paper import MM
from press import Press

GREY, PALE = "#505050", "#efefef"
DANGLING = (" le", " du", " à", " par", " de", " au")  # a label that ends so wants its value right behind it


def name_of(h: House, doc: Document) -> str:
    return doc.client.upper() if h.packed else doc.client


def standing(label: str, instead: str) -> str:
    """A label that stands apart from its value, or a plainer one where it cannot."""
    text = label.strip(" :.")
    low = text.lower()
    if low in ("le", "du", "n°", "n", "m", "fait", "doit mme/m") or low.endswith(DANGLING):
        return instead
    return text[0].upper() + text[1:]


def number_says(h: House, doc: Document) -> str:
    """The issuer's label of numbers with its punctuation; a plain one where it names another paper than the title does."""
    said, title = h.number.lower(), doc.title.lower()
    for noun in ("reçu", "note", "fact"):
        if noun in said and noun not in title:
            return "N° : "
    return h.number


def number_and_date(h: House, doc: Document) -> list[tuple[str, str]]:
    return [(standing(number_says(h, doc), "N° Facture" if "fact" in doc.title.lower() else "Numéro"), doc.number), (standing(h.day, "Date"), h.date(doc.day))]


def named(h: House, doc: Document) -> str:
    """Title and number as one text."""
    label = number_says(h, doc)
    return f"{doc.title} {label if label[:2] == 'N°' and len(label) < 6 else 'N° '}{doc.number}"


def parted(facts) -> list[tuple[str, str]]:
    return [(label.strip(" :."), value) for label, value in facts]


def about(h: House, doc: Document, facts) -> list[tuple[str, str]]:
    """The paper's other facts; where there are few, with what the program of such an issuer adds."""
    r = Random(f"about-{h.seller.inpe}-{doc.number}")
    entered = doc.day - timedelta(days=r.choice([0, 1, 1, 3]))
    added = {
        "pharmacy": [("Catégorie", r.choice(["Comptoir", "Particulier"])), ("Règl.", "Comptant")], "supplier": [("Catégorie", "Particulier"), ("Règl.", "Comptant")],
        "laboratory": [("Organisme", r.choice(["PAYANT", "CNSS", "CNOPS"])), ("Sexe", r.choice("MF")), ("Service", "Externe")], "radiology": [("Organisme", "PAYANT"), ("Salle", r.choice("123")), ("Service", "Externe")],
        "facility": [("Date entrée", f"{entered:%d/%m/%Y}"), ("Date sortie", f"{doc.day:%d/%m/%Y}"), ("Chambre", f"{r.randint(1, 3)}{r.randint(1, 18):02d}"), ("Organisme", "Payant")],
    }.get(h.kind, [("Organisme", "Payant")])
    return parted(facts) + (added[:h.own.randint(0, len(added))] if len(facts) < 3 else [])


def stack(p: Press, pairs, x, y, gap, room, step=5.3, size=3.2, joint=": ", labels=False, strong=()) -> float:
    """Labels under each other, their values at `x + gap`; with `labels` those are bold, of `strong` the values. Returns the last baseline."""
    for k, (label, value) in enumerate(pairs):
        p.put(x, y, label.strip(" :"), size * 0.96, labels, room=gap - 1.4)
        p.put(x + gap, y, joint + value, size, k in strong, room=room - gap, vital=True)
        y += step * p.scale
    return y - step * p.scale


def running(p: Press, pairs, x, y, room, size=3.1, step=5.2) -> float:
    """Label and value in one text each, as many beside each other as fit; returns the baseline under the last."""
    at = x
    for label, value in pairs:
        text = f"{label.strip(' :')} : {value}"
        long = min(p.length(text, size), room)
        if at > x and at + long > x + room:
            at, y = x, y + step * p.scale
        p.put(at, y, text, size, room=room, vital=True)
        at += long + 7 * p.scale
    return y + step * p.scale if pairs else y


def soft(p: Press, x, y, w, h, ink, width=3, fill=None, radius=30):
    """A frame with round corners."""
    p.draw.rounded_rectangle([x * MM, y * MM, (x + w) * MM, (y + h) * MM], radius, outline=ink, width=width, fill=fill)


def hyphens(p: Press, y, sign="-", family=""):
    """A row of signs from margin to margin."""
    wide = p.length(sign * 40, 3, False, family) / 40
    p.put(p.margin, y, sign * int((p.width - 2 * p.margin) / wide), 3, family=family)


def fixed(h: House) -> str:
    """The letters of what is drawn with signs alone: the paper's own if they are of one width, else some that are."""
    return "" if h.face in ("counter", "pin") else "counter"


def in_letters(cents: int, how: int) -> str:
    """Five habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "Dirhams" if whole > 1 else "Dirham"
    cts = f"{rest:02d}"
    return (
        f"{words} {unit.lower()}{f' et {spelled(rest)} centimes' if rest else ''}", f"{words} {unit}{f', {cts} Cts' if rest else ''}", f"{words.upper()} {unit.upper()}{f' ET {spelled(rest).upper()} CENTIMES' if rest else ''}",
        f"{words.capitalize()} {unit.lower()} et {cts} centimes", f"{words.capitalize()} {unit.lower()}{f' {cts} cts' if rest else ''} TTC",
    )[how]


def in_full(h: House, doc: Document) -> str:
    """The issuer's sentence of the sum in words."""
    return h.arrested.format(words=in_letters(doc.cents, h.own.randrange(5)), figures=h.money(doc.cents, True).strip())


def tracks(h: House, doc: Document) -> str:
    """Who printed the paper and when: not its day."""
    day = f"{doc.day + timedelta(days=h.own.choice([0, 0, 0, 1, 3])):%d/%m/%Y}"
    return h.own.choice([f"Imprimé le : {day} {hour(doc.day)}", f"Impression du {day} à {hour(doc.day)}", f"Utilisateur : {h.clerk}  {day} {hour(doc.day)}", f"Date d'impression {day}"])
