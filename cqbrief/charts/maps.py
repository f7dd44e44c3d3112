"""Maps: the districts of a city, each in the shade of its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_data.classes import class_of
from cqbrief.briefing.maps.districts import District, Districts
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.descriptions import gap_text
from cqbrief.charts.legend import draw_keys, keys_height
from cqbrief.charts.mark_shapes import BarShape, colour_on_bar, is_hatched, is_hollow
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.shades import class_colour, class_keys
from cqbrief.charts.style import Style
from cqbrief.charts.value_labels import by_importance, explain_sign
from cqbrief.look.roles import ColourRole, TextRole
from cqbrief.text.mark_text import status_sign

_LOWEST, _HIGHEST = 200.0, 460.0
"""The least height of a map and the greatest that it wants, in pixels at zoom 1."""
_HATCHING, _WIDE_HATCHING = 7.0, 14.0
"""Distance of hatching lines: of values that are about so much, of districts without a value."""
_AIR = 3.0
"""Pixels at zoom 1 between a border and what is written in a district."""
_MOST_KEYED = 24
"""So many names may be numbers that notes explain; more would be a page of notes."""


@dataclass(frozen=True, slots=True)
class _Area:
    """Hold a district as it lies on the canvas."""

    district: District
    path: QPainterPath
    rings: tuple[tuple[QPointF, ...], ...]
    rows: tuple[tuple[float, float, float], ...]
    """From the bottom up, equally far apart: at y the longest stretch inside it, from x to x."""


def map_heights(data: ChartData, style: Style, width: float) -> tuple[float, float]:
    """Return the least height of a map, and the one it wants on `width` pixels, legend included."""
    legend = keys_height(class_keys(data, style), style, width)
    shape = data.districts.width_by_height if data.districts is not None else 1.0
    wanted = min(max(width / shape, style.px(_LOWEST)), style.px(_HIGHEST))
    return legend + style.px(_LOWEST), legend + wanted


def draw_map(canvas: Canvas, data: ChartData) -> None:
    """Draw the classes as a legend and below it the districts; those without a value are hatched.

    Name and value stand in a district where it has room for both; else its name is a number that a note
    explains, and a value without room is left out.
    """
    top = draw_keys(canvas, class_keys(data, canvas.style))
    if data.districts is None:
        for mark in data.marks:
            canvas.omit(mark)
        canvas.plot = QRectF(0, top, canvas.width, max(canvas.height - top, 1.0))
        return
    canvas.plot = _fitted(data.districts, QRectF(0, top, canvas.width, max(canvas.height - top, 1.0)))
    areas = [_area(each, data.districts, canvas.plot) for each in data.districts.districts]
    drawn = _drawn(data, areas)
    for number, area in enumerate(areas):
        _draw_district(canvas, data, area, drawn.get(number))
    for number, mark in drawn.items():
        if mark.highlighted:
            canvas.path(areas[number].path, stroke="text", width=canvas.style.line("mark"))
    _label(canvas, data, [(mark, areas[number]) for number, mark in drawn.items()])
    placed = {id(mark) for mark in drawn.values()}
    for mark in data.marks:
        if id(mark) not in placed:
            canvas.omit(mark)


def _fitted(districts: Districts, room: QRectF) -> QRectF:
    """Return where all districts lie as large as the room allows, in its middle, a little off its edges."""
    inner = room.adjusted(1, 1, -1, -1)
    width = max(min(inner.width(), inner.height() * districts.width_by_height), 1.0)
    height = max(width / districts.width_by_height, 1.0)
    return QRectF(room.center().x() - width / 2, inner.top(), width, height)


def _area(district: District, districts: Districts, plot: QRectF) -> _Area:
    scale = plot.width() / (districts.right - districts.left)
    left, top = plot.left() - districts.left * scale, plot.top() + districts.top * scale
    rings: list[tuple[QPointF, ...]] = []
    path = QPainterPath()
    for ring in district.rings:
        corners: list[QPointF] = []
        last_x = last_y = float("-inf")
        for x, y in ring:
            at_x, at_y = left + x * scale, top - y * scale
            # Finer than half a pixel is not seen.
            if abs(at_x - last_x) >= 0.5 or abs(at_y - last_y) >= 0.5:
                corners.append(QPointF(at_x, at_y))
                last_x, last_y = at_x, at_y
        rings.append(tuple(corners))
        path.addPolygon(QPolygonF(corners))
        path.closeSubpath()
    rows = tuple(
        (top - each.y * scale, left + each.left * scale, left + each.right * scale)
        for each in district.clearances
    )
    return _Area(district, path, tuple(rings), rows)


def _drawn(data: ChartData, areas: Sequence[_Area]) -> dict[int, Mark]:
    """Return the mark of each district that the data name, by the district's number."""
    numbers = {area.district.name: number for number, area in enumerate(areas)}
    found: dict[int, Mark] = {}
    for mark in data.marks:
        wordings = data.categories[mark.category].wordings()
        number = next((numbers[words] for words in wordings if words in numbers), None)
        if number is not None:
            found.setdefault(number, mark)
    return found


def _draw_district(canvas: Canvas, data: ChartData, area: _Area, mark: Mark | None) -> None:
    border = canvas.style.line("hairline")
    colour = _colour(data, mark)
    hollow = mark is None or colour is None or is_hollow(mark) or is_hatched(mark)
    canvas.path(area.path, stroke="axis", width=border, fill=None if hollow else colour)
    if mark is None or colour is None:
        _hatch(canvas, area, _WIDE_HATCHING, "axis", border)
        reason = canvas.style.tr.text("no value") if mark is None else gap_text(mark, canvas.style.tr)
        canvas.note(ChartNote(reason, "gap"))
    elif hollow:
        width = canvas.style.line("mark")
        canvas.path(area.path, stroke=colour, width=width)
        if is_hatched(mark):
            _hatch(canvas, area, _HATCHING, colour, width * 0.75)
    if mark is not None:
        canvas.add_hit_area(mark, area.path.boundingRect(), area.path)


def _colour(data: ChartData, mark: Mark | None) -> ColourRole | None:
    if mark is None or mark.value is None:
        return None
    return class_colour(data, class_of(mark.value, data.ticks))


def _hatch(canvas: Canvas, area: _Area, step: float, colour: ColourRole, width: float) -> None:
    """Draw lines at 45° inside an area, cut at its borders: that needs no clip path."""
    distance = canvas.style.px(step)
    crossings: dict[int, list[float]] = {}
    for ring in area.rings:
        corners = [(point.x(), point.y()) for point in ring]
        for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
            # A line at 45° is where x + y is the same; along it runs x.
            low, high = (x1 + y1) / distance, (x2 + y2) / distance
            if low == high:
                continue
            for line in range(int(min(low, high)) + 1, int(max(low, high)) + 1):
                crossings.setdefault(line, []).append(x1 + (line - low) / (high - low) * (x2 - x1))
    path = QPainterPath()
    for line, xs in crossings.items():
        xs.sort()
        for begin, end in zip(xs[::2], xs[1::2], strict=False):
            path.moveTo(begin, line * distance - begin)
            path.lineTo(end, line * distance - end)
    canvas.path(path, stroke=colour, width=width)


def _label(canvas: Canvas, data: ChartData, areas: Sequence[tuple[Mark, _Area]]) -> None:
    """Write names and values in their districts, the most important first."""
    area_of = {id(mark): area for mark, area in areas}
    keyed = 0
    for mark in by_importance(data, (mark for mark, _ in areas), most=len(areas)):
        name = data.categories[mark.category].in_language(canvas.style.tr.language)
        value = mark.label + ("" if mark.sign else status_sign(mark))
        number = f"({keyed + 1})"
        tried = [(name, value), (number, value), (name, ""), (number, "")]
        if keyed >= _MOST_KEYED:
            tried = tried[::2]
        written = next((each for each in tried if _write(canvas, data, area_of[id(mark)], mark, *each)), None)
        if written is None or not written[1]:
            canvas.omit(mark)
        else:
            explain_sign(canvas, mark, value)
        if written is not None and written[0] == number:
            keyed += 1
            canvas.note(ChartNote(f"{number} {name}"))


def _write(canvas: Canvas, data: ChartData, area: _Area, mark: Mark, name: str, value: str) -> bool:
    """Write a name and, below it, a value where the district has room for both; tell whether it has."""
    style = canvas.style
    step = style.line_height("chart_value")
    width = max(style.width(name, "chart_text"), style.width(value, "chart_value"))
    height = style.letter_height("chart_value") + (step if value else 0.0)
    at = _room(area, width + 2 * style.px(_AIR), height + style.px(_AIR))
    if at is None:
        return False
    colour, background = _text_colour(canvas, data, area, mark)
    lines: list[tuple[TextRole, str, float]] = [("chart_text", name, at.y() - step / 2 if value else at.y())]
    if value:
        lines.append(("chart_value", value, at.y() + step / 2))
    for role, text, y in lines:
        place = [LabelCandidate(at.x(), y)]
        canvas.label(text, role, colour, place, over_marks=True, background=background)
    return True


def _text_colour(canvas: Canvas, data: ChartData, area: _Area, mark: Mark) -> tuple[ColourRole, bool]:
    """Return the colour of text in a district, and whether it needs the surface behind it."""
    colour = _colour(data, mark)
    if colour is not None:
        found = colour_on_bar(canvas.style.look, BarShape(mark, area.path.boundingRect(), "up", colour))
        if found is not None:
            return found, False
    return "text", True


def _room(area: _Area, width: float, height: float) -> QPointF | None:
    """Return the middle of the place nearest to the district's middle that holds so much; None for none."""
    rows = area.rows
    if len(rows) < 2 or max(right - left for _, left, right in rows) < width:
        return None
    gap = abs(rows[1][0] - rows[0][0])
    reach = ceil(height / 2 / gap) if gap else len(rows)
    # From the middle outwards; what is written lies between the first row and the last.
    for index in sorted(range(reach, len(rows) - reach), key=lambda at: abs(at - len(rows) / 2)):
        beside = rows[index - reach : index + reach + 1]
        begin, end = max(row[1] for row in beside), min(row[2] for row in beside)
        if end - begin >= width:
            return QPointF((begin + end) / 2, rows[index][0])
    return None
