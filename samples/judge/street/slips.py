"""Till receipts of `street`: paper of 57 or 80 mm, printed about 72 mm wide at most."""
from datetime import date
from random import Random

import invoices
import slips
from ink import stamp
from invoices import Bill
from paper import Paper
from press import Press

SHAPES = slips.Shapes(
    [57, 57, 72, 76, 80, 80], [("head", 0.8), ("head", 0.9), ("screen", 0.8), ("screen", 0.88), ("mono", 0.98), ("mono", 0.86), ("sans", 0.98), ("condensed", 1.0), ("narrow", 1.06)],
    ["head rule meta rule items rule total pay rule foot", "head title meta rule items rule total foot", "head rule title meta rule items rule count total pay foot", "head meta rule items rule tax total pay count rule foot",
     "head title rule meta items rule total rule pay rule foot bars", "head rule meta client items rule total pay count foot", "title head rule meta items rule count rule total pay balance foot", "head rule items rule total pay rule meta foot"],
    ["grid", "two_lines", "quantity_first", "price_line", "one_line", "with_code"], ["-", "-", "=", "*", "solid", "dashed", "_"], ["row", "big", "boxed", "lines", "reversed", "twice"],
)
HABITS = slips.Habits(
    ["#151515", "#202024", "#2d2d34", "#3c3c46"], ["centre", "centre", "sign", "left", "tongues"], ["two_lines", "one_each_end", "colons", "day_first", "joined"],
    [lambda d: f"{d:%d/%m/%Y}"] * 5 + [lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d/%m/%y}"], longest=11, share=0.5, top=8.0,
)


class Till(slips.OwnTill):
    def _ends(self, left, right, size=2.9, bold=False, step=4.6, vital=False):
        """A label at the left, its value at the right."""
        p, wide = self.p, self.p.width - 2 * self.p.margin
        room = min(p.length(right, size, bold), wide * 0.62)
        p.put(p.margin, self.y, left, size, bold, room=wide - room - 2)
        p.put(p.right, self.y, right, size, bold, anchor="rs", room=room + 0.1, vital=vital)
        self.y += step * p.scale

    def head(self):
        p, h, left = self.p, self.h, self.head_as == "left"
        if self.head_as == "sign":
            x, y = p.width / 2, self.y - 3.4
            p.rect(x - 3.4, y, 6.8, 6.8, p.tint, 0.4)
            p.rect(x - 0.7, y + 1.2, 1.4, 4.4, None, fill=p.tint)
            p.rect(x - 2.2, y + 2.7, 4.4, 1.4, None, fill=p.tint)
            self.y += 9
        if self.head_as == "tongues":
            self._say(h.arabic, 4.4, True, True, step=6.4)
        self._say(h.name.upper() if self.own.random() < 0.75 else h.name, self.own.choice([3.6, 4.2, 4.8]), True, not left, step=5.2)
        for line in [h.trade] * self.own.randint(0, 1) + [h.street, h.city, h.phone] + ([] if self.ids_low else self._ids()) + [f"INPE : {h.seller.inpe}"] * (self.own.random() < 0.4):
            self._say(line, 2.8, False, not left, h.ice in line, 4.2)
        self.y += 1.2

    def meta(self):
        p, said, wide = self.p, self.said, self.p.width - 2 * self.p.margin
        number, day = self.bill.number, self.h.date(self.day)
        hour = "" if ":" in day or "h" in day.lower() else f"{self.r.randint(8, 21):02d}:{self.r.randint(0, 59):02d}" + (f":{self.r.randint(0, 59):02d}" if self.seconds else "")
        first, second = f"{said['till_number']}{number}", f"{said['till_day']}{day}"
        if self.meta_as == "one_each_end" and p.length(first, 2.8) + p.length(second, 2.8) < wide - 3:
            self._ends(first, second, 2.8, vital=True)
        elif self.meta_as == "one_each_end":
            self._say(first, 3.1, True, False, True)
            self._ends(second, hour, 2.9, vital=True)
        elif self.meta_as == "colons":
            for label, value in ((said["till_number"].strip(" :.") or "N°", number), (said["till_day"].strip(" :.") or "Date", day), ("Heure", hour)):
                if value:
                    p.put(p.margin, self.y, label, 2.8, room=wide * 0.34)
                    p.put(p.margin + wide * 0.36, self.y, f": {value}", 3.0, value == number, room=wide * 0.63, vital=True)
                    self.y += 4.4 * p.scale
        elif self.meta_as == "day_first":
            self._ends(second, hour, 2.9, vital=True)
            self._say(first, 3.3, True, False, True)
        elif self.meta_as == "joined" and p.length(f"{first} du {day}", 2.8) < wide:
            self._say(f"{first} du {day}", 2.9, True, True, True)
        else:
            self._say(first, 3.2, True, False, True)
            self._say(f"{second}  {hour}", 3.0, False, False, True)
        if self.own.random() < 0.55:
            self._say(f"{said['seller']}{self.h.clerk}", 2.7, False, False)
        self.y += 0.6

    def client(self):
        """Whom it was sold to, or nobody in particular."""
        self._say(f"Client : {self.own.choice(['COMPTOIR', 'CLIENT DIVERS', 'Client de passage', self.bill.client])}", 2.8, False, False)
        self.y += 2

    def balance(self):
        self._ends("Ancien solde", self.h.money(self.r.choice([0, 0, 3500, 18040])), 2.7)
        self.y += 0.6

    def bars(self):
        super().bars()
        self.y += 4

    def rule(self):
        p, y, how = self.p, self.y - 2.2, self.rule_as
        if how == "solid":
            p.line(p.margin, y, p.right, y, 0.3, p.tint)
        elif how == "dashed":
            p.dots(p.margin, y, p.right, 1.2, 1.0, 0.3, p.tint)
        else:
            p.put(p.width / 2, self.y - (1.2 if how == "_" else 0), how * int((p.width - 2 * p.margin) / p.length(how * 10, 2.8) * 10), 2.8, anchor="ms")
            self.y += 0.8
        self.y += 3.4

    def items(self):
        p, h, how, s = self.p, self.h, self.items_as, self.p.scale
        wide, lone, narrow = p.width - 2 * p.margin, len(self.bill.lines) == 1, p.width < 60
        if how in ("grid", "quantity_first"):
            said = {k: self.said[k] if len(self.said[k]) < 10 else short for k, short in (("item", "Article"), ("qty", "Qté"), ("sum", "Total"))}  # a till's heads are short
            first, second = (said["item"], said["qty"]) if how == "grid" else (said["qty"], said["item"])
            p.put(p.margin, self.y, first, 2.6, True, room=wide * (0.4 if how == "grid" else 0.14))
            p.put(p.margin + wide * (0.54 if how == "grid" else 0.18), self.y, second, 2.6, True, anchor="ms" if how == "grid" else "ls", room=wide * (0.12 if how == "grid" else 0.3))
            p.put(p.right - wide * 0.22, self.y, "PPV" if h.kind == "pharmacy" else "P.U", 2.6, True, anchor="rs", room=wide * 0.14)
            p.put(p.right, self.y, said["sum"], 2.6, True, anchor="rs", room=wide * 0.2)
            self.y += 4.6 * s
        for label, count, cents in self.bill.lines:
            text, each = h.money(cents), h.money(cents // count)
            room = wide - p.length(text, 3) - 2
            if how == "grid":  # the name on a line of its own, the numbers under their heads
                p.put(p.margin, self.y, label, 2.8, room=wide)
                self.y += 4 * s
                p.put(p.margin + wide * 0.54, self.y, str(count), 2.8, anchor="ms")
                p.put(p.right - wide * 0.22, self.y, each, 2.8, anchor="rs", room=wide * 0.18)
            elif how == "quantity_first":
                p.put(p.margin + 1, self.y, str(count), 2.8)
                p.put(p.margin + wide * 0.12, self.y, label, 2.8, room=wide * (0.87 if narrow else 0.44))
                if narrow:
                    self.y += 4 * s
                p.put(p.right - wide * 0.22, self.y, each, 2.7, anchor="rs", room=wide * 0.19)
            elif how == "one_line":
                p.put(p.margin, self.y, f"{label} x{count}", 2.8, room=room)
            else:
                p.put(p.margin, self.y, label, 2.9, how == "two_lines", room=wide)
                self.y += 4 * s
                code = Random(f"{h.seller.inpe}-{label}").randint(10 ** 6, 10 ** 7 - 1)
                p.put(p.margin + 2, self.y, {"two_lines": f"{count},00 x {each}", "price_line": f"{count} X {each} DH", "with_code": f"611800{code}  {count}"}[how], 2.7, room=room - 3)
            p.put(p.right, self.y, text, 3, anchor="rs", room=wide * 0.22 if how in ("grid", "quantity_first") else 0, vital=lone)
            self.y += 4.6 * s
        self.y += 0.8

    def total(self):
        p, h, label, how = self.p, self.h, self.said["till_total"], self.total_as
        wide, text = p.width - 2 * p.margin, h.money(self.bill.cents, bool(self.unit))
        self.y += 1.4
        if how == "boxed" or how == "reversed":
            p.rect(p.margin, self.y - 4.4, wide, 8, p.tint, 0.35, p.tint if how == "reversed" else None)
            colour = "#ffffff" if how == "reversed" else p.tint
            p.put(p.margin + 1.2, self.y + 1, label, 3.6, True, colour, room=wide * 0.46)
            p.put(p.right - 1.2, self.y + 1, text, 4.2, True, colour, "rs", room=wide * 0.46, vital=True)
            self.y += 8.4
        elif how == "big":  # letters twice as high
            p.put(p.margin, self.y + 2, label, 4.6, True, room=wide * 0.46)
            p.put(p.right, self.y + 2, text, 5.6, True, anchor="rs", room=wide * 0.5, vital=True)
            self.y += 8
        elif how == "twice":  # in the middle, label over amount
            self._say(label, 3.4, True, True, step=6)
            self._say(text, 5, True, True, True, step=6)
        else:
            if how == "lines":
                for line in (self.y - 4.2, self.y + 2):
                    p.line(p.margin, line, p.right, line, 0.3, p.tint)
            p.put(p.margin, self.y, label, 3.7, True, room=wide * 0.5)
            p.put(p.right, self.y, text, 3.9, True, anchor="rs", room=wide * 0.46, vital=True)
            self.y += 7
        self.y += 0.4


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES, HABITS).draw()


def sheet_of(r: Random, drawn: list[Paper], bills: list[Bill]) -> Paper:
    """Receipts glued or copied upon a sheet; at times stamped beneath."""
    if len(drawn) == 2:
        return invoices.glued(r, drawn)
    slip, sheet = drawn[0], Paper(colour=r.choice(["#ffffff", "#ffffff", "#fcfcfa"]))
    x, y = r.uniform(12, 196 - slip.width), r.uniform(8, max(10, min(60, 280 - slip.height)))
    sheet.glue(slip, x, y, r.uniform(-3, 3))
    if r.random() < 0.4 and y + slip.height < 255:
        seller = bills[0].seller
        stamp(sheet, r, [seller.name, seller.city], (min(max(x + slip.width / 2, 30), 180), y + slip.height + 20), r.choice(["blue", "violet", "navy"]), r.choice(["frame", "bare", "round", "double"]), 40)
    return sheet
