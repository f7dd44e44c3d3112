"""The minimum and the preferred size of a chart; to be asked before the plotting library is imported."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QSize

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_kinds import CHART_KINDS, Arrangement
from cqbrief.charts import heat
from cqbrief.charts.descriptions import target_text, tick_texts, value_text
from cqbrief.charts.footnotes import footnotes_height
from cqbrief.charts.layout import lay_out
from cqbrief.charts.legend import legend_height
from cqbrief.charts.maps import map_heights
from cqbrief.charts.panel_grid import least_size, pleasant_height
from cqbrief.charts.pyramids import heads_height
from cqbrief.charts.row_layout import NAME_SHARE, row_heights, ticks_height
from cqbrief.charts.style import Style

_FEW = 12
"""Up to so many marks a chart is never so small that a value finds no place."""
_ROW, _LOW_ROW, _LOWEST_ROW = 64.0, 36.0, 22.0
"""Height of a row of a few and of many, and the least where there is a choice, in pixels at zoom 1."""
_MINIMUM_WIDTH, _MOST_MINIMUM_WIDTH = 240.0, 560.0
_MINIMUM_HEIGHT, _STACKED_MINIMUM_HEIGHT, _SMALL_MINIMUM_HEIGHT = 180.0, 230.0, 110.0
_SHARE, _LOWEST, _HIGHEST = 0.58, 220.0, 460.0
"""A vertical chart's height is this share of its width, between these bounds in pixels at zoom 1."""
_ONE_BAR_HEIGHT, _ONE_BAR_MINIMUM_HEIGHT = 190.0, 150.0
_SLOT_SHARES: Mapping[Arrangement, float] = {
    "overlaid": 1.0,
    "beside": 0.8,
    "stacked": 0.4,
    "mirrored": 1.0,
    "running": 1.0,
}
"""Share of a category's slot that the values printed in it may fill."""


_MAP_STEPS = (1.0, 1.25, 1.5, 2.0, 2.5)
"""So many times the least width of a chart a map is tried at."""


class ChartSizes:
    """Measure one chart, in one style or several, and keep what was found.

    Sizes are asked for many times while something is laid out, and to know what the notes at its foot need
    the chart is laid out itself.
    """

    def __init__(self, data: ChartData) -> None:
        self._data = data
        self._least: dict[Style, QSize] = {}
        self._least_heights: dict[tuple[Style, int], int] = {}
        self._heights: dict[tuple[Style, int], int] = {}

    def least(self, style: Style) -> QSize:
        """Return the `minimum_size`."""
        if style not in self._least:
            self._least[style] = minimum_size(self._data, style)
        return self._least[style]

    def least_height(self, style: Style, width: int) -> int:
        """Return the least height on `width` pixels: on more of them the notes take fewer lines."""
        if width <= self.least(style).width():
            return self.least(style).height()
        if (style, width) not in self._least_heights:
            height = _least_besides_notes(self._data, style)[1]
            if self._data.kind == "map":  # wider, its districts hold their values at less height
                height = map_heights(self._data, style, width)[0]
            found = ceil(height + _notes_height(self._data, style, width, height))
            self._least_heights[style, width] = min(found, self.least(style).height())
        return self._least_heights[style, width]

    def height(self, style: Style, width: int) -> int:
        """Return the `preferred_height` for `width` pixels."""
        if (style, width) not in self._heights:
            found = preferred_height(self._data, style, width, least=self.least(style))
            self._heights[style, width] = found
        return self._heights[style, width]

    def fits(self, style: Style, width: int, height: float, *, least_width: float) -> bool:
        """Tell whether the chart looks best on `width` pixels when it is no higher than `height`.

        Its least size must be no wider than `least_width`. Nothing is laid out where that is plain anyway.
        """
        if round(_least_besides_notes(self._data, style)[0]) > least_width:
            return False
        if _height_besides_notes(self._data, style, width) > height:
            return False
        return self.height(style, width) <= height


def preferred_height(data: ChartData, style: Style, width: int, *, least: QSize | None = None) -> int:
    """Return the height at which a chart of `width` pixels looks best; `least` is its `minimum_size`."""
    height = _height_besides_notes(data, style, width)
    height += _notes_height(data, style, width, height)
    return max((least or minimum_size(data, style)).height(), ceil(height))


def minimum_size(data: ChartData, style: Style) -> QSize:
    """Return the smallest size at which a chart of up to twelve marks prints every value."""
    width, height = _least_besides_notes(data, style)
    height += _notes_height(data, style, width, height)
    return QSize(round(width), ceil(height))


def _height_besides_notes(data: ChartData, style: Style, width: int) -> float:
    """Return the height at which a chart without notes looks best."""
    if CHART_KINDS[data.kind].one_bar:
        return style.px(_ONE_BAR_HEIGHT)
    if data.kind == "multiples":
        return pleasant_height(data, style, width)
    if data.kind == "map":
        return map_heights(data, style, width)[1]
    if data.axis == "horizontal":
        few = len(data.categories) <= _FEW and data.kind != "heat"
        row = style.px(_ROW if few else _LOW_ROW)
        rows = sum(max(each, row) for each in row_heights(data, style, width))
        return max(rows, row) + _height_besides_rows(data, style, width)
    most = style.px(_HIGHEST)
    if CHART_KINDS[data.kind].small:
        most = min(most, style.px(_LOWEST) + _lines_of_series(data, style))
    return min(max(width * _SHARE, style.px(_LOWEST)), most)


def _least_besides_notes(data: ChartData, style: Style) -> tuple[float, float]:
    """Return the least width and height of a chart without notes."""
    if CHART_KINDS[data.kind].one_bar:
        return style.px(_MINIMUM_WIDTH), style.px(_ONE_BAR_MINIMUM_HEIGHT)
    if data.kind == "multiples":
        return least_size(data, style)
    if data.kind == "map":
        return _least_map(data, style)
    if data.axis == "horizontal":
        widest = max((style.width(mark.label, "chart_value") for mark in data.marks), default=0.0)
        width = style.px(_MINIMUM_WIDTH) + widest * (2 if CHART_KINDS[data.kind].two_sided else 1)
        if data.kind == "heat":
            width = max(width, min(_cells_width(data, style), style.px(_MOST_MINIMUM_WIDTH)))
        rows = sum(max(each, style.px(_LOWEST_ROW)) for each in row_heights(data, style, width))
        return width, rows + _height_besides_rows(data, style, width)
    ticks = max(style.width(text, "chart_text") for text in tick_texts(data)) + style.px(8)
    width = ticks + (_slots_width(data, style) if len(data.marks) <= _FEW else 0.0)
    width = min(max(width, style.px(_MINIMUM_WIDTH)), style.px(_MOST_MINIMUM_WIDTH))
    return width, _minimum_height(data, style)


def _least_map(data: ChartData, style: Style) -> tuple[float, float]:
    """Return the size at which a few districts hold all their values; it depends on what shapes they have."""
    width = style.px(_MINIMUM_WIDTH)
    for share in _MAP_STEPS if len(data.marks) <= _FEW else ():
        width = style.px(_MINIMUM_WIDTH) * share
        height = map_heights(data, style, width)[0] * max(share, 1.0)
        if not lay_out(data, style, width, height + _notes_height(data, style, width, height)).omitted:
            return width, height
    return width, map_heights(data, style, width)[0]


def _minimum_height(data: ChartData, style: Style) -> float:
    """Return the least height of a chart whose values grow upwards."""
    kind = CHART_KINDS[data.kind]
    if kind.small:
        return style.px(_SMALL_MINIMUM_HEIGHT) + _lines_of_series(data, style)
    high = kind.arrangement in ("stacked", "running")
    return style.px(_STACKED_MINIMUM_HEIGHT if high else _MINIMUM_HEIGHT)


def _lines_of_series(data: ChartData, style: Style) -> float:
    """Return the height of one value of each series, one below the other."""
    return len(data.series) * style.line_height("chart_value")


def _notes_height(data: ChartData, style: Style, width: float, height: float) -> float:
    """Return what the notes at the foot of a chart need that is laid out so."""
    canvas = lay_out(data, style, width, height)
    if not canvas.hits:
        # Its notes leave no room for the chart itself: that is what is asked here.
        canvas = lay_out(data, style, width, 2 * height)
    return footnotes_height(style, width, canvas.notes)


def _slots_width(data: ChartData, style: Style) -> float:
    """Return the width in which every category of a vertical chart has room for its values."""
    widest = max((style.width(value_text(mark, style.tr), "chart_value") for mark in data.marks), default=0.0)
    arrangement = CHART_KINDS[data.kind].arrangement
    across = len(data.series) if arrangement == "beside" else 1
    share = _SLOT_SHARES.get(arrangement, 1.0) if arrangement != "beside" or across > 1 else 1.0
    targets = [mark.target_label for mark in data.marks if mark.target is not None]
    # The words at the last column's target stand beside it.
    beside = max((style.width(target_text(label, style.tr), "chart_text") for label in targets), default=0.0)
    return len(data.categories) * (widest * across + style.px(12)) / share + beside


def _cells_width(data: ChartData, style: Style) -> float:
    """Return the width in which every cell of a heat table of few marks has room for its value."""
    widest = max((style.width(value_text(mark, style.tr), "chart_value") for mark in data.marks), default=0.0)
    few = len(data.marks) <= _FEW
    return len(data.series) * ((widest if few else 0.0) + style.px(12)) / (1 - NAME_SHARE) + style.px(20)


def _height_besides_rows(data: ChartData, style: Style, width: float) -> float:
    """Return what a horizontal chart needs besides its rows: ticks, and the names of several series."""
    if data.kind == "heat":
        return heat.besides_rows(data, style, width)
    head = heads_height(data, style, width) if data.mirrored else 0.0
    names = legend_height(data, style, width) if len(data.series) > 1 else 0.0
    return ticks_height(style) + (head or names)
