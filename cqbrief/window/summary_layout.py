"""How answer sheets lie on the overview, and their parts on them: in the least height, nothing lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRect, QSize

from cqbrief.cards.aligned_rows import item_height
from cqbrief.cards.base_layout import BaseLayout
from cqbrief.cards.grid import ColumnGrid

Form = Literal["row", "headed", "column"]
"""All three parts side by side; the first above the two others; one below the other."""

ROW_FROM, HEADED_FROM = 600, 500
"""Least width of a sheet's inside in which it takes these forms, in logical pixels at zoom 1."""
HEIGHTS: dict[Form, int] = {"row": 165, "headed": 260, "column": 400}
"""What a sheet of each form is usually high: enough to tell which arrangement needs the least room."""
HERO, ROWS = 0.26, 0.32
"""The parts of a row's width that the headline figure and the further ones take, if it is wide enough."""
NARROWEST = 248
MOST_COLUMNS = 6


def form_at(width: float, zoom: float) -> Form:
    """Return the form of a sheet whose inside is `width` logical pixels wide."""
    return "row" if width >= ROW_FROM * zoom else "headed" if width >= HEADED_FROM * zoom else "column"


class SummaryGrid(ColumnGrid):
    """Lay sheets in as many columns as need the least height, with no hole in a row if that can be helped."""

    def __init__(self, gap: int, padding: int, zoom: float) -> None:
        super().__init__(round(NARROWEST * zoom), gap, MOST_COLUMNS)
        self._padding = padding
        self._zoom = zoom

    def columns(self, width: int) -> int:  # noqa: D102
        total = self.count()
        fit = super().most_columns(width)
        full = [columns for columns in range(1, fit + 1) if total % columns == 0]
        if len(full) == 1 and total > MOST_COLUMNS:
            full = [self.even(columns) for columns in range(1, fit + 1)]
        return min(full, key=lambda columns: (self._height(columns, width), columns))

    def _height(self, columns: int, width: int) -> int:
        inside = (width - self.gap * (columns - 1)) / columns - 2 * self._padding
        high = round(HEIGHTS[form_at(inside, self._zoom)] * self._zoom)
        return -(-self.count() // columns) * (high + self.gap)


class SummaryLayout(BaseLayout):
    """Lay out the parts of a sheet: what it is about, its hero, and the rows of further figures, if any.

    `floor` is the least height of the first part where others stand below it, so that heroes side by
    side begin on one line; `hero_height` says how high the hero is there, `hero_width` how
    wide at least.
    """

    def __init__(self, gap: int, zoom: float) -> None:
        super().__init__()
        self._gap = gap
        self._zoom = zoom
        self._known: dict[tuple[int, int], int] = {}
        """Part and width -> height, until a part changes: the layouts above ask several times in a row."""
        self.floor = 0
        self.hero_height = 0
        self.hero_width = 0

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(round(NARROWEST * self._zoom), self.heightForWidth(round(NARROWEST * self._zoom)))

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def rearrange(self) -> None:
        """Place the parts anew, after `floor` or `hero_height` has changed."""
        if self.geometry().isValid():
            self._arrange(self.geometry(), place=True)

    def invalidate(self) -> None:  # noqa: D102
        self._known = {}
        super().invalidate()

    def part_height(self, index: int, width: int) -> int:
        """Return the height of a part at `width`."""
        if (index, width) not in self._known:
            self._known[index, width] = item_height(self._items[index], width)
        return self._known[index, width]

    def part_width(self, index: int, width: int) -> int:
        """Return how wide a part is on a sheet whose inside is `width` wide."""
        return self._spans(width)[index][1]

    def _spans(self, width: int) -> Sequence[tuple[int, int]]:
        """Return left edge and width of each part."""
        form = form_at(width, self._zoom)
        if form == "column":
            return [(0, width)] * len(self._items)
        # Sheets with fewer parts keep the columns of those with all of them.
        if form == "headed":
            hero = max((width - self._gap) // 2, self.hero_width)
            return [(0, width), (0, hero), (hero + self._gap, width - self._gap - hero)]
        # The message has what the two others do not need: on fewer lines the sheet is less high.
        inside = width - 2 * self._gap
        least = round(ROW_FROM * self._zoom) // 3 - self._gap
        hero, rows = max(least, round(inside * HERO), self.hero_width), max(least, round(inside * ROWS))
        about = inside - hero - rows
        return [(0, about), (about + self._gap, hero), (about + hero + 2 * self._gap, rows)]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        form = form_at(rect.width(), self._zoom)
        y, bottom = rect.y(), rect.y()
        spans = self._spans(rect.width())
        for index, (item, (left, width)) in enumerate(zip(self._items, spans, strict=False)):
            height = self.part_height(index, width)
            if form != "row":
                height = max(height, (self.floor, self.hero_height, 0)[index])
            if place:
                item.setGeometry(QRect(rect.x() + left, y, width, height))
            bottom = max(bottom, y + height)
            if form == "column" or (form == "headed" and index == 0):
                y = bottom + (self._gap // 2 if index < len(self._items) - 1 else 0)
        return bottom - rect.y()
