"""Columns of parts that add up."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_data.parts import parts_of
from cqbrief.charts.axes import draw_gap, draw_unit, draw_vertical_axes, note_gaps
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.legend import draw_end_labels, draw_legend, end_label_width
from cqbrief.charts.mark_shapes import (
    WIDEST_COLUMN,
    BarShape,
    column_rect,
    draw_bars,
    outline_highlighted,
    series_colour,
)
from cqbrief.charts.placed import LabelCandidate
from cqbrief.charts.value_labels import by_importance, write_value


def draw_stacked(canvas: Canvas, data: ChartData) -> None:
    """Draw columns of parts that add up; the names of the parts stand beside the last column."""
    right = end_label_width(canvas, data, canvas.height * 0.6)
    axes = draw_vertical_axes(canvas, data, top=0 if right else draw_legend(canvas, data), right=right)
    width = min(
        axes.slot * _column_share(canvas, data), canvas.plot.width() * 0.2, canvas.style.px(WIDEST_COLUMN)
    )
    bars: list[BarShape] = []
    unsaid: list[list[Mark]] = []
    for category, centre in enumerate(axes.centres):
        parts = parts_of(data, category)
        for part in parts:
            rect = column_rect(canvas, centre, width, part.low, part.high)
            # A hairline of background between the parts tells them apart where colours do not.
            rect.setTop(rect.top() + min(canvas.style.line("hairline"), rect.height() / 2))
            bars.append(BarShape(part.mark, rect, "up", series_colour(data, part.mark.series)))
        missing = [mark for mark in data.marks if mark.category == category and mark.value is None]
        bottom = canvas.px_y(parts[-1].high) if parts else None
        if missing and not draw_gap(canvas, missing, [centre], width, axes.slot * 0.92, bottom=bottom):
            unsaid.append(missing)
    note_gaps(canvas, data, unsaid)
    draw_bars(canvas, bars)
    outline_highlighted(canvas, bars)
    by_mark = {id(bar.mark): bar for bar in bars}
    for mark in data.marks:
        if mark.value is not None and id(mark) not in by_mark:
            canvas.omit(mark)
    for mark in by_importance(data, (bar.mark for bar in bars)):
        _write_part(canvas, by_mark.pop(id(mark)), axes.slot)
    for bar in by_mark.values():
        canvas.omit(bar.mark)
    if right:
        last = [bar for bar in bars if bar.mark.category == len(data.categories) - 1]
        draw_end_labels(canvas, data, [(bar.mark.series, bar.rect.center().y()) for bar in last])
    draw_unit(canvas, data)


def _column_share(canvas: Canvas, data: ChartData) -> float:
    """Return how much of its slot a column takes: less where a part is so thin that its value is beside."""
    line = canvas.style.line_height("chart_value")
    heights = [
        canvas.px_y(0) - canvas.px_y(float(mark.value)) for mark in data.marks if mark.value is not None
    ]
    return 0.6 if all(height >= line for height in heights) else 0.45


def _write_part(canvas: Canvas, bar: BarShape, width: float) -> None:
    """Write the value in its part, else beside it, with a leader where its own side is taken."""
    middle, off = bar.rect.center(), canvas.style.px(8)
    step = canvas.style.line_height("chart_value")
    beside = [
        LabelCandidate(x, middle.y() + shift * step, ax)
        for shift in (0, -0.5, 0.5, -1, 1, -1.5, 1.5)
        for x, ax in ((bar.rect.right() + off, 0), (bar.rect.left() - off, 1))
    ]
    most = width - bar.rect.width() - 2 * off
    fits = canvas.style.width(bar.mark.label, "chart_value") <= most
    rect = write_value(canvas, bar.mark, beside if fits else [], width=most, bar=bar, inside_first=True)
    if rect is not None and not bar.rect.intersects(rect):
        draw_leader(canvas, bar.rect, rect)


def draw_leader(canvas: Canvas, part: QRectF, value: QRectF) -> None:
    """Draw a line from a part to the value that stands beside it, higher or lower than the part's middle."""
    if abs(value.center().y() - part.center().y()) < 1:
        return
    ends = (part.right(), value.left()) if value.left() > part.right() else (part.left(), value.right())
    canvas.line(ends[0], part.center().y(), ends[1], value.center().y(), "text_quiet", "hairline")
