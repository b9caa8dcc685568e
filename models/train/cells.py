"""Trains the cell classifier of src/read/cells.rs and writes it as ONNX with a card of what it was measured on.

    python cells.py --ink DIR --fonts DIR --work DIR --minutes N --out ../cells

Needs torch, onnx, numpy, opencv, pillow (tools only; the product needs none of them). `--ink` holds the files named in cells.md, `--fonts` the .ttf
files. One core: cells are composed in one process while the other learns. Seeded; the time spent decides only how far the schedule has come.
"""

import argparse
import multiprocessing
import os
import time

import chunks
import compose
import ink
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

WEIGHTS = {"mnist": 0.30, "usps": 0.05, "femnist": 0.10, "digilets": 0.36, "fonts": 0.19}
CHUNK = 16_384
SEED = 20_261


class Residual(nn.Module):
    """Two convolutions beside the way straight through."""

    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(*block(channels, channels, 3), nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return torch.relu(x + self.body(x))


def block(i, o, k, s=1):
    return [nn.Conv2d(i, o, k, s, k // 2, bias=False), nn.BatchNorm2d(o), nn.ReLU()]


class Net(nn.Module):
    """Two pictures of 36 x 42 ink (print lifted, print there) to 37 scores; about 0.4 million weights."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            *block(2, 24, 5, 2), Residual(24), *block(24, 48, 3), nn.MaxPool2d(2), Residual(48), *block(48, 80, 3), nn.MaxPool2d(2), Residual(80),
            nn.Flatten(), nn.Dropout(0.2),
        )  # fmt: skip
        self.head = nn.Sequential(nn.Linear(80 * 5 * 4, 112), nn.ReLU(), nn.Linear(112, 37))

    def forward(self, x):
        return self.head(self.body(x))


def unfold(net, path, x):
    """Sets `net` to the exported network at `path`, whose normalisations lie within its convolutions: they get the means and spreads seen on cells `x`."""
    stored = [numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer]
    convolutions = [i for i in stored[4:] if i.ndim == 4]
    biases = [i for i in stored[4:] if i.ndim == 1]
    for parameter, value in zip(net.head.parameters(), stored[:4]):
        parameter.data = torch.from_numpy(value.copy())
    layers = [m for m in net.modules() if isinstance(m, (nn.Conv2d, nn.BatchNorm2d))]
    for at, (convolution, norm) in enumerate(zip(layers[::2], layers[1::2])):
        convolution.weight.data = torch.from_numpy(convolutions[at].copy())
        norm.weight.data = torch.sqrt(norm.running_var + norm.eps)
        norm.bias.data = torch.from_numpy(biases[at].copy())

    def observe(norm, inputs, _):
        mean, spread = inputs[0].mean((0, 2, 3)), inputs[0].std((0, 2, 3))
        norm.running_mean, norm.running_var = mean, spread**2
        norm.weight.data = torch.sqrt(norm.running_var + norm.eps)
        norm.bias.data = norm.bias.data + mean

    watched = [norm.register_forward_hook(observe) for norm in layers[1::2]]
    scores(net, x)
    for hook in watched:
        hook.remove()


def compose_forever(ink_folder, font_folder, work, count):
    sources = ink.load(ink_folder, font_folder)
    for n, path in chunks.missing(work, "cells", count):
        rng = np.random.default_rng([SEED, n])
        cells = [compose.cell(sources, WEIGHTS, "train", rng) for _ in range(CHUNK)]
        chunks.save(path, x=np.stack([c[0] for c in cells]), y=np.array([c[1] for c in cells], np.uint8))


def test_cells(sources, per_source=1500):
    """source -> cells of left-out hands, composed the same way."""
    out = {}
    for name in WEIGHTS:
        rng = np.random.default_rng([SEED, 10_000, list(WEIGHTS).index(name)])
        cells = [compose.cell(sources, {name: 1.0}, "test", rng) for _ in range(per_source)]
        out[name] = (np.stack([c[0] for c in cells]), np.array([c[1] for c in cells]))
    return out


def tensor(x):
    return torch.from_numpy(x.astype(np.float32) / 255)


def jittered(x, rng):
    """Both pictures moved by up to two pixels, so that no composed cell is seen twice alike."""
    dy, dx = rng.integers(-2, 3, 2)
    return np.roll(x, (dy, dx), (2, 3))


def scores(net, x):
    net.eval()
    with torch.no_grad():
        return torch.cat([net(tensor(x[i : i + 512])) for i in range(0, len(x), 512)])


def digits_only(logits, y):
    keep = y < 10
    return logits[keep][:, :10], y[keep]


def report(net, tests, temperature=1.0):
    lines = []
    for name, (x, y) in tests.items():
        z = scores(net, x) / temperature
        t = torch.from_numpy(y).long()
        z10, y10 = digits_only(z, t)
        loss = nn.functional.cross_entropy(z, t).item()
        lines.append(
            f"| {name} | {len(y)} | {100 * (z.argmax(1) != t).float().mean():.2f} % | {100 * (z10.argmax(1) != y10).float().mean():.2f} % | {loss:.3f} |"
        )
    return lines


def best_temperature(net, tests):
    z = torch.cat([scores(net, x) for x, _ in tests.values()])
    t = torch.from_numpy(np.concatenate([y for _, y in tests.values()])).long()
    return min(np.arange(0.6, 2.5, 0.05), key=lambda k: nn.functional.cross_entropy(z / k, t).item())


def confusions(net, tests, most=15):
    seen = {}
    names = ink.CLASSES + "_"
    for x, y in tests.values():
        for true, said in zip(y, scores(net, x).argmax(1).tolist()):
            if true != said:
                seen[names[true] + names[said]] = seen.get(names[true] + names[said], 0) + 1
    return ", ".join(f"{p[0]} as {p[1]} {n}" for p, n in sorted(seen.items(), key=lambda i: -i[1])[:most])


def export(net, tests, out, seen):
    temperature = float(best_temperature(net, tests))
    last = net.head[2]
    with torch.no_grad():
        kept = last.weight.clone(), last.bias.clone()
        last.weight /= temperature
        last.bias /= temperature
    net.eval()
    torch.onnx.export(net, torch.zeros(2, 2, compose.OUT_H, compose.OUT_W), out + ".onnx", input_names=["ink"], output_names=["scores"],
                      dynamic_axes={"ink": {0: "n"}, "scores": {0: "n"}}, opset_version=13, dynamo=False)  # fmt: skip
    lines = ["| source | cells | wrong of 37 | wrong, digits among digits | mean -ln p |", "|---|---|---|---|---|", *report(net, tests)]
    with open(out + ".measured.md", "w") as f:
        f.write("\n".join(lines) + f"\n\nTemperature {temperature:.2f} (in the weights). Cells seen in training: {seen}.\nMost frequent confusions: {confusions(net, tests)}.\n")
    print("\n".join(lines), f"temperature {temperature:.2f}", flush=True)
    with torch.no_grad():
        last.weight.copy_(kept[0])
        last.bias.copy_(kept[1])


def main():
    a = argparse.ArgumentParser()
    for name in ("--ink", "--fonts", "--work", "--out"):
        a.add_argument(name, required=True)
    a.add_argument("--minutes", type=float, default=20, help="of processor time")
    a.add_argument("--chunks", type=int, default=24)
    a.add_argument("--resume", help="weights to go on from (a cells.onnx)")
    a.add_argument("--rate", type=float, default=3e-3)
    o = a.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    os.makedirs(o.work, exist_ok=True)
    composer = multiprocessing.Process(target=compose_forever, args=(o.ink, o.fonts, o.work, o.chunks), daemon=True)
    composer.start()
    tests = test_cells(ink.load(o.ink, o.fonts))
    net = Net()
    if o.resume:
        unfold(net, o.resume, np.concatenate([x[:100] for x, _ in tests.values()]))
        print("\n".join(report(net, tests)), flush=True)
    optimiser = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=0.01)
    rng = np.random.default_rng(SEED)
    start, seen, uses, kept, last_report = time.process_time(), 0, {}, {}, time.process_time()
    while time.process_time() - start < o.minutes * 60:
        path = chunks.least_used(o.work, "cells", uses, rng)
        if path not in kept:
            d = np.load(path)
            kept[path] = (d["x"], d["y"])
        x, y = kept[path]
        order = rng.permutation(len(y))
        for at in range(0, len(y), 128):
            done = min(1.0, (time.process_time() - start) / (o.minutes * 60))
            rate = o.rate * min(1.0, (seen + 1) / 20_000) * (0.5 + 0.5 * np.cos(np.pi * done)) + 1e-5
            for group in optimiser.param_groups:
                group["lr"] = rate
            net.train()
            pick = order[at : at + 128]
            loss = nn.functional.cross_entropy(net(tensor(jittered(x[pick], rng))), torch.from_numpy(y[pick]).long(), label_smoothing=0.01)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            seen += len(pick)
            if done >= 1:
                break
        print(f"{time.process_time() - start:.0f} s, {seen} cells, {len(uses)} chunks, loss {loss.item():.3f}, rate {rate:.5f}", flush=True)
        if time.process_time() - last_report > 300:
            export(net, tests, o.out, seen)
            last_report = time.process_time()
    export(net, tests, o.out, seen)
    composer.terminate()


if __name__ == "__main__":
    main()
