"""File ▸ Print…: the pages as they will be, updated at once; to the printer or into a PDF.

What is shown, saved and printed is one `Job`. Typst works in a thread of its own, so that a long
document never holds up the window; a result that is no longer wanted is dropped.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cqbrief.cards.context import Context
from cqbrief.cards.text import Label
from cqbrief.paper import printer as paper_printer
from cqbrief.paper.options import PrintError
from cqbrief.paper.output import write
from cqbrief.paper.press import Cancelled, Job, Press, Sheets, missing_line
from cqbrief.paper.profile import profiles
from cqbrief.window.pages_view import PagesView
from cqbrief.window.print_options import PrintOptions

Then = Callable[[Sheets], None]


class PrintPreview(QDialog):
    """The preview of one edition; closed by Escape."""

    _finished = Signal(int, object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = context.words
        self._press = Press(context.words)
        self._pool = ThreadPoolExecutor(1)
        self._turn = 0
        """Counts what is asked for; an answer to an earlier turn is dropped."""
        self._preparing = self._again = self._closed = False
        self.job: Job | None = None
        self.setWindowTitle(self._words.text("Print"))
        self.options = PrintOptions(profiles(), context)
        self.pages = PagesView(context)
        self.status = Label("", "small", context)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self._words.text("Progress"))
        self.stop_button = self._button(self._words.text("Stop"), self.stop)
        self.save_button = self._button(self._words.text("Save as PDF…"), self.save)
        self.print_button = self._button(self._words.text("Print…"), self.print)
        self.print_button.setProperty("kind", "primary")
        self._lay_out()
        self._finished.connect(self._answer)
        self.options.changed.connect(self.refresh)
        QTimer.singleShot(0, self, self.refresh)

    def _button(self, text: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: pressed())
        return button

    def _lay_out(self) -> None:
        context = self._context
        row = QHBoxLayout(self)
        row.addWidget(self.pages, 1)
        side = QVBoxLayout()
        side.addWidget(self.options, 1)
        side.addWidget(self.status)
        waiting = QHBoxLayout()
        waiting.addWidget(self.progress, 1)
        waiting.addWidget(self.stop_button)
        side.addLayout(waiting)
        side.addWidget(self.print_button)
        side.addWidget(self.save_button)
        row.addLayout(side)
        context.dress(self)
        room = self.screen().availableSize()
        self.resize(min(context.px(1080), room.width()), min(context.px(860), room.height()))

    # --- the pages --------------------------------------------------------------------------

    def refresh(self) -> None:
        """The pages are set anew with the present choices."""
        if self._closed:
            return
        if self._preparing:
            # Asked from within the drawing of charts: that stops, and begins again.
            self._again = True
            return
        self._turn += 1
        self.job = None
        self._wait(self._words.text("Drawing charts"))
        self._preparing, self._again = True, False
        try:
            self.job = self._press.prepare(
                self._context.edition, self.options.profile(), self.options.options(), self._advance
            )
        except PrintError as error:
            self._refuse(error)
            return
        except Cancelled:
            if not self._again:
                self._rest(self._words.text("Stopped"))
            return
        finally:
            self._preparing = False
            if self._again:
                QTimer.singleShot(0, self, self.refresh)
        self._wait(self._words.text("Setting pages"))
        job, sharpness = self.job, self.pages.dots_per_inch(self.job.data["page"]["width"])
        self._ask(lambda: self._press.pictures(job, sharpness), self._show)

    def _advance(self, done: int, all_of_them: int) -> bool:
        turn = self._turn
        self.progress.setRange(0, all_of_them)
        self.progress.setValue(done)
        QApplication.processEvents()
        return turn == self._turn and not self._again

    def _show(self, sheets: Sheets) -> None:
        assert self.job is not None
        self.pages.show_pages(sheets.parts)
        text = self._words.plural("{count} page", "{count} pages", sheets.pages)
        missing = missing_line(self.job.missing, self._words)
        self._rest(self._words.join((text, missing)))

    def stop(self) -> None:
        """What is under way is given up; the pages shown before stay."""
        self._turn += 1
        self.job = None
        self._rest(self._words.text("Stopped"))

    # --- PDF and printer --------------------------------------------------------------------

    def save(self) -> None:
        """Ask for a file and write the PDF into it."""
        edition, profile = self._context.edition, self.options.profile()
        name = str(Path.home() / f"{edition.folder.resolve().name}-{profile.id}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, self._words.text("Save as PDF"), name, "PDF (*.pdf)")
        if chosen:
            self.save_into(Path(chosen))

    def save_into(self, target: Path) -> None:
        """The PDF of the pages shown is written into `target`; what goes wrong is said."""
        job = self.job
        if job is None:
            return

        def done(sheets: Sheets) -> None:
            try:
                write(target, sheets.parts[0])
            except PrintError as error:
                self._refuse(error)
                return
            self._rest(self._words.text("Saved: {file}", file=target))

        self._wait(self._words.text("Setting pages"))
        self._ask(lambda: self._press.pdf(job), done)

    def print(self) -> None:
        """Print through the system's dialog; without any printer say so and offer the PDF."""
        job = self.job
        if job is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            box = QMessageBox(QMessageBox.Icon.Information, self._words.text("Print"), "", parent=self)
            box.setText(
                self._words.text(
                    "This computer has no printer set up. The pages can be saved as a PDF instead."
                )
            )
            pdf = box.addButton(self._words.text("Save as PDF…"), QMessageBox.ButtonRole.AcceptRole)
            box.addButton(QMessageBox.StandardButton.Cancel)
            box.exec()
            if box.clickedButton() is pdf:
                self.save()
            return
        printer = QPrinter()
        paper_printer.lay_paper(printer, job)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, max(1, len(self.pages.pages)))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """The pages shown go to `printer`, as its dialog was answered."""
        job = self.job
        if job is None:
            return
        name, file = printer.printerName(), printer.outputFileName()
        chosen = paper_printer.instructions(printer, job)

        def work() -> Sheets:
            sheets = self._press.pdf(job)
            paper_printer.send(name, file, sheets.parts[0], job.data["title"], chosen)
            return sheets

        def done(_sheets: Sheets) -> None:
            self._rest(self._words.text("Sent to {printer}", printer=file or name))

        self._wait(self._words.text("Printing"))
        self._ask(work, done)

    # --- the thread -------------------------------------------------------------------------

    def _ask(self, work: Callable[[], Sheets], then: Then) -> None:
        self._turn += 1
        turn = self._turn
        future = self._pool.submit(work)

        def tell(answer: Future[Sheets]) -> None:
            # The window may be gone by now.
            with contextlib.suppress(RuntimeError):
                self._finished.emit(turn, answer, then)

        future.add_done_callback(tell)

    def _answer(self, turn: int, answer: Future[Sheets], then: Then) -> None:
        if turn != self._turn or answer.cancelled():
            return
        error = answer.exception()
        if isinstance(error, PrintError):
            self._refuse(error)
        elif error is not None:
            raise error
        else:
            then(answer.result())

    # --- what is said -----------------------------------------------------------------------

    def _wait(self, text: str) -> None:
        self.status.setText(text)
        self.progress.setRange(0, 0)
        for widget in (self.progress, self.stop_button):
            widget.setVisible(True)
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)

    def _rest(self, text: str) -> None:
        self.status.setText(text)
        for widget in (self.progress, self.stop_button):
            widget.setVisible(False)
        for button in (self.print_button, self.save_button):
            button.setEnabled(self.job is not None)

    def _refuse(self, error: PrintError) -> None:
        parts = [self._words.render(error.message)]
        if error.advice:
            parts.append(self._words.render(error.advice))
        self._rest("\n".join(parts))

    def done(self, result: int) -> None:
        """Close; what is under way is dropped, charts that are being drawn included."""
        self._turn += 1
        self._closed, self._again = True, False
        self._pool.shutdown(wait=False, cancel_futures=True)
        super().done(result)


def ask_despite_errors(context: Context, parent: QWidget) -> bool:
    """Whether a briefing with errors is to be printed all the same; the reader is asked."""
    count = len(context.edition.errors)
    if not count:
        return True
    words = context.words
    box = QMessageBox(QMessageBox.Icon.Warning, words.text("Print"), "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words.plural("The briefing has {count} error.", "The briefing has {count} errors.", count))
    box.setInformativeText(words.text("What is printed may be incomplete or wrong."))
    yes = box.addButton(words.text("Print all the same"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is yes
