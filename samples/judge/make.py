"""Draws dossiers for judging: `python make.py --half judge --count 1000 --out DIR [--data FOLDER]`.

The folder becomes a set as `guichet evaluate DIR` reads it: dossier folders with `truth.json`, and `registry/`. Without `--data` (the real
ink that no repository may hold) fonts and drawn strokes only; then it says so.
"""
import argparse
import multiprocessing
import sys
import time
from functools import partial
from pathlib import Path

import cv2

sys.path.insert(0, str(Path(__file__).parents[1] / "generate"))

from dossiers import World, compose  # noqa: E402
from hands import Ink  # noqa: E402
from population import Population  # noqa: E402

SEEDS = {"fit": 41, "judge": 97, "proof": 263, "fresh": 389, "street": 809, "town": 907, "quarter": 1013, "coast": 1151, "harbour": 1277, "valley": 1399, "meadow": 1481, "orchard": 1583, "lagoon": 1693, "prairie": 1787}


def draw(world: World, out: Path, invoices: bool, index: int) -> int:
    """Draws one dossier, or its `invoices` alone; the same whoever draws it, and after whichever other. Returns its pages."""
    d = compose(world, index)
    folder = out / d.name
    if folder.exists():
        for old in folder.iterdir():
            old.unlink()
    if invoices:
        d.hand_in_invoices(folder)
        return len(d.sheets)
    d.hand_in(folder)
    return len(d.sheets) + 3


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--half", choices=SEEDS, required=True, help="whose ink, machines and layouts")
    parser.add_argument("--count", type=int, required=True, help="dossiers")
    parser.add_argument("--first", type=int, default=1, help="number of the first")
    parser.add_argument("--out", type=Path, required=True, help="the set's folder")
    parser.add_argument("--data", type=Path, help="folder of real ink: MNIST, USPS, FEMNIST, DigiLeTs")
    parser.add_argument("--seed", type=int, help="another draw of the same half")
    parser.add_argument("--invoices", action="store_true", help="the invoices alone, to learn from: no form, no registry needed")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    data = options.data if options.data and (options.data / "digilets.npz").exists() else None
    if data is None:
        print("!! no folder of real ink: fonts and drawn strokes only. What is measured then says nothing of how real hands are read.", flush=True)
    seed = options.seed or SEEDS[options.half]
    world = World(options.half, seed, Population(seed), Ink(data, options.half))
    world.people.write(options.out / "registry")
    begun, pages = time.monotonic(), 0
    with multiprocessing.get_context("fork").Pool(options.workers) as pool:
        indices = range(options.first, options.first + options.count)
        for done, drawn in enumerate(pool.imap_unordered(partial(draw, world, options.out, options.invoices), indices, chunksize=4), 1):
            pages += drawn
            if done % 50 == 0:
                print(f"{done} dossiers, about {pages} pages, {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
