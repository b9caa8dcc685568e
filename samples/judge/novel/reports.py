"""Laboratory results of `novel`."""
from datetime import date, timedelta
from random import Random

import begun
from house import House
from ink import Hand, stamp
from novel.heads import HEADS
from paper import MM
from press import Press
from reports import TESTS

TABLES = ["columns", "boxed", "chaptered", "colons", "gauged", "dotted"]
BLOCKS = ["two_columns", "shaded", "lines", "split", "ruled"]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 17)
    h, own, p, said, wide = b.h, b.own, b.p, b.said, b.wide
    facts = [(said["report_patient"], patient.upper() if own.random() < 0.5 else patient), (said["sampled"], h.date(day)), (said["report_file"], f"{r.randint(100, 99999)}/{day:%m}"),
             (said["edited"], h.date(day + timedelta(days=own.randint(0, 2)))), (said["prescriber"], f"Dr {r.choice(['Lahlou', 'Sebti', 'Bennis', 'Guessous'])}"), (said["patient_file"], f"{r.randint(10, 99)}{r.randint(1000, 9999)}")][:own.randint(3, 6)]
    y = _patient(p, h, facts, b.block, b.y + 7, wide)
    y += 12
    p.put(p.width / 2, y, said["report"], 5.2, True, h.colour, "ms", room=wide)
    half_long = p.length(said["report"], 5.2, True) / 2
    for x in (p.margin, p.width / 2 + half_long + 4):
        if half_long < wide / 2 - 10:
            p.line(x, y - 1.6, x + wide / 2 - half_long - 4, y - 1.6, 0.4, h.colour)
    y = _table(p, h, own, r, b.form, said["report_columns"], y + 13, wide)
    x = p.width / 2 if own.random() < 0.3 else p.right - 38
    p.put(x, y + 14, said["biologist"], 3.3, True, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-5, 5), y + 30), r.choice(["blue", "violet", "navy", "black"]), r.choice(["round", "frame", "double", "bare"]), 40)
    if r.random() < 0.5:
        Hand(r, "schoolbell", "blue").sign(p, (x - 30, y + 18, 56, 26))
    p.put(p.width / 2, p.height - 7, f"{h.phone}   -   {h.page_of(1, 1)}", 2.7, False, "#444444", "ms", room=wide)
    return p


def _patient(p: Press, h: House, facts, how, y, wide) -> float:
    if how == "lines":  # one a line, labels flush right before a rule
        split = p.margin + wide * 0.3
        for k, (label, value) in enumerate(facts):
            p.put(split - 2, y + 5 + 5.6 * k, label.strip(" :"), 3, False, "#444444", "rs", room=wide * 0.3)
            p.put(split + 3, y + 5 + 5.6 * k, value, 3.4, k == 0, room=wide * 0.6)
        p.line(split, y + 1, split, y + 5.6 * len(facts) + 1, 0.5, h.colour)
        return y + 5.6 * len(facts) + 1
    if how == "split":  # the name large, the others beneath in one or two lines
        p.put(p.margin, y + 6, f"{facts[0][0]}{facts[0][1]}", 4.6, True, room=wide)
        for k, (label, value) in enumerate(facts[1:]):
            p.put(p.margin + wide / 3 * (k % 3), y + 13 + 5.6 * (k // 3), f"{label}{value}", 3, room=wide / 3 - 3)
        y += 13 + 5.6 * ((len(facts) - 2) // 3)
        p.dots(p.margin, y + 3, p.right, 0.4, 0.9, 0.3, h.colour)
        return y + 3
    rows = (len(facts) + 1) // 2
    high = 4 + 6.2 * rows
    if how == "shaded":
        p.draw.rounded_rectangle([p.margin * MM, y * MM, p.right * MM, (y + high) * MM], 20, fill="#e8ecef")
    elif how == "ruled":
        for line in (y, y + high):
            p.line(p.margin, line, p.right, line, 0.6, h.colour)
    else:
        p.rect(p.margin, y, wide, high, h.colour, 0.3)
        p.line(p.width / 2, y, p.width / 2, y + high, 0.3, h.colour)
    for k, (label, value) in enumerate(facts):
        x, line = p.margin + 3 + wide / 2 * (k // rows), y + 6.4 + 6.2 * (k % rows)
        p.put(x, line, f"{label}{value}", 3.3, k == 0, room=wide / 2 - 6)
    return y + high


def _table(p: Press, h: House, own: Random, r: Random, how, heads, y, wide) -> float:
    chapters, tests = own.sample(h.w.chapters, len(h.w.chapters)), r.sample(TESTS, r.randint(4, 11))
    x = [p.margin + 2, p.margin + wide * 0.44, p.margin + wide * 0.6, p.margin + wide * 0.76]
    spots = (0, 1, 3)
    if how == "columns":  # the limits before what was found
        x, spots = [p.margin + 2, p.margin + wide * 0.78, p.margin + wide * 0.4, p.margin + wide * 0.55], (0, 1, 3)
    if how == "boxed":
        p.rect(p.margin, y - 5, wide, 7.6, None, fill=h.colour)
    elif how != "colons":
        p.dots(p.margin, y + 2.4, p.right, 1.8, 0.8, 0.35, h.colour)
    for k, head in zip(spots, heads):
        p.put(x[k], y, head, 3.1, True, "#ffffff" if how == "boxed" else "", room=wide * (0.36 if k == 0 else 0.21))
    y += 2.6
    for k, (name, unit, low, high) in enumerate(tests):
        if how in ("chaptered", "colons") and k % 3 == 0:
            y += 8.4
            title = chapters[k // 3 % len(chapters)]
            end = p.put(p.margin, y, title, 3.5, True, h.colour)
            if how == "chaptered":
                p.line(end + 3, y - 1.2, p.right, y - 1.2, 0.2, h.colour)
        digits = 0 if high >= 60 else 1 if high >= 5 else 2
        value = lambda v: f"{v:.{digits}f}".replace(".", h.point[0])
        got = r.uniform(low + (high - low) * 0.1, high * 1.25)
        y += 6.8
        end = p.put(x[0], y, f"{name} :" if how == "colons" else name, 3.2, room=wide * 0.36)
        if how == "dotted":
            p.dots(end + 2, y, x[1] - 3, 0.3, 1.4, 0.25)
        p.put(x[1], y, value(got), 3.4, got > high or how == "columns")
        p.put(x[2], y, unit, 2.9, room=wide * 0.14)
        p.put(x[3], y, {"colons": f"(N : {value(low)} - {value(high)})", "boxed": f"de {value(low)} à {value(high)}"}.get(how, f"{value(low)} – {value(high)}"), 3.0, room=wide * 0.2)
        if how == "boxed":
            p.rect(p.margin, y - 4.6, wide, 6.8, h.colour, 0.12)
        elif how == "gauged":
            _gauge(p, x[3] + wide * 0.14, y, min(max((got - low) / (high - low), 0), 1.2) / 1.2, h.colour)
    return y


def _gauge(p: Press, x, y, share, colour):
    """A small scale with a mark where the value lies."""
    p.rect(x, y - 2, 14, 1.4, colour, 0.15)
    p.rect(x + 13 * share, y - 2.6, 1, 2.6, None, fill=colour)
