"""What is kept while everything in the window is made anew: a new reading, look, language or zoom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.record import Record, record
from cqbrief.window.page import Page, ScrollAnchor
from cqbrief.window.source_pane import SourcePane
from cqbrief.window.source_split import SourceSplit

if TYPE_CHECKING:
    from cqbrief.window.find_box import FindBox


@record
class ViewState(Record):
    """Everything but the places on the pages."""

    figure: str = ""
    """Id of the figure whose source is shown."""
    owner: str = ""
    """Path of the owner of the quote that is highlighted."""
    scrolled: int = 0
    """How far the source is scrolled."""
    sizes: tuple[int, ...] = ()
    """Widths of page and source pane."""
    typed: str | None = None
    """What stands in the finder; None where that is closed."""
    again: Callable[[], object] | None = None
    """Makes the page anew that is shown in place of a theme."""
    aside: ScrollAnchor | None = None
    """The reader's place on that page."""

    @classmethod
    def of(
        cls,
        pane: SourcePane | None,
        split: SourceSplit | None,
        finder: FindBox | None,
        shown: QWidget | None,
        again: Callable[[], object] | None,
    ) -> ViewState:
        """What is to be kept of these parts of a window."""
        if pane is None or split is None:
            return cls()
        figure, owner = pane.figure, pane.owner
        return cls(
            figure=figure.id if figure is not None else "",
            owner=owner or "",
            # A pane that never showed anything has no document yet, and is not to make one for this.
            scrolled=pane.view.verticalScrollBar().value() if figure is not None or owner else 0,
            sizes=tuple(split.sizes()) if pane.isVisible() else (),
            typed=finder.line.text() if finder is not None and finder.isVisible() else None,
            again=again,
            aside=shown.place() if again is not None and isinstance(shown, Page) else None,
        )

    def settle(self, pane: SourcePane, split: SourceSplit) -> None:
        """The new source pane is as wide as the one before, and its source scrolled as far."""
        if self.sizes and pane.isVisibleTo(split):
            split.setSizes(list(self.sizes))
        if self.figure or self.owner:
            # Only when it has its size: until then it brings the highlighted words into sight itself.
            bar = pane.view.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(self.scrolled))
