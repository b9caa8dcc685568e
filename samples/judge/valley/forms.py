"""Forms of `valley`: numbers, dates, amounts, faces, colours, papers."""
from calendar_names import MONTHS, WEEK
from fonts import DEJAVU, LIBERATION, PRINTED

PRINTED.update({
    ("roll", False): DEJAVU / "DejaVuSansMono.ttf", ("roll", True): DEJAVU / "DejaVuSansMono-Bold.ttf",
    ("matrix", False): LIBERATION / "LiberationMono-Bold.ttf", ("matrix", True): LIBERATION / "LiberationMono-Bold.ttf",
})

SHEET = "janv févr mars avr mai juin juil août sept oct nov déc".split()  # as spreadsheets shorten months

NUMBERS = [
    lambda r, d: f"{r.randrange(1, 900)}/{d.year}",
    lambda r, d: f"{r.randrange(1, 9000):04d}/{d.year}",
    lambda r, d: f"{d:%y}/{r.randrange(1, 9000):04d}",
    lambda r, d: f"{d:%y}/{r.randrange(1, 40000):05d}",
    lambda r, d: f"{d.year}/{r.randrange(1, 3000):04d}",
    lambda r, d: f"{d.year}{r.randrange(1, 30000):05d}",
    lambda r, d: f"{d:%y}{r.randrange(1, 9000):04d}",
    lambda r, d: f"{d:%y%m}{r.randrange(1, 2000):04d}",
    lambda r, d: f"{d:%y%m}/{r.randrange(1, 900):03d}",
    lambda r, d: f"{r.randrange(1, 999)}/{d:%m/%y}",
    lambda r, d: f"{r.randrange(1, 999):03d}/{d:%m}-{d:%y}",
    lambda r, d: f"{r.randrange(1, 9000):04d}-{d:%m-%Y}",
    lambda r, d: f"{r.randrange(1, 90000):05d}/{d:%m%y}",
    lambda r, d: f"{r.randrange(1, 400000):07d}",
    lambda r, d: f"{r.randrange(1000, 90000)}",
    lambda r, d: f"FA-{d:%y}-{r.randrange(1, 9000):05d}",
    lambda r, d: f"FA{d.year}/{r.randrange(1, 9000):05d}",
    lambda r, d: f"FA {r.randrange(1, 9000):05d}",
    lambda r, d: f"FC {r.randrange(1, 9000):05d}",
    lambda r, d: f"FV{r.randrange(1, 90000):06d}",
    lambda r, d: f"FAC{d:%y}-{r.randrange(1, 9000):04d}",
    lambda r, d: f"FACT-{d:%y}-{r.randrange(1, 9000):05d}",
    lambda r, d: f"FT {d.year}/{r.randrange(1, 2000)}",
    lambda r, d: f"F/{d:%y}/{r.randrange(1, 9000):04d}",
    lambda r, d: f"F{d:%y%m}{r.randrange(1, 999):03d}",
    lambda r, d: f"F.{r.randrange(1, 2000)}/{d.year}",
    lambda r, d: f"{d:%y}F{r.randrange(1, 20000):05d}",
    lambda r, d: f"{d.year}-F-{r.randrange(1, 3000):04d}",
    lambda r, d: f"{d.year}/FC/{r.randrange(1, 3000):04d}",
    lambda r, d: f"{r.choice('LRPH')}{d:%y%m%d}{r.randrange(1, 140):03d}",
    lambda r, d: f"{r.choice('EHP')}{d:%y}-{r.randrange(1, 9000):05d}",
    lambda r, d: f"FCL{d:%y}-{r.randrange(1, 9000):05d}",
    lambda r, d: f"SA-{r.randrange(1, 9000):06d}",
]


def hour(d) -> str:
    """The hour at which the issuer's program was at work that day."""
    return f"{8 + d.day * 7 % 11:02d}:{(d.day * 17 + d.month * 11) % 60:02d}"


def _day(d) -> str:
    return "1er" if d.day == 1 else str(d.day)


DATES = [lambda d: f"{d:%d/%m/%Y}"] * 24 + [
    lambda d: f"{d:%d/%m/%Y} {hour(d)}", lambda d: f"{d:%d/%m/%Y} {hour(d)}", lambda d: f"{d:%d/%m/%Y} - {hour(d)}", lambda d: f"{d:%d/%m/%Y} à {hour(d).replace(':', 'h')}", lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{_day(d)} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d.day:02d} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{WEEK[d.weekday()]} {d.day:02d} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d.day:02d}-{SHEET[d.month - 1]}-{d:%y}", lambda d: f"{d.day}-{SHEET[d.month - 1]}-{d.year}",
]
POINTS = [(",", " "), (",", " "), (",", " "), (",", ""), (",", ""), (".", ""), (".", ""), (".", " "), (".", ","), (",", "."), (".", ",")]  # decimal point, thousands

FACES = [("sans", 1.0), ("sans", 1.0), ("sans", 0.98), ("sans", 1.03), ("sans", 0.95), ("serif", 1.0), ("serif", 1.0), ("serif", 1.04), ("wide", 0.9), ("wide", 0.86), ("condensed", 1.0), ("condensed", 1.05), ("narrow", 1.1), ("narrow", 1.05), ("roll", 0.84), ("mono", 0.94), ("book", 0.88)]
COLOURS = ["#000000", "#0a0a0a", "#1c1c1c", "#0a6e3f", "#178a50", "#1a4f8f", "#2a5aa8", "#8f1d2c", "#0b7f8c", "#4472c4", "#305496", "#c0504d", "#3b3b78", "#006d5b", "#7a3e8a", "#b8530f"]
PAPERS = [(210, 297)] * 12 + [(148, 210)] * 4 + [(210, 148), (210, 140), (216, 279), (147, 208)]
HABITS = [0, 1, 1, 2, 2, 3, 4, 5]
SENTENCES = 0.45  # share of issuers that write the sum in words
