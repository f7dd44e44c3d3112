"""The look of marks: filled; hollow for derived; hatched for about and nearly; an arrow at an open end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.style import Style
from cqbrief.look.contrast import Pair, contrast
from cqbrief.look.roles import SERIES, ColourRole, Look

Direction = Literal["up", "down", "right", "left"]

_OPEN_OUTWARDS = frozenset({"over", "at_least"})
_OPEN_INWARDS = frozenset({"under", "at_most"})
_HATCHED = frozenset({"about", "nearly"})

WIDEST_COLUMN = 84.0
"""A column is at most so wide, in pixels at zoom 1."""
_NARROWEST_COLUMN = 5.0
"""Columns narrower than that are no columns to the eye."""
_SHARE, _DENSE_SHARE = 0.56, 0.8
_ROOMY_SLOT, _DENSE_SLOT = 28.0, 10.0
"""Of slots so wide, and so narrow, a column takes these shares."""
_OPPOSITE: dict[Direction, Direction] = {"up": "down", "down": "up", "right": "left", "left": "right"}
_UNIT: dict[Direction, QPointF] = {
    "up": QPointF(0, -1), "down": QPointF(0, 1), "right": QPointF(1, 0), "left": QPointF(-1, 0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BarShape:
    """Describe a bar in pixels: it grows in `direction` and ends at its value."""

    mark: Mark
    rect: QRectF
    direction: Direction
    colour: ColourRole


def pale_first(data: ChartData) -> list[int]:
    """Return the series in the order of drawing: highlighted ones come last and lie on top."""
    return sorted(range(len(data.series)), key=lambda series: series in data.highlighted)


def mark_colour(data: ChartData, mark: Mark) -> ColourRole:
    """Return the colour of a mark; pale where other marks, or another series, are highlighted."""
    if data.emphasised and not mark.highlighted:
        return "series_quiet"
    return series_colour(data, mark.series)


def series_colour(data: ChartData, series: int) -> ColourRole:
    """Return the colour of a series; pale where others are highlighted."""
    if data.highlighted and series not in data.highlighted:
        return "series_quiet"
    return SERIES[series % len(SERIES)]


def is_hollow(mark: Mark) -> bool:
    """Tell whether the mark is drawn without a fill, because its value is derived."""
    return mark.derived


def is_hatched(mark: Mark) -> bool:
    """Tell whether the mark is hatched, because its value is about or nearly so much."""
    return mark.qualifier in _HATCHED


def arrow_direction(mark: Mark, direction: Direction) -> Direction | None:
    """Return where the arrow at an open end points, on a mark that grows in `direction`; else None."""
    if mark.qualifier in _OPEN_OUTWARDS:
        return direction
    return _OPPOSITE[direction] if mark.qualifier in _OPEN_INWARDS else None


def arrow_reach(style: Style, mark: Mark) -> float:
    """Return how far an arrow reaches beyond the end of its mark; 0 without one."""
    return style.px(11) if arrow_direction(mark, "up") else 0.0


def colour_on_bar(look: Look, bar: BarShape) -> ColourRole | None:
    """Return the colour in which text can be read on a bar without a background; None where none can."""
    if is_hollow(bar.mark) or is_hatched(bar.mark):
        return None
    roles: tuple[ColourRole, ...] = ("surface", "text")
    best = max(roles, key=lambda role: contrast(look.colours[role], look.colours[bar.colour]))
    least = Pair(best, bar.colour).minimum(look)
    return best if contrast(look.colours[best], look.colours[bar.colour]) >= least else None


def column_rect(canvas: Canvas, centre: float, width: float, low: float, high: float) -> QRectF:
    """Return the place of a column between two values, its sides on whole pixels so that they are crisp."""
    top, bottom = canvas.px_y(max(low, high)), canvas.px_y(min(low, high))
    wide = max(round(width), 2)
    return QRectF(round(centre - wide / 2), top, wide, max(bottom - top, 1.0))


def column_share(canvas: Canvas, slot: float) -> float:
    """Return how much of its slot a column takes: the more, the less there is."""
    roomy, dense = canvas.style.px(_ROOMY_SLOT), canvas.style.px(_DENSE_SLOT)
    part = min(max((roomy - slot) / (roomy - dense), 0.0), 1.0)
    return _SHARE + (_DENSE_SHARE - _SHARE) * part


def too_narrow_for_columns(canvas: Canvas, data: ChartData, slot: float, count: int = 1) -> bool:
    """Tell whether `count` columns in each slot of an axis of time could not be told apart."""
    return data.temporal and slot * _DENSE_SHARE / count < canvas.style.px(_NARROWEST_COLUMN)


def draw_bars(canvas: Canvas, bars: Sequence[BarShape]) -> None:
    """Draw bars with fill, hatching and arrows; they can be pointed at and labels keep off them."""
    others = [bar for bar in bars if is_hollow(bar.mark) or is_hatched(bar.mark)]
    filled = [bar for bar in bars if not (is_hollow(bar.mark) or is_hatched(bar.mark))]
    canvas.bars(
        [bar.rect for bar in [*filled, *others]],
        [*(bar.colour for bar in filled), *(None for _ in others)],
        [bar.colour for bar in [*filled, *others]],
    )
    for bar in bars:
        if is_hatched(bar.mark):
            step = canvas.style.px(14 if is_hollow(bar.mark) else 7)
            canvas.path(hatching(bar.rect, step), stroke=bar.colour, width=canvas.style.line("mark") * 0.75)
        pointing = arrow_direction(bar.mark, bar.direction)
        if pointing:
            draw_arrow(canvas, _end(bar), bar.direction, pointing, bar.colour)
        canvas.add_hit_area(bar.mark, bar.rect)
        canvas.block(bar.rect)


def outline_highlighted(canvas: Canvas, bars: Sequence[BarShape]) -> None:
    """Draw an outline around highlighted bars whose colour tells their series and so cannot be strong."""
    for bar in bars:
        if bar.mark.highlighted:
            canvas.outline(bar.rect)


def _end(bar: BarShape) -> QPointF:
    """Return the middle of the bar's far edge."""
    centre = bar.rect.center()
    return {
        "up": QPointF(centre.x(), bar.rect.top()),
        "down": QPointF(centre.x(), bar.rect.bottom()),
        "right": QPointF(bar.rect.right(), centre.y()),
        "left": QPointF(bar.rect.left(), centre.y()),
    }[bar.direction]


def hatching(rect: QRectF, step: float) -> QPainterPath:
    """Return lines at 45°, `step` pixels apart across, cut at the edges of `rect`: it needs no clip path."""
    path = QPainterPath()
    height = rect.height()
    offset = step / 2 - height
    while offset < rect.width():
        start, stop = max(0.0, -offset), min(height, rect.width() - offset)
        if stop > start:
            path.moveTo(rect.left() + offset + start, rect.bottom() - start)
            path.lineTo(rect.left() + offset + stop, rect.bottom() - stop)
        offset += step
    return path


def draw_arrow(
    canvas: Canvas, end: QPointF, outwards: Direction, pointing: Direction, colour: ColourRole
) -> None:
    """Draw a triangle just beyond `end`, on its `outwards` side, that points where the value may lie."""
    reach, half, gap = canvas.style.px(7), canvas.style.px(7), canvas.style.px(3)
    unit = _UNIT[outwards]
    across = QPointF(-unit.y(), unit.x())
    near, far = end + unit * gap, end + unit * (gap + reach)
    base, tip = (near, far) if pointing == outwards else (far, near)
    path = QPainterPath()
    path.addPolygon(QPolygonF([base + across * half, tip, base - across * half, base + across * half]))
    canvas.path(path, fill=colour)
    canvas.block(path.boundingRect())


def symbol(series: int, centre: QPointF, size: float) -> QPainterPath:
    """Return the symbol of a series, `size` pixels across: series differ by it as well as by colour."""
    path = QPainterPath()
    half = size / 2
    match series % len(SERIES):
        case 0:
            path.addEllipse(centre, half, half)
        case 1:
            path.addRect(QRectF(centre.x() - half * 0.88, centre.y() - half * 0.88, half * 1.76, half * 1.76))
        case 2:
            path.addPolygon(_polygon(centre, half * 1.15, (90, 210, 330)))
        case 3:
            path.addPolygon(_polygon(centre, half * 1.15, (0, 90, 180, 270)))
        case 4:
            path.addPolygon(_polygon(centre, half * 1.15, (270, 30, 150)))
        case _:
            path.addPolygon(_polygon(centre, half * 1.1, (0, 60, 120, 180, 240, 300)))
    path.closeSubpath()
    return path


def draw_point(
    canvas: Canvas, mark: Mark, centre: QPointF, colour: ColourRole, *, size: float = 9,
    direction: Direction = "up", shape: int | None = None,
) -> None:  # fmt: skip
    """Draw a point: hollow for derived, ringed for about and nearly, with an arrow at an open end.

    `direction` is where values grow. Its symbol is that of its series, or of series `shape`.
    """
    style = canvas.style
    width = style.line("mark")
    series = mark.series if shape is None else shape
    point = symbol(series, centre, style.px(size))
    canvas.path(point, stroke=colour, width=width, fill="surface" if is_hollow(mark) else colour)
    if is_hatched(mark):
        canvas.path(symbol(series, centre, style.px(size + 7)), stroke=colour, width=width * 0.75)
    half = style.px(size / 2 + 3)
    rect = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
    pointing = arrow_direction(mark, direction)
    if pointing:
        draw_arrow(canvas, centre + _UNIT[direction] * style.px(size / 2), direction, pointing, colour)
    canvas.add_hit_area(mark, rect)
    padding = style.px(3)
    canvas.block(point.boundingRect().adjusted(-padding, -padding, padding, padding))


def _polygon(centre: QPointF, radius: float, degrees: Sequence[int]) -> QPolygonF:
    corners = [
        QPointF(centre.x() + radius * cos(d * pi / 180), centre.y() - radius * sin(d * pi / 180))
        for d in degrees
    ]
    return QPolygonF(corners)
