"""How pages lie in the window: nothing wasted, nothing lost, no line cut in half."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.language import Language
from cqbrief.paper.profile import profiles
from cqbrief.text.spans import spans_text
from cqbrief.window.document_view import DocumentView
from cqbrief.window.edge_fade import EdgeFade
from cqbrief.window.main_window import MainWindow
from cqbrief.window.overview import Overview, SummaryHero, ThemeSummary
from cqbrief.window.print_options import PrintOptions
from cqbrief.window.sidebar_entry import EntryButton
from cqbrief.window.status_bar import StatusItem
from cqbrief.window.summary_layout import SummaryGrid
from tests.support import editions
from tests.support.app import SharedWindows, open_window
from tests.support.large_briefing import write_large

SIZES = [(1024, 640), (1366, 768), (1920, 1080), (2400, 1350)]


def overview(window: MainWindow) -> Overview:
    window.go(0)
    QApplication.processEvents()
    page = window.page(0)
    assert isinstance(page, Overview)
    return page


def place(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


# --- the overview -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_sheets_of_a_row_share_the_lines_of_their_headline_figures(
    shared_windows: SharedWindows, size: tuple[int, int], language: Language
) -> None:
    rows: dict[int, list[ThemeSummary]] = {}
    for sheet in overview(shared_windows(size=size, language=language)).sheets:
        rows.setdefault(sheet.y(), []).append(sheet)
    for row in rows.values():
        assert len({sheet.height() for sheet in row}) == 1
        numbers = [
            place(hero.findChildren(SpanLabel)[0], sheet).y() for sheet in row for hero in heroes(sheet)
        ]
        assert len(set(numbers)) == 1


def heroes(sheet: ThemeSummary) -> list[SummaryHero]:
    return sheet.findChildren(SummaryHero)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_on_a_sheet_overlaps_or_reaches_beyond_it(
    shared_windows: SharedWindows, size: tuple[int, int]
) -> None:
    for sheet in overview(shared_windows(size=size, language="en")).sheets:
        parts = [
            place(part, sheet) for part in sheet.children() if isinstance(part, QWidget) and part.isVisible()
        ]
        assert len(parts) == 3
        assert all(sheet.rect().contains(part) for part in parts)
        assert not any(a.intersects(b) for a in parts for b in parts if a is not b)


@pytest.mark.parametrize("count", [1, 5, 6, 12, 40])
@pytest.mark.parametrize("width", [444, 700, 1054, 1290, 1620, 2400])
def test_rows_of_sheets_have_no_holes_where_that_can_be(qapp: QApplication, count: int, width: int) -> None:
    grid = SummaryGrid(12, 12, 1.0)
    holder = QWidget()
    holder.setLayout(grid)
    for _ in range(count):
        grid.addWidget(QWidget())
    columns = grid.columns(width)
    assert count % columns == 0
    assert (width - 12 * (columns - 1)) / columns >= 248 or columns == 1


def test_five_sheets_stand_side_by_side_where_they_fit_and_below_each_other_where_not(
    qapp: QApplication,
) -> None:
    grid = SummaryGrid(12, 12, 1.0)
    holder = QWidget()
    holder.setLayout(grid)
    for _ in range(5):
        grid.addWidget(QWidget())
    assert [grid.columns(width) for width in (700, 1054, 1290, 2400)] == [1, 1, 5, 5]


# --- the sidebar --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_title_and_no_number_of_the_sidebar_is_elided_at_its_usual_width(
    shared_windows: SharedWindows, language: Language
) -> None:
    window = shared_windows(size=(1366, 768), language=language)
    assert window.sidebar is not None
    for button in window.sidebar.buttons:
        titles, belows = button._lines(button.width())
        entry = button.entry
        assert "".join(titles).replace(" ", "") == entry.title.replace(" ", "")
        assert "…" not in "".join(belows)
        assert spans_text(entry.number_below) in belows[-1]


def test_forty_themes_scroll_and_the_shown_one_is_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, write_large(tmp_path / "forty", 40, 8), (1024, 640), language="en")
    assert window.sidebar is not None
    window.go(40)
    QApplication.processEvents()
    button = window.sidebar.buttons[40]
    assert isinstance(button, EntryButton)
    assert not button.visibleRegion().isEmpty()
    assert button.height() == button.heightForWidth(button.width())


def test_the_sidebar_marks_no_page_while_the_ledger_is_shown(qtbot: QtBot) -> None:
    window = open_window(qtbot, size=(1366, 768))
    assert window.sidebar is not None
    window.go(2)
    window.request("ledger")
    assert not any(button.isChecked() for button in window.sidebar.buttons)
    window.go(2)
    assert [button.isChecked() for button in window.sidebar.buttons].index(True) == 2


# --- edges --------------------------------------------------------------------------------------


def test_text_that_goes_on_beyond_an_edge_of_the_source_fades_there(
    qtbot: QtBot,
) -> None:
    window = open_window(qtbot, size=(1440, 800))
    window.go(1)
    window.show_figure(window.context.edition.briefing.themes[0].figures[0].id)  # type: ignore[union-attr]
    QApplication.processEvents()
    assert window.pane is not None
    view = window.pane.view
    (fade,) = view.findChildren(EdgeFade)
    surface = window.context.colour("surface")
    bar = view.verticalScrollBar()
    for value, edges in (
        (0, (False, True)),
        (bar.maximum() // 2, (True, True)),
        (bar.maximum(), (True, False)),
    ):
        bar.setValue(value)
        QApplication.processEvents()
        assert fade.edges() == edges
        picture = view.grab().toImage()
        lines = [0] * edges[0] + [view.viewport().height() - 1] * edges[1]
        for y in lines:
            assert {picture.pixelColor(x, y).name() for x in range(view.viewport().width())} == {
                surface.name()
            }


# --- the print preview's options ----------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("many", [False, True], ids=["built-in", "long titles"])
def test_the_print_options_never_scroll_sideways(
    qtbot: QtBot, language: Language, many: bool, tmp_path: Path
) -> None:
    folder = write_large(tmp_path / "many", 12, 8) if many else None
    context: ViewContext = editions.context(folder, language=language)
    options = PrintOptions(profiles(), context, "", 800)
    qtbot.addWidget(options)
    context.apply_style(options)
    options.resize(options.minimumWidth(), 500)
    with qtbot.waitExposed(options):
        options.show()
    assert options.horizontalScrollBar().maximum() == 0
    assert all(box.width() >= box.sizeHint().width() for box in options.findChildren(QCheckBox))


def test_words_stay_in_sight_while_a_long_source_is_still_being_laid_out(qtbot: QtBot) -> None:
    context = editions.context()
    edition = context.edition
    view = DocumentView(context)
    qtbot.addWidget(view)
    view.resize(367, 362)
    figure = edition.briefing.themes[0].figures[1]  # type: ignore[union-attr]
    passage = edition.passages[figure.path]
    view.show_passage(edition.documents[passage.source], passage)
    with qtbot.waitExposed(view):
        view.show()
    QApplication.processEvents()
    selections = view.extraSelections()  # kept: Qt owns the cursors only as long as the list lives
    assert view.viewport().rect().contains(view.cursorRect(selections[-1].cursor).center())
    bar = view.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    bar.setRange(0, bar.maximum() + 100)
    assert bar.value() == 0, "the reader went elsewhere: the words no longer hold the view"


@pytest.mark.parametrize("zoom", [0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_status_bar_shows_all_of_its_text_where_there_is_room(
    qtbot: QtBot, language: Language, zoom: float
) -> None:
    window = MainWindow(editions.context(language=language, zoom=zoom))
    qtbot.addWidget(window)
    window.resize(1600, 768)
    with qtbot.waitExposed(window):
        window.show()
    items = [item for item in window.statusBar().findChildren(StatusItem) if item.isVisible()]
    assert len(items) == 4
    assert [item.painted() for item in items] == [item.text() for item in items]
