"""Forms of `quarter`: numbers, dates, amounts, faces, colours, papers."""
from calendar_names import MONTHS, WEEK
from fonts import DEJAVU, LIBERATION, PRINTED
from street.forms import hour

PRINTED.update({
    ("pos", False): LIBERATION / "LiberationMono-Regular.ttf", ("pos", True): LIBERATION / "LiberationMono-Bold.ttf", ("dense", False): LIBERATION / "LiberationMono-Bold.ttf", ("dense", True): LIBERATION / "LiberationMono-Bold.ttf",
    ("matrix", False): DEJAVU / "DejaVuSansMono.ttf", ("matrix", True): DEJAVU / "DejaVuSansMono-Bold.ttf",
})

SHORT = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
CAPS = "JAN FEV MAR AVR MAI JUIN JUIL AOUT SEPT OCT NOV DEC".split()

NUMBERS = [
    lambda r, d: f"{r.randrange(20, 9900)}",
    lambda r, d: f"{r.randrange(11, 9900)}",
    lambda r, d: f"{r.randrange(300, 90000):07d}",
    lambda r, d: f"{r.randrange(10 ** 5, 9 * 10 ** 5)}",
    lambda r, d: f"{r.randrange(1, 900):03d}/{d.year}",
    lambda r, d: f"{r.randrange(1, 6000)}/{d.year}",
    lambda r, d: f"{r.randrange(1, 4000):04d}/{d:%y}",
    lambda r, d: f"{r.randrange(1, 20000):05d}-{d:%y}",
    lambda r, d: f"{d.year}-{r.randrange(1, 900):03d}",
    lambda r, d: f"{d:%y}/{r.randrange(1, 9000):05d}",
    lambda r, d: f"{d:%y}{r.randrange(1, 60000):06d}",
    lambda r, d: f"{d.year}{r.randrange(1, 40000):06d}",
    lambda r, d: f"{d:%y%m}{r.randrange(1, 4000):05d}",
    lambda r, d: f"F{d:%y}-{r.randrange(1, 5000):04d}",
    lambda r, d: f"FA-{d:%y%m}-{r.randrange(1, 800):03d}",
    lambda r, d: f"FA{r.randrange(100, 90000):05d}",
    lambda r, d: f"FT{d:%y}{d:%m}{r.randrange(1, 4000):04d}",
    lambda r, d: f"FV{d:%y%m}{r.randrange(1, 5000):05d}",
    lambda r, d: f"FAC/{d.year}/{r.randrange(1, 7000):05d}",
    lambda r, d: f"FAC/{d.year}/{d:%m}/{r.randrange(1, 900):04d}",
    lambda r, d: f"FACT{d.year}-{r.randrange(1, 3000):04d}",
    lambda r, d: f"FC{r.randrange(200, 60000):05d}/{d:%y}",
    lambda r, d: f"{r.choice('ACEHMP')}{d:%y}-{r.randrange(1, 9000):05d}",
    lambda r, d: f"{d:%d%m%y}/{r.randrange(1, 80):02d}",
    lambda r, d: f"{d.year}-{d:%m}-{r.randrange(1, 1500):04d}",
    lambda r, d: f"{r.randrange(1, 900):04d}/{d:%m}/{d:%y}",
    lambda r, d: f"{d:%y%m%d}-{r.randrange(1, 90):03d}",
    lambda r, d: f"{r.choice('12')}-{r.randrange(800, 80000):06d}",
    lambda r, d: f"V{r.randrange(1000, 300000):08d}",
    lambda r, d: f"{d:%y}{d:%j}{r.randrange(1, 130):03d}",
    lambda r, d: f"E{d:%y}{r.randrange(100, 30000):06d}",
    lambda r, d: f"{r.randrange(1, 3000):04d}-{d.year}",
]

DATES = [lambda d: f"{d:%d/%m/%Y}"] * 26 + [lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d-%m-%Y}"] + [
    lambda d: f"{d:%d/%m/%Y} {hour(d)}", lambda d: f"{d:%d/%m/%Y} à {hour(d).replace(':', 'H')}", lambda d: f"{d:%d/%m/%Y} {hour(d)}:{(d.day * 29 + 7) % 60:02d}", lambda d: f"{d:%Y-%m-%d}", lambda d: f"{d:%d.%m.%Y}", lambda d: f"{d:%d-%m-%y}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d.day:02d} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d.day:02d} {CAPS[d.month - 1]} {d.year}", lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year}", lambda d: f"{WEEK[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d:%d/%m/%Y} ({hour(d)})",
]
POINTS = [(",", " "), (",", " "), (",", " "), (",", ""), (",", ""), (".", ""), (".", ""), (".", " "), (".", ","), (",", ".")]  # decimal point, thousands

FACES = [("sans", 1.0), ("sans", 1.0), ("sans", 1.0), ("sans", 0.97), ("sans", 1.04), ("serif", 1.0), ("serif", 1.0), ("serif", 1.03), ("wide", 0.92), ("wide", 0.88), ("condensed", 1.0), ("condensed", 1.03), ("narrow", 1.08), ("narrow", 1.02), ("pos", 0.93), ("matrix", 0.87), ("book", 0.9)]
COLOURS = ["#000000", "#101010", "#222222", "#0b6b3a", "#1b8a50", "#0f4c81", "#1b3f73", "#2b6ca3", "#a11d2f", "#0a7d7d", "#563a7c", "#37474f", "#b4531f", "#7b1e45", "#3c6e47"]
PAPERS = [(210, 297)] * 11 + [(148, 210)] * 5 + [(210, 148), (200, 270), (150, 220)]
HABITS = [0, 1, 1, 2, 2, 3, 4, 5]
SENTENCES = 0.4  # share of issuers that write the sum in words
