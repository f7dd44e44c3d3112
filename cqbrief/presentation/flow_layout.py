"""Laying things out on a slide: pieces that say how high they are at a width, and are then put in place.

Qt's layouts settle sizes by negotiation; on the wall every height must be known before anything is
placed, so that what is too large can be set smaller or told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget


class Piece(Protocol):
    """Something to be placed. Sizes are logical pixels."""

    def height(self, width: int) -> int:
        """The least height that shows everything at `width`."""

    def place(self, rect: QRect) -> None:
        """Stand at `rect`, at its top where there is more room than needed."""


class TextBlock:
    """Text that wraps."""

    def __init__(self, label: QWidget) -> None:
        self.label = label

    def height(self, width: int) -> int:  # noqa: D102
        return self.label.heightForWidth(width)

    def place(self, rect: QRect) -> None:  # noqa: D102
        self.label.setGeometry(QRect(rect.x(), rect.y(), rect.width(), self.height(rect.width())))


class TextLine:
    """Text on one line, at the left or the right end of its place."""

    def __init__(self, label: QWidget, *, right: bool = False) -> None:
        self.label, self._right = label, right

    def height(self, width: int) -> int:  # noqa: D102
        return self.label.sizeHint().height()

    def place(self, rect: QRect) -> None:  # noqa: D102
        size = self.label.sizeHint()
        x = rect.right() + 1 - size.width() if self._right else rect.x()
        self.label.setGeometry(x, rect.y(), size.width(), size.height())


class FixedWidget:
    """A widget of a fixed height over the whole width."""

    def __init__(self, widget: QWidget, high: int, wide: int | None = None) -> None:
        self._widget, self._high, self._wide = widget, high, wide

    def height(self, width: int) -> int:  # noqa: D102
        return self._high

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._widget.setGeometry(rect.x(), rect.y(), self._wide or rect.width(), self._high)


class FillingWidget:
    """A widget that takes all the room there is, from `least` to `most` of height."""

    def __init__(self, widget: QWidget, least: int, most: int = 100_000) -> None:
        self._widget, self._least, self._most = widget, least, most

    def height(self, width: int) -> int:  # noqa: D102
        return self._least

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._widget.setGeometry(rect.x(), rect.y(), rect.width(), min(rect.height(), self._most))


class BottomAligned:
    """A piece with empty room above it, so that it ends where a larger one beside it does."""

    def __init__(self, piece: Piece, by: int) -> None:
        self._piece, self._by = piece, max(0, by)

    def height(self, width: int) -> int:  # noqa: D102
        return self._by + self._piece.height(width)

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._piece.place(rect.adjusted(0, self._by, 0, 0))


class MinimumHeight:
    """A piece that is given at least some height, so that what follows stands as it does beside it."""

    def __init__(self, piece: Piece, high: int) -> None:
        self._piece, self._high = piece, high

    def height(self, width: int) -> int:  # noqa: D102
        return max(self._high, self._piece.height(width))

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._piece.place(rect)


class Spacer:
    """Empty room."""

    def __init__(self, high: int) -> None:
        self._high = high

    def height(self, width: int) -> int:  # noqa: D102
        return self._high

    def place(self, rect: QRect) -> None:  # noqa: D102
        pass


class Stack:
    """Pieces one below the other; what is left of the height goes to the one called `filling`."""

    def __init__(self, pieces: Sequence[Piece], gap: int = 0, filling: Piece | None = None) -> None:
        self._pieces, self._gap, self._filling = list(pieces), gap, filling

    def height(self, width: int) -> int:  # noqa: D102
        gaps = self._gap * max(0, len(self._pieces) - 1)
        return sum(piece.height(width) for piece in self._pieces) + gaps

    def place(self, rect: QRect) -> None:  # noqa: D102
        spare = max(0, rect.height() - self.height(rect.width()))
        y = rect.y()
        for piece in self._pieces:
            high = piece.height(rect.width()) + (spare if piece is self._filling else 0)
            piece.place(QRect(rect.x(), y, rect.width(), high))
            y += high + self._gap


class Columns:
    """Pieces side by side, their widths in proportion to `shares`."""

    def __init__(self, pieces: Sequence[Piece], shares: Sequence[float], gap: int) -> None:
        self._pieces, self._shares, self._gap = list(pieces), list(shares), gap

    def widths(self, width: int) -> list[int]:
        """The widths of the columns in a place of `width`."""
        free = width - self._gap * (len(self._pieces) - 1)
        return [int(free * share / sum(self._shares)) for share in self._shares]

    def height(self, width: int) -> int:  # noqa: D102
        return max(p.height(w) for p, w in zip(self._pieces, self.widths(width), strict=True))

    def place(self, rect: QRect) -> None:  # noqa: D102
        x = rect.x()
        for piece, width in zip(self._pieces, self.widths(rect.width()), strict=True):
            piece.place(QRect(x, rect.y(), width, rect.height()))
            x += width + self._gap


class RowGrid:
    """Pieces in rows of `columns` equal columns; every row as high as its highest piece."""

    def __init__(self, pieces: Sequence[Piece], columns: int, gap: int, between: int) -> None:
        self._rows = [list(pieces[start : start + columns]) for start in range(0, len(pieces), columns)]
        self._columns, self._gap, self._between = columns, gap, between

    def _width(self, width: int) -> int:
        return (width - self._gap * (self._columns - 1)) // self._columns

    def _heights(self, width: int) -> list[int]:
        own = self._width(width)
        return [max(piece.height(own) for piece in row) for row in self._rows]

    def height(self, width: int) -> int:  # noqa: D102
        return sum(self._heights(width)) + self._between * (len(self._rows) - 1)

    def place(self, rect: QRect) -> None:  # noqa: D102
        own = self._width(rect.width())
        y = rect.y()
        for row, high in zip(self._rows, self._heights(rect.width()), strict=True):
            for column, piece in enumerate(row):
                piece.place(QRect(rect.x() + column * (own + self._gap), y, own, high))
            y += high + self._between


class PointTarget:
    """A piece whose place is told: a card that can be pointed at."""

    def __init__(self, piece: Piece, tell: Callable[[QRect], None]) -> None:
        self._piece, self._tell = piece, tell

    def height(self, width: int) -> int:  # noqa: D102
        return self._piece.height(width)

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._piece.place(rect)
        self._tell(QRect(rect.x(), rect.y(), rect.width(), max(rect.height(), self.height(rect.width()))))


class Ruled:
    """Text with a rule at its left, as high as the text."""

    def __init__(self, words: Piece, rule: QWidget, wide: int, gap: int) -> None:
        self._words, self._rule, self._wide, self._gap = words, rule, wide, gap

    def height(self, width: int) -> int:  # noqa: D102
        return self._words.height(width - self._wide - self._gap)

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._rule.setGeometry(rect.x(), rect.y(), self._wide, self.height(rect.width()))
        self._words.place(rect.adjusted(self._wide + self._gap, 0, 0, 0))
