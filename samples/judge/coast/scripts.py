"""Prescriptions of `coast`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

import street.scripts
from begun import Pad
from coast.heads import HEADS, fixed, ledger, template, workbook
from coast.labels import rounded
from ink import Hand
from press import Press
from street.marks import mark

PLACES = ["city_day", "one_row", "over_rule", "card", "title_first", "last", "left_day", "two_lines"]
BODIES = ["open", "numbers", "bullets", "ruled", "edge", "rp"]
PADS = [head for head in HEADS if head not in (fixed, ledger, template, workbook)]  # no pad is a program's
SIZES = [(148, 210), (148, 210), (148, 210), (148, 210), (210, 297), (135, 200), (155, 220)]


class Script(street.scripts.Script):
    """Fields are filled in as in `street`; where they stand, and all else, is its own."""

    def __init__(self, *given):
        Pad.__init__(self, *given, SIZES, PLACES, BODIES, PADS, 16)
        self.lead = self.own.choice(["dots", "dots", "dots", "line", "bare"])

    def city_day(self, y, beside, s, patient):
        """City and day at the right, the title in the middle under them, letters spaced by a rule at either side; then the name."""
        p = self.p
        self.dated(p.margin + self.wide * 0.3, y + 11 * s, self.wide * 0.7, f"{self.h.seller.city}, le : ")
        half = min(p.length(self.said["script"], 5.6, True), self.wide) / 2 + 3
        self.titled(p.width / 2, y + 23 * s, "ms", self.wide, 5.6)
        for x in (p.width / 2 - half - 12 * s, p.width / 2 + half):
            p.line(x, y + 21.4 * s, x + 12 * s, y + 21.4 * s, 0.3, self.h.colour)
        self.named(p.margin, y + 35 * s, self.wide, patient)
        return y + 36 * s

    def one_row(self, y, beside, s, patient):
        """Name left and day right in one row, ruled over and under; the title beneath."""
        p = self.p
        p.line(p.margin, y + 4 * s, p.right, y + 4 * s, 0.2, self.h.colour)
        self.named(p.margin, y + 13 * s, self.wide * 0.57, patient)
        self.dated(p.margin + self.wide * 0.6, y + 13 * s, self.wide * 0.4)
        p.line(p.margin, y + 16 * s, p.right, y + 16 * s, 0.2, self.h.colour)
        self.titled(p.width / 2, y + 26 * s, "ms", self.wide)
        return y + 27 * s

    def over_rule(self, y, beside, s, patient):
        """The title at the left and the day at the right upon one thick rule; the name under it."""
        p = self.p
        self.titled(p.margin, y + 12 * s, "ls", self.wide * 0.46, 5)
        self.dated(p.margin + self.wide * 0.5, y + 12 * s, self.wide * 0.5)
        p.line(p.margin, y + 15 * s, p.right, y + 15 * s, 0.8, self.h.colour)
        self.named(p.margin, y + 26 * s, self.wide, patient)
        return y + 27 * s

    def card(self, y, beside, s, patient):
        """A rounded card across with name, age and day in two rows; the title over it."""
        p = self.p
        self.titled(p.width / 2, y + 10 * s, "ms", self.wide, 5.6)
        rounded(p, p.margin, y + 13.6 * s, self.wide, 27 * s, self.h.colour, 3)
        self.named(p.margin + 3, y + 24.6 * s, self.wide - 6, patient)
        p.put(p.margin + 3, y + 36.6 * s, "Âge : ...........", 3.2, room=self.wide * 0.36)
        self.dated(p.margin + self.wide * 0.42, y + 36.6 * s, self.wide * 0.58 - 3)
        return y + 41 * s

    def title_first(self, y, beside, s, patient):
        """The title, under it the name, under that the day, all from the left."""
        p = self.p
        end = self.titled(p.margin, y + 11 * s, "ls", self.wide, 5.8)
        p.line(p.margin, y + 12.8 * s, end, y + 12.8 * s, 0.5, self.h.colour)
        self.named(p.margin, y + 24 * s, self.wide, patient)
        self.dated(p.margin, y + 35 * s, self.wide * 0.62)
        return y + 36 * s

    def last(self, y, beside, s, patient):
        """Title and name; the day at the end at the right, before the stamp."""
        self.titled(self.p.width / 2, y + 12 * s, "ms", self.wide, 5.8)
        self.named(self.p.margin, y + 25 * s, self.wide, patient)
        return y + 26 * s

    def left_day(self, y, beside, s, patient):
        """The day under the head at the left, the title at the right of it; the name beneath."""
        p = self.p
        if beside and beside[1] - beside[0] > 54:
            self.dated(beside[0], beside[2] + 3 * s, beside[1] - beside[0])
            self.titled(p.width / 2, y + 11 * s, "ms", self.wide)
        else:
            self.dated(p.margin, y + 12 * s, self.wide * 0.46)
            self.titled(p.right, y + 12 * s, "rs", self.wide * 0.48)
        self.named(p.margin, y + 24 * s, self.wide * 0.86, patient)
        return y + 25 * s

    def two_lines(self, y, beside, s, patient):
        """Name, then day flush under it in a column of their own at the right; the title at the left, upright over the lines."""
        p, x = self.p, self.p.margin + self.wide * 0.36
        self.titled(p.margin, y + 17 * s, "ls", self.wide * 0.33, 4.8)
        p.line(x - 3, y + 5 * s, x - 3, y + 26 * s, 0.4, self.h.colour)
        self.named(x, y + 12 * s, p.right - x, patient)
        self.dated(x, y + 23 * s, p.right - x)
        return y + 27 * s

    def body(self, lines: list[str], y: float) -> float:
        p, h, s, how = self.p, self.h, self.p.scale, self.body_as
        low = p.height - (59 if self.place == "last" else 47) * s
        y += self.own.choice([8, 10]) * s
        if how == "edge":
            p.rect(p.margin, y, 1.2, low - y, None, fill="#dfe6ea")
        elif how == "rp":
            p.put(p.margin, y + 4 * s, "R/", 6, True, h.colour, family="serif")
        step = min((6.4 if self.typed else self.own.choice([9.8, 11.2])) * s, (low - y) / max(len(lines), 1))
        return self.lines(lines, y, step, (9, 16), lambda n: {"numbers": f"{n}. ", "bullets": "• " if self.typed else "- "}.get(how, ""), (0.1, "#b3b3b3") if how == "ruled" else None)

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, s = self.p, self.h, self.p.scale
        y, beside = self.head(p, h)
        y = self.body(lines, getattr(self, self.place)(y, beside, s, patient))
        if self.place == "last":
            y = max(y + 11 * s, p.height * 0.6)
            self.dated(p.margin + self.wide * 0.34, y, self.wide * 0.66, f"Fait à {h.seller.city}, le ")
        self.stamped(y, 5, 33, ["violet", "navy", "blue", "black"])
        low = p.height - 12
        p.rect(p.margin, low - 1.4 * s, self.wide, 0.7, None, fill=h.colour)
        if h.own.random() < 0.3:
            mark(p, h, p.right - 7 * s, low + 1, 7 * s)
        p.put(p.margin, low + 3.6 * s, f"{h.street} - {h.city}   {h.phone}", 2.6, False, h.colour, room=self.wide - 10)
        p.put(p.margin, low + 7.8 * s, self.said["script_foot"], 2.5, False, h.colour, "ls", "italic", self.wide - 10)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Script(r, half, hand, doctor, day, written).draw(patient, lines)
