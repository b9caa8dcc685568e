"""Laboratory results of `fresh`."""
from datetime import date, timedelta
from random import Random

import begun
from fresh.heads import HEADS
from house import House
from ink import Hand, stamp
from paper import MM
from press import Press
from reports import TESTS

TABLES = ["grid", "bars", "stacked", "typed", "marked", "two_units"]
BLOCKS = ["window", "left", "strip", "facing", "rounded"]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 18)
    h, own, p, said, wide = b.h, b.own, b.p, b.said, b.wide
    facts = [(said["report_patient"], patient), (said["report_file"], f"{day:%y}-{r.randint(1000, 99999)}"), (said["sampled"], h.date(day)), (said["edited"], h.date(day + timedelta(days=own.randint(0, 2)))),
             (said["prescriber"], f"Dr {r.choice(['Alami', 'Filali', 'Cherkaoui', 'Naciri'])}"), (said["patient_file"], str(r.randint(1000, 90000)))][:own.randint(3, 6)]
    y = _patient(p, h, facts, b.block, b.y + 7, wide)
    if own.random() < 0.5:
        p.rect(p.margin, y + 6, wide, 9, None, fill="#e5eaee")
        p.put(p.width / 2, y + 12.3, said["report"], 4.8, True, h.colour, "ms", room=wide)
    else:
        p.put(p.margin, y + 12, said["report"], 5.4, True, h.colour, room=wide)
    y = _table(p, h, own, r, b.form, said["report_columns"], y + 25, wide)
    x = p.margin + 34 if own.random() < 0.4 else p.right - 36
    p.put(x, y + 13, said["biologist"], 3.3, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-5, 5), y + 29), r.choice(["blue", "violet", "navy", "black"]), r.choice(["round", "frame", "double", "bare"]), 40)
    if r.random() < 0.5:
        Hand(r, "schoolbell", "blue").sign(p, (x - 30, y + 17, 56, 26))
    p.line(p.margin, p.height - 13, p.right, p.height - 13, 0.3, h.colour)
    p.put(p.margin, p.height - 8, h.phone, 2.8, False, "#333333")
    p.put(p.right, p.height - 8, h.page_of(1, 1), 2.8, False, "#333333", "rs")
    return p


def _patient(p: Press, h: House, facts, how, y, wide) -> float:
    if how == "facing":  # name left, the rest right
        p.put(p.margin, y + 6, facts[0][0].strip(" :"), 3.0, False, h.colour)
        p.put(p.margin, y + 13, facts[0][1].upper(), 4.4, True, room=wide * 0.46)
        for k, (label, value) in enumerate(facts[1:]):
            p.put(p.margin + wide * 0.54, y + 5 + 5.6 * k, label.strip(" :"), 3.0, room=wide * 0.22)
            p.put(p.right, y + 5 + 5.6 * k, value, 3.2, anchor="rs", room=wide * 0.23)
        y += max(13, 5 + 5.6 * (len(facts) - 2))
        p.line(p.margin, y + 4, p.right, y + 4, 0.7, h.colour)
        return y + 4
    if how == "strip":  # cells with small labels
        each = wide / min(len(facts), 3)
        for k, (label, value) in enumerate(facts):
            x, top = p.margin + each * (k % 3), y + 11 * (k // 3)
            p.rect(x, top, each, 11, h.colour, 0.2)
            p.put(x + 1.5, top + 3.6, label.strip(" :"), 2.4, False, h.colour, room=each - 3)
            p.put(x + 2, top + 8.8, value, 3.4, k == 0, room=each - 4)
        return y + 11 * ((len(facts) + 2) // 3)
    high = 4 + 5.8 * len(facts)
    left = p.margin + (wide * 0.42 if how == "window" else 0)
    room = wide * (0.58 if how in ("window", "left") else 1)
    if how == "rounded":
        p.draw.rounded_rectangle([left * MM, y * MM, (left + room) * MM, (y + high) * MM], 40, outline=h.colour, width=4, fill="#f4f6f8")
    elif how == "window":
        p.line(left, y, left, y + high, 0.8, h.colour)
    for k, (label, value) in enumerate(facts):
        line = y + 6 + 5.8 * k
        p.put(left + 4, line, label.strip(" :"), 3.2, room=room * 0.32)
        p.put(left + room * 0.36, line, f":  {value}", 3.3, k == 0, room=room * 0.6)
    return y + high


def _table(p: Press, h: House, own: Random, r: Random, how, heads, y, wide) -> float:
    chapters, tests = own.sample(h.w.chapters, len(h.w.chapters)), r.sample(TESTS, r.randint(4, 11))
    face = "mono" if how == "typed" else ""
    x = [p.margin + 2, p.margin + wide * 0.46, p.margin + wide * 0.62, p.margin + wide * 0.76]
    if how == "stacked":
        x = [p.margin + 2, p.right - 60, p.right - 42, p.margin + 6]
    if how == "grid":
        p.rect(p.margin, y - 5, wide, 7.5, h.colour, 0.25, "#e9edf0")
    elif how != "stacked":
        p.line(p.margin, y - 5, p.right, y - 5, 0.6, h.colour)
        p.line(p.margin, y + 2.4, p.right, y + 2.4, 0.25, h.colour)
    if how != "stacked":
        for k, head in zip((0, 1, 3), heads):
            p.put(x[k], y, head.upper() if how == "typed" else head, 3.1, True, family=face, room=wide * (0.4 if k == 0 else 0.23))
    y += 2.5
    for k, (name, unit, low, high) in enumerate(tests):
        if how in ("bars", "typed", "stacked") and k % 3 == 0:
            y += 8
            title = chapters[k // 3 % len(chapters)]
            if how == "bars":
                p.rect(p.margin, y - 4.6, wide, 6.4, None, fill=h.colour)
                p.put(p.width / 2, y, title, 3.3, True, "#ffffff", "ms")
            else:
                p.put(p.margin, y, f"*** {title.upper()} ***" if how == "typed" else title, 3.5, True, h.colour, family=face)
        digits = 0 if high >= 60 else 1 if high >= 5 else 2
        value = lambda v: f"{v:.{digits}f}".replace(".", h.point[0])
        got = r.uniform(low + (high - low) * 0.1, high * 1.25)
        limits = f"{value(low)} - {value(high)}" if how in ("grid", "typed") else f"{value(low)} à {value(high)}" if how != "marked" else f"[{value(low)} ; {value(high)}]"
        y += 6.6 if how != "stacked" else 7
        p.put(x[0], y, name, 3.2, how == "stacked", family=face, room=wide * 0.42)
        p.put(x[1], y, value(got), 3.4, True, family=face)
        p.put(x[2], y, unit, 3.0, family=face, room=wide * 0.13)
        if how == "stacked":
            y += 4.6
            p.put(x[3], y, f"{heads[2]} : {limits} {unit}", 2.7, False, "#444444")
        else:
            p.put(x[3], y, limits, 3.0, family=face, room=wide * 0.17)
        if how == "marked" and got > high:
            p.put(p.right, y, "H", 3.2, True, "#b3202c", "rs")
        if how == "two_units":
            y += 4.4
            p.put(x[1], y, f"{value(got * 2.5)} u. SI", 2.7, False, "#555555")
        if how == "grid":
            p.rect(p.margin, y - 4.1, wide, 6.6, h.colour, 0.15)
    return y
