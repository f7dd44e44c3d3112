"""A page of the window: a column of blocks that scrolls up and down, never sideways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cqbrief.cards.card import Card
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.window.focus_scrolling import FocusScroller
from cqbrief.window.page_charts import PageCharts
from cqbrief.window.scroll_anchor import ScrollAnchor, ScrollKeeper

WIDEST = 2400
"""Content is not wider than this many logical pixels at zoom 1: longer lines are hard to read."""

STEP = 40
"""What an arrow key scrolls, in logical pixels at zoom 1: nearly two lines."""


class _Column(QWidget):
    """Hold the content of a page, centred, not wider than `WIDEST`."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.body = QVBoxLayout(self)
        self.body.setSpacing(context.space(6))
        self._set_margins()

    def sizeHint(self) -> QSize:
        # As large as may be, which the page bounds: its height at its own width is what counts.
        return QSize(self._context.px(WIDEST), self._context.px(WIDEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins()

    def _set_margins(self) -> None:
        space = self._context.space
        side = max(space(7), (self.width() - self._context.px(WIDEST)) // 2)
        self.body.setContentsMargins(side, space(6), side, space(10))


class Page(QScrollArea):
    """Show blocks one below the other. Cards put into `body` announce what the reader asks for."""

    accessible_role = QAccessible.Role.Document
    figure_requested = Signal(str)
    passage_requested = Signal(str)
    command_requested = Signal(str)
    """Id of a command of the table of actions."""
    file_requested = Signal(Path)
    """The reader wants to open this file in another program."""
    seen = Signal()
    """The page is on screen, its plots are not there yet; comes once."""
    settled = Signal()
    """The page is on screen and its plots are drawn; comes once."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.context = context
        self._painted = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A click on its ground brings the keyboard here: from then on keys scroll.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._column = _Column(context)
        self.body = self._column.body
        bar = self.verticalScrollBar()
        bar.setSingleStep(context.px(STEP))
        context.apply_style(bar, "bars")
        FocusScroller(self, context.space(4))
        self.charts = PageCharts(self, self._column)
        self._keeper = ScrollKeeper(self, self._column, context.space(6))
        self.setWidget(self._column)
        self._column.setAutoFillBackground(False)

    # --- making -----------------------------------------------------------------------------

    def finish(self) -> None:
        """Connect every card that is there now, and leave what height remains below them."""
        self.body.addStretch(1)
        self.connect_cards(self._column)

    def complete(self) -> None:
        """Put the rest on a page that was made to begin with what is seen first."""

    def make_all(self) -> None:
        """Make everything on the page, what is far below what is seen, too."""
        self.complete()

    def ensure_made(self, *items: str | None) -> None:
        """Make what shows the items with these ids, even far below what is seen."""
        self.complete()

    def expect_more(self) -> None:
        """Keep room for the scroll bar: more is to come, and nothing is to become narrower then."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def _expect_no_more(self) -> None:
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def connect_cards(self, part: QWidget) -> None:
        """Pass on what the cards in a part of the page ask for; follow the keyboard into them."""
        for widget in part.findChildren(QWidget):
            # A card passes on what the cards in it ask for: only the outermost are connected.
            if isinstance(widget, Card) and not _is_inside_card(widget):
                widget.figure_requested.connect(self.figure_requested)
                widget.passage_requested.connect(self.passage_requested)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.installEventFilter(self)
            if isinstance(widget, Label) and not self.accessibleName():
                self.setAccessibleName(widget.accessibleName())  # the first heading is the page's title

    def draw_charts(self) -> None:
        """Draw all plots of the page."""
        self.complete()
        self.charts.draw()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: D102
        # The page first, its plots right after: importing the plotting library takes longer than
        # everything else together, and figures can be read meanwhile.
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._settle)
        return super().viewportEvent(event)

    def _settle(self) -> None:
        # What was painted stays until all that is new has its place: first it is crammed into the old height.
        self.viewport().setUpdatesEnabled(False)
        self.complete()
        self.seen.emit()
        self.draw_charts()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.viewport().setUpdatesEnabled(True)
        self.settled.emit()
        # Only when everything has its size: until then nobody knows whether the bar is needed.
        QTimer.singleShot(0, self, self._expect_no_more)

    def content_height(self, width: int) -> int:
        """Return the height that shows the whole page at `width` without scrolling."""
        self.make_all()
        self._column.resize(width, self._column.height())
        return self._column.heightForWidth(width)

    # --- keys -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            revealed = self._keeper.revealed
            if revealed is not None and not (watched is revealed or revealed.isAncestorOf(watched)):
                self._keeper.release()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        # Qt's own scrolling would go another distance than the same key pressed in the sidebar.
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (plain and self.handle_key(Qt.Key(event.key()))):
            super().keyPressEvent(event)

    def handle_key(self, key: Qt.Key) -> bool:
        """Scroll, or show the data of a chart, as `key` means; False for a key that means nothing here."""
        bar = self.verticalScrollBar()
        # What is in sight, less a line or two.
        page = round(self.viewport().height() * 0.9)
        by = {
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(key)
        if by is not None:
            self._keeper.release()
            bar.setValue(bar.value() + by)
        elif key == Qt.Key.Key_T:
            self.charts.toggle_data(self.context.tr)
        return by is not None or key == Qt.Key.Key_T

    # --- what is looked for -----------------------------------------------------------------

    def mark(self, item: str | None) -> None:
        """Draw the cards of the figure, chart, table, story or measure with this id as chosen, no others."""
        self.complete()
        for card in self._keeper.cards():
            card.set_marked(item is not None and card.item_id == item)

    def reveal(self, item: str, *, focus: bool = False) -> None:
        """Bring the card of the figure, chart, table, story or measure with this id into sight.

        With `focus` it gets the keyboard, or what on it can have it.
        """
        self.complete()
        for card in self._keeper.cards():
            if card.item_id == item:
                self._keeper.reveal(card)
                # Only when the page has its size: it may have been made a moment ago.
                QTimer.singleShot(0, card, lambda: self._show_revealed(focus))
                return

    def _show_revealed(self, focus: bool) -> None:
        card = self._keeper.revealed
        if card is None:
            return
        chart = next((chart for chart in self.charts.cards() if chart is card), None)
        if focus and chart is not None:
            chart.focus_plot()
        elif focus and (first := next(_keyboard_stops(card), None)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keeper.scroll()

    # --- the reader's place -----------------------------------------------------------------

    @property
    def is_settled(self) -> bool:
        """Tell whether the page is on screen, and the reader where they are to be."""
        return self._painted and self._keeper.is_settled

    def anchor(self) -> ScrollAnchor:
        """Return where the reader is now."""
        self.complete()
        return self._keeper.anchor(self.charts.tables(), drawn=self._painted)

    def restore_anchor(self, anchor: ScrollAnchor) -> None:
        """Bring the reader back there, as soon as the page has its size; what is gone is passed over."""
        self.complete()
        if anchor.drawn:
            # Before it is seen: nothing flickers, and nothing moves afterwards.
            self.draw_charts()
        self._keeper.restore(anchor)
        QTimer.singleShot(0, self, lambda: self._open_tables(anchor))

    def _open_tables(self, anchor: ScrollAnchor) -> None:
        """Show the data of the charts whose data were shown; from then on the reader moves the page."""
        if not self._keeper.restores(anchor):
            return
        self.charts.show_tables(anchor.tables)
        self._keeper.scroll()
        QTimer.singleShot(0, self, self._keeper.settle)

    def hold_anchor(self) -> None:
        """Scroll to the reader's place again, where it was given back a moment ago."""
        self._keeper.scroll()

    def hold_in_sight(self, item: str | None) -> None:
        """Keep what the reader looks at at its height while the page becomes narrower or wider just now.

        That is the card of the figure with this id, where one is in sight, else what has the keyboard.
        """
        if self._keeper.hold_in_sight(item):
            QTimer.singleShot(0, self, self._settle_width)

    def _settle_width(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._keeper.scroll()
        QTimer.singleShot(0, self, self._keeper.settle)


def _is_inside_card(widget: QWidget) -> bool:
    # A parent may be None, though the library's types deny it.
    parent: QWidget | None = widget.parentWidget()
    while parent is not None and not isinstance(parent, Card):
        parent = parent.parentWidget()
    return parent is not None


def _keyboard_stops(card: Card) -> Iterator[QWidget]:
    """Yield what Tab could lead to on a card now, the card first."""
    for widget in (card, *card.findChildren(QWidget)):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            yield widget
