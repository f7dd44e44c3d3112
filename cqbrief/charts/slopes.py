"""Slopes: two times side by side and a line for each series between them."""

from __future__ import annotations

from math import isnan, nan

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.descriptions import gap_text, value_text
from cqbrief.charts.legend import spread_positions
from cqbrief.charts.mark_shapes import draw_point, pale_first, series_colour


def draw_slopes(canvas: Canvas, data: ChartData) -> None:
    """Draw two times side by side and a line for each series between them, value and name at its ends."""
    margins = _margins(canvas, data)
    _draw_times(canvas, data, margins)
    for series in pale_first(data):
        _draw_line(canvas, data, series)
    for category in (0, 1):
        _write_ends(canvas, data, category, margins[category])


def _gap(canvas: Canvas) -> float:
    """Return the distance of a text from its point."""
    return canvas.style.px(12)


def _margins(canvas: Canvas, data: ChartData) -> tuple[float, float]:
    """Return the widths of the texts at both sides, with their distance from the points."""
    widths = [
        max(
            (
                canvas.style.width(_end_text(canvas, data, mark), "chart_value")
                for mark in data.marks
                if mark.category == category
            ),
            default=0.0,
        )
        for category in (0, 1)
    ]
    gap = _gap(canvas)
    return min(widths[0], canvas.width * 0.25) + gap, min(widths[1], canvas.width * 0.4) + gap


def _draw_times(canvas: Canvas, data: ChartData, margins: tuple[float, float]) -> None:
    """Set the scale; draw an upright line for each time, with its name below."""
    style = canvas.style
    left, right = margins
    step = style.line_height("chart_value")
    bottom = style.line_height("chart_text") + style.px(6)
    width = max(canvas.width - left - right, style.px(24))
    plot = QRectF(left, step, width, max(canvas.height - step * 1.5 - bottom, style.px(24)))
    canvas.set_scale(
        plot, (data.positions[0], data.positions[-1]), (float(data.ticks[0]), float(data.ticks[-1]))
    )
    names = data.category_names(style.tr.language)
    for category, x in enumerate((plot.left(), plot.right())):
        canvas.line(x, plot.top(), x, plot.bottom(), "axis", "axis")
        below = [LabelCandidate(x, plot.bottom() + step / 2 + style.px(2), 0.5, 0)]
        most = plot.width() / 2 + min(left, right)
        canvas.label(names[category], "chart_text", "text", below, width=most)


def _draw_line(canvas: Canvas, data: ChartData, series: int) -> None:
    """Draw the points that a series has, and where it has both the line between them."""
    here = {mark.category: mark for mark in data.marks if mark.series == series and mark.value is not None}
    colour = series_colour(data, series)
    ys = [float(here[category].value or 0) if category in here else nan for category in (0, 1)]
    if not any(isnan(y) for y in ys):
        canvas.curve([data.positions[0], data.positions[-1]], ys, colour, "mark")
    for mark in here.values():
        x = canvas.plot.left() if mark.category == 0 else canvas.plot.right()
        draw_point(canvas, mark, QPointF(x, canvas.px_y(float(mark.value or 0))), colour)


def _write_ends(canvas: Canvas, data: ChartData, category: int, margin: float) -> None:
    """Write the values of one time beside its line, none over another."""
    plot, gap = canvas.plot, _gap(canvas)
    step = canvas.style.line_height("chart_value")
    marks = [mark for mark in data.marks if mark.category == category]
    low = float(data.ticks[0])
    wanted = [canvas.px_y(float(mark.value) if mark.value is not None else low) for mark in marks]
    middles = spread_positions(wanted, step, plot.top() - step / 2, plot.bottom() + step / 2)
    for mark, y in zip(marks, middles, strict=True):
        before, behind = (
            LabelCandidate(plot.left() - gap, y, 1, 0.5),
            LabelCandidate(plot.right() + gap, y, 0, 0.5),
        )
        canvas.label(
            _end_text(canvas, data, mark), "chart_value", "text", [before if category == 0 else behind],
            width=margin - gap, background=True, over_marks=True,
        )  # fmt: skip


def _end_text(canvas: Canvas, data: ChartData, mark: Mark) -> str:
    tr = canvas.style.tr
    if mark.value is None:
        return gap_text(mark, tr)
    value = value_text(mark, tr)
    is_last = mark.category == len(data.categories) - 1
    return f"{value} {data.series_names(tr.language)[mark.series]}" if is_last else value
