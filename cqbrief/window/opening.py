"""The dialogs that ask for a briefing, and what is said of one that cannot be compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cqbrief.cards.context import Context


def ask_for_briefing(context: Context, parent: QWidget) -> Path | None:
    """The folder of the briefing to open; None where the reader thought better of it."""
    return _ask(context, parent, context.words.text("Open the folder of a briefing"))


def ask_for_other_edition(context: Context, parent: QWidget) -> Path | None:
    """The folder of the edition to compare with; None where the reader thought better of it."""
    return _ask(context, parent, context.words.text("Open the folder of the edition to compare with"))


def _ask(context: Context, parent: QWidget, title: str) -> Path | None:
    folder = QFileDialog.getExistingDirectory(parent, title, str(context.edition.folder.parent))
    return Path(folder) if folder else None


def refuse_comparison(context: Context, folder: Path, lines: Sequence[str], parent: QWidget) -> None:
    """The reader is told that the edition in `folder` has errors; `lines` name them."""
    words = context.words
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(words.text("Compare with another edition…"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        words.text("The briefing in “{folder}” has errors and cannot be compared.", folder=folder.name)
    )
    box.setDetailedText("\n".join(lines))
    context.dress(box)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
