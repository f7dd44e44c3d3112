"""What the window saves of a briefing: exports, charts, the one file, the pages of a comparison.

What reads or writes files is done in a thread, and what came of it is told afterwards. The program does not
end before a file is whole.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from cqbrief.app.background import BackgroundWork
from cqbrief.briefing.edition_diff.figures import EditionDiff
from cqbrief.briefing.saving.packing import pack
from cqbrief.briefing.saving.write_guard import WriteGuard
from cqbrief.briefing.storage.package import PackageError
from cqbrief.cards.status_message import show_status
from cqbrief.cards.view_context import ViewContext
from cqbrief.export.files import chart_files, export, export_charts
from cqbrief.i18n.os_errors import reason
from cqbrief.paper.change_pages import changes_job
from cqbrief.paper.document_builder import DocumentBuilder, PrintJob
from cqbrief.paper.pdf_file import forbid_own_file, write_pdf
from cqbrief.paper.print_request import PrintError
from cqbrief.window.export_dialogs import (
    ask_for_charts_folder,
    ask_for_comparison_file,
    ask_for_export_file,
    ask_for_package,
    show_save_failure,
    waiting_pointer,
)
from cqbrief.window.main_window import MainWindow
from cqbrief.window.message_box import show_message_box
from cqbrief.window.settings import Settings

Outcome = Callable[[], object]
"""What is to be done in the thread that paints once something was saved, or was not: it tells the reader."""


class Saving(QObject):
    """Save what the window shows, where the reader wants it."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings

    def export(self) -> None:
        """Write figures or text into the file that the reader names."""
        context = self._window.context
        target = ask_for_export_file(context, self._settings, self._window)
        if target is not None:
            self._save(target, partial(self._export, context, target))

    def export_charts(self) -> None:
        """Write every chart into the folder that the reader names, as PNG and SVG."""
        context = self._window.context
        folder = ask_for_charts_folder(context, self._settings, self._window)
        if folder is not None:
            self._save(folder, partial(self._check_charts, context, folder))

    def pack(self) -> None:
        """Write the briefing into the one file that the reader names."""
        context = self._window.context
        target = ask_for_package(context, self._settings, self._window)
        if target is not None:
            self._save(target, partial(self._pack, context, target))

    def save_comparison(self, diff: EditionDiff) -> None:
        """Write the pages of a comparison into the PDF that the reader names."""
        context = self._window.context
        target = ask_for_comparison_file(context, diff.new, self._settings, self._window)
        if target is None:
            return
        builder = DocumentBuilder(context.tr)
        try:
            job = changes_job(diff, builder)
        except PrintError as error:
            self._refuse_pages(context, error)
            return
        self._save(target, partial(self._write_pages, context, builder, job, diff, target))

    def _save(self, target: Path, work: Callable[[], Outcome]) -> None:
        """Run `work` in a thread, and afterwards what it returns in the thread that paints."""
        text = self._window.context.tr.text("Saving {file}…", file=target.name)
        job, status_bar = BackgroundWork(self, lasting=True), self._window.status_bar

        def end() -> None:
            status_bar.end_activity(text)
            job.deleteLater()

        def tell_outcome(outcome: Outcome) -> None:
            end()
            outcome()

        status_bar.begin_activity(text)
        job.run(work, tell_outcome, failed=end)

    # --- in the thread ----------------------------------------------------------------------

    def _export(self, context: ViewContext, target: Path) -> Outcome:
        try:
            remark = export(context.edition, context.tr, target)
        except OSError as failure:
            title = context.tr.text("Export")
            return partial(show_save_failure, context, self._window, title, target, failure)
        return partial(self._tell_exported, context, target, remark)

    def _check_charts(self, context: ViewContext, folder: Path) -> Outcome:
        """Find out whether the charts may be written; the guard may have to read the briefing for that."""
        guard = WriteGuard(context.edition)
        try:
            guard.check(*(target for target, _ in chart_files(context.edition, folder)))
        except OSError as failure:
            title = context.tr.text("Export")
            return partial(show_save_failure, context, self._window, title, folder, failure)
        return partial(self._draw_charts, context, folder, guard)

    def _pack(self, context: ViewContext, target: Path) -> Outcome:
        tr, edition = context.tr, context.edition
        title = tr.text("Save as one file")
        try:
            data = pack(edition)
        except PackageError as error:
            advice = tr.render(error.advice) if error.advice is not None else ""
            return partial(self._refuse, context, title, tr.render(error.message), advice)
        except OSError as error:
            text = tr.text("cannot read “{file}”: {reason}", file=edition.folder, reason=reason(error))
            advice = tr.text("Check the name, and whether the drive is connected.")
            return partial(self._refuse, context, title, text, advice)
        try:
            WriteGuard(edition).write(target, data)
        except OSError as failure:
            return partial(show_save_failure, context, self._window, title, target, failure)
        return partial(self._tell_saved, context, target)

    def _write_pages(
        self, context: ViewContext, builder: DocumentBuilder, job: PrintJob, diff: EditionDiff, target: Path
    ) -> Outcome:
        try:
            forbid_own_file(target, diff.old, diff.new)
            with closing(builder):
                sheets = builder.make_pdf(job)
            write_pdf(target, sheets.parts[0], diff.old, diff.new)
        except PrintError as error:
            return partial(self._refuse_pages, context, error)
        return partial(self._tell_saved, context, target)

    # --- what the reader is told ------------------------------------------------------------

    def _tell_saved(self, context: ViewContext, target: Path) -> None:
        show_status(self._window, context.tr.text("Saved as {file}", file=target))

    def _tell_exported(self, context: ViewContext, target: Path, remark: str) -> None:
        self._tell_saved(context, target)
        if remark:
            self._refuse(context, context.tr.text("Export"), remark)

    def _draw_charts(self, context: ViewContext, folder: Path, guard: WriteGuard) -> None:
        """Draw and write the charts; drawing is done in the thread that paints."""
        try:
            with waiting_pointer():
                for _ in export_charts(context.edition, context.tr, folder, guard):
                    pass
        except OSError as failure:
            show_save_failure(context, self._window, context.tr.text("Export"), folder, failure)
            return
        show_status(self._window, context.tr.text("Charts saved in {folder}", folder=folder))

    def _refuse_pages(self, context: ViewContext, error: PrintError) -> None:
        tr = context.tr
        advice = tr.render(error.advice) if error.advice else ""
        self._refuse(context, tr.text("Save as PDF"), tr.render(error.message), advice)

    def _refuse(self, context: ViewContext, title: str, text: str, advice: str = "") -> None:
        show_message_box(context, self._window, "warning", title, text, advice)
