"""Columns of parts that add up."""

from __future__ import annotations

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_kinds import MOST_LABELLED
from cqbrief.charts.axes import draw_gap, draw_unit, draw_vertical_axes
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.descriptions import value_text
from cqbrief.charts.legend import draw_end_labels, draw_legend, end_label_width
from cqbrief.charts.mark_shapes import (
    WIDEST_COLUMN,
    BarShape,
    column_rect,
    draw_bars,
    is_hatched,
    is_hollow,
    series_colour,
)
from cqbrief.look.contrast import Pair, contrast
from cqbrief.look.roles import ColourRole


def draw_stacked(canvas: Canvas, data: ChartData) -> None:
    """Draw columns of parts that add up; the names of the parts stand beside the last column."""
    right = end_label_width(canvas, data, canvas.height * 0.6)
    axes = draw_vertical_axes(canvas, data, top=0 if right else draw_legend(canvas, data), right=right)
    width = min(axes.slot * 0.6, canvas.plot.width() * 0.2, canvas.style.px(WIDEST_COLUMN))
    bars: list[BarShape] = []
    for category, centre in enumerate(axes.centres):
        base = 0.0
        for mark in (mark for mark in data.marks if mark.category == category):
            if mark.value is None:
                draw_gap(canvas, [mark], [centre], width, axes.slot * 0.92)
                continue
            upper = base + float(mark.value)
            rect = column_rect(canvas, centre, width, base, upper)
            # A hairline of background between the parts tells them apart where colours do not.
            rect.setTop(rect.top() + min(canvas.style.line("hairline"), rect.height() / 2))
            bars.append(BarShape(mark, rect, "up", series_colour(data, mark.series)))
            base = upper
    draw_bars(canvas, bars)
    if len(data.marks) <= MOST_LABELLED:
        for bar in bars:
            _write_part(canvas, bar, axes.slot)
    if right:
        last = [bar for bar in bars if bar.mark.category == len(data.categories) - 1]
        draw_end_labels(canvas, data, [(bar.mark.series, bar.rect.center().y()) for bar in last])
    draw_unit(canvas, data)


def _write_part(canvas: Canvas, bar: BarShape, width: float) -> None:
    """Write the value in the middle of its part, or beside a part that is too low for it."""
    text = value_text(bar.mark, canvas.style.tr)
    middle, off = bar.rect.center(), canvas.style.px(4)
    inside = LabelCandidate(middle.x(), middle.y())
    right = LabelCandidate(bar.rect.right() + off, middle.y(), 0)
    left = LabelCandidate(bar.rect.left() - off, middle.y(), 1)
    fits = bar.rect.height() >= canvas.style.line_height("chart_value")
    on_bar = _text_colour(canvas, bar)
    if fits and on_bar and canvas.style.width(text, "chart_value") <= bar.rect.width() - 2 * off:
        canvas.label(text, "chart_value", on_bar, [inside], over_marks=True)
        return
    candidates = [inside, right, left] if fits else [right, left, inside]
    canvas.label(text, "chart_value", "text", candidates, width=width, background=True, over_marks=True)


def _text_colour(canvas: Canvas, bar: BarShape) -> ColourRole | None:
    """Return the colour in which text can be read on a bar without a background; None where none can."""
    if is_hollow(bar.mark) or is_hatched(bar.mark):
        return None
    look = canvas.style.look
    roles: tuple[ColourRole, ...] = ("surface", "text")
    best = max(roles, key=lambda role: contrast(look.colours[role], look.colours[bar.colour]))
    least = Pair(best, bar.colour).minimum(look)
    return best if contrast(look.colours[best], look.colours[bar.colour]) >= least else None
