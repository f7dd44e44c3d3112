"""The question where to save, such that no file is replaced unasked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.system import paths
from cqbrief.window.settings import Settings


def documents() -> Path:
    """Return the reader's folder for documents, or home where there is none."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def saving_folder(edition: Edition, settings: Settings) -> Path:
    """Return where a dialog that saves begins: where the last file was saved, else beside the briefing.

    It is Documents where neither is there to be written into: the built-in briefing lies in the program's
    folder.
    """
    beside = edition.folder.resolve().parent
    own = edition.folder.resolve() != paths.built_in_briefing().resolve()
    for folder in (settings.saved_in, beside if own else None):
        if folder is not None and folder.is_dir() and os.access(folder, os.W_OK):
            return folder
    return documents()


def ask_file(
    parent: QWidget, title: str, start: Path, kinds: Mapping[str, str], settings: Settings
) -> Path | None:
    """Ask for a file with one of the endings; None where the reader thinks better of it.

    `kinds` is what is offered, the first one chosen: "Text (*.txt)" -> ".txt". `start` needs no ending.
    A file that is there already is returned only after the dialog has asked whether to replace it. The
    folder is remembered in `settings`: `saving_folder` begins there from then on.
    """
    dialog = QFileDialog(parent, title, str(start.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters(list(kinds))
    dialog.setDefaultSuffix(next(iter(kinds.values())))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds.get(kind, "")))
    # With its ending: a bare name that a folder bears too (the briefing's own) would only open that folder.
    ending = "" if start.suffix.lower() in kinds.values() else next(iter(kinds.values()))
    dialog.selectFile(start.name + ending)
    for button in dialog.findChildren(QPushButton):
        # As in the other dialogs, without Qt's own pictures.
        button.setIcon(QIcon())
    try:
        while dialog.exec() == QDialog.DialogCode.Accepted:
            named = Path(dialog.selectedFiles()[0])
            if named.suffix.lower() in kinds.values():
                settings.saved_in = named.parent
                return named
            # "Report 2.5": Qt takes what follows the point for an ending and adds none.
            ending = kinds.get(dialog.selectedNameFilter(), next(iter(kinds.values())))
            whole = named.with_name(named.name + ending)
            if not whole.exists():
                settings.saved_in = whole.parent
                return whole
            dialog.selectFile(whole.name)
        return None
    finally:
        dialog.deleteLater()
