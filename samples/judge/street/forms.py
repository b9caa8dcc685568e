"""Forms of `street`: numbers, dates, amounts, faces, colours, papers, as the programs of shops, surgeries and clinics make them."""
from calendar_names import MONTHS
from fonts import DEJAVU, LIBERATION, PRINTED

PRINTED.update({
    ("head", False): LIBERATION / "LiberationMono-Bold.ttf", ("head", True): LIBERATION / "LiberationMono-Bold.ttf",
    ("screen", False): DEJAVU / "DejaVuSansMono.ttf", ("screen", True): DEJAVU / "DejaVuSansMono-Bold.ttf",
})

SHORT = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
THREE = "Jan Fév Mar Avr Mai Jun Jul Aoû Sep Oct Nov Déc".split()

NUMBERS = [
    lambda r, d: f"{r.randrange(1, 4000):04d}/{d.year}",
    lambda r, d: f"FA{d:%y}{r.randrange(1, 30000):05d}",
    lambda r, d: f"FV{r.randrange(100, 60000):06d}",
    lambda r, d: f"{d:%y}-{r.randrange(100, 90000):06d}",
    lambda r, d: f"FAC{r.randrange(1000, 90000):06d}",
    lambda r, d: f"F{d.year}/{r.randrange(1, 6000):04d}",
    lambda r, d: f"{d:%y%m%d}{r.randrange(1, 150):03d}",
    lambda r, d: f"{r.randrange(10, 9000):05d}/{d:%m}/{d.year}",
    lambda r, d: f"{r.randrange(100, 30000):05d}",
    lambda r, d: f"EXT{d:%y}{r.randrange(1, 20000):05d}",
    lambda r, d: f"{d.year}/{d:%m}/{r.randrange(1, 900):04d}",
    lambda r, d: f"FC{r.randrange(1000, 400000):07d}",
    lambda r, d: f"{r.randrange(1, 900)}/{d:%y}",
    lambda r, d: f"F{r.randrange(1000, 40000):06d}",
    lambda r, d: f"FACT/{d.year}/{r.randrange(1, 9000):05d}",
    lambda r, d: f"{d:%m}{d:%y}{r.randrange(1, 3000):05d}",
    lambda r, d: f"N{d:%y}{r.randrange(1, 5000):04d}",
    lambda r, d: f"{r.randrange(10 ** 5, 10 ** 6)}/{d:%y}",
    lambda r, d: f"FC-{d.year}-{r.randrange(1, 3000):04d}",
    lambda r, d: f"{d.year}{d:%m}{r.randrange(1, 2000):04d}",
    lambda r, d: f"{d:%y}/{d:%m}/{r.randrange(1, 1500):04d}",
]


def hour(d) -> str:
    return f"{8 + d.day * 7 % 12:02d}:{(d.day * 17 + d.month * 11) % 60:02d}"


DATES = [lambda d: f"{d:%d/%m/%Y}"] * 20 + [
    lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d/%m/%Y} à {hour(d)}", lambda d: f"{d:%d/%m/%Y} {hour(d).replace(':', 'h')}", lambda d: f"{d.day:02d}-{SHORT[d.month - 1]}-{d:%y}",
    lambda d: f"{d.day:02d} {THREE[d.month - 1]} {d.year}", lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d:%d/%m/%Y}  {hour(d)}:{d.day * 23 % 60:02d}", lambda d: f"{d.day:02d} {MONTHS[d.month - 1].upper()} {d.year}",
]
POINTS = [(",", " "), (",", " "), (".", ""), (".", ""), (",", ""), (".", " "), (",", "."), (".", ",")]  # decimal point, thousands

FACES = [("sans", 1.0), ("sans", 1.0), ("sans", 0.99), ("sans", 0.96), ("sans", 1.03), ("serif", 1.0), ("serif", 1.02), ("wide", 0.9), ("condensed", 1.0), ("condensed", 1.05), ("narrow", 1.06), ("narrow", 1.0), ("mono", 0.97), ("screen", 0.86), ("book", 0.88)]
COLOURS = ["#000000", "#0d0d0d", "#1c1c1c", "#0e7a3b", "#128a4a", "#0066a4", "#164a86", "#8b1d24", "#00808a", "#5a2a6e", "#333f48", "#c2571a", "#1a6e9e"]
PAPERS = [(210, 297)] * 9 + [(148, 210)] * 4 + [(210, 148), (240, 279), (145, 215)]
HABITS = [1, 1, 2, 3, 4, 5]
SENTENCES = 0.4  # share of issuers that write the sum in words
