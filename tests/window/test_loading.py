"""No file of a briefing is read in the thread that paints: the window goes on meanwhile."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from cqbrief.app.background import BackgroundWork
from cqbrief.app.controller import AppController
from cqbrief.briefing.edition import Edition, LoadedEdition
from cqbrief.briefing.loading import load
from cqbrief.briefing.storage.folder import BriefingFolder
from cqbrief.system import paths
from cqbrief.window import status_bar
from cqbrief.window.compare_page import ComparePage
from tests.support.app import OpenController
from tests.support.briefing_with_files import write_with_files
from tests.support.save_dialogs import names
from tests.support.window_parts import wait_until_idle

TEMPLATE = paths.data() / "template"


@pytest.fixture
def controller(open_controller: OpenController, monkeypatch: pytest.MonkeyPatch) -> AppController:
    """The program on the built-in briefing, which tells at once what goes on."""
    monkeypatch.setattr(status_bar, "ACTIVITY_AFTER", 1)
    return open_controller()


class SlowDrive:
    """Reading begins, and goes on only when that is allowed."""

    def __init__(self) -> None:
        self.begun: list[Path] = []
        self.threads: list[Thread] = []
        self._allowed: dict[Path, Event] = {}

    def wait_for(self, folder: Path) -> None:
        self.begun.append(folder)
        self.threads.append(current_thread())
        assert self._event(folder).wait(60)

    def allow(self, folder: Path) -> None:
        self._event(folder).set()

    def _event(self, folder: Path) -> Event:
        return self._allowed.setdefault(folder, Event())


@pytest.fixture
def drive(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDrive]:
    """From now on briefings lie on such a drive; what still waits at the end goes on."""
    slow = SlowDrive()
    begin, load_edition = load.load_in_steps, load.load_edition

    def slowly_begin(folder: Path) -> LoadedEdition:
        slow.wait_for(folder)
        return begin(folder)

    def slowly_load(folder: Path) -> Edition:
        slow.wait_for(folder)
        return load_edition(folder)

    monkeypatch.setattr(load, "load_in_steps", slowly_begin)
    monkeypatch.setattr(load, "load_edition", slowly_load)
    yield slow
    for folder in slow.begun:
        slow.allow(folder)


def test_the_window_goes_on_while_another_briefing_is_read(
    controller: AppController, drive: SlowDrive, qtbot: QtBot
) -> None:
    window = controller.window
    before = window.context.edition
    controller.open(TEMPLATE)
    qtbot.waitUntil(lambda: drive.begun == [TEMPLATE])
    qtbot.waitUntil(window.status_bar.notice.isVisible)
    assert window.status_bar.notice.text() == "正在读取“template”……"
    # The reader reads on, even in another look.
    window.go(2)
    window.show_figure("new_jobs")
    controller.appearance.choose_look("dark")
    assert window.context.edition is before and window.page_number == 2
    assert window.status_bar.notice.text() == "正在读取“template”……"
    drive.allow(TEMPLATE)
    qtbot.waitUntil(lambda: window.context.edition.folder == TEMPLATE)
    assert window.context.look.id == "dark" and window.page_number == 0
    assert not window.status_bar.notice.isVisible()
    assert drive.threads[0] is not main_thread()


def test_what_is_asked_for_last_is_shown(
    controller: AppController, drive: SlowDrive, qtbot: QtBot, tmp_path: Path
) -> None:
    window = controller.window
    other = write_with_files(tmp_path / "other")
    controller.open(TEMPLATE)
    controller.open(other)
    qtbot.waitUntil(lambda: len(drive.begun) == 2)
    assert window.status_bar.activities == ["正在读取“other”……"]
    shown: list[Path] = []
    window.seen.connect(lambda: shown.append(window.context.edition.folder))
    drive.allow(other)
    qtbot.waitUntil(lambda: window.context.edition.folder == other)
    drive.allow(TEMPLATE)
    drive.threads[drive.begun.index(TEMPLATE)].join(60)
    QApplication.processEvents()
    assert TEMPLATE not in shown and window.context.edition.folder == other


def test_an_edition_to_compare_with_is_read_while_the_window_goes_on(
    controller: AppController, drive: SlowDrive, qtbot: QtBot
) -> None:
    window = controller.window
    controller.compare(TEMPLATE)
    qtbot.waitUntil(lambda: drive.begun == [TEMPLATE])
    window.go(3)
    drive.allow(TEMPLATE)
    qtbot.waitUntil(lambda: isinstance(window.shown_page, ComparePage))
    assert window.page_number == 3
    assert drive.threads[0] is not main_thread()


def test_a_menu_that_is_open_is_not_taken_away_when_a_briefing_was_read(
    controller: AppController, drive: SlowDrive, qtbot: QtBot
) -> None:
    window = controller.window
    before = window.context.edition
    controller.open(TEMPLATE)
    qtbot.waitUntil(lambda: drive.begun == [TEMPLATE])
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    menu.popup(window.mapToGlobal(window.rect().center()))
    drive.allow(TEMPLATE)
    drive.threads[0].join(60)
    QApplication.processEvents()
    assert menu.isVisible() and window.context.edition is before
    assert window.status_bar.activities
    menu.close()
    qtbot.waitUntil(lambda: window.context.edition.folder == TEMPLATE)
    assert not window.status_bar.activities


Act = Callable[[AppController], object]


@pytest.mark.parametrize(
    ("act", "name"),
    [
        (lambda controller: controller.open(controller.briefing.edition.folder), ""),
        (lambda controller: controller.compare(controller.briefing.edition.folder), ""),
        (lambda controller: controller.run("reload"), ""),
        (lambda controller: controller.run("pack"), "copy.cqbrief"),
        (lambda controller: controller.run("export"), "figures.md"),
        (lambda controller: controller.run("export_charts"), ""),
    ],
    ids=["open", "compare", "reload", "pack", "export", "export charts"],
)
def test_no_file_of_the_briefing_is_read_in_the_thread_that_paints(
    open_controller: OpenController,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    act: Act,
    name: str,
) -> None:
    """What is saved goes into the briefing's folder: to know what may not be overwritten it is read."""
    folder = write_with_files(tmp_path / "mine")
    made = open_controller(folder, show=False)
    readers: list[Thread] = []
    read = BriefingFolder.names

    def noted(files: BriefingFolder, directory: str = "") -> object:
        readers.append(current_thread())
        return read(files, directory)

    monkeypatch.setattr(BriefingFolder, "names", noted)
    names(monkeypatch, folder / name)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    act(made)
    qtbot.waitUntil(lambda: bool(readers))
    wait_until_idle(made.window)
    assert main_thread() not in readers


def test_a_failure_of_the_program_while_it_reads_is_a_failure_of_the_program(
    controller: AppController, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path) -> LoadedEdition:
        raise ValueError(folder.name)

    monkeypatch.setattr(load, "load_in_steps", fail)
    before = controller.window.context.edition
    with capture_exceptions() as failures:
        controller.open(TEMPLATE)
        qtbot.waitUntil(lambda: bool(failures))
    assert [str(failure) for _, failure, _ in failures] == ["template"]
    assert controller.window.status_bar.activities == []
    assert controller.window.context.edition is before


def test_the_program_does_not_end_before_what_is_saved_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "saved"
    code = f"""
import time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QObject
from cqbrief.app.background import BackgroundWork

def save():
    time.sleep(0.3)
    Path({str(target)!r}).write_text("whole")

application = QCoreApplication([])
holder = QObject()
BackgroundWork(holder, lasting=True).run(save, print)
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert target.read_text() == "whole"


def test_what_is_given_up_calls_nobody_back(qapp: QApplication, qtbot: QtBot) -> None:
    holder = BackgroundWork(qapp)
    answered: list[int] = []
    go_on = Event()

    def work(number: int) -> int:
        assert go_on.wait(60)
        return number

    holder.run(lambda: work(1), answered.append)
    holder.give_up()
    assert not holder.running
    holder.run(lambda: work(2), answered.append)
    go_on.set()
    qtbot.waitUntil(lambda: not holder.running)
    assert answered == [2]
    holder.deleteLater()
