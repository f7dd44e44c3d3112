"""A hundred per cent as one bar: a share of it, and a share of that share, on the same base."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.mark_shapes import BarShape, draw_bars, series_colour
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.style import Style
from cqbrief.charts.value_labels import write_value
from cqbrief.i18n.translator import Translator

_BRACKET = 8.0
"""From the bar to the line of a bracket and on to its text, in pixels at zoom 1."""
_THINNEST = 16.0
"""The least height of the bar of the whole, in pixels at zoom 1."""


def draw_nested(canvas: Canvas, data: ChartData) -> None:
    """Draw the whole as an empty bar, its part in it, the part of the part in that, each with its name.

    Names stand above for the first part and below for the parts of it, beside a bracket as long as
    the share, so that it is seen what each percentage is of.
    """
    valued = [mark for mark in data.marks if mark.value is not None]
    marks = valued[: _most_parts(canvas)]
    if len(marks) < len(valued):
        count = len(valued) - len(marks)
        canvas.note(ChartNote("⋮ " + canvas.style.tr.text("{count} more: see the table", count=count)))
    for mark in valued[len(marks) :]:
        canvas.omit(mark)
    plot = _plot(canvas, len(marks))
    canvas.set_scale(plot, (float(data.ticks[0]), float(data.ticks[-1])), (0.0, 1.0))
    _draw_whole(canvas, plot)
    bars = [_bar(canvas, data, mark, depth) for depth, mark in enumerate(marks)]
    draw_bars(canvas, bars)
    if bars:
        _label_above(canvas, data, bars[0])
    lower = plot.bottom()
    for bar in bars[1:]:
        lower = _label_below(canvas, data, bar, lower)
    _write_base(canvas, data, plot)


def _most_parts(canvas: Canvas) -> int:
    """Return how many parts find room for their names, of which the first stands above the bar."""
    above, each = _room(canvas.style)
    below = canvas.height - above - canvas.style.px(_THINNEST) - 1
    return max(int(below / each), 0) + 1


def _room(style: Style) -> tuple[float, float]:
    """Return the height of what stands above the bar, and of what stands below it for each further part."""
    text = style.line_height("chart_text") + style.line_height("chart_value")
    return text + style.px(_BRACKET) + style.px(4), style.px(3) + style.px(_BRACKET) + text


def _plot(canvas: Canvas, count: int) -> QRectF:
    """Return where the bar of the whole lies, with room for the names of `count` parts."""
    style = canvas.style
    above, each = _room(style)
    # One pixel more: sums of fractions must not fall short of what is written.
    below = max(count - 1, 0) * each + 1
    thickness = min(max(canvas.height - above - below, style.px(_THINNEST)), style.px(72))
    top = max((canvas.height - above - thickness - below) / 2, 0.0) + above
    return QRectF(style.px(1), top, canvas.width - style.px(2), thickness)


def _draw_whole(canvas: Canvas, plot: QRectF) -> None:
    left, top, right, bottom = plot.left(), plot.top(), plot.right(), plot.bottom()
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    canvas.curve(corners, "axis", "axis", connect="all")


def _bar(canvas: Canvas, data: ChartData, mark: Mark, depth: int) -> BarShape:
    """Lay out the bar of a part that lies in `depth` others; its colour tells it from these."""
    plot = canvas.plot
    inset = min(depth * canvas.style.px(12), plot.height() * 0.3)
    right = canvas.px_x(float(mark.value or 0))
    width, height = max(right - plot.left(), 2.0), max(plot.height() - 2 * inset, 2.0)
    rect = QRectF(plot.left(), plot.top() + inset, width, height)
    return BarShape(mark, rect, "right", series_colour(data, depth))


def _label_above(canvas: Canvas, data: ChartData, bar: BarShape) -> None:
    style, plot = canvas.style, canvas.plot
    y = plot.top() - style.px(3)
    _draw_bracket(canvas, bar, y, style.px(3) - style.px(_BRACKET))
    base = y - style.px(_BRACKET)
    above = LabelCandidate(plot.left(), base - style.line_height("chart_text"), 0, 1)
    write_value(canvas, bar.mark, [above])
    _write_name(canvas, data, bar.mark, LabelCandidate(plot.left(), base, 0, 1))


def _label_below(canvas: Canvas, data: ChartData, bar: BarShape, top: float) -> float:
    """Draw bracket, value and name of a part below `top`; return where they end."""
    style, plot = canvas.style, canvas.plot
    y = top + style.px(3)
    _draw_bracket(canvas, bar, y, style.px(_BRACKET) - style.px(3))
    lower = y + style.px(_BRACKET)
    candidates = [LabelCandidate(plot.left(), lower, 0, 0)]
    rect = write_value(canvas, bar.mark, candidates)
    lower = rect.bottom() if rect is not None else lower
    rect = _write_name(canvas, data, bar.mark, LabelCandidate(plot.left(), lower, 0, 0))
    return rect.bottom() if rect is not None else lower


def _write_name(canvas: Canvas, data: ChartData, mark: Mark, at: LabelCandidate) -> QRectF | None:
    """Write the name of a part on one line; where it is too long, a number that a note explains."""
    name = _name(data, mark, canvas.style.tr)
    rect = canvas.label(name, "chart_text", "text", [at], width=canvas.width)
    if rect is None:
        number = f"({mark.category + 1})"
        rect = canvas.label(number, "chart_text", "text", [at])
        if rect is None:
            canvas.omit(mark)
        canvas.note(ChartNote(f"{number} {name}"))
    return rect


def _name(data: ChartData, mark: Mark, tr: Translator) -> str:
    """Return the name of a part, with its note in brackets."""
    name = data.categories[mark.category].in_language(tr.language)
    if mark.note is None or not (note := mark.note.in_language(tr.language)):
        return name
    return tr.text("{name} ({note})", name=name, note=note)


def _draw_bracket(canvas: Canvas, bar: BarShape, y: float, reach: float) -> None:
    """Draw a bracket along a share, with feet at `y` towards the bar."""
    left, right = canvas.plot.left(), bar.rect.right()
    canvas.line(left, y + reach, right, y + reach, "text_quiet", "axis")
    canvas.line(right, y, right, y + reach, "text_quiet", "axis")
    canvas.line(left, y, left, y + reach, "text_quiet", "axis")


def _write_base(canvas: Canvas, data: ChartData, plot: QRectF) -> None:
    """Write what the whole is, at its right end."""
    if data.base is None:
        return
    style = canvas.style
    text = "100% = " + data.base.in_language(style.tr.language)
    y = plot.top() - style.px(11)
    candidates = [
        LabelCandidate(plot.right(), y, 1, 1),
        LabelCandidate(plot.right(), y - style.line_height("chart_text"), 1, 1),
    ]
    if canvas.label(text, "chart_text", "text_quiet", candidates, width=canvas.width * 0.6) is None:
        canvas.note(ChartNote(text))
