"""Dialogs of the window leave the files of the briefing alone, and say so."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.saving.packing import pack
from cqbrief.window.main_window import MainWindow
from cqbrief.window.print_preview import PrintPreviewDialog
from tests.support import editions
from tests.support.app import OpenController
from tests.support.briefing_with_files import contents, write_with_files
from tests.support.save_dialogs import names, save_comparison
from tests.support.window_parts import open_briefing, wait_until_idle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_with_files(tmp_path / "mine")


@pytest.fixture
def controller(open_controller: OpenController, folder: Path) -> AppController:
    return open_controller(folder)


def told(window: MainWindow) -> str:
    """What the box says that has opened; it is closed."""
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    text = f"{box.text()}\n{box.informativeText()}"
    box.close()
    return text


@pytest.mark.parametrize(
    ("action", "name", "part"),
    [
        ("export", "sources/report.md", "sources/report.md"),
        ("export", "figures.csv", "figures.csv"),
        ("export", "link.xlsx", "briefing.yaml"),
        ("pack", "link.cqbrief", "themes/1-jobs.yaml"),
    ],
)
def test_saving_over_a_file_of_the_briefing_is_refused_in_a_box(
    controller: AppController,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
    name: str,
    part: str,
) -> None:
    if name != part:
        (folder / name).symlink_to(folder / part)
    before = contents(folder)
    names(monkeypatch, folder / name)
    controller.window.menus.action(action).trigger()
    wait_until_idle(controller.window)
    said = told(controller.window)
    assert name in said and "简报" in said and "换一个文件名" in said
    assert contents(folder) == before


def test_a_folder_for_charts_with_a_picture_of_the_briefing_in_it_is_refused_in_a_box(
    controller: AppController, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder / "pictures"))
    controller.window.menus.action("export_charts").trigger()
    wait_until_idle(controller.window)
    assert "jobs_chart.png" in told(controller.window)
    assert contents(folder) == before


def test_a_one_file_briefing_is_not_packed_over_itself(
    controller: AppController, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = tmp_path / "one.cqbrief"
    one.write_bytes(pack(load_edition(folder)))
    open_briefing(controller, one)
    before = one.stat()
    names(monkeypatch, one)
    controller.window.menus.action("pack").trigger()
    wait_until_idle(controller.window)
    assert "one.cqbrief" in told(controller.window)
    assert one.stat() == before


@pytest.mark.parametrize("how", ["saved", "printed into a file"])
def test_pages_leave_the_files_of_the_briefing_alone_and_offer_another_place(
    controller: AppController, qtbot: QtBot, folder: Path, how: str
) -> None:
    target = folder / "link.pdf"
    os.link(folder / "sources/report.md", target)
    before = contents(folder)
    preview = PrintPreviewDialog(controller.window.context, controller.settings)
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(lambda: preview.job is not None and preview.save_button.isEnabled(), timeout=60_000)
    if how == "saved":
        preview.save_into(target)
    else:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        preview.print_on(printer)
    qtbot.waitUntil(lambda: "link.pdf" in preview.status.text() and "简报" in preview.status.text())
    assert preview.elsewhere_button.isVisible() == (how == "saved")
    assert contents(folder) == before
    preview.done(0)


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_list_of_changes_is_saved_over_neither_edition(
    qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    shutil.copytree(folder, tmp_path / "old")
    target = tmp_path / "changes.pdf"
    target.symlink_to((tmp_path / "old" if side == "old" else folder) / "figures.csv")
    window = MainWindow(editions.context(folder))
    qtbot.addWidget(window)
    before = contents(tmp_path)
    names(monkeypatch, target)
    save_comparison(window, tmp_path / "old")
    assert "changes.pdf" in told(window)
    assert contents(tmp_path) == before
