"""Charts whose values grow to the right: bars, bars against a target, bands and dots."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.descriptions import target_text
from cqbrief.charts.mark_shapes import (
    BarShape,
    arrow_reach,
    draw_bars,
    draw_point,
    hatching,
    mark_colour,
)
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.row_axes import RowLayout, draw_row_gap, draw_rows, write_value_beside
from cqbrief.charts.value_labels import write_value

_THICKEST = 36.0
"""A bar is at most so thick, in pixels at zoom 1."""
_BAR_SHARE, _BAR_SHARE_WITH_TARGET = 0.56, 0.42
"""Share of a row's height that a bar takes."""


def draw_bar_rows(canvas: Canvas, data: ChartData) -> None:
    """Draw a bar for each category, and a red tick across those that have a target."""
    draw_rows(canvas, data, _draw_bars)


def _draw_bars(canvas: Canvas, data: ChartData, rows: RowLayout) -> None:
    with_targets = any(mark.target is not None for mark in data.marks)
    thickness = _thickness(canvas, rows, _BAR_SHARE_WITH_TARGET if with_targets else _BAR_SHARE)
    shift = canvas.style.line_height("chart_text") * 0.5 if with_targets else 0.0
    bars: list[BarShape] = []
    for mark in rows.marks(data):
        middle = rows.middles[mark.category] + shift
        if mark.value is None:
            draw_row_gap(canvas, mark, middle, thickness)
            continue
        zero, end = canvas.px_x(data.base_value), canvas.px_x(float(mark.value))
        left, length = min(zero, end), max(abs(end - zero), 1.0)
        rect = QRectF(left, round(middle - thickness / 2), length, round(thickness))
        bars.append(BarShape(mark, rect, "left" if mark.value < 0 else "right", mark_colour(data, mark)))
    draw_bars(canvas, bars)
    for bar in bars:
        if bar.mark.target is not None:
            _draw_target(canvas, bar)
    for bar in bars:
        write_value_beside(canvas, bar.mark, bar.rect, bar=bar)


def draw_bands(canvas: Canvas, data: ChartData) -> None:
    """Draw the interval that is known of each category, hatched: the value lies somewhere in it."""
    draw_rows(canvas, data, _draw_bands, values_behind=False)


def _draw_bands(canvas: Canvas, data: ChartData, rows: RowLayout) -> None:
    ends = {mark: _band_ends(canvas, data, mark) for mark in rows.marks(data)}
    above = any(not _has_room_beside(canvas, mark, *ends[mark]) for mark in ends)
    thickness = _thickness(canvas, rows, _BAR_SHARE_WITH_TARGET if above else _BAR_SHARE)
    shift = canvas.style.line_height("chart_text") * 0.5 if above else 0.0
    for mark, (low, high) in ends.items():
        middle = rows.middles[mark.category] + shift
        if mark.value is None:
            draw_row_gap(canvas, mark, middle, thickness)
            continue
        rect = QRectF(low, round(middle - thickness / 2), max(high - low, 2.0), round(thickness))
        _draw_band(canvas, data, mark, rect)
        gap = canvas.style.px(6)
        candidates = [
            LabelCandidate(rect.left() - gap, middle, 1, 0.5),
            LabelCandidate(rect.right() + gap, middle, 0, 0.5),
            LabelCandidate(rect.center().x(), rect.top() - gap / 2, 0.5, 1),
            LabelCandidate(rect.center().x(), rect.bottom() + gap / 2, 0.5, 0),
        ]
        inside = [end for end in candidates if end.ax != 1 or _right_of_names(canvas, mark, end)]
        write_value(canvas, mark, inside)


def _band_ends(canvas: Canvas, data: ChartData, mark: Mark) -> tuple[float, float]:
    """Return from where to where a band reaches; an end that is not known is that of the axis."""
    low = canvas.px_x(float(data.ticks[0] if mark.low is None else mark.low))
    return low, canvas.px_x(float(data.ticks[-1] if mark.high is None else mark.high))


def _has_room_beside(canvas: Canvas, mark: Mark, low: float, high: float) -> bool:
    """Tell whether a value stands before or behind its band, and need not be above it."""
    width = canvas.style.width(mark.label, "chart_value") + canvas.style.px(6)
    return low - width >= canvas.plot.left() or high + width <= canvas.width


def _right_of_names(canvas: Canvas, mark: Mark, end: LabelCandidate) -> bool:
    """Tell whether a value that ends there begins inside the plot: left of it, it would hide the name."""
    return end.x - canvas.style.width(mark.label, "chart_value") >= canvas.plot.left()


def draw_dots(canvas: Canvas, data: ChartData) -> None:
    """Draw a point for each value on a thin line from the axis; series differ by colour and symbol."""
    if not _holds_zero(data):
        canvas.note(ChartNote(canvas.style.tr.text("The horizontal axis does not start at zero")))
    draw_rows(canvas, data, _draw_dots)


def _holds_zero(data: ChartData) -> bool:
    return data.ticks[0] <= 0 <= data.ticks[-1]


def _draw_dots(canvas: Canvas, data: ChartData, rows: RowLayout) -> None:
    many = len(data.series) > 1
    for category, middle in rows.middles.items():
        here = data.marks_of(category)
        ends = [canvas.px_x(float(mark.value)) for mark in here if mark.value is not None]
        if ends:
            start = canvas.px_x(data.base_value)
            # A line from the axis would compare lengths that do not begin at zero.
            from_axis = [start] if _holds_zero(data) else []
            low, high = min(ends + from_axis), max(ends + from_axis)
            canvas.line(low, middle, high, middle, "series_quiet", "hairline")
    for mark in rows.marks(data):
        middle = rows.middles[mark.category]
        if mark.value is None:
            draw_row_gap(canvas, mark, middle, _thickness(canvas, rows))
            continue
        centre = QPointF(canvas.px_x(float(mark.value)), middle)
        draw_point(canvas, mark, centre, mark_colour(data, mark), size=11, direction="right")
    for area in [area for area in canvas.hits if area.mark.value is not None]:
        if many:
            _write_value_around(canvas, area.mark, area.rect)
        else:
            write_value_beside(canvas, area.mark, area.rect)


def _thickness(canvas: Canvas, rows: RowLayout, share: float = _BAR_SHARE) -> float:
    return min(rows.height * share, canvas.style.px(_THICKEST))


def _draw_band(canvas: Canvas, data: ChartData, mark: Mark, rect: QRectF) -> None:
    """Draw the hatched interval, with a thick line at the end that the words name."""
    colour, width = mark_colour(data, mark), canvas.style.line("mark")
    canvas.bars([rect], [None], [colour])
    canvas.path(hatching(rect, canvas.style.px(7)), stroke=colour, width=width * 0.75)
    for value, x in ((mark.low, rect.left() + width), (mark.high, rect.right() - width)):
        if value == mark.value:
            over = min(canvas.style.px(5), rect.height() * 0.35)
            canvas.line(x, rect.top() - over, x, rect.bottom() + over, colour, "target")
    canvas.add_hit_area(mark, rect)
    canvas.block(rect)


def _write_value_around(canvas: Canvas, mark: Mark, rect: QRectF) -> None:
    x, gap = rect.center().x(), arrow_reach(canvas.style, mark)
    candidates = [
        LabelCandidate(x, rect.top(), 0.5, 1), LabelCandidate(x, rect.bottom(), 0.5, 0),
        LabelCandidate(rect.right() + gap, rect.center().y(), 0, 0.5),
        LabelCandidate(rect.left() - gap, rect.center().y(), 1, 0.5),
    ]  # fmt: skip
    write_value(canvas, mark, candidates)


def _draw_target(canvas: Canvas, bar: BarShape) -> None:
    """Draw a red tick across its own bar and, above it, the target in words."""
    style = canvas.style
    x = canvas.px_x(float(bar.mark.target or 0))
    over = min(style.px(6), bar.rect.height() * 0.25)
    canvas.line(x, bar.rect.top() - over, x, bar.rect.bottom() + over, "target", "target")
    half = style.line("target") / 2
    canvas.block(QRectF(x - half, bar.rect.top() - over, 2 * half, bar.rect.height() + 2 * over))
    text = target_text(bar.mark.target_label, style.tr)
    # Left of the plot it would stand over the names.
    middle = max(x, canvas.plot.left() + style.width(text, "chart_text") / 2)
    candidates = [
        LabelCandidate(middle, bar.rect.top() - over, 0.5, 1),
        LabelCandidate(middle, bar.rect.bottom() + over, 0.5, 0),
    ]
    if canvas.label(text, "chart_text", "target", candidates, background=True) is None:
        canvas.omit(bar.mark)
