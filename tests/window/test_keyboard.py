"""Everything is reached by Tab, in the order in which it is read, and one sees where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.cards.chart import ChartCard
from cqbrief.cards.figure import FigureWidget
from cqbrief.cards.sources import PassageLink
from cqbrief.cards.span_label import SpanLabel
from cqbrief.window.about_dialog import AboutDialog
from cqbrief.window.print_preview import PrintPreviewDialog
from cqbrief.window.save_dialog import ask_file
from cqbrief.window.settings import LookChoice
from cqbrief.window.shortcuts_dialog import ShortcutsDialog
from tests.support.app import OpenController
from tests.support.tab_walk import Stop, unseen, walk
from tests.support.window_parts import find_box

BACK = Qt.Key.Key_Backtab


@pytest.fixture
def controller(open_controller: OpenController, qtbot: QtBot) -> AppController:
    opened = open_controller(size=(1600, 900))
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    return opened


def widgets(stops: list[Stop]) -> list[QWidget]:
    return [stop.widget for stop in stops]


def told(found: list[QWidget]) -> list[str]:
    return [f"{type(widget).__name__} {widget.accessibleName()}" for widget in found]


@pytest.mark.parametrize(
    ("page", "look"), [(0, "light"), (1, "dark"), (2, "contrast"), (3, "light"), (5, "dark")]
)
def test_tab_goes_through_a_page_as_it_is_read_and_back_and_the_keyboard_is_seen(
    controller: AppController, page: int, look: LookChoice
) -> None:
    controller.appearance.choose_look(look)
    window = controller.window
    window.go(page)
    shown = window.page(page)
    shown.make_all()
    shown.draw_charts()
    assert window.sidebar is not None and window.pane is not None
    window.show_figure(next(iter(window.context.figures)))
    window.sidebar.buttons[page].setFocus(Qt.FocusReason.TabFocusReason)
    stops = walk(window)
    assert told(unseen(stops)) == []
    assert [told([stop.widget]) for stop in stops if not stop.in_sight] == []
    paths_of = [stop.path for stop in stops]
    assert paths_of == sorted(paths_of)
    # Every card, chart and link of the page and of the pane is among them.
    for area in (shown, window.pane):
        for kind in (FigureWidget, PassageLink):
            for widget in area.findChildren(kind):
                assert widget in widgets(stops) or not widget.isVisible(), widget
    for card in shown.findChildren(ChartCard):
        assert card.view in widgets(stops)
    window.sidebar.buttons[page].setFocus(Qt.FocusReason.TabFocusReason)
    back = widgets(walk(window, BACK))
    assert back[1:] == widgets(stops)[:0:-1]


def test_a_number_in_running_text_is_followed_by_the_keyboard(controller: AppController) -> None:
    window = controller.window
    window.go(1)
    message = next(runs for runs in window.page(1).findChildren(SpanLabel) if "15.1万人" in runs.text())
    message.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(message, Qt.Key.Key_Tab)
    assert message.hasFocus() and "15.1" in message.accessibleDescription()
    QTest.keyClick(message, Qt.Key.Key_Return)
    assert window.pane is not None and window.pane.figure is not None
    assert window.pane.figure.value is not None and window.pane.figure.value.printed == "15.1万人"


def test_the_numbers_in_the_source_are_reached_by_arrows_and_asked_for_by_enter(
    controller: AppController,
) -> None:
    window = controller.window
    window.show_figure("new_jobs")
    assert window.pane is not None and window.pane.figure is not None
    view = window.pane.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    following = window.pane.figure.id
    assert following != "new_jobs"
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.pane.figure.id == "new_jobs"


def test_tab_goes_through_the_problems_and_the_ledger_and_escape_leaves_the_finder(
    controller: AppController,
) -> None:
    window = controller.window
    for command in ("problems", "ledger"):
        window.request(command)
        assert window.sidebar is not None
        window.sidebar.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        stops = walk(window)
        assert told(unseen(stops)) == []
        assert len(stops) > 5
    before = QApplication.focusWidget()
    window.request("find")
    assert find_box(window).line.hasFocus()
    QTest.keyClick(find_box(window).line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def dialogs(controller: AppController) -> Iterator[QDialog]:
    window = controller.window
    controller.open_preferences()
    assert controller.preferences is not None
    yield controller.preferences
    window.request("about")
    about = window.findChild(AboutDialog)
    assert isinstance(about, AboutDialog)
    about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield about
    about.tabs.setCurrentIndex(1)
    about.show()
    yield about
    window.request("keys")
    sheet = window.findChild(ShortcutsDialog)
    assert isinstance(sheet, ShortcutsDialog)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield sheet


def test_tab_goes_through_every_dialog_and_the_keyboard_is_seen(
    qtbot: QtBot, controller: AppController
) -> None:
    for dialog in dialogs(controller):
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        if dialog.focusWidget() is None:
            QTest.keyClick(dialog, Qt.Key.Key_Tab)
        stops = walk(dialog)
        assert told(unseen(stops)) == []
        assert [told([stop.widget]) for stop in stops if not stop.in_sight] == []
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert not dialog.isVisible()


def test_tab_goes_through_the_print_preview(qtbot: QtBot, controller: AppController) -> None:
    preview = PrintPreviewDialog(controller.window.context, controller.settings, controller.window)
    qtbot.addWidget(preview)
    preview.show()
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    qtbot.waitUntil(lambda: bool(preview.pages.pages) and preview.save_button.isEnabled(), timeout=30_000)
    preview.options.paper.setFocus(Qt.FocusReason.TabFocusReason)
    stops = walk(preview)
    assert told(unseen(stops)) == []
    assert {preview.pages, preview.print_button, preview.save_button} <= set(widgets(stops))
    assert preview.options not in widgets(stops), "nobody sees that it has the keyboard"
    preview.reject()


def test_tab_goes_through_the_save_dialog_which_escape_leaves(
    qtbot: QtBot, controller: AppController, tmp_path: Path
) -> None:
    """Qt's own dialog: Tab comes round in it."""
    seen: list[int] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        try:
            first = dialog.focusWidget()
            for _ in range(60):
                QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
                seen.append(id(dialog.focusWidget()))
                if dialog.focusWidget() is first:
                    break
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        finally:
            dialog.reject()

    QTimer.singleShot(0, controller.window, look)
    kinds = {"PDF (*.pdf)": ".pdf"}
    assert ask_file(controller.window, "保存", tmp_path / "a", kinds, controller.settings) is None
    assert 5 < len(set(seen)) < 30
