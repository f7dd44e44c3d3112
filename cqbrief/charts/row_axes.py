"""Axes of charts whose values grow to the right: the categories' names at the left, ticks at the bottom."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_kinds import MOST_LABELLED
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.chart_size import NAME_SHARE
from cqbrief.charts.descriptions import gap_text, notes_of, tick_texts, value_text
from cqbrief.charts.mark_shapes import arrow_reach

_HIGHEST_ROW = 88.0
"""A row is at most so high, in pixels at zoom 1."""


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Hold where the rows are, in pixels."""

    middles: tuple[float, ...]
    height: float


def draw_row_axes(
    canvas: Canvas, data: ChartData, *, top: float = 0.0, values_behind: bool = True
) -> RowLayout:
    """Set the scale, write names and ticks, draw the grid; rows fill the canvas up to a sensible height.

    `values_behind` leaves room for every value behind its mark, unless there are too many for any to be
    printed. `top` pixels are left free above.
    """
    style = canvas.style
    names, notes = data.category_names(style.tr.language), notes_of(data, style.tr)
    widest = max((style.width(text, "chart_text") for text in [*names, *notes.values()]), default=0.0)
    left = min(widest, canvas.width * NAME_SHARE) + style.px(10)
    bottom = style.line_height("chart_text") + style.px(6)
    height = max(canvas.height - top - bottom, style.px(20))
    row = min(height / max(len(names), 1), style.px(_HIGHEST_ROW))
    lines = max(1, int(row / style.line_height("chart_text")))
    top += max(height - row * max(len(names), 1), 0.0) / 2
    available = canvas.width - left - style.px(8)
    width = _plot_width(canvas, data, available) if values_behind else available
    plot = QRectF(left, top, max(width, style.px(24)), row * max(len(names), 1))
    canvas.set_scale(plot, (float(data.ticks[0]), float(data.ticks[-1])), (0.0, 1.0))
    _draw_grid(canvas, data)
    middles = tuple(plot.top() + (index + 0.5) * row for index in range(len(names)))
    for index, (name, middle) in enumerate(zip(names, middles, strict=True)):
        _write_name(canvas, name, notes.get(index, ""), middle, left - style.px(10), lines)
    _write_ticks(canvas, data)
    return RowLayout(middles, row)


def draw_row_gap(canvas: Canvas, mark: Mark, middle: float, thickness: float) -> None:
    """Draw a dashed empty slot as long as the plot, with the reason in it."""
    style = canvas.style
    rect = QRectF(canvas.plot.left(), round(middle - thickness / 2), canvas.plot.width(), round(thickness))
    canvas.dashed_outline([rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()])
    canvas.add_hit_area(mark, rect)
    canvas.label(
        gap_text(mark, style.tr), "chart_text", "text_quiet",
        [LabelCandidate(rect.left() + style.px(8), middle, 0, 0.5)],
        width=rect.width() - style.px(16), background=True,
    )  # fmt: skip


def write_value_beside(canvas: Canvas, mark: Mark, rect: QRectF, *, leftwards: bool) -> None:
    """Write the value behind the mark's end; inside the mark where there is no room behind it."""
    style = canvas.style
    gap = style.px(6) + arrow_reach(canvas, mark)
    behind = LabelCandidate(rect.right() + gap, rect.center().y(), 0, 0.5)
    # A band has no arrow, and the arrow of a bar that grows leftwards lies on its left.
    off = gap if mark.value is not None and mark.value < 0 else style.px(6)
    before = LabelCandidate(rect.left() - off, rect.center().y(), 1, 0.5)
    above = LabelCandidate(rect.right() + gap, rect.top() - style.px(2), 0, 1)
    candidates = [before, behind] if leftwards else [behind, above]
    text = value_text(mark, style.tr)
    if canvas.label(text, "chart_value", "text", candidates, background=True) is None:
        inside = LabelCandidate(rect.right() - style.px(4), rect.center().y(), 1, 0.5)
        canvas.label(text, "chart_value", "text", [inside], background=True, over_marks=True)


def _plot_width(canvas: Canvas, data: ChartData, available: float) -> float:
    """Return the greatest width with which every value finds room behind its mark."""
    style = canvas.style
    if len(data.marks) > MOST_LABELLED:
        return available
    low, high = float(data.ticks[0]), float(data.ticks[-1])
    width = available
    for mark in data.marks:
        if mark.value is not None and mark.value >= 0:
            share = (float(mark.value) - low) / (high - low)
            text = style.width(value_text(mark, style.tr), "chart_value")
            behind = text + style.px(14) + arrow_reach(canvas, mark)
            if share > 0:
                width = min(width, (available - behind) / share)
    return width


def _draw_grid(canvas: Canvas, data: ChartData) -> None:
    ends = [canvas.data_y(canvas.plot.bottom()), canvas.data_y(canvas.plot.top())]
    zero = data.base_value
    others = [float(tick) for tick in data.ticks if float(tick) != zero]
    xs = [x for tick in others for x in (tick, tick)]
    canvas.curve(xs, ends * len(others), "grid", "hairline", connect="pairs", z=-10)
    canvas.curve([zero, zero], ends, "axis", "axis", connect="all", z=5)


def _write_ticks(canvas: Canvas, data: ChartData) -> None:
    style = canvas.style
    texts = tick_texts(data)
    texts[-1] = f"{texts[-1]}{'' if data.unit == '%' else ' '}{data.unit}".strip()
    y = canvas.plot.bottom() + style.px(4)
    # The last one first: it tells the unit, and a number that would touch it gives way.
    edge = float("inf")
    for index in reversed(range(len(texts))):
        x, half = canvas.px_x(float(data.ticks[index])), style.width(texts[index], "chart_text") / 2
        if x + half <= edge:
            rect = canvas.label(texts[index], "chart_text", "text_quiet", [LabelCandidate(x, y, 0.5, 0)])
            edge = (rect.left() if rect is not None else x - half) - style.px(5)


def _write_name(canvas: Canvas, name: str, note: str, middle: float, width: float, lines: int) -> None:
    """Write a category's name, and under it its note where two lines have room; both centred on the row."""
    style = canvas.style
    if not note or lines < 2:
        candidates = [LabelCandidate(0, middle, 0, 0.5)]
        canvas.label(name, "chart_text", "text", candidates, width=width, lines=min(lines, 4))
        return
    step = style.line_height("chart_text")
    shift = step * 0.5 if style.width(note, "chart_text") <= width or lines < 3 else step
    each = max(1, min(lines - 1, 2))
    candidates = [LabelCandidate(0, middle - shift, 0, 0.5)]
    rect = canvas.label(name, "chart_text", "text", candidates, width=width, lines=each)
    if rect is not None:
        candidates = [LabelCandidate(0, rect.bottom(), 0, 0)]
        canvas.label(note, "chart_text", "text_quiet", candidates, width=width, lines=each)
