"""Till receipts of `prairie`: rolls of 58, 75 and 80 mm."""
from datetime import date
from random import Random

import slips
from invoices import Bill
from meadow.slips import sheet_of  # noqa: F401
from prairie.labels import said
from press import Press

SHAPES = slips.Shapes(
    [58, 58, 75, 80, 80, 80, 80], [("mono", 0.92), ("mono", 1.0), ("mono", 1.02), ("typed", 0.81), ("typed", 0.88), ("sans", 0.94), ("sans", 1.0), ("narrow", 1.15), ("condensed", 0.96), ("wide", 0.85)],
    ["head rule meta rule items rule total pay rule count foot", "head title rule meta items rule total rule pay foot", "head meta rule items rule total tax pay rule foot", "head rule title meta rule items rule count total pay foot",
     "title head meta rule items rule total pay foot", "head rule meta client rule items rule total pay rule foot", "head title rule items rule total pay rule meta foot", "head rule meta rule items rule total foot bars", "head rule meta items total rule pay count rule foot"],
    ["under_each", "under_each", "four_columns", "times_before", "one_line", "equals"], ["-", "-", "-", "- ", "=", "*", "fine", "dotted", "blank"], ["row", "row", "tall", "inverse", "doubled", "middle"],
)
HABITS = slips.Habits(
    ["#0e0e10", "#18181c", "#2a2a30", "#404046"], ["middle", "middle", "bold", "left", "arabic_first"], ["two_lines", "two_lines", "both_ends", "one", "day_first", "columns"],
    [lambda d: f"{d:%d/%m/%Y}"] * 8 + [lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}"], longest=11, share=0.6, top=7.4,
)


class Slip(slips.OwnTill):
    """A receipt of this vocabulary; `order` names the parts that are drawn."""

    def __init__(self, *given):
        super().__init__(*given)
        self.said.update({key: said(self.h, key) for key in ("till_title", "till_number", "till_day", "till_total", "seller", "item", "thanks")})

    @property
    def across(self) -> float:
        return self.p.right - self.p.margin

    def ends(self, left, right, size=2.9, bold=False, vital=False, step=4.6, share=0.6):
        """A text at either end of a line; the right one takes what it needs up to `share`."""
        p = self.p
        long = min(p.length(right, size, bold), self.across * share)
        p.put(p.margin, self.y, left, size, bold, room=self.across - long - 2.2)
        p.put(p.right, self.y, right, size, bold, "", "rs", room=long + 0.05, vital=vital)
        self.y += step * p.scale

    def head(self):
        h, own, middle = self.h, self.own, self.head_as != "left"
        if self.head_as == "arabic_first":
            self.y += 0.8
            self._say(h.arabic, 4.6, True, True, step=6)
        size = 4.9 if self.head_as == "bold" else 4
        self._say(h.name.upper() if own.random() < 0.65 else h.name, size, True, middle, step=size + 1.1)
        lines = [h.street, h.city, h.phone] if self.p.width < 70 or own.random() < 0.5 else [f"{h.street}, {h.city}", h.phone]
        if own.random() < 0.4:
            lines.insert(0, h.trade)
        if own.random() < 0.3:
            lines.append(f"INPE : {h.seller.inpe}")
        for text in lines + ([] if self.ids_low else self._ids()):
            self._say(text, 2.8, False, middle, h.ice in text, 4.2)
        self.y += 1.3

    def title(self):
        if self.said["till_title"]:
            size = self.own.choice([3.4, 4])
            self._say(self.said["till_title"], size, True, True, step=5.4)

    def meta(self):
        number, day, own = self.bill.number, self.h.date(self.day), self.own
        clock = "" if ":" in day or "H" in day else f"{self.r.randint(8, 21):02d}:{self.r.randint(0, 59):02d}" + (f":{self.r.randint(0, 59):02d}" if self.seconds else "")
        first, second = f"{self.said['till_number']}{number}", f"{self.said['till_day']}{day}"
        match self.meta_as:
            case "both_ends":
                self.ends(self.said["till_number"].strip(" :.-") or "N°", number, 3, True, True)
                self.ends(self.said["till_day"].strip(" :.-") or "Date", day, 2.9, False, True)
                if clock:
                    self.ends(own.choice(["Heure", "à"]), clock, 2.9)
            case "one" if self.p.length(first + second, 2.7) < self.across - 4:
                self.ends(first, second, 2.7, False, True)
                if clock:
                    self._say(f"{own.choice(['Heure : ', 'H : '])}{clock}", 2.7, False, False)
            case "day_first":
                self.ends(second, clock, 2.9, False, True)
                self._say(first, 3.2, True, False, True)
            case "columns":
                self.ends(first, f"{own.choice(['Cais. ', 'POS '])}{own.randint(1, 3)}", 2.9, True, True, share=0.3)
                self._say(f"{second} {clock}".rstrip(), 2.9, False, False, True)
            case _:
                self._say(first, 3.1, own.random() < 0.6, self.centred, True)
                self._say(f"{second} {clock}".rstrip(), 2.9, False, self.centred, True)
        if own.random() < 0.5:
            self._say(f"{self.said['seller']}{self.h.clerk}", 2.8, False, False)
        self.y += 0.8

    def client(self):
        self._say(f"Client : {self.own.choice(['PASSAGER', 'CLIENT COMPTANT', 'Comptoir', self.bill.client, self.bill.client.upper()])}", 2.8, False, False, step=5)

    def rule(self):
        p, how, y = self.p, self.rule_as, self.y - 2.2
        if how == "fine":
            p.line(p.margin, y, p.right, y, 0.2, p.tint)
        elif how == "dotted":
            p.dots(p.margin, y, p.right, 0.5, 0.9, 0.3, p.tint)
        elif how != "blank":
            p.put(p.margin, self.y, (how * int(self.across / p.length(how * 30, 2.8) * 30)).rstrip(), 2.8)
            self.y += 1
        self.y += 3.3

    def items(self):
        """What was sold, in the till's way: sums under the names, four heads, quantities before the names, one line each, little sums with an equals sign."""
        p, s, money, how = self.p, self.p.scale, self.h.money, self.items_as
        one = len(self.bill.lines) == 1
        if how == "four_columns":
            x = [p.margin + self.across * share for share in (0.12, 0.6)]
            for at, anchor, text, room in ((p.margin, "ls", "Qte", 0.12), (x[0] + 2, "ls", self.own.choice(["Produit", "Désignation", "Article"]), 0.34), (x[1] + 4, "rs", "Prix", 0.16), (p.right, "rs", self.own.choice(["Mt", "Total"]), 0.2)):
                p.put(at, self.y, text, 2.7, True, "", anchor, room=self.across * room)
            self.y += 4.8 * s
        for k, (label, count, cents) in enumerate(self.bill.lines, 1):
            price = money(cents // count)
            if how == "four_columns":
                p.put(p.margin, self.y, label, 2.8, room=self.across)
                self.y += 4 * s
                p.put(p.margin + 1, self.y, f"{count}", 2.8)
                p.put(x[1] + 4, self.y, price, 2.8, False, "", "rs", room=self.across * 0.32)
                p.put(p.right, self.y, money(cents), 2.8, False, "", "rs", room=self.across * 0.3, vital=one)
                self.y += 4.6 * s
            elif how in ("under_each", "equals"):
                p.put(p.margin, self.y, label if how == "under_each" else f"{k}. {label}", 2.9, how == "equals", room=self.across)
                self.y += 4.1 * s
                self.ends(f"  {count} X {price}" if how == "under_each" else f"   {count} * {price} =", money(cents), 2.8, False, one)
            elif how == "times_before":
                self.ends(f"{count}x {label}", money(cents), 2.9, False, one)
            else:
                self.ends(label, money(cents), 2.9, False, one)
        self.y += 1

    def total(self):
        p, label, how = self.p, self.said["till_total"].strip(" :."), self.total_as
        text = self.h.money(self.bill.cents, bool(self.unit)).strip()
        self.y += 1.6
        if how == "tall":
            self.y += 1.2
            self.ends(label, text, 5, True, True, 6.6, 0.55)
        elif how == "inverse":
            p.rect(p.margin, self.y - 4.4, self.across, 7.6, None, fill=p.tint)
            p.put(p.margin + 1.6, self.y + 0.8, label, 3.7, True, "#ffffff", room=self.across * 0.5)
            p.put(p.right - 1.6, self.y + 0.8, text, 4, True, "#ffffff", "rs", room=self.across * 0.42, vital=True)
            self.y += 8
        elif how == "doubled":
            self.ends(f"{label} :", text, 4, True, True, 5)
            for k in (3.2, 2.4):
                p.line(p.right - self.across * 0.42, self.y - k, p.right, self.y - k, 0.2, p.tint)
            self.y += 1.6
        elif how == "middle":
            self._say(f"{label}  {text}", 4.5, True, True, True, 7)
        else:
            self.ends(label, text, 4.1, True, True, 6)
        self.y += 0.5

    def tax(self):
        """What of the total is tax."""
        if self.h.rate:
            self.ends(f"TVA ({self.h.rate}%) incluse", self.h.money(self.bill.cents - round(self.bill.cents * 100 / (100 + self.h.rate))), 2.7)

    def pay(self):
        if self.own.random() < 0.25:
            return self._say(self.own.choice(["Payé en espèces", "Mode : CARTE", "Règlement CB / TPE", "ESPECES"]), 2.8, False, False, step=5)
        note = self.own.choice([2000, 5000, 10000, 20000])
        given = -(-self.bill.cents // note) * note
        for key, cents in (("given", given), ("back", given - self.bill.cents)):
            self.ends(self.said[key].strip(" :"), self.h.money(cents))
        self.y += 0.8

    def foot(self):
        self.y += 1.8
        if self.own.random() < 0.8:
            self._say(self.said["thanks"], 2.8, False, True)
        for text in self._ids() if self.ids_low else []:
            self._say(text, 2.7, False, True, self.h.ice in text, 4.2)


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Slip(r, half, bill, day, SHAPES, HABITS).draw()
