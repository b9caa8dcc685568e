"""A registry of thousands, with people and numbers that lie near each other, so that looking up is tested honestly. All invented."""
from datetime import date
from random import Random

from barcode import ean13_check
from people import CITIES, LAST, MEN, WOMEN, Dependant, Medicine, Member, Provider, Registry

MORE_LAST = """ABBASSI AIT_TALEB AIT_LAHCEN ALAMI AMRANI AZZOUZI BELHAJ BEN_ALI BEN_OMAR BENANI BENNANI BENNIS BENSAID BERRADA BOUAZZA BOUHADDOU CHAOUI CHERKAOUI CHRAIBI DAOUDI EL_AMRANI
EL_ALAMI EL_FASSI EL_GHAZI EL_HASSANI EL_KHATTABI EL_MANSOURI FASSI FILALI GHARBI HADDAD HAJJI HAMDAOUI HILALI IDRISSI JAZOULI KADDOURI KARIMI KETTANI LAARAJ LAHLOU LAMRANI LAZRAK MANSOURI
MAROUANI MEKOUAR MERNISSI MOUSSAOUI NACIRI NASSIRI OUALI OULAD_SAID RACHDI RAMDANI SAADI SAIDI SEBTI SKALLI SLAMI TAHIRI TALBI TAZI WAHBI YACOUBI ZAHRAOUI ZEMMOURI ZIANI ZNIBER""".split()
MORE_MEN = "Abdellah Abdelkader Adil Ahmed Amine Aziz Driss Hamza Hassan Hicham Ibrahim Ismail Jamal Karim Khalid Mehdi Mohammed Mustapha Nabil Omar Rachid Reda Said Salah_Eddine Soufiane Tarik Walid Yassine".split()
MORE_WOMEN = "Aicha Asmae Btissam Fatima Fatima_Zahra Ghita Hafsa Hanane Houda Ikram Imane Karima Khadija Latifa Loubna Malika Meryem Mouna Nadia Nezha Rachida Salma Samira Sanae Siham Souad Yasmine Zineb Zohra".split()
SPECIALITIES = ["Médecine générale"] * 4 + ["Cardiologie", "Pédiatrie", "Rhumatologie", "Endocrinologie", "Gynécologie", "Ophtalmologie", "Urologie", "Dermatologie", "Neurologie", "Pneumologie", "O.R.L."]
HOUSES = {
    "pharmacy": ("Pharmacie", 110), "laboratory": ("Laboratoire", 24), "radiology": ("Centre de Radiologie", 14), "facility": ("Clinique", 12), "paramedical": ("Cabinet de kiné", 20),
    "supplier": ("Optique", 8),
}
PLACES = """Al Amal|Al Firdaous|Annakhil|Essalam|Ibn Rochd|Ibn Sina|Les Iris|Les Palmiers|du Centre|de la Gare|du Marché|El Fath|Al Qods|Atlas|Zerktouni|Moulay Youssef|de la Paix|Al Massira|Errahma|du Parc|
Assalam|Al Andalous|Riad|de l'Avenir|Oasis|El Wifaq|Bab Doukkala|des Facultés|du Soleil|La Colline|Sidi Moumen|Ain Chifa|Nakhla|Averroès|Toubkal|du Littoral""".replace("\n", "").split("|")
NAMES = "ALGIDAL BRONCAL CARDIVAS CLAVUMOX DERMOBET DIABENOR DOLGESIC ENTERIX FEBRILYS FLUMUCIL GASTRIUM HEPAGEN INFLANOR KETOVAL LAXIMED MIGRENOL NEUROBION NORVASOL OFLOCIN PANTOZ RHINAL SPASMYL TENSIOR VITACAL XIMEDOL ZITROMED".split()
SHAPES = "bt 8 cp|bt 16 cp|bt 28 cp|bt 30 gel|sirop 125 ml|susp 60 ml|creme 30 g|amp 5".split("|")


def near(rng: Random, digits: str) -> str:
    """A number that differs in one digit, or in two that changed places."""
    k = rng.randrange(1, len(digits) - 1)
    if rng.random() < 0.3 and digits[k] != digits[k + 1]:
        return digits[:k] + digits[k + 1] + digits[k] + digits[k + 2:]
    return digits[:k] + rng.choice([d for d in "0123456789" if d != digits[k]]) + digits[k + 1:]


class Population(Registry):
    def __init__(self, seed: int, members: int = 3000):
        self.rng = r = Random(seed)
        self.lasts, self.men, self.women = ([n.replace("_", " ") for n in names] for names in (LAST + MORE_LAST, MEN + MORE_MEN, WOMEN + MORE_WOMEN))
        self.members, taken = [], set()
        while len(self.members) < members:
            member = self._person()
            if self.members and r.random() < 0.18:
                self._neighbour(member, r.choice(self.members))
            if member.number not in taken:
                taken.add(member.number)
                self.members.append(member)
        self.numbers = taken
        self.providers = self._all_providers()
        self.inpes = {p.inpe for p in self.providers}
        self.medicines = [Medicine(self._ean(), f"{name} {dose} {shape}", r.randrange(1400, 24000, 10)) for name in NAMES for dose, shape in [(r.choice("5 10 20 40 100 250 500 1000".split()), r.choice(SHAPES)) for _ in range(6)]]

    def _ean(self) -> str:
        first = f"61180{self.rng.randrange(0, 10 ** 7):07d}"
        return first + ean13_check(first)

    def _first(self, sex: str) -> str:
        return self.rng.choice(self.men if sex == "M" else self.women)

    def _person(self) -> Member:
        r = self.rng
        sex = r.choice("MF")
        last = r.choice(self.lasts)
        m = Member(self._digits(9), self._cin(), last, self._first(sex), self._day(1952, 1998), sex, r.choice(CITIES), r.choice(["employee", "employee", "tns", "tadamon", "achamil", "pensioner"]), self._day(2006, 2022))
        if r.random() < 0.04:
            m.rights_to = self._day(2024, 2026)
        elif r.random() < 0.3:
            m.rights_to = date(2027, 12, 31)
        other = "F" if sex == "M" else "M"
        spouse = r.choice(self.lasts)
        if r.random() < 0.8:
            m.dependants.append(Dependant("spouse", spouse, self._first(other), self._day(1955, 1999), other, self._cin()))
        father = last if sex == "M" else spouse
        for _ in range(r.choice([0, 1, 1, 2, 2, 3])):
            s, birth = r.choice("MF"), self._day(1998, 2023)
            child = Dependant("child", father, self._first(s), birth, s, self._cin() if birth.year < 2008 else "")
            if birth.year < 2005 and r.random() < 0.5:
                child.student_until = date(r.choice([2025, 2026, 2027]), 9, 30)
            child.disabled = r.random() < 0.03
            m.dependants.append(child)
        return m

    def _neighbour(self, member: Member, other: Member):
        """Makes a member lie near another: by number, by name or by both."""
        r = self.rng
        how = r.random()
        if how < 0.6:
            member.number = near(r, other.number)
        if how > 0.45:
            member.last = other.last if r.random() < 0.6 or len(other.last) < 6 else other.last[:-1]
            member.sex, member.first = other.sex, other.first if r.random() < 0.5 else self._first(other.sex)
        if how > 0.9:
            head = other.cin.rstrip("0123456789")
            member.cin = head + near(r, other.cin[len(head):])

    def _all_providers(self):
        r, out = self.rng, []
        for _ in range(170):
            out.append(Provider(self._inpe(out), f"Dr {r.choice(self.lasts)} {r.choice(self.men + self.women)}", "physician", r.choice(SPECIALITIES), r.choice(CITIES), r.random() > 0.05))
        for kind, (word, count) in HOUSES.items():
            for _ in range(count):
                out.append(Provider(self._inpe(out), f"{word} {r.choice(PLACES)}", kind, "Kinésithérapie" if kind == "paramedical" else "", r.choice(CITIES), r.random() > 0.05))
        return out

    def _inpe(self, out) -> str:
        taken = {p.inpe for p in out}
        while True:
            number = near(self.rng, self.rng.choice(out).inpe) if out and self.rng.random() < 0.12 else self._digits(9)
            if number not in taken:
                return number

    def active(self, rng: Random, kind: str) -> Provider:
        return rng.choice([p for p in self.providers if p.kind == kind and p.active])

    def closed(self, rng: Random, kind: str) -> Provider:
        return rng.choice([p for p in self.providers if p.kind == kind and not p.active])

    def stranger(self, rng: Random, kind: str) -> Provider:
        """A provider in no list, often with a number near a listed one."""
        known = self.active(rng, kind)
        number = near(rng, known.inpe) if rng.random() < 0.5 else str(rng.randrange(10 ** 8, 10 ** 9))
        return self.stranger(rng, kind) if number in self.inpes else Provider(number, known.name + " 2", kind, known.speciality, known.city)
