"""Tab goes through a window in the order in which it is laid out, whenever its pieces were made.

Qt puts whatever is made later at the end: a plot, the lower part of a page, the content of a pane.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from cqbrief.window.status_bar import StatusBar


def set_tab_order(window: QMainWindow) -> None:
    """Let Tab go through central widget and status bar as they are read; takes some milliseconds."""
    parts = [part for part in (window.centralWidget(), window.statusBar()) if part is not None]
    for before, after in pairwise(stop for part in parts for stop in stops(part)):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab leads to: `widget` if it takes the keyboard, then what is inside as it is laid out."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    for child in _inside(widget):
        yield from stops(child)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        content = widget.widget()
        if content is not None:
            yield content
    elif isinstance(widget, QSplitter):
        yield from filter(None, (widget.widget(index) for index in range(widget.count())))
    elif isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        if shown is not None:
            yield shown
    elif isinstance(widget, StatusBar):
        # Qt makes its layout anew for every item; of layouts that are gone PySide may still know the pieces.
        yield from widget.items
    elif isinstance(widget, (QAbstractScrollArea, QComboBox)):
        return
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
