"""Till receipts of `coast`: rolls of 57 and 80 mm, of till programs, tablets and card terminals."""
from datetime import date
from random import Random

import slips
import street.slips
from invoices import Bill
from press import Press
from street.slips import sheet_of  # noqa: F401

SHAPES = slips.Shapes(
    [57, 58, 72, 79, 80, 80], [("slip", 0.84), ("slip", 0.92), ("slip", 1.0), ("dense", 0.76), ("typed", 0.82), ("mono", 0.95), ("sans", 0.92), ("sans", 1.0), ("narrow", 1.12), ("condensed", 0.93)],
    ["head rule meta rule items rule total pay rule foot", "head title rule meta rule items total rule pay count foot", "head meta rule items rule count total pay foot", "head rule title meta rule items rule tax total rule pay foot bars",
     "head rule meta client rule items rule total pay foot", "head rule items rule total pay rule meta seal foot", "title head rule meta items rule total pay count rule foot", "head rule meta rule items rule subtotal total pay rule seal foot", "head title meta rule items rule total tax pay foot bars"],
    ["name_then_sum", "heads4", "count_first", "at_price", "under_right", "plain_line", "two_rows"], ["-", "-", "-", "=", ".", "line", "dots", "none"], ["ends", "ends", "high", "framed", "under", "starred", "black"],
)
HABITS = slips.Habits(
    ["#101010", "#1a1a1d", "#26262c", "#35353d"], ["middle", "middle", "big", "left", "lines", "arabic"], ["two", "row", "columns", "day_top", "hash", "bracket"],
    [lambda d: f"{d:%d/%m/%Y}"] * 7 + [lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%y}"], longest=11, share=0.6, top=7.0,
)


class Till(street.slips.Till):
    @property
    def wide(self) -> float:
        return self.p.width - 2 * self.p.margin

    def head(self):
        p, h, how, own = self.p, self.h, self.head_as, self.own
        middle = how != "left"
        if how == "arabic":
            self._say(h.arabic, 4.4, True, True, step=6.2)
        self._say(h.name.upper() if how in ("big", "lines") or own.random() < 0.6 else h.name, 5.2 if how == "big" else own.choice([3.7, 4.1, 4.5]), True, middle, step=5.6 if how == "big" else 5)
        if how == "lines":
            p.line(p.margin + self.wide * 0.2, self.y - 3.4, p.right - self.wide * 0.2, self.y - 3.4, 0.3, p.tint)
            self.y += 1
        lines = [h.trade] * own.randint(0, 1) + ([f"{h.street}, {h.city}"] if own.random() < 0.4 else [h.street, h.city]) + [h.phone] + ([] if self.ids_low else self._ids())
        for line in lines + [f"INPE {h.seller.inpe}"] * (own.random() < 0.35):
            self._say(line, 2.8, False, middle, h.ice in line, 4.1)
        self.y += 1.2

    def meta(self):
        p, said, how, own = self.p, self.said, self.meta_as, self.own
        number, day = self.bill.number, self.h.date(self.day)
        hour = "" if ":" in day else f"{self.r.randint(8, 22):02d}:{self.r.randint(0, 59):02d}" + (f":{self.r.randint(0, 59):02d}" if self.seconds else "")
        first, second = f"{said['till_number']}{number}", f"{said['till_day']}{day}"
        if how == "row" and p.length(first, 2.8) + p.length(second, 2.8) < self.wide - 3:
            self._ends(first, second, 2.8, vital=True)
            if hour:
                self._say(f"Heure : {hour}", 2.8, False, False)
        elif how == "columns":
            for label, value in ((said["till_day"].strip(" :.") or "Date", f"{day} {hour}".strip()), (said["till_number"].strip(" :.") or "N°", number)):
                p.put(p.margin, self.y, label, 2.8, room=self.wide * 0.36)
                p.put(p.margin + self.wide * 0.38, self.y, f": {value}", 2.9, value == number, room=self.wide * 0.61, vital=True)
                self.y += 4.4 * p.scale
        elif how == "day_top":
            self._say(f"{second} {hour}".strip(), 2.9, False, True, True)
            self._say(first, 3.4, True, True, True)
        elif how == "hash" and p.length(f"{day} {hour}  #{number}", 2.8) < self.wide:
            self._say(f"{day} {hour}  #{number}", 2.8, False, True, True)
        elif how == "bracket":
            self._say(first, 3.2, True, True, True)
            self._say(f"{second} [{hour}]" if hour else second, 2.9, False, True, True)
        else:
            self._ends(first, "", 3.0, True, vital=True)
            self._say(f"{second}   {hour}".rstrip(), 2.9, False, False, True)
        if own.random() < 0.55:
            self._say(f"{said['seller']}{self.h.clerk}", 2.7, False, False)
        self.y += 0.8

    def client(self):
        self._say(f"Client : {self.own.choice(['Passager', 'COMPTANT', 'Client au comptant', self.bill.client, self.bill.client])}", 2.8, False, False)
        self.y += 0.6

    def subtotal(self):
        self._ends("Total brut", self.h.money(self.bill.cents), 2.8)
        self._ends("Rem. fidélité", self.h.money(0), 2.8)
        self.y += 0.8

    def seal(self):
        """What a card terminal or a program adds."""
        self._say(self.own.choice([f"Trans. {self.r.randint(10 ** 5, 10 ** 6 - 1)}  Caisse 0{self.r.randint(1, 3)}", f"Réf. interne {self.r.randint(10 ** 7, 10 ** 8 - 1)}", "*** COPIE CLIENT ***"]), 2.6, False, True)
        self.y += 0.6

    def rule(self):
        p, how = self.p, self.rule_as
        if how == "line":
            p.line(p.margin, self.y - 2.4, p.right, self.y - 2.4, 0.3, p.tint)
        elif how == "dots":
            p.dots(p.margin, self.y - 2.4, p.right, 0.4, 0.7, 0.3, p.tint)
        elif how != "none":
            p.put(p.margin, self.y, how * int(self.wide / p.length(how * 20, 2.8) * 20), 2.8)
            self.y += 0.9
        self.y += 3.2

    def items(self):
        p, h, how, s, wide = self.p, self.h, self.items_as, self.p.scale, self.wide
        lone = len(self.bill.lines) == 1
        spots = (p.margin, p.margin + wide * 0.55, p.margin + wide * 0.77, p.right)
        if how == "heads4":
            for x, text, anchor in zip(spots, ("Produit", "Qté", "PU", "Total"), ("ls", "rs", "rs", "rs")):
                p.put(x, self.y, text, 2.7, True, anchor=anchor, room=wide * 0.22)
            self.y += 4.6 * s
        for label, count, cents in self.bill.lines:
            text, each = h.money(cents), h.money(cents // count)
            room = wide - p.length(text, 3) - 2
            if how == "heads4":  # the name over its numbers
                p.put(p.margin, self.y, label, 2.8, room=wide)
                self.y += 4 * s
                p.put(spots[1], self.y, str(count), 2.8, anchor="rs")
                p.put(spots[2], self.y, each, 2.8, anchor="rs", room=wide * 0.2)
            elif how == "count_first":
                p.put(p.margin, self.y, f"{count} x {label}", 2.8, room=room)
            elif how == "plain_line":
                p.put(p.margin, self.y, label if count == 1 else f"{label} *{count}", 2.8, room=room)
            elif how == "under_right":  # the amount alone on a second line
                p.put(p.margin, self.y, f"{count} {label}", 2.9, room=wide)
                self.y += 4 * s
            else:
                p.put(p.margin, self.y, label, 2.9, how == "two_rows", room=wide)
                self.y += 4 * s
                p.put(p.margin + 2.5, self.y, {"name_then_sum": f"Qté : {count}", "at_price": f"{count} @ {each}", "two_rows": f"{count} * {each}"}[how], 2.7, room=room - 4)
            p.put(p.right, self.y, text, 3, anchor="rs", room=wide * 0.21 if how == "heads4" else 0, vital=lone)
            self.y += 4.6 * s
        self.y += 0.8

    def total(self):
        p, h, label, how, wide = self.p, self.h, self.said["till_total"].strip(" :"), self.total_as, self.wide
        text = h.money(self.bill.cents, bool(self.unit))
        self.y += 1.4
        if how in ("framed", "black"):
            p.rect(p.margin, self.y - 4.4, wide, 8.2, p.tint, 0.35, p.tint if how == "black" else None)
            colour = "#ffffff" if how == "black" else p.tint
            p.put(p.margin + 1.4, self.y + 1, label, 3.6, True, colour, room=wide * 0.46)
            p.put(p.right - 1.4, self.y + 1, text, 4.2, True, colour, "rs", room=wide * 0.46, vital=True)
            self.y += 8.6
        elif how == "high":
            p.put(p.margin, self.y + 1.6, label, 4.4, True, room=wide * 0.46)
            p.put(p.right, self.y + 1.6, text, 5.3, True, anchor="rs", room=wide * 0.5, vital=True)
            self.y += 8
        elif how == "under":
            self._say(label, 3.3, True, False, step=5.6)
            p.put(p.right, self.y, text, 5, True, anchor="rs", room=wide, vital=True)
            self.y += 6.6
        elif how == "starred":
            self._say(f"** {label} : {text} **", 4, True, True, True, 6.4)
        else:
            p.put(p.margin, self.y, label, 3.6, True, room=wide * 0.5)
            p.put(p.right, self.y, text, 3.8, True, anchor="rs", room=wide * 0.46, vital=True)
            self.y += 6.6
        self.y += 0.4


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES, HABITS).draw()
