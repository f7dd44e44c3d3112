"""The parts of a window that shows a briefing without errors, and waiting for what it reads and saves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from cqbrief.app.controller import AppController
from cqbrief.window.briefing_view import BriefingView
from cqbrief.window.error_banner import ErrorBanner
from cqbrief.window.find_box import FindBox
from cqbrief.window.main_window import MainWindow


def view(window: MainWindow) -> BriefingView:
    """The briefing in the window."""
    assert window.view is not None
    return window.view


def find_box(window: MainWindow) -> FindBox:
    """The box that finds things, opened before."""
    box = view(window).find_box
    assert box is not None
    return box


def error_banner(window: MainWindow) -> ErrorBanner:
    """The banner that tells of errors in the files."""
    banner = view(window).error_banner
    assert banner is not None
    return banner


def open_briefing(controller: AppController, folder: Path) -> None:
    """Open a briefing and wait until it is shown."""
    controller.open(folder)
    wait_until_idle(controller.window)


def wait_until_idle(window: MainWindow) -> None:
    """Wait until nothing is being read or saved for the window any more."""
    while window.status_bar.activities:
        QApplication.processEvents()


def recent_texts(window: MainWindow) -> list[str]:
    # Menus are made anew; those before go with the next turn of the event loop.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [found.text() for found in window.findChildren(QAction) if " — " in found.text()]


def dropped(window: MainWindow, *paths_dropped: Path) -> bool:
    """Whether the window takes the drop; if so it has been dropped."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths_dropped])
    copying, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    place = QPointF(50, 50)
    entering = QDragEnterEvent(place.toPoint(), copying, data, Qt.MouseButton.LeftButton, none)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(place, copying, data, Qt.MouseButton.LeftButton, none))
    return entering.isAccepted()
