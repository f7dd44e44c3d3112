"""The questions before something is saved: whether in spite of errors, and where to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.storage.package import ENDING
from cqbrief.cards.view_context import ViewContext
from cqbrief.export.formats import FORMATS
from cqbrief.i18n.os_errors import OwnFileError, reason
from cqbrief.window.confirm_errors import ask_to_export, ask_to_pack
from cqbrief.window.message_box import show_message_box
from cqbrief.window.save_dialog import ask_file, saving_folder
from cqbrief.window.settings import Settings


def ask_for_export_file(context: ViewContext, settings: Settings, parent: QWidget) -> Path | None:
    """Ask for the file of an export, whose ending says what it is; None where nothing is to be exported."""
    if context.edition.briefing is None or not ask_to_export(context, parent):
        return None
    tr = context.tr
    kinds = {tr.text(entry.label): entry.ending for entry in FORMATS.values()}
    # Without an ending: that follows from the kind chosen.
    start = saving_folder(context.edition, settings) / context.edition.name
    return ask_file(parent, tr.text("Export"), start, kinds, settings)


def ask_for_package(context: ViewContext, settings: Settings, parent: QWidget) -> Path | None:
    """Ask for the one file of the briefing; None where it is not to be packed."""
    edition, tr = context.edition, context.tr
    if edition.briefing is None or not ask_to_pack(context, parent):
        return None
    kinds = {tr.text("Briefing in one file (*.cqbrief)"): ENDING}
    start = saving_folder(edition, settings) / edition.name
    return ask_file(parent, tr.text("Save as one file"), start, kinds, settings)


def ask_for_charts_folder(context: ViewContext, settings: Settings, parent: QWidget) -> Path | None:
    """Ask for the folder of the charts; None where they are not to be exported."""
    if context.edition.briefing is None or not ask_to_export(context, parent):
        return None
    title = context.tr.text("Folder for the charts")
    name = QFileDialog.getExistingDirectory(parent, title, str(saving_folder(context.edition, settings)))
    if not name:
        return None
    settings.saved_in = Path(name)
    return Path(name)


def ask_for_comparison_file(
    context: ViewContext, new: Edition, settings: Settings, parent: QWidget
) -> Path | None:
    """Ask for the PDF of a comparison with the edition `new`; None where it is not to be saved."""
    start = saving_folder(new, settings) / f"{new.name}-{new.fingerprint}.pdf"
    return ask_file(parent, context.tr.text("Save as PDF…"), start, {"PDF (*.pdf)": ".pdf"}, settings)


def show_save_failure(
    context: ViewContext, parent: QWidget, title: str, target: Path, failure: OSError
) -> None:
    """Tell why `target` could not be written, and what to do."""
    tr = context.tr
    advice = tr.text("Choose another place, or close the file in other programs.")
    if isinstance(failure, OwnFileError):
        # Of a folder for charts it is one file that is in the way.
        target = Path(failure.filename)
        advice = tr.text("Choose another name or folder. Nothing was written.")
    text = tr.text("cannot write “{file}”: {reason}", file=target, reason=reason(failure))
    show_message_box(context, parent, "warning", title, text, advice)


@contextmanager
def waiting_pointer() -> Iterator[None]:
    """Show by the pointer that something is being done which holds up the window."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
