"""The cards of a long block, a batch at a time: those far below are made when they come near."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cqbrief.briefing.outline import Item
from cqbrief.cards.grid import ColumnGrid

BATCH_SIZE = 60
"""Cards of a batch. With one to six columns its last row is full: the next batch joins without a seam."""


class LazyBatch(QWidget):
    """Keep the place of some cards, about as high as they will be, until `make` makes them."""

    made = Signal()

    def __init__(
        self, items: Sequence[Item], card: Callable[[Item], QWidget], first: ColumnGrid, grid: ColumnGrid
    ) -> None:
        """Keep the place; `first` is the grid of the first batch, whose rows tell how high rows are."""
        super().__init__()
        self.items = items
        self._card = card
        self._first = first
        self._grid = grid
        self.is_made = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def make(self) -> None:
        """Make the cards. Does nothing the second time."""
        if self.is_made:
            return
        self.is_made = True
        # Hidden meanwhile: Qt shows cards one by one, and at each lays out everything around what is seen.
        self.hide()
        for item in self.items:
            self._grid.addWidget(self._card(item))
        self.setLayout(self._grid)
        self.show()
        self.made.emit()

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        if self.is_made:
            return self._grid.heightForWidth(width)
        columns = self._first.columns(width)
        row = (self._first.heightForWidth(width) + self._first.gap) * columns / self._first.count()
        return round(-(-len(self.items) // columns) * row) - self._first.gap
