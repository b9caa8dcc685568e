"""Laboratory results and reports of images of `orchard`."""
from datetime import date, timedelta
from random import Random

import begun
from house import House
from ink import Hand, stamp
from orchard.forms import hour
from orchard.heads import HEADS
from orchard.labels import GREY, PALE, curved, listed, stops
from press import Press
from reports import TESTS

TABLES = ["rules", "rules", "cells", "bands", "chapters", "marked", "dots"]
BLOCKS = ["frame", "pale", "columns", "grid", "stops", "right"]
IMAGES = [
    ("RADIOGRAPHIE DU THORAX FACE", "Absence de foyer parenchymateux évolutif.|Culs-de-sac pleuraux libres.|Silhouette cardio-médiastinale de volume normal.|Cadre osseux sans particularité.", "Radiographie thoracique sans anomalie décelable."),
    ("ÉCHOGRAPHIE ABDOMINALE", "Foie de taille normale, de contours réguliers, d'échostructure homogène.|Vésicule biliaire alithiasique, à paroi fine.|Voies biliaires non dilatées.|Rate et pancréas d'aspect normal.|Reins de taille normale, sans dilatation des cavités.", "Examen échographique abdominal sans anomalie."),
    ("RADIOGRAPHIE DU RACHIS LOMBAIRE", "Rectitude du rachis lombaire.|Hauteur des corps vertébraux respectée.|Discret pincement discal L5-S1.|Pas de lésion osseuse suspecte.", "Discopathie L5-S1 débutante."),
    ("ÉCHOGRAPHIE THYROÏDIENNE", "Lobes de taille normale, d'échostructure homogène.|Isthme non épaissi.|Absence de nodule individualisable.|Pas d'adénopathie cervicale.", "Thyroïde d'aspect échographique normal."),
]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    """A sheet of results: whose they are, what was found, who answers for it."""
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 18)
    p, h, own, said, wide = b.p, b.h, b.own, b.said, b.wide
    file = f"{day:%y%m}{r.randint(1, 9000):05d}" if own.random() < 0.5 else f"{r.randint(100, 9999):04d}/{day:%y}"
    imaging = lab.kind == "radiology"
    scene = r.choice(IMAGES)
    title = own.choice(["COMPTE RENDU", "Compte rendu"]) + f" : {scene[0]}" if imaging else said["report"]
    y = b.y + 9
    if own.random() < 0.6:
        p.put(p.width / 2, y + 2, title, 4.8, True, h.colour, "ms", room=wide)
        end = min(p.length(title, 4.8, True), wide) / 2
        p.line(p.width / 2 - end, y + 3.6, p.width / 2 + end, y + 3.6, 0.3, h.colour)
        y = who(p, h, b.block, facts_of(r, h, own, said, patient, day, file, imaging), y + 8, wide) + 12
    else:
        y = who(p, h, b.block, facts_of(r, h, own, said, patient, day, file, imaging), y, wide) + 12
        p.put(p.margin, y, title, 4.6, True, h.colour, room=wide)
        y += 10
    y = image(p, own, scene, y, wide) if imaging else Findings(p, h, own, b.form, y).draw(r, said["report_columns"])
    signed(p, r, lab, own.choice(["Le radiologue", "Dr radiologue", "Médecin radiologue"]) if imaging else said["biologist"], y, own)
    p.put(p.margin, p.height - 8, h.page_of(1, 1), 2.7, False, GREY, room=wide * 0.2)
    p.put(p.right, p.height - 8, own.choice([f"{h.street} - {h.city} - {h.phone}", f"{h.name}, {h.city}", "Compte rendu strictement confidentiel", "Horaires : 7h30 - 18h, samedi 7h30 - 13h"]), 2.7, False, GREY, "rs", room=wide * 0.76)
    return p


def facts_of(r: Random, h: House, own: Random, said, patient: str, day: date, file: str, imaging: bool) -> list[tuple[str, str]]:
    """Label and value of what stands over the table, in the issuer's order."""
    clock = f" {hour(day)}" if own.random() < 0.3 and len(h.date(day)) < 11 else ""
    known = {
        "name": (said["report_patient"], patient), "file": (said["report_file"], file), "taken": ("Examen du : " if imaging else said["sampled"], h.date(day) + clock), "edited": (said["edited"], h.date(day + timedelta(days=own.choice([0, 0, 1])))),
        "doctor": (said["prescriber"], f"Dr {r.choice(['Sqalli', 'Naciri', 'Benjelloun', 'Alaoui', 'Ouazzani', 'Bennis'])}"), "age": ("Âge : ", f"{r.randint(3, 84)} ans"), "sex": ("Sexe : ", r.choice(["Masculin", "Féminin"])),
    }
    orders = ("name taken doctor", "file name age taken edited doctor", "name sex taken edited", "name file taken", "taken name age doctor", "name doctor file taken edited")
    return [(label.strip(" :"), value) for label, value in (known[k] for k in own.choice(orders).split())]


def who(p: Press, h: House, how: str, facts, y, wide) -> float:
    """The patient's block in one of its six ways; returns its lower edge."""
    half = (len(facts) + 1) // 2
    if how == "stops":
        return stops(p, facts, p.margin, y + 4, wide, 3.2, 5.8) - 4
    if how == "right":
        x = p.margin + wide * 0.45
        low = listed(p, facts, x, y + 4, 36, wide * 0.55, 5.6, 3.2)
        p.line(x - 3, y, x - 3, low + 1, 0.4, h.colour)
        return low + 2
    if how == "grid":
        for k, (label, value) in enumerate(facts):
            x, top = p.margin + wide / 2 * (k % 2), y + 7 * (k // 2)
            p.rect(x, top, wide / 2, 7, "#8a8f94", 0.2)
            p.rect(x, top, wide * 0.17, 7, "#8a8f94", 0.2, PALE)
            p.put(x + 1.8, top + 4.8, label, 2.9, room=wide * 0.17 - 3)
            p.put(x + wide * 0.17 + 2, top + 4.8, value, 3.2, True, room=wide * 0.33 - 4)
        return y + 7 * half
    high = 4 + 5.7 * half
    if how == "frame":
        p.rect(p.margin, y, wide, high, "#333333", 0.3)
    elif how == "pale":
        curved(p, p.margin, y, wide, high, PALE, fill=PALE)
    for k, part in enumerate((facts[:half], facts[half:])):
        listed(p, part, p.margin + 3 + wide / 2 * k, y + 6, 36, wide / 2 - 5, 5.7, 3.1, ": ", grey=how == "columns", bold=(0,) if k == 0 else ())
    return y + high


def image(p: Press, own: Random, scene, y, wide) -> float:
    """What was seen on images, sentence by sentence, and what follows of it."""
    _, seen, sum_up = scene
    p.put(p.margin, y, own.choice(["Technique et résultats :", "Résultat :", "L'examen réalisé montre :"]), 3.4, True)
    for text in seen.split("|"):
        y = p.wrapped(p.margin + 5, y + 6.6, f"- {text}", 3.3, wide - 8, 4.8)
    p.put(p.margin, y + 11, own.choice(["Conclusion :", "CONCLUSION :", "Au total :"]), 3.4, True)
    return p.wrapped(p.margin + 5, y + 17.6, sum_up, 3.4, wide - 8, 4.8, True)


class Findings:
    """The table of what was found: names, results, units, what is usual."""

    def __init__(self, p: Press, h: House, own: Random, how: str, y: float):
        self.p, self.h, self.own, self.how, self.y = p, h, own, how, y
        wide = self.wide = p.width - 2 * p.margin
        self.usual_before = own.random() < 0.25  # what is usual stands before the units
        self.x = [p.margin + share * wide for share in (0.012, 0.42, 0.58 if not self.usual_before else 0.84, 0.73 if not self.usual_before else 0.58)]

    def draw(self, r: Random, heads) -> float:
        p, top = self.p, self.y - 5.4
        if self.how in ("bands", "cells"):
            p.rect(p.margin, top, self.wide, 7.6, None, fill=PALE)
        for k, (head, room) in enumerate(zip((heads[0], heads[1], "Unité", heads[2]), (0.38, 0.14, 0.13, 0.25))):
            p.put(self.x[k], self.y, head, 3.1, True, room=self.wide * room)
        self.y += 2.2
        p.line(p.margin, self.y, p.right, self.y, 0.4, self.h.colour)
        families, tests = self.own.sample(self.h.w.chapters, 4), r.sample(TESTS, r.randint(4, 11))
        for k, test in enumerate(tests):
            if self.how in ("chapters", "marked") and k % 4 == 0:
                self.y += 8
                end = p.put(p.margin, self.y, families[k // 4], 3.4, True, self.h.colour)
                p.line(p.margin, self.y + 1.1, end, self.y + 1.1, 0.2, self.h.colour)
            self.finding(r, k, *test)
        self.y += 2.8
        if self.how == "cells":
            p.rect(p.margin, top, self.wide, self.y - top, "#444444", 0.3)
            for x in sorted(self.x)[1:]:
                p.line(x - 2.4, top, x - 2.4, self.y, 0.2, "#444444")
        elif self.how != "dots":
            p.line(p.margin, self.y, p.right, self.y, 0.25, self.h.colour)
        return self.y

    def finding(self, r: Random, k: int, name, unit, low, high):
        p, x = self.p, self.x
        digits = 2 if high < 5 else 1 if high < 60 else 0
        shown = lambda number: f"{number:.{digits}f}".replace(".", self.h.point[0])
        got = r.uniform(low * 0.88 + high * 0.05, high * 1.22)
        outside = not low <= got <= high
        self.y += 6.5
        if self.how == "bands" and k % 2:
            p.rect(p.margin, self.y - 4.5, self.wide, 6.5, None, fill="#f5f6f7")
        end = p.put(x[0], self.y, name, 3.1, room=self.wide * 0.36)
        if self.how == "dots":
            p.dots(end + 1.5, self.y, x[1] - 2, 0.3, 1, 0.25, GREY)
        p.put(x[1], self.y, shown(got) + (" *" if outside and self.how == "marked" else ""), 3.3, outside, room=self.wide * 0.13)
        p.put(x[2], self.y, unit, 2.9, room=self.wide * 0.12)
        p.put(x[3], self.y, f"< {shown(high)}" if low == 0 else f"[{shown(low)} - {shown(high)}]" if self.h.packed else f"{shown(low)} à {shown(high)}", 3, room=self.wide * 0.24)
        if self.how in ("rules", "cells"):
            p.line(p.margin, self.y + 2, p.right, self.y + 2, 0.12, "#b0b4b8")


def signed(p: Press, r: Random, lab, label: str, y: float, own: Random):
    """Who answers for it, with stamp and at times a hand."""
    x = p.width / 2 if own.random() < 0.2 else p.right - 36
    p.put(x, y + 13, label, 3.3, True, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-5, 5), y + 28), r.choice(["blue", "blue", "violet", "navy"]), r.choice(["frame", "round", "double", "bare"]), 40)
    if r.random() < 0.55:
        Hand(r, "schoolbell", r.choice(["blue", "black"])).sign(p, (x - 27, y + 16, 54, 24))
