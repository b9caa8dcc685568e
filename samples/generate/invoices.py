"""Invoices and till receipts, in six layouts; an invoice over two sheets, a credit note, two tickets glued on one sheet."""
from dataclasses import dataclass
from random import Random

from ink import stamp
from paper import Paper


@dataclass
class Bill:
    """What an invoice says. `lines`: label, quantity, cents of the line."""
    seller: object
    number: str
    day: str          # as printed
    client: str
    lines: list[tuple[str, int, int]]
    ice: str

    @property
    def cents(self) -> int:
        return sum(c for _, _, c in self.lines)


def ice(rng: Random) -> str:
    """15 digits divisible by 97, as the authority's numbers are."""
    first = f"{rng.randint(1_000_000, 3_999_999):09d}{rng.randint(0, 120):04d}"
    return first + f"{(97 - int(first) * 100 % 97) % 97:02d}"


def money(cents: int, point=",", thousands=" ") -> str:
    return f"{cents // 100:,}".replace(",", thousands) + point + f"{cents % 100:02d}"


def invoice(rng: Random, bill: Bill, layout: str, title="FACTURE", lines=None, sheet="", total=True) -> Paper:
    """A4 or A5 invoice. `lines`, `sheet` and `total` serve invoices of two sheets."""
    paper = Paper(148, 210) if layout == "a5" else Paper(colour=rng.choice(["#ffffff", "#fdfdfa"]))
    shown = bill.lines if lines is None else lines
    y = {"classic": _classic, "ruled": _ruled, "a5": _a5, "serif": _serif}[layout](paper, rng, bill, title, shown, sheet)
    w = paper.width
    if total:
        label = {"classic": "TOTAL À PAYER", "ruled": "Montant TTC", "a5": "Net à payer", "serif": "Arrêtée à la somme TTC de"}[layout]
        tax = bill.cents * 7 // 107
        if layout in ("classic", "ruled"):
            paper.text(w - 70, y + 8, "Total HT", 3.4, anchor="rs")
            paper.text(w - 18, y + 8, money(bill.cents - tax), 3.4, anchor="rs")
            paper.text(w - 70, y + 14, "TVA 7 %", 3.4, anchor="rs")
            paper.text(w - 18, y + 14, money(tax), 3.4, anchor="rs")
            y += 14
        paper.text(w - 62, y + 9, label, 4.2, "serif" if layout == "serif" else "sans", True, anchor="rs")
        paper.text(w - 18, y + 9, money(bill.cents) + rng.choice([" DH", " Dhs", " MAD"]), 4.2, "serif" if layout == "serif" else "sans", True, anchor="rs")
        stamp(paper, rng, [bill.seller.name, bill.seller.city], (w - 50, min(y + 36, paper.height - 24)), rng.choice(["blue", "violet", "navy"]), rng.choice(["frame", "round", "double"]), 42)
    else:
        paper.text(w - 18, y + 9, "à reporter  ...", 3.6, anchor="rs")
    return paper


def _classic(p, rng, b, title, lines, sheet):
    rng = Random(b.seller.inpe)
    p.text(18, 24, b.seller.name.upper(), 5.4, "sans", True)
    p.text(18, 31, f"{rng.randint(2, 90)}, avenue des Nations - {b.seller.city}", 3.4)
    p.text(18, 36, f"ICE : {b.ice}    IF : {rng.randint(1000000, 9999999)}", 3.4)
    p.text(192, 24, f"{title} {sheet}".strip(), 6.4, "sans", True, anchor="rs")
    p.text(192, 32, f"N° {b.number}", 4, "sans", True, anchor="rs")
    p.text(192, 38, f"Date : {b.day}", 3.6, anchor="rs")
    p.text(18, 54, f"Client : {b.client}", 4)
    return _table(p, lines, 64, 18, 192, "sans", ("Désignation", "Qté", "Montant"), boxed=True)


def _ruled(p, rng, b, title, lines, sheet):
    rng = Random(b.seller.inpe)
    p.text(105, 22, b.seller.name, 6, "condensed", True, "#17324d", "ms")
    p.text(105, 29, f"{b.seller.city} - Tél. 05 {rng.randint(20, 39)} {rng.randint(10, 99)} {rng.randint(10, 99)} {rng.randint(10, 99)}", 3.2, "condensed", False, "#17324d", "ms")
    p.line(14, 33, 196, 33, 0.8, "#17324d")
    p.text(16, 46, f"{title.capitalize()} n° : {b.number} {sheet}", 4.6, "condensed", True)
    p.text(16, 53, f"Établie le : {b.day}", 3.6, "condensed")
    p.text(16, 60, f"Nom du patient : {b.client}", 3.6, "condensed")
    p.text(105, 284, f"I.C.E. {b.ice} - Patente {rng.randint(10000000, 99999999)}", 3, "condensed", False, "#17324d", "ms")
    return _table(p, lines, 72, 16, 194, "condensed", ("Produit", "Quantité", "Prix TTC"), boxed=False)


def _a5(p, rng, b, title, lines, sheet):
    p.rect(8, 8, 132, 26, "#333333", 0.4)
    p.text(13, 18, b.seller.name, 4.6, "sans", True)
    p.text(13, 24, b.seller.city, 3.2)
    p.text(13, 30, f"ICE {b.ice}", 3.2, "mono")
    p.text(136, 18, title, 4.6, "sans", True, anchor="rs")
    p.text(136, 25, f"Réf. {b.number}", 3.4, anchor="rs")
    p.text(136, 30.5, f"du {b.day}", 3.4, anchor="rs")
    p.text(13, 44, f"Reçu de : {b.client}", 3.4)
    return _table(p, lines, 52, 10, 138, "sans", ("Article", "Qté", "Total"), boxed=False)


def _serif(p, rng, b, title, lines, sheet):
    p.text(20, 26, b.seller.name, 6.4, "serif", True)
    p.text(20, 33, f"{b.seller.city}, le {b.day}", 4, "serif")
    p.text(105, 56, f"{title}  N° {b.number} {sheet}", 5.6, "serif", True, anchor="ms")
    p.text(20, 70, f"Doit : {b.client}", 4.2, "serif")
    p.text(20, 284, f"Identifiant commun de l'entreprise (ICE) : {b.ice}", 3.2, "serif")
    return _table(p, lines, 80, 20, 190, "serif", ("Prestation", "Nombre", "Montant DH"), boxed=True)


def _table(p, lines, y, left, right, family, titles, boxed):
    middle = right - 52
    if boxed:
        p.rect(left, y - 5, right - left, 8, "#555555", 0.25, "#eeeeee")
    for x, title, anchor in ((left + 2, titles[0], "ls"), (middle, titles[1], "ms"), (right - 2, titles[2], "rs")):
        p.text(x, y, title, 3.4, family, True, anchor=anchor)
    if not boxed:
        p.line(left, y + 2.2, right, y + 2.2, 0.4)
    for label, count, cents in lines:
        y += 8
        p.text(left + 2, y, label, 3.5, family)
        p.text(middle, y, str(count), 3.5, family, anchor="ms")
        p.text(right - 2, y, money(cents), 3.5, family, anchor="rs")
    y += 4
    p.line(left, y, right, y, 0.3)
    return y


def ticket(rng: Random, bill: Bill, style="dashes") -> Paper:
    """A till receipt of 80 mm."""
    height = 78 + 10 * len(bill.lines)
    p = Paper(76, height, "#fcfcfb")
    p.text(38, 9, bill.seller.name.upper()[:30], 3.6, "mono", True, anchor="ms")
    p.text(38, 14, bill.seller.city.upper(), 3.2, "mono", anchor="ms")
    p.text(38, 19, f"ICE:{bill.ice}", 3.0, "mono", anchor="ms")
    rule = ("-" if style == "dashes" else "=") * 38
    p.text(38, 24, rule, 3.0, "mono", anchor="ms")
    p.text(5, 30, f"{'FACTURE N°' if style == 'dashes' else 'TICKET NO'} {bill.number}", 3.2, "mono", True)
    p.text(5, 35, f"LE {bill.day}  {rng.randint(9, 21):02d}:{rng.randint(0, 59):02d}", 3.2, "mono")
    p.text(5, 40, f"CAISSE {rng.randint(1, 3)}", 3.0, "mono")
    y = 47.0
    for label, count, cents in bill.lines:
        p.text(5, y, label[:30], 3.0, "mono")
        p.text(8, y + 4, f"{count} X {money(cents // count, '.', '')}", 3.0, "mono")
        p.text(71, y + 4, money(cents, ".", ""), 3.0, "mono", anchor="rs")
        y += 10
    p.text(38, y, rule, 3.0, "mono", anchor="ms")
    p.text(5, y + 7, "TOTAL A PAYER" if style == "dashes" else "NET TTC DH", 4, "mono", True)
    p.text(71, y + 7, money(bill.cents, ".", ""), 4, "mono", True, anchor="rs")
    p.text(38, y + 15, "AU REVOIR ET BONNE SANTE", 2.8, "mono", anchor="ms")
    return p


def glued(rng: Random, tickets: list[Paper]) -> Paper:
    """Tickets glued on a sheet, one or two beside each other."""
    sheet = Paper()
    for i, slip in enumerate(tickets):
        sheet.glue(slip, 16 + 98 * i + rng.uniform(0, 6), 20 + rng.uniform(0, 14), rng.uniform(-2.5, 2.5))
    return sheet


def credit_note(rng: Random, bill: Bill) -> Paper:
    """An avoir: looks like an invoice, is none."""
    return invoice(rng, bill, "classic", title="AVOIR")
