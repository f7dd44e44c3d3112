"""Axes of charts whose values grow upwards: ticks at the left, categories or years at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.descriptions import gap_text, notes_of, tick_texts
from cqbrief.charts.label_wrapping import fits, narrowest_width, wrap

_CATEGORY_LINES, _NOTE_LINES = 3, 2
_STRIDES = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class HorizontalExtent:
    """Hold where a chart lies from left to right, in pixels; it does not depend on the chart's height."""

    left: float
    width: float
    centres: tuple[float, ...]
    """The middles of the categories."""
    slot: float
    """From one category to its nearest neighbour."""
    ends: tuple[float, float]
    """The positions at both ends of the axis, in data."""


@dataclass(frozen=True, slots=True)
class VerticalAxes:
    """Hold where categories and base line are, in pixels."""

    centres: tuple[float, ...]
    slot: float
    """From one category to its nearest neighbour."""
    zero: float
    """The y of the base line: zero, or the lowest tick."""


def horizontal_extent(canvas: Canvas, data: ChartData, *, right: float = 0.0) -> HorizontalExtent:
    """Measure the chart's extent beside its ticks, with `right` pixels left free."""
    style = canvas.style
    left = max(style.width(text, "chart_text") for text in tick_texts(data)) + style.px(8)
    width = max(canvas.width - left - right, style.px(24))
    start = data.positions[0] if data.positions else 0.0
    span = data.positions[-1] - start if data.positions else 0.0
    step = min((b - a for a, b in pairwise(data.positions)), default=1.0)
    scale = width / (span + step)
    centres = tuple(left + (position - start + step / 2) * scale for position in data.positions)
    return HorizontalExtent(left, width, centres, step * scale, (start - step / 2, start + span + step / 2))


def draw_vertical_axes(
    canvas: Canvas,
    data: ChartData,
    *,
    top: float,
    right: float = 0.0,
    bottom: float = 0.0,
    symbols: bool = False,
) -> VerticalAxes:
    """Set the scale, draw grid, base line, ticks, unit and categories below `top`.

    `right` and `bottom` pixels are left free at the right and below.
    `symbols` leaves a row for the symbols of the series just below the base line.
    """
    style = canvas.style
    extent = horizontal_extent(canvas, data, right=right)
    stride = _stride(canvas, data, extent.slot)
    gap = style.px(14 if symbols else 6)
    names_height = _category_height(canvas, data, extent.slot * stride) + gap
    # Above the top tick there is room for a value on a bar that reaches it, and for the unit.
    above = max(style.line_height("chart_value") + style.px(4), style.line_height("chart_text") * 1.5)
    height = max(canvas.height - bottom - top - above - names_height, style.px(24))
    below = _space_below(canvas, data, height)
    height = max(height - below, style.px(24))
    plot = QRectF(extent.left, top + above, extent.width, height)
    first, last = float(data.ticks[0]), float(data.ticks[-1])
    canvas.set_scale(plot, extent.ends, (first, last))
    _draw_grid(canvas, data, plot)
    _write_categories(canvas, data, extent, stride, plot.bottom() + below + gap)
    for tick, text in zip(data.ticks, tick_texts(data), strict=True):
        candidate = LabelCandidate(extent.left - style.px(8), canvas.px_y(float(tick)), 1, 0.5)
        canvas.label(text, "chart_text", "text_quiet", [candidate])
    return VerticalAxes(extent.centres, extent.slot, canvas.px_y(data.base_value))


def draw_unit(canvas: Canvas, data: ChartData) -> None:
    """Write the unit above the topmost tick. To be called last: it gives way to values, not to breaks."""
    style = canvas.style
    left = canvas.plot.left() - style.px(8)
    y = canvas.plot.top() - style.line_height("chart_text") * 0.5
    width = style.width(data.unit, "chart_text")
    candidates = [LabelCandidate(left, y, 1, 1)] if width <= left else [LabelCandidate(0, y, 0, 1)]
    canvas.label(data.unit, "chart_text", "text_quiet", candidates, over_marks=bool(data.breaks))


def draw_gap(
    canvas: Canvas,
    marks: Sequence[Mark],
    centres: Sequence[float],
    width: float,
    available: float,
    *,
    with_reason: bool = True,
) -> None:
    """Draw a dashed empty slot as high as the plot, with the reason in it: what is missing is seen and said.

    `marks` are neighbours that lack a value for the same reason, `centres` where they are; `width`
    is that of a bar, `available` what is free around one of them. Not `with_reason`: it is a footnote.
    """
    text = gap_text(marks[0], canvas.style.tr)
    slot = gap_width(canvas, text, centres, width, available)
    centre = (centres[0] + centres[-1]) / 2
    rect = QRectF(centre - slot / 2, canvas.plot.top(), slot, canvas.plot.height())
    canvas.dashed_outline([rect.bottomLeft(), rect.topLeft(), rect.topRight(), rect.bottomRight()])
    for mark in marks:
        canvas.add_hit_area(mark, rect)
    if with_reason:
        _write_reason(canvas, text, rect)
    canvas.block(rect)


def gap_width(canvas: Canvas, text: str, centres: Sequence[float], width: float, available: float) -> float:
    """Return how wide the slot of a gap is: as its reason needs it, within what is available."""
    measure = canvas.style.metrics("chart_text").horizontalAdvance
    extent = centres[-1] - centres[0]
    lines = wrap(text, available + extent - canvas.style.px(12), 4, measure)
    needed = max((measure(line) for line in lines), default=0.0) + canvas.style.px(12)
    return min(max(width + extent, needed), available + extent)


def gap_holds(canvas: Canvas, text: str, width: float) -> bool:
    """Tell whether a slot has room for its reason, other than as a column of single characters."""
    measure = canvas.style.metrics("chart_text").horizontalAdvance
    inside = width - canvas.style.px(8)
    return inside >= min(measure("\u56fd") * 2, measure(text)) and fits(text, inside, 4, measure)


def _write_reason(canvas: Canvas, text: str, slot: QRectF) -> None:
    style = canvas.style
    measure = style.metrics("chart_text").horizontalAdvance
    inside = [
        LabelCandidate(slot.center().x(), slot.top() + slot.height() * at)
        for at in (0.5, 0.3, 0.7, 0.15, 0.85)
    ]
    if gap_holds(canvas, text, slot.width()):
        most = narrowest_width(text, slot.width() - style.px(8), measure)
    else:
        most = max(slot.width() - style.px(12), measure("\u56fd") * 4)
    canvas.label(text, "chart_text", "text_quiet", inside, width=most, lines=4, background=True)


def _space_below(canvas: Canvas, data: ChartData, height: float) -> float:
    """Return what the value under the lowest negative column needs below the plot."""
    low, high = float(data.ticks[0]), float(data.ticks[-1])
    values = [float(mark.value) for mark in data.marks if mark.value is not None]
    if not values or min(values) >= 0:
        return 0.0
    free = (min(values) - low) / (high - low) * height
    return max(canvas.style.line_height("chart_value") + canvas.style.px(6) - free, 0.0)


def _draw_grid(canvas: Canvas, data: ChartData, plot: QRectF) -> None:
    ends = [canvas.data_x(plot.left()), canvas.data_x(plot.right())]
    zero = 0.0 if data.ticks[0] <= 0 <= data.ticks[-1] else float(data.ticks[0])
    others = [float(tick) for tick in data.ticks if float(tick) != zero]
    ys = [y for tick in others for y in (tick, tick)]
    canvas.curve(ends * len(others), ys, "grid", "hairline", connect="pairs", z=-10)
    canvas.curve(ends, [zero, zero], "axis", "axis", connect="all", z=5)


def _stride(canvas: Canvas, data: ChartData, slot: float) -> int:
    """Return every how many categories one is written, so that years of a long series do not collide."""
    if len(data.categories) <= 12:
        return 1
    style = canvas.style
    names = data.category_names(style.tr.language)
    widest = max(style.width(name, "chart_text") for name in names)
    return next((stride for stride in _STRIDES if stride * slot >= widest + style.px(12)), _STRIDES[-1])


def _category_height(canvas: Canvas, data: ChartData, width: float) -> float:
    style = canvas.style
    measure = style.metrics("chart_text").horizontalAdvance
    inside = width - style.px(6)
    names = data.category_names(style.tr.language)
    notes = notes_of(data, style.tr).values()
    lines = 1 if data.time else _CATEGORY_LINES
    count = max((len(wrap(name, inside, lines, measure)) for name in names), default=1)
    count += max((len(wrap(note, inside, _NOTE_LINES, measure)) for note in notes), default=0)
    return count * style.line_height("chart_text")


def _write_categories(
    canvas: Canvas, data: ChartData, extent: HorizontalExtent, stride: int, top: float
) -> None:
    style = canvas.style
    names, notes = data.category_names(style.tr.language), notes_of(data, style.tr)
    width = max(extent.slot * stride - style.px(6), style.px(8))
    for index in _order(data, stride):
        name, centre = names[index], extent.centres[index]
        # Years close together in time stay whole; those that find no room are left out.
        own = max(width, style.width(name, "chart_text") + 1) if data.time else width
        rect = canvas.label(
            name, "chart_text", "text", [LabelCandidate(centre, top, 0.5, 0)],
            width=own, lines=1 if data.time else _CATEGORY_LINES, padding=style.px(3),
        )  # fmt: skip
        if rect is not None and index in notes:
            candidates = [LabelCandidate(centre, rect.bottom(), 0.5, 0)]
            canvas.label(notes[index], "chart_text", "text_quiet", candidates, width=width, lines=_NOTE_LINES)


def _order(data: ChartData, stride: int) -> list[int]:
    """Return the categories that are written, the most important first: the ends of an axis of time."""
    count = len(data.categories)
    if not data.time:
        return list(range(0, count, stride))
    chosen = [index for index in range(count) if round(data.positions[index]) % stride == 0]
    return list(dict.fromkeys([count - 1, 0, *chosen])) if stride == 1 else chosen
