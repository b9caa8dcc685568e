"""A printer: text in one face, kept within its room, and a record of what was printed where, by which overlaps and truth are checked."""
from PIL import Image, ImageDraw

from fonts import printed
from paper import MM, Paper, px


class Press(Paper):
    """`scale` is what sizes given for A4 are multiplied by; `margin` the white border."""

    def __init__(self, width=210.0, height=297.0, colour="#ffffff", face="sans", stretch=1.0, ink="#111111"):
        super().__init__(width, height, colour)
        self.face, self.stretch, self.tint = face, stretch, ink
        self.scale = 1.0 if width > 180 else 0.84 if width > 135 else 0.8
        self.margin = 15.0 if width > 180 else 10.0 if width > 135 else 7.0
        self.said: list[tuple[str, tuple[float, float, float, float]]] = []
        self.least = 9.0  # the smallest print of what must be read
        self.vital: list[tuple[float, float, float, float]] = []

    @property
    def right(self) -> float:
        return self.width - self.margin

    def length(self, text, size, bold=False, family="") -> float:
        stretch = 1 if family == "arabic" else self.stretch
        return printed(family or self.face, px(size * self.scale), bold).getlength(text) / MM * stretch

    def put(self, x, y, text, size=3.3, bold=False, fill="", anchor="ls", family="", room=0.0, vital=False) -> float:
        """Prints; `size` is that on A4, `room` the width that it may take. `vital`: nothing may be stamped over it. Returns its right end."""
        text = str(text)
        if not text.strip():
            return x
        if any("\u0600" <= c <= "\u06ff" for c in text):
            family = "arabic"
        while room and size > 1.6 and self.length(text, size, bold, family) > room:
            size *= 0.96
        long = self.length(text, size, bold, family)
        left = {"l": x, "m": x - long / 2, "r": x - long}[anchor[0]]
        if family == "arabic" or self.stretch == 1:
            self.text(left, y, text, size * self.scale, family or self.face, bold, fill or self.tint, "ls")
        else:
            self._stretched(left, y, text, size * self.scale, family or self.face, bold, fill or self.tint)
        box = (left, y - 0.74 * size * self.scale, left + long, y + 0.2 * size * self.scale)
        self.said.append((text, box))
        if vital:
            self.vital.append(box)
            self.least = min(self.least, size * self.scale)
        return left + long

    def _stretched(self, x, y, text, size, family, bold, fill):
        font = printed(family, px(size), bold)
        mask = Image.new("L", (round(font.getlength(text)) + 8, round(px(size) * 1.7)), 0)
        ImageDraw.Draw(mask).text((2, px(size) * 1.2), text, font=font, fill=255, anchor="ls")
        mask = mask.resize((max(1, round(mask.width * self.stretch)), mask.height), Image.BICUBIC)
        self.image.paste(fill, (px(x) - 2, round(y * MM - px(size) * 1.2)), mask)

    def pair(self, x, y, label, value, size=3.3, bold=False, anchor="ls", family="", room=0.0, gap=0.0):
        """A label and its value as one text, or the value at `x + gap`."""
        if gap and label:
            self.put(x, y, label, size, False, anchor=anchor, family=family, room=gap - 1)
            self.put(x + gap, y, value, size, bold, anchor=anchor, family=family, room=room - gap if room else 0, vital=True)
        else:
            self.put(x, y, f"{label}{value}", size, bold, anchor=anchor, family=family, room=room, vital=True)

    def wrapped(self, x, y, text, size=3.2, room=100.0, step=4.6, bold=False, anchor="ls") -> float:
        """Text over several lines; returns the last baseline."""
        line = ""
        for word in text.split(" "):
            if line and self.length(f"{line} {word}", size, bold) > room:
                self.put(x, y, line, size, bold, anchor=anchor, vital=True)
                y, line = y + step * self.scale, word
            else:
                line = f"{line} {word}".strip()
        self.put(x, y, line, size, bold, anchor=anchor, vital=True)
        return y

    def faults(self) -> list[str]:
        """Texts that run off the paper or over each other."""
        out = [f"off: {t!r}" for t, b in self.said if b[0] < 1 or b[2] > self.width - 1 or b[3] > self.height - 0.5 or b[1] < 0.5]
        out += [f"small: {self.least:.2f} mm"] * (self.least < 1.9)
        texts = [(t, b) for t, b in self.said if any(c.isalnum() for c in t)]  # no rules of dashes
        for i, (s, a) in enumerate(texts):
            for t, b in texts[i + 1:]:
                if min(a[2], b[2]) - max(a[0], b[0]) > 0.4 and min(a[3], b[3]) - max(a[1], b[1]) > 0.4:
                    out.append(f"over: {s!r} / {t!r}")
        return out

    def free(self, x, y, w, h) -> bool:
        """Whether nothing vital stands there."""
        return not any(x < b[2] + 1 and b[0] - 1 < x + w and y < b[3] + 1 and b[1] - 1 < y + h for b in self.vital)


def folded(p: Press, parts: list[str], joint: str, size: float, room: float) -> list[str]:
    """Parts joined into as few lines as they fit in."""
    lines = []
    for part in parts:
        if lines and p.length(f"{lines[-1]}{joint}{part}", size) <= room:
            lines[-1] = f"{lines[-1]}{joint}{part}"
        else:
            lines.append(part)
    return lines
