"""Scanners, copiers and telephones: the sheets of a dossier as files, with the contract's page entries.

Twelve profiles. Each half of the judge has machines of its own (`MACHINES`): other grain, tone, tables, shadows and compression.
"""
import io
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image

from capture import _PDF, _turn
from paper import Paper

PROFILES = {"flatbed200": 14, "flatbed300grey": 9, "mfp200": 14, "bitonal200": 10, "bitonal300pdf": 6, "tiff_multi": 6, "pdf_multi": 7, "phone": 13, "phone_low": 8, "rotated": 7, "a3_spread": 5, "lowres": 4}


@dataclass(frozen=True)
class Machines:
    """What the machines of one half are like; pairs are ranges."""
    grain: tuple[float, float]
    quality: tuple[int, int]
    gamma: tuple[float, float]
    soft: tuple[float, float]
    tilt: float
    tables: tuple[tuple[int, int, int], ...]
    weave: str
    shadows: str
    threshold: tuple[float, float]
    askew: float = 0.0       # any turn up to that many degrees, in place of `tilt`
    sizes: tuple[float, float] = (1.0, 1.0)  # one for all pages of a dossier


MACHINES = {
    "fit": Machines((0.8, 2.0), (60, 82), (0.95, 1.08), (0.35, 0.6), 0.6, ((92, 62, 44), (140, 126, 112), (40, 38, 38)), "wood", "round", (166, 190)),
    "judge": Machines((0.5, 3.0), (48, 88), (0.88, 1.15), (0.3, 0.75), 0.75, ((70, 76, 84), (170, 160, 146), (58, 44, 36), (96, 110, 92)), "cloth", "straight", (158, 200)),
    "fresh": Machines((0.6, 2.7), (52, 86), (0.9, 1.12), (0.32, 0.7), 0.7, ((120, 84, 58), (64, 70, 66), (188, 180, 172), (88, 92, 108)), "plain", "straight", (160, 196)),
    "street": Machines((0.5, 2.8), (50, 88), (0.88, 1.15), (0.3, 0.74), 0.7, ((96, 70, 52), (150, 150, 146), (60, 66, 76), (206, 200, 190)), "wood", "round", (158, 198)),
    "town": Machines((0.6, 2.8), (50, 87), (0.89, 1.15), (0.3, 0.73), 0.71, ((84, 60, 46), (168, 164, 158), (72, 80, 88), (222, 214, 200)), "plain", "straight", (159, 198)),
    "quarter": Machines((0.5, 2.9), (50, 88), (0.88, 1.14), (0.31, 0.74), 0.72, ((104, 78, 58), (58, 62, 70), (192, 186, 176), (136, 144, 150)), "cloth", "round", (158, 199)),
    "coast": Machines((0.6, 2.7), (51, 88), (0.88, 1.14), (0.31, 0.74), 0.72, ((104, 82, 60), (158, 160, 164), (56, 52, 50), (212, 206, 196)), "cloth", "round", (158, 199)),
    "harbour": Machines((0.6, 2.8), (50, 88), (0.89, 1.15), (0.32, 0.73), 0.72, ((118, 90, 64), (66, 70, 74), (176, 172, 164), (228, 220, 206)), "wood", "straight", (159, 198)),
    "valley": Machines((0.5, 2.8), (50, 87), (0.89, 1.15), (0.3, 0.73), 0.7, ((118, 86, 56), (70, 72, 76), (176, 172, 160), (224, 220, 212)), "wood", "straight", (159, 199)),
    "meadow": Machines((0.5, 2.8), (50, 87), (0.89, 1.14), (0.3, 0.73), 0.7, ((112, 84, 60), (64, 66, 72), (182, 178, 170), (218, 212, 202)), "cloth", "round", (159, 198)),
    "orchard": Machines((0.6, 2.8), (50, 88), (0.88, 1.14), (0.31, 0.74), 0.71, ((108, 76, 52), (74, 78, 82), (186, 182, 172), (214, 206, 192)), "wood", "straight", (158, 198)),
    "lagoon": Machines((0.5, 2.8), (50, 88), (0.89, 1.14), (0.31, 0.74), 0.72, ((98, 74, 56), (68, 74, 80), (178, 174, 164), (220, 214, 204)), "cloth", "straight", (158, 199)),
    "prairie": Machines((0.6, 2.8), (51, 88), (0.88, 1.15), (0.31, 0.73), 0.71, ((110, 80, 54), (62, 68, 76), (172, 170, 166), (226, 218, 206)), "wood", "round", (159, 199)),
}
MACHINES["proof"] = MACHINES["judge"]
CARELESS = {"street": (0.4, replace(MACHINES["street"], askew=2.5, sizes=(0.93, 1.0))), "town": (0.4, replace(MACHINES["town"], askew=2.3, sizes=(0.94, 1.0))),
            "quarter": (0.4, replace(MACHINES["quarter"], askew=2.4, sizes=(0.935, 1.0))),
            "coast": (0.4, replace(MACHINES["coast"], askew=2.4, sizes=(0.93, 0.995))),
            "harbour": (0.4, replace(MACHINES["harbour"], askew=2.4, sizes=(0.93, 0.995))),
            "valley": (0.4, replace(MACHINES["valley"], askew=2.4, sizes=(0.93, 0.995))),
            "meadow": (0.4, replace(MACHINES["meadow"], askew=2.4, sizes=(0.93, 0.995))),
            "orchard": (0.4, replace(MACHINES["orchard"], askew=2.4, sizes=(0.93, 0.995))),
            "lagoon": (0.4, replace(MACHINES["lagoon"], askew=2.4, sizes=(0.93, 0.995))),
            "prairie": (0.4, replace(MACHINES["prairie"], askew=2.4, sizes=(0.93, 0.995)))}  # some dossiers of a half lie on other machines


@dataclass
class Sheet:
    """One side of paper: its contract type, what it says (`facts`: table and values), how it lies and what spoils it."""
    kind: str
    paper: Paper
    facts: list = field(default_factory=list)
    turned: int = 0
    spoilt: str = ""         # cut, blur, dark, tiny
    again: bool = False      # handed in before: another scan of the same paper
    profile: str = ""        # other than the dossier's


def capture(folder: Path, profile: str, sheets: list[Sheet], rng: Random, half: str) -> list[dict]:
    """Writes the scans of a dossier; returns its page entries."""
    folder.mkdir(parents=True, exist_ok=True)
    machines = _machines(half, rng)
    if profile in ("tiff_multi", "pdf_multi"):
        return _one_file(folder, profile, sheets, rng, machines)
    if profile == "a3_spread":
        return _spreads(folder, sheets, rng, machines)
    entries = []
    for number, sheet in enumerate(sheets, 1):
        how = sheet.profile or profile
        name = _save(folder, f"{number:02d}", how, _turn(_shoot(how, sheet, rng, machines), sheet.turned), rng, machines)
        entries.append(_entry(name, 1, sheet))
    return entries


def _machines(half: str, rng: Random) -> Machines:
    """Those of a half; of its careless ones, what one of them makes of a dossier: all pages at one size."""
    share, careless = CARELESS.get(half, (0, None))
    if not careless or rng.random() >= share:
        return MACHINES[half]
    return replace(careless, sizes=(rng.uniform(*careless.sizes),) * 2)


def _entry(name, page, sheet, panel=None):
    entry = {"file": name, "page": page, "document_type": sheet.kind, "rotation": (360 - sheet.turned) % 360}
    if panel is not None:
        entry["panel"] = panel
    if sheet.spoilt:
        entry["unreadable"] = sheet.spoilt
    return entry


def _dpi(profile):
    return 300 if "300" in profile else 120 if profile == "lowres" else 200


def _shoot(profile: str, sheet: Sheet, rng: Random, machines: Machines) -> np.ndarray:
    page = np.asarray(sheet.paper.image)
    if profile.startswith("phone"):
        return _spoil(_phone(page, rng, machines, low=profile == "phone_low", cut=sheet.spoilt == "cut"), sheet.spoilt)
    grey = profile in ("flatbed300grey", "bitonal200", "bitonal300pdf", "lowres")
    flat = _flatbed(page, rng, machines, _dpi(profile), grey, copier=profile == "mfp200", cut=sheet.spoilt == "cut")
    flat = _spoil(flat, sheet.spoilt)
    return _bitonal(flat, rng, machines) if "bitonal" in profile else flat


def _spoil(picture, how):
    """Beyond what a careful person could read."""
    if how == "blur":
        return cv2.GaussianBlur(picture, (0, 0), picture.shape[1] / 190)
    if how == "dark":
        return (picture.astype(np.float32) * 0.06 + np.random.default_rng(picture.shape[0]).normal(0, 7, picture.shape)).clip(0, 255).astype(np.uint8)
    if how == "tiny":
        return cv2.resize(picture, None, fx=0.31, fy=0.31, interpolation=cv2.INTER_AREA)
    return picture


@lru_cache(maxsize=1)
def _grain() -> np.ndarray:
    return np.random.default_rng(5).standard_normal((4200, 4200), np.float32)


def _noise(shape, sigma, rng):
    y, x = rng.randrange(4200 - shape[0] + 1), rng.randrange(4200 - shape[1] + 1)
    part = _grain()[y:y + shape[0], x:x + shape[1]] * np.float32(sigma)
    return part if len(shape) == 2 else part[..., None]


def _tone(gamma: float, gain=1.0, offset=0.0) -> np.ndarray:
    levels = np.arange(256, dtype=np.float32) / 255
    return (255 * levels ** gamma * gain + offset).clip(0, 255).astype(np.uint8)


def _flatbed(page, rng, m: Machines, dpi, grey, copier, cut):
    """A glass plate: a little askew and shifted, soft, with grain; a copier has specks, streaks and a harder tone."""
    scale = dpi / 300
    h, w = page.shape[:2]
    size = (round(w * scale), round(h * scale))
    if grey:
        page = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    small = page if scale == 1 else cv2.resize(page, size, interpolation=cv2.INTER_AREA)
    angle = rng.uniform(-m.askew, m.askew) if m.askew else rng.gauss(0, m.tilt * (2.2 if copier else 1))
    turn = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), angle, rng.gauss(1, 0.004) * m.sizes[0])
    turn[0, 2] += rng.gauss(0, 0.004 * size[0])
    turn[1, 2] += rng.gauss(0, 0.004 * size[0])
    if cut:
        turn[0, 2] -= size[0] * rng.uniform(0.16, 0.3)
    lid = rng.randint(222, 250)
    out = cv2.warpAffine(small, turn, size, flags=cv2.INTER_LINEAR, borderValue=(lid,) * 3)
    out = cv2.GaussianBlur(out, (0, 0), rng.uniform(*m.soft) * (1.25 if copier else 1))
    gain = 1.1 if copier else rng.uniform(0.98, 1.02)
    out = cv2.LUT(out, _tone(rng.uniform(*m.gamma), gain, -14 if copier else 0)).astype(np.float32)
    ramp = 1 - rng.uniform(0, 0.035) * np.linspace(0, 1, size[0], dtype=np.float32)
    out *= ramp[None, :] if grey else ramp[None, :, None]
    out += _noise(out.shape if grey else out.shape[:2] + (1,), rng.uniform(*m.grain), rng)
    out = out.clip(0, 255).astype(np.uint8)
    if copier:
        for _ in range(rng.randint(20, 80)):
            level = rng.randint(30, 150)
            cv2.circle(out, (rng.randrange(size[0]), rng.randrange(size[1])), rng.choice([1, 1, 1, 1, 2, 3]), level if grey else (level,) * 3, -1)
        if rng.random() < 0.4:
            x = rng.randrange(size[0] - 3)
            out[:, x:x + 2] = cv2.subtract(out[:, x:x + 2], np.full_like(out[:, x:x + 2], rng.randint(8, 30)))
    return out


def _bitonal(grey, rng, m: Machines):
    """One threshold, some pepper, some holes in the ink."""
    out = np.where(grey > rng.uniform(*m.threshold), 255, 0).astype(np.uint8)
    grain = _noise(out.shape, 1, rng)
    out[grain > 3.75] = 0
    out[(grain < -2.9) & (out == 0)] = 255
    return out


def _phone(page, rng, m: Machines, low, cut):
    """Held over a table: perspective, lamp light, a shadow, a soft lens."""
    w = round(rng.uniform(1560, 1900) * (0.92 if low else 1))
    h = round(w * 4 / 3)
    ph, pw = page.shape[:2]
    fit = min(w / pw, h / ph) * rng.uniform(0.86, 0.93)
    small = cv2.resize(page, None, fx=min(1.0, fit * 1.15), fy=min(1.0, fit * 1.15), interpolation=cv2.INTER_AREA) if fit < 0.85 else page
    sh, sw = small.shape[:2]
    angle = np.deg2rad(rng.gauss(0, 1.6))
    cx, cy = w / 2 + rng.gauss(0, 8) - (w * 0.3 if cut else 0), h / 2 + rng.gauss(0, 8)
    corners = []
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        x, y = sx * pw / 2 * fit, sy * ph / 2 * fit
        corners.append((cx + x * np.cos(angle) - y * np.sin(angle) + rng.gauss(0, w * 0.008), cy + x * np.sin(angle) + y * np.cos(angle) + rng.gauss(0, w * 0.008)))
    matrix = cv2.getPerspectiveTransform(np.array([(0, 0), (sw, 0), (sw, sh), (0, sh)], np.float32), np.array(corners, np.float32))
    laid = cv2.warpPerspective(small, matrix, (w, h), flags=cv2.INTER_LINEAR)
    mask = np.zeros((h, w), np.uint8)
    cv2.fillConvexPoly(mask, np.round(corners).astype(np.int32), 255, cv2.LINE_AA)
    edge = cv2.GaussianBlur(np.roll(mask, (7, 6), (0, 1)), (0, 0), 9)
    table = _table(rng, m, w, h)
    table = (table * (1 - 0.4 / 255 * edge.astype(np.float32))[..., None]).astype(np.uint8)
    out = np.where(mask[..., None] > 127, laid, table)
    light = _light(rng, m, w, h)
    cast = np.array([1, rng.uniform(0.95, 1.01), rng.uniform(0.84, 1.0)], np.float32) * (rng.uniform(0.42, 0.62) if low else rng.uniform(0.86, 1.0))
    out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.75, 1.1) if low else rng.uniform(0.4, 0.8)).astype(np.float32)
    out *= light[..., None] * cast
    out += _noise((h, w, 1), 3.6 if low else rng.uniform(1, 2.4), rng)
    return out.clip(0, 255).astype(np.uint8)


def _light(rng, m: Machines, w, h):
    """A lamp, and the shadow of a head or an arm."""
    gx, gy = np.meshgrid(np.linspace(-1, 1, w // 8, dtype=np.float32), np.linspace(-1, 1, h // 8, dtype=np.float32))
    lamp = 1 - rng.uniform(0.03, 0.14) * ((gx - rng.uniform(-0.7, 0.7)) ** 2 + (gy - rng.uniform(-0.7, 0.7)) ** 2)
    if m.shadows == "round":
        distance = np.hypot((gx - rng.choice([-1, 1]) * rng.uniform(0.2, 1)) / rng.uniform(0.4, 0.9), (gy - rng.choice([-1, 1]) * rng.uniform(0.3, 1)) / rng.uniform(0.4, 0.9)) - 1
    else:
        turn = rng.uniform(0, 6.28)
        distance = np.abs(gx * np.cos(turn) + gy * np.sin(turn) - rng.uniform(-0.8, 0.8)) / rng.uniform(0.15, 0.5) - 1
    shadow = 1 - (rng.uniform(0.1, 0.36) if rng.random() < 0.75 else 0) / (1 + np.exp(np.minimum(distance * rng.uniform(9, 40), 60)))
    return cv2.resize(lamp * shadow, (w, h), interpolation=cv2.INTER_LINEAR)


def _table(rng, m: Machines, w, h):
    base = np.array(rng.choice(m.tables), np.float32)
    seed = np.random.default_rng(rng.randrange(2 ** 32))
    shape = (h // 6, 12) if m.weave == "wood" else (h // 24, w // 24)
    grain = cv2.resize(seed.normal(0, 9, shape).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    if m.weave == "cloth" and rng.random() < 0.5:
        step = rng.randint(50, 130)
        grain += 14.0 * ((np.arange(h) // step % 2)[:, None] + (np.arange(w) // step % 2)[None, :])
    return (base + grain[..., None]).clip(0, 255).astype(np.uint8)


def _save(folder, stem, profile, picture, rng, m: Machines):
    dpi = _dpi(profile)
    image = Image.fromarray(picture)
    if "bitonal" in profile:
        image = image.convert("1", dither=Image.Dither.NONE)
        if profile.endswith("pdf"):
            image.save(folder / f"{stem}.pdf", resolution=dpi, **_PDF)
            return f"{stem}.pdf"
        image.save(folder / f"{stem}.tif", compression="group4", dpi=(dpi, dpi))
        return f"{stem}.tif"
    name, quality = f"{stem}.{rng.choice(['jpg'] * 6 + ['jpeg'])}", rng.randint(*m.quality)
    if profile == "phone" and rng.random() < 0.2:
        exif = Image.Exif()
        exif[0x0112] = 6  # stored lying; viewers turn it a quarter clockwise
        Image.fromarray(_turn(picture, 270)).save(folder / name, quality=quality, exif=exif)
    else:
        image.save(folder / name, quality=quality, dpi=(dpi, dpi))
    return name


def _one_file(folder, profile, sheets, rng, m: Machines):
    """A multi-page TIFF (G4, or JPEG in colour), or a PDF whose pages are pictures."""
    bitonal = profile == "tiff_multi" and rng.random() < 0.5
    quality = rng.randint(*m.quality)
    pictures = [Image.fromarray(_turn(_shoot("bitonal200" if bitonal else "flatbed200", s, rng, m), s.turned)) for s in sheets]
    if profile == "tiff_multi":
        name = "01.tif"
        if bitonal:
            pictures = [p.convert("1", dither=Image.Dither.NONE) for p in pictures]
        how = {"compression": "group4"} if bitonal else {"compression": "jpeg", "quality": quality}
        pictures[0].save(folder / name, save_all=True, append_images=pictures[1:], dpi=(200, 200), **how)
    else:
        name = "01.pdf"
        buffer = io.BytesIO()
        pictures[0].save(buffer, "PDF", save_all=True, append_images=pictures[1:], resolution=200, quality=quality, **_PDF)
        (folder / name).write_bytes(buffer.getvalue())
    return [_entry(name, page, sheet) for page, sheet in enumerate(sheets, 1)]


def _spreads(folder, sheets, rng, m: Machines):
    """The folded form opened on an A3 glass: instructions beside page 1, page 2 beside page 3; attachments as single A4."""
    by_kind = {s.kind: s for s in sheets if not s.again}
    entries, number = [], 0
    for left, right in (("claim_form_instructions", "claim_form_p1"), ("claim_form_p2", "claim_form_p3")):
        number += 1
        both = np.hstack([np.asarray(by_kind[left].paper.image), np.asarray(by_kind[right].paper.image)])
        fold = both.shape[1] // 2
        crease = 1 - 0.12 * np.exp(-((np.arange(both.shape[1]) - fold) / 9.0) ** 2)
        both = (both * crease[None, :, None]).astype(np.uint8)
        turned = by_kind[left].turned
        by_kind[right].turned = turned
        name = _save(folder, f"{number:02d}", "flatbed200", _turn(_flatbed(both, rng, m, 200, False, False, False), turned), rng, m)
        entries += [_entry(name, 1, by_kind[left], 0), _entry(name, 1, by_kind[right], 1)]
    for sheet in sheets:
        if not sheet.kind.startswith("claim_form"):
            number += 1
            name = _save(folder, f"{number:02d}", "flatbed200", _turn(_shoot("flatbed200", sheet, rng, m), sheet.turned), rng, m)
            entries.append(_entry(name, 1, sheet))
    return entries
