"""Till receipts of `orchard`: rolls of 57, 60 and 80 mm."""
from datetime import date
from random import Random

import slips
from invoices import Bill
from meadow.slips import sheet_of  # noqa: F401
from orchard.forms import hour
from press import Press

SHAPES = slips.Shapes(
    [57, 57, 60, 80, 80, 80, 80], [("reel", 0.92), ("reel", 1.0), ("reel", 1.06), ("needle", 0.84), ("needle", 0.92), ("sans", 0.95), ("sans", 1.0), ("narrow", 1.1), ("condensed", 0.96), ("wide", 0.85)],
    ["head rule meta rule items rule total pay foot", "head title rule meta rule items rule total pay rule foot", "head rule title meta rule items count rule total pay foot", "head meta rule items rule total pay clerk foot", "head rule meta client rule items rule total tax pay foot",
     "head rule items rule count total rule pay meta foot", "title rule head meta rule items rule total pay foot", "head title meta rule items rule total pay thanks bars", "head meta rule items total pay rule ids foot"],
    ["over_sum", "qty_heads", "times_before", "plain", "indented", "numbered"], ["-", "-", "-", "=", "*", "line", "gap"], ["wide", "wide", "tall", "two_lines", "ruled", "inverse"],
)
HABITS = slips.Habits(
    ["#0f0f12", "#191920", "#2a2a30", "#40404a"], ["middle", "middle", "big", "left", "arabic"], ["rows", "rows", "both_ends", "number_big", "day_first", "middle"],
    [lambda d: f"{d:%d/%m/%Y}"] * 8 + [lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}"], longest=11, share=0.6, top=7.5,
)


class Till(slips.OwnTill):
    """A receipt of this vocabulary; `order` names the parts that are drawn."""

    @property
    def room(self) -> float:
        return self.p.right - self.p.margin

    def pair(self, left: str, right: str, size=2.9, bold=False, step=4.5, vital=False):
        """A label at the left, its value at the right."""
        p, wide = self.p, min(self.p.length(right, size, bold), self.room * 0.62)
        p.put(p.margin, self.y, left, size, bold, room=self.room - wide - 2)
        p.put(p.right, self.y, right, size, bold, "", "rs", room=wide + 0.1, vital=vital)
        self.y += step * p.scale

    def label(self, key: str, instead: str) -> str:
        return self.said[key].strip(" :.#") or instead

    def head(self):
        h, own, how = self.h, self.own, self.head_as
        middle = how != "left"
        if how == "arabic":
            self.y += 1
            self._say(h.arabic, 4.2, True, True, step=6)
        self._say(h.name.upper() if how == "big" or own.random() < 0.65 else h.name, {"big": 5.4, "left": 4.2}.get(how, 4), True, middle, step=5.6)
        lines = own.choice([[h.street, h.city, h.phone], [f"{h.street} {h.city}", h.phone], [h.trade, h.street, f"{h.city} - {h.phone}"]])
        for text in lines + ([f"INPE: {h.seller.inpe}"] if own.random() < 0.35 else []) + ([] if self.ids_low or "ids" in self.order else self._ids()):
            self._say(text, 2.8, False, middle, h.ice in text, 4.2)
        self.y += 1.2

    def title(self):
        if self.said["till_title"]:
            self._say(self.said["till_title"], 3.8, True, True, step=5.6)

    def meta(self):
        said, own, number, day = self.said, self.own, self.bill.number, self.h.date(self.day)
        clock = "" if ":" in day or "H" in day else f"{self.r.randint(8, 22):02d}:{self.r.randint(0, 59):02d}{':%02d' % self.r.randint(0, 59) if self.seconds else ''}"
        first, second = f"{said['till_number']}{number}", f"{said['till_day']}{day}"
        if self.meta_as == "both_ends":
            self.pair(f"{self.label('till_number', 'N°')}", number, 3, True, vital=True)
            self.pair(day, clock, 2.9, vital=True)
        elif self.meta_as == "number_big":
            self._say(first, 4, True, True, True, 5.4)
            self._say(f"{day} {clock}".rstrip(), 2.8, False, True, True)
        elif self.meta_as == "day_first":
            self.pair(second, clock, 2.9, vital=True)
            self._say(first, 2.9, False, False, True)
        elif self.meta_as == "middle":
            self._say(f"{second} {clock}".rstrip(), 2.9, False, True, True)
            self._say(first, 3, True, True, True)
        else:
            self._say(first, 3, False, False, True)
            self._say(second, 3, False, False, True)
            if clock:
                self._say(f"{own.choice(['Heure : ', 'Heure: ', 'H : '])}{clock}", 2.9, False, False)
        if "clerk" not in self.order and own.random() < 0.5:
            self._say(f"{said['seller']}{self.h.clerk}", 2.8, False, self.meta_as == "middle")
        self.y += 0.8

    def clerk(self):
        """Who sold, and when, under the sums."""
        self._say(f"{self.said['seller']}{self.h.clerk}   {hour(self.day)}", 2.7, False, False, step=5)

    def client(self):
        self._say(f"Client : {self.own.choice(['PASSAGER', 'Client passager', 'COMPTANT', self.bill.client, self.bill.client])}", 2.8, False, False, step=5)

    def rule(self):
        p, how, y = self.p, self.rule_as, self.y - 2.3
        if how == "line":
            p.line(p.margin, y, p.right, y, 0.3, p.tint)
        elif how != "gap":
            p.put(p.margin, self.y, how * int(self.room / p.length(how * 30, 2.8) * 30), 2.8)
            self.y += 1
        self.y += 3.3

    def items(self):
        """What was sold, in the till's way: names over sums, columns with heads, the count before the name, and the like."""
        p, s, how, money = self.p, self.p.scale, self.items_as, self.h.money
        if how == "qty_heads":
            for x, text, anchor in ((p.margin, "Qté", "ls"), (p.margin + 8, "Article", "ls"), (p.right, "Montant", "rs")):
                p.put(x, self.y, text, 2.7, True, "", anchor, room=self.room * 0.34)
            self.y += 4.8 * s
        for k, (label, count, cents) in enumerate(self.bill.lines, 1):
            each = f"{count} X {money(cents // count)}"
            if how in ("over_sum", "indented", "numbered"):
                p.put(p.margin, self.y, f"{k}. {label}" if how == "numbered" else label, 2.9, how == "indented", room=self.room)
                self.y += 4.1 * s
                p.put(p.margin + (6 if how == "indented" else 3), self.y, f"{each} DH" if how == "numbered" else each, 2.7, room=self.room * 0.56)
            elif how == "times_before":
                p.put(p.margin, self.y, f"{count}x {label}", 2.8, room=self.room * 0.7)
            elif how == "qty_heads":
                p.put(p.margin + 1, self.y, str(count), 2.8)
                p.put(p.margin + 8, self.y, label, 2.8, room=self.room * 0.7 - 9)
            else:
                p.put(p.margin, self.y, label, 2.9, room=self.room * 0.7)
            p.put(p.right, self.y, money(cents), 2.9, False, "", "rs", room=self.room * 0.27, vital=len(self.bill.lines) == 1)
            self.y += 4.7 * s
        self.y += 1

    def total(self):
        p, label, text, how = self.p, self.label("till_total", "TOTAL"), self.h.money(self.bill.cents, bool(self.unit)).strip(), self.total_as
        self.y += 1.4
        if how == "tall":
            p.put(p.margin, self.y + 1.6, label, 4.6, True, room=self.room * 0.46)
            p.put(p.right, self.y + 1.6, text, 5.4, True, "", "rs", room=self.room * 0.5, vital=True)
            self.y += 8
        elif how == "two_lines":
            self._say(label, 3.6, True, False, step=5.4)
            p.put(p.right, self.y, text, 4.8, True, "", "rs", room=self.room, vital=True)
            self.y += 6
        elif how == "inverse":
            p.rect(p.margin, self.y - 4.6, self.room, 8, None, fill=p.tint)
            p.put(p.margin + 1.5, self.y + 0.8, label, 3.6, True, "#ffffff", room=self.room * 0.48)
            p.put(p.right - 1.5, self.y + 0.8, text, 4, True, "#ffffff", "rs", room=self.room * 0.44, vital=True)
            self.y += 8
        else:
            if how == "ruled":
                p.line(p.margin, self.y - 4, p.right, self.y - 4, 0.5, p.tint)
                self.y += 0.8
            self.pair(label, text, 4, True, 6, True)
        self.y += 0.6

    def tax(self):
        """What of the total is tax."""
        if self.h.rate:
            self.pair(f"TVA {self.h.rate}% incluse", self.h.money(self.bill.cents - round(self.bill.cents * 100 / (100 + self.h.rate))), 2.7)

    def pay(self):
        if self.own.random() < 0.25:
            return self._say(self.own.choice(["Payé par carte bancaire", "Réglement : Espèces", "Mode paiement : CB"]), 2.8, False, False, step=5)
        note = self.own.choice([2000, 5000, 10000, 20000])
        given = -(-self.bill.cents // note) * note
        self.pair(self.said["given"], self.h.money(given), 2.9)
        self.pair(self.said["back"], self.h.money(given - self.bill.cents), 2.9)
        self.y += 1

    def ids(self):
        """The legal numbers between the sums and the foot, from the left."""
        for text in self._ids():
            self._say(text, 2.7, False, False, self.h.ice in text, 4.2)

    def thanks(self):
        self.y += 1
        for text in self._ids() if self.ids_low else []:
            self._say(text, 2.7, False, True, self.h.ice in text, 4.1)
        self._say(self.said["thanks"], 2.8, False, True)
        self.y += 1

    def foot(self):
        self.y += 1.6
        for text in self._ids() if self.ids_low and "ids" not in self.order else []:
            self._say(text, 2.7, False, True, self.h.ice in text, 4.1)
        if self.own.random() < 0.8:
            self._say(self.said["thanks"], 2.8, False, True)


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES, HABITS).draw()
