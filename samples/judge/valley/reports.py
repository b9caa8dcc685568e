"""Laboratory results of `valley`."""
from datetime import date, timedelta
from random import Random

import barcode
import begun
from coast.labels import rounded
from house import House
from ink import Hand, stamp
from press import Press
from reports import TESTS
from valley.forms import hour
from valley.heads import HEADS
from valley.labels import GREY, PALE, capped, listed, pair_cells

TABLES = ["plain", "hairs", "banded", "by_chapter", "earlier", "ruled", "flagged"]
BLOCKS = ["pairs", "cells", "halves", "box", "bars", "over_rule"]


def results(r: Random, half: str, lab, patient: str, day: date) -> Press:
    b = begun.sheet(half, lab, HEADS, TABLES, BLOCKS, 18)
    h, own, p, said, wide = b.h, b.own, b.p, b.said, b.wide
    taken = h.date(day) + (f" {hour(day)}" if own.random() < 0.3 and len(h.date(day)) < 11 else "")
    file = f"{day:%y}{r.randint(1, 60000):05d}"
    facts = [(said["report_file"], file), (said["report_patient"], patient), (said["prescriber"], f"Dr {r.choice(['Lahlou', 'Sebti', 'Mouline', 'Rhazi', 'Guessous'])}"), (said["sampled"], taken), (said["edited"], h.date(day + timedelta(days=own.choice([0, 0, 1, 2]))))]
    facts = [facts[k] for k in own.choice([(0, 1, 2, 3, 4), (1, 0, 3, 2), (1, 3, 0, 4), (3, 4, 0, 1, 2), (1, 2, 3, 4, 0)])]
    if own.random() < 0.4:
        facts.append(("Âge / Sexe", f"{r.randint(3, 84)} ans / {r.choice('MF')}"))
    y, above = b.y + 8, own.random() < 0.5
    if above:
        end = p.put(p.width / 2, y + 3, said["report"], 5, True, h.colour, "ms", room=wide)
        p.line(p.width - end, y + 4.6, end, y + 4.6, 0.3, h.colour)
        y += 10
    y = _who(p, h, facts, b.block, y, wide, file) + 9
    if not above:
        p.rect(p.margin, y - 3, wide, 7.6, h.colour, 0.3)
        p.put(p.width / 2, y + 2.4, said["report"], 4, True, "", "ms", room=wide - 8)
        y += 12
    y = _table(p, h, own, r, day, b.form, said["report_columns"], y + 2, wide)
    x = p.right - 32 if own.random() < 0.8 else p.width / 2
    p.put(x, y + 11, said["biologist"], 3.2, anchor="ms")
    stamp(p, r, [lab.name, lab.city], (x + r.uniform(-4, 4), y + 26), r.choice(["blue", "violet", "navy"]), r.choice(["round", "frame", "double", "bare"]), 40)
    if r.random() < 0.6:
        Hand(r, "schoolbell", "blue").sign(p, (x - 27, y + 14, 54, 26))
    p.put(p.width / 2, p.height - 11, own.choice(["Prélèvements à jeun de 8h à 11h", "Laboratoire ouvert du lundi au samedi", f"{h.street}, {h.city} - {h.phone}", "Résultats à interpréter par le médecin traitant"]), 2.6, False, GREY, "ms", room=wide * 0.9)
    p.put(p.right, p.height - 6.6, h.page_of(1, 1), 2.6, False, GREY, "rs", room=wide * 0.2)
    return p


def _who(p: Press, h: House, facts, how, y, wide, file) -> float:
    """The patient's block: pairs in two columns, in cells, in two framed halves, in one box, beside a bar code, or over a rule."""
    first = (len(facts) + 1) // 2
    if how == "cells":
        pairs = capped(facts)
        pair_cells(p, pairs[:first], p.margin, y, wide / 2, 0.4)
        pair_cells(p, pairs[first:], p.margin + wide / 2, y, wide / 2, 0.4)
        return y + 6.4 * first
    if how == "bars":
        modules = barcode.code128(file)
        barcode.draw(p, modules, p.margin, y, 0.27 * len(modules), 11)
        p.put(p.margin, y + 15, file, 2.8)
        return max(listed(p, facts, p.margin + wide * 0.4, y + 3.4, 42, wide * 0.6), y + 15)
    if how == "box":
        high = 3.4 + 5.2 * len(facts)
        p.rect(p.margin + wide * 0.42, y, wide * 0.58, high, "#333333", 0.35)
        listed(p, facts, p.margin + wide * 0.42 + 3, y + 5.4, 40, wide * 0.58 - 6, bold=(0,))
        return y + high
    if how == "over_rule":
        for k, (label, value) in enumerate(facts):
            p.put(p.margin + wide / 2 * (k % 2), y + 3.4 + 5.4 * (k // 2), f"{label}{value}" if label[-1:] == " " else f"{label} : {value}", 3.2, room=wide / 2 - 4)
        p.line(p.margin, y + 6 + 5.4 * (first - 1), p.right, y + 6 + 5.4 * (first - 1), 0.6, h.colour)
        return y + 7 + 5.4 * (first - 1)
    high = 3.4 + 5.4 * first
    for k, part in enumerate((facts[:first], facts[first:])):
        x = p.margin + (wide / 2 + 2) * k
        if how == "halves":
            rounded(p, x, y, wide / 2 - 2, high, "#777777", 2)
        listed(p, part, x + 2.5, y + 5.4, 36, wide / 2 - 7, 5.4, bold=(0,) if k == 0 else ())
    return y + high


def _table(p: Press, h: House, own: Random, r: Random, day: date, how, heads, y, wide) -> float:
    chapters, tests = own.sample(h.w.chapters, len(h.w.chapters)), r.sample(TESTS, r.randint(4, 12))
    x = [p.margin + 2, p.margin + wide * 0.46, p.margin + wide * 0.58, p.margin + wide * 0.7]
    last = 0.15 if how == "earlier" else 0.28
    top = y - 5
    if how in ("banded", "ruled"):
        p.rect(p.margin, top, wide, 7.4, None, fill=h.colour if how == "banded" else "#e2e2e2")
    for k, head in zip((0, 1, 3), heads):
        p.put(x[k], y, head, 3.1, True, "#ffffff" if how == "banded" else "", room=wide * (0.42, 0.22, 0, last)[k])
    if how == "earlier":
        p.put(p.right - 1, y, f"{day - timedelta(days=own.randint(40, 600)):%d/%m/%y}", 2.7, anchor="rs", room=wide * 0.13)
    for line in (y + 2.4,) if how != "plain" else (y - 5, y + 2.4):
        p.line(p.margin, line, p.right, line, 0.3, h.colour)
    y += 2.4
    for k, (name, unit, low, high) in enumerate(tests):
        if how in ("by_chapter", "flagged") and k % 4 == 0:
            y += 7.4
            p.put(x[0], y, chapters[k // 4 % len(chapters)], 3.2, True, h.colour)
            if how == "by_chapter":
                p.line(x[0], y + 1.3, x[0] + p.length(chapters[k // 4 % len(chapters)], 3.2, True), y + 1.3, 0.25, h.colour)
        digits = 0 if high >= 60 else 1 if high >= 5 else 2
        value = lambda v: f"{v:.{digits}f}".replace(".", h.point[0])
        got = r.uniform(low + (high - low) * 0.05, high * 1.3)
        y += 6.2
        if how == "banded" and k % 2:
            p.rect(p.margin, y - 4.4, wide, 6.2, None, fill=PALE)
        elif how in ("hairs", "ruled"):
            p.line(p.margin, y + 1.8, p.right, y + 1.8, 0.12, "#a2a2a2")
        p.put(x[0] + (3 if how in ("by_chapter", "flagged") else 0), y, name, 3.1, room=wide * 0.4)
        sign = (" H" if got > high else " L" if got < low else "") if how == "flagged" else ""
        p.put(x[1], y, f"{value(got)}{sign}", 3.2, how != "plain", room=wide * 0.115)
        p.put(x[2], y, unit, 2.9, room=wide * 0.11)
        p.put(x[3], y, f"Inf. à {value(high)}" if low == 0 else f"[{value(low)} - {value(high)}]" if how in ("flagged", "hairs") else f"{value(low)} à {value(high)}", 3, room=wide * last)
        if how == "earlier":
            p.put(p.right - 1, y, value(got * r.uniform(0.8, 1.2)), 2.9, anchor="rs", room=wide * 0.13)
    y += 2.4
    if how == "ruled":
        p.rect(p.margin, top, wide, y - top, "#444444", 0.3)
        for edge in (x[1] - 2, x[3] - 2):
            p.line(edge, top, edge, y, 0.2, "#444444")
    elif how != "plain":
        p.line(p.margin, y, p.right, y, 0.3, h.colour)
    return y
