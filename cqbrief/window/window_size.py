"""How large a window is made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication

from cqbrief.window.main_window import MainWindow
from cqbrief.window.page import Page


def fit_screen(window: MainWindow) -> None:
    """Give the window a comfortable size for a first start, inside the screen."""
    room = QGuiApplication.primaryScreen().availableSize()
    window.resize(min(1440, round(room.width() * 0.92)), min(900, round(room.height() * 0.92)))


def fit_page(window: MainWindow, size: tuple[int, int]) -> None:
    """Make the window as large as `size`, and as high as its page needs to be shown whole.

    Where a table has more columns than that width can show, the window is wider.
    """
    # When it was read says nothing in a picture.
    window.statusBar().hide()
    window.resize(*size)
    page = window.shown_page
    # A page shown whole has no bar: beside one there may be fewer columns, and more height.
    page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    _settle()
    above = window.height() - page.height()
    width = size[0] + _widened(window, size[0])
    window.resize(width, max(size[1], above + page.content_height(page.viewport().width())))


def _widened(window: MainWindow, width: int) -> int:
    """Return how much wider the window has to be for the page's tables; the source pane gives way first."""
    page, view = window.shown_page, window.view
    if view is None:
        return _missing(page)
    view.split.chosen = None
    view.split.settle()
    _settle()
    if _missing(page) and view.pane.isVisible():
        view.split.choose(False)
        _settle()
    missing = _missing(page)
    if missing:
        # In a wider window there would be room for the pane again.
        view.split.chosen = False
        window.resize(width + missing, window.height())
        _settle()
    return missing


def _missing(page: Page) -> int:
    """Show every row of the page's tables; return by how much they are too narrow for their columns."""
    # A window that opens has no use for it.
    from cqbrief.cards.table import TableCard

    page.make_all()
    tables = page.findChildren(TableCard)
    for table in tables:
        table.show_all_rows()
    return max([0, *(table.least_width - table.width() for table in tables)])


def _settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
