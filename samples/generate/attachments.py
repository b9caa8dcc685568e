"""The papers handed in with a form: prescriptions, laboratory results, cut-out labels, identity card, other papers."""
from random import Random

import barcode
from ink import Hand, stamp
from paper import Paper

TINTS = ["#ffffff", "#fdfcf7", "#fafcff", "#fbfff9"]


def prescription(rng: Random, hand: Hand, doctor, patient: str, day: str, lines: list[str], layout: str) -> Paper:
    """A prescription in one of four letterheads; date, patient and lines by hand."""
    paper = Paper(colour=rng.choice(TINTS)) if layout != "slip" else Paper(148, 210, rng.choice(TINTS))
    {"left": _head_left, "band": _head_band, "slip": _head_slip, "two": _head_two}[layout](paper, doctor)
    w, top = paper.width, {"left": 62, "band": 66, "slip": 48, "two": 70}[layout]
    if layout in ("left", "slip"):
        paper.text(w - 68, top, f"{doctor.city}, le", 3.6, "serif")
        hand.write(paper, (w - 68 + 4 + 2 * len(doctor.city), top - 7, 40, 8.5), day)
        paper.text(w / 2, top + 14, "ORDONNANCE", 5.5, "serif", True, anchor="ms")
        name_y = top + 28
    else:
        paper.text(w / 2, top, "Ordonnance médicale", 6, "sans", True, anchor="ms")
        paper.text(20, top + 14, "Date :", 3.6)
        hand.write(paper, (34, top + 7, 42, 8.5), day)
        name_y = top + 26
    paper.text(20, name_y, rng.choice(["Patient(e) :", "M. / Mme :", "Nom et prénom :"]), 3.6)
    hand.write(paper, (50, name_y - 7, w - 70, 8.5), patient)
    y = name_y + 20
    for k, line in enumerate(lines):
        hand.write(paper, (26 + (10 if k % 2 and layout != "two" else 0), y - 8, w - 50, 9), line, height=3.3)
        y += 11 if layout == "slip" else 13
    centre = (w - 48, min(y + 26, paper.height - 34))
    stamp(paper, rng, [doctor.name, doctor.speciality, doctor.city], centre, rng.choice(["violet", "navy", "blue"]), rng.choice(["frame", "double", "round"]))
    hand.sign(paper, (centre[0] - 30, centre[1] - 14, 60, 28))
    return paper


def _head_left(p, d):
    p.text(18, 24, d.name, 6.2, "serif", True, "#1d3a5c")
    p.text(18, 31, d.speciality, 4, "serif", False, "#1d3a5c")
    p.text(18, 37, "Sur rendez-vous", 3.2, "serif", False, "#1d3a5c")
    p.line(18, 42, 192, 42, 0.6, "#1d3a5c")
    p.text(192, 24, f"12, rue du Stade - {d.city}", 3.2, "serif", False, "#1d3a5c", "rs")


def _head_band(p, d):
    p.rect(0, 0, p.width, 34, None, fill="#dfeaf0")
    p.text(p.width / 2, 15, d.name.upper(), 6.4, "sans", True, "#12414d", "ms")
    p.text(p.width / 2, 23, f"Spécialité : {d.speciality}", 3.8, "sans", False, "#12414d", "ms")
    p.text(p.width / 2, 29, f"Immeuble Zaytouna, 2e étage, {d.city}", 3.2, "sans", False, "#12414d", "ms")


def _head_slip(p, d):
    p.text(p.width / 2, 16, d.name, 5.4, "condensed", True, "#222222", "ms")
    p.text(p.width / 2, 23, d.speciality, 3.4, "condensed", False, "#222222", "ms")
    p.line(14, 28, p.width - 14, 28, 0.3)
    p.line(14, 29.2, p.width - 14, 29.2, 0.3)


def _head_two(p, d):
    p.text(16, 20, d.name, 5, "sans", True, "#5a1f3c")
    p.text(16, 27, d.speciality, 3.4, "sans", False, "#5a1f3c")
    p.text(16, 33, f"Cabinet médical, {d.city}", 3.2, "sans", False, "#5a1f3c")
    p.text(194, 20, "الدكتور", 5, "arabic", True, "#5a1f3c", "rs")
    p.text(194, 28, "عيادة طبية", 4.2, "arabic", False, "#5a1f3c", "rs")
    p.line(16, 40, 194, 40, 0.8, "#5a1f3c")
    p.text(105, 284, "Prière de rapporter cette ordonnance à la prochaine visite", 2.9, "sans", False, "#5a1f3c", "ms")


def medicine_labels(rng: Random, medicines) -> Paper:
    """Cut-outs of medicine boxes glued on a sheet, two or three a row; the returned order of `medicines` is the reading order."""
    paper = Paper(colour=rng.choice(TINTS))
    per_row = rng.choice([2, 2, 3])
    pitch = 190 / per_row
    for i, medicine in enumerate(medicines):
        row, column = divmod(i, per_row)
        slip = Paper(rng.uniform(46, 54), rng.uniform(27, 31), rng.choice(["#ffffff", "#f3f9ff", "#fff6ee", "#f2fbf2"]))
        slip.text(slip.width / 2, 5, medicine.name, 3.0, "condensed", True, rng.choice(["#181818", "#123a7a", "#7a1228"]), "ms")
        modules = barcode.ean13(medicine.ean)
        width = 0.339 * len(modules)
        barcode.draw(slip, modules, (slip.width - width) / 2, 7, width, 12)
        slip.text(slip.width / 2, 22.4, f"{medicine.ean[0]} {medicine.ean[1:7]} {medicine.ean[7:]}", 2.9, "mono", False, "#111111", "ms")
        price = f"{medicine.cents / 100:.2f}"
        slip.text(slip.width / 2, 26.2, rng.choice([f"PPV : {price} DH", f"P.P.V. {price.replace('.', ',')} Dhs"]), 2.8, "sans", True, "#111111", "ms")
        paper.glue(slip, 14 + column * pitch + rng.uniform(0, 5), 24 + row * 44 + rng.uniform(-3, 3), rng.uniform(-6, 6))
    return paper


def lab_result(rng: Random, lab, patient: str, day: str, names: list[str], layout: str) -> Paper:
    """Results of a laboratory: a table with values and their usual range."""
    paper = Paper(colour=rng.choice(TINTS))
    colour = rng.choice(["#143d59", "#2f5d3a", "#222222"])
    if layout == "boxed":
        paper.rect(14, 12, 182, 26, colour, 0.4)
        paper.text(20, 23, lab.name.upper(), 5.6, "sans", True, colour)
        paper.text(20, 31, f"Biologie médicale - {lab.city}", 3.4, "sans", False, colour)
    else:
        paper.text(196, 22, lab.name, 6, "serif", True, colour, "rs")
        paper.text(196, 29, f"Analyses de biologie médicale, {lab.city}", 3.4, "serif", False, colour, "rs")
        paper.line(14, 34, 196, 34, 0.4, colour)
    paper.text(16, 50, f"Nom : {patient}", 3.8, "sans", True)
    paper.text(16, 57, f"Prélevé le {day} à {rng.randint(7, 10)} h {rng.randint(10, 59)}", 3.4)
    paper.text(150, 57, f"Réf. {rng.randint(10000, 99999)}", 3.4)
    paper.text(105, 72, "RÉSULTATS D'ANALYSES", 5, "sans", True, anchor="ms")
    y = 86.0
    for x, title in ((18, "Examen"), (96, "Résultat"), (140, "Intervalle de référence")):
        paper.text(x, y, title, 3.4, "sans", True)
    paper.line(16, y + 2.5, 194, y + 2.5, 0.4)
    for name in names:
        y += 9
        low = rng.uniform(0.4, 6)
        paper.text(18, y, name, 3.5)
        paper.text(96, y, f"{low * rng.uniform(1, 1.9):.2f}".replace(".", ",") + rng.choice([" g/l", " mmol/l", " UI/l"]), 3.5, "sans", True)
        paper.text(140, y, f"{low:.2f} à {low * 2:.2f}".replace(".", ","), 3.5)
    paper.text(150, y + 26, "Le biologiste responsable", 3.4)
    stamp(paper, rng, [lab.name, lab.city], (166, y + 40), "blue", rng.choice(["round", "frame"]), 40)
    return paper


def identity_card(rng: Random, first: str, last: str, birth: str, cin: str) -> Paper:
    """An invented card, marked as a specimen; looks like no state's card."""
    paper = Paper()
    card = Paper(86, 54, "#e8eef2")
    card.rect(0.4, 0.4, 85.2, 53.2, "#7b93a5", 0.4)
    card.text(43, 7, "ROYAUME DU MAROC", 3.2, "sans", True, "#21425a", "ms")
    card.text(43, 12, "Carte nationale d'identité", 3, "sans", False, "#21425a", "ms")
    card.rect(5, 16, 22, 28, "#8fa2b0", 0.3, "#c7d3da")
    card.draw.ellipse([130, 230, 250, 370], fill="#8d9aa3")
    card.draw.ellipse([95, 380, 290, 600], fill="#8d9aa3")
    card.rect(5, 44, 22, 9.6, None, fill="#e8eef2")
    for k, line in enumerate((first.upper(), last.upper(), f"né(e) le {birth}", f"CIN {cin}")):
        card.text(31, 21 + 7 * k, line, 3.4, "condensed", k == 1, "#1b2b36")
    card.text(62, 50, "SPÉCIMEN", 5, "sans", True, "#b04038", "ms")
    paper.glue(card, 60 + rng.uniform(-20, 20), 60 + rng.uniform(-15, 40), rng.uniform(-3, 3))
    return paper


def school_certificate(rng: Random, pupil: str, city: str, day: str) -> Paper:
    """A school's certificate: an attachment of type `other`."""
    paper = Paper()
    paper.text(105, 34, "LYCÉE DES JARDINS", 5, "serif", True, anchor="ms")
    paper.text(105, 70, "CERTIFICAT DE SCOLARITÉ", 7, "serif", True, anchor="ms")
    for k, line in enumerate(("Le directeur soussigné certifie que l'élève", pupil, "est inscrit(e) pour l'année scolaire 2025-2026.", f"Fait à {city}, le {day}")):
        paper.text(30, 100 + 14 * k, line, 4.4, "serif", k == 1)
    stamp(paper, rng, ["LYCÉE DES JARDINS", city], (150, 180), "blue", "round", 44)
    return paper


def dental_form(rng: Random) -> Paper:
    """Another form of the house: dental care. Not the claim form, though it looks like kin."""
    paper = Paper()
    colour = "#2a5d8c"
    paper.rect(10, 10, 40, 14, colour, 0.3, "#e6eef7")
    paper.text(30, 19, "CNSS", 6, "sans", True, colour, "ms")
    paper.text(120, 20, "FEUILLE DE SOINS DENTAIRES", 6, "sans", True, colour, "ms")
    paper.text(120, 30, "ورقة علاجات الأسنان", 6, "arabic", True, colour, "ms")
    paper.text(200, 12, "Réf : 610-1-04", 3, "sans", False, colour, "rs")
    for k, label in enumerate(("Nom et prénom de l'assuré(e)", "N° d'immatriculation", "Nom et prénom du bénéficiaire", "Déclaration du chirurgien-dentiste")):
        paper.text(14, 46 + 12 * k, label, 3.4, "sans", k == 3, colour)
        paper.dots(70, 46 + 12 * k, 196, fill=colour)
    for row, y in enumerate((110, 126)):
        for column in range(16):
            paper.rect(16 + 11.2 * column, y, 9.6, 12, colour, 0.3)
            paper.text(20.8 + 11.2 * column, y + 8, str((18 - column if column < 8 else 13 + column) + 30 * row if row == 0 else (48 - column if column < 8 else 23 + column)), 3, "sans", False, colour, "ms")
    for k in range(7):
        for x, w in ((14, 26), (40, 50), (90, 36), (126, 34), (160, 36)):
            paper.rect(x, 150 + 11 * k, w, 11, colour, 0.25)
    for x, label in ((27, "Dent"), (65, "Code NGAP"), (108, "Date"), (143, "Coefficient"), (178, "Montant")):
        paper.text(x, 157, label, 3.2, "sans", True, colour, "ms")
    paper.text(14, 250, "Cachet et signature du chirurgien-dentiste", 3.2, "sans", False, colour)
    paper.rect(110, 240, 86, 36, colour, 0.3)
    return paper
