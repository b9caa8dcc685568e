"""What is wrong with a dossier: one function a finding code, that changes what a clean dossier would be.

`before` functions choose the people and dates, `after` functions change rows, papers and what is written.
"""
from datetime import date, timedelta

from people import Dependant
from population import near

RETURN = {"form_missing", "form_page_missing", "image_unreadable", "insured_signature_missing", "physician_signature_missing", "field_empty", "prescription_missing", "medicine_labels_missing"}
NOTE = {"attachment_count_mismatch"}
CODES = sorted(RETURN | NOTE) + """tick_ambiguous member_unknown member_mismatch rights_closed beneficiary_unknown child_over_age deadline_passed date_inconsistent provider_unknown sum_mismatch
invoice_mismatch amount_implausible prior_agreement_request hospitalisation maternity accident duplicate_page duplicate_page_earlier duplicate_act duplicate_act_earlier low_confidence""".split()
# These go together with any other fault but those of a page that is not seen.
SECOND = ["accident", "prior_agreement_request", "sum_mismatch", "attachment_count_mismatch", "duplicate_page", "insured_signature_missing", "provider_unknown", "deadline_passed"]
ALONE = {"form_missing", "form_page_missing", "image_unreadable", "low_confidence", "field_empty", "tick_ambiguous", "date_inconsistent", "rights_closed", "duplicate_act_earlier", "duplicate_page_earlier"}
SPOILS = ["cut", "blur", "dark", "tiny"]


def plan(rng, deck: list[str], index: int) -> list[str]:
    """The faults of a dossier: none for 45 %. `deck` is dealt out in turn, so that every code gets its share."""
    if rng.random() < 0.45:
        return []
    first = deck[index % len(deck)]
    if first in ALONE or rng.random() > 0.2:
        return [first]
    second = rng.choice(SECOND)
    return [first] if second == first else [first, second]


def findings(faults: list[str]) -> list[str]:
    return sorted({f.removesuffix("_earlier") for f in faults})


def route(codes: list[str]) -> str:
    return "returned" if RETURN & set(codes) else "manual" if set(codes) - NOTE else "automatic"


def insured(d, world, r):
    """Faults of who is insured and who was ill; called once the member and the person stand."""
    if "member_unknown" in d.faults:
        while True:
            number = near(r, d.member.number) if r.random() < 0.6 else str(r.randrange(10 ** 8, 10 ** 9))
            if number not in world.numbers:
                break
        d.written["insured_immatriculation"] = number
    if "member_mismatch" in d.faults:
        other = r.choice([m for m in world.members if m.last != d.member.last and m.first != d.member.first and m.rights_from < d.first_act and (m.rights_to is None or m.rights_to > d.received)])
        # Another's number makes a spouse or child unknown as well; that is a fault of its own.
        how = r.choice(["number", "number", "cin", "name"] if d.relation == "self" else ["cin", "name"])
        if how == "number":
            d.written["insured_immatriculation"] = other.number
        elif how == "cin":
            d.written["insured_cin"] = other.cin
        else:
            d.written["insured_full_name"] = f"{other.last} {other.first}"
    if "beneficiary_unknown" in d.faults:
        sex = r.choice("MF")
        born = date(2010, 1, 1) + timedelta(days=r.randrange(4000)) if d.relation == "child" else date(1970, 1, 1) + timedelta(days=r.randrange(9000))
        names = [n for n in world.lasts if n not in {x.last for x in (d.member, *d.member.dependants)}]
        d.person = Dependant(d.relation, r.choice(names), world._first(sex), born, sex, "" if d.relation == "child" else f"ZT{r.randrange(10000, 99999)}")


def rows(d, world, r):
    """Faults of rows and papers; called once the clean rows stand, before the papers are drawn."""
    if "amount_implausible" in d.faults:
        row = r.choice(d.acts)
        row.cents = round(d.fair(row) * r.uniform(6, 9) / 1000) * 1000
    if "provider_unknown" in d.faults:
        if d.dispensations and r.random() < 0.5:
            row = r.choice(d.dispensations)
            row.who = world.closed(r, "pharmacy") if r.random() < 0.5 else world.stranger(r, "pharmacy")
        else:
            d.physician = world.closed(r, "physician") if r.random() < 0.5 else world.stranger(r, "physician")
    if "date_inconsistent" in d.faults:
        if r.random() < 0.5:
            r.choice(d.dispensations).day = d.first_act - timedelta(days=r.randint(1, 9))
        else:
            r.choice(d.acts + d.dispensations).day = d.received + timedelta(days=r.randint(1, 40))
    if "duplicate_act" in d.faults:
        d.acts[1:] = [type(d.acts[0])(d.acts[0].day, d.acts[0].cents, d.acts[0].cotation)]


def form(d, r):
    """Faults of how the form was filled and handed in; called once the papers stand."""
    bitonal = "bitonal" in d.profile or d.profile in ("tiff_multi", "pdf_multi", "a3_spread")
    for fault in d.faults:
        if fault == "form_missing":
            d.dropped.add("p1")
        elif fault == "form_page_missing":
            d.dropped.add("p3" if (d.dispensations or d.diagnostics) and r.random() < 0.5 else "p2")
        elif fault == "image_unreadable":
            d.spoilt = {r.choice(["p1", "p2", "p3"] if d.dispensations else ["p1", "p2"]): "cut" if bitonal else r.choice(SPOILS)}
        elif fault == "insured_signature_missing":
            d.signatures = (False, d.signatures[1])
        elif fault == "physician_signature_missing":
            d.signatures = (d.signatures[0], False)
        elif fault == "sum_mismatch":
            d.written["total_amount"] = str(d.total + r.choice([1, -1, 1]) * r.choice([1000, 5000, 10000, 900, 3000, 27000]) if d.total > 30000 else d.total + r.choice([1000, 2000, 500]))
        elif fault == "attachment_count_mismatch":
            d.declared = d.attached() + r.randint(1, 3)
        elif fault == "prior_agreement_request":
            d.request = "prior_agreement"
        elif fault == "tick_ambiguous":
            how = r.choice(["sex", "sex", "none", "both"])
            if how == "sex":
                d.ambiguous, d.extra_ticks = {"beneficiary_sex"}, ["sex_f" if d.person.sex == "M" else "sex_m"]
            elif how == "none":
                d.request = ""
            else:
                d.ambiguous, d.extra_ticks = {"request_kind"}, ["request_prior_agreement"]
        elif fault == "field_empty":
            d.blanks.add(r.choice(["insured_immatriculation", "insured_full_name", "total_amount", "total_amount", "beneficiary_full_name", "beneficiary_birth_date", "care_type", "physician_inpe", "acts[0].date", "acts[0].amount"]))
            if "acts[0].amount" in d.blanks:  # then the total is of what is written, or it would not add up either
                d.acts[0].cents = None
        elif fault == "low_confidence":
            keys = ["insured_immatriculation", "total_amount", "acts[0].amount", "acts[0].date", "beneficiary_birth_date", "arabic"]
            d.blotted = {r.choice(keys)}
