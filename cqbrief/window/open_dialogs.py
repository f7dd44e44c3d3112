"""The dialogs that ask for a briefing, and what is said of one that cannot be compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.storage.folder import composed
from cqbrief.briefing.storage.locate import briefing_at
from cqbrief.cards.view_context import ViewContext
from cqbrief.window.message_box import show_message_box

TEXTS = frozenset({".yaml", ".yml", ".md", ".txt", ".csv"})
"""Endings of the files that a briefing is written in."""


def ask_for_briefing(context: ViewContext, parent: QWidget) -> Path | None:
    """Ask for the briefing to open, a folder or one file; None where the reader thought better of it."""
    return _ask(context, parent, context.tr.text("Open a briefing"))


def ask_for_other_edition(context: ViewContext, parent: QWidget) -> Path | None:
    """Ask for the edition to compare with, as `ask_for_briefing` does."""
    return _ask(context, parent, context.tr.text("Open the edition to compare with"))


def _ask(context: ViewContext, parent: QWidget, title: str) -> Path | None:
    # No dialog takes either a folder or a file; but a folder's briefing.yaml stands for the folder.
    kinds = context.tr.text("Briefings (briefing.yaml *.cqbrief)")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(context.edition.folder.parent), kinds)
    return (briefing_at(Path(name)) or Path(name)) if name else None


def refuse_comparison(context: ViewContext, folder: Path, lines: Sequence[str], parent: QWidget) -> None:
    """Tell the reader that the edition in `folder` has errors; `lines` name them."""
    tr = context.tr
    title = tr.text("Compare with another edition…")
    text = tr.text("The briefing in “{folder}” has errors and cannot be compared.", folder=folder.name)
    show_message_box(context, parent, "warning", title, text, details="\n".join(lines))


def show_folder(folder: Path, context: ViewContext, parent: QWidget) -> None:
    """Open `folder` in the desktop's file manager; where there is none tell its path."""
    nobody = context.tr.text("No program shows folders here. The path is in the clipboard.")
    _open_place(folder, nobody, context, parent)


def file_to_open(edition: Edition, name: str) -> Path | None:
    """Return the file of the briefing called `name` in its folder, where a text editor may open it."""
    if edition.one_file:
        return None
    folder = edition.folder.resolve()
    # The disk may have the name decomposed, as macOS does.
    names = {composed(actual): actual for actual in edition.file_names}
    file = (folder / names.get(composed(name), name)).resolve()
    # Whatever a briefing names: a text inside its folder, nothing that a desktop would run.
    inside = file.is_relative_to(folder) and file.suffix.lower() in TEXTS
    return file if inside and file.is_file() else None


def show_file(file: Path, context: ViewContext, parent: QWidget) -> None:
    """Open `file` in the desktop's program for it; where there is none tell its path."""
    nobody = context.tr.text("No program opens such files here. The path is in the clipboard.")
    _open_place(file, nobody, context, parent)


def _open_place(place: Path, nobody: str, context: ViewContext, parent: QWidget) -> None:
    tr = context.tr
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
        return
    QGuiApplication.clipboard().setText(str(place))
    show_message_box(context, parent, "info", tr.text("Files"), nobody, str(place))
