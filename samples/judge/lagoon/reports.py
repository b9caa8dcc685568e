"""Laboratory results and reports of images of `lagoon`."""
from datetime import date, timedelta
from random import Random

import begun
from house import House
from ink import Hand, stamp
from lagoon.forms import hour
from lagoon.heads import HEADS
from lagoon.labels import GREY, PALE, aligned
from meadow.labels import running
from orchard.labels import curved
from press import Press
from reports import TESTS

TABLES = ["plain", "plain", "boxes", "striped", "families", "families", "leaders"]
BLOCKS = ["box", "rules", "two_sides", "cells", "run"]
SCENES = [
    ("RADIOGRAPHIE DES POUMONS DE FACE",
     "Transparence pulmonaire normale, sans opacité en foyer.|Pas d'épanchement pleural.|Index cardio-thoracique dans les limites de la normale.|Hiles et médiastin sans particularité.", "Cliché thoracique normal."),
    ("ÉCHOGRAPHIE ABDOMINO-PELVIENNE",
     "Le foie est de taille normale et d'échogénicité homogène.|La vésicule est à paroi fine, sans lithiase.|Les deux reins sont bien différenciés, sans calcul ni dilatation.|La vessie est en bonne réplétion, à contenu anéchogène.|Pas d'épanchement intra-péritonéal.", "Échographie sans lésion décelable ce jour."),
    ("RADIOGRAPHIE DU GENOU FACE ET PROFIL",
     "Interligne fémoro-tibial discrètement pincé en interne.|Pas de trait de fracture visible.|Trame osseuse conservée.|Parties molles sans calcification.", "Début de gonarthrose interne."),
    ("TDM DES SINUS DE LA FACE",
     "Bonne aération des sinus frontaux et sphénoïdaux.|Épaississement muqueux modéré du sinus maxillaire gauche.|Cloison nasale légèrement déviée.|Pas de lyse osseuse.", "Sinusite maxillaire gauche modérée."),
]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    """A sheet of results: whose they are, what was found, who answers for it."""
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 18)
    p, own, wide, imaging = b.p, b.own, b.wide, lab.kind == "radiology"
    scene, file = r.choice(SCENES), own.choice([f"{r.randint(10000, 99999)}", f"{day:%y}-{r.randint(1, 9999):04d}", f"{day:%d%m%y}-{r.randint(1, 120):03d}"])
    y = whose(p, b.h, b.block, facts_of(r, b, patient, day, file, imaging), b.y + 7, wide) + 12
    title = scene[0] if imaging else b.said["report"]
    x, anchor = (p.width / 2, "ms") if own.random() < 0.7 else (p.margin, "ls")
    if own.random() < 0.4:
        p.rect(p.margin, y - 6, wide, 8.6, None, fill=PALE)
        x += 0 if anchor == "ms" else 3
    p.put(x, y, title, 4.8, True, b.h.colour, anchor, room=wide - 6)
    y = seen(p, own, scene, y + 11, wide) if imaging else Table(b, y + 12).draw(r)
    signed(p, r, lab, own.choice(["Le médecin radiologue", "Signature du radiologue"]) if imaging else b.said["biologist"], y, own)
    p.put(p.width / 2, p.height - 11, own.choice([f"{b.h.street} - {b.h.city}", "Résultats à interpréter par votre médecin", f"{b.h.name} - {b.h.phone}"]), 2.7, False, GREY, "ms", room=wide)
    p.put(p.width / 2, p.height - 6.6, b.h.page_of(1, 1), 2.6, False, GREY, "ms", room=wide * 0.3)
    return p


def facts_of(r: Random, b: begun.Sheet, patient: str, day: date, file: str, imaging: bool) -> list[tuple[str, str]]:
    """Label and value of what stands over the table: whose, when, and what else the issuer says, in their order."""
    own, said, h = b.own, b.said, b.h
    taken = h.date(day) + (f" {hour(day)}" if own.random() < 0.25 and len(h.date(day)) < 11 else "")
    known = [(said["report_patient"], patient), ("Examen réalisé le : " if imaging else said["sampled"], taken)]
    others = [(said["report_file"], file), (said["edited"], h.date(day + timedelta(days=own.choice([0, 0, 1])))),
              (said["prescriber"], f"Dr {r.choice(['Berrada', 'Cherkaoui', 'El Idrissi', 'Mernissi', 'Tazi', 'Zniber'])}"), ("Âge / Sexe : ", f"{r.randint(4, 83)} ans / {r.choice('MF')}")]
    own.shuffle(others)
    known += others[:own.randint(1, 4)]
    if own.random() < 0.4:
        known[1], known[2] = known[2], known[1]
    return [(label.strip(" :"), value) for label, value in known]


def whose(p: Press, h: House, how: str, facts, y, wide) -> float:
    """The patient's block in one of its five ways; returns its lower edge."""
    half = (len(facts) + 1) // 2
    low = y + 3 + 5.8 * half
    if how == "run":
        p.put(p.margin, y + 4, f"{facts[0][0]} : {facts[0][1]}", 4, True, room=wide, vital=True)
        return running(p, facts[1:], p.margin, y + 10.4, wide, 3.2) - 4
    if how == "cells":
        for k, (label, value) in enumerate(facts):
            x, top, w = p.margin + wide / 2 * (k % 2), y + 10 * (k // 2), wide / 2
            p.rect(x, top, w, 10, "#8f938f", 0.2)
            p.put(x + 2, top + 3.8, label, 2.6, False, GREY, room=w - 4)
            p.put(x + 2, top + 8.3, value, 3.3, True, room=w - 4, vital=True)
        return y + 10 * half
    if how == "box":
        curved(p, p.margin, y, wide, low - y + 1, h.colour, 3)
    elif how == "rules":
        for at in (y, low + 1):
            p.line(p.margin, at, p.right, at, 0.35, h.colour)
    for x, part in ((p.margin + 3, facts[:half]), (p.margin + wide * 0.52, facts[half:])):
        aligned(p, part, x, y + 5.4, wide * 0.2, wide * 0.46, 5.8, 3.2, True)
    return low + 1


def seen(p: Press, own: Random, scene, y, wide) -> float:
    """What the images show, and what follows of it."""
    lead, end = own.choice([("Constatations :", "Conclusion :"), ("RÉSULTATS :", "CONCLUSION :"), ("On observe :", "En conclusion :")])
    p.put(p.margin, y, lead, 3.5, True)
    for text in scene[1].split("|"):
        y = p.wrapped(p.margin + 4, y + 6.8, text, 3.4, wide - 6, 5)
    at = p.put(p.margin, y + 12, end, 3.5, True)
    return p.wrapped(at + 2, y + 12, scene[2], 3.5, p.right - at - 3, 5)


class Table:
    """The table of what was found: names, results with their units, what is usual."""

    def __init__(self, b: begun.Sheet, y: float):
        self.p, self.h, self.own, self.how, self.wide, self.y = b.p, b.h, b.own, b.form, b.wide, y
        self.heads, self.joined = b.said["report_columns"], b.own.random() < 0.4  # units behind the results, or in a column of their own
        self.x = [b.p.margin + b.wide * share for share in ((0.01, 0.46, 0.6, 0.74) if self.joined else (0.01, 0.4, 0.56, 0.72))]

    def draw(self, r: Random) -> float:
        p, top = self.p, self.y - 5.6
        if self.how in ("boxes", "striped"):
            p.rect(p.margin, top, self.wide, 7.8, None, fill=PALE if self.how == "boxes" else self.h.colour)
        ink = "#ffffff" if self.how == "striped" else ""
        for x, head in zip(self.x, (self.heads[0], self.heads[1], "" if self.joined else "Unités", self.heads[2])):
            p.put(x, self.y, head, 3.1, True, ink, room=self.wide * (0.26 if x == self.x[3] else 0.15 if x != self.x[0] else 0.36))
        self.y += 2.2
        p.line(p.margin, self.y, p.right, self.y, 0.3, self.h.colour)
        tests = r.sample(TESTS, r.randint(4, 11))
        for k, test in enumerate(tests):
            if self.how == "families" and k % 3 == 0:
                self.y += 7.4
                p.rect(p.margin, self.y - 3.6, 1.4, 4.4, None, fill=self.h.colour)
                p.put(p.margin + 3.4, self.y, self.h.w.chapters[(k // 3 + len(tests)) % len(self.h.w.chapters)], 3.3, True, room=self.wide * 0.6)
            self.found(r, k, *test)
        self.y += 2.6
        if self.how == "boxes":
            p.rect(p.margin, top, self.wide, self.y - top, "#555555", 0.3)
            for x in (self.x[1], *([] if self.joined else [self.x[2]]), self.x[3]):
                p.line(x - 2.2, top, x - 2.2, self.y, 0.2, "#555555")
        return self.y

    def found(self, r: Random, k: int, name, unit, low, high):
        p, x, digits = self.p, self.x, 2 if high < 5 else 1 if high < 100 else 0
        number = lambda n: f"{n:.{digits}f}".replace(".", self.h.point[0])
        got = r.uniform(low * 0.9 + high * 0.04, high * 1.18)
        self.y += 6.4
        if self.how == "striped" and k % 2:
            p.rect(p.margin, self.y - 4.4, self.wide, 6.4, None, fill="#f3f5f4")
        end = p.put(x[0], self.y, name, 3.1, room=self.wide * 0.35)
        if self.how == "leaders":
            p.dots(end + 1.4, self.y, x[1] - 2, 0.3, 1.1, 0.25, GREY)
        p.put(x[1], self.y, f"{number(got)} {unit}" if self.joined else number(got), 3.2, got > high or got < low, room=self.wide * (0.26 if self.joined else 0.13))
        if not self.joined:
            p.put(x[2], self.y, unit, 2.9, room=self.wide * 0.13)
        usual = f"Inf. à {number(high)}" if low == 0 else f"{number(low)} - {number(high)}"
        p.put(x[3], self.y, f"({usual})" if self.h.packed else usual, 3, room=self.wide * 0.25)
        if self.how in ("plain", "boxes"):
            p.line(p.margin, self.y + 2, p.right, self.y + 2, 0.12, "#bcc0bc")


def signed(p: Press, r: Random, lab, label: str, y: float, own: Random):
    """Who answers for it, with stamp and at times a hand."""
    x = p.margin + 40 if own.random() < 0.15 else p.right - 38
    p.put(x, y + 14, label, 3.3, False, "", "ms", room=72)
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-4, 4), y + 29), r.choice(["blue", "violet", "navy", "blue"]), r.choice(["round", "frame", "bare", "double"]), 41)
    if r.random() < 0.5:
        Hand(r, "schoolbell", r.choice(["blue", "black"])).sign(p, (x - 26, y + 17, 52, 25))
