"""Prescriptions of `valley`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

import street.scripts
from begun import Pad
from coast.labels import rounded
from ink import Hand
from press import Press
from street.marks import mark
from valley.heads import HEADS, framed, merged, quality, software, starred, strip

PLACES = ["day_over", "spaced", "under_title", "frame_row", "right_column", "closing", "corner", "name_line"]
BODIES = ["free", "ordinals", "dashes", "lined", "side_rule", "sign"]
PADS = [head for head in HEADS if head not in (framed, merged, quality, software, starred, strip)]  # no pad is a program's
SIZES = [(148, 210), (148, 210), (148, 210), (148, 210), (210, 297), (140, 205), (150, 215)]


class Script(street.scripts.Script):
    """Fields are filled in as in `street`; where they stand, and all else, is its own."""

    def __init__(self, *given):
        Pad.__init__(self, *given, SIZES, PLACES, BODIES, PADS, 16)
        self.lead = self.own.choice(["dots", "dots", "line", "line", "bare"])

    def day_over(self, y, beside, s, patient):
        """The day at the right over everything, the title in the middle in a frame, the name beneath."""
        p = self.p
        self.dated(p.margin + self.wide * 0.44, y + 9 * s, self.wide * 0.56)
        half = min(p.length(self.said["script"], 5, True), self.wide - 10) / 2 + 4
        p.rect(p.width / 2 - half, y + 15 * s, 2 * half, 9 * s, self.h.colour, 0.35)
        self.titled(p.width / 2, y + 21.4 * s, "ms", 2 * half - 5, 5)
        self.named(p.margin, y + 34 * s, self.wide, patient)
        return y + 35 * s

    def spaced(self, y, beside, s, patient):
        """City and day at the left, the name under it, the title last over a broken rule."""
        p = self.p
        self.dated(p.margin, y + 10 * s, self.wide * 0.7, f"{self.h.seller.city} le : ")
        self.named(p.margin, y + 21 * s, self.wide, patient)
        self.titled(p.width / 2, y + 32 * s, "ms", self.wide)
        p.dots(p.margin, y + 35 * s, p.right, 2.4, 1.4, 0.25, self.h.colour)
        return y + 35 * s

    def under_title(self, y, beside, s, patient):
        """The title in the middle, right under it the day in the middle; the name from the left."""
        p = self.p
        self.titled(p.width / 2, y + 11 * s, "ms", self.wide, 6)
        self.dated(p.width / 2 - self.wide * 0.26, y + 21.4 * s, self.wide * 0.52)
        self.named(p.margin, y + 33 * s, self.wide, patient)
        return y + 34 * s

    def frame_row(self, y, beside, s, patient):
        """A frame across in two cells: name left, day right; the title under it."""
        p = self.p
        split = p.margin + self.wide * 0.58
        p.rect(p.margin, y + 4 * s, self.wide, 12 * s, self.h.colour, 0.3)
        p.line(split, y + 4 * s, split, y + 16 * s, 0.3, self.h.colour)
        self.named(p.margin + 2, y + 13 * s, self.wide * 0.58 - 4, patient)
        self.dated(split + 2, y + 13 * s, self.wide * 0.42 - 4)
        self.titled(p.width / 2, y + 26 * s, "ms", self.wide)
        return y + 27 * s

    def right_column(self, y, beside, s, patient):
        """The title at the left over the name; the day at the right in a rounded field of its own."""
        p = self.p
        w = self.wide * 0.46
        rounded(p, p.right - w, y + 4 * s, w, 12 * s, self.h.colour, 3)
        self.dated(p.right - w + 2, y + 13 * s, w - 4)
        self.titled(p.margin, y + 13 * s, "ls", self.wide * 0.5, 5)
        self.named(p.margin, y + 26 * s, self.wide, patient)
        return y + 27 * s

    def closing(self, y, beside, s, patient):
        """Name first, then the title; the day at the end at the left, before the stamp."""
        self.named(self.p.margin, y + 11 * s, self.wide, patient)
        self.titled(self.p.width / 2, y + 23 * s, "ms", self.wide, 5.8)
        return y + 24 * s

    def corner(self, y, beside, s, patient):
        """The title at the right, underlined; name and day under each other at the left."""
        p = self.p
        end = self.titled(p.right, y + 11 * s, "rs", self.wide * 0.6, 5.4)
        p.line(end - min(p.length(self.said["script"], 5.4, True), self.wide * 0.6), y + 13 * s, end, y + 13 * s, 0.3, self.h.colour)
        self.named(p.margin, y + 23 * s, self.wide * 0.9, patient)
        self.dated(p.margin, y + 34 * s, self.wide * 0.56)
        return y + 35 * s

    def name_line(self, y, beside, s, patient):
        """Day left, title right of it in one row on a thin rule, the name and an age left open under it."""
        p = self.p
        self.dated(p.margin, y + 11 * s, self.wide * 0.48)
        self.titled(p.right, y + 11 * s, "rs", self.wide * 0.48, 4.8)
        p.line(p.margin, y + 15 * s, p.right, y + 15 * s, 0.2, self.h.colour)
        self.named(p.margin, y + 26 * s, self.wide * 0.7, patient)
        p.put(p.margin + self.wide * 0.74, y + 26 * s, "Âge : ......... ans", 3.1, room=self.wide * 0.26)
        return y + 27 * s

    def body(self, lines: list[str], y: float) -> float:
        p, h, s, how = self.p, self.h, self.p.scale, self.body_as
        low = p.height - (60 if self.place == "closing" else 47) * s
        y += self.own.choice([7, 9]) * s
        if how == "side_rule":
            p.line(p.margin + 5 * s, y, p.margin + 5 * s, low, 0.2, h.colour)
            p.line(p.margin + 5.8 * s, y, p.margin + 5.8 * s, low, 0.2, h.colour)
        elif how == "sign":
            colour, h.colour = h.colour, "#f0f3f4"
            mark(p, h, p.right - 34 * s, low - 34 * s, 30 * s)
            h.colour = colour
        step = min((6.2 if self.typed else self.own.choice([9.6, 11])) * s, (low - y) / max(len(lines), 1))
        return self.lines(lines, y, step, (10, 18), lambda n: {"ordinals": f"{n}) ", "dashes": "– " if self.typed else "- "}.get(how, ""), (0.12, "#9aa7b0") if how == "lined" else None)

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, s = self.p, self.h, self.p.scale
        y, beside = self.head(p, h)
        y = self.body(lines, getattr(self, self.place)(y, beside, s, patient))
        if self.place == "closing":
            y = max(y + 12 * s, p.height * 0.6)
            self.dated(p.margin, y, self.wide * 0.56, f"{h.seller.city}, le : ")
        self.stamped(y, 4, 33, ["violet", "navy", "blue", "blue"])
        low = p.height - 12
        p.line(p.margin, low - 1.2 * s, p.right, low - 1.2 * s, 0.25, h.colour)
        p.line(p.margin, low - 0.2 * s, p.right, low - 0.2 * s, 0.6, h.colour)
        for k, text in enumerate((f"{h.street}, {h.city}  -  {h.phone}", self.said["script_foot"])):
            p.put(p.width / 2, low + (4 + 4 * k) * s, text, 2.6, False, h.colour, "ms", room=self.wide)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Script(r, half, hand, doctor, day, written).draw(patient, lines)
