"""Forms of `novel`: numbers, dates, amounts, faces, colours, papers. They stand in no other vocabulary but for what everybody prints (dd/mm/yyyy, points and commas)."""
from calendar_names import MONTHS, WEEK
from fonts import DEJAVU, LIBERATION, PRINTED

PRINTED.update({
    ("slanted", False): DEJAVU / "DejaVuSansCondensed-Oblique.ttf", ("slanted", True): DEJAVU / "DejaVuSansCondensed-BoldOblique.ttf",
    ("book-slanted", False): DEJAVU / "DejaVuSerifCondensed-Italic.ttf", ("book-slanted", True): DEJAVU / "DejaVuSerifCondensed-BoldItalic.ttf",
    ("half-bold", False): LIBERATION / "LiberationSerif-Bold.ttf", ("half-bold", True): LIBERATION / "LiberationSerif-Bold.ttf",
    ("thermal", False): DEJAVU / "DejaVuSansMono-Bold.ttf", ("thermal", True): DEJAVU / "DejaVuSansMono-Bold.ttf",
    ("mono-slanted", False): LIBERATION / "LiberationMono-Italic.ttf", ("mono-slanted", True): LIBERATION / "LiberationMono-BoldItalic.ttf",
})

SHORT = "Janv. Févr. Mars Avr. Mai Juin Juil. Août Sept. Oct. Nov. Déc.".split()
ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

NUMBERS = [
    lambda r, d: f"F{d:%y%m}{r.randrange(1, 3000):05d}",
    lambda r, d: f"{r.randrange(100, 1900)}/{d:%m/%y}",
    lambda r, d: f"FA{d.year}{r.randrange(1, 10 ** 4):04d}",
    lambda r, d: f"INV/{d.year}/{r.randrange(1, 10 ** 4):05d}",
    lambda r, d: f"FCL-{r.randrange(1, 10 ** 5):06d}",
    lambda r, d: f"{d:%d%m%y}-{r.randrange(1, 90):02d}",
    lambda r, d: f"{d:%Y/%m}/{r.randrange(1, 700):03d}",
    lambda r, d: f"V-{r.randrange(1, 20000):05d}/{d:%y}",
    lambda r, d: f"{d:%y}/{r.randrange(1, 10 ** 5):05d}",
    lambda r, d: f"{r.randrange(10 ** 4, 10 ** 5)}",
    lambda r, d: f"{r.randrange(10 ** 7, 10 ** 8)}",
    lambda r, d: f"{d:%Y-%m%d}-{r.randrange(1, 200):03d}",
    lambda r, d: f"FAC-{d:%y%m}-{r.randrange(1, 2000):04d}",
    lambda r, d: f"{r.randrange(1, 10 ** 4):04d}.{d:%y}",
    lambda r, d: f"H{d:%y}-{r.randrange(100, 20000):06d}",
    lambda r, d: f"C{r.choice('123')}/{r.randrange(1, 10 ** 5):06d}",
    lambda r, d: f"{d:%y%j}{r.randrange(1, 300):03d}",
    lambda r, d: f"{r.randrange(100, 60000):05d}/F{d:%y}",
    lambda r, d: f"{r.choice(['GH', 'OR', 'SM'])} {r.randrange(10, 9000):05d}",
    lambda r, d: f"{r.randrange(100, 4000)}-{d.month}-{d.year}",
]


def _hour(d) -> str:
    return f"{8 + d.day * 3 % 12:02d}:{(d.day * 11 + d.month * 5) % 60:02d}"


DATES = [lambda d: f"{d:%d/%m/%Y}"] * 13 + [
    lambda d: f"{d:%d/%m/%Y} - {_hour(d)}:{d.day * 17 % 60:02d}", lambda d: f"{d:%d} - {d:%m} - {d:%Y}", lambda d: f"{d:%d . %m . %Y}", lambda d: f"{d.day}-{d.month}-{d.year}", lambda d: f"{d.day:02d}-{ENGLISH[d.month - 1]}-{d.year}",
    lambda d: f"{WEEK[d.weekday()].upper()} {d.day} {MONTHS[d.month - 1].upper()} {d.year}", lambda d: f"{d.day:02d} {SHORT[d.month - 1]} {d.year}", lambda d: f"{d:%Y-%m-%d} {_hour(d)}", lambda d: f"{WEEK[d.weekday()].capitalize()} {d:%d/%m/%Y}",
    lambda d: f"{d:%d/%m/%y} {_hour(d)}", lambda d: f"{d.day} {MONTHS[d.month - 1].capitalize()}, {d.year}",
]
POINTS = [(",", " "), (",", " "), (",", ""), (".", ""), (".", " "), (".", ","), (",", ".")]  # decimal point, thousands

FACES = [("sans", 1.05), ("sans", 0.97), ("serif", 1.06), ("serif", 0.97), ("sans", 1.02), ("slanted", 1.0), ("book-slanted", 0.95), ("narrow", 1.09), ("wide", 0.88), ("condensed", 0.96), ("half-bold", 1.0), ("book", 0.84), ("mono", 0.94)]
COLOURS = ["#121212", "#121212", "#005b96", "#14532d", "#7b1e3a", "#35356f", "#00695c", "#9c4a00", "#424242", "#1f4e79", "#6b3fa0", "#2f6b2f", "#c0392b"]
PAPERS = [(210, 297)] * 6 + [(148, 210)] * 2 + [(216, 279), (176, 250), (200, 150), (154, 222)]
HABITS = [0, 1, 1, 2, 3, 4]
SENTENCES = 0.3  # share of issuers that write the sum in words
