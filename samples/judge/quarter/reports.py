"""Laboratory results of `quarter`."""
from datetime import date, timedelta
from random import Random

import barcode
import begun
from house import House
from ink import Hand, stamp
from paper import MM
from press import Press
from quarter.forms import hour
from quarter.heads import HEADS
from quarter.labels import listed
from reports import TESTS

TABLES = ["rules", "dots", "chapters", "before", "cells", "bold_out", "under_name"]
BLOCKS = ["two_lists", "rounded", "right", "bars", "grid", "lines"]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 17)
    h, own, p, said, wide = b.h, b.own, b.p, b.said, b.wide
    sampled = f"{h.date(day)}{f' {hour(day)}' if own.random() < 0.4 and len(h.date(day)) < 11 else ''}"
    file = own.choice([f"{day:%d%m%y}{r.randint(1, 150):03d}", f"{r.randint(1, 999):04d}/{day:%y}", str(r.randint(10000, 999999))])
    facts = [(said["report_patient"], patient), (said["report_file"], file), (said["sampled"], sampled), (said["edited"], f"{day + timedelta(days=own.choice([0, 0, 0, 1, 2])):%d/%m/%Y}"),
             (said["prescriber"], f"Dr {r.choice(['Alami', 'Berrada', 'Filali', 'Bennis', 'Tazi', 'Ouazzani'])}"), (said["patient_file"], str(r.randint(500, 60000)))][:own.randint(4, 6)]
    if own.random() < 0.3:  # file and days first, the patient last
        facts = [*facts[1:], facts[0]]
    y = _patient(p, h, facts, b.block, b.y + 6, wide) + 11
    title, how = said["report"], own.choice(["plain", "grey", "underlined", "frame"])
    if how in ("grey", "frame"):
        p.rect(p.margin + wide * 0.15, y - 5.8, wide * 0.7, 8.6, "#444444" if how == "frame" else None, 0.3, "#ebebeb" if how == "grey" else None)
    end = p.put(p.width / 2, y, title, 4.8, True, h.colour if how == "plain" else "", "ms", room=wide * 0.66)
    if how == "underlined":
        p.line(p.width - end, y + 1.5, end, y + 1.5, 0.35)
    y = _table(p, h, own, r, day, b.form, said["report_columns"], y + 12, wide)
    x = p.right - 35 if own.random() < 0.8 else p.margin + 36
    p.put(x, y + 12, said["biologist"], 3.2, True, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-4, 4), y + 28), r.choice(["blue", "violet", "navy"]), r.choice(["round", "frame", "double", "bare"]), 40)
    if r.random() < 0.6:
        Hand(r, "schoolbell", "blue").sign(p, (x - 28, y + 16, 54, 26))
    p.line(p.margin, p.height - 12, p.right, p.height - 12, 0.2, "#777777")
    p.put(p.margin, p.height - 7.4, h.own.choice(["Les résultats sont à interpréter par votre médecin", "Prélèvements à domicile", f"{h.street} - {h.city}"]), 2.6, False, "#333333", room=wide * 0.7)
    p.put(p.right, p.height - 7.4, h.page_of(1, 1), 2.6, False, "#333333", "rs", room=wide * 0.25)
    return p


def _patient(p: Press, h: House, facts, how, y, wide) -> float:
    """The patient's block: two lists, in a frame or in cells; one list, at the right, ruled off, or beside bars."""
    if how in ("two_lists", "rounded", "grid"):
        rows = (len(facts) + 1) // 2
        high = 4 + 5.8 * rows
        for k, (label, value) in enumerate(facts):
            x, line = p.margin + wide / 2 * (k // rows), y + 6.2 + 5.8 * (k % rows)
            if how == "grid":
                p.rect(x, line - 4.2, wide / 2, 5.8, "#5a5a5a", 0.2)
            p.put(x + 3, line, f"{label}{value}", 3.2, label == facts[0][0], room=wide / 2 - 6)
        if how == "rounded":
            p.draw.rounded_rectangle([p.margin * MM, y * MM, p.right * MM, (y + high) * MM], 28, outline=h.colour, width=4)
        return y + high
    high = 3 + 5.4 * len(facts)
    x, room = (p.margin + wide * 0.44, wide * 0.56) if how == "right" else (p.margin, wide * 0.68)
    if how == "right":
        p.rect(x - 3, y, room + 3, high + 0.6, "#444444", 0.25)
    elif how == "lines":
        for line in (y, y + high):
            p.line(p.margin, line, p.right, line, 0.3, h.colour)
    elif how == "bars":
        digits = f"{sum(map(ord, facts[0][1])) * 7919 % 10 ** 8:08d}"
        drawn = barcode.draw(p, barcode.code128(digits), p.right - 34, y + 2, 28, 9)
        p.put(p.right - 34 + drawn / 2, y + 14.4, digits, 2.6, anchor="ms")
    listed(p, [(label.strip(" :"), value) for label, value in facts], x, y + 5.6, room * 0.36, room - 2, 5.4, vital=0)
    return y + high


def _table(p: Press, h: House, own: Random, r: Random, day: date, how, heads, y, wide) -> float:
    chapters, tests = own.sample(h.w.chapters, len(h.w.chapters)), r.sample(TESTS, r.randint(4, 11))
    x = [p.margin + 2, p.margin + wide * 0.42, p.margin + wide * 0.55, p.margin + wide * (0.67 if how == "before" else 0.72)]
    if how in ("cells", "chapters"):
        p.rect(p.margin, y - 5, wide, 7.4, "#333333" if how == "cells" else None, 0.25, "#e4e9ee")
    for k, head in zip((0, 1, 3), heads):
        p.put(x[k], y, head, 3, True, room=wide * (0.38, 0.22, 0, 0.16 if how == "before" else 0.26)[k])
    if how == "before":  # the last result and its day
        p.put(p.right - 1, y, f"{own.choice(['Ant.', 'Le', ''])} {day - timedelta(days=own.randint(50, 400)):%d/%m/%y}".strip(), 2.7, anchor="rs", room=wide * 0.13)
    p.line(p.margin, y + 2.4, p.right, y + 2.4, 0.3, "#222222")
    y += 2.4
    for k, (name, unit, low, high) in enumerate(tests):
        if how in ("chapters", "under_name") and k % 4 == 0:
            y += 8
            title = chapters[k // 4 % len(chapters)]
            end = p.put(p.width / 2 if how == "under_name" else x[0], y, title, 3.3, True, "", "ms" if how == "under_name" else "ls")
            if how == "chapters":
                p.line(x[0], y + 1.2, end, y + 1.2, 0.25)
        digits = 0 if high >= 60 else 1 if high >= 5 else 2
        value = lambda v: f"{v:.{digits}f}".replace(".", h.point[0])
        got = r.uniform(low + (high - low) * 0.08, high * 1.28)
        y += 6.5
        end = p.put(x[0], y, name.upper() if how == "dots" else name, 3.1, how == "under_name", room=wide * 0.37)
        if how == "dots":
            p.dots(end + 1.5, y, x[1] - 2, 0.3, 1.1, 0.25)
        p.put(x[1], y, value(got), 3.2, how != "bold_out" or got > high)
        p.put(x[2], y, unit, 2.9, room=wide * 0.11)
        p.put(x[3], y, f"{value(low)} à {value(high)}" if h.capitals else f"({value(low)} - {value(high)})", 3, room=wide * (0.17 if how == "before" else 0.24))
        if how == "under_name":
            y += 4
            p.put(x[0] + 2, y, own.choice(["Technique : automate", "(Sérum)", "(Colorimétrie)", "Plasma"]), 2.4, False, "#555555")
        if how == "before":
            p.put(p.right - 1, y, value(got * r.uniform(0.8, 1.2)), 2.9, anchor="rs")
        elif how in ("rules", "cells"):
            p.line(p.margin, y + 1.9, p.right, y + 1.9, 0.12, "#888888")
        if how == "cells":
            for edge in (p.margin, x[1] - 2, x[3] - 2, p.right):
                p.line(edge, y - 4.6, edge, y + 1.9, 0.15, "#666666")
    return y + 1
