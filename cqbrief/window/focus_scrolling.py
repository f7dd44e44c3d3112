"""What has the keyboard is in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class FocusScroller(QObject):
    """Scrolls an area to whatever in it gets the keyboard; Qt does so only from one inside to the next."""

    def __init__(self, area: QScrollArea, margin: int) -> None:
        super().__init__(area)
        self._area, self._margin = area, margin
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        # What was clicked on is in sight, and stays where it is.
        if now is None or not getattr(now, "_ring", True):
            return
        if now.focusPolicy() & Qt.FocusPolicy.TabFocus and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, self._margin)
