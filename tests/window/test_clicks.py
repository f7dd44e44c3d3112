"""A click on a figure leaves the reader and the keyboard where the click was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cqbrief.cards.figure import FigureWidget
from cqbrief.cards.text import Label
from cqbrief.window.main_window import MainWindow
from cqbrief.window.page import Page
from cqbrief.window.tab_order import stops
from tests.support.app import OpenController


@pytest.fixture
def window(open_controller: OpenController, qtbot: QtBot) -> MainWindow:
    window = open_controller(size=(1366, 700)).window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def shown(window: MainWindow, number: int) -> Page:
    window.go(number)
    page = window.page(number)
    page.make_all()
    page.draw_charts()
    QTest.qWait(50)
    return page


def card_of(page: Page, number: str) -> FigureWidget:
    return next(card for card in page.findChildren(FigureWidget) if card.text.number == number)


def height(card: QWidget, page: Page) -> int:
    return card.mapTo(page.viewport(), QPoint()).y()


def scroll_to(page: Page, card: QWidget, at: int) -> None:
    bar = page.verticalScrollBar()
    bar.setValue(bar.value() + height(card, page) - at)


@pytest.mark.parametrize("closing", ["button", "key"])
def test_a_clicked_figure_stays_at_its_height_while_the_source_opens_and_closes(
    window: MainWindow, closing: str
) -> None:
    page = shown(window, 2)
    card = card_of(page, "2-17")
    scroll_to(page, card, 500)
    assert height(card, page) == 500
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    QTest.qWait(100)
    assert window.pane is not None and window.pane.isVisible()
    assert height(card, page) == 500
    if closing == "button":
        window.pane.content.closed.emit()
    else:
        window.menus.action("source").trigger()
    QTest.qWait(100)
    assert not window.pane.isVisible()
    assert height(card, page) == 500


def test_what_is_read_stays_while_the_source_is_opened_by_key(window: MainWindow) -> None:
    page = shown(window, 2)
    card = card_of(page, "2-17")
    scroll_to(page, card, 0)
    window.menus.action("source").trigger()
    QTest.qWait(100)
    assert window.pane is not None and window.pane.isVisible()
    assert height(card, page) == 0


@pytest.mark.parametrize("on_text", [False, True])
def test_after_a_click_on_a_card_tab_goes_to_the_next(window: MainWindow, on_text: bool) -> None:
    page = shown(window, 1)
    card = card_of(page, "1-01")
    QTest.mouseClick(card.findChildren(Label)[0] if on_text else card, Qt.MouseButton.LeftButton)
    QTest.qWait(50)
    assert window.focusWidget() is card and not card.focus_ring
    order = list(stops(page))
    QTest.keyClick(card, Qt.Key.Key_Tab)
    assert window.focusWidget() is order[order.index(card) + 1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_opens_the_page_in_the_sidebar_that_has_the_keyboard(window: MainWindow, key: Qt.Key) -> None:
    assert window.sidebar is not None
    entry = window.sidebar.buttons[3]
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(entry, key)
    assert window.page_number == 3
