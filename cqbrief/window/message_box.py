"""A message in a box of its own, as the rest of the window looks."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QMessageBox, QSizePolicy, QSpacerItem, QWidget

from cqbrief.cards.view_context import ViewContext
from cqbrief.look import icons

WIDTH = 400
"""Least width in logical pixels at zoom 1."""
Kind = Literal["info", "warning"]


def message_box(
    context: ViewContext,
    parent: QWidget,
    kind: Kind,
    title: str,
    text: str,
    more: str = "",
    details: str = "",
) -> QMessageBox:
    """Make a box that says `text`, below it `more`, and `details` on demand, as they stand; not open yet."""
    box = QMessageBox(parent)
    # For the role by which screen readers tell an alert; Qt's own picture gives way to the program's.
    box.setIcon(QMessageBox.Icon.Warning if kind == "warning" else QMessageBox.Icon.Information)
    colour = context.colour("warning" if kind == "warning" else "accent")
    box.setIconPixmap(icons.pixmap(kind, colour, context.px(32), box.devicePixelRatioF()))
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    # Before the texts, by which Qt finds the size of the box.
    context.apply_style(box)
    box.setText(text)
    if details:
        box.setDetailedText(details)
    if more:
        box.setInformativeText(more)
    # Qt makes it as narrow as its buttons allow.
    grid = box.layout()
    if isinstance(grid, QGridLayout):
        wide = QSpacerItem(context.px(WIDTH), 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        grid.addItem(wide, grid.rowCount(), 0, 1, grid.columnCount())
    return box


def show_message_box(
    context: ViewContext,
    parent: QWidget,
    kind: Kind,
    title: str,
    text: str,
    more: str = "",
    details: str = "",
) -> QMessageBox:
    """Open such a box, which is gone when it is closed."""
    box = message_box(context, parent, kind, title, text, more, details)
    open_dialog(box)
    return box


def open_dialog(dialog: QDialog) -> None:
    """Open a dialog, which is gone when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
