"""Recent briefings, a folder dropped on the window, the list of keys, export from the menu."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.presentation import key_bindings as show_keys
from cqbrief.system import paths
from cqbrief.window import actions
from cqbrief.window.main_window import MainWindow
from cqbrief.window.settings import MOST_RECENT, Settings
from cqbrief.window.shortcuts_dialog import ShortcutsDialog
from tests.support import editions, sample
from tests.support.app import OpenController
from tests.support.save_dialogs import names
from tests.support.window_parts import dropped, recent_texts, wait_until_idle

TEMPLATE = paths.data() / "template"


def action(window: MainWindow, text: str) -> QAction:
    return next(found for found in window.findChildren(QAction) if found.text() == text)


def test_a_briefing_opened_before_stands_in_the_menu_and_opens_again(
    controller: AppController, tmp_path: Path
) -> None:
    copy = tmp_path / "copied & kept"
    shutil.copytree(TEMPLATE, copy)
    window = controller.window
    assert recent_texts(window) == []
    window.open_requested.emit(copy)
    wait_until_idle(window)
    window.open_requested.emit(TEMPLATE)
    wait_until_idle(window)
    texts = recent_texts(window)
    assert [text.split(" — ")[0] for text in texts] == ["template", "copied && kept"]
    action(window, texts[1]).trigger()
    wait_until_idle(window)
    assert window.context.edition.folder.resolve() == copy.resolve()
    assert [text.split(" — ")[0] for text in recent_texts(window)] == ["copied && kept", "template"]


def test_recent_briefings_are_remembered_until_the_list_is_cleared(controller: AppController) -> None:
    controller.window.open_requested.emit(TEMPLATE)
    wait_until_idle(controller.window)
    assert Settings().recent == (TEMPLATE.resolve(),)
    action(controller.window, editions.context().tr.text("Clear this list")).trigger()
    assert Settings().recent == ()
    assert recent_texts(controller.window) == []


def test_a_few_recent_briefings_are_kept_each_once_and_a_strange_setting_counts_as_none() -> None:
    settings = Settings()
    settings.recent = [Path(f"/{number}") for number in (1, 1, *range(1, 20))]
    assert settings.recent == tuple(Path(f"/{number}") for number in range(1, MOST_RECENT + 1))
    QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cqbrief", "cqbrief").setValue(
        "recent", "{broken"
    )
    assert settings.recent == ()


@pytest.mark.parametrize("name", ["", "briefing.yaml"])
def test_a_folder_or_its_yaml_dropped_on_the_window_is_opened(controller: AppController, name: str) -> None:
    assert dropped(controller.window, TEMPLATE / name)
    wait_until_idle(controller.window)
    assert controller.window.context.edition.folder == TEMPLATE


def test_anything_else_dropped_is_not_taken(controller: AppController) -> None:
    before = controller.window.context.edition
    assert not dropped(controller.window, TEMPLATE, paths.data())
    assert not dropped(controller.window, TEMPLATE / "themes" / "1-reading.yaml")
    assert controller.window.context.edition is before


def sheet_after(qtbot: QtBot, window: MainWindow, key: str) -> ShortcutsDialog:
    pressed = Qt.Key.Key_F1 if key == "F1" else Qt.Key.Key_Question
    QTest.keyClick(window, pressed, Qt.KeyboardModifier.NoModifier)
    sheet = window.findChild(ShortcutsDialog)
    assert isinstance(sheet, ShortcutsDialog) and sheet.isVisible()
    return sheet


@pytest.mark.parametrize("key", ["F1", "?"])
def test_f1_and_the_question_mark_show_every_key_and_escape_closes_it(
    qtbot: QtBot, controller: AppController, key: str
) -> None:
    sheet = sheet_after(qtbot, controller.window, key)
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    tr = editions.context().tr
    for spec in actions.ACTIONS:
        if spec.keys:
            first = QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            assert tr.text(spec.text).rstrip("…") in texts
            assert any(first in text for text in texts)
    told = [*(piece.text for piece in actions.PIECES), *(binding.text for binding in show_keys.KEYS)]
    for text in told:
        assert tr.text(text) in texts
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_no_key_does_two_things() -> None:
    keys = [key for spec in actions.ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))


def test_export_writes_the_file_that_is_named_with_the_ending_of_the_chosen_kind(
    controller: AppController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch, tmp_path / "figures")
    action(controller.window, editions.context().tr.text("Export…")).trigger()
    wait_until_idle(controller.window)
    book = openpyxl.load_workbook(tmp_path / "figures.xlsx")
    assert book.worksheets[0].max_row == len(editions.edition().figures) + 1


def test_charts_are_exported_into_the_folder_that_is_named(
    controller: AppController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    action(controller.window, editions.context().tr.text("Export charts…")).trigger()
    wait_until_idle(controller.window)
    assert len(list(tmp_path.glob("*.png"))) == len(list(tmp_path.glob("*.svg"))) > 0


def test_a_briefing_with_errors_is_exported_only_after_a_question(
    open_controller: OpenController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistake = sample.Mistake("themes/2-people.yaml", "value: 近500万个", "value: 近600万个")
    controller = open_controller(sample.write(tmp_path / "wrong", mistake))
    target = tmp_path / "figures.md"
    names(monkeypatch, target)
    asked: list[QMessageBox] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box)
        role = QMessageBox.ButtonRole.RejectRole if len(asked) == 1 else QMessageBox.ButtonRole.AcceptRole
        next(button for button in box.buttons() if box.buttonRole(button) == role).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    export = action(controller.window, editions.context().tr.text("Export…"))
    export.trigger()
    wait_until_idle(controller.window)
    assert len(asked) == 1 and not target.exists()
    export.trigger()
    wait_until_idle(controller.window)
    assert len(asked) == 2 and target.exists()


def test_a_file_that_cannot_be_written_is_told(
    controller: AppController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "missing" / "figures.csv"
    names(monkeypatch, missing)
    action(controller.window, editions.context().tr.text("Export…")).trigger()
    wait_until_idle(controller.window)
    box = controller.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox) and str(missing) in box.text()
    box.close()
