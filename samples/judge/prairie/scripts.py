"""Prescriptions of `prairie`: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

from begun import LabelledPad
from ink import Hand
from paper import MM
from prairie.heads import ON_PADS
from prairie.labels import GREY, LINE
from press import Press

PLACES = ["day_right_title_below", "title_between", "one_line", "name_over_day", "framed", "title_at_left", "day_at_foot"]
BODIES = ["free", "free", "free", "numbered", "dashes", "ruled", "margin"]
SIZES = [(148, 210), (148, 210), (148, 210), (148, 210), (210, 297), (150, 212), (146, 208), (160, 220)]


class Leaf(LabelledPad):
    """One prescription; `place` and `body_as` tell which of the ways below it is drawn in."""

    def __init__(self, *given):
        super().__init__(*given, SIZES, PLACES, BODIES, ON_PADS, 16)
        self.upon = self.own.choice(["dots", "dots", "rule", "rule", "nothing"])

    def day_right_title_below(self, y, s, patient):
        """Town and day at the right, the name from the left under them, the title in the middle last."""
        self.day_at(self.p.margin + self.wide * 0.44, y + 10 * s, self.wide * 0.56, f"{self.h.seller.city} le : ")
        self.name_at(self.p.margin, y + 21 * s, self.wide * 0.9, patient)
        self.title_at(self.p.width / 2, y + 32 * s, size=5.6)
        return y + 34 * s

    def title_between(self, y, s, patient):
        """The title in the middle between rules, name and day on one line under it."""
        p = self.p
        end = self.title_at(p.width / 2, y + 11 * s, size=5.2)
        for a, b in ((p.margin, p.width - end - 3), (end + 3, p.right)):
            p.line(a, y + 9.4 * s, b, y + 9.4 * s, 0.4, self.h.colour)
        self.name_at(p.margin, y + 22 * s, self.wide * 0.6, patient)
        self.day_at(p.margin + self.wide * 0.63, y + 22 * s, self.wide * 0.37)
        return y + 24 * s

    def one_line(self, y, s, patient):
        """Day at the left, title at the right of one line; the name over the whole width under it."""
        self.day_at(self.p.margin, y + 11 * s, self.wide * 0.46)
        self.title_at(self.p.right, y + 11 * s, "rs", 5, self.wide * 0.46)
        self.name_at(self.p.margin, y + 22 * s, self.wide, patient)
        return y + 24 * s

    def name_over_day(self, y, s, patient):
        """The title, underlined, in the middle; name and day under each other in its right part."""
        p, x = self.p, self.p.margin + self.wide * 0.3
        end = self.title_at(p.width / 2, y + 10 * s)
        p.line(p.width - end, y + 11.8 * s, end, y + 11.8 * s, 0.4, self.h.colour)
        self.day_at(x, y + 22 * s, self.wide * 0.7)
        self.name_at(x, y + 32 * s, self.wide * 0.7, patient)
        return y + 33 * s

    def framed(self, y, s, patient):
        """Name and day under each other in a frame with round corners, the title in the middle under it."""
        p = self.p
        p.draw.rounded_rectangle([p.margin * MM, (y + 4 * s) * MM, p.right * MM, (y + 26 * s) * MM], 26, outline=self.h.colour, width=3)
        self.name_at(p.margin + 4, y + 12.6 * s, self.wide - 8, patient)
        self.day_at(p.margin + 4, y + 22.6 * s, self.wide * 0.6)
        self.title_at(p.width / 2, y + 36 * s, size=5.4)
        return y + 37 * s

    def title_at_left(self, y, s, patient):
        """The title from the left with the day under it; the name under both."""
        self.title_at(self.p.margin, y + 10 * s, "ls", 5.6, self.wide * 0.7)
        self.day_at(self.p.margin, y + 20.6 * s, self.wide * 0.56)
        self.name_at(self.p.margin, y + 31 * s, self.wide, patient)
        return y + 32 * s

    def day_at_foot(self, y, s, patient):
        """The title, then the name; town and day where the text ends."""
        self.title_at(self.p.width / 2, y + 10 * s, size=5.4)
        self.name_at(self.p.margin, y + 22 * s, self.wide * 0.94, patient)
        return y + 24 * s

    def draw(self, patient: str, lines: list[str]) -> Press:
        p, h, s, own = self.p, self.h, self.p.scale, self.own
        y = getattr(self, self.place)(self.head(p, h)[0], s, patient) + own.choice([5, 7, 9]) * s
        late = self.place == "day_at_foot"
        indents = (5, 12)
        if self.body_as == "margin":
            indents = (14, 20)
            p.line(p.margin + 10 * s, y - 1 * s, p.margin + 10 * s, p.height - 30 * s, 0.25, h.colour)
        room = p.height - (66 if late else 50) * s - y
        step = min((7.2 if self.typed else own.choice([9.2, 10, 11])) * s, room / max(len(lines), 1))
        signs = {"numbered": "{}) ", "dashes": "- "}.get(self.body_as, "")
        y = self.lines(lines, y, step, indents, signs.format, (0.12, "#bfc3bf") if self.body_as == "ruled" else None)
        if late:
            y = max(y + 12 * s, p.height * 0.54)
            self.day_at(p.margin + self.wide * 0.34, y, self.wide * 0.62, f"{h.seller.city}, le : ")
        self.stamped(y, 5, 33, ["blue", "navy", "blue", "black", "violet"])
        low = p.height - 11.6
        p.line(p.margin, low - 0.8, p.right, low - 0.8, 0.3, h.colour if h.packed else LINE)
        p.put(p.width / 2, low + 3.4 * s, f"{h.street}, {h.city} - {h.phone}", 2.7, False, "", "ms", room=self.wide)
        p.put(p.width / 2, low + 7.6 * s, self.said["script_foot"], 2.7, False, GREY, "ms", room=self.wide)
        return p


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    return Leaf(r, half, hand, doctor, day, written).draw(patient, lines)
