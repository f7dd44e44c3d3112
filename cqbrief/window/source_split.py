"""The page and the source pane side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from cqbrief.cards.view_context import ViewContext
from cqbrief.window.source_pane import WIDTH as PANE_WIDTH

PANE_FROM = 1400
"""From this width of the window (logical pixels at zoom 1) the source pane is open from the start."""


class SourceSplit(QSplitter):
    """The pages, and the source pane beside them while there is room or the reader wants it.

    `chosen` is whether the reader opened (True) or closed it (False); None: the window's width decides.
    `width` is how wide the reader made the pane, in logical pixels at zoom 1; None: as it comes.
    """

    pane_shown = Signal(bool)
    pane_widened = Signal(int)
    """The reader dragged the pane to this width, in logical pixels at zoom 1."""

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
        self._width = width
        self._pane = pane
        self._context = context
        self.setChildrenCollapsible(False)
        self.addWidget(pages)
        self.addWidget(pane)
        self.setHandleWidth(max(1, context.px(context.look.hairline)))
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._widen)

    def _widen(self) -> None:
        self._width = round(self.sizes()[1] / self._context.zoom)
        self.pane_widened.emit(self._width)

    def choose(self, visible: bool) -> None:
        """The reader's wish holds from now on."""
        self.chosen = visible
        self.settle()

    def remember(self, chosen: bool | None, width: int | None) -> None:
        """The pane is open or closed, and as wide, as these say."""
        self.chosen, self._width = chosen, width
        self._pane.hide()  # so that it is laid out anew
        self.settle()

    def settle(self) -> None:
        """The pane is shown or hidden as the reader chose, or as the window's width allows."""
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
            pane = min(context.px(self._width or PANE_WIDTH), whole // 2)
            self.setSizes([whole - pane, pane])
