"""How wide the columns of a table are: no value is broken, heads wrap, and what is left is shared. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """Hold what a column asks for, in pixels."""

    least: int
    """With its values whole, and its head on several lines."""
    natural: int
    """With its head on one line."""


def column_widths(needs: Sequence[ColumnNeed], room: int) -> list[int]:
    """Divide `room` among the columns.

    They are equally wide where each has what it asks for then; else each has that and a share of what is
    left. Where heads have to wrap, those that ask for most have most. No column has less than its least, so
    that the sum may be more than `room`.
    """
    count = len(needs)
    if not count:
        return []
    even = room // count
    if all(need.natural <= even for need in needs):
        return _filled([even] * count, room)
    natural = sum(need.natural for need in needs)
    if natural <= room:
        return _filled([need.natural + (room - natural) // count for need in needs], room)
    least = sum(need.least for need in needs)
    if least >= room:
        return [need.least for need in needs]
    share = (room - least) / (natural - least)
    return _filled([need.least + int((need.natural - need.least) * share) for need in needs], room)


def _filled(widths: list[int], room: int) -> list[int]:
    """Give the pixels that rounding left to the last columns, one each."""
    left = room - sum(widths)
    return [width + (1 if index >= len(widths) - left else 0) for index, width in enumerate(widths)]
