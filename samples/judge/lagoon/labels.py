"""What several parts of a paper in `lagoon` share: labels that suit their title, pairs of label and value, sums in words."""
from datetime import timedelta
from random import Random

from formats import spelled
from house import Document, House
from lagoon.forms import hour
from meadow.labels import number_says, standing
from press import Press

GREY, PALE = "#5b5b5b", "#edf1f0"


def name_of(h: House, doc: Document) -> str:
    return doc.client.upper() if h.capitals else doc.client


def number_pair(h: House, doc: Document) -> tuple[str, str]:
    return standing(number_says(h, doc), "Facture N°" if "fact" in doc.title.lower() else "N°"), doc.number


def day_pair(h: House, doc: Document) -> tuple[str, str]:
    return standing(h.day, "Date"), h.date(doc.day)


def client_pair(h: House, doc: Document) -> tuple[str, str]:
    return standing(h.client, "Client" if h.kind in ("pharmacy", "supplier") else "Patient"), name_of(h, doc)


def heading(h: House, doc: Document) -> str:
    """Title and number as one text."""
    return f"{doc.title} N° {doc.number}" if h.packed else f"{doc.title} N° : {doc.number}"


def said_too(h: House, doc: Document, facts, least: int) -> list[tuple[str, str]]:
    """The paper's other facts, and where they are fewer than `least` what the program of such an issuer tells besides."""
    r = Random(f"besides-{h.seller.inpe}-{doc.number}")
    came = doc.day - timedelta(days=r.choice([1, 1, 2, 4]))
    besides = {
        "pharmacy": [("Nature", r.choice(["Vente libre", "Sur ordonnance"])), ("Client", "Divers"), ("Caisse", str(r.randint(1, 3)))],
        "laboratory": [("Prélèvement", r.choice(["Sur place", "À domicile"])), ("Total B", str(r.choice([90, 150, 210, 260, 380]))), ("Convention", "Sans")],
        "radiology": [("Modalité", r.choice(["RX", "ECHO", "TDM"])), ("Convention", "Sans"), ("Urgence", "Non")],
        "facility": [("Admis le", f"{came:%d/%m/%Y}"), ("Sorti le", f"{doc.day:%d/%m/%Y}"), ("Chambre N°", f"{r.randint(101, 318)}"), ("Débiteur", "Patient")],
    }.get(h.kind, [("Convention", "Sans"), ("Localité", h.seller.city)])
    pairs = [(label.strip(" :."), value) for label, value in facts]
    return pairs + besides[:max(0, least - len(pairs))]


def aligned(p: Press, pairs, x, y, gap, room, step=5.4, size=3.2, bold=False) -> float:
    """Labels under each other, a colon at `x + gap`, values behind it; the first value in bold with `bold`. Returns the last baseline."""
    for k, (label, value) in enumerate(pairs):
        at = y + k * step * p.scale
        p.put(x, at, label.strip(" :"), size, room=gap - 2)
        p.put(x + gap, at, f": {value}", size, bold and k == 0, room=room - gap, vital=True)
    return y + (len(pairs) - 1) * step * p.scale


def small_over(p: Press, label, value, x, y, room, size=3.6, anchor="ls", ink=""):
    """A small label in grey and its value in bold under it."""
    p.put(x, y, label, 2.7, False, ink or GREY, anchor, room=room)
    p.put(x, y + 5 * p.scale, value, size, True, ink, anchor, room=room, vital=True)


def teletype(h: House) -> str:
    """Letters of one width, where the paper's own are not."""
    return "" if h.face in ("mono", "typed") else "mono"


def in_letters(cents: int, how: int) -> str:
    """Five habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "dirham" if whole < 2 else "dirhams"
    return (
        f"{words} {unit} {f'et {spelled(rest)} centimes' if rest else ''}".strip(),
        f"{words.upper()} {unit.upper()}{f' ET {rest:02d} CENTIMES' if rest else ''}", f"{words.capitalize()} {unit}{f', {rest:02d} centimes' if rest else ''}.",
        f"{words.capitalize()} ({cents / 100:.2f}) {unit}".replace(".", ","), f"{words.upper()} DHS{f' {rest:02d} CTS' if rest else ''}",
    )[how]


def in_full(h: House, doc: Document) -> str:
    """The issuer's sentence of the sum in words."""
    return h.arrested.format(words=in_letters(doc.cents, h.own.randrange(5)), figures=h.money(doc.cents, True).strip())


def printed(h: House, doc: Document) -> str:
    """What the program says of the printing itself: not the invoice's day."""
    day = f"{doc.day + timedelta(days=h.own.choice([0, 0, 0, 2, 4])):%d/%m/%Y}"
    return h.own.choice([f"Tirage du {day}, {hour(doc.day)}", f"Imprimé par {h.clerk} le {day}", f"Édition {day} {hour(doc.day)} - {h.clerk}", f"Imprimé à {hour(doc.day)} le {day}"])
