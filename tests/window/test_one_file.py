"""One-file briefings in the window: opened, dropped, remembered, read again, compared, saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.saving.packing import pack
from cqbrief.system import paths
from cqbrief.window.compare_page import ComparePage
from cqbrief.window.problems_page import ProblemsPage
from cqbrief.window.settings import Settings
from tests.support.app import OpenController
from tests.support.sample import GOOD, Mistake, write
from tests.support.save_dialogs import names
from tests.support.seeded_mistakes import JOBS
from tests.support.window_parts import dropped, open_briefing, recent_texts, wait_until_idle

TEMPLATE = paths.data() / "template"


@pytest.fixture
def one(tmp_path: Path) -> Path:
    file = tmp_path / "good.cqbrief"
    file.write_bytes(pack(load_edition(write(tmp_path / "good"))))
    return file


@pytest.fixture
def controller(open_controller: OpenController) -> AppController:
    return open_controller(TEMPLATE)


def chooses(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """From now on the reader chooses this file in every dialog that opens one."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))


def test_it_is_opened_from_the_dialog_and_stands_in_title_and_recent_list(
    controller: AppController, one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chooses(monkeypatch, one)
    controller.window.menus.action("open").trigger()
    wait_until_idle(controller.window)
    assert controller.window.context.edition.folder == one
    assert controller.window.pane is not None
    assert Settings().recent[0] == one.resolve()
    assert recent_texts(controller.window)[0] == f"good.cqbrief — {one.parent}"


def test_the_yaml_of_a_folder_stands_for_the_folder_in_the_dialog(
    controller: AppController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "mine")
    chooses(monkeypatch, folder / "briefing.yaml")
    controller.window.menus.action("open").trigger()
    wait_until_idle(controller.window)
    assert controller.window.context.edition.folder == folder


def test_it_is_opened_when_dropped_on_the_window(controller: AppController, one: Path) -> None:
    assert dropped(controller.window, one)
    wait_until_idle(controller.window)
    assert controller.window.context.edition.folder == one


def test_reading_again_reads_the_file_as_it_is_now(
    qtbot: QtBot, controller: AppController, one: Path, tmp_path: Path
) -> None:
    open_briefing(controller, one)
    mistake = Mistake(JOBS, "label: 城镇新增就业", "label: 新增就业人数")
    one.write_bytes(pack(load_edition(write(tmp_path / "newer", mistake))))
    controller.window.menus.action("reload").trigger()
    qtbot.waitUntil(lambda: controller.window.context.figures["new_jobs"].label.plain == "新增就业人数")


def test_a_damaged_one_is_told_in_the_window_and_shown_once_it_is_whole(
    qtbot: QtBot, controller: AppController, one: Path
) -> None:
    whole = one.read_bytes()
    one.write_bytes(whole[:200])
    open_briefing(controller, one)
    page = controller.window.centralWidget()
    assert isinstance(page, ProblemsPage)
    assert [problem.rule for problem in controller.window.context.edition.problems] == ["one-file-damaged"]
    one.write_bytes(whole)
    page.reload.click()
    qtbot.waitUntil(lambda: controller.window.pane is not None)


def test_it_is_compared_with_what_is_open(
    controller: AppController, one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chooses(monkeypatch, one)
    controller.window.menus.action("compare").trigger()
    wait_until_idle(controller.window)
    assert isinstance(controller.window.shown_page, ComparePage)


def test_the_briefing_shown_is_saved_as_one_file(
    controller: AppController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch, tmp_path / "passed on")
    controller.window.menus.action("pack").trigger()
    wait_until_idle(controller.window)
    saved = load_edition(tmp_path / "passed on.cqbrief")
    assert saved.fingerprint == load_edition(TEMPLATE).fingerprint and saved.errors == ()


def test_what_is_no_longer_as_it_is_shown_is_not_saved_and_that_is_told(
    controller: AppController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "mine")
    open_briefing(controller, folder)
    (folder / JOBS).write_text(GOOD[JOBS] + "\n", encoding="utf-8")
    names(monkeypatch, tmp_path / "mine.cqbrief")
    controller.window.menus.action("pack").trigger()
    wait_until_idle(controller.window)
    box = controller.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox) and box.text() and box.informativeText()
    box.close()
    assert not (tmp_path / "mine.cqbrief").exists()


def test_a_place_where_it_cannot_be_saved_is_told(
    controller: AppController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "missing" / "mine.cqbrief"
    names(monkeypatch, target)
    controller.window.menus.action("pack").trigger()
    wait_until_idle(controller.window)
    box = controller.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox) and str(target) in box.text()
    box.close()
