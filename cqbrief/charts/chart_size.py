"""How large a chart needs and likes to be; to be asked before the plotting library is imported."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_kinds import CHART_KINDS, MOST_LABELLED
from cqbrief.charts.descriptions import tick_texts, value_text
from cqbrief.charts.style import Style

_ROW, _LEAST_ROW = 64.0, 44.0
NAMES = 0.36
"""Share of a lying chart's width that the names may take."""
_LEAST_WIDTH, _MOST_LEAST_WIDTH = 240.0, 560.0
_LEAST_HEIGHT = 180.0
_SHARE, _LOWEST, _HIGHEST = 0.58, 220.0, 460.0
"""An upright chart's height is this share of its width, between these bounds in pixels at zoom 1."""


def best_height(data: ChartData, style: Style, width: int) -> int:
    """The height at which a chart of `width` pixels looks best."""
    least = least_size(data, style).height()
    if CHART_KINDS[data.kind].one_bar:
        return max(least, round(style.px(190)))
    if data.axis == "horizontal":
        rows = max(len(data.categories), 1) * style.px(_ROW)
        return max(least, ceil(rows + _feet(data, style)))
    return max(least, round(min(max(width * _SHARE, style.px(_LOWEST)), style.px(_HIGHEST))))


def least_size(data: ChartData, style: Style) -> QSize:
    """The smallest size at which a chart of up to twelve marks prints every value."""
    labels = [style.width(value_text(mark, style.tr), "chart_value") for mark in data.marks]
    widest = max(labels, default=0.0)
    kind = CHART_KINDS[data.kind]
    if kind.one_bar:
        return QSize(round(style.px(_LEAST_WIDTH)), round(style.px(150)))
    if data.axis == "horizontal":
        wide = style.px(_LEAST_WIDTH) + widest
        rows = max(len(data.categories), 1) * _least_row(data, style, wide * NAMES)
        return QSize(round(wide), ceil(rows + _feet(data, style)))
    axis = max(style.width(text, "chart_text") for text in tick_texts(data)) + style.px(8)
    slots = 0.0
    if len(data.marks) <= MOST_LABELLED:
        across = len(data.series) if kind.arrangement == "beside" else 1
        slots = (
            len(data.categories)
            * (widest * across + style.px(12))
            / (0.8 if across > 1 else 0.4 if kind.arrangement == "stacked" else 1)
        )
    width = min(max(axis + slots, style.px(_LEAST_WIDTH)), style.px(_MOST_LEAST_WIDTH))
    return QSize(round(width), round(style.px(_LEAST_HEIGHT)))


def _least_row(data: ChartData, style: Style, room: float) -> float:
    """The lowest row of a lying chart whose names have `room`: less where each stands alone on one line."""
    names = [text.in_language(style.tr.language) for text in data.categories]
    alone = len(data.series) == 1 and all(mark.note is None and mark.target is None for mark in data.marks)
    if alone and all(style.width(name, "chart_text") <= room for name in names):
        return min(style.line_height("chart_text") + style.px(4), style.px(_LEAST_ROW))
    return style.px(_LEAST_ROW)


def _feet(data: ChartData, style: Style) -> float:
    """What a lying chart needs besides its rows: ticks, and the names of several series."""
    line = style.line_height("chart_text")
    return line + style.px(6) + (line + style.px(8) if len(data.series) > 1 else 0.0)
