"""What several parts of a paper in `prairie` share: labels that suit title and trade, pairs of label and value, sums in words."""
from datetime import timedelta
from random import Random

from formats import spelled
from house import Document, House, suits
from meadow.labels import number_says, standing
from prairie.forms import hour
from press import Press

GREY, PALE, LINE = "#585858", "#eef0ee", "#8a8a8a"

# Words that only some trades use, by a part of them, beside those that an issuer's own choice knows of.
OF_TRADE = {
    "ppv": "pharmacy", "p.p.v": "pharmacy", "boîte": "pharmacy", "bte": "pharmacy", "préparateur": "pharmacy", "optique": "supplier", "verre": "supplier", "monture": "supplier", "séjour": "facility", "rubrique": "facility",
    "bilan": "laboratory", "imagerie": "radiology", "kiné": "paramedical", "séance": "paramedical", "hon.": "physician", "consultation": "physician", "conv.": "laboratory radiology facility paramedical", "imputation": "facility",
    "froid": "pharmacy", "région": "radiology", "soins": "facility physician paramedical", "préalable": "facility", "pec": "facility", "bon de": "pharmacy supplier", "n° bl": "pharmacy supplier", "bl réf": "pharmacy supplier", "bc": "pharmacy supplier", "devis": "supplier facility", "client": "pharmacy supplier", "vendeur": "pharmacy supplier",
    "caissi": "pharmacy facility", "secrétaire": "physician paramedical radiology laboratory", "accueil": "facility laboratory radiology", "venue": "facility", "entrée": "facility", "ipp": "facility laboratory radiology", "patient": "laboratory radiology physician paramedical facility",
    "dossier": "laboratory radiology physician paramedical facility", "médical": "laboratory radiology physician paramedical facility", "prod": "pharmacy supplier", "art.": "pharmacy supplier", "acte": "radiology physician paramedical facility", "lot": "pharmacy",
}


def fits(word: str, kind: str) -> bool:
    """Whether an issuer of this kind would print that."""
    low = word.casefold()
    return suits(word, kind) and not any(part in low and kind not in kinds for part, kinds in OF_TRADE.items())


def said(h: House, heading: str) -> str:
    """One of the vocabulary's words under a heading that suits the issuer's trade."""
    words = getattr(h.w, heading)
    return h.own.choice([w for w in words if fits(w, h.kind)] or list(words))


def suited(h: House):
    """Takes other words of the vocabulary where the issuer's own choice is one of another trade, or names an invoice on a paper that is none."""
    r = Random(f"suited-{h.seller.inpe}")
    bill = "fact" in h.title.lower()
    suits_here = lambda word: fits(word, h.kind) and (bill or "fact" not in word.lower())
    for key in ("number", "day", "client", "total", "thanks", "arrested"):
        if not suits_here(getattr(h, key)):
            setattr(h, key, r.choice([w for w in getattr(h.w, key) if suits_here(w) and not (bill and key == "number" and w.lower().startswith("fact"))]))


def told(h: House, facts) -> list[tuple[str, str]]:
    """The paper's other facts, each with a label that suits the issuer's trade."""
    headings = {"file": "patient_file", "birth": "birth", "prescriber": "prescriber", "prescribed": "prescribed", "mode": "mode", "operator": "operator", "due": "due", "order": "order"}
    r, out = Random(f"told-{h.seller.inpe}"), []
    for label, value in facts:
        key = next((k for k, text in h.labels.items() if text == label), "")
        if key in headings and not fits(label, h.kind):
            label = r.choice([w for w in getattr(h.w, headings[key]) if fits(w, h.kind)] or [label])
        out.append((label.strip(" :"), value))
    return out


def named(h: House, doc: Document) -> str:
    return doc.client.upper() if h.packed or h.kind == "facility" else doc.client


def nr(h: House, doc: Document) -> tuple[str, str]:
    return standing(number_says(h, doc), "N° Facture" if "fact" in doc.title.lower() else "Numéro"), doc.number


def dy(h: House, doc: Document) -> tuple[str, str]:
    return standing(h.day, "Date"), h.date(doc.day)


def cl(h: House, doc: Document) -> tuple[str, str]:
    return standing(h.client, "Client" if h.kind in ("pharmacy", "supplier") else "Patient"), named(h, doc)


def spoken_day(h: House, doc: Document) -> str:
    return f"{h.day}{h.date(doc.day)}"


def spoken_number(h: House, doc: Document) -> str:
    return f"{number_says(h, doc)}{doc.number}"


def spoken_client(h: House, doc: Document) -> str:
    return f"{h.client}{named(h, doc)}"


def with_number(h: House, doc: Document) -> str:
    """Title and number as one text."""
    return f"{doc.title} N° {doc.number}" if h.capitals else f"{doc.title} N° : {doc.number}"


def filled(h: House, doc: Document, facts, least: int) -> list[tuple[str, str]]:
    """The paper's other facts, filled up to `least` with what programs of the trade print besides."""
    r = Random(f"filled-{h.seller.inpe}-{doc.number}")
    came = doc.day - timedelta(days=r.choice([0, 1, 2, 3]))
    besides = {
        "pharmacy": [("Type de vente", r.choice(["Au détail", "Sur ordonnance"])), ("Dépôt", "Principal")], "supplier": [("Équipement", r.choice(["Vision de loin", "Progressif", "Vision de près"])), ("Livraison", "Faite")],
        "laboratory": [("Régime", r.choice(["Payant", "Mutuelle"])), ("Cotation totale", f"B{r.choice([80, 110, 160, 230, 320])}")], "radiology": [("Régime", "Payant"), ("Appareil", r.choice(["Table numérique", "Échographe", "Scanner"]))],
        "facility": [("Admission", f"{came:%d/%m/%Y}"), ("Sortie", f"{doc.day:%d/%m/%Y}"), ("Service", r.choice(["Chirurgie", "Médecine", "Urgences"])), ("Régime", "Payant")],
    }.get(h.kind, [("Régime", "Payant"), ("Lieu", h.seller.city)])
    pairs = told(h, facts)
    return pairs + besides[:max(0, least - len(pairs))]


def run_on(p: Press, pairs, x, y, room, size=3.1, step=5.1) -> float:
    """Label and value in one text each, as many in a line as fit; returns the baseline under the last."""
    at = x
    for label, value in pairs:
        text = f"{label} : {value}"
        long = min(p.length(text, size), room)
        if at > x and at + long > x + room:
            at, y = x, y + step * p.scale
        p.put(at, y, text, size, room=room, vital=True)
        at += long + 8 * p.scale
    return y + step * p.scale if pairs else y


def axis(p: Press, pairs, x, y, left, right, step=5.6, size=3.2, strong=(0,)) -> float:
    """Labels flush right up to an axis at `x`, values from it; returns the last baseline."""
    for k, (label, value) in enumerate(pairs):
        at = y + k * step * p.scale
        p.put(x - 1.4, at, f"{label} :", size, False, GREY, "rs", room=left)
        p.put(x + 1.4, at, value, size, k in strong, room=right, vital=True)
    return y + (len(pairs) - 1) * step * p.scale


def cell(p: Press, label, value, x, y, w, high, ink=LINE, size=3.5, fill=None):
    """A ruled cell with a small label at its upper left and its value in the middle under it."""
    s = p.scale
    p.rect(x, y, w, high, ink, 0.25, fill)
    p.put(x + 1.6, y + 3.4 * s, label, 2.5, False, GREY, room=w - 3)
    p.put(x + w / 2, y + high - 2 * s, value, size, True, "", "ms", room=w - 3, vital=True)


def headed(p: Press, label, value, x, y, w, fill, ink="", size=3.5):
    """A cell of a head and, under it, what it says; 13 high."""
    s = p.scale
    p.rect(x, y, w, 5.6 * s, LINE, 0.25, fill)
    p.rect(x, y + 5.6 * s, w, 7.4 * s, LINE, 0.25)
    p.put(x + w / 2, y + 4 * s, label, 2.9, False, ink, "ms", room=w - 2.4)
    p.put(x + w / 2, y + 10.8 * s, value, size, True, "", "ms", room=w - 2.4, vital=True)


def even_letters(h: House) -> str:
    """Letters of one width, where the paper's own are not."""
    return "" if h.face in ("mono", "typed") else "typed"


def in_letters(cents: int, how: int) -> str:
    """Six habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words, unit = spelled(whole), "dirham" if whole < 2 else "dirhams"
    return (
        f"{words.capitalize()} {unit}{f' et {rest:02d} cts' if rest else ''}", f"{words.upper()} {unit.upper()}{f' ET {rest:02d} CTS' if rest else ''}", f"{words} {unit}{f' et {spelled(rest)} centimes' if rest else ''}.",
        f"{words.capitalize()} {unit}, {rest:02d} centimes", f"{words.upper()} DH{f' ET {spelled(rest).upper()} CENTIMES' if rest else ''}", f"{words.capitalize()} {unit} TTC" if not rest else f"{words.capitalize()} {unit} et {spelled(rest)} centimes TTC",
    )[how]


def in_full(h: House, doc: Document) -> str:
    """The issuer's sentence of the sum in words."""
    return h.arrested.format(words=in_letters(doc.cents, h.own.randrange(6)), figures=h.money(doc.cents, True).strip())


def printed_when(h: House, doc: Document) -> str:
    """What the program says of the printing itself: not the invoice's day."""
    day = f"{doc.day + timedelta(days=h.own.choice([0, 0, 0, 1, 6])):%d/%m/%Y}"
    return h.own.choice([f"Imprimé le {day} à {hour(doc.day)} ({h.clerk})", f"Impression : {day} {hour(doc.day)}", f"{h.clerk} / {day} / {hour(doc.day)}", f"Édité par {h.clerk}, {day}"])
