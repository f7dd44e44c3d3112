"""Dumbbells: two values of each row, before and after, and the way from one to the other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.descriptions import tick_texts
from cqbrief.charts.mark_shapes import arrow_reach, draw_point, mark_colour
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.row_axes import RowLayout, draw_row_gap, draw_rows
from cqbrief.charts.value_labels import write_value
from cqbrief.look.roles import ColourRole

_POINT, _GAP_SLOT = 11.0, 22.0
"""Size of a point, and height of the slot of a missing value, in pixels at zoom 1."""
_HEAD, _SHORTEST = 9.0, 30.0
"""Size of the arrow's head; a way shorter than this has none, for its ends would hide it."""


def draw_dumbbells(canvas: Canvas, data: ChartData) -> None:
    """Draw two points for each category and an arrow from the first to the second."""
    if not data.ticks[0] <= 0 <= data.ticks[-1]:
        first = tick_texts(data)[0]
        canvas.note(ChartNote(canvas.style.tr.text("The axis begins at {value}, not at zero", value=first)))
    draw_rows(canvas, data, _draw_dumbbells)


def _draw_dumbbells(canvas: Canvas, data: ChartData, rows: RowLayout) -> None:
    missing: list[Mark] = []
    for category, middle in rows.middles.items():
        here = data.marks_of(category)
        valued = [mark for mark in here if mark.value is not None]
        missing += [mark for mark in here if mark.value is None]
        if len(valued) == 2:
            _draw_way(canvas, data, valued, middle)
        for mark in valued:
            centre = QPointF(canvas.px_x(float(mark.value or 0)), middle)
            draw_point(canvas, mark, centre, mark_colour(data, mark), size=_POINT, direction="right")
    areas = [area for area in canvas.hits if area.mark.value is not None]
    for area in areas:
        others = [other.rect for other in areas if other.mark.category == area.mark.category]
        _write_value(canvas, area.mark, area.rect, others, rows.left)
    for mark in missing:
        slot = min(rows.height * 0.6, canvas.style.px(_GAP_SLOT))
        draw_row_gap(canvas, mark, rows.middles[mark.category], slot)


def _draw_way(canvas: Canvas, data: ChartData, valued: list[Mark], middle: float) -> None:
    """Draw the line from the first point to the second, with an arrow's head before it."""
    first, second = (canvas.px_x(float(mark.value or 0)) for mark in valued)
    strong = any(mark.highlighted for mark in valued)
    colour: ColourRole = "text" if strong else "axis"
    canvas.line(first, middle, second, middle, colour, "mark")
    half = canvas.style.line("mark")
    canvas.block(QRectF(min(first, second), middle - half, abs(second - first), 2 * half))
    if abs(second - first) < canvas.style.px(_SHORTEST):
        return
    forwards = 1 if second > first else -1
    tip = second - forwards * canvas.style.px(_POINT / 2 + 2)
    back, wing = tip - forwards * canvas.style.px(_HEAD), canvas.style.px(_HEAD / 2)
    corners = [(tip, middle), (back, middle - wing), (back, middle + wing), (tip, middle)]
    head = QPainterPath()
    head.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    canvas.path(head, fill=colour)
    canvas.block(head.boundingRect())


def _write_value(canvas: Canvas, mark: Mark, rect: QRectF, here: list[QRectF], left: float) -> None:
    """Write a value on the outer side of its point, else above or below it."""
    x, y, gap = rect.center().x(), rect.center().y(), canvas.style.px(3) + arrow_reach(canvas.style, mark)
    before = LabelCandidate(rect.left() - gap, y, 1, 0.5)
    behind = LabelCandidate(rect.right() + gap, y, 0, 0.5)
    others = [each.center().x() for each in here if each != rect]
    leftwards = any(x < other for other in others) or (len(here) > 1 and mark.series == 0 and x in others)
    sides = [before, behind] if leftwards else [behind, before]
    if before.x - canvas.style.width(mark.label, "chart_value") < left:
        # There it would be read as part of the name.
        sides.remove(before)
    above = [LabelCandidate(x, rect.top(), 0.5, 1), LabelCandidate(x, rect.bottom(), 0.5, 0)]
    write_value(canvas, mark, [*sides, *above])
