"""What the papers of a half are put together from, where they are generated. The parts of `fresh` stand in a folder of their own."""
from collections.abc import Callable
from dataclasses import dataclass

import fresh.heads
import fresh.metas
import fresh.reports
import fresh.scripts
import fresh.slips
import fresh.sums
import fresh.tables
import heads
import metas
import reports
import scripts
import slips
import sums
import tables


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


PARTS = {
    "fit": _first("fit", 0.2),
    "proof": _first("proof", 0.35),
    "fresh": Parts(fresh.heads.HEADS, fresh.metas.METAS, fresh.tables.FORMS, fresh.tables.table, fresh.sums.TOTALS, fresh.sums.close, fresh.sums.foot, 0.3, fresh.slips.till, fresh.slips.sheet_of, fresh.scripts.prescription,
                   fresh.reports.results),
}
