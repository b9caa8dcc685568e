"""The small registry: invented members, dependants, providers, medicines and tariffs. No real person, number or product."""
import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from barcode import ean13_check

LAST = """AARAB ABOULAIZ ACHOUR ADNANI AKHARRAZ AMRAOUI ARHARBI ASSOULINE BARAKAT BELFQIH BENCHRIF BENYAHIA BOUCHTA BOUKILI BOURASS CHAFIK CHENTOUF DAIFALLAH
ECHARIF EL BARNOUSSI EL GOURCH EL HARRAK EL KASMI ELMALEH ERRAJI FADILI FILAHI GHOUTI GUERRAOUI HABACHI HARMOUCHI IMZIL JELLAB KABIRI KORCHI LEMSEFFER LOUKILI MACHROUH
MEZOUAR MIKOU MORTADA NOUIGA OUCHEN OUKACHA QARROUCH RAHHALI ROUISSI SAKOUT SEFRIOUI SOULAMI TABIT TIJANI WARDI YAKHLEF ZOUINE ZOUBIR""".replace("EL ", "EL_").split()
MEN = "Abdelhak Achraf Anouar Badr Chakib El_Mehdi Faycal Ghali Hatim Jaouad Marouane Mouad Nizar Othman Rayan Saad Taha Yahya Younes Zouhair".split()
WOMEN = "Afaf Amal Bouchra Camelia Dalal Farah Hasna Hind Ibtissam Karama Lamia Maha Najat Oumnia Rajae Rania Sabah Safae Touria Wissal".split()
CITIES = "Rabat Salé Casablanca Fès Meknès Tanger Tétouan Agadir Marrakech Oujda Kénitra Safi Larache Taza Settat Berkane Chefchaouen Azilal".split()
REGIMES = ["employee", "employee", "tns", "tadamon", "achamil", "pensioner"]
PREFIXES = "A AB BE BK CD DA EE G GB JB K LC M N QA T U WB X Z".split()


@dataclass
class Dependant:
    relation: str
    last: str
    first: str
    birth: date
    sex: str
    cin: str = ""
    student_until: date | None = None
    disabled: bool = False


@dataclass
class Member:
    number: str
    cin: str
    last: str
    first: str
    birth: date
    sex: str
    city: str
    regime: str
    rights_from: date
    rights_to: date | None = None
    dependants: list[Dependant] = field(default_factory=list)

    def of(self, relation: str) -> Dependant:
        return next(d for d in self.dependants if d.relation == relation)


@dataclass
class Provider:
    inpe: str
    name: str
    kind: str
    speciality: str
    city: str
    active: bool = True


@dataclass
class Medicine:
    ean: str
    name: str
    cents: int
    reimbursed: bool = True


class Registry:
    def __init__(self, seed: int):
        self.rng = Random(seed)
        self.members = [self._member() for _ in range(60)]
        self.providers = self._providers()
        self._faults()
        self.medicines = [Medicine(_ean(i), name, cents, reimbursed) for i, (name, cents, reimbursed) in enumerate(_MEDICINES)]

    def _digits(self, n: int) -> str:
        return str(self.rng.randint(1, 9)) + "".join(str(self.rng.randint(0, 9)) for _ in range(n - 1))

    def _cin(self) -> str:
        prefix = self.rng.choice(PREFIXES)
        return prefix + self._digits(self.rng.choice([5, 6, 6]) if len(prefix) == 2 else 6)

    def _day(self, first: int, last: int) -> date:
        return date(first, 1, 1) + timedelta(days=self.rng.randrange(365 * (last - first + 1)))

    def _member(self) -> Member:
        r = self.rng
        sex = r.choice("MF")
        name = lambda: r.choice(LAST).replace("_", " ")
        first = lambda s: r.choice(MEN if s == "M" else WOMEN).replace("_", " ")
        last = name()
        member = Member(self._digits(9), self._cin(), last, first(sex), self._day(1955, 1994), sex, r.choice(CITIES), r.choice(REGIMES), self._day(2008, 2021))
        other = "F" if sex == "M" else "M"
        spouse = name()
        member.dependants.append(Dependant("spouse", spouse, first(other), self._day(1958, 1996), other, self._cin()))
        child_name = last if sex == "M" else spouse
        for _ in range(r.randint(1, 3)):
            s = r.choice("MF")
            member.dependants.append(Dependant("child", child_name, first(s), self._day(2008, 2022), s))
        return member

    def _providers(self) -> list[Provider]:
        r, out = self.rng, []
        for speciality in _SPECIALITIES:
            name = f"Dr {r.choice(LAST).replace('_', ' ')} {r.choice(MEN + WOMEN).replace('_', ' ')}"
            out.append(Provider(self._digits(9), name, "physician", speciality, r.choice(CITIES)))
        for kind, names in _HOUSES.items():
            out += [Provider(self._digits(9), name, kind, "Kinésithérapie" if kind == "paramedical" else "", r.choice(CITIES)) for name in names]
        return out

    def _faults(self):
        """What some scenarios need: rights that ended, a grown child, a physician who has closed."""
        self.members[57].rights_to = date(2026, 6, 30)
        self.members[58].dependants.append(Dependant("child", self.members[58].last, "Wissal", date(2004, 5, 17), "F", "QA70418"))
        self.providers[7].active = False

    def some(self, kind: str, index: int) -> Provider:
        of_kind = [p for p in self.providers if p.kind == kind]
        return of_kind[index % len(of_kind)]

    def write(self, folder: Path):
        folder.mkdir(parents=True, exist_ok=True)
        day = lambda d: d.isoformat() if d else ""
        flag = lambda b: "true" if b else "false"
        _csv(folder / "members.csv", "immatriculation,cin,last_name,first_name,birth_date,sex,city,regime,rights_from,rights_to",
             [[m.number, m.cin, m.last, m.first, day(m.birth), m.sex, m.city, m.regime, day(m.rights_from), day(m.rights_to)] for m in self.members])
        _csv(folder / "dependants.csv", "immatriculation,relation,cin,last_name,first_name,birth_date,sex,student_until,disabled",
             [[m.number, d.relation, d.cin, d.last, d.first, day(d.birth), d.sex, day(d.student_until), flag(d.disabled)] for m in self.members for d in m.dependants])
        _csv(folder / "providers.csv", "inpe,name,kind,speciality,city,active", [[p.inpe, p.name, p.kind, p.speciality, p.city, flag(p.active)] for p in self.providers])
        _csv(folder / "medicines.csv", "ean13,name,price,reimbursed", [[m.ean, m.name, f"{m.cents / 100:.2f}", flag(m.reimbursed)] for m in self.medicines])
        _csv(folder / "tariffs.csv", "key_letter,label,unit_price,valid_from,valid_to", [[*t, "2006-01-01", ""] for t in _TARIFFS])


def _ean(i: int) -> str:
    first = f"61180099{(i * 7919 + 4021) % 10000:04d}"
    return first + ean13_check(first)


def _csv(path: Path, header: str, rows):
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


_SPECIALITIES = ["Médecine générale", "Médecine générale", "Cardiologie", "Pédiatrie", "Rhumatologie", "Endocrinologie", "Gynécologie", "Ophtalmologie", "Médecine générale", "Urologie",
                 "Dermatologie", "Neurologie"]
_HOUSES = {
    "pharmacy": ["Pharmacie des Oliviers", "Pharmacie Bab Chellah", "Pharmacie El Manar", "Pharmacie du Rond-Point", "Pharmacie Les Amandiers", "Pharmacie Sidi Belyout", "Pharmacie Nour"],
    "laboratory": ["Laboratoire Razi", "Laboratoire des Remparts", "Labo Tensift"],
    "radiology": ["Imagerie de la Corniche", "Radiologie Oum Rabia"],
    "facility": ["Clinique des Mimosas", "Polyclinique du Souss"],
    "paramedical": ["Cabinet de kiné Anoual", "Centre de rééducation Saïss"],
    "supplier": ["Optique Rayon de Soleil"],
}
_MEDICINES = [("DOLOMARINE 1 g bt 8 cp", 1485, True), ("AMOXIVAL 1 g bt 12 cp", 7940, True), ("GASTRALIA 20 mg bt 14 gél", 6270, True), ("TENSIOREX 5 mg bt 28 cp", 11830, True),
              ("BRONCHODRIL sirop 125 ml", 3465, True), ("GLUCONORM 850 bt 30 cp", 2990, True), ("FERRALINE 80 mg bt 30 cp", 4615, True), ("CALMOSPA bt 20 cp", 2570, True),
              ("RHINOVENT spray 15 ml", 3900, False), ("LIPIDOSTAT 10 mg bt 30 cp", 13475, True), ("THYRORAL 50 µg bt 30 cp", 2145, True), ("DERMACURE crème 30 g", 4780, True),
              ("OPTILARME collyre 10 ml", 5230, True), ("VITADOS D3 amp", 1990, True), ("KETOLIGNE 100 mg bt 20 cp", 5695, True), ("ANTIBIOL susp 60 ml", 6120, True)]
_TARIFFS = [("C", "Consultation généraliste", "80.00"), ("CS", "Consultation spécialiste", "150.00"), ("V", "Visite généraliste", "120.00"), ("VS", "Visite spécialiste", "190.00"),
            ("K", "Acte de spécialité", "22.50"), ("Z", "Radiologie", "10.00"), ("B", "Biologie", "1.10"), ("AMM", "Kinésithérapie", "15.00"), ("AMI", "Soins infirmiers", "7.50"), ("SF", "Sage-femme", "12.50")]
