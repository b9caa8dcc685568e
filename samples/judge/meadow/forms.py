"""Forms of `meadow`: numbers, dates, amounts, faces, colours, papers."""
from calendar_names import MONTHS, WEEK
from fonts import DEJAVU, LIBERATION, PRINTED

PRINTED.update({
    ("counter", False): LIBERATION / "LiberationMono-Regular.ttf", ("counter", True): LIBERATION / "LiberationMono-Bold.ttf",
    ("pin", False): DEJAVU / "DejaVuSansMono.ttf", ("pin", True): DEJAVU / "DejaVuSansMono-Bold.ttf",
})

NUMBERS = [
    lambda r, d: f"{r.randrange(1, 700)}/{d.year}",
    lambda r, d: f"{r.randrange(1, 700)}/{d:%y}",
    lambda r, d: f"{r.randrange(1, 3000):04d}/{d.year}",
    lambda r, d: f"{r.randrange(1, 30000):05d}/{d.year}",
    lambda r, d: f"{r.randrange(1, 900):03d}/{d:%m/%Y}",
    lambda r, d: f"{d.year}/{r.randrange(1, 900):03d}",
    lambda r, d: f"{d.year}/{r.randrange(1, 20000):06d}",
    lambda r, d: f"{d:%y}/{r.randrange(1, 9000):04d}",
    lambda r, d: f"{d:%y}-{r.randrange(1, 20000):05d}",
    lambda r, d: f"{d:%y}{r.randrange(1, 30000):05d}",
    lambda r, d: f"{d.year}{r.randrange(1, 9000):04d}",
    lambda r, d: f"{d:%Y%m}{r.randrange(1, 900):04d}",
    lambda r, d: f"{d:%y%m}-{r.randrange(1, 900):04d}",
    lambda r, d: f"{d:%y%m%d}{r.randrange(1, 90):02d}",
    lambda r, d: f"{r.randrange(200, 60000)}",
    lambda r, d: f"{r.randrange(200, 60000):06d}",
    lambda r, d: f"{r.randrange(1000, 400000):08d}",
    lambda r, d: f"FA{d:%y}{r.randrange(1, 9000):04d}",
    lambda r, d: f"FA-{d.year}-{r.randrange(1, 3000):04d}",
    lambda r, d: f"FA{r.randrange(1, 90000):06d}",
    lambda r, d: f"FAC{d.year}{r.randrange(1, 9000):04d}",
    lambda r, d: f"FAC/{d.year}/{r.randrange(1, 9000):05d}",
    lambda r, d: f"F{d:%y}/{r.randrange(1, 9000):04d}",
    lambda r, d: f"F-{d.year}-{r.randrange(1, 3000):03d}",
    lambda r, d: f"F{r.randrange(100, 90000):06d}",
    lambda r, d: f"F {r.randrange(1, 4000):04d}/{d:%y}",
    lambda r, d: f"FC{d:%y%m}{r.randrange(1, 2000):04d}",
    lambda r, d: f"FCT-{r.randrange(1, 30000):05d}",
    lambda r, d: f"FV-{d:%y%m}-{r.randrange(1, 1500):04d}",
    lambda r, d: f"VT{d:%y}{r.randrange(1, 30000):05d}",
    lambda r, d: f"{r.choice('ABF')}{r.randrange(100, 9000):05d}",
    lambda r, d: f"{r.randrange(1, 3000)}-{d.year}",
    lambda r, d: f"{r.randrange(1, 3000):04d}/F/{d:%y}",
    lambda r, d: f"{r.choice('ELR')}{d:%y}{r.randrange(1, 30000):05d}",
]


def hour(d) -> str:
    """The hour at which the issuer's program was at work that day."""
    return f"{9 + (d.day * 5 + d.month) % 10:02d}:{(d.day * 13 + d.month * 23) % 60:02d}"


def _in_letters(d) -> str:
    return f"{d.day:02d} {MONTHS[d.month - 1].capitalize()} {d.year}"


DATES = [lambda d: f"{d:%d/%m/%Y}"] * 26 + [
    lambda d: f"{d:%d/%m/%Y} {hour(d)}", lambda d: f"{d:%d/%m/%Y} {hour(d)}", lambda d: f"{d:%d/%m/%Y} {hour(d)}:{d.day * 37 % 60:02d}", lambda d: f"{d:%d/%m/%Y}   {hour(d)}",
    lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d.%m.%Y}",
    _in_letters, lambda d: _in_letters(d).lower(), lambda d: _in_letters(d).upper(), lambda d: f"{WEEK[d.weekday()]} {_in_letters(d).lower()}", lambda d: f"{WEEK[d.weekday()].capitalize()} {d:%d/%m/%Y}",
]
POINTS = [(",", " "), (",", " "), (",", " "), (",", ""), (",", ""), (".", ""), (".", ""), (".", " "), (".", " "), (".", ","), (",", ".")]  # decimal point, thousands

FACES = [("sans", 1.0), ("sans", 1.0), ("sans", 0.96), ("sans", 1.02), ("serif", 1.0), ("serif", 1.02), ("narrow", 1.08), ("narrow", 1.12), ("condensed", 0.98), ("condensed", 1.03), ("wide", 0.88), ("wide", 0.92), ("book", 0.86), ("counter", 0.92), ("pin", 0.82)]
COLOURS = ["#000000", "#101010", "#222222", "#00713d", "#2e8b57", "#1f4e79", "#2f5fa3", "#0070c0", "#8b1a1a", "#a61c3c", "#008080", "#4b0082", "#375623", "#7b3f00", "#203864", "#c55a11"]
PAPERS = [(210, 297)] * 13 + [(148, 210)] * 5 + [(210, 148), (210, 145), (216, 279), (150, 210)]
HABITS = [0, 1, 1, 2, 2, 3, 3, 4]
SENTENCES = 0.45  # share of issuers that write the sum in words
