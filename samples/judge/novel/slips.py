"""Till receipts of `novel`: 58 to 80 mm wide."""
from datetime import date
from random import Random

import invoices
import slips
from ink import stamp
from invoices import Bill
from paper import MM, Paper
from press import Press

SHAPES = slips.Shapes(
    [58, 60, 74, 80, 80], [("thermal", 0.86), ("mono", 0.92), ("mono-slanted", 0.92), ("condensed", 0.9), ("typed", 0.8), ("narrow", 1.12), ("slanted", 0.95), ("thermal", 0.94), ("sans", 0.92)],
    ["head rule title meta rule items rule total rule pay count foot", "head title rule meta items rule count tax total pay foot", "title meta rule head rule items rule total pay foot", "head rule meta rule items rule total foot bars",
     "head meta rule items rule tax total rule count foot", "head rule title rule items rule total pay meta foot", "head rule items rule total rule meta title foot"],
    ["below", "three", "bracketed", "priced", "indented", "plus"], ["/", "..", "#", "hair", "dashes", "-", "pair"], ["colon", "bars", "columns", "arrow", "shaded", "tall"],
)
HABITS = slips.Habits(
    ["#141414", "#26262c", "#30303a", "#3a3a44"], ["lines", "ruled", "signed", "starred"], ["lined", "columns", "flush", "framed", "one_below"],
    [lambda d: f"{d:%d/%m/%Y}"] * 4 + [lambda d: f"{d.day}-{d.month}-{d.year}", lambda d: f"{d:%d . %m . %Y}", lambda d: f"{d:%d} - {d:%m} - {d:%Y}"], longest=14, share=0.5, top=9.0,
)


class Till(slips.OwnTill):
    def head(self):
        p, h, wide = self.p, self.h, self.p.width - 2 * self.p.margin
        name = h.name.upper()
        if self.head_as == "signed":  # a cross above the name
            x, y = p.width / 2, self.y - 3
            p.rect(x - 1.3, y, 2.6, 8, None, fill=p.tint)
            p.rect(x - 4, y + 2.7, 8, 2.6, None, fill=p.tint)
            self.y += 11
        if self.head_as == "starred" and p.length(f"** {name} **", 3.6, True) < wide:
            name = f"** {name} **"
        self._say(name, self.own.choice([3.6, 4.2, 4.8]), True, True, step=5.2)
        if self.head_as == "ruled":
            p.line(p.width / 2 - wide * 0.3, self.y - 3.4, p.width / 2 + wide * 0.3, self.y - 3.4, 0.4, p.tint)
            self.y += 0.8
        if not self.latin:
            self._say(h.arabic, 4.4, True, True, step=5.6)
        for line in [h.trade] * self.own.randint(0, 1) + [f"{h.street} {h.city}", h.phone] + ([] if self.ids_low else self._ids()):
            self._say(line, 2.8, centred=self.head_as != "lines" or self.centred, vital=h.ice in line)
        self.y += 1.2

    def meta(self):
        p, said, s = self.p, self.said, self.p.scale
        wide, number, day = p.width - 2 * p.margin, self.bill.number, self.h.date(self.day)
        hour = f"{self.r.randint(8, 21):02d}:{self.r.randint(0, 59):02d}" if ":" not in day else ""
        first, second = f"{said['till_number']}{number}", f"{said['till_day']}{day}"
        if self.meta_as == "columns":  # label, colon, value at one place
            for label, value in ((said["till_number"].strip(" :.") or "No", number), (said["till_day"].strip(" :.") or "Date", f"{day} {hour}")):
                p.put(p.margin, self.y, label, 2.9, room=wide * 0.37)
                p.put(p.margin + wide * 0.4, self.y, f": {value}", 3.1, True, room=wide * 0.6, vital=True)
                self.y += 4.8 * s
        elif self.meta_as == "flush":  # all at the right
            for text, bold in ((second, False), (first, True)):
                p.put(p.right, self.y, text, 3.1, bold, anchor="rs", room=wide, vital=True)
                self.y += 4.7 * s
        elif self.meta_as == "framed":  # the number in a frame, day and hour under it
            p.rect(p.margin, self.y - 4, wide, 7, p.tint, 0.3)
            p.put(p.width / 2, self.y + 0.8, first, 3.5, True, anchor="ms", room=wide - 3, vital=True)
            self.y += 7.6 * s
            self._say(f"{second}  {hour}", 3.0, False, True, True)
        elif self.meta_as == "one_below":  # the day left and the hour right, the number below
            p.put(p.margin, self.y, second, 3.0, room=wide * 0.8, vital=True)
            p.put(p.right, self.y, hour, 3.0, anchor="rs", room=wide * 0.17)
            self.y += 4.7 * s
            self._say(first, 3.3, True, False, True)
        else:
            self._say(first, 3.2, False, False, True)
            self._say(f"{second} {hour}", 3.2, False, False, True)
        if self.own.random() < 0.45:
            self._say(f"{said['seller']}{self.h.clerk}", 2.7, False, False)
        self.y += 0.6

    def rule(self):
        p, y, how = self.p, self.y - 2.2, self.rule_as
        if how in ("hair", "pair"):
            for gap in (0, 1.1)[:1 if how == "hair" else 2]:
                p.line(p.margin, y - gap, p.right, y - gap, 0.2, p.tint)
        elif how == "dashes":
            p.dots(p.margin, y, p.right, 1.6, 0.7, 0.3, p.tint)
        else:
            p.put(p.width / 2, self.y, how * int((p.width - 2 * p.margin) / p.length(how * 10, 2.8) * 10), 2.8, anchor="ms")
            self.y += 1
        self.y += 3.5

    def items(self):
        p, h, how, s = self.p, self.h, self.items_as, self.p.scale
        wide, lone = p.width - 2 * p.margin, len(self.bill.lines) == 1
        if how == "three":
            for x, text, anchor in ((p.margin, self.said["item"], "ls"), (p.right - wide * 0.33, self.said["qty"], "ms"), (p.right, self.said["sum"], "rs")):
                p.put(x, self.y, text, 2.6, True, anchor=anchor, room=wide * {"ls": 0.5, "ms": 0.14, "rs": 0.22}[anchor])
            self.y += 5 * s
        for k, (label, count, cents) in enumerate(self.bill.lines, 1):
            text, each = h.money(cents), h.money(cents // count)
            room = wide - p.length(text, 3) - 2
            if how == "three":
                p.put(p.margin, self.y, label, 2.8, room=wide * 0.6)
                p.put(p.right - wide * 0.33, self.y, str(count), 2.8, anchor="ms")
            elif how == "bracketed":
                p.put(p.margin, self.y, f"[{count}] {label}", 2.9, room=room)
            elif how == "plus":
                p.put(p.margin, self.y, f"+ {label}" if count == 1 else f"+ {label} X{count}", 2.9, room=room)
            else:
                p.put(p.margin, self.y, label if how != "indented" else f"{k}) {label}", 2.9, how == "priced", room=wide)
                self.y += 4.1 * s
                p.put(p.margin + (5 if how == "indented" else 1), self.y, {"below": f"{count} U. x {each}", "priced": f"P.P.V: {each} (x{count})", "indented": f"{each} x {count}"}[how], 2.7, room=room - 5)
            p.put(p.right, self.y, text, 3, anchor="rs", vital=lone)
            self.y += 4.8 * s
        self.y += 1

    def total(self):
        p, h, label, how = self.p, self.h, self.said["till_total"], self.total_as
        wide, text = p.width - 2 * p.margin, h.money(self.bill.cents, bool(self.unit))
        self.y += 1.6
        if how == "colon":
            self._say(f"{label} : {text}", 4.2, True, False, True, step=6)
        elif how == "arrow":
            p.put(p.margin, self.y, label, 3.6, True, room=wide * 0.48)
            p.put(p.right, self.y, f"==> {text}", 3.9, True, anchor="rs", room=wide * 0.5, vital=True)
            self.y += 6.4
        elif how == "tall":
            p.put(p.margin, self.y + 2, label, 3.4, True, room=wide * 0.42)
            p.put(p.right, self.y + 2.6, text, 6, True, anchor="rs", room=wide * 0.55, vital=True)
            self.y += 8.6
        elif how == "shaded":
            p.draw.rectangle([p.margin * MM, (self.y - 4.2) * MM, p.right * MM, (self.y + 4) * MM], fill="#d9d9d7")
            p.put(p.margin + 1, self.y + 1.4, label, 3.5, True, room=wide * 0.48)
            p.put(p.right - 1, self.y + 1.4, text, 4.1, True, anchor="rs", room=wide * 0.46, vital=True)
            self.y += 9
        else:
            if how == "bars":
                p.line(p.margin, self.y - 4.4, p.right, self.y - 4.4, 0.6, p.tint)
                p.line(p.margin, self.y + 2.6, p.right, self.y + 2.6, 0.6, p.tint)
            p.put(p.margin, self.y, label, 3.6, True, room=wide * 0.52)
            p.put(p.right, self.y, text, 4, True, anchor="rs", room=wide * 0.44, vital=True)
            self.y += 8
        self.y += 0.6


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES, HABITS).draw()


def sheet_of(r: Random, drawn: list[Paper], bills: list[Bill]) -> Paper:
    """Receipts glued on a sheet, or on a smaller one; a stamp half over none of them, beside or below."""
    if len(drawn) == 2:
        return invoices.glued(r, drawn)
    slip = drawn[0]
    sheet = Paper(*((210, 297) if slip.height > 150 or r.random() < 0.7 else (148, 210)), r.choice(["#ffffff", "#fdfdf8", "#f9fafb"]))
    x = r.uniform(10, sheet.width - slip.width - 10)
    y = r.uniform(9, max(10, min(50, sheet.height - slip.height - 10)))
    sheet.glue(slip, x, y, r.uniform(-3.2, 3.2))
    room = max((x, x / 2), (sheet.width - x - slip.width, (sheet.width + x + slip.width) / 2))
    if room[0] > 52 and r.random() < 0.5:
        seller = bills[0].seller
        stamp(sheet, r, [seller.name, seller.city], (room[1], r.uniform(50, sheet.height - 50)), r.choice(["blue", "violet", "navy", "black"]), r.choice(["frame", "bare", "round", "double"]), 38)
    return sheet
