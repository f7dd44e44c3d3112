"""Where something stands already: kept by the squares of a grid, so that little is compared."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QLineF, QRectF

_SQUARE = 48.0
"""The side of a square of the grid, in pixels: about a label's width."""

_Square = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold a straight line, and how far around it nothing may stand."""

    x1: float
    y1: float
    x2: float
    y2: float
    margin: float

    def moved(self, x: float, y: float) -> _Line:
        return _Line(self.x1 + x, self.y1 + y, self.x2 + x, self.y2 + y, self.margin)

    def columns(self) -> range:
        """Return the columns of the grid that the line goes through."""
        left, right = min(self.x1, self.x2) - self.margin, max(self.x1, self.x2) + self.margin
        return range(floor(left / _SQUARE), floor(right / _SQUARE) + 1)

    def touches(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Tell whether a part of the line lies between these sides (Liang and Barsky's clipping)."""
        margin, first, last = self.margin, 0.0, 1.0
        for start, end, low, high in (
            (self.y1, self.y2, top - margin, bottom + margin),
            (self.x1, self.x2, left - margin, right + margin),
        ):
            if start == end:
                if not low <= start <= high:
                    return False
                continue
            enter, leave = (low - start) / (end - start), (high - start) / (end - start)
            if enter > leave:
                enter, leave = leave, enter
            first, last = max(first, enter), min(last, leave)
            if first > last:
                return False
        return True


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
        self._columns: dict[int, list[_Line]] = {}
        """The lines that go through each column of squares."""

    def add(self, rect: QRectF) -> None:
        """Add a rectangle."""
        self._rects.append(rect)

    def add_line(self, line: QLineF, margin: float) -> None:
        """Add a straight line with `margin` pixels around it."""
        self._lines.append(_Line(line.x1(), line.y1(), line.x2(), line.y2(), margin))

    def place(self, other: OccupiedArea, left: float, top: float) -> None:
        """Add all that `other` holds, moved by `left` and `top`."""
        self._rects += [rect.translated(left, top) for rect in other._rects]
        self._lines += [line.moved(left, top) for line in other._lines]

    def touches(self, rect: QRectF, *, besides: QRectF | None = None) -> bool:
        """Tell whether `rect` has an area in common with any rectangle `besides` one, or with a line."""
        if self._entered < len(self._rects) or self._entered_lines < len(self._lines):
            self._enter()
        for square in _squares(rect):
            for other in self._squares.get(square, ()):
                if rect.intersects(other) and other != besides:
                    return True
        if not self._columns:
            return False
        left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
        return any(
            line.touches(left, top, right, bottom)
            for column in range(floor(left / _SQUARE), floor(right / _SQUARE) + 1)
            for line in self._columns.get(column, ())
        )

    def _enter(self) -> None:
        """Sort into the squares what was added since."""
        for rect in self._rects[self._entered :]:
            for square in _squares(rect):
                self._squares.setdefault(square, []).append(rect)
        for line in self._lines[self._entered_lines :]:
            for column in line.columns():
                self._columns.setdefault(column, []).append(line)
        self._entered, self._entered_lines = len(self._rects), len(self._lines)


def _squares(rect: QRectF) -> list[_Square]:
    first, last = floor(rect.left() / _SQUARE), floor(rect.right() / _SQUARE)
    top, bottom = floor(rect.top() / _SQUARE), floor(rect.bottom() / _SQUARE)
    return [(column, row) for column in range(first, last + 1) for row in range(top, bottom + 1)]
