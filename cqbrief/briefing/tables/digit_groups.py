"""Numbers that a thousands separator has parted: 1,234,567 without quotation marks in a file of commas."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIRST = re.compile(r"[(（]?[-−+－]?[1-9]\d{0,2}", re.ASCII)
"""What stands before the first comma of a number of thousands."""
_NEXT = re.compile(r"\d{3}(?!\d)", re.ASCII)
_WHOLE = re.compile(r"\d{3}", re.ASCII)


def join_digit_groups(row: Sequence[str], width: int) -> list[list[str]]:
    """Return the ways in which `row` is `width` cells with numbers put together: none, one, or two of many.

    Takes time in proportion to the row.
    """
    surplus = len(row) - width
    places = _places(row)
    if surplus <= 0 or len(places) < surplus:
        return []
    if len(places) == surplus:
        return [_joined(row, places)]
    readings = [_joined(row, places[:surplus]), _joined(row, places[-surplus:])]
    return readings if readings[0] != readings[1] else readings[:1]


def _places(row: Sequence[str]) -> list[int]:
    """Return the cells that may go on with the number before them."""
    found: list[int] = []
    for at in range(1, len(row)):
        goes_on = _WHOLE.fullmatch(row[at - 1]) and found[-1:] == [at - 1]
        if _NEXT.match(row[at]) and (goes_on or _FIRST.fullmatch(row[at - 1])):
            found.append(at)
    return found


def _joined(row: Sequence[str], places: Sequence[int]) -> list[str]:
    cells = [row[0]]
    wanted = frozenset(places)
    for at in range(1, len(row)):
        if at in wanted:
            cells[-1] += "," + row[at]
        else:
            cells.append(row[at])
    return cells
