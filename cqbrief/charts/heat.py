"""Heat tables: a cell for each category and series, its shade the class of its value."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_data.classes import class_of
from cqbrief.briefing.quantities.time_axis import times_of
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.descriptions import status_words
from cqbrief.charts.label_wrapping import wrap_evenly
from cqbrief.charts.legend import draw_keys, keys_height
from cqbrief.charts.mark_shapes import BarShape, colour_on_bar, hatching, is_hatched, is_hollow
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.row_axes import RowLayout, draw_row_gap, draw_rows
from cqbrief.charts.row_layout import NAME_SHARE
from cqbrief.charts.shades import class_colour, class_keys
from cqbrief.charts.style import Style
from cqbrief.charts.value_labels import write_value
from cqbrief.i18n.language import DEFAULT_LANGUAGE

_HEAD_LINES = 3
_MOST_FIT = 0.75
"""Share of the values that must have room in their cells."""


def draw_heat(canvas: Canvas, data: ChartData) -> None:
    """Draw the classes as a legend, and below it rows of cells under the names of the series."""
    top = draw_keys(canvas, class_keys(data, canvas.style))
    body = canvas.panel(canvas.width, max(canvas.height - top, 1.0))
    head = heads_height(data, canvas.style, canvas.width)
    draw_rows(body, data, _draw_cells, values_behind=False, head=head, axis=False)
    canvas.place_panel(body, 0, top)


def besides_rows(data: ChartData, style: Style, width: float) -> float:
    """Return the height of legend and heads."""
    return keys_height(class_keys(data, style), style, width) + heads_height(data, style, width)


def heads_height(data: ChartData, style: Style, width: float) -> float:
    """Return what the names of the series need above a column of rows."""
    cell = width * (1 - NAME_SHARE) / len(data.series) - style.px(6)
    measure = style.measure("chart_text")
    names = data.series_names(style.tr.language)
    lines = max(len(wrap_evenly(name, cell, _HEAD_LINES, measure)) for name in names)
    return ceil(max(lines, 1) * style.line_height("chart_text") + style.px(4))


def _draw_cells(canvas: Canvas, data: ChartData, rows: RowLayout) -> None:
    width = canvas.plot.width() / len(data.series)
    _write_heads(canvas, data, width, rows.head)
    line = canvas.style.line("hairline")
    cells: list[BarShape] = []
    for mark in rows.marks(data):
        left = canvas.plot.left() + mark.series * width
        height = rows.heights[mark.category]
        top = rows.middles[mark.category] - height / 2
        rect = QRectF(left, top, width, height).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        if mark.value is None:
            gap = rect.adjusted(line, line, -line, -line)
            thickness = max(gap.height(), 1.0)
            draw_row_gap(canvas, mark, gap.center().y(), thickness, start=gap.left(), end=gap.right())
            continue
        cells.append(BarShape(mark, rect, "up", class_colour(data, class_of(mark.value, data.ticks))))
    _fill(canvas, cells)
    _write_values(canvas, cells)
    for cell in cells:
        if cell.mark.highlighted or cell.mark.series in data.highlighted:
            canvas.outline(cell.rect)


def _fill(canvas: Canvas, cells: list[BarShape]) -> None:
    """Draw cells in their shades; derived ones hollow, approximate ones hatched."""
    open_ = [cell for cell in cells if is_hollow(cell.mark) or is_hatched(cell.mark)]
    full = [cell for cell in cells if not (is_hollow(cell.mark) or is_hatched(cell.mark))]
    ordered = [*full, *open_]
    fills = [*(cell.colour for cell in full), *(None for _ in open_)]
    canvas.bars([cell.rect for cell in ordered], fills, [cell.colour for cell in ordered])
    for cell in open_:
        if is_hatched(cell.mark):
            step, width = canvas.style.px(7), canvas.style.line("mark") * 0.75
            canvas.path(hatching(cell.rect, step), stroke=cell.colour, width=width)
    for cell in cells:
        canvas.add_hit_area(cell.mark, cell.rect)
    for cell in full:
        canvas.block(_inside(canvas, cell.rect))


def _inside(canvas: Canvas, cell: QRectF) -> QRectF:
    """Return where in a cell its value may stand, so that the values of neighbours stay apart."""
    off = min(canvas.style.px(3), cell.width() / 4)
    return cell.adjusted(off, 0, -off, 0)


def _write_values(canvas: Canvas, cells: list[BarShape]) -> None:
    """Write the values in their cells; where most have no room, none, for a few would seem to be chosen."""
    inner = [BarShape(cell.mark, _inside(canvas, cell.rect), "up", cell.colour) for cell in cells]
    fitting = sum(canvas.style.width(cell.mark.label, "chart_value") <= cell.rect.width() for cell in inner)
    for cell in inner:
        if fitting < _MOST_FIT * len(cells) and not cell.mark.highlighted:
            canvas.omit(cell.mark)
            _write_sign(canvas, cell)
        else:
            _write_value(canvas, cell)


def _write_value(canvas: Canvas, cell: BarShape) -> None:
    """Write the value in its cell; where it has no room there, at least its sign below zero."""
    style, centre = canvas.style, cell.rect.center()
    if colour_on_bar(style.look, cell) is not None:
        rect = write_value(canvas, cell.mark, [], width=cell.rect.width(), bar=cell, inside_first=True)
    else:
        words = [cell.mark.label, *status_words(cell.mark, style.tr).split()]
        fits = max(style.width(word, "chart_value") for word in words) <= cell.rect.width()
        at = [LabelCandidate(centre.x(), centre.y())] if fits else []
        rect = write_value(canvas, cell.mark, at, width=cell.rect.width())
    if rect is None:
        _write_sign(canvas, cell)


def _write_sign(canvas: Canvas, cell: BarShape) -> None:
    """Draw a minus in a cell below zero: shades of two hues alone are not told apart by everybody."""
    centre, half = cell.rect.center(), canvas.style.px(3)
    if (cell.mark.value or 0) < 0 and cell.rect.width() >= 2 * half:
        colour = colour_on_bar(canvas.style.look, cell) or "text"
        canvas.line(centre.x() - half, centre.y(), centre.x() + half, centre.y(), colour, "mark")


def _write_heads(canvas: Canvas, data: ChartData, width: float, head: float) -> None:
    """Write the names of the series over their cells: whole, else numbers that notes explain."""
    style = canvas.style
    names = data.series_names(style.tr.language)
    measure = style.measure("chart_text")
    most = max(int(head / style.line_height("chart_text") + 1e-6), 1)
    bottom = canvas.plot.top() - style.px(2)
    last = len(names) - 1
    unnamed: set[int] = set()
    number = 0
    # The last first: of years that find no room side by side every second or third is left out.
    for series in sorted(range(len(names)), key=lambda at: (at not in (0, last), at)):
        lines = wrap_evenly(names[series], width - style.px(6), most, measure)
        centre = canvas.plot.left() + (series + 0.5) * width
        at = [LabelCandidate(centre, bottom, 0.5, 1)]
        if not lines and measure(names[series]) <= style.px(48):
            lines = [names[series]]
        if lines and canvas.label(
            "\n".join(lines), "chart_text", "text", at, lines=most, padding=style.px(2)
        ):
            continue
        number += 1
        if not lines and canvas.label(f"({number})", "chart_text", "text", at, padding=style.px(2)):
            canvas.note(ChartNote(f"({number}) {names[series]}"))
        else:
            number -= 1
            unnamed.add(series)
    for mark in data.marks if not _in_order(data) else ():
        if mark.series in unnamed:
            canvas.omit(mark)


def _in_order(data: ChartData) -> bool:
    """Tell whether all series are times, so that those without a name are known from their neighbours."""

    return None not in times_of([name.wording(DEFAULT_LANGUAGE) for name in data.series])
