"""A search that gets ready in the moments when the window has nothing else to do."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.search.entries import SearchHit
from cqbrief.briefing.search.pinyin import load_dictionary
from cqbrief.briefing.search.search import Search

PIECE = 0.004
"""Seconds of preparing between two events of the window."""
PATIENCE = 0.03
"""Seconds a key may take to be answered at once: two frames."""
AGAIN = 10
"""Milliseconds until it is looked again whether the dictionary of pinyin is there."""


class IncrementalSearch(QObject):
    """Search an edition; neither opening the box nor a key waits until 20,000 figures are prepared."""

    ready = Signal()
    """What was asked and could not be answered can be answered now."""

    def __init__(self, edition: Edition, parent: QObject) -> None:
        super().__init__(parent)
        self._search = Search(edition)
        # Its dictionary of pinyin takes a quarter of a second to import, which cannot be cut into pieces.
        self._dictionary = Thread(target=load_dictionary, daemon=True)
        self._asked: str | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Start to prepare the search, whenever there is time."""
        if self._dictionary.ident is None:
            self._dictionary.start()
            self._timer.start(0)

    def find(self, query: str, most: int) -> tuple[SearchHit, ...] | None:
        """Return the best hits; None where they are not known yet and `ready` will be emitted."""
        self._asked = None
        if not self._search.is_ready(query):
            self.begin()
            self._search.prepare(PATIENCE, sounds=not self._dictionary.is_alive())
            if not self._search.is_ready(query):
                self._asked = query
                return None
        return self._search.find(query, most)

    def find_now(self, query: str, most: int) -> tuple[SearchHit, ...]:
        """Return the best hits, however long it takes: for who wants to go there."""
        self._asked = None
        return self._search.find(query, most)

    def _go_on(self) -> None:
        known = not self._dictionary.is_alive()
        done = self._search.prepare(PIECE, sounds=known)
        if done and known:
            self._timer.stop()
        else:
            self._timer.setInterval(AGAIN if done else 0)
        if self._asked is not None and self._search.is_ready(self._asked):
            self._asked = None
            self.ready.emit()
