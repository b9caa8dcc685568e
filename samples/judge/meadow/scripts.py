"""Prescriptions of `meadow`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

from begun import LabelledPad
from ink import Hand
from meadow.heads import HEADS, console, framed_across, numbers_right, plain_column, sheet_row, tinted_left
from meadow.labels import soft
from press import Press

PLACES = ["right_over_title", "below_name", "same_line", "title_left", "boxed_pair", "day_then_name", "title_last", "at_the_end"]
BODIES = ["free", "free", "numbered", "stroke", "fine_rules", "rx"]
PADS = [head for head in HEADS if head not in (console, framed_across, numbers_right, plain_column, sheet_row, tinted_left)]  # what is written by hand stands on a printer's paper
SIZES = [(148, 210), (148, 210), (148, 210), (148, 210), (148, 210), (210, 297), (150, 220), (142, 205)]


class Script(LabelledPad):
    """One prescription; `place` and `body_as` tell which of the ways below it is drawn in."""

    def __init__(self, *given):
        super().__init__(*given, SIZES, PLACES, BODIES, PADS, 16)
        self.upon = self.own.choice(["dots", "dots", "rule", "nothing"])

    def right_over_title(self, y, s, patient):
        """City and day at the right, the title in the middle beneath, the name under it."""
        p = self.p
        self.day_at(p.margin + self.wide * 0.36, y + 10 * s, self.wide * 0.64, f"{self.h.seller.city}, le : ")
        self.title_at(p.width / 2, y + 21 * s)
        self.name_at(p.margin, y + 33 * s, self.wide, patient)
        return y + 34 * s

    def below_name(self, y, s, patient):
        """The title first, in the middle; the name under it, the day under the name at the right."""
        p = self.p
        self.title_at(p.width / 2, y + 11 * s, size=5.8)
        self.name_at(p.margin, y + 23 * s, self.wide, patient)
        self.day_at(p.margin + self.wide * 0.46, y + 34 * s, self.wide * 0.54)
        return y + 35 * s

    def same_line(self, y, s, patient):
        """Name left and day right on one line over the title."""
        p = self.p
        self.name_at(p.margin, y + 11 * s, self.wide * 0.56, patient)
        self.day_at(p.margin + self.wide * 0.59, y + 11 * s, self.wide * 0.41)
        end = self.title_at(p.width / 2, y + 24 * s)
        p.line(p.width - end, y + 25.8 * s, end, y + 25.8 * s, 0.3, self.h.colour)
        return y + 26 * s

    def title_left(self, y, s, patient):
        """The title at the left and the day at the right of its line, a fine rule under both, the name under it."""
        p = self.p
        self.title_at(p.margin, y + 11 * s, "ls", 5, self.wide * 0.46)
        self.day_at(p.margin + self.wide * 0.5, y + 11 * s, self.wide * 0.5)
        p.line(p.margin, y + 14 * s, p.right, y + 14 * s, 0.2, self.h.colour)
        self.name_at(p.margin, y + 25 * s, self.wide, patient)
        return y + 26 * s

    def boxed_pair(self, y, s, patient):
        """A box with round corners that holds the day over the name; the title under it."""
        p = self.p
        soft(p, p.margin, y + 4 * s, self.wide, 24 * s, self.h.colour)
        self.day_at(p.margin + 3, y + 13 * s, self.wide * 0.6)
        self.name_at(p.margin + 3, y + 24 * s, self.wide - 6, patient)
        self.title_at(p.width / 2, y + 37 * s)
        return y + 38 * s

    def day_then_name(self, y, s, patient):
        """Day and name under each other from the left, no more room than they need; the title in a plain frame under them."""
        p = self.p
        self.day_at(p.margin, y + 10 * s, self.wide * 0.55)
        self.name_at(p.margin, y + 20.6 * s, self.wide * 0.85, patient)
        half = min(p.length(self.said["script"], 5, True), self.wide - 14) / 2 + 5
        p.rect(p.width / 2 - half, y + 25.6 * s, 2 * half, 8.6 * s, self.h.colour, 0.3)
        self.title_at(p.width / 2, y + 31.8 * s, size=5, room=2 * half - 6)
        return y + 34.4 * s

    def title_last(self, y, s, patient):
        """The name first, over the whole width, then the day in the middle, the title under it."""
        p = self.p
        self.name_at(p.margin, y + 11 * s, self.wide, patient)
        self.day_at(p.width / 2 - self.wide * 0.24, y + 22 * s, self.wide * 0.5)
        self.title_at(p.width / 2, y + 33.6 * s, size=6)
        return y + 34 * s

    def at_the_end(self, y, s, patient):
        """Title and name; place and day where the text ends."""
        self.title_at(self.p.width / 2, y + 12 * s, size=5.6)
        self.name_at(self.p.margin, y + 24 * s, self.wide, patient)
        return y + 25 * s

    def medicines(self, lines: list[str], y: float) -> float:
        p, h, s, how = self.p, self.h, self.p.scale, self.body_as
        low = p.height - (62 if self.place == "at_the_end" else 49) * s
        y += self.own.choice([6, 8, 10]) * s
        if how == "rx":
            p.put(p.margin, y + 4 * s, "Rp.", 6, True, h.colour, family="serif-italic")
            y += 4 * s
        elif how == "stroke":
            p.line(p.margin + 6 * s, y, p.margin + 6 * s, low, 0.25, h.colour)
        step = min((6.6 if self.typed else self.own.choice([9.8, 10.6, 11.4])) * s, (low - y) / max(len(lines), 1))
        signs = {"numbered": lambda n: f"{n}- ", "fine_rules": lambda n: "* "}.get(how, lambda n: "")
        return self.lines(lines, y, step, (9, 16), signs, (0.1, "#9a9a9a") if how == "fine_rules" else None)

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, s = self.p, self.h, self.p.scale
        y = self.medicines(lines, getattr(self, self.place)(self.head(p, h)[0], s, patient))
        if self.place == "at_the_end":
            y = max(y + 12 * s, p.height * 0.58)
            self.day_at(p.margin, y, self.wide * 0.58, f"Fait à {h.seller.city}, le : ")
        self.stamped(y, 5, 34, ["blue", "blue", "violet", "navy", "black"])
        low = p.height - 12.4
        p.line(p.margin, low, p.right, low, 0.3, h.colour)
        p.put(p.width / 2, low + 4.2 * s, self.said["script_foot"], 2.7, False, h.colour, "ms", room=self.wide)
        p.put(p.width / 2, low + 8.4 * s, f"{h.street} - {h.city}   {h.phone}", 2.6, False, "", "ms", room=self.wide)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Script(r, half, hand, doctor, day, written).draw(patient, lines)
