"""The columns of a table as its head describes them, whose rows may each span several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cqbrief.briefing.tables.column_heads import (
    ColumnKind,
    StatedUnit,
    kind_of_column,
    names_change,
    unit_by_nature,
    unit_of_head,
)
from cqbrief.briefing.tables.declines import is_decline


class HeadColumn(NamedTuple):
    """Describe a column: what stands above its numbers, and what that says of them."""

    head: str = ""
    kind: ColumnKind = "value"
    unit: StatedUnit | None = None
    natural_unit: StatedUnit | None = None
    """A percentage, where the words name what is one by nature: 比重."""
    change: bool = False
    falls: bool = False
    """Whether its numbers are falls though they have no sign."""


NO_COLUMN = HeadColumn()


def head_columns(
    levels: Sequence[Sequence[str]], width: int, titled: Sequence[StatedUnit], units: frozenset[str]
) -> list[HeadColumn]:
    """Return the `width` columns under the rows of a head, `titled` being the units of the title."""
    placed = [_place(level, width, last=level is levels[-1]) for level in levels]
    return [_column([level[at] for level in placed], titled, units) for at in range(width)]


def _column(texts: Sequence[str], titled: Sequence[StatedUnit], units: frozenset[str]) -> HeadColumn:
    """Return what the heads of a column say, from above to below; the nearest tells the unit."""
    texts = list(dict.fromkeys(text for text in texts if text))
    unit = next((unit for text in reversed(texts) if (unit := unit_of_head(text, units))), None)
    natural = (unit_by_nature(text, titled) for text in reversed(texts))
    kinds = (kind_of_column(text) for text in texts)
    kind: ColumnKind = next((kind for kind in kinds if kind != "value"), "value")
    head = " ".join(texts)
    falls = is_decline(texts[-1] if texts else "")
    return HeadColumn(head, kind, unit, next(filter(None, natural), None), names_change(head), falls)


def _place(texts: Sequence[str], width: int, *, last: bool) -> list[str]:
    """Return the cells of a row of a head, one for each column; one over several stands over each of them."""
    count = len(texts)
    if count >= width:
        texts = texts[:width]
    elif count == width - 1:
        texts = ["", *texts]
    elif count > 1 and texts[0] and (width - 1) % (count - 1) == 0:
        each = (width - 1) // (count - 1)
        return [texts[0], *(text for text in texts[1:] for _ in range(each))]
    elif (width - 1) % count == 0:
        return ["", *(text for text in texts for _ in range((width - 1) // count))]
    else:
        return [""] * width
    if last:
        return list(texts)
    spread = [texts[0]]
    for text in texts[1:]:
        spread.append(text or (spread[-1] if len(spread) > 1 else ""))
    return spread
