"""Where to save: endings, and never a file replaced unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.system import paths
from cqbrief.window.save_dialog import ask_file, documents, saving_folder
from cqbrief.window.settings import Settings
from tests.support import editions

KINDS = {"Text (*.txt)": ".txt", "Table (*.csv)": ".csv"}


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def typing(*typed: str, kind: str = "") -> list[str]:
    """The reader will type these names one after the other, then give up; the questions asked meanwhile.

    Every question whether to replace a file is answered No.
    """
    names, asked = iter(typed), list[str]()

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            asked.append(dialog.text())
            QTimer.singleShot(0, act)
            dialog.button(QMessageBox.StandardButton.No).click()
        elif isinstance(dialog, QFileDialog):
            name = next(names, None)
            if name is None:
                dialog.reject()
                return
            if kind:
                dialog.selectNameFilter(kind)
                dialog.filterSelected.emit(kind)
            line, buttons = dialog.findChild(QLineEdit), dialog.findChild(QDialogButtonBox)
            assert isinstance(line, QLineEdit) and isinstance(buttons, QDialogButtonBox)
            line.selectAll()
            QTest.keyClicks(line, name)
            QTimer.singleShot(0, act)
            buttons.button(QDialogButtonBox.StandardButton.Save).click()

    QTimer.singleShot(0, act)
    return asked


@pytest.mark.parametrize("kind", KINDS)
def test_the_ending_is_that_of_the_kind_chosen(parent: QWidget, tmp_path: Path, kind: str) -> None:
    typing("report", kind=kind)
    assert (
        ask_file(parent, "Save", tmp_path / "start", KINDS, Settings()) == tmp_path / f"report{KINDS[kind]}"
    )


def test_a_point_in_the_name_is_no_ending(parent: QWidget, tmp_path: Path) -> None:
    typing("report 2.5")
    assert ask_file(parent, "Save", tmp_path / "start", KINDS, Settings()) == tmp_path / "report 2.5.txt"


def test_who_thinks_better_of_it_names_no_file(parent: QWidget, tmp_path: Path) -> None:
    typing()
    assert ask_file(parent, "Save", tmp_path / "start", KINDS, Settings()) is None


@pytest.mark.parametrize("name", ["report", "report 2.5"])
def test_a_file_that_is_there_already_is_not_replaced_unasked(
    parent: QWidget, tmp_path: Path, name: str
) -> None:
    (tmp_path / f"{name}.txt").touch()
    asked = typing(name, f"{name}.txt")
    assert ask_file(parent, "Save", tmp_path / "start", KINDS, Settings()) is None
    assert asked and all(f"{name}.txt" in question for question in asked)


def test_the_dialog_is_gone_afterwards(parent: QWidget, tmp_path: Path) -> None:
    typing()
    ask_file(parent, "Save", tmp_path / "start", KINDS, Settings())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert parent.findChildren(QFileDialog) == []


@pytest.mark.parametrize(("start", "offered"), [("budget", "budget.txt"), ("budget.csv", "budget.csv")])
def test_the_name_offered_has_its_ending_once(
    parent: QWidget, tmp_path: Path, start: str, offered: str
) -> None:
    # Without it, Enter would open the folder that is called so too: a briefing's own.
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        seen.append(line.text())
        dialog.reject()

    (tmp_path / "budget").mkdir()
    QTimer.singleShot(0, look)
    ask_file(parent, "Save", tmp_path / start, KINDS, Settings())
    assert seen == [offered]


def test_what_is_saved_of_the_built_in_briefing_goes_to_documents(home: Path) -> None:
    (home / "Documents").mkdir()
    assert editions.edition().folder.resolve() == paths.built_in_briefing().resolve()
    assert saving_folder(editions.edition(), Settings()) == documents()
    assert not documents().is_relative_to(paths.built_in_briefing().resolve().parent)


def test_saving_begins_where_the_last_file_was_saved(parent: QWidget, tmp_path: Path) -> None:
    typing("report")
    ask_file(parent, "Save", tmp_path / "start", KINDS, Settings())
    assert saving_folder(editions.edition(), Settings()) == tmp_path
