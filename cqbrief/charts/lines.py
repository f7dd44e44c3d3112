"""Lines over time, broken where a value is missing."""

from __future__ import annotations

from itertools import pairwise
from math import isnan, nan

from PySide6.QtCore import QLineF, QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.axes import (
    VerticalAxes,
    draw_gap,
    draw_unit,
    note_gaps,
)
from cqbrief.charts.breaks import draw_broken_axes
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.legend import draw_end_labels, draw_legend, end_label_width
from cqbrief.charts.mark_shapes import arrow_reach, draw_point, pale_first, series_colour
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.value_labels import DENSE, by_importance, write_value
from cqbrief.look.roles import ColourRole


def draw_lines(canvas: Canvas, data: ChartData) -> None:
    """Draw a line for each series, named at its end; gaps are open and say why; breaks are marked."""
    many = len(data.series) > 1
    named = end_label_width(canvas, data, canvas.height * 0.6) if many else 0.0
    top = draw_legend(canvas, data) if many and not named else 0.0
    right = max(named, canvas.style.px(6))
    if not data.ticks[0] <= 0 <= data.ticks[-1]:
        canvas.note(ChartNote(canvas.style.tr.text("The axis does not start at zero")))
    axes = draw_broken_axes(canvas, data, top=top, right=right)
    canvas.block(QRectF(canvas.plot.left(), axes.zero - 1, canvas.plot.width(), 2))
    for series in pale_first(data):
        draw_line(canvas, data, axes, series)
    _draw_points(canvas, data, axes)
    draw_time_gaps(canvas, data, axes)
    if named:
        _name_ends(canvas, data)
    _write_values(canvas, data, axes)


def draw_line(
    canvas: Canvas, data: ChartData, axes: VerticalAxes, series: int, colour: ColourRole | None = None
) -> None:
    """Draw the line of a series, open at gaps and breaks, in its own colour or in `colour`."""
    broken = {category for category, _ in data.breaks}
    line: list[tuple[float, float]] = []
    for mark in data.marks:
        if mark.series == series:
            if mark.category in broken:
                line.append((nan, nan))
            line.append(_point(canvas, axes, mark))
    strong = series in data.highlighted
    colour = colour or series_colour(data, series)
    canvas.curve(line, colour, "mark", layer="highlighted" if strong else "mark")
    for (x, y), (to_x, to_y) in pairwise(line):
        if not (isnan(y) or isnan(to_y)):
            canvas.block_line(QLineF(x, y, to_x, to_y), canvas.style.line("mark"))


def _point(canvas: Canvas, axes: VerticalAxes, mark: Mark) -> tuple[float, float]:
    """Return where a mark's value lies; nowhere (NaN) where it has none."""
    if mark.value is None:
        return nan, nan
    return axes.centres[mark.category], canvas.px_y(float(mark.value))


def _draw_points(canvas: Canvas, data: ChartData, axes: VerticalAxes) -> None:
    dense = len(data.marks) > DENSE
    for mark in sorted(
        (m for m in data.marks if m.value is not None), key=lambda mark: mark.series in data.highlighted
    ):
        centre = QPointF(axes.centres[mark.category], canvas.px_y(float(mark.value or 0)))
        size = 9 if mark.highlighted else 4 if dense else 7
        draw_point(canvas, mark, centre, series_colour(data, mark.series), size=size)


def _write_values(canvas: Canvas, data: ChartData, axes: VerticalAxes) -> None:
    """Write the unit and the values that find room; of a long series rather a value is left out than it."""
    valued = [mark for mark in data.marks if mark.value is not None]
    chosen = by_importance(data, valued)
    few = len(valued) <= DENSE
    if not few:
        draw_unit(canvas, data)
    for mark in chosen:
        write_point_value(canvas, data, mark, axes)
    if few:
        draw_unit(canvas, data)
    written = {id(mark) for mark in chosen}
    for mark in valued:
        if id(mark) not in written:
            canvas.omit(mark)


def write_point_value(canvas: Canvas, data: ChartData, mark: Mark, axes: VerticalAxes) -> None:
    """Write the value on the free side of its point."""
    candidates = _value_candidates(canvas, data, mark, axes.centres[mark.category])
    write_value(canvas, mark, candidates, width=max(axes.slot, canvas.style.px(40)))


def _value_candidates(canvas: Canvas, data: ChartData, mark: Mark, x: float) -> list[LabelCandidate]:
    """Return the places around a point at which its value may be written, the best first."""
    y = canvas.px_y(float(mark.value or 0))
    off = canvas.style.px(9) + arrow_reach(canvas.style, mark)
    width = canvas.style.width(mark.label, "chart_value")
    # Left of the plot it would be read as one of the ticks.
    middles = dict.fromkeys((max(x, canvas.plot.left() + width / 2), x))
    ends = [(y - off, 1.0), (y + off, 0.0)]
    if _in_a_dip(data, mark):
        ends.reverse()
    candidates = [LabelCandidate(middle, at, 0.5, ay) for middle in middles for at, ay in ends]
    candidates.append(LabelCandidate(x + off, y - off / 2, 0, 1))
    left = x - off - width >= canvas.plot.left()
    candidates += [LabelCandidate(x - off, y - off / 2, 1, 1)] if left else []
    candidates.append(LabelCandidate(x + off, y, 0, 0.5))
    candidates += [LabelCandidate(x - off, y, 1, 0.5)] if left else []
    return [*candidates, LabelCandidate(x, y - 2 * off, 0.5, 1), LabelCandidate(x, y + 2 * off, 0.5, 0)]


def _in_a_dip(data: ChartData, mark: Mark) -> bool:
    """Tell whether the line rises from the mark, so that there is more room below it than above."""
    beside = (each for step in (-1, 1) for each in data.marks_of(mark.category + step))
    heights = [float(each.value) for each in beside if each.series == mark.series and each.value is not None]
    return bool(heights) and sum(heights) / len(heights) > float(mark.value or 0)


def _name_ends(canvas: Canvas, data: ChartData) -> None:
    last: list[Mark] = []
    for series in range(len(data.series)):
        last.extend([mark for mark in data.marks if mark.series == series and mark.value is not None][-1:])
    ends = [(mark.series, canvas.px_y(float(mark.value or 0))) for mark in last]
    draw_end_labels(canvas, data, ends)


def _gaps(data: ChartData) -> list[list[Mark]]:
    """Return neighbours where no series has a value, for one reason; elsewhere the line just stays open."""
    gaps: list[list[Mark]] = []
    for category in range(len(data.categories)):
        here = data.marks_of(category)
        missing = [mark for mark in here if mark.value is None]
        if not missing or len(missing) < len(here):
            continue
        before = gaps[-1][-1] if gaps else None
        if before is not None and before.category == category - 1 and before.gap == missing[0].gap:
            gaps[-1].extend(missing)
        else:
            gaps.append(missing)
    return gaps


def draw_time_gaps(canvas: Canvas, data: ChartData, axes: VerticalAxes) -> None:
    """Draw an open slot where no series has a value, and say why; elsewhere the marks just stay open."""
    gaps = _gaps(data)
    whole = {id(mark) for gap in gaps for mark in gap}
    half = canvas.style.px(8)
    for mark in data.marks:
        if mark.value is None and id(mark) not in whole:
            x, y = axes.centres[mark.category], canvas.plot.bottom() - canvas.style.px(10)
            canvas.add_hit_area(mark, QRectF(x - half, y - half, 2 * half, 2 * half))
    unsaid: list[list[Mark]] = []
    for gap in gaps:
        centres = [axes.centres[mark.category] for mark in gap]
        if not draw_gap(canvas, gap, centres, axes.slot * 0.4, max(axes.slot * 0.84, 8)):
            unsaid.append(gap)
    note_gaps(canvas, data, unsaid)
