"""Laboratory results of `harbour`."""
from datetime import date, timedelta
from random import Random

import barcode
import begun
from harbour.forms import hour
from harbour.heads import HEADS, sender
from harbour.labels import GREY, PALE, capped, digits, listed
from house import House
from ink import Hand, stamp
from press import Press
from reports import TESTS

TABLES = ["plain", "striped", "titled", "last", "framed", "dotted", "starred", "bold"]
BLOCKS = ["columns", "frame", "grid", "list", "coded", "rule"]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    b = begun.sheet(half, lab, [head for head in HEADS if head is not sender], TABLES, BLOCKS, 17)
    h, own, p, said, wide = b.h, b.own, b.p, b.said, b.wide
    sampled = f"{h.date(day)}{f' {hour(day)}' if own.random() < 0.4 and len(h.date(day)) < 11 else ''}"
    file = f"{day:%m%d}-{r.randint(1, 180):03d}" if own.random() < 0.5 else f"{day:%y}{r.randint(100, 40000):05d}"
    facts = [(said["report_patient"], patient), (said["sampled"], sampled), (said["report_file"], file), (said["edited"], h.date(day + timedelta(days=own.choice([0, 0, 1, 2])))),
             (said["prescriber"], f"Dr {r.choice(['Amrani', 'Tazi', 'El Fassi', 'Kettani', 'Skalli'])}"), (said["patient_file"], str(r.randint(1000, 99999)))][:own.randint(4, 6)]
    if own.random() < 0.4:  # the file's number may come first of all but the name, the day of taking last
        facts[1:] = facts[2:] + facts[1:2]
    y = b.y + 6
    if own.random() < 0.6:
        p.put(p.width / 2, y + 5, said["report"], 4.8, True, h.colour, "ms", room=wide)
        if own.random() < 0.5:
            p.line(p.width / 2 - wide * 0.2, y + 7, p.width / 2 + wide * 0.2, y + 7, 0.4, h.colour)
        y = _patient(p, h, facts, b.block, y + 10, wide, file) + 9
    else:
        y = _patient(p, h, facts, b.block, y, wide, file) + 6
        p.rect(p.margin, y, wide, 7.8, h.colour, 0.4)
        p.put(p.width / 2, y + 5.6, said["report"], 4.2, True, anchor="ms", room=wide - 6)
        y += 15
    y = _table(p, h, own, r, day, b.form, said["report_columns"], y + 2, wide)
    x = p.right - 32 if own.random() < 0.8 else p.width / 2
    p.put(x, y + 11, said["biologist"], 3.2, True, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-4, 4), y + 26), r.choice(["blue", "violet", "navy"]), r.choice(["round", "frame", "double", "bare"]), 40)
    if r.random() < 0.6:
        Hand(r, "schoolbell", "blue").sign(p, (x - 27, y + 14, 54, 26))
    p.put(p.width / 2, p.height - 10, own.choice([f"{h.street}, {h.city}", "Laboratoire ouvert du lundi au samedi", "Les résultats sont remis en main propre", h.phone]), 2.5, False, GREY, "ms", room=wide * 0.7)
    p.put(p.right, p.height - 5.6, h.page_of(1, 1), 2.5, False, GREY, "rs", room=wide * 0.2)
    return p


def _patient(p: Press, h: House, facts, how, y, wide, file) -> float:
    """The patient's block: two columns free or framed, a grid, a list, with a bar code, or between rules."""
    half, rows = wide / 2, (len(facts) + 1) // 2
    if how in ("list", "coded"):
        if how == "coded":
            modules = barcode.code128(digits(file))
            barcode.draw(p, modules, p.right - 0.25 * len(modules), y + 1, 0.25 * len(modules), 9)
        return listed(p, capped(facts), p.margin, y + 5, 42, wide * 0.66, 5.2, 3.1, how == "list") + 2
    if how == "grid":
        for k, (label, value) in enumerate(capped(facts)):
            x, at, last = p.margin + half * (k % 2), y + 10 * (k // 2), k == len(facts) - 1 and k % 2 == 0
            p.rect(x, at, wide if last else half, 10, "#888888", 0.2)
            p.put(x + 1.8, at + 3.6, label, 2.5, False, GREY, room=half - 3)
            p.put(x + 1.8, at + 8, value, 3.3, k == 0, room=half - 3)
        return y + 10 * rows
    if how == "rule":
        p.line(p.margin, y, p.right, y, 0.5, h.colour)
        p.line(p.margin, y + 4 + 5.6 * rows, p.right, y + 4 + 5.6 * rows, 0.5, h.colour)
    elif how == "frame":
        p.rect(p.margin, y, wide, 4 + 5.6 * rows, "#666666", 0.3, "#fafafa")
    for k, (label, value) in enumerate(facts):
        p.put(p.margin + 2.5 + half * (k % 2), y + 5.6 + 5.6 * (k // 2), f"{label}{value}", 3.2, k == 0, room=half - 5)
    return y + 4 + 5.6 * rows


def _table(p: Press, h: House, own: Random, r: Random, day: date, how, heads, y, wide) -> float:
    chapters, tests = own.sample(h.w.chapters, len(h.w.chapters)), r.sample(TESTS, r.randint(4, 11))
    x = [p.margin + 2, p.margin + wide * 0.4, p.margin + wide * 0.54, p.margin + wide * (0.66 if how == "last" else 0.72)]
    if how in ("framed", "striped"):
        p.rect(p.margin, y - 5, wide, 7.2, None, fill="#e3e6ea" if how == "framed" else PALE)
    for k, head in zip((0, 1, 3), heads):
        p.put(x[k], y, head, 3, True, h.colour if how in ("plain", "dotted") else "", room=wide * (0.36, 0.25, 0, 0.17 if how == "last" else 0.26)[k])
    if how == "last":
        p.put(p.right - 1, y, f"Du {day - timedelta(days=own.randint(40, 420)):%d/%m/%y}", 2.7, False, GREY, "rs", room=wide * 0.15)
    if how != "framed":
        p.line(p.margin, y + 2.2, p.right, y + 2.2, 0.5, h.colour)
    top, y = y - 5, y + 2.2
    for k, (name, unit, low, high) in enumerate(tests):
        if how in ("titled", "starred") and k % 4 == 0:
            y += 8
            text = chapters[k // 4 % len(chapters)]
            end = p.put(p.margin if how == "titled" else p.width / 2, y, text, 3.4, True, "", "ls" if how == "titled" else "ms")
            if how == "titled":
                p.line(p.margin, y + 1.2, end, y + 1.2, 0.3)
        digits = 0 if high >= 60 else 1 if high >= 5 else 2
        value = lambda v: f"{v:.{digits}f}".replace(".", h.point[0])
        got = r.uniform(low + (high - low) * 0.05, high * 1.3)
        y += 6.3
        if how == "striped" and k % 2:
            p.rect(p.margin, y - 4.5, wide, 6.3, None, fill=PALE)
        elif how in ("plain", "framed"):
            p.line(p.margin, y + 1.8, p.right, y + 1.8, 0.1, "#a8a8a8")
        end = p.put(x[0], y, name.upper() if how == "bold" else name, 3.1, how == "bold", room=wide * 0.36)
        if how == "dotted":
            p.dots(end + 1.5, y - 0.2, x[1] - 2, 0.3, 1.0, 0.2, "#777777")
        out = "" if low <= got <= high else {"starred": " *", "bold": " H" if got > high else " L"}.get(how, "")
        p.put(x[1], y, f"{value(got)}{out}", 3.2, how != "plain" or bool(out))
        p.put(x[2], y, unit, 2.9, room=wide * 0.1)
        limits = f"Inf. à {value(high)}" if low == 0 else f"{value(low)} à {value(high)}" if how in ("titled", "plain") else f"({value(low)} - {value(high)})" if how == "dotted" else f"{value(low)} - {value(high)}"
        p.put(x[3], y, limits, 3, room=wide * (0.17 if how == "last" else 0.26))
        if how == "last":
            p.put(p.right - 1, y, value(got * r.uniform(0.85, 1.15)), 2.9, False, GREY, "rs")
    y += 2.6
    if how == "framed":
        p.rect(p.margin, top, wide, y - top, "#555555", 0.3)
        for edge in (x[1] - 3, x[3] - 3):
            p.line(edge, top, edge, y, 0.2, "#555555")
    else:
        p.line(p.margin, y, p.right, y, 0.25, h.colour)
    return y
