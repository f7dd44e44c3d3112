"""Preferences, the status bar, About, and what is remembered from one start to the next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from cqbrief import __version__
from cqbrief.app.controller import AppController
from cqbrief.presentation.settings import PresentationSettings
from cqbrief.system import paths
from cqbrief.window.about_dialog import AboutDialog, licence_texts
from cqbrief.window.combo_box import ComboBox
from cqbrief.window.look_tile import LookTile
from cqbrief.window.preferences_dialog import PreferencesDialog
from cqbrief.window.print_preview import PrintPreviewDialog
from cqbrief.window.settings import Settings
from tests.support import sample
from tests.support.app import OpenController
from tests.support.window_parts import open_briefing, view

TEMPLATE = paths.data() / "template"


def opened(open_controller: OpenController, folder: Path | None = None) -> AppController:
    """The program as it was left: language and look are those that were chosen."""
    return open_controller(folder, language=None, look=None)


@pytest.fixture
def controller(open_controller: OpenController) -> AppController:
    return opened(open_controller)


@pytest.fixture
def dialog(controller: AppController) -> PreferencesDialog:
    controller.window.menus.action("preferences").trigger()
    assert controller.preferences is not None
    return controller.preferences


def test_a_choice_takes_effect_at_once_is_kept_and_leaves_the_keyboard_where_it_was(
    controller: AppController, dialog: PreferencesDialog
) -> None:
    english = dialog.findChild(QRadioButton, "language en")
    assert isinstance(english, QRadioButton)
    english.setFocus()
    english.click()
    assert controller.window.context.tr.language == "en" and dialog.windowTitle() == "Preferences"
    assert dialog.focusWidget().objectName() == "language en"
    QApplication.processEvents()
    dark = next(tile for tile in dialog.findChildren(LookTile) if tile.choice == "dark" and tile.isVisible())
    dark.click()
    assert controller.window.context.look.id == "dark"
    QApplication.processEvents()
    zoom = next(
        box for box in dialog.findChildren(ComboBox) if box.objectName() == "zoom" and box.isVisible()
    )
    zoom.setFocus()
    QTest.keyClick(zoom, Qt.Key.Key_Down)
    assert controller.window.context.zoom == 1.1
    settings = Settings()
    assert (settings.language, settings.look, settings.zoom) == ("en", "dark", 1.1)


def test_restore_defaults_takes_everything_back(controller: AppController, dialog: PreferencesDialog) -> None:
    settings, show = controller.settings, PresentationSettings()
    controller.appearance.choose_language("en")
    controller.appearance.choose_look("contrast")
    controller.appearance.choose_zoom(2.0)
    settings.paper, show.screen = "a3", "HDMI-1"
    buttons = [button for button in dialog.findChildren(QPushButton) if button.objectName() == "defaults"]
    buttons[-1].click()
    assert (settings.language, settings.look, settings.zoom, settings.paper) == (None, "system", 1.0, "a4")
    assert PresentationSettings().screen is None
    assert controller.window.context.tr.language == "zh" and controller.window.context.zoom == 1.0


def test_the_paper_chosen_is_what_the_preview_begins_with(
    qtbot: QtBot, controller: AppController, dialog: PreferencesDialog
) -> None:
    paper = dialog.findChild(ComboBox, "paper")
    assert isinstance(paper, ComboBox)
    paper.setFocus()
    QTest.keyClick(paper, Qt.Key.Key_Down)
    QTest.keyClick(paper, Qt.Key.Key_Down)
    preview = PrintPreviewDialog(controller.window.context, controller.settings, controller.window)
    qtbot.addWidget(preview)
    assert preview.options.request().paper == "letter"
    preview.reject()


def test_a_screen_that_is_remembered_is_listed_though_it_is_not_there(controller: AppController) -> None:
    PresentationSettings().screen = "HDMI-9"
    controller.open_preferences()
    assert controller.preferences is not None
    screens = controller.preferences.findChild(ComboBox, "screen")
    assert isinstance(screens, ComboBox)
    assert "HDMI-9" in screens.currentText() and screens.currentData() == "HDMI-9"
    assert QGuiApplication.primaryScreen().name() in [screens.itemData(n) for n in range(screens.count())]


def test_the_window_opens_again_at_the_page_of_the_same_briefing_with_the_pane_as_it_was(
    open_controller: OpenController, controller: AppController
) -> None:
    window = controller.window
    window.resize(790, 700)  # no wider than the screen of the tests
    window.go(3)
    window.show_figure("new_jobs")
    split = view(window).split
    split.moveSplitter(split.width() - 300, 1)
    left = window.view_state()
    window.close()
    again = opened(open_controller).window
    assert (again.page_number, again.size()) == (3, window.size())
    state = again.view_state()
    assert state.pane_chosen and state.pane_width == left.pane_width is not None
    other = opened(open_controller, TEMPLATE)
    assert other.window.page_number == 0
    open_briefing(other, paths.built_in_briefing())
    assert other.window.page_number == 3


def test_the_status_bar_tells_source_edition_and_state(
    open_controller: OpenController, tmp_path: Path
) -> None:
    mistake = sample.Mistake("themes/2-people.yaml", "value: 近500万个", "value: 近600万个")
    folder = sample.write(tmp_path / "wrong", mistake)
    made = opened(open_controller, folder)
    bar, tr = made.window.status_bar, made.window.context.tr
    assert bar.source.text() == str(folder.resolve())
    assert made.window.context.edition.fingerprint in bar.edition.text()
    assert bar.state.text().startswith(tr.plural("{count} problem", "{count} problems", 1))


def test_a_click_on_the_source_shows_the_folder(
    controller: AppController, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QUrl] = []

    def show(url: QUrl) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    controller.window.status_bar.source.click()
    assert Path(asked[0].toLocalFile()) == paths.built_in_briefing().resolve()


def test_without_a_program_that_shows_folders_the_path_is_told(
    controller: AppController, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    controller.window.status_bar.source.click()
    assert QGuiApplication.clipboard().text() == str(paths.built_in_briefing().resolve())
    box = controller.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.close()


def test_the_status_bar_is_not_there_in_fullscreen(qtbot: QtBot, controller: AppController) -> None:
    window = controller.window
    assert window.status_bar.isVisible()
    window.menus.action("fullscreen").trigger()
    qtbot.waitUntil(lambda: not window.status_bar.isVisible())


def test_about_names_versions_and_licences_and_copies_them(controller: AppController) -> None:
    controller.window.request("about")
    about = controller.window.findChild(AboutDialog)
    assert isinstance(about, AboutDialog)
    names = licence_texts()
    assert len(names) == 3 and all("Permission" in text or "PERMISSION" in text for text in names.values())
    for index, text in enumerate(names.values()):
        about.choice.setCurrentIndex(index)
        assert about.text.toPlainText().strip() == text.strip()
    about.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert f"cqbrief {__version__}" in copied and "pyqtgraph 0" in copied and "Python 3" in copied


WRITING = """
import os, signal, sys
from pathlib import Path
from cqbrief.window.settings import Settings

for rounds in range(1, 9):
    reading, writing = os.pipe()
    writer = os.fork()
    while not writer:
        for length in (1, 8):
            settings = Settings()
            settings.recent = [Path(f"/{number:0500}") for number in range(length)]
            settings._store.sync()
            os.write(writing, b".")
    for _ in range(rounds * 3):
        os.read(reading, 1)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    print("killed", flush=True)
    sys.stdin.readline()
"""
"""Writes settings without end in a process that is killed, eight times; after each what is left is read."""


def test_a_program_that_is_killed_while_it_writes_leaves_the_old_settings_or_the_new(home: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", WRITING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
    )
    assert child.stdin is not None and child.stdout is not None
    for _ in range(8):
        assert child.stdout.readline() == b"killed\n"
        store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cqbrief", "cqbrief")
        store.sync()
        assert store.status() == QSettings.Status.NoError
        assert len(Settings().recent) in (1, 8)
        child.stdin.write(b"\n")
        child.stdin.flush()
    child.communicate()
    assert child.returncode == 0
