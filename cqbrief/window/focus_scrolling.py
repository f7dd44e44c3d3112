"""What has the keyboard is scrolled into sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from cqbrief.look.focus import shows_focus


class FocusScroller(QObject):
    """Scroll an area to whatever in it gets the keyboard; Qt does so only from one inside to the next."""

    def __init__(self, area: QScrollArea, margin: int) -> None:
        super().__init__(area)
        self._area, self._margin = area, margin
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or not now.focusPolicy() & Qt.FocusPolicy.TabFocus or not self._area.isAncestorOf(now):
            return
        # What was clicked on is in sight, and stays where it is.
        if shows_focus(now):
            self._area.ensureWidgetVisible(now, 0, self._margin)
