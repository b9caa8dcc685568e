"""Prescriptions of `town`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

import street.scripts
from begun import Pad
from ink import Hand
from press import Press
from street.marks import mark
from town.heads import HEADS, framed_left, grid, listing

PLACES = ["day_over", "day_first", "boxed", "after_title", "foot_day", "corner", "band"]
BODIES = ["free", "dashes", "stars", "lined", "double_rule", "figures"]
PADS = [head for head in HEADS if head not in (framed_left, grid, listing)]  # no pad is a program's
SIZES = [(148, 210), (148, 210), (148, 210), (210, 297), (140, 205), (150, 215), (165, 230)]


class Script(street.scripts.Script):
    """Fields are filled in as in `street`; where they stand, and all else, is its own."""

    def __init__(self, *given):
        Pad.__init__(self, *given, SIZES, PLACES, BODIES, PADS, 16)
        self.lead = self.own.choice(["dots", "dots", "line", "none"])

    def day_over(self, y, beside, s, patient):
        """City and day over the title, flush left; the name under it."""
        m = self.p.margin
        self.dated(m, y + 11 * s, self.wide * 0.72, f"{self.h.seller.city}, le : ")
        self.titled(self.p.width / 2, y + 23 * s, "ms", self.wide, 6)
        self.named(m, y + 35 * s, self.wide, patient)
        return y + 36 * s

    def day_first(self, y, beside, s, patient):
        """Day left and name right in one line, the title beneath, a rule under it."""
        p = self.p
        self.dated(p.margin, y + 12 * s, self.wide * 0.42)
        self.named(p.margin + self.wide * 0.45, y + 12 * s, self.wide * 0.55, patient)
        self.titled(p.width / 2, y + 24 * s, "ms", self.wide)
        p.line(p.margin, y + 27 * s, p.right, y + 27 * s, 0.3, self.h.colour)
        return y + 27 * s

    def boxed(self, y, beside, s, patient):
        """A frame across: name left, day right of an upright line; the title under it."""
        p, x = self.p, self.p.margin + self.wide * 0.55
        p.rect(p.margin, y + 4 * s, self.wide, 13 * s, self.h.colour, 0.4)
        p.line(x, y + 4 * s, x, y + 17 * s, 0.3, self.h.colour)
        self.named(p.margin + 2, y + 13.4 * s, self.wide * 0.55 - 4, patient)
        self.dated(x + 2, y + 13.4 * s, self.wide * 0.45 - 4)
        self.titled(p.width / 2, y + 28 * s, "ms", self.wide, 5.8)
        return y + 29 * s

    def after_title(self, y, beside, s, patient):
        """Title in the middle, the day in the middle under it, then the name."""
        p = self.p
        self.titled(p.width / 2, y + 11 * s, "ms", self.wide, 5.8)
        self.dated(p.margin + self.wide * 0.25, y + 22 * s, self.wide * 0.55)
        self.named(p.margin, y + 34 * s, self.wide, patient)
        return y + 35 * s

    def foot_day(self, y, beside, s, patient):
        """The name first, the title under it; the day stands at the end at the left."""
        self.named(self.p.margin, y + 12 * s, self.wide, patient)
        self.titled(self.p.width / 2, y + 25 * s, "ms", self.wide, 6)
        return y + 26 * s

    def corner(self, y, beside, s, patient):
        """The day beside the head or in the right corner under it; title at the right, name at the left under them."""
        p = self.p
        if beside and beside[1] - beside[0] > 52:
            self.dated(beside[0], beside[2] + 3 * s, beside[1] - beside[0])
        else:
            y += 10 * s
            self.dated(p.margin + self.wide * 0.42, y, self.wide * 0.58)
        self.titled(p.right, y + 12 * s, "rs", self.wide)
        self.named(p.margin, y + 24 * s, self.wide * 0.8, patient)
        return y + 25 * s

    def band(self, y, beside, s, patient):
        """A pale band with the title between two short rules; name, age and day beneath."""
        p = self.p
        p.rect(p.margin, y + 4 * s, self.wide, 9 * s, None, fill="#ecf0f3")
        self.titled(p.width / 2, y + 10.4 * s, "ms", self.wide - 8, 4.8)
        self.named(p.margin, y + 24 * s, self.wide * 0.7, patient)
        p.put(p.margin + self.wide * 0.73, y + 24 * s, "Âge : .........", 3.2, room=self.wide * 0.27)
        self.dated(p.margin + self.wide * 0.44, y + 35 * s, self.wide * 0.56)
        return y + 36 * s

    def body(self, lines: list[str], y: float) -> float:
        p, s, how = self.p, self.p.scale, self.body_as
        low = p.height - (58 if self.place == "foot_day" else 47) * s
        y += self.own.choice([8, 11]) * s
        if how == "double_rule":
            for x in (0, 1.2):
                p.line(p.margin + x, y, p.margin + x, min(low, p.height * 0.55) if self.place == "foot_day" else low, 0.25, self.h.colour)
        step = min((6.6 if self.typed else self.own.choice([9.6, 11])) * s, (low - y) / max(len(lines), 1))
        return self.lines(lines, y, step, (6, 14), lambda n: {"figures": f"{n}) ", "dashes": "- ", "stars": "* "}.get(how, ""), (0.12, "#a5a5a5") if how == "lined" else None)

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, s = self.p, self.h, self.p.scale
        y, beside = self.head(p, h)
        y = self.body(lines, getattr(self, self.place)(y, beside, s, patient))
        if self.place == "foot_day":
            y = max(y + 11 * s, p.height * 0.6)
            self.dated(p.margin, y, self.wide * 0.7, f"{h.seller.city} le ")
        self.stamped(y, 6, 32, ["violet", "navy", "blue", "black"])
        low = p.height - 12
        if h.own.random() < 0.3:
            mark(p, h, p.margin, low - 2, 7 * s)
        p.put(p.width / 2, low + 3 * s, self.said["script_foot"], 2.6, True, h.colour, "ms", room=self.wide - 18)
        p.put(p.width / 2, low + 7.4 * s, f"{h.street}, {h.city}   {h.phone}", 2.6, False, h.colour, "ms", room=self.wide - 18)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Script(r, half, hand, doctor, day, written).draw(patient, lines)
