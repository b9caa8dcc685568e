"""Prescriptions put together from the physician's own head and habits: what is printed, what is by hand, where the date stands."""
from datetime import date
from random import Random

from heads import HEADS
from house import House
from ink import Hand, stamp
from press import Press

# Where the date stands, whether the lines are printed, and how they are marked.
PLACES = {"fit": ["right", "row"], "proof": ["under", "beside", "left", "end", "box", "right_low"]}
MARKS = {"fit": ["", "- "], "proof": ["{k}) ", "{k}/ ", "• ", "{k}. ", "", "Rp. "]}


def prescription(r: Random, half: str, hand: Hand, doctor, patient: str, day: date, written: str, lines: list[str]) -> Press:
    """`written`: the date as the physician writes it by hand."""
    h = House(half, doctor)
    own = Random(f"script-{half}-{doctor.inpe}")
    h.size, h.polite = own.choice([(210, 297), (210, 297), (148, 210)]), False
    place, mark, typed, typed_day = own.choice(PLACES[half]), own.choice(MARKS[half]), own.random() < 0.3, own.random() < 0.35
    said = {k: own.choice(getattr(h.w, k)) for k in ("script", "script_day", "script_patient", "script_foot")}
    head = own.choice(HEADS[half])
    p = h.page()
    s, wide = p.scale, p.width - 2 * p.margin
    y, beside = head(p, h)
    typed_day = typed_day or typed

    def dated(x, y, label, room=80.0):
        end = p.put(x, y, label, 3.4, room=room * 0.6)
        if typed_day:
            p.put(end + 1, y, h.date(day), 3.6, room=room - (end - x), vital=True)
        else:
            hand.write(p, (end + 0.5, y - 6.2, min(42, room - (end - x)), 8.2), written)

    label = said["script_day"] or f"{doctor.city}, le "
    if place in ("right", "beside"):
        if place == "beside" and beside and beside[1] - beside[0] > 55:
            dated(beside[0], beside[2] + 8, label, beside[1] - beside[0])
        else:
            y += 10 * s
            dated(p.right - 78 * s, y, f"{doctor.city}, le ", 78 * s)
    y += 15 * s
    anchor, x = ("ls", p.margin) if place in ("left", "box") else ("ms", p.width / 2)
    p.put(x, y, said["script"], own.choice([5, 6, 7]), True, h.colour, anchor, room=wide * 0.6)
    if place == "left":
        dated(p.right - 74 * s, y, label, 74 * s)
    if place == "under":
        y += 9 * s
        dated(p.width / 2 - 30 * s, y, label, 70 * s)
    y += 13 * s
    room = wide
    if place in ("row", "box"):
        room = wide * 0.56
        dated(p.margin + wide * 0.6, y, label, wide * 0.38)
        if place == "box":
            p.rect(p.margin - 2, y - 7.5, wide + 4, 11, h.colour, 0.3)
    end = p.put(p.margin, y, said["script_patient"], 3.4, room=room * 0.4)
    if typed:
        p.put(end + 1, y, patient, 3.8, True, room=room - (end - p.margin))
    else:
        hand.write(p, (end + 0.5, y - 6.4, room - (end - p.margin) - 1, 8.4), patient)
    y += own.choice([14, 18, 22]) * s
    step = min(own.choice([9.5, 11.5, 13]) * s if not typed else own.choice([6.5, 7.5]), (p.height - y - 62 * s) / max(len(lines), 1))
    for k, line in enumerate(lines):
        first = k % 2 == 0
        if typed:
            p.put(p.margin + (6 if first else 14), y, (mark.format(k=k // 2 + 1) if first else "") + line, 3.5, first, room=wide - 16)
        else:
            hand.write(p, (p.margin + (5 if first else 14), y - 7, wide - 30, 8.6), (mark.format(k=k // 2 + 1).replace("• ", "- ") if first else "") + line, height=3.2 if s == 1 else 2.8)
        y += step
    if place in ("end", "right_low"):
        y += 8 * s
        dated(p.margin if place == "end" else p.right - 78 * s, y, label if place == "end" else f"Fait à {doctor.city} le ", 78 * s)
    centre = (r.uniform(p.width * 0.55, p.right - 24), min(y + 22, p.height - 34))
    stamp(p, r, [doctor.name, doctor.speciality, doctor.city], centre, r.choice(["violet", "navy", "blue", "black"]), r.choice(["frame", "double", "round", "bare"]), 42 * max(s, 0.9))
    hand.sign(p, (centre[0] - 28, centre[1] - 13, 56, 26))
    if own.random() < 0.7:
        p.line(p.margin, p.height - 13, p.right, p.height - 13, 0.3, h.colour)
    p.put(p.width / 2, p.height - 8, said["script_foot"], 2.9, False, h.colour, "ms", room=wide)
    return p
