"""Signs of letterheads, by what the issuer does."""
import math

from house import House
from paper import MM
from press import Press


def mark(p: Press, h: House, x, y, size):
    """The issuer's sign in a square of `size`."""
    at = lambda points: [((x + size * a) * MM, (y + size * b) * MM) for a, b in points]
    shape = {"pharmacy": h.own.choice([_disc, _cross, _bowl]), "laboratory": h.own.choice([_flask, _cells]), "radiology": _sectors, "physician": h.own.choice([_heart, _pulse]), "facility": h.own.choice([_letter, _roof])}.get(h.kind, _rings)
    shape(p, h, x, y, size, at)


def _plus(p, x, y, size, thick, fill):
    p.rect(x - thick / 2, y - size / 2, thick, size, None, fill=fill)
    p.rect(x - size / 2, y - thick / 2, size, thick, None, fill=fill)


def _disc(p, h, x, y, size, at):
    p.draw.ellipse(at([(0, 0), (1, 1)]), fill=h.colour)
    _plus(p, x + size / 2, y + size / 2, size * 0.62, size * 0.22, "#ffffff")


def _cross(p, h, x, y, size, at):
    _plus(p, x + size / 2, y + size / 2, size, size * 0.38, h.colour)
    _plus(p, x + size / 2, y + size / 2, size * 0.86, size * 0.24, "#ffffff")
    _plus(p, x + size / 2, y + size / 2, size * 0.7, size * 0.08, h.colour)


def _bowl(p, h, x, y, size, at):
    p.draw.pieslice(at([(0.1, -0.1), (0.9, 0.62)]), 0, 180, fill=h.colour)
    p.rect(x + size * 0.46, y + size * 0.5, size * 0.08, size * 0.42, None, fill=h.colour)
    p.rect(x + size * 0.24, y + size * 0.9, size * 0.52, size * 0.08, None, fill=h.colour)
    p.draw.line(at([(0.5 + 0.22 * math.sin(k / 3), 0.95 - k * 0.045) for k in range(21)]), fill=h.colour, width=8, joint="curve")


def _flask(p, h, x, y, size, at):
    p.draw.polygon(at([(0.4, 0.05), (0.6, 0.05), (0.6, 0.4), (0.92, 0.95), (0.08, 0.95), (0.4, 0.4)]), outline=h.colour, width=6)
    p.draw.polygon(at([(0.29, 0.62), (0.71, 0.62), (0.87, 0.92), (0.13, 0.92)]), fill=h.colour)


def _cells(p, h, x, y, size, at):
    for a, b, r in ((0.3, 0.34, 0.26), (0.72, 0.3, 0.18), (0.6, 0.72, 0.24), (0.2, 0.8, 0.12)):
        p.draw.ellipse(at([(a - r, b - r), (a + r, b + r)]), outline=h.colour, width=7)
        p.draw.ellipse(at([(a - r / 3, b - r / 3), (a + r / 3, b + r / 3)]), fill=h.colour)


def _sectors(p, h, x, y, size, at):
    for start in (30, 150, 270):
        p.draw.pieslice(at([(0, 0), (1, 1)]), start, start + 60, fill=h.colour)
    p.draw.ellipse(at([(0.36, 0.36), (0.64, 0.64)]), fill=h.colour, outline="#ffffff", width=5)


def _heart(p, h, x, y, size, at):
    for a in (0.04, 0.48):
        p.draw.ellipse(at([(a, 0.1), (a + 0.48, 0.58)]), fill=h.colour)
    p.draw.polygon(at([(0.08, 0.45), (0.92, 0.45), (0.5, 0.95)]), fill=h.colour)


def _pulse(p, h, x, y, size, at):
    p.draw.ellipse(at([(0, 0), (1, 1)]), outline=h.colour, width=6)
    p.draw.line(at([(0.06, 0.52), (0.32, 0.52), (0.42, 0.22), (0.56, 0.8), (0.66, 0.52), (0.94, 0.52)]), fill=h.colour, width=7, joint="curve")


def _letter(p, h, x, y, size, at):
    p.draw.rounded_rectangle(at([(0, 0), (1, 1)]), 26, fill=h.colour)
    for a in (0.24, 0.64):
        p.rect(x + size * a, y + size * 0.2, size * 0.12, size * 0.6, None, fill="#ffffff")
    p.rect(x + size * 0.24, y + size * 0.44, size * 0.52, size * 0.12, None, fill="#ffffff")


def _roof(p, h, x, y, size, at):
    p.draw.polygon(at([(0, 0.46), (0.5, 0.06), (1, 0.46)]), fill=h.colour)
    p.rect(x + size * 0.12, y + size * 0.5, size * 0.76, size * 0.46, h.colour, 0.5)
    _plus(p, x + size / 2, y + size * 0.73, size * 0.3, size * 0.1, h.colour)


def _rings(p, h, x, y, size, at):
    for a in (0.0, 0.4):
        p.draw.ellipse(at([(a, 0.2), (a + 0.6, 0.8)]), outline=h.colour, width=9)
