"""A random dossier, from its seed alone: people, care, papers, faults, hands, machine. Drawing and truth come from the same object."""
import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import attachments
import faults as wrong
import form
import papers
import scan
from dossier import FORM_TYPES, Dossier, Row
from hands import Ink, Pen
from ink import _stroke, inpe_label, stamp
from invoices import Bill, ice
from people import Dependant, Provider
from population import Population
from runs import RUNS
from scan import Sheet

STREETS = "Hay Mohammadi|Hay Salam|Lot. Essalam|Av. des FAR|Bd Zerktouni|Rue de la Liberté|Rue Oued Sebou|Résidence Al Amal|Bd Mohammed V|Quartier Administratif|Douar Lahna|Lot. Al Wahda".split("|")
TESTS = ["NFS", "CRP", "Ferritine", "Vitamine D", "Glycémie à jeun", "HbA1c", "Bilan lipidique", "Créatinine", "TSH us", "ASAT ALAT"]
DOSES = ["1 cp matin et soir", "2 cp/j pdt 5 j", "1 gel le soir", "1 c. à soupe x 2/j", "1 cp x 3/j pdt 7 j", "1 cp/j au long cours"]
UNIT = {"C": 8000, "CS": 15000, "V": 12000, "VS": 19000, "K": 2250, "Z": 1000, "B": 110, "AMM": 1500, "AMI": 750}


@dataclass
class World:
    """One half of the judge: its registry, its ink, the number of dossiers."""
    half: str
    seed: int
    people: Population
    ink: Ink

    def rng(self, index: int) -> Random:
        return Random(f"{self.half}-{self.seed}-{index}")

    def faults(self, index: int) -> list[str]:
        """Its faults; a repetition of an earlier dossier needs one."""
        deck = list(wrong.CODES)
        Random(self.seed).shuffle(deck)
        got = wrong.plan(self.rng(index), deck, index)
        return got if index > 12 or not any(f.endswith("_earlier") for f in got) else []

    def earlier(self, index: int, rng: Random) -> int:
        """A clean dossier before this one."""
        return rng.choice([k for k in range(max(1, index - 60), index) if not self.faults(k)])


@dataclass
class Drawn(Dossier):
    half: str = "fit"
    ink: Ink = None
    source: str = "font"
    seed: Random = None
    faults: list[str] = field(default_factory=list)
    first_act: date = None
    overwritten: dict[str, tuple[int, str]] = field(default_factory=dict)
    blotted: set[str] = field(default_factory=set)
    spoilt: dict[str, str] = field(default_factory=dict)
    physician_how: str = "label"
    arabic: bool = False

    def __post_init__(self):
        self.rng = r = self.seed
        self.print_run = RUNS[self.half][self.run]
        self.insured, self.doctor, self.chemist = (Pen(r, self.ink, self.source, colour) for colour in self.inks)
        self.unreadable, self.also_right = {}, {}

    def attached(self) -> int:
        return sum(not s.kind.startswith("claim_form") and s.kind != "blank" for s in self.sheets)

    @staticmethod
    def fair(row: Row) -> int:
        """What the tariff gives for a row."""
        letter, _, coefficient = row.cotation.partition(" ")
        return UNIT[letter] * int(coefficient or 1) * (row.count or 1)

    # --- the form

    def page_one(self):
        if "arabic" in self.blotted:
            self.blanks.add("insured_full_name")
        paper, r, places = super().page_one(), self.rng, form.fields()
        if "arabic" in self.blotted:
            x, y, w, h = places["insured_full_name"]["box"]
            paper.text(x + w - 30, y + h - 2, r.choice(["محمد العلوي", "فاطمة بناني", "حسن الإدريسي", "خديجة التازي"]), 6.4, "arabic", False, self.insured.ink, "rs")
            self.unreadable["insured_full_name"] = f"{self.member.last} {self.member.first}"
        for key in self.ambiguous & {"request_kind"}:
            self.fields.pop(key)
        if self.physician_how == "both" and "physician_inpe" not in self.blanks:
            self._comb(paper, self.doctor, "physician_inpe", self.physician.inpe)
        if r.random() < 0.2:
            number = str(r.randrange(10 ** 4, 10 ** 7))
            self._free(paper, self.insured, "dossier_number", number, number, 3.2)
        return self._blot(paper)

    def page_two(self):
        return self._blot(super().page_two())

    def page_three(self):
        return self._blot(super().page_three())

    def _signing(self, paper):
        first = min(row.day for t in (self.acts, self.diagnostics, self.dispensations, self.paramedical) for row in t if row.day)
        r, places = self.rng, form.fields()
        signed = self.received - timedelta(days=r.choice([0, 0, 0, 1, 2, 4]))
        first, signed = min(first, self.received), max(signed, min(first, self.received))
        self._line(paper, self.insured, "insured_signed_place", self.member.city)
        self._comb(paper, self.insured, "insured_signed_date", signed.strftime("%d%m%Y"), signed.isoformat())
        self._line(paper, self.doctor, "physician_signed_place", self.physician.city)
        self._comb(paper, self.doctor, "physician_signed_date", first.strftime("%d%m%Y"), first.isoformat())
        self.fields |= {"insured_signature_present": str(self.signatures[0]).lower(), "physician_signature_present": str(self.signatures[1]).lower()}
        if self.signatures[0]:
            self.insured.sign(paper, places["insured_signature"]["box"])
        if self.signatures[1]:
            x, y, w, h = places["physician_signature"]["box"]
            how = r.random()
            if how < 0.85:
                extra = r.choice([[], [f"Tél 05 {r.randint(20, 39)} {r.randint(10, 99)} {r.randint(10, 99)} {r.randint(10, 99)}"], [f"INPE {self.physician.inpe}"]])
                stamp(paper, r, [self.physician.name, self.physician.speciality, self.physician.city, *extra], (x + w * r.uniform(0.4, 0.65), y + h * r.uniform(0.45, 0.65)), r.choice(["violet", "navy", "blue", "black"]),
                      r.choice(["frame", "double", "round", "bare"]))
            if how > 0.15:
                self.doctor.sign(paper, (x + 10, y + 4, w - 20, h - 8))

    def _comb(self, paper, hand, key, text, value=None):
        if key in self.blanks:
            return
        over = self.overwritten.get(key)
        hand.comb(paper, form.fields()[key]["cells"], text, overwrite=over and (min(over[0], len(text) - 1), over[1]))
        self.fields[key] = value or text

    def _blot(self, paper):
        """Scribbles over what then no one can read."""
        for key in self.blotted & set(self.fields):
            place = form.fields()[key]
            boxes = place.get("cells") or [place["box"]]
            x, y = boxes[0][0], boxes[0][1]
            w, h = boxes[-1][0] + boxes[-1][2] - x, boxes[0][3]
            for _ in range(3):
                points = [(x + w * (0.04 + 0.92 * k / 26) + self.rng.gauss(0, 1), y + h * (0.1 if k % 2 else 0.9) + self.rng.gauss(0, 0.5)) for k in range(27)]
                _stroke(paper, points, 1.1, self.insured.ink, smooth=False)
            self.unreadable[key] = self.fields.pop(key)
        return paper

    # --- all of it

    def hand_in(self, folder: Path):
        """Draws and captures the dossier and writes its truth."""
        pages = []
        for page, draw in (("p1", self.page_one), ("p2", self.page_two), ("p3", self.page_three)):
            if page in self.dropped or page == "p3" and self.skip_three():
                continue
            before = set(self.fields)
            sheet = Sheet(FORM_TYPES[page], draw(), turned=self.turns.get(page, 0), spoilt=self.spoilt.get(page, ""))
            if sheet.spoilt:
                self.unreadable |= {k: self.fields.pop(k) for k in [k for k in self.fields if k not in before]}
            pages.append(sheet)
        if self.with_instructions or self.profile == "a3_spread":
            pages.insert(0, Sheet("claim_form_instructions", form.instructions(self.print_run)))
        repeated = [s for s in self.sheets if s.again and s.kind.startswith("claim_form")]
        for sheet in repeated:
            sheet.paper = next(p.paper for p in pages if p.kind == sheet.kind)
        handed = self.order(pages)
        self._number(handed)
        entries = scan.capture(folder, self.profile, handed, self.rng, self.half)
        (folder / "received_on").write_text(self.received.isoformat() + "\n")
        codes = wrong.findings(self.faults)
        truth = {
            "dossier": self.name, "received_on": self.received.isoformat(), "profile": self.profile,
            "hand": {"comb": self.source} | {who: {"line": pen.line, "cells": pen.cells} for who, pen in (("insured", self.insured), ("physician", self.doctor), ("pharmacist", self.chemist))},
            "form_style": self.run, "expected_findings": codes, "expected_route": wrong.route(codes), "fields": self.fields, "unreadable_fields": self.unreadable, "pages": entries,
            "also_right": {k: v for k, v in self.also_right.items() if k in self.fields}, "ambiguous_ticks": sorted(self.ambiguous),
            "repeated_pages": [i for i, s in enumerate(handed) if s.again], "overwritten": sorted(self.overwritten), "struck": sorted(self.struck),
        }
        (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def hand_in_invoices(self, folder: Path):
        """Captures the invoices alone, with their part of the truth: sheets to learn from (`guichet sheets`), no dossier."""
        self.profile = "mfp200" if self.profile == "a3_spread" else self.profile
        invoices = [s for s in self.sheets if s.kind == "invoice" and not s.again]
        if not invoices:
            return
        self.fields = {}
        self._number(invoices)
        scan.capture(folder, self.profile, invoices, self.rng, self.half)
        (folder / "received_on").write_text(self.received.isoformat() + "\n")
        (folder / "truth.json").write_text(json.dumps({"dossier": self.name, "fields": self.fields}, ensure_ascii=False) + "\n", encoding="utf-8")

    def skip_three(self) -> bool:
        """An empty page 3 is left at home at times; not where the sum is wrong: it would be missed then (contract.md, `form_page_missing`)."""
        empty = not (self.diagnostics or self.dispensations or self.uncovered or self.deposit)
        return empty and self.profile != "a3_spread" and self.rng.random() < 0.3 and "total_amount" not in self.written

    def order(self, forms: list[Sheet]) -> list[Sheet]:
        """The form first, as a rule; a repeated form page behind the first."""
        again = [s for s in self.sheets if s.again]
        rest = [s for s in self.sheets if not s.again]
        if self.profile != "a3_spread" and self.rng.random() < 0.18 and rest:
            rest.insert(0, rest.pop(self.rng.randrange(len(rest)))) if not any("sheet" in f for s in rest for f in s.facts) else None
            return rest[:1] + forms + rest[1:] + again
        return forms + rest + again

    def _number(self, sheets: list[Sheet]):
        """Gives the facts of the papers their numbers, in the order handed in."""
        count = {"invoices": 0, "medicines": 0, "prescriptions": 0}
        for sheet in sheets:
            for table, values in sheet.facts:
                self.fields |= {f"{table}[{count[table]}].{k}": v for k, v in values.items()}
                count[table] += 1


def compose(world: World, index: int) -> Drawn:
    """The dossier of an index; the same for the same half, seed and index."""
    r, people, faults = Random(f"{world.half}-{world.seed}-{index}-drawn"), world.people, world.faults(index)
    before = compose(world, world.earlier(index, r)) if any(f.endswith("_earlier") for f in faults) else None
    profile = r.choices(list(scan.PROFILES), scan.PROFILES.values())[0]
    if profile == "a3_spread" and {"form_missing", "form_page_missing", "image_unreadable", "duplicate_page"} & set(faults):
        profile = "flatbed200"
    received = date(2026, 1, 20) + timedelta(days=r.randrange(290))
    first = received - timedelta(days=r.randint(4, 50))
    if "deadline_passed" in faults:
        first = received - timedelta(days=r.choice([63, 64, 70, 95, 140]))
    if before:
        received = min(before.received + timedelta(days=r.randint(3, 12)), before.first_act + timedelta(days=58))
        first = received - timedelta(days=r.randint(3, 10))
        if "duplicate_act_earlier" in faults:
            first = before.first_act
    member, relation, person = (before.member, before.relation, before.person) if before else _who(people, r, faults, first)
    physician = before.physician if before else people.active(r, "physician")
    d = Drawn(f"{world.half[0]}{index:04d}", profile, r.choice(list(RUNS[world.half])), people, member, received, relation, person, physician=physician,
              inks=tuple(r.choice(["blue", "blue", "black", "navy", "black"]) for _ in range(3)), half=world.half, ink=world.ink, source=r.choice(world.ink.sources()), seed=r,
              faults=faults, first_act=first, dates=r.choice(["dmy/", "dmy/", "dmy-", "dmy.", "d/m/y"]), amounts=r.choice(["comma", "comma", "dh", "point", "plain"]), stamp_drift=5.0)
    d.findings = wrong.findings(faults)
    if "hospitalisation" in faults or r.random() < 0.08:
        d.facility = people.active(r, "facility")
    d.care = ("illness",)
    for care in ("accident", "hospitalisation", "maternity"):
        if care in faults:
            d.care = tuple(sorted({care} | ({"illness"} if care == "accident" and r.random() < 0.5 else set()) | (set(d.care) - {"illness"})))
    _names(d, people, r)
    wrong.insured(d, people, r)
    _rows(d, people, r, faults, before)
    wrong.rows(d, people, r)
    _papers(d, people, r, faults, before)
    wrong.form(d, r)
    _habits(d, r)
    return d


def _who(people: Population, r: Random, faults, first: date):
    """A member with rights on the day and the ill person of theirs, unless that is what is wrong."""
    while True:
        member = r.choice(people.members)
        open_then = member.rights_from <= first and (member.rights_to is None or member.rights_to >= first + timedelta(days=70))
        if ("rights_closed" in faults) != (member.rights_to is not None and member.rights_to < first) or ("rights_closed" not in faults and not open_then):
            continue
        relation = "child" if "child_over_age" in faults else r.choice(["self", "self", "spouse", "child"])
        if "maternity" in faults and relation == "child" or "beneficiary_unknown" in faults and relation == "self":
            continue
        if relation == "self":
            if "maternity" in faults and member.sex != "F":
                continue
            return member, relation, member
        for person in (d for d in member.dependants if d.relation == relation):
            if "maternity" in faults and person.sex != "F":
                continue
            if relation == "spouse" or ("child_over_age" in faults) == _over_age(person, first) and person.birth < first - timedelta(days=60):
                return member, relation, person


def _over_age(child: Dependant, day: date) -> bool:
    age = day.year - child.birth.year - ((day.month, day.day) < (child.birth.month, child.birth.day))
    return age >= 21 and not child.disabled and not (age < 26 and child.student_until and child.student_until >= day)


def _written(r: Random, last: str, first: str) -> str:
    """A name as people write it; at times a blank or a letter goes astray."""
    if r.random() < 0.05 and " " in last:
        last = last.replace(" ", "")
    elif r.random() < 0.04 and len(last) > 5:
        k = r.randrange(2, len(last) - 1)
        last = last[:k] + r.choice([last[k] * 2, "", last[k]]) + last[k + 1:]
    return r.choice([f"{last} {first}", f"{last.title()} {first}", f"{last} {first.upper()}", f"{first} {last}", f"{last.title()} {first.upper()}"])


def _names(d: Drawn, people: Population, r: Random):
    for key, person in (("insured_full_name", d.member), ("beneficiary_full_name", d.person)):
        last = person.last
        if person.sex == "F" and person.birth.year < 2000 and r.random() < 0.06:
            last = f"{last} {r.choice(['ép.', 'ép.', ''])} {r.choice(people.lasts)}".replace("  ", " ")
        d.written[key] = _written(r, last, person.first)


def _rows(d: Drawn, people: Population, r: Random, faults, before):
    def after(low, high):
        return min(d.first_act + timedelta(days=r.randint(low, high)), d.received)
    special = d.physician.speciality != "Médecine générale"
    visit = Row(d.first_act, 0, "CS" if special else "C")
    visit.cents = r.choice([12000, 15000, 18000, 20000] if not special else [20000, 25000, 30000, 35000])
    d.acts = [visit]
    if before and "duplicate_act_earlier" in faults:
        d.acts = [Row(before.acts[0].day, before.acts[0].cents, before.acts[0].cotation)]
    while r.random() < 0.3 and len(d.acts) < 3:
        k = r.choice([5, 10, 12, 15, 20, 30])
        d.acts.append(Row(after(len(d.acts), 3 * len(d.acts)) if r.random() < 0.4 else d.first_act, round(2250 * k * r.uniform(0.9, 1.8) / 100) * 100 + 100 * len(d.acts), f"K {k}"))
    if r.random() < 0.4 or "prescription_missing" in faults and r.random() < 0.4:
        lab = r.random() < 0.7
        n = r.choice([40, 80, 100, 120, 150, 200, 250] if lab else [15, 20, 25, 30, 40])
        d.diagnostics = [Row(after(1, 6), round((110 if lab else 1000) * n * r.uniform(1, 1.4) / 100) * 100, f"{'B' if lab else 'Z'} {n}", who=people.active(r, "laboratory" if lab else "radiology"))]
    for k in range(r.choice([0, 1, 1, 1, 2]) if not {"medicine_labels_missing", "invoice_mismatch", "date_inconsistent", "prescription_missing"} & set(faults) else r.choice([1, 1, 2])):
        medicines = r.sample(people.medicines, r.randint(1, 4))
        row = Row(after(8 * k, 8 * k + 2), sum(m.cents for m in medicines), who=people.active(r, "pharmacy"))
        row.medicines = medicines
        d.dispensations.append(row)
    if r.random() < 0.07:
        count, n = r.choice([3, 4, 5, 6, 8, 10, 12]), r.choice([6, 8, 10])
        d.paramedical = [Row(after(3, 9), round(1500 * n * count * r.uniform(0.9, 1.3) / 1000) * 1000, f"AMM {n}", count, who=people.active(r, "paramedical"))]
    if r.random() < 0.05:
        d.uncovered = [(r.choice(["Attelle de poignet", "Vaccin", "Lait infantile", "Bas de contention"]), r.randrange(4000, 30000, 500), r.choice([1, 1, 2]))]
    for row in d.diagnostics + d.dispensations + d.paramedical:
        row.how = "digits" if r.random() < 0.3 else "label"


def _number_of(r: Random) -> str:
    return r.choice([f"{r.randrange(10 ** 5, 10 ** 7)}", f"{r.randrange(1000, 9999)}/2026", f"F26-{r.randrange(10 ** 4, 10 ** 5)}", f"FA{r.randrange(1000, 9999)}", f"26{r.randrange(10 ** 5, 10 ** 6):06d}"])


def _bill(d: Drawn, r: Random, seller: Provider, day: date, lines) -> tuple[Bill, tuple]:
    number = papers.number(d.half, seller, r, day, _number_of(r))
    bill = Bill(seller, number, "", d.patient(), lines, ice(Random(seller.inpe)))
    return bill, ("invoices", {"number": number.upper().replace(" ", ""), "date": day.isoformat(), "total": f"{bill.cents / 100:.2f}", "ice": bill.ice})


def _papers(d: Drawn, people: Population, r: Random, faults, before):
    """Prescriptions, invoices, labels, results and what else was put in."""
    add = lambda kind, paper, *facts: d.sheets.append(Sheet(kind, paper, list(facts)))
    prescribe = lambda day, lines: add("prescription", papers.prescription(r, d.half, d.doctor, d.physician, _written(r, d.person.last, d.person.first), day, d.day(day), lines), ("prescriptions", {"date": day.isoformat()}))
    wanted = "prescription_missing" not in faults
    fresh = [row for row in d.dispensations if row.day >= d.first_act]
    late = "date_inconsistent" in faults and len(fresh) < len(d.dispensations)
    if d.diagnostics and wanted:
        prescribe(d.first_act, r.sample(TESTS, r.randint(2, 5)) if d.diagnostics[0].cotation[0] == "B" else ["Radiographie du thorax", "face et profil"])
    if d.paramedical and wanted:
        prescribe(d.first_act, ["Rééducation fonctionnelle", f"{d.paramedical[0].count} séances"])
    renewed = len(d.dispensations) == 2 and r.random() < 0.4
    for k, row in enumerate(d.dispensations):
        if wanted and not (renewed and k == 1):
            prescribe(d.first_act if late or row.day > d.received else min(row.day, d.received) if k else d.first_act, [line for m in row.medicines[:4] for line in (m.name, r.choice(DOSES))])
    tills = bool(r.random() < 0.4)
    pairs = []
    for k, row in enumerate(d.dispensations):
        bill, fact = _bill(d, r, row.who, row.day, [(m.name, 1, m.cents) for m in row.medicines])
        if "invoice_mismatch" in faults and k == 0:
            row.cents = bill.cents + r.choice([1000, -500, 300, 2000, 10000])
            if row.cents <= 0:
                row.cents = bill.cents + 1000
        pairs.append((bill, row, fact))
    if tills and len(pairs) == 2 and r.random() < 0.5:
        add("invoice", papers.tickets(r, d.half, [(b, row.day) for b, row, _ in pairs]), *[f for _, _, f in pairs])
    else:
        for bill, row, fact in pairs:
            _invoice(d, r, add, bill, row.day, fact, slip=tills)
    if "medicine_labels_missing" not in faults:
        for row in d.dispensations:
            add("medicine_labels", attachments.medicine_labels(r, row.medicines), *[("medicines", {"ean13": m.ean}) for m in row.medicines])
    for row in d.diagnostics:
        label = f"{'Analyses médicales' if row.cotation[0] == 'B' else 'Examen radiologique'} {row.cotation}"
        bill, fact = _bill(d, r, row.who, row.day, papers.lines(d.half, row.who, r, label, row.cents) if d.half != "judge" else [(label, 1, row.cents)])
        _invoice(d, r, add, bill, row.day, fact, slip=r.random() < 0.3)
        if row.cotation[0] == "B" and r.random() < 0.7:
            add("lab_result", papers.results(r, d.half, row.who, d.patient(), row.day))
    if d.half != "judge":
        _bills_of_care(d, r, add)
    if r.random() < 0.03 and d.dispensations:
        seller = people.active(r, "pharmacy")
        bill, _ = _bill(d, r, seller, d.first_act, [(r.choice(people.medicines).name, 1, 4500)])
        add("invoice", *papers.invoices(r, d.half, bill, d.first_act, credit=True))
    if r.random() < 0.14:
        add("identity_card", attachments.identity_card(r, d.person.first, d.person.last, d.person.birth.strftime("%d/%m/%Y"), d.person.cin or d.member.cin))
    if r.random() < 0.04:
        add("other", attachments.school_certificate(r, d.patient(), d.member.city, "15/09/2025"))
    if "form_missing" in faults and r.random() < 0.4:
        add("other", attachments.dental_form(r))
    if r.random() < 0.05:
        add("blank", form.Paper())
    if "duplicate_page" in faults:
        _repeat(d, r)
    if "duplicate_page_earlier" in faults:
        sheet = r.choice([s for s in before.sheets if s.kind in ("prescription", "invoice", "medicine_labels")] or before.sheets or [None])
        if sheet:
            d.sheets.append(Sheet(sheet.kind, sheet.paper, list(sheet.facts), again=True))
        else:
            d.faults.remove("duplicate_page_earlier")


def _invoice(d: Drawn, r: Random, add, bill: Bill, day: date, fact, slip=False):
    if slip:
        return add("invoice", papers.tickets(r, d.half, [(bill, day)]), fact)
    *before, last = papers.invoices(r, d.half, bill, day, d.person.birth, d.first_act)
    for paper in before:
        add("invoice", paper)
    add("invoice", last, fact)


def _bills_of_care(d: Drawn, r: Random, add):
    """Bills of the physiotherapist, and of the physician or the clinic for a lone act; the other half has none."""
    for row in d.paramedical:
        if r.random() < 0.7:
            label, count = ("Séance de rééducation", row.count) if row.cents % row.count == 0 else (f"Rééducation, {row.count} séances", 1)
            bill, fact = _bill(d, r, row.who, row.day, [(label, count, row.cents)])
            _invoice(d, r, add, bill, row.day, fact)
    if len(d.acts) == 1 and r.random() < 0.3:
        seller, act = d.facility or d.physician, d.acts[0]
        bill, fact = _bill(d, r, seller, act.day, papers.lines(d.half, seller, r, f"Consultation {act.cotation}", act.cents))
        _invoice(d, r, add, bill, act.day, fact)


def _repeat(d: Drawn, r: Random):
    """A second scan of a paper of this dossier."""
    papers = [s for s in d.sheets if s.kind in ("prescription", "invoice", "medicine_labels", "lab_result")]
    if papers and r.random() < 0.8:
        sheet = r.choice(papers)
        how = "" if d.profile in ("tiff_multi", "pdf_multi", "a3_spread") or r.random() < 0.5 else r.choice(["phone", "flatbed200", "mfp200"])
        d.sheets.append(Sheet(sheet.kind, sheet.paper, list(sheet.facts), turned=r.choice([0, 0, 180]), again=True, profile=how))
    else:
        d.sheets.append(Sheet("claim_form_p2", None, again=True))


def _habits(d: Drawn, r: Random):
    """How it was filled and laid on the glass."""
    d.physician_how = r.choice(["label", "label", "cells", "both"])
    d.physician_label = d.physician_how != "cells"
    d.deposit, d.with_instructions = r.random() < 0.3, r.random() < 0.12
    tables = [f"acts[{k}].amount" for k in range(len(d.acts))] + [f"dispensations[{k}].amount" for k in range(len(d.dispensations))] + ["acts[0].date", "total_amount"]
    if r.random() < 0.12:
        d.struck.add(r.choice(tables))
    if r.random() < 0.04:
        key = r.choice(["insured_immatriculation", "insured_immatriculation", "beneficiary_birth_date", "physician_signed_date"])
        d.overwritten[key] = (r.randrange(1, 8), r.choice("0123456789"))
    if d.profile == "rotated":
        d.turns = {p: r.choice([90, 180, 270, 270]) for p in ("p1", "p2", "p3")}
        for sheet in d.sheets:
            sheet.turned = r.choice([0, 90, 180, 270])
    elif d.profile == "a3_spread":
        d.turns = {"p2": 0}
    elif r.random() < 0.3:
        for sheet in d.sheets:
            if r.random() < 0.35:
                sheet.turned = r.choice([90, 180, 270])
        if r.random() < 0.4:
            d.turns = {r.choice(["p1", "p2", "p3"]): r.choice([90, 180, 270])}
