"""How much room the texts of a table take, and how wide and high its columns, head and rows are with it."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetrics

from cqbrief.cards.column_widths import ColumnNeed, column_widths
from cqbrief.cards.view_context import ViewContext

HEAD_LINES = 6
"""Most lines of a head, unless its longest word asks for less width than its values."""
LABEL_SHARE = 0.4
"""Most of the width that the labels of rows take."""
_MEASURED = 40
"""Texts of a column that are measured: those with most letters."""
_HIGH = 1 << 20


@dataclass(frozen=True, slots=True)
class TableShape:
    """Hold the sizes of a table's parts at one width, in pixels."""

    label: int
    columns: tuple[int, ...]
    head: int
    rows: Mapping[int, int]
    """Heights of the rows whose label takes several lines; the others are one line high."""
    too_wide: bool
    """Whether the columns are wider than there is room for."""


class TableMeasures:
    """Measure the texts of a table once; say its shape at any width."""

    def __init__(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], font: QFont, context: ViewContext
    ) -> None:
        self._metrics = QFontMetrics(font)
        # The stylesheet's padding, and the pixels that Qt leaves beside the text of a cell.
        self._padding = 2 * context.space(2)
        self._beside = self._padding + 2 * context.px(4)
        self._above = 2 * context.space(1) + 2 * context.px(1)
        self._heads = head[1:]
        self._labels = [row[0] for row in rows]
        self.line = self._metrics.height() + self._above
        """Height of a row of one line."""
        self._label = self._beside + max(self._widest(self._labels), self._metrics.horizontalAdvance(head[0]))
        self._least_label = self._beside + max(
            (longest_word(label, self._metrics) for label in self._labels), default=0
        )
        least = context.px(48)
        self._needs = [
            self._need(text, [row[at + 1] for row in rows], least) for at, text in enumerate(self._heads)
        ]
        self._shapes: dict[int, TableShape] = {}

    @property
    def least_width(self) -> int:
        """Return the least width that shows every column."""
        return self._label + sum(need.least for need in self._needs)

    def shape(self, width: int) -> TableShape:
        """Return the sizes of all parts where the table is `width` wide."""
        if width not in self._shapes:
            # Layouts ask several times in a row, while a window becomes wider at every width.
            self._shapes = {width: self._shape(width)}
        return self._shapes[width]

    def _shape(self, width: int) -> TableShape:
        label = min(self._label, max(self._least_label, round(width * LABEL_SHARE)))
        room = width - label
        columns = column_widths(self._needs, room)
        heights = [self._height(text, wide) for text, wide in zip(self._heads, columns, strict=True)]
        head = max(heights, default=self.line)
        high = {}
        if label < self._label:
            texts = enumerate(self._labels)
            high = {row: height for row, text in texts if (height := self._height(text, label)) > self.line}
        return TableShape(label, tuple(columns), head, high, sum(columns) > room)

    def _need(self, head: str, values: Iterable[str], least: int) -> ColumnNeed:
        value = self._widest(values)
        natural = self._metrics.horizontalAdvance(head)
        # A line is rarely full: of two words each may have a line of its own.
        wrapped = max(longest_word(head, self._metrics), round(natural * 1.25 / HEAD_LINES))
        return ColumnNeed(
            max(least, self._beside + max(value, min(wrapped, natural))),
            max(least, self._beside + max(value, natural)),
        )

    def _height(self, text: str, width: int) -> int:
        """Return how high a head or label is, wrapped into a column of this width."""
        # A header leaves nothing beside its padding.
        room = QRect(0, 0, max(1, width - self._padding), _HIGH)
        high = self._metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, text).height()
        return max(self.line, high + self._above)

    def _widest(self, texts: Iterable[str]) -> int:
        """Return the width of the widest of `texts`. Chinese letters are wide, and long in UTF-8."""
        some = heapq.nlargest(_MEASURED, set(texts), key=lambda text: len(text.encode()))
        return max(map(self._metrics.horizontalAdvance, some), default=0)


def longest_word(text: str, metrics: QFontMetrics) -> int:
    """Return the width, in pixels, of the longest part of `text` that no line breaks."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    longest = start = 0
    while (end := finder.toNextBoundary()) >= 0:
        longest = max(longest, metrics.horizontalAdvance(text[start:end].rstrip()))
        start = end
    return longest
