"""Till receipts of `valley`: rolls of 58 and 80 mm, of shop programs and of pharmacies' tills."""
from datetime import date
from random import Random

import slips
import street.slips
from invoices import Bill
from press import Press
from street.slips import sheet_of  # noqa: F401

SHAPES = slips.Shapes(
    [57, 58, 76, 80, 80, 80], [("roll", 0.8), ("roll", 0.88), ("roll", 0.94), ("matrix", 0.86), ("mono", 0.92), ("mono", 1.0), ("sans", 0.94), ("sans", 1.02), ("narrow", 1.08), ("condensed", 0.96)],
    ["head rule title meta rule items rule total pay rule foot", "head meta rule items rule total pay foot", "head title meta rule items rule total rule count pay foot", "head meta client rule items rule total pay count rule foot", "head rule meta rule items rule tax total pay foot", "head title rule meta rule items total rule pay foot bars",
     "head rule items rule total pay rule meta thanked foot", "title meta rule head rule items rule total pay foot", "head meta rule items rule recap total pay rule foot", "head rule meta rule items rule count total rule foot bars"],
    ["two_columns", "sum_below", "starred", "heads3", "brackets", "unit_row", "upper"], ["-", "-", "-", "*", "_", "line", "double", "none"], ["plain", "plain", "tall", "box", "over_rule", "middle", "colon"],
)
HABITS = slips.Habits(
    ["#121212", "#1d1d20", "#29292e", "#38383f"], ["centre", "centre", "large", "boxed", "left", "arabic_under"], ["lines", "lines", "apart", "grid", "day_over", "slash"],
    [lambda d: f"{d:%d/%m/%Y}"] * 7 + [lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d.%m.%Y}"], longest=11, share=0.6, top=7.5,
)


class Till(street.slips.Till):
    @property
    def wide(self) -> float:
        return self.p.width - 2 * self.p.margin

    def head(self):
        p, h, how, own = self.p, self.h, self.head_as, self.own
        middle, top = how != "left", self.y
        name = h.name.upper() if own.random() < 0.7 else h.name
        if how == "boxed":
            p.rect(p.margin, top - 5, self.wide, 8.4, p.tint, 0.35)
            p.put(p.width / 2, top + 0.6, name, 4, True, "", "ms", room=self.wide - 3)
            self.y += 8
        else:
            self._say(name, 5.4 if how == "large" else own.choice([3.8, 4.2]), True, middle, step=6 if how == "large" else 5)
        if how == "arabic_under":
            self.y += 0.8
            self._say(h.arabic, 4.2, False, True, step=5.6)
        for line in [h.trade] * own.randint(0, 1) + [h.street, h.city, h.phone] + [f"INPE : {h.seller.inpe}"] * (own.random() < 0.3) + ([] if self.ids_low else self._ids()):
            self._say(line, 2.8, False, middle, h.ice in line, 4.1)
        self.y += 1.2

    def meta(self):
        p, said, how, own = self.p, self.said, self.meta_as, self.own
        number, day = self.bill.number, self.h.date(self.day)
        hour = "" if ":" in day else f"{self.r.randint(8, 22):02d}:{self.r.randint(0, 59):02d}" + (f":{self.r.randint(0, 59):02d}" if self.seconds else "")
        first, second = f"{said['till_number']}{number}", f"{said['till_day']}{day}"
        if how == "apart":
            self._ends(said["till_number"].strip(" :.") or "N°", number, 3, True, vital=True)
            self._ends(said["till_day"].strip(" :.") or "Date", f"{day} {hour}".strip(), 2.9, vital=True)
        elif how == "grid":
            for k, (label, value) in enumerate(((said["till_number"].strip(" :.") or "N°", number), (said["till_day"].strip(" :.") or "Date", day))):
                x = p.margin + self.wide / 2 * k
                p.rect(x, self.y - 3.4, self.wide / 2, 9.6, p.tint, 0.25)
                p.put(x + self.wide / 4, self.y, label, 2.5, anchor="ms", room=self.wide / 2 - 2)
                p.put(x + self.wide / 4, self.y + 4.6, value, 3, k == 0, anchor="ms", room=self.wide / 2 - 2, vital=True)
            self.y += 10.4
        elif how == "day_over":
            self._say(f"{second} {hour}".strip(), 2.9, False, False, True)
            self._say(first, 3, True, False, True)
        elif how == "slash":
            self._say(first, 3.1, True, True, True)
            self._say(f"{day} / {hour}" if hour else day, 2.9, False, True, True)
        else:
            self._say(first, 3, True, False, True)
            self._say(f"{second} {'à ' if own.random() < 0.4 and hour else ''}{hour}".rstrip(), 2.9, False, False, True)
        if own.random() < 0.5:
            self._say(f"{said['seller']}{self.h.clerk}", 2.7, False, False)
        self.y += 0.8

    def client(self):
        self._say(f"Client : {self.own.choice(['CLIENT COMPTOIR', 'Divers', 'ORDINAIRE', self.bill.client, self.bill.client])}", 2.8, False, False)
        self.y += 0.6

    def recap(self):
        """How many were sold for how much before anything was taken off."""
        self._ends("Montant ticket brut", self.h.money(self.bill.cents), 2.8)
        self._ends("Points / remise", self.h.money(0), 2.8)
        self.y += 0.8

    def thanked(self):
        self._say(self.own.choice(["*** Bonne journee ***", "A bientot", "Paiement accepte"]), 2.7, False, True)

    def rule(self):
        p, how = self.p, self.rule_as
        if how in ("line", "double"):
            for k in (0, 0.9)[:1 if how == "line" else 2]:
                p.line(p.margin, self.y - 2.6 + k, p.right, self.y - 2.6 + k, 0.25, p.tint)
        elif how != "none":
            p.put(p.margin, self.y - (1.4 if how == "_" else 0), how * int(self.wide / p.length(how * 20, 2.8) * 20), 2.8)
            self.y += 0.9
        self.y += 3.2

    def items(self):
        p, h, how, s, wide = self.p, self.h, self.items_as, self.p.scale, self.wide
        lone = len(self.bill.lines) == 1
        if how == "heads3":
            for x, text, anchor in ((p.margin, "Désignation", "ls"), (p.margin + wide * 0.7, "Qte", "rs"), (p.right, "Mt", "rs")):
                p.put(x, self.y, text, 2.7, True, anchor=anchor, room=wide * 0.4)
            self.y += 4.8 * s
        for label, count, cents in self.bill.lines:
            text, each = h.money(cents), h.money(cents // count)
            room = wide - p.length(text, 3) - 2
            if how == "two_columns":
                p.put(p.margin, self.y, label if count == 1 else f"{label} ({count})", 2.8, room=room)
            elif how == "heads3":
                p.put(p.margin, self.y, label, 2.8, room=wide * 0.6)
                p.put(p.margin + wide * 0.7, self.y, str(count), 2.8, anchor="rs")
            elif how == "starred":
                p.put(p.margin, self.y, f"* {label}", 2.8, room=wide)
                self.y += 4 * s
                p.put(p.margin + wide * 0.28, self.y, f"{count} x {each} =", 2.7, room=wide * 0.45)
            elif how == "upper":
                p.put(p.margin, self.y, f"{count} {label.upper()}", 2.7, room=room)
            else:
                p.put(p.margin, self.y, label, 2.9, how == "brackets", room=wide)
                self.y += 4 * s
                p.put(p.margin + 2, self.y, {"sum_below": f"{count:.3f}".replace(".", h.point[0]) + f" x {each}", "brackets": f"[{count}]  PPV {each}", "unit_row": f"PU: {each}  Qte: {count}"}[how], 2.7, room=room - 3)
            p.put(p.right, self.y, text, 3, anchor="rs", room=wide * 0.26 if how == "heads3" else 0, vital=lone)
            self.y += 4.6 * s
        self.y += 0.8

    def total(self):
        p, h, label, how, wide = self.p, self.h, self.said["till_total"].strip(" :"), self.total_as, self.wide
        text = h.money(self.bill.cents, bool(self.unit))
        self.y += 1.4
        if how == "tall":
            p.put(p.margin, self.y + 1.8, label, 4.8, True, room=wide * 0.45)
            p.put(p.right, self.y + 1.8, text, 5.4, True, anchor="rs", room=wide * 0.51, vital=True)
            self.y += 8
        elif how == "box":
            p.rect(p.margin, self.y - 4.4, wide, 8.6, p.tint, 0.5)
            p.put(p.margin + 1.6, self.y + 1.2, label, 3.7, True, room=wide * 0.46)
            p.put(p.right - 1.6, self.y + 1.2, text, 4.2, True, anchor="rs", room=wide * 0.45, vital=True)
            self.y += 9
        elif how == "over_rule":
            p.line(p.margin + wide * 0.4, self.y - 4.2, p.right, self.y - 4.2, 0.3, p.tint)
            self._ends(label, text, 3.8, True, 6.4, True)
        elif how == "middle":
            self._say(label, 3.4, True, True, step=5.8)
            self._say(text, 5.2, True, True, True, 6.2)
        elif how == "colon":
            self._say(f"{label} : {text}", 3.9, True, False, True, 6.4)
        else:
            self._ends(label, text, 3.8, True, 6.6, True)
        self.y += 0.4


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES, HABITS).draw()
