"""Quantities in running text."""

from __future__ import annotations

from cqbrief.briefing.notation import fold, read_all
from cqbrief.briefing.printed import quantity_of
from cqbrief.briefing.quantity import Quantity


def find_quantities(
    text: str, units: frozenset[str] = frozenset(), *, small_counts: bool = False
) -> tuple[tuple[int, int, Quantity], ...]:
    """Every quantity of `text` as (start, end, quantity), in order and apart from each other.

    Words of approximation and change directly at the number belong to it (近500万个, 增长14.5%); dates
    appear in 年, 月 and 日. A word that is no known unit leaves the unit empty. Counts of one Chinese
    digit (三家, 五张) only with `small_counts`. Takes time in proportion to the text's length.
    """
    found = ((read.start, read.end, quantity_of(text, read)) for read in read_all(fold(text), units))
    return tuple(item for item in found if small_counts or not item[2].small_count)
