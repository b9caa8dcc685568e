"""Which layout a paper gets: one of the lists of `layouts`, or one generated from who issues it.

`judge` has its list, `proof` and the vocabularies with folders are all generated, `fit` gets half of its issuers from the list and half generated from the other vocabulary.
"""
from datetime import date
from random import Random

import formats
import generated
import layouts
from folders import FOLDERS
from parts import PARTS


def is_generated(half: str, inpe: str) -> bool:
    return half == "proof" or half in FOLDERS or half == "fit" and Random(f"whose-{inpe}").random() < 0.5


DETAIL = {
    "laboratory": ["Numération formule sanguine", "Glycémie à jeun", "Créatininémie", "Bilan lipidique", "TSH us", "Ferritine", "Vitamine D", "CRP", "Transaminases", "Prélèvement à domicile", "Ionogramme"],
    "radiology": ["Radiographie thorax face", "Échographie abdominale", "Radiographie rachis lombaire", "Cliché de profil", "Compte rendu", "Produit de contraste"],
    "physician": ["Consultation", "E.C.G.", "Échographie", "Soins", "Certificat"], "facility": ["Frais de séjour", "Salle d'intervention", "Pharmacie et consommables", "Honoraires du praticien", "Surveillance"],
}


def lines(half: str, seller, r: Random, label: str, cents: int) -> list[tuple[str, int, int]]:
    """What a sum is for: one line, or several where the seller tells more."""
    count = r.choice([1, 2, 3, 4, 5])
    if not is_generated(half, seller.inpe) or seller.kind not in DETAIL or count == 1 or cents < 4000 * count:
        return [(label, 1, cents)]
    names = r.sample(DETAIL[seller.kind], min(count, len(DETAIL[seller.kind])))
    parts = [cents // len(names) // 500 * 500 + 500 * r.randint(-2, 2) for _ in names[1:]]
    return [(name, 1, part) for name, part in zip(names, [cents - sum(parts), *parts])]


def number(half: str, seller, r: Random, day: date, listed: str) -> str:
    """The number of an invoice: `listed`, or in the form of the seller."""
    return formats.number(half, seller.inpe, r, day) if is_generated(half, seller.inpe) else listed


def invoices(r: Random, half: str, bill, day: date, birth=None, prescribed=None, credit=False) -> list:
    """The sheets of an invoice, the one with the total last: two at times."""
    generator = is_generated(half, bill.seller.inpe)
    layout = None if generator else r.choice(layouts.LAYOUTS[half])
    draw = lambda **how: generated.invoice(r, half, bill, day, credit=credit, birth=birth, prescribed=prescribed, **how) if generator else layouts.invoice(r, layout, bill, day, **how)
    if not credit and len(bill.lines) > 2 and r.random() < 0.06:
        first, second = ((1, 2), (2, 2)) if generator else ("1/2", "2/2")
        return [draw(lines=bill.lines[:2], sheet=first, total=False), draw(lines=bill.lines[2:], sheet=second)]
    return [draw(title="Avoir") if credit and not generator else draw()]


def tickets(r: Random, half: str, bills: list) -> object:
    """Till receipts on a sheet: `bills` with their days."""
    if not any(is_generated(half, bill.seller.inpe) for bill, _ in bills):
        return layouts.tickets(r, half, bills)
    drawn = [PARTS[half].till(r, half, bill, day) if is_generated(half, bill.seller.inpe) else layouts.till(r, r.choice(layouts.TILLS[half]), bill, day) for bill, day in bills]
    return PARTS[half].sheet_of(r, drawn, [bill for bill, _ in bills])


def prescription(r: Random, half: str, hand, doctor, patient: str, day: date, written: str, lines) -> object:
    if is_generated(half, doctor.inpe):
        return PARTS[half].prescription(r, half, hand, doctor, patient, day, written, lines)
    return layouts.prescription(r, hand, doctor, patient, written, lines, half)


def results(r: Random, half: str, lab, patient: str, day: date) -> object:
    if is_generated(half, lab.inpe):
        return PARTS[half].results(r, half, lab, patient, day)
    return layouts.results(r, lab, patient, f"{day:%d/%m/%Y}", half)
