"""Columns of parts that add up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_data.parts import parts_of
from cqbrief.charts.areas import draw_areas
from cqbrief.charts.axes import draw_gap, draw_unit, horizontal_extent, note_gaps
from cqbrief.charts.breaks import draw_broken_axes
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.legend import draw_end_labels, draw_legend, end_label_width
from cqbrief.charts.mark_shapes import (
    WIDEST_COLUMN,
    BarShape,
    column_rect,
    column_share,
    draw_bars,
    outline_highlighted,
    series_colour,
    symbol,
    too_narrow_for_columns,
)
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.value_labels import DENSE, by_importance, write_value

_OFF, _SYMBOL = 6.0, 8.0
"""From a column to what stands beside it, and the size of a symbol there, in pixels at zoom 1."""
_MOST_SHARE = 0.86
"""Of its slot a column takes at most so much for the sake of its values."""


def draw_stacked(canvas: Canvas, data: ChartData) -> None:
    """Draw columns of parts that add up; the names of the parts stand beside the last column."""
    right = end_label_width(canvas, data, canvas.height * 0.6)
    if too_narrow_for_columns(canvas, data, horizontal_extent(canvas, data, right=right).slot):
        draw_areas(canvas, data)
        canvas.note(ChartNote(canvas.style.tr.text("Drawn as areas: columns would be too narrow here")))
        return
    top = 0.0 if right else draw_legend(canvas, data)
    axes = draw_broken_axes(canvas, data, top=top, right=right, columns=True)
    width = _column_width(canvas, data, axes.slot)
    bars: list[BarShape] = []
    unsaid: list[list[Mark]] = []
    tops: list[float | None] = []
    for category, centre in enumerate(axes.centres):
        parts = parts_of(data, category)
        for part in parts:
            rect = column_rect(canvas, centre, width, part.low, part.high)
            # A hairline of background between the parts tells them apart where colours do not.
            rect.setTop(rect.top() + min(canvas.style.line("hairline"), max(rect.height() - 1, 0)))
            bars.append(BarShape(part.mark, rect, "up", series_colour(data, part.mark.series)))
        tops.append(canvas.px_y(parts[-1].high) if parts else None)
    draw_bars(canvas, bars)
    for category, centre in enumerate(axes.centres):
        missing = [mark for mark in data.marks_of(category) if mark.value is None]
        top_of_parts = tops[category]
        if missing and not draw_gap(canvas, missing, [centre], width, axes.slot * 0.92, bottom=top_of_parts):
            unsaid.append(missing)
    note_gaps(canvas, data, unsaid)
    outline_highlighted(canvas, bars)
    by_mark = {id(bar.mark): bar for bar in bars}
    for mark in data.marks:
        if mark.value is not None and id(mark) not in by_mark:
            canvas.omit(mark)
    for mark in by_importance(data, (bar.mark for bar in bars)):
        _write_part(canvas, data, by_mark.pop(id(mark)), axes.slot)
    for bar in by_mark.values():
        canvas.omit(bar.mark)
    if right:
        last = [bar for bar in bars if bar.mark.category == len(data.categories) - 1]
        draw_end_labels(canvas, data, [(bar.mark.series, bar.rect.center().y()) for bar in last])
    draw_unit(canvas, data)


def _column_width(canvas: Canvas, data: ChartData, slot: float) -> float:
    """Return how wide a column is: as its values need it, those of thin parts beside it."""
    style = canvas.style
    usual = min(slot * column_share(canvas, slot), canvas.plot.width() * 0.2, style.px(WIDEST_COLUMN))
    valued = [mark for mark in data.marks if mark.value is not None]
    if len(valued) > DENSE:
        return usual
    thin = [mark for mark in valued if _height(canvas, mark) < style.line_height("chart_value")]
    inside = _widest(canvas, [mark for mark in valued if mark not in thin], style.px(8))
    beside = _widest(canvas, thin, 2 * style.px(_OFF) + style.px(_SYMBOL))
    if inside > slot * _MOST_SHARE:
        return usual
    return max(min(usual, slot - beside) if inside + beside <= slot else usual, inside)


def _height(canvas: Canvas, mark: Mark) -> float:
    return canvas.px_y(0) - canvas.px_y(float(mark.value or 0))


def _widest(canvas: Canvas, marks: Sequence[Mark], besides: float) -> float:
    """Return what the longest of the values needs, with something `besides`; nothing without any."""
    return max((canvas.style.width(mark.label, "chart_value") + besides for mark in marks), default=0.0)


def _write_part(canvas: Canvas, data: ChartData, bar: BarShape, slot: float) -> None:
    """Write the value in its part, else beside it behind the symbol of its series, with a leader to it."""
    middle, off = bar.rect.center(), canvas.style.px(_OFF) + canvas.style.px(_SYMBOL)
    step = canvas.style.line_height("chart_value")
    beside = [
        LabelCandidate(x, middle.y() + shift * step, ax)
        for shift in (0, -0.5, 0.5, -1, 1, -1.5, 1.5)
        for x, ax in ((bar.rect.right() + off, 0), (bar.rect.left() - off, 1))
    ]
    if bar.mark.category == len(data.categories) - 1:
        # To the right of the last column stand the names.
        beside.sort(key=lambda candidate: candidate.ax == 0)
    most = slot - bar.rect.width() - off - canvas.style.px(_OFF)
    fits = canvas.style.width(bar.mark.label, "chart_value") <= most
    rect = write_value(canvas, bar.mark, beside if fits else [], width=most, bar=bar, inside_first=True)
    if rect is not None and not bar.rect.intersects(rect):
        _lead_to(canvas, data, bar, rect)


def _lead_to(canvas: Canvas, data: ChartData, bar: BarShape, value: QRectF) -> None:
    """Draw the symbol of the series before a value that stands beside its part, and a line to the part."""
    style, part = canvas.style, bar.rect
    half = style.px(_SYMBOL) / 2
    rightwards = value.left() > part.right()
    x = value.left() - half - style.px(2) if rightwards else value.right() + half + style.px(2)
    y = value.center().y()
    box = QRectF(x - half, y - half, 2 * half, 2 * half)
    edge = part.right() if rightwards else part.left()
    end = box.left() if rightwards else box.right()
    canvas.line(edge, part.center().y(), end, y, "text_quiet", "hairline")
    if canvas.is_free(box):
        canvas.path(
            symbol(bar.mark.series, box.center(), 2 * half), fill=series_colour(data, bar.mark.series)
        )
        canvas.block(box)
