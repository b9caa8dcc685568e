"""Forms of `town`: numbers, dates, amounts, faces, colours, papers."""
from calendar_names import MONTHS, WEEK
from fonts import DEJAVU, LIBERATION, PRINTED
from street.forms import hour

PRINTED.update({
    ("till", False): DEJAVU / "DejaVuSansMono.ttf", ("till", True): DEJAVU / "DejaVuSansMono-Bold.ttf",
    ("list", False): LIBERATION / "LiberationMono-Regular.ttf", ("list", True): LIBERATION / "LiberationMono-Bold.ttf",
})

SHORT = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
CUT = "Janv Févr Mars Avr Mai Juin Juil Août Sept Oct Nov Déc".split()

NUMBERS = [
    lambda r, d: f"FA{d:%y%m}-{r.randrange(1, 3000):04d}",
    lambda r, d: f"FAC{d:%y}-{r.randrange(1, 20000):05d}",
    lambda r, d: f"{r.randrange(1, 9000):06d}/{d:%y}",
    lambda r, d: f"FA{r.randrange(1000, 90000):08d}",
    lambda r, d: f"FC/{d:%y}/{d:%m}/{r.randrange(1, 2000):04d}",
    lambda r, d: f"{r.randrange(1, 1000):04d}",
    lambda r, d: f"{r.randrange(1, 90):03d}/{d:%m%y}",
    lambda r, d: f"{d.year}/{r.randrange(1, 4000)}",
    lambda r, d: f"{d.year}{r.randrange(1, 9000):05d}",
    lambda r, d: f"CE{d:%y}-{r.randrange(1, 30000):05d}",
    lambda r, d: f"VC{r.randrange(1000, 200000):06d}",
    lambda r, d: f"{d:%d%m%Y}-{r.randrange(1, 90):02d}",
    lambda r, d: f"FP-{d:%Y/%m}-{r.randrange(1, 700):03d}",
    lambda r, d: f"{r.choice('ABL')}{r.randrange(1, 9000):05d}/{d:%y}",
    lambda r, d: f"{d:%m}/{r.randrange(1, 2500):04d}",
    lambda r, d: f"{r.randrange(2000, 900000):08d}",
    lambda r, d: f"FCT-{r.randrange(1, 5000):04d}-{d:%y}",
    lambda r, d: f"{d:%y}FC{r.randrange(1, 20000):05d}",
    lambda r, d: f"EXT-{r.randrange(1, 20000):05d}/{d.year}",
    lambda r, d: f"{r.choice('123')}.{d:%y}.{r.randrange(1, 40000):06d}",
    lambda r, d: f"N{d.year}-{r.randrange(1, 6000):04d}",
    lambda r, d: f"{r.randrange(1, 120):04d}-{d:%d%m%y}",
    lambda r, d: f"{r.randrange(1000, 9999)}/{d.year}",
    lambda r, d: f"F {d:%y}/{r.randrange(1, 9000):05d}",
]


DATES = [lambda d: f"{d:%d/%m/%Y}"] * 22 + [
    lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d.day}/{d:%m/%Y}", lambda d: f"{d:%d/%m/%Y} - {hour(d)}", lambda d: f"{d:%d/%m/%Y} {hour(d)}", lambda d: f"{d:%Y-%m-%d} {hour(d)}", lambda d: f"{d.day:02d}-{SHORT[d.month - 1]}-{d.year}",
    lambda d: f"{WEEK[d.weekday()][:3].capitalize()}. {d:%d/%m/%Y}", lambda d: f"{d.day:02d} {CUT[d.month - 1]} {d.year}", lambda d: f"{d.day} {MONTHS[d.month - 1].capitalize()} {d.year}", lambda d: f"{d:%d %m %Y}", lambda d: f"{d:%d.%m.%Y}",
]
POINTS = [(",", " "), (",", " "), (",", ""), (",", ""), (".", ""), (".", ""), (".", " "), (".", ","), (",", ".")]  # decimal point, thousands

FACES = [("sans", 1.0), ("sans", 1.0), ("sans", 0.98), ("sans", 1.02), ("serif", 1.0), ("serif", 1.0), ("serif", 1.05), ("wide", 0.94), ("wide", 0.86), ("condensed", 1.02), ("narrow", 1.1), ("narrow", 1.03), ("list", 0.95), ("till", 0.88), ("book", 0.91)]
COLOURS = ["#000000", "#111111", "#1b1b1b", "#0a6b37", "#16824f", "#1457a0", "#1d3f78", "#9b1c2c", "#087f8c", "#4a3078", "#2f3e46", "#b5481a", "#2a7ab0", "#6d1b3b"]
PAPERS = [(210, 297)] * 10 + [(148, 210)] * 4 + [(210, 148), (200, 280), (155, 230), (140, 216)]
HABITS = [0, 1, 2, 2, 3, 4, 5]
SENTENCES = 0.4  # share of issuers that write the sum in words
