"""How prescriptions and results begin in the halves that have a folder: the issuer's own choices, and their paper with its head."""
from dataclasses import dataclass
from datetime import date
from random import Random

from house import House
from ink import Hand
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
