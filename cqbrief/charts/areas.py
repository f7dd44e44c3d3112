"""Parts that add up over more times than there is room for columns: areas one upon another."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_data.parts import parts_of
from cqbrief.charts.axes import VerticalAxes, draw_unit
from cqbrief.charts.breaks import draw_broken_axes
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.legend import draw_end_labels, draw_legend, end_label_width
from cqbrief.charts.lines import draw_time_gaps
from cqbrief.charts.mark_shapes import BarShape, series_colour
from cqbrief.charts.value_labels import write_value

Layers = dict[int, list[tuple[Mark, float, float]]]
"""Category -> its parts from the bottom up, and from where to where each reaches, in pixels."""


def draw_areas(canvas: Canvas, data: ChartData) -> None:
    """Draw an area for each part, the sums of those below it as its floor; it is open at gaps and breaks."""
    right = end_label_width(canvas, data, canvas.height * 0.6)
    axes = draw_broken_axes(canvas, data, top=0 if right else draw_legend(canvas, data), right=right)
    layers = _layers(canvas, data)
    for stretch in _stretches(data, layers):
        for series in range(len(data.series)):
            _draw_area(canvas, data, axes, [layers[category][series] for category in stretch], series)
    draw_time_gaps(canvas, data, axes)
    for category, parts in layers.items():
        x, half = axes.centres[category], axes.slot / 2
        for mark, low, high in parts:
            canvas.add_hit_area(mark, QRectF(x - half, high, 2 * half, max(low - high, 1.0)))
    last = len(data.categories) - 1
    for mark, low, high in layers.get(last, ()):
        _write_last(canvas, data, axes, mark, (low, high), layers.get(last - 1, []))
    for mark in data.marks:
        if mark.value is not None and (mark.category != last or last not in layers):
            canvas.omit(mark)
    if right:
        ends = [(mark.series, (low + high) / 2) for mark, low, high in layers.get(last, ())]
        draw_end_labels(canvas, data, ends)
    draw_unit(canvas, data)


def _layers(canvas: Canvas, data: ChartData) -> Layers:
    """Stack the parts of every time that has a value of each."""
    layers: Layers = {}
    for category in range(len(data.categories)):
        marks = data.marks_of(category)
        if len(marks) < len(data.series) or any(mark.value is None for mark in marks):
            continue
        parts = parts_of(data, category)
        if parts:
            layers[category] = [(part.mark, canvas.px_y(part.low), canvas.px_y(part.high)) for part in parts]
    return layers


def _stretches(data: ChartData, layers: Layers) -> list[list[int]]:
    """Return the runs of times between gaps and breaks."""
    broken = {category for category, _ in data.breaks}
    runs: list[list[int]] = []
    for before, category in pairwise([-2, *layers]):
        if category == before + 1 and category not in broken:
            runs[-1].append(category)
        else:
            runs.append([category])
    return runs


def _draw_area(
    canvas: Canvas, data: ChartData, axes: VerticalAxes, parts: list[tuple[Mark, float, float]], series: int
) -> None:
    """Draw one part over a run of times; over a single one it is as wide as a line."""
    xs = [axes.centres[mark.category] for mark, _, _ in parts]
    half = canvas.style.line("mark") if len(xs) == 1 else 0.0
    gap = canvas.style.line("hairline")
    upper = [QPointF(x, min(high + gap, low)) for x, (_, low, high) in zip(xs, parts, strict=True)]
    lower = [QPointF(x, low) for x, (_, low, _) in zip(xs, parts, strict=True)]
    if half:
        upper = [upper[0] - QPointF(half, 0), upper[0] + QPointF(half, 0)]
        lower = [lower[0] - QPointF(half, 0), lower[0] + QPointF(half, 0)]
    path = QPainterPath(upper[0])
    for point in (*upper[1:], *reversed(lower)):
        path.lineTo(point)
    path.closeSubpath()
    canvas.path(path, fill=series_colour(data, series))


def _write_last(
    canvas: Canvas, data: ChartData, axes: VerticalAxes, mark: Mark, reach: tuple[float, float],
    before: list[tuple[Mark, float, float]],
) -> None:  # fmt: skip
    """Write the last value of a part into its area, where that holds it."""
    low, high = reach
    width = canvas.style.width(mark.label, "chart_value") + canvas.style.px(8)
    x = axes.centres[mark.category]
    # The area changes on its way to the last time: what both ends hold is certainly inside.
    for _, other_low, other_high in before[mark.series : mark.series + 1]:
        low, high = min(low, other_low), max(high, other_high)
    rect = QRectF(x - width, high, width, max(low - high, 0.0))
    bar = BarShape(mark, rect, "up", series_colour(data, mark.series))
    write_value(canvas, mark, [], bar=bar, inside_first=True)
