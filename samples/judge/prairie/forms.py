"""Forms of `prairie`: numbers, dates, amounts, faces, colours, papers."""
from calendar_names import MONTHS, WEEK

CUT = "janv fév mars avr mai juin juil août sept oct nov déc".split()

NUMBERS = [
    lambda r, d: f"{r.randrange(1, 900)}/{d:%m}/{d.year}",
    lambda r, d: f"{r.randrange(1, 900):03d} / {d.year}",
    lambda r, d: f"{r.randrange(1, 9000):04d} / {d:%y}",
    lambda r, d: f"{r.randrange(1, 9000):05d}-{d:%y}",
    lambda r, d: f"{r.randrange(1, 9000):05d}-{d.year}",
    lambda r, d: f"{r.randrange(1, 20000)}.{d:%y}",
    lambda r, d: f"{d:%y}/{d:%m}/{r.randrange(1, 900):03d}",
    lambda r, d: f"{d:%y}-{d:%m}-{r.randrange(1, 900):04d}",
    lambda r, d: f"{d.year}-{d:%m}/{r.randrange(1, 400):03d}",
    lambda r, d: f"{d:%m}-{d.year}-{r.randrange(1, 400):03d}",
    lambda r, d: f"{d.year}/{r.randrange(1, 900)}",
    lambda r, d: f"{d.year}0{r.randrange(100, 9000):04d}",
    lambda r, d: f"{d:%y}{r.randrange(1, 400000):07d}",
    lambda r, d: f"{d:%d%m%y}-{r.randrange(1, 90):02d}",
    lambda r, d: f"{d:%d%m%Y}/{r.randrange(1, 60):02d}",
    lambda r, d: f"{r.randrange(1, 9)}{r.randrange(1000, 90000):06d}",
    lambda r, d: f"{r.randrange(1, 9000):04d}",
    lambda r, d: f"{r.randrange(20000, 900000):09d}",
    lambda r, d: f"FA{d:%y%m}{r.randrange(1, 2000):04d}",
    lambda r, d: f"FA{d:%y}-{r.randrange(1, 9000):04d}",
    lambda r, d: f"FA N{r.randrange(1, 9000):04d}/{d:%y}",
    lambda r, d: f"FA/{d.year}/{r.randrange(1, 3000):04d}",
    lambda r, d: f"FAC {r.randrange(1, 3000)}/{d.year}",
    lambda r, d: f"FAC.{r.randrange(1, 9000):05d}",
    lambda r, d: f"FACT{d:%y}/{r.randrange(1, 9000):04d}",
    lambda r, d: f"FC/{d:%y}/{r.randrange(1, 9000):05d}",
    lambda r, d: f"FC-{d.year}-{r.randrange(1, 3000):04d}",
    lambda r, d: f"FC{d:%y}-{r.randrange(1, 90000):06d}",
    lambda r, d: f"FV/{d:%y}/{r.randrange(1, 9000):04d}",
    lambda r, d: f"FV {r.randrange(1, 9000):05d}/{d:%y}",
    lambda r, d: f"F{r.randrange(1, 9000):04d}-{d:%y}",
    lambda r, d: f"F{d:%y}.{r.randrange(1, 9000):04d}",
    lambda r, d: f"F/{d.year}/{d:%m}/{r.randrange(1, 400):03d}",
    lambda r, d: f"INV-{d:%y}-{r.randrange(1, 3000):04d}",
    lambda r, d: f"{r.choice('ABDGKM')}{r.randrange(1000, 400000):07d}",
    lambda r, d: f"{r.choice('ACHT')}/{r.randrange(1, 9000):05d}/{d:%y}",
    lambda r, d: f"{r.randrange(1, 9000):05d}/{r.choice('AEFM')}",
    lambda r, d: f"{r.choice(['01', '02', '03'])}/{d:%y}/{r.randrange(1, 9000):05d}",
]


def hour(d) -> str:
    """The hour at which the issuer's program was at work that day."""
    return f"{8 + (d.day * 11 + d.month * 3) % 12:02d}:{(d.day * 23 + d.month * 19) % 60:02d}"


def _spelt(d) -> str:
    return f"{d.day} {MONTHS[d.month - 1].capitalize()} {d.year}"


DATES = [lambda d: f"{d:%d/%m/%Y}"] * 25 + [
    lambda d: f"{d:%d/%m/%Y} {hour(d)}", lambda d: f"{d:%d/%m/%Y} {hour(d)}", lambda d: f"{d:%d/%m/%Y} à {hour(d).replace(':', 'H')}", lambda d: f"{d:%d/%m/%Y} ({hour(d)})", lambda d: f"{d:%d/%m/%Y} {hour(d)}:{(d.day * 7 + 11) % 60:02d}",
    lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d.%m.%Y}", lambda d: f"{d:%d.%m.%y}", lambda d: f"{d:%Y-%m-%d}", lambda d: f"{d:%d / %m / %Y}",
    _spelt, lambda d: _spelt(d).lower(), lambda d: f"{d.day:02d} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{WEEK[d.weekday()].capitalize()} {_spelt(d).lower()}", lambda d: f"{d.day:02d} {CUT[d.month - 1]} {d.year}", lambda d: f"{d.day:02d}-{CUT[d.month - 1]}-{d:%y}",
]
POINTS = [(",", " "), (",", " "), (",", " "), (",", ""), (",", ""), (",", ""), (".", ""), (".", ""), (".", " "), (".", ","), (",", "."), (".", " ")]  # decimal point, thousands

FACES = [("sans", 1.0), ("sans", 1.0), ("sans", 1.0), ("sans", 0.96), ("sans", 1.02), ("serif", 1.0), ("serif", 1.02), ("serif", 0.98), ("narrow", 1.06), ("narrow", 1.14), ("condensed", 0.95),
         ("condensed", 1.02), ("wide", 0.87), ("wide", 0.9), ("book", 0.9), ("italic", 1.0), ("mono", 0.91), ("typed", 0.83)]
COLOURS = ["#000000", "#0c0c0c", "#262626", "#12703f", "#1e9450", "#0f5a8c", "#23559e", "#3c78b4", "#9b1c2e", "#b03a5b", "#0e8a80", "#5a3d8f", "#6b7422", "#8a5a23", "#1f3a5a", "#c8631f", "#2aa0b5", "#4d4d4d"]
PAPERS = [(210, 297)] * 13 + [(148, 210)] * 5 + [(210, 148), (210, 145), (216, 279), (149, 212)]
HABITS = [0, 0, 1, 1, 2, 2, 3, 3, 4]
SENTENCES = 0.48  # share of issuers that write the sum in words
