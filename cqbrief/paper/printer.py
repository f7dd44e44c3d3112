"""The PDF onto a printer of the system.

The very file that would be saved goes to CUPS, which knows how each printer wants it. Painting the pages
again through Qt would send pictures of 300 dots per inch: ten times the data, and grey edges on letters.
"""

from __future__ import annotations

import ctypes
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from cqbrief.briefing.edition import Edition
from cqbrief.i18n.messages import N_, Message
from cqbrief.paper.document_builder import PrintJob
from cqbrief.paper.pdf_file import write_pdf
from cqbrief.paper.print_request import PrintError

LIBRARY = "libcups.so.2"
"""What Qt itself finds printers with on Linux: where there is a printer, there is this library."""

_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexAuto: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


def set_up_printer(printer: QPrinter, job: PrintJob) -> None:
    """Let the printer's dialog begin with the paper, the orientation and the colours of the job."""
    page = job.page
    width, height = sorted((page.width, page.height))
    size = QPageSize(
        QSizeF(width, height), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    landscape = page.width > page.height
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF()))
    printer.setDocName(job.title)
    printer.setColorMode(QPrinter.ColorMode.GrayScale if job.grey else QPrinter.ColorMode.Color)


def cups_options(printer: QPrinter, job: PrintJob) -> dict[str, str]:
    """Return what was chosen in the printer's dialog, in the words of CUPS (RFC 8011 and CUPS's own)."""
    chosen = {
        "copies": str(printer.copyCount()),
        "Collate": str(printer.collateCopies()),
        "sides": _SIDES[printer.duplex()],
        "print-color-mode": "color" if printer.colorMode() == QPrinter.ColorMode.Color else "monochrome",
    }
    if job.page.media:
        chosen["media"] = job.page.media
    else:
        # Pages for a screen come on whatever paper the printer has.
        chosen["fit-to-page"] = "true"
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        first = printer.fromPage()
        chosen["page-ranges"] = f"{first}-{max(first, printer.toPage())}"
    return chosen


def send_to_printer(
    name: str, file: str, pdf: bytes, title: str, chosen: Mapping[str, str], *editions: Edition
) -> None:
    """Send the PDF to the queue `name`, or write it into `file` where the reader chose to print into one.

    That may be no file of the `editions` that the PDF was made from. Wait for the queue to take it, not for
    paper. Needs no Qt; any thread. Raise PrintError.
    """
    if file:
        write_pdf(Path(file), pdf, *editions)
        return
    try:
        cups = ctypes.CDLL(LIBRARY)
    except OSError as error:
        raise PrintError(
            Message(N_("the printing system cannot be reached: {reason}"), {"reason": str(error)}),
            Message(N_("save the PDF instead")),
        ) from error
    cups.cupsPrintFile.argtypes = [ctypes.c_char_p] * 3 + [ctypes.c_int, ctypes.c_void_p]
    cups.cupsLastErrorString.restype = ctypes.c_char_p
    cups.cupsAddOption.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p]
    cups.cupsFreeOptions.argtypes = [ctypes.c_int, ctypes.c_void_p]
    options = ctypes.c_void_p()
    count = 0
    for option, value in chosen.items():
        count = cups.cupsAddOption(option.encode(), value.encode(), count, ctypes.byref(options))
    # Without a name, so that nothing stays behind where the program is killed.
    with tempfile.TemporaryFile() as spool:
        spool.write(pdf)
        spool.flush()
        # Not every system opens /dev/fd/N anew: some go on reading where writing ended.
        spool.seek(0)
        taken = cups.cupsPrintFile(
            name.encode(), f"/dev/fd/{spool.fileno()}".encode(), title.encode(), count, options
        )
    cups.cupsFreeOptions(count, options)
    if not taken:
        reason = (cups.cupsLastErrorString() or b"").decode("utf-8", "replace")
        raise PrintError(
            Message(
                N_("the printer {name} does not take the job: {reason}"), {"name": name, "reason": reason}
            ),
            Message(N_("look whether it is switched on and connected, or save the PDF")),
        )
