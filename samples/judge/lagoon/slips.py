"""Till receipts of `lagoon`: rolls of 57, 76 and 80 mm."""
from datetime import date
from random import Random

import slips
from invoices import Bill
from meadow.slips import sheet_of  # noqa: F401
from press import Press

SHAPES = slips.Shapes(
    [57, 57, 76, 80, 80, 80, 80], [("mono", 0.9), ("mono", 0.98), ("mono", 1.05), ("typed", 0.83), ("typed", 0.9), ("sans", 0.97), ("sans", 1.02), ("narrow", 1.12), ("condensed", 0.98), ("wide", 0.86)],
    ["head rule title meta rule items rule total pay rule foot", "head meta rule items rule count total pay foot",
     "head rule meta client rule items rule total pay foot", "head title meta rule items total rule pay count foot", "title head rule meta rule items rule total tax pay foot",
     "head rule meta rule items rule total rule pay foot bars", "head rule items total pay rule meta foot", "head title rule items rule total pay rule meta foot", "head meta rule items rule total foot"],
    ["detail_under", "heads_three", "detail_over", "short", "price_at"], ["-", "-", "-", "=", "_", "solid", "dots", "none"], ["line", "line", "bigger", "boxed", "under_label", "between"],
)
HABITS = slips.Habits(
    ["#0c0c0e", "#1c1c22", "#2d2d33", "#45454c"], ["centre", "centre", "large", "plain", "arabic_below"], ["lines", "lines", "sides", "one_line", "grid", "time_first"],
    [lambda d: f"{d:%d/%m/%Y}"] * 8 + [lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d.%m.%Y}"], longest=11, share=0.6, top=7.0,
)


class Roll(slips.OwnTill):
    """A receipt of this vocabulary; `order` names the parts that are drawn."""

    @property
    def wide(self) -> float:
        return self.p.right - self.p.margin

    def two(self, left, right, size=2.9, bold=False, vital=False, step=4.6, share=0.6):
        """A text at the left and one at the right end of a line; the right one takes what it needs up to `share`."""
        p = self.p
        long = min(p.length(right, size, bold), self.wide * share)
        p.put(p.right, self.y, right, size, bold, anchor="rs", room=long + 0.05, vital=vital)
        p.put(p.margin, self.y, left, size, bold, room=self.wide - long - 2.4)
        self.y += step * p.scale

    def head(self):
        h, own, middle = self.h, self.own, self.head_as != "plain"
        size = 5.2 if self.head_as == "large" else 4.1
        self._say(h.name.upper() if own.random() < 0.7 else h.name, size, True, middle, step=size + 1)
        if self.head_as == "arabic_below":
            self._say(h.arabic, 4.2, False, True, step=5.8)
        said = [f"{h.street}", f"{h.city} {h.phone}"] if self.p.width > 70 and own.random() < 0.5 else [h.street, h.city, h.phone]
        if own.random() < 0.4:
            said.insert(0, h.trade)
        if own.random() < 0.3:
            said.append(f"INPE {h.seller.inpe}")
        for text in said + ([] if self.ids_low else self._ids()):
            self._say(text, 2.8, False, middle, h.ice in text, 4.2)
        self.y += 1.2

    def title(self):
        if self.said["till_title"]:
            self._say(self.said["till_title"], 3.6, True, True, step=5.6)

    def meta(self):
        number, day, own = self.bill.number, self.h.date(self.day), self.own
        time = "" if ":" in day or "h" in day else f"{self.r.randint(9, 21):02d}{own.choice([':', ':', 'h'])}{self.r.randint(0, 59):02d}"
        labelled, dated = f"{self.said['till_number']}{number}", f"{self.said['till_day']}{day}"
        match self.meta_as:
            case "sides":
                self.two(self.said["till_number"].strip(" :.") or "N°", number, 3, True, True)
                self.two(self.said["till_day"].strip(" :.") or "Date", f"{day} {time}".strip(), 2.9, False, True, share=0.66)
            case "one_line" if self.p.length(labelled + dated, 2.8) < self.wide - 4:
                self.two(labelled, dated, 2.8, False, True)
            case "grid":
                self.two(dated, time, 2.9, False, True)
                self.two(labelled, f"{own.choice(['Caisse', 'Poste', 'C.'])} {own.randint(1, 4)}", 2.9, True, True, share=0.3)
            case "time_first":
                self._say(f"{time}  {dated}".strip(), 2.9, False, self.centred, True)
                self._say(labelled, 3.2, True, self.centred, True)
            case _:
                self._say(labelled, 3.1, True, False, True)
                self._say(f"{dated}   {time}".rstrip(), 2.9, False, False, True)
        if own.random() < 0.5:
            self._say(f"{self.said['seller']}{self.h.clerk}", 2.8, False, False)
        self.y += 0.8

    def client(self):
        self._say(f"Client : {self.own.choice(['DIVERS', 'Divers', 'CLIENT DIVERS', self.bill.client, self.bill.client])}", 2.8, False, False, step=5)

    def rule(self):
        p, how, y = self.p, self.rule_as, self.y - 2.2
        if how == "solid":
            p.line(p.margin, y, p.right, y, 0.35, p.tint)
        elif how == "dots":
            p.dots(p.margin, y, p.right, 0.6, 0.7, 0.3, p.tint)
        elif how != "none":
            self._say(how * int(self.wide / p.length(how * 20, 2.8) * 20), 2.8, False, True, step=1)
        self.y += 3.4

    def items(self):
        """What was sold, in the till's way: names with their sums under or over them, three heads, names alone, prices behind an at sign."""
        p, s, money, how = self.p, self.p.scale, self.h.money, self.items_as
        if how == "heads_three":
            self.two(f"{self.own.choice(['Libellé', 'Produit', 'Désignation'])} (Qté)", self.own.choice(["Montant", "Total"]), 2.7, True)
        for label, count, cents in self.bill.lines:
            detail, one = f"{count} x {money(cents // count)}", len(self.bill.lines) == 1
            if how == "detail_over":
                p.put(p.margin, self.y, f"{detail} :", 2.7, room=self.wide)
                self.y += 4.1 * s
            elif how in ("detail_under", "price_at"):
                p.put(p.margin, self.y, label, 2.9, how == "price_at", room=self.wide)
                self.y += 4.1 * s
            left = {"detail_under": f"   {detail}", "price_at": f"{count} @ {money(cents // count)}", "heads_three": f"{label} ({count})"}.get(how, label)
            self.two(left, money(cents), 2.9, False, one)
        self.y += 1

    def total(self):
        p, label, how = self.p, self.said["till_total"].strip(" :."), self.total_as
        text = self.h.money(self.bill.cents, bool(self.unit)).strip()
        self.y += 1.5
        if how == "bigger":
            self.y += 1.4
            self.two(label, text, 4.8, True, True, 6.6, 0.56)
        elif how == "boxed":
            p.rect(p.margin, self.y - 4.6, self.wide, 8.2, p.tint, 0.4)
            p.put(p.width / 2, self.y + 0.8, f"{label} : {text}", 4, True, anchor="ms", room=self.wide - 3, vital=True)
            self.y += 8
        elif how == "under_label":
            self._say(label, 3.4, True, True, step=6.2)
            self._say(text, 5.2, True, True, True, 5.4)
        elif how == "between":
            for at in (-4.4, 2.2):
                p.line(p.margin, self.y + at, p.right, self.y + at, 0.3, p.tint)
            self.two(label, text, 3.9, True, True, 7.4)
        else:
            self.two(label, text, 4, True, True, 6)
        self.y += 0.6

    def tax(self):
        """What of the total is tax."""
        if self.h.rate:
            self.two(f"TVA {self.h.rate} % comprise", self.h.money(self.bill.cents - round(self.bill.cents * 100 / (100 + self.h.rate))), 2.7)

    def pay(self):
        if self.own.random() < 0.25:
            return self._say(self.own.choice(["Réglé en espèces", "Règlement : Carte bancaire", "Carte - TPE", "Paiement comptant"]), 2.8, False, False, step=5)
        note = self.own.choice([2000, 5000, 10000, 20000])
        given = -(-self.bill.cents // note) * note
        for key, cents in (("given", given), ("back", given - self.bill.cents)):
            self.two(self.said[key].strip(" :"), self.h.money(cents))
        self.y += 0.8

    def foot(self):
        self.y += 1.8
        if self.own.random() < 0.8:
            self._say(self.said["thanks"], 2.8, False, True)
        for text in self._ids() if self.ids_low else []:
            self._say(text, 2.7, False, True, self.h.ice in text, 4.2)


def till(r: Random, half: str, bill: Bill, day: date) -> Press:
    return Roll(r, half, bill, day, SHAPES, HABITS).draw()
