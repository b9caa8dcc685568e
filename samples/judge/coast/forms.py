"""Forms of `coast`: numbers, dates, amounts, faces, colours, papers."""
from calendar_names import MONTHS, WEEK
from fonts import DEJAVU, LIBERATION, PRINTED

PRINTED.update({
    ("slip", False): LIBERATION / "LiberationMono-Regular.ttf", ("slip", True): LIBERATION / "LiberationMono-Bold.ttf",
    ("dense", False): DEJAVU / "DejaVuSansMono-Bold.ttf", ("dense", True): DEJAVU / "DejaVuSansMono-Bold.ttf",
})

FOUR = "janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.".split()

NUMBERS = [
    lambda r, d: f"{r.randrange(1, 400):03d}/{d.year}",
    lambda r, d: f"{r.randrange(1, 400):03d}/{d.year}",
    lambda r, d: f"{r.randrange(1, 20000):05d}/{d:%y}",
    lambda r, d: f"{d:%y}{r.randrange(1, 40000):05d}",
    lambda r, d: f"{d:%y}{r.randrange(1, 90000):06d}",
    lambda r, d: f"{d.year}-{r.randrange(1, 30000):06d}",
    lambda r, d: f"FA{r.randrange(1, 9000):05d}",
    lambda r, d: f"FA{d:%y%m}{r.randrange(1, 900):04d}",
    lambda r, d: f"FC{d:%y%m}-{r.randrange(1, 2000):04d}",
    lambda r, d: f"FC-{d:%y}{d:%m}{r.randrange(1, 2000):04d}",
    lambda r, d: f"FV{d:%y}/{r.randrange(1, 12000):05d}",
    lambda r, d: f"FAC-{d.year}-{r.randrange(1, 5000):05d}",
    lambda r, d: f"FAC/{d:%Y/%m}/{r.randrange(1, 600):04d}",
    lambda r, d: f"FACT{r.randrange(1, 9000):05d}",
    lambda r, d: f"FACT {r.randrange(1, 500):03d}/{d.year}",
    lambda r, d: f"INV-{r.randrange(1, 3000):06d}",
    lambda r, d: f"F{d.year}-{r.randrange(1, 3000):04d}",
    lambda r, d: f"F-{r.randrange(1, 9000):04d}",
    lambda r, d: f"{d:%y%m%d}-{r.randrange(1, 180):03d}",
    lambda r, d: f"{d:%d%m%y}{r.randrange(1, 180):03d}",
    lambda r, d: f"{d:%Y%m%d}{r.randrange(1, 90):02d}",
    lambda r, d: f"{d:%m}/{d.year}-{r.randrange(1, 300):03d}",
    lambda r, d: f"{d:%y}-{d:%m}{r.randrange(1, 1200):04d}",
    lambda r, d: f"{r.randrange(1, 900):03d}-{d:%y}",
    lambda r, d: f"{r.randrange(1, 2000):04d}/FA/{d:%y}",
    lambda r, d: f"FE{d:%y}{r.randrange(1, 20000):05d}",
    lambda r, d: f"{r.choice('ABC')}{r.randrange(1, 9000):04d}-{d:%y}",
    lambda r, d: f"FP{r.randrange(100, 90000):06d}",
    lambda r, d: f"{r.randrange(1000, 90000):06d}-{r.choice('123')}",
    lambda r, d: f"{d.year}/{d:%m}-{r.randrange(1, 400):03d}",
    lambda r, d: f"{r.randrange(100, 990)}",
]


def hour(d) -> str:
    """The hour at which the issuer's program was at work that day."""
    return f"{9 + d.day * 5 % 11:02d}:{(d.day * 13 + d.month * 7) % 60:02d}"


DATES = [lambda d: f"{d:%d/%m/%Y}"] * 24 + [
    lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d/%m/%Y} à {hour(d)}", lambda d: f"{d:%d/%m/%Y}, {hour(d)}", lambda d: f"{d:%d/%m/%Y} {hour(d)}:{d.day * 29 % 60:02d}", lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day:02d} {MONTHS[d.month - 1].capitalize()} {d.year}", lambda d: f"{WEEK[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d.day} {FOUR[d.month - 1]} {d.year}", lambda d: f"{d:%d / %m / %Y}", lambda d: f"{d:%d/%m/%Y} | {hour(d)}",
]
POINTS = [(",", " "), (",", " "), (",", " "), (",", ""), (",", ""), (".", ""), (".", ""), (".", " "), (".", ","), (",", ".")]  # decimal point, thousands

FACES = [("sans", 1.0), ("sans", 1.0), ("sans", 1.0), ("sans", 0.97), ("sans", 1.04), ("serif", 1.0), ("serif", 1.0), ("serif", 1.03), ("wide", 0.92), ("wide", 0.88), ("condensed", 1.03), ("condensed", 0.98), ("narrow", 1.08), ("slip", 0.94), ("mono", 0.98), ("book", 0.9)]
COLOURS = ["#000000", "#0f0f0f", "#202020", "#0b7d46", "#1f8f5f", "#12589b", "#20467c", "#a01f30", "#0d8494", "#714b67", "#2c3e50", "#d2691e", "#3d6fb4", "#00695c", "#5b4b8a"]
PAPERS = [(210, 297)] * 11 + [(148, 210)] * 4 + [(210, 148), (216, 279), (150, 225), (144, 205)]
HABITS = [0, 1, 1, 2, 3, 3, 4, 5]
SENTENCES = 0.4  # share of issuers that write the sum in words
