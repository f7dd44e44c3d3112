"""A quiet bar above the page, with a line at its foot whose colour tells what kind of news it has."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cqbrief.cards.view_context import ViewContext
from cqbrief.look.roles import ColourRole


class Banner(QWidget):
    """Show a bar as wide as there is room, as high as what is said needs; base of all banners."""

    def __init__(self, context: ViewContext, line: ColourRole) -> None:
        super().__init__()
        self._context, self._line = context, line
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        # What is long is wrapped; it never makes the window wider.
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        context = self._context
        painter = QPainter(self)
        painter.fillRect(self.rect(), context.colour("surface"))
        line = max(1, context.px(context.look.hairline))
        painter.fillRect(0, self.height() - line, self.width(), line, context.colour(self._line))
        painter.end()
