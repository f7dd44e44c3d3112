"""Bars to both sides of zero: what fell to the left, what rose to the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.mark_shapes import BarShape, draw_bars, mark_colour
from cqbrief.charts.row_axes import RowLayout, draw_row_gap, draw_rows, write_value_beside

_THICKEST, _BAR_SHARE = 36.0, 0.6
"""A bar is at most so thick, in pixels at zoom 1; its share of the height of its row."""


def draw_diverging(canvas: Canvas, data: ChartData) -> None:
    """Draw a bar from zero for each category, with its value at its end: before it on the left side."""
    draw_rows(canvas, data, _draw_bars)


def _draw_bars(canvas: Canvas, data: ChartData, rows: RowLayout) -> None:
    thickness = round(min(rows.height * _BAR_SHARE, canvas.style.px(_THICKEST)))
    zero = canvas.px_x(0)
    bars: list[BarShape] = []
    for mark in rows.marks(data):
        middle = rows.middles[mark.category]
        if mark.value is None:
            draw_row_gap(canvas, mark, middle, thickness)
            continue
        end = canvas.px_x(float(mark.value))
        rect = QRectF(min(zero, end), round(middle - thickness / 2), max(abs(end - zero), 1.0), thickness)
        colour = mark_colour(data, mark)
        if mark.value < 0:
            bars.append(BarShape(mark, rect, "left", "series_4" if colour == "series_1" else colour))
        else:
            bars.append(BarShape(mark, rect, "right", colour))
    draw_bars(canvas, bars)
    for bar in bars:
        write_value_beside(canvas, bar.mark, bar.rect, bar=bar, left=rows.left)
