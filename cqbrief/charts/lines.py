"""Lines over time, broken where a value is missing, and slopes between two times."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot, isnan, nan

from PySide6.QtCore import QPointF, QRectF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_kinds import MOST_LABELLED
from cqbrief.charts.axes import (
    HorizontalExtent,
    VerticalAxes,
    draw_gap,
    draw_unit,
    draw_upright,
    measure_across,
    slot_holds,
    slot_width,
)
from cqbrief.charts.breaks import draw_breaks, place_breaks
from cqbrief.charts.canvas import Canvas, LabelCandidate
from cqbrief.charts.descriptions import gap_text, value_text
from cqbrief.charts.footnotes import ChartNote, draw_foot, foot_height
from cqbrief.charts.legend import draw_entry, draw_legend, names, side_room, spread
from cqbrief.charts.mark_shapes import arrow_room, draw_point, series_colour


def draw_lines(canvas: Canvas, data: ChartData) -> None:
    """A line for each series, named at its end; gaps are open and say why; breaks are marked."""
    many = len(data.series) > 1
    named = side_room(canvas, data, canvas.height * 0.6) if many else 0.0
    top = draw_legend(canvas, data) if many and not named else 0.0
    right = max(named, canvas.style.px(6))
    across = measure_across(canvas, data, right=right)
    breaks = place_breaks(canvas, data, across)
    gaps = _gaps(data)
    notes = _foot(canvas, data, across, gaps)
    rows = max((brk.row + 1 for brk in breaks), default=0)
    above = rows * canvas.style.line_height("chart_text") + (canvas.style.px(2) if rows else 0.0)
    frame = draw_upright(canvas, data, top=top + above, right=right, foot=foot_height(canvas, notes))
    draw_foot(canvas, notes)
    canvas.block(QRectF(canvas.plot.left(), frame.zero - 1, canvas.plot.width(), 2))
    draw_breaks(canvas, breaks)
    for series in _pale_first(data):
        xs, ys = list(data.positions), [nan] * len(data.positions)
        for mark in data.marks:
            if mark.series == series and mark.value is not None:
                ys[mark.category] = float(mark.value)
        canvas.curve(xs, ys, series_colour(data, series), "mark", z=1 if series in data.highlighted else 0)
        _block_line(canvas, xs, ys)
    valued = [mark for mark in data.marks if mark.value is not None]
    dense = len(data.categories) * len(data.series) > 4 * MOST_LABELLED
    for mark in sorted(valued, key=lambda mark: mark.series in data.highlighted):
        centre = QPointF(frame.centres[mark.category], canvas.px_y(float(mark.value or 0)))
        draw_point(canvas, mark, centre, series_colour(data, mark.series), size=4 if dense else 7)
    _draw_gaps(canvas, data, frame, across, gaps)
    if named:
        _names_at_ends(canvas, data, frame)
    few = len(valued) <= MOST_LABELLED
    if not few:
        draw_unit(canvas, data)  # of a long series rather a value is left out than the unit
    for mark in valued if few else _ends(data):
        _write_value(canvas, data, mark, frame, whatever=few)
    if few:
        draw_unit(canvas, data)


def draw_slopes(canvas: Canvas, data: ChartData) -> None:
    """Two times side by side and a line for each series between them, value and name at its ends."""
    style = canvas.style
    texts = names(canvas, data)
    wide = [max((style.width(_end_text(canvas, data, mark, texts), "chart_value") for mark in data.marks
                 if mark.category == category), default=0.0) for category in (0, 1)]  # fmt: skip
    gap = style.px(12)
    left = min(wide[0], canvas.width * 0.25) + gap
    right = min(wide[1], canvas.width * 0.4) + gap
    step = style.line_height("chart_value")
    foot = style.line_height("chart_text") + style.px(6)
    plot = QRectF(
        left,
        step,
        max(canvas.width - left - right, style.px(24)),
        max(canvas.height - step * 1.5 - foot, style.px(24)),
    )
    canvas.set_scale(
        plot, (data.positions[0], data.positions[-1]), (float(data.ticks[0]), float(data.ticks[-1]))
    )
    for category, x in enumerate((plot.left(), plot.right())):
        canvas.line(x, plot.top(), x, plot.bottom(), "axis", "axis")
        name = data.categories[category].in_language(style.tr.language)
        spots = [LabelCandidate(x, plot.bottom() + step / 2 + style.px(2), 0.5, 0)]
        canvas.label(name, "chart_text", "text", spots, width=plot.width() / 2 + min(left, right))
    for series in _pale_first(data):
        here = {
            mark.category: mark for mark in data.marks if mark.series == series and mark.value is not None
        }
        colour = series_colour(data, series)
        ys = [float(here[c].value or 0) if c in here else nan for c in (0, 1)]
        if not any(isnan(y) for y in ys):
            canvas.curve([data.positions[0], data.positions[-1]], ys, colour, "mark")
        for mark in here.values():
            x = plot.left() if mark.category == 0 else plot.right()
            draw_point(canvas, mark, QPointF(x, canvas.px_y(float(mark.value or 0))), colour)
    for category in (0, 1):
        marks = [mark for mark in data.marks if mark.category == category]
        low = float(data.ticks[0])
        wanted = [canvas.px_y(float(mark.value) if mark.value is not None else low) for mark in marks]
        for mark, y in zip(
            marks, spread(wanted, step, plot.top() - step / 2, plot.bottom() + step / 2), strict=True
        ):
            spot = (
                LabelCandidate(plot.left() - gap, y, 1, 0.5)
                if category == 0
                else LabelCandidate(plot.right() + gap, y, 0, 0.5)
            )
            text = _end_text(canvas, data, mark, texts)
            width = (left if category == 0 else right) - gap
            canvas.label(text, "chart_value", "text", [spot], width=width, ground=True, over_marks=True)


def _end_text(canvas: Canvas, data: ChartData, mark: Mark, texts: list[str]) -> str:
    if mark.value is None:
        return gap_text(mark, canvas.style.tr)
    value = value_text(mark, canvas.style.tr)
    return f"{value} {texts[mark.series]}" if mark.category == len(data.categories) - 1 else value


def _pale_first(data: ChartData) -> list[int]:
    """The series in the order of drawing: highlighted ones come last and lie on top."""
    return sorted(range(len(data.series)), key=lambda series: series in data.highlighted)


def _block_line(canvas: Canvas, xs: Sequence[float], ys: Sequence[float]) -> None:
    """Keep labels off a line, by small blocks along it."""
    step, half = canvas.style.px(6), canvas.style.line("mark")
    points = [QPointF(canvas.px_x(x), canvas.px_y(y)) for x, y in zip(xs, ys, strict=True)]
    for one, other in pairwise(points):
        if isnan(one.y()) or isnan(other.y()):
            continue
        way = other - one
        count = max(int(hypot(way.x(), way.y()) / step), 1)
        for index in range(count):
            at = one + way * (index / count)
            canvas.block(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))


def _ends(data: ChartData) -> list[Mark]:
    """The first and last value of each series that is not pale: all that is written in a long series."""
    chosen: list[Mark] = []
    for series in range(len(data.series)):
        if data.highlighted and series not in data.highlighted:
            continue
        marks = [mark for mark in data.marks if mark.series == series and mark.value is not None]
        chosen.extend(marks[-1:] + marks[:1] if len(marks) > 1 else marks)
    return chosen


def _write_value(canvas: Canvas, data: ChartData, mark: Mark, frame: VerticalAxes, *, whatever: bool) -> None:
    """Write the value on the free side of its point; where there is none, over marks if `whatever`."""
    x, y = frame.centres[mark.category], canvas.px_y(float(mark.value or 0))
    style = canvas.style
    off = style.px(9) + arrow_room(canvas, mark)
    text = value_text(mark, style.tr)
    wide = style.width(text, "chart_value")
    middles = dict.fromkeys((x,) if whatever else (max(x, canvas.plot.left() + wide / 2), x))
    ends = [(y - off, 1.0), (y + off, 0.0)]
    if _in_a_dip(data, mark):
        ends.reverse()
    spots = [LabelCandidate(middle, at, 0.5, ay) for middle in middles for at, ay in ends]
    spots.append(LabelCandidate(x + off, y - off / 2, 0, 1))
    # Left of the plot it would be read as one of the ticks.
    left = whatever or x - off - wide >= canvas.plot.left()
    spots += [LabelCandidate(x - off, y - off / 2, 1, 1)] if left else []
    spots.append(LabelCandidate(x + off, y, 0, 0.5))
    spots += [LabelCandidate(x - off, y, 1, 0.5)] if left else []
    spots += [LabelCandidate(x, y - 2 * off, 0.5, 1), LabelCandidate(x, y + 2 * off, 0.5, 0)]
    width = max(frame.slot, style.px(40))
    for over in (False, True) if whatever else (False,):
        if canvas.label(
            text, "chart_value", "text", spots, width=width, lines=2, ground=True, over_marks=over
        ):
            break


def _in_a_dip(data: ChartData, mark: Mark) -> bool:
    """Whether the line rises from the mark, so that there is more room below it than above."""
    line = {each.category: each.value for each in data.marks if each.series == mark.series}
    beside = [line.get(mark.category + step) for step in (-1, 1)]
    heights = [float(value) for value in beside if value is not None]
    return bool(heights) and sum(heights) / len(heights) > float(mark.value or 0)


def _names_at_ends(canvas: Canvas, data: ChartData, frame: VerticalAxes) -> None:
    last: list[Mark] = []
    for series in range(len(data.series)):
        last.extend([mark for mark in data.marks if mark.series == series and mark.value is not None][-1:])
    step = canvas.style.line_height("chart_text")
    wanted = [canvas.px_y(float(mark.value or 0)) for mark in last]
    middles = spread(wanted, step, canvas.plot.top(), canvas.plot.bottom() - step / 2)
    left = canvas.plot.right() + canvas.style.px(4)
    texts = names(canvas, data)
    for mark, middle in zip(last, middles, strict=True):
        draw_entry(canvas, data, mark.series, texts[mark.series], left, middle, canvas.width - left)


def _gaps(data: ChartData) -> list[list[Mark]]:
    """Neighbours where no series has a value, for one reason; elsewhere the open line shows the gap."""
    runs: list[list[Mark]] = []
    for category in range(len(data.categories)):
        here = [mark for mark in data.marks if mark.category == category]
        missing = [mark for mark in here if mark.value is None]
        if missing and len(missing) == len(here):
            follows = (
                bool(runs) and runs[-1][-1].category == category - 1 and runs[-1][-1].gap == missing[0].gap
            )
            if follows:
                runs[-1].extend(missing)
            else:
                runs.append(missing)
    return runs


def _slot(across: HorizontalExtent, run: Sequence[Mark]) -> tuple[list[float], float, float]:
    """Where the marks of a gap stand, and the width and the room of each."""
    return [across.centres[mark.category] for mark in run], across.slot * 0.4, max(across.slot * 0.84, 8)


def _said_inside(canvas: Canvas, across: HorizontalExtent, run: Sequence[Mark]) -> bool:
    text = gap_text(run[0], canvas.style.tr)
    return slot_holds(canvas, text, slot_width(canvas, text, *_slot(across, run)))


def _foot(
    canvas: Canvas, data: ChartData, across: HorizontalExtent, gaps: Sequence[list[Mark]]
) -> list[ChartNote]:
    """What is said below: the reasons of gaps too narrow for words, and that the axis does not show zero."""
    tr = canvas.style.tr
    runs = [run for run in gaps if not _said_inside(canvas, across, run)]
    reasons = {gap_text(run[0], tr): run for run in runs}
    notes = [ChartNote(text, "gap") for text in reasons]
    if len(reasons) > 1:
        # Slots look alike: each says where it is.
        spans = [dict.fromkeys((run[0].category, run[-1].category)) for run in runs]
        names = ["–".join(data.categories[at].in_language(tr.language) for at in span) for span in spans]
        notes = [
            ChartNote(f"{name} {gap_text(run[0], tr)}", "gap") for name, run in zip(names, runs, strict=True)
        ]
    if not data.ticks[0] <= 0 <= data.ticks[-1]:
        notes.append(ChartNote(tr.text("The axis does not start at zero")))
    return notes


def _draw_gaps(
    canvas: Canvas, data: ChartData, frame: VerticalAxes, across: HorizontalExtent, gaps: Sequence[list[Mark]]
) -> None:
    whole = {id(mark) for run in gaps for mark in run}
    for mark in data.marks:
        if mark.value is None and id(mark) not in whole:
            x, y = frame.centres[mark.category], canvas.plot.bottom() - canvas.style.px(10)
            half = canvas.style.px(8)
            canvas.hit(mark, QRectF(x - half, y - half, 2 * half, 2 * half))
    for run in gaps:
        draw_gap(canvas, run, *_slot(across, run), said=_said_inside(canvas, across, run))
