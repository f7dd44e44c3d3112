"""What was done on a widget, for the status bar of its window: it was copied, it was saved."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

KIND = QEvent.Type(QEvent.registerEventType())


class StatusMessage(QEvent):
    """Ask a window to show `text` for a moment; one that has no place for it lets it pass."""

    def __init__(self, text: str) -> None:
        super().__init__(KIND)
        self.text = text


def show_status(widget: QWidget, text: str) -> None:
    """Show `text` in the status bar of the window that `widget` is in, without moving the keyboard."""
    QCoreApplication.sendEvent(widget.window(), StatusMessage(text))
