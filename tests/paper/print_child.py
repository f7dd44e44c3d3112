"""Prints one profile of a briefing through the preview window; started by a test as a process.

The printing system is named by CUPS_SERVER, which libcups reads once in a process. Arguments: folder,
profile, printer, first page, last page, copies (0 0 for all pages).
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from cqbrief.briefing.loading.load import load_edition
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.translator import Translator
from cqbrief.look import qt_style
from cqbrief.look.looks import LIGHT
from cqbrief.paper.printer import set_up_printer
from cqbrief.system import paths
from cqbrief.window.print_preview import PrintPreviewDialog
from cqbrief.window.settings import Settings


def main() -> None:
    folder, profile, name, first, last, copies = sys.argv[1:]
    application = QApplication([])
    qt_style.load_fonts(paths.resources())
    preview = PrintPreviewDialog(ViewContext(load_edition(Path(folder)), Translator("en"), LIGHT), Settings())
    preview.options.profile_buttons[profile].click()
    wait(application, preview)
    assert preview.job is not None, preview.status.text()
    assert name in QPrinterInfo.availablePrinterNames()
    printer = QPrinter(QPrinterInfo.printerInfo(name))
    set_up_printer(printer, preview.job)
    printer.setCopyCount(int(copies))
    if int(first):
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(int(first), int(last))
    preview.print_on(printer)
    wait(application, preview)
    print(preview.status.text())
    preview.done(0)


def wait(application: QApplication, preview: PrintPreviewDialog) -> None:
    """Return when nothing is under way any more."""
    application.processEvents()
    while not preview.save_button.isEnabled() and preview.stop_button.isVisibleTo(preview):
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main()
