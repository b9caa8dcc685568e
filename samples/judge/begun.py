"""How prescriptions and results begin in the halves that have a folder: the issuer's own choices, and their paper with its head."""
from dataclasses import dataclass
from datetime import date
from random import Random

from house import House
from ink import Hand, stamp
from press import Press

LONG = date(2026, 9, 23)  # a date that is long wherever months or days are written out


class Pad:
    """A physician's pad. Where the day stands (`places`), how the lines are marked (`bodies`); a date longer than `longest` is written dd/mm/yyyy."""

    def __init__(self, r: Random, half: str, hand: Hand, doctor, day: date, written: str, sizes, places, bodies, heads, longest: int):
        self.r, self.hand, self.doctor, self.day, self.written = r, hand, doctor, day, written
        self.h = h = House(half, doctor)
        self.own = own = Random(f"script-{half}-{doctor.inpe}")
        h.size, h.polite = own.choice(sizes), False
        self.place, self.body_as = own.choice(places), own.choice(bodies)
        self.typed = own.random() < 0.3
        self.typed_day = self.typed or own.random() < 0.3
        self.said = {k: own.choice(getattr(h.w, k)) for k in ("script", "script_day", "script_patient", "script_foot")}
        self.head = own.choice(heads)
        plain(h, longest)
        self.p = h.page()
        self.wide = self.p.width - 2 * self.p.margin

    def lines(self, lines: list[str], y: float, step: float, indents, sign, ruling=None) -> float:
        """What is prescribed from `y` on: each thing (its number given to `sign`) and under it how it is taken, further in; on rules of a width and a grey. Returns the last line."""
        p, s = self.p, self.p.scale
        for k, text in enumerate(lines):
            y, first = y + step, k % 2 == 0
            text = (sign(k // 2 + 1) if first else "") + text
            x = p.margin + indents[0 if first else 1] * s
            if ruling:
                p.line(p.margin, y + 1.5, p.right, y + 1.5, *ruling)
            if self.typed:
                p.put(x, y, text, 3.4, first, room=p.right - x - 4)
            else:
                self.hand.write(p, (x, y - 7, p.right - x - 4, 8.6), text, height=3.1 if s == 1 else 2.7)
        return y

    def stamped(self, y: float, edge: float, foot: float, colours: list[str]):
        """Stamp and signature under what ends at `y`, at least `foot` above the paper's end."""
        p, r = self.p, self.r
        wide = 42 * max(p.scale, 0.86)
        centre = (r.uniform(p.right - wide - edge, p.right - wide / 2 - 1), min(max(y + 21, p.height * 0.6), p.height - foot))
        stamp(p, r, [self.doctor.name, self.doctor.speciality, self.doctor.city], centre, r.choice(colours), r.choice(["frame", "double", "round", "bare"]), wide)
        self.hand.sign(p, (centre[0] - 26, centre[1] - 13, 52, 26))


class LabelledPad(Pad):
    """A pad on which day and name are filled in behind printed labels, upon what `upon` says: "dots", "rule" or nothing."""

    upon: str

    def entry(self, x, y, room, label, text, typed, short=False):
        """A printed label and what was filled in behind it."""
        p = self.p
        at = p.put(x, y, label, 3.4, room=room * 0.5) + 1.3
        if typed:
            p.put(at, y, text, 3.5, not short, room=x + room - at, vital=short)
            return
        if self.upon == "dots":
            p.dots(at, y + 1, x + room, 0.35, 0.9, 0.25, "#666666")
        elif self.upon == "rule":
            p.line(at, y + 1.2, x + room, y + 1.2, 0.2, "#777777")
        wide = x + room - at - 0.5
        self.hand.write(p, (at, y - 6.4, min(wide, 44) if short else wide, 8.4), text)

    def day_at(self, x, y, room, label=""):
        self.entry(x, y, room, label or self.said["script_day"], self.h.date(self.day) if self.typed_day else self.written, self.typed_day, True)

    def name_at(self, x, y, room, patient):
        self.entry(x, y, room, self.said["script_patient"], patient, self.typed)

    def title_at(self, x, y, anchor="ms", size=5.4, room=0.0) -> float:
        return self.p.put(x, y, self.said["script"], size, True, self.h.colour, anchor, room=room or self.wide)


@dataclass
class Sheet:
    """A laboratory's sheet of results with its head: what it says, how its table and its patient's block are drawn, where it goes on."""
    h: House
    own: Random
    p: Press
    form: str
    block: str
    said: dict
    y: float
    wide: float


def sheet(half: str, lab, heads, tables, blocks, longest: int) -> Sheet:
    h = House(half, lab)
    own = Random(f"report-{half}-{lab.inpe}")
    h.size = (210, 297)
    head, form, block = own.choice(heads), own.choice(tables), own.choice(blocks)
    said = {k: own.choice(getattr(h.w, k)) for k in ("report", "report_patient", "sampled", "edited", "report_file", "report_columns", "biologist", "birth", "prescriber", "patient_file")}
    plain(h, longest)
    p = h.page()
    return Sheet(h, own, p, form, block, said, head(p, h)[0], p.width - 2 * p.margin)


def plain(h: House, longest: int):
    if len(h.date(LONG)) > longest:
        h.written = lambda d: f"{d:%d/%m/%Y}"
