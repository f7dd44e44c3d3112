"""Charts whose values grow to the right: bars, bars against a target, bands and dots."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_kinds import MOST_LABELLED
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.descriptions import value_text
from cqbrief.charts.legend import draw_legend
from cqbrief.charts.mark_shapes import (
    BarShape,
    arrow_reach,
    draw_bars,
    draw_point,
    hatching,
    series_colour,
)
from cqbrief.charts.row_axes import RowLayout, draw_row_axes, draw_row_gap, write_value_beside

_THICKEST = 36.0
"""A bar is at most so thick, in pixels at zoom 1."""
_BAR_SHARE, _BAR_SHARE_WITH_TARGET = 0.56, 0.42
"""Share of a row's height that a bar takes."""


def draw_bar_rows(canvas: Canvas, data: ChartData) -> None:
    """Draw a bar for each category, and a red tick across those that have a target."""
    with_targets = any(mark.target is not None for mark in data.marks)
    rows = draw_row_axes(canvas, data)
    thickness = _thickness(canvas, rows, _BAR_SHARE_WITH_TARGET if with_targets else _BAR_SHARE)
    shift = canvas.style.line_height("chart_text") * 0.5 if with_targets else 0.0
    bars: list[BarShape] = []
    for mark in data.marks:
        middle = rows.middles[mark.category] + shift
        if mark.value is None:
            draw_row_gap(canvas, mark, middle, thickness)
            continue
        zero, end = canvas.px_x(data.base_value), canvas.px_x(float(mark.value))
        left, length = min(zero, end), max(abs(end - zero), 1.0)
        rect = QRectF(left, round(middle - thickness / 2), length, round(thickness))
        colour = series_colour(data, mark.series)
        bars.append(BarShape(mark, rect, "left" if mark.value < 0 else "right", colour))
    draw_bars(canvas, bars)
    for bar in bars:
        if bar.mark.target is not None:
            _draw_target(canvas, bar)
    if len(data.marks) <= MOST_LABELLED:
        for bar in bars:
            write_value_beside(canvas, bar.mark, bar.rect, leftwards=bar.direction == "left")


def draw_bands(canvas: Canvas, data: ChartData) -> None:
    """Draw the interval that is known of each category, hatched: the value lies somewhere in it."""
    rows = draw_row_axes(canvas, data, values_behind=False)
    thickness = _thickness(canvas, rows)
    for mark in data.marks:
        middle = rows.middles[mark.category]
        if mark.value is None:
            draw_row_gap(canvas, mark, middle, thickness)
            continue
        low = canvas.px_x(float(data.ticks[0] if mark.low is None else mark.low))
        high = canvas.px_x(float(data.ticks[-1] if mark.high is None else mark.high))
        rect = QRectF(low, round(middle - thickness / 2), max(high - low, 2.0), round(thickness))
        _draw_band(canvas, data, mark, rect)
        write_value_beside(canvas, mark, rect, leftwards=True)


def draw_dots(canvas: Canvas, data: ChartData) -> None:
    """Draw a point for each value on a thin line from the axis; series differ by colour and symbol."""
    many = len(data.series) > 1
    rows = draw_row_axes(canvas, data, top=draw_legend(canvas, data) if many else 0.0)
    for category, middle in enumerate(rows.middles):
        here = [mark for mark in data.marks if mark.category == category]
        ends = [canvas.px_x(float(mark.value)) for mark in here if mark.value is not None]
        if ends:
            canvas.line(canvas.plot.left(), middle, max(ends), middle, "series_quiet", "hairline")
    for mark in data.marks:
        middle = rows.middles[mark.category]
        if mark.value is None:
            draw_row_gap(canvas, mark, middle, _thickness(canvas, rows))
            continue
        centre = QPointF(canvas.px_x(float(mark.value)), middle)
        draw_point(canvas, mark, centre, series_colour(data, mark.series), size=11, direction="right")
    if len(data.marks) <= MOST_LABELLED:
        for area in [area for area in canvas.hits if area.mark.value is not None]:
            if many:
                _write_value_above(canvas, area.mark, area.rect)
            else:
                write_value_beside(canvas, area.mark, area.rect, leftwards=False)


def _thickness(canvas: Canvas, rows: RowLayout, share: float = _BAR_SHARE) -> float:
    return min(rows.height * share, canvas.style.px(_THICKEST))


def _draw_band(canvas: Canvas, data: ChartData, mark: Mark, rect: QRectF) -> None:
    """Draw the hatched interval, with a thick line at the end that the words name."""
    colour, width = series_colour(data, mark.series), canvas.style.line("mark")
    canvas.bars([rect], [None], [colour])
    canvas.path(hatching(rect, canvas.style.px(7)), stroke=colour, width=width * 0.75)
    for value, x in ((mark.low, rect.left() + width), (mark.high, rect.right() - width)):
        if value == mark.value:
            over = canvas.style.px(5)
            canvas.line(x, rect.top() - over, x, rect.bottom() + over, colour, "target")
    canvas.add_hit_area(mark, rect)
    canvas.block(rect)


def _write_value_above(canvas: Canvas, mark: Mark, rect: QRectF) -> None:
    x, gap = rect.center().x(), arrow_reach(canvas, mark)
    candidates = [
        LabelCandidate(x, rect.top(), 0.5, 1), LabelCandidate(x, rect.bottom(), 0.5, 0),
        LabelCandidate(rect.right() + gap, rect.center().y(), 0, 0.5),
        LabelCandidate(rect.left() - gap, rect.center().y(), 1, 0.5),
    ]  # fmt: skip
    canvas.label(value_text(mark, canvas.style.tr), "chart_value", "text", candidates, background=True)


def _draw_target(canvas: Canvas, bar: BarShape) -> None:
    """Draw a red tick across its own bar and, above it, the target in words."""
    style = canvas.style
    x = canvas.px_x(float(bar.mark.target or 0))
    over = min(style.px(6), bar.rect.height() * 0.25)
    canvas.line(x, bar.rect.top() - over, x, bar.rect.bottom() + over, "target", "target")
    half = style.line("target") / 2
    canvas.block(QRectF(x - half, bar.rect.top() - over, 2 * half, bar.rect.height() + 2 * over))
    text = style.tr.text("target {value}", value=bar.mark.target_label)
    candidates = [
        LabelCandidate(x, bar.rect.top() - over, 0.5, 1),
        LabelCandidate(x, bar.rect.bottom() + over, 0.5, 0),
    ]
    canvas.label(text, "chart_text", "target", candidates, background=True)
