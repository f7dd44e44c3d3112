"""A layout for texts of different widths: side by side as far as they fit, then on the next line."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem

from cqbrief.cards.aligned_rows import item_height
from cqbrief.cards.base_layout import BaseLayout


class FlowRow(BaseLayout):
    """Give each item its own width; one that is wider than a line has lines of its own and wraps.

    On a line items stand in the middle of its height.
    """

    def __init__(self, gap: int, line_gap: int = 0) -> None:
        super().__init__()
        self._gap = gap
        self._line_gap = line_gap

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return max((rect.bottom() + 1 for _, rect in self._places(QRect(0, 0, width, 0))), default=0)

    def sizeHint(self) -> QSize:  # noqa: D102
        widths = [item.sizeHint().width() for item in self._items]
        width = sum(widths) + self._gap * max(0, len(widths) - 1)
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102
        super().setGeometry(rect)
        for item, place in self._places(rect):
            item.setGeometry(place)

    def _places(self, rect: QRect) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Yield each item with the place that it has within the width of `rect`."""
        y = rect.y()
        for line in self._lines(rect.width()):
            heights = [item_height(item, width) for item, width in line]
            x = rect.x()
            for (item, width), height in zip(line, heights, strict=True):
                yield item, QRect(x, y + (max(heights) - height) // 2, width, height)
                x += width + self._gap
            y += max(heights) + self._line_gap

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """Divide the items into lines; each has its width."""
        lines: list[list[tuple[QLayoutItem, int]]] = []
        used = 0
        for item in self._items:
            own = min(item.sizeHint().width(), width)
            if lines and used + self._gap + own <= width:
                lines[-1].append((item, own))
                used += self._gap + own
            else:
                lines.append([(item, own)])
                used = own
        return lines
