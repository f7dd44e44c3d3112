"""What was copied or saved is told for a moment in the status bar, without any dialog."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from cqbrief.app.controller import AppController
from cqbrief.cards.chart import ChartCard
from cqbrief.cards.clipboard import copy_sentence
from cqbrief.cards.figure import FigureWidget
from cqbrief.cards.text import Label
from cqbrief.window import status_bar
from cqbrief.window.main_window import MainWindow
from tests.support.app import OpenController
from tests.support.sample import Mistake, write
from tests.support.save_dialogs import names
from tests.support.window_parts import wait_until_idle


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers are told by the status bar from now on."""
    said: list[str] = []
    monkeypatch.setattr(status_bar, "announce", lambda _, text: said.append(text))
    return said


def told(window: MainWindow) -> str:
    """What stands in the edition's place in the status bar; empty where the edition does."""
    status = window.status_bar
    QApplication.processEvents()
    assert status.edition.isVisible() is not status.notice.isVisible()
    return status.notice.text()


def test_copying_is_told_in_the_status_bar_and_spoken(controller: AppController, spoken: list[str]) -> None:
    window = controller.window
    window.go(1)
    page = window.page(1)
    page.draw_charts()
    assert told(window) == ""
    chart = page.findChildren(ChartCard)[0]
    assert chart.view is not None
    card = page.findChildren(FigureWidget)[0]
    wanted = ["已复制数字", "已复制图表（图片）", "已复制数据表", "已复制文字"]
    for widget, text in zip((card, chart.view, None, page.findChildren(Label)[0]), wanted, strict=True):
        if widget is None:
            chart.toggle_data()
            assert chart.data is not None
        copied = widget or chart.data
        assert copied is not None
        QTest.keySequence(copied, QKeySequence(QKeySequence.StandardKey.Copy))
        assert told(window) == text
    copy_sentence(card.figure, window.context, card)
    assert told(window) == "已复制原文句子"
    assert spoken == [*wanted, "已复制原文句子"]


def test_what_was_told_gives_way_to_the_edition_again(controller: AppController) -> None:
    window = controller.window
    window.status_bar.show_message("甲")
    timer = window.status_bar.message_timer
    assert told(window) == "甲"
    assert timer.isActive() and timer.interval() == status_bar.MESSAGE_TIME == 5000
    timer.timeout.emit()
    assert told(window) == ""
    window.status_bar.show_message("乙")
    assert told(window) == "乙"


def test_saving_is_told_with_the_place(
    controller: AppController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoken: list[str]
) -> None:
    window = controller.window
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    for name, target, text in (
        ("export", "figures.md", "已存为 {}"),
        ("pack", "briefing.cqbrief", "已存为 {}"),
        ("export_charts", "", "图表已存入 {}"),
    ):
        names(monkeypatch, tmp_path / target)
        window.menus.action(name).trigger()
        wait_until_idle(window)
        assert told(window) == text.format(tmp_path / target if target else tmp_path)
    # On a busy machine saving takes so long that it is told, too.
    assert (
        len([text for text in spoken if "正在" not in text]) == 3 and window.findChildren(QMessageBox) == []
    )


def test_a_file_that_could_not_be_written_is_not_told_as_saved(
    controller: AppController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = controller.window
    names(monkeypatch, tmp_path / "no such folder" / "figures.md")
    window.menus.action("export").trigger()
    wait_until_idle(window)
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.close()
    assert told(window) == ""


def test_a_text_that_no_cell_of_the_workbook_holds_is_told(
    open_controller: OpenController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = Mistake("themes/1-jobs.yaml", "label: 全年目标", f"label: {'长' * 33_000}")
    folder = write(tmp_path / "long", long)
    window = open_controller(folder, show=False).window
    names(monkeypatch, tmp_path / "figures.xlsx")
    window.menus.action("export").trigger()
    wait_until_idle(window)
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "1-02 指标" in box.text() and "长文本" in box.text()
    box.close()
    assert (tmp_path / "figures.xlsx").exists()
