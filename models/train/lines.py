"""Trains the recogniser of written numbers that src/read reads free hand with, from PP-OCRv6 tiny, and writes it as ONNX with what it was measured on.

    python lines.py --ink DIR --fonts DIR --cache ../cache --work DIR --minutes N --out ../hand/hand

Needs torch, onnx, onnxruntime, numpy, opencv, pillow (tools only; the product needs none of them). `--ink` holds the files named in the card, `--fonts`
the .ttf files, `--cache` the networks that `fetch.py` brings. One core: lines are composed in one process while the other learns. Seeded; the time
spent decides only how far the schedule has come. The ONNX file is tiny's with other weights: same input, same output, same alphabet.
"""

import argparse
import json
import multiprocessing
import os
import re
import time

import chunks
import lines_compose
import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

CHUNK = 2_048
BATCH = 24
SEED = 20_262
PER_KIND = 400
LAST = "linear_1"
UNREADABLE = 8.0  # -ln p of a line from which on it teaches less and less


class Tiny(nn.Module):
    """The recogniser of an ONNX file, its weights under their names there. Line (n, 1, 48, width) of -1 .. 1 to scores (n, width / 8, classes)."""

    def __init__(self, model):
        super().__init__()
        values = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in model.graph.initializer}
        added = {n.input[0]: n.input[1] for n in model.graph.node if n.op_type == "Add" and n.input[1] in values}
        convolutions = [n for n in model.graph.node if n.op_type == "Conv"]
        self.convolutions = [(n.input[1], added.get(n.output[0]), attributes(n)) for n in convolutions]
        self.norms = [list(n.input[1:]) for n in model.graph.node if n.op_type == "BatchNormalization"]
        fixed = {name for norm in self.norms for name in norm[2:]}
        learned = [n for n, v in values.items() if v.ndim and n not in fixed]
        self.places = {name: f"w{k}" for k, name in enumerate(values)}
        for name in learned:
            self.register_parameter(self.places[name], nn.Parameter(values[name]))
        for name in fixed:
            self.register_buffer(self.places[name], values[name])

    def weight(self, name):
        return getattr(self, self.places[name])

    def convolved(self, x, k):
        weight, bias, a = self.convolutions[k]
        bias = None if bias is None else self.weight(bias).flatten()
        return functional.conv2d(x, self.weight(weight), bias, a["strides"], a["pads"][:2], a["dilations"], a["group"])

    def normed(self, x, k):
        gain, offset, mean, variance = (self.weight(n) for n in self.norms[k])
        return functional.batch_norm(x, mean, variance, gain, offset, eps=1e-5)

    def squeezed(self, x, k):
        """Channels weighed by what the whole line holds of them."""
        whole = torch.relu(self.convolved(x.mean((2, 3), keepdim=True), k))
        return x * functional.hardtanh(self.convolved(whole, k + 1) / 6 + 0.5, 0, 1)

    def forward(self, line):
        x = functional.gelu(self.normed(self.convolved(line.expand(-1, 3, -1, -1), 0), 0))
        x, k = self.normed(self.convolved(x, 1), 1), 2
        for stage in ("s+", "+", "-", "s+", "+", "-", "s+", "+", "+"):
            x, k = self.convolved(x, k), k + 1
            if "s" in stage:
                x, k = self.squeezed(x, k), k + 2
            deep = self.convolved(functional.gelu(self.convolved(x, k)), k + 1)
            x, k = (x + deep if "+" in stage else deep), k + 2
        x = functional.avg_pool2d(x, (3, 2))
        x = functional.hardswish(self.normed(self.convolved(x, k), 2))
        x = functional.hardswish(self.normed(self.convolved(x, k + 1), 3))
        x = x.squeeze(2).transpose(1, 2) @ self.weight("linear_0.w_0") + self.weight("linear_0.b_0")
        return x @ self.weight(f"{LAST}.w_0") + self.weight(f"{LAST}.b_0")


def attributes(node):
    return {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}


def written_into(model, net, temperature):
    """The ONNX model with the net's weights, the last layer's divided by `temperature`."""
    out = onnx.ModelProto()
    out.CopyFrom(model)
    for value in out.graph.initializer:
        if numpy_helper.to_array(value).ndim:
            share = temperature if value.name.startswith(LAST) else 1.0
            value.CopyFrom(numpy_helper.from_array((net.weight(value.name).detach() / share).numpy(), value.name))
    return out


# Lines


def compose_forever(ink_folder, font_folder, work, count):
    os.nice(10)
    sources = lines_compose.load(ink_folder, font_folder, False)
    names, weights = list(lines_compose.WEIGHTS), list(lines_compose.WEIGHTS.values())
    for n, path in chunks.missing(work, "lines", count):
        rng = np.random.default_rng([SEED, n])
        keep(path, [lines_compose.line(sources, str(rng.choice(names, p=weights)), rng) for _ in range(CHUNK)])


def keep(path, lines):
    widths, texts, kinds = [line[0].shape[1] for line in lines], [line[1] for line in lines], [line[2] for line in lines]
    chunks.save(path, x=np.hstack([line[0] for line in lines]), widths=widths, texts=texts, kinds=kinds)


def kept(path):
    """[(line, text, kind)] of a chunk."""
    d = np.load(path)
    ends = np.cumsum(d["widths"])
    return [(d_x, str(t), str(k)) for d_x, t, k in zip(np.hsplit(d["x"], ends[:-1]), d["texts"], d["kinds"])]


def test_lines(ink_folder, font_folder, work):
    """[(line, text, kind, source)] of left-out hands, composed the same way, as many of every kind and source."""
    sources = list(lines_compose.WEIGHTS)
    path = os.path.join(work, "test.npz")
    if not os.path.exists(path):
        hands = lines_compose.load(ink_folder, font_folder, True)
        rng = np.random.default_rng([SEED, 10_000])
        keep(path, [lines_compose.line(hands, sources[n % len(sources)], rng, kind, plain=True) for kind in lines_compose.KINDS for n in range(PER_KIND)])
    return [(*line, sources[n % len(sources)]) for n, line in enumerate(kept(path))]


def batches(lines, rng):
    """Lines of like width together, white to their right where they are narrower; all a little wider or narrower, higher, fatter, paler than before."""
    widths = np.array([line[0].shape[1] for line in lines]) * np.exp(rng.normal(0, 0.03, len(lines)))
    order = np.argsort(widths)
    for at in rng.permutation(range(0, len(order), BATCH)):
        picked = [lines[i] for i in order[at : at + BATCH]]
        x = tensor([line[0] for line in picked])
        x = functional.interpolate(x, size=(lines_compose.HEIGHT, int(x.shape[3] * rng.uniform(0.88, 1.15))), mode="bilinear", align_corners=False)
        x = functional.pad(x, (1, 1, 1, 1), value=1.0)
        share, change = rng.uniform(0, 0.6), rng.integers(5)
        if change == 0:
            x = x.lerp(-functional.max_pool2d(-x, 3, 1, 1), share)
        elif change == 1:
            x = x.lerp(functional.max_pool2d(x, 3, 1, 1), share / 2)
        elif change == 2:
            x = x.lerp(functional.avg_pool2d(x, 3, 1, 1), share)
        x = x[:, :, 1:-1].roll(int(rng.integers(-1, 2)), 2)
        x = 1 - (1 - x) * rng.uniform(0.8, 1.1)
        yield x.clamp(-1, 1), [line[1] for line in picked]


def tensor(lines):
    x = np.full((len(lines), 1, lines_compose.HEIGHT, max(line.shape[1] for line in lines)), 255, np.uint8)
    for k, line in enumerate(lines):
        x[k, 0, :, : line.shape[1]] = line
    return torch.from_numpy(x).float() / 127.5 - 1


# Learning


def loss_of(scores, texts, alphabet):
    codes = [[alphabet.index(c) + 1 for c in text] for text in texts]
    log_p = functional.log_softmax(scores, 2).transpose(0, 1)
    lengths = torch.full((len(texts),), scores.shape[1])
    return functional.ctc_loss(log_p, torch.tensor(sum(codes, [])), lengths, torch.tensor([len(c) for c in codes]), reduction="none", zero_infinity=True)


def learn(net, o, alphabet, report):
    """Trains `net`; every few minutes `report` sees the mean of the weights of late."""
    # Every tensor's steps are a share of its own size: in folded convolutions sizes lie a factor of 80 apart.
    groups = [{"params": [p], "rate": o.rate * max(p.detach().square().mean().sqrt().item(), 0.02)} for p in net.parameters()]
    optimiser = torch.optim.AdamW(groups, lr=o.rate, weight_decay=0.0)
    mean = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.997))
    rng = np.random.default_rng(SEED)
    start, seen, uses, held, last_report = time.monotonic(), 0, {}, {}, time.monotonic()
    done = 0.0
    while done < 1:
        path = chunks.least_used(o.work, "lines", uses, rng)
        if path not in held:
            held[path] = kept(path)
        losses = []
        for x, texts in batches(held[path], rng):
            done = min(1.0, (time.monotonic() - start) / (o.minutes * 60))
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * min(1.0, (seen + BATCH) / 4_000) * (0.5 + 0.5 * np.cos(np.pi * done)) + 1e-6
            loss = loss_of(net(x), texts, alphabet)
            optimiser.zero_grad()
            # Lines that nobody could read count less, or they would lead.
            (UNREADABLE * (loss / UNREADABLE).log1p()).mean().backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            mean.update_parameters(net)
            seen += len(texts)
            losses.append(loss.median().item())
            if done >= 1:
                break
        print(f"{time.monotonic() - start:.0f} s, {seen} lines, {len(uses)} chunks, loss {np.mean(losses):.3f} in the middle", flush=True)
        if time.monotonic() - last_report > o.every * 60 or done >= 1:
            report(mean.module, seen)
            last_report = time.monotonic()


# Measuring


def spelled(steps, alphabet):
    """The likeliest class of every step, repeats and blanks taken out."""
    return "".join(alphabet[c - 1] for k, c in enumerate(steps) if c and (k == 0 or c != steps[k - 1]))


def value(text):
    """What counts of a reading: no blanks, no currency, no case, one sign for all that parts digits."""
    text = re.sub(r"(dhs?|mad)\.?$", "", re.sub(r"\s", "", text).lower())
    return re.sub(r"[^0-9a-z]+", ".", text).strip(".")


def digits_wrong(said, truth):
    """Edits between the digits of two texts."""
    a, b = (re.sub(r"\D", "", t) for t in (said, truth))
    row = list(range(len(b) + 1))
    for i, c in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, d in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (c != d))
    return row[-1], len(b)


def read_by_file(path, tests, alphabet):
    """What the network of an ONNX file reads, greedily, line by line."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options)
    name = session.get_inputs()[0].name
    return [spelled(session.run(None, {name: tensor([t[0]]).expand(1, 3, -1, -1).numpy()})[0][0].argmax(1), alphabet) for t in tests]


def scores_of(net, tests):
    with torch.no_grad():
        return [net(tensor([t[0]])) for t in tests]


def before(cache, work, tests, alphabet):
    """What PP-OCRv6 tiny and small reach; kept with the lines."""
    path = os.path.join(work, "before.json")
    if not os.path.exists(path):
        files = {f"PP-OCRv6 {size}": os.path.join(cache, f"ppocrv6-{size}-rec.onnx") for size in ("tiny", "small")}
        with open(path, "w") as f:
            json.dump({name: measured(read_by_file(file, tests, alphabet), tests) for name, file in files.items()}, f)
    with open(path) as f:
        return json.load(f)


def measured(said, tests):
    """group -> (lines, share of lines right, share of digits wrong), for every source, every kind, and all."""
    out = {}
    for test, reading in zip(tests, said):
        for group in (test[3], test[2], "all"):
            lines, right, wrong, digits = out.get(group, (0, 0, 0, 0))
            edits, count = digits_wrong(reading, test[1])
            out[group] = (lines + 1, right + (value(reading) == value(test[1])), wrong + edits, digits + count)
    return {group: (n, 100 * right / n, 100 * wrong / max(digits, 1)) for group, (n, right, wrong, digits) in out.items()}


def best_temperature(scores, tests, alphabet):
    """At which the probability of what is read is best as a forecast of whether its value is right."""
    said = [spelled(z[0].argmax(1).tolist(), alphabet) for z in scores]
    known = [(z, reading, value(reading) == value(test[1])) for z, reading, test in zip(scores, said, tests) if reading]

    def surprise(temperature):
        p = [(float(torch.exp(-loss_of(z / temperature, [reading], alphabet))), right) for z, reading, right in known]
        return np.mean([-np.log(np.clip(q if right else 1 - q, 1e-6, 1)) for q, right in p])

    return float(min(np.arange(0.7, 1.65, 0.05), key=surprise))


def table(by_network):
    """A row a group: lines, and for every network lines right and digits wrong."""
    rows = ["| lines of | lines | " + " | ".join(f"{n}: lines right | digits wrong" for n in by_network) + " |", "|---|---|" + "---|---|" * len(by_network)]
    counts = {group: n for m in by_network.values() for group, (n, _, _) in m.items()}
    for group in (*lines_compose.WEIGHTS, *lines_compose.KINDS, "all"):
        rows.append(f"| {group} | {counts[group]} | " + " | ".join(f"{m[group][1]:.1f} % | {m[group][2]:.2f} %" for m in by_network.values()) + " |")
    return "\n".join(rows)


def main():
    a = argparse.ArgumentParser()
    for name in ("--ink", "--fonts", "--cache", "--work", "--out"):
        a.add_argument(name, required=True)
    a.add_argument("--minutes", type=float, default=45, help="of the clock")
    a.add_argument("--every", type=float, default=8, help="minutes between measurements")
    a.add_argument("--chunks", type=int, default=200)
    a.add_argument("--rate", type=float, default=1e-3, help="of a tensor's size, a step")
    a.add_argument("--from", dest="model", help="the ONNX file to go on from; else tiny's")
    o = a.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    os.makedirs(o.work, exist_ok=True)
    composer = multiprocessing.Process(target=compose_forever, args=(o.ink, o.fonts, o.work, o.chunks), daemon=True)
    composer.start()
    tiny = os.path.join(o.cache, "ppocrv6-tiny-rec")
    with open(tiny + ".txt", encoding="utf-8") as f:
        alphabet = [line.rstrip("\n") for line in f]
    tests = test_lines(o.ink, o.fonts, o.work)
    others = before(o.cache, o.work, tests, alphabet)
    print(table(others), flush=True)
    model = onnx.load(o.model or tiny + ".onnx")
    best = {"right": 0.0}

    def report(net, seen):
        scores = scores_of(net, tests)
        now = measured([spelled(z[0].argmax(1).tolist(), alphabet) for z in scores], tests)
        temperature = best_temperature(scores[::3], tests[::3], alphabet)
        text = f"{table({**others, 'hand': now})}\n\nTemperature {temperature:.2f} (in the weights). Lines seen in training: {seen}.\n"
        print(text, flush=True)
        if now["all"][1] > best["right"]:
            best["right"] = now["all"][1]
            onnx.save(written_into(model, net, temperature), o.out + ".onnx.part")
            os.replace(o.out + ".onnx.part", o.out + ".onnx")
            with open(o.out + ".measured.md", "w") as f:
                f.write(text)

    learn(Tiny(model), o, alphabet, report)
    composer.terminate()


if __name__ == "__main__":
    main()
