"""Prescriptions of `apart`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

from apart.heads import HEADS, sign, typewritten
from begun import Pad
from ink import Hand, stamp
from paper import MM
from press import Press

PLACES = ["shaded", "first", "columns", "particulars", "ending", "aside", "underlined"]
BODIES = ["plain", "stars", "grid", "bullets", "traced", "roman"]
WRITTEN_UNDER = [head for head in HEADS if head is not typewritten]  # no one writes by hand on a program's paper
SIZES = [(210, 297), (148, 210), (148, 210), (150, 230), (182, 257)]
ROMAN = "I II III IV V VI VII VIII".split()


class Script(Pad):
    def __init__(self, *given):
        super().__init__(*given, SIZES, PLACES, BODIES, WRITTEN_UNDER, 16)

    def field(self, x, y, room, label, value, typed, bold=False):
        """A label, and behind it on a solid line what is typed or written."""
        p = self.p
        end = p.put(x, y, label, 3.3, room=room * 0.5)
        if typed:
            p.put(end + 1.5, y, value, 3.6, bold, room=room - (end - x) - 2, vital=not bold)
        else:
            p.line(end + 1, y + 1.4, x + room, y + 1.4, 0.15, "#6b7480")
            self.hand.write(p, (end + 0.8, y - 6.3, room - (end - x) - 1.5 if bold else min(43, room - (end - x) - 1), 8.3), value)

    def dated(self, x, y, room, label=""):
        self.field(x, y, room, label or self.said["script_day"], self.h.date(self.day) if self.typed_day else self.written, self.typed_day)

    def named(self, x, y, room, patient):
        self.field(x, y, room, self.said["script_patient"], patient, self.typed, True)

    def titled(self, x, y, anchor, room) -> float:
        return self.p.put(x, y, self.said["script"], self.own.choice([4.6, 5.4, 6.2]), True, self.h.colour, anchor, room=room)

    def shaded(self, y, beside, s, patient):
        """A shaded strip with day and name, one under the other; the title below it at the left."""
        p = self.p
        p.rect(p.margin, y + 4 * s, self.wide, 24 * s, None, fill="#eef1f3")
        self.dated(p.margin + 3, y + 12 * s, self.wide * 0.62)
        self.named(p.margin + 3, y + 23.4 * s, self.wide - 6, patient)
        self.titled(p.margin, y + 37 * s, "ls", self.wide)
        return y + 38 * s

    def first(self, y, beside, s, patient):
        """Place and day flush left at the top, the name flush right of the middle, the title in the middle between two rules."""
        p = self.p
        self.dated(p.margin, y + 10 * s, self.wide * 0.66, f"{self.h.seller.city}, ce ")
        self.named(p.margin + self.wide * 0.14, y + 21 * s, self.wide * 0.86, patient)
        end = self.titled(p.width / 2, y + 34 * s, "ms", self.wide * 0.7)
        for a, b in ((p.margin, p.width - end - 4), (end + 4, p.right)):
            p.line(a, y + 32.4 * s, b, y + 32.4 * s, 0.4, self.h.colour)
        return y + 35 * s

    def columns(self, y, beside, s, patient):
        """Title over two columns: the name in the first, the day in the second, an upright rule between."""
        p = self.p
        self.titled(p.width / 2, y + 12 * s, "ms", self.wide)
        middle = p.margin + self.wide * 0.54
        self.named(p.margin, y + 26 * s, self.wide * 0.52, patient)
        p.line(middle, y + 18 * s, middle, y + 29 * s, 0.5, self.h.colour)
        self.dated(middle + 3, y + 26 * s, p.right - middle - 3)
        return y + 28 * s

    def particulars(self, y, beside, s, patient):
        """Name; age and weight left open; the day on the line of its own; the title first, at the right."""
        p = self.p
        self.titled(p.right, y + 12 * s, "rs", self.wide)
        self.named(p.margin, y + 24 * s, self.wide, patient)
        for x, label in ((p.margin, "Âge : "), (p.margin + self.wide * 0.2, "Poids : ")):
            end = p.put(x, y + 35 * s, label, 3.3)
            p.line(end + 1, y + 36.4 * s, x + self.wide * 0.18, y + 36.4 * s, 0.15, "#6b7480")
        self.dated(p.margin + self.wide * 0.42, y + 35 * s, self.wide * 0.58)
        return y + 36 * s

    def ending(self, y, beside, s, patient):
        """The name over the title; the day ends the paper, at the right."""
        p = self.p
        self.named(p.margin, y + 12 * s, self.wide, patient)
        self.titled(p.width / 2, y + 25 * s, "ms", self.wide)
        return y + 26 * s

    def aside(self, y, beside, s, patient):
        """Title left and, in a frame right of it, the day; where the head leaves room the frame stands there."""
        p, high = self.p, 12 * s
        if beside and beside[1] - beside[0] > 60:
            x, top, room = beside[0], beside[2], beside[1] - beside[0]
            y = max(y, top + high)
            title = y + 13 * s
        else:
            x, top, room = p.margin + self.wide * 0.46, y + 5 * s, self.wide * 0.54
            title = top + 8 * s
        p.draw.rounded_rectangle([x * MM, top * MM, (x + room) * MM, (top + high) * MM], 26, outline=self.h.colour, width=3)
        self.dated(x + 3, top + 8 * s, room - 5)
        self.titled(p.margin, title, "ls", self.wide * 0.42)
        self.named(p.margin, title + 14 * s, self.wide, patient)
        return title + 14 * s

    def underlined(self, y, beside, s, patient):
        """Title in the middle over a short thick rule; day, then name, both from the left."""
        p = self.p
        self.titled(p.width / 2, y + 12 * s, "ms", self.wide)
        p.rect(p.width / 2 - 14 * s, y + 14 * s, 28 * s, 1.1 * s, None, fill=self.h.colour)
        self.dated(p.margin, y + 26 * s, self.wide * 0.64)
        self.named(p.margin, y + 37 * s, self.wide * 0.94, patient)
        return y + 38 * s

    def body(self, lines: list[str], y: float) -> float:
        p, h, s = self.p, self.h, self.p.scale
        low = p.height - (60 if self.place == "ending" else 48) * s
        y += self.own.choice([10, 13]) * s
        if self.body_as == "bullets":
            p.put(p.margin + 2, y, self.own.choice(["Rp/", "R :", "Prescription :"]), 4.6, True, h.colour, family="serif-italic")
            y += 3 * s
        step = min((6.9 if self.typed else self.own.choice([10.5, 12])) * s, (low - y) / max(len(lines), 1))
        for k, text in enumerate(lines):
            y += step
            first = k % 2 == 0
            mark = {"stars": "* ", "roman": f"{ROMAN[k // 2 % 8]}- "}.get(self.body_as, "") if first else ""
            x = p.margin + (8 if first else 18) * s
            if self.body_as == "bullets" and first:
                p.draw.ellipse([(p.margin + 2.4) * MM, (y - 2.4 * s) * MM, (p.margin + 2.4 + 1.7 * s) * MM, (y - 0.7 * s) * MM], fill=h.colour)
            elif self.body_as == "traced":
                p.dots(p.margin, y + 1.5, p.right, 0.25, 1.6, 0.25, "#8792a0")
            elif self.body_as == "grid" and first and k:
                p.line(p.margin, y - step * 0.74, p.right, y - step * 0.74, 0.15, h.colour)
            room = p.right - x - 4
            if self.typed:
                p.put(x, y, mark + text, 3.4, first, room=room)
            else:
                self.hand.write(p, (x, y - 7, room, 8.6), mark + text, height=3.1 if s == 1 else 2.7)
        return y

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, r, s = self.p, self.h, self.r, self.p.scale
        y, beside = self.head(p, h)
        y = self.body(lines, getattr(self, self.place)(y, beside, s, patient))
        if self.place == "ending":
            y = max(y + 12 * s, p.height * 0.6)
            self.dated(p.margin + self.wide * 0.24, y, self.wide * 0.76, f"Signé à {h.seller.city} le ")
        wide = 43 * max(s, 0.86)
        centre = (r.uniform(p.right - wide - 5, p.right - wide / 2 - 1), min(max(y + 22, p.height * 0.59), p.height - 31))
        stamp(p, r, [self.doctor.name, self.doctor.speciality, self.doctor.city], centre, r.choice(["violet", "navy", "blue", "black"]), r.choice(["frame", "double", "round", "bare"]), wide)
        self.hand.sign(p, (centre[0] - 27, centre[1] - 13, 54, 26))
        if self.own.random() < 0.5:
            p.rect(0, p.height - 12, p.width, 1.2, None, fill=h.colour)
        p.put(p.width / 2, p.height - 6, self.said["script_foot"], 2.8, False, h.colour, "ms", room=self.wide * 0.7)
        if self.own.random() < 0.35:
            sign(p, h, p.right - 6 * s, p.height - 10.2, 6 * s)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Script(r, half, hand, doctor, day, written).draw(patient, lines)
