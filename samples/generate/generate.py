"""Makes the samples: `python generate.py [NAME...]` writes `samples/dossiers/NAME`, the registry and the contact points.

Deterministic: the same fonts and the same library versions give the same files.
"""
import csv
import sys
from pathlib import Path

import scenarios
from people import Registry

SAMPLES = Path(__file__).parents[1]
CONTACT_POINTS = [("RBT-01", "Agence Rabat Agdal", "Rabat", "agency"), ("CAS-03", "Agence Casablanca Anfa", "Casablanca", "agency"), ("TNG-02", "Point de proximité Boukhalef", "Tanger", "proximity"),
                  ("AGA-11", "Unité mobile Souss", "Agadir", "mobile"), ("FES-07", "Point de proximité Narjiss", "Fès", "proximity"), ("OUJ-04", "Agence Oujda Centre", "Oujda", "agency")]


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
