"""Number, date and hour of printing as the invoices of `street` say them."""
from datetime import timedelta

from house import Document, House
from metas import alone
from street.forms import hour


def heading(h: House, doc: Document) -> str:
    """Title and number as one text."""
    label = h.number if h.number.lower().startswith(("n°", "nº", "n.")) and "fact" not in h.number.lower() else "N° "
    return f"{doc.title} {label}{doc.number}"


def standing(label: str, fallback: str) -> str:
    """A label that stands by itself: none that asks for its value."""
    return fallback if label.strip(" :").lower().endswith((" du", " m", "réf", " mr", "m./mme", " à", " par dr")) else alone(label, fallback)


def number_and_day(h: House, doc: Document) -> list[tuple[str, str]]:
    return [(standing(h.number, "N° Facture"), doc.number), (standing(h.day, "Date"), h.date(doc.day))]


def printed(h: House, doc: Document) -> str:
    """When the program printed it, and who: not the day of the invoice."""
    return f"{h.own.choice(['Imprimé le', 'Edité le', 'Tiré le'])} {doc.day + timedelta(days=h.own.choice([0, 0, 1, 3])):%d/%m/%Y} {hour(doc.day)} {h.own.choice(['', 'par ' + h.clerk])}".strip()
