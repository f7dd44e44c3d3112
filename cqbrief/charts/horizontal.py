"""Charts that lie on their side: bars, bullets, bands and dots, with the categories' names at the left."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_kinds import MOST_LABELLED
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.chart_size import NAMES
from cqbrief.charts.descriptions import gap_text, tick_texts, value_text
from cqbrief.charts.legend import draw_legend
from cqbrief.charts.mark_shapes import (
    BarShape,
    arrow_room,
    draw_bars,
    draw_point,
    hatching,
    series_colour,
)

_HIGHEST_ROW, _THICKEST = 88.0, 36.0
"""A row and a bar are at most so high, in pixels at zoom 1."""


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Where the rows stand, in pixels."""

    middles: tuple[float, ...]
    height: float


def draw_bar_rows(canvas: Canvas, data: ChartData) -> None:
    """A bar for each category; a red tick across those that have a target."""
    aimed = any(mark.target is not None for mark in data.marks)
    rows = _frame(canvas, data, 0.0)
    thick = min(rows.height * (0.42 if aimed else 0.56), canvas.style.px(_THICKEST))
    shift = canvas.style.line_height("chart_text") * 0.5 if aimed else 0.0
    bars: list[BarShape] = []
    for mark in data.marks:
        middle = rows.middles[mark.category] + shift
        if mark.value is None:
            _draw_gap(canvas, mark, middle, thick)
            continue
        zero, end = canvas.px_x(_zero(data)), canvas.px_x(float(mark.value))
        rect = QRectF(min(zero, end), round(middle - thick / 2), max(abs(end - zero), 1.0), round(thick))
        bars.append(
            BarShape(mark, rect, "left" if mark.value < 0 else "right", series_colour(data, mark.series))
        )
    draw_bars(canvas, bars)
    for bar in bars:
        if bar.mark.target is not None:
            _draw_target(canvas, bar)
    if len(data.marks) <= MOST_LABELLED:
        for bar in bars:
            _write_beside(canvas, bar.mark, bar.rect, leftwards=bar.direction == "left")


def draw_bands(canvas: Canvas, data: ChartData) -> None:
    """The interval that is known of each category: hatched, for the value lies somewhere in it."""
    rows = _frame(canvas, data, 0.0, values_behind=False)
    thick = min(rows.height * 0.56, canvas.style.px(_THICKEST))
    left, right = float(data.ticks[0]), float(data.ticks[-1])
    for mark in data.marks:
        middle = rows.middles[mark.category]
        if mark.value is None:
            _draw_gap(canvas, mark, middle, thick)
            continue
        low = canvas.px_x(float(mark.low) if mark.low is not None else left)
        high = canvas.px_x(float(mark.high) if mark.high is not None else right)
        rect = QRectF(low, round(middle - thick / 2), max(high - low, 2.0), round(thick))
        colour = series_colour(data, mark.series)
        canvas.bars([rect], [None], [colour])
        canvas.path(hatching(rect, canvas.style.px(7)), stroke=colour, width=canvas.style.line("mark") * 0.75)
        for value, edge in ((mark.low, rect.left()), (mark.high, rect.right())):
            if value == mark.value:
                half = canvas.style.line("mark")
                inner = edge + half if edge == rect.left() else edge - half
                over = canvas.style.px(5)
                canvas.line(inner, rect.top() - over, inner, rect.bottom() + over, colour, "target")
        canvas.hit(mark, rect)
        canvas.block(rect)
        _write_beside(canvas, mark, rect, leftwards=True)


def draw_dots(canvas: Canvas, data: ChartData) -> None:
    """A point for each value on a thin line from the axis; series differ by colour and sign."""
    many = len(data.series) > 1
    rows = _frame(canvas, data, draw_legend(canvas, data) if many else 0.0)
    for category, middle in enumerate(rows.middles):
        here = [mark for mark in data.marks if mark.category == category]
        ends = [canvas.px_x(float(mark.value)) for mark in here if mark.value is not None]
        if ends:
            canvas.line(canvas.plot.left(), middle, max(ends), middle, "series_quiet", "hairline")
    for mark in data.marks:
        middle = rows.middles[mark.category]
        if mark.value is None:
            _draw_gap(canvas, mark, middle, min(rows.height * 0.56, canvas.style.px(_THICKEST)))
            continue
        centre = QPointF(canvas.px_x(float(mark.value)), middle)
        draw_point(canvas, mark, centre, series_colour(data, mark.series), size=11, direction="right")
    if len(data.marks) <= MOST_LABELLED:
        for hit in [hit for hit in canvas.hits if hit.mark.value is not None]:
            if many:
                _write_above(canvas, hit.mark, hit.rect)
            else:
                _write_beside(canvas, hit.mark, hit.rect, leftwards=False)


def _zero(data: ChartData) -> float:
    return min(max(0.0, float(data.ticks[0])), float(data.ticks[-1]))


def _frame(canvas: Canvas, data: ChartData, top: float, *, values_behind: bool = True) -> RowLayout:
    """Set the scale, write names and ticks, draw the grid; rows fill the sheet up to a sensible height."""
    style = canvas.style
    language = style.tr.language
    names = [text.in_language(language) for text in data.categories]
    notes = {mark.category: mark.note.in_language(language) for mark in data.marks if mark.note is not None}
    widest = max((style.width(text, "chart_text") for text in [*names, *notes.values()]), default=0.0)
    left = min(widest, canvas.width * NAMES) + style.px(10)
    bottom = style.line_height("chart_text") + style.px(6)
    height = max(canvas.height - top - bottom, style.px(20))
    row = min(height / max(len(names), 1), style.px(_HIGHEST_ROW))
    lines = max(1, int(row / style.line_height("chart_text")))
    low, high = float(data.ticks[0]), float(data.ticks[-1])
    top += max(height - row * max(len(names), 1), 0.0) / 2
    width = max(canvas.width - left - style.px(8), style.px(24))
    if values_behind and len(data.marks) <= MOST_LABELLED:
        width = _plot_width(canvas, data, left)
    plot = QRectF(left, top, width, row * max(len(names), 1))
    canvas.set_scale(plot, (low, high), (0.0, 1.0))
    _grid(canvas, data)
    middles = tuple(plot.top() + (index + 0.5) * row for index in range(len(names)))
    for index, (name, middle) in enumerate(zip(names, middles, strict=True)):
        _write_name(canvas, name, notes.get(index, ""), middle, left - style.px(10), lines)
    texts = tick_texts(data)
    texts[-1] = f"{texts[-1]}{'' if data.unit == '%' else ' '}{data.unit}".strip()
    y = plot.bottom() + style.px(4)
    # The last one first: it tells the unit, and a number that would touch it gives way.
    edge = float("inf")
    for index in reversed(range(len(texts))):
        x, half = canvas.px_x(float(data.ticks[index])), style.width(texts[index], "chart_text") / 2
        if x + half <= edge:
            rect = canvas.label(texts[index], "chart_text", "text_quiet", [LabelCandidate(x, y, 0.5, 0)])
            edge = (rect.left() if rect is not None else x - half) - style.px(5)
    return RowLayout(middles, row)


def _plot_width(canvas: Canvas, data: ChartData, left: float) -> float:
    """As wide as the sheet allows with every value written behind its mark."""
    style = canvas.style
    room = canvas.width - left - style.px(8)
    width = room
    low, high = float(data.ticks[0]), float(data.ticks[-1])
    for mark in data.marks:
        if mark.value is not None and mark.value >= 0:
            share = (float(mark.value) - low) / (high - low)
            behind = (
                style.width(value_text(mark, style.tr), "chart_value")
                + style.px(14)
                + arrow_room(canvas, mark)
            )
            if share > 0:
                width = min(width, (room - behind) / share)
    return max(width, style.px(24))


def _grid(canvas: Canvas, data: ChartData) -> None:
    rows = [canvas.data_y(canvas.plot.bottom()), canvas.data_y(canvas.plot.top())]
    zero = _zero(data)
    others = [float(tick) for tick in data.ticks if float(tick) != zero]
    canvas.curve(
        [x for tick in others for x in (tick, tick)],
        rows * len(others),
        "grid",
        "hairline",
        connect="pairs",
        z=-10,
    )
    canvas.curve([zero, zero], rows, "axis", "axis", connect="all", z=5)


def _write_name(canvas: Canvas, name: str, note: str, middle: float, width: float, lines: int) -> None:
    """A category's name, and under it its remark where two lines have room; both centred on the row."""
    style = canvas.style
    step = style.line_height("chart_text")
    if not note or lines < 2:
        canvas.label(
            name, "chart_text", "text", [LabelCandidate(0, middle, 0, 0.5)], width=width, lines=min(lines, 4)
        )
        return
    shift = step * 0.5 if style.width(note, "chart_text") <= width or lines < 3 else step
    rect = canvas.label(
        name,
        "chart_text",
        "text",
        [LabelCandidate(0, middle - shift, 0, 0.5)],
        width=width,
        lines=max(1, min(lines - 1, 2)),
    )
    if rect is not None:
        spots = [LabelCandidate(0, rect.bottom(), 0, 0)]
        canvas.label(note, "chart_text", "text_quiet", spots, width=width, lines=max(1, min(lines - 1, 2)))


def _write_beside(canvas: Canvas, mark: Mark, rect: QRectF, *, leftwards: bool) -> None:
    """The value behind the mark's end; inside the mark where there is no room behind it."""
    style = canvas.style
    gap = style.px(6) + arrow_room(canvas, mark)
    behind = LabelCandidate(rect.right() + gap, rect.center().y(), 0, 0.5)
    # A band has no arrow, and the arrow of a bar that grows leftwards lies on its left.
    off = gap if mark.value is not None and mark.value < 0 else style.px(6)
    before = LabelCandidate(rect.left() - off, rect.center().y(), 1, 0.5)
    over = LabelCandidate(rect.right() + gap, rect.top() - style.px(2), 0, 1)
    spots = [before, behind] if leftwards else [behind, over]
    text = value_text(mark, style.tr)
    if canvas.label(text, "chart_value", "text", spots, ground=True) is None:
        inside = LabelCandidate(rect.right() - style.px(4), rect.center().y(), 1, 0.5)
        canvas.label(text, "chart_value", "text", [inside], ground=True, over_marks=True)


def _write_above(canvas: Canvas, mark: Mark, rect: QRectF) -> None:
    x, gap = rect.center().x(), arrow_room(canvas, mark)
    spots = [
        LabelCandidate(x, rect.top(), 0.5, 1), LabelCandidate(x, rect.bottom(), 0.5, 0),
        LabelCandidate(rect.right() + gap, rect.center().y(), 0, 0.5),
        LabelCandidate(rect.left() - gap, rect.center().y(), 1, 0.5),
    ]  # fmt: skip
    canvas.label(value_text(mark, canvas.style.tr), "chart_value", "text", spots, ground=True)


def _draw_target(canvas: Canvas, bar: BarShape) -> None:
    """A red tick across its own bar and, above it, the target in words."""
    style = canvas.style
    x = canvas.px_x(float(bar.mark.target or 0))
    over = min(style.px(6), bar.rect.height() * 0.25)
    canvas.line(x, bar.rect.top() - over, x, bar.rect.bottom() + over, "target", "target")
    half = style.line("target") / 2
    canvas.block(QRectF(x - half, bar.rect.top() - over, 2 * half, bar.rect.height() + 2 * over))
    text = style.tr.text("target {value}", value=bar.mark.target_label)
    spots = [
        LabelCandidate(x, bar.rect.top() - over, 0.5, 1),
        LabelCandidate(x, bar.rect.bottom() + over, 0.5, 0),
    ]
    canvas.label(text, "chart_text", "target", spots, ground=True)


def _draw_gap(canvas: Canvas, mark: Mark, middle: float, thick: float) -> None:
    """A dashed empty slot as long as the plot, with the reason in it."""
    style = canvas.style
    rect = QRectF(canvas.plot.left(), round(middle - thick / 2), canvas.plot.width(), round(thick))
    xs = [rect.left(), rect.right(), rect.right(), rect.left()]
    ys = [rect.top(), rect.top(), rect.bottom(), rect.bottom()]
    canvas.curve(
        [canvas.data_x(x) for x in xs],
        [canvas.data_y(y) for y in ys],
        "axis",
        "axis",
        connect="all",
        dashed=True,
    )
    canvas.hit(mark, rect)
    spots = [LabelCandidate(rect.left() + style.px(8), middle, 0, 0.5)]
    canvas.label(
        gap_text(mark, style.tr), "chart_text", "text_quiet", spots,
        width=rect.width() - style.px(16), ground=True,
    )  # fmt: skip
