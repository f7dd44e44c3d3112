"""Context menus: a piece of text offers to copy it, and what it stands on offers the rest."""

from __future__ import annotations

import sys
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cqbrief.cards.view_context import ViewContext


@runtime_checkable
class MenuProvider(Protocol):
    """Describe a widget with entries for the context menu of itself and of everything on it."""

    def add_to_menu(self, menu: QMenu) -> None:
        """Add the entries to the menu."""


def add_surrounding_entries(menu: QMenu, widget: QWidget | None) -> None:
    """Let the nearest of `widget` and those it stands on that has entries add them to the menu."""
    while widget is not None:
        if isinstance(widget, MenuProvider):
            menu.addSeparator()
            widget.add_to_menu(menu)
            return
        widget = widget.parentWidget()


def is_menu_key(event: QKeyEvent) -> bool:
    """Tell whether a key asks for the context menu where the system does not say so: Shift+F10 on X11.

    Of the Menu key, and on Windows of both, Qt makes the event of a context menu.
    """
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return sys.platform != "win32" and shift and event.key() == Qt.Key.Key_F10


def send_menu_event(widget: QWidget) -> None:
    """Ask the widget for its context menu, in its middle."""
    middle = widget.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(widget, QContextMenuEvent(reason, middle, widget.mapToGlobal(middle)))


def open_menu(menu: QMenu, event: QContextMenuEvent, context: ViewContext) -> None:
    """Open the menu where the event says, and delete it once it is closed."""
    context.apply_style(menu, "menus")
    menu.popup(event.globalPos())
    menu.aboutToHide.connect(menu.deleteLater)
    event.accept()
