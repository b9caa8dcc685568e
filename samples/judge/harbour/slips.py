"""Till receipts of `harbour`: rolls of 58 and 80 mm, of shop programs on the counter and on tablets."""
from datetime import date
from random import Random

import slips
import street.slips
from invoices import Bill
from press import Press
from street.slips import sheet_of  # noqa: F401

SHAPES = slips.Shapes(
    [57, 58, 58, 76, 80, 80, 80], [("printer", 0.86), ("printer", 0.94), ("printer", 1.0), ("roll", 0.78), ("roll", 0.85), ("mono", 0.92), ("sans", 0.95), ("sans", 1.0), ("narrow", 1.1), ("condensed", 0.95), ("wide", 0.85)],
    ["head rule meta rule items rule total pay rule foot", "head rule title meta rule items rule total rule pay count foot", "head meta rule items rule total pay rule foot", "head title rule meta client rule items rule total pay foot", "head rule meta rule items rule tax total pay foot bars",
     "head rule meta rule items count rule total pay rule foot", "head title meta rule items total rule pay foot", "head rule items rule total pay rule meta desk foot", "head meta rule items rule total tax pay desk foot bars", "head rule desk meta rule items rule total pay foot"],
    ["name_over", "heads3", "count_behind", "units", "one_line", "indent", "sum_line"], ["-", "-", "-", "=", "_", "line", "dots", "none", "*"], ["ends", "ends", "tall", "box", "centre", "colon", "ruled"],
)
HABITS = slips.Habits(
    ["#0e0e10", "#19191d", "#242429", "#323239"], ["middle", "middle", "large", "left", "plain", "tongue"], ["lines", "both", "pairs", "day_first", "centre", "dash"],
    [lambda d: f"{d:%d/%m/%Y}"] * 8 + [lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}"], longest=11, share=0.6, top=7.5,
)


class Till(street.slips.Till):
    @property
    def wide(self) -> float:
        return self.p.width - 2 * self.p.margin

    def head(self):
        h, how, own = self.h, self.head_as, self.own
        middle = how != "left"
        size = {"large": 5.4, "plain": 3.4}.get(how) or own.choice([3.8, 4.2, 4.6])
        self._say(h.name.upper() if how == "large" or own.random() < 0.5 else h.name, size, how != "plain", middle, step=size + 1)
        if how == "tongue":
            self._say(h.arabic, 4.2, False, True, step=5.8)
        lines = ([h.trade] if own.random() < 0.4 else []) + ([h.street, h.city] if own.random() < 0.6 else [f"{h.street} - {h.city}"]) + [h.phone] + ([] if self.ids_low else self._ids())
        for line in lines + ([f"INPE : {h.seller.inpe}"] if own.random() < 0.3 else []):
            self._say(line, 2.8, False, middle, h.ice in line, 4.1)
        self.y += 1.4

    def meta(self):
        p, said, how = self.p, self.said, self.meta_as
        number, day = self.bill.number, self.h.date(self.day)
        clock = f"{self.r.randint(8, 21):02d}:{self.r.randint(0, 59):02d}"
        hour = "" if ":" in day or "h" in day else clock + (f":{self.r.randint(0, 59):02d}" if self.seconds else "")
        first, second = f"{said['till_number']}{number}", f"{said['till_day']}{day}"
        if how == "both" and p.length(f"{second} {hour}", 2.8) + p.length(first, 2.8) < self.wide - 3:
            self._ends(f"{second} {hour}".strip(), first, 2.8, vital=True)
        elif how == "pairs":
            for label, value in ((said["till_number"].strip(" :.#-") or "N°", number), (said["till_day"].strip(" :.") or "Date", day), *([("Heure", hour)] if hour else [])):
                self._ends(label, value, 2.9, value == number, 4.3, vital=True)
        elif how == "day_first":
            self._ends(second, hour, 2.9, vital=True)
            self._say(first, 3, True, False, True)
        elif how == "centre":
            self._say(first, 3.5, True, True, True, 5)
            self._say(f"{second} {hour}".strip(), 2.8, False, True, True)
        elif how == "dash" and p.length(f"{first} - {day} {hour}", 2.7) < self.wide:
            self._say(f"{first} - {day} {hour}".strip(), 2.7, False, True, True)
        else:
            self._say(first, 3, self.seconds, False, True)
            self._say(f"{second} {hour}".strip(), 2.9, False, False, True)
        if self.own.random() < 0.55:
            self._say(f"{said['seller']}{self.h.clerk}", 2.7, False, False)
        self.y += 0.8

    def client(self):
        self._say(f"Client : {self.own.choice(['Client de passage', 'DIVERS', 'Comptoir', self.bill.client, self.bill.client])}", 2.8, False, False)
        self.y += 0.5

    def desk(self):
        """What the program counts beside: its till, its day's session."""
        self._say(self.own.choice([f"Caisse {self.r.randint(1, 4)} / Poste {self.r.randint(1, 3)}", f"Session {self.r.randint(100, 900)} - POS {self.r.randint(1, 3)}", "Exemplaire client", f"Nb. lignes {len(self.bill.lines)}"]), 2.6, False, True)
        self.y += 0.6

    def rule(self):
        p, how = self.p, self.rule_as
        if how == "line":
            p.line(p.margin, self.y - 2.4, p.right, self.y - 2.4, 0.25, p.tint)
        elif how == "dots":
            p.dots(p.margin, self.y - 2.4, p.right, 0.8, 0.8, 0.25, p.tint)
        elif how != "none":
            p.put(p.margin, self.y, how * int(self.wide / p.length(how * 20, 2.8) * 20), 2.8)
            self.y += 0.9
        self.y += 3.2

    def items(self):
        p, h, how, s, wide = self.p, self.h, self.items_as, self.p.scale, self.wide
        if how == "heads3":
            for x, text, anchor in ((p.margin, "Désignation", "ls"), (p.margin + wide * 0.68, "Qté", "rs"), (p.right, "Montant", "rs")):
                p.put(x, self.y, text, 2.7, True, anchor=anchor, room=wide * 0.4)
            self.y += 4.8 * s
        for label, count, cents in self.bill.lines:
            text, each = h.money(cents), h.money(cents // count)
            room = wide - p.length(text, 3) - 2
            if how == "heads3":
                p.put(p.margin, self.y, label, 2.8, room=wide * 0.58)
                p.put(p.margin + wide * 0.68, self.y, str(count), 2.8, anchor="rs")
                p.put(p.right, self.y, text, 3, anchor="rs", room=wide * 0.28, vital=len(self.bill.lines) == 1)
                self.y += 4.6 * s
                continue
            if how in ("one_line", "count_behind"):
                p.put(p.margin, self.y, label if how == "one_line" else f"{label} x{count}", 2.8, room=room)
            else:
                p.put(p.margin, self.y, label.upper() if how == "indent" else label, 2.9, how == "name_over", room=wide)
                self.y += 4 * s
                under = {"name_over": f"{count} x {each}", "units": f"{count},00 U x {each}", "indent": f"   {count} X {each}", "sum_line": f"PU {each} Qté {count}"}[how]
                p.put(p.margin + (2 if how != "sum_line" else 0), self.y, under, 2.7, room=room - 4)
            p.put(p.right, self.y, text, 3, anchor="rs", vital=len(self.bill.lines) == 1)
            self.y += 4.6 * s
        self.y += 0.8

    def total(self):
        p, label, how, wide = self.p, self.said["till_total"].strip(" :"), self.total_as, self.wide
        text = self.h.money(self.bill.cents, bool(self.unit))
        self.y += 1.4
        if how == "tall":
            p.put(p.margin, self.y + 2, label, 5, True, room=wide * 0.44)
            p.put(p.right, self.y + 2, text, 5.2, True, anchor="rs", room=wide * 0.52, vital=True)
            self.y += 8.2
        elif how == "box":
            p.rect(p.margin, self.y - 4.2, wide, 8.4, p.tint, 0.4)
            p.put(p.margin + 1.6, self.y + 1.2, label, 3.7, True, room=wide * 0.44)
            p.put(p.right - 1.6, self.y + 1.2, text, 4, True, anchor="rs", room=wide * 0.46, vital=True)
            self.y += 8.8
        elif how == "centre":
            self._say(label, 3.2, False, True, step=6)
            self._say(text, 5.4, True, True, True, 5.6)
        elif how == "colon":
            self._say(f"{label} : {text}", 4, True, False, True, 6.4)
        else:
            if how == "ruled":
                p.line(p.right - wide * 0.45, self.y - 4, p.right, self.y - 4, 0.3, p.tint)
            p.put(p.margin, self.y, label, 3.7, True, room=wide * 0.5)
            p.put(p.right, self.y, text, 3.9, True, anchor="rs", room=wide * 0.46, vital=True)
            self.y += 6.4
        self.y += 0.4


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES, HABITS).draw()
