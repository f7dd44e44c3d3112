"""Parts of a hundred per cent: stacks of one length, upright over times, lying beside names."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_data.parts import parts_of
from cqbrief.briefing.quantities.units import PERCENT
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.mark_shapes import BarShape, draw_bars, outline_highlighted, series_colour, symbol
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.row_axes import RowLayout, draw_row_gap, draw_rows
from cqbrief.charts.stacked import draw_stacked
from cqbrief.charts.value_labels import by_importance, write_value

_THICKEST, _BAR_SHARE = 36.0, 0.4
"""A bar is at most so thick, in pixels at zoom 1; its share of the height of its row."""
_SYMBOL = 6.0


def draw_stacked_shares(canvas: Canvas, data: ChartData) -> None:
    """Draw stacks of which each is a hundred per cent; values stay as they are printed."""
    if data.unit not in PERCENT:
        words = canvas.style.tr.text("Lengths are shares of the sum; values in {unit}", unit=data.unit or "1")
        canvas.note(ChartNote(words))
    if data.axis == "vertical":
        draw_stacked(canvas, data)
    else:
        draw_rows(canvas, data, _draw_stacks, values_behind=False)


def _draw_stacks(canvas: Canvas, data: ChartData, rows: RowLayout) -> None:
    """Draw the stacks of some rows; the symbol of its series is under each part."""
    thickness = round(min(rows.height * _BAR_SHARE, canvas.style.px(_THICKEST)))
    # Values stand above the bar; in the lowest row it still ends above the ticks.
    shift = min(canvas.style.line_height("chart_value") * 0.5, (rows.height - thickness) / 2)
    bars: list[BarShape] = []
    ends: dict[int, float] = {}
    for category, middle in rows.middles.items():
        top = round(middle + shift - thickness / 2)
        parts = parts_of(data, category)
        for part in parts:
            left, right = canvas.px_x(part.low), canvas.px_x(part.high)
            # A hairline of background between the parts tells them apart where colours do not.
            left += min(canvas.style.line("hairline"), (right - left) / 2)
            rect = QRectF(left, top, max(right - left, 1.0), thickness)
            bars.append(BarShape(part.mark, rect, "right", series_colour(data, part.mark.series)))
        if parts:
            ends[category] = canvas.px_x(parts[-1].high)
    draw_bars(canvas, bars)
    for mark in rows.marks(data):
        if mark.value is None:
            middle = rows.middles[mark.category] + shift
            draw_row_gap(canvas, mark, middle, thickness, start=ends.get(mark.category))
    outline_highlighted(canvas, bars)
    for bar in bars:
        _draw_symbol(canvas, bar)
    drawn = {id(bar.mark): bar for bar in bars}
    marks = [mark for mark in rows.marks(data) if mark.value is not None]
    for mark in dict.fromkeys([*by_importance(data, marks), *marks]):
        if id(mark) in drawn:
            _write_part(canvas, drawn[id(mark)])
        else:
            canvas.omit(mark)


def _draw_symbol(canvas: Canvas, bar: BarShape) -> None:
    size, off = canvas.style.px(_SYMBOL), canvas.style.px(1.5)
    if bar.rect.width() >= size + off:
        below = QPointF(bar.rect.center().x(), bar.rect.bottom() + off + size / 2)
        canvas.path(symbol(bar.mark.series, below, size), fill=bar.colour)


def _write_part(canvas: Canvas, bar: BarShape) -> None:
    """Write the value in its part, else above it, to a side where another value stands there."""
    style, middle = canvas.style, bar.rect.center().x()
    width = style.width(bar.mark.label, "chart_value")
    y = bar.rect.top() - style.px(2)
    shifts = (0, 0.3, -0.3, 0.5, -0.5, 0.8, -0.8)
    above = [LabelCandidate(middle + shift * width, y, 0.5, 1) for shift in shifts]
    rect = write_value(canvas, bar.mark, above, bar=bar, inside_first=True)
    if rect is not None and rect.bottom() <= bar.rect.top() and not rect.left() <= middle <= rect.right():
        x = rect.left() if rect.left() > middle else rect.right()
        canvas.line(middle, bar.rect.top(), x, rect.bottom(), "text_quiet", "hairline")
