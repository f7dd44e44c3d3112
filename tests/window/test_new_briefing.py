"""File ▸ New briefing…: asked for in one dialog, made as the command makes it, and opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.storage.package import SCHEMA_FILE
from cqbrief.i18n.language import Language
from cqbrief.window.new_briefing_dialog import NewBriefingDialog
from tests.support import editions
from tests.support.window_parts import wait_until_idle


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that were shown in the file manager."""
    found: list[str] = []

    def show(url: QUrl) -> bool:
        found.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    return found


def typed(field: QLineEdit, text: str) -> None:
    """Typed by an input method, for QTest's keys know no Chinese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def dialog(parent: QWidget, place: Path, language: Language = "zh") -> NewBriefingDialog:
    made = NewBriefingDialog(editions.context(language=language), parent, place)
    made.open()
    return made


@pytest.mark.parametrize("shows", [True, False])
def test_ctrl_n_makes_a_briefing_opens_it_and_shows_its_files_if_wanted(
    controller: AppController,
    qtbot: QtBot,
    shown: list[str],
    shows: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    window = controller.window
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    asking = window.findChild(NewBriefingDialog)
    assert isinstance(asking, NewBriefingDialog)
    typed(asking.title, "2024年公报")
    asking.show_files.setChecked(shows)
    QTest.keyClick(asking.title, Qt.Key.Key_Return)
    assert not asking.isVisible()
    wait_until_idle(window)
    folder = tmp_path / "2024年公报"
    assert window.context.edition.folder == folder
    assert window.context.edition.problems == ()
    assert "2024年公报" in window.windowTitle()
    assert (folder / SCHEMA_FILE).is_file()
    assert shown == ([str(folder)] if shows else [])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_language_chosen_is_that_of_the_briefing(
    parent: QWidget, language: Language, tmp_path: Path
) -> None:
    other: Language = "en" if language == "zh" else "zh"
    asking = dialog(parent, tmp_path, other)
    assert asking.languages[other].isChecked()
    asking.languages[language].click()
    asking.make.click()
    edition = load_edition(Path(asking.folder.text()))
    assert edition.briefing is not None
    assert edition.briefing.language == language
    schema = (edition.folder / SCHEMA_FILE).read_text(encoding="utf-8")
    assert ("一句话" in schema) == (language == "zh")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("就业简报", "就业简报"),
        ("a/b: c?", "a b  c"),
        ("...", "新简报"),
        ("", "新简报"),
        ("长" * 200, "长" * 60),
    ],
)
def test_the_folder_is_named_as_the_title(parent: QWidget, title: str, name: str, tmp_path: Path) -> None:
    asking = dialog(parent, tmp_path)
    typed(asking.title, title)
    assert Path(asking.folder.text()) == tmp_path / name


def test_a_folder_that_is_there_already_is_not_suggested(parent: QWidget, tmp_path: Path) -> None:
    for name in ("新简报", "新简报 2"):
        (tmp_path / name).mkdir()
    assert Path(dialog(parent, tmp_path).folder.text()) == tmp_path / "新简报 3"


def test_a_folder_that_was_typed_is_left_alone_by_the_title(parent: QWidget, tmp_path: Path) -> None:
    asking = dialog(parent, tmp_path)
    asking.folder.selectAll()
    typed(asking.folder, "mine")
    typed(asking.title, "标题")
    assert asking.folder.text() == "mine"
    asking.make.click()
    assert (tmp_path / "mine" / "briefing.yaml").is_file()


def test_another_place_is_chosen_and_the_name_stays(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = dialog(parent, tmp_path)
    typed(asking.title, "标题")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "other"))
    asking.choose_place()
    assert Path(asking.folder.text()) == tmp_path / "other" / "标题"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    asking.choose_place()
    assert Path(asking.folder.text()) == tmp_path / "other" / "标题"


@pytest.mark.parametrize(
    ("title", "folder", "told"),
    [("标题", "taken", "不是空文件夹"), ("{x}", "free", "不能作标题"), ("标题", " ", "请写明")],
)
def test_what_is_in_the_way_is_told_and_what_was_typed_stays(
    parent: QWidget, title: str, folder: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").touch()
    asking = dialog(parent, tmp_path)
    made: list[Path] = []
    asking.made.connect(made.append)
    typed(asking.title, title)
    asking.folder.selectAll()
    typed(asking.folder, folder)
    asking.make.click()
    assert asking.isVisible()
    assert asking.refusal.isVisible()
    assert told in asking.refusal.text()
    assert (asking.title.text(), asking.folder.text(), made) == (title, folder, [])
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["mine.txt", "taken"]


def test_escape_makes_nothing(parent: QWidget, tmp_path: Path) -> None:
    asking = dialog(parent, tmp_path)
    QTest.keyClick(asking, Qt.Key.Key_Escape)
    assert not asking.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_every_field_has_a_name_for_those_who_hear_it(parent: QWidget, tmp_path: Path) -> None:
    asking = dialog(parent, tmp_path)
    assert (asking.title.accessibleName(), asking.folder.accessibleName()) == ("标题", "文件夹")
