"""Where something stands already: kept by the squares of a grid, so that little is compared."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from PySide6.QtCore import QLineF, QRectF

_SQUARE = 48.0
"""The side of a square of the grid, in pixels: about a label's width."""

_Square = tuple[int, int]
_Line = tuple[QLineF, float]
"""A line, and how far around it nothing may stand."""


class OccupiedArea:
    """Hold rectangles and lines, and tell whether another rectangle touches any of them.

    A chart has hundreds of both: comparing each label with all of them would take longer than painting it.
    """

    def __init__(self) -> None:
        self._rects: list[QRectF] = []
        self._lines: list[_Line] = []
        self._entered = self._entered_lines = 0
        """How many of them stand in the squares: where nothing is asked, none has to."""
        self._squares: dict[_Square, list[QRectF]] = {}
        self._line_squares: dict[_Square, list[_Line]] = {}

    def add(self, rect: QRectF) -> None:
        """Add a rectangle."""
        self._rects.append(rect)

    def add_line(self, line: QLineF, margin: float) -> None:
        """Add a straight line with `margin` pixels around it."""
        self._lines.append((line, margin))

    def place(self, other: OccupiedArea, left: float, top: float) -> None:
        """Add all that `other` holds, moved by `left` and `top`."""
        self._rects += [rect.translated(left, top) for rect in other._rects]
        self._lines += [(line.translated(left, top), margin) for line, margin in other._lines]

    def touches(self, rect: QRectF, *, besides: QRectF | None = None) -> bool:
        """Tell whether `rect` has an area in common with any rectangle `besides` one, or with a line."""
        self._enter()
        squares = _squares(rect)
        for square in squares:
            for other in self._squares.get(square, ()):
                if rect.intersects(other) and other != besides:
                    return True
        return any(
            _crosses(line, rect.adjusted(-margin, -margin, margin, margin))
            for square in squares
            for line, margin in self._line_squares.get(square, ())
        )

    def _enter(self) -> None:
        """Sort into the squares what was added since."""
        for rect in self._rects[self._entered :]:
            for square in _squares(rect):
                self._squares.setdefault(square, []).append(rect)
        for line, margin in self._lines[self._entered_lines :]:
            for square in _squares_along(line, margin):
                self._line_squares.setdefault(square, []).append((line, margin))
        self._entered, self._entered_lines = len(self._rects), len(self._lines)


def _squares(rect: QRectF) -> list[_Square]:
    columns = range(floor(rect.left() / _SQUARE), floor(rect.right() / _SQUARE) + 1)
    rows = range(floor(rect.top() / _SQUARE), floor(rect.bottom() / _SQUARE) + 1)
    return [(column, row) for column in columns for row in rows]


def _squares_along(line: QLineF, margin: float) -> Iterator[_Square]:
    """Yield the squares that a line with its margin goes through, column by column."""
    left, right = sorted((line.p1(), line.p2()), key=lambda point: point.x())
    slope = (right.y() - left.y()) / (right.x() - left.x()) if right.x() > left.x() else 0.0
    for column in range(floor((left.x() - margin) / _SQUARE), floor((right.x() + margin) / _SQUARE) + 1):
        if slope:
            begin = max(column * _SQUARE - margin, left.x())
            end = min((column + 1) * _SQUARE + margin, right.x())
            ys = (left.y() + (begin - left.x()) * slope, left.y() + (end - left.x()) * slope)
        else:
            ys = (left.y(), right.y())
        for row in range(floor((min(ys) - margin) / _SQUARE), floor((max(ys) + margin) / _SQUARE) + 1):
            yield column, row


def _crosses(line: QLineF, rect: QRectF) -> bool:
    """Tell whether a part of the line lies in the rectangle (Liang and Barsky's clipping)."""
    first, last = 0.0, 1.0
    for along, before, behind in (
        (line.dx(), rect.left() - line.x1(), rect.right() - line.x1()),
        (line.dy(), rect.top() - line.y1(), rect.bottom() - line.y1()),
    ):
        if along == 0:
            if before > 0 or behind < 0:
                return False
            continue
        enter, leave = sorted((before / along, behind / along))
        first, last = max(first, enter), min(last, leave)
    return first <= last
