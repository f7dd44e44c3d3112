"""In the source pane of a small window the number and its sentence are whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter
from pytestqt.qtbot import QtBot

from cqbrief.cards.figure import FigureChip
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.view_context import ViewContext
from cqbrief.look import qt_style
from cqbrief.look.looks import LOOKS
from cqbrief.window.main_window import MainWindow
from cqbrief.window.source_view import SourceView
from tests.support import editions


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    qt_style.apply(qapp, LOOKS["light"], 2.0)
    yield
    qt_style.apply(qapp, LOOKS["light"])


def source(qtbot: QtBot, number: str, zoom: float) -> SourceView:
    """The source pane of a small window after a click on a figure."""
    first = editions.context()
    context = ViewContext(first.edition, first.tr, first.look, zoom)
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.resize(1366, 740)
    with qtbot.waitExposed(window):
        window.show()
    figures = context.figures.values()
    window.show_figure(next(f.id for f in figures if context.figure_text(f).number == number))
    QTest.qWait(100)
    assert window.pane is not None
    return window.pane.content


def about(shown: SourceView) -> QScrollArea:
    """What stands above the source's text: the figure, and what is said of it."""
    [split] = shown.findChildren(QSplitter)
    top = split.widget(0)
    assert top is not None
    return top.findChildren(QScrollArea)[0]


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("number", ["1-01", "2-01", "2-17"])
def test_beside_a_large_text_the_number_is_whole(qtbot: QtBot, number: str) -> None:
    area = about(source(qtbot, number, 2.0))
    large = area.viewport().findChildren(SpanLabel)[0]
    assert (
        large.mapTo(area.viewport(), QPoint()).y() + large.height() <= area.viewport().height() * 5 // 6 + 1
    )


@pytest.mark.usefixtures("large")
def test_beside_a_large_text_the_sentence_is_whole_and_what_else_is_known_is_not_lost(qtbot: QtBot) -> None:
    shown = source(qtbot, "1-01", 2.0)
    top, bottom = shown.view.sentence_edges()
    assert top >= 0 and bottom <= shown.view.viewport().height()
    assert shown.uses.isVisible()


def test_the_figures_of_a_sum_are_seen_and_the_sentence_of_the_first(qtbot: QtBot) -> None:
    shown = source(qtbot, "2-17", 1.0)
    area = about(shown)
    chips = area.viewport().findChildren(FigureChip)
    assert len(chips) == 2
    for chip in chips:
        assert chip.mapTo(area.viewport(), QPoint()).y() + chip.height() <= area.viewport().height()
    assert shown.view.passage == editions.edition().passages[chips[0].figure.path]
