"""Till receipts of `quarter`: rolls of 57 and 80 mm."""
from datetime import date
from random import Random

import slips
import street.slips
from invoices import Bill
from press import Press
from street.slips import sheet_of  # noqa: F401

SHAPES = slips.Shapes(
    [57, 58, 72, 76, 80, 80, 80], [("pos", 0.92), ("pos", 1.0), ("dense", 0.86), ("matrix", 0.8), ("matrix", 0.87), ("sans", 0.96), ("sans", 1.0), ("condensed", 0.98), ("narrow", 1.08)],
    ["head rule meta rule items rule total pay rule foot", "head rule meta rule items rule total pay foot", "head title rule meta items rule count total pay foot", "head meta rule items rule total foot", "head rule title meta rule items rule total rule pay count rule foot",
     "head rule meta buyer rule items rule tax total pay foot", "head title meta rule items total rule count foot bars", "head rule items rule count total pay rule meta foot", "head buyer meta rule items rule total pay earned foot"],
    ["name_then_sum", "four_heads", "count_first", "star_price", "sum_beside", "with_tax"], ["-", "-", "-", "=", "fine", "dashes", "*", "."], ["row", "row", "large", "boxed", "ruled", "under", "colon"],
)
HABITS = slips.Habits(
    ["#131313", "#1c1c20", "#27272c", "#36363d", "#45454c"], ["middle", "middle", "middle", "left", "arabic", "wide"], ["lines", "lines", "ends", "colons", "day_first", "dash"],
    [lambda d: f"{d:%d/%m/%Y}"] * 7 + [lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}"], longest=11, share=0.6, top=7.0,
)


class Till(street.slips.Till):
    @property
    def wide(self) -> float:
        return self.p.width - 2 * self.p.margin

    def head(self):
        h, own, middle = self.h, self.own, self.head_as != "left"
        if self.head_as == "arabic":
            self._say(h.arabic, 4.4, True, True, step=6.2)
        name = h.name.upper() if own.random() < 0.8 else h.name
        if self.head_as == "wide":
            self._say(" ".join(name.split()[:1]).upper(), 5.4, True, True, step=6)
            name = " ".join(name.split()[1:]) or h.trade
        self._say(name, own.choice([3.7, 4.1, 4.5]), True, middle, step=5)
        lines = [h.trade] * (own.random() < 0.35) + ([h.street, h.city] if own.random() < 0.6 else [f"{h.street} - {h.city}"]) + [h.phone] + ([] if self.ids_low else self._ids()) + [f"INPE : {h.seller.inpe}"] * (own.random() < 0.35)
        for line in lines:
            self._say(line, 2.8, False, middle, h.ice in line, 4.2)
        self.y += 1.2

    def meta(self):
        p, said, own = self.p, self.said, self.own
        number, day = self.bill.number, self.h.date(self.day)
        hour = "" if ":" in day else f"{self.r.randint(8, 21):02d}:{self.r.randint(0, 59):02d}" + (f":{self.r.randint(0, 59):02d}" if self.seconds else "")
        first, second = f"{said['till_number']}{number}", f"{said['till_day']}{day}"
        if self.meta_as == "colons":
            for label, value in ((said["till_number"].strip(" :.") or "N°", number), (said["till_day"].strip(" :.") or "Date", f"{day} {hour}".strip())):
                p.put(p.margin, self.y, label, 2.8, room=self.wide * 0.38)
                p.put(p.margin + self.wide * 0.4, self.y, f": {value}", 2.9, value == number, room=self.wide * 0.6, vital=True)
                self.y += 4.4 * p.scale
        elif self.meta_as == "ends" and p.length(first, 2.8) + p.length(second, 2.8) < self.wide - 3:
            self._ends(first, second, 2.8, vital=True)
        elif self.meta_as == "day_first":
            self._say(f"{second} {hour}".strip(), 2.9, False, own.random() < 0.4, True)
            self._say(first, 3.0, own.random() < 0.5, False, True)
        elif self.meta_as == "dash" and p.length(f"{first} - {second} {hour}", 2.7) < self.wide:
            self._say(f"{first} - {second} {hour}", 2.7, False, True, True)
        else:
            self._say(first, 3.2, own.random() < 0.6, False, True)
            self._ends(second, hour, 2.9, vital=True)
        if own.random() < 0.5:
            self._say(f"{said['seller']} {self.h.clerk}".replace("  ", " "), 2.7, False, False)
        self.y += 0.8

    def buyer(self):
        self._say(f"Client : {self.own.choice(['CLIENT COMPTANT', 'DIVERS', 'PASSAGE', self.bill.client])}", 2.8, False, False)
        self.y += 0.8

    def earned(self):
        self._ends("Points cumulés", str(self.r.randint(5, 900)), 2.7)
        self.y += 0.4

    def rule(self):
        p, how = self.p, self.rule_as
        if how == "fine":
            p.line(p.margin, self.y - 2.2, p.right, self.y - 2.2, 0.3, p.tint)
        elif how == "dashes":
            p.dots(p.margin, self.y - 2.2, p.right, 1.4, 0.9, 0.3, p.tint)
        else:
            p.put(p.margin, self.y, how * int(self.wide / p.length(how * 10, 2.8) * 10), 2.8)
            self.y += 0.8
        self.y += 3.3

    def items(self):
        p, h, how, s, wide = self.p, self.h, self.items_as, self.p.scale, self.wide
        lone, narrow = len(self.bill.lines) == 1, self.p.width < 60
        if how == "four_heads":
            for x, text, anchor, share in ((p.margin, "Désignation" if not narrow else "Article", "ls", 0.36), (p.margin + wide * 0.52, "Qté", "ms", 0.12), (p.right - wide * 0.24, "P.U" if h.packed else "Prix", "rs", 0.14), (p.right, "Total", "rs", 0.2)):
                p.put(x, self.y, text, 2.6, True, anchor=anchor, room=wide * share)
            self.y += 4.6 * s
        for label, count, cents in self.bill.lines:
            text, each = h.money(cents), h.money(cents // count)
            room = wide - p.length(text, 3) - 2
            if how == "four_heads":
                p.put(p.margin, self.y, label, 2.7, room=wide * 0.98 if narrow else wide * 0.46)
                if narrow:
                    self.y += 4 * s
                p.put(p.margin + wide * 0.52, self.y, str(count), 2.7, anchor="ms")
                p.put(p.right - wide * 0.24, self.y, each, 2.7, anchor="rs", room=wide * 0.19)
            elif how == "sum_beside":
                p.put(p.margin, self.y, label, 2.8, room=room)
            elif how == "count_first":
                p.put(p.margin, self.y, f"{count} x {label}", 2.8, room=room)
            else:
                p.put(p.margin, self.y, label, 2.9, how == "name_then_sum", room=wide)
                self.y += 4 * s
                p.put(p.margin + 3, self.y, {"name_then_sum": f"{count} x {each}", "star_price": f"Qté: {count} * {each}", "with_tax": f"{count} Unité(s) à {each}"}[how], 2.7, room=room - 4)
            p.put(p.right, self.y, text, 2.9, anchor="rs", room=wide * 0.21 if how == "four_heads" else 0, vital=lone)
            self.y += 4.6 * s
        self.y += 0.8

    def total(self):
        p, h, how, wide = self.p, self.h, self.total_as, self.wide
        label, text = self.said["till_total"].rstrip(" :"), h.money(self.bill.cents, bool(self.unit))
        self.y += 1.4
        if how == "under":
            self._say(label, 3.5, True, True, step=6)
            self._say(text, 5.2, True, True, True, step=6)
        elif how == "colon":
            self._say(f"{label} : {text}", 4.2, True, self.own.random() < 0.5, True, 6.2)
        elif how in ("large", "boxed"):
            if how == "boxed":
                p.rect(p.margin, self.y - 4.4, wide, 8.6, p.tint, 0.35)
            self.y += 1.2
            p.put(p.margin + 1.2, self.y, label, 4.2, True, room=wide * 0.47)
            p.put(p.right - 1.2, self.y, text, 4.9, True, anchor="rs", room=wide * 0.46, vital=True)
            self.y += 7.2
        else:
            if how == "ruled":
                for line in (self.y - 4.2, self.y + 2):
                    p.dots(p.margin, line, p.right, 1.4, 0.9, 0.3, p.tint)
            p.put(p.margin, self.y, label, 3.6, True, room=wide * 0.5)
            p.put(p.right, self.y, text, 3.8, True, anchor="rs", room=wide * 0.46, vital=True)
            self.y += 6.8
        self.y += 0.4


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES, HABITS).draw()
