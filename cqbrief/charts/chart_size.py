"""The minimum and the preferred size of a chart; to be asked before the plotting library is imported."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QSize

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_kinds import CHART_KINDS, MOST_LABELLED, Arrangement
from cqbrief.charts.descriptions import tick_texts, value_text
from cqbrief.charts.style import Style

NAME_SHARE = 0.36
"""Share of a horizontal chart's width that the names may take."""

_ROW, _LOWEST_ROW = 64.0, 44.0
_MINIMUM_WIDTH, _MOST_MINIMUM_WIDTH = 240.0, 560.0
_MINIMUM_HEIGHT = 180.0
_SHARE, _LOWEST, _HIGHEST = 0.58, 220.0, 460.0
"""A vertical chart's height is this share of its width, between these bounds in pixels at zoom 1."""
_ONE_BAR_HEIGHT, _ONE_BAR_MINIMUM_HEIGHT = 190.0, 150.0
_SLOT_SHARES: Mapping[Arrangement, float] = {"overlaid": 1.0, "beside": 0.8, "stacked": 0.4}
"""Share of a category's slot that the values printed in it may fill."""


def preferred_height(data: ChartData, style: Style, width: int) -> int:
    """Return the height at which a chart of `width` pixels looks best."""
    minimum = minimum_size(data, style).height()
    if CHART_KINDS[data.kind].one_bar:
        return max(minimum, round(style.px(_ONE_BAR_HEIGHT)))
    if data.axis == "horizontal":
        rows = max(len(data.categories), 1) * style.px(_ROW)
        return max(minimum, ceil(rows + _height_besides_rows(data, style)))
    return max(minimum, round(min(max(width * _SHARE, style.px(_LOWEST)), style.px(_HIGHEST))))


def minimum_size(data: ChartData, style: Style) -> QSize:
    """Return the smallest size at which a chart of up to twelve marks prints every value."""
    if CHART_KINDS[data.kind].one_bar:
        return QSize(round(style.px(_MINIMUM_WIDTH)), round(style.px(_ONE_BAR_MINIMUM_HEIGHT)))
    labels = [style.width(value_text(mark, style.tr), "chart_value") for mark in data.marks]
    widest = max(labels, default=0.0)
    if data.axis == "horizontal":
        width = style.px(_MINIMUM_WIDTH) + widest
        rows = max(len(data.categories), 1) * _lowest_row(data, style, width * NAME_SHARE)
        return QSize(round(width), ceil(rows + _height_besides_rows(data, style)))
    ticks = max(style.width(text, "chart_text") for text in tick_texts(data)) + style.px(8)
    width = ticks + (_slots_width(data, style, widest) if len(data.marks) <= MOST_LABELLED else 0.0)
    width = min(max(width, style.px(_MINIMUM_WIDTH)), style.px(_MOST_MINIMUM_WIDTH))
    return QSize(round(width), round(style.px(_MINIMUM_HEIGHT)))


def _slots_width(data: ChartData, style: Style, widest: float) -> float:
    """Return the width in which every category of a vertical chart has room for its values."""
    arrangement = CHART_KINDS[data.kind].arrangement
    across = len(data.series) if arrangement == "beside" else 1
    share = _SLOT_SHARES[arrangement] if arrangement != "beside" or across > 1 else 1.0
    return len(data.categories) * (widest * across + style.px(12)) / share


def _lowest_row(data: ChartData, style: Style, width: float) -> float:
    """Return the lowest row whose name has `width`: less where each name stands alone on one line."""
    names = data.category_names(style.tr.language)
    alone = len(data.series) == 1 and all(mark.note is None and mark.target is None for mark in data.marks)
    if alone and all(style.width(name, "chart_text") <= width for name in names):
        return min(style.line_height("chart_text") + style.px(4), style.px(_LOWEST_ROW))
    return style.px(_LOWEST_ROW)


def _height_besides_rows(data: ChartData, style: Style) -> float:
    """Return what a horizontal chart needs besides its rows: ticks, and the names of several series."""
    line = style.line_height("chart_text")
    return line + style.px(6) + (line + style.px(8) if len(data.series) > 1 else 0.0)
