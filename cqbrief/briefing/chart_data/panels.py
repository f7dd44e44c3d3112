"""What the panels of small multiples draw."""

from __future__ import annotations

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_kinds import FEWEST_FOR_LINE


def draws_lines(data: ChartData) -> bool:
    """Tell whether panels hold lines: over four or more times; else they hold columns."""
    return data.temporal and len(data.categories) >= FEWEST_FOR_LINE
