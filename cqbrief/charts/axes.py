"""The frame of charts whose values grow upwards: ticks at the left, categories or years at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.descriptions import gap_text, tick_texts
from cqbrief.charts.label_wrapping import fits, narrowest, wrap

_CATEGORY_LINES, _NOTE_LINES = 3, 2
_STRIDES = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class VerticalAxes:
    """Where the categories stand, in pixels."""

    centres: tuple[float, ...]
    slot: float
    """From one category to its nearest neighbour."""
    zero: float
    """The y of the base line: zero, or the lowest tick."""


@dataclass(frozen=True, slots=True)
class HorizontalExtent:
    """Where a chart stands from left to right, in pixels; it does not depend on the chart's height."""

    left: float
    width: float
    centres: tuple[float, ...]
    """The middles of the categories."""
    slot: float
    """From one category to its nearest neighbour."""
    ends: tuple[float, float]
    """The positions at both ends of the axis, in data."""


def measure_across(canvas: Canvas, data: ChartData, *, right: float = 0.0) -> HorizontalExtent:
    """The chart's extent beside its ticks, with `right` pixels left free."""
    style = canvas.style
    left = max(style.width(text, "chart_text") for text in tick_texts(data)) + style.px(8)
    width = max(canvas.width - left - right, style.px(24))
    start = data.positions[0] if data.positions else 0.0
    span = data.positions[-1] - start if data.positions else 0.0
    step = min((b - a for a, b in pairwise(data.positions)), default=1.0)
    scale = width / (span + step)
    centres = tuple(left + (position - start + step / 2) * scale for position in data.positions)
    return HorizontalExtent(left, width, centres, step * scale, (start - step / 2, start + span + step / 2))


def draw_upright(
    canvas: Canvas, data: ChartData, *, top: float, right: float = 0.0, foot: float = 0.0, keys: bool = False
) -> VerticalAxes:
    """Set the scale, draw grid, base line, ticks, unit and categories below `top`.

    `right` and `foot` pixels are left free at the right and below.
    `keys` leaves a row for the signs of the series just below the base line.
    """
    style = canvas.style
    across = measure_across(canvas, data, right=right)
    left, width, slot, centres = across.left, across.width, across.slot, across.centres
    stride = _stride(canvas, data, slot)
    bottom = _category_height(canvas, data, slot * stride) + style.px(14 if keys else 6)
    # Above the top tick there is room for a value on a bar that reaches it, and for the unit.
    room = max(style.line_height("chart_value") + style.px(4), style.line_height("chart_text") * 1.5)
    high = max(canvas.height - foot - top - room - bottom, style.px(24))
    under = _room_under(canvas, data, high)
    high = max(high - under, style.px(24))
    plot = QRectF(left, top + room, width, high)
    first, last = float(data.ticks[0]), float(data.ticks[-1])
    canvas.set_scale(plot, across.ends, (first, last))
    _grid(canvas, data, plot)
    at_bottom = plot.bottom() + under + style.px(14 if keys else 6)
    _categories(canvas, data, centres, slot, stride, at_bottom)
    for tick, text in zip(data.ticks, tick_texts(data), strict=True):
        canvas.label(
            text,
            "chart_text",
            "text_quiet",
            [LabelCandidate(left - style.px(8), canvas.px_y(float(tick)), 1, 0.5)],
        )
    zero = min(max(0.0, first), last)
    return VerticalAxes(centres, slot, canvas.px_y(zero))


def draw_unit(canvas: Canvas, data: ChartData) -> None:
    """Write the unit above the topmost tick. Comes last: it gives way to values, not to a break's line."""
    style = canvas.style
    left = canvas.plot.left() - style.px(8)
    over = canvas.plot.top() - style.line_height("chart_text") * 0.5
    wide = style.width(data.unit, "chart_text")
    spots = [LabelCandidate(left, over, 1, 1)] if wide <= left else [LabelCandidate(0, over, 0, 1)]
    canvas.label(data.unit, "chart_text", "text_quiet", spots, over_marks=bool(data.breaks))


def draw_gap(
    canvas: Canvas, marks: Sequence[Mark], centres: Sequence[float], width: float, room: float,
    *, said: bool = True,
) -> None:  # fmt: skip
    """A dashed empty slot as high as the plot, with the reason in it: what is missing is seen and said.

    `marks` are neighbours that lack a value for the same reason, `centres` where they stand; `width`
    is that of a bar, `room` what is free around one of them. Not `said`: the reason stands at the foot.
    """
    style = canvas.style
    text = gap_text(marks[0], style.tr)
    wide = slot_width(canvas, text, centres, width, room)
    centre = (centres[0] + centres[-1]) / 2
    rect = QRectF(centre - wide / 2, canvas.plot.top(), wide, canvas.plot.height())
    xs = [rect.left(), rect.left(), rect.right(), rect.right()]
    ys = [rect.bottom(), rect.top(), rect.top(), rect.bottom()]
    canvas.curve(
        [canvas.data_x(x) for x in xs],
        [canvas.data_y(y) for y in ys],
        "axis",
        "axis",
        connect="all",
        dashed=True,
    )
    for mark in marks:
        canvas.hit(mark, rect)
    if said:
        _write_reason(canvas, text, rect)
    canvas.block(rect)


def slot_width(canvas: Canvas, text: str, centres: Sequence[float], width: float, room: float) -> float:
    """How wide the slot of a gap is: as its reason needs it, within its room."""
    measure = canvas.style.metrics("chart_text").horizontalAdvance
    extent = centres[-1] - centres[0]
    lines = wrap(text, room + extent - canvas.style.px(12), 4, measure)
    wide = max((measure(line) for line in lines), default=0.0) + canvas.style.px(12)
    return min(max(width + extent, wide), room + extent)


def slot_holds(canvas: Canvas, text: str, wide: float) -> bool:
    """Whether a slot has room for its reason; words one sign wide would stand one above the other."""
    measure = canvas.style.metrics("chart_text").horizontalAdvance
    room = wide - canvas.style.px(8)
    return room >= min(measure("\u56fd") * 2, measure(text)) and fits(text, room, 4, measure)


def _write_reason(canvas: Canvas, text: str, slot: QRectF) -> None:
    style = canvas.style
    measure = style.metrics("chart_text").horizontalAdvance
    inside = [
        LabelCandidate(slot.center().x(), slot.top() + slot.height() * at)
        for at in (0.5, 0.3, 0.7, 0.15, 0.85)
    ]
    if slot_holds(canvas, text, slot.width()):
        most = narrowest(text, slot.width() - style.px(8), measure)
    else:
        most = max(slot.width() - style.px(12), measure("\u56fd") * 4)
    canvas.label(text, "chart_text", "text_quiet", inside, width=most, lines=4, ground=True)


def _room_under(canvas: Canvas, data: ChartData, height: float) -> float:
    """What the value under the lowest negative column needs below the plot."""
    low, high = float(data.ticks[0]), float(data.ticks[-1])
    values = [float(mark.value) for mark in data.marks if mark.value is not None]
    if not values or min(values) >= 0:
        return 0.0
    free = (min(values) - low) / (high - low) * height
    return max(canvas.style.line_height("chart_value") + canvas.style.px(6) - free, 0.0)


def _grid(canvas: Canvas, data: ChartData, plot: QRectF) -> None:
    ends = [canvas.data_x(plot.left()), canvas.data_x(plot.right())]
    zero = 0.0 if data.ticks[0] <= 0 <= data.ticks[-1] else float(data.ticks[0])
    others = [float(tick) for tick in data.ticks if float(tick) != zero]
    canvas.curve(
        ends * len(others),
        [y for tick in others for y in (tick, tick)],
        "grid",
        "hairline",
        connect="pairs",
        z=-10,
    )
    canvas.curve(ends, [zero, zero], "axis", "axis", connect="all", z=5)


def _stride(canvas: Canvas, data: ChartData, slot: float) -> int:
    """Every how many categories one is written, so that years of a long series do not collide."""
    if len(data.categories) <= 12:
        return 1
    style = canvas.style
    widest = max(
        style.width(_name(canvas, data, index), "chart_text") for index in range(len(data.categories))
    )
    return next((stride for stride in _STRIDES if stride * slot >= widest + style.px(12)), _STRIDES[-1])


def _name(canvas: Canvas, data: ChartData, index: int) -> str:
    return data.categories[index].in_language(canvas.style.tr.language)


def _notes(canvas: Canvas, data: ChartData) -> dict[int, str]:
    """The remark under each category that has one."""
    language = canvas.style.tr.language
    return {mark.category: mark.note.in_language(language) for mark in data.marks if mark.note is not None}


def _category_height(canvas: Canvas, data: ChartData, width: float) -> float:
    style = canvas.style
    measure = style.metrics("chart_text").horizontalAdvance
    room = width - style.px(6)
    names = [_name(canvas, data, index) for index in range(len(data.categories))]
    notes = _notes(canvas, data).values()
    lines = 1 if data.time else _CATEGORY_LINES
    count = max((len(wrap(name, room, lines, measure)) for name in names), default=1)
    count += max((len(wrap(note, room, _NOTE_LINES, measure)) for note in notes), default=0)
    return count * style.line_height("chart_text")


def _categories(
    canvas: Canvas, data: ChartData, centres: tuple[float, ...], slot: float, stride: int, top: float
) -> None:
    style = canvas.style
    notes = _notes(canvas, data)
    width = max(slot * stride - style.px(6), style.px(8))
    for index in _order(data, stride):
        name, centre = _name(canvas, data, index), centres[index]
        # Years close together in time stay whole; those that find no room are left out.
        own = max(width, style.width(name, "chart_text") + 1) if data.time else width
        rect = canvas.label(
            name, "chart_text", "text", [LabelCandidate(centre, top, 0.5, 0)],
            width=own, lines=1 if data.time else _CATEGORY_LINES, air=style.px(3),
        )  # fmt: skip
        if rect is not None and index in notes:
            spots = [LabelCandidate(centre, rect.bottom(), 0.5, 0)]
            canvas.label(notes[index], "chart_text", "text_quiet", spots, width=width, lines=_NOTE_LINES)


def _order(data: ChartData, stride: int) -> list[int]:
    """The categories that are written, the most important first: the ends of an axis of time."""
    count = len(data.categories)
    if not data.time:
        return list(range(0, count, stride))
    chosen = [index for index in range(count) if round(data.positions[index]) % stride == 0]
    return list(dict.fromkeys([count - 1, 0, *chosen])) if stride == 1 else chosen
