"""Tables from CSV files and numbers that have a table as their only source: shown whole, and whence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from cqbrief.cards.chart import ChartCard
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.table import TableCard
from cqbrief.presentation.deck import build_deck
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.templates import make_slide_widget
from cqbrief.window.main_window import MainWindow
from cqbrief.window.problems_page import ProblemsPage
from tests.support import editions
from tests.support.app import open_window

YEARS, PEOPLE, BULLETIN = (
    next(folder for folder in editions.folders() if folder.name == name)
    for name in ("fifty-years", "people-pictures", "communique-2022")
)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return open_window(qtbot, YEARS, (1366, 768))


def said(card: TableCard | ChartCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel))


def test_a_table_from_a_csv_file_shows_every_row_as_printed_and_its_place(window: MainWindow) -> None:
    card = next(card for card in window.page(3).findChildren(TableCard) if card.table.data is not None)
    (values,) = card.findChildren(QTableWidget)
    series = editions.edition(YEARS).series[card.table.id]
    assert [values.verticalHeaderItem(row).text() for row in range(values.rowCount())] == list(series.x)
    for index, column in enumerate(series.columns):
        cells = [values.item(row, index) for row in range(values.rowCount())]
        assert [cell.text() for cell in cells if cell is not None] == list(column.cells)
    assert "示例表1（未经程序核对）" in said(card)


def test_a_chart_from_a_csv_file_names_the_table_it_comes_from(window: MainWindow) -> None:
    for card in window.page(1).findChildren(ChartCard):
        assert card.chart.data is not None
        assert f"{card.chart.data.locator.table}（未经程序核对）" in said(card)


def test_running_text_in_a_table_has_room_beside_numbers(qtbot: QtBot) -> None:
    window = MainWindow(editions.context(PEOPLE), page=2)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    (card,) = window.page(2).findChildren(TableCard)
    words = next(label for label in card.findChildren(QLabel) if label.text().startswith("都在老街上"))
    assert words.width() > card.width() / 4


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_wall_names_the_tables_behind_what_it_shows(window: MainWindow, language: str) -> None:
    deck = build_deck(editions.edition(YEARS))
    context = editions.context(YEARS, language="en" if language == "en" else "zh", look="wall_light")
    for index, slide in enumerate(deck.slides):
        if slide.kind in ("chart", "table", "message") and (slide.figures or slide.kind != "message"):
            sheet = make_slide_widget(SlideView(index), deck, context, QSize(1280, 720))
            texts = [label.text() for label in sheet.findChildren(SpanLabel)]
            assert any("示例年鉴（虚构）" in text and "示例表" in text for text in texts), slide.key
            sheet.deleteLater()


def test_badge_state_and_problems_say_how_many_figures_no_machine_has_checked(qtbot: QtBot) -> None:
    window = MainWindow(editions.context(BULLETIN))
    qtbot.addWidget(window)
    assert window.sidebar is not None
    assert window.sidebar.badge.text() == "4 个未经程序核对"
    for about in (window.sidebar.badge.toolTip(), window.sidebar.badge.accessibleDescription()):
        assert "与原句核对 21" in about and "未经程序核对 4" in about
    window.request("problems")
    page = window.shown_page
    assert isinstance(page, ProblemsPage)
    texts = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "与原句核对 21" in texts and "全部有据" not in texts


@pytest.mark.parametrize(
    ("theme", "titles"),
    [
        (2, ["Labour market overview", "示例省人力资源和社会保障事业发展统计公报"]),
        (3, ["示例省劳动力调查年度主要数据公报", "农民工监测调查报告", "Regional accounts"]),
    ],
)
def test_the_foot_of_a_theme_names_the_sources_that_it_uses(
    qtbot: QtBot, theme: int, titles: list[str]
) -> None:
    many = next(folder for folder in editions.folders() if folder.name == "many-sources")
    window = open_window(qtbot, many, (1366, 768))
    window.go(theme)
    foot = [label.text() for label in window.page(theme).findChildren(QLabel)][-1]
    assert foot.startswith("来源：")
    assert [part.split("（")[0].split(",")[0].split(" for")[0] for part in foot[3:].split("；")] == titles
