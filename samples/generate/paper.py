"""A sheet of paper drawn at 300 dpi, addressed in millimetres from its top-left corner."""
import cv2
import numpy as np
from PIL import Image, ImageDraw

from fonts import printed

DPI = 300
MM = DPI / 25.4


def px(mm: float) -> int:
    return round(mm * MM)


class Paper:
    def __init__(self, width: float = 210, height: float = 297, colour="#ffffff"):
        self.width, self.height = width, height
        self.image = Image.new("RGB", (px(width), px(height)), colour)
        self.draw = ImageDraw.Draw(self.image)

    def copy(self) -> "Paper":
        other = Paper(1, 1)
        other.width, other.height, other.image = self.width, self.height, self.image.copy()
        other.draw = ImageDraw.Draw(other.image)
        return other

    def text(self, x, y, text, size, family="sans", bold=False, fill="#111111", anchor="ls"):
        """Printed text; `y` is the baseline, `size` the em in millimetres. Arabic is written right to left."""
        direction = "rtl" if family == "arabic" else None
        self.draw.text((x * MM, y * MM), text, font=printed(family, px(size), bold), fill=fill, anchor=anchor, direction=direction)

    def line(self, x1, y1, x2, y2, width=0.25, fill="#111111"):
        self.draw.line([(x1 * MM, y1 * MM), (x2 * MM, y2 * MM)], fill=fill, width=max(1, px(width)))

    def dots(self, x1, y, x2, on=0.5, off=0.8, width=0.25, fill="#111111"):
        while x1 < x2:
            self.line(x1, y, min(x1 + on, x2), y, width, fill)
            x1 += on + off

    def rect(self, x, y, w, h, outline="#111111", width=0.25, fill=None):
        self.draw.rectangle([x * MM, y * MM, (x + w) * MM, (y + h) * MM], outline=outline, width=max(1, px(width)) if outline else 0, fill=fill)

    def ink(self, mask: np.ndarray, x: float, y: float, colour, strength=0.94):
        """Lays ink down: `mask` (0 to 255) with its top-left corner at (x, y) mm; darkens what is beneath, as ink does."""
        self.ink_px(mask, px(x), px(y), colour, strength)

    def ink_px(self, mask, left, top, colour, strength=0.94):
        h, w = mask.shape
        x0, y0, x1, y1 = max(left, 0), max(top, 0), min(left + w, self.image.width), min(top + h, self.image.height)
        if x0 >= x1 or y0 >= y1:
            return
        part = mask[y0 - top:y1 - top, x0 - left:x1 - left].astype(np.float32)[..., None] / 255 * strength
        below = np.asarray(self.image.crop((x0, y0, x1, y1)), np.float32)
        tint = np.array(colour, np.float32) / 255
        mixed = below * (1 - part + part * tint)
        self.image.paste(Image.fromarray(mixed.astype(np.uint8)), (x0, y0))
        self.draw = ImageDraw.Draw(self.image)

    def glue(self, slip: "Paper", x, y, degrees=0.0):
        """Glues another paper on, turned by some degrees, its centre staying where it would be without the turn."""
        turned, mask = rotated(slip.image, degrees)
        left = px(x) - (turned.width - slip.image.width) // 2
        top = px(y) - (turned.height - slip.image.height) // 2
        shade = cv2.GaussianBlur(np.asarray(mask), (0, 0), 3) // 6
        self.ink_px(shade, left + 3, top + 4, (60, 60, 60))
        self.image.paste(turned, (left, top), mask)
        self.draw = ImageDraw.Draw(self.image)


def rotated(image: Image.Image, degrees: float):
    """The picture turned, and the mask of where it is."""
    mask = Image.new("L", image.size, 255)
    if degrees == 0:
        return image, mask
    return (image.rotate(degrees, Image.BICUBIC, expand=True, fillcolor="#ffffff"), mask.rotate(degrees, Image.BICUBIC, expand=True))
