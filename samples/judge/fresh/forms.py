"""Forms of `fresh`: numbers, dates, amounts, faces, colours, papers. They stand in no other vocabulary but for what everybody prints (dd/mm/yyyy, points and commas)."""
from calendar_names import MONTHS, WEEK
from fonts import AMIRI, DEJAVU, LIBERATION, PRINTED

PRINTED.update({
    ("book-condensed", False): DEJAVU / "DejaVuSerifCondensed.ttf", ("book-condensed", True): DEJAVU / "DejaVuSerifCondensed-Bold.ttf",
    ("naskh", False): AMIRI / "Amiri-Regular.ttf", ("naskh", True): AMIRI / "Amiri-Bold.ttf",
    ("naskh-italic", False): AMIRI / "Amiri-Slanted.ttf", ("naskh-italic", True): AMIRI / "Amiri-BoldSlanted.ttf",
    ("narrow-italic", False): LIBERATION / "LiberationSansNarrow-Italic.ttf", ("narrow-italic", True): LIBERATION / "LiberationSansNarrow-BoldItalic.ttf",
    ("book-italic", False): DEJAVU / "DejaVuSerif-Italic.ttf", ("book-italic", True): DEJAVU / "DejaVuSerif-BoldItalic.ttf",
    ("printer", False): LIBERATION / "LiberationMono-Bold.ttf", ("printer", True): LIBERATION / "LiberationMono-Bold.ttf",
})

SHORT = "janv févr mars avr mai juin juil août sept oct nov déc".split()
PLAIN = "JAN FEV MAR AVR MAI JUN JUL AOU SEP OCT NOV DEC".split()

NUMBERS = [
    lambda r, d: f"FACT{d.year}-{r.randrange(1, 10 ** 4):05d}",
    lambda r, d: f"F/{d:%y}/{r.randrange(1, 10 ** 4):05d}",
    lambda r, d: f"{r.randrange(500, 90000):07d}",
    lambda r, d: f"FAC/{d.year}/{r.randrange(1, 10 ** 4):05d}",
    lambda r, d: f"FACTU/{d:%Y/%m}/{r.randrange(1, 900):04d}",
    lambda r, d: f"T0{r.choice('123')}-{r.randrange(10 ** 3, 10 ** 6):07d}",
    lambda r, d: f"P{r.choice('12')}-{d:%y}-{r.randrange(10, 10 ** 4):05d}",
    lambda r, d: f"LB{d:%y}-{r.randrange(100, 9999)}",
    lambda r, d: f"FL{d:%y%m%d}-{r.randrange(1, 120):03d}",
    lambda r, d: f"{d:%y%m}{r.randrange(1, 2000):04d}",
    lambda r, d: f"{r.choice('12')}{r.randrange(100, 10 ** 5):08d}",
    lambda r, d: f"{d.year}{r.randrange(1, 10 ** 5):06d}",
    lambda r, d: f"0{r.choice('123')}/{r.randrange(1, 5000):04d}/{d:%y}",
    lambda r, d: f"{r.choice('AMSR')}{r.randrange(100, 40000):05d}",
    lambda r, d: f"{d:%Y-%m}-{r.randrange(1, 900):04d}",
    lambda r, d: f"{r.randrange(10, 900):03d}/{r.choice(['AB', 'KM', 'HS'])}/{d:%y}",
    lambda r, d: f"FA {r.randrange(100, 60000):06d}",
    lambda r, d: f"{r.randrange(100, 5000):04d}-{d:%y}/C",
]


def _hour(d) -> str:
    return f"{8 + d.day % 11:02d}:{(d.day * 7 + d.month * 13) % 60:02d}"


DATES = [
    lambda d: f"{d:%d/%m/%Y}", lambda d: f"{d:%d/%m/%Y}", lambda d: f"{d:%d/%m/%Y}", lambda d: f"{d.day} {MONTHS[d.month - 1].upper()} {d.year}", lambda d: f"{d.day:02d}-{SHORT[d.month - 1]}-{d:%y}",
    lambda d: f"{d.day:02d}/{SHORT[d.month - 1]}/{d.year}", lambda d: f"{WEEK[d.weekday()][:3]}. {d:%d/%m/%Y}", lambda d: f"{d:%d %m %Y}", lambda d: f"{d:%Y/%m/%d}", lambda d: f"{d:%d/%m/%Y} {_hour(d)}",
    lambda d: f"{d:%d/%m/%Y} à {_hour(d).replace(':', 'h')}", lambda d: f"{WEEK[d.weekday()].capitalize()}, {d.day} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d.day:02d} {PLAIN[d.month - 1]} {d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}", lambda d: f"{d.day:02d} {MONTHS[d.month - 1].capitalize()} {d:%y}", lambda d: f"{d:%d-%m-%Y} {_hour(d)}",
]
POINTS = [(",", " "), (",", " "), (".", " "), (".", ""), (",", "."), (",", "")]

FACES = [("book-condensed", 1.0), ("naskh", 1.0), ("naskh", 1.12), ("narrow-italic", 1.1), ("book-condensed", 1.1), ("printer", 0.82), ("serif", 0.92), ("sans", 0.94), ("condensed", 0.92), ("book-italic", 0.86), ("naskh", 1.06),
         ("book-condensed", 0.93), ("wide", 0.84)]
COLOURS = ["#101820", "#8a1538", "#00703c", "#1b6ca8", "#b5121b", "#4b2e83", "#b0521a", "#2e2e2e", "#0a3d62", "#4d5f2a", "#161616"]
PAPERS = [(210, 297)] * 5 + [(148, 210)] * 2 + [(200, 280), (165, 240), (210, 160), (140, 216), (130, 200)]
HABITS = [0, 1, 1, 2, 3]
SENTENCES = 0.3  # share of issuers that write the sum in words
