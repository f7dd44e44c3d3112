"""How a total changes step by step: from which level to which each mark of a waterfall goes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from cqbrief.briefing.chart_data.marks import Mark

Step = tuple[Mark, Decimal, Decimal]
"""A mark, and the levels at which it begins and ends."""


def steps_of(marks: Iterable[Mark]) -> list[Step]:
    """Return the steps of marks in their order: totals from zero, changes from the level before.

    Behind a gap the level is not known until the next total; changes there have no step.
    """
    steps: list[Step] = []
    level: Decimal | None = None
    for mark in marks:
        if mark.value is None:
            level = None
        elif mark.total:
            level = mark.value
            steps.append((mark, Decimal(0), level))
        elif level is not None:
            steps.append((mark, level, level + mark.value))
            level += mark.value
    return steps
