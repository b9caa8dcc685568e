"""What several parts of a paper in `town` share: labels that stand alone, columns of lines, rows of label and value."""
from datetime import timedelta

from house import Document, House
from press import Press
from street.labels import heading, number_and_day, standing  # noqa: F401
from town.forms import hour

GREY = "#3a3a3a"


def rows(p: Press, pairs, x, y, gap, room, step=5.5, size=3.2, colon=": ", bold=0) -> float:
    """Labels in a column, their values in another; returns the last baseline."""
    for k, (label, value) in enumerate(pairs):
        line = y + k * step * p.scale
        p.put(x, line, label.strip(" :"), size * 0.94, room=gap - 1.5)
        p.put(x + gap, line, f"{colon}{value}", size, k == bold, room=room - gap, vital=True)
    return y + (len(pairs) - 1) * step * p.scale


def across(p: Press, y, sign="-", size=3.0, family="list"):
    """A line of signs from margin to margin."""
    p.put(p.margin, y, sign * int((p.width - 2 * p.margin) / (p.length(sign * 20, size, False, family) / 20)), size, family=family)


def cell(p: Press, x, y, w, h, label, value, bold=False, size=3.3, ink="#333333", fill=None):
    """A ruled cell: a small label over its value."""
    s = p.scale
    p.rect(x, y, w, h, ink, 0.25, fill)
    p.put(x + 1.6, y + 3.6 * s, label, 2.5, False, GREY, room=w - 3)
    p.put(x + w / 2, y + h - 2.2 * s, value, size, bold, anchor="ms", room=w - 3, vital=True)


def printed(h: House, doc: Document) -> str:
    """When the program printed the paper: not its day."""
    return f"{h.own.choice(['Date impression :', 'Imprimé le', 'Impr. le'])} {doc.day + timedelta(days=h.own.choice([0, 1, 2, 6])):%d/%m/%Y} à {hour(doc.day)}"
