"""Forms of `orchard`: numbers, dates, amounts, faces, colours, papers."""
from calendar_names import MONTHS, WEEK
from fonts import DEJAVU, LIBERATION, PRINTED

PRINTED.update({
    ("reel", False): LIBERATION / "LiberationMono-Regular.ttf", ("reel", True): LIBERATION / "LiberationMono-Bold.ttf",
    ("needle", False): DEJAVU / "DejaVuSansMono.ttf", ("needle", True): DEJAVU / "DejaVuSansMono-Bold.ttf",
    ("letter", False): DEJAVU / "DejaVuSerifCondensed.ttf", ("letter", True): DEJAVU / "DejaVuSerifCondensed-Bold.ttf",
})

BRIEF = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()

NUMBERS = [
    lambda r, d: f"{r.randrange(1, 900):03d}/{d.year}",
    lambda r, d: f"{r.randrange(1, 9000):05d}/{d:%y}",
    lambda r, d: f"{r.randrange(1, 900)}-{d:%y}",
    lambda r, d: f"{r.randrange(1, 9000):04d}-{d:%y}",
    lambda r, d: f"{r.randrange(1, 400):04d}/{d:%m/%Y}",
    lambda r, d: f"{r.randrange(1, 400):03d}/{d:%m/%y}",
    lambda r, d: f"{d:%m%Y}/{r.randrange(1, 400):03d}",
    lambda r, d: f"{d:%m/%y}-{r.randrange(1, 900):03d}",
    lambda r, d: f"{d.year}-{r.randrange(1, 9000):05d}",
    lambda r, d: f"{d:%Y-%m}-{r.randrange(1, 900):03d}",
    lambda r, d: f"{d:%Y%m%d}-{r.randrange(1, 90):02d}",
    lambda r, d: f"{d.year} / {r.randrange(1, 9000):04d}",
    lambda r, d: f"{d:%y}-{r.randrange(1, 9000):04d}",
    lambda r, d: f"{d:%y%m}{r.randrange(1, 900):03d}",
    lambda r, d: f"{d:%y}{r.randrange(1, 90000):06d}",
    lambda r, d: f"{r.randrange(2000, 90000):07d}",
    lambda r, d: f"{r.randrange(100, 9000):05d}",
    lambda r, d: f"{r.randrange(100, 20000)}",
    lambda r, d: f"FA{d:%y%m}-{r.randrange(1, 900):04d}",
    lambda r, d: f"FA{d.year}-{r.randrange(1, 3000):03d}",
    lambda r, d: f"FA/{d:%y}/{r.randrange(1, 9000):05d}",
    lambda r, d: f"FA-{r.randrange(1, 30000):06d}",
    lambda r, d: f"FAC/{d:%Y/%m}/{r.randrange(1, 900):04d}",
    lambda r, d: f"FAC-{d:%Y%m}-{r.randrange(1, 900):03d}",
    lambda r, d: f"INV/{d.year}/{r.randrange(1, 3000):05d}",
    lambda r, d: f"FACT{r.randrange(1, 9000):05d}",
    lambda r, d: f"F{d.year}-{r.randrange(1, 3000):04d}",
    lambda r, d: f"F{d:%y}-{r.randrange(1, 9000):05d}",
    lambda r, d: f"F/{r.randrange(1, 3000):04d}/{d.year}",
    lambda r, d: f"FC-{d:%y}{r.randrange(1, 9000):05d}",
    lambda r, d: f"FCL{r.randrange(1, 90000):06d}",
    lambda r, d: f"VC{r.randrange(1, 90000):07d}",
    lambda r, d: f"VD{d:%y}-{r.randrange(1, 9000):04d}",
    lambda r, d: f"{r.choice('ABCMN')}{d:%y}/{r.randrange(1, 9000):04d}",
    lambda r, d: f"{r.choice('ACN')}-{r.randrange(1000, 90000):06d}",
    lambda r, d: f"N{d:%y}-{r.randrange(1, 9000):04d}",
]


def hour(d) -> str:
    """The hour at which the issuer's program was at work that day."""
    return f"{8 + (d.day * 3 + d.month * 5) % 12:02d}:{(d.day * 29 + d.month * 7) % 60:02d}"


def _long(d) -> str:
    return f"{d.day} {MONTHS[d.month - 1]} {d.year}"


DATES = [lambda d: f"{d:%d/%m/%Y}"] * 26 + [
    lambda d: f"{d:%d/%m/%Y} {hour(d)}", lambda d: f"{d:%d/%m/%Y} {hour(d)}", lambda d: f"{d:%d/%m/%Y} , {hour(d)}", lambda d: f"{d:%d/%m/%Y} {hour(d).replace(':', 'H')}",
    lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d.%m.%Y}", lambda d: f"{d:%d / %m / %Y}", lambda d: f"{d:%Y-%m-%d}",
    _long, lambda d: f"{d.day} {MONTHS[d.month - 1].capitalize()} {d.year}", lambda d: f"{d.day:02d} {BRIEF[d.month - 1]} {d.year}", lambda d: f"{WEEK[d.weekday()].capitalize()} {_long(d)}", lambda d: f"{d.day:02d}/{BRIEF[d.month - 1].strip('.')}/{d.year}",
]
POINTS = [(",", " "), (",", " "), (",", " "), (",", " "), (",", ""), (",", ""), (".", ""), (".", ""), (".", " "), (".", ","), (".", ","), (",", ".")]  # decimal point, thousands

FACES = [("sans", 1.0), ("sans", 1.0), ("sans", 0.97), ("sans", 1.01), ("sans", 0.94), ("serif", 1.0), ("serif", 1.03), ("narrow", 1.06), ("narrow", 1.14), ("condensed", 1.0), ("condensed", 0.95), ("wide", 0.87), ("wide", 0.9), ("letter", 0.94), ("letter", 1.0), ("reel", 0.9), ("needle", 0.83)]
COLOURS = ["#000000", "#121212", "#262626", "#0c7a4b", "#3b7d23", "#1d5c8f", "#25509c", "#0f7fb8", "#9c1f2e", "#b0305a", "#0a7f7a", "#5a2a83", "#4a5a1e", "#8a4513", "#1f2f5f", "#d0651a", "#2f75b5"]
PAPERS = [(210, 297)] * 13 + [(148, 210)] * 5 + [(210, 148), (210, 150), (216, 279), (155, 220)]
HABITS = [0, 1, 1, 2, 2, 3, 3, 4, 5]
SENTENCES = 0.45  # share of issuers that write the sum in words
