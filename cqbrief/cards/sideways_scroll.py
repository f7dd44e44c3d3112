"""What is wider than its card is scrolled sideways, and is never cut at the card's edge without a bar."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from cqbrief.cards.view_context import ViewContext


class SidewaysScroll(QScrollArea):
    """Hold a widget as high as it is at the width that it has; a bar below it where it needs more width."""

    def __init__(self, content: QWidget, context: ViewContext) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The arrow keys scroll the page.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        context.apply_style(self.horizontalScrollBar(), "bars")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def least_width(self) -> int:
        """Return the least width, in pixels, at which there is no bar."""
        return self._content.minimumSizeHint().width()

    def show_all_rows(self) -> None:
        """Do nothing: all rows are in sight always."""

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        height = self._content.heightForWidth(max(width, self.least_width))
        bar = self.horizontalScrollBar().sizeHint().height() if width < self.least_width else 0
        return height + bar

    def sizeHint(self) -> QSize:  # noqa: D102
        width = max(self.width(), 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(0, 0)
