"""What several parts of a paper in `harbour` share: other numbers that stand near the invoice's, lists of pairs, lines of signs, when a program printed."""
from datetime import timedelta
from random import Random

from coast.labels import cap, capped, heading, number_and_day, number_label, rounded  # noqa: F401
from harbour.forms import hour
from house import Document, House
from press import Press

GREY, PALE, INK = "#555555", "#f2f2f2", "#3a3a3a"
LISTS = "printer"  # fixed letters


def near(h: House, doc: Document) -> list[tuple[str, str]]:
    """Numbers that the issuer's program keeps beside the invoice's: of the customer, the file, the stay."""
    r = Random(f"near-{h.seller.inpe}-{doc.number}")
    if h.kind in ("pharmacy", "supplier"):
        return [(h.own.choice(["N° client", "Code client", "Compte"]), f"{r.choice(['CU', '411', 'CLI', ''])}{r.randint(1, 9000):05d}")]
    if h.kind == "facility":
        return [("N° séjour", f"{doc.day:%y}/{r.randint(100, 30000):05d}"), ("Entrée", f"{doc.day - timedelta(days=r.choice([0, 0, 1, 3])):%d/%m/%Y}"), ("Sortie", f"{doc.day:%d/%m/%Y}")]
    return [(h.own.choice(["N° dossier", "Dossier", "Réf. patient"]), f"{r.choice(['P', '', ''])}{r.randint(100, 90000):06d}")]


def listed(p: Press, pairs, x, y, gap, room, step=5.3, size=3.2, right=False, bold=(0,)) -> float:
    """Label before a colon, value behind it, one pair a line; `right`: labels flush right at the colon. Returns the last baseline."""
    for k, (label, value) in enumerate(pairs):
        at = y + k * step * p.scale
        p.put(x + gap - 3 if right else x, at, label, size * 0.95, anchor="rs" if right else "ls", room=gap - 3.5)
        p.put(x + gap - 1.6, at, ":", size * 0.95)
        p.put(x + gap + 0.8, at, value, size, k in bold, room=room - gap - 1, vital=True)
    return y + (len(pairs) - 1) * step * p.scale


def under_heads(p: Press, pairs, x, y, wide, fill="", white=False, ink=INK, size=3.1) -> float:
    """Labels in a row, on a coloured field if `fill`, values under them; a line under all. Returns the lower edge."""
    s, w = p.scale, wide / len(pairs)
    if fill:
        p.rect(x, y, wide, 5.8 * s, None, fill=fill)
    for k, (label, value) in enumerate(pairs):
        p.put(x + w * k + 1.5, y + 4.1 * s, label, 2.8, True, "#ffffff" if white else "", room=w - 2.5)
        p.put(x + w * k + 1.5, y + 10.2 * s, value, size, room=w - 2.5, vital=True)
    p.line(x, y + 12.6 * s, x + wide, y + 12.6 * s, 0.25, ink)
    return y + 12.6 * s


def fixed(h: House) -> str:
    """The letters of lists without frames: fixed ones, or the paper's own."""
    return LISTS if h.packed and h.face not in (LISTS, "roll") else ""


def signs(p: Press, h: House, y, sign="-", left=0.0):
    """A line of one sign up to the right margin."""
    left, family = left or p.margin, fixed(h)
    p.put(left, y, sign * int((p.right - left) / (p.length(sign * 20, 3, False, family) / 20)), 3, family=family)


def digits(text: str) -> str:
    """What a bar code of a number says: its digits."""
    return "".join(c for c in text if c.isdigit())


def printed(h: House, doc: Document) -> str:
    """When the program printed the paper, at times who or what: not its day."""
    when = f"{doc.day + timedelta(days=h.own.choice([0, 0, 0, 2, 7])):%d/%m/%Y}"
    return h.own.choice([f"Document imprimé le {when} à {hour(doc.day)}", f"Imprimé par {h.clerk} le {when}", f"Impression : {when} {hour(doc.day)}", f"Généré le {when} par le logiciel de gestion", f"Tiré le {when} ({h.clerk})"])
