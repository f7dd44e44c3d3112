"""Axes of charts whose values grow upwards: ticks at the left, categories or years at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_data.levels import steps_of
from cqbrief.briefing.chart_kinds import CHART_KINDS
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.category_labels import CategoryLabels, plan_categories, write_categories
from cqbrief.charts.descriptions import gap_text, tick_texts
from cqbrief.charts.label_wrapping import narrowest_width, wrap
from cqbrief.charts.placed import ChartNote, LabelCandidate

_REASON_LINES = 4
_NARROWEST_TICKS = 4.0
"""Ticks that are not named stand so far apart, in pixels at zoom 1, or not at all."""


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
    symbols: float
    """The y of the middles of the symbols above the categories' names, where there are any."""


def horizontal_extent(
    canvas: Canvas, data: ChartData, *, right: float = 0.0, left: float | None = None
) -> HorizontalExtent:
    """Measure the chart's extent beside its ticks or from `left` on, with `right` pixels left free."""
    style = canvas.style
    if left is None:
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
    symbols: bool = False,
) -> VerticalAxes:
    """Set the scale, draw grid, base line, ticks, unit and categories below `top`.

    `right` pixels are left free at the right.
    `symbols` leaves a row for the symbols of the series just below the base line.
    """
    style = canvas.style
    extent = horizontal_extent(canvas, data, right=right)
    labels = plan_categories(canvas, data, extent.centres, extent.slot)
    gap = style.px(14 if symbols else 6)
    below_plot = labels.lines * style.line_height("chart_text") + gap
    # Above the top tick there is room for a value on a bar that reaches it, and for the unit.
    above = max(style.line_height("chart_value") + style.px(4), style.line_height("chart_text") * 1.5)
    height = max(canvas.height - top - above - below_plot, style.px(24))
    below = _space_below(canvas, data, height)
    height = max(height - below, style.px(24))
    plot = QRectF(extent.left, top + above, extent.width, height)
    first, last = float(data.ticks[0]), float(data.ticks[-1])
    canvas.set_scale(plot, extent.ends, (first, last))
    draw_grid(canvas, data, plot)
    if data.temporal and not symbols:
        _draw_time_ticks(canvas, labels, extent.centres, plot.bottom() + below)
    write_categories(canvas, data, labels, extent.centres, plot.bottom() + below + gap)
    for tick, text in zip(data.ticks, tick_texts(data), strict=True):
        candidate = LabelCandidate(extent.left - style.px(8), canvas.px_y(float(tick)), 1, 0.5)
        canvas.label(text, "chart_text", "text_quiet", [candidate])
    below_values = plot.bottom() + below + style.px(8)
    return VerticalAxes(extent.centres, extent.slot, canvas.px_y(data.base_value), below_values)


def draw_unit(canvas: Canvas, data: ChartData) -> None:
    """Write the unit above the topmost tick. To be called last: it gives way to values, not to breaks."""
    style = canvas.style
    left = canvas.plot.left() - style.px(8)
    y = canvas.plot.top() - style.line_height("chart_text") * 0.5
    unit, _ = data.axis_unit
    width = style.width(unit, "chart_text")
    candidates = [LabelCandidate(left, y, 1, 1)] if width <= left else [LabelCandidate(0, y, 0, 1)]
    canvas.label(unit, "chart_text", "text_quiet", candidates, over_marks=bool(data.breaks))


def draw_gap(
    canvas: Canvas,
    marks: Sequence[Mark],
    centres: Sequence[float],
    width: float,
    available: float,
    *,
    bottom: float | None = None,
) -> bool:
    """Draw a dashed empty slot as high as the plot, with the reason in it; tell whether it found room.

    `marks` are neighbours that lack a value for the same reason, `centres` where they are; `width`
    is that of a bar, `available` what is free around one of them. The slot ends at `bottom`, where other
    marks stand below it. What found no room belongs to the foot, see `note_gaps`.
    """
    text = gap_text(marks[0], canvas.style.tr)
    slot = _gap_width(canvas, text, centres, width, available)
    centre = (centres[0] + centres[-1]) / 2
    height = max((canvas.plot.bottom() if bottom is None else bottom) - canvas.plot.top(), 1.0)
    rect = QRectF(centre - slot / 2, canvas.plot.top(), slot, height)
    canvas.dashed_outline([rect.bottomLeft(), rect.topLeft(), rect.topRight(), rect.bottomRight()])
    for mark in marks:
        canvas.add_hit_area(mark, rect)
    written = _gap_holds(canvas, text, slot) and _write_reason(canvas, text, rect)
    canvas.block(rect)
    return written


def note_gaps(canvas: Canvas, data: ChartData, gaps: Sequence[Sequence[Mark]]) -> None:
    """Say at the foot why there is no value in `gaps`; and where each is, if there are several reasons."""
    tr = canvas.style.tr
    names = data.category_names(tr.language)
    reasons = {gap_text(gap[0], tr) for gap in gaps}
    for gap in gaps:
        reason = gap_text(gap[0], tr)
        span = dict.fromkeys((gap[0].category, gap[-1].category))
        place = "–".join(names[category] for category in span)
        canvas.note(ChartNote(f"{place} {reason}" if len(reasons) > 1 else reason, "gap"))


def _gap_width(canvas: Canvas, text: str, centres: Sequence[float], width: float, available: float) -> float:
    """Return how wide the slot of a gap is: as its reason needs it, within what is available."""
    measure = canvas.style.measure("chart_text")
    extent = centres[-1] - centres[0]
    lines = wrap(text, available + extent - canvas.style.px(12), _REASON_LINES, measure)
    needed = max((measure(line) for line in lines), default=0.0) + canvas.style.px(12)
    return min(max(width + extent, needed), available + extent)


def _gap_holds(canvas: Canvas, text: str, width: float) -> bool:
    """Tell whether a slot has room for its reason, other than as a column of single characters."""
    measure = canvas.style.measure("chart_text")
    inside = width - canvas.style.px(8)
    two_characters = min(measure("\u56fd") * 2, measure(text))
    return inside >= two_characters and bool(wrap(text, inside, _REASON_LINES, measure))


def _write_reason(canvas: Canvas, text: str, slot: QRectF) -> bool:
    style = canvas.style
    inside = [
        LabelCandidate(slot.center().x(), slot.top() + slot.height() * at)
        for at in (0.5, 0.3, 0.7, 0.15, 0.85)
    ]
    measure = style.measure("chart_text")
    most = narrowest_width(text, slot.width() - style.px(8), measure)
    rect = canvas.label(
        text, "chart_text", "text_quiet", inside, width=most, lines=_REASON_LINES, background=True
    )
    return rect is not None


def _space_below(canvas: Canvas, data: ChartData, height: float) -> float:
    """Return what the value under the lowest negative column needs below the plot."""
    low, high = float(data.ticks[0]), float(data.ticks[-1])
    values = [float(mark.value) for mark in data.marks if mark.value is not None]
    if CHART_KINDS[data.kind].arrangement == "running":
        # What falls has its value below it; at zero only where it ends there.
        values = [float(end) if end else -0.001 for _, start, end in steps_of(data.marks) if end < start]
    if not values or min(values) >= 0:
        return 0.0
    free = (min(values) - low) / (high - low) * height
    return max(canvas.style.line_height("chart_value") + canvas.style.px(6) - free, 0.0)


def draw_grid(canvas: Canvas, data: ChartData, plot: QRectF) -> None:
    """Draw a line across `plot` at each tick, and the base line."""
    left, right = plot.left(), plot.right()
    zero = 0.0 if data.ticks[0] <= 0 <= data.ticks[-1] else float(data.ticks[0])
    others = [canvas.px_y(float(tick)) for tick in data.ticks if float(tick) != zero]
    grid = [(x, y) for y in others for x in (left, right)]
    canvas.curve(grid, "grid", "hairline", connect="pairs", layer="grid")
    base = canvas.px_y(zero)
    canvas.curve([(left, base), (right, base)], "axis", "axis", connect="all", layer="axis")


def _draw_time_ticks(canvas: Canvas, labels: CategoryLabels, centres: Sequence[float], y: float) -> None:
    """Draw a tick at each time where not all are named, a longer one at those that are."""
    if len(labels.texts) == len(centres):
        return
    short, long = canvas.style.px(2.5), canvas.style.px(5)
    if min(b - a for a, b in pairwise(centres)) < canvas.style.px(_NARROWEST_TICKS):
        short = 0.0
    ends = [(x, long if index in labels.texts else short) for index, x in enumerate(centres)]
    ends = [(x, length) for x, length in ends if length]
    ticks = [point for x, length in ends for point in ((x, y), (x, y + length))]
    canvas.curve(ticks, "axis", "hairline", connect="pairs", layer="axis")
