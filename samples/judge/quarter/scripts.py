"""Prescriptions of `quarter`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

import street.scripts
from begun import Pad
from ink import Hand
from paper import MM
from press import Press
from quarter.heads import HEADS, access, capitals, ids_box, spreadsheet
from street.marks import mark

PLACES = ["city_top", "right_stack", "one_line", "framed_name", "title_between", "left_day", "last", "age"]
BODIES = ["free", "numbers", "hyphens", "rx", "ruled", "edge"]
PADS = [head for head in HEADS if head not in (access, capitals, spreadsheet, ids_box)]  # no pad is a program's
SIZES = [(148, 210), (148, 210), (148, 210), (148, 210), (210, 297), (143, 208), (155, 220)]


class Script(street.scripts.Script):
    """Fields are filled in as in `street`; where they stand, and all else, is its own."""

    def __init__(self, *given):
        Pad.__init__(self, *given, SIZES, PLACES, BODIES, PADS, 16)
        self.lead = self.own.choice(["dots", "dots", "dots", "line", "none"])

    def city_top(self, y, beside, s, patient):
        """City and day flush right over all, the title under it in the middle, then the name."""
        p = self.p
        self.dated(p.margin + self.wide * 0.36, y + 11 * s, self.wide * 0.64, f"{self.h.city}, le : ")
        self.titled(p.width / 2, y + 23 * s, "ms", self.wide, 6.2)
        self.named(p.margin, y + 34 * s, self.wide, patient)
        return y + 35 * s

    def right_stack(self, y, beside, s, patient):
        """Title at the left; at its right the name over the day."""
        p, x = self.p, self.p.margin + self.wide * 0.36
        self.titled(p.margin, y + 14 * s, "ls", self.wide * 0.33, 5)
        self.named(x, y + 12 * s, self.wide * 0.64, patient)
        self.dated(x, y + 23 * s, self.wide * 0.6)
        p.line(p.margin, y + 27 * s, p.right, y + 27 * s, 0.25, self.h.colour)
        return y + 27 * s

    def one_line(self, y, beside, s, patient):
        """The title in the middle, underlined twice; name left and day right in one line."""
        p = self.p
        end = self.titled(p.width / 2, y + 11 * s, "ms", self.wide, 5.6)
        for k in (1.4, 2.2):
            p.line(p.width - end, y + (11 + k) * s, end, y + (11 + k) * s, 0.22, self.h.colour)
        self.named(p.margin, y + 25 * s, self.wide * 0.56, patient)
        self.dated(p.margin + self.wide * 0.59, y + 25 * s, self.wide * 0.41)
        return y + 26 * s

    def framed_name(self, y, beside, s, patient):
        """Day and title in one line, the name in a rounded frame under them."""
        p = self.p
        self.titled(p.margin, y + 12 * s, "ls", self.wide * 0.46)
        self.dated(p.margin + self.wide * 0.5, y + 12 * s, self.wide * 0.5)
        p.draw.rounded_rectangle([p.margin * MM, (y + 17 * s) * MM, p.right * MM, (y + 29 * s) * MM], 24, outline=self.h.colour, width=3)
        self.named(p.margin + 3, y + 25.6 * s, self.wide - 6, patient)
        return y + 30 * s

    def title_between(self, y, beside, s, patient):
        """The name, then the title between two rules, then the day at the right."""
        p = self.p
        self.named(p.margin, y + 11 * s, self.wide, patient)
        for line in (y + 16 * s, y + 25 * s):
            p.line(p.margin, line, p.right, line, 0.3, self.h.colour)
        self.titled(p.width / 2, y + 22.4 * s, "ms", self.wide, 5.2)
        self.dated(p.margin + self.wide * 0.45, y + 35 * s, self.wide * 0.55)
        return y + 36 * s

    def left_day(self, y, beside, s, patient):
        """Day, then name, flush left, one under the other; the title in the middle under them."""
        p = self.p
        self.dated(p.margin, y + 11 * s, self.wide * 0.6)
        self.named(p.margin, y + 22 * s, self.wide, patient)
        self.titled(p.width / 2, y + 34 * s, "ms", self.wide, 6)
        return y + 35 * s

    def last(self, y, beside, s, patient):
        """The title, then the name; the day stands at the end at the right, over the stamp."""
        self.titled(self.p.width / 2, y + 12 * s, "ms", self.wide, 6)
        self.named(self.p.margin, y + 24 * s, self.wide, patient)
        return y + 25 * s

    def age(self, y, beside, s, patient):
        """The title in the middle; name, age and weight in one line, the day in the next."""
        p = self.p
        self.titled(p.width / 2, y + 11 * s, "ms", self.wide, 5.6)
        self.named(p.margin, y + 23 * s, self.wide * 0.62, patient)
        p.put(p.margin + self.wide * 0.65, y + 23 * s, "Âge : .......   Poids : .......", 3.1, room=self.wide * 0.35)
        self.dated(p.margin, y + 34 * s, self.wide * 0.6)
        return y + 35 * s

    def body(self, lines: list[str], y: float) -> float:
        p, s, how = self.p, self.p.scale, self.body_as
        low = p.height - (60 if self.place == "last" else 48) * s
        if how == "rx":
            p.put(p.margin, y + 11 * s, "Rp.", 5, True, self.h.colour, family="serif-italic")
        elif how == "edge":
            p.rect(p.margin - 3, y + 5 * s, 1, max(10, min(low, p.height * 0.62) - y - 5 * s), None, fill=self.h.colour)
        y += self.own.choice([7, 10]) * s
        step = min((6.4 if self.typed else self.own.choice([9.4, 10.6])) * s, (low - y) / max(len(lines), 1))
        return self.lines(lines, y, step, (9, 16), lambda n: {"numbers": f"{n}- ", "hyphens": "- "}.get(how, ""), (0.12, "#b0b0b0") if how == "ruled" else None)

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, s = self.p, self.h, self.p.scale
        y, beside = self.head(p, h)
        y = self.body(lines, getattr(self, self.place)(y, beside, s, patient))
        if self.place == "last":
            y = max(y + 11 * s, p.height * 0.61)
            self.dated(p.margin + self.wide * 0.34, y, self.wide * 0.66, f"{h.seller.city}, le ")
        self.stamped(y, 5, 32, ["violet", "navy", "blue", "blue", "black"])
        low = p.height - 12
        how = h.own.choice(["rule", "band", "sign", "plain"])
        if how == "rule":
            p.line(p.margin, low - 1, p.right, low - 1, 0.5, h.colour)
        elif how == "sign":
            mark(p, h, p.right - 7 * s, low - 1, 7 * s)
        elif how == "band":
            p.rect(0, p.height - 2.6, p.width, 2.6, None, fill=h.colour)
        room = self.wide - (20 if how == "sign" else 2)
        p.put(p.width / 2, low + 2.8 * s, f"{h.street} - {h.city} - {h.phone}", 2.6, False, h.colour, "ms", room=room)
        p.put(p.width / 2, low + 7 * s, self.said["script_foot"], 2.6, False, h.colour, "ms", "italic", room)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Script(r, half, hand, doctor, day, written).draw(patient, lines)
