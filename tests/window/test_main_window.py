"""The real window on the real briefing: pages, keys, clicks, the source pane."""

from __future__ import annotations

import gc
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.briefing.model import Theme
from cqbrief.briefing.sources.document import Passage
from cqbrief.cards.chart import ChartCard
from cqbrief.cards.figure import FigureWidget
from cqbrief.cards.picture import PictureCard
from cqbrief.cards.programme import ProgrammeCard, SilenceList
from cqbrief.cards.sideways_scroll import SidewaysScroll
from cqbrief.cards.sources import PassageLink
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.story import StoryCard
from cqbrief.i18n.language import Language
from cqbrief.look.looks import LOOKS
from cqbrief.system import paths
from cqbrief.window.main_window import MainWindow
from cqbrief.window.overview import Overview
from cqbrief.window.problems_page import ProblemsPage
from cqbrief.window.source_pane import SourcePane
from tests.support import editions
from tests.support.app import SharedWindows, open_window
from tests.support.pairwise import every_pair
from tests.support.window_parts import view


def themes(folder: Path | None = None) -> tuple[Theme, ...]:
    briefing = editions.edition(folder).briefing
    assert briefing is not None
    return briefing.themes


def pane(window: MainWindow) -> SourcePane:
    assert window.pane is not None
    return window.pane


def card(window: MainWindow, figure: str) -> FigureWidget:
    page = window.page(window.page_number)
    return next(card for card in page.findChildren(FigureWidget) if card.figure.id == figure)


@pytest.fixture
def window(shared_window: MainWindow) -> MainWindow:
    return shared_window


def highlighted(window: MainWindow) -> str:
    """What stands under the highlighter in the source document."""
    selections = pane(window).view.extraSelections()
    return selections[-1].cursor.selectedText() if selections else ""


@pytest.mark.parametrize("folder", editions.folders(), ids=lambda folder: folder.name)
def test_every_figure_story_measure_chart_and_silence_of_a_theme_is_on_its_panel(
    qtbot: QtBot, folder: Path
) -> None:
    window = open_window(qtbot, folder)
    for number, theme in enumerate(themes(folder), start=1):
        page = window.page(number)
        page.make_all()
        shown = {card.figure.id for card in page.findChildren(FigureWidget)}
        assert shown >= {figure.id for figure in theme.figures}
        assert [card.chart for card in page.findChildren(ChartCard)] == list(theme.charts)
        assert [card.story for card in page.findChildren(StoryCard)] == list(theme.stories)
        assert [card.measure for card in page.findChildren(ProgrammeCard)] == list(theme.measures)
        silences = [silence for card in page.findChildren(SilenceList) for silence in card.silences]
        assert silences == list(theme.silences)


def test_every_picture_caption_is_shown_and_none_is_made_up(window: MainWindow) -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    shown = {
        card.picture.id: " ".join(label.text() for label in card.findChildren(QLabel))
        for number in range(len(briefing.themes) + 1)
        for card in window.page(number).findChildren(PictureCard)
    }
    assert set(shown) == {picture.id for picture in briefing.pictures}
    for picture in briefing.pictures:
        assert picture.file is None
        assert editions.context().text(picture.caption) in shown[picture.id]
        assert editions.context().tr.text("Picture not supplied with the report") in shown[picture.id]


def test_a_figure_card_shows_the_number_exactly_as_printed(window: MainWindow) -> None:
    for number, theme in enumerate(themes(), start=1):
        for widget in window.page(number).findChildren(FigureWidget):
            figure = editions.edition().figures[widget.figure.id]
            assert figure.value is not None
            texts = [label.text() for label in widget.findChildren(SpanLabel)]
            assert any(figure.value.printed in text for text in texts), (theme.id, figure.id, texts)
            assert any("†" in text for text in texts) == figure.derived or figure.comparisons


def test_the_sidebar_lists_overview_and_themes_with_their_headline_figures(window: MainWindow) -> None:
    assert window.sidebar is not None
    texts = [f"{b.entry.title} {b.entry.below} {b.entry.number_below}" for b in window.sidebar.buttons]
    assert len(texts) == len(themes()) + 1
    for text, theme in zip(texts[1:], themes(), strict=True):
        figure = editions.edition().figures[theme.headline or ""]
        assert figure.value is not None
        assert figure.value.printed in text


def test_beside_a_large_text_the_sidebar_has_only_icons_and_numbers(qtbot: QtBot) -> None:
    window = MainWindow(editions.context(zoom=2.0))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    assert window.sidebar is not None
    assert window.sidebar.width() < window.width() / 7
    seen = [button for button in window.sidebar.buttons if not button.visibleRegion().isEmpty()]
    assert len(seen) >= 4
    assert all(button.toolTip() for button in seen)
    assert seen[0].mapTo(window.sidebar, QPoint()).y() < 20, "no room is left for a name that is not there"
    window.resize(2400, 1200)
    qtbot.waitUntil(lambda: window.sidebar is not None and window.sidebar.width() == round(264 * 2.0))


def test_in_high_contrast_one_line_stands_below_a_list_that_goes_on(qtbot: QtBot) -> None:
    context = replace(editions.context(zoom=2.0), look=LOOKS["contrast"])
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.resize(1366, 700)
    with qtbot.waitExposed(window):
        window.show()
    assert window.sidebar is not None
    drawn = window.sidebar.grab().toImage()
    ratio = drawn.devicePixelRatio()
    line = context.colour("line").rgb()
    # Left of the badge and clear of icons and scroll bar.
    column = [drawn.pixel(round(46 * ratio), y) == line for y in range(drawn.height())]
    assert sum(now and not before for before, now in pairwise([False, *column])) == 1


def test_arrow_keys_in_the_sidebar_move_through_the_pages(window: MainWindow) -> None:
    assert window.sidebar is not None
    window.sidebar.buttons[0].setFocus()
    for expected in (1, 2, 3):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
        assert window.page_number == expected
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    assert window.page_number == 2
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_End)
    assert window.page_number == len(themes())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Home)
    assert window.page_number == 0
    assert window.sidebar.buttons[0].isChecked()


def test_page_down_and_up_scroll_the_page_while_the_sidebar_has_the_keyboard(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go(2)
    assert window.sidebar is not None
    window.sidebar.buttons[2].setFocus()
    bar = window.page(2).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(window.sidebar.buttons[2], Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(window.sidebar.buttons[2], Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_page_down_scrolls_as_far_from_the_page_and_from_a_card_as_from_the_sidebar(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go(2)
    assert window.sidebar is not None
    page = window.page(2)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > page.viewport().height())
    distances = []
    for holder in (window.sidebar.buttons[2], page, page.findChildren(FigureWidget)[0]):
        bar.setValue(0)
        QTest.keyClick(holder, Qt.Key.Key_PageDown)
        distances.append(bar.value())
    assert distances == [round(page.viewport().height() * 0.9)] * 3


def test_arrows_home_and_end_scroll_the_page_that_was_chosen_by_a_click(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.sidebar is not None
    QTest.mouseClick(window.sidebar.buttons[2], Qt.MouseButton.LeftButton)
    bar = window.page(2).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert (window.page_number, bar.value()) == (2, bar.singleStep())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_End)
    assert (window.page_number, bar.value()) == (2, bar.maximum())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Home)
    assert (window.page_number, bar.value()) == (2, 0)


def test_from_page_to_page_the_keyboard_stays_on_the_page_and_on_no_number(window: MainWindow) -> None:
    for number in (0, 1, 3):
        window.go(number)
        assert window.focusWidget() is window.page(number)


def test_what_stands_beside_the_headline_figure_is_not_said_below_it_too(window: MainWindow) -> None:
    overview = window.page(0)
    assert isinstance(overview, Overview)
    hero = overview.sheets[0].hero
    assert hero is not None and hero.text.comparisons
    said = "".join(label.text() for label in hero.findChildren(SpanLabel))
    assert "2021年（推断）" in said and "目标" not in said and "同比" not in said


def test_t_takes_the_one_chart_in_sight_and_tells_where_there_is_none(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.go(0)
    QTest.keyClick(window, Qt.Key.Key_T)
    assert window.status_bar.notice.text() == "眼前没有图"
    window.go(1)
    page = window.page(1)
    page.draw_charts()
    (card, *_) = page.findChildren(ChartCard)
    page.reveal(card.chart.id)
    qtbot.waitUntil(lambda: len(page.charts.in_sight()) == 1)
    QTest.keyClick(window, Qt.Key.Key_T)
    assert card.data is not None


def test_control_and_a_digit_opens_that_theme_and_alt_home_the_overview(window: MainWindow) -> None:
    for number in range(1, len(themes()) + 1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)
        assert window.page_number == number
        assert window.shown_page is window.page(number)
    QTest.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.shown_page, Overview)


def test_a_click_on_an_answer_sheet_opens_its_theme(window: MainWindow) -> None:
    overview = window.page(0)
    assert isinstance(overview, Overview)
    for number, sheet in enumerate(overview.sheets, start=1):
        window.go(0)
        QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        assert window.page_number == number


@pytest.mark.parametrize("way", ["click", "enter"])
def test_choosing_a_figure_highlights_its_quote_in_the_source(window: MainWindow, way: str) -> None:
    for number, theme in enumerate(themes(), start=1):
        window.go(number)
        for figure in theme.figures:
            if figure.quote is None:
                continue
            widget = card(window, figure.id)
            if way == "click":
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
            else:
                QTest.keyClick(widget, Qt.Key.Key_Return)
            assert "".join(highlighted(window).split()) == "".join(figure.quote.text.split())
            assert widget.marked


def test_a_click_on_the_number_itself_is_a_click_on_its_card(window: MainWindow) -> None:
    window.go(1)
    widget = card(window, "new_jobs")
    number = next(label for label in widget.findChildren(SpanLabel) if "75.1" in label.text())
    QTest.mouseClick(number, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert pane(window).figure is editions.edition().figures["new_jobs"]


def test_the_chosen_words_are_in_sight_in_the_source_pane(window: MainWindow) -> None:
    window.go(5)
    window.show_figure(themes()[4].figures[0].id)
    view = pane(window).view
    passage = view.passage
    assert isinstance(passage, Passage)
    selections = view.extraSelections()  # kept: Qt owns the cursors only as long as the list lives
    cursor = selections[-1].cursor
    assert view.viewport().rect().contains(view.cursorRect(cursor).center())


def test_a_derived_figure_shows_its_formula_and_leads_on_to_the_figures_it_stands_on(
    window: MainWindow,
) -> None:
    window.go(1)
    window.show_figure("above_target")
    # The source has no sentence for it; what is highlighted is that of the first figure it stands on.
    assert highlighted(window) == "全市城镇新增就业75.1万人"
    texts = " ".join(label.text() for label in pane(window).findChildren(QLabel))
    assert "75.1" in texts
    assert "60" in texts
    assert "15.1" in texts
    chip = next(c for c in pane(window).findChildren(FigureWidget) if c.figure.id == "jobs_target")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert "60万人" in highlighted(window)


def test_a_story_s_source_link_highlights_what_the_person_says(window: MainWindow) -> None:
    story = themes()[2].stories[0]
    view(window).show_passage(f"{story.path}.quotes[0]")
    assert "".join(highlighted(window).split()) == "".join(story.quotes[0].text.split())


def test_a_number_inside_a_message_is_a_link_to_its_sentence(qtbot: QtBot, window: MainWindow) -> None:
    window.go(1)
    message = next(
        label
        for label in window.page(1).findChildren(SpanLabel)
        if label.text() == editions.context().text(themes()[0].message)
    )
    with qtbot.waitSignal(message.figure_requested) as asked:
        for x in range(0, message.width(), 3):
            QTest.mouseClick(message, Qt.MouseButton.LeftButton, pos=QPoint(x, 12))
            if asked.args:
                break
    assert asked.args == ["new_jobs"]
    assert "75.1万人" in highlighted(window)


def laid_out(content: QWidget) -> bool:
    """Whether no label of the page waits for its height any more."""
    QApplication.sendPostedEvents()
    return all(
        label.height() >= label.heightForWidth(label.width()) - 1
        for label in content.findChildren(QLabel)
        if label.isVisible() and label.text()
    )


@every_pair(
    size=[(1024, 640), (1366, 768), (1920, 1080), (3840, 2160)], zoom=[1.0, 2.0], language=["zh", "en"]
)
def test_no_page_scrolls_sideways_or_clips_a_text(
    qtbot: QtBot, shared_windows: SharedWindows, size: tuple[int, int], zoom: float, language: Language
) -> None:
    window = shared_windows(size=size, zoom=zoom, language=language)
    for number in range(len(themes()) + 1):
        clips_nothing(qtbot, window, number)


@every_pair(
    folder=editions.folders()[1:], size=[(1024, 640), (1366, 768), (1920, 1080)], language=["zh", "en"]
)
def test_no_page_of_any_briefing_clips_a_text(
    qtbot: QtBot, shared_windows: SharedWindows, folder: Path, size: tuple[int, int], language: Language
) -> None:
    window = shared_windows(folder, size, language=language)
    for number in range(min(len(themes(folder)), 4) + 1):
        clips_nothing(qtbot, window, number)


def clips_nothing(qtbot: QtBot, window: MainWindow, number: int) -> None:
    """Page `number` is as wide as the window lets it be, and every text on it is whole."""
    window.go(number)
    page = window.page(number)
    page.draw_charts()
    content = page.widget()
    assert content is not None
    # What was put off while drawing is done, and every layout with it.
    qtbot.waitUntil(partial(laid_out, content))
    assert content.width() <= page.viewport().width()
    for label in content.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()
        if not label.wordWrap() and not label.hasHeightForWidth():
            assert label.width() >= label.sizeHint().width() - 1, label.text()
        _inside(label, content)
    for link in content.findChildren(PassageLink):
        if link.isVisible():
            assert link.width() >= link.sizeHint().width(), link.text()
            _inside(link, content)


def _inside(part: QWidget, content: QWidget) -> None:
    """The part is within the width of everything that it stands on, or can be scrolled to."""
    parent = part.parentWidget()
    while parent is not None:
        if isinstance(parent.parentWidget(), SidewaysScroll):
            part, parent = parent, parent.parentWidget()
            continue
        left = part.mapTo(parent, QPoint(0, 0)).x()
        text = part.text() if isinstance(part, (QLabel, PassageLink)) else ""
        assert left >= 0 and left + part.width() <= parent.width(), text
        if parent is content:
            return
        parent = parent.parentWidget()


def test_the_problems_page_is_shown_for_a_briefing_with_errors_and_reload_reads_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(editions.context(tmp_path / "nowhere"))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    page = window.centralWidget()
    assert isinstance(page, ProblemsPage)
    texts = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "nowhere" in texts
    with qtbot.waitSignal(window.command_requested) as asked:
        QTest.mouseClick(page.reload, Qt.MouseButton.LeftButton)
    assert asked.args == ["reload"]


def test_escape_hatches_of_the_pane_keep_the_page(qtbot: QtBot) -> None:
    window = open_window(qtbot, size=(1100, 700))
    window.go(2)
    assert not pane(window).isVisible()
    window.show_figure(themes()[1].figures[0].id)
    assert pane(window).isVisible()
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert not pane(window).isVisible()
    assert window.page_number == 2


def test_a_page_that_is_not_there_is_the_last_one(window: MainWindow) -> None:
    window.go(99)
    assert window.page_number == len(themes())
    view(window).go_to(99, "nothing")
    window.go(-1)
    assert window.page_number == 0


def test_a_show_that_ends_over_a_shorter_briefing_leads_to_its_last_theme(
    controller: AppController,
) -> None:
    edition = editions.edition()
    assert edition.briefing is not None
    shorter = replace(edition, briefing=replace(edition.briefing, themes=edition.briefing.themes[:1]))
    controller.window.show_context(replace(editions.context(), edition=shorter))
    controller.return_to(len(themes()))
    assert controller.window.page_number == 1


def test_menus_built_anew_leave_nothing_behind(qtbot: QtBot) -> None:
    window = open_window(qtbot)

    def counted() -> int:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return len(window.findChildren(QActionGroup))

    before = counted()
    window.show_context(editions.context(language="en"))
    window.show_context(editions.context())
    assert counted() == before


def test_another_briefing_is_shown_with_its_own_page_and_without_the_source_of_the_one_before(
    qtbot: QtBot,
) -> None:
    window = open_window(qtbot)
    window.show_comparison(window.context.edition)
    window.show_figure("new_jobs")
    window.show_context(replace(window.context, edition=editions.edition(paths.data() / "template")))
    assert isinstance(window.shown_page, Overview)
    assert pane(window).figure is None


def test_menus_that_are_built_again_leave_nothing_of_the_old_ones(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    # What is there by now is looked through once: other tests have left up to a million objects.
    gc.collect()
    gc.freeze()

    def held_after_building() -> int:
        window.menus.build(window.context)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return sum(isinstance(held, QAction | QMenu) for held in gc.get_objects())

    once = held_after_building()
    assert [held_after_building() for _ in range(3)] == [once] * 3
