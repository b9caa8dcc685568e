"""Laboratory results of `coast`."""
from datetime import date, timedelta
from random import Random

import barcode
import begun
from coast.forms import hour
from coast.heads import HEADS
from coast.labels import PALE, capped, leaders, rounded
from house import House
from ink import Hand, stamp
from press import Press
from reports import TESTS
from town.labels import rows

TABLES = ["lines", "zebra", "chapters", "before", "grid", "leaders", "marked"]
BLOCKS = ["two", "card", "cells", "column", "bars", "strip"]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 17)
    h, own, p, said, wide = b.h, b.own, b.p, b.said, b.wide
    sampled = f"{h.date(day)}{f' à {hour(day)}' if own.random() < 0.35 and len(h.date(day)) < 11 else ''}"
    file = f"{day:%y%m%d}{r.randint(1, 240):03d}"
    facts = [(said["report_patient"], patient), (said["report_file"], file), (said["sampled"], sampled), (said["prescriber"], f"Dr {r.choice(['Berrada', 'Ouazzani', 'Chraibi', 'El Idrissi', 'Benjelloun'])}"),
             (said["edited"], h.date(day + timedelta(days=own.choice([0, 0, 1, 3])))), (said["patient_file"], str(r.randint(1000, 99999)))][:own.randint(4, 6)]
    if own.random() < 0.5:  # the day of taking may stand after that of printing
        facts[2:] = reversed(facts[2:])
    y = b.y + 7
    if own.random() < 0.5:
        dark = own.random() < 0.5
        p.rect(p.margin, y - 3, wide, 8.4, None, fill=h.colour if dark else "#e3e7ea")
        p.put(p.width / 2, y + 3, said["report"], 4.4, True, "#ffffff" if dark else "", "ms", room=wide - 8)
        y = _patient(p, h, facts, b.block, y + 8.6, wide, file) + 8
    else:
        y = _patient(p, h, facts, b.block, y - 2, wide, file) + 11
        p.put(p.width / 2, y, said["report"], 4.8, True, h.colour, "ms", room=wide)
        y += 8
    y = _table(p, h, own, r, day, b.form, said["report_columns"], y + 2, wide)
    x = p.right - 34 if own.random() < 0.75 else p.margin + 34
    p.put(x, y + 12, said["biologist"], 3.2, True, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-4, 4), y + 27), r.choice(["blue", "violet", "navy"]), r.choice(["round", "frame", "double", "bare"]), 40)
    if r.random() < 0.6:
        Hand(r, "schoolbell", "blue").sign(p, (x - 28, y + 15, 54, 26))
    p.line(p.margin, p.height - 14.6, p.right, p.height - 14.6, 0.2, "#777777")
    p.put(p.margin, p.height - 10.6, h.own.choice(["Ce compte rendu ne peut être reproduit que dans son intégralité", "Prélèvements de 7h30 à 18h, samedi jusqu'à 13h", f"{h.street}, {h.city} - {h.phone}"]), 2.5, False, "#444444", room=wide * 0.8)
    p.put(p.right, p.height - 10.6, h.page_of(1, 1), 2.6, False, "#444444", "rs", room=wide * 0.18)
    return p


def _patient(p: Press, h: House, facts, how, y, wide, file) -> float:
    """The patient's block: in two columns free, in cards or cells; in one column with full stops or behind bars; or over a strip."""
    first = (len(facts) + 1) // 2
    if how == "column":
        for k, (label, value) in enumerate(facts):
            leaders(p, p.margin + 1, y + 5.4 + 5 * k, label, value, 42, wide * 0.7, 3, bold=k == 0)
        return y + 3 + 5 * len(facts)
    if how == "bars":  # with the file's number as a bar code at the right
        modules = barcode.code128(file)
        barcode.draw(p, modules, p.right - 0.25 * len(modules), y + 2, 0.25 * len(modules), 8)
        p.put(p.right, y + 13.6, file, 2.6, anchor="rs")
        rows(p, facts, p.margin + 1, y + 5.4, 40, wide * 0.66, 5.2, 3.1)
        return y + 3 + 5.2 * len(facts)
    if how == "strip":
        p.rect(p.margin, y, wide, 7.4, None, fill=PALE)
        p.put(p.margin + 3, y + 5.2, f"{facts[0][0]}{facts[0][1]}", 3.8, True, room=wide - 6)
        for k, (label, value) in enumerate(facts[1:]):
            p.put(p.margin + 3 + wide / 2 * (k % 2), y + 12.6 + 5.2 * (k // 2), f"{label}{value}", 3, room=wide / 2 - 5)
        return y + 10 + 5.2 * ((len(facts) + 0) // 2)
    high = 4 + 5.6 * first
    if how == "card":
        for k in (0, 1):
            rounded(p, p.margin + (wide / 2 + 1.5) * k, y, wide / 2 - 1.5, high, h.colour, 3)
    for k, (label, value) in enumerate(facts):
        x, line = p.margin + (wide / 2 + (1.5 if how == "card" else 0)) * (k // first), y + 6.4 + 5.6 * (k % first)
        if how == "cells":
            p.rect(x, line - 4.2, wide * 0.2, 5.6, "#777777", 0.2, PALE)
            p.rect(x + wide * 0.2, line - 4.2, wide * 0.3, 5.6, "#777777", 0.2)
            p.put(x + 1.6, line, capped([(label, value)])[0][0], 2.8, room=wide * 0.2 - 3)
            p.put(x + wide * 0.2 + 1.8, line, value, 3.1, k == 0, room=wide * 0.3 - 3)
        else:
            p.put(x + 2.5, line, f"{label}{value}", 3.2, k == 0, room=wide / 2 - 6)
    return y + high


def _table(p: Press, h: House, own: Random, r: Random, day: date, how, heads, y, wide) -> float:
    chapters, tests = own.sample(h.w.chapters, len(h.w.chapters)), r.sample(TESTS, r.randint(4, 11))
    x = [p.margin + 2, p.margin + wide * 0.42, p.margin + wide * 0.55, p.margin + wide * (0.66 if how == "before" else 0.74)]
    if how in ("grid", "zebra"):
        p.rect(p.margin, y - 5, wide, 7.4, None, fill="#dfe5ea" if how == "grid" else h.colour)
    for k, head in zip((0, 1, 3), heads):
        p.put(x[k], y, head, 3, True, "#ffffff" if how == "zebra" else h.colour if how == "lines" else "", room=wide * (0.38, 0.26, 0, 0.17 if how == "before" else 0.24)[k])
    if how == "before":  # the last result and its day
        p.put(p.right - 1, y, f"Antér. {day - timedelta(days=own.randint(30, 500)):%d/%m/%y}", 2.7, anchor="rs", room=wide * 0.16)
    p.line(p.margin, y + 2.4, p.right, y + 2.4, 0.4, h.colour)
    top, y = y - 5, y + 2.4
    for k, (name, unit, low, high) in enumerate(tests):
        if how in ("chapters", "marked") and k % 5 == 0:
            y += 8
            p.put(x[0] if how == "marked" else p.width / 2, y, chapters[k // 5 % len(chapters)], 3.3, True, h.colour, "ls" if how == "marked" else "ms")
            if how == "chapters":
                p.line(p.width / 2 - 28, y + 1.4, p.width / 2 + 28, y + 1.4, 0.2, h.colour)
        digits = 0 if high >= 60 else 1 if high >= 5 else 2
        value = lambda v: f"{v:.{digits}f}".replace(".", h.point[0])
        got = r.uniform(low + (high - low) * 0.05, high * 1.3)
        y += 6.4
        if how == "zebra" and k % 2:
            p.rect(p.margin, y - 4.6, wide, 6.4, None, fill=PALE)
        elif how in ("lines", "grid"):
            p.line(p.margin, y + 1.8, p.right, y + 1.8, 0.12, "#9c9c9c")
        end = p.put(x[0], y, name, 3.1, how == "marked", room=wide * 0.38)
        if how == "leaders":
            p.dots(end + 1.5, y - 0.2, x[1] - 2, 0.25, 0.9, 0.22, "#666666")
        out = how == "marked" and not low <= got <= high
        p.put(x[1], y, f"{value(got)}{' *' if out else ''}", 3.2, True)
        p.put(x[2], y, unit, 2.9, room=wide * 0.1)
        limits = f"< {value(high)}" if low == 0 else f"{value(low)} à {value(high)}" if how in ("leaders", "marked") else f"{value(low)} - {value(high)}"
        p.put(x[3], y, limits, 3, room=wide * (0.17 if how == "before" else 0.24))
        if how == "before":
            p.put(p.right - 1, y, value(got * r.uniform(0.8, 1.2)), 2.9, anchor="rs")
    y += 2.4
    if how == "grid":
        p.rect(p.margin, top, wide, y - top, "#444444", 0.3)
        for edge in (x[1] - 3, x[2] - 2, x[3] - 3):
            p.line(edge, top, edge, y, 0.2, "#444444")
    else:
        p.line(p.margin, y, p.right, y, 0.3, h.colour)
    return y
