"""Chunks of composed examples in a folder: one process writes them, another learns of them meanwhile."""

import glob
import os
import time

import numpy as np


def missing(work, name, count):
    """(number, path) of each of the `count` chunks that is not there yet."""
    for n in range(count):
        path = os.path.join(work, f"{name}-{n:03}.npz")
        if not os.path.exists(path):
            yield n, path


def save(path, **arrays):
    """Writes a chunk so that nobody sees half of it."""
    part = path + ".part.npz"
    np.savez(part, **arrays)
    os.replace(part, path)


def least_used(work, name, uses, rng):
    """The path of a chunk that was used least, counted in `uses`; waits for the first."""
    while not (ready := [p for p in sorted(glob.glob(os.path.join(work, f"{name}-*.npz"))) if ".part" not in p]):
        time.sleep(1)
    path = min(ready, key=lambda p: (uses.get(p, 0), rng.random()))
    uses[path] = uses.get(path, 0) + 1
    return path
