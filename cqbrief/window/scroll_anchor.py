"""Where the reader is on a page, and how that place is kept while the page changes around it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from cqbrief.briefing.record import Record, record
from cqbrief.cards.card import Card


@record
class ScrollAnchor(Record):
    """Hold where the reader is on a page, to be found again on one made anew."""

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


class _Target(Protocol):
    """Describe what is kept in sight while the page changes."""

    def scroll(self, keeper: ScrollKeeper) -> None:
        """Scroll the page such that it is where it belongs."""


@record
class _Revealed(Record):
    """Keep a card in sight that was looked for."""

    card: Card

    def scroll(self, keeper: ScrollKeeper) -> None:
        keeper.area.ensureWidgetVisible(self.card, 0, keeper.margin)


@record
class _Fixed(Record):
    """Keep a widget at its distance from the upper edge."""

    widget: QWidget
    offset: int

    def scroll(self, keeper: ScrollKeeper) -> None:
        bar = keeper.area.verticalScrollBar()
        bar.setValue(keeper.top(self.widget) - self.offset)


@record
class _Anchored(Record):
    """Keep the place of a page that was there before this one."""

    anchor: ScrollAnchor

    def scroll(self, keeper: ScrollKeeper) -> None:
        anchor, scrolled = self.anchor, self.anchor.scrolled
        for card in keeper.cards():
            if anchor.item is not None and card.item_id == anchor.item:
                scrolled = keeper.top(card) - anchor.offset
                break
        keeper.area.verticalScrollBar().setValue(scrolled)


class ScrollKeeper(QObject):
    """Keep what is read in its place while plots are drawn, or the page becomes narrower or wider.

    At any time one thing at most is kept; once the reader scrolls, it is let go.
    """

    def __init__(self, area: QScrollArea, content: QWidget, margin: int) -> None:
        """`content` is what stands in `area`; `margin`, in pixels, is kept around a card that is revealed."""
        super().__init__(area)
        self.area, self._content, self.margin = area, content, margin
        self._target: _Target | None = None
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self.scroll)
        bar.actionTriggered.connect(self.release)

    def cards(self) -> list[Card]:
        """Return every card of the page."""
        return self._content.findChildren(Card)

    def top(self, widget: QWidget) -> int:
        """Return where a widget begins, in pixels below the page's top."""
        return widget.mapTo(self._content, QPoint()).y()

    def scroll(self) -> None:
        """Bring what is kept to its place."""
        if self._target is not None:
            self._target.scroll(self)

    def release(self) -> None:
        """Keep nothing any more."""
        self._target = None

    # --- a card that was looked for ---------------------------------------------------------

    @property
    def revealed(self) -> Card | None:
        """Return the card that is kept in sight."""
        return self._target.card if isinstance(self._target, _Revealed) else None

    def reveal(self, card: Card) -> None:
        """Keep a card in sight, from the next `scroll` on: the page may not have its size yet."""
        self._target = _Revealed(card)

    # --- the reader's place -----------------------------------------------------------------

    def anchor(self, tables: frozenset[str], *, drawn: bool) -> ScrollAnchor:
        """Return where the reader is now; `tables` and `drawn` are what else is remembered."""
        scrolled = self.area.verticalScrollBar().value()
        starts = {
            id_: self.top(card) - scrolled
            for card in self.cards()
            if (id_ := card.item_id) is not None and card.isVisibleTo(self._content)
        }
        item = min(starts, key=lambda id_: abs(starts[id_]), default=None) if scrolled else None
        return ScrollAnchor(item, starts[item] if item is not None else 0, scrolled, tables, drawn)

    def restore(self, anchor: ScrollAnchor) -> None:
        """Bring the reader back to a place and keep it until `settle`."""
        self._target = _Anchored(anchor)
        self.scroll()

    def restores(self, anchor: ScrollAnchor) -> bool:
        """Tell whether this is the place that is kept now."""
        return isinstance(self._target, _Anchored) and self._target.anchor is anchor

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing but a card that was looked for is kept."""
        return self._target is None or self.revealed is not None

    def settle(self) -> None:
        """Keep the reader's place no longer: whatever moves from here on is the reader's doing."""
        if not self.is_settled:
            self._target = None

    def hold_in_sight(self, item: str | None) -> bool:
        """Keep what the reader looks at at its height; whether there is anything to keep.

        That is the card of the figure with this id, where one is in sight: of several the one with the
        keyboard. Else it is what has the keyboard, or what stands nearest to the upper edge.
        """
        cards = [card for card in self.cards() if self._is_in_sight(card)]
        # A page knows what on it would have the keyboard if it were its turn; None though types deny it.
        holder: QWidget | None = self.area.window().focusWidget()
        if holder is None or not self._content.isAncestorOf(holder) or not self._is_in_sight(holder):
            holder = None
        about = [card for card in cards if item is not None and card.item_id == item]
        held = [card for card in about if card is holder or (holder and card.isAncestorOf(holder))]
        found = next(iter((*held, *about)), holder)
        if found is None:
            found = min(cards, key=lambda card: abs(self._below_edge(card)), default=None)
        if found is None or (not about and not self.area.verticalScrollBar().value()):
            return False
        self._target = _Fixed(found, self._below_edge(found))
        return True

    def _below_edge(self, widget: QWidget) -> int:
        """Return where a widget begins, in pixels below the upper edge."""
        return self.top(widget) - self.area.verticalScrollBar().value()

    def _is_in_sight(self, widget: QWidget) -> bool:
        """Tell whether any of a widget is in sight."""
        top = self._below_edge(widget)
        return widget.isVisible() and top < self.area.viewport().height() and top + widget.height() > 0
