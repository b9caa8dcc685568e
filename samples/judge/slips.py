"""Till receipts put together from an issuer's own parts, in an order of theirs: 58, 76 or 80 mm wide, as long as they come out."""
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Callable

import barcode
import invoices
from begun import LONG
from house import House
from ink import stamp
from invoices import Bill
from paper import Paper, px
from press import Press

@dataclass(frozen=True)
class Shapes:
    """What the receipts of a half are put together from."""
    widths: list[int]
    faces: list[tuple[str, float]]
    orders: list[str]
    items: list[str]
    rules: list[str]
    totals: list[str]


@dataclass(frozen=True)
class Habits:
    """What the receipts of a half with a folder choose beside: ink, heads, lines of number and day, how a plain day is written, which `share` of them write all days
    so, and those whose own way is longer than `longest`; where the first line stands."""
    tints: list[str]
    heads: list[str]
    metas: list[str]
    days: list[Callable[[date], str]]
    longest: int
    share: float
    top: float


SHAPES = {
    "fit": Shapes([76, 80], [("mono", 1.0), ("narrow", 1.1)], ["head title meta rule items rule total pay foot", "head rule meta items rule total count foot"], ["one", "beneath"], ["-", "line"], ["row"]),
    "proof": Shapes(
        [58, 58, 76, 80], [("typed", 0.86), ("mono", 1.0), ("wide", 0.86), ("condensed", 0.95), ("sans", 0.95), ("mono", 0.88)],
        ["head meta title rule items count rule total pay foot", "head title rule items rule total pay rule meta foot", "title head rule meta rule items total tax pay count foot",
         "head rule items rule total rule count meta pay foot bars", "meta rule head title items rule tax total pay foot", "head title meta items total foot bars"],
        ["columns", "times", "numbered", "leading", "wrapped"], ["=", "*", "dots", "double", ". ", "_", "line", "blank"], ["row", "large", "stacked", "frame", "reversed", "dotted"],
    ),
}


class Till:
    def __init__(self, r: Random, half: str, bill: Bill, day: date, shapes: Shapes):
        self.r, self.bill, self.day = r, bill, day
        self.h = h = House(half, bill.seller, bill.ice)
        self.own = own = Random(f"till-{half}-{bill.seller.inpe}")
        width, (face, stretch) = own.choice(shapes.widths), own.choice(shapes.faces)
        self.p = Press(width, 330, r.choice(["#fcfcfb", "#ffffff", "#f7f7f4", "#f3f3f0"]), face, stretch, own.choice(["#111111", "#222222", "#2b2b33"]))
        self.p.scale, self.p.margin = own.choice([0.95, 1.0, 1.06]) * (0.95 if width < 60 else 1), own.choice([3.0, 4.0, 5.0])
        self.order, self.items_as, self.rule_as, self.total_as = own.choice(shapes.orders).split(), own.choice(shapes.items), own.choice(shapes.rules), own.choice(shapes.totals)
        self.ice = own.choice([x for x in h.w.ice if len(x) < 9])
        self.said = {k: h.word(k) for k in ("till_title", "till_number", "till_day", "till_total", "given", "back", "count", "seller", "thanks", "item", "qty", "sum")}
        self.centred, self.latin = own.random() < 0.6, own.random() < 0.75
        self.seconds, self.one_line, self.ids_low = own.random() < 0.3, own.random() < 0.35, own.random() < 0.3
        self.unit = h.unit if own.random() < 0.5 else ""
        self.y = 8.0

    def draw(self) -> Press:
        for part in self.order:
            getattr(self, part)()
        p, end = self.p, self.y + self.own.uniform(4, 12)
        p.image = p.image.crop((0, 0, p.image.width, px(end)))
        p.height = end
        return p

    def _say(self, text, size=3.0, bold=False, centred=None, vital=False, step=4.5):
        p, middle = self.p, self.centred if centred is None else centred
        p.put(p.width / 2 if middle else p.margin, self.y, text, size, bold, anchor="ms" if middle else "ls", room=p.width - 2 * p.margin, vital=vital)
        self.y += step * p.scale

    def head(self):
        h = self.h
        self._say(h.name.upper() if self.own.random() < 0.6 else h.name, self.own.choice([3.6, 4.4, 5.2]), True, step=5)
        if not self.latin:
            self._say(h.arabic, 4.4, False, step=5)
        for line in [h.trade] * self.own.randint(0, 1) + [h.street, h.city, h.phone] + ([] if self.ids_low else self._ids()):
            self._say(line, 2.9, vital=h.ice in line)
        self.y += 1

    def _ids(self):
        return [f"{self.ice}{self.h.ice}", *self.h.numbers[:self.own.randint(0, 2)]]

    def title(self):
        if self.said["till_title"]:
            self.y += 1.2
            self._say(self.said["till_title"], 3.6, True, True, step=5)

    def meta(self):
        hour = f"{self.r.randint(9, 21):02d}:{self.r.randint(0, 59):02d}" + (f":{self.r.randint(0, 59):02d}" if self.seconds else "")
        number, day = f"{self.said['till_number']}{self.bill.number}", f"{self.said['till_day']}{self.h.date(self.day)}"
        p = self.p
        if p.length(f"{day} {hour}", 2.8) > p.width - 2 * p.margin:
            hour = ""
        if self.one_line and p.length(number, 2.9) + p.length(day, 2.9) < p.width - 2 * p.margin - 5:
            p.put(p.margin, self.y, number, 2.9, vital=True)
            p.put(p.right, self.y, day, 2.9, anchor="rs", vital=True)
            self.y += 4.5 * p.scale
        elif self.own.random() < 0.35:
            self._say(f"{day} {hour}", 3.0, False, False, True)
            self._say(number, 3.1, True, False, True)
        else:
            self._say(number, 3.2, True, False, True)
            self._say(f"{day} - {hour}" if self.own.random() < 0.4 else f"{day} {hour}", 3.0, False, False, True)
        if self.own.random() < 0.5:
            self._say(f"{self.said['seller']}{self.h.clerk}", 2.8, False, False)

    def rule(self):
        p, y = self.p, self.y - 2.2
        if self.rule_as == "line":
            p.line(p.margin, y, p.right, y, 0.3, p.tint)
        elif self.rule_as == "double":
            p.line(p.margin, y - 0.6, p.right, y - 0.6, 0.2, p.tint)
            p.line(p.margin, y + 0.4, p.right, y + 0.4, 0.2, p.tint)
        elif self.rule_as == "dots":
            p.dots(p.margin, y, p.right, 0.5, 0.8, 0.3, p.tint)
        elif self.rule_as != "blank":
            count = int((p.width - 2 * p.margin) / p.length(self.rule_as * 10, 2.8) * 10)
            p.put(p.width / 2, self.y, self.rule_as * count, 2.8, anchor="ms")
            self.y += 1
        self.y += 3.4

    def items(self):
        p, h, how = self.p, self.h, self.items_as
        room, money = p.width - 2 * p.margin, lambda cents: h.money(cents)
        if how in ("columns", "leading"):
            p.put(p.margin, self.y, self.said["item"] if how == "columns" else f"{self.said['qty']} {self.said['item']}", 2.7, True, room=room * 0.68)
            p.put(p.right, self.y, self.said["sum"], 2.7, True, anchor="rs", room=room * 0.3)
            self.y += 4.8
        for k, (label, count, cents) in enumerate(self.bill.lines):
            wide = p.length(money(cents), 3) + 2
            if how in ("one", "columns"):
                p.put(p.margin, self.y, label, 2.9, room=room - wide)
            elif how == "numbered":
                p.put(p.margin, self.y, f"{k + 1:02d} {label}", 2.9, room=room - wide)
            elif how == "leading":
                p.put(p.margin, self.y, f"{count}  {label}", 2.9, room=room - wide)
            else:
                p.put(p.margin, self.y, label, 3.0, how == "wrapped", room=room)
                self.y += 4 * p.scale
                p.put(p.margin + (3 if how != "wrapped" else 0), self.y, {"beneath": f"{count} x {money(cents // count)}", "times": f"{count},00 * {money(cents // count)} =", "wrapped": f"Qte {count}   PU {money(cents // count)}"}[how], 2.8, room=room - wide - 3)
            p.put(p.right, self.y, money(cents), 3, anchor="rs", vital=len(self.bill.lines) == 1)
            self.y += 4.7 * p.scale
        self.y += 1

    def total(self):
        p, text, label = self.p, self.h.money(self.bill.cents) + self.unit, self.said["till_total"]
        room = p.width - 2 * p.margin
        how = self.total_as if p.length(text, 6, True) < room * 0.9 else "row"
        self.y += 1.5
        if how == "stacked":
            self._say(label, 3.4, True, True, step=6.6)
            self._say(text, 5.6, True, True, True, step=5.4)
        elif how == "large":
            size = 5.4
            while p.length(f"{label}  {text}", size, True) > room:
                size -= 0.1
            p.put(p.margin, self.y + 1.5, label, size, True)
            p.put(p.right, self.y + 1.5, text, size, True, anchor="rs", vital=True)
            self.y += 7.5
        elif how in ("frame", "reversed"):
            p.rect(p.margin - 1, self.y - 4, room + 2, 8.4, p.tint, 0.3, p.tint if how == "reversed" else None)
            colour = "#ffffff" if how == "reversed" else p.tint
            p.put(p.margin + 0.6, self.y + 1.8, label, 3.6, True, colour, room=room - p.length(text, 4.2, True) - 3)
            p.put(p.right - 0.6, self.y + 1.8, text, 4.2, True, colour, "rs", vital=True)
            self.y += 9
        else:
            end = p.put(p.margin, self.y, label, 3.7, True, room=room - p.length(text, 3.9, True) - 3)
            left = p.right - p.length(text, 3.9, True)
            if how == "dotted":
                p.dots(end + 1, self.y, left - 1, 0.3, 0.9, 0.3, p.tint)
            p.put(p.right, self.y, text, 3.9, True, anchor="rs", vital=True)
            self.y += 6
        self.y += 0.8

    def tax(self):
        if not self.h.rate:
            return
        p, before = self.p, round(self.bill.cents * 100 / (100 + self.h.rate))
        for label, cents in ((self.h.before_tax, before), (f"{self.h.vat} {self.h.rate}%", self.bill.cents - before)):
            p.put(p.margin, self.y, label, 2.7)
            p.put(p.right, self.y, self.h.money(cents), 2.7, anchor="rs")
            self.y += 4.2

    def pay(self):
        note = self.own.choice([1000, 5000, 10000, 20000])
        given = -(-self.bill.cents // note) * note
        if self.own.random() < 0.25:
            return
        p = self.p
        for label, cents in ((self.said["given"], given), (self.said["back"], given - self.bill.cents)):
            p.put(p.margin, self.y, label, 2.9)
            p.put(p.right, self.y, self.h.money(cents), 2.9, anchor="rs")
            self.y += 4.4 * p.scale
        self.y += 1

    def count(self):
        self._say(f"{self.said['count']}{sum(n for _, n, _ in self.bill.lines)}", 2.8, False, False)
        self.y += 0.6

    def foot(self):
        self.y += 2
        for line in (self._ids() if self.ids_low else []):
            self._say(line, 2.8, vital=self.h.ice in line)
        for line in [self.said["thanks"]] if self.own.random() < 0.8 else []:
            self._say(line, 2.7, False, True)

    def bars(self):
        modules = barcode.code128(f"{self.r.randrange(10 ** 11, 10 ** 12)}")
        wide = 0.25 * len(modules)
        barcode.draw(self.p, modules, (self.p.width - wide) / 2, self.y, wide, 9)
        self.y += 12


class OwnTill(Till):
    """A receipt of a half with a folder, which draws most parts in its own way."""
    def __init__(self, r: Random, half: str, bill: Bill, day: date, shapes: Shapes, habits: Habits):
        super().__init__(r, half, bill, day, shapes)
        own = self.own
        self.p.tint = own.choice(habits.tints)
        self.head_as, self.meta_as = own.choice(habits.heads), own.choice(habits.metas)
        self.y = habits.top
        plain = own.choice(habits.days)
        if len(self.h.date(LONG)) > habits.longest or own.random() < habits.share:
            self.h.written = plain


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES[half]).draw()


def sheet_of(r: Random, slips: list[Paper], bills: list[Bill]) -> Paper:
    """One or two receipts glued on, or copied to, a sheet."""
    if len(slips) == 2:
        return invoices.glued(r, slips)
    sheet = Paper()
    sheet.glue(slips[0], r.uniform(20, 110), r.uniform(12, 40), r.uniform(-3, 3))
    if r.random() < 0.4:
        seller = bills[0].seller
        stamp(sheet, r, [seller.name, seller.city], (r.uniform(60, 160), r.uniform(225, 265)), r.choice(["blue", "violet", "navy"]), r.choice(["frame", "bare", "double"]), 42)
    return sheet
