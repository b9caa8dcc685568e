#!/usr/bin/env python3
"""Learns which place of an invoice holds its number, its date and its total: weights of statements, for `extract/choice.rs`.

    zcat models/train/sheets/*.gz | guichet choices > examples.jsonl     # sheets: guichet sheets SET... | gzip -9 > NAME.jsonl.gz
    python models/train/choices.py examples.jsonl --out models/choices [--only number] [--hold-out PREFIX]

Examples are sheets: for every place what is said of it, and the dossier's invoices. The right places are those that bear a number (a day, a total) of these. A log-linear
model over the places of a sheet and "none of them", of plain weights and a dozen hidden units, L2-regularised, fitted by gradient descent (Adam). --hold-out leaves
out the dossiers whose names begin so, and tells how the weights do on them. Needs numpy.
"""
import argparse
import json
import random
import re
from pathlib import Path

import numpy as np

L2 = 0.001  # of the sum over sheets: statements that few sheets make stay near 0
L2_HIDDEN = 0.02  # the same for what goes through the units
HIDDEN = 12  # units
DROPPED = 0.3  # of the units at every step
ROUNDS = 250
BEREFT = 0.01  # of the sheets, given once more without the value
COPIES = 2  # of each sheet in other words
UNKNOWN = 0.25  # kinds of words that no list holds there
KIND = re.compile(r"(left|row|above|right) (nearest|has) ")
TOLD_BY = {"title and number": {"title", "number"}, "invoice and number": {"invoice", "number"}}  # statements that end so need words of these kinds
FORGIVEN = 5  # characters of a number for one misread


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(before + (x != y), row[j] + 1, row[j - 1] + 1)
    return row[-1]


def bare(text):
    return re.sub(r"[^0-9A-Z]", "", text.upper())


def is_number(text, wanted):
    a, b = bare(text), bare(wanted)
    return abs(len(a) - len(b)) <= 1 and distance(a, b) <= (len(b) // FORGIVEN if len(b) > 3 else 0)


def with_none(data, rng):
    """The sheets, and a few as they would be without what is looked for."""
    bereft = [(d, said, right, texts) for d, said, right, texts in data if any(right) and not all(right) and rng.random() < BEREFT]
    without = lambda one, right: [x for x, r in zip(one, right) if not r]
    return data + [(d, without(said, right), without(right, right), without(texts, right)) for d, said, right, texts in bereft]


def in_other_words(data, rng):
    """The same sheets, some kinds of words on each turned into unknown ones: papers of issuers whose words no list holds."""
    out = list(data)
    for _ in range(COPIES):
        for dossier, said, right, texts in data:
            kinds = {s.rsplit(" ", 1)[1] for one in said for s in one if KIND.match(s)}
            lost = {kind for kind in sorted(kinds) if rng.random() < UNKNOWN}
            lost |= {"invoice"} if "title" in lost else set()
            turn = lambda s: s.rsplit(" ", 1)[0] + " unknown" if KIND.match(s) and s.rsplit(" ", 1)[1] in lost else s
            untold = tuple(end for end, by in TOLD_BY.items() if by & lost)
            kept = lambda s: not (s.startswith("row has") and s.rsplit(" ", 1)[1] in lost or untold and s.endswith(untold))
            out.append((dossier, [sorted({turn(s) for s in one if kept(s)}) for one in said], right, texts))
    return out


def sheets(examples, kind):
    """(dossier, statements of each place, whether it is right), sheet by sheet."""
    for example in examples:
        invoices = example["invoices"]
        here = [i for i in invoices if any(is_number(p["text"], i.get("number", "-")) for p in example["numbers"])]
        if not here:
            continue  # a credit note, or a number too badly read to be told
        if kind == "numbers":
            right = lambda text: any(is_number(text, i.get("number", "-")) for i in invoices)
        elif kind == "dates":
            right = lambda text: any(text == i.get("date") for i in here)
        else:
            totals = {int(i["total"].replace(".", "")) for i in here if "total" in i}
            right = lambda text: int(text) in totals
        places = example[kind]
        # A first sheet has no total; a day or a number that no place bears was too badly read to be told.
        if places and (kind == "totals" or any(right(p["text"]) for p in places)):
            yield example["dossier"], [p["said"] for p in places], [right(p["text"]) for p in places], [p["text"] for p in places]


class Fit:
    """A network of one hidden layer beside the plain sum of weights: what it says of a place is its score, against 0 for "none of them"."""

    def __init__(self, data):
        self.names = sorted({s for _, said, *_ in data for one in said for s in one})
        self.index = {name: i for i, name in enumerate(self.names)}

    def matrix(self, said):
        m = np.zeros((len(said), len(self.names)), np.float32)
        for row, one in zip(m, said):
            for s in one:
                if s in self.index:
                    row[self.index[s]] = 1
        return m

    def learn(self, data, rounds=ROUNDS, seed=0):
        draw = np.random.default_rng(seed)
        ms = [(self.matrix(said), np.array(right)) for _, said, right, _ in data]
        big = np.concatenate([m for m, _ in ms])
        starts = np.cumsum([0] + [len(m) for m, _ in ms])[:-1]
        right = np.concatenate([r for _, r in ms]).astype(np.float32)
        sheet = np.repeat(np.arange(len(ms)), [len(m) for m, _ in ms])
        none = np.array([not r.any() for _, r in ms], np.float32)
        size = len(self.names), HIDDEN
        self.w = {"plain": np.zeros(size[0]), "in": draw.normal(size=size) * 0.15, "bias": np.zeros(HIDDEN), "out": draw.normal(size=HIDDEN) * 0.3}
        self.w = {k: w.astype(np.float32) for k, w in self.w.items()}
        pull = {"plain": L2, "in": L2_HIDDEN, "bias": 0, "out": L2_HIDDEN}
        first, second = ({k: np.zeros_like(w) for k, w in self.w.items()} for _ in range(2))
        for step in range(1, rounds + 1):
            w = self.w
            before = big @ w["in"] + w["bias"]
            kept = (draw.random(before.shape) > DROPPED) / np.float32(1 - DROPPED)
            unit = np.maximum(before, 0) * kept
            score = big @ w["plain"] + unit @ w["out"]
            top = np.maximum(np.maximum.reduceat(score, starts), 0)
            e = np.exp(score - top[sheet])
            z = np.add.reduceat(e, starts) + np.exp(-top)
            good = np.add.reduceat(e * right, starts) + none * np.exp(-top)
            loss = -np.log(good / z).sum()
            of_score = (e / z[sheet] - e * right / np.maximum(good, 1e-30)[sheet]).astype(np.float32)
            of_unit = np.outer(of_score, w["out"]) * kept * (before > 0)
            slope = {"plain": big.T @ of_score, "in": big.T @ of_unit, "bias": of_unit.sum(0), "out": unit.T @ of_score}
            for k in w:
                g = slope[k] + pull[k] * len(ms) ** 0.5 * w[k]
                first[k] = 0.9 * first[k] + 0.1 * g
                second[k] = 0.99 * second[k] + 0.01 * g**2
                pace = (0.05 if k == "plain" else 0.01) * (1 - step / rounds * 0.9)
                w[k] = w[k] - (pace * (first[k] / (1 - 0.9**step)) / (np.sqrt(second[k] / (1 - 0.99**step)) + 1e-8)).astype(np.float32)
        return loss / len(ms)

    def scores(self, said):
        m = self.matrix(said)
        return m @ self.w["plain"] + np.maximum(m @ self.w["in"] + self.w["bias"], 0) @ self.w["out"]

    def probabilities(self, said):
        score = self.scores(said)
        top = max(score.max(), 0)
        e = np.exp(score - top)
        return e / (e.sum() + np.exp(-top))

    def text(self, comment):
        """The file that `extract/choice.rs` reads."""
        row = lambda values: "[" + ", ".join(f"{v:.3g}" for v in values) + "]"
        lines = [f"# {comment}", f"bias = {row(self.w['bias'])}", f"out = {row(self.w['out'])}", "[weights]"]
        return "\n".join(lines + [f'"{n}" = {row([self.w["plain"][i], *self.w["in"][i]])}' for i, n in enumerate(self.names)]) + "\n"


def judged(fit, data, show):
    """How often the most probable text is right, and how often where it is believed."""
    n = right = sure = sure_wrong = 0
    for dossier, said, is_right, texts in data:
        if not any(is_right):
            continue
        p = fit.probabilities(said)
        best = int(np.argmax(p))
        mass = sum(q for q, t in zip(p, texts) if t == texts[best])
        n += 1
        right += is_right[best]
        sure += mass > 0.99
        wrong = mass > 0.99 and not is_right[best]
        sure_wrong += wrong
        if show and (wrong or not is_right[best]):
            print("   ", dossier, texts[best], round(mass, 3), [t for t, r in zip(texts, is_right) if r][:2])
    print(f"  {n} sheets: {right / max(n, 1):.4f} right; {sure / max(n, 1):.3f} believed (0.99), of these {sure_wrong} wrong")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("examples", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="+", default=["number", "date", "total"])
    parser.add_argument("--hold-out", default="")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    examples = [json.loads(line) for path in options.examples for line in path.open()]
    for name in options.only:
        kind = f"{name}s"
        data = list(sheets(examples, kind))
        held = lambda d: bool(options.hold_out) and d[0].startswith(options.hold_out)
        train = [d for d in data if not held(d)]
        fit = Fit(train)
        rng = random.Random(7)
        loss = fit.learn(in_other_words(with_none(train, rng), rng))
        print(f"{name}: {len(train)} sheets, {len(fit.names)} statements, loss {loss:.4f}")
        judged(fit, train, False)
        if options.hold_out:
            print("  held out:")
            judged(fit, [d for d in data if held(d)], options.show)
        if options.out:
            options.out.mkdir(exist_ok=True)
            (options.out / f"{name}.toml").write_text(fit.text(f"By models/train/choices.py, from {len(train)} sheets."))


if __name__ == "__main__":
    main()
