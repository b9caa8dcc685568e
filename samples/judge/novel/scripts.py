"""Prescriptions of `novel`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

from begun import Pad
from ink import Hand, stamp
from novel.heads import HEADS, emblem, listing
from paper import MM
from press import Press

PLACES = ["opposite", "stacked", "framed", "below_name", "last", "corner", "bilingual"]
BODIES = ["plain", "dashes", "lined", "squares", "pale", "alternate"]
WRITTEN_UNDER = [head for head in HEADS if head is not listing]  # no one writes by hand on continuous paper
SIZES = [(210, 297), (210, 297), (148, 210), (148, 210), (154, 222), (176, 250)]


class Script(Pad):
    def __init__(self, *given):
        super().__init__(*given, SIZES, PLACES, BODIES, WRITTEN_UNDER, 16)

    def dated(self, x, y, label, room):
        """The label and the day behind it, printed or by hand."""
        end = self.p.put(x, y, label, 3.3, room=room * 0.52)
        if self.typed_day:
            self.p.put(end + 1.5, y, self.h.date(self.day), 3.5, room=room - (end - x) - 1.5, vital=True)
        else:
            self.p.dots(end + 1, y + 1.2, x + room, 0.8, 0.8, 0.2, "#777777")
            self.hand.write(self.p, (end + 0.8, y - 6.2, min(43, room - (end - x) - 1), 8.2), self.written)

    def named(self, x, y, room, patient):
        end = self.p.put(x, y, self.said["script_patient"], 3.3, room=room * 0.4)
        if self.typed:
            self.p.put(end + 1.5, y, patient, 3.7, True, room=room - (end - x) - 2)
        else:
            self.p.dots(end + 1, y + 1.2, x + room, 0.8, 0.8, 0.2, "#777777")
            self.hand.write(self.p, (end + 0.8, y - 6.4, room - (end - x) - 2, 8.4), patient)

    def titled(self, x, y, anchor, room):
        self.p.put(x, y, self.said["script"], self.own.choice([4.8, 5.6, 6.6]), True, self.h.colour, anchor, room=room)

    def opening(self, patient: str) -> float:
        """Title, date and name, by the place of the date; returns the line of the last."""
        y, beside = self.head(self.p, self.h)
        return getattr(self, self.place)(y, beside, self.p.scale, patient)

    def opposite(self, y, beside, s, patient):
        """Title left, day at the end of the same line, the name under a rule."""
        p, y = self.p, y + 13 * s
        self.titled(p.margin, y, "ls", self.wide * 0.42)
        self.dated(p.margin + self.wide * 0.46, y, self.said["script_day"], self.wide * 0.54)
        p.line(p.margin, y + 3.4 * s, p.right, y + 3.4 * s, 0.25, self.h.colour)
        self.named(p.margin, y + 14 * s, self.wide, patient)
        return y + 14 * s

    def stacked(self, y, beside, s, patient):
        """Name, then day, each on a line of its own; the title last."""
        p = self.p
        self.named(p.margin, y + 11 * s, self.wide, patient)
        self.dated(p.margin, y + 22 * s, self.said["script_day"], self.wide * 0.62)
        self.titled(p.width / 2, y + 34 * s, "ms", self.wide)
        return y + 36 * s

    def framed(self, y, beside, s, patient):
        """Both in a rounded frame, one above the other; the title on top of it."""
        p = self.p
        self.titled(p.width / 2, y + 11 * s, "ms", self.wide)
        p.draw.rounded_rectangle([p.margin * MM, (y + 15 * s) * MM, p.right * MM, (y + 37.5 * s) * MM], 40, outline=self.h.colour, width=4)
        self.named(p.margin + 4, y + 23.6 * s, self.wide - 8, patient)
        self.dated(p.margin + 4, y + 33.6 * s, self.said["script_day"], self.wide * 0.66)
        return y + 36 * s

    def below_name(self, y, beside, s, patient):
        """Title in the middle; name, and the day flush right beneath it."""
        p = self.p
        self.titled(p.width / 2, y + 12 * s, "ms", self.wide)
        self.named(p.margin, y + 24 * s, self.wide * 0.86, patient)
        self.dated(p.margin + self.wide * 0.38, y + 35 * s, self.said["script_day"], self.wide * 0.62)
        return y + 35 * s

    def last(self, y, beside, s, patient):
        """The day stands at the end of the paper."""
        p = self.p
        self.titled(p.margin, y + 13 * s, "ls", self.wide)
        self.named(p.margin, y + 25 * s, self.wide, patient)
        return y + 25 * s

    def corner(self, y, beside, s, patient):
        """Place and day beside the head where there is room, else at the right above the title."""
        p = self.p
        if beside and beside[1] - beside[0] > 58:
            self.dated(beside[0], beside[2] + 5 * s, self.said["script_day"], beside[1] - beside[0])
        else:
            y += 10 * s
            self.dated(p.margin + self.wide * 0.42, y, f"{self.h.seller.city} le : ", self.wide * 0.58)
        self.titled(p.width / 2, y + 14 * s, "ms", self.wide)
        self.named(p.margin, y + 27 * s, self.wide, patient)
        return y + 27 * s

    def bilingual(self, y, beside, s, patient):
        """Title in both tongues at the two ends; name and day with Arabic labels at the right."""
        p, h = self.p, self.h
        self.titled(p.margin, y + 12 * s, "ls", self.wide * 0.6)
        p.put(p.right, y + 12 * s, "وصفة طبية", 5.6, True, h.colour, "rs", "arabic", self.wide * 0.34)
        for k, arabic in enumerate(("اسم المريض", "في")):
            line = y + (24 + 11 * k) * s
            p.put(p.right, line, f": {arabic}", 3.9, False, h.colour, "rs", "arabic")
        self.named(p.margin, y + 24 * s, self.wide * 0.8, patient)
        self.dated(p.margin, y + 35 * s, self.said["script_day"], self.wide * 0.7)
        return y + 35 * s

    def body(self, lines: list[str], y: float) -> float:
        p, h, s = self.p, self.h, self.p.scale
        low = p.height - (60 if self.place == "last" else 48) * s
        if self.body_as == "pale":
            p.put(p.margin + 4, y + 14 * s, self.own.choice(["R/", "Rp :", "Traitement :"]), 5, True, h.colour, family="serif-italic")
            y += 8 * s
        y += self.own.choice([10, 14]) * s
        step = min((6.8 if self.typed else self.own.choice([10.5, 12])) * s, (low - y) / max(len(lines), 1))
        for k, text in enumerate(lines):
            y += step
            first = k % 2 == 0
            mark = {"dashes": "- ", "alternate": f"{k // 2 + 1}) "}.get(self.body_as, "") if first else ""
            x = p.margin + (9 if first else 20) * s
            if self.body_as == "squares" and first:
                p.rect(p.margin + 2, y - 3.6 * s, 3.2 * s, 3.2 * s, h.colour, 0.35)
            if self.body_as == "lined":
                p.line(p.margin, y + 1.6, p.right, y + 1.6, 0.1, "#9aa4b0")
            self.line(x, y, p.right - x - 4, mark + text, first)
        return y

    def line(self, x, y, room, text, bold):
        if self.typed:
            self.p.put(x, y, text, 3.4, bold, room=room)
        else:
            self.hand.write(self.p, (x, y - 7, room, 8.6), text, height=3.1 if self.p.scale == 1 else 2.7)

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, r, s = self.p, self.h, self.r, self.p.scale
        y = self.body(lines, self.opening(patient))
        if self.place == "last":
            y = max(y + 12 * s, p.height * 0.6)
            self.dated(p.margin, y, f"Fait à {h.seller.city}, le ", self.wide * 0.72)
        wide = 43 * max(s, 0.86)
        centre = (r.uniform(p.right - wide - 4, p.right - wide / 2 - 1), min(max(y + 22, p.height * 0.58), p.height - 31))
        stamp(p, r, [self.doctor.name, self.doctor.speciality, self.doctor.city], centre, r.choice(["violet", "navy", "blue", "black"]), r.choice(["frame", "double", "round", "bare"]), wide)
        self.hand.sign(p, (centre[0] - 27, centre[1] - 13, 54, 26))
        p.line(p.margin, p.height - 11.5, p.right, p.height - 11.5, 0.7, h.colour)
        p.put(p.right, p.height - 6.5, self.said["script_foot"], 2.8, False, h.colour, "rs", room=self.wide * 0.8)
        if self.own.random() < 0.4:
            emblem(p, h, p.margin, p.height - 10.4, 6 * s)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Script(r, half, hand, doctor, day, written).draw(patient, lines)
