"""A theme with hundreds of figures: only what is near is made, and nothing tells the difference."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cqbrief.briefing.model import Figure
from cqbrief.cards.figure import FigureWidget, SmallFigure
from cqbrief.window.main_window import MainWindow
from cqbrief.window.theme_panel import ThemePanel
from tests.support import editions

HUNDREDS = next(folder for folder in editions.folders() if folder.name == "hundreds")


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(editions.context(HUNDREDS), page=1)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window), qtbot.waitSignal(window.settled):
        window.show()
    return window


def panel(window: MainWindow) -> ThemePanel:
    page = window.page(1)
    assert isinstance(page, ThemePanel)
    return page


def shown(window: MainWindow) -> set[str]:
    return {card.figure.id for card in panel(window).findChildren(FigureWidget)}


def test_only_what_is_near_the_top_is_made_at_first(window: MainWindow) -> None:
    assert len(shown(window)) < 150
    assert len(editions.edition(HUNDREDS).figures) == 300


def test_paging_down_meets_every_figure_and_leaves_no_empty_place(window: MainWindow, qtbot: QtBot) -> None:
    page = panel(window)
    bar = page.verticalScrollBar()
    while bar.value() < bar.maximum():
        QTest.keyClick(page, Qt.Key.Key_PageDown)
        QApplication.processEvents()
        seen = page.viewport().rect().translated(0, bar.value())
        for block in page.blocks:
            for batch in block.batches:
                place = batch.geometry().translated(block.pos())
                assert batch.is_made or not place.intersects(seen)
    assert shown(window) == set(editions.edition(HUNDREDS).figures)


def test_what_is_found_far_below_is_made_in_sight_and_has_the_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    last = list(editions.edition(HUNDREDS).figures)[-1]
    assert last not in shown(window)
    window.show_figure(last)
    panel(window).reveal(last, focus=True)
    card = next(card for card in panel(window).findChildren(FigureWidget) if card.figure.id == last)
    qtbot.waitUntil(card.hasFocus)
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    assert card.marked


def test_a_card_made_late_knows_that_it_is_the_chosen_one(window: MainWindow) -> None:
    last = list(editions.edition(HUNDREDS).figures)[-1]
    window.show_figure(last)
    panel(window).make_all()
    cards = [card for card in panel(window).findChildren(FigureWidget) if card.figure.id == last]
    assert cards and all(card.marked for card in cards)


def test_tab_goes_from_figure_to_figure_in_order_over_what_is_made_late(window: MainWindow) -> None:
    page = panel(window)
    items = [item for block in page.blocks for item in block.block.items]
    all_figures = [item.id for item in items if isinstance(item, Figure)]
    made = page.findChildren(SmallFigure)
    first = made[-20]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    met = [first.figure.id]
    for _ in range(80):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        now = window.focusWidget()
        if not isinstance(now, SmallFigure):
            break
        met.append(now.figure.id)
    begun = all_figures.index(first.figure.id)
    assert met == all_figures[begun : begun + 81]
    assert met[-1] not in [card.figure.id for card in made]


def test_the_columns_of_all_batches_line_up(window: MainWindow) -> None:
    page = panel(window)
    page.make_all()
    page.content_height(page.viewport().width())
    QApplication.processEvents()
    cards = page.findChildren(SmallFigure)
    lefts = {card.mapTo(page, card.rect().topLeft()).x() for card in cards}
    widths = {card.width() for card in cards}
    columns = page.width() // min(widths)
    assert len(lefts) <= columns
    assert max(widths) - min(widths) <= 1


def test_a_page_made_in_two_steps_has_all_its_height_before_it_is_painted_again(qtbot: QtBot) -> None:
    window = MainWindow(editions.context(HUNDREDS), page=1, gradual=True)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    found: list[tuple[bool, int]] = []

    def look() -> None:
        content = panel(window).widget()
        assert content is not None
        short = content.heightForWidth(content.width()) - content.height()
        found.append((panel(window).viewport().updatesEnabled(), short))

    window.seen.connect(look)
    window.settled.connect(look)
    with qtbot.waitSignal(window.settled):
        window.show()
    (painting_while_made, _), (painting_after, short) = found
    assert not painting_while_made and painting_after
    assert short <= 0
