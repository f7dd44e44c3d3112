"""A page of the window: a column of blocks that scrolls up and down, never sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cqbrief.cards.card import Card
from cqbrief.cards.chart import ChartCard
from cqbrief.cards.context import Context

WIDEST = 2400
"""Content is not wider than this many logical pixels at zoom 1: longer lines are hard to read."""


class _Column(QWidget):
    """The content of a page, centred, not wider than `WIDEST`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.body = QVBoxLayout(self)
        self.body.setSpacing(context.space(6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        space = self._context.space
        side = max(space(7), (self.width() - self._context.px(WIDEST)) // 2)
        self.body.setContentsMargins(side, space(6), side, space(10))


def _shown_by(card: Card) -> str | None:
    """The id of what a card shows; None for one that shows nothing with an id."""
    for name in ("figure", "chart", "table", "story", "measure"):
        id_: str | None = getattr(getattr(card, name, None), "id", None)
        if id_ is not None:
            return id_
    return None


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible()


class Page(QScrollArea):
    """Base of 总览 and the theme panels. Cards put into `body` announce what the reader asks for."""

    figure_asked = Signal(str)
    passage_asked = Signal(str)
    settled = Signal()
    """The page is on screen and its plots are drawn; comes once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._painted = False
        self._sought: Card | None = None
        self._focus_sought = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = _Column(context)
        self.body = self._column.body
        bar = self.verticalScrollBar()
        context.dress(bar, "bars")
        # Plots that are drawn push away what was looked for; once the reader scrolls, it is let go.
        bar.rangeChanged.connect(self._hold_sought)
        bar.actionTriggered.connect(self._forget_sought)
        self.setWidget(self._column)
        self._column.setAutoFillBackground(False)

    def finish(self) -> None:
        """Every card that is there now is heard, and scrolls into view when it gets the keyboard."""
        self.body.addStretch(1)
        for widget in self._column.findChildren(QWidget):
            for name in ("figure_asked", "passage_asked"):
                # Cards pass on what the chips and links in them ask: hear only the outermost.
                signal = getattr(widget, name, None)
                if signal is not None and not self._inside_speaker(widget, name):
                    signal.connect(getattr(self, name))
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.installEventFilter(self)

    def _inside_speaker(self, widget: QWidget, name: str) -> bool:
        parent = widget.parentWidget()
        while parent is not None and parent is not self._column:
            if hasattr(parent, name):
                return True
            parent = parent.parentWidget()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, self.context.space(4))
            if self._sought is not None and watched is not self._sought:
                self._sought = self._sought if self._sought.isAncestorOf(watched) else None
        return super().eventFilter(watched, event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: D102
        # The page first, its plots right after: importing the plotting library takes longer than
        # everything else together, and figures can be read meanwhile.
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._settle)
        return super().viewportEvent(event)

    def _settle(self) -> None:
        self.draw_charts()
        self.settled.emit()

    def turn(self, direction: int) -> None:
        """Scroll by what is in sight, less a line or two: +1 down, -1 up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + direction * round(self.viewport().height() * 0.9))

    def draw_charts(self) -> None:
        """All plots of the page are there."""
        for card in self._column.findChildren(ChartCard):
            card.draw()

    def mark(self, item: str | None) -> None:
        """Cards of the figure, chart, table, story or measure with this id are drawn as chosen, no others."""
        for card in self._column.findChildren(Card):
            card.set_marked(item is not None and _shown_by(card) == item)

    def reveal(self, item: str, *, focus: bool = False) -> None:
        """The card of the figure, chart, table, story or measure with this id is in sight.

        With `focus` it has the keyboard, or what on it can have it.
        """
        for card in self._column.findChildren(Card):
            if _shown_by(card) == item:
                self._sought, self._focus_sought = card, focus
                # Only when the page has its size: it may have been made a moment ago.
                QTimer.singleShot(0, card, self._show_sought)
                return

    def _show_sought(self) -> None:
        if self._sought is not None:
            if self._focus_sought:
                able = [w for w in (self._sought, *self._sought.findChildren(QWidget)) if _takes_keys(w)]
                if able:
                    able[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self._sought, 0, self.context.space(6))

    def _hold_sought(self) -> None:
        if self._sought is not None:
            self.ensureWidgetVisible(self._sought, 0, self.context.space(6))

    def _forget_sought(self) -> None:
        self._sought = None

    def content_height(self, width: int) -> int:
        """Height that shows the whole page at `width` without scrolling."""
        self._column.resize(width, self._column.height())
        return self._column.heightForWidth(width)
