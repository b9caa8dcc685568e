"""Forms of `lagoon`: numbers, dates, amounts, faces, colours, papers."""
from calendar_names import MONTHS, WEEK

SHORT = "jan fév mar avr mai juin juil août sep oct nov déc".split()

NUMBERS = [
    lambda r, d: f"{r.randrange(1, 3000)}/{d.year}",
    lambda r, d: f"{r.randrange(1, 3000):04d}/{d.year}",
    lambda r, d: f"{r.randrange(1, 90000):06d}/{d:%y}",
    lambda r, d: f"{r.randrange(1, 900)}/{d:%y}",
    lambda r, d: f"{r.randrange(1, 9000):04d}-{d.year}",
    lambda r, d: f"{d.year}/{r.randrange(1, 3000):04d}",
    lambda r, d: f"{d.year}/{d:%m}/{r.randrange(1, 900):04d}",
    lambda r, d: f"{d:%y}/{r.randrange(1, 90000):05d}",
    lambda r, d: f"{d:%y}-{r.randrange(1, 90000):06d}",
    lambda r, d: f"{d:%y%m}/{r.randrange(1, 900):04d}",
    lambda r, d: f"{d:%y%m}-{r.randrange(1, 900):03d}",
    lambda r, d: f"{d.year}{r.randrange(1, 9000):05d}",
    lambda r, d: f"{d.year}-{r.randrange(1, 900):03d}",
    lambda r, d: f"{r.randrange(10000, 99000)}",
    lambda r, d: f"{r.randrange(1000, 9000):06d}",
    lambda r, d: f"{r.randrange(100000, 900000)}",
    lambda r, d: f"FA{d:%y}{r.randrange(1, 9000):05d}",
    lambda r, d: f"FA{d:%y}/{r.randrange(1, 9000):04d}",
    lambda r, d: f"FA {r.randrange(1, 9000):05d}/{d:%y}",
    lambda r, d: f"FA-{d.year}-{r.randrange(1, 3000):04d}",
    lambda r, d: f"FAC{d:%y}-{r.randrange(1, 9000):05d}",
    lambda r, d: f"FAC-{d.year}/{r.randrange(1, 3000):04d}",
    lambda r, d: f"FACT-{d:%y}-{r.randrange(1, 3000):04d}",
    lambda r, d: f"FT{d.year}/{r.randrange(1, 900):03d}",
    lambda r, d: f"FV{d:%y%m}{r.randrange(1, 900):04d}",
    lambda r, d: f"FC{r.randrange(1, 9000):06d}",
    lambda r, d: f"FP{d:%y}-{r.randrange(1, 9000):04d}",
    lambda r, d: f"F{d:%y%m}-{r.randrange(1, 900):03d}",
    lambda r, d: f"F-{r.randrange(1, 9000):05d}",
    lambda r, d: f"F {r.randrange(1, 3000):04d}/{d:%y}",
    lambda r, d: f"{d:%y}F{r.randrange(1, 9000):05d}",
    lambda r, d: f"{r.choice('BLPR')}{d:%y%m%d}{r.randrange(1, 90):03d}",
    lambda r, d: f"{r.choice('EHRS')}-{d:%y}-{r.randrange(1, 9000):05d}",
    lambda r, d: f"{r.randrange(1, 900):04d}/{r.choice('ABC')}/{d:%y}",
]


def hour(d) -> str:
    """The hour at which the issuer's program was at work that day."""
    return f"{9 + (d.day * 7 + d.month) % 10:02d}:{(d.day * 17 + d.month * 11) % 60:02d}"


def _written(d) -> str:
    return f"{'1er' if d.day == 1 else d.day} {MONTHS[d.month - 1]} {d.year}"


DATES = [lambda d: f"{d:%d/%m/%Y}"] * 25 + [
    lambda d: f"{d:%d/%m/%Y} {hour(d)}", lambda d: f"{d:%d/%m/%Y} à {hour(d)}", lambda d: f"{d:%d/%m/%Y} - {hour(d).replace(':', 'h')}", lambda d: f"{d:%d/%m/%Y} {hour(d)}:{d.day + 20}",
    lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d.%m.%Y}", lambda d: f"{d:%d-%m-%y}", lambda d: f"{d:%Y/%m/%d}",
    _written, _written, lambda d: f"{d.day:02d} {MONTHS[d.month - 1].upper()} {d.year}", lambda d: f"{WEEK[d.weekday()]} {_written(d)}", lambda d: f"{d.day:02d}-{SHORT[d.month - 1]}-{d.year}",
]
POINTS = [(",", " "), (",", " "), (",", " "), (",", ""), (",", ""), (".", ""), (".", ""), (".", ""), (".", " "), (".", ","), (",", ".")]  # decimal point, thousands

FACES = [("sans", 1.0), ("sans", 1.0), ("sans", 0.98), ("sans", 1.03), ("sans", 0.93), ("serif", 1.0), ("serif", 1.05), ("narrow", 1.08), ("narrow", 1.12), ("condensed", 0.97),
         ("condensed", 1.03), ("wide", 0.88), ("wide", 0.86), ("book", 0.88), ("italic", 0.97), ("mono", 0.88), ("typed", 0.85)]
COLOURS = ["#000000", "#161616", "#2e2e2e", "#0e6f54", "#2f8f3a", "#17689a", "#1f4e79", "#2a62b8", "#a02334", "#8a2f5c", "#107c83", "#483089", "#5d6b1c", "#94561a", "#27324f", "#c4541c", "#4a86b8"]
PAPERS = [(210, 297)] * 13 + [(148, 210)] * 5 + [(210, 148), (210, 140), (200, 280), (150, 215)]
HABITS = [0, 1, 1, 2, 2, 2, 3, 4]
SENTENCES = 0.45  # share of issuers that write the sum in words
