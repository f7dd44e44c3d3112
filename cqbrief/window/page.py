"""A page of the window: a column of blocks that scrolls up and down, never sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cqbrief.briefing.record import Record, record
from cqbrief.cards.card import Card
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.window.focus_scrolling import FocusScroller

if TYPE_CHECKING:
    from cqbrief.cards.chart import ChartCard

WIDEST = 2400
"""Content is not wider than this many logical pixels at zoom 1: longer lines are hard to read."""

STEP = 40
"""What an arrow key scrolls, in logical pixels at zoom 1: nearly two lines."""


@record
class ScrollAnchor(Record):
    """Where the reader is on a page, to be found again on one made anew."""

    item: str | None
    """Id of what is shown nearest to the upper edge; None at the page's top, or where nothing has an id."""
    offset: int
    """Where it begins, in pixels below the upper edge."""
    scrolled: int
    """How far the page is scrolled, for want of an item."""
    tables: frozenset[str]
    """Charts whose data stand in place of the plot."""
    drawn: bool
    """Whether its plots are there."""


class _Column(QWidget):
    """The content of a page, centred, not wider than `WIDEST`."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.body = QVBoxLayout(self)
        self.body.setSpacing(context.space(6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        space = self._context.space
        side = max(space(7), (self.width() - self._context.px(WIDEST)) // 2)
        self.body.setContentsMargins(side, space(6), side, space(10))


def shown_by(card: Card) -> str | None:
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

    accessible_role = QAccessible.Role.Document
    figure_requested = Signal(str)
    passage_requested = Signal(str)
    seen = Signal()
    """The page is on screen, its plots are not there yet; comes once."""
    settled = Signal()
    """The page is on screen and its plots are drawn; comes once."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.context = context
        self._painted = False
        self._sought: Card | None = None
        self._focus_sought = False
        self._held: ScrollAnchor | None = None
        self._stays: tuple[QWidget, int] | None = None
        """What stays where it is while the page becomes narrower or wider, and where: from the upper edge."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A click on its ground brings the keyboard here: from then on keys scroll.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._column = _Column(context)
        self.body = self._column.body
        bar = self.verticalScrollBar()
        bar.setSingleStep(context.px(STEP))
        context.dress(bar, "bars")
        FocusScroller(self, context.space(4))
        # Plots that are drawn push away what was looked for; once the reader scrolls, it is let go.
        bar.rangeChanged.connect(self._hold_sought)
        bar.rangeChanged.connect(self.hold_place)
        bar.actionTriggered.connect(self._forget_sought)
        self.setWidget(self._column)
        self._column.setAutoFillBackground(False)

    def finish(self) -> None:
        """Every card that is there now is heard, and scrolls into view when it gets the keyboard."""
        self.body.addStretch(1)
        self.hear(self._column)

    def complete(self) -> None:
        """Everything is on the page; one that was made to begin with what is seen first gets the rest."""

    def expect_more(self) -> None:
        """More is to come, and most likely the scroll bar with it: nothing is to become narrower then."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def _expect_no_more(self) -> None:
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def have(self, *items: str | None) -> None:
        """What shows the items with these ids is there, even far below what is seen."""
        self.complete()

    def make_all(self) -> None:
        """Everything is on the page, what is far below what is seen, too."""
        self.complete()

    def hear(self, part: QWidget) -> None:
        """The cards of a part of the page are heard, and scroll into view when they get the keyboard."""
        for widget in part.findChildren(QWidget):
            for name in ("figure_requested", "passage_requested"):
                # Cards pass on what the chips and links in them ask: hear only the outermost.
                signal = getattr(widget, name, None)
                if signal is not None and not self._inside_speaker(widget, name):
                    signal.connect(getattr(self, name))
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.installEventFilter(self)
            if isinstance(widget, Label) and not self.accessibleName():
                self.setAccessibleName(widget.accessibleName())  # the first heading is the page's title

    def _inside_speaker(self, widget: QWidget, name: str) -> bool:
        parent = widget.parentWidget()
        while parent is not None and parent is not self._column:
            if hasattr(parent, name):
                return True
            parent = parent.parentWidget()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        sought = self._sought
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget) and sought is not None:
            self._sought = sought if watched is sought or sought.isAncestorOf(watched) else None
        return super().eventFilter(watched, event)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        # Qt's own scrolling would go another distance than the same key pressed in the sidebar.
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (plain and self.obey(Qt.Key(event.key()))):
            super().keyPressEvent(event)

    def obey(self, key: Qt.Key) -> bool:
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
            self._forget_sought()
            bar.setValue(bar.value() + by)
        elif key == Qt.Key.Key_T:
            self._show_data()
        return by is not None or key == Qt.Key.Key_T

    def _show_data(self) -> None:
        """The one chart in sight shows its data, or the plot again; else it is told why none does."""
        seen = [card for card in self._charts() if self._is_seen(card)]
        if len(seen) == 1:
            seen[0].toggle_data()
            return
        from cqbrief.cards.status_message import tell

        tr = self.context.tr
        if seen:
            tell(self, tr.text("Several charts are in sight: choose one with Tab or a click, then T"))
        else:
            tell(self, tr.text("No chart is in sight"))

    def _is_seen(self, card: QWidget) -> bool:
        """Whether at least half of a card is in sight, or it fills half of what is."""
        area = self.viewport()
        place = QRect(card.mapTo(area, QPoint()), card.size())
        seen = place.intersected(area.rect()).height()
        return card.isVisible() and 2 * seen >= min(card.height(), area.height())

    def _charts(self) -> list[ChartCard]:
        # Needed after the first painting: every module counts before it.
        from cqbrief.cards.chart import ChartCard

        return self._column.findChildren(ChartCard)

    def draw_charts(self) -> None:
        """All plots of the page are there."""
        self.complete()
        for card in self._charts():
            card.draw()

    def mark(self, item: str | None) -> None:
        """Cards of the figure, chart, table, story or measure with this id are drawn as chosen, no others."""
        self.complete()
        for card in self._column.findChildren(Card):
            card.set_marked(item is not None and shown_by(card) == item)

    def reveal(self, item: str, *, focus: bool = False) -> None:
        """The card of the figure, chart, table, story or measure with this id is in sight.

        With `focus` it has the keyboard, or what on it can have it.
        """
        self.complete()
        for card in self._column.findChildren(Card):
            if shown_by(card) == item:
                self._sought, self._focus_sought = card, focus
                self._held = self._stays = None
                # Only when the page has its size: it may have been made a moment ago.
                QTimer.singleShot(0, card, self._show_sought)
                return

    def _show_sought(self) -> None:
        if self._sought is not None:
            chart = next((card for card in self._charts() if card is self._sought), None)
            if self._focus_sought and chart is not None:
                chart.take_keyboard()
            elif self._focus_sought:
                able = [w for w in (self._sought, *self._sought.findChildren(QWidget)) if _takes_keys(w)]
                if able:
                    able[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self._sought, 0, self.context.space(6))

    def _hold_sought(self) -> None:
        if self._sought is not None:
            self.ensureWidgetVisible(self._sought, 0, self.context.space(6))

    def _forget_sought(self) -> None:
        self._sought = self._held = self._stays = None

    # --- the reader's place -----------------------------------------------------------------

    def place(self) -> ScrollAnchor:
        """Where the reader is now."""
        self.complete()
        scrolled = self.verticalScrollBar().value()
        starts = {
            id_: card.mapTo(self._column, QPoint()).y() - scrolled
            for card in self._column.findChildren(Card)
            if (id_ := shown_by(card)) is not None and card.isVisibleTo(self._column)
        }
        item = min(starts, key=lambda id_: abs(starts[id_]), default=None) if scrolled else None
        charts = self._charts()
        return ScrollAnchor(
            item,
            starts[item] if item is not None else 0,
            scrolled,
            frozenset(card.chart.id for card in charts if card.data is not None),
            drawn=self._painted,
        )

    def take_place(self, place: ScrollAnchor) -> None:
        """The reader is there again, as soon as the page has its size; what is gone is passed over."""
        self.complete()
        if place.drawn:
            # Before it is seen: nothing flickers, and nothing moves afterwards.
            self.draw_charts()
        self._held = place
        self.hold_place()
        QTimer.singleShot(0, self, self._settle_place)

    def _settle_place(self) -> None:
        place = self._held
        if place is None:
            return
        for card in self._charts():
            if card.chart.id in place.tables and card.data is None:
                card.toggle_data()
        self.hold_place()
        # Whatever moves from here on is the reader's doing.
        QTimer.singleShot(0, self, self._forget_place)

    def _forget_place(self) -> None:
        self._held = self._stays = None

    def stay(self, item: str | None) -> None:
        """What the reader looks at stays at its height while the page becomes narrower or wider just now.

        That is the card of the figure with this id, where one is in sight: of several the one with the
        keyboard. Else it is what has the keyboard, or what stands nearest to the upper edge.
        """
        cards = [card for card in self._column.findChildren(Card) if self._is_touched(card)]
        # A page knows what on it would have the keyboard if it were its turn; None though types deny it.
        holder: QWidget | None = self.window().focusWidget()
        if holder is None or not self._column.isAncestorOf(holder) or not self._is_touched(holder):
            holder = None
        about = [card for card in cards if item is not None and shown_by(card) == item]
        held = [card for card in about if card is holder or (holder and card.isAncestorOf(holder))]
        found = next(iter((*held, *about)), holder)
        if found is None:
            found = min(cards, key=lambda card: abs(self._below_edge(card)), default=None)
        if found is None or (not about and not self.verticalScrollBar().value()):
            return
        self._held, self._sought = None, None
        self._stays = found, self._below_edge(found)
        QTimer.singleShot(0, self, self._settle_stay)

    def _settle_stay(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.hold_place()
        # Whatever moves from here on is the reader's doing.
        QTimer.singleShot(0, self, self._forget_place)

    def _below_edge(self, widget: QWidget) -> int:
        """Where a widget begins, in pixels below the upper edge."""
        return widget.mapTo(self._column, QPoint()).y() - self.verticalScrollBar().value()

    def _is_touched(self, widget: QWidget) -> bool:
        """Whether any of a widget is in sight."""
        top = self._below_edge(widget)
        return widget.isVisible() and top < self.viewport().height() and top + widget.height() > 0

    def hold_place(self) -> None:
        """The page is scrolled to the reader's place, where it was given one a moment ago."""
        if self._stays is not None:
            widget, offset = self._stays
            self.verticalScrollBar().setValue(widget.mapTo(self._column, QPoint()).y() - offset)
            return
        if (place := self._held) is None:
            return
        scrolled = place.scrolled
        for card in self._column.findChildren(Card):
            if place.item is not None and shown_by(card) == place.item:
                scrolled = card.mapTo(self._column, QPoint()).y() - place.offset
                break
        self.verticalScrollBar().setValue(scrolled)

    def content_height(self, width: int) -> int:
        """Height that shows the whole page at `width` without scrolling."""
        self.make_all()
        self._column.resize(width, self._column.height())
        return self._column.heightForWidth(width)
