"""Till receipts of `town`: rolls of 58 and 80 mm."""
from datetime import date
from random import Random

import slips
import street.slips
from invoices import Bill
from press import Press
from street.slips import sheet_of  # noqa: F401

SHAPES = slips.Shapes(
    [58, 58, 74, 78, 80, 80], [("till", 0.8), ("till", 0.86), ("list", 0.9), ("list", 1.0), ("mono", 0.92), ("sans", 0.94), ("sans", 1.02), ("condensed", 0.97), ("narrow", 1.1)],
    ["head meta rule items rule total pay foot", "head title rule meta rule items rule total pay foot", "title head meta rule items rule count rule total pay foot", "head rule items rule total pay count rule meta foot bars",
     "head meta client rule items rule subtotal total pay foot", "head rule title meta rule items rule tax total pay rule foot", "head client meta rule items rule total pay points foot", "meta head rule items count rule total foot"],
    ["name_over", "columns3", "times_after", "unit_under", "stars", "numbered2"], ["-", "-", "=", "thin", "- ", "~", "gap"], ["plain", "tall", "between", "box", "centre", "equals"],
)
HABITS = slips.Habits(
    ["#141414", "#1f1f22", "#2a2a30", "#404048"], ["middle", "middle", "left", "stars", "arabic"], ["lines", "ends", "table", "hour_first", "slashes"],
    [lambda d: f"{d:%d/%m/%Y}"] * 6 + [lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}"], longest=11, share=0.55, top=7.5,
)


class Till(street.slips.Till):
    @property
    def wide(self) -> float:
        return self.p.width - 2 * self.p.margin

    def head(self):
        h, how = self.h, self.head_as
        name, middle = h.name.upper() if self.own.random() < 0.8 else h.name, how != "left"
        if how == "arabic":
            self._say(h.arabic, 4.6, True, True, step=6.6)
        self._say(f"** {name} **" if how == "stars" else name, self.own.choice([3.6, 4.0, 4.6, 5.0]), True, middle, step=5.2)
        place = [f"{h.street} {h.city}"] if self.own.random() < 0.5 else [h.street, h.city]
        for line in [h.trade] * self.own.randint(0, 1) + [*place, h.phone] + ([] if self.ids_low else self._ids()):
            self._say(line, 2.8, False, middle, h.ice in line, 4.2)
        self.y += 1.4

    def meta(self):
        p, said, own = self.p, self.said, self.own
        number, day = self.bill.number, self.h.date(self.day)
        hour = "" if ":" in day else f"{self.r.randint(8, 21):02d}:{self.r.randint(0, 59):02d}" + (f":{self.r.randint(0, 59):02d}" if self.seconds else "")
        first, second = f"{said['till_number']}{number}", f"{said['till_day']}{day}"
        if self.meta_as == "table":
            for label, value in ((said["till_number"], number), (said["till_day"] or "Date", day), ("Heure", hour)):
                if value:
                    p.put(p.margin, self.y, label.strip(" :.") or "N°", 2.8, room=self.wide * 0.38)
                    p.put(p.right, self.y, value, 3.0, value == number, anchor="rs", room=self.wide * 0.58, vital=True)
                    self.y += 4.4 * p.scale
        elif self.meta_as == "ends" and p.length(first, 2.8) + p.length(second, 2.8) < self.wide - 3:
            self._ends(second, first, 2.8, vital=True)
        elif self.meta_as == "hour_first":
            self._say(f"{hour} {day}".strip() if not said["till_day"] else f"{second} {hour}", 2.9, False, True, True)
            self._say(first, 3.3, True, True, True)
        elif self.meta_as == "slashes" and p.length(f"{first} / {day} {hour}", 2.8) < self.wide:
            self._say(f"{first} / {day} {hour}", 2.8, False, False, True)
        else:
            self._say(first, 3.1, own.random() < 0.5, False, True)
            self._ends(second, hour, 2.9, vital=True)
        if own.random() < 0.5:
            self._say(f"{said['seller']}{self.h.clerk}", 2.7, False, False)
        self.y += 0.8

    def client(self):
        self._say(f"{self.own.choice(['Client', 'Clt', 'CLIENT'])} : {self.own.choice(['PASSAGER', 'Divers', 'CLIENT COMPTOIR', self.bill.client])}", 2.8, False, False)
        self.y += 0.6

    def subtotal(self):
        self._ends("Sous-total", self.h.money(self.bill.cents), 2.8)
        self._ends("Remise", self.h.money(0), 2.8)
        self.y += 0.6

    def points(self):
        self._say(f"Points fidélité : {self.r.randint(2, 640)}", 2.7, False, False)

    def rule(self):
        p, how = self.p, self.rule_as
        if how == "thin":
            p.line(p.margin, self.y - 2.4, p.right, self.y - 2.4, 0.25, p.tint)
        elif how != "gap":
            p.put(p.margin, self.y, how * int(self.wide / p.length(how * 10, 2.8) * 10), 2.8)
            self.y += 0.9
        self.y += 3.2

    def items(self):
        p, h, how, s, wide = self.p, self.h, self.items_as, self.p.scale, self.wide
        lone = len(self.bill.lines) == 1
        if how == "columns3":
            for x, text, anchor, share in ((p.margin, "Article", "ls", 0.4), (p.margin + wide * 0.62, "Qté", "ms", 0.14), (p.right, "Montant", "rs", 0.26)):
                p.put(x, self.y, text, 2.7, True, anchor=anchor, room=wide * share)
            self.y += 4.6 * s
        for k, (label, count, cents) in enumerate(self.bill.lines):
            text, each = h.money(cents), h.money(cents // count)
            room = wide - p.length(text, 3) - 2
            if how == "columns3":
                p.put(p.margin, self.y, label, 2.8, room=wide * 0.55)
                p.put(p.margin + wide * 0.62, self.y, str(count), 2.8, anchor="ms")
            elif how == "stars":
                p.put(p.margin, self.y, f"* {count} {label}", 2.8, room=room)
            elif how == "times_after":
                p.put(p.margin, self.y, f"{label} ({count} x {each})", 2.8, room=room)
            else:
                p.put(p.margin, self.y, f"{k + 1}. {label}" if how == "numbered2" else label, 2.9, how == "name_over", room=wide)
                self.y += 4 * s
                p.put(p.margin + 4, self.y, {"name_over": f"{count} X {each}", "unit_under": f"PPV {each} Qté {count}", "numbered2": f"{count} pcs x {each} ="}[how], 2.7, room=room - 5)
            p.put(p.right, self.y, text, 3, anchor="rs", room=wide * 0.28 if how == "columns3" else 0, vital=lone)
            self.y += 4.6 * s
        self.y += 0.8

    def total(self):
        p, h, label, how, wide = self.p, self.h, self.said["till_total"].strip(" :"), self.total_as, self.wide
        text = h.money(self.bill.cents, bool(self.unit))
        self.y += 1.4
        if how in ("tall", "box"):
            if how == "box":
                p.rect(p.margin, self.y - 4.6, wide, 9, p.tint, 0.4)
            self.y += 1.4
            p.put(p.margin + 1, self.y, label, 4.2, True, room=wide * 0.46)
            p.put(p.right - 1, self.y, text, 5, True, anchor="rs", room=wide * 0.47, vital=True)
            self.y += 7.4
        elif how in ("centre", "equals"):  # label and amount as one text
            self._say(f"{label} {'=' if how == 'equals' else ':'} {text}", 4.4, True, how == "centre", True, 6.4)
        else:
            if how == "between":
                p.dots(p.margin, self.y - 4.4, p.right, 1.0, 0.9, 0.3, p.tint)
                p.dots(p.margin, self.y + 2, p.right, 1.0, 0.9, 0.3, p.tint)
            p.put(p.margin, self.y, label, 3.6, True, room=wide * 0.5)
            p.put(p.right, self.y, text, 3.8, True, anchor="rs", room=wide * 0.46, vital=True)
            self.y += 6.8
        self.y += 0.4


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES, HABITS).draw()
