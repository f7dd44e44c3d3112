"""What was done on a piece is told to its window: it was copied, it was saved."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

KIND = QEvent.Type(QEvent.registerEventType())


class StatusMessage(QEvent):
    """Comes to a window that is to show `text` for a moment; one that has no place for it lets it pass."""

    def __init__(self, text: str) -> None:
        super().__init__(KIND)
        self.text = text


def tell(piece: QWidget, text: str) -> None:
    """The window that `piece` is in was told; no dialog opens and the keyboard stays where it is."""
    QCoreApplication.sendEvent(piece.window(), StatusMessage(text))
