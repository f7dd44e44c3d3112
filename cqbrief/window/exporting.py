"""Export and packing from the window: where to, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cqbrief.briefing.one_file import ENDING, OneFileError, pack
from cqbrief.briefing.own_files import Guard
from cqbrief.briefing.problems import OwnFileError, reason
from cqbrief.cards.context import Context
from cqbrief.cards.notice import tell
from cqbrief.export.output import export, export_charts
from cqbrief.window.despite_errors import ask_to_export, ask_to_pack
from cqbrief.window.message import tell_in_box
from cqbrief.window.save_dialog import ask_file, saving_folder
from cqbrief.window.settings import Settings


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
    start = saving_folder(context.edition) / context.edition.name
    target = ask_file(parent, words.text("Export"), start, kinds)
    if target is None:
        return
    title = words.text("Export")
    try:
        with _Waiting():
            remark = export(context.edition, words, target)
    except OSError as failure:
        _say_failure(context, parent, title, target, failure)
        return
    tell(parent, words.text("Saved as {file}", file=target))
    if remark:
        tell_in_box(context, parent, "warning", title, remark)


def save_as_one_file(context: Context, parent: QWidget) -> None:
    """The briefing is in the one file that the reader names; else nothing has changed, and why is said."""
    edition, words = context.edition, context.words
    if edition.briefing is None or not ask_to_pack(context, parent):
        return
    title = words.text("Save as one file")
    kinds = {words.text("Briefing in one file (*.cqbrief)"): ENDING}
    target = ask_file(parent, title, saving_folder(context.edition) / edition.name, kinds)
    if target is None:
        return
    try:
        data = pack(edition)
    except OneFileError as error:
        advice = words.render(error.advice) if error.advice is not None else ""
        tell_in_box(context, parent, "warning", title, words.render(error.message), advice)
        return
    except OSError as error:
        text = words.text("cannot read “{file}”: {reason}", file=edition.folder, reason=reason(error))
        tell_in_box(
            context,
            parent,
            "warning",
            title,
            text,
            words.text("Check the name, and whether the drive is connected."),
        )
        return
    failure = _tried(lambda: Guard(edition).write(target, data))
    if failure is not None:
        _say_failure(context, parent, title, target, failure)
        return
    tell(parent, words.text("Saved as {file}", file=target))


def export_charts_to_folder(context: Context, parent: QWidget) -> None:
    """Every chart is in the folder that the reader names, as PNG and SVG."""
    if context.edition.briefing is None or not ask_to_export(context, parent):
        return
    title = context.words.text("Folder for the charts")
    name = QFileDialog.getExistingDirectory(parent, title, str(saving_folder(context.edition)))
    if not name:
        return
    folder = Settings().saved_in = Path(name)
    with _Waiting():
        failure = _tried(lambda: list(export_charts(context.edition, context.words, folder)))
    if failure is not None:
        _say_failure(context, parent, context.words.text("Export"), folder, failure)
        return
    tell(parent, context.words.text("Charts saved in {folder}", folder=folder))


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


def _say_failure(context: Context, parent: QWidget, title: str, target: Path, failure: OSError) -> None:
    words = context.words
    advice = words.text("Choose another place, or close the file in other programs.")
    if isinstance(failure, OwnFileError):
        # Of a folder for charts it is one file that is in the way.
        target = Path(failure.filename)
        advice = words.text("Choose another name or folder. Nothing was written.")
    text = words.text("cannot write “{file}”: {reason}", file=target, reason=reason(failure))
    tell_in_box(context, parent, "warning", title, text, advice)
