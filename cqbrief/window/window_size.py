"""How large a window is made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication

from cqbrief.window.main_window import MainWindow


def fit_screen(window: MainWindow) -> None:
    """Give the window a comfortable size for a first start, inside the screen."""
    room = QGuiApplication.primaryScreen().availableSize()
    window.resize(min(1440, round(room.width() * 0.92)), min(900, round(room.height() * 0.92)))


def fit_page(window: MainWindow, size: tuple[int, int]) -> None:
    """Make the window as wide as `size`, at least as high, and high enough to show its page whole."""
    # When it was read says nothing in a picture.
    window.statusBar().hide()
    window.resize(*size)
    page = window.shown_page
    # A page shown whole has no bar: beside one there may be fewer columns, and more height.
    page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    above = window.height() - page.height()
    window.resize(size[0], max(size[1], above + page.content_height(page.viewport().width())))
