"""A briefing dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class DropTarget(QObject):
    """Take briefings that are dropped on a widget."""

    dropped = Signal(Path)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        # Entering is a kind of dropping, for Qt.
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            briefing = dropped_briefing(event.mimeData())
            if briefing is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.dropped.emit(briefing)
        return super().eventFilter(watched, event)


def dropped_briefing(data: QMimeData) -> Path | None:
    """Return the one briefing that is dropped: a folder, a one-file briefing, or the folder of a YAML."""
    # Needed when something is dropped: every module counts when the window opens.
    from cqbrief.briefing.storage.locate import briefing_at

    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return briefing_at(Path(urls[0].toLocalFile()))
