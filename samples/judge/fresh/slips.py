"""Till receipts of `fresh`: 57 to 79 mm wide."""
from datetime import date
from random import Random

import invoices
import slips
from ink import stamp
from invoices import Bill
from paper import Paper
from press import Press

SHAPES = slips.Shapes(
    [57, 57, 70, 72, 79], [("printer", 0.9), ("narrow-italic", 1.15), ("book-condensed", 0.95), ("narrow", 1.2), ("typed", 0.94), ("naskh", 1.08), ("printer", 1.0), ("sans", 0.86)],
    ["bars head title meta rule items rule count total pay foot", "head rule meta rule title items rule total tax foot", "head meta rule items rule tax total rule pay foot bars", "head title rule items rule count total rule meta foot",
     "title rule head rule meta items rule total pay foot", "head rule title meta rule items rule total count rule pay foot", "head rule items total rule meta count foot"],
    ["at", "tabular", "coded", "dotted", "cut", "priced"], ["- ", "+", "~", "thick", "-=", "short", "long"], ["between", "underlined", "split", "starred", "spread", "boxed_amount"],
)
HABITS = slips.Habits(
    ["#161616", "#2a2a38", "#33333a", "#1e2a55"], ["plain", "framed", "reversed", "tongues"], ["apart", "above", "day_first", "run", "lines"],
    [lambda d: f"{d:%d/%m/%Y}", lambda d: f"{d:%d/%m/%Y}", lambda d: f"{d:%Y/%m/%d}", lambda d: f"{d:%d %m %Y}", lambda d: f"{d.day}.{d.month}.{d.year}"], longest=11, share=0.4, top=8.0,
)


class Till(slips.OwnTill):
    def head(self):
        p, h = self.p, self.h
        wide, middle = p.width - 2 * p.margin, p.width / 2
        name = h.name.upper() if self.own.random() < 0.5 else h.name
        if self.head_as in ("framed", "reversed"):
            self.y += 2.4
            p.rect(p.margin, self.y - 5, wide, 8.5, p.tint, 0.35, p.tint if self.head_as == "reversed" else None)
            p.put(middle, self.y + 0.8, name, 4.2, True, "#ffffff" if self.head_as == "reversed" else "", "ms", room=wide - 3)
            self.y += 8
        else:
            if self.head_as == "tongues":
                self._say(h.arabic, 4.6, False, True, step=6.8)
            self._say(name, self.own.choice([3.8, 4.6]), True, True, step=5.2)
        for line in [h.trade] * self.own.randint(0, 1) + [f"{h.street}", f"{h.city} {h.phone}"] + ([] if self.ids_low else self._ids()):
            self._say(line, 2.9, vital=h.ice in line)
        self.y += 1.5

    def bars(self):
        super().bars()
        self.y += 5

    def meta(self):
        p, said = self.p, self.said
        wide = p.width - 2 * p.margin
        number, day = self.bill.number, self.h.date(self.day)
        hour = f"{self.r.randint(9, 20):02d}:{self.r.randint(0, 59):02d}"
        label = said["till_day"].strip(" :") or "Le"
        if self.meta_as == "apart":  # labels left, values right
            for text, value, bold in ((said["till_number"].strip(" :"), number, True), (label, f"{day} {hour}", False)):
                room = wide - p.length(value, 3.1, bold) - 2
                p.put(p.margin, self.y, text, 2.9, room=max(room, 12))
                p.put(p.right, self.y, value, 3.1, bold, anchor="rs", room=wide - 14, vital=True)
                self.y += 4.8 * p.scale
        elif self.meta_as == "above":  # labels above values, side by side
            for x, anchor, text, value in ((p.margin, "ls", said["till_number"].strip(" :"), number), (p.right, "rs", label, day)):
                p.put(x, self.y, text, 2.5, anchor=anchor, room=wide * 0.48)
                p.put(x, self.y + 4.4 * p.scale, value, 3.2, True, anchor=anchor, room=wide * 0.49, vital=True)
            self.y += 10 * p.scale
        elif self.meta_as == "day_first":
            self._say(f"{said['till_day']}{day}   {hour}", 3.1, False, False, True)
            self._say(f"{said['till_number']}{number}", 3.1, False, False, True)
        elif self.meta_as == "run" and p.length(f"{day} {hour}  {said['till_number']}{number}", 2.6) < wide:
            self._say(f"{day} {hour}  {said['till_number']}{number}", 2.8, False, True, True)
        else:
            self._say(f"{said['till_number']}{number}", 3.5, True, True, True, step=5)
            self._say(f"{said['till_day']}{day}", 3.0, False, True, True)
        if self.own.random() < 0.4:
            self._say(f"{said['seller']}{self.h.clerk}", 2.7, False, False)
        self.y += 0.5

    def rule(self):
        p, y, how = self.p, self.y - 2.2, self.rule_as
        if how == "thick":
            p.line(p.margin, y, p.right, y, 0.8, p.tint)
        elif how == "short":
            p.line(p.width / 2 - 12, y, p.width / 2 + 12, y, 0.3, p.tint)
        elif how == "long":
            p.dots(p.margin, y, p.right, 2.4, 1.2, 0.25, p.tint)
        else:
            count = int((p.width - 2 * p.margin) / p.length(how * 10, 2.8) * 10)
            p.put(p.width / 2, self.y, how * count, 2.8, anchor="ms")
            self.y += 1
        self.y += 3.6

    def items(self):
        p, h, how = self.p, self.h, self.items_as
        wide, lone = p.width - 2 * p.margin, len(self.bill.lines) == 1
        if how == "tabular":
            spots = (p.margin, p.margin + 7, p.right - 15 * p.scale, p.right)
            for x, text, anchor, room in zip(spots, (self.said["qty"][0], self.said["item"] if p.width > 60 else "", "P.U.", self.said["sum"]), ("ls", "ls", "rs", "rs"), (6, wide - 46 * p.scale, 12, 13 * p.scale)):
                p.put(x, self.y, text, 2.6, True, anchor=anchor, room=room)
            p.line(p.margin, self.y + 1.2, p.right, self.y + 1.2, 0.2, p.tint)
            self.y += 5.2
        for k, (label, count, cents) in enumerate(self.bill.lines):
            text, each = h.money(cents), h.money(cents // count)
            room = wide - p.length(text, 3) - 2
            if how == "tabular":
                p.put(p.margin, self.y, str(count), 2.8)
                p.put(p.margin + 7, self.y, label, 2.8, room=wide - 7 if p.width < 60 else wide - 7 - 30 * p.scale)
                if p.width < 60:
                    self.y += 4 * p.scale
                p.put(p.right - 15 * p.scale, self.y, each, 2.7, anchor="rs")
            elif how == "coded":
                code = Random(f"{h.seller.inpe}-{label}").randint(1000, 99999)
                p.put(p.margin, self.y, f"{code:05d}  x{count}", 2.7)
                self.y += 4 * p.scale
                p.put(p.margin, self.y, label, 2.9, room=room)
            elif how == "dotted":
                end = p.put(p.margin, self.y, f"{count} {label}" if count > 1 else label, 2.8, room=room * 0.86)
                p.dots(end + 1, self.y, p.right - p.length(text, 3) - 1, 0.3, 1.0, 0.25, p.tint)
            elif how == "cut":
                p.put(p.margin, self.y, f"{count}*{label[:14 if p.width < 60 else 20]}", 3.0, room=room)
            else:
                p.put(p.margin, self.y, label, 3.0, room=wide)
                self.y += 4 * p.scale
                p.put(p.margin + 4, self.y, f"{count} @ {each}" if how == "at" else f"PPV {each}   Qté {count}", 2.8, room=room - 4)
            p.put(p.right, self.y, text, 3, anchor="rs", vital=lone)
            self.y += 4.9 * p.scale
        self.y += 1

    def total(self):
        p, h, label, how = self.p, self.h, self.said["till_total"], self.total_as
        wide, text = p.width - 2 * p.margin, h.money(self.bill.cents, bool(self.unit))
        self.y += 1.5
        if how == "between":
            for line in (self.y - 2.5, self.y + 5):
                p.line(p.margin, line, p.right, line, 0.5, p.tint)
            p.put(p.width / 2, self.y + 2.6, f"{label} : {text}", 4.4, True, anchor="ms", room=wide, vital=True)
            self.y += 10
        elif how == "split":
            p.put(p.margin, self.y, label, 3.4, True)
            p.put(p.right, self.y + 6.4, text, 5.6, True, anchor="rs", room=wide, vital=True)
            self.y += 12
        elif how == "spread":
            p.put(p.margin, self.y + 1, label, 3.6, True, room=wide * 0.5)
            p.put(p.right, self.y + 1, text, 4.8, True, anchor="rs", room=wide * 0.46, vital=True)
            self.y += 7
        elif how == "boxed_amount":
            long = min(p.length(text, 4.4, True) + 4, wide * 0.52)
            p.rect(p.right - long, self.y - 4.4, long, 7.4, p.tint, 0.4)
            p.put(p.right - long / 2, self.y + 0.9, text, 4.4, True, anchor="ms", room=long - 2, vital=True)
            p.put(p.margin, self.y + 0.9, label, 3.6, True, room=wide - long - 2)
            self.y += 8
        else:
            value = f"**{text}**" if how == "starred" else text
            long = p.length(value, 4, True)
            p.put(p.margin, self.y, label, 3.6, True, room=wide - min(long, wide * 0.55) - 3)
            p.put(p.right, self.y, value, 4, True, anchor="rs", room=wide * 0.55, vital=True)
            if how == "underlined":
                for line in (1.4, 2.2):
                    p.line(p.right - min(long, wide * 0.55), self.y + line, p.right, self.y + line, 0.25, p.tint)
            self.y += 7
        self.y += 0.8


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES, HABITS).draw()


def sheet_of(r: Random, drawn: list[Paper], bills: list[Bill]) -> Paper:
    """Receipts glued on a sheet, a stamp beside or below them where there is room."""
    if len(drawn) == 2:
        return invoices.glued(r, drawn)
    slip, sheet = drawn[0], Paper(colour=r.choice(["#ffffff", "#fefefe", "#fbfbf8"]))
    x, y = r.uniform(14, 196 - slip.width), r.uniform(10, max(12, min(70, 280 - slip.height)))
    sheet.glue(slip, x, y, r.uniform(-3.5, 3.5))
    if r.random() < 0.45:
        seller, below, side = bills[0].seller, y + slip.height + 22, x + slip.width + 30 if x < 60 else x - 30
        centre = (x + slip.width / 2, below) if below < 278 else (side, r.uniform(60, 240))
        if 24 < centre[0] < 186:
            stamp(sheet, r, [seller.name, seller.city], centre, r.choice(["blue", "violet", "navy", "black"]), r.choice(["frame", "bare", "round", "double"]), 40)
    return sheet
