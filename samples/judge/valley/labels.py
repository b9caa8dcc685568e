"""What several parts of a paper in `valley` share: what stands near the number, lists of label and value, cells."""
from datetime import timedelta
from random import Random

from coast.labels import capped, number_and_day, number_label, others
from house import Document, House
from press import Press
from valley.forms import hour

GREY, PALE = "#474747", "#f2f2f2"


def near(h: House, doc: Document) -> list[tuple[str, str]]:
    """What the program of such an issuer prints beside number and day: files, stays, who pays; always the same of an issuer."""
    r, other = Random(f"near-{h.seller.inpe}-{doc.number}"), others(h, doc)
    nights = int(other["stay"])
    said = {
        "pharmacy": [("Compte client", other["customer"]), ("Dépôt", "Officine")], "supplier": [("Compte client", other["customer"]), ("Représentant", h.clerk)],
        "laboratory": [("N° demande labo", other["file"]), ("Convention", r.choice(["Aucune", "PAYANT", "CNSS - AMO", "CNOPS"])), ("Âge", f"{r.randint(4, 84)} ans")], "radiology": [("N° série", other["file"]), ("Modalité", r.choice(["Scanner", "Échographie", "Radio standard"])), ("Convention", "Aucune")],
        "facility": [("N° hospit.", other["file"]), ("Entrée", f"{doc.day - timedelta(days=nights):%d/%m/%Y}"), ("Sortie", f"{doc.day:%d/%m/%Y}"), ("Service", r.choice(["Chirurgie", "Médecine", "Ambulatoire"]))],
    }.get(h.kind, [("Fiche", other["file"][-4:]), ("Acte", r.choice(["Consultation", "Soins"]))])
    return said[:h.own.randint(1, len(said))]


def facts_near(h: House, doc: Document, facts) -> list[tuple[str, str]]:
    """The paper's other facts without punctuation, and what the program adds where a file is not told yet."""
    return capped(facts) + (near(h, doc) if len(facts) < 2 else [])


def listed(p: Press, pairs, x, y, gap, room, step=5.2, size=3.1, joint=": ", bold=(), first=0) -> float:
    """Label, and its value at `x + gap`, one under the other; those in `bold` in bold letters. Returns the last baseline."""
    for k, (label, value) in enumerate(pairs):
        line = y + k * step * p.scale
        p.put(x, line, label.strip(" :"), size * 0.95, k < first, room=gap - 1.5)
        p.put(x + gap, line, f"{joint}{value}", size, k in bold, room=room - gap, vital=True)
    return y + (len(pairs) - 1) * step * p.scale


def pair_cells(p: Press, pairs, x, y, w, share=0.42, high=6.4, fill=PALE, ink="#555555", size=3.1, bold=()) -> float:
    """Rows of two cells: label on a tint, value on white; returns the lower edge."""
    s, split = p.scale, w * share
    for k, (label, value) in enumerate(pairs):
        p.rect(x, y, split, high * s, ink, 0.22, fill)
        p.rect(x + split, y, w - split, high * s, ink, 0.22)
        p.put(x + 1.6, y + high * 0.7 * s, label, size * 0.92, room=split - 3)
        p.put(x + split + 1.8, y + high * 0.7 * s, value, size, k in bold, room=w - split - 3.4, vital=True)
        y += high * s
    return y


def over(p: Press, pairs, x, y, w, step=10.6, bold=(0,), size=3.3) -> float:
    """Small labels over their values, one pair under the other; returns the last baseline."""
    for k, (label, value) in enumerate(pairs):
        p.put(x, y + k * step * p.scale, label, 2.6, False, GREY, room=w)
        p.put(x, y + (k * step + 4.7) * p.scale, value, size, k in bold, room=w, vital=True)
    return y + ((len(pairs) - 1) * step + 4.7) * p.scale


def title_and_number(h: House, doc: Document) -> str:
    """Title and number in one line."""
    label = number_label(h, doc)
    return f"{doc.title} {label if label.upper().startswith('N°') and 'fac' not in label.lower() else 'N° : '}{doc.number}"


def printed(h: House, doc: Document) -> str:
    """When the program printed the paper: not its day."""
    when = f"{doc.day + timedelta(days=h.own.choice([0, 0, 0, 2, 7])):%d/%m/%Y}"
    return h.own.choice([f"Imprimé par {h.clerk} le {when} {hour(doc.day)}", f"Tirage du {when} à {hour(doc.day)}", f"{h.clerk} / {when} / {hour(doc.day)}", f"Date tirage {when}"])


__all__ = ["GREY", "PALE", "capped", "facts_near", "listed", "near", "number_and_day", "number_label", "over", "pair_cells", "printed", "title_and_number"]
