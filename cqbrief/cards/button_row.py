"""A layout for buttons of different widths: on one line if they fit, else on as few as needed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem

from cqbrief.cards.base_layout import BaseLayout


class ButtonRow(BaseLayout):
    """Give each item its own width and, with `stretched`, an equal share of what is left of its line."""

    def __init__(self, gap: int, *, stretched: bool = True) -> None:
        super().__init__()
        self._stretched = stretched
        self._gap = gap

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        lines = self._lines(width)
        high = sum(max(item.sizeHint().height() for item in line) for line in lines)
        return high + self._gap * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:  # noqa: D102
        width = self._needed(self._items)
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            high = max(item.sizeHint().height() for item in line)
            spare = max(0, rect.width() - self._needed(line)) if self._stretched else 0
            x = float(rect.x())
            for item in line:
                wide = item.sizeHint().width() + spare / len(line)
                item.setGeometry(QRect(round(x), y, round(x + wide) - round(x), high))
                x += wide + self._gap
            y += high + self._gap

    def _needed(self, items: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() for item in items) + self._gap * max(0, len(items) - 1)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return as few lines as `width` allows, the longest as short as can be: no item is left alone."""
        lines = self._filled(width)
        for count in range(-(-len(self._items) // max(1, len(lines))), len(lines[0]) if lines else 0):
            even = [self._items[start : start + count] for start in range(0, len(self._items), count)]
            if len(even) == len(lines) and all(self._needed(line) <= width for line in even):
                return even
        return lines

    def _filled(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in self._items:
            if lines and self._needed([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines
