"""What the window tells those who begin a briefing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.briefing.saving.scaffold import make_briefing
from cqbrief.i18n.translator import Translator
from cqbrief.window.manual_dialog import ManualDialog
from tests.support.window_parts import open_briefing, view


def test_the_help_menu_shows_the_ten_steps_the_keys_and_how_to_install(controller: AppController) -> None:
    controller.window.menus.action("manual").trigger()
    shown = controller.window.findChild(ManualDialog)
    assert isinstance(shown, ManualDialog)
    text = shown.text.toPlainText()
    assert "开个头。" in text and "用起来。" in text and "**" not in text
    assert "按键与鼠标" in text and "一文件夹安装包" in text


def test_examples_of_the_ten_steps_stand_on_a_ground_and_are_read_without_scrolling_sideways(
    controller: AppController,
) -> None:
    context = controller.window.context
    shown = ManualDialog(replace(context, tr=Translator("en")), controller.window)
    shown.show()
    assert shown.text.horizontalScrollBar().maximum() == 0
    block = shown.text.document().begin()
    while block.text() != "my-briefing/":
        block = block.next()
        assert block.isValid()
    first = block.blockFormat()
    assert first.background().color() == context.colour("accent_ground")
    assert first.topMargin() > 0
    shown.reject()


def test_a_briefing_just_made_says_which_files_to_change(
    controller: AppController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.fileName())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    folder = tmp_path / "new"
    make_briefing(folder, "zh", "新的", Translator("zh").text)
    window = controller.window
    window.welcome(folder)
    open_briefing(controller, folder)
    bar = view(window).welcome_banner
    assert bar is not None
    assert "briefing.yaml" in bar.said.text() and "themes/1-" in bar.said.text()
    bar.findChildren(QPushButton)[0].click()
    assert opened == ["briefing.yaml"]
    controller.appearance.choose_look("dark")
    kept = view(window).welcome_banner
    assert kept is not None and kept is not bar
    kept.findChildren(QPushButton)[-1].click()
    controller.appearance.choose_look("light")
    assert view(window).welcome_banner is None
