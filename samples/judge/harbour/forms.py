"""Forms of `harbour`: numbers, dates, amounts, faces, colours, papers."""
from calendar_names import MONTHS, WEEK
from coast.forms import hour
from fonts import DEJAVU, LIBERATION, PRINTED

PRINTED.update({
    ("printer", False): LIBERATION / "LiberationMono-Regular.ttf", ("printer", True): LIBERATION / "LiberationMono-Bold.ttf",
    ("roll", False): DEJAVU / "DejaVuSansMono.ttf", ("roll", True): DEJAVU / "DejaVuSansMono-Bold.ttf",
})

THREE = "janv févr mars avr mai juin juil août sept oct nov déc".split()

NUMBERS = [
    lambda r, d: f"{r.randrange(1, 300):02d}/{d.year}",
    lambda r, d: f"{r.randrange(1, 300):02d}/{d.year}",
    lambda r, d: f"{r.randrange(1, 3000):05d}/{d.year}",
    lambda r, d: f"{d.year}/{r.randrange(1, 3000):04d}",
    lambda r, d: f"{d.year}{r.randrange(1, 5000):04d}",
    lambda r, d: f"{d:%y}{r.randrange(1, 5000):04d}",
    lambda r, d: f"{d:%y%m}{r.randrange(1, 800):03d}",
    lambda r, d: f"{d:%y%m}-{r.randrange(1, 2000):04d}",
    lambda r, d: f"{d:%y}-{r.randrange(1, 6000):04d}",
    lambda r, d: f"FA{d:%y%m}-{r.randrange(1, 9000):05d}",
    lambda r, d: f"FA{r.randrange(1, 30000):07d}",
    lambda r, d: f"FA-{r.randrange(1, 9000):05d}",
    lambda r, d: f"FA-{d:%y}-{r.randrange(1, 9000):04d}",
    lambda r, d: f"FC{r.randrange(1, 60000):06d}",
    lambda r, d: f"F{r.randrange(1, 90000):08d}",
    lambda r, d: f"F{d:%y}{r.randrange(1, 4000):04d}",
    lambda r, d: f"FV-{d:%y%m}-{r.randrange(1, 900):03d}",
    lambda r, d: f"FAC-{r.randrange(1, 9000):04d}",
    lambda r, d: f"FAC{d:%y}{r.randrange(1, 20000):05d}",
    lambda r, d: f"FACT-{d:%y}-{r.randrange(1, 3000):04d}",
    lambda r, d: f"VTE/{d.year}/{r.randrange(1, 9000):05d}",
    lambda r, d: f"VEN/{d:%Y/%m}/{r.randrange(1, 900):04d}",
    lambda r, d: f"INV{d:%y}/{r.randrange(1, 9000):04d}",
    lambda r, d: f"FL{d:%y}{r.randrange(1, 30000):06d}",
    lambda r, d: f"{d:%y}FA{r.randrange(1, 9000):05d}",
    lambda r, d: f"{r.randrange(1, 400):03d}/{d:%m}/{d.year}",
    lambda r, d: f"{r.randrange(1, 300):03d}-{d:%m}-{d.year}",
    lambda r, d: f"{d:%Y%m}-{r.randrange(1, 400):03d}",
    lambda r, d: f"{r.randrange(100, 4000)}/{d:%y}",
    lambda r, d: f"{r.randrange(1, 900):03d}-{d.year}",
    lambda r, d: f"D{d:%y}{r.randrange(1000, 90000):05d}",
    lambda r, d: f"{r.choice('ABP')}-{r.randrange(100, 30000):05d}",
    lambda r, d: f"{r.randrange(1000, 60000)}",
    lambda r, d: f"{r.randrange(10 ** 6, 3 * 10 ** 6)}",
]

DATES = [lambda d: f"{d:%d/%m/%Y}"] * 26 + [
    lambda d: f"{d:%d/%m/%y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d/%m/%Y} - {hour(d)}", lambda d: f"{d:%d/%m/%Y} {hour(d).replace(':', 'h')}", lambda d: f"{d:%d/%m/%Y} ({hour(d)})", lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day:02d}-{THREE[d.month - 1]}-{d:%y}", lambda d: f"{WEEK[d.weekday()].capitalize()} {d.day} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d.day:02d} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d.day} {MONTHS[d.month - 1].upper()} {d.year}", lambda d: f"{d:%d.%m.%Y}",
]
POINTS = [(",", " "), (",", " "), (",", " "), (",", " "), (",", ""), (",", ""), (".", ""), (".", ""), (".", " "), (".", ","), (",", ".")]  # decimal point, thousands

FACES = [("sans", 1.0), ("sans", 1.0), ("sans", 1.0), ("sans", 1.0), ("sans", 0.98), ("sans", 1.02), ("serif", 1.0), ("serif", 1.0), ("serif", 0.98), ("wide", 0.9), ("wide", 0.93), ("condensed", 1.0), ("condensed", 1.05), ("narrow", 1.05), ("narrow", 1.12), ("printer", 0.95), ("roll", 0.86), ("book", 0.89)]
COLOURS = ["#000000", "#121212", "#262626", "#0a7a45", "#1d9157", "#1f4e79", "#2e75b6", "#305496", "#875a7b", "#017e84", "#c00000", "#8c2332", "#264653", "#bf6b1b", "#548235", "#44546a"]
PAPERS = [(210, 297)] * 13 + [(148, 210)] * 4 + [(210, 148), (216, 279), (152, 228), (146, 207)]
HABITS = [0, 1, 1, 2, 2, 3, 4, 5]
SENTENCES = 0.4  # share of issuers that write the sum in words
