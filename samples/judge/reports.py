"""Laboratory results put together from the laboratory's own head, patient's block and table."""
from datetime import date, timedelta
from random import Random

from heads import HEADS
from house import House
from ink import Hand, stamp
from press import Press

TESTS = [("Hémoglobine", "g/dL", 12, 16), ("Leucocytes", "/mm3", 4000, 10000), ("Plaquettes", "10^3/µL", 150, 400), ("C.R.P.", "mg/L", 0, 6), ("Ferritine", "ng/mL", 20, 200), ("25-OH vitamine D", "ng/mL", 30, 60),
         ("TSH ultrasensible", "mUI/L", 0.4, 4), ("HbA1c", "%", 4, 6), ("Glycémie à jeun", "g/L", 0.7, 1.1), ("Créatinine", "mg/L", 6, 12), ("Acide urique", "mg/L", 25, 70), ("Cholestérol total", "g/L", 1.5, 2.0),
         ("Triglycérides", "g/L", 0.5, 1.5), ("ASAT", "UI/L", 5, 35), ("ALAT", "UI/L", 5, 40), ("Urée", "g/L", 0.15, 0.45)]
TABLES = {"fit": ["ruled", "striped"], "proof": ["chapters", "leaders", "cells", "before", "wide"]}
BLOCKS = {"fit": ["two"], "proof": ["framed", "right", "grid", "row"]}


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    h = House(half, lab)
    own = Random(f"report-{half}-{lab.inpe}")
    h.size = (210, 297)
    head, form, block = own.choice(HEADS[half]), own.choice(TABLES[half]), own.choice(BLOCKS[half])
    said = {k: own.choice(getattr(h.w, k)) for k in ("report", "report_patient", "sampled", "edited", "report_file", "report_columns", "biologist", "birth", "prescriber")}
    p = h.page()
    wide, (y, _) = p.width - 2 * p.margin, head(p, h)
    facts = [(said["report_patient"], patient), (said["sampled"], h.date(day)), (said["report_file"], str(r.randint(10000, 999999))), (said["edited"], h.date(day + timedelta(days=own.randint(0, 1)))),
             (said["prescriber"], f"Dr {r.choice(['Bensouda', 'Tahri', 'Kabbaj', 'Ziani'])}")][:own.randint(3, 5)]
    y = _patient(p, h, facts, block, y + 8, wide)
    p.put(p.width / 2, y + 12, said["report"], 5.2, True, h.colour, "ms", room=wide)
    y = _table(p, h, own, r, form, said["report_columns"], y + 24, wide, day)
    p.put(p.right - 40, y + 14, said["biologist"], 3.3, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (p.right - 40 + r.uniform(-6, 6), y + 30), r.choice(["blue", "violet", "navy"]), r.choice(["round", "frame", "bare"]), 40)
    if r.random() < 0.5:
        Hand(r, "schoolbell", "blue").sign(p, (p.right - 70, y + 18, 56, 26))
    p.put(p.width / 2, p.height - 8, h.page_of(1, 1) if own.random() < 0.5 else h.phone, 2.8, False, "#333333", "ms")
    return p


def _patient(p: Press, h: House, facts, how, y, wide):
    said = [f"{label}{value}" for label, value in facts]
    if how in ("framed", "right"):
        left = p.margin if how == "framed" else p.margin + wide * 0.45
        p.rect(left, y, wide * (1 if how == "framed" else 0.55), 5 + 6 * len(said), h.colour, 0.3)
        for k, text in enumerate(said):
            p.put(left + 4, y + 7 + 6 * k, text, 3.4, k == 0, room=wide * 0.5)
        return y + 5 + 6 * len(said)
    if how == "grid":
        for k, (label, value) in enumerate(facts):
            x, top = p.margin + wide / 2 * (k % 2), y + 8 * (k // 2)
            p.rect(x, top, wide / 2, 8, h.colour, 0.2)
            p.put(x + 2, top + 5.4, f"{label}{value}", 3.2, k == 0, room=wide / 2 - 4)
        return y + 8 * ((len(facts) + 1) // 2)
    for k, text in enumerate(said):
        p.put(p.margin + (wide / 2 if k % 2 else 0), y + 5 + 6 * (k // 2), text, 3.4, k == 0, room=wide / 2 - 3)
    y += 5 + 6 * ((len(said) - 1) // 2)
    if how == "row":
        p.line(p.margin, y + 3, p.right, y + 3, 0.4, h.colour)
    return y + 3


def _table(p: Press, h: House, own: Random, r: Random, how, heads, y, wide, day):
    chapters = own.sample(h.w.chapters, len(h.w.chapters))
    tests = r.sample(TESTS, r.randint(4, 10))
    x = [p.margin + 1, p.margin + wide * 0.42, p.margin + wide * 0.56, p.margin + wide * 0.74]
    for k, head in zip((0, 1, 3), heads):
        p.put(x[k], y, head, 3.3, True, room=wide * 0.3)
    before = how == "before"
    if before:  # an earlier result, with its day
        p.put(p.right, y, f"Antér. {day - timedelta(days=r.randint(90, 400)):%d/%m/%y}", 2.8, anchor="rs")
    p.line(p.margin, y + 2.4, p.right, y + 2.4, 0.4, h.colour)
    y += 3
    for k, (name, unit, low, high) in enumerate(tests):
        if how in ("chapters", "wide") and k % 4 == 0:
            y += 8
            p.put(x[0], y, chapters[k // 4 % len(chapters)], 3.6, True, h.colour)
        step = 8 if how == "wide" else 6.6
        y += step
        digits = 0 if high >= 60 else 1 if high >= 5 else 2
        value = lambda v: f"{v:.{digits}f}".replace(".", h.point[0])
        got = r.uniform(low + (high - low) * 0.1, high * 1.25)
        if how == "striped" and k % 2 == 0:
            p.rect(p.margin, y - 4.6, wide, 6.4, None, fill="#eef2f4")
        if how == "cells":
            p.rect(p.margin, y - 4.6, wide, 6.6, h.colour, 0.15)
        end = p.put(x[0], y, name, 3.2, room=wide * 0.38)
        if how == "leaders":
            p.dots(end + 2, y, x[1] - 2, 0.3, 1.0, 0.25)
        p.put(x[1], y, value(got) + (" *" if got > high else ""), 3.3, got > high or how != "cells")
        p.put(x[2], y, unit, 3.0)
        p.put(x[3], y, f"{value(low)} - {value(high)}" if how != "wide" else f"({value(low)} à {value(high)})", 3.0)
        if before:
            p.put(p.right, y, value(got * r.uniform(0.8, 1.2)), 2.9, anchor="rs")
        if how == "ruled":
            p.line(p.margin, y + 1.8, p.right, y + 1.8, 0.1, "#999999")
    return y
