"""Prescriptions of `street`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

from begun import Pad
from ink import Hand, stamp
from paper import MM
from press import Press
from street.heads import HEADS, needles, program, sheet_cells
from street.marks import mark

PLACES = ["day_right", "city_right", "name_and_day", "day_under", "head_day", "side", "end", "age_line"]
BODIES = ["plain", "numbered", "hyphens", "dotted", "watermark", "margin"]
WRITTEN_UNDER = [head for head in HEADS if head not in (needles, program, sheet_cells)]  # no pad is a shop program's
SIZES = [(148, 210), (148, 210), (148, 210), (210, 297), (145, 215), (160, 220)]


class Script(Pad):
    def __init__(self, *given):
        super().__init__(*given, SIZES, PLACES, BODIES, WRITTEN_UNDER, 16)
        self.lead = self.own.choice(["dots", "dots", "line", "blank"])

    def field(self, x, y, room, label, value, typed, name=False):
        """A label, and behind it on dots, a line or nothing what is typed or written."""
        p = self.p
        end = p.put(x, y, label, 3.3, room=room * 0.5)
        if typed:
            p.put(end + 1.5, y, value, 3.6, name, room=room - (end - x) - 2, vital=not name)
            return
        if self.lead == "dots":
            p.dots(end + 1, y + 1, x + room, 0.35, 0.75, 0.25, "#666666")
        elif self.lead == "line":
            p.line(end + 1, y + 1.3, x + room, y + 1.3, 0.15, "#666666")
        self.hand.write(p, (end + 0.8, y - 6.3, room - (end - x) - 1.5 if name else min(43, room - (end - x) - 1), 8.3), value)

    def dated(self, x, y, room, label=""):
        self.field(x, y, room, label or self.said["script_day"], self.h.date(self.day) if self.typed_day else self.written, self.typed_day)

    def named(self, x, y, room, patient):
        self.field(x, y, room, self.said["script_patient"], patient, self.typed, True)

    def titled(self, x, y, anchor, room, size=5.4) -> float:
        return self.p.put(x, y, self.said["script"], size, True, self.h.colour, anchor, room=room)

    def day_right(self, y, beside, s, patient):
        """The day alone at the right, the name under it from the left, the title in the middle, underlined."""
        p = self.p
        self.dated(p.margin + self.wide * 0.5, y + 10 * s, self.wide * 0.5)
        self.named(p.margin, y + 21 * s, self.wide, patient)
        end = self.titled(p.width / 2, y + 33 * s, "ms", self.wide)
        p.line(p.width - end, y + 34.4 * s, end, y + 34.4 * s, 0.4, self.h.colour)
        return y + 35 * s

    def city_right(self, y, beside, s, patient):
        """City and day at the right, then title, then name."""
        p = self.p
        self.dated(p.margin + self.wide * 0.32, y + 10 * s, self.wide * 0.68, f"{self.h.seller.city}, le ")
        self.titled(p.width / 2, y + 22 * s, "ms", self.wide)
        self.named(p.margin, y + 34 * s, self.wide, patient)
        return y + 34 * s

    def name_and_day(self, y, beside, s, patient):
        """Title in the middle; name and day in one line."""
        p = self.p
        self.titled(p.width / 2, y + 11 * s, "ms", self.wide)
        self.named(p.margin, y + 24 * s, self.wide * 0.54, patient)
        self.dated(p.margin + self.wide * 0.57, y + 24 * s, self.wide * 0.43)
        return y + 25 * s

    def day_under(self, y, beside, s, patient):
        """Title in a coloured strip across, name and day under each other beneath it."""
        p = self.p
        p.rect(p.margin, y + 5 * s, self.wide, 8.4 * s, None, fill=self.h.colour)
        p.put(p.width / 2, y + 11.2 * s, self.said["script"], 4.8, True, "#ffffff", "ms", room=self.wide - 6)
        self.named(p.margin, y + 24 * s, self.wide, patient)
        self.dated(p.margin, y + 35 * s, self.wide * 0.6)
        return y + 36 * s

    def head_day(self, y, beside, s, patient):
        """The day beside the head where there is room, else first at the left."""
        p = self.p
        if beside and beside[1] - beside[0] > 56:
            self.dated(beside[0], beside[2] + 4 * s, beside[1] - beside[0])
            y = max(y, beside[2] + 6 * s)
        else:
            y += 10 * s
            self.dated(p.margin, y, self.wide * 0.6)
        self.named(p.margin, y + 12 * s, self.wide, patient)
        self.titled(p.width / 2, y + 25 * s, "ms", self.wide, 6.2)
        return y + 26 * s

    def side(self, y, beside, s, patient):
        """Title left in letters of its own size; at the right of it a frame with name and day."""
        p, left = self.p, self.p.margin + self.wide * 0.34
        self.titled(p.margin, y + 18 * s, "ls", self.wide * 0.31, 5)
        p.draw.rounded_rectangle([left * MM, (y + 4 * s) * MM, p.right * MM, (y + 29 * s) * MM], 22, outline=self.h.colour, width=3)
        self.named(left + 2.5, y + 13 * s, p.right - left - 5, patient)
        self.dated(left + 2.5, y + 24.6 * s, (p.right - left) * 0.9)
        return y + 29 * s

    def end(self, y, beside, s, patient):
        """The title, then the name; place and day at the paper's end."""
        p = self.p
        self.titled(p.width / 2, y + 12 * s, "ms", self.wide, 6)
        self.named(p.margin, y + 25 * s, self.wide, patient)
        return y + 26 * s

    def age_line(self, y, beside, s, patient):
        """The day at the right of the title's line; name, and an age left open."""
        p = self.p
        self.titled(p.margin, y + 12 * s, "ls", self.wide * 0.44)
        self.dated(p.margin + self.wide * 0.5, y + 12 * s, self.wide * 0.5)
        self.named(p.margin, y + 25 * s, self.wide * 0.74, patient)
        end = p.put(p.margin + self.wide * 0.78, y + 25 * s, "Âge : ", 3.3)
        p.dots(end + 0.5, y + 26 * s, p.right, 0.35, 0.75, 0.25, "#666666")
        return y + 26 * s

    def body(self, lines: list[str], y: float) -> float:
        p, h, s, how = self.p, self.h, self.p.scale, self.body_as
        low = p.height - (60 if self.place == "end" else 48) * s
        y += self.own.choice([9, 12]) * s
        if how == "margin":
            p.line(p.margin + 4 * s, y, p.margin + 4 * s, low, 0.3, h.colour)
        step = min((6.4 if self.typed else self.own.choice([10, 11.5])) * s, (low - y) / max(len(lines), 1))
        for k, text in enumerate(lines):
            y += step
            first = k % 2 == 0
            sign = {"numbered": f"{k // 2 + 1}/ ", "hyphens": "- "}.get(how, "") if first else ""
            x = p.margin + (8 if first else 17) * s
            if how == "dotted":
                p.dots(p.margin, y + 1.4, p.right, 0.3, 1.0, 0.2, "#8a8a8a")
            if self.typed:
                p.put(x, y, sign + text, 3.4, first, room=p.right - x - 4)
            else:
                self.hand.write(p, (x, y - 7, p.right - x - 4, 8.6), sign + text, height=3.1 if s == 1 else 2.7)
        return y

    def watermark(self):
        """A large pale sign in the middle of the pad."""
        p, h, colour = self.p, self.h, self.h.colour
        h.colour = "#eef2f4"
        mark(p, h, p.width / 2 - 26 * p.scale, p.height * 0.48, 52 * p.scale)
        h.colour = colour

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, r, s = self.p, self.h, self.r, self.p.scale
        if self.body_as == "watermark":
            self.watermark()
        y, beside = self.head(p, h)
        y = self.body(lines, getattr(self, self.place)(y, beside, s, patient))
        if self.place == "end":
            y = max(y + 12 * s, p.height * 0.62)
            self.dated(p.margin + self.wide * 0.28, y, self.wide * 0.72, f"{h.seller.city} le : ")
        wide = 43 * max(s, 0.86)
        centre = (r.uniform(p.right - wide - 4, p.right - wide / 2 - 1), min(max(y + 22, p.height * 0.58), p.height - 31))
        stamp(p, r, [self.doctor.name, self.doctor.speciality, self.doctor.city], centre, r.choice(["violet", "navy", "blue", "blue"]), r.choice(["frame", "double", "round", "bare"]), wide)
        self.hand.sign(p, (centre[0] - 27, centre[1] - 13, 54, 26))
        low = p.height - 11
        p.line(p.margin, low, p.right, low, 0.35, h.colour)
        p.put(p.width / 2, low + 4.4 * s, f"{h.street} - {h.city} - {h.phone}", 2.7, False, h.colour, "ms", room=self.wide)
        p.put(p.width / 2, low + 8.4 * s, self.said["script_foot"], 2.5, False, h.colour, "ms", room=self.wide)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Script(r, half, hand, doctor, day, written).draw(patient, lines)
