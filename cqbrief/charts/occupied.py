"""Where something stands already: rectangles kept by the squares of a grid, so that few are compared."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QRectF

_SQUARE = 48.0
"""The side of a square of the grid, in pixels: about a label's width."""


class OccupiedArea:
    """Hold rectangles, and tell whether another one touches any of them.

    A line of 400 points is thousands of small rectangles: comparing each label with all of them would take
    longer than painting the chart.
    """

    def __init__(self) -> None:
        self._rects: list[QRectF] = []
        self._squares: dict[tuple[int, int], list[QRectF]] = {}

    def add(self, rect: QRectF) -> None:
        """Add a rectangle."""
        self._rects.append(rect)
        for square in _squares(rect):
            self._squares.setdefault(square, []).append(rect)

    def place(self, other: OccupiedArea, left: float, top: float) -> None:
        """Add all rectangles of `other`, moved by `left` and `top`."""
        for rect in other._rects:
            self.add(rect.translated(left, top))

    def touches(self, rect: QRectF, *, besides: QRectF | None = None) -> bool:
        """Tell whether `rect` has an area in common with any of them `besides` one."""
        for square in _squares(rect):
            for other in self._squares.get(square, ()):
                if rect.intersects(other) and other != besides:
                    return True
        return False


def _squares(rect: QRectF) -> list[tuple[int, int]]:
    rows = range(floor(rect.top() / _SQUARE), floor(rect.bottom() / _SQUARE) + 1)
    columns = range(floor(rect.left() / _SQUARE), floor(rect.right() / _SQUARE) + 1)
    return [(column, row) for column in columns for row in rows]
