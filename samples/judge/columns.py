"""Columns of a table that is too wide: which are left out."""
from press import Press


def fitting(chosen: list[str], p: Press, wide: dict[str, float], spare: tuple[str, ...], share: float) -> list[str]:
    """`chosen` less so many of `spare`, in their order, that all but the item take no more than `share` of the paper."""
    while sum(wide.get(c, 0) * p.scale for c in chosen) > (p.width - 2 * p.margin) * share:
        chosen.remove(next(c for c in spare if c in chosen))
    return chosen
