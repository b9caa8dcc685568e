"""What several parts of a paper in `coast` share: labels that suit their title, other numbers that stand near, frames."""
from datetime import timedelta
from random import Random

from coast.forms import hour
from house import Document, House
from metas import alone
from paper import MM
from press import Press

GREY, PALE = "#4d4d4d", "#f1f3f5"
NOUNS = ("note", "reçu", "facture", "fact.", "facturation", "dossier")


def number_label(h: House, doc: Document) -> str:
    """The issuer's label of number; a plain one where it names another kind of paper than the title does."""
    low, title = h.number.lower(), doc.title.lower()
    named = [noun for noun in NOUNS if noun in low]
    wrong = any(noun in low and noun not in title for noun in ("note", "reçu")) or "fact" in low and title.startswith(("note", "reçu")) or "dossier" in low and h.kind in ("pharmacy", "supplier")
    return "N° : " if named and wrong else h.number


def heading(h: House, doc: Document) -> str:
    """Title and number as one text."""
    label = number_label(h, doc)
    return f"{doc.title} {label if label.lower().startswith(('n°', 'nº')) and len(label) < 6 else 'N° '}{doc.number}"


def cap(label: str, fallback: str) -> str:
    """A label over its value or in a column of its own."""
    bare = label.strip(" :.")
    if bare.lower().endswith((" du", " le", " à", " par", "(e)", " dr", " d'aff")) or "." in bare[:2]:
        return fallback
    return bare if bare.lower() in ("date", "nom", "doit", "client", "tiers", "ipp", "ddn") else alone(label, fallback)


def number_and_day(h: House, doc: Document) -> list[tuple[str, str]]:
    return [(cap(number_label(h, doc), "N° Facture" if doc.title.lower().startswith("fact") else "N°"), doc.number), (cap(h.day, "Date"), h.date(doc.day))]


def capped(facts) -> list[tuple[str, str]]:
    return [(label.strip(" :."), value) for label, value in facts]


def others(h: House, doc: Document) -> dict[str, str]:
    """Numbers of files, customers and orders of this paper, that are not the invoice's."""
    r = Random(f"others-{h.seller.inpe}-{doc.number}")
    return {"customer": f"{r.choice(['C', 'CL', 'CLT', '3421', 'P'])}{r.randint(1, 9999):04d}", "file": f"{doc.day:%y}{r.randint(100, 99999):05d}", "order": f"{r.choice(['BL', 'BC', 'S', 'DV'])}{r.randint(1, 9999):05d}", "insured": str(r.randint(10 ** 8, 10 ** 9 - 1)),
            "room": f"{r.randint(1, 4)}{r.randint(1, 20):02d}", "stay": str(r.choice([0, 0, 1, 2, 4]))}


def rounded(p: Press, x, y, w, h, ink="#444444", width=3, fill=None, radius=26):
    p.draw.rounded_rectangle([x * MM, y * MM, (x + w) * MM, (y + h) * MM], radius, outline=ink, width=width, fill=fill)


def even(h: House) -> str:
    """The letters of lists without frames: the paper's own, or fixed ones."""
    return "slip" if h.packed and h.face not in ("slip", "mono") else ""


def leaders(p: Press, x, y, label, value, gap, room, size=3.2, family="", bold=False):
    """Label, full stops up to a colon, value: as programs without frames print."""
    text = label.strip(" :.")
    while p.length(text + "...", size, False, family) < gap:
        text += "."
    p.put(x, y, text, size, family=family, room=gap + 1)
    p.put(x + gap + 1.5, y, f": {value}", size, bold, family=family, room=room - gap - 1.5, vital=True)


def printed(h: House, doc: Document) -> str:
    """When the program printed the paper, and at times who: not its day."""
    when = f"{doc.day + timedelta(days=h.own.choice([0, 0, 0, 1, 4])):%d/%m/%Y}"
    return h.own.choice([f"Imprimé le {when} à {hour(doc.day)}", f"Édité le {when} {hour(doc.day)} - {h.clerk}", f"Date d'impression : {when} {hour(doc.day)}", f"Éd. {when}"])
