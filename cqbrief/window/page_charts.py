"""The charts of a page: drawn after the page was seen, and each with its data behind it."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

from cqbrief.i18n.translator import Translator

if TYPE_CHECKING:
    from cqbrief.cards.chart import ChartCard


class PageCharts:
    """Find the charts that stand on a page, and act on them."""

    def __init__(self, area: QScrollArea, content: QWidget) -> None:
        """`content` is what stands in `area`."""
        self._area, self._content = area, content

    def cards(self) -> list[ChartCard]:
        """Return the card of every chart that is there by now."""
        # Needed after the first painting: every module counts before it.
        from cqbrief.cards.chart import ChartCard

        return self._content.findChildren(ChartCard)

    def draw(self) -> None:
        """Draw every plot that is not drawn yet."""
        for card in self.cards():
            card.draw()

    def in_sight(self) -> list[ChartCard]:
        """Return the cards of which at least half is in sight, or which fill half of what is."""
        return [card for card in self.cards() if self._is_in_sight(card)]

    def toggle_data(self, tr: Translator) -> None:
        """Show the data of the one chart in sight, or its plot again; else tell why of none."""
        cards = self.in_sight()
        if len(cards) == 1:
            cards[0].toggle_data()
            return
        from cqbrief.cards.status_message import show_status

        if cards:
            show_status(
                self._area, tr.text("Several charts are in sight: choose one with Tab or a click, then T")
            )
        else:
            show_status(self._area, tr.text("No chart is in sight"))

    def tables(self) -> frozenset[str]:
        """Return the ids of the charts whose data are shown."""
        return frozenset(card.chart.id for card in self.cards() if card.data is not None)

    def show_tables(self, ids: Set[str]) -> None:
        """Show the data of the charts with these ids."""
        for card in self.cards():
            if card.chart.id in ids and card.data is None:
                card.toggle_data()

    def _is_in_sight(self, card: QWidget) -> bool:
        area = self._area.viewport()
        place = QRect(card.mapTo(area, QPoint()), card.size())
        seen = place.intersected(area.rect()).height()
        return card.isVisible() and 2 * seen >= min(card.height(), area.height())
