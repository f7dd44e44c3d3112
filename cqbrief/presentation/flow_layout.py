"""The layout of a slide: pieces that know their height at a width, and are then put in place.

Qt's layouts settle sizes by negotiation; on a slide every height must be known before anything is
placed, so that what is too large can be set smaller or reported.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget


class Piece(Protocol):
    """Describe something to be placed. Sizes are logical pixels."""

    def height(self, width: int) -> int:
        """Return the least height that shows everything at `width`."""

    def place(self, rect: QRect) -> None:
        """Move to `rect`, to its top where there is more room than needed."""


class TextBlock:
    """Place text that wraps."""

    def __init__(self, label: QWidget) -> None:
        self.label = label

    def height(self, width: int) -> int:  # noqa: D102
        return self.label.heightForWidth(width)

    def place(self, rect: QRect) -> None:  # noqa: D102
        self.label.setGeometry(QRect(rect.x(), rect.y(), rect.width(), self.height(rect.width())))


class TextLine:
    """Place text on one line, at the left or the right end of its rectangle."""

    def __init__(self, label: QWidget, *, right: bool = False) -> None:
        self.label, self._right = label, right

    def height(self, width: int) -> int:  # noqa: D102
        return self.label.sizeHint().height()

    def place(self, rect: QRect) -> None:  # noqa: D102
        size = self.label.sizeHint()
        x = rect.right() + 1 - size.width() if self._right else rect.x()
        self.label.setGeometry(x, rect.y(), size.width(), size.height())


class FixedWidget:
    """Place a widget of a fixed height, over the whole width unless it has one of its own."""

    def __init__(self, widget: QWidget, height: int, width: int | None = None) -> None:
        self._widget, self._height, self._width = widget, height, width

    def height(self, width: int) -> int:  # noqa: D102
        return self._height

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._widget.setGeometry(rect.x(), rect.y(), self._width or rect.width(), self._height)


class FillingWidget:
    """Place a widget that takes all the height there is, at the least what it needs on a width."""

    def __init__(self, widget: QWidget, least: Callable[[int], int]) -> None:
        self._widget, self._least = widget, least

    def height(self, width: int) -> int:  # noqa: D102
        return self._least(width)

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._widget.setGeometry(rect)


class BottomAligned:
    """Place a piece `by` pixels lower, so that it ends where a higher one beside it does."""

    def __init__(self, piece: Piece, by: int) -> None:
        self._piece, self._by = piece, max(0, by)

    def height(self, width: int) -> int:  # noqa: D102
        return self._by + self._piece.height(width)

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._piece.place(rect.adjusted(0, self._by, 0, 0))


class MinimumHeight:
    """Give a piece at least some height, so that what follows is level with what stands beside it."""

    def __init__(self, piece: Piece, least: int) -> None:
        self._piece, self._least = piece, least

    def height(self, width: int) -> int:  # noqa: D102
        return max(self._least, self._piece.height(width))

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._piece.place(rect)


class Spacer:
    """Leave empty space."""

    def __init__(self, height: int) -> None:
        self._height = height

    def height(self, width: int) -> int:  # noqa: D102
        return self._height

    def place(self, rect: QRect) -> None:  # noqa: D102
        pass


class Stack:
    """Place pieces one below the other; what is left of the height goes to the piece `filling`."""

    def __init__(self, pieces: Sequence[Piece], gap: int = 0, filling: Piece | None = None) -> None:
        self._pieces, self._gap, self._filling = list(pieces), gap, filling

    def height(self, width: int) -> int:  # noqa: D102
        gaps = self._gap * max(0, len(self._pieces) - 1)
        return sum(piece.height(width) for piece in self._pieces) + gaps

    def place(self, rect: QRect) -> None:  # noqa: D102
        spare = max(0, rect.height() - self.height(rect.width()))
        y = rect.y()
        for piece in self._pieces:
            height = piece.height(rect.width()) + (spare if piece is self._filling else 0)
            piece.place(QRect(rect.x(), y, rect.width(), height))
            y += height + self._gap


class Columns:
    """Place pieces side by side, their widths in proportion to `shares`."""

    def __init__(self, pieces: Sequence[Piece], shares: Sequence[float], gap: int) -> None:
        self._pieces, self._shares, self._gap = list(pieces), list(shares), gap

    def widths(self, width: int) -> list[int]:
        """Return the widths of the columns within `width`."""
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
    """Place pieces in rows of `columns` equal columns; every row is as high as its highest piece."""

    def __init__(self, pieces: Sequence[Piece], columns: int, gap: int, row_gap: int) -> None:
        self._rows = [list(pieces[start : start + columns]) for start in range(0, len(pieces), columns)]
        self._columns, self._gap, self._row_gap = columns, gap, row_gap

    def _column_width(self, width: int) -> int:
        return (width - self._gap * (self._columns - 1)) // self._columns

    def _heights(self, width: int) -> list[int]:
        column = self._column_width(width)
        return [max(piece.height(column) for piece in row) for row in self._rows]

    def height(self, width: int) -> int:  # noqa: D102
        return sum(self._heights(width)) + self._row_gap * (len(self._rows) - 1)

    def place(self, rect: QRect) -> None:  # noqa: D102
        width = self._column_width(rect.width())
        y = rect.y()
        for row, height in zip(self._rows, self._heights(rect.width()), strict=True):
            for column, piece in enumerate(row):
                piece.place(QRect(rect.x() + column * (width + self._gap), y, width, height))
            y += height + self._row_gap


class PointTarget:
    """Place a piece and pass its rectangle to `record`: a card that can be pointed at."""

    def __init__(self, piece: Piece, record: Callable[[QRect], None]) -> None:
        self._piece, self._record = piece, record

    def height(self, width: int) -> int:  # noqa: D102
        return self._piece.height(width)

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._piece.place(rect)
        self._record(QRect(rect.x(), rect.y(), rect.width(), max(rect.height(), self.height(rect.width()))))


class Ruled:
    """Place text with a rule at its left, as high as the text."""

    def __init__(self, text: Piece, rule: QWidget, thickness: int, gap: int) -> None:
        self._text, self._rule, self._thickness, self._gap = text, rule, thickness, gap

    def height(self, width: int) -> int:  # noqa: D102
        return self._text.height(width - self._thickness - self._gap)

    def place(self, rect: QRect) -> None:  # noqa: D102
        self._rule.setGeometry(rect.x(), rect.y(), self._thickness, self.height(rect.width()))
        self._text.place(rect.adjusted(self._thickness + self._gap, 0, 0, 0))
