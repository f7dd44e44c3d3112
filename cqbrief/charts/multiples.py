"""Small multiples: a panel for each series, all of them on the same axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_data.panels import draws_lines
from cqbrief.charts.axes import (
    HorizontalExtent,
    VerticalAxes,
    draw_gap,
    draw_grid,
    horizontal_extent,
    note_gaps,
)
from cqbrief.charts.breaks import note_breaks
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.category_labels import plan_categories, write_categories
from cqbrief.charts.descriptions import tick_texts
from cqbrief.charts.lines import draw_line, write_point_value
from cqbrief.charts.mark_shapes import WIDEST_COLUMN, BarShape, column_rect, draw_bars, draw_point
from cqbrief.charts.panel_grid import PanelGrid, arrange_panels
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.value_labels import by_importance
from cqbrief.charts.vertical import write_column_value
from cqbrief.look.roles import ColourRole

_MANY = 6
"""Of more values in one panel only the ends and the extremes are written, unless the chart has few in all."""
_FEW = 12
_COLUMN_SHARE = 0.66


def draw_multiples(canvas: Canvas, data: ChartData) -> None:
    """Draw a panel for each series under its name: lines from four times on, else columns."""
    grid = arrange_panels(data, canvas.style, canvas.width, canvas.height)
    _say(canvas, data, grid)
    unsaid: list[Sequence[Mark]] = []
    plots: list[QRectF] = []
    for at, series in enumerate(grid.shown):
        column, row = at % grid.columns, at // grid.columns
        lowest = at + grid.columns >= len(grid.shown)
        left = grid.left + column * (grid.width + grid.between)
        top = row * (grid.height + grid.below)
        panel = canvas.panel(grid.width, canvas.height - top if lowest else grid.height)
        unsaid += _draw_panel(panel, data, grid, series, named=lowest)
        canvas.place_panel(panel, left, top)
        if column == 0:
            plots.append(canvas.plot)
    for plot in plots:
        _write_ticks(canvas, data, plot)
    _write_unit(canvas, data, plots[0])
    note_gaps(canvas, data, unsaid)
    for mark in data.marks:
        if mark.series not in grid.shown:
            canvas.omit(mark)


def _say(canvas: Canvas, data: ChartData, grid: PanelGrid) -> None:
    """Say at the foot what holds for all panels."""
    tr = canvas.style.tr
    names = data.series_names(tr.language)
    for series, number in grid.keyed.items():
        canvas.note(ChartNote(f"{number} {names[series]}"))
    if len(grid.shown) < len(names):
        count = len(names) - len(grid.shown)
        canvas.note(ChartNote("⋮ " + tr.text("{count} more: see the table", count=count)))
    if not data.ticks[0] <= 0 <= data.ticks[-1]:
        canvas.note(ChartNote(tr.text("The axis does not start at zero")))
    if data.breaks:
        note_breaks(canvas, data)


def _draw_panel(
    canvas: Canvas, data: ChartData, grid: PanelGrid, series: int, *, named: bool
) -> list[Sequence[Mark]]:
    """Draw one panel, with the names of the categories below it where none stands under it; return its gaps.

    Of these, only those whose reason found no room.
    """
    style = canvas.style
    strong = series in data.highlighted
    role = "chart_value" if strong else "chart_text"
    at = [LabelCandidate(0, 0, 0, 0)]
    canvas.label("\n".join(grid.titles[series]), role, "text", at, lines=2)  # type: ignore[arg-type]
    marks = tuple(mark for mark in data.marks if mark.series == series)
    own = replace(data, marks=marks, emphasised=any(mark.highlighted for mark in marks))
    inset = style.px(5) if draws_lines(data) else 0.0  # for the points at both ends
    extent = horizontal_extent(canvas, data, left=inset, right=inset)
    plot = QRectF(extent.left, grid.head, extent.width, max(grid.height - grid.head - grid.foot, 1.0))
    canvas.set_scale(plot, extent.ends, (float(data.ticks[0]), float(data.ticks[-1])))
    draw_grid(canvas, data, plot)
    if named:
        labels = plan_categories(canvas, data, extent.centres, extent.slot)
        write_categories(canvas, data, labels, extent.centres, plot.bottom() + grid.foot + style.px(6))
    axes = VerticalAxes(extent.centres, extent.slot, canvas.px_y(data.base_value), plot.bottom())
    for category, _ in data.breaks:
        before = min(extent.slot / 2, style.px(24))
        x = extent.centres[category] - before if category else extent.left
        canvas.line(x, plot.top(), x, plot.bottom(), "text_quiet", "axis", dashed=True)
        canvas.block(QRectF(x - 1, plot.top(), 2, plot.height()))
    unsaid = _draw_gaps(canvas, own, extent)
    draw = _draw_line if draws_lines(data) else _draw_columns
    draw(canvas, data, own, axes, "series_quiet" if data.highlighted and not strong else "series_1")
    return unsaid


def _draw_gaps(canvas: Canvas, own: ChartData, extent: HorizontalExtent) -> list[Sequence[Mark]]:
    unsaid: list[Sequence[Mark]] = []
    for mark in own.marks:
        if mark.value is None:
            centre = [extent.centres[mark.category]]
            if not draw_gap(canvas, [mark], centre, extent.slot * 0.5, extent.slot * 0.92):
                unsaid.append([mark])
    return unsaid


def _draw_line(
    canvas: Canvas, data: ChartData, own: ChartData, axes: VerticalAxes, colour: ColourRole
) -> None:
    valued = [mark for mark in own.marks if mark.value is not None]
    for mark in valued[:1]:
        draw_line(canvas, own, axes, mark.series, colour)
    for mark in valued:
        centre = QPointF(axes.centres[mark.category], canvas.px_y(float(mark.value or 0)))
        pale = _pale(own, mark, colour)
        draw_point(canvas, mark, centre, pale, size=7 if len(valued) <= _MANY else 4, shape=0)
    for mark in _written(canvas, data, valued):
        write_point_value(canvas, own, mark, axes)


def _draw_columns(
    canvas: Canvas, data: ChartData, own: ChartData, axes: VerticalAxes, colour: ColourRole
) -> None:
    width = min(axes.slot * _COLUMN_SHARE, canvas.style.px(WIDEST_COLUMN))
    bars: dict[int, BarShape] = {}
    for mark in own.marks:
        if mark.value is not None:
            value = float(mark.value)
            rect = column_rect(canvas, axes.centres[mark.category], width, data.base_value, value)
            pale = _pale(own, mark, colour)
            bars[id(mark)] = BarShape(mark, rect, "down" if value < 0 else "up", pale)
    draw_bars(canvas, list(bars.values()))
    for mark in _written(canvas, data, [bar.mark for bar in bars.values()]):
        write_column_value(canvas, bars[id(mark)], axes.slot)


def _pale(own: ChartData, mark: Mark, colour: ColourRole) -> ColourRole:
    """Return the colour of a mark: pale where others of its panel are highlighted."""
    return "series_quiet" if own.emphasised and not mark.highlighted else colour


def _written(canvas: Canvas, data: ChartData, valued: list[Mark]) -> list[Mark]:
    """Return the marks whose values are written, the most important first; note the others."""
    chosen = by_importance(replace(data, highlighted=frozenset()), valued)
    if len(valued) > _MANY and len(data.marks) > _FEW:
        marked = sum(mark.highlighted for mark in valued)
        chosen = chosen[: 4 + marked]
    written = {id(mark) for mark in chosen}
    for mark in valued:
        if id(mark) not in written:
            canvas.omit(mark)
    return chosen


def _write_ticks(canvas: Canvas, data: ChartData, plot: QRectF) -> None:
    """Write the ticks of a row of panels: all, or every second or third from zero, as they stand apart."""
    canvas.set_scale(plot, (0.0, 1.0), (float(data.ticks[0]), float(data.ticks[-1])))
    texts = tick_texts(data)
    apart = plot.height() / (len(texts) - 1)
    stride = max(1, ceil(canvas.style.line_height("chart_text") / max(apart, 1.0)))
    zero = next((at for at, tick in enumerate(data.ticks) if tick == 0), 0)
    for at, text in enumerate(texts):
        if (at - zero) % stride == 0:
            y = canvas.px_y(float(data.ticks[at]))
            place = LabelCandidate(plot.left() - canvas.style.px(8), y, 1, 0.5)
            canvas.label(text, "chart_text", "text_quiet", [place])


def _write_unit(canvas: Canvas, data: ChartData, plot: QRectF) -> None:
    """Write the unit above the ticks of the first row, else at the foot."""
    style = canvas.style
    y = plot.top() - style.line_height("chart_text") * 0.5
    at = [LabelCandidate(plot.left() - style.px(8), y, 1, 1)]
    unit, _ = data.axis_unit
    fits = style.width(unit, "chart_text") <= plot.left() - style.px(8)
    if not unit or (fits and canvas.label(unit, "chart_text", "text_quiet", at)):
        return
    canvas.note(ChartNote(style.tr.text("Unit: {unit}", unit=unit)))
