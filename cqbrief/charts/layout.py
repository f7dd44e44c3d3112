"""How a chart is laid out: what draws each kind, and the notes at its foot that this turns out to need."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_kinds import ChartKindName
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.diverging import draw_diverging
from cqbrief.charts.dumbbells import draw_dumbbells
from cqbrief.charts.footnotes import draw_footnotes, footnotes_height
from cqbrief.charts.heat import draw_heat
from cqbrief.charts.horizontal import draw_bands, draw_bar_rows, draw_dots
from cqbrief.charts.lines import draw_lines
from cqbrief.charts.maps import draw_map
from cqbrief.charts.multiples import draw_multiples
from cqbrief.charts.nested import draw_nested
from cqbrief.charts.placed import LabelCandidate
from cqbrief.charts.pyramids import draw_pyramids
from cqbrief.charts.shares import draw_stacked_shares
from cqbrief.charts.slopes import draw_slopes
from cqbrief.charts.stacked import draw_stacked
from cqbrief.charts.style import Style
from cqbrief.charts.vertical import draw_columns, draw_grouped
from cqbrief.charts.waterfalls import draw_waterfalls

Drawer = Callable[[Canvas, ChartData], None]

_MOST_LINES = 4
_MOST_PASSES = 4
"""Notes take room, and less room may need more notes; each pass keeps the room of the one before."""


def draw_columns_or_bars(canvas: Canvas, data: ChartData) -> None:
    """Draw columns, or bars where values grow to the right."""
    (draw_columns if data.axis == "vertical" else draw_bar_rows)(canvas, data)


DRAWERS: Mapping[ChartKindName, Drawer] = {
    "column": draw_columns_or_bars,
    "bar": draw_bar_rows,
    "target": draw_columns_or_bars,
    "grouped": draw_grouped,
    "stacked": draw_stacked,
    "stacked_share": draw_stacked_shares,
    "line": draw_lines,
    "slope": draw_slopes,
    "nested": draw_nested,
    "band": draw_bands,
    "dot": draw_dots,
    "dumbbell": draw_dumbbells,
    "diverging": draw_diverging,
    "pyramid": draw_pyramids,
    "waterfall": draw_waterfalls,
    "heat": draw_heat,
    "multiples": draw_multiples,
    "map": draw_map,
}
"""What draws each kind of `briefing.chart_kinds`."""


def lay_out(data: ChartData, style: Style, width: float, height: float) -> Canvas:
    """Lay `data` out on `width` × `height` logical pixels; needs a QApplication for its fonts.

    What a chart must say at its foot is known only once it is laid out: then it is laid out again in the
    room that is left above the notes.
    """
    canvas = Canvas(style, width, height)
    if not data.categories:
        return canvas
    foot, short_status = 0.0, False
    for _ in range(_MOST_PASSES):
        canvas = Canvas(style, width, max(height - foot, 1.0), short_status)
        DRAWERS[data.kind](canvas, data)
        needed = footnotes_height(style, width, canvas.notes)
        short = any(note.symbol == "status" for note in canvas.notes)
        if needed <= foot and short == short_status:
            break
        foot, short_status = max(foot, needed), short_status or short
    if foot > height or not _holds(canvas):
        return _too_small(data, style, width, height)
    canvas.height = height
    draw_footnotes(canvas)
    return canvas


def _holds(canvas: Canvas) -> bool:
    """Tell whether all lies on the canvas: names, legend and notes may leave no room for the plot."""
    sheet = QRectF(0, 0, canvas.width, canvas.height)
    # The symbol of a mark at an end of its axis may reach a little beyond.
    beyond = canvas.style.px(4)
    wider = sheet.adjusted(-beyond, -beyond, beyond, beyond)
    inside = (_within(wider, shape.path.boundingRect()) for shape in canvas.paths)
    return _within(sheet.adjusted(-1, -1, 1, 1), canvas.plot) and all(inside)


def _within(sheet: QRectF, rect: QRectF) -> bool:
    """Tell whether a rectangle lies on the sheet; Qt's own `contains` denies it of lines."""
    across = sheet.left() <= rect.left() and rect.right() <= sheet.right()
    return across and sheet.top() <= rect.top() and rect.bottom() <= sheet.bottom()


def _too_small(data: ChartData, style: Style, width: float, height: float) -> Canvas:
    """Lay out, on a canvas that has no room for the chart, where its values are."""
    canvas = Canvas(style, width, height)
    canvas.plot = QRectF(0, 0, width, height)
    middle = [LabelCandidate(width / 2, height / 2)]
    canvas.label(style.tr.text("see the table"), "chart_text", "text_quiet", middle, lines=_MOST_LINES)
    for mark in data.marks:
        canvas.omit(mark)
    return canvas
