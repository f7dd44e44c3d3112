"""Columns: single, against a target, grouped and stacked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_kinds import MOST_LABELLED
from cqbrief.charts.axes import VerticalAxes, draw_gap, draw_unit, draw_upright
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.descriptions import value_text
from cqbrief.charts.legend import draw_entry, draw_legend, names, side_room, spread
from cqbrief.charts.mark_shapes import (
    BarShape,
    arrow_room,
    draw_bars,
    is_hatched,
    is_hollow,
    series_colour,
    symbol,
)
from cqbrief.look.contrast import Pair, contrast
from cqbrief.look.roles import ColourRole

_WIDEST_SHARE, _WIDEST = 0.18, 84.0
"""A lone column is at most this share of the plot, and this many pixels at zoom 1."""


def draw_columns(canvas: Canvas, data: ChartData) -> None:
    """Columns side by side, one for each category, with a red tick where a column has a target."""
    frame = draw_upright(canvas, data, top=_arrows(canvas, data), right=_target_room(canvas, data))
    width = min(frame.slot * 0.56, canvas.plot.width() * _WIDEST_SHARE, canvas.style.px(_WIDEST))
    _draw(canvas, data, frame, width, 1)


def draw_grouped(canvas: Canvas, data: ChartData) -> None:
    """For each category a column of each series; the sign of its series stands under each."""
    top = draw_legend(canvas, data) + _arrows(canvas, data)
    frame = draw_upright(canvas, data, top=top, keys=True)
    count = len(data.series)
    width = min(frame.slot * 0.8 / count, canvas.style.px(_WIDEST))
    _draw(canvas, data, frame, width, count)


def draw_stacked(canvas: Canvas, data: ChartData) -> None:
    """Columns of parts that add up; the names of the parts stand beside the last column."""
    right = side_room(canvas, data, canvas.height * 0.6)
    frame = draw_upright(canvas, data, top=0 if right else draw_legend(canvas, data), right=right)
    width = min(frame.slot * 0.6, canvas.plot.width() * 0.2, canvas.style.px(_WIDEST))
    bars: list[BarShape] = []
    for category in range(len(data.categories)):
        base = 0.0
        for mark in (mark for mark in data.marks if mark.category == category):
            if mark.value is None:
                draw_gap(canvas, [mark], [frame.centres[category]], width, frame.slot * 0.92)
                continue
            upper = base + float(mark.value)
            rect = _rect(canvas, frame.centres[category], width, base, upper)
            # A hair of ground between the parts tells them apart where colours do not.
            rect.setTop(rect.top() + min(canvas.style.line("hairline"), rect.height() / 2))
            bars.append(BarShape(mark, rect, "up", series_colour(data, mark.series)))
            base = upper
    draw_bars(canvas, bars)
    if len(data.marks) <= MOST_LABELLED:
        for bar in bars:
            _write_part(canvas, bar, frame.slot)
    if right:
        _names_beside(canvas, data, bars)
    draw_unit(canvas, data)


def _write_part(canvas: Canvas, bar: BarShape, width: float) -> None:
    """The value in the middle of its part, or beside a part that is too low for it."""
    text = value_text(bar.mark, canvas.style.tr)
    middle, off = bar.rect.center(), canvas.style.px(4)
    inside = LabelCandidate(middle.x(), middle.y())
    right, left = (
        LabelCandidate(bar.rect.right() + off, middle.y(), 0),
        LabelCandidate(bar.rect.left() - off, middle.y(), 1),
    )
    fits = bar.rect.height() >= canvas.style.line_height("chart_value")
    on_bar = _text_on(canvas, bar)
    if fits and on_bar and canvas.style.width(text, "chart_value") <= bar.rect.width() - 2 * off:
        canvas.label(text, "chart_value", on_bar, [inside], over_marks=True)
        return
    spots = [inside, right, left] if fits else [right, left, inside]
    canvas.label(text, "chart_value", "text", spots, width=width, ground=True, over_marks=True)


def _text_on(canvas: Canvas, bar: BarShape) -> ColourRole | None:
    """The colour in which text can be read on a bar without a ground of its own; None where none can."""
    if is_hollow(bar.mark) or is_hatched(bar.mark):
        return None
    look = canvas.style.look
    roles: tuple[ColourRole, ...] = ("surface", "text")
    best = max(roles, key=lambda role: contrast(look.colours[role], look.colours[bar.colour]))
    least = Pair(best, bar.colour).minimum(look)
    return best if contrast(look.colours[best], look.colours[bar.colour]) >= least else None


def _names_beside(canvas: Canvas, data: ChartData, bars: list[BarShape]) -> None:
    last = [bar for bar in bars if bar.mark.category == len(data.categories) - 1]
    step = canvas.style.line_height("chart_text")
    plot = canvas.plot
    wanted = spread([bar.rect.center().y() for bar in last], step, plot.top(), plot.bottom() - step / 2)
    texts = names(canvas, data)
    left = plot.right() + canvas.style.px(4)
    for bar, middle in zip(last, wanted, strict=True):
        draw_entry(canvas, data, bar.mark.series, texts[bar.mark.series], left, middle, canvas.width - left)


def _target_room(canvas: Canvas, data: ChartData) -> float:
    """What the words at the last column's target need to the right of the plot."""
    style = canvas.style
    last = [
        mark for mark in data.marks if mark.category == len(data.categories) - 1 and mark.target is not None
    ]
    if not last or len(data.categories) > 4:
        return 0.0
    words = style.width(style.tr.text("target {value}", value=last[0].target_label), "chart_text")
    slot = canvas.width * 0.9 / len(data.categories)
    free = (slot - min(slot * 0.56, style.px(_WIDEST), canvas.width * _WIDEST_SHARE)) / 2
    return min(max(words + style.px(24) - free, 0.0), canvas.width * 0.2)


def _arrows(canvas: Canvas, data: ChartData) -> float:
    return max((arrow_room(canvas, mark) for mark in data.marks), default=0.0)


def _rect(canvas: Canvas, centre: float, width: float, low: float, high: float) -> QRectF:
    """A column between two values, its sides on whole pixels so that they are crisp."""
    top, bottom = canvas.px_y(max(low, high)), canvas.px_y(min(low, high))
    left = round(centre - width / 2)
    return QRectF(left, top, max(round(width), 2), max(bottom - top, 1.0))


def _draw(canvas: Canvas, data: ChartData, frame: VerticalAxes, width: float, count: int) -> None:
    bars: list[BarShape] = []
    for mark in data.marks:
        centre = frame.centres[mark.category] + (mark.series - (count - 1) / 2) * width
        if mark.value is None:
            room = frame.slot * 0.92 if count == 1 else width
            draw_gap(canvas, [mark], [centre], width * 0.9, room)
            continue
        inner = width if count == 1 else width * 0.88
        value = float(mark.value)
        rect = _rect(canvas, centre, inner, min(max(0.0, float(data.ticks[0])), float(data.ticks[-1])), value)
        bars.append(BarShape(mark, rect, "down" if value < 0 else "up", series_colour(data, mark.series)))
        if count > 1:
            sign = symbol(
                mark.series, QPointF(centre, canvas.plot.bottom() + canvas.style.px(8)), canvas.style.px(7)
            )
            canvas.path(sign, fill=series_colour(data, mark.series))
    draw_bars(canvas, bars)
    aimed = [bar for bar in bars if bar.mark.target is not None]
    for bar in aimed:
        _draw_target(canvas, bar)
    if len(data.marks) <= MOST_LABELLED:
        for bar in bars:
            _write_value(canvas, bar, frame.slot if count == 1 else frame.slot / count * 2)
    for bar in aimed:
        _write_target(canvas, bar, frame.slot)
    draw_unit(canvas, data)


def _draw_target(canvas: Canvas, bar: BarShape) -> None:
    """A red tick across its own bar, a little wider than it."""
    y = canvas.px_y(float(bar.mark.target or 0))
    over = min(canvas.style.px(16), bar.rect.width() * 0.25)
    canvas.line(bar.rect.left() - over, y, bar.rect.right() + over, y, "target", "target")
    half = canvas.style.line("target") / 2
    canvas.block(QRectF(bar.rect.left() - over, y - half, bar.rect.width() + 2 * over, 2 * half))


def _write_value(canvas: Canvas, bar: BarShape, width: float) -> None:
    """The value at the end of its column; higher up, to a side, or at last inside it where that is taken."""
    style = canvas.style
    text = "\n".join(value_text(bar.mark, style.tr).split(" ", 1))
    gap = style.px(4) + arrow_room(canvas, bar.mark)
    step = style.line_height("chart_value")
    x, aside = bar.rect.center().x(), (style.width(bar.mark.label, "chart_value") - bar.rect.width()) / 2
    shifts = (0.0, aside, -aside) if aside > 0 else (0.0,)
    if bar.direction == "up":
        ends = [(bar.rect.top() - gap - lift * step, 1.0) for lift in (0, 0.5, 1, 1.5)]
    else:
        ends = [(bar.rect.bottom() + gap + lift * step, 0.0) for lift in (0, 0.5, 1, 1.5)]
    spots = [LabelCandidate(x + shift, y, 0.5, ay) for y, ay in ends for shift in shifts]
    if canvas.label(text, "chart_value", "text", spots, width=width, lines=1, ground=True) is None:
        inside = [LabelCandidate(x, bar.rect.center().y()), LabelCandidate(x, bar.rect.top() + gap, 0.5, 0)]
        canvas.label(text, "chart_value", "text", inside, width=width, lines=1, ground=True, over_marks=True)


def _write_target(canvas: Canvas, bar: BarShape, slot: float) -> None:
    style = canvas.style
    y = canvas.px_y(float(bar.mark.target or 0))
    over = min(style.px(16), bar.rect.width() * 0.25) + style.px(4)
    free = max((slot - bar.rect.width()) - over, style.px(30))
    text = style.tr.text("target {value}", value=bar.mark.target_label)
    spots = [
        LabelCandidate(bar.rect.right() + over, y, 0, 0.5), LabelCandidate(bar.rect.left() - over, y, 1, 0.5),
        LabelCandidate(bar.rect.right() + over, y - style.px(4), 1, 1),
        LabelCandidate(bar.rect.center().x(), y - style.px(4), 0.5, 1),
    ]  # fmt: skip
    canvas.label(text, "chart_text", "target", spots[:2], width=free, lines=2, ground=True) or canvas.label(
        text, "chart_text", "target", spots[2:], width=slot, lines=2, ground=True, over_marks=True
    )
