"""这个数哪来的？ The pane beside the page in which a figure's evidence is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cqbrief.briefing.model import Figure
from cqbrief.briefing.sources.document import Passage
from cqbrief.cards.view_context import ViewContext

if TYPE_CHECKING:
    from cqbrief.window.document_view import DocumentView
    from cqbrief.window.source_view import SourceView

WIDTH = 380
"""Width in logical pixels at zoom 1 when the pane first opens."""


class SourcePane(QWidget):
    """Hold the place of a `SourceView`, which is made when first asked for, or just after it is first seen.

    A window that opens does not wait for it: that would take a tenth longer.
    """

    figure_requested = Signal(str)
    """A figure was chosen: one that a derived one stands on, or one in the source."""
    place_requested = Signal(int, str)
    """A place where the figure appears was chosen: number of the theme, id of what stands there."""
    closed = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._content: SourceView | None = None
        self.setMinimumWidth(context.px(280))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    @property
    def content(self) -> SourceView:
        """Return what stands in the pane, made when it is first asked for."""
        if self._content is None:
            from cqbrief.window.source_view import SourceView

            self._content = SourceView(self._context)
            self._content.figure_requested.connect(self.figure_requested)
            self._content.place_requested.connect(self.place_requested)
            self._content.closed.connect(self.closed)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._content)
            # At once, and not when Qt comes to it: what is looked for in it has its place from now on.
            self._content.show()
            layout.activate()
            self._content.show_nothing()
        return self._content

    @property
    def figure(self) -> Figure | None:
        """Return the figure whose evidence is shown."""
        return self._content.figure if self._content is not None else None

    @property
    def owner(self) -> str | None:
        """Return the path of the owner of the highlighted quote, where that is no figure."""
        return self._content.owner if self._content is not None else None

    @property
    def view(self) -> DocumentView:
        """Return what shows the source document."""
        return self.content.view

    def show_nothing(self) -> None:
        """Say what the pane is for; the first source can be read."""
        if self._content is not None:
            self._content.show_nothing()

    def show_figure(self, figure: Figure) -> None:
        """Show the figure's evidence: its sentence highlighted, its formula, or its place in a table."""
        self.content.show_figure(figure)

    def show_passage(self, owner: str, title: str) -> None:
        """Highlight the words of a quote, by the path of its owner; `title` says whose they are."""
        self.content.show_passage(owner, title)

    def show_sentence(self, passage: Passage) -> None:
        """Highlight a sentence of a source, in which no figure needs to stand."""
        self.content.show_sentence(passage)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._context.colour("surface"))
        line = max(1, self._context.px(self._context.look.hairline))
        painter.fillRect(0, 0, line, self.height(), self._context.colour("line"))
        painter.end()
        if self._content is None:
            QTimer.singleShot(0, self, lambda: self.content)
