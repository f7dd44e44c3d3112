"""Find: typed, chosen and reached with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.briefing.search.search import Search
from cqbrief.briefing.sources.paragraphs import sentences
from cqbrief.cards.card import Card
from cqbrief.cards.chart import ChartCard
from cqbrief.cards.figure import FigureWidget
from cqbrief.cards.programme import ProgrammeCard
from cqbrief.cards.story import StoryCard
from cqbrief.window.find_box import FindBox
from cqbrief.window.main_window import MainWindow
from cqbrief.window.page import Page
from tests.support import editions
from tests.support.app import open_window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(shared_window: MainWindow) -> MainWindow:
    return shared_window


def opened(window: MainWindow, key: Qt.Key = Qt.Key.Key_K) -> FindBox:
    QTest.keyClick(window, key, CONTROL)
    finder = window.findChild(FindBox)
    assert isinstance(finder, FindBox) and finder.isVisible()
    assert QApplication.focusWidget() is finder.line
    return finder


def rows(finder: FindBox) -> list[str]:
    model = finder.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def find(window: MainWindow, query: str) -> FindBox:
    finder = opened(window)
    QTest.keyClicks(finder.line, query) if query.isascii() else finder.line.setText(query)
    while finder.waiting:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return finder


def in_sight(widget: QWidget, page: Page) -> bool:
    top = widget.mapTo(page.viewport(), widget.rect().topLeft()).y()
    return 0 <= top < page.viewport().height()


def chosen(window: MainWindow) -> list[Card]:
    return [card for card in window.page(window.page_number).findChildren(Card) if card.marked]


@pytest.mark.parametrize("key", [Qt.Key.Key_K, Qt.Key.Key_F])
def test_control_k_and_control_f_open_the_box_and_escape_gives_the_keyboard_back(
    window: MainWindow, key: Qt.Key
) -> None:
    card = window.page(0).findChildren(FigureWidget)[3]
    card.setFocus()
    finder = opened(window, key)
    QTest.keyClick(finder.line, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert QApplication.focusWidget() is card


@pytest.mark.parametrize("query", ["新增就业", "xzjy", "75.1", "75万", "1-01"])
def test_words_initials_digits_and_number_find_the_figure_with_its_printed_value(
    window: MainWindow, query: str
) -> None:
    first = rows(find(window, query))[0]
    assert "1-01" in first and "城镇新增就业" in first and "75.1万人" in first


def test_results_follow_every_key_and_down_goes_from_one_to_the_next(window: MainWindow) -> None:
    finder = find(window, "jiuye")
    before = rows(finder)
    assert len(before) > 2
    for expected in (1, 2):
        QTest.keyClick(finder.line, Qt.Key.Key_Down)
        assert finder.list.currentIndex().row() == expected
    QTest.keyClick(finder.line, Qt.Key.Key_Up)
    assert finder.list.currentIndex().row() == 1
    QTest.keyClick(finder.line, Qt.Key.Key_PageUp)
    assert finder.list.currentIndex().row() == 0
    QTest.keyClicks(finder.line, "zzz")
    assert rows(finder) == []
    assert "jiuyezzz" in finder.hint.text()
    assert not finder.list.isVisible()


def test_what_is_chosen_is_said_where_the_keyboard_is(window: MainWindow) -> None:
    finder = find(window, "jiuye")
    said = rows(finder)
    assert finder.line.accessibleDescription() == said[0]
    QTest.keyClick(finder.line, Qt.Key.Key_Down)
    assert finder.line.accessibleDescription() == said[1]


def test_enter_on_a_figure_goes_to_its_card_marks_it_and_shows_its_source(
    qtbot: QtBot, window: MainWindow
) -> None:
    last = next(theme for theme in editions.edition().briefing.themes[::-1] if theme.figures)  # type: ignore[union-attr]
    figure = last.figures[-1]
    finder = find(window, figure.number)
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert not finder.isVisible()
    assert window.page_number == int(figure.number[0])
    assert window.pane is not None and window.pane.isVisible() and window.pane.figure is figure
    cards = [card for card in chosen(window) if isinstance(card, FigureWidget)]
    assert cards and all(card.figure is figure for card in cards)
    page = window.page(window.page_number)
    qtbot.waitUntil(lambda: in_sight(cards[0], page) and QApplication.focusWidget() is cards[0])


def test_the_card_found_is_still_in_sight_when_the_plots_above_it_are_drawn(
    qtbot: QtBot,
) -> None:
    window = open_window(qtbot)
    finder = find(window, "1-07")
    page = window.page(1)
    with qtbot.waitSignal(page.settled):
        QTest.keyClick(finder.line, Qt.Key.Key_Return)
    bar = page.verticalScrollBar()
    plot = page.findChildren(ChartCard)[0].view
    assert plot is not None
    frame = plot.parentWidget()
    assert frame is not None

    def laid_out() -> bool:
        return plot.size() == frame.size() and frame.height() >= plot.heightForWidth(frame.width())

    qtbot.waitUntil(laid_out)
    card = chosen(window)[0]
    qtbot.waitUntil(lambda: in_sight(card, page))
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    window.resize(1440, 800)
    QApplication.processEvents()
    assert bar.value() == 0


def test_enter_on_a_person_or_a_measure_goes_to_its_card_and_marks_it(window: MainWindow) -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    story = next(theme.stories[0] for theme in briefing.themes if theme.stories)
    measure = next(theme.measures[0] for theme in briefing.themes if theme.measures)
    QTest.keyClick(find(window, editions.context().text(story.person)).line, Qt.Key.Key_Return)
    assert [card.story for card in chosen(window) if isinstance(card, StoryCard)] == [story]
    QTest.keyClick(find(window, editions.context().text(measure.name)).line, Qt.Key.Key_Return)
    assert [card.measure for card in chosen(window) if isinstance(card, ProgrammeCard)] == [measure]


def test_enter_on_a_chart_gives_the_keyboard_to_its_plot_so_that_it_is_copied(
    qtbot: QtBot, window: MainWindow
) -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    chart = briefing.themes[0].charts[0]
    finder = find(window, editions.context().text(chart.headline))
    assert rows(finder)[0].startswith("图")
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    [card] = chosen(window)
    assert isinstance(card, ChartCard)
    qtbot.waitUntil(lambda: card.view is not None and QApplication.focusWidget() is card.view)
    assert card.view is not None
    QTest.keyClick(card.view, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().mimeData().hasImage()


def test_enter_on_a_sentence_shows_it_in_the_source(window: MainWindow) -> None:
    document = next(iter(editions.edition().documents.values()))
    paragraph = next(p for p in document.paragraphs if p.number == 2)
    start, end = sentences(paragraph.text)[0]
    sentence = paragraph.text[start:end]
    finder = find(window, sentence)
    assert sentence in rows(finder)[-1]
    QTest.keyClick(finder.line, Qt.Key.Key_End)
    while finder.list.currentIndex().row() < len(rows(finder)) - 1:
        QTest.keyClick(finder.line, Qt.Key.Key_Down)
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.pane is not None and window.pane.isVisible()
    selections = window.pane.view.extraSelections()
    assert selections[-1].cursor.selectedText() == sentence


def test_a_click_elsewhere_closes_the_box(window: MainWindow) -> None:
    finder = opened(window)
    assert window.sidebar is not None
    window.sidebar.buttons[1].setFocus()
    assert not finder.isVisible()
    assert QApplication.focusWidget() is window.sidebar.buttons[1]


@pytest.mark.parametrize("size", [(720, 480), (1440, 900)])
@pytest.mark.parametrize("zoom", [0.8, 2.0])
def test_the_box_lies_within_the_window_at_every_size_and_zoom(
    qtbot: QtBot, size: tuple[int, int], zoom: float
) -> None:
    window = open_window(qtbot, size=size, zoom=zoom)
    finder = find(window, "jiuye")
    assert window.rect().contains(finder.geometry())
    assert finder.rect().contains(finder.list.geometry())
    assert finder.list.height() > 0 and finder.list.geometry().bottom() <= finder.hint.y()


def test_enter_before_the_results_are_there_goes_to_what_was_typed_last(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = find(window, "75.1")
    monkeypatch.setattr("cqbrief.cards.incremental_search.Search.is_ready", lambda *_: False)
    finder.line.setText("xiateng")
    assert finder.waiting and "75.1万人" in rows(finder)[0]
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert not finder.isVisible()
    [card] = chosen(window)
    assert isinstance(card, StoryCard) and "夏腾" in card.accessibleName()


def test_opening_the_box_prepares_nothing_and_what_is_typed_is_found_when_all_is_ready(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot)
    monkeypatch.setattr("cqbrief.cards.incremental_search.PATIENCE", 0)
    prepared: list[float] = []
    prepare = Search.prepare

    def counted(search: Search, seconds: float, *, sounds: bool) -> bool:
        prepared.append(seconds)
        return prepare(search, seconds, sounds=sounds)

    monkeypatch.setattr(Search, "prepare", counted)
    finder = opened(window)
    assert not prepared
    QTest.keyClicks(finder.line, "xzjy")
    assert finder.waiting and rows(finder) == []
    qtbot.waitUntil(lambda: not finder.waiting)
    assert "城镇新增就业" in rows(finder)[0]
    assert max(prepared) <= 0.004


def test_a_briefing_with_errors_has_nothing_to_find(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(editions.context(tmp_path))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert window.findChild(FindBox) is None
