"""Invoices, till receipts, prescriptions and results in two groups of layouts: `fit` for development, `judge` left out.

A layout is a record: where the head stands, which words name the number, the date and the total, what the table looks like.
"""
from dataclasses import dataclass
from datetime import date
from random import Random

import attachments
import invoices
from calendar_names import MONTHS
from ink import stamp
from invoices import Bill, money
from paper import Paper



@dataclass(frozen=True)
class Layout:
    family: str
    head: str                      # left, centre, right, boxed, band
    number: str
    day: str
    client: str
    columns: tuple[str, ...]       # item, quantity, unit, sum
    total: str
    dates: str = "dmy/"
    ice: str = "head"              # head or foot
    tax: bool = False
    colour: str = "#111111"
    grid: str = "rules"            # rules, box, lines, plain
    unit: str = " DH"
    point: str = ","
    meta: str = "row"              # number and date: in a row, stacked, at the right, in a frame
    width: float = 210
    height: float = 297


@dataclass(frozen=True)
class Till:
    number: str
    day: str
    total: str
    rule: str = "-"
    item: str = "two"              # lines an item: one, two
    thanks: str = "MERCI DE VOTRE VISITE"
    unit: str = ""
    tax: bool = False
    centred: bool = True


LAYOUTS = {
    "fit": [
        Layout("sans", "left", "Numéro : ", "Date de facturation : ", "", ("", "", "", ""), "Total à payer TTC", "dmy.", tax=True, grid="plain", unit=""),
        Layout("serif", "boxed", "N° : ", "Le ", "Doit : ", ("Produit", "Qté", "", "PPV"), "Net à payer :", "dmy-", grid="lines", unit=" Dhs", meta="right"),
        Layout("sans", "centre", "FACTURE N° ", "Date : ", "Client : ", ("Désignation", "Qté", "P.U.", "Montant"), "TOTAL TTC", ice="foot", grid="box"),
        Layout("condensed", "band", "Facture n° ", "du ", "Patient(e) : ", ("Article", "Quantité", "Prix", "Total"), "Montant total", "dmy/", colour="#1d4d3a", grid="rules", unit=" MAD"),
        Layout("narrow", "right", "N° Facture : ", "Date facture : ", "Nom : ", ("Libellé", "Qté", "PU TTC", "Montant TTC"), "Total TTC", "dmy/", tax=True, grid="box", meta="stack", unit=""),
        Layout("sans", "left", "Facture N° : ", "Établie le ", "Bénéficiaire : ", ("Désignation", "Qté", "", "Total"), "NET A PAYER", "dmy-", ice="foot", grid="lines", width=148, height=210, unit=" DH"),
    ],
    "judge": [
        Layout("serif", "centre", "Facture N° ", "Date d'émission : ", "Facturé à : ", ("Description", "Quantité", "Prix unitaire", "Montant"), "Total à régler", "words", colour="#203864", grid="box", meta="frame", unit=" DH"),
        Layout("sans", "right", "N° de facture ", "Fait le ", "Nom et prénom : ", ("Code / Produit", "Qté", "P.P.V", "Total"), "Total général", "dmy.", ice="foot", grid="lines", meta="stack", unit=" Dhs", point="."),
        Layout("condensed", "boxed", "FACT. N° ", "DATE ", "CLIENT : ", ("DESIGNATION", "QTE", "PRIX", "MONTANT"), "TOTAL TTC A PAYER", "dmy/", tax=True, grid="box", meta="right", unit=""),
        Layout("mono", "left", "Facture no ", "Date ", "Assuré : ", ("Produit", "Nb", "PU", "Montant"), "Somme totale", "dmy-", grid="plain", unit=" MAD"),
        Layout("narrow", "band", "Note d'honoraires N° ", "le ", "Pour : ", ("Prestation", "Nbre", "", "Honoraires"), "Total honoraires", "dmy/", colour="#5b2333", ice="foot", grid="rules", meta="frame", unit=" DH"),
        Layout("sans", "centre", "Facture : ", "Date de vente : ", "M./Mme ", ("Produit", "Quantité", "PPV", "Valeur"), "À payer", "short", tax=False, grid="rules", width=148, height=210, meta="stack", unit=" DH"),
        Layout("serif", "left", "N° ", "du ", "Doit : ", ("Désignation des articles", "Q.", "P.U.", "P.T."), "Arrêtée la présente facture à", "dmy/", tax=True, grid="box", unit=" dirhams", meta="right"),
    ],
}
TILLS = {
    "fit": [Till("FACTURE ", "", "TOTAL TTC"), Till("FACTURE N° ", "LE ", "TOTAL A PAYER", "="), Till("TICKET N° ", "DATE ", "NET A PAYER", "-", "one", "A BIENTOT", " DH")],
    "judge": [Till("Facture n° ", "Date : ", "TOTAL", "*", "two", "Merci et bonne santé", " DH", centred=False), Till("FACT ", "DU ", "TOTAL GENERAL", "_", "one", "VOTRE PHARMACIEN VOUS REMERCIE", " DHS", True),
              Till("N° TICKET: ", "DATE: ", "MONTANT TTC", "-", "one", "ECHANGE SOUS 48 H")],
}


def day_text(d: date, how: str) -> str:
    return {"dmy/": f"{d:%d/%m/%Y}", "dmy-": f"{d:%d-%m-%Y}", "dmy.": f"{d:%d.%m.%Y}", "short": f"{d:%d/%m/%y}", "words": f"{d.day} {MONTHS[d.month - 1]} {d.year}"}[how]


def invoice(rng: Random, layout: Layout, bill: Bill, d: date, title="Facture", lines=None, sheet="", total=True) -> Paper:
    """`lines`, `sheet` and `total` serve invoices of two sheets. Tel. and tax numbers are the seller's, always the same."""
    own = Random(bill.seller.inpe)
    p = Paper(layout.width, layout.height, rng.choice(["#ffffff", "#ffffff", "#fdfdfa", "#f8fbff", "#fbfaf3"]))
    w, f, colour = p.width, layout.family, layout.colour
    telephone, tax_id, patent = f"05{own.randint(20, 39)}{own.randint(100000, 999999)}", own.randint(10 ** 7, 10 ** 8 - 1), own.randint(10 ** 7, 10 ** 8 - 1)
    ice = f"ICE : {bill.ice}" if layout.family != "serif" else f"ICE {bill.ice}"
    head = [bill.seller.city, f"Tél : {telephone}"] + ([ice, f"IF : {tax_id}"] if layout.ice == "head" else [])
    x, anchor = {"left": (16, "ls"), "boxed": (50, "ms"), "centre": (w / 2, "ms"), "right": (w - 16, "rs"), "band": (w / 2, "ms")}[layout.head]
    if layout.head == "boxed":
        p.rect(12, 12, 76, 14 + 6 * len(head), colour, 0.35)
    elif layout.head == "band":
        p.rect(0, 0, w, 20 + 5.5 * len(head), None, fill="#e7edf1")
    name = bill.seller.name.upper() if layout.head in ("centre", "band") else bill.seller.name
    p.text(x, 20, name, 5.0 if layout.head != "boxed" else 4.2, f, True, colour, anchor)
    y = 20.0
    for line in head:
        y += 5.5
        p.text(x, y, line, 3.1, f, False, colour, anchor)
    y += 8
    number, day = f"{layout.number}{bill.number}{' ' + sheet if sheet else ''}", f"{layout.day}{day_text(d, layout.dates)}"
    if layout.meta == "right":
        p.text(w - 16, 20, title.upper(), 6, f, True, colour, "rs")
        p.text(w - 16, 28, number, 4, f, False, "#111111", "rs")
        p.text(w - 16, 35, day, 4, f, False, "#111111", "rs")
    elif layout.meta == "stack":
        p.text(16, y + 4, title.upper() if not layout.number.lower().startswith(("fact", "note")) else "", 5, f, True, colour)
        p.text(16, y + 11, number, 4.2, f, True)
        p.text(16, y + 18, day, 3.6, f)
        y += 20
    elif layout.meta == "frame":
        p.rect(w - 92, y, 78, 18, colour, 0.3)
        p.text(w - 88, y + 7, number, 3.8, f, True)
        p.text(w - 88, y + 14, day, 3.6, f)
        y += 18
    else:
        if not layout.number.lower().startswith("fact"):
            p.text(16, y + 4, title, 5.4, f, True, colour)
            y += 9
        elif title != "Facture":
            number = number.replace("Facture", title).replace("FACTURE", title.upper())
        p.text(16, y + 4, number, 3.8, f, True)
        p.text(w - 16 if layout.width > 150 else w - 10, y + 4, day, 3.5, f, anchor="rs")
        y += 6
    p.text(16 if layout.head != "left" else w * 0.55 if not layout.client else 16, y + 8, layout.client + bill.client, 3.7, f, not layout.client)
    y = _table(p, layout, bill.lines if lines is None else lines, y + 20)
    if total:
        y = _total(p, layout, bill, y)
        if rng.random() < 0.8:
            stamp(p, rng, [bill.seller.name, bill.seller.city, f"Tél {telephone}"], (rng.uniform(50, w - 36), min(y + rng.uniform(22, 46), p.height - 26)), rng.choice(["blue", "violet", "navy", "black"]),
                  rng.choice(["frame", "round", "bare", "double"]), rng.uniform(36, 46))
    else:
        p.text(w - 16, y + 8, "à reporter", 3.4, f, anchor="rs")
    if layout.ice == "foot":
        p.text(w / 2 if layout.head != "centre" else 14, p.height - 14, f"IF : {tax_id}   ICE : {bill.ice}   Patente : {patent}", 2.9, f, False, "#333333", "ms" if layout.head != "centre" else "ls")
    return p


def _table(p, layout: Layout, lines, y):
    w, f = p.width, layout.family
    left, right = 14, w - 14
    columns = [left + 2, right - (right - left) * 0.46, right - (right - left) * 0.24, right - 2]
    anchors = ["ls", "ms", "rs", "rs"]
    if layout.grid == "box":
        p.rect(left, y - 5.2, right - left, 7.6, layout.colour, 0.3, "#e9e9e9")
    for x, title, anchor in zip(columns, layout.columns, anchors):
        p.text(x, y, title, 3.2, f, True, "#111111", anchor)
    if layout.grid in ("rules", "lines"):
        p.line(left, y + 2.2, right, y + 2.2, 0.3, layout.colour)
    for label, count, cents in lines:
        y += 7.4
        values = [label if layout.columns[0] else f"{count} x {label}", str(count) if layout.columns[1] else "", money(cents // count, layout.point) if layout.columns[2] else "", money(cents, layout.point)]
        for x, value, anchor in zip(columns, values, anchors):
            p.text(x, y, value, 3.2, f, False, "#111111", anchor)
        if layout.grid in ("box", "lines"):
            p.line(left, y + 2.2, right, y + 2.2, 0.12, "#777777")
    y += 4.5
    if layout.grid != "box":
        p.line(left, y, right, y, 0.3, layout.colour)
    return y


def _total(p, layout: Layout, bill: Bill, y):
    w, f = p.width, layout.family
    if layout.tax:
        tax = bill.cents * 7 // 107
        for label, cents in (("Total HT", bill.cents - tax), ("TVA 7 %", tax)):
            y += 6
            p.text(w - 62, y, label, 3.3, f, anchor="rs")
            p.text(w - 16, y, money(cents, layout.point), 3.3, f, anchor="rs")
    y += 8
    if layout.grid == "lines":
        p.text(16, y, layout.total, 4.2, f, True)
    else:
        p.text(w - 62, y, layout.total, 3.9, f, True, anchor="rs")
    p.text(w - 16, y, money(bill.cents, layout.point) + layout.unit, 4.1, f, True, anchor="rs")
    return y


def till(rng: Random, t: Till, bill: Bill, d: date) -> Paper:
    """A till receipt of 76 mm."""
    own = Random(bill.seller.inpe)
    p = Paper(76, 96 + (10 if t.item == "two" else 6) * len(bill.lines), rng.choice(["#fcfcfb", "#ffffff", "#f7f7f4"]))
    x, anchor = (38, "ms") if t.centred else (5, "ls")
    y = 9.0
    for k, line in enumerate([bill.seller.name.upper()[:30], bill.seller.city.upper(), f"TEL 05{own.randint(20, 39)}{own.randint(100000, 999999)}", f"ICE:{bill.ice}", f"IF:{own.randint(10 ** 7, 10 ** 8 - 1)}"]):
        p.text(x, y, line, 3.5 if k == 0 else 3.0, "mono", k == 0, anchor=anchor)
        y += 4.8
    p.text(38, y, t.rule * 36, 3.0, "mono", anchor="ms")
    p.text(5, y + 6, f"{t.number}{bill.number}", 3.3, "mono", True)
    p.text(5, y + 11, f"{t.day}{d:%d/%m/%Y} {rng.randint(9, 21):02d}:{rng.randint(0, 59):02d}", 3.1, "mono")
    p.text(38, y + 16, t.rule * 36, 3.0, "mono", anchor="ms")
    y += 22
    for label, count, cents in bill.lines:
        p.text(5, y, label[:24 if t.item == "one" else 30], 3.0, "mono")
        if t.item == "two":
            y += 4.2
            p.text(8, y, f"{count} x {money(cents // count, '.', '')}", 3.0, "mono")
        p.text(71, y, money(cents, ".", ""), 3.0, "mono", anchor="rs")
        y += 5.8
    p.text(38, y, t.rule * 36, 3.0, "mono", anchor="ms")
    p.text(5, y + 8, t.total, 4, "mono", True)
    p.text(71, y + 8, money(bill.cents, ".", "") + t.unit, 4, "mono", True, anchor="rs")
    p.text(38, y + 15, t.thanks, 2.8, "mono", anchor="ms")
    return p


def tickets(rng: Random, half: str, bills: list[tuple[Bill, date]]) -> Paper:
    """One or two receipts glued on, or copied to, a sheet."""
    slips = [till(rng, rng.choice(TILLS[half]), bill, d) for bill, d in bills]
    if len(slips) == 2:
        return invoices.glued(rng, slips)
    sheet = Paper()
    sheet.glue(slips[0], rng.uniform(30, 100), rng.uniform(16, 40), rng.uniform(-2, 2))
    if rng.random() < 0.5:
        seller = bills[0][0].seller
        stamp(sheet, rng, [seller.name, seller.city], (rng.uniform(120, 160), rng.uniform(150, 220)), rng.choice(["blue", "violet", "navy"]), rng.choice(["frame", "bare"]), 42)
    return sheet


PRESCRIPTIONS = {"fit": ["left", "slip", "plain"], "judge": ["band", "two", "corner"]}
RESULTS = {"fit": ["boxed", "line"], "judge": ["centred", "line"]}


def prescription(rng: Random, hand, doctor, patient, day, lines, half: str) -> Paper:
    """Letterheads of the samples, and two of the judge's own."""
    layout = rng.choice(PRESCRIPTIONS[half])
    if layout in ("left", "slip", "band", "two"):
        return attachments.prescription(rng, hand, doctor, patient, day, lines, layout)
    p = Paper(colour=rng.choice(attachments.TINTS))
    own = Random(doctor.inpe)
    colour, family = own.choice(["#111111", "#1f3864", "#3b3b3b"]), own.choice(["sans", "serif"])
    if layout == "plain":
        p.text(16, 22, doctor.name, 6, family, True, colour)
        p.text(16, 29, doctor.speciality, 3.8, family, False, colour)
        p.text(16, 34, f"Cabinet médical - {doctor.city}", 3.4, family, False, colour)
        p.line(14, 39, 196, 39, 0.4, colour)
        p.text(128, 52, f"{doctor.city}, le", 3.6, family, anchor="rs")
        hand.write(p, (130, 45, 44, 8.5), day)
        p.text(105, 70, "ORDONNANCE", 5.6, family, True, "#111111", "ms")
        label, name_x, y = "Nom du patient :", 48, 86
    else:
        p.text(194, 20, doctor.name, 5.2, family, True, colour, "rs")
        p.text(194, 27, doctor.speciality, 3.4, family, False, colour, "rs")
        p.text(16, 20, "Ordonnance", 7, family, False, colour)
        p.rect(14, 34, 182, 14, colour, 0.25)
        p.text(18, 43, "Date", 3.4, family)
        hand.write(p, (30, 37, 40, 8.5), day)
        label, name_x, y = "Patient", 100, 43
    p.text(name_x - 4, y, label, 3.5, family, anchor="rs")
    hand.write(p, (name_x, y - 6.5, 90, 8.5), patient)
    y += 22
    for k, line in enumerate(lines):
        hand.write(p, (22 + (9 if k % 2 else 0), y - 8, 150, 9), line, height=3.4)
        y += 12.5
    centre = (rng.uniform(120, 160), min(y + 28, 250))
    stamp(p, rng, [doctor.name, doctor.speciality, doctor.city], centre, rng.choice(["violet", "navy", "blue", "black"]), rng.choice(["frame", "double", "round", "bare"]))
    hand.sign(p, (centre[0] - 30, centre[1] - 14, 60, 28))
    p.line(14, 278, 196, 278, 0.3, colour)
    p.text(105, 284, f"Adresse : {doctor.city} - Tél : 05 {own.randint(20, 39)} {own.randint(10, 99)} {own.randint(10, 99)} {own.randint(10, 99)}", 3, family, False, colour, "ms")
    return p


def results(rng: Random, lab, patient, day, half: str) -> Paper:
    names = rng.sample(["NFS + plaquettes", "CRP", "Ferritine", "Vitamine D", "TSH us", "HbA1c", "Glycémie à jeun", "Créatinine", "Uricémie", "Bilan lipidique", "ASAT ALAT", "Urée"], rng.randint(3, 7))
    layout = rng.choice(RESULTS[half])
    if layout != "centred":
        return attachments.lab_result(rng, lab, patient, day, names, layout)
    p = Paper(colour=rng.choice(attachments.TINTS))
    p.text(105, 20, lab.name.upper(), 5.6, "sans", True, "#1f3864", "ms")
    p.text(105, 27, f"Laboratoire d'analyses médicales - {lab.city}", 3.2, "sans", False, "#1f3864", "ms")
    p.line(14, 32, 196, 32, 0.5, "#1f3864")
    p.text(16, 46, f"Patient : {patient.upper()}", 3.7, "sans", True)
    p.text(16, 53, f"Prélèvement du {day}", 3.3)
    p.text(130, 46, f"Dossier : {rng.randint(10000, 99999)}", 3.3)
    p.text(105, 68, "COMPTE RENDU D'ANALYSES", 5, "sans", True, anchor="ms")
    y = 82.0
    for x, title in ((16, "Analyse"), (92, "Résultat"), (140, "Valeurs de référence")):
        p.text(x, y, title, 3.4, "sans", True)
    for name in names:
        y += 8.6
        low = rng.uniform(0.4, 6)
        p.text(16, y, name, 3.3)
        p.text(92, y, f"{low * rng.uniform(1, 1.9):.2f} g/L", 3.3, "sans", True)
        p.text(140, y, f"{low:.2f} - {low * 2:.2f}", 3.3)
        p.line(14, y + 2.4, 196, y + 2.4, 0.1, "#999999")
    p.text(150, y + 22, "Le biologiste", 3.3)
    stamp(p, rng, [lab.name, lab.city], (164, y + 36), rng.choice(["blue", "violet"]), rng.choice(["round", "frame", "bare"]), 40)
    return p
