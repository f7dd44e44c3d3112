"""Names of series: beside the marks where there is room, else in a row above the plot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.mark_shapes import series_colour, symbol

_SYMBOL, _GAP, _BETWEEN = 9.0, 5.0, 18.0
"""Size of a symbol, its distance from its name, and from one entry to the next, in pixels at zoom 1."""


def draw_legend(canvas: Canvas, data: ChartData) -> float:
    """Draw rows of symbols and names at the top of the canvas; return their height with the gap below."""
    style = canvas.style
    x, y = 0.0, 0.0
    step = style.line_height("chart_text")
    before = style.px(_SYMBOL + _GAP)
    for series, name in enumerate(data.series_names(style.tr.language)):
        width = min(style.width(name, "chart_text"), canvas.width - before)
        if x > 0 and x + before + width > canvas.width:
            x, y = 0.0, y + step
        _draw_entry(canvas, data, series, QPointF(x, y + step / 2))
        x += before + width + style.px(_BETWEEN)
    return y + step + style.px(8)


def end_label_width(canvas: Canvas, data: ChartData, height: float) -> float:
    """Return the width of the names beside the plot's right edge; 0 where they belong into a legend instead.

    `height` is what is available for all of them.
    """
    style = canvas.style
    names = [name for name in data.series_names(style.tr.language) if name]
    if not names or len(names) * style.line_height("chart_text") > height:
        return 0.0
    width = max(style.width(name, "chart_text") for name in names) + style.px(_SYMBOL + _GAP + 8)
    return width if width <= canvas.width * 0.3 else 0.0


def draw_end_labels(canvas: Canvas, data: ChartData, ends: Sequence[tuple[int, float]]) -> None:
    """Draw the names of series right of the plot: of each series in `ends` near the given y."""
    step = canvas.style.line_height("chart_text")
    plot = canvas.plot
    middles = spread_positions([y for _, y in ends], step, plot.top(), plot.bottom() - step / 2)
    left = plot.right() + canvas.style.px(4)
    for (series, _), middle in zip(ends, middles, strict=True):
        _draw_entry(canvas, data, series, QPointF(left, middle))


def _draw_entry(canvas: Canvas, data: ChartData, series: int, start: QPointF) -> None:
    """Draw a symbol and the name beside it, on one line whose left end has its middle at `start`."""
    style = canvas.style
    left = start.x() + style.px(_SYMBOL + _GAP)
    rect = canvas.label(
        data.series_names(style.tr.language)[series], "chart_text", "text",
        [LabelCandidate(left, start.y(), 0, 0.5)],
        width=canvas.width - start.x() - style.px(_SYMBOL + _GAP), background=True,
    )  # fmt: skip
    if rect is not None and rect.left() >= left - 0.5:
        centre = QPointF(start.x() + style.px(_SYMBOL / 2), start.y())
        canvas.path(symbol(series, centre, style.px(_SYMBOL)), fill=series_colour(data, series))


def spread_positions(wanted: Sequence[float], step: float, low: float, high: float) -> list[float]:
    """Return positions near the `wanted` ones, in their order, at least `step` apart, from `low` to `high`.

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
