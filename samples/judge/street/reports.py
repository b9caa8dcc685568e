"""Laboratory results of `street`."""
from datetime import date, timedelta
from random import Random

import begun
from house import House
from ink import Hand, stamp
from paper import MM
from press import Press
from reports import TESTS
from street.forms import hour
from street.heads import HEADS

TABLES = ["lines", "dotted", "chapters", "earlier", "cells", "under", "starred"]
BLOCKS = ["two_frames", "right_frame", "colons", "band", "barred", "cells"]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 17)
    h, own, p, said, wide = b.h, b.own, b.p, b.said, b.wide
    facts = [(said["report_patient"], patient), (said["report_file"], f"{day:%y%m%d}{r.randint(1, 180):03d}"), (said["sampled"], f"{h.date(day)}{f' {hour(day)}' if own.random() < 0.4 and len(h.date(day)) < 11 else ''}"),
             (said["edited"], h.date(day + timedelta(days=own.randint(0, 1)))), (said["prescriber"], f"Dr {r.choice(['Benjelloun', 'El Idrissi', 'Mansouri', 'Chraibi'])}"), (said["patient_file"], f"{r.randint(1000, 99999):06d}")][:own.randint(4, 6)]
    y = _patient(p, h, facts, b.block, b.y + 7, wide) + 11
    if own.random() < 0.5:
        p.rect(p.margin, y - 6, wide, 8.8, None, fill="#e9e9e9")
    p.put(p.width / 2, y, said["report"].upper() if own.random() < 0.5 else said["report"], 4.8, True, anchor="ms", room=wide - 6)
    y = _table(p, h, own, r, day, b.form, said["report_columns"], y + 12, wide)
    x = p.right - 36 if own.random() < 0.75 else p.margin + 40
    p.put(x, y + 13, said["biologist"], 3.2, True, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-5, 5), y + 29), r.choice(["blue", "violet", "navy"]), r.choice(["round", "frame", "double", "bare"]), 40)
    if r.random() < 0.6:
        Hand(r, "schoolbell", "blue").sign(p, (x - 30, y + 17, 56, 26))
    p.line(p.margin, p.height - 11.5, p.right, p.height - 11.5, 0.25, h.colour)
    p.put(p.margin, p.height - 7, f"{h.street} - {h.phone}", 2.6, False, "#333333", room=wide * 0.7)
    p.put(p.right, p.height - 7, h.page_of(1, 1), 2.6, False, "#333333", "rs", room=wide * 0.25)
    return p


def _patient(p: Press, h: House, facts, how, y, wide) -> float:
    high = 4 + 5.6 * ((len(facts) + 1) // 2)
    if how in ("two_frames", "cells", "barred"):  # two columns: a frame each, ruled cells, or a bar between
        for k, (label, value) in enumerate(facts):
            column, row = k % 2, k // 2
            x, line = p.margin + (wide / 2 + 1.5) * column, y + 6 + 5.6 * row
            if how == "cells":
                p.rect(p.margin + wide / 2 * column, line - 4.2, wide / 2, 5.6, "#555555", 0.2)
            p.put(x + 2.5, line, f"{label}{value}", 3.2, k == 0, room=wide / 2 - 6)
        if how == "two_frames":
            for x in (p.margin, p.margin + wide / 2 + 1.5):
                p.draw.rounded_rectangle([x * MM, y * MM, (x + wide / 2 - 1.5) * MM, (y + high) * MM], 18, outline=h.colour, width=3)
        elif how == "barred":
            p.line(p.width / 2, y + 1, p.width / 2, y + high - 1, 0.4, h.colour)
        return y + high
    high = 3 + 5.4 * len(facts)
    left, room = (p.margin + wide * 0.42, wide * 0.58) if how == "right_frame" else (p.margin, wide)
    if how == "right_frame":
        p.rect(left, y, room, high, "#333333", 0.3)
    elif how == "band":
        p.rect(p.margin, y, wide, high, None, fill="#f0f4f7")
        p.rect(p.margin, y, 1.4, high, None, fill=h.colour)
    for k, (label, value) in enumerate(facts):
        p.put(left + 3.5, y + 5.6 + 5.4 * k, label.strip(" :"), 3, room=room * 0.34)
        p.put(left + room * 0.38, y + 5.6 + 5.4 * k, f": {value}", 3.2, k == 0, room=room * 0.58)
    return y + high


def _table(p: Press, h: House, own: Random, r: Random, day: date, how, heads, y, wide) -> float:
    chapters, tests = own.sample(h.w.chapters, len(h.w.chapters)), r.sample(TESTS, r.randint(4, 11))
    x = [p.margin + 2, p.margin + wide * 0.4, p.margin + wide * 0.53, p.margin + wide * 0.66]
    if how == "cells":
        p.rect(p.margin, y - 5, wide, 7.4, "#333333", 0.25, "#e6e6e6")
    else:
        p.line(p.margin, y + 2.2, p.right, y + 2.2, 0.3, "#222222")
    for k, head in list(zip((0, 1, 3), heads))[:2 if how == "under" else 3]:
        p.put(x[k], y, head, 3, True, room=wide * (0.36 if k == 0 else 0.22))
    if how == "earlier":  # what was found some months before
        p.put(p.right - 1, y, f"Ant. {day - timedelta(days=own.randint(60, 380)):%d/%m/%y}", 2.7, anchor="rs", room=wide * 0.13)
    y += 2.4
    for k, (name, unit, low, high) in enumerate(tests):
        if how in ("chapters", "under") and k % 3 == 0:
            y += 8.2
            title = chapters[k // 3 % len(chapters)]
            end = p.put(p.width / 2 if how == "chapters" else x[0], y, title, 3.4, True, h.colour, "ms" if how == "chapters" else "ls")
            p.line(p.width - end if how == "chapters" else x[0], y + 1.2, end, y + 1.2, 0.25, h.colour)
        digits = 0 if high >= 60 else 1 if high >= 5 else 2
        value = lambda v: f"{v:.{digits}f}".replace(".", h.point[0])
        got = r.uniform(low + (high - low) * 0.1, high * 1.25)
        y += 6.6
        end = p.put(x[0], y, name, 3.1, room=wide * 0.36)
        if how == "dotted":
            p.dots(end + 1.5, y, x[1] - 2, 0.3, 0.9, 0.25)
        p.put(x[1], y, ("* " if how == "starred" and got > high else "") + value(got), 3.2, True)
        p.put(x[2], y, unit, 2.9, room=wide * 0.12)
        limits = f"{value(low)} à {value(high)}" if own.random() < 0.5 or how == "under" else f"{value(low)} - {value(high)}"
        if how == "under":
            y += 4.2
            p.put(x[1], y, f"(VR : {limits} {unit})", 2.6, False, "#444444", room=wide * 0.4)
        else:
            p.put(x[3], y, limits, 3, room=wide * 0.19)
        if how == "earlier":
            p.put(p.right - 1, y, value(got * r.uniform(0.8, 1.2)), 2.9, anchor="rs")
        elif how in ("lines", "cells"):
            p.line(p.margin, y + 1.9, p.right, y + 1.9, 0.12, "#888888")
        if how == "cells":
            for edge in (p.margin, x[1] - 2, x[3] - 2, p.right):
                p.line(edge, y - 4.7, edge, y + 1.9, 0.12, "#888888")
    return y
