"""The dialogs of the menu Help."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cqbrief.cards.view_context import ViewContext

# What is opened later is imported then: every module counts when the window opens.


def open_shortcuts(context: ViewContext, parent: QWidget) -> None:
    """Open the list of all keys."""
    from cqbrief.window.message_box import open_dialog
    from cqbrief.window.shortcuts_dialog import ShortcutsDialog

    open_dialog(ShortcutsDialog(context, parent))


def open_manual(context: ViewContext, parent: QWidget) -> None:
    """Open the manual."""
    from cqbrief.window.manual_dialog import ManualDialog
    from cqbrief.window.message_box import open_dialog

    open_dialog(ManualDialog(context, parent))


def open_about(context: ViewContext, parent: QWidget) -> None:
    """Open versions and licences."""
    from cqbrief.window.about_dialog import AboutDialog
    from cqbrief.window.message_box import open_dialog

    open_dialog(AboutDialog(context, parent))
