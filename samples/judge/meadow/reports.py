"""Laboratory results of `meadow`."""
from datetime import date, timedelta
from random import Random

import barcode
import begun
from house import House
from ink import Hand, stamp
from meadow.forms import hour
from meadow.heads import HEADS
from meadow.labels import GREY, PALE, soft, stack
from press import Press
from reports import TESTS

TABLES = ["open", "open", "lined", "boxed", "shaded_names", "by_family", "before"]
BLOCKS = ["left_and_right", "rounded", "row_of_cells", "bars_right", "tinted", "one_list"]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    """A sheet of results: whose they are, what was found, who answers for it."""
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 18)
    p, h, own, said, wide = b.p, b.h, b.own, b.said, b.wide
    file = f"{r.choice(['', 'A', 'L'])}{day:%y%m%d}{r.randint(1, 140):03d}" if own.random() < 0.5 else f"{r.randint(1000, 99999)}"
    y = b.y + 7
    if own.random() < 0.5:
        y += 4
        p.put(p.width / 2, y, said["report"], 5, True, h.colour, "ms", room=wide)
        y += 6
        y = who(p, h, b.block, facts_of(r, h, own, said, patient, day, file), file, y, wide) + 9
    else:
        y = who(p, h, b.block, facts_of(r, h, own, said, patient, day, file), file, y, wide) + 9
        p.rect(p.margin, y - 3.4, wide, 8, None, fill=PALE)
        p.put(p.width / 2, y + 2.2, said["report"], 4.4, True, "", "ms", room=wide - 8)
        y += 12
    y = Findings(p, h, own, b.form, day, y).draw(r, said["report_columns"])
    signed(p, r, lab, said["biologist"], y, own)
    p.put(p.margin, p.height - 8, own.choice([f"{h.street}, {h.city} - {h.phone}", f"{h.name} - {h.city}", "Les résultats sont à remettre au médecin traitant", "Laboratoire ouvert de 7h30 à 18h30"]), 2.7, False, GREY, room=wide * 0.8)
    p.put(p.right, p.height - 8, h.page_of(1, 1), 2.7, False, GREY, "rs", room=wide * 0.18)
    return p


def facts_of(r: Random, h: House, own: Random, said, patient: str, day: date, file: str) -> list[tuple[str, str]]:
    """Label and value of what stands over the table, in the laboratory's order."""
    clock = f" {hour(day)}" if own.random() < 0.35 and len(h.date(day)) < 11 else ""
    known = {
        "name": (said["report_patient"], patient), "file": (said["report_file"], file), "taken": (said["sampled"], h.date(day) + clock), "edited": (said["edited"], h.date(day + timedelta(days=own.choice([0, 0, 1])))),
        "doctor": (said["prescriber"], f"Dr {r.choice(['Benkirane', 'Chraibi', 'Lamrani', 'Idrissi', 'Filali', 'Berrada'])}"), "age": ("Âge : ", f"{r.randint(2, 86)} ans"),
    }
    orders = ("name age doctor file taken edited", "file name taken doctor", "name taken edited file", "name doctor taken edited file", "taken file name age")
    return [known[k] for k in own.choice(orders).split()]


def who(p: Press, h: House, how: str, facts, file: str, y, wide) -> float:
    """The patient's block in one of its six ways; returns its lower edge."""
    half = (len(facts) + 1) // 2
    if how == "row_of_cells":
        for k, (label, value) in enumerate(facts):
            x, top = p.margin + wide / 2 * (k % 2), y + 6.8 * (k // 2)
            p.rect(x, top, wide / 2, 6.8, "#555555", 0.22)
            p.put(x + 2, top + 4.8, f"{label.strip(' :')} : {value}", 3.2, k == 0, room=wide / 2 - 4)
        return y + 6.8 * half
    if how == "bars_right":
        modules = barcode.code128("".join(c for c in file if c.isdigit()))
        barcode.draw(p, modules, p.right - 48, y, min(0.26 * len(modules), 46), 10)
        p.put(p.right - 48, y + 14, file, 2.7)
        return max(stack(p, facts, p.margin, y + 3.4, 42, wide * 0.66, 5.4, strong=(0,)), y + 15)
    if how == "one_list":
        low = stack(p, facts, p.margin, y + 3.4, 46, wide, 5.6, 3.3, labels=True)
        p.line(p.margin, low + 2.6, p.right, low + 2.6, 0.3, h.colour)
        return low + 3
    high = 3.6 + 5.6 * half
    if how == "rounded":
        soft(p, p.margin, y, wide, high, h.colour)
    elif how == "tinted":
        p.rect(p.margin, y, wide, high, None, fill="#eef3f0" if h.capitals else PALE)
    for k, part in enumerate((facts[:half], facts[half:])):
        stack(p, part, p.margin + 2.5 + wide / 2 * k, y + 5.8, 35, wide / 2 - 5, 5.6, 3.1, strong=(0,) if k == 0 else ())
    return y + high


class Findings:
    """The table of what was found: names, results, units, what is usual, at times what was found before."""

    def __init__(self, p: Press, h: House, own: Random, how: str, day: date, y: float):
        self.p, self.h, self.own, self.how, self.day, self.y = p, h, own, how, day, y
        wide = self.wide = p.width - 2 * p.margin
        self.x = [p.margin + share * wide for share in (0.01, 0.44, 0.57, 0.71)]
        self.last = wide * (0.14 if how == "before" else 0.28)

    def draw(self, r: Random, heads) -> float:
        p, top = self.p, self.y - 5
        self.headed(heads)
        families, tests = self.own.sample(self.h.w.chapters, 4), r.sample(TESTS, r.randint(4, 11))
        for k, test in enumerate(tests):
            if self.how in ("by_family", "shaded_names") and k % 3 == 0:
                self.family(families[k // 3 % 4])
            self.finding(r, *test)
        self.y += 2.6
        if self.how == "boxed":
            p.rect(p.margin, top, self.wide, self.y - top, "#3c3c3c", 0.3)
            for at in (self.x[1], self.x[2], self.x[3]):
                p.line(at - 2, top, at - 2, self.y, 0.2, "#3c3c3c")
        elif self.how != "open":
            p.line(p.margin, self.y, p.right, self.y, 0.3, self.h.colour)
        return self.y

    def headed(self, heads):
        p, said = self.p, (heads[0], heads[1], "Unités", heads[2])
        for k, head in enumerate(said):
            p.put(self.x[k], self.y, head, 3.1, True, "" if self.how == "boxed" else self.h.colour, room=(self.wide * 0.4, self.wide * 0.115, self.wide * 0.12, self.last)[k])
        if self.how == "before":
            p.put(p.right - 1, self.y, f"Antér. {self.day - timedelta(days=self.own.randint(60, 500)):%d/%m/%y}", 2.6, False, GREY, "rs", room=self.wide * 0.135)
        self.y += 2.4
        p.line(p.margin, self.y, p.right, self.y, 0.5 if self.how == "open" else 0.25, self.h.colour)

    def family(self, name: str):
        p = self.p
        self.y += 8
        if self.how == "shaded_names":
            p.rect(p.margin, self.y - 4.4, self.wide, 6.2, None, fill=PALE)
            p.put(p.width / 2, self.y, name, 3.3, True, "", "ms")
        else:
            p.put(p.margin, self.y, name, 3.5, True, self.h.colour)
        self.y += 0.6

    def finding(self, r: Random, name, unit, low, high):
        p, x = self.p, self.x
        digits = 2 if high < 5 else 1 if high < 60 else 0
        shown = lambda number: f"{number:.{digits}f}".replace(".", self.h.point[0])
        got = r.uniform(low * 0.9 + high * 0.04, high * 1.25)
        self.y += 6.4
        p.put(x[0] + (3 if self.how == "by_family" else 0), self.y, name, 3.1, room=self.wide * 0.38)
        p.put(x[1], self.y, shown(got), 3.3, not low <= got <= high or self.how == "lined", room=self.wide * 0.11)
        p.put(x[2], self.y, unit, 2.9, room=self.wide * 0.12)
        p.put(x[3], self.y, f"< {shown(high)}" if low == 0 else f"{shown(low)} - {shown(high)}", 3, room=self.last)
        if self.how == "before":
            p.put(p.right - 1, self.y, shown(got * r.uniform(0.85, 1.2)), 2.9, False, GREY, "rs", room=self.wide * 0.13)
        if self.how in ("lined", "boxed"):
            p.line(p.margin, self.y + 1.9, p.right, self.y + 1.9, 0.12, "#a8a8a8")


def signed(p: Press, r: Random, lab, label: str, y: float, own: Random):
    """Who answers for the results, with stamp and at times a hand."""
    x = p.margin + 34 if own.random() < 0.25 else p.right - 34
    p.put(x, y + 12, label, 3.2, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-5, 5), y + 27), r.choice(["blue", "blue", "violet", "navy"]), r.choice(["frame", "round", "double", "bare"]), 39)
    if r.random() < 0.55:
        Hand(r, "schoolbell", r.choice(["blue", "black"])).sign(p, (x - 26, y + 15, 52, 24))
