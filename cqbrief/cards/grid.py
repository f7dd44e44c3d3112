"""A layout that flows: as many equal columns as fit, every row as high as its highest item."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class ColumnGrid(QLayout):
    """Equal columns at least `narrowest` wide, at most `most` of them; one column if nothing else fits.

    The columns share the whole width; a last row that is not full keeps the column width, so that
    edges stay aligned. It asks for no width of its own: there is never a horizontal scroll bar.
    With `packed` items of very different heights are not lined up in rows: each goes below the
    column that is shortest so far.
    """

    def __init__(
        self, narrowest: int, gap: int, most: int = 99, *, packed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._packed = packed
        self._narrowest = narrowest
        self._gap = gap
        self._most = most
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """Width -> height, until an item changes: layouts above ask several times in a row."""
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: D102
        self._items.append(item)

    def count(self) -> int:  # noqa: D102
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: D102
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: D102
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: D102
        return Qt.Orientation(0)

    def invalidate(self) -> None:  # noqa: D102
        self._heights = {}
        super().invalidate()

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(self._narrowest, self.heightForWidth(self._narrowest))

    def minimumSize(self) -> QSize:  # noqa: D102
        return QSize(0, 0)

    def columns(self, width: int) -> int:
        """How many columns there are at `width`; rows are kept even where a row less wide would do.

        Five cards over four columns would leave one alone below: three and two read better.
        """
        fit = max(1, min(self._most, (width + self._gap) // (self._narrowest + self._gap)))
        total = max(1, len(self._items))
        rows = -(-total // fit)
        return -(-total // rows)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        columns = self.columns(rect.width())
        width = (rect.width() - self._gap * (columns - 1)) / columns
        if self._packed:
            return self._pack(rect, columns, width, place=place)
        y = rect.y()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            edges = [round(rect.x() + index * (width + self._gap)) for index in range(columns + 1)]
            widths = [edges[index + 1] - self._gap - edges[index] for index in range(len(row))]
            height = max(_height(item, w) for item, w in zip(row, widths, strict=True))
            if place:
                for item, x, w in zip(row, edges, widths, strict=False):
                    item.setGeometry(QRect(x, y, w, height))
            y += height + self._gap
        return max(0, y - self._gap - rect.y())

    def _pack(self, rect: QRect, columns: int, width: float, *, place: bool) -> int:
        bottoms = [rect.y()] * columns
        for item in self._items:
            column = bottoms.index(min(bottoms))
            left = round(rect.x() + column * (width + self._gap))
            right = round(rect.x() + (column + 1) * (width + self._gap)) - self._gap
            height = _height(item, right - left)
            if place:
                item.setGeometry(QRect(left, bottoms[column], right - left, height))
            bottoms[column] += height + self._gap
        return max(0, max(bottoms) - self._gap - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
