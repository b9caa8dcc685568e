"""What the papers of a half are put together from, where they are generated. The parts of some halves stand in folders of their own."""
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

import heads
import metas
import reports
import scripts
import slips
import sums
import tables
from folders import declared


@dataclass(frozen=True)
class Parts:
    heads: list[Callable]
    metas: list[Callable]
    forms: list
    table: Callable
    totals: list[Callable]
    close: Callable
    foot: Callable
    sentences: float         # share of issuers that write the sum in words
    till: Callable
    sheet_of: Callable
    prescription: Callable
    results: Callable


def _first(half: str, sentences: float) -> Parts:
    return Parts(heads.HEADS[half], metas.METAS[half], tables.FORMS[half], tables.table, sums.TOTALS[half], sums.close, sums.foot, sentences, slips.till, slips.sheet_of, scripts.prescription, reports.results)


def _folder(half: str, sentences: float) -> Parts:
    """The parts of a half that has a folder."""
    h, m, t, s, till, script, report = (import_module(f"{half}.{file}") for file in ("heads", "metas", "tables", "sums", "slips", "scripts", "reports"))
    return Parts(h.HEADS, m.METAS, t.FORMS, t.table, s.TOTALS, s.close, s.foot, sentences, till.till, till.sheet_of, script.prescription, report.results)


PARTS = {
    "fit": _first("fit", 0.2),
    "proof": _first("proof", 0.35),
    **{half: _folder(half, sentences) for half, sentences in declared("SENTENCES").items()},
}
