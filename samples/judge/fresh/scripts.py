"""Prescriptions of `fresh`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

from begun import Pad
from fresh.heads import CITIES, HEADS
from ink import Hand, stamp
from paper import MM
from press import Press

PLACES = ["line", "edge", "cells", "title", "margin", "stamped", "facts", "tongues"]
BODIES = ["dotted", "table", "ringed", "plain", "arrows", "numbers"]
SIZES = [(210, 297), (148, 210), (148, 210), (160, 220), (140, 200)]


class Script(Pad):
    def __init__(self, *given):
        super().__init__(*given, SIZES, PLACES, BODIES, HEADS, 17)

    def dated(self, x, y, label, room):
        """The label and the day behind it, printed or by hand."""
        p = self.p
        end = p.put(x, y, label, 3.3, room=room * 0.56)
        if self.typed_day:
            p.put(end + 1.5, y, self.h.date(self.day), 3.6, True, room=room - (end - x) - 1.5, vital=True)
        else:
            p.dots(end + 1, y + 1.6, x + room, 0.3, 0.8, 0.25, "#666666")
            self.hand.write(p, (end + 0.5, y - 6.2, min(44, room - (end - x)), 8.2), self.written)

    def named(self, x, y, room, patient):
        p = self.p
        end = p.put(x, y, self.said["script_patient"], 3.3, room=room * 0.42)
        if self.typed:
            p.put(end + 1.5, y, patient, 3.7, True, room=room - (end - x) - 2)
        else:
            p.dots(end + 1, y + 0.6, x + room, 0.3, 0.8, 0.25, "#666666")
            self.hand.write(p, (end + 0.5, y - 6.4, room - (end - x) - 1, 8.4), patient)

    def opening(self, patient: str) -> float:
        """Title, date and name, by the place of the date; returns the line of the last."""
        p, h, own, said = self.p, self.h, self.own, self.said
        s, wide = p.scale, p.width - 2 * p.margin
        y, beside = self.head(p, h)
        size, middle = own.choice([4.6, 5.4, 6.4]), p.width / 2
        if self.place == "edge":  # above the title, at the left, place and day
            self.dated(p.margin, y + 9 * s, f"{self.doctor.city} le ", 74 * s)
            p.put(middle, y + 22 * s, said["script"], size, True, h.colour, "ms", room=wide)
            y += 34 * s
            self.named(p.margin, y, wide, patient)
        elif self.place == "cells":  # a ruled strip: name, day
            p.put(middle, y + 11 * s, said["script"], size, True, h.colour, "ms", room=wide)
            y += 17 * s
            p.rect(p.margin, y, wide, 11 * s, h.colour, 0.3)
            p.line(p.margin + wide * 0.56, y, p.margin + wide * 0.56, y + 11 * s, 0.3, h.colour)
            self.named(p.margin + 2, y + 7.6 * s, wide * 0.56 - 4, patient)
            self.dated(p.margin + wide * 0.56 + 2, y + 7.6 * s, "Date : ", wide * 0.44 - 4)
            y += 9 * s
        elif self.place == "title":  # the day ends the title's line
            y += 13 * s
            end = p.put(p.margin, y, said["script"], size, True, h.colour, room=wide * 0.5)
            self.dated(end + 3, y, "du ", p.right - end - 4)
            y += 12 * s
            self.named(p.margin, y, wide, patient)
        elif self.place == "tongues":  # labels in both tongues
            p.put(middle, y + 10 * s, said["script"], size, True, h.colour, "ms", room=wide)
            p.put(middle, y + 17 * s, "وصفة طبية", 5, True, h.colour, "ms", "arabic")
            y += 28 * s
            self.named(p.margin, y, wide * 0.8, patient)
            p.put(p.right, y, "الاسم", 4, False, h.colour, "rs", "arabic")
            y += 10 * s
            self.dated(p.margin, y, said["script_day"], wide * 0.66)
            p.put(p.right, y, "التاريخ", 4, False, h.colour, "rs", "arabic")
        elif self.place == "facts":  # one under the other behind an upright rule
            y += 12 * s
            p.put(p.margin, y, said["script"], size, True, h.colour, room=wide * 0.6)
            p.line(p.margin + 1, y + 4 * s, p.margin + 1, y + 26 * s, 0.9, h.colour)
            self.dated(p.margin + 5, y + 12 * s, said["script_day"], wide * 0.7)
            y += 23 * s
            self.named(p.margin + 5, y, wide - 5, patient)
        else:
            if self.place == "margin" and beside and beside[1] - beside[0] > 50 and p.width > 150:
                self.dated(beside[0], beside[2] + 6, said["script_day"], beside[1] - beside[0])
            elif self.place != "stamped":
                y += 9 * s
                self.dated(p.margin + wide * 0.4, y, said["script_day"], wide * 0.6)
            y += 13 * s
            p.put(middle, y, said["script"], size, True, h.colour, "ms", room=wide)
            half = p.length(said["script"], size, True) / 2
            p.line(middle - half, y + 1.8 * s, middle + half, y + 1.8 * s, 0.4, h.colour)
            y += 12 * s
            self.named(p.margin, y, wide, patient)
        return y

    def body(self, lines: list[str], y: float) -> float:
        p, h = self.p, self.h
        s, wide = p.scale, p.width - 2 * p.margin
        low = p.height - (58 if self.place == "stamped" else 46) * s
        step = min((7 if self.typed else self.own.choice([10, 12])) * s, (low - y - 10 * s) / max(len(lines), 1))
        y += self.own.choice([12, 16]) * s
        if self.body_as == "table" and len(lines) > 2:
            p.rect(p.margin, y - 6 * s, wide, 6.5 * s, h.colour, 0.25, "#eceff1")
            p.put(p.margin + 2, y - 1.6 * s, "Traitement", 3, True, room=wide * 0.4)
            p.put(p.margin + wide * 0.62, y - 1.6 * s, "Posologie", 3, True, room=wide * 0.3)
            for k in range(0, len(lines), 2):
                y += step * 1.25
                self.line(p.margin + 2, y, wide * 0.58, lines[k], True)
                self.line(p.margin + wide * 0.61, y, wide * 0.38, lines[k + 1] if k + 1 < len(lines) else "", False)
                p.line(p.margin, y + 2.4, p.right, y + 2.4, 0.15, h.colour)
            return y
        for k, text in enumerate(lines):
            y += step
            first = k % 2 == 0
            mark = {"arrows": "-> ", "numbers": f"{k // 2 + 1} - "}.get(self.body_as, "") if first else ""
            x = p.margin + (8 if first else 18) * s
            if self.body_as == "ringed" and first:
                p.draw.ellipse([(p.margin + 1) * MM, (y - 4.4) * MM, (p.margin + 6) * MM, (y + 0.6) * MM], outline=h.colour, width=3)
                p.put(p.margin + 3.5, y - 0.8, str(k // 2 + 1), 2.8 / s, False, h.colour, "ms")
            if self.body_as == "dotted":
                p.dots(p.margin, y + 1.2, p.right, 0.3, 1.1, 0.2, "#888888")
            self.line(x, y, p.right - x - 4, mark + text, first)
        return y

    def line(self, x, y, room, text, bold):
        if self.typed:
            self.p.put(x, y, text.replace("->", "»"), 3.4, bold, room=room)
        elif text:
            self.hand.write(self.p, (x, y - 7, room, 8.6), text.replace("->", "-"), height=3.1 if self.p.scale == 1 else 2.7)

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, r = self.p, self.h, self.r
        y = self.body(lines, self.opening(patient))
        if self.place == "stamped":  # place and day over the stamp
            y = max(y + 12 * p.scale, p.height * 0.55)
            self.dated(p.margin + (p.width - 2 * p.margin) * 0.42, y, f"{h.seller.city} le, ", (p.width - 2 * p.margin) * 0.58)
        wide = 42 * max(p.scale, 0.86)
        centre = (r.uniform(p.right - wide - 6, p.right - wide / 2 - 1), min(max(y + 21, p.height * 0.6), p.height - 30))
        stamp(p, r, [self.doctor.name, self.doctor.speciality, self.doctor.city], centre, r.choice(["violet", "navy", "blue", "black"]), r.choice(["frame", "double", "round", "bare"]), wide)
        self.hand.sign(p, (centre[0] - 27, centre[1] - 13, 54, 26))
        if self.own.random() < 0.5:
            p.dots(p.margin, p.height - 12, p.right, 1.4, 0.8, 0.3, h.colour)
        p.put(p.margin, p.height - 7, self.said["script_foot"], 2.8, False, h.colour, room=(p.width - 2 * p.margin) * 0.62)
        if h.seller.city in CITIES and self.own.random() < 0.5:
            p.put(p.right, p.height - 7, CITIES[h.seller.city], 3.6, False, h.colour, "rs", "arabic")
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Script(r, half, hand, doctor, day, written).draw(patient, lines)
