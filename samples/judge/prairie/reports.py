"""Laboratory results and reports of images of `prairie`."""
from datetime import date, timedelta
from random import Random

import begun
from house import House
from ink import Hand, stamp
from paper import MM
from prairie.forms import hour
from prairie.heads import HEADS
from prairie.labels import GREY, LINE, PALE, axis, cell, run_on
from press import Press
from reports import TESTS

TABLES = ["open", "open", "ruled", "frames", "chapters", "chapters", "zebra"]
BLOCKS = ["frame", "columns", "cells", "axis", "run", "right"]
SCENES = [
    ("RADIOGRAPHIE THORACIQUE DE FACE",
     "Bonne inspiration, cliché bien centré.|Parenchyme pulmonaire de transparence normale.|Culs-de-sac pleuraux libres.|Silhouette cardio-médiastinale de taille normale.|Cadre osseux respecté.", "Radiographie du thorax sans anomalie visible."),
    ("ÉCHOGRAPHIE RÉNALE ET VÉSICALE",
     "Reins de taille et de contours normaux, bien différenciés.|Cavités excrétrices fines.|Microcalcul caliciel inférieur gauche de 4 mm.|Vessie de contenu transsonore, à paroi régulière.", "Microlithiase rénale gauche non obstructive."),
    ("RADIOGRAPHIE DU RACHIS CERVICAL",
     "Rectitude du rachis cervical.|Hauteur des corps vertébraux conservée.|Pincement discal modéré C5-C6.|Pas de lésion osseuse suspecte.", "Cervicarthrose débutante C5-C6."),
    ("ÉCHOGRAPHIE THYROÏDIENNE",
     "Lobes thyroïdiens de volume normal, d'échostructure homogène.|Isthme fin.|Nodule isoéchogène du lobe droit de 6 mm, bien limité.|Pas d'adénopathie jugulo-carotidienne.", "Nodule thyroïdien droit classé EU-TIRADS 3."),
    ("TDM CÉRÉBRALE SANS INJECTION",
     "Absence d'hémorragie intra ou péri-cérébrale.|Système ventriculaire en place, de taille normale.|Pas d'effet de masse.|Fosse postérieure sans particularité.", "Examen tomodensitométrique normal."),
]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    """A sheet of results: whose they are, what was found, who answers for it."""
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 18)
    p, own, wide, imaging = b.p, b.own, b.wide, lab.kind == "radiology"
    scene, file = r.choice(SCENES), own.choice([f"{r.randint(1000, 99999)}/{day:%y}", f"{day:%y%m%d}{r.randint(1, 150):03d}", f"{r.randint(100000, 999999)}", f"{day:%m}-{r.randint(1, 900):04d}"])
    title, facts = scene[0] if imaging else b.said["report"], whose_facts(r, b, patient, day, file, imaging)
    first, y = own.random() < 0.3, b.y
    if first:  # the title over the patient's block
        y = entitled(p, b.h, own, title, y + 11, wide) - 3
    y = whose(p, b.h, b.block, facts, y + 7, wide) + 6
    if not first:
        y = entitled(p, b.h, own, title, y + 7, wide)
    y = seen(p, own, scene, y + 10, wide) if imaging else Found(b, y + 11).draw(r)
    signed(p, r, lab, own.choice(["Le radiologue", "Dr en radiologie, signature"]) if imaging else b.said["biologist"], y, own)
    p.line(p.margin, p.height - 15, p.right, p.height - 15, 0.2, LINE)
    p.put(p.margin, p.height - 10.6, own.choice([f"{b.h.street}, {b.h.city}", f"{b.h.phone}", "À présenter au médecin traitant"]), 2.7, False, GREY, room=wide * 0.7)
    p.put(p.right, p.height - 10.6, b.h.page_of(1, 1), 2.6, False, GREY, "rs", room=wide * 0.28)
    return p


def entitled(p: Press, h: House, own: Random, title: str, y, wide) -> float:
    """The title: in the middle in a frame of its length, underlined, or from the left behind a bar."""
    how = own.choice(["frame", "line", "bar"])
    if how == "bar":
        p.rect(p.margin, y - 4, 1.6, 5.4, None, fill=h.colour)
        p.put(p.margin + 4, y, title, 4.8, True, h.colour, room=wide - 6)
        return y
    end = p.put(p.width / 2, y, title, 4.6, True, h.colour, "ms", room=wide - 12)
    if how == "line":
        p.line(p.width - end, y + 1.6, end, y + 1.6, 0.35, h.colour)
    else:
        p.rect(p.width - end - 4, y - 5.2, 2 * end - p.width + 8, 7.6, h.colour, 0.3)
    return y


def whose_facts(r: Random, b: begun.Sheet, patient: str, day: date, file: str, imaging: bool) -> list[tuple[str, str]]:
    """Label and value of what stands over the table: whose, when, and what else the issuer says, in their order."""
    own, said, h = b.own, b.said, b.h
    taken = h.date(day) + (f" à {hour(day)}" if own.random() < 0.25 and len(h.date(day)) < 11 else "")
    known = [(said["report_patient"], patient), ("Date de l'examen : " if imaging else said["sampled"], taken)]
    others = [("N° d'examen : " if imaging else said["report_file"], file), (said["edited"], h.date(day + timedelta(days=own.choice([0, 0, 1, 2])))),
              (said["prescriber"], f"Dr {r.choice(['Alami', 'Benkirane', 'El Fassi', 'Lahlou', 'Sebti', 'Filali'])}"), (own.choice(["Sexe : ", "Âge : "]), "")]
    others[3] = (others[3][0], f"{r.randint(5, 84)} ans" if others[3][0] == "Âge : " else r.choice(["Masculin", "Féminin"]))
    own.shuffle(others)
    known += others[:own.randint(1, 4)]
    if own.random() < 0.35:
        known[1], known[-1] = known[-1], known[1]
    return [(label.strip(" :"), value) for label, value in known]


def whose(p: Press, h: House, how: str, facts, y, wide) -> float:
    """The patient's block in one of its six ways; returns its lower edge."""
    half = (len(facts) + 1) // 2
    if how == "run":
        p.line(p.margin, y, p.right, y, 0.3, h.colour)
        low = run_on(p, facts, p.margin, y + 6, wide, 3.3, 5.8)
        p.line(p.margin, low - 2, p.right, low - 2, 0.3, h.colour)
        return low - 1
    if how == "axis":
        return axis(p, facts, p.margin + wide * 0.36, y + 4, wide * 0.35, wide * 0.6, 5.6, 3.3) + 2
    if how == "right":
        x = p.margin + wide * 0.44
        high = 5.6 * len(facts) + 4
        p.rect(x, y, p.right - x, high, None, fill=PALE)
        for k, (label, value) in enumerate(facts):
            p.put(x + 3, y + 6 + 5.6 * k, f"{label} :", 2.9, False, GREY, room=(p.right - x) * 0.44)
            p.put(x + (p.right - x) * 0.48, y + 6 + 5.6 * k, value, 3.3, k == 0, room=(p.right - x) * 0.5, vital=True)
        return y + high
    if how == "cells":
        for k, (label, value) in enumerate(facts):
            last = k == len(facts) - 1 and k % 2 == 0
            cell(p, label, value, p.margin + wide / 2 * (k % 2), y + 10.6 * (k // 2), wide if last else wide / 2, 10.6, size=3.3)
        return y + 10.6 * half
    low = y + 4 + 5.8 * half
    if how == "frame":
        p.draw.rounded_rectangle([p.margin * MM, y * MM, p.right * MM, low * MM], 20, outline=h.colour, width=3)
    for x, part in ((p.margin + 3, facts[:half]), (p.margin + wide * 0.51, facts[half:])):
        for k, (label, value) in enumerate(part):
            end = p.put(x, y + 6 + 5.8 * k, f"{label} : ", 3, False, GREY, room=wide * 0.24)
            p.put(end, y + 6 + 5.8 * k, value, 3.3, x < p.width / 2 and k == 0, room=x + wide * 0.46 - end, vital=True)
    return low


def seen(p: Press, own: Random, scene, y, wide) -> float:
    """What the images show, and what follows of it."""
    lead, end = own.choice([("Résultat :", "Conclusion :"), ("COMPTE RENDU :", "AU TOTAL :"), ("L'examen montre :", "Conclusion :"), ("Technique et résultats :", "Synthèse :")])
    p.put(p.margin, y, lead, 3.5, True)
    for text in scene[1].split("|"):
        y = p.wrapped(p.margin + 3, y + 6.6, f"- {text}", 3.4, wide - 6, 5)
    p.put(p.margin, y + 11, end, 3.5, True)
    return p.wrapped(p.margin + 3, y + 17, scene[2], 3.5, wide - 6, 5, own.random() < 0.4)


class Found:
    """The table of what was found: names, results with their units, what is usual."""

    def __init__(self, b: begun.Sheet, y: float):
        self.p, self.h, self.own, self.how, self.wide, self.y = b.p, b.h, b.own, b.form, b.wide, y
        self.heads, self.joined = b.said["report_columns"], b.own.random() < 0.5  # units behind the results, or in a column of their own
        self.x = [b.p.margin + b.wide * share for share in ((0.01, 0.44, 0.6, 0.75) if self.joined else (0.01, 0.42, 0.57, 0.73))]

    def draw(self, r: Random) -> float:
        p, top, heads = self.p, self.y - 5.4, (self.heads[0], self.heads[1], "" if self.joined else self.own.choice(["Unité", "Unités"]), self.heads[2])
        if self.how in ("frames", "zebra"):
            p.rect(p.margin, top, self.wide, 7.6, None, fill=PALE)
        elif self.how == "ruled":
            p.line(p.margin, top, p.right, top, 0.5, self.h.colour)
        for k, (x, head) in enumerate(zip(self.x, heads)):
            p.put(x, self.y, head, 3.1, True, self.h.colour if self.how == "open" else "", room=self.wide * (0.38, 0.26 if self.joined else 0.14, 0.14, 0.24)[k])
        self.y += 2.2
        p.line(p.margin, self.y, p.right, self.y, 0.5 if self.how == "ruled" else 0.25, self.h.colour)
        tests = r.sample(TESTS, r.randint(4, 11))
        chapters = [w for w in self.h.w.chapters]
        for k, test in enumerate(tests):
            if self.how == "chapters" and k % 4 == 0:
                self.y += 7.6
                title = chapters[(k // 4 + len(tests)) % len(chapters)]
                p.put(p.margin + self.wide / 2 if self.h.packed else p.margin, self.y, title, 3.3, True, "", "ms" if self.h.packed else "ls", room=self.wide * 0.6)
            self.found(r, k, *test)
        self.y += 2.6
        if self.how == "frames":
            p.rect(p.margin, top, self.wide, self.y - top, "#666666", 0.25)
            for x in (self.x[1], *([] if self.joined else [self.x[2]]), self.x[3]):
                p.line(x - 2, top, x - 2, self.y, 0.2, "#666666")
        elif self.how == "ruled":
            p.line(p.margin, self.y, p.right, self.y, 0.5, self.h.colour)
        return self.y

    def found(self, r: Random, k: int, name, unit, low, high):
        p, x, digits = self.p, self.x, 2 if high < 5 else 1 if high < 100 else 0
        number = lambda n: f"{n:.{digits}f}".replace(".", self.h.point[0])
        got = r.uniform(low * 0.88 + high * 0.05, high * 1.16)
        self.y += 6.2
        if self.how == "zebra" and k % 2 == 0:
            p.rect(p.margin, self.y - 4.3, self.wide, 6.2, None, fill="#f4f5f4")
        p.put(x[0], self.y, name, 3.1, room=self.wide * 0.39)
        p.put(x[1], self.y, f"{number(got)} {unit}" if self.joined else number(got), 3.2, got > high or got < low, room=self.wide * (0.28 if self.joined else 0.13))
        if not self.joined:
            p.put(x[2], self.y, unit, 2.9, room=self.wide * 0.14)
        usual = f"< {number(high)}" if low == 0 else f"{number(low)} à {number(high)}"
        p.put(x[3], self.y, f"[{usual}]" if self.h.packed else usual, 3, room=self.wide * 0.24)
        if self.how in ("frames", "chapters"):
            p.line(p.margin, self.y + 1.9, p.right, self.y + 1.9, 0.12, "#c0c4c0")


def signed(p: Press, r: Random, lab, label: str, y: float, own: Random):
    """Who answers for it, with stamp and at times a hand."""
    x = p.margin + 42 if own.random() < 0.15 else p.right - 38
    p.put(x, y + 13, label, 3.3, False, "", "ms", room=72)
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-4, 4), y + 28), r.choice(["blue", "navy", "violet", "blue"]), r.choice(["frame", "round", "double", "bare"]), 41)
    if r.random() < 0.5:
        Hand(r, "schoolbell", r.choice(["blue", "black"])).sign(p, (x - 26, y + 16, 52, 25))
