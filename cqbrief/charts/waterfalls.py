"""Waterfalls: how a total became another, rise by rise and fall by fall."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_data.levels import Step, steps_of
from cqbrief.briefing.chart_data.marks import Mark
from cqbrief.charts.axes import VerticalAxes, draw_gap, draw_unit, draw_vertical_axes, note_gaps
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.legend import LegendKey, draw_keys
from cqbrief.charts.mark_shapes import (
    WIDEST_COLUMN,
    BarShape,
    arrow_reach,
    column_rect,
    draw_bars,
    mark_colour,
    symbol,
)
from cqbrief.charts.value_labels import by_importance
from cqbrief.charts.vertical import write_column_value
from cqbrief.look.roles import ColourRole

_SHARE = 0.62
"""Share of its slot that a column takes."""
_TOTAL, _RISE, _FALL = 1, 2, 4
"""Symbols of a total, a rise and a fall: a square, a triangle upwards and one downwards."""
_COLOURS: dict[int, ColourRole] = {_TOTAL: "series_1", _RISE: "series_2", _FALL: "series_4"}


def draw_waterfalls(canvas: Canvas, data: ChartData) -> None:
    """Draw totals from zero, and between them each change from the level before, joined by lines.

    Rises and falls differ by the symbol under them as well as by colour.
    """
    steps = steps_of(data.marks)
    reach = max((arrow_reach(canvas.style, mark) for mark in data.marks), default=0.0)
    top = draw_keys(canvas, _keys(canvas, steps)) + reach
    axes = draw_vertical_axes(canvas, data, top=top, symbols=True)
    width = min(axes.slot * _SHARE, canvas.style.px(WIDEST_COLUMN))
    bars = {id(step[0]): _bar(canvas, data, axes, step, width) for step in steps}
    _draw_gaps(canvas, data, axes, width)
    draw_bars(canvas, list(bars.values()))
    _join(canvas, steps, [bars[id(step[0])].rect for step in steps])
    for bar in bars.values():
        _draw_symbol(canvas, bar, axes.symbols)
    for mark in by_importance(data, [step[0] for step in steps]):
        write_column_value(canvas, bars.pop(id(mark)), axes.slot)
    drawn = {id(step[0]) for step in steps}
    for mark in data.marks:
        if mark.value is not None and (id(mark) in bars or id(mark) not in drawn):
            canvas.omit(mark)
    draw_unit(canvas, data)


def _kind(mark: Mark) -> int:
    """Return the symbol that says what a mark is."""
    if mark.total:
        return _TOTAL
    return _FALL if mark.value is not None and mark.value < 0 else _RISE


def _keys(canvas: Canvas, steps: list[Step]) -> list[LegendKey]:
    tr = canvas.style.tr
    names = {_TOTAL: tr.text("Total"), _RISE: tr.text("Rise"), _FALL: tr.text("Fall")}
    there = {_kind(step[0]) for step in steps}
    return [LegendKey(name, kind, _COLOURS[kind]) for kind, name in names.items() if kind in there]


def _bar(canvas: Canvas, data: ChartData, axes: VerticalAxes, step: Step, width: float) -> BarShape:
    mark, start, end = step
    rect = column_rect(canvas, axes.centres[mark.category], width, float(start), float(end))
    pale = mark_colour(data, mark) == "series_quiet"
    colour = "series_quiet" if pale else _COLOURS[_kind(mark)]
    return BarShape(mark, rect, "down" if end < start else "up", colour)


def _draw_gaps(canvas: Canvas, data: ChartData, axes: VerticalAxes, width: float) -> None:
    gaps = [mark for mark in data.marks if mark.value is None]
    unsaid = [
        [mark]
        for mark in gaps
        if not draw_gap(canvas, [mark], [axes.centres[mark.category]], width, axes.slot * 0.92)
    ]
    note_gaps(canvas, data, unsaid)


def _join(canvas: Canvas, steps: list[Step], rects: list[QRectF]) -> None:
    """Draw a line from the level at which each step ends to the step behind it."""
    for at, (mark, _, end) in enumerate(steps[:-1]):
        if steps[at + 1][0].category != mark.category + 1:
            continue
        y = canvas.px_y(float(end))
        canvas.line(rects[at].right(), y, rects[at + 1].left(), y, "axis", "axis")
        canvas.block(QRectF(rects[at].right(), y - 1, max(rects[at + 1].left() - rects[at].right(), 0), 2))


def _draw_symbol(canvas: Canvas, bar: BarShape, y: float) -> None:
    """Draw under a column the symbol that says whether it is a total, a rise or a fall."""
    centre = QPointF(bar.rect.center().x(), y)
    shape = symbol(_kind(bar.mark), centre, min(canvas.style.px(8), max(bar.rect.width(), 4)))
    canvas.path(shape, fill=bar.colour)
    canvas.block(shape.boundingRect())
