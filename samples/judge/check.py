"""Looks at generated papers without scanning them: `python check.py --half proof --count 300 [--out DIR]`.

Tells labels that two vocabularies share, texts that run off a paper or over each other, and truth that a paper does not print. `--out` keeps the papers as pictures.
"""
import argparse
import sys
from collections import Counter
from dataclasses import fields
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "generate"))

import formats  # noqa: E402
import generated  # noqa: E402
import papers  # noqa: E402
from folders import everybody  # noqa: E402
from hands import Ink, Pen  # noqa: E402
from house import WORDS, House  # noqa: E402
from invoices import Bill, ice  # noqa: E402
from parts import PARTS  # noqa: E402
from population import Population  # noqa: E402
from press import Press  # noqa: E402
from wording import Words  # noqa: E402

FREE = {"name", "units", "trade", "script", "ice", "tax_id", "modes"}  # what everybody prints


def shared() -> list[str]:
    """Labels that stand in two vocabularies under the same heading, without their punctuation, and that not everybody prints: there should be none."""
    bare = lambda words: {w.strip(" :.").casefold() for w in words if isinstance(w, str) and w.strip(" :.")}
    headings = [f.name for f in fields(Words) if f.name not in FREE]
    return [f"{a}, {b}: {h}: {w}" for a, b in combinations(WORDS, 2) for h in headings for w in bare(getattr(WORDS[a], h)) & bare(getattr(WORDS[b], h)) - everybody()]


def missing(p: Press, h: House, bill: Bill, day: date, days=()) -> list[str]:
    """What of an invoice's truth is not printed on it."""
    text = "\n".join(t for t, _ in p.said)
    wanted = {"number": [bill.number], "total": [h.money(bill.cents)], "ice": [bill.ice], "date": [h.date(day), f"{day:%d}\n{day:%m}\n{day:%Y}", *days]}
    parts = lambda v: v in text or "\n" in v and all(x in text.split("\n") for x in v.split("\n"))
    return [f"no {what}: {values[0]}" for what, values in wanted.items() if not any(map(parts, values))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--half", choices=PARTS, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    half, r, people, seen = options.half, Random(options.seed), Population(options.seed), Counter()
    ink, told = Ink(None, half), shared()
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)

    def judged(name: str, p: Press, *faults: str):
        seen[name[:3]] += 1
        told.extend(f"{name}: {fault}" for fault in [*(p.faults() if isinstance(p, Press) else []), *faults])
        if options.out:
            p.image.reduce(3).save(options.out / f"{name}.jpg", quality=80)

    for k in range(options.count):
        day = date(2026, 1, 2) + timedelta(days=r.randrange(330))
        kind = r.choice(["pharmacy"] * 5 + ["laboratory", "laboratory", "radiology", "physician", "paramedical", "facility", "supplier"])
        seller, client = people.active(r, kind), f"{r.choice(people.lasts)} {r.choice(people.men)}"
        medicines = r.sample(people.medicines, r.randint(1, 4))
        lines = [(m.name, 1, m.cents) for m in medicines] if kind == "pharmacy" else papers.lines(half, seller, r, "Analyses médicales B 120", r.randrange(12000, 300000, 500))
        bill = Bill(seller, formats.number(half, seller.inpe, r, day), "", client, lines, ice(Random(seller.inpe)))
        h = House(half, seller, bill.ice)
        p = generated.invoice(r, half, bill, day, birth=date(1980, 4, 7), prescribed=day)
        judged(f"inv{k:04d}", p, *missing(p, h, bill, day))
        if kind == "pharmacy":
            p = PARTS[half].till(r, half, bill, day)
            text = "\n".join(t for t, _ in p.said)
            judged(f"til{k:04d}", p, *[f"no {t}" for t in (bill.number, h.money(bill.cents), bill.ice) if t not in text])
        if k % 7 == 0:
            judged(f"cre{k:04d}", generated.invoice(r, half, bill, day, credit=True))
        if kind in ("laboratory", "radiology"):
            judged(f"{kind[:3]}{k:04d}", PARTS[half].results(r, half, seller, client, day))
        doctor, hand = people.active(r, "physician"), Pen(r, ink, r.choice(ink.sources()), r.choice(["blue", "black"]))
        if k % 3 == 0:
            judged(f"pre{k:04d}", PARTS[half].prescription(r, half, hand, doctor, client, day, f"{day:%d/%m/%Y}", [line for m in medicines for line in (m.name, "1 cp matin et soir")]))
    print("\n".join(told))
    print(dict(seen), f"{len(told)} faults")


if __name__ == "__main__":
    main()
