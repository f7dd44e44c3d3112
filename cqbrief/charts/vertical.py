"""Columns side by side: one for each category, against a target, and grouped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.axes import VerticalAxes, draw_gap, draw_unit, horizontal_extent, note_gaps
from cqbrief.charts.breaks import draw_broken_axes
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.descriptions import target_text
from cqbrief.charts.legend import draw_legend
from cqbrief.charts.lines import draw_lines
from cqbrief.charts.mark_shapes import (
    WIDEST_COLUMN,
    BarShape,
    arrow_reach,
    column_rect,
    column_share,
    draw_bars,
    mark_colour,
    series_colour,
    symbol,
    too_narrow_for_columns,
)
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.value_labels import DENSE, by_importance, write_value

_WIDEST_SHARE = 0.18
"""A lone column is at most this share of the plot."""
_LIFTS = (0, 0.5, 1, 1.5)
"""By so many lines a value may stand higher than its column ends, where its neighbours' are in the way."""
_FEW, _OVERHANG = 12, 1.15
"""Of so many columns each has its value, even where that is wider than its slot by more than this."""


def draw_columns(canvas: Canvas, data: ChartData) -> None:
    """Draw columns side by side, one for each category, with a red tick where a column has a target."""
    right = _target_label_width(canvas, data)
    if _as_lines(canvas, data, right):
        return
    axes = draw_broken_axes(canvas, data, top=_highest_arrow(canvas, data), right=right, columns=True)
    most = min(canvas.plot.width() * _WIDEST_SHARE, canvas.style.px(WIDEST_COLUMN))
    _draw_series(canvas, data, axes, min(axes.slot * column_share(canvas, axes.slot), most), 1)


def draw_grouped(canvas: Canvas, data: ChartData) -> None:
    """Draw for each category a column of each series; the symbol of its series is under each."""
    if _as_lines(canvas, data, 0.0):
        return
    top = draw_legend(canvas, data) + _highest_arrow(canvas, data)
    axes = draw_broken_axes(canvas, data, top=top, symbols=True, columns=True)
    count = len(data.series)
    _draw_series(canvas, data, axes, min(axes.slot * 0.8 / count, canvas.style.px(WIDEST_COLUMN)), count)


def _as_lines(canvas: Canvas, data: ChartData, right: float) -> bool:
    """Draw lines in place of columns that would be too narrow, and say so; tell whether it was done."""
    slot = horizontal_extent(canvas, data, right=right).slot
    if not too_narrow_for_columns(canvas, data, slot, len(data.series)):
        return False
    draw_lines(canvas, data)
    bars = _bars_of_points(canvas, data)
    for bar in bars:
        _draw_target(canvas, bar)
    _write_targets(canvas, bars, slot)
    canvas.note(ChartNote(canvas.style.tr.text("Drawn as a line: columns would be too narrow here")))
    return True


def _bars_of_points(canvas: Canvas, data: ChartData) -> list[BarShape]:
    """Return, for each point that has a target, a bar as wide as its tick."""
    return [
        BarShape(hit.mark, hit.rect, "up", mark_colour(data, hit.mark))
        for hit in canvas.hits
        if hit.mark.target is not None and hit.mark.value is not None
    ]


def _target_label_width(canvas: Canvas, data: ChartData) -> float:
    """Return what the words at the last column's target need to the right of the plot."""
    style = canvas.style
    last = [
        mark for mark in data.marks if mark.category == len(data.categories) - 1 and mark.target is not None
    ]
    if not last or len(data.categories) > 4:
        return 0.0
    words = style.width(target_text(last[0].target_label, style.tr), "chart_text")
    right = 0.0
    # What is left free makes the slots narrower, and so needs a little more.
    for _ in range(3):
        slot = horizontal_extent(canvas, data, right=right).slot
        column = min(slot * column_share(canvas, slot), style.px(WIDEST_COLUMN), canvas.width * _WIDEST_SHARE)
        right = min(max(words + style.px(24) - (slot - column) / 2, 0.0), canvas.width * 0.25)
    return right


def _highest_arrow(canvas: Canvas, data: ChartData) -> float:
    return max((arrow_reach(canvas.style, mark) for mark in data.marks), default=0.0)


def _draw_series(canvas: Canvas, data: ChartData, axes: VerticalAxes, width: float, count: int) -> None:
    """Draw `count` series of columns side by side, each of them `width` pixels wide, and all their labels."""
    size = min(canvas.style.px(7), width)
    bars: list[BarShape] = []
    unsaid: list[list[Mark]] = []
    for mark in data.marks:
        centre = axes.centres[mark.category] + (mark.series - (count - 1) / 2) * width
        if mark.value is None:
            if not draw_gap(canvas, [mark], [centre], width * 0.9, axes.slot * 0.92 if count == 1 else width):
                unsaid.append([mark])
            continue
        value, colour = float(mark.value), mark_colour(data, mark)
        rect = column_rect(canvas, centre, width if count == 1 else width * 0.88, data.base_value, value)
        bars.append(BarShape(mark, rect, "down" if value < 0 else "up", colour))
        if count > 1:
            below = QPointF(centre, axes.symbols)
            canvas.path(symbol(mark.series, below, size), fill=series_colour(data, mark.series))
    note_gaps(canvas, data, unsaid)
    draw_bars(canvas, bars)
    with_target = [bar for bar in bars if bar.mark.target is not None]
    for bar in with_target:
        _draw_target(canvas, bar)
    by_mark = {id(bar.mark): bar for bar in bars}
    own = axes.slot if count == 1 else axes.slot / count * 2
    # Of values wider than their slots only the important ones are written: whose the others are is not seen.
    wide = any(canvas.style.width(bar.mark.label, "chart_value") > own * _OVERHANG for bar in bars)
    most = _FEW if wide else DENSE
    for mark in by_importance(data, (bar.mark for bar in bars), most=most):
        write_column_value(canvas, by_mark.pop(id(mark)), own)
    for bar in by_mark.values():
        canvas.omit(bar.mark)
    _write_targets(canvas, with_target, axes.slot)
    draw_unit(canvas, data)


def _draw_target(canvas: Canvas, bar: BarShape) -> None:
    """Draw a red tick across its own bar, a little wider than it."""
    y = canvas.px_y(float(bar.mark.target or 0))
    over = min(canvas.style.px(16), bar.rect.width() * 0.25)
    canvas.line(bar.rect.left() - over, y, bar.rect.right() + over, y, "target", "target")
    half = canvas.style.line("target") / 2
    canvas.block(QRectF(bar.rect.left() - over, y - half, bar.rect.width() + 2 * over, 2 * half))


def write_column_value(canvas: Canvas, bar: BarShape, width: float) -> None:
    """Write the value at the end of its column, else above it or to a side, and at last inside."""
    style = canvas.style
    gap = style.px(4) + arrow_reach(style, bar.mark)
    step = style.line_height("chart_value")
    x, aside = bar.rect.center().x(), (style.width(bar.mark.label, "chart_value") - bar.rect.width()) / 2
    shifts = (0.0, aside, -aside) if aside > 0 else (0.0,)
    if bar.direction == "up":
        ends = [(bar.rect.top() - gap - lift * step, 1.0) for lift in _LIFTS]
    else:
        ends = [(bar.rect.bottom() + gap + lift * step, 0.0) for lift in _LIFTS]
    # Left of the plot it would be read as one of the ticks.
    least = canvas.plot.left() + style.width(bar.mark.label, "chart_value") / 2
    outside = [LabelCandidate(max(x + shift, least), y, 0.5, ay) for y, ay in ends for shift in shifts]
    write_value(canvas, bar.mark, outside, width=width, bar=bar)


def _write_targets(canvas: Canvas, bars: Sequence[BarShape], slot: float) -> None:
    """Write what each target is; one that finds no room is told by another at its height, or at the foot."""
    left_out = [bar.mark for bar in reversed(bars) if not _write_target(canvas, bar, slot)]
    written = {bar.mark.target_label for bar in bars if bar.mark not in left_out}
    unsaid = [mark for mark in left_out if mark.target_label not in written]
    tr = canvas.style.tr
    if not written and len({mark.target_label for mark in unsaid}) == 1:
        canvas.note(ChartNote(tr.text("target {value}", value=unsaid[0].target_label)))
        return
    for mark in unsaid:
        canvas.omit(mark)


def _write_target(canvas: Canvas, bar: BarShape, slot: float) -> bool:
    """Write the target beside its tick, else above it; tell whether it found room."""
    style = canvas.style
    y, right = canvas.px_y(float(bar.mark.target or 0)), bar.rect.right()
    over = min(style.px(16), bar.rect.width() * 0.25) + style.px(4)
    free = max((slot - bar.rect.width()) - over, style.px(30))
    text = target_text(bar.mark.target_label, style.tr)
    beside = [
        LabelCandidate(right + over, y, 0, 0.5),
        LabelCandidate(bar.rect.left() - over, y, 1, 0.5),
    ]
    above = [LabelCandidate(right + over, y - style.px(4), 1, 1)]
    above += [LabelCandidate(bar.rect.center().x(), y - style.px(4), 0.5, 1)]
    for candidates, width in ((beside, free), (above, slot)):
        if canvas.label(text, "chart_text", "target", candidates, width=width, lines=2, background=True):
            return True
    return False
