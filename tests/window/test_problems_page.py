"""The page of problems leads to the files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cqbrief.briefing.loading.load import load_edition
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.system import paths
from cqbrief.window.main_window import MainWindow
from cqbrief.window.open_dialogs import file_to_open
from cqbrief.window.problems_page import ProblemCard, ProblemsPage
from tests.support.app import OpenController
from tests.support.small_briefing import small


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the desktop was asked to open."""
    asked: list[Path] = []

    def take(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return asked


def page_of(window: MainWindow) -> ProblemsPage:
    page = window.centralWidget()
    assert isinstance(page, ProblemsPage)
    return page


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "broken"
    shutil.copytree(paths.data() / "template", folder)
    file = folder / "briefing.yaml"
    file.write_text(file.read_text("utf-8") + "\nlable: no\n", "utf-8")
    return folder


def test_each_problem_opens_its_file(
    open_controller: OpenController, broken: Path, opened: list[Path], qtbot: QtBot
) -> None:
    page = page_of(open_controller(broken, show=False).window)
    card = page.findChildren(ProblemCard)[0]
    card.button.click()
    menu = QMenu()
    qtbot.addWidget(menu)
    card.add_to_menu(menu)
    menu.actions()[0].trigger()
    assert opened == [broken / "briefing.yaml"] * 2


def test_the_folder_is_opened_from_the_page_and_from_the_menu(
    open_controller: OpenController, broken: Path, opened: list[Path]
) -> None:
    window = open_controller(broken, show=False).window
    page_of(window).folder.click()
    window.menus.action("folder").trigger()
    assert opened == [broken, broken]


def test_where_there_is_no_briefing_a_new_one_can_be_begun(
    open_controller: OpenController, tmp_path: Path, qtbot: QtBot
) -> None:
    page = page_of(open_controller(tmp_path, show=False).window)
    with qtbot.waitSignal(page.command_requested) as asked:
        page.new.click()
    assert asked.args == ["new"]


def test_nothing_outside_the_folder_and_nothing_but_texts_is_opened(broken: Path) -> None:
    edition = load_edition(broken)
    (broken / "run.desktop").write_text("[Desktop Entry]", "utf-8")
    (broken.parent / "outside.yaml").write_text("", "utf-8")
    assert file_to_open(edition, "briefing.yaml") == broken / "briefing.yaml"
    assert file_to_open(edition, "run.desktop") is None
    assert file_to_open(edition, "../outside.yaml") is None
    assert file_to_open(edition, "missing.yaml") is None


def test_the_page_says_how_a_file_of_numbers_was_read(tmp_path: Path, qtbot: QtBot) -> None:
    chart = (
        "- {id: jobs, kind: column, headline: 就业, subtitle: 万人, alternative: 就业。, "
        "data: {file: a.csv, x: 年, unit: 万人, columns: [{column: 数, label: 数}], locator: {table: 表1}}}"
    )
    (tmp_path / "a.csv").write_bytes("单位：人\n年;数\n2020;1300000\n2021;1200000\n".encode("gb18030"))
    edition = small(tmp_path, "报告。", charts=chart)
    page = ProblemsPage(ViewContext(edition, Translator("en"), LOOKS["light"]))
    qtbot.addWidget(page)
    told = "a.csv was read so: encoding GB18030, cells parted by semicolons, head in line 2, unit 人"
    assert any(label.text().startswith(told) for label in page.findChildren(Label))
