"""A hundred per cent as one bar: a share of it, and a share of that share, on the same base."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.descriptions import value_text
from cqbrief.charts.mark_shapes import BarShape, draw_bars, series_colour


def draw_nested(canvas: Canvas, data: ChartData) -> None:
    """The whole as an empty bar, its part in it, the part of the part in that; each named above or below.

    Names stand above for the first part and below for the parts of it, beside a bracket as long as
    the share, so that it is seen what each percentage is of.
    """
    style = canvas.style
    step, value_step = style.line_height("chart_text"), style.line_height("chart_value")
    marks = [mark for mark in data.marks if mark.value is not None]
    bracket = style.px(8)
    above = step + value_step + bracket + style.px(4)
    deeper = max(len(marks) - 1, 0)
    # One pixel more: sums of fractions must not fall short of what is written.
    below = deeper * (style.px(3) + bracket + value_step + step) + 1
    room = max(canvas.height - above - below, style.px(16))
    thick = min(room, style.px(72))
    top = max((canvas.height - above - thick - below) / 2, 0.0) + above
    plot = QRectF(style.px(1), top, canvas.width - style.px(2), thick)
    canvas.set_scale(plot, (float(data.ticks[0]), float(data.ticks[-1])), (0.0, 1.0))
    canvas.curve(
        [canvas.data_x(plot.left()), canvas.data_x(plot.right())] * 2,
        [0, 0, 1, 1],
        "axis",
        "axis",
        connect="pairs",
    )
    canvas.curve(
        [canvas.data_x(plot.left())] * 2 + [canvas.data_x(plot.right())] * 2,
        [0, 1, 0, 1],
        "axis",
        "axis",
        connect="pairs",
    )
    bars = []
    for depth, mark in enumerate(marks):
        inset = min(depth * style.px(12), thick * 0.3)
        right = canvas.px_x(float(mark.value or 0))
        rect = QRectF(
            plot.left(), plot.top() + inset, max(right - plot.left(), 2.0), max(thick - 2 * inset, 2.0)
        )
        # A part has to be told from the part it lies in.
        bars.append(BarShape(mark, rect, "right", series_colour(data, depth)))
    draw_bars(canvas, bars)
    lower = plot.bottom()
    for depth, bar in enumerate(bars):
        name = data.categories[bar.mark.category].in_language(style.tr.language)
        note = bar.mark.note.in_language(style.tr.language) if bar.mark.note else ""
        text = (
            f"{name}（{note}）"
            if note and style.tr.language == "zh"
            else f"{name} ({note})"
            if note
            else name
        )
        value = value_text(bar.mark, style.tr)
        wide = bar.rect.right() - plot.left()
        if depth == 0:
            y = plot.top() - style.px(3)
            _bracket(canvas, plot.left(), wide, y, -bracket + style.px(3))
            base = y - bracket
            canvas.label(value, "chart_value", "text", [LabelCandidate(plot.left(), base - step, 0, 1)])
            canvas.label(
                text,
                "chart_text",
                "text",
                [LabelCandidate(plot.left(), base, 0, 1)],
                width=canvas.width * 0.72,
            )
        else:
            y = lower + style.px(3)
            _bracket(canvas, plot.left(), wide, y, bracket - style.px(3))
            written = canvas.label(
                value, "chart_value", "text", [LabelCandidate(plot.left(), y + bracket, 0, 0)]
            )
            top_of_name = written.bottom() if written is not None else y + bracket
            named = canvas.label(
                text,
                "chart_text",
                "text",
                [LabelCandidate(plot.left(), top_of_name, 0, 0)],
                width=canvas.width,
            )
            lower = named.bottom() if named is not None else top_of_name
    _base(canvas, data, plot)


def _bracket(canvas: Canvas, left: float, width: float, y: float, reach: float) -> None:
    """A bracket along a share, with feet towards the bar."""
    right = left + width
    canvas.line(left, y + reach, right, y + reach, "text_quiet", "axis")
    canvas.line(right, y, right, y + reach, "text_quiet", "axis")
    canvas.line(left, y, left, y + reach, "text_quiet", "axis")


def _base(canvas: Canvas, data: ChartData, plot: QRectF) -> None:
    """What the whole is, at its right end."""
    if data.base is None:
        return
    style = canvas.style
    text = "100% = " + data.base.in_language(style.tr.language)
    over = plot.top() - style.px(11)
    spots = [
        LabelCandidate(plot.right(), over, 1, 1),
        LabelCandidate(plot.right(), over - style.line_height("chart_text"), 1, 1),
    ]
    canvas.label(text, "chart_text", "text_quiet", spots, width=canvas.width * 0.6)
