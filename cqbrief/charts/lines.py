"""Lines over time, broken where a value is missing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot, isnan, nan

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_kinds import MOST_LABELLED
from cqbrief.charts.axes import (
    HorizontalExtent,
    VerticalAxes,
    draw_gap,
    draw_unit,
    draw_vertical_axes,
    gap_holds,
    gap_width,
    horizontal_extent,
)
from cqbrief.charts.breaks import draw_breaks, place_breaks
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.descriptions import gap_text, value_text
from cqbrief.charts.footnotes import ChartNote, draw_footnotes, footnotes_height
from cqbrief.charts.legend import draw_end_labels, draw_legend, end_label_width
from cqbrief.charts.mark_shapes import arrow_reach, draw_point, pale_first, series_colour


def draw_lines(canvas: Canvas, data: ChartData) -> None:
    """Draw a line for each series, named at its end; gaps are open and say why; breaks are marked."""
    many = len(data.series) > 1
    named = end_label_width(canvas, data, canvas.height * 0.6) if many else 0.0
    top = draw_legend(canvas, data) if many and not named else 0.0
    right = max(named, canvas.style.px(6))
    extent = horizontal_extent(canvas, data, right=right)
    breaks = place_breaks(canvas, data, extent)
    gaps = _gaps(data)
    notes = _footnotes(canvas, data, extent, gaps)
    rows = max((brk.row + 1 for brk in breaks), default=0)
    above = rows * canvas.style.line_height("chart_text") + (canvas.style.px(2) if rows else 0.0)
    axes = draw_vertical_axes(
        canvas, data, top=top + above, right=right, bottom=footnotes_height(canvas, notes)
    )
    draw_footnotes(canvas, notes)
    canvas.block(QRectF(canvas.plot.left(), axes.zero - 1, canvas.plot.width(), 2))
    draw_breaks(canvas, breaks)
    for series in pale_first(data):
        _draw_line(canvas, data, series)
    _draw_points(canvas, data, axes)
    _draw_gaps(canvas, data, extent, gaps)
    if named:
        _name_ends(canvas, data)
    _write_values(canvas, data, axes)


def _draw_line(canvas: Canvas, data: ChartData, series: int) -> None:
    xs, ys = list(data.positions), [nan] * len(data.positions)
    for mark in data.marks:
        if mark.series == series and mark.value is not None:
            ys[mark.category] = float(mark.value)
    canvas.curve(xs, ys, series_colour(data, series), "mark", z=1 if series in data.highlighted else 0)
    _block_line(canvas, xs, ys)


def _draw_points(canvas: Canvas, data: ChartData, axes: VerticalAxes) -> None:
    dense = len(data.categories) * len(data.series) > 4 * MOST_LABELLED
    for mark in sorted(_valued(data), key=lambda mark: mark.series in data.highlighted):
        centre = QPointF(axes.centres[mark.category], canvas.px_y(float(mark.value or 0)))
        draw_point(canvas, mark, centre, series_colour(data, mark.series), size=4 if dense else 7)


def _write_values(canvas: Canvas, data: ChartData, axes: VerticalAxes) -> None:
    """Write the unit, and all values or, of a long series, those at its ends."""
    valued = _valued(data)
    few = len(valued) <= MOST_LABELLED
    if not few:
        draw_unit(canvas, data)  # of a long series rather a value is left out than the unit
    for mark in valued if few else _ends(data):
        _write_value(canvas, data, mark, axes, always=few)
    if few:
        draw_unit(canvas, data)


def _valued(data: ChartData) -> list[Mark]:
    return [mark for mark in data.marks if mark.value is not None]


def _block_line(canvas: Canvas, xs: Sequence[float], ys: Sequence[float]) -> None:
    """Keep labels off a line, by small blocks along it."""
    step, half = canvas.style.px(6), canvas.style.line("mark")
    points = [QPointF(canvas.px_x(x), canvas.px_y(y)) for x, y in zip(xs, ys, strict=True)]
    for one, other in pairwise(points):
        if isnan(one.y()) or isnan(other.y()):
            continue
        way = other - one
        count = max(int(hypot(way.x(), way.y()) / step), 1)
        for index in range(count):
            at = one + way * (index / count)
            canvas.block(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))


def _ends(data: ChartData) -> list[Mark]:
    """Return the first and last value of each series that is not pale: all that is written of a long one."""
    chosen: list[Mark] = []
    for series in range(len(data.series)):
        if data.highlighted and series not in data.highlighted:
            continue
        marks = [mark for mark in data.marks if mark.series == series and mark.value is not None]
        chosen.extend(marks[-1:] + marks[:1] if len(marks) > 1 else marks)
    return chosen


def _write_value(canvas: Canvas, data: ChartData, mark: Mark, axes: VerticalAxes, *, always: bool) -> None:
    """Write the value on the free side of its point; where there is none, over marks if `always`."""
    style = canvas.style
    text = value_text(mark, style.tr)
    candidates = _value_candidates(canvas, data, mark, axes.centres[mark.category], text, always=always)
    width = max(axes.slot, style.px(40))
    for over in (False, True) if always else (False,):
        rect = canvas.label(
            text, "chart_value", "text", candidates,
            width=width, lines=2, background=True, over_marks=over,
        )  # fmt: skip
        if rect is not None:
            break


def _value_candidates(
    canvas: Canvas, data: ChartData, mark: Mark, x: float, text: str, *, always: bool
) -> list[LabelCandidate]:
    """Return the places around a point at which its value may be written, the best first."""
    y = canvas.px_y(float(mark.value or 0))
    off = canvas.style.px(9) + arrow_reach(canvas, mark)
    width = canvas.style.width(text, "chart_value")
    middles = dict.fromkeys((x,) if always else (max(x, canvas.plot.left() + width / 2), x))
    ends = [(y - off, 1.0), (y + off, 0.0)]
    if _in_a_dip(data, mark):
        ends.reverse()
    candidates = [LabelCandidate(middle, at, 0.5, ay) for middle in middles for at, ay in ends]
    candidates.append(LabelCandidate(x + off, y - off / 2, 0, 1))
    # Left of the plot it would be read as one of the ticks.
    left = always or x - off - width >= canvas.plot.left()
    candidates += [LabelCandidate(x - off, y - off / 2, 1, 1)] if left else []
    candidates.append(LabelCandidate(x + off, y, 0, 0.5))
    candidates += [LabelCandidate(x - off, y, 1, 0.5)] if left else []
    return [*candidates, LabelCandidate(x, y - 2 * off, 0.5, 1), LabelCandidate(x, y + 2 * off, 0.5, 0)]


def _in_a_dip(data: ChartData, mark: Mark) -> bool:
    """Tell whether the line rises from the mark, so that there is more room below it than above."""
    line = {each.category: each.value for each in data.marks if each.series == mark.series}
    beside = [line.get(mark.category + step) for step in (-1, 1)]
    heights = [float(value) for value in beside if value is not None]
    return bool(heights) and sum(heights) / len(heights) > float(mark.value or 0)


def _name_ends(canvas: Canvas, data: ChartData) -> None:
    last: list[Mark] = []
    for series in range(len(data.series)):
        last.extend([mark for mark in _valued(data) if mark.series == series][-1:])
    ends = [(mark.series, canvas.px_y(float(mark.value or 0))) for mark in last]
    draw_end_labels(canvas, data, ends)


def _gaps(data: ChartData) -> list[list[Mark]]:
    """Return neighbours where no series has a value, for one reason; elsewhere the line just stays open."""
    gaps: list[list[Mark]] = []
    for category in range(len(data.categories)):
        here = [mark for mark in data.marks if mark.category == category]
        missing = [mark for mark in here if mark.value is None]
        if not missing or len(missing) < len(here):
            continue
        before = gaps[-1][-1] if gaps else None
        if before is not None and before.category == category - 1 and before.gap == missing[0].gap:
            gaps[-1].extend(missing)
        else:
            gaps.append(missing)
    return gaps


def _slot(extent: HorizontalExtent, gap: Sequence[Mark]) -> tuple[list[float], float, float]:
    """Return where the marks of a gap are, the width of each and what is available for it."""
    return [extent.centres[mark.category] for mark in gap], extent.slot * 0.4, max(extent.slot * 0.84, 8)


def _reason_fits(canvas: Canvas, extent: HorizontalExtent, gap: Sequence[Mark]) -> bool:
    text = gap_text(gap[0], canvas.style.tr)
    return gap_holds(canvas, text, gap_width(canvas, text, *_slot(extent, gap)))


def _footnotes(
    canvas: Canvas, data: ChartData, extent: HorizontalExtent, gaps: Sequence[list[Mark]]
) -> list[ChartNote]:
    """Return the reasons of gaps too narrow for words, and that the axis does not show zero."""
    tr = canvas.style.tr
    narrow = [gap for gap in gaps if not _reason_fits(canvas, extent, gap)]
    reasons = {gap_text(gap[0], tr): gap for gap in narrow}
    notes = [ChartNote(text, "gap") for text in reasons]
    if len(reasons) > 1:
        # Slots look alike: each says where it is.
        names = data.category_names(tr.language)
        spans = [dict.fromkeys((gap[0].category, gap[-1].category)) for gap in narrow]
        where = ["–".join(names[category] for category in span) for span in spans]
        notes = [
            ChartNote(f"{place} {gap_text(gap[0], tr)}", "gap")
            for place, gap in zip(where, narrow, strict=True)
        ]
    if not data.ticks[0] <= 0 <= data.ticks[-1]:
        notes.append(ChartNote(tr.text("The axis does not start at zero")))
    return notes


def _draw_gaps(canvas: Canvas, data: ChartData, extent: HorizontalExtent, gaps: Sequence[list[Mark]]) -> None:
    whole = {id(mark) for gap in gaps for mark in gap}
    half = canvas.style.px(8)
    for mark in data.marks:
        if mark.value is None and id(mark) not in whole:
            x, y = extent.centres[mark.category], canvas.plot.bottom() - canvas.style.px(10)
            canvas.add_hit_area(mark, QRectF(x - half, y - half, 2 * half, 2 * half))
    for gap in gaps:
        draw_gap(canvas, gap, *_slot(extent, gap), with_reason=_reason_fits(canvas, extent, gap))
