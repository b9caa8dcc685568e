"""How well totals and dates of real till receipts are read: `python receipts.py sroie.zip --guichet ../../target/release/guichet`.

The zip (ICDAR 2019, not in this repository) holds `img/NAME.jpg` and `key/NAME.json` with `total` and `date`. Measured only: nothing is fitted to it.
"""
import argparse
import json
import re
import subprocess
import tempfile
import zipfile
from datetime import date
from pathlib import Path

MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def day(text):
    """The day that a key names, day first; none where it names no day of the calendar."""
    parts = re.search(r"(\d{1,4})[/\-. ]?([A-Za-z]+|\d{1,2})[/\-. ]?(\d{2,4})", text.strip())
    if not parts:
        return None
    first, month, last = parts.groups()
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].upper()) + 1
    year, of_month = (first, last) if len(first) == 4 else (last, first)
    try:
        return date(int(year) + (2000 if int(year) < 100 else 0), number, int(of_month)).isoformat()
    except ValueError:
        return None


def read(images, guichet, registry, folder):
    """Name of each receipt and its invoices' (totals, dates), each receipt being a dossier of its own."""
    for image in images:
        target = folder / image.stem
        target.mkdir()
        (target / "01.jpg").write_bytes(image.read_bytes())
    # The receipts are of 2016 to 2018; a reader takes no day that lies far before the hand-in.
    command = [guichet, "read", "--received-on", "2018-12-31", "--registry", registry, *sorted(str(p) for p in folder.iterdir())]
    for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
        dossier = json.loads(line)
        of = lambda column: {f["value"] for key, f in dossier["fields"].items() if key.startswith("invoices[") and key.endswith(column)}
        yield Path(dossier["dossier"]).name, of(".total"), of(".date")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("zip", type=Path)
    parser.add_argument("--guichet", default="target/release/guichet")
    parser.add_argument("--registry", default="samples/registry")
    options = parser.parse_args()
    counts = {"total": [0, 0], "date": [0, 0], "both": [0, 0]}
    with tempfile.TemporaryDirectory() as scratch:
        source, dossiers = Path(scratch) / "source", Path(scratch) / "dossiers"
        dossiers.mkdir()
        zipfile.ZipFile(options.zip).extractall(source)
        for name, totals, dates in read(sorted(source.glob("**/img/*.jpg")), options.guichet, options.registry, dossiers):
            key = json.loads(next(source.glob(f"**/key/{name}.json")).read_text())
            total, on = re.sub(r"[^0-9.]", "", key.get("total", "")), day(key.get("date", ""))
            right = {"total": any(abs(float(t) - float(total)) < 0.005 for t in totals) if total else None, "date": on in dates if on else None}
            right["both"] = None if None in right.values() else all(right.values())
            for what, is_right in right.items():
                if is_right is not None:
                    counts[what][0] += is_right
                    counts[what][1] += 1
    for what, (right, of) in counts.items():
        print(f"{what}: {right} of {of}")


if __name__ == "__main__":
    main()
