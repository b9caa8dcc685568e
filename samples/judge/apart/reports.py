"""Laboratory results of `apart`."""
from datetime import date, timedelta
from random import Random

import begun
from apart.heads import HEADS
from house import House
from ink import Hand, stamp
from paper import MM
from press import Press
from reports import TESTS

TABLES = ["hair", "flagged", "sections", "limits_below", "tinted", "program"]
BLOCKS = ["corner", "captioned", "ruled_left", "sentence", "halves"]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 17)
    h, own, p, said, wide = b.h, b.own, b.p, b.said, b.wide
    facts = [(said["report_patient"], patient), (said["report_file"], f"{r.choice('ABL')}{day:%y}{r.randint(100, 9999):04d}"), (said["prescriber"], f"Dr {r.choice(['Belkadi', 'Sqalli', 'Rhazi', 'Benkirane'])}"), (said["sampled"], h.date(day)),
             (said["edited"], h.date(day + timedelta(days=own.randint(0, 2)))), (said["patient_file"], f"{r.randint(1000, 99999)}")][:own.randint(4, 6)]
    y = _patient(p, h, facts, b.block, b.y + 7, wide) + 12
    if own.random() < 0.5:
        half_long = min(p.length(said["report"], 4.8, True) / 2 + 7, wide / 2)
        p.draw.rounded_rectangle([(p.width / 2 - half_long) * MM, (y - 6.4) * MM, (p.width / 2 + half_long) * MM, (y + 3) * MM], 30, outline=h.colour, width=4)
        p.put(p.width / 2, y, said["report"], 4.8, True, h.colour, "ms", room=wide - 14)
    else:
        p.put(p.right, y, said["report"], 5.4, True, h.colour, "rs", room=wide)
        p.line(p.margin, y + 2.2, p.right, y + 2.2, 0.7, h.colour)
    y = _table(p, h, own, r, b.form, said["report_columns"], y + 13, wide)
    x = p.margin + 36 if own.random() < 0.3 else p.right - 37
    p.put(x, y + 14, said["biologist"], 3.3, True, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-5, 5), y + 30), r.choice(["blue", "violet", "navy", "black"]), r.choice(["round", "frame", "double", "bare"]), 40)
    if r.random() < 0.5:
        Hand(r, "schoolbell", "blue").sign(p, (x - 30, y + 18, 56, 26))
    p.dots(p.margin, p.height - 12, p.right, 0.5, 0.8, 0.3, h.colour)
    p.put(p.margin, p.height - 7, h.page_of(1, 1), 2.7, False, "#444444")
    p.put(p.right, p.height - 7, h.phone, 2.7, False, "#444444", "rs")
    return p


def _patient(p: Press, h: House, facts, how, y, wide) -> float:
    if how == "sentence":  # all in one run, the name first and large
        p.put(p.margin, y + 6, facts[0][1].upper(), 4.8, True, room=wide)
        line = y + 12.4
        for k in range(1, len(facts), 2):
            p.put(p.margin, line, "   /   ".join(f"{label}{value}" for label, value in facts[k:k + 2]), 3.1, room=wide)
            line += 5.4
        return line - 3
    if how == "captioned":  # values over small labels, three a line
        for k, (label, value) in enumerate(facts):
            x, top = p.margin + wide / 3 * (k % 3), y + 12 * (k // 3)
            p.put(x, top + 4, value, 3.5, k == 0, room=wide / 3 - 4)
            p.put(x, top + 8.2, label.strip(" :"), 2.5, False, "#555555", room=wide / 3 - 4)
        y += 12 * ((len(facts) + 2) // 3)
        p.line(p.margin, y, p.right, y, 0.3, h.colour)
        return y
    if how == "halves":  # a dark cell with the name, a light one with the rest
        high = 4 + 5.4 * (len(facts) - 1)
        p.rect(p.margin, y, wide * 0.42, high, None, fill=h.colour)
        p.rect(p.margin + wide * 0.42, y, wide * 0.58, high, None, fill="#edf0f1")
        p.put(p.margin + 4, y + 6, facts[0][0].strip(" :"), 2.8, False, "#ffffff", room=wide * 0.38)
        p.put(p.margin + 4, y + 12.4, facts[0][1], 4.2, True, "#ffffff", room=wide * 0.38)
        for k, (label, value) in enumerate(facts[1:]):
            p.put(p.margin + wide * 0.42 + 4, y + 5.8 + 5.4 * k, f"{label}{value}", 3.2, room=wide * 0.54)
        return y + max(high, 14)
    left, room = (p.margin + wide * 0.4, wide * 0.6) if how == "corner" else (p.margin, wide)
    high = 3 + 5.7 * len(facts)
    if how == "corner":  # brackets at two corners of the block
        for x, line, to in ((left, y, 1), (p.right, y + high, -1)):
            p.line(x, line, x + 9 * to, line, 0.8, h.colour)
            p.line(x, line, x, line + 9 * to, 0.8, h.colour)
    for k, (label, value) in enumerate(facts):
        p.put(left + 4, y + 6 + 5.7 * k, label.strip(" :"), 3.1, False, "#333333", room=room * 0.4)
        p.put(left + room * 0.46, y + 6 + 5.7 * k, value, 3.4, k == 0, room=room * 0.5)
        if how == "ruled_left":
            p.line(left, y + 7.6 + 5.7 * k, p.right, y + 7.6 + 5.7 * k, 0.12, "#889199")
    return y + high


def _table(p: Press, h: House, own: Random, r: Random, how, heads, y, wide) -> float:
    chapters, tests = own.sample(h.w.chapters, len(h.w.chapters)), r.sample(TESTS, r.randint(4, 10))
    face = "typed" if how == "program" else ""
    x = [p.margin + 1, p.margin + wide * 0.48, p.margin + wide * 0.62, p.margin + wide * 0.77]
    if how == "tinted":  # what was found in a tinted column
        p.rect(x[1] - 3, y - 5, wide * 0.13, 8.4 + 6.9 * len(tests), None, fill="#e8eef0")
    if how == "program":
        p.put(p.margin, y + 2.6, "_" * int(wide / (p.length("_" * 20, 3, False, face) / 20)), 3, family=face)
    else:
        p.line(p.margin, y + 2.6, p.right, y + 2.6, 0.5 if how != "hair" else 0.2, h.colour)
    for k, head in zip((0, 1, 3), heads):
        if how != "limits_below" or k < 3:
            p.put(x[k], y, head.upper() if face else head, 3.0, True, family=face, room=wide * (0.4 if k == 0 else 0.22))
    y += 2.8
    for k, (name, unit, low, high) in enumerate(tests):
        if how in ("sections", "program") and k % 3 == 0:
            y += 8.4
            title = chapters[k // 3 % len(chapters)]
            end = p.put(p.margin, y, f"-- {title} --" if face else title, 3.4, True, h.colour, family=face)
            if not face:
                p.rect(p.margin, y + 1.2, end - p.margin, 0.7, None, fill=h.colour)
        digits = 0 if high >= 60 else 1 if high >= 5 else 2
        value = lambda v: f"{v:.{digits}f}".replace(".", h.point[0])
        got = r.uniform(low + (high - low) * 0.1, high * 1.25)
        y += 6.9
        p.put(x[0], y, name, 3.2, how == "limits_below", family=face, room=wide * 0.44)
        p.put(x[1], y, value(got), 3.4, got > high or how == "tinted", family=face)
        p.put(x[2], y, unit, 2.9, family=face, room=wide * 0.14)
        limits = {"flagged": f"< {value(high)}", "sections": f"{value(low)} / {value(high)}", "limits_below": f"entre {value(low)} et {value(high)} {unit}"}.get(how, f"({value(low)}-{value(high)})")
        if how == "limits_below":
            y += 4.5
            p.put(x[0] + 4, y, f"{heads[2]} : {limits}", 2.7, False, "#444444", room=wide * 0.5)
        else:
            p.put(x[3], y, limits, 3.0, family=face, room=wide * 0.17)
        if how == "flagged" and got > high:
            p.draw.polygon([((p.right - 5) * MM, (y - 0.2) * MM), ((p.right - 2) * MM, (y - 0.2) * MM), ((p.right - 3.5) * MM, (y - 2.8) * MM)], fill=h.colour)
        elif how == "hair":
            p.line(p.margin, y + 1.9, p.right, y + 1.9, 0.1, "#9aa2a8")
    return y
