"""What goes into the clipboard from cards, by key and by context menu."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.briefing.model import Chart, Figure
from cqbrief.cards.chart import ChartCard
from cqbrief.cards.figure import FigureCard
from cqbrief.cards.sources import PassageLink
from cqbrief.cards.span_label import SpanLabel
from cqbrief.look.roles import LookId
from tests.support import editions

CONTROL = Qt.KeyboardModifier.ControlModifier


def figure(id_: str) -> Figure:
    return editions.edition().figures[id_]


def chart() -> Chart:
    briefing = editions.edition().briefing
    assert briefing is not None
    return briefing.themes[0].charts[0]


def card_of(qtbot: QtBot, id_: str) -> FigureCard:
    card = FigureCard(figure(id_), editions.context())
    qtbot.addWidget(card)
    card.show()
    return card


def chart_card(qtbot: QtBot, look: LookId = "light") -> ChartCard:
    card = ChartCard(chart(), editions.context(look=look))
    qtbot.addWidget(card)
    card.resize(600, 520)
    with qtbot.waitExposed(card):
        card.show()
    card.draw()
    return card


def menu_on(widget: QWidget) -> QMenu:
    """The context menu that opens on `widget`."""
    QApplication.sendEvent(
        widget,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), widget.mapToGlobal(QPoint(2, 2))),
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, english: str) -> None:
    text = editions.context().tr.text(english)
    action = next(action for action in menu.actions() if action.text().split("\t")[0] == text)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_control_c_on_a_figure_copies_it_on_one_line_with_period_and_source(qtbot: QtBot) -> None:
    card = card_of(qtbot, "new_jobs")
    QTest.keyClick(card, Qt.Key.Key_C, CONTROL)
    title = editions.context().tr.text("“{title}”, {place}", title="", place="")
    assert title == "《》"
    assert clipboard() == (
        "城镇新增就业 75.1万人（2021年，推断，全年目标 60万人，全年完成目标的125.2%，同比增长14.5%） —— "
        "《聚力稳就业 夯实“压舱石” 重庆五张“就业答卷”回答“稳从何来”》第 4 段"
    )


@pytest.mark.parametrize("id_", [*editions.edition().figures])
def test_no_figure_is_copied_without_what_must_be_said_of_it(qtbot: QtBot, id_: str) -> None:
    card = card_of(qtbot, id_)
    QTest.keyClick(card, Qt.Key.Key_C, CONTROL)
    text = editions.context().figure_text(figure(id_))
    line = clipboard()
    assert "\n" not in line and "\u2060" not in line
    assert line.startswith(f"{text.label} {text.spoken}")
    for mark in text.marks:
        assert mark in line
    assert " —— " in line


def test_the_menu_of_a_number_on_a_card_copies_figure_and_sentence_and_shows_the_source(qtbot: QtBot) -> None:
    card = card_of(qtbot, "new_jobs")
    number = card.findChildren(SpanLabel)[0]
    choose(menu_on(number), "Copy figure")
    assert "75.1万人" in clipboard()
    choose(menu_on(card), "Copy sentence of the source")
    assert "全市城镇新增就业75.1万人" in clipboard() and clipboard().endswith("第 4 段")
    with qtbot.waitSignal(card.figure_requested) as asked:
        choose(menu_on(number), "Show source")
    assert asked.args == ["new_jobs"]


def test_shift_f10_opens_the_menu_of_a_figure_and_of_a_chart(qtbot: QtBot) -> None:
    figure_card, whole = card_of(qtbot, "new_jobs"), chart_card(qtbot)
    assert whole.view is not None
    for widget, wanted in ((figure_card, "Copy figure"), (whole.view, "Copy as SVG")):
        QTest.keyClick(widget, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        choose(menu, wanted)


def test_a_derived_figure_has_no_sentence_to_copy(qtbot: QtBot) -> None:
    derived = next(figure.id for figure in editions.edition().figures.values() if figure.derived)
    card = card_of(qtbot, derived)
    menu = menu_on(card)
    text = editions.context().tr.text("Copy sentence of the source")
    assert [action.isEnabled() for action in menu.actions() if action.text() == text] == [False]
    menu.close()


def test_control_c_on_a_chart_copies_a_light_picture_of_twice_the_pixels(qtbot: QtBot) -> None:
    card = chart_card(qtbot, "dark")
    assert card.view is not None
    QTest.keyClick(card.view, Qt.Key.Key_C, CONTROL)
    image: QImage = QGuiApplication.clipboard().image()
    assert image.width() == 1440
    assert image.pixelColor(2, 2).lightness() > 240


def test_a_chart_is_copied_as_svg(qtbot: QtBot) -> None:
    card = chart_card(qtbot)
    choose(menu_on(card), "Copy as SVG")
    data = QGuiApplication.clipboard().mimeData()
    root = ElementTree.fromstring(bytes(data.data("image/svg+xml").data()))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


def rows_in_clipboard() -> list[list[str]]:
    return list(csv.reader(io.StringIO(clipboard()), delimiter="\t"))


def test_the_data_of_a_chart_is_copied_as_a_table(qtbot: QtBot) -> None:
    card = chart_card(qtbot)
    choose(menu_on(card), "Copy data as table")
    rows = rows_in_clipboard()
    assert rows[2][:3] == ["2021", "75.1万人", "60万人"]
    assert rows[2][3] == "75.1"


def test_tab_goes_from_plot_or_table_to_the_links_below_and_then_to_the_next_chart(qtbot: QtBot) -> None:
    both = QWidget()
    qtbot.addWidget(both)
    column = QVBoxLayout(both)
    cards = [ChartCard(chart(), editions.context()) for _ in range(2)]
    for card in cards:
        column.addWidget(card)
    with qtbot.waitExposed(both):
        both.show()
    for card in cards:
        card.draw()
    for table in (False, True):
        stops: list[QWidget | None] = []
        if table:
            cards[0].toggle_data()
        start = cards[0].data or cards[0].view
        assert start is not None
        qtbot.waitUntil(start.isVisible)
        start.setFocus()
        while len(stops) < 4:
            focused = QApplication.focusWidget()
            assert focused is not None
            if not isinstance(focused, SpanLabel):  # a number in the next chart's headline
                stops.append(focused)
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert stops[0] is start and stops[2] is cards[1].view
        assert all(isinstance(stop, PassageLink) for stop in stops[1::2])


def texts(card: ChartCard) -> list[list[str]]:
    table = card.data
    assert table is not None
    found = []
    for row in range(table.rowCount()):
        head = table.verticalHeaderItem(row)
        cells = [table.item(row, column) for column in range(table.columnCount())]
        assert head is not None
        found.append([head.text(), *(cell.text() for cell in cells if cell is not None)])
    return found


def test_t_shows_the_table_behind_a_chart_and_t_again_the_chart(qtbot: QtBot) -> None:
    card = chart_card(qtbot)
    assert card.view is not None
    height = card.height()
    card.view.setFocus()
    QTest.keyClick(card.view, Qt.Key.Key_T)
    assert not card.view.isVisible()
    assert texts(card) == [["2020", "65.6万人†", ""], ["2021", "75.1万人", "60万人"]]
    assert card.data is not None
    assert QApplication.focusWidget() is card.data
    assert editions.context().text(chart().headline) in card.data.accessibleName()
    assert card.height() == height
    QTest.keyClick(card.data, Qt.Key.Key_T)
    assert card.data is None
    assert card.view.isVisible()
    assert QApplication.focusWidget() is card.view


def test_arrow_keys_and_enter_in_the_table_lead_to_the_figures_source(qtbot: QtBot) -> None:
    card = chart_card(qtbot)
    card.toggle_data()
    assert card.data is not None
    QTest.keyClick(card.data, Qt.Key.Key_Down)
    with qtbot.waitSignal(card.figure_requested) as asked:
        QTest.keyClick(card.data, Qt.Key.Key_Return)
    assert asked.args == ["new_jobs"]


@pytest.mark.parametrize(
    ("choosing", "rows"),
    [
        (lambda card: None, 4),
        (lambda card: card.data.selectAll(), 2),
    ],
    ids=["one cell", "all cells"],
)
def test_control_c_in_the_table_copies_the_chosen_cells_or_the_whole_with_its_source(
    qtbot: QtBot, choosing: Callable[[ChartCard], None], rows: int
) -> None:
    card = chart_card(qtbot)
    card.toggle_data()
    assert card.data is not None
    choosing(card)
    QTest.keyClick(card.data, Qt.Key.Key_C, CONTROL)
    assert len(rows_in_clipboard()) == rows


def test_data_is_copied_as_text_and_as_a_table_whose_texts_stay_texts(qtbot: QtBot) -> None:
    card = chart_card(qtbot)
    choose(menu_on(card), "Copy data as table")
    data = QGuiApplication.clipboard().mimeData()
    assert "75.1万人" in data.text() and "\t" in data.text()
    assert "75.1万人" in data.html() and "mso-number-format" in data.html()
