"""Laboratory results of `town`."""
from datetime import date, timedelta
from random import Random

import begun
from house import House
from ink import Hand, stamp
from paper import MM
from press import Press
from reports import TESTS
from town.forms import hour
from town.heads import HEADS
from town.labels import rows

TABLES = ["plain", "shaded", "sections", "history", "framed", "brackets", "flags"]
BLOCKS = ["left_right", "framed", "table", "lines", "pale"]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 17)
    h, own, p, said, wide = b.h, b.own, b.p, b.said, b.wide
    sampled = f"{h.date(day)}{f' {hour(day)}' if own.random() < 0.35 and len(h.date(day)) < 11 else ''}"
    facts = [(said["report_patient"], patient), (said["sampled"], sampled), (said["report_file"], f"{r.randint(1, 900):03d}/{day:%d%m%y}"), (said["edited"], h.date(day + timedelta(days=own.choice([0, 0, 1, 2])))),
             (said["prescriber"], f"Dr {r.choice(['Lahlou', 'Benkirane', 'Sefrioui', 'El Yacoubi'])}"), (said["patient_file"], str(r.randint(1000, 99999)))][:own.randint(4, 6)]
    y = b.y + 8
    if own.random() < 0.4:  # the title first
        p.put(p.width / 2, y, said["report"], 4.8, True, h.colour, "ms", room=wide)
        y = _patient(p, h, facts, b.block, y + 5, wide) + 9
    else:
        y = _patient(p, h, facts, b.block, y - 1, wide) + 11
        end = p.put(p.margin, y, said["report"].upper(), 4.6, True, room=wide)
        p.line(p.margin, y + 1.6, end, y + 1.6, 0.4, h.colour)
        y += 10
    y = _table(p, h, own, r, day, b.form, said["report_columns"], y + 2, wide)
    x = p.margin + 32 if own.random() < 0.3 else p.right - 34
    p.put(x, y + 12, said["biologist"], 3.2, True, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-4, 4), y + 27), r.choice(["blue", "violet", "navy"]), r.choice(["round", "frame", "double", "bare"]), 40)
    if r.random() < 0.6:
        Hand(r, "schoolbell", "blue").sign(p, (x - 28, y + 15, 54, 26))
    p.put(p.width / 2, p.height - 11, h.own.choice(["Résultats à interpréter par le médecin traitant", "Prélèvement à domicile sur rendez-vous", f"{h.phone}"]), 2.6, False, "#333333", "ms", room=wide)
    p.put(p.width / 2, p.height - 6.6, h.page_of(1, 1), 2.6, False, "#333333", "ms", room=wide)
    return p


def _patient(p: Press, h: House, facts, how, y, wide) -> float:
    """The patient's block: two columns, framed, ruled or not; or one column."""
    if how in ("lines", "pale"):
        high = 4 + 5.3 * len(facts)
        if how == "pale":
            p.rect(p.margin, y, wide * 0.66, high, None, fill="#eef2f0")
        rows(p, facts, p.margin + 3, y + 5.8, wide * 0.24, wide * 0.62, 5.3)
        return y + high
    first = (len(facts) + 1) // 2
    high = 4 + 5.6 * first
    for k, (label, value) in enumerate(facts):  # the first half at the left, the second at the right
        x, line = p.margin + wide / 2 * (k // first), y + 6 + 5.6 * (k % first)
        if how == "table":
            p.rect(x, line - 4.2, wide / 2, 5.6, "#666666", 0.2)
        p.put(x + 2.5, line, f"{label}{value}", 3.2, k == 0, room=wide / 2 - 5)
    if how == "framed":
        p.draw.rounded_rectangle([p.margin * MM, y * MM, p.right * MM, (y + high) * MM], 22, outline=h.colour, width=4)
    return y + high


def _table(p: Press, h: House, own: Random, r: Random, day: date, how, heads, y, wide) -> float:
    chapters, tests = own.sample(h.w.chapters, len(h.w.chapters)), r.sample(TESTS, r.randint(4, 11))
    x = [p.margin + 2, p.margin + wide * 0.44, p.margin + wide * 0.56, p.margin + wide * (0.68 if how == "history" else 0.72)]
    if how in ("shaded", "framed"):
        p.rect(p.margin, y - 5, wide, 7.4, None, fill=h.colour if how == "shaded" else "#dfe3e6")
    for k, head in zip((0, 1, 3), heads):
        p.put(x[k], y, head, 3, True, "#ffffff" if how == "shaded" else "", room=wide * (0.4, 0.25, 0, 0.16 if how == "history" else 0.26)[k])
    if how == "history":  # the last result and its day
        p.put(p.right - 1, y, f"{day - timedelta(days=own.randint(40, 420)):%d/%m/%Y}", 2.7, anchor="rs", room=wide * 0.14)
    p.line(p.margin, y + 2.4, p.right, y + 2.4, 0.3, h.colour)
    top, y = y - 5, y + 2.4
    for k, (name, unit, low, high) in enumerate(tests):
        if how == "sections" and k % 4 == 0:
            y += 8
            p.rect(p.margin, y - 4.2, wide, 5.8, None, fill="#e9edef")
            p.put(x[0], y, chapters[k // 4 % len(chapters)], 3.2, True)
        digits = 0 if high >= 60 else 1 if high >= 5 else 2
        value = lambda v: f"{v:.{digits}f}".replace(".", h.point[0])
        got = r.uniform(low + (high - low) * 0.05, high * 1.3)
        y += 6.5
        if how == "shaded" and k % 2:
            p.rect(p.margin, y - 4.6, wide, 6.5, None, fill="#f3f3f1")
        p.put(x[0], y, name.upper() if how == "flags" else name, 3.1, room=wide * 0.4)
        p.put(x[1], y, value(got), 3.2, True)
        p.put(x[2], y, unit, 2.9, room=wide * 0.12)
        limits = f"{value(low)} - {value(high)}"
        p.put(x[3], y, f"[{limits}]" if how == "brackets" else f"({limits})" if how == "flags" else limits, 3, room=wide * (0.17 if how == "history" else 0.2))
        if how == "history":
            p.put(p.right - 1, y, value(got * r.uniform(0.8, 1.2)), 2.9, anchor="rs")
        elif how == "flags" and got > high:
            p.put(p.right - 1, y, "H", 3.2, True, anchor="rs")
    y += 2
    if how == "framed":
        p.rect(p.margin, top, wide, y - top, "#444444", 0.3)
        for edge in (x[1] - 3, x[3] - 3):
            p.line(edge, top, edge, y, 0.2, "#444444")
    else:
        p.line(p.margin, y, p.right, y, 0.25, h.colour)
    return y
