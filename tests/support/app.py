"""Fixtures for tests of what is shown: the program's fonts and look, its controller, its window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.i18n.language import Language
from cqbrief.look import qt_style
from cqbrief.look.looks import LOOKS
from cqbrief.system import paths
from cqbrief.window.main_window import MainWindow
from cqbrief.window.settings import LookChoice
from tests.support import editions

Size = tuple[int, int]


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """Load the program's fonts, once for all tests of the process."""
    qt_style.load_fonts(paths.resources())


@pytest.fixture
def light_look(qapp: QApplication, fonts: None) -> None:
    """Give the application the light look, as at its start."""
    light = LOOKS["light"]
    # Where it has it, every widget of the windows that tests share would be told again.
    if qapp.palette() != qt_style.palette(light) or qapp.font() != qt_style.font(light, "body"):
        qt_style.apply(qapp, light)


class OpenController(Protocol):
    """Opens the program on a briefing, the built-in one by default."""

    def __call__(
        self,
        folder: Path | None = None,
        *,
        language: Language | None = "zh",
        look: LookChoice | None = "light",
        size: Size | None = None,
        checked: bool = False,
        show: bool = True,
    ) -> AppController:
        """Return it with a window of `size`, or of the size that it was left with."""


@pytest.fixture
def open_controller(qapp: QApplication, fonts: None) -> Iterator[OpenController]:
    """Opens the program in this process; what was opened is gone after the test."""
    opened: list[AppController] = []

    def opening(
        folder: Path | None = None,
        *,
        language: Language | None = "zh",
        look: LookChoice | None = "light",
        size: Size | None = None,
        checked: bool = False,
        show: bool = True,
    ) -> AppController:
        controller = AppController(qapp, folder or paths.built_in_briefing(), language, look, checked=checked)
        opened.append(controller)
        if size is not None:
            controller.window.resize(*size)
        if show and size is not None:
            controller.window.show()
        elif show:
            controller.show()
        return controller

    yield opening
    for controller in opened:
        for translator in controller.findChildren(QTranslator):
            qapp.removeTranslator(translator)
        controller.window.close()
        controller.window.deleteLater()
        controller.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def controller(open_controller: OpenController) -> AppController:
    """The program on the built-in briefing, in Chinese and in the light look; its window is shown."""
    return open_controller()


def open_window(
    qtbot: QtBot,
    folder: Path | None = None,
    size: Size = (1440, 900),
    *,
    page: int = 0,
    language: Language = "zh",
    zoom: float = 1.0,
) -> MainWindow:
    """Show a window on a briefing, the built-in one by default, without the rest of the program."""
    window = MainWindow(editions.context(folder, language=language, zoom=zoom), page)
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    return window


class SharedWindows:
    """Windows for tests that look at what is shown, or go elsewhere in it, and change nothing else.

    There is one for each language and zoom of a briefing; it is given another size in place of another
    window. Windows of the briefing before are gone as soon as another one is asked for.
    """

    def __init__(self) -> None:
        self._windows: dict[tuple[Language, float], MainWindow] = {}
        self._folder: Path | None = None

    def __call__(
        self,
        folder: Path | None = None,
        size: Size = (1440, 900),
        *,
        language: Language = "zh",
        zoom: float = 1.0,
    ) -> MainWindow:
        """Return the window of this size that shows this briefing, the built-in one by default."""
        if folder != self._folder:
            self.discard()
            self._folder = folder
        window = self._windows.get((language, zoom))
        if window is None:
            window = MainWindow(editions.context(folder, language=language, zoom=zoom))
            self._windows[language, zoom] = window
        window.resize(*size)
        window.show()
        assert QTest.qWaitForWindowExposed(window)
        return window

    def discard(self) -> None:
        """Close all windows for good."""
        for window in self._windows.values():
            window.close()
            window.deleteLater()
        self._windows.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="module")
def shared_windows(fonts: None) -> Iterator[SharedWindows]:
    """Windows that the tests of a module share."""
    windows = SharedWindows()
    yield windows
    windows.discard()


@pytest.fixture
def shared_window(qtbot: QtBot, shared_windows: SharedWindows) -> Iterator[MainWindow]:
    """The shared window of the built-in briefing, on its overview as at first, with nothing chosen."""
    window = shared_windows()
    view = window.view
    assert view is not None
    view.stack.mark(None)
    view.pane.show_nothing()
    for number in range(len(view.sidebar.buttons)):
        window.page(number).verticalScrollBar().setValue(0)
    window.go(0)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.shown_page.setFocus(Qt.FocusReason.OtherFocusReason)
    yield window
    view.discard_find_box()
