"""The classes of values as shades, and their keys: the same for heat tables and maps."""

from __future__ import annotations

from itertools import pairwise

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.descriptions import tick_texts
from cqbrief.charts.legend import LegendKey
from cqbrief.charts.style import Style
from cqbrief.look.roles import BELOW, CLASSES, ColourRole

_SQUARE = 1
"""The symbol of a class in the legend is a square."""


def class_colour(data: ChartData, number: int) -> ColourRole:
    """Return the shade of a class: the darker, on paper, the farther from zero; below zero in another hue."""
    bounds = data.ticks
    below = sum(bound < 0 for bound in bounds[:-1])
    above = len(bounds) - 1 - below
    most = max(below, above)
    if number < below:
        return BELOW[_spread(below - 1 - number, most)]
    return CLASSES[_spread(number - below, most)]


def _spread(step: int, count: int) -> int:
    """Return which of five shades the class `step` of `count` has, so that the last is the strongest."""
    last = len(CLASSES) - 1
    return last // 2 if count < 2 else round(step * last / (count - 1))


def class_keys(data: ChartData, style: Style) -> list[LegendKey]:
    """Return the keys of the classes: their bounds; the last names the unit."""
    texts = tick_texts(data)
    names = [style.tr.text("{low} to {high}", low=a, high=b) for a, b in pairwise(texts)]
    unit, _ = data.axis_unit
    names[-1] += unit if unit == "%" else f" {unit}".rstrip()
    return [
        LegendKey(name, _SQUARE, class_colour(data, number), outlined=True)
        for number, name in enumerate(names)
    ]
