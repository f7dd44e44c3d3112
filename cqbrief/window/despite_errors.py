"""The question before a briefing with errors is shown or given to others."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from cqbrief.cards.context import Context
from cqbrief.window.message import message_box


def ask_to_present(context: Context, parent: QWidget) -> bool:
    """Whether the briefing is to be presented; asked only where it has errors."""
    words = context.words
    return _ask(context, parent, words.text("Present"), words.text("Present all the same"))


def ask_to_export(context: Context, parent: QWidget) -> bool:
    """Whether the briefing is to be exported; asked only where it has errors."""
    words = context.words
    return _ask(context, parent, words.text("Export"), words.text("Export all the same"))


def ask_to_pack(context: Context, parent: QWidget) -> bool:
    """Whether the briefing is to be put into one file; asked only where it has errors."""
    words = context.words
    return _ask(context, parent, words.text("Save as one file"), words.text("Save all the same"))


def ask_to_print(context: Context, parent: QWidget) -> bool:
    """Whether the briefing is to be printed; asked only where it has errors."""
    words = context.words
    return _ask(context, parent, words.text("Print"), words.text("Print all the same"))


def _ask(context: Context, parent: QWidget, title: str, assent: str) -> bool:
    count = len(context.edition.errors)
    if not count:
        return True
    words = context.words
    text = words.plural("The briefing has {count} error.", "The briefing has {count} errors.", count)
    more = words.text("What is shown may be incomplete or wrong.")
    if context.edition.empty:
        more = words.text("No theme could be read, so there is nothing to show.")
    box = message_box(context, parent, "warning", title, text, more)
    if context.edition.empty:
        box.addButton(QMessageBox.StandardButton.Close)
        yes = None
    else:
        yes = box.addButton(assent, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    agreed = yes is not None and box.clickedButton() is yes
    box.deleteLater()
    return agreed
