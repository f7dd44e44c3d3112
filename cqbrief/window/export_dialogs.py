"""Export and packing from the window: where to, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cqbrief.briefing.saving.packing import pack
from cqbrief.briefing.saving.write_guard import WriteGuard
from cqbrief.briefing.storage.package import ENDING, PackageError
from cqbrief.cards.status_message import tell
from cqbrief.cards.view_context import ViewContext
from cqbrief.export.formats import export, export_charts
from cqbrief.i18n.os_errors import OwnFileError, reason
from cqbrief.window.confirm_errors import ask_to_export, ask_to_pack
from cqbrief.window.message_box import tell_in_box
from cqbrief.window.save_dialog import ask_file, saving_folder
from cqbrief.window.settings import Settings


def export_to_file(context: ViewContext, parent: QWidget) -> None:
    """The figures or the whole briefing are in the file that the reader names; else nothing has changed."""
    if context.edition.briefing is None or not ask_to_export(context, parent):
        return
    tr = context.tr
    kinds = {
        tr.text("Workbook with all figures (*.xlsx)"): ".xlsx",
        tr.text("All figures as plain text (*.csv)"): ".csv",
        tr.text("The whole briefing as Markdown (*.md)"): ".md",
    }
    # Without an ending: that follows from the kind chosen.
    start = saving_folder(context.edition) / context.edition.name
    target = ask_file(parent, tr.text("Export"), start, kinds)
    if target is None:
        return
    title = tr.text("Export")
    try:
        with _Waiting():
            remark = export(context.edition, tr, target)
    except OSError as failure:
        _say_failure(context, parent, title, target, failure)
        return
    tell(parent, tr.text("Saved as {file}", file=target))
    if remark:
        tell_in_box(context, parent, "warning", title, remark)


def save_as_one_file(context: ViewContext, parent: QWidget) -> None:
    """The briefing is in the one file that the reader names; else nothing has changed, and why is said."""
    edition, tr = context.edition, context.tr
    if edition.briefing is None or not ask_to_pack(context, parent):
        return
    title = tr.text("Save as one file")
    kinds = {tr.text("Briefing in one file (*.cqbrief)"): ENDING}
    target = ask_file(parent, title, saving_folder(context.edition) / edition.name, kinds)
    if target is None:
        return
    try:
        data = pack(edition)
    except PackageError as error:
        advice = tr.render(error.advice) if error.advice is not None else ""
        tell_in_box(context, parent, "warning", title, tr.render(error.message), advice)
        return
    except OSError as error:
        text = tr.text("cannot read “{file}”: {reason}", file=edition.folder, reason=reason(error))
        tell_in_box(
            context,
            parent,
            "warning",
            title,
            text,
            tr.text("Check the name, and whether the drive is connected."),
        )
        return
    failure = _tried(lambda: WriteGuard(edition).write(target, data))
    if failure is not None:
        _say_failure(context, parent, title, target, failure)
        return
    tell(parent, tr.text("Saved as {file}", file=target))


def export_charts_to_folder(context: ViewContext, parent: QWidget) -> None:
    """Every chart is in the folder that the reader names, as PNG and SVG."""
    if context.edition.briefing is None or not ask_to_export(context, parent):
        return
    title = context.tr.text("Folder for the charts")
    name = QFileDialog.getExistingDirectory(parent, title, str(saving_folder(context.edition)))
    if not name:
        return
    folder = Settings().saved_in = Path(name)
    with _Waiting():
        failure = _tried(lambda: list(export_charts(context.edition, context.tr, folder)))
    if failure is not None:
        _say_failure(context, parent, context.tr.text("Export"), folder, failure)
        return
    tell(parent, context.tr.text("Charts saved in {folder}", folder=folder))


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


def _say_failure(context: ViewContext, parent: QWidget, title: str, target: Path, failure: OSError) -> None:
    tr = context.tr
    advice = tr.text("Choose another place, or close the file in other programs.")
    if isinstance(failure, OwnFileError):
        # Of a folder for charts it is one file that is in the way.
        target = Path(failure.filename)
        advice = tr.text("Choose another name or folder. Nothing was written.")
    text = tr.text("cannot write “{file}”: {reason}", file=target, reason=reason(failure))
    tell_in_box(context, parent, "warning", title, text, advice)
