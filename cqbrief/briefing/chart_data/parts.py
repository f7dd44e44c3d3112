"""Where the parts of a stack begin and end: amounts on top of each other, or their shares of the sum."""

from __future__ import annotations

from dataclasses import dataclass

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_kinds import CHART_KINDS
from cqbrief.briefing.quantities.units import PERCENT


@dataclass(frozen=True, slots=True)
class Part:
    """Hold where a mark begins and ends on the axis of its stack."""

    mark: Mark
    low: float
    high: float


def parts_of(data: ChartData, category: int) -> list[Part]:
    """Return the parts of a category's stack, each beginning where the one before ends.

    Lengths of shares are fractions of the sum, which is a hundred per cent. With a part missing amounts have
    no known shares, and there are no parts; shares that are printed keep theirs, and leave the rest open.
    """
    here = data.marks_of(category)
    valued = [mark for mark in here if mark.value is not None]
    factor = 1.0
    if CHART_KINDS[data.kind].shares:
        total = float(sum(mark.value for mark in valued if mark.value is not None))
        complete = len(valued) == len(here)
        if total <= 0 or not (complete or data.unit in PERCENT):
            return []
        factor = 100 / total if complete or total > 100 else 1.0
    parts: list[Part] = []
    low = 0.0
    for mark in valued:
        high = low + float(mark.value or 0) * factor
        parts.append(Part(mark, low, high))
        low = high
    return parts
