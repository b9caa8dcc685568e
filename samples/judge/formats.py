"""How issuers write numbers, dates and amounts: disjoint groups but for the date that everybody writes, and amounts in French words."""
from datetime import date
from random import Random

from calendar_names import MONTHS, WEEK
from folders import declared

SHORT = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()

NUMBERS = {
    "fit": [
        lambda r, d: f"{r.randrange(10 ** 5, 10 ** 6)}",
        lambda r, d: f"{r.randrange(200, 9000)}/{d.year}",
        lambda r, d: f"FC{d:%y}{r.randrange(1, 10 ** 5):05d}",
        lambda r, d: f"{d.year}-{r.randrange(1, 10 ** 4):04d}",
        lambda r, d: f"BC-{r.randrange(1, 10 ** 5):05d}",
        lambda r, d: f"{d:%m%y}/{r.randrange(1, 999):03d}",
    ],
    "proof": [
        lambda r, d: f"{d.year}/{r.randrange(1, 10 ** 5):05d}",
        lambda r, d: f"FV-{d:%y}-{r.randrange(1, 10 ** 4):04d}",
        lambda r, d: f"{r.randrange(1, 3000):06d}",
        lambda r, d: f"C{d:%y}.{r.randrange(100, 9999)}",
        lambda r, d: f"{d.month:02d}/{d.year}/{r.randrange(10, 999)}",
        lambda r, d: f"{d:%y}A{r.randrange(1, 10 ** 5):05d}",
        lambda r, d: f"{r.randrange(10, 10 ** 4):04d}/{d:%y}",
        lambda r, d: f"VTE{d:%y%m}-{r.randrange(1, 10 ** 4):04d}",
        lambda r, d: f"{r.choice('1234')}-{r.randrange(10 ** 5, 10 ** 6)}",
        lambda r, d: f"{d:%y%m%d}{r.randrange(1, 200):04d}",
        lambda r, d: f"HN{r.randrange(100, 10 ** 4)}",
        lambda r, d: f"{d.year}.{r.randrange(100, 9999):04d}",
        lambda r, d: f"{r.randrange(101, 9999)}",
        lambda r, d: f"{r.randrange(10, 9999):04d}-{'ABCDK'[r.randrange(5)]}/{d.year}",
    ],
    **declared("NUMBERS"),
}


def _first(d: date) -> str:
    return "1er" if d.day == 1 else str(d.day)


DATES = {
    "fit": [
        lambda d: f"{d:%d/%m/%Y}", lambda d: f"{d:%d/%m/%Y}", lambda d: f"{d:%d-%m-%y}", lambda d: f"{d:%Y-%m-%d}", lambda d: f"{d.day:02d} {MONTHS[d.month - 1].capitalize()} {d.year}",
    ],
    "proof": [
        lambda d: f"{d:%d/%m/%Y}", lambda d: f"{d:%d/%m/%Y}", lambda d: f"{d:%d/%m/%Y}", lambda d: f"{d:%d.%m.%Y}", lambda d: f"{d:%d-%m-%Y}", lambda d: f"{d:%d/%m/%y}",
        lambda d: f"{_first(d)} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{WEEK[d.weekday()]} {_first(d)} {MONTHS[d.month - 1]} {d.year}", lambda d: f"{d.day:02d} {SHORT[d.month - 1]} {d.year}",
        lambda d: f"{d.day}/{d.month}/{d.year}", lambda d: f"{d:%d.%m.%y}", lambda d: f"{d.day:02d}-{MONTHS[d.month - 1].upper()}-{d.year}", lambda d: f"{d:%d / %m / %Y}",
    ],
    **declared("DATES"),
}
POINTS = {"fit": [(",", " "), (".", "")], "proof": [(",", "."), (".", ","), (".", " "), (",", ""), (",", " ")], **declared("POINTS")}  # decimal point, thousands


def amount(cents: int, how: tuple[str, str]) -> str:
    return f"{cents // 100:,}".replace(",", how[1]) + how[0] + f"{cents % 100:02d}"


_SMALL = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante", 8: "quatre-vingt", 9: "quatre-vingt"}


def spelled(n: int) -> str:
    """A number in French words."""
    if n < 20:
        return _SMALL[n]
    if n < 100:
        tens, rest = divmod(n, 10)
        if tens in (7, 9):
            rest += 10
        if rest == 0:
            return _TENS[tens] + ("s" if tens == 8 else "")
        link = " et " if rest in (1, 11) and tens < 8 else "-"
        return _TENS[tens] + link + _SMALL[rest]
    if n < 1000:
        hundreds, rest = divmod(n, 100)
        head = "cent" if hundreds == 1 else f"{_SMALL[hundreds]} cent{'' if rest else 's'}"
        return head + (f" {spelled(rest)}" if rest else "")
    thousands, rest = divmod(n, 1000)
    head = "mille" if thousands == 1 else f"{spelled(thousands)} mille"
    return head + (f" {spelled(rest)}" if rest else "")


def sum_in_words(cents: int, how: int) -> str:
    """`how`: three habits of writing a sum out."""
    whole, rest = divmod(cents, 100)
    words = f"{spelled(whole)} dirham{'s' if whole > 1 else ''}"
    if how == 0:
        return words + (f" et {spelled(rest)} centime{'s' if rest > 1 else ''}" if rest else "")
    if how == 1:
        return words.capitalize() + (f", {rest:02d} cts" if rest else "")
    return (words + (f" et {spelled(rest)} cts" if rest else "")).upper()


def number(half: str, inpe: str, r: Random, day: date) -> str:
    """The next number of an issuer, in the form that is always theirs."""
    return Random(f"number-{half}-{inpe}").choice(NUMBERS[half])(r, day)
