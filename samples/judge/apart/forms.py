"""Forms of `apart`: numbers, dates, amounts, faces, colours, papers. They stand in no other vocabulary but for what everybody prints (dd/mm/yyyy, points and commas)."""
from calendar_names import MONTHS, WEEK
from fonts import DEJAVU, LIBERATION, PRINTED

PRINTED.update({
    ("wide-slanted", False): DEJAVU / "DejaVuSans-Oblique.ttf", ("wide-slanted", True): DEJAVU / "DejaVuSans-BoldOblique.ttf",
    ("heavy-narrow", False): LIBERATION / "LiberationSansNarrow-Bold.ttf", ("heavy-narrow", True): LIBERATION / "LiberationSansNarrow-Bold.ttf",
    ("heavy-condensed", False): DEJAVU / "DejaVuSansCondensed-Bold.ttf", ("heavy-condensed", True): DEJAVU / "DejaVuSansCondensed-Bold.ttf",
    ("heavy", False): LIBERATION / "LiberationSans-Bold.ttf", ("heavy", True): LIBERATION / "LiberationSans-Bold.ttf",
    ("typed-slanted", False): DEJAVU / "DejaVuSansMono-Oblique.ttf", ("typed-slanted", True): DEJAVU / "DejaVuSansMono-BoldOblique.ttf",
})

SHORT = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
CAPITALS = "JANV FEVR MARS AVR MAI JUIN JUIL AOUT SEPT OCT NOV DEC".split()
THREE = "JAN FEV MAR AVR MAI JUN JUL AOU SEP OCT NOV DEC".split()

NUMBERS = [
    lambda r, d: f"FP{d:%y}/{r.randrange(1, 10 ** 4):05d}",
    lambda r, d: f"{r.randrange(1, 3000):04d}/FAC/{d.year}",
    lambda r, d: f"{d:%m}-{r.randrange(1, 2000):05d}-{d:%y}",
    lambda r, d: f"FT {d.year}/{r.randrange(10, 9000)}",
    lambda r, d: f"PC-{r.randrange(1, 90000):06d}",
    lambda r, d: f"{r.randrange(100, 60000):05d}-{d.year}",
    lambda r, d: f"FC/{r.randrange(100, 9000)}/{d.year}",
    lambda r, d: f"BV{r.randrange(1000, 900000):07d}",
    lambda r, d: f"{d:%y}.{d:%m}.{r.randrange(1, 2500):05d}",
    lambda r, d: f"{r.choice('EGNX')}{d:%y}{r.randrange(1, 9000):04d}",
    lambda r, d: f"S{d:%y}-{r.randrange(1, 50000):05d}",
    lambda r, d: f"{r.randrange(1, 60):03d}-{r.randrange(1, 1000):03d}-{r.randrange(1, 1000):03d}",
    lambda r, d: f"{r.randrange(100, 90000):05d}/{d:%m}-{d:%y}",
    lambda r, d: f"F-{d.year}-{r.randrange(1, 20000):05d}",
    lambda r, d: f"{r.randrange(1000, 400000):06d}{r.choice('BDF')}",
    lambda r, d: f"{d.year}{r.choice('AF')}{r.randrange(1, 8000):05d}",
    lambda r, d: f"FACT-{r.randrange(100, 30000):05d}",
    lambda r, d: f"{r.randrange(20, 3000)}-{d:%m}/{d.year}",
    lambda r, d: f"{r.randrange(10 ** 8, 10 ** 9)}",
    lambda r, d: f"{r.choice('12')}{d:%y}{r.randrange(1, 90000):06d}",
]


def _hour(d) -> str:
    return f"{9 + d.day * 5 % 10:02d}:{(d.day * 13 + d.month * 3) % 60:02d}"


DATES = [lambda d: f"{d:%d/%m/%Y}"] * 13 + [
    lambda d: f"{d:%d/%m/%Y} {_hour(d).replace(':', 'H')}", lambda d: f"{d.day:02d} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{WEEK[d.weekday()].capitalize()} {d.day:02d} {MONTHS[d.month - 1].capitalize()} {d.year}",
    lambda d: f"{d:%d}/{THREE[d.month - 1]}/{d.year}", lambda d: f"{d:%d.%m.%Y} / {_hour(d)}", lambda d: f"{d:%d-%m-%Y} à {_hour(d)}", lambda d: f"{d.day:02d} {CAPITALS[d.month - 1]}. {d.year}", lambda d: f"{d:%d/%m/%Y} ({_hour(d)})",
    lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year}", lambda d: f"{d:%d/%m/%Y} {_hour(d)}:{d.day * 19 % 60:02d}", lambda d: f"{d:%Y.%m.%d}", lambda d: f"{d:%d}-{CAPITALS[d.month - 1]}-{d.year}", lambda d: f"{WEEK[d.weekday()][:3]} {d:%d-%m-%Y}",
]
POINTS = [(",", " "), (",", " "), (",", ""), (".", ""), (".", " "), (".", ","), (",", ".")]  # decimal point, thousands

FACES = [("sans", 0.91), ("sans", 1.08), ("serif", 1.03), ("serif", 1.11), ("wide", 0.95), ("wide-slanted", 0.88), ("serif-italic", 1.08), ("narrow", 1.2), ("heavy-narrow", 1.05), ("condensed", 1.03), ("book", 0.94), ("mono", 0.9), ("typed", 0.81), ("sans", 1.0),
         ("heavy-condensed", 0.9)]
COLOURS = ["#141414", "#1a1a1a", "#23408e", "#0b6b45", "#80122d", "#3d2c6e", "#05727f", "#8f4b12", "#4a4a4a", "#2c5282", "#7a2e70", "#3f6b1f", "#a83232", "#0f4c5c"]
PAPERS = [(210, 297)] * 6 + [(148, 210)] * 2 + [(215, 280), (182, 257), (190, 140), (150, 230)]
HABITS = [0, 1, 1, 2, 3, 4]
SENTENCES = 0.3  # share of issuers that write the sum in words
