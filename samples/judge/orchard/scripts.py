"""Prescriptions of `orchard`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

from begun import LabelledPad
from ink import Hand
from orchard.heads import HEADS, initials, letter_left, panel_right, stamped_box, starred, typed
from orchard.labels import PALE
from press import Press

PLACES = ["day_line_first", "title_over_both", "two_columns", "day_under_right", "name_over_title", "framed_name", "day_at_foot", "title_between"]
BODIES = ["free", "free", "numbered", "bullets", "rp", "ruled"]
PADS = [head for head in HEADS if head not in (initials, letter_left, panel_right, stamped_box, starred, typed)]  # what is written by hand stands on a printer's paper
SIZES = [(148, 210), (148, 210), (148, 210), (148, 210), (210, 297), (146, 206), (155, 220), (140, 210)]


class Script(LabelledPad):
    """One prescription; `place` and `body_as` tell which of the ways below it is drawn in."""

    def __init__(self, *given):
        super().__init__(*given, SIZES, PLACES, BODIES, PADS, 16)
        self.upon = self.own.choice(["dots", "dots", "rule", "nothing"])

    def day_line_first(self, y, s, patient):
        """City and day from the left on the first line, the name on the second, the title in the middle under both."""
        self.day_at(self.p.margin, y + 11 * s, self.wide * 0.66, f"{self.h.seller.city}, le ")
        self.name_at(self.p.margin, y + 22 * s, self.wide, patient)
        self.title_at(self.p.width / 2, y + 35 * s, size=5.8)
        return y + 36 * s

    def title_over_both(self, y, s, patient):
        """The title in the middle between two rules; the name left and the day right under it on one line."""
        p = self.p
        for at in (y + 4 * s, y + 13.4 * s):
            p.line(p.margin, at, p.right, at, 0.25, self.h.colour)
        self.title_at(p.width / 2, y + 10.6 * s)
        self.name_at(p.margin, y + 24 * s, self.wide * 0.58, patient)
        self.day_at(p.margin + self.wide * 0.61, y + 24 * s, self.wide * 0.39)
        return y + 25 * s

    def two_columns(self, y, s, patient):
        """The title flush right; the day left on its line; the name across under a rule."""
        p = self.p
        self.day_at(p.margin, y + 11 * s, self.wide * 0.48)
        self.title_at(p.right, y + 11 * s, "rs", 5.2, self.wide * 0.48)
        p.line(p.margin, y + 14.4 * s, p.right, y + 14.4 * s, 0.4, self.h.colour)
        self.name_at(p.margin, y + 25 * s, self.wide, patient)
        return y + 26 * s

    def day_under_right(self, y, s, patient):
        """The name first, the day at the right under it behind city and comma, the title at the left under both."""
        p = self.p
        self.name_at(p.margin, y + 11 * s, self.wide, patient)
        self.day_at(p.margin + self.wide * 0.42, y + 22 * s, self.wide * 0.58, f"{self.h.seller.city} le : ")
        end = self.title_at(p.margin, y + 33 * s, "ls", 5)
        p.line(p.margin, y + 34.6 * s, end, y + 34.6 * s, 0.35, self.h.colour)
        return y + 35 * s

    def name_over_title(self, y, s, patient):
        """The day at the right, the name in the middle half under it, the title last with wide letters."""
        p = self.p
        self.day_at(p.margin + self.wide * 0.5, y + 10 * s, self.wide * 0.5)
        self.name_at(p.margin + self.wide * 0.08, y + 21 * s, self.wide * 0.84, patient)
        p.put(p.width / 2, y + 33 * s, " ".join(self.said["script"]), 4.8, True, self.h.colour, "ms", room=self.wide)
        return y + 34 * s

    def framed_name(self, y, s, patient):
        """The title in a pale field across; name and day under each other in a frame with a rule between."""
        p = self.p
        p.rect(p.margin, y + 4 * s, self.wide, 9 * s, None, fill=PALE)
        self.title_at(p.width / 2, y + 10.4 * s, size=5.2)
        p.rect(p.margin, y + 15 * s, self.wide, 23 * s, self.h.colour, 0.25)
        p.line(p.margin, y + 26.5 * s, p.right, y + 26.5 * s, 0.2, self.h.colour)
        self.name_at(p.margin + 3, y + 23.6 * s, self.wide - 6, patient)
        self.day_at(p.margin + 3, y + 35 * s, self.wide * 0.7)
        return y + 39 * s

    def day_at_foot(self, y, s, patient):
        """The name, then the title; place and day where the text ends."""
        self.name_at(self.p.margin, y + 11 * s, self.wide, patient)
        self.title_at(self.p.width / 2, y + 24 * s, size=5.8)
        return y + 25 * s

    def title_between(self, y, s, patient):
        """The day in the middle, the title under it, the name under that from the left."""
        p = self.p
        self.day_at(p.width / 2 - self.wide * 0.27, y + 10 * s, self.wide * 0.54)
        self.title_at(p.width / 2, y + 21 * s, size=6)
        self.name_at(p.margin, y + 33 * s, self.wide, patient)
        return y + 34 * s

    def medicines(self, lines: list[str], y: float) -> float:
        p, h, s, how = self.p, self.h, self.p.scale, self.body_as
        low = p.height - (64 if self.place == "day_at_foot" else 50) * s
        y += self.own.choice([6, 9, 11]) * s
        if how == "rp":
            p.put(p.margin, y + 4 * s, "R/", 6.4, True, h.colour, family="serif-italic")
            y += 4 * s
        step = min((6.8 if self.typed else self.own.choice([9.6, 10.4, 11.6])) * s, (low - y) / max(len(lines), 1))
        marks = {"numbered": lambda n: f"{n}) ", "bullets": lambda n: "• " if self.typed else "- "}.get(how, lambda n: "")
        return self.lines(lines, y, step, (7, 15), marks, (0.1, "#aab0b5") if how == "ruled" else None)

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, s = self.p, self.h, self.p.scale
        y = self.medicines(lines, getattr(self, self.place)(self.head(p, h)[0], s, patient))
        if self.place == "day_at_foot":
            y = max(y + 12 * s, p.height * 0.56)
            self.day_at(p.margin + self.wide * 0.3, y, self.wide * 0.6, f"{self.h.seller.city}, le : ")
        self.stamped(y, 4, 35, ["blue", "blue", "violet", "navy", "black"])
        low = p.height - 12.6
        if self.own.random() < 0.5:
            p.rect(p.margin, low - 1, self.wide, 1, None, fill=h.colour)
        p.put(p.width / 2, low + 4.4 * s, f"{h.street}, {h.city} - {h.phone}", 2.7, False, "", "ms", room=self.wide)
        p.put(p.width / 2, low + 8.6 * s, self.said["script_foot"], 2.7, False, h.colour, "ms", room=self.wide)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Script(r, half, hand, doctor, day, written).draw(patient, lines)
