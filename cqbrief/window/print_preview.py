"""File ▸ Print…: the pages as they will be, updated at once; to the printer or into a PDF.

What is shown, saved and printed is one `PrintJob`. Typst works in a thread of its own, so that a long
document never holds up the window. Pages that are no longer wanted are dropped; a file or print job
that was asked for is not: until it is there the choices wait, and so does closing.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.accessible import announce
from cqbrief.look.roles import ColourRole
from cqbrief.paper import printer as paper_printer
from cqbrief.paper.document_builder import Cancelled, DocumentBuilder, PrintJob, missing_line
from cqbrief.paper.pdf_file import write_pdf
from cqbrief.paper.print_request import PrintError
from cqbrief.paper.profile import profiles
from cqbrief.paper.typesetter import TypesetPages
from cqbrief.window.message_box import message_box
from cqbrief.window.pages_view import PagesView
from cqbrief.window.print_options import PrintOptions
from cqbrief.window.save_dialog import ask_file, saving_folder
from cqbrief.window.settings import Settings

OPTIONS = 0.42
"""The most that the options take of the width: a large text on a small screen leaves room for the pages."""
Then = Callable[[TypesetPages], None]


class _Carrier(QObject):
    """Carry an answer out of the thread; outlive the dialog, which may be gone by then."""

    finished = Signal(int, object, object)


class PrintPreviewDialog(QDialog):
    """Show the preview of one edition; closed by Escape."""

    def __init__(self, context: ViewContext, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._context = context
        self._tr = context.tr
        self._builder = DocumentBuilder(context.tr)
        self._pool = ThreadPoolExecutor(1)
        self._turn = 0
        """Counts what is asked for; an answer to an earlier turn is dropped."""
        self._preparing = self._refresh_wanted = self._closed = False
        self._saving = False
        """Whether what was asked for last is a file, and neither a print job nor the pages to be shown."""
        self._given_up: Event | None = None
        """While a PDF is saved or printed: set when the reader stops it."""
        self._close_wanted = False
        """Whether closing was asked for meanwhile."""
        self.job: PrintJob | None = None
        self.setWindowTitle(self._tr.text("Print"))
        room = self._available_size().width()
        self.options = PrintOptions(profiles(), context, settings.paper, round(room * OPTIONS))
        # Between them and around them are the layout's gaps.
        self.pages = PagesView(context, round(room * (1 - OPTIONS)) - context.space(12))
        self.status = Label("", "small", context)
        self.elsewhere_button = self._button(self._tr.text("Choose another place…"), self.save)
        """There while the PDF could not be saved where it was wanted."""
        self.elsewhere_button.hide()
        self.progress = QProgressBar()
        # What is being done is said above it.
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self._tr.text("Progress"))
        self.stop_button = self._button(self._tr.text("Stop"), self.stop)
        self.save_button = self._button(self._tr.text("Save as PDF…"), self.save)
        self.print_button = self._button(self._tr.text("Print…"), self.print)
        self.print_button.setProperty("kind", "primary")
        self._lay_out()
        self._carrier = _Carrier()
        self._carrier.finished.connect(self._take_answer)
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
        side.addWidget(self.elsewhere_button)
        waiting = QHBoxLayout()
        waiting.addWidget(self.progress, 1)
        waiting.addWidget(self.stop_button)
        side.addLayout(waiting)
        side.addWidget(self.print_button)
        side.addWidget(self.save_button)
        row.addLayout(side)
        context.apply_style(self)
        self.resize(QSize(context.px(1080), context.px(860)).boundedTo(self._available_size()))

    def _available_size(self) -> QSize:
        """Return what the dialog may take of the screen: less than all, title bar and frame come on top."""
        room = self.screen().availableSize()
        return QSize(round(room.width() * 0.94), round(room.height() * 0.88))

    # --- the pages --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Set the pages anew with the present choices."""
        if self._closed or self._given_up is not None:
            return
        if self._preparing:
            # Asked from within the drawing of charts: that stops, and begins again.
            self._refresh_wanted = True
            return
        # No other place would mend what goes wrong with the pages.
        self._saving = False
        self._turn += 1
        self.job = None
        self._show_busy(self._tr.text("Drawing charts"))
        self._preparing, self._refresh_wanted = True, False
        try:
            self.job = self._builder.prepare(
                self._context.edition, self.options.profile(), self.options.request(), self._advance
            )
        except PrintError as error:
            self._refuse(error)
            return
        except Cancelled:
            if not self._refresh_wanted:
                self._show_idle(self._tr.text("Stopped"))
            return
        finally:
            self._preparing = False
            if self._refresh_wanted:
                QTimer.singleShot(0, self, self.refresh)
        self._show_busy(self._tr.text("Setting pages"))
        job, sharpness = self.job, self.pages.dots_per_inch(self.job.page.width)
        self._run(lambda: self._builder.make_pictures(job, sharpness), self._show)

    def replace(self, context: ViewContext) -> None:
        """Show the pages of this context's edition, if of the same briefing; choices and place stay."""
        if context.edition.folder != self._context.edition.folder:
            return
        self._context = context
        self.options.replace(context)
        self.refresh()

    def _advance(self, done: int, all_of_them: int) -> bool:
        turn = self._turn
        self.progress.setRange(0, all_of_them)
        self.progress.setValue(done)
        QApplication.processEvents()
        return turn == self._turn and not self._refresh_wanted

    def _show(self, sheets: TypesetPages) -> None:
        assert self.job is not None
        self.pages.show_pages(sheets.parts)
        text = self._tr.plural("{count} page", "{count} pages", sheets.pages)
        missing = missing_line(self.job.missing, self._tr)
        self._show_idle(self._tr.join((text, missing)))

    def stop(self) -> None:
        """Give up what is under way; the pages shown before stay.

        A PDF that is being made is not written; if it is too late for that, what came of it is told.
        """
        if self._given_up is not None:
            self._given_up.set()
            self.stop_button.setEnabled(False)
            return
        self._turn += 1
        self.job = None
        self._show_idle(self._tr.text("Stopped"))

    # --- PDF and printer --------------------------------------------------------------------

    def save(self) -> None:
        """Ask for a file and write the PDF into it."""
        edition, profile = self._context.edition, self.options.profile()
        start = saving_folder(edition, self._settings) / f"{edition.name}-{profile.id}.pdf"
        target = ask_file(self, self._tr.text("Save as PDF"), start, {"PDF (*.pdf)": ".pdf"}, self._settings)
        if target is not None:
            self.save_into(target)

    def save_into(self, target: Path) -> None:
        """Write the PDF of the pages shown into `target`; tell what goes wrong."""
        self._saving = True
        edition = self._context.edition
        self._deliver(
            lambda sheets: write_pdf(target, sheets.parts[0], edition),
            self._tr.text("Setting pages"),
            self._tr.text("Saved: {file}", file=target),
        )

    def print(self) -> None:
        """Print through the system's dialog; without any printer say so and offer the PDF."""
        job = self.job
        if job is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            if self._ask_for_pdf_instead():
                self.save()
            return
        printer = QPrinter()
        paper_printer.set_up_printer(printer, job)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, max(1, len(self.pages.pages)))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self.print_on(printer)

    def _ask_for_pdf_instead(self) -> bool:
        tr = self._tr
        text = tr.text("This computer has no printer set up. The pages can be saved as a PDF instead.")
        box = message_box(self._context, self, "info", tr.text("Print"), text)
        pdf = box.addButton(tr.text("Save as PDF…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        wanted = box.clickedButton() is pdf
        box.deleteLater()
        return wanted

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages shown on `printer`, as its dialog was answered."""
        job = self.job
        if job is None:
            return
        self._saving = False
        name, file = printer.printerName(), printer.outputFileName()
        chosen = paper_printer.cups_options(printer, job)
        edition = self._context.edition
        self._deliver(
            lambda sheets: paper_printer.send_to_printer(
                name, file, sheets.parts[0], job.title, chosen, edition
            ),
            self._tr.text("Printing"),
            self._tr.text("Sent to {printer}", printer=file or name),
        )

    def _deliver(self, hand_over: Callable[[TypesetPages], None], meanwhile: str, afterwards: str) -> None:
        """Hand over the PDF of the pages shown, in the thread; nothing but Stop prevents that."""
        job = self.job
        if job is None:
            return
        given_up = self._given_up = Event()

        def work() -> TypesetPages:
            sheets = self._builder.make_pdf(job)
            if given_up.is_set():
                raise Cancelled
            hand_over(sheets)
            return sheets

        self.options.setEnabled(False)
        self._show_busy(meanwhile)
        self._run(work, lambda _sheets: self._show_idle(afterwards))

    # --- the thread -------------------------------------------------------------------------

    def _run(self, work: Callable[[], TypesetPages], then: Then) -> None:
        self._turn += 1
        turn = self._turn
        carrier = self._carrier
        future = self._pool.submit(work)
        future.add_done_callback(lambda answer: carrier.finished.emit(turn, answer, then))

    def _take_answer(self, turn: int, answer: Future[TypesetPages], then: Then) -> None:
        if turn != self._turn or answer.cancelled():
            return
        self._given_up = None
        self.options.setEnabled(True)
        closes, self._close_wanted = self._close_wanted, False
        error = answer.exception()
        if isinstance(error, PrintError):
            # Also where closing was asked for: that nothing was written must be seen.
            self._refuse(error)
        elif error is not None:
            self._show_idle(self._tr.text("Stopped"))
            if not isinstance(error, Cancelled):
                raise error
        else:
            then(answer.result())
        if closes and not isinstance(error, PrintError):
            self.reject()

    # --- what is told -----------------------------------------------------------------------

    def _show_status(self, text: str, colour: ColourRole) -> None:
        self.status.set_colour(colour)
        self.status.setText(text)
        self.elsewhere_button.hide()

    def _show_busy(self, text: str) -> None:
        self._show_status(text, "text_quiet")
        self.progress.setRange(0, 0)
        for widget in (self.progress, self.stop_button):
            widget.setVisible(True)
        self.stop_button.setEnabled(True)
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)

    def _show_idle(self, text: str, colour: ColourRole = "text_quiet") -> None:
        self._show_status(text, colour)
        for widget in (self.progress, self.stop_button):
            widget.setVisible(False)
        for button in (self.print_button, self.save_button):
            button.setEnabled(self.job is not None)

    def _refuse(self, error: PrintError) -> None:
        parts = [self._tr.render(error.message)]
        if error.advice:
            parts.append(self._tr.render(error.advice))
        self._show_idle("\n".join(parts), "bad")
        announce(self.status, self.status.text())
        # Nothing was handed over where there was nothing to hand over.
        self.elsewhere_button.setVisible(self._saving and self.job is not None)

    def done(self, result: int) -> None:
        """Close; pages and charts under way are dropped. A PDF that is being saved or printed comes first."""
        if self._given_up is not None:
            self._close_wanted = True
            self.status.setText(self._tr.text("The window closes when the PDF is done."))
            return
        self._turn += 1
        self._closed, self._refresh_wanted = True, False
        self._pool.shutdown(wait=False, cancel_futures=True)
        super().done(result)
