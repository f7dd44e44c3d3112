"""Names of series: beside the marks where there is room, else in a row above the plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.label_wrapping import wrap
from cqbrief.charts.mark_shapes import series_colour, symbol
from cqbrief.charts.placed import LabelCandidate
from cqbrief.charts.style import Style
from cqbrief.look.roles import ColourRole

_SYMBOL, _GAP, _BETWEEN = 9.0, 5.0, 18.0
"""Size of a symbol, its distance from its name, and from one entry to the next, in pixels at zoom 1."""

_LINES = 6
"""A name takes at most so many."""


@dataclass(frozen=True, slots=True)
class LegendKey:
    """Say what a symbol in a colour stands for."""

    name: str
    symbol: int
    """Number of the series that has it."""
    colour: ColourRole
    outlined: bool = False
    """Whether the colour may be so pale that an outline has to show where it is."""


def legend_height(data: ChartData, style: Style, width: float) -> float:
    """Return the height of the legend on `width` pixels, with the gap below."""
    return keys_height(_series_keys(data, style), style, width)


def draw_legend(canvas: Canvas, data: ChartData) -> float:
    """Draw symbols and names of the series at the top; return their height with the gap below."""
    return draw_keys(canvas, _series_keys(data, canvas.style))


def keys_height(keys: Sequence[LegendKey], style: Style, width: float) -> float:
    """Return the height of rows of keys on `width` pixels, with the gap below."""
    return sum(_entries(keys, style, width).heights) + style.px(8)


def draw_keys(canvas: Canvas, keys: Sequence[LegendKey]) -> float:
    """Draw rows of keys at the top of the canvas; return their height with the gap below."""
    style = canvas.style
    entries = _entries(keys, style, canvas.width)
    step = style.line_height("chart_text")
    for key, (x, row) in zip(keys, entries.places, strict=True):
        _draw_entry(canvas, key, QPointF(x, sum(entries.heights[:row]) + step / 2))
    return keys_height(keys, style, canvas.width)


def _series_keys(data: ChartData, style: Style) -> list[LegendKey]:
    names = data.series_names(style.tr.language)
    return [LegendKey(name, series, series_colour(data, series)) for series, name in enumerate(names)]


@dataclass(frozen=True, slots=True)
class _Entries:
    """Hold from where on each name of the legend stands, in which row, and the heights of the rows."""

    places: tuple[tuple[float, int], ...]
    heights: tuple[float, ...]


def _entries(keys: Sequence[LegendKey], style: Style, width: float) -> _Entries:
    step, before = style.line_height("chart_text"), style.px(_SYMBOL + _GAP)
    measure = style.measure("chart_text")
    places: list[tuple[float, int]] = []
    heights = [0.0]
    x = 0.0
    for key in keys:
        lines = wrap(key.name, width - before, _LINES, measure)
        own = before + max((measure(line) for line in lines), default=0.0)
        if x > 0 and x + own > width:
            x = 0.0
            heights.append(0.0)
        places.append((x, len(heights) - 1))
        heights[-1] = max(heights[-1], max(len(lines), 1) * step)
        x += own + style.px(_BETWEEN)
    return _Entries(tuple(places), tuple(heights))


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
    keys = _series_keys(data, canvas.style)
    for (series, _), middle in zip(ends, middles, strict=True):
        _draw_entry(canvas, keys[series], QPointF(left, middle))


def _draw_entry(canvas: Canvas, key: LegendKey, start: QPointF) -> None:
    """Draw a symbol and the name beside it; the middle of the name's first line is right of `start`."""
    style = canvas.style
    left = start.x() + style.px(_SYMBOL + _GAP)
    rect = canvas.label(
        key.name, "chart_text", "text",
        [LabelCandidate(left, start.y() - style.line_height("chart_text") / 2, 0, 0)],
        width=canvas.width - left, lines=_LINES, background=True,
    )  # fmt: skip
    if rect is not None and rect.left() >= left - 0.5:
        centre = QPointF(start.x() + style.px(_SYMBOL / 2), start.y())
        shape = symbol(key.symbol, centre, style.px(_SYMBOL))
        width = style.line("hairline") if key.outlined else 0.0
        canvas.path(shape, stroke="axis" if key.outlined else None, width=width, fill=key.colour)


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
