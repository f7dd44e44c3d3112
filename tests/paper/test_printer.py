"""Printing through a real queue of the system, and what the queue is told."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter

from cqbrief.i18n.translator import Translator
from cqbrief.paper import printer as paper_printer
from cqbrief.paper.print_request import PrintError
from cqbrief.paper.printer import cups_options, send_to_printer, set_up_printer
from cqbrief.system import paths
from tests.support import editions
from tests.support.cups import PRINTER, Queue, running_queue
from tests.support.paper import printed_once, squeezed_pages
from tests.support.process import run_python


@pytest.fixture
def queue() -> Iterator[Queue]:
    with running_queue() as running:
        yield running


FOLDER = Path(__file__).parents[1] / "briefings" / "communique-2022"


def print_through(queue: Queue, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(Path(__file__).with_name("print_child.py")), str(FOLDER), *arguments],
        env={**os.environ, "CUPS_SERVER": queue.server, "PYTHONPATH": str(paths.resources().parent)},
        capture_output=True, text=True,
    )  # fmt: skip


def test_a_job_comes_out_of_a_real_queue_with_the_right_pages(queue: Queue) -> None:
    done = print_through(queue, "briefing", PRINTER, "0", "0", "1")
    assert (done.returncode, done.stdout) == (0, f"Sent to {PRINTER}\n"), done.stderr
    queue.wait_for_job()
    came = pypdf.PdfReader(queue.printed)
    for sheet in came.pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
    expected = printed_once(editions.edition(FOLDER), "briefing", "en").squeezed
    for page, other in zip(squeezed_pages(queue.printed.read_bytes()), expected, strict=True):
        # Text, not pictures of it; the colophon has the time of printing.
        assert page == other or "Madeon" in other


def test_a_range_of_pages_and_copies_reach_the_queue(queue: Queue) -> None:
    done = print_through(queue, "briefing", PRINTER, "2", "3", "2")
    assert done.returncode == 0, done.stderr
    queue.wait_for_job()
    expected = printed_once(editions.edition(FOLDER), "briefing", "en").squeezed[1:3]
    assert len(expected) == 2 and squeezed_pages(queue.printed.read_bytes()) == expected
    # How copies are made is the printer's affair: told it was.
    assert 'argv[4]="2"' in queue.log.read_text("utf-8", "replace")


def test_a_queue_that_does_not_exist_is_reported_with_its_name(queue: Queue) -> None:
    code = (
        "from cqbrief.paper.print_request import PrintError\n"
        "from cqbrief.paper.printer import send_to_printer\n"
        "try:\n"
        "    send_to_printer('Nowhere', '', b'%PDF-1.7', 'title', {'copies': '1'})\n"
        "except PrintError as error:\n"
        "    print(error.message.arguments['name'], bool(error.message.arguments['reason']))\n"
    )
    done = run_python(code, variables={"CUPS_SERVER": queue.server})
    assert done.stdout == "Nowhere True\n", done.stderr


def test_without_the_printing_system_the_pdf_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_printer, "LIBRARY", "libnothing.so.0")
    with pytest.raises(PrintError) as refused:
        send_to_printer("Office", "", b"", "", {})
    assert refused.value.advice is not None
    assert "PDF" in Translator("en").render(refused.value.advice)


def test_the_pdf_is_read_from_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where /dev/fd/N is the open file itself, reading goes on from where it stands."""
    read: list[bytes] = []

    def take(_: bytes, file: bytes, *__: object) -> int:
        read.append(os.read(int(file.rpartition(b"/")[2]), 100))
        return 1

    library = MagicMock()
    library.cupsPrintFile.side_effect = take
    monkeypatch.setattr(ctypes, "CDLL", lambda _: library)
    send_to_printer("Office", "", b"pages", "", {})
    assert read == [b"pages"]


def test_printing_into_a_file_writes_the_very_pdf(tmp_path: Path) -> None:
    send_to_printer("", str(tmp_path / "a.pdf"), b"pages", "", {})
    assert (tmp_path / "a.pdf").read_bytes() == b"pages"


def test_choices_of_the_dialog_become_instructions_for_the_queue() -> None:
    job = printed_once(editions.edition(FOLDER), "briefing", "en").job
    printer = QPrinter()
    set_up_printer(printer, job)
    assert cups_options(printer, job)["media"] == "A4"
    assert "page-ranges" not in cups_options(printer, job)
    printer.setCopyCount(3)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 5)
    told = cups_options(printer, job)
    assert (told["copies"], told["sides"]) == ("3", "one-sided")
    assert (told["print-color-mode"], told["page-ranges"]) == ("monochrome", "2-5")


def test_slides_lie_and_are_fitted_to_the_printers_paper() -> None:
    job = printed_once(editions.edition(FOLDER), "slides").job
    printer = QPrinter()
    set_up_printer(printer, job)
    assert printer.pageLayout().orientation().name == "Landscape"
    told = cups_options(printer, job)
    assert told["fit-to-page"] == "true" and "media" not in told
