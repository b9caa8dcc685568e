"""Till receipts of `meadow`: rolls of 58, 72 and 80 mm."""
from datetime import date
from random import Random

import invoices
import slips
from ink import stamp
from invoices import Bill
from meadow.forms import hour
from paper import Paper, px
from press import Press

SHAPES = slips.Shapes(
    [58, 58, 72, 80, 80, 80, 80], [("counter", 0.94), ("counter", 1.0), ("counter", 1.04), ("pin", 0.82), ("pin", 0.9), ("sans", 0.96), ("sans", 1.0), ("narrow", 1.1), ("condensed", 0.94), ("wide", 0.84)],
    ["head rule meta rule items rule total pay rule foot", "head rule meta items rule total pay foot", "head title rule meta rule items rule total pay rule foot", "head title meta rule items rule count total pay foot", "head meta rule items rule total tax pay rule foot", "head rule meta client rule items rule total count foot",
     "title head rule meta rule items rule total pay foot", "head rule title meta rule items rule count rule total pay foot bars", "head meta rule items total rule pay meta_end foot"],
    ["name_then_sums", "four_heads", "count_name_sum", "name_sum", "ppv_line"], ["-", "-", "-", "=", "thin", "points", "gap"], ["ends", "ends", "heavy", "double_rule", "framed", "centred"],
)
HABITS = slips.Habits(
    ["#101012", "#1a1a1e", "#26262b", "#3a3a40"], ["middle", "middle", "tall", "left", "both"], ["stacked", "stacked", "ends", "labelled", "number_last"],
    [lambda d: f"{d:%d/%m/%Y}"] * 8 + [lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}"], longest=11, share=0.6, top=7.0,
)


class Till(slips.OwnTill):
    """A receipt of this vocabulary; `order` names the parts that are drawn."""

    @property
    def room(self) -> float:
        return self.p.right - self.p.margin

    def ends(self, left: str, right: str, size=2.9, bold=False, step=4.5, vital=False):
        p, wide = self.p, min(self.p.length(right, size, bold), self.room * 0.64)
        p.put(p.margin, self.y, left, size, bold, room=self.room - wide - 2)
        p.put(p.right, self.y, right, size, bold, "", "rs", room=wide + 0.1, vital=vital)
        self.y += step * p.scale

    def head(self):
        h, own, how = self.h, self.own, self.head_as
        mid = how != "left"
        if how == "both":
            self.y += 1
            self._say(h.arabic, 4.4, True, mid, step=6)
        self._say(h.name.upper() if how == "tall" or own.random() < 0.6 else h.name, {"tall": 5.6, "left": 4.4}.get(how, 4), True, mid, step=6 if how == "tall" else 5)
        lines = [h.street, h.city] if own.random() < 0.6 else [f"{h.street} - {h.city}"]
        if own.random() < 0.5:
            lines.insert(0, h.trade)
        lines.append(h.phone)
        if own.random() < 0.35:
            lines.append(f"INPE : {h.seller.inpe}")
        for text in lines + ([] if self.ids_low else self._ids()):
            self._say(text, 2.8, False, mid, h.ice in text, 4.2)
        self.y += 1.4

    def title(self):
        if self.said["till_title"]:
            self._say(self.said["till_title"], 3.7, True, True, step=5.4)

    def when(self) -> tuple[str, str]:
        """The day, and the hour where the day does not say it."""
        day = self.h.date(self.day)
        return day, "" if ":" in day else f"{self.r.randint(8, 22):02d}:{self.r.randint(0, 59):02d}{':%02d' % self.r.randint(0, 59) if self.seconds else ''}"

    def meta(self):
        said, number, (day, clock) = self.said, self.bill.number, self.when()
        first, second = f"{said['till_number']}{number}", f"{said['till_day']}{day}"
        if self.meta_as == "ends" and self.p.length(first + second, 2.8) < self.room - 4:
            self.ends(first, second, 2.8, vital=True)
            if clock and self.own.random() < 0.6:
                self._say(f"Heure : {clock}", 2.8, False, False)
        elif self.meta_as == "labelled":
            self.ends(self.bare("till_number", "Ticket N°"), number, 3, True, vital=True)
            self.ends(self.bare("till_day", "Date"), day, 2.9, vital=True)
            if clock:
                self.ends("Heure", clock, 2.9)
        elif self.meta_as == "number_last":
            self._say(f"{second}  {clock}".rstrip(), 2.9, False, False, True)
            self._say(first, 3.1, True, False, True)
        else:
            self._say(first, 3.1, True, self.centred, True)
            self._say(f"{second} {clock}".rstrip(), 2.9, False, self.centred, True)
        if self.own.random() < 0.55:
            self._say(f"{said['seller']}{self.h.clerk}", 2.8, False, self.meta_as == "stacked" and self.centred)
        self.y += 0.8

    def bare(self, key: str, instead: str) -> str:
        return self.said[key].strip(" :.") or instead

    def client(self):
        name = self.own.choice(["CLIENT DE PASSAGE", "Client comptant", "CLIENT", self.bill.client, self.bill.client])
        self._say(f"Client : {name}", 2.8, False, False, step=5)

    def rule(self):
        p, how, y = self.p, self.rule_as, self.y - 2.3
        if how == "thin":
            p.line(p.margin, y, p.right, y, 0.25, p.tint)
        elif how == "points":
            p.dots(p.margin, y, p.right, 0.6, 0.6, 0.3, p.tint)
        elif how != "gap":
            p.put(p.margin, self.y, how * int(self.room / p.length(how * 30, 2.8) * 30), 2.8)
            self.y += 1
        self.y += 3.3

    def items(self):
        getattr(self, f"as_{self.items_as}")()
        self.y += 1

    def amount(self, cents: int, y: float, size=2.9, share=0.34):
        self.p.put(self.p.right, y, self.h.money(cents), size, False, "", "rs", room=self.room * share, vital=len(self.bill.lines) == 1)

    def as_name_then_sums(self):
        """The name; under it how many at what price at the left, the amount at the right."""
        p, s = self.p, self.p.scale
        for label, count, cents in self.bill.lines:
            p.put(p.margin, self.y, label, 2.9, room=self.room)
            self.y += 4.1 * s
            p.put(p.margin + 3, self.y, f"{count} x {self.h.money(cents // count)}", 2.8, room=self.room * 0.5)
            self.amount(cents, self.y)
            self.y += 4.7 * s

    def as_four_heads(self):
        """Heads over quantity, price and amount; a name on the line over its own."""
        p, s, x = self.p, self.p.scale, (self.p.margin + self.room * 0.1, self.p.margin + self.room * 0.56)
        p.put(p.margin, self.y, self.own.choice(["Produit", "Article", "Désignation"]), 2.7, True, room=self.room * 0.34)
        for at, head, wide in ((x[1], "P.U", 0.14), (p.right, self.own.choice(["Total", "Mt"]), 0.24)):
            p.put(at, self.y, head, 2.7, True, "", "rs", room=self.room * wide)
        self.y += 4.8 * s
        for label, count, cents in self.bill.lines:
            p.put(p.margin, self.y, label, 2.8, room=self.room)
            self.y += 4.1 * s
            p.put(x[0], self.y, f"x{count}", 2.7)
            p.put(x[1], self.y, self.h.money(cents // count), 2.7, False, "", "rs", room=self.room * 0.3)
            self.amount(cents, self.y)
            self.y += 4.6 * s

    def as_count_name_sum(self):
        """Quantity, name and amount on one line."""
        p = self.p
        for label, count, cents in self.bill.lines:
            p.put(p.margin, self.y, f"{count}", 2.8)
            p.put(p.margin + 5, self.y, label, 2.8, room=self.room * 0.7 - 6)
            self.amount(cents, self.y, 2.8, 0.28)
            self.y += 4.6 * p.scale

    def as_name_sum(self):
        """Name and amount; a quantity only where there is more than one."""
        p = self.p
        for label, count, cents in self.bill.lines:
            p.put(p.margin, self.y, label + (f" x{count}" if count > 1 else ""), 2.9, room=self.room * 0.7)
            self.amount(cents, self.y, 2.9, 0.27)
            self.y += 4.7 * p.scale

    def as_ppv_line(self):
        """The name in bold; under it price and quantity with their labels, and the amount."""
        p, s = self.p, self.p.scale
        for label, count, cents in self.bill.lines:
            p.put(p.margin, self.y, label, 2.8, True, room=self.room)
            self.y += 4.1 * s
            p.put(p.margin, self.y, f"PPV : {self.h.money(cents // count)}  Qté : {count}", 2.6, room=self.room * 0.66)
            self.amount(cents, self.y, 2.9, 0.31)
            self.y += 4.7 * s

    def total(self):
        p, label, text, how = self.p, self.bare("till_total", "TOTAL"), self.h.money(self.bill.cents, bool(self.unit)).strip(), self.total_as
        self.y += 1.4
        if how == "heavy":
            p.put(p.margin, self.y + 1.4, label, 4.4, True, room=self.room * 0.47)
            p.put(p.right, self.y + 1.4, text, 5.2, True, "", "rs", room=self.room * 0.5, vital=True)
            self.y += 7.6
        elif how == "framed":
            p.rect(p.margin, self.y - 4.6, self.room, 8, p.tint, 0.35)
            p.put(p.margin + 1.5, self.y + 0.6, label, 3.6, True, room=self.room * 0.48)
            p.put(p.right - 1.5, self.y + 0.6, text, 3.9, True, "", "rs", room=self.room * 0.44, vital=True)
            self.y += 8
        elif how == "centred":
            self._say(f"{label} : {text}", 4.4, True, True, True, 7)
        else:
            self.ends(label, text, 3.9, True, 6, True)
            if how == "double_rule":
                for k in (3.4, 2.6):
                    p.line(p.margin + self.room * 0.55, self.y - k, p.right, self.y - k, 0.2, p.tint)
                self.y += 1
        self.y += 0.6

    def tax(self):
        """What of the total is tax."""
        if self.h.rate:
            self.ends(f"Dont TVA {self.h.rate}%", self.h.money(self.bill.cents - round(self.bill.cents * 100 / (100 + self.h.rate))), 2.7)

    def pay(self):
        if self.own.random() < 0.2:
            return self._say(self.own.choice(["Paiement : Carte bancaire", "Mode : Espèces", "Réglé par carte"]), 2.8, False, False, step=5)
        note = self.own.choice([2000, 5000, 10000, 20000])
        given = -(-self.bill.cents // note) * note
        self.ends(self.said["given"], self.h.money(given), 2.9)
        self.ends(self.said["back"], self.h.money(given - self.bill.cents), 2.9)
        self.y += 1

    def meta_end(self):
        """Who sold, and at which till."""
        self._say(f"Caisse {self.own.randint(1, 3)} - {self.h.clerk} - {hour(self.day)}", 2.6, False, True)

    def foot(self):
        self.y += 1.6
        for text in self._ids() if self.ids_low else []:
            self._say(text, 2.7, False, True, self.h.ice in text, 4.1)
        if self.own.random() < 0.8:
            self._say(self.said["thanks"], 2.8, False, True)

    def bars(self):
        super().bars()
        self.y += 3


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Till(r, half, bill, day, SHAPES, HABITS).draw()


def sheet_of(r: Random, drawn: list[Paper], bills: list[Bill]) -> Paper:
    """Receipts glued upon a sheet of paper: one of them anywhere in its upper half, at times with the seller's stamp across its foot or beside it."""
    if len(drawn) > 1:
        return invoices.glued(r, drawn)
    sheet, slip, seller = Paper(colour=r.choice(["#ffffff", "#fdfdfb", "#f9f9f6"])), drawn[0], bills[0].seller
    if slip.height > 280:
        slip.image = slip.image.crop((0, 0, slip.image.width, px(280)))
        slip.height = 280
    x, y = r.uniform(10, 195 - slip.width), r.uniform(7, max(9, min(45, 285 - slip.height)))
    sheet.glue(slip, x, y, r.uniform(-2.5, 2.5))
    if r.random() < 0.45:
        low = y + slip.height + 18
        side = x + slip.width + 26 if x < 80 else x - 26
        centre = (x + slip.width / 2, low) if low < 270 else (min(max(side, 28), 182), 150)
        stamp(sheet, r, [seller.name, seller.city], centre, r.choice(["blue", "navy", "violet", "black"]), r.choice(["frame", "round", "double", "bare"]), 38)
    return sheet
