"""A layout for a number and the words that name it: side by side, or the number below where it is long."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize

from cqbrief.cards.aligned_rows import item_height
from cqbrief.cards.base_layout import BaseLayout

LEAST_FOR_WORDS = 0.4
"""The part of the width that the words have beside a number; with less, hardly a word would be whole."""


class NamedNumber(BaseLayout):
    """Place the words, added first, at the left and the number, added second, at the right."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return max((place.bottom() + 1 for place in self._places(QRect(0, 0, width, 0))), default=0)

    def sizeHint(self) -> QSize:  # noqa: D102
        width = sum(item.sizeHint().width() for item in self._items) + self._gap
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102
        super().setGeometry(rect)
        for item, place in zip(self._items, self._places(rect), strict=True):
            item.setGeometry(place)

    def _places(self, rect: QRect) -> list[QRect]:
        words, number = self._items
        right = min(number.sizeHint().width(), rect.width())
        left = rect.width() - self._gap - right
        beside = left >= min(words.sizeHint().width(), round(LEAST_FOR_WORDS * rect.width()))
        if not beside:
            left = rect.width()
        first = QRect(rect.x(), rect.y(), left, item_height(words, left))
        y = rect.y() if beside else first.bottom() + 1
        return [first, QRect(rect.x() + rect.width() - right, y, right, item_height(number, right))]
