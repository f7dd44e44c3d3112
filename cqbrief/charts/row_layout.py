"""Where the rows of a chart go whose values grow to the right: in one column, in two, or the first and last.

Rows keep the height that their names need. Where one column is too low for them there are two, with one
scale for both; where these are too low, too, the first and the last are drawn, with what is highlighted,
and the table gives the rest: nothing ever leaves the canvas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from cqbrief.briefing.chart_data.build import ChartData, Mark, is_roomy
from cqbrief.briefing.chart_kinds import CHART_KINDS
from cqbrief.charts.descriptions import notes_of, value_text
from cqbrief.charts.label_wrapping import wrap, wrap_evenly
from cqbrief.charts.mark_shapes import arrow_reach
from cqbrief.charts.style import Style

NAME_SHARE = 0.42
"""Share of a column's width that the names may take."""
NAME_LINES = 3
"""A name that needs more lines has a number instead, which a note explains."""

_HIGHEST_ROW, _ROOMY_ROW, _LOW_ROW = 88.0, 44.0, 14.6
"""A row is at most so high; one with words above or below its mark at least so; one with a name of one line
so; in pixels at zoom 1."""
_STACKED_ROW = 54.0
"""A row of parts, with values above and symbols below them, is at least so high."""
_NARROWEST_PLOT, _LEAST_PLOT_SHARE = 72.0, 0.35
"""Values before marks make no plot narrower than this: pixels at zoom 1, a share of what the names leave."""
_BETWEEN_COLUMNS, _NARROWEST_CELL = 28.0, 24.0


@dataclass(frozen=True, slots=True)
class RowFrame:
    """Hold what all columns of rows have in common, in pixels; the scale is one for all."""

    columns: tuple[tuple[int | None, ...], ...]
    """The categories in each column from the top; None where those that found no room are told of."""
    width: float
    """Of a column."""
    between: float
    names: Mapping[int, tuple[str, ...]]
    """The lines of each category's name; a number in brackets where the name is too long."""
    notes: Mapping[int, tuple[str, ...]]
    """The lines of the remark under a name."""
    keyed: Mapping[int, str]
    """Category -> the number that stands for its name."""
    left: float
    """From a column's left edge to its plot."""
    before: float
    """What of this is for values before the marks that begin first."""
    right: float
    """What values need behind the marks that reach furthest; the plot ends before it."""
    heights: Mapping[int | None, float]
    """Category -> the height of its row: what its name needs, and an equal part of what is left over."""
    bar: float
    """What the lowest row leaves for its mark."""


def frame_rows(
    data: ChartData,
    style: Style,
    width: float,
    height: float,
    *,
    values_behind: bool,
) -> RowFrame:
    """Arrange all rows of `data` on `width` × `height` pixels."""
    room = max(height, 1.0)
    best: tuple[float, tuple[tuple[int | None, ...], ...]] | None = None
    least: dict[int | None, float] = {}
    for count in (1, 2):
        across = column_width(style, width, count)
        if count > 1 and across < narrowest_column(data, style):
            break
        each = row_heights(data, style, across)
        columns = _arranged(data, each, room, count)
        if best is None or _shown_count(columns) > _shown_count(best[1]):
            best, least = (across, columns), dict(enumerate(each))
        if _shown_count(columns) == len(data.categories):
            break
    assert best is not None
    across, columns = best
    least[None] = min(least.values(), default=1.0)
    spare = min((room - sum(least[row] for row in column)) / max(len(column), 1) for column in columns)
    heights = {row: _height(style, least[row], spare) for column in columns for row in column}
    names, notes, keyed, left = _names(data, style, across, heights)
    right = _behind(data, style, across - left) if values_behind else style.px(8)
    before = 0.0
    if CHART_KINDS[data.kind].two_sided:
        before, right = _both_sides(data, style, across - left, right)
        left += before
    between = style.px(_BETWEEN_COLUMNS)
    return RowFrame(
        columns,
        across,
        between,
        names,
        notes,
        keyed,
        left,
        before,
        right,
        heights,
        min(heights.values(), default=1.0),
    )


def _height(style: Style, least: float, spare: float) -> float:
    """Return the height of a row with its part of what is left over; at most a sensible height."""
    return max(min(least + spare, max(least, style.px(_HIGHEST_ROW))), 1.0)


def _arranged(
    data: ChartData, heights: Sequence[float], room: float, count: int
) -> tuple[tuple[int | None, ...], ...]:
    """Divide the rows among `count` columns; where they are too high, leave out what is in the middle."""
    lowest = min(heights, default=1.0)
    capacity = max(int(room / lowest + 1e-6), 1) * count
    while True:
        shown = _shown(data, capacity)
        columns = _divided(shown, [lowest if row is None else heights[row] for row in shown], count)
        highest = max(
            (sum(lowest if row is None else heights[row] for row in column) for column in columns),
            default=0.0,
        )
        if highest <= room + 1e-6 or capacity <= count:
            return columns
        capacity = min(capacity, len(data.categories)) - 1


def _divided(
    rows: Sequence[int | None], heights: Sequence[float], count: int
) -> tuple[tuple[int | None, ...], ...]:
    """Divide rows among columns of like height, the first of them the higher."""
    if count == 1 or len(rows) < 2:
        return (tuple(rows),)
    half, used = sum(heights) / 2, 0.0
    for at, height in enumerate(heights):
        if used >= half - 1e-6:
            return tuple(rows[:at]), tuple(rows[at:])
        used += height
    return tuple(rows[:-1]), tuple(rows[-1:])


def _shown_count(columns: Sequence[Sequence[int | None]]) -> int:
    return sum(row is not None for column in columns for row in column)


def ticks_height(style: Style) -> float:
    """Return what the ticks need below the rows."""
    return style.line_height("chart_text") + style.px(6)


def column_width(style: Style, width: float, columns: int) -> float:
    """Return how wide each of `columns` is, with space between them."""
    return (width - (columns - 1) * style.px(_BETWEEN_COLUMNS)) / columns


def narrowest_column(data: ChartData, style: Style) -> float:
    """Return the width from which a column of rows can be read: two of them are not narrower."""
    widest = max((style.width(value_text(mark, style.tr), "chart_value") for mark in data.marks), default=0.0)
    if CHART_KINDS[data.kind].arrangement == "cells":
        return len(data.series) * style.px(_NARROWEST_CELL) / (1 - NAME_SHARE)
    sides = 2 if CHART_KINDS[data.kind].two_sided else 1
    return (style.px(_NARROWEST_PLOT) + sides * widest) / (1 - NAME_SHARE)


def row_heights(data: ChartData, style: Style, width: float) -> list[float]:
    """Return the least height of each row in a column of `width` pixels: its name's, with a little air.

    Marks with a word above them, and several in one row, need more.
    """
    least = style.px(_ROOMY_ROW) if is_roomy(data) else 0.0
    if CHART_KINDS[data.kind].arrangement == "stacked":
        least = style.px(_STACKED_ROW)
    heights: list[float] = []
    for name, note in _wrapped(data, style, width):
        lines = len(name) + len(note)
        # One line alone needs no distance to a next one.
        height = style.px(_LOW_ROW) if lines <= 1 else lines * style.line_height("chart_text") + style.px(4)
        heights.append(max(height, least))
    return heights


def _wrapped(data: ChartData, style: Style, width: float) -> list[tuple[list[str], list[str]]]:
    """Return the lines of each name and of the note under it, within the share of `width` for names."""
    measure = style.measure("chart_text")
    inside = width * NAME_SHARE
    notes = notes_of(data, style.tr)
    return [
        (wrap_evenly(name, inside, NAME_LINES, measure), wrap(notes.get(index, ""), inside, 2, measure))
        for index, name in enumerate(data.category_names(style.tr.language))
    ]


def _names(
    data: ChartData, style: Style, width: float, heights: Mapping[int | None, float]
) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]], dict[int, str], float]:
    """Return lines of names, lines of notes, numbers of names too long, and the width of all of them."""
    wrapped = _wrapped(data, style, width)
    names: dict[int, tuple[str, ...]] = {}
    notes: dict[int, tuple[str, ...]] = {}
    keyed: dict[int, str] = {}
    for index in sorted(row for row in heights if row is not None):
        lines, note = wrapped[index]
        most = max(int(heights[index] / style.line_height("chart_text") + 0.1), 1)
        if (not lines or len(lines) > most) and data.categories[index].in_language(style.tr.language):
            keyed[index] = f"({len(keyed) + 1})"
            lines = [keyed[index]]
        names[index] = tuple(lines)
        notes[index] = tuple(note) if len(lines) + len(note) <= most else ()
    texts = [line for group in (*names.values(), *notes.values()) for line in group]
    widest = max((style.width(text, "chart_text") for text in texts), default=0.0)
    return names, notes, keyed, widest + style.px(10)


def _shown(data: ChartData, capacity: int) -> list[int | None]:
    """Return the categories that find room: all, else the first and last with those highlighted.

    None stands where the others are told of.
    """
    count = len(data.categories)
    if count <= capacity:
        return list(range(count))
    marked = [mark.category for mark in data.marks if mark.highlighted]
    free = max(capacity - 1 - len(set(marked)), 0)
    first, last = ceil(free / 2), free // 2
    chosen = sorted({*range(first), *range(count - last, count), *marked[: max(capacity - 1, 0)]})
    gap = next((at for at, category in enumerate(chosen) if at != category), len(chosen))
    return [*chosen[:gap], None, *chosen[gap:]]


def _behind(data: ChartData, style: Style, available: float) -> float:
    """Return the least room at the right with which every value finds place behind its mark.

    Words that say what a value is give way where they would take more than half of the plot.
    """
    with_words = _plot_width(data, style, available, words=True)
    width = with_words if with_words >= available / 2 else _plot_width(data, style, available, words=False)
    return available - max(width, min(style.px(24), available))


def _both_sides(data: ChartData, style: Style, available: float, right: float) -> tuple[float, float]:
    """Return the room at both sides; none at the left where it would leave too little for the plot."""
    before = _before(data, style, available - right)
    if not before:
        return 0.0, right
    behind = _behind(data, style, available - before)
    least = max(available * _LEAST_PLOT_SHARE, min(style.px(_NARROWEST_PLOT), available - right))
    return (before, behind) if available - before - behind >= least else (0.0, right)


def _before(data: ChartData, style: Style, available: float) -> float:
    """Return the least room at the left with which every value finds place before its mark.

    Only values that begin their row are asked for; words that say what a value is give way.
    """
    low, high = float(data.ticks[0]), float(data.ticks[-1])
    room = 0.0
    for mark in _leftmost(data):
        share = (float(data.end_of(mark)) - low) / (high - low)
        text = style.width(mark.label, "chart_value") + style.px(14) + arrow_reach(style, mark)
        if share < 1:
            room = max(room, (text - share * available) / (1 - share))
    return room


def _leftmost(data: ChartData) -> list[Mark]:
    """Return the mark of each category whose value is written before it."""
    by_category: dict[int, list[Mark]] = {}
    for mark in data.marks:
        if mark.value is not None:
            by_category.setdefault(mark.category, []).append(mark)
    return [
        min(here, key=data.end_of)
        for here in by_category.values()
        if len(here) > 1 or data.end_of(here[0]) < 0
    ]


def _plot_width(data: ChartData, style: Style, available: float, *, words: bool) -> float:
    low, high = float(data.ticks[0]), float(data.ticks[-1])
    width = available - style.px(8)
    for mark in data.marks:
        if mark.value is None or data.end_of(mark) < 0:
            continue
        share = (float(data.end_of(mark)) - low) / (high - low)
        text = value_text(mark, style.tr) if words else mark.label
        behind = style.width(text, "chart_value") + style.px(14) + arrow_reach(style, mark)
        if share > 0:
            width = min(width, (available - behind) / share)
    return width
