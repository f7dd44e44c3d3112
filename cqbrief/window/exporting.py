"""Export from the window: where to, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cqbrief.briefing.problems import reason
from cqbrief.cards.context import Context
from cqbrief.export.output import export, export_charts
from cqbrief.window.despite_errors import ask_to_export
from cqbrief.window.save_dialog import ask_file


def export_to_file(context: Context, parent: QWidget) -> None:
    """The figures or the whole briefing are in the file that the reader names; else nothing has changed."""
    if context.edition.briefing is None or not ask_to_export(context, parent):
        return
    words = context.words
    kinds = {
        words.text("Workbook with all figures (*.xlsx)"): ".xlsx",
        words.text("All figures as plain text (*.csv)"): ".csv",
        words.text("The whole briefing as Markdown (*.md)"): ".md",
    }
    # Without an ending: that follows from the kind chosen.
    target = ask_file(
        parent, words.text("Export"), _beside(context) / context.edition.folder.resolve().name, kinds
    )
    if target is None:
        return
    with _Waiting():
        failure = _tried(lambda: export(context.edition, words, target))
    if failure is not None:
        _say_failure(context, parent, target, failure)


def export_charts_to_folder(context: Context, parent: QWidget) -> None:
    """Every chart is in the folder that the reader names, as PNG and SVG."""
    if context.edition.briefing is None or not ask_to_export(context, parent):
        return
    title = context.words.text("Folder for the charts")
    name = QFileDialog.getExistingDirectory(parent, title, str(_beside(context)))
    if not name:
        return
    folder = Path(name)
    with _Waiting():
        failure = _tried(lambda: list(export_charts(context.edition, context.words, folder)))
    if failure is not None:
        _say_failure(context, parent, folder, failure)


def _beside(context: Context) -> Path:
    """Where the dialog begins: beside the briefing or, where nobody may write, at home."""
    folder = context.edition.folder.resolve().parent
    return folder if os.access(folder, os.W_OK) else Path.home()


class _Waiting:
    """The pointer says meanwhile that something is being done."""

    def __enter__(self) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)

    def __exit__(self, *_: object) -> None:
        QGuiApplication.restoreOverrideCursor()


def _tried(work: Callable[[], object]) -> OSError | None:
    try:
        work()
    except OSError as error:
        return error
    return None


def _say_failure(context: Context, parent: QWidget, target: Path, failure: OSError) -> None:
    words = context.words
    box = QMessageBox(QMessageBox.Icon.Warning, words.text("Export"), "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words.text("cannot write “{file}”: {reason}", file=target, reason=reason(failure)))
    box.setInformativeText(words.text("Choose another place, or close the file in other programs."))
    context.dress(box)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
