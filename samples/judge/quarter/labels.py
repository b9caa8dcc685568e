"""What several parts of a paper in `quarter` share: labels that stand alone, other numbers that stand near the invoice's, pairs in lists and cells."""
from datetime import timedelta
from random import Random

from house import Document, House
from metas import alone
from press import Press
from quarter.forms import hour

GREY = "#383838"


def heading(h: House, doc: Document) -> str:
    """Title and number as one text."""
    label = h.number if h.number.lower().startswith(("n°", "n °", "numéro :")) and "fac" not in h.number.lower() else "N° : " if h.capitals else "N° "
    return f"{doc.title} {label}{doc.number}"


def standing(label: str, fallback: str) -> str:
    """A label that stands by itself: none that asks for its value."""
    return fallback if label.strip(" :").lower().endswith((" du", " à", " par", "mr/mme", "monsieur")) else alone(label, fallback)


def number_and_day(h: House, doc: Document) -> list[tuple[str, str]]:
    number, day = standing(h.number, "N° Facture" if h.capitals else "Numéro"), standing(h.day, "Date")
    return [(number, doc.number), (day, h.date(doc.day))]


def other(h: House, doc: Document) -> list[tuple[str, str]]:
    """Numbers that a program prints beside the invoice's: of the client, the file, the stay; always the same ones of an issuer."""
    r = Random(f"{doc.number}-{h.seller.inpe}")
    said = {
        "pharmacy": [("Code client", f"{r.choice(['C', 'CL', ''])}{r.randint(1, 900):04d}"), ("Caisse", str(r.randint(1, 3)))], "supplier": [("Code client", f"CL{r.randint(1, 4000):05d}"), ("N° commande", str(r.randint(100, 9000)))],
        "facility": [("N° admission", f"{doc.day:%y}{r.randint(100, 20000):05d}"), ("Service", r.choice(["Urgences", "Médecine", "Chirurgie", "Consultation"])), ("Chambre", str(r.randint(101, 320)))],
        "laboratory": [("N° dossier", f"{doc.day:%d%m}{r.randint(1, 150):03d}"), ("Organisme", r.choice(["PAYANT", "Privé", "CNOPS", "CNSS"]))], "radiology": [("N° examen", f"{r.randint(1000, 99999)}"), ("Salle", r.choice(["Écho 1", "Scanner", "Radio"]))],
    }.get(h.kind, [("N° patient", str(r.randint(100, 9000))), ("N° passage", str(r.randint(1, 40)))])
    said = [pair for pair in said if "file" not in h.habits or pair[0] != said[0][0]] or said[1:]  # the file is told already
    return said if h.ice_high or h.kind == "facility" else said[:1]


def stay(h: House, doc: Document) -> list[tuple[str, str]]:
    """When a clinic's patient came and left."""
    if h.kind != "facility":
        return []
    came = doc.day - timedelta(days=h.own.choice([0, 0, 1, 2, 4]))
    return [("Date d'admission" if h.capitals else "Entrée le", f"{came:%d/%m/%Y}"), ("Date de sortie" if h.capitals else "Sortie le", f"{doc.day:%d/%m/%Y}")]


def printed(h: House, doc: Document) -> str:
    """When the program printed the paper, and at times who: not its day."""
    return f"{h.own.choice(['Imprimé le', 'Edité le', 'Impression du', 'Tirage du'])} {doc.day + timedelta(days=h.own.choice([0, 0, 1, 2, 5])):%d/%m/%Y} {hour(doc.day)} {h.own.choice(['', '', '- ' + h.clerk])}".strip()


def bare(facts) -> list[tuple[str, str]]:
    return [(label.strip(" :"), value) for label, value in facts]


def listed(p: Press, pairs, x, y, gap, room, step=5.4, size=3.2, colon=": ", bold=(0,), vital=2, right=False) -> float:
    """Labels in a column (`right`: flush right), values in another; returns the last baseline."""
    for k, (label, value) in enumerate(pairs):
        line = y + k * step * p.scale
        p.put(x + gap - 2 if right else x, line, label, size * 0.95, anchor="rs" if right else "ls", room=gap - 2)
        p.put(x + gap, line, f"{colon}{value}", size, k in bold, room=room - gap, vital=k < vital)
    return y + (len(pairs) - 1) * step * p.scale


def headed(p: Press, pairs, x, y, shares, wide, high=6.0, fill="#e8e8e8", ink="#333333", bold=(0,), frame=True, size=3.1, white=False) -> float:
    """A row of cells under a row of labels; returns its lower edge."""
    s = p.scale
    for k, ((label, value), share) in enumerate(zip(pairs, shares)):
        w = wide * share / sum(shares[:len(pairs)])
        p.rect(x, y, w, 5.6 * s, ink if frame else None, 0.22, fill)
        if frame:
            p.rect(x, y + 5.6 * s, w, high * s, ink, 0.22)
        p.put(x + w / 2, y + 4 * s, label, 2.7, True, "#ffffff" if white else "", "ms", room=w - 2)
        p.put(x + w / 2, y + (5.6 + high - 1.9) * s, value, size, k in bold, "", "ms", room=w - 2, vital=True)
        x += w
    return y + (5.6 + high) * s


def signs(p: Press, y, sign="-", size=3.0, family="pos"):
    """A line of signs from margin to margin."""
    p.put(p.margin, y, sign * int((p.width - 2 * p.margin) / (p.length(sign * 20, size, False, family) / 20)), size, family=family)
