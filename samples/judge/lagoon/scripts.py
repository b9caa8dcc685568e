"""Prescriptions of `lagoon`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

from begun import LabelledPad
from ink import Hand
from lagoon.heads import ON_PADS
from press import Press
from street.marks import mark

PLACES = ["title_then_line", "day_over_title", "title_left_day_right", "name_then_day", "bar_of_title", "between_lines", "day_after_all"]
BODIES = ["free", "free", "numbered", "arrows", "ruled", "letter"]
SIZES = [(148, 210), (148, 210), (148, 210), (148, 210), (210, 297), (150, 210), (145, 205), (158, 215)]


class Paperpad(LabelledPad):
    """One prescription; `place` and `body_as` tell which of the ways below it is drawn in."""

    def __init__(self, *given):
        super().__init__(*given, SIZES, PLACES, BODIES, ON_PADS, 16)
        self.upon = self.own.choice(["dots", "dots", "dots", "rule", "nothing"])

    def title_then_line(self, y, s, patient):
        """The title in the middle; under it the day at the left and the name at the right of it on one line."""
        self.title_at(self.p.width / 2, y + 11 * s)
        self.day_at(self.p.margin, y + 23 * s, self.wide * 0.37)
        self.name_at(self.p.margin + self.wide * 0.4, y + 23 * s, self.wide * 0.6, patient)
        return y + 25 * s

    def day_over_title(self, y, s, patient):
        """Town and day at the right, the title in the middle under them, the name from the left last."""
        self.day_at(self.p.margin + self.wide * 0.46, y + 11 * s, self.wide * 0.54, f"{self.h.seller.city}, le : ")
        self.title_at(self.p.width / 2, y + 22 * s, size=5.8)
        self.name_at(self.p.margin, y + 34 * s, self.wide, patient)
        return y + 36 * s

    def title_left_day_right(self, y, s, patient):
        """Title left and day right on one line, the name under a thick rule."""
        p = self.p
        self.title_at(p.margin, y + 11 * s, "ls", 5, self.wide * 0.46)
        self.day_at(p.margin + self.wide * 0.54, y + 11 * s, self.wide * 0.46)
        p.line(p.margin, y + 14.6 * s, p.right, y + 14.6 * s, 0.8, self.h.colour)
        self.name_at(p.margin, y + 25 * s, self.wide * 0.85, patient)
        return y + 27 * s

    def name_then_day(self, y, s, patient):
        """Name and day under each other from the left, then the title with a rule under it."""
        p = self.p
        self.name_at(p.margin, y + 11 * s, self.wide, patient)
        self.day_at(p.margin, y + 21.6 * s, self.wide * 0.6)
        end = self.title_at(p.width / 2, y + 34 * s, size=5.6)
        p.line(p.width - end, y + 35.8 * s, end, y + 35.8 * s, 0.3, self.h.colour)
        return y + 37 * s

    def bar_of_title(self, y, s, patient):
        """The title in white on a bar in colour across; day at the right under it, name under that."""
        p = self.p
        p.rect(p.margin, y + 4 * s, self.wide, 9 * s, None, fill=self.h.colour)
        p.put(p.width / 2, y + 10.4 * s, self.said["script"], 5, True, "#ffffff", "ms", room=self.wide - 6)
        self.day_at(p.margin + self.wide * 0.5, y + 23 * s, self.wide * 0.5)
        self.name_at(p.margin, y + 33.4 * s, self.wide, patient)
        return y + 35 * s

    def between_lines(self, y, s, patient):
        """Name and day on one line between two rules, the title in the middle over them."""
        p = self.p
        self.title_at(p.width / 2, y + 9 * s, size=5)
        for at in (y + 12.6 * s, y + 25 * s):
            p.line(p.margin, at, p.right, at, 0.3, self.h.colour)
        self.name_at(p.margin + 1, y + 21.4 * s, self.wide * 0.6, patient)
        self.day_at(p.margin + self.wide * 0.63, y + 21.4 * s, self.wide * 0.36)
        return y + 26 * s

    def day_after_all(self, y, s, patient):
        """Title, then name; town and day where the text ends."""
        self.title_at(self.p.width / 2, y + 11 * s, size=5.8)
        self.name_at(self.p.margin, y + 24 * s, self.wide, patient)
        return y + 26 * s

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, s, own = self.p, self.h, self.p.scale, self.own
        y = getattr(self, self.place)(self.head(p, h)[0], s, patient) + own.choice([5, 8, 10]) * s
        late = self.place == "day_after_all"
        if self.body_as == "letter":
            mark(p, h, p.margin, y - 1 * s, 9 * s)
        room = p.height - (66 if late else 50) * s - y
        step = min((7 if self.typed else own.choice([9.4, 10.2, 11.2])) * s, room / max(len(lines), 1))
        signs = {"numbered": "{}- ", "arrows": "> "}.get(self.body_as, "")
        y = self.lines(lines, y, step, (13, 19) if self.body_as == "letter" else (5, 13), signs.format, (0.12, "#b4b8b4") if self.body_as == "ruled" else None)
        if late:
            y = max(y + 12 * s, p.height * 0.55)
            self.day_at(p.margin + self.wide * 0.36, y, self.wide * 0.6, f"{h.seller.city}, le ")
        self.stamped(y, 6, 34, ["blue", "blue", "navy", "violet", "black"])
        low = p.height - 12
        p.dots(p.margin, low - 0.6, p.right, 0.4, 0.9, 0.3, h.colour)
        p.put(p.margin, low + 4 * s, f"{h.street} - {h.city}", 2.7, room=self.wide * 0.6)
        p.put(p.right, low + 4 * s, h.phone, 2.7, False, "", "rs", room=self.wide * 0.38)
        p.put(p.margin, low + 8.2 * s, self.said["script_foot"], 2.7, False, h.colour, room=self.wide)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Paperpad(r, half, hand, doctor, day, written).draw(patient, lines)
