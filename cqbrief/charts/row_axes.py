"""Axes of charts whose values grow to the right: the categories' names at the left, ticks at the bottom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.breaks import note_breaks
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.descriptions import gap_text, tick_texts
from cqbrief.charts.legend import draw_legend
from cqbrief.charts.mark_shapes import BarShape, arrow_reach
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.row_layout import RowFrame, frame_rows, ticks_height
from cqbrief.charts.value_labels import write_value


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Hold where the rows of one column are, in pixels."""

    middles: Mapping[int, float]
    """Category -> the middle of its row; without those that found no room."""
    height: float
    """Of the lowest row: all marks are as thick as it allows."""
    heights: Mapping[int | None, float]
    """Category -> the height of its row."""
    left: float
    """Where values may begin: with the plot, or with the room that is left for them before it."""
    head: float
    """What is left free above the rows; 0 where there is a legend instead."""

    def marks(self, data: ChartData) -> list[Mark]:
        """Return the marks that stand in these rows."""
        return [mark for mark in data.marks if mark.category in self.middles]


def draw_rows(
    canvas: Canvas,
    data: ChartData,
    draw_marks: Callable[[Canvas, ChartData, RowLayout], None],
    *,
    values_behind: bool = True,
    head: float = 0.0,
    axis: bool = True,
) -> None:
    """Draw legend, names, ticks and grid of all columns, and let `draw_marks` draw the marks of each.

    `values_behind` leaves room for every value behind its mark, and before it where the kind has two sides.
    `head` pixels are left free above the rows of each column, for what stands there in place of a legend.
    Without `axis` there are no ticks and no grid.
    """
    top = draw_legend(canvas, data) if len(data.series) > 1 and not head else 0.0
    height = max(canvas.height - top, 1.0)
    bottom = ticks_height(canvas.style) if axis else 0.0
    room = height - head - bottom
    frame = frame_rows(data, canvas.style, canvas.width, room, values_behind=values_behind)
    _say_names(canvas, data, frame)
    note_breaks(canvas, data)
    shown: set[int] = set()
    for index, column in enumerate(frame.columns):
        panel = canvas.panel(frame.width, height)
        rows = _draw_column(panel, data, frame, column, head, bottom)
        draw_marks(panel, data, rows)
        canvas.place_panel(panel, index * (frame.width + frame.between), top)
        shown |= rows.middles.keys()
    for mark in data.marks:
        if mark.category not in shown:
            canvas.omit(mark)


def _say_names(canvas: Canvas, data: ChartData, frame: RowFrame) -> None:
    """Say at the foot which names the numbers stand for."""
    names = data.category_names(canvas.style.tr.language)
    for category, number in frame.keyed.items():
        canvas.note(ChartNote(f"{number} {names[category]}"))


def _draw_column(
    canvas: Canvas,
    data: ChartData,
    frame: RowFrame,
    column: tuple[int | None, ...],
    head: float,
    bottom: float,
) -> RowLayout:
    """Set the scale; write the names of a column of rows, its ticks, and draw its grid."""
    style = canvas.style
    highest = max(sum(frame.heights[row] for row in each) for each in frame.columns)
    top = head + max(canvas.height - head - bottom - highest, 0.0) / 2
    width = max(canvas.width - frame.left - frame.right, style.px(8))
    plot = QRectF(frame.left, top, width, sum(frame.heights[row] for row in column))
    canvas.set_scale(plot, (float(data.ticks[0]), float(data.ticks[-1])), (0.0, 1.0))
    if bottom:
        _draw_grid(canvas, data)
    middles: dict[int, float] = {}
    y = top
    for category in column:
        middle = y + frame.heights[category] / 2
        y += frame.heights[category]
        if category is None:
            _tell_of_others(canvas, data, frame, middle)
        else:
            middles[category] = middle
            _write_name(canvas, frame.names[category], frame.notes[category], middle)
    if bottom:
        _write_ticks(canvas, data)
    return RowLayout(middles, frame.bar, frame.heights, frame.left - frame.before, head)


def draw_row_gap(
    canvas: Canvas,
    mark: Mark,
    middle: float,
    thickness: float,
    *,
    start: float | None = None,
    end: float | None = None,
) -> None:
    """Draw a dashed empty slot from `start` to `end`, with the reason in it, else at the foot.

    Without these it is as long as the plot.
    """
    style = canvas.style
    left = canvas.plot.left() if start is None else start
    right = canvas.plot.right() if end is None else end
    top, width = round(middle - thickness / 2), max(right - left, 1.0)
    rect = QRectF(left, top, width, round(thickness))
    canvas.dashed_outline([rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()])
    canvas.add_hit_area(mark, rect)
    reason = gap_text(mark, style.tr)
    written = canvas.label(
        reason, "chart_text", "text_quiet", [LabelCandidate(rect.left() + style.px(8), middle, 0, 0.5)],
        width=rect.width() - style.px(16), background=True,
    )  # fmt: skip
    if written is None:
        canvas.note(ChartNote(reason, "gap"))


def write_value_beside(
    canvas: Canvas, mark: Mark, rect: QRectF, *, bar: BarShape | None = None, left: float = 0.0
) -> None:
    """Write the value behind the mark's end, else before its beginning or above it, else in its `bar`.

    Nothing begins before `left`: there it would be read as part of the name.
    """
    style = canvas.style
    gap = style.px(6) + arrow_reach(style, mark)
    behind = LabelCandidate(rect.right() + gap, rect.center().y(), 0, 0.5)
    before = LabelCandidate(rect.left() - gap, rect.center().y(), 1, 0.5)
    leftwards = bar is not None and bar.direction == "left"
    leftwards = leftwards and before.x - style.width(mark.label, "chart_value") >= left - style.px(4)
    candidates = [before, behind] if leftwards else [behind]
    if mark.target is not None:
        # Where the tick of its target stands in the way, the value stands behind that.
        tick = canvas.px_x(float(mark.target)) + style.line("target") / 2
        candidates.append(replace(behind, x=max(behind.x, tick + style.px(4))))
    write_value(canvas, mark, candidates, bar=bar)


def _draw_grid(canvas: Canvas, data: ChartData) -> None:
    top, bottom = canvas.plot.top(), canvas.plot.bottom()
    zero = canvas.px_x(data.base_value)
    others = [canvas.px_x(float(tick)) for tick in data.ticks if float(tick) != data.base_value]
    grid = [(x, y) for x in others for y in (bottom, top)]
    canvas.curve(grid, "grid", "hairline", connect="pairs", layer="grid")
    canvas.curve([(zero, bottom), (zero, top)], "axis", "axis", connect="all", layer="axis")


def _write_ticks(canvas: Canvas, data: ChartData) -> None:
    style = canvas.style
    texts = tick_texts(data)
    unit, _ = data.axis_unit
    texts[-1] = f"{texts[-1]}{'' if unit == '%' else ' '}{unit}".strip()
    y = canvas.plot.bottom() + style.px(4)
    xs = [canvas.px_x(float(tick)) for tick in data.ticks]
    for index in _fitting_ticks(canvas, xs, [style.width(text, "chart_text") for text in texts]):
        canvas.label(texts[index], "chart_text", "text_quiet", [LabelCandidate(xs[index], y, 0.5, 0)])


def _fitting_ticks(canvas: Canvas, xs: Sequence[float], widths: Sequence[float]) -> list[int]:
    """Return the ticks that are written: the last, which tells the unit, and those at equal steps."""
    last = len(xs) - 1
    for step in range(1, last + 1):
        chosen = list(range(last, -1, -step))
        # The last one is moved to stay on the canvas.
        right = min(xs[last] + widths[last] / 2, canvas.width)
        lefts = [right - widths[last], *(xs[index] - widths[index] / 2 for index in chosen[1:])]
        rights = [xs[index] + widths[index] / 2 for index in chosen[1:]]
        if all(end + canvas.style.px(5) <= start for end, start in zip(rights, lefts, strict=False)):
            return chosen
    return [last]


def _write_name(canvas: Canvas, name: tuple[str, ...], note: tuple[str, ...], middle: float) -> None:
    """Write a category's name, and under it its note; both centred on the row."""
    step = canvas.style.line_height("chart_text")
    top = middle - (len(name) + len(note)) * step / 2
    for lines, colour in ((name, "text"), (note, "text_quiet")):
        if lines:
            text = "\n".join(lines)
            at = [LabelCandidate(0, top + len(lines) * step / 2, 0, 0.5)]
            canvas.label(text, "chart_text", colour, at, lines=len(lines))  # type: ignore[arg-type]
            top += len(lines) * step


def _tell_of_others(canvas: Canvas, data: ChartData, frame: RowFrame, middle: float) -> None:
    """Say in a row of its own how many rows found no room."""
    tr = canvas.style.tr
    count = len(data.categories) - sum(c is not None for column in frame.columns for c in column)
    at = [LabelCandidate(0, middle, 0, 0.5)]
    text = tr.text("{count} more: see the table", count=count)
    canvas.label(f"… {text}", "chart_text", "text_quiet", at, background=True)
