"""The blank claim form: its SVG pages drawn as one of several printers would print them."""
import tomllib
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from paper import Paper

TEMPLATES = Path(__file__).parents[2] / "models" / "templates"
NS = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class PrintRun:
    """How one printer prints the form: ink, tint of the bands, face, width of lines, size of small labels. `on_edge`: the lines of boxes lie on
    their edges, so that boxes side by side share one; else each box has its own, inside, and the lines between boxes are twice as wide."""
    ink: str
    tint: str
    face: str
    lines: float
    labels: float
    nudge: tuple[float, float] = (0.0, 0.0)
    on_edge: bool = False


RUNS = {
    "blue": PrintRun("#24588c", "#e6eef7", "sans", 1.0, 1.0),
    "green": PrintRun("#17603f", "#e3f1e8", "condensed", 0.9, 0.9, (0.4, -0.3)),
    "black": PrintRun("#141414", "#ffffff", "narrow", 1.1, 1.08, (-0.3, 0.4)),
    "plum": PrintRun("#6d2c5a", "#f4e9f1", "sans", 1.3, 0.95, (0.2, 0.2)),
    "teal": PrintRun("#0f6570", "#e2f1f2", "narrow", 0.8, 1.15, (-0.2, -0.4)),
    "grey": PrintRun("#3a3a3a", "#efefef", "condensed", 1.2, 0.86),
}


@lru_cache(maxsize=1)
def fields() -> dict[str, dict]:
    """Every field of the form by key, with its page's id."""
    form = tomllib.loads((TEMPLATES / "feuille-de-soins.toml").read_text(encoding="utf-8"))
    return {f["key"]: f | {"page": page["id"]} for page in form["page"] for f in page["field"]}


def blank(page: str, run: PrintRun) -> Paper:
    """Page `p1`, `p2` or `p3` as printed in this run."""
    return _printed(page, run).copy()


@lru_cache(maxsize=24)
def _printed(page: str, run: PrintRun) -> Paper:
    root = ET.parse(TEMPLATES / f"feuille-de-soins-{page}.svg").getroot()
    paper = Paper()
    dx, dy = run.nudge
    for node in root:
        a = node.attrib
        if node.tag == NS + "rect" and "stroke" in a:
            fill = None if a["fill"] == "none" else "#ffffff" if a["fill"] == "#ffffff" else run.tint
            width = float(a["stroke-width"]) * run.lines
            over = width / 2 if run.on_edge else 0
            paper.rect(float(a["x"]) + dx - over, float(a["y"]) + dy - over, float(a["width"]) + 2 * over, float(a["height"]) + 2 * over, run.ink, width, fill)
        elif node.tag == NS + "line":
            dots = "stroke-dasharray" in a
            y, x1, x2 = float(a["y1"]) + dy, float(a["x1"]) + dx, float(a["x2"]) + dx
            (paper.dots(x1, y, x2, width=0.25 * run.lines, fill=run.ink) if dots else paper.line(x1, y, x2, float(a["y2"]) + dy, 0.25 * run.lines, run.ink))
        elif node.tag == NS + "text":
            _label(paper, node, run, dx, dy)
    return paper


def _label(paper: Paper, node, run: PrintRun, dx: float, dy: float):
    a = node.attrib
    arabic = a["font-family"] == "Amiri"
    size = float(a["font-size"])
    if size < 3.2:
        size *= run.labels
    if run.face == "condensed" and not arabic:
        size *= 0.92
    anchor = {"start": "rs" if arabic else "ls", "middle": "ms", "end": "ls" if arabic else "rs"}[a["text-anchor"]]
    paper.text(float(a["x"]) + dx, float(a["y"]) + dy, node.text, size, "arabic" if arabic else run.face, a["font-weight"] == "bold", run.ink, anchor)


RULES = [
    ("Une feuille de soins par personne et par maladie ; le nom du malade est porté par le praticien.", "تخصص ورقة العلاجات لشخص واحد ومرض واحد، ويكتب الطبيب اسم المريض."),
    ("Joindre les originaux : ordonnances, factures, comptes rendus.", "ترفق أصول الوثائق: الوصفات والفواتير والتقارير."),
    ("Coller les codes à barres des médicaments achetés sur une feuille à part.", "تلصق الرموز المشفرة للأدوية المقتناة على ورقة منفصلة."),
    ("Déposer le dossier dans les deux mois qui suivent le premier acte.", "يودع الملف داخل أجل شهرين من تاريخ أول عمل طبي."),
    ("Traitement continu : dans les soixante jours qui suivent sa fin.", "العلاج المستمر: داخل ستين يوما بعد نهايته."),
    ("Le remboursement se calcule sur la tarification nationale de référence.", "يحتسب التعويض على أساس التعريفة الوطنية المرجعية."),
    ("Toute fausse déclaration est punie par la loi.", "كل تصريح كاذب يعاقب عليه القانون."),
]


def instructions(run: PrintRun) -> Paper:
    """Page 4, which bears no field."""
    paper = Paper()
    paper.text(105, 26, "INSTRUCTIONS À SUIVRE", 5.4, run.face, True, run.ink, "ms")
    paper.text(105, 35, "تعليمات يجب اتباعها", 5.8, "arabic", True, run.ink, "ms")
    y = 52.0
    for french, arabic in RULES:
        paper.text(16, y, f"•  {french}", 3.4, run.face, False, run.ink)
        paper.text(194, y + 9, arabic, 4.4, "arabic", False, run.ink, "rs")
        y += 25
    paper.rect(10, 42, 190, y - 42, run.ink, 0.3 * run.lines)
    paper.text(105, 285, "Réf : 610-1-02    Réf. ANAM : 1.2.01.01", 2.8, run.face, False, run.ink, "ms")
    return paper
