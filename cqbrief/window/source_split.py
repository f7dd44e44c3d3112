"""The page and the source pane side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from cqbrief.cards.view_context import ViewContext
from cqbrief.window.source_pane import WIDTH as PANE_WIDTH

PANE_FROM = 1400
"""From this width of the window (logical pixels at zoom 1) the source pane is open from the start."""


class SourceSplit(QSplitter):
    """Hold the pages, and the source pane beside them while there is room or the reader wants it."""

    pane_shown = Signal(bool)

    def __init__(
        self,
        pages: QWidget,
        pane: QWidget,
        context: ViewContext,
        chosen: bool | None,
        width: int | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.chosen = chosen
        """Whether the reader opened or closed the pane; None: the window's width decides."""
        self.pane_width = width
        """How wide the reader made the pane, in logical pixels at zoom 1; None: as it comes."""
        self._pane = pane
        self._context = context
        self.setChildrenCollapsible(False)
        self.addWidget(pages)
        self.addWidget(pane)
        self.setHandleWidth(max(1, context.px(context.look.hairline)))
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._note_width)

    def choose(self, visible: bool) -> None:
        """Show or hide the pane, as the reader wants it from now on."""
        self.chosen = visible
        self.settle()

    def settle(self) -> None:
        """Show or hide the pane as the reader chose, or as the window's width allows."""
        context = self._context
        visible = self.chosen
        if visible is None:
            visible = self.window().width() >= context.px(PANE_FROM)
        if visible == self._pane.isVisibleTo(self) and self.sizes()[1]:
            return
        self._pane.setVisible(visible)
        self.pane_shown.emit(visible)
        if visible:
            whole = max(1, self.width())
            pane = min(context.px(self.pane_width or PANE_WIDTH), whole // 2)
            self.setSizes([whole - pane, pane])

    def _note_width(self) -> None:
        self.pane_width = round(self.sizes()[1] / self._context.zoom)
