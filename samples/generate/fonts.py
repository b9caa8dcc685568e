"""Fonts: printed ones from Debian packages, handwriting ones from npm (see package.json)."""
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

HERE = Path(__file__).parent
LIBERATION = Path("/usr/share/fonts/truetype/liberation")
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
AMIRI = Path("/usr/share/fonts/opentype/fonts-hosny-amiri")

PRINTED = {
    ("sans", False): LIBERATION / "LiberationSans-Regular.ttf",
    ("sans", True): LIBERATION / "LiberationSans-Bold.ttf",
    ("narrow", False): LIBERATION / "LiberationSansNarrow-Regular.ttf",
    ("narrow", True): LIBERATION / "LiberationSansNarrow-Bold.ttf",
    ("serif", False): LIBERATION / "LiberationSerif-Regular.ttf",
    ("serif", True): LIBERATION / "LiberationSerif-Bold.ttf",
    ("mono", False): LIBERATION / "LiberationMono-Regular.ttf",
    ("mono", True): LIBERATION / "LiberationMono-Bold.ttf",
    ("condensed", False): DEJAVU / "DejaVuSansCondensed.ttf",
    ("condensed", True): DEJAVU / "DejaVuSansCondensed-Bold.ttf",
    ("wide", False): DEJAVU / "DejaVuSans.ttf",
    ("wide", True): DEJAVU / "DejaVuSans-Bold.ttf",
    ("book", False): DEJAVU / "DejaVuSerif.ttf",
    ("book", True): DEJAVU / "DejaVuSerif-Bold.ttf",
    ("typed", False): DEJAVU / "DejaVuSansMono.ttf",
    ("typed", True): DEJAVU / "DejaVuSansMono-Bold.ttf",
    ("italic", False): LIBERATION / "LiberationSans-Italic.ttf",
    ("italic", True): LIBERATION / "LiberationSans-BoldItalic.ttf",
    ("serif-italic", False): LIBERATION / "LiberationSerif-Italic.ttf",
    ("serif-italic", True): LIBERATION / "LiberationSerif-BoldItalic.ttf",
    ("arabic", False): AMIRI / "Amiri-Regular.ttf",
    ("arabic", True): AMIRI / "Amiri-Bold.ttf",
}

# Letters of these join; they are warped as whole words, never moved one by one.
CURSIVE = {"borel", "playwrite-es", "playwrite-it-moderna", "playwrite-us-trad"}


def hand_path(name: str) -> Path:
    """The TrueType file of a handwriting font, made from the npm package's woff2 once."""
    ttf = HERE / ".fonts" / f"{name}.ttf"
    if not ttf.exists():
        files = HERE / "node_modules" / "@fontsource" / name / "files"
        woffs = sorted(files.glob("*-latin-400-normal.woff2")) or sorted(files.glob("*-latin-*-normal.woff2"))
        if not woffs:
            raise FileNotFoundError(f"the font {name} is not in {files}: make .setup/drawing")
        font = TTFont(woffs[0])
        font.flavor = None
        ttf.parent.mkdir(exist_ok=True)
        font.save(ttf)
    return ttf


@lru_cache(maxsize=512)
def printed(family: str, pixels: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(PRINTED[family, bold], max(pixels, 4))


@lru_cache(maxsize=512)
def handwritten(name: str, pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(hand_path(name), pixels)
