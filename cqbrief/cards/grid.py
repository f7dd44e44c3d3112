"""A layout that flows: as many equal columns as fit, every row as high as its highest item."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Protocol, cast

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from cqbrief.cards.aligned_rows import item_height
from cqbrief.cards.base_layout import BaseLayout

STRETCHED = 0.8
"""Cards at least this part as high as the highest of their row end on one line with it."""


class AlignedCard(Protocol):
    """Describe a card in slots: those of one row share the heights of their slots."""

    def slot_heights(self, width: int) -> tuple[int, ...]:
        """Return the height that each slot needs for itself when the card is `width` wide."""

    def set_floors(self, floors: Sequence[int]) -> None:
        """Make every slot at least as high as its floor."""

    def height_of(self, floors: Sequence[int], width: int) -> int:
        """Return how high the card is with slots as high as `floors`."""


class ColumnGrid(BaseLayout):
    """Place items in equal columns at least `narrowest` wide, at most `most` of them, at least one.

    The columns share the whole width; a last row that is not full keeps the column width, so that
    edges stay aligned. It asks for no width of its own: there is never a horizontal scroll bar.
    With `packed` items of very different heights are not lined up in rows: each goes below the
    column that is shortest so far. A `joined` grid goes on below another one with the same columns,
    however few items are left for it. In a `filled` one an item that is left alone has its row to itself.
    No column is wider than `widest`, where that is given: running text in longer lines is hard to read.

    A card that would be mostly empty at its row's height keeps its own.
    """

    def __init__(
        self,
        narrowest: int,
        gap: int,
        most: int = 99,
        *,
        packed: bool = False,
        joined: bool = False,
        filled: bool = False,
        widest: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._packed = packed
        self._joined = joined
        self._filled = filled
        self._widest = widest
        self._narrowest = narrowest
        self.gap = gap
        self._most = most
        self._heights: dict[int, int] = {}
        """Width -> height, until an item changes: layouts above ask several times in a row."""

    def invalidate(self) -> None:  # noqa: D102
        self._heights = {}
        super().invalidate()

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:  # noqa: D102
        # The height follows from the width that it is given; at the least width nobody uses it, and laying
        # all texts out for it took a sixth of the time in which a page is made.
        return QSize(self._narrowest, 0)

    def columns(self, width: int) -> int:
        """Return how many columns there are at `width`; rows are kept even where a row less wide would do.

        Five cards over four columns would leave one alone below: three and two read better.
        """
        return self.even(self.most_columns(width))

    def most_columns(self, width: int) -> int:
        """Return how many columns `width` has room for."""
        return max(1, min(self._most, (width + self.gap) // (self._narrowest + self.gap)))

    def even(self, columns: int) -> int:
        """Return the fewest columns that need no more rows than `columns` do."""
        if self._joined:
            return columns
        total = max(1, len(self._items))
        rows = -(-total // columns)
        return -(-total // rows)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        columns = self.columns(rect.width())
        width = (rect.width() - self.gap * (columns - 1)) / columns
        if self._widest is not None:
            width = min(width, self._widest)
        if self._packed:
            return self._pack(rect, columns, width, place=place)
        y = rect.y()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            edges = [round(rect.x() + index * (width + self.gap)) for index in range(columns + 1)]
            widths = [edges[index + 1] - self.gap - edges[index] for index in range(len(row))]
            if self._filled and len(row) == 1:
                widths = [rect.width()]
            heights = self._heights_in(row, widths, place=place)
            highest = max(heights)
            if place:
                for item, x, w, own in zip(row, edges, widths, heights, strict=False):
                    item.setGeometry(QRect(x, y, w, highest if own >= STRETCHED * highest else own))
            y += highest + self.gap
        return max(0, y - self.gap - rect.y())

    def _heights_in(self, row: list[QLayoutItem], widths: list[int], *, place: bool) -> list[int]:
        """Return the heights of the items of a row; with `place` its cards are given those of its slots."""
        found = [_slotted(item) for item in row]
        slotted = [card for card in found if card is not None]
        if len(slotted) < len(row):
            return [item_height(item, width) for item, width in zip(row, widths, strict=True)]
        own = [card.slot_heights(width) for card, width in zip(slotted, widths, strict=True)]
        floors = [max(heights) for heights in zip_longest(*own, fillvalue=0)]
        if place:
            for card in slotted:
                card.set_floors(floors)
        return [card.height_of(floors, width) for card, width in zip(slotted, widths, strict=True)]

    def _pack(self, rect: QRect, columns: int, width: float, *, place: bool) -> int:
        bottoms = [rect.y()] * columns
        for item in self._items:
            column = bottoms.index(min(bottoms))
            left = round(rect.x() + column * (width + self.gap))
            right = round(rect.x() + (column + 1) * (width + self.gap)) - self.gap
            height = item_height(item, right - left)
            if place:
                item.setGeometry(QRect(left, bottoms[column], right - left, height))
            bottoms[column] += height + self.gap
        return max(0, max(bottoms) - self.gap - rect.y())


def _slotted(item: QLayoutItem) -> AlignedCard | None:
    card: object = item.widget()
    # Not by `isinstance`: of a protocol that takes as long as laying out the card.
    return cast("AlignedCard", card) if hasattr(card, "slot_heights") else None
