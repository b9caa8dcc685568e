"""Makes the samples: `python generate.py [NAME...]` writes `samples/dossiers/NAME`, the registry and the contact points.

Deterministic: the same fonts and the same library versions give the same files.
"""
import csv
import sys
from pathlib import Path

import scenarios
from people import Registry

SAMPLES = Path(__file__).parents[1]
CONTACT_POINTS = [(101, "Agence Rabat Agdal", "Rabat", "counter"), (204, "Agence Casablanca Anfa", "Casablanca", "counter"), (318, "Point de contact Boukhalef", "Tanger", "counter"),
                  (422, "Agence mobile Souss", "Agadir", "mobile"), (537, "Point de contact Narjiss", "Fès", "counter"), (640, "Agence Oujda Centre", "Oujda", "counter")]


def main(names: list[str]):
    registry = Registry(seed=610)
    registry.write(SAMPLES / "registry")
    with (SAMPLES / "contact_points.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([("code", "name", "city", "kind"), *CONTACT_POINTS])
    total = 0
    for scenario in scenarios.ALL:
        if not names or scenario.__name__ in names:
            size = scenario(registry).write(SAMPLES / "dossiers")
            total += size
            print(f"{scenario.__name__}  {size / 1024:7.0f} kB  {scenario.__doc__}", flush=True)
    print(f"     {total / 2 ** 20:7.2f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
