"""A column of slots, one widget in each, whose heights neighbours in a row can share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from cqbrief.cards.base_layout import BaseLayout


class AlignedRows(BaseLayout):
    """Place widgets one below the other, all at the top, each in a slot at least as high as its floor.

    Cards side by side are given the same floors, so that what is of one kind stands on one line: a
    label of two lines in one card pushes the numbers of its neighbours down as well. An empty slot
    (None) takes no room of its own.
    """

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._slots: list[QLayoutItem | None] = []
        self._floors: Sequence[int] = ()
        self._known: dict[int, tuple[int, ...]] = {}
        """Width -> heights, until an item changes: layouts above ask several times in a row."""

    def add(self, widget: QWidget | None) -> None:
        """Put `widget` into the next slot; None leaves it empty."""
        if widget is None:
            self._slots.append(None)
        else:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: D102
        super().addItem(item)
        self._slots.append(item)

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: D102
        item = super().takeAt(index)
        if item is not None:
            self._slots.remove(item)
        return item

    def invalidate(self) -> None:  # noqa: D102
        self._known = {}
        super().invalidate()

    def heights(self, width: int) -> tuple[int, ...]:
        """Return the height that each slot needs for itself at `width`, in pixels."""
        if width not in self._known:
            self._known[width] = tuple(item_height(item, width) if item else 0 for item in self._slots)
        return self._known[width]

    def total(self, heights: Sequence[int]) -> int:
        """Return the height of the column with slots of these heights; only filled ones have gaps between."""
        return sum(heights) + self._gap * max(0, sum(height > 0 for height in heights) - 1)

    def set_floors(self, floors: Sequence[int]) -> None:
        """Make the slots at least this high. The row's layout gives the column its height."""
        if tuple(floors) != tuple(self._floors):
            self._floors = tuple(floors)
            if self.geometry().isValid():
                self._place(self.geometry())

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return self.total(self.heights(width))

    def minimumHeightForWidth(self, width: int) -> int:  # noqa: D102
        return self.heightForWidth(width)

    def sizeHint(self) -> QSize:  # noqa: D102
        width = max((item.sizeHint().width() for item in self._items), default=0)
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102
        super().setGeometry(rect)
        self._place(rect)

    def _place(self, rect: QRect) -> None:
        y = rect.y()
        heights = self.heights(rect.width())
        for item, height, floor in zip_longest(self._slots, heights, self._floors, fillvalue=0):
            if isinstance(item, QLayoutItem):
                item.setGeometry(QRect(rect.x(), y, rect.width(), height))
            if slot := max(height, floor):
                y += slot + self._gap


def item_height(item: QLayoutItem, width: int) -> int:
    """Return the height of an item of a layout at `width`, in pixels."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
