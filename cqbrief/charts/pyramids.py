"""Pyramids: two groups as bars to both sides, on one scale, of which both halves count upwards."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.label_wrapping import wrap
from cqbrief.charts.mark_shapes import BarShape, draw_bars, mark_colour, series_colour, symbol
from cqbrief.charts.placed import LabelCandidate
from cqbrief.charts.row_axes import RowLayout, draw_row_gap, draw_rows, write_value_beside
from cqbrief.charts.style import Style

_THICKEST, _BAR_SHARE = 36.0, 0.74
"""A bar is at most so thick, in pixels at zoom 1; its share of the height of its row."""
_HEAD_LINES, _HEAD_SHARE = 3, 0.25
"""Lines of the name above a half, and its share of the width of a column; else the names are a legend."""
_SYMBOL, _GAP = 9.0, 6.0


def draw_pyramids(canvas: Canvas, data: ChartData) -> None:
    """Draw for each category a bar of the first series to the left, one of the second to the right."""
    head = heads_height(data, canvas.style, canvas.width)
    draw_rows(canvas, data, _draw_bars, head=head)


def heads_height(data: ChartData, style: Style, width: float) -> float:
    """Return what the names above the halves need; 0 where they belong into a legend instead."""
    measure = style.measure("chart_text")
    room = width / 2 * _HEAD_SHARE
    lines = [wrap(name, room, _HEAD_LINES, measure) for name in data.series_names(style.tr.language)]
    if not all(lines):
        return 0.0
    return ceil(max(len(each) for each in lines) * style.line_height("chart_text") + style.px(4))


def _draw_bars(canvas: Canvas, data: ChartData, rows: RowLayout) -> None:
    thickness = round(min(rows.height * _BAR_SHARE, canvas.style.px(_THICKEST)))
    zero = canvas.px_x(0)
    bars: list[BarShape] = []
    for mark in rows.marks(data):
        top = round(rows.middles[mark.category] - thickness / 2)
        if mark.value is None:
            continue
        end = canvas.px_x(float(data.end_of(mark)))
        rect = QRectF(min(zero, end), top, max(abs(end - zero), 1.0), thickness)
        bars.append(BarShape(mark, rect, "left" if mark.series == 0 else "right", mark_colour(data, mark)))
    draw_bars(canvas, bars)
    for mark in rows.marks(data):
        if mark.value is None:
            start, end = (canvas.plot.left(), zero) if mark.series == 0 else (zero, canvas.plot.right())
            draw_row_gap(canvas, mark, rows.middles[mark.category], thickness, start=start, end=end)
    if rows.head:
        _write_heads(canvas, data, rows.head)
    for bar in bars:
        write_value_beside(canvas, bar.mark, bar.rect, bar=bar, left=rows.left)


def _write_heads(canvas: Canvas, data: ChartData, head: float) -> None:
    """Write the names of both series above their halves, each with its symbol next to zero."""
    style = canvas.style
    zero, half = canvas.px_x(0), style.px(_SYMBOL / 2)
    bottom = canvas.plot.top() - style.px(4)
    room = max(canvas.width * _HEAD_SHARE, 1.0)
    for series, name in enumerate(data.series_names(style.tr.language)[:2]):
        away = -1 if series == 0 else 1
        x = zero + away * (style.px(_GAP) + half)
        at = LabelCandidate(x + away * (half + style.px(5)), bottom, 1 if series == 0 else 0, 1)
        rect = canvas.label(name, "chart_text", "text", [at], width=room, lines=_HEAD_LINES, background=True)
        if rect is not None:
            centre = QPointF(x, rect.center().y())
            canvas.path(symbol(series, centre, 2 * half), fill=series_colour(data, series))
