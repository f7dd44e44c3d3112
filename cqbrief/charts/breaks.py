"""Breaks of a series: a dashed vertical line before the first value that means something else, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.axes import VerticalAxes, draw_vertical_axes, horizontal_extent
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.text.break_text import break_line

_MOST_TRIED = 5
"""Breaks up to which every arrangement is tried; more of them stand in steps."""
_WIDEST_SHARE, _MOST_SHARE = 0.6, 0.3
"""Shares of the canvas that one text may take of its width, and all of them of its height."""


@dataclass(frozen=True, slots=True)
class PlacedBreak:
    """Hold a break's line at `x` and its text, `width` wide, right of it or left (`side` 0 or 1) in `row`."""

    x: float
    text: str
    width: float
    row: int
    """Rows count upwards from the plot; the line reaches up to its text."""
    side: int

    def span(self, beside: float) -> tuple[float, float]:
        """Return where the text, `beside` pixels from its line, begins and ends."""
        start = self.x + beside if self.side == 0 else self.x - beside - self.width
        return start, start + self.width


def draw_broken_axes(
    canvas: Canvas, data: ChartData, *, top: float, right: float = 0.0, symbols: bool = False,
    columns: bool = False,
) -> VerticalAxes:  # fmt: skip
    """Draw axes as `draw_vertical_axes` does, and the breaks, for whose texts there is room above the plot.

    Between `columns` a break stands where both halves of the slots meet.
    """
    style = canvas.style
    extent = horizontal_extent(canvas, data, right=right)
    before = extent.slot / 2 if columns else min(extent.slot / 2, style.px(24))
    xs = [extent.centres[category] - before if category else extent.left for category, _ in data.breaks]
    breaks = _place_breaks(canvas, data, xs)
    rows = max((brk.row + 1 for brk in breaks), default=0)
    above = rows * style.line_height("chart_text") + (style.px(2) if rows else 0.0)
    axes = draw_vertical_axes(canvas, data, top=top + above, right=right, symbols=symbols)
    _draw_breaks(canvas, breaks)
    return axes


def note_breaks(canvas: Canvas, data: ChartData) -> None:
    """Say at the foot what changed, and from when on, where that finds no room at its place."""
    for _, brk in data.breaks:
        canvas.note(ChartNote(break_line(brk, canvas.style.tr)))


def _place_breaks(canvas: Canvas, data: ChartData, xs: Sequence[float]) -> list[PlacedBreak]:
    """Place breaks in as few rows as hold their texts with none touching another text or its line."""
    style = canvas.style
    wanted: list[tuple[float, str, float]] = []
    for x, (_, brk) in zip(xs, data.breaks, strict=True):
        text = brk.label.in_language(style.tr.language)
        wanted.append((x, text, style.width(text, "chart_text") + 1))
    count = len(wanted)
    most = int(canvas.height * _MOST_SHARE / style.line_height("chart_text"))
    if any(width > canvas.width * _WIDEST_SHARE for _, _, width in wanted):
        most = 0
    for rows in range(1, min(count, most) + 1) if count <= _MOST_TRIED else ():
        found = _arranged(canvas, wanted, [], rows)
        if found is not None:
            return found
    if count <= most:
        return [PlacedBreak(*each, count - 1 - index, 0) for index, each in enumerate(wanted)]
    note_breaks(canvas, data)
    return [PlacedBreak(x, "", 0.0, 0, 0) for x, _, _ in wanted]


def _draw_breaks(canvas: Canvas, breaks: Sequence[PlacedBreak]) -> None:
    """Draw the lines and write the texts; labels keep off the lines inside the plot."""
    style, plot = canvas.style, canvas.plot
    step, beside = style.line_height("chart_text"), _beside(canvas)
    low = plot.top() - style.line_height("chart_value") - style.px(2)
    for brk in breaks:
        canvas.line(
            brk.x, low - (brk.row + 0.85) * step, brk.x, plot.bottom(), "text_quiet", "axis", dashed=True
        )
        canvas.block(QRectF(brk.x - 1, low, 2, plot.bottom() - low))
    for brk in [brk for brk in breaks if brk.text]:
        y = low - brk.row * step
        candidates = [
            LabelCandidate(brk.span(beside)[brk.side], y, brk.side, 1),
            LabelCandidate(brk.x, low, 0.5, 1),
        ]
        canvas.label(
            brk.text,
            "chart_text",
            "text_quiet",
            candidates,
            width=brk.width,
            background=True,
            over_marks=True,
        )


def _beside(canvas: Canvas) -> float:
    """Return the distance of a text from its line."""
    return canvas.style.px(4)


def _arranged(
    canvas: Canvas, wanted: Sequence[tuple[float, str, float]], placed: list[PlacedBreak], rows: int
) -> list[PlacedBreak] | None:
    """Return `placed` and the rest of `wanted` in `rows` rows; None where they do not fit in."""
    if len(placed) == len(wanted):
        return placed
    for row in range(rows):
        for side in (0, 1):
            new = PlacedBreak(*wanted[len(placed)], row, side)
            start, end = new.span(_beside(canvas))
            if start < 0 or end > canvas.width or any(_touch(canvas, new, other) for other in placed):
                continue
            found = _arranged(canvas, wanted, [*placed, new], rows)
            if found is not None:
                return found
    return None


def _touch(canvas: Canvas, one: PlacedBreak, other: PlacedBreak) -> bool:
    beside, padding = _beside(canvas), canvas.style.px(10)
    (a, b), (c, d) = one.span(beside), other.span(beside)
    if one.row == other.row and a < d + padding and c < b + padding:
        return True
    crossed = one.row >= other.row and c - beside < one.x < d + beside
    return crossed or (other.row >= one.row and a - beside < other.x < b + beside)
