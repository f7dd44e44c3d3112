"""How many small panels stand side by side, and how large they are: as the room allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_data.panels import draws_lines
from cqbrief.charts.axes import horizontal_extent
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.category_labels import plan_categories
from cqbrief.charts.descriptions import tick_texts, value_text
from cqbrief.charts.label_wrapping import wrap_evenly
from cqbrief.charts.style import Style

_NARROWEST, _LOWEST_PLOT = 92.0, 48.0
"""A panel is not narrower, its plot not lower, in pixels at zoom 1."""
_ROOMY, _HIGHEST_PANEL, _SHAPE = 170.0, 220.0, 0.72
"""Width at which panels look well, the height they need at most, and their height as a share of the width."""
_BETWEEN, _BELOW = 14.0, 8.0
"""From one panel to the next, across and down."""
_TITLE_LINES = 2
_WIDEST_UNIT = 90.0
_FEW = 12
"""Up to so many marks every value is printed from the least size on."""
_WIDEST_MINIMUM = 560.0


@dataclass(frozen=True, slots=True)
class PanelGrid:
    """Hold how panels are arranged, in pixels."""

    columns: int
    shown: tuple[int, ...]
    """The series that have a panel, in order."""
    left: float
    """What the ticks take before the first panel of each row."""
    width: float
    height: float
    """Of a panel, title included, without the names below the last of each column."""
    titles: Mapping[int, tuple[str, ...]]
    """The lines of each title; a number in brackets where the name is too long."""
    keyed: Mapping[int, str]
    """Series -> the number that stands for its name."""
    head: float
    """What title and the values over the topmost marks need above the plot."""
    foot: float
    """What values under columns below zero need below it."""
    between: float
    below: float

    @property
    def rows(self) -> int:
        """Return how many rows of panels there are."""
        return ceil(len(self.shown) / self.columns)


def arrange_panels(data: ChartData, style: Style, width: float, height: float) -> PanelGrid:
    """Arrange the panels of `data` so that they are as large as `width` × `height` pixels allow.

    Where not all find room, the first are shown, with those highlighted.
    """
    count = len(data.series)
    left = gutter(data, style)
    between, below = style.px(_BETWEEN), style.px(_BELOW)
    best: tuple[int, float, int, float, float] | None = None
    for columns in range(1, count + 1):
        across = (width - left - (columns - 1) * between) / columns
        if columns > 1 and across < narrowest_panel(data, style) - 0.5:
            break
        room = height - _names(data, style, across)
        lowest = _lowest(data, style, across)
        rows = min(ceil(count / columns), max(int((room + below + 0.5) / (lowest + below)), 1))
        high = (room - (rows - 1) * below) / rows
        score = min(across * _SHAPE, high)
        found = (min(rows * columns, count), score, columns, across, max(high, 1.0))
        if best is None or found[:2] > best[:2]:
            best = found
    assert best is not None
    capacity, _, columns, across, high = best
    shown = _shown(data, capacity)
    titles, keyed = _titles(data, style, across, shown)
    head, foot = _head(data, style, across), _foot(data, style)
    return PanelGrid(columns, shown, left, across, high, titles, keyed, head, foot, between, below)


def gutter(data: ChartData, style: Style) -> float:
    """Return what ticks, and the unit above them, need at the left."""
    widest = max(style.width(text, "chart_text") for text in tick_texts(data))
    unit = style.width(data.axis_unit[0], "chart_text")
    return max(widest, unit if unit <= style.px(_WIDEST_UNIT) else 0.0) + style.px(8)


def narrowest_panel(data: ChartData, style: Style) -> float:
    """Return the least width of a panel; of a chart of few marks that in which every value has room."""
    if len(data.marks) > _FEW:
        return style.px(_NARROWEST)
    widest = max((style.width(value_text(mark, style.tr), "chart_value") for mark in data.marks), default=0.0)
    return max(style.px(_NARROWEST), len(data.categories) * (widest + style.px(10)))


def least_size(data: ChartData, style: Style) -> tuple[float, float]:
    """Return the least width and height at which every panel has room."""
    count, across = len(data.series), narrowest_panel(data, style)
    left, between = gutter(data, style), style.px(_BETWEEN)
    fitting = int((style.px(_WIDEST_MINIMUM) - left + between) / (across + between))
    columns = max(1, min(count, fitting, ceil(count**0.5)))
    width = left + columns * across + (columns - 1) * between
    return width, _stacked(data, style, across, ceil(count / columns), _lowest(data, style, across))


def pleasant_height(data: ChartData, style: Style, width: float) -> float:
    """Return the height at which panels on `width` pixels look well."""
    count, left, between = len(data.series), gutter(data, style), style.px(_BETWEEN)
    wanted = max(style.px(_ROOMY), narrowest_panel(data, style))
    columns = max(1, min(count, int((width - left + between) / (wanted + between))))
    # Rows as full as the first: four panels stand two by two, not three and one.
    columns = ceil(count / ceil(count / columns))
    across = (width - left - (columns - 1) * between) / columns
    high = min(max(across * _SHAPE, style.px(120)), style.px(_HIGHEST_PANEL))
    return _stacked(data, style, across, ceil(count / columns), high)


def _stacked(data: ChartData, style: Style, across: float, rows: int, high: float) -> float:
    """Return the height of `rows` rows of panels with the names below them."""
    return rows * high + (rows - 1) * style.px(_BELOW) + _names(data, style, across) + 1


def _names(data: ChartData, style: Style, across: float) -> float:
    """Return what the names of the categories need below the last panel of each column."""
    canvas = Canvas(style, across, 1.0)
    extent = horizontal_extent(canvas, data, left=0.0)
    lines = plan_categories(canvas, data, extent.centres, extent.slot).lines
    return lines * style.line_height("chart_text") + style.px(6)


def _head(data: ChartData, style: Style, across: float) -> float:
    lines = max(len(lines) for lines in _titles(data, style, across, range(len(data.series)))[0].values())
    return lines * style.line_height("chart_text") + style.line_height("chart_value") + style.px(6)


def _foot(data: ChartData, style: Style) -> float:
    below_zero = any(mark.value is not None and mark.value < 0 for mark in data.marks)
    return style.line_height("chart_value") + style.px(4) if below_zero and not draws_lines(data) else 0.0


def _lowest(data: ChartData, style: Style, across: float) -> float:
    """Return the least height of a panel."""
    return _head(data, style, across) + style.px(_LOWEST_PLOT) + _foot(data, style)


def _titles(
    data: ChartData, style: Style, across: float, shown: tuple[int, ...] | range
) -> tuple[dict[int, tuple[str, ...]], dict[int, str]]:
    """Return the lines of each title, and the numbers that stand for names too long."""
    names = data.series_names(style.tr.language)
    titles: dict[int, tuple[str, ...]] = {}
    keyed: dict[int, str] = {}
    for series in shown:
        role = "chart_value" if series in data.highlighted else "chart_text"
        measure = style.measure(role)  # type: ignore[arg-type]
        lines = wrap_evenly(names[series], across, _TITLE_LINES, measure)
        if not lines and names[series]:
            keyed[series] = f"({len(keyed) + 1})"
            lines = [keyed[series]]
        titles[series] = tuple(lines)
    return titles, keyed


def _shown(data: ChartData, capacity: int) -> tuple[int, ...]:
    count = len(data.series)
    marked = [series for series in range(count) if series in data.highlighted][:capacity]
    others = [series for series in range(count) if series not in marked][: capacity - len(marked)]
    return tuple(sorted([*marked, *others]))
