"""File ▸ Print…: pages, choices, PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread, current_thread
from typing import Any

import pypdf
import pytest
from PySide6.QtGui import QPalette
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from cqbrief.briefing.localized_text import Text
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.messages import Message
from cqbrief.paper.document_builder import DocumentBuilder, PrintJob
from cqbrief.paper.print_request import PrintError
from cqbrief.paper.typesetter import TypesetPages
from cqbrief.system import paths
from cqbrief.window.confirm_errors import ask_to_print
from cqbrief.window.main_window import MainWindow
from cqbrief.window.print_preview import PrintPreviewDialog
from cqbrief.window.settings import Settings
from tests.support import editions
from tests.support.pairwise import named
from tests.support.paper import changed, printed_once
from tests.support.save_dialogs import names

FAR = 60_000
"""Milliseconds after which a page that does not come never will."""


TEMPLATE = paths.data() / "template"
LARGER = Path(__file__).parents[1] / "briefings" / "communique-2022"
larger = pytest.mark.parametrize("preview", [LARGER], indirect=True, ids=named)
"""With a briefing of several themes and charts, and of more than a few pages."""


@pytest.fixture
def preview(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[PrintPreviewDialog]:
    window = PrintPreviewDialog(editions.context(getattr(request, "param", TEMPLATE)), Settings())
    qtbot.addWidget(window)
    window.show()
    settled(window, qtbot)
    yield window
    window.done(0)


def settled(window: PrintPreviewDialog, qtbot: QtBot) -> None:
    """Return when nothing is under way."""
    qtbot.waitUntil(lambda: not window.progress.isVisible() and window.status.text() != "", timeout=FAR)


def changes(window: PrintPreviewDialog, qtbot: QtBot, change: Any) -> None:
    """Make a choice and wait for its pages."""
    with qtbot.waitSignal(window.options.changed):
        change()
    settled(window, qtbot)


@larger
def test_the_whole_briefing_is_shown_first(preview: PrintPreviewDialog) -> None:
    assert len(preview.pages.pages) == len(printed_once(editions.edition(LARGER)).pages)
    assert preview.pages.pages[0].pixmap().width() > preview.pages.pages[0].pixmap().height() * 0.6
    assert preview.print_button.isEnabled() and preview.save_button.isEnabled()


@larger
def test_every_choice_changes_the_pages_at_once(preview: PrintPreviewDialog, qtbot: QtBot) -> None:
    options = preview.options
    changes(preview, qtbot, options.profile_buttons["summary"].click)
    assert len(preview.pages.pages) == 1
    coloured = preview.pages.pages[0].pixmap().toImage()
    assert not coloured.allGray()
    changes(preview, qtbot, options.grey.click)
    assert preview.pages.pages[0].pixmap().toImage().allGray()
    changes(preview, qtbot, options.profile_buttons["slides"].click)
    pages = len(preview.pages.pages)
    changes(preview, qtbot, options.theme_boxes[1].click)
    assert len(preview.pages.pages) < pages


def test_a_profile_offers_only_its_own_papers(preview: PrintPreviewDialog, qtbot: QtBot) -> None:
    offered = [preview.options.paper.itemText(row) for row in range(preview.options.paper.count())]
    assert offered == ["A4", "A3（A4 放大）", "Letter"]
    changes(preview, qtbot, preview.options.profile_buttons["gongwen"].click)
    assert preview.options.paper.currentData() == "a4"
    assert not preview.options.paper.isEnabled()


@larger
def test_the_last_theme_cannot_be_taken_away(preview: PrintPreviewDialog, qtbot: QtBot) -> None:
    boxes = preview.options.theme_boxes
    for box in boxes[1:]:
        box.click()
    assert not boxes[0].isEnabled()
    assert preview.options.request().themes == (1,)
    settled(preview, qtbot)


def test_what_is_saved_has_the_pages_that_are_shown(
    preview: PrintPreviewDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    preview.save_into(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "out.pdf").exists(), timeout=FAR)
    settled(preview, qtbot)
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == len(preview.pages.pages)
    assert "out.pdf" in preview.status.text()


def test_a_file_that_cannot_be_written_is_told_in_the_window(
    preview: PrintPreviewDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    preview.save_into(tmp_path / "missing" / "out.pdf")
    qtbot.waitUntil(lambda: "missing" in preview.status.text(), timeout=FAR)
    assert preview.save_button.isEnabled()
    assert " -o " not in preview.status.text()
    bad = editions.context().colour("bad")
    assert preview.status.palette().color(QPalette.ColorRole.WindowText) == bad


def test_another_place_is_offered_where_a_file_cannot_be_written(
    preview: PrintPreviewDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not preview.elsewhere_button.isVisible()
    preview.save_into(tmp_path / "missing" / "out.pdf")
    qtbot.waitUntil(preview.elsewhere_button.isVisible, timeout=FAR)
    names(monkeypatch, tmp_path / "out.pdf")
    preview.elsewhere_button.click()
    assert not preview.elsewhere_button.isVisible()
    qtbot.waitUntil((tmp_path / "out.pdf").exists, timeout=FAR)
    settled(preview, qtbot)


def test_no_other_place_is_offered_where_pages_cannot_be_set_after_saving(
    preview: PrintPreviewDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.save_into(tmp_path / "out.pdf")
    settled(preview, qtbot)

    def fail(*_: object) -> None:
        raise PrintError(Message("The pages cannot be set"))

    monkeypatch.setattr(DocumentBuilder, "make_pictures", fail)
    changes(preview, qtbot, preview.options.grey.click)
    bad = editions.context().colour("bad")
    assert preview.status.palette().color(QPalette.ColorRole.WindowText) == bad
    assert not preview.elsewhere_button.isVisible()


def test_the_preview_fits_its_screen_with_the_largest_text(qtbot: QtBot) -> None:
    window = PrintPreviewDialog(replace(editions.context(TEMPLATE), zoom=2.0), Settings())
    qtbot.addWidget(window)
    window.show()
    settled(window, qtbot)
    room = window.screen().availableSize()
    assert window.width() <= room.width() and window.height() <= room.height()
    for widget in (window.options, window.print_button, window.save_button):
        assert window.rect().contains(widget.geometry())
    window.done(0)


def held(preview: PrintPreviewDialog) -> Event:
    """The thread waits for this before it does what it is asked from now on."""
    go_on = Event()
    preview._pool.submit(go_on.wait)
    return go_on


def test_a_file_asked_for_is_written_although_the_window_was_closed_meanwhile(
    preview: PrintPreviewDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    go_on = held(preview)
    preview.save_into(tmp_path / "out.pdf")
    preview.close()
    assert preview.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not preview.isVisible(), timeout=FAR)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_closing_window_stays_to_tell_that_the_file_could_not_be_written(
    preview: PrintPreviewDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    go_on = held(preview)
    preview.save_into(tmp_path / "missing" / "out.pdf")
    preview.close()
    go_on.set()
    settled(preview, qtbot)
    assert preview.isVisible() and "missing" in preview.status.text()


def test_nothing_can_be_chosen_while_a_file_is_written(
    preview: PrintPreviewDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    go_on = held(preview)
    preview.save_into(tmp_path / "out.pdf")
    assert not preview.options.grey.isEnabled()
    preview.options.grey.click()
    preview.refresh()
    go_on.set()
    settled(preview, qtbot)
    assert (tmp_path / "out.pdf").exists() and "out.pdf" in preview.status.text()
    assert preview.options.grey.isEnabled() and not preview.options.grey.isChecked()


def test_a_file_that_was_stopped_is_not_written(
    preview: PrintPreviewDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    go_on = held(preview)
    preview.save_into(tmp_path / "out.pdf")
    preview.stop_button.click()
    go_on.set()
    settled(preview, qtbot)
    assert not (tmp_path / "out.pdf").exists()
    assert preview.status.text() == editions.context().tr.text("Stopped")
    assert preview.save_button.isEnabled()


@larger
def test_printing_into_a_file_gives_the_same_document(
    preview: PrintPreviewDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    preview.print_on(printer)
    qtbot.waitUntil(lambda: (tmp_path / "out.pdf").exists(), timeout=FAR)
    settled(preview, qtbot)
    pages = pypdf.PdfReader(io.BytesIO((tmp_path / "out.pdf").read_bytes())).pages
    assert len(pages) == len(preview.pages.pages)
    assert "出生人口" in pages[1].extract_text()


def test_without_a_printer_the_dialog_says_so_and_offers_the_pdf(
    preview: PrintPreviewDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said: list[str] = []

    def press_pdf(box: QMessageBox) -> int:
        said.append(box.text())
        accept = next(b for b in box.buttons() if box.buttonRole(b) == QMessageBox.ButtonRole.AcceptRole)
        assert isinstance(accept, QPushButton)
        accept.click()
        return 0

    target = tmp_path / "instead.pdf"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    monkeypatch.setattr(QMessageBox, "exec", press_pdf)
    names(monkeypatch, target)
    preview.print()
    qtbot.waitUntil(target.exists, timeout=FAR)
    settled(preview, qtbot)
    assert said and "PDF" in said[0]


@larger
def test_a_long_job_can_be_stopped_and_leaves_the_pages_as_they_were(
    preview: PrintPreviewDialog, qtbot: QtBot
) -> None:
    before = list(preview.pages.pages)
    preview.options.grey.blockSignals(True)
    preview.options.grey.click()
    preview.options.grey.blockSignals(False)
    preview.refresh()
    assert preview.stop_button.isVisible()
    preview.stop_button.click()
    # The thread ends what it has begun; its answer comes, and is dropped.
    preview._pool.submit(lambda: None).result()
    QApplication.processEvents()
    assert not preview.progress.isVisible()
    assert preview.pages.pages == before
    assert not preview.print_button.isEnabled()
    preview.refresh()
    settled(preview, qtbot)
    assert preview.print_button.isEnabled()


@larger
def test_a_choice_made_while_charts_are_drawn_begins_again_with_it(
    preview: PrintPreviewDialog, qtbot: QtBot
) -> None:
    seen: list[int] = []
    draw = preview._advance

    def choose_meanwhile(done: int, all_of_them: int) -> bool:
        seen.append(done)
        if len(seen) == 2:
            preview.options.profile_buttons["summary"].click()
        return draw(done, all_of_them)

    preview._advance = choose_meanwhile  # type: ignore[method-assign]
    preview.options.grey.click()
    qtbot.waitUntil(lambda: len(preview.pages.pages) == 1, timeout=FAR)
    settled(preview, qtbot)
    assert preview.options.profile().id == "summary"


def test_a_summary_that_does_not_fit_says_what_to_leave_out(qtbot: QtBot) -> None:
    edition = editions.edition(TEMPLATE)
    assert edition.briefing is not None
    large = changed(edition, themes=edition.briefing.themes * 30)
    window = PrintPreviewDialog(replace(editions.context(), edition=large), Settings())
    qtbot.addWidget(window)
    window.show()
    # Before the first pages are set, which would be many.
    changes(window, qtbot, window.options.profile_buttons["summary"].click)
    assert "--themes" in window.status.text() or "1-15" in window.status.text()
    window.done(0)


def test_missing_characters_are_told_beside_the_pages(qtbot: QtBot) -> None:
    edition = changed(editions.edition(TEMPLATE), subtitle=Text("笑\U0001f600"))
    window = PrintPreviewDialog(replace(editions.context(), edition=edition), Settings())
    qtbot.addWidget(window)
    window.show()
    settled(window, qtbot)
    assert "U+1F600" in window.status.text()
    window.done(0)


def test_closing_while_pages_are_set_waits_for_nothing_and_drops_them(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    threads: list[Thread] = []
    set_pages = DocumentBuilder.make_pictures

    def held_up(builder: DocumentBuilder, job: PrintJob, dots_per_inch: float) -> TypesetPages:
        threads.append(current_thread())
        begun.set()
        assert go_on.wait(FAR / 1000)
        return set_pages(builder, job, dots_per_inch)

    monkeypatch.setattr(DocumentBuilder, "make_pictures", held_up)
    window = PrintPreviewDialog(editions.context(TEMPLATE), Settings())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(begun.is_set, timeout=FAR)
    window.done(0)
    assert not window.isVisible()
    go_on.set()
    [thread] = threads
    thread.join(FAR / 1000)
    assert not thread.is_alive()
    QApplication.processEvents()
    assert not window.pages.pages


def test_a_briefing_with_errors_asks_first(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = editions.context()
    window = MainWindow(sound)
    qtbot.addWidget(window)
    assert ask_to_print(sound, window)
    wrong = ViewContext(replace(sound.edition, problems=(problem(),)), sound.tr, sound.look)
    answers = iter([QMessageBox.ButtonRole.RejectRole, QMessageBox.ButtonRole.AcceptRole])

    def press(box: QMessageBox) -> int:
        role = next(answers)
        next(b for b in box.buttons() if box.buttonRole(b) == role).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    assert not ask_to_print(wrong, window)
    assert ask_to_print(wrong, window)


def problem() -> Any:
    from cqbrief.briefing.problems import Problem, SourceLocation

    return Problem("error", "rule", SourceLocation("briefing.yaml", 1, 1), "", Message("wrong"))


def test_ctrl_p_asks_for_printing(qtbot: QtBot) -> None:
    window = MainWindow(editions.context())
    qtbot.addWidget(window)
    action = window.menus.action("print")
    assert action.shortcut().toString() == "Ctrl+P"
    with qtbot.waitSignal(window.command_requested) as asked:
        action.trigger()
    assert asked.args == ["print"]


def test_an_error_of_the_thread_is_told(preview: PrintPreviewDialog, qtbot: QtBot) -> None:
    def fail() -> Any:
        raise PrintError(Message("no paper"))

    preview._run(fail, lambda _: None)
    qtbot.waitUntil(lambda: preview.status.text() == "no paper", timeout=FAR)


def test_what_cannot_be_read_cannot_be_printed(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(editions.context(tmp_path))
    qtbot.addWidget(window)
    assert not window.menus.action("print").isEnabled()
