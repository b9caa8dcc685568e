"""Prescriptions of `harbour`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

import street.scripts
from begun import Pad
from harbour.heads import HEADS, accountant, company, ledger_cells, sender, starred
from ink import Hand
from press import Press
from street.marks import mark

PLACES = ["day_right", "name_first", "split_row", "cells", "boxed_title", "closing", "city_under", "strip", "day_right"]
BODIES = ["free", "counted", "dashes", "lines", "frame", "stroke"]
PADS = [head for head in HEADS if head not in (accountant, company, ledger_cells, sender, starred)]  # no pad is a program's
SIZES = [(148, 210), (148, 210), (148, 210), (148, 210), (210, 297), (140, 205), (150, 215), (165, 235)]


class Script(street.scripts.Script):
    """Fields are filled in as in `street`; where they stand, and all else, is its own."""

    def __init__(self, *given):
        Pad.__init__(self, *given, SIZES, PLACES, BODIES, PADS, 16)
        self.lead = self.own.choice(["dots", "dots", "line", "bare"])

    def day_right(self, y, beside, s, patient):
        """Title in the middle, then the day at the right, then the name from the left."""
        self.titled(self.p.width / 2, y + 12 * s, "ms", self.wide, 6)
        self.dated(self.p.margin + self.wide * 0.42, y + 24 * s, self.wide * 0.58)
        self.named(self.p.margin, y + 35 * s, self.wide, patient)
        return y + 36 * s

    def name_first(self, y, beside, s, patient):
        """Name and day on two lines, city before the day; the title underlined beneath."""
        p = self.p
        self.named(p.margin, y + 12 * s, self.wide, patient)
        self.dated(p.margin, y + 23 * s, self.wide, f"{self.h.seller.city}, le ")
        end = self.titled(p.width / 2, y + 35 * s, "ms", self.wide, 5.4)
        p.line(p.width - end, y + 36.8 * s, end, y + 36.8 * s, 0.4, self.h.colour)
        return y + 38 * s

    def split_row(self, y, beside, s, patient):
        """The title at the left, the day at the right of it; the name on a line under a hairline."""
        p = self.p
        self.titled(p.margin, y + 12 * s, "ls", self.wide * 0.44, 5)
        self.dated(p.margin + self.wide * 0.48, y + 12 * s, self.wide * 0.52)
        p.line(p.margin, y + 15.6 * s, p.right, y + 15.6 * s, 0.2, self.h.colour)
        self.named(p.margin, y + 27 * s, self.wide, patient)
        return y + 28 * s

    def cells(self, y, beside, s, patient):
        """Two ruled cells across, name over day and age; the title beneath."""
        p = self.p
        for k in (0, 1):
            p.rect(p.margin, y + (4 + 12 * k) * s, self.wide, 12 * s, self.h.colour, 0.25)
        self.named(p.margin + 2.5, y + 12.8 * s, self.wide - 5, patient)
        self.dated(p.margin + 2.5, y + 24.8 * s, self.wide * 0.6)
        p.put(p.right - 3, y + 24.8 * s, "Âge : ........ ans", 3.1, anchor="rs", room=self.wide * 0.3)
        self.titled(p.width / 2, y + 38 * s, "ms", self.wide, 5.6)
        return y + 39 * s

    def boxed_title(self, y, beside, s, patient):
        """The title framed at the left, the day at its right; the name beneath."""
        p = self.p
        w = min(p.length(self.said["script"], 5, True) + 8, self.wide * 0.46)
        p.rect(p.margin, y + 5 * s, w, 9.6 * s, self.h.colour, 0.5)
        self.titled(p.margin + w / 2, y + 11.6 * s, "ms", w - 4, 5)
        self.dated(p.margin + w + 4, y + 12 * s, self.wide - w - 4)
        self.named(p.margin, y + 26 * s, self.wide, patient)
        return y + 27 * s

    def closing(self, y, beside, s, patient):
        """Name and title; the day at the end, before the stamp."""
        self.named(self.p.margin, y + 12 * s, self.wide, patient)
        self.titled(self.p.width / 2, y + 25 * s, "ms", self.wide, 6)
        return y + 26 * s

    def city_under(self, y, beside, s, patient):
        """City and day flush in the right half over the title, the name under it."""
        p = self.p
        if beside and beside[1] - beside[0] > 54:
            self.dated(beside[0], beside[2] + 3 * s, beside[1] - beside[0], f"{self.h.seller.city} le : ")
        else:
            y += 11 * s
            self.dated(p.margin + self.wide * 0.34, y, self.wide * 0.66, f"{self.h.seller.city} le : ")
        self.titled(p.width / 2, y + 13 * s, "ms", self.wide, 5.8)
        self.named(p.margin, y + 26 * s, self.wide * 0.9, patient)
        return y + 27 * s

    def strip(self, y, beside, s, patient):
        """The title in white on a strip; the name at the left, the day at the right under it."""
        p = self.p
        p.rect(p.margin, y + 4 * s, self.wide, 8.6 * s, None, fill=self.h.colour)
        p.put(p.width / 2, y + 10.2 * s, self.said["script"], 4.6, True, "#ffffff", "ms", room=self.wide - 6)
        self.named(p.margin, y + 24 * s, self.wide * 0.56, patient)
        self.dated(p.margin + self.wide * 0.59, y + 24 * s, self.wide * 0.41)
        return y + 25 * s

    def body(self, lines: list[str], y: float) -> float:
        p, h, s, how = self.p, self.h, self.p.scale, self.body_as
        low = p.height - (60 if self.place == "closing" else 48) * s
        y += self.own.choice([7, 9]) * s
        if how == "frame":
            p.rect(p.margin, y - 1 * s, self.wide, low - y + 10 * s, "#9aa4ae", 0.2)
        elif how == "stroke":
            p.line(p.margin + 6 * s, y, p.margin + 6 * s, low, 0.3, h.colour)
        step = min((6.6 if self.typed else self.own.choice([9.6, 10.8])) * s, (low - y) / max(len(lines), 1))
        return self.lines(lines, y, step, (9, 15), lambda n: {"counted": f"{n}/ ", "dashes": "- "}.get(how, ""), (0.12, "#bcbcbc") if how == "lines" else None)

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, s = self.p, self.h, self.p.scale
        y, beside = self.head(p, h)
        y = self.body(lines, getattr(self, self.place)(y, beside, s, patient))
        if self.place == "closing":
            y = max(y + 11 * s, p.height * 0.6)
            self.dated(p.margin + self.wide * 0.4, y, self.wide * 0.6, f"{h.seller.city}, le : ")
        self.stamped(y, 5, 33, ["violet", "navy", "blue", "black"])
        low = p.height - 12.4
        p.line(p.margin, low - 1 * s, p.right, low - 1 * s, 0.3, h.colour)
        if h.own.random() < 0.3:
            mark(p, h, p.margin, low + 0.4, 6.6 * s)
        p.put(p.width / 2, low + 3.4 * s, f"{h.street}, {h.city} - {h.phone}", 2.6, False, h.colour, "ms", room=self.wide - 18)
        p.put(p.width / 2, low + 7.6 * s, self.said["script_foot"], 2.5, False, h.colour, "ms", room=self.wide - 18)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Script(r, half, hand, doctor, day, written).draw(patient, lines)
