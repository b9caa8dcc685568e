"""An issuer: what they chose once and print for ever, drawn from their INPE; and a document of theirs as it stands before it is printed."""
from dataclasses import dataclass
from datetime import date
from random import Random

import formats
import folders
from folders import declared
from formats import amount
from press import Press
from wording import FIT, PROOF

WORDS = {"fit": FIT, "proof": PROOF, **folders.words()}
FACES = {
    "fit": [("sans", 1.0), ("serif", 1.0), ("narrow", 1.0), ("condensed", 1.0), ("mono", 0.9)],
    "proof": [("wide", 0.92), ("book", 0.9), ("sans", 1.12), ("serif", 1.14), ("sans", 0.88), ("condensed", 1.1), ("typed", 0.84), ("narrow", 1.16), ("italic", 1.0), ("sans", 1.0), ("serif", 1.0), ("wide", 1.0)],
    **declared("FACES"),
}
COLOURS = {"fit": ["#111111", "#1d3b66", "#3a3a3a", "#27533c"], "proof": ["#111111", "#0f5e57", "#7a1f2b", "#28348f", "#5d3a10", "#333333", "#0b6e99", "#6a2c70", "#000000"], **declared("COLOURS")}
PAPERS = {"fit": [(210, 297)] * 3 + [(148, 210)], "proof": [(210, 297)] * 5 + [(148, 210)] * 3 + [(210, 148), (118, 210), (105, 190)], **declared("PAPERS")}
HABITS = {"fit": [0, 0, 1, 2], "proof": [0, 1, 2, 3, 4], **declared("HABITS")}  # how many other facts an invoice tells
TINTS = ["#ffffff", "#ffffff", "#fdfdfa", "#f8fbff", "#fbfaf3", "#fff8f2", "#f4faf4"]
ARABIC = {"pharmacy": "صيدلية", "laboratory": "مختبر التحاليل الطبية", "radiology": "مركز الفحص بالأشعة", "physician": "عيادة طبية", "paramedical": "عيادة الترويض الطبي", "facility": "مصحة", "supplier": "نظاراتي"}


@dataclass
class Document:
    """What an invoice says: its amounts in cents, its dates as dates."""
    title: str
    number: str
    day: date
    client: str
    lines: list[tuple[str, int, int]]
    cents: int
    birth: date | None = None
    prescribed: date | None = None
    sheet: tuple[int, int] = (1, 1)
    total: bool = True


# Words that only some issuers use, by a part of them.
OF_GOODS = ("produit", "article", "ppv", "p.p.v", "public", "ppm", "cip", "vente", "achat", "délivré", "client", "comptoir", "caisse", "rabais", "remise", "code art", "médicaments", "de garde")
OF_CARE = ("acte", "prestation", "soins", "admission", "malade", "honoraires", "frais")
OF_KIND = {"pharmac": "pharmacy", "officine": "pharmacy", "laboratoire": "laboratory", "clinique": "facility", "médicament": "pharmacy", "analyse": "laboratory", "radiolog": "radiology", "examen": "radiology laboratory", "hospitalisation": "facility", "séance": "paramedical", "consultation": "physician"}


def suits(word: str, kind: str) -> bool:
    """Whether an issuer of this kind would print that."""
    word = word.casefold()
    if any(part in word and kind not in kinds for part, kinds in OF_KIND.items()):
        return False
    if kind in ("pharmacy", "supplier"):
        return not any(part in word for part in OF_CARE)
    return not any(part in word for part in OF_GOODS) and ("honoraires" not in word or kind in ("physician", "paramedical"))


class House:
    """Words and forms of one issuer. `r` draws what differs from paper to paper."""

    def __init__(self, half: str, seller, ice: str = ""):
        self.half, self.seller, self.w, self.ice = half, seller, WORDS[half], ice
        self.own = own = Random(f"house-{half}-{seller.inpe}")
        self.kind = seller.kind
        self.face, self.stretch = own.choice(FACES[half])
        self.colour = own.choice(COLOURS[half])
        self.size = own.choice(PAPERS[half])
        self.tint = own.choice(TINTS)
        self.written = own.choice([how for how in formats.DATES[half] if self.size[0] > 130 or len(how(date(2026, 9, 23))) < 15])  # a long date needs a wide paper
        self.point = own.choice(formats.POINTS[half])
        self.unit = own.choice(self.w.units)
        self.capitals = own.random() < 0.5
        self.name = seller.name.upper() if self.capitals else seller.name
        self.trade = seller.speciality if self.kind == "physician" and own.random() < 0.7 else own.choice(self.w.trade[self.kind])
        self.arabic = ARABIC[self.kind]
        self.street = f"{own.randint(2, 240)}, {own.choice(self.w.street)}" if own.random() < 0.8 else own.choice(self.w.street)
        spaced = own.choice([" ", "", ".", "-"])
        self.telephone = spaced.join([f"05{own.randint(20, 39)}"[:2], f"{own.randint(20, 39)}"] + [f"{own.randint(10, 99)}" for _ in range(3)])
        self.phone = own.choice(self.w.phone) + self.telephone
        w = self.w
        self.numbers = [own.choice(w.tax_id) + str(own.randint(10 ** 6, 10 ** 8 - 1)), own.choice(w.patent) + str(own.randint(10 ** 7, 10 ** 8 - 1)),
                        own.choice(w.register) + str(own.randint(1000, 99999)), own.choice(w.social) + str(own.randint(10 ** 6, 10 ** 7 - 1))]
        own.shuffle(self.numbers)
        self.numbers = self.numbers[:own.randint(1, 4)]
        self.ice_label = own.choice(w.ice)
        self.ice_high, self.packed, self.place = own.random() < 0.4, own.random() < 0.3, own.randint(0, 2)
        self.bank = own.choice(w.bank) + "181 810 21110 " + "".join(str(own.randint(0, 9)) for _ in range(8)) + " 0" + str(own.randint(10, 99)) if own.random() < 0.25 else ""
        self.city = seller.city.upper() if own.random() < 0.3 else seller.city
        self.title = own.choice(w.fees) if self.kind in ("physician", "paramedical") else self.word("titles")
        for key in ("number", "day", "client", "total", "place_day", "credit", "carried", "paid", "thanks", "shares", "before_tax", "vat", "gross", "rebate", "arrested"):
            setattr(self, key, self.word(key))
        self.page_as = own.choice(w.page)
        if self.title.lower().startswith("fact") and self.number.lower().startswith("fact"):
            self.number = own.choice([n for n in w.number if not n.lower().startswith("fact")])
        if "reçu" in self.number.lower() and "reçu" not in self.title.lower():
            self.number = own.choice([n for n in w.number if "reçu" not in n.lower() and not n.lower().startswith("fact")])
        possible = ["file", "birth", "mode", "operator", "hour"] + (["prescriber", "prescribed"] if self.kind != "physician" else []) + (["due", "order"] if self.kind in ("pharmacy", "facility") else [])
        self.habits = own.sample(possible, own.choice(HABITS[half]))
        if any(part in self.title.lower() for part in ("acquitt", "quittance", "reçu", "caisse", "ticket", "paiement", "règlement", "comptant")):
            self.habits = [k for k in self.habits if k != "due"]  # it is paid
        self.labels = {"file": own.choice(w.patient_file), "birth": own.choice(w.birth), "prescriber": own.choice(w.prescriber), "prescribed": own.choice(w.prescribed), "mode": own.choice(w.mode),
                       "operator": own.choice(w.operator), "due": own.choice(w.due), "order": own.choice(w.order), "hour": "Heure : "}
        self.clerk = own.choice(["SARA", "M. Hamid", "POSTE2", "Khadija", "admin", "ILHAM", "03"])
        self.day_below = self.row_total = self.sentence = self.polite = False  # settled while the paper is put together
        self.joint = "   "
        self.rate = own.choice([7, 7, 20]) if self.kind in ("pharmacy", "supplier") and own.random() < 0.4 else 0

    def word(self, heading: str) -> str:
        """One of the vocabulary's words that suits this kind of issuer."""
        words = getattr(self.w, heading)
        return self.own.choice([x for x in words if not isinstance(x, str) or suits(x, self.kind)] or words)

    # --- what is said

    def credentials(self) -> list[str]:
        """The lines under the name."""
        lines = [self.trade, self.street, f"{self.city}   {self.phone}"] if self.packed else [self.trade, f"{self.street} - {self.city}", self.phone]
        return lines + ([f"{self.ice_label}{self.ice}"] + self.numbers[:1] if self.ice and self.ice_high else [])

    def legal(self) -> list[str]:
        """The lines at the foot; the ICE is in them where the head lacks it."""
        parts = list(self.numbers[1:] if self.ice_high else self.numbers)
        if not self.ice_high and self.ice:
            parts.insert(self.place, f"{self.ice_label}{self.ice}")
        return parts + ([self.bank] if self.bank else [])

    def money(self, cents: int, unit=False) -> str:
        text = amount(cents, self.point)
        return text if not unit else self.unit.format(text) if "{}" in self.unit else text + self.unit

    def date(self, d: date) -> str:
        return self.written(d)

    def extras(self, r: Random, doc: Document) -> list[tuple[str, str]]:
        """Other numbers and dates, that no one takes for the invoice's."""
        said = {
            "file": lambda: str(r.randint(1000, 99999)), "birth": lambda: doc.birth and f"{doc.birth:%d/%m/%Y}", "prescriber": lambda: f"Dr {r.choice('ABCDEFHKLMNRSTZ')}. {r.choice(['Bensouda', 'Tahri', 'Kabbaj', 'Ziani', 'Squalli', 'Amor'])}",
            "prescribed": lambda: doc.prescribed and doc.prescribed <= doc.day and f"{doc.prescribed:%d/%m/%Y}", "mode": lambda: self.own_mode(), "operator": lambda: self.clerk,
            "due": lambda: f"{date.fromordinal(doc.day.toordinal() + 30):%d/%m/%Y}", "order": lambda: str(r.randint(100, 9999)), "hour": lambda: f"{r.randint(8, 19):02d}:{r.randint(0, 59):02d}",
        }
        out = [(self.labels[k], said[k]()) for k in self.habits]
        return [(label, value) for label, value in out if value]

    def nothing_else(self, doc: Document) -> list[tuple[str, int]]:
        """Rows above a total without tax: none, or the sum before a rebate of nothing."""
        return [] if self.capitals else [(self.gross, doc.cents), (self.rebate, 0)]

    def page_of(self, k: int, n: int) -> str:
        return self.page_as.format(k=k, n=n)

    def own_mode(self) -> str:
        return Random(f"mode-{self.seller.inpe}").choice(self.w.modes)

    def page(self) -> Press:
        return Press(*self.size, self.tint, self.face, self.stretch, "#111111")
