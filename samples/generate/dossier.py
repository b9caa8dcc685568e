"""One dossier: what was done, drawn on the form and the attachments, with the truth beside it.

The drawing and the truth come from the same object, so that neither can say what the other does not hold.
"""
import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

import attachments
import form
import invoices
from capture import Sheet, capture
from ink import Hand, inpe_label, stamp
from paper import Paper
from people import Dependant, Member, Provider, Registry

FORM_TYPES = {"p1": "claim_form_p1", "p2": "claim_form_p2", "p3": "claim_form_p3"}


@dataclass
class Row:
    """A table row. `who` gives the INPE by `how`: label, digits (by hand) or nothing (acts)."""
    day: date | None
    cents: int | None
    cotation: str = ""
    count: int | None = None
    who: Provider | None = None
    how: str = "label"
    code: str = ""
    icd10: str = ""
    bill: invoices.Bill | None = None


@dataclass
class Dossier:
    """Everything that a scenario decides; the rest is drawn from the seed."""
    name: str
    profile: str
    run: str
    registry: Registry
    member: Member
    received: date
    relation: str = "self"
    person: Member | Dependant | None = None                   # the beneficiary, where the relation does not tell
    request: str = "execution"
    care: tuple[str, ...] = ("illness",)
    physician: Provider | None = None
    facility: Provider | None = None
    hands: tuple[str, str, str] = ("schoolbell", "klee-one", "neucha")
    drawn_digits: tuple[bool, bool, bool] = (False, False, False)
    inks: tuple[str, str, str] = ("blue", "black", "navy")
    acts: list[Row] = field(default_factory=list)
    paramedical: list[Row] = field(default_factory=list)
    diagnostics: list[Row] = field(default_factory=list)
    dispensations: list[Row] = field(default_factory=list)
    uncovered: list[tuple[str, int, int]] = field(default_factory=list)
    physician_label: bool = True
    dates: str = "dmy/"
    amounts: str = "comma"
    written: dict[str, str] = field(default_factory=dict)      # written instead of what is so
    blanks: set[str] = field(default_factory=set)              # fields left blank
    extra_ticks: list[str] = field(default_factory=list)       # a box ticked too many
    ambiguous: set[str] = field(default_factory=set)           # fields that have no value for that
    repeats: set[int] = field(default_factory=set)             # pages that were handed in before
    signatures: tuple[bool, bool] = (True, True)
    struck: set[str] = field(default_factory=set)              # table fields written, struck out, written again
    declared: int | None = None
    deposit: bool = False
    sheets: list[Sheet] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    route: str = "automatic"
    fields: dict[str, str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)             # form pages not handed in
    cut: set[str] = field(default_factory=set)                 # form pages cut in the picture
    turns: dict[str, int] = field(default_factory=dict)
    with_instructions: bool = False
    stamp_drift: float = 1.0                                   # millimetres by which a seller's stamp lies off its row

    def __post_init__(self):
        self.rng = Random(int.from_bytes(hashlib.sha256(self.name.encode()).digest()[:8], "big"))
        self.print_run = form.RUNS[self.run]
        self.insured, self.doctor, self.chemist = (Hand(self.rng, f, i, d) for f, i, d in zip(self.hands, self.inks, self.drawn_digits))
        self.physician = self.physician or self.registry.some("physician", 0)
        self.person = self.person or (self.member if self.relation == "self" else self.member.of(self.relation))

    # --- words on paper

    def day(self, d: date) -> str:
        short, long = f"{d.year % 100:02d}", str(d.year)
        return {"dmy/": f"{d.day:02d}/{d.month:02d}/{long}", "dmy-": f"{d.day}-{d.month}-{short}", "dmy.": f"{d.day:02d}.{d.month:02d}.{short}", "d/m/y": f"{d.day}/{d.month}/{short}"}[self.dates]

    def money(self, cents: int) -> str:
        whole = cents % 100 == 0
        return {"comma": invoices.money(cents), "dh": (str(cents // 100) if whole else invoices.money(cents)) + " dh", "point": invoices.money(cents, ".", ""),
                "plain": str(cents // 100) if whole else invoices.money(cents, ",", "")}[self.amounts]

    def patient(self) -> str:
        return f"{self.person.last} {self.person.first}"

    @property
    def total(self) -> int:
        return sum(r.cents or 0 for t in (self.acts, self.paramedical, self.diagnostics, self.dispensations) for r in t)

    # --- attachments

    def bill(self, seller, day: date, lines, number: str) -> invoices.Bill:
        return invoices.Bill(seller, number, f"{day.day:02d}/{day.month:02d}/{day.year}", self.patient(), lines, invoices.ice(Random(seller.inpe)))

    def add(self, kind: str, paper: Paper, turned: int = 0, other_copy: str = "") -> Sheet:
        sheet = Sheet(kind, paper, turned, other_copy=other_copy)
        self.sheets.append(sheet)
        return sheet

    def prescribe(self, day: date, lines: list[str], layout="left", **how):
        paper = attachments.prescription(self.rng, self.doctor, self.physician, self.patient(), self.day(day), lines, layout)
        self.note_prescription(day)
        return self.add("prescription", paper, **how)

    def note_prescription(self, day: date):
        n = sum(k.startswith("prescriptions[") for k in self.fields)
        self.fields[f"prescriptions[{n}].date"] = day.isoformat()

    def invoice(self, bill: invoices.Bill, day: date, layout="classic", **how):
        self.note_invoice(bill, day)
        return self.add("invoice", invoices.invoice(self.rng, bill, layout), **how)

    def note_invoice(self, bill: invoices.Bill, day: date):
        n = sum(k.endswith("].number") for k in self.fields)
        self.fields |= {f"invoices[{n}].number": bill.number.upper().replace(" ", ""), f"invoices[{n}].date": day.isoformat(),
                        f"invoices[{n}].total": f"{bill.cents / 100:.2f}", f"invoices[{n}].ice": bill.ice}

    def labels(self, medicines, **how):
        self.note_labels(medicines)
        return self.add("medicine_labels", attachments.medicine_labels(self.rng, medicines), **how)

    def note_labels(self, medicines):
        n = sum(k.startswith("medicines[") for k in self.fields)
        for k, medicine in enumerate(medicines):
            self.fields[f"medicines[{n + k}].ean13"] = medicine.ean

    def results(self, lab, day: date, names, layout="boxed", **how):
        return self.add("lab_result", attachments.lab_result(self.rng, lab, self.patient(), f"{day.day:02d}/{day.month:02d}/{day.year}", names, layout), **how)

    # --- the form

    def _put(self, key: str, value: str):
        if key not in self.blanks:
            self.fields[key] = value

    def page_one(self) -> Paper:
        paper, places, r = form.blank("p1", self.print_run), form.fields(), self.rng
        m, p = self.member, self.person
        if self.request:
            self.insured.tick(paper, places[f"request_{self.request}"]["box"])
            self.fields["request_kind"] = self.request
        self._line(paper, self.insured, "insured_full_name", self.written.get("insured_full_name", f"{m.last} {m.first}"), self.registered(m))
        self._comb(paper, self.insured, "insured_immatriculation", self.written.get("insured_immatriculation", m.number))
        self._comb(paper, self.insured, "insured_cin", self.written.get("insured_cin", m.cin))
        if self.relation != "self":
            self.insured.tick(paper, places[f"relation_{self.relation}"]["box"])
        self.fields["beneficiary_relation"] = self.relation
        self._line(paper, self.insured, "insured_address", f"{r.randint(2, 240)} {r.choice(['rue des Jasmins', 'avenue du Port', 'lotissement Ennour', 'quartier El Menzeh'])} {m.city}")
        total = int(self.written["total_amount"]) if "total_amount" in self.written else self.total
        self._amount(paper, self.insured, "total_amount", total)
        declared = self.declared if self.declared is not None else sum(not s.kind.startswith("claim_form") and s.kind != "blank" for s in self.sheets)
        self._free(paper, self.insured, "attachment_count", str(declared), str(declared), height=3.8)
        self._line(paper, self.doctor, "beneficiary_full_name", self.written.get("beneficiary_full_name", f"{p.last} {p.first}"), self.registered(p))
        self._comb(paper, self.doctor, "beneficiary_birth_date", p.birth.strftime("%d%m%Y"), p.birth.isoformat())
        if p.cin:
            self._comb(paper, self.doctor, "beneficiary_cin", p.cin)
        self.doctor.tick(paper, places["sex_m" if p.sex == "M" else "sex_f"]["box"])
        if "beneficiary_sex" not in self.ambiguous:
            self.fields["beneficiary_sex"] = p.sex
        if "physician_inpe" not in self.blanks:
            self.fields["physician_inpe"] = self.physician.inpe
            if self.physician_label:
                inpe_label(paper, r, places["physician_sticker"]["box"], self.physician.inpe, self.physician.name)
            else:
                self._comb(paper, self.doctor, "physician_inpe", self.physician.inpe)
        if self.facility:
            self.fields["facility_inpe"] = self.facility.inpe
            inpe_label(paper, r, places["facility_sticker"]["box"], self.facility.inpe, self.facility.name)
        if "care_type" not in self.blanks:
            for care in self.care:
                self.doctor.tick(paper, places[f"care_{care}"]["box"])
            self.fields["care_type"] = "+".join(sorted(self.care))
        for key in self.extra_ticks:
            (self.doctor if key.startswith("sex") else self.insured).tick(paper, places[key]["box"])
        self._signing(paper)
        return paper

    def _signing(self, paper: Paper):
        first = min(r.day for t in (self.acts, self.diagnostics, self.dispensations, self.paramedical) for r in t if r.day)
        self._line(paper, self.insured, "insured_signed_place", self.member.city)
        self._comb(paper, self.insured, "insured_signed_date", self.received.strftime("%d%m%Y"), self.received.isoformat())
        self._line(paper, self.doctor, "physician_signed_place", self.physician.city)
        self._comb(paper, self.doctor, "physician_signed_date", first.strftime("%d%m%Y"), first.isoformat())
        places = form.fields()
        self.fields |= {"insured_signature_present": str(self.signatures[0]).lower(), "physician_signature_present": str(self.signatures[1]).lower()}
        if self.signatures[0]:
            self.insured.sign(paper, places["insured_signature"]["box"])
        if self.signatures[1]:
            x, y, w, h = places["physician_signature"]["box"]
            stamp(paper, self.rng, [self.physician.name, self.physician.speciality, self.physician.city], (x + w * 0.55, y + h * 0.55), self.rng.choice(["violet", "navy", "blue"]),
                  self.rng.choice(["frame", "double", "round"]))
            if self.rng.random() < 0.8:
                self.doctor.sign(paper, (x + 10, y + 4, w - 20, h - 8))

    def page_two(self) -> Paper:
        paper = form.blank("p2", self.print_run)
        for i, row in enumerate(self.acts):
            self._row(paper, self.doctor, f"acts[{i}]", row)
            x, y, w, h = form.fields()[f"acts[{i}].stamp"]["box"]
            if self.rng.random() < 0.7:
                stamp(paper, self.rng, [self.physician.name, self.physician.speciality], (x + w / 2, y + h / 2), "violet", self.rng.choice(["frame", "bare"]), 38)
            else:
                self.doctor.sign(paper, (x + 4, y, w - 8, h))
        for i, row in enumerate(self.paramedical):
            self._row(paper, self.chemist, f"paramedical[{i}]", row)
        return paper

    def page_three(self) -> Paper:
        paper = form.blank("p3", self.print_run)
        for i, row in enumerate(self.diagnostics):
            self._row(paper, self.chemist, f"diagnostics[{i}]", row)
        for i, row in enumerate(self.dispensations):
            self._row(paper, self.chemist, f"dispensations[{i}]", row)
        for i, (nature, price, quantity) in enumerate(self.uncovered):
            self._free(paper, self.chemist, f"uncovered[{i}].nature", nature, nature)
            self._amount(paper, self.chemist, f"uncovered[{i}].unit_price", price)
            self._free(paper, self.chemist, f"uncovered[{i}].quantity", str(quantity), str(quantity))
            self._amount(paper, self.chemist, f"uncovered[{i}].total", price * quantity)
        if self.deposit:
            self._comb(paper, self.insured, "deposit_date", self.received.strftime("%d%m%Y"), self.received.isoformat())
        return paper

    def _row(self, paper, hand, key, row: Row):
        if row.day:
            self._free(paper, hand, f"{key}.date", self.day(row.day), row.day.isoformat())
        for part in ("code", "cotation", "icd10"):
            if getattr(row, part):
                self._free(paper, hand, f"{key}.{part}", getattr(row, part), getattr(row, part))
        if row.count:
            self._free(paper, hand, f"{key}.count", str(row.count), str(row.count))
        if row.cents is not None:
            self._amount(paper, hand, f"{key}.amount", row.cents)
        if row.who and f"{key}.inpe" not in self.blanks:
            x, y, w, h = form.fields()[f"{key}.inpe"]["box"]
            if row.how == "label":
                inpe_label(paper, self.rng, (x, y, min(w, 70), h), row.who.inpe, row.who.name)
            else:
                hand.write(paper, (x, y, w * 0.5, h), row.who.inpe, 3.4, "middle")
            self.fields[f"{key}.inpe"] = row.who.inpe
            if w > 100:  # elsewhere it would hide the label's digits from a careful person too
                stamp(paper, self.rng, [row.who.name, row.who.city], (x + w - 20, y + h / 2 + self.rng.uniform(-self.stamp_drift, self.stamp_drift)), self.rng.choice(["violet", "blue"]), self.rng.choice(["frame", "bare"]), 34, 0.7)

    def _free(self, paper, hand, key, text, value, height=3.4):
        if key in self.blanks:
            return
        box = form.fields()[key]["box"]
        if key in self.struck:
            wrong = "".join(self.rng.choice("0123456789") if c.isdigit() else c for c in text)
            half = (box[0], box[1] + 0.4, box[2] * 0.8, box[3] / 2)
            hand.write(paper, half, wrong, height * 0.8, "middle")
            hand.strike(paper, half)
            box = (box[0], box[1] + box[3] * 0.46, box[2], box[3] / 2)
            height *= 0.85
        hand.write(paper, box, text, height, "middle")
        self.fields[key] = value

    def _amount(self, paper, hand, key, cents):
        self._free(paper, hand, key, self.money(cents), f"{cents / 100:.2f}")

    def _line(self, paper, hand, key, text, also=()):
        if key in self.blanks:
            return
        hand.write(paper, form.fields()[key]["box"], text, 3.3)
        self.fields[key] = text
        if also and not {"member_mismatch", "member_unknown", "beneficiary_unknown"} & set(self.findings):
            self.also_right = getattr(self, "also_right", {}) | {key: list(also)}

    def _comb(self, paper, hand, key, text, value=None):
        if key in self.blanks:
            return
        hand.comb(paper, form.fields()[key]["cells"], text)
        self.fields[key] = value or text

    @staticmethod
    def registered(person) -> list[str]:
        return [f"{person.last} {person.first}", f"{person.first} {person.last}"]

    # --- all of it

    def write(self, samples: Path):
        """Draws and captures the dossier and writes its truth; returns the number of bytes."""
        folder = samples / self.name
        if folder.exists():
            for old in folder.iterdir():
                old.unlink()
        pages = []
        for page, draw in (("p1", self.page_one), ("p2", self.page_two), ("p3", self.page_three)):
            if page not in self.dropped:
                before = set(self.fields)
                sheet = Sheet(FORM_TYPES[page], draw(), self.turns.get(page, 0), page in self.cut)
                if page in self.cut:
                    self.unreadable = {k: self.fields.pop(k) for k in [k for k in self.fields if k not in before]}
                pages.append(sheet)
        if self.with_instructions or self.profile == "a3_spread":
            pages.insert(0, Sheet("claim_form_instructions", form.instructions(self.print_run)))
        entries = capture(folder, self.profile, pages + self.sheets, self.rng)
        (folder / "received_on").write_text(self.received.isoformat() + "\n")
        digits = "drawn" if any(self.drawn_digits[:2]) else "font"
        truth = {
            "dossier": self.name, "received_on": self.received.isoformat(), "profile": self.profile,
            "hand": {"comb": digits} | {who: {"line": font, "cells": "drawn" if drawn else font} for who, font, drawn in zip(("insured", "physician", "pharmacist"), self.hands, self.drawn_digits)},
            "form_style": self.run, "expected_findings": sorted(self.findings), "expected_route": self.route,
            "fields": self.fields, "unreadable_fields": getattr(self, "unreadable", {}), "pages": entries, "also_right": getattr(self, "also_right", {}),
            "ambiguous_ticks": sorted(self.ambiguous), "repeated_pages": sorted(self.repeats),
        }
        (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return sum(f.stat().st_size for f in folder.iterdir())
