"""The question before a briefing with errors is shown or given to others."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from cqbrief.cards.view_context import ViewContext
from cqbrief.window.message_box import message_box


def ask_to_present(context: ViewContext, parent: QWidget) -> bool:
    """Ask whether the briefing is to be presented, where it has errors; return the answer, else True."""
    tr = context.tr
    return _ask(context, parent, tr.text("Present"), tr.text("Present all the same"))


def ask_to_export(context: ViewContext, parent: QWidget) -> bool:
    """Ask whether the briefing is to be exported, where it has errors; return the answer, else True."""
    tr = context.tr
    return _ask(context, parent, tr.text("Export"), tr.text("Export all the same"))


def ask_to_pack(context: ViewContext, parent: QWidget) -> bool:
    """Ask whether the briefing is to be packed, where it has errors; return the answer, else True."""
    tr = context.tr
    return _ask(context, parent, tr.text("Save as one file"), tr.text("Save all the same"))


def ask_to_print(context: ViewContext, parent: QWidget) -> bool:
    """Ask whether the briefing is to be printed, where it has errors; return the answer, else True."""
    tr = context.tr
    return _ask(context, parent, tr.text("Print"), tr.text("Print all the same"))


def _ask(context: ViewContext, parent: QWidget, title: str, assent: str) -> bool:
    count = len(context.edition.errors)
    if not count:
        return True
    tr = context.tr
    text = tr.plural("The briefing has {count} error.", "The briefing has {count} errors.", count)
    more = tr.text("What is shown may be incomplete or wrong.")
    if context.edition.empty:
        more = tr.text("No theme could be read, so there is nothing to show.")
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
