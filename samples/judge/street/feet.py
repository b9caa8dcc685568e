"""Feet of invoices in `street`."""
from random import Random

from house import Document, House
from press import Press, folded
from street.labels import printed

WAYS = ["line", "plain", "left", "colour", "two_ends", "address"]


def foot(p: Press, h: House, doc: Document) -> float:
    """Legal numbers in one run or more under a line, in the middle or at the left, on a coloured band, at both ends, or behind the address; the page, the hour of printing, a wish."""
    own = Random(f"foot-{h.half}-{h.seller.inpe}")
    size, s, wide = (2.6 if p.scale > 0.9 else 2.9), p.scale, p.width - 2 * p.margin
    how, step, y = own.choice(WAYS), 4.1 * s, p.height - 6.5
    vital = lambda text: bool(h.ice) and h.ice in text
    page = h.page_of(*doc.sheet) if doc.sheet[1] > 1 or own.random() < 0.35 else ""
    when = printed(h, doc) if own.random() < 0.25 else ""
    if page or when:
        p.put(p.margin, y, when, 2.4 / max(s, 0.86), False, "#444444", room=wide * 0.66)
        p.put(p.right, y, page, 2.6, False, "#444444", "rs", room=wide * 0.28)
        y -= step
    if h.polite:
        p.put(p.width / 2, y, h.thanks, size, True, "#222222", "ms", room=wide)
        y -= step * 1.15
    parts = h.legal()
    if how == "address":
        parts = [h.street, h.city, h.phone, *parts]
    if how == "two_ends":
        for k, text in enumerate(reversed(parts)):
            row, right = divmod(k, 2)
            p.put(p.right if right else p.margin, y - step * row, text, size, False, "#222222", "rs" if right else "ls", room=wide * 0.49, vital=vital(text))
        return y - step * ((len(parts) + 1) // 2)
    lines = folded(p, parts, h.joint, size, wide - 5)
    if how == "colour" and lines:
        p.rect(0, y - step * len(lines) + 0.9, p.width, step * len(lines) + 0.7, None, fill=h.colour)
    for k, text in enumerate(reversed(lines)):
        x, anchor = (p.margin, "ls") if how == "left" else (p.width / 2, "ms")
        p.put(x, y - step * k, text, size, how == "colour", "#ffffff" if how == "colour" else "#222222", anchor, room=wide - 3, vital=vital(text))
    y -= step * len(lines)
    if how in ("line", "address") and lines:
        p.line(p.margin, y + 0.4, p.right, y + 0.4, 0.3, h.colour)
        y -= 1
    return y
