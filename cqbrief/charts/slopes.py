"""Slopes: two times side by side and a line for each series between them."""

from __future__ import annotations

from math import isnan, nan

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.breaks import note_breaks
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.descriptions import gap_text, value_text
from cqbrief.charts.legend import draw_legend, spread_positions
from cqbrief.charts.mark_shapes import draw_point, pale_first, series_colour
from cqbrief.charts.placed import ChartNote, LabelCandidate

_NAMED_SHARE = 0.4
"""Share of the canvas that values and names at the right may take; else the names are a legend."""
_TIME_LINES = 3
_WIDEST_SLOPE = 1.6
"""The two times are at most so many heights apart."""


def draw_slopes(canvas: Canvas, data: ChartData) -> None:
    """Draw two times side by side and a line for each series between them, value and name at its ends."""
    if not data.ticks[0] <= 0 <= data.ticks[-1]:
        canvas.note(ChartNote(canvas.style.tr.text("The axis does not start at zero")))
    note_breaks(canvas, data)
    named = _widest(canvas, data, 1, named=True) <= canvas.width * _NAMED_SHARE
    top = 0.0 if named else draw_legend(canvas, data)
    gap = _gap(canvas)
    margins = _widest(canvas, data, 0, named=False) + gap, _widest(canvas, data, 1, named=named) + gap
    _draw_times(canvas, data, margins, top)
    for series in pale_first(data):
        _draw_line(canvas, data, series)
    for category in (0, 1):
        _write_ends(canvas, data, category, named=named and category == 1)


def _gap(canvas: Canvas) -> float:
    """Return the distance of a text from its point."""
    return canvas.style.px(12)


def _widest(canvas: Canvas, data: ChartData, category: int, *, named: bool) -> float:
    """Return the width of the texts at one side."""
    texts = [_end_text(canvas, data, mark, named=named) for mark in data.marks_of(category)]
    return max((canvas.style.width(text, "chart_value") for text in texts), default=0.0)


def _draw_times(canvas: Canvas, data: ChartData, margins: tuple[float, float], top: float) -> None:
    """Set the scale; draw an upright line for each time, with its name below."""
    style = canvas.style
    left, right = margins
    step = style.line_height("chart_value")
    lines = _time_lines(canvas, data)
    bottom = max(map(len, lines)) * style.line_height("chart_text") + style.px(6)
    height = max(canvas.height - top - step * 1.5 - bottom, style.px(24))
    free = max(canvas.width - left - right, style.px(24))
    # Far apart, two points are a rope and no slope.
    width = min(free, max(height * _WIDEST_SLOPE, style.px(120)))
    plot = QRectF(left + (free - width) / 2, top + step, width, height)
    canvas.set_scale(
        plot, (data.positions[0], data.positions[-1]), (float(data.ticks[0]), float(data.ticks[-1]))
    )
    y = plot.bottom() + step / 2 + style.px(2)
    for category, x in enumerate((plot.left(), plot.right())):
        canvas.line(x, plot.top(), x, plot.bottom(), "axis", "axis")
        half = max(style.width(line, "chart_text") for line in lines[category]) / 2
        middle = canvas.width / 2
        # Neither name goes over the middle, which would be the other's side.
        at = min(x, middle - style.px(4) - half) if category == 0 else max(x, middle + style.px(4) + half)
        if (
            canvas.label("\n".join(lines[category]), "chart_text", "text", [LabelCandidate(at, y, 0.5, 0)])
            is None
        ):
            for mark in data.marks:
                canvas.omit(mark)


def _time_lines(canvas: Canvas, data: ChartData) -> list[list[str]]:
    """Return the lines of both times' names; a number that a note explains where one is too long."""
    names = data.category_names(canvas.style.tr.language)
    found: list[list[str]] = []
    for number, name in enumerate(names, start=1):
        lines = canvas.broken(name, "chart_text", canvas.width / 2 - canvas.style.px(8), _TIME_LINES)
        if not lines:
            canvas.note(ChartNote(f"({number}) {name}"))
        found.append(lines or [f"({number})"])
    return found


def _draw_line(canvas: Canvas, data: ChartData, series: int) -> None:
    """Draw the points that a series has, and where it has both the line between them."""
    here = {mark.category: mark for mark in data.marks if mark.series == series and mark.value is not None}
    colour = series_colour(data, series)
    ys = [float(here[category].value or 0) if category in here else nan for category in (0, 1)]
    if not any(isnan(y) for y in ys):
        ends = zip((canvas.plot.left(), canvas.plot.right()), map(canvas.px_y, ys), strict=True)
        canvas.curve(ends, colour, "mark")
    for mark in here.values():
        x = canvas.plot.left() if mark.category == 0 else canvas.plot.right()
        draw_point(canvas, mark, QPointF(x, canvas.px_y(float(mark.value or 0))), colour)


def _write_ends(canvas: Canvas, data: ChartData, category: int, *, named: bool) -> None:
    """Write the values of one time beside its line, none over another."""
    plot, gap = canvas.plot, _gap(canvas)
    step = canvas.style.line_height("chart_value")
    marks = data.marks_of(category)
    low = float(data.ticks[0])
    wanted = [canvas.px_y(float(mark.value) if mark.value is not None else low) for mark in marks]
    middles = spread_positions(wanted, step, plot.top() - step / 2, plot.bottom())
    for mark, y in zip(marks, middles, strict=True):
        before, behind = (
            LabelCandidate(plot.left() - gap, y, 1, 0.5),
            LabelCandidate(plot.right() + gap, y, 0, 0.5),
        )
        at = [before if category == 0 else behind]
        text = _end_text(canvas, data, mark, named=named)
        if canvas.label(text, "chart_value", "text", at, background=True) is None:
            canvas.omit(mark)


def _end_text(canvas: Canvas, data: ChartData, mark: Mark, *, named: bool) -> str:
    tr = canvas.style.tr
    text = gap_text(mark, tr) if mark.value is None else value_text(mark, tr)
    return f"{text} {data.series[mark.series].in_language(tr.language)}" if named else text
