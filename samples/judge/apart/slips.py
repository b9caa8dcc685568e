"""Till receipts of `apart`: 56 to 82 mm wide."""
from datetime import date
from random import Random

import invoices
import slips
from ink import stamp
from invoices import Bill
from paper import Paper
from press import Press

SHAPES = slips.Shapes(
    [56, 58, 68, 78, 82], [("heavy-narrow", 1.12), ("typed-slanted", 0.82), ("heavy-condensed", 0.84), ("mono", 0.96), ("typed", 0.9), ("wide", 0.82), ("narrow", 1.14), ("heavy", 0.88), ("condensed", 0.98)],
    ["head meta rule items rule count rule total pay foot", "title head rule items rule total rule meta count foot", "head rule title rule meta items tax total rule pay foot", "meta head rule items rule total pay foot bars",
     "head title rule items rule meta rule total foot", "head rule items rule count tax total pay rule meta foot", "bars head meta rule items rule total rule foot"],
    ["split", "ahead", "ruled", "unit_first", "stars", "tight"], ["=-", "* ", "__", "heavy", "long_dots", ":", "gap"], ["centred", "lined", "dashed", "bracket", "above", "dots"],
)
HABITS = slips.Habits(
    ["#171717", "#232329", "#353540", "#41414a"], ["crossed", "boxed", "left", "dotted"], ["two_ends", "captioned", "joined", "slashes", "below"],
    [lambda d: f"{d:%d/%m/%Y}"] * 4 + [lambda d: f"{d:%d}-{('JAN FEV MAR AVR MAI JUN JUL AOU SEP OCT NOV DEC').split()[d.month - 1]}-{d.year}", lambda d: f"{d:%Y.%m.%d}"], longest=12, share=0.5, top=8.5,
)


class Till(slips.OwnTill):
    def head(self):
        p, h, wide = self.p, self.h, self.p.width - 2 * self.p.margin
        name = h.name.upper() if self.own.random() < 0.7 else h.name
        if self.head_as == "boxed":  # everything about the issuer in one frame
            self.y += 1.6
            top = self.y - 5
        if self.head_as == "crossed":  # a cross at either side of the name
            for x in (p.margin + 2.4, p.right - 2.4):
                p.rect(x - 0.7, self.y - 4.4, 1.4, 5, None, fill=p.tint)
                p.rect(x - 2.4, self.y - 2.6, 4.8, 1.4, None, fill=p.tint)
            p.put(p.width / 2, self.y, name, 4.4, True, anchor="ms", room=wide - 13)
            self.y += 5.4
        else:
            self._say(name, self.own.choice([3.8, 4.4, 5.0]), True, self.head_as != "left", step=5.4)
        if not self.latin and self.head_as != "left":
            self._say(h.arabic, 4.2, False, True, step=5.4)
        if self.head_as == "dotted":
            p.dots(p.margin, self.y - 3, p.right, 0.4, 1.4, 0.4, p.tint)
            self.y += 1.4
        for line in [h.street, f"{h.city} - {h.phone}"] + [h.trade] * self.own.randint(0, 1) + ([] if self.ids_low else self._ids()):
            p.put(p.margin if self.head_as == "left" else p.width / 2, self.y, line, 2.8, anchor="ls" if self.head_as == "left" else "ms", room=wide - (3 if self.head_as == "boxed" else 0), vital=h.ice in line)
            self.y += 4.5 * p.scale
        if self.head_as == "boxed":
            p.rect(p.margin - 1, top, wide + 2, self.y - top - 1.6, p.tint, 0.3)
            self.y += 2.4
        self.y += 1.2

    def bars(self):
        super().bars()
        self.y += 4

    def meta(self):
        p, said, s = self.p, self.said, self.p.scale
        wide, number, day = p.width - 2 * p.margin, self.bill.number, self.h.date(self.day)
        hour = f"{self.r.randint(8, 20):02d}:{self.r.randint(0, 59):02d}" if ":" not in day else ""
        first, second = f"{said['till_number']}{number}", f"{said['till_day']}{day}"
        if self.meta_as == "two_ends":  # number left over the day right
            p.put(p.margin, self.y, first, 3.1, True, room=wide, vital=True)
            self.y += 4.6 * s
            p.put(p.right, self.y, f"{second} {hour}", 3.0, anchor="rs", room=wide, vital=True)
            self.y += 4.8 * s
        elif self.meta_as == "captioned":  # values in the middle, each under its label
            for label, value in ((said["till_number"].strip(" :.") or "No", number), (said["till_day"].strip(" :.") or "Date", f"{day}  {hour}")):
                self._say(label, 2.6, False, True, step=4.2)
                self._say(value, 3.4, True, True, True, step=5)
        elif self.meta_as == "joined" and p.length(f"{first} - {second}", 2.8) < wide:
            self._say(f"{first} - {second}", 3.0, False, True, True)
        elif self.meta_as == "slashes":  # day and hour first, parted by bars
            self._say(f"{second} | {hour}" if hour else second, 3.1, False, True, True)
            self._say(first, 3.4, True, True, True, step=5)
        else:
            self._say(second, 3.1, False, False, True)
            p.put(p.margin, self.y, first, 3.3, True, room=wide * 0.78, vital=True)
            p.put(p.right, self.y, hour, 2.8, anchor="rs", room=wide * 0.18)
            self.y += 4.8 * s
        if self.own.random() < 0.45:
            self._say(f"{said['seller']}{self.h.clerk}", 2.7, False, False)
        self.y += 0.6

    def rule(self):
        p, y, how = self.p, self.y - 2.2, self.rule_as
        if how == "heavy":
            p.rect(p.margin, y - 0.5, p.width - 2 * p.margin, 1.1, None, fill=p.tint)
        elif how == "long_dots":
            p.dots(p.margin, y, p.right, 0.7, 1.6, 0.5, p.tint)
        elif how != "gap":
            p.put(p.width / 2, self.y - (1.4 if how == "__" else 0), how * int((p.width - 2 * p.margin) / p.length(how * 10, 2.8) * 10), 2.8, anchor="ms")
            self.y += 1
        self.y += 3.5

    def items(self):
        p, h, how, s = self.p, self.h, self.items_as, self.p.scale
        wide, lone = p.width - 2 * p.margin, len(self.bill.lines) == 1
        if how == "ahead":
            p.put(p.margin, self.y, self.said["item"], 2.6, True, room=wide * 0.6)
            p.put(p.right, self.y, f"{self.said['qty']} / {self.said['sum']}", 2.6, True, anchor="rs", room=wide * 0.38)
            self.y += 5 * s
        for k, (label, count, cents) in enumerate(self.bill.lines):
            text, each = h.money(cents), h.money(cents // count)
            room = wide - p.length(text, 3) - 2
            if how == "ahead":
                p.put(p.margin, self.y, label, 2.8, room=wide)
                self.y += 4.1 * s
                p.put(p.right - wide * 0.36, self.y, f"{count}", 2.8, anchor="rs")
            elif how == "unit_first":
                p.put(p.margin, self.y, f"{each} x {count}", 2.7, room=wide)
                self.y += 4.1 * s
                p.put(p.margin, self.y, label, 2.9, room=room)
            elif how == "split":
                p.put(p.margin, self.y, label, 2.9, True, room=wide)
                self.y += 4.2 * s
                p.put(p.margin + wide * 0.1, self.y, f"Q={count}  P={each}", 2.7, room=room - wide * 0.1)
            else:
                p.put(p.margin, self.y, {"ruled": f"{label} ({count})", "stars": f"* {label} x{count}", "tight": f"{count}-{label}"}[how], 2.8, room=room)
            p.put(p.right, self.y, text, 3, anchor="rs", vital=lone)
            if how == "ruled":
                p.line(p.margin, self.y + 1.5, p.right, self.y + 1.5, 0.12, p.tint)
                self.y += 0.8
            self.y += 4.8 * s
        self.y += 1

    def total(self):
        p, h, label, how = self.p, self.h, self.said["till_total"], self.total_as
        wide, text = p.width - 2 * p.margin, h.money(self.bill.cents, bool(self.unit))
        self.y += 1.6
        if how == "centred":
            self._say(f"{label}  {text}", 4.6, True, True, True, step=6.4)
        elif how == "above":
            p.put(p.right, self.y, label, 3.2, True, anchor="rs", room=wide)
            p.put(p.right, self.y + 6.4, text, 5.4, True, anchor="rs", room=wide, vital=True)
            self.y += 11.5
        elif how == "bracket":
            p.put(p.margin, self.y + 0.6, label, 3.6, True, room=wide * 0.48)
            p.put(p.right, self.y + 0.6, f"[ {text} ]", 4.2, True, anchor="rs", room=wide * 0.5, vital=True)
            self.y += 7
        else:
            if how == "lined":  # a heavy line over it only
                p.line(p.margin, self.y - 4.4, p.right, self.y - 4.4, 0.9, p.tint)
            elif how == "dashed":
                for line in (self.y - 4.4, self.y + 2.8):
                    p.dots(p.margin, line, p.right, 1.8, 0.9, 0.35, p.tint)
            end = p.put(p.margin, self.y, label, 3.7, True, room=wide * 0.5)
            start = p.right - min(p.length(text, 4.3, True), wide * 0.46)
            if how == "dots":
                p.dots(end + 1.2, self.y, start - 1.2, 0.5, 1.1, 0.4, p.tint)
            p.put(p.right, self.y, text, 4.3, True, anchor="rs", room=wide * 0.46, vital=True)
            self.y += 8
        self.y += 0.6


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES, HABITS).draw()


def sheet_of(r: Random, drawn: list[Paper], bills: list[Bill]) -> Paper:
    """Receipts glued on a sheet; at times the pharmacy's stamp above or below them."""
    if len(drawn) == 2:
        return invoices.glued(r, drawn)
    slip, sheet = drawn[0], Paper(colour=r.choice(["#ffffff", "#fefdf9", "#f8f9f8"]))
    x, y = r.uniform(12, 198 - slip.width), r.uniform(9, max(11, min(90, 282 - slip.height)))
    sheet.glue(slip, x, y, r.uniform(-3.3, 3.3))
    centre = (x + slip.width / 2, y + slip.height + 20) if y + slip.height < 258 else (x + slip.width / 2, y - 20)
    if r.random() < 0.45 and 16 < centre[1] < 280 and 22 < centre[0] < 188:
        seller = bills[0].seller
        stamp(sheet, r, [seller.name, seller.city], centre, r.choice(["blue", "violet", "navy", "black"]), r.choice(["frame", "bare", "round", "double"]), 38)
    return sheet
