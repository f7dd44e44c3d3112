"""Names of series: beside the marks where there is room, else in a row above the plot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.mark_shapes import series_colour, symbol

_SIGN, _GAP, _BETWEEN = 9.0, 5.0, 18.0
"""Size of a sign, its distance from its name, and from one entry to the next, in pixels at zoom 1."""


def names(canvas: Canvas, data: ChartData) -> list[str]:
    """The names of the series in the reader's language; all empty where there is only one."""
    return [text.in_language(canvas.style.tr.language) for text in data.series]


def draw_legend(canvas: Canvas, data: ChartData) -> float:
    """Draw the row (or rows) of signs and names at the top of the sheet; its height with the gap below it."""
    style = canvas.style
    x, y = 0.0, 0.0
    step = style.line_height("chart_text")
    for series, name in enumerate(names(canvas, data)):
        room = style.px(_SIGN + _GAP)
        wide = min(style.width(name, "chart_text"), canvas.width - room)
        if x > 0 and x + room + wide > canvas.width:
            x, y = 0.0, y + step
        draw_entry(canvas, data, series, name, x, y + step / 2, canvas.width - x)
        x += room + wide + style.px(_BETWEEN)
    return y + step + style.px(8)


def draw_entry(
    canvas: Canvas, data: ChartData, series: int, name: str, x: float, middle: float, width: float
) -> None:
    """One sign and the name beside it, vertically centred on `middle`, within `width` pixels."""
    style = canvas.style
    left = x + style.px(_SIGN + _GAP)
    rect = canvas.label(
        name,
        "chart_text",
        "text",
        [LabelCandidate(left, middle, 0, 0.5)],
        width=width - style.px(_SIGN + _GAP),
        ground=True,
    )
    if rect is not None and rect.left() >= left - 0.5:
        sign = symbol(series, QPointF(x + style.px(_SIGN / 2), middle), style.px(_SIGN))
        canvas.path(sign, fill=series_colour(data, series))


def side_room(canvas: Canvas, data: ChartData, height: float) -> float:
    """Width for the names beside the plot's right edge; 0 where they belong into a legend instead."""
    style = canvas.style
    texts = [name for name in names(canvas, data) if name]
    if not texts or len(texts) * style.line_height("chart_text") > height:
        return 0.0
    wide = max(style.width(name, "chart_text") for name in texts) + style.px(_SIGN + _GAP + 8)
    return wide if wide <= canvas.width * 0.3 else 0.0


def spread(wanted: Sequence[float], step: float, low: float, high: float) -> list[float]:
    """Positions near the `wanted` ones, at least `step` apart and between `low` and `high`, in that order.

    Where `high - low` has no room for all, the last ones go beyond `high`.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed: list[float] = []
    for index in order:
        placed.append(max(wanted[index], low, placed[-1] + step if placed else low))
    limit = high
    for at in range(len(placed) - 1, -1, -1):
        if placed[at] <= limit:
            break
        placed[at] = limit
        limit -= step
    if placed and placed[0] < low:
        placed = [low + at * step for at in range(len(placed))]
    result = [0.0] * len(wanted)
    for at, index in enumerate(order):
        result[index] = placed[at]
    return result
