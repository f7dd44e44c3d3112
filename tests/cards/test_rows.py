"""Cards side by side: what is of one kind stands on one line, whatever the labels take."""

from __future__ import annotations

from itertools import groupby

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.briefing.outline import Block
from cqbrief.cards.blocks import BlockView
from cqbrief.cards.button_row import ButtonRow
from cqbrief.cards.figure import FigureCard, SmallFigure
from cqbrief.cards.span_label import SpanLabel
from cqbrief.i18n.language import Language
from tests.support import editions


@pytest.fixture
def windows() -> list[QWidget]:
    """What is open, kept until the test ends."""
    return []


def shown(
    qtbot: QtBot, windows: list[QWidget], block: Block, width: int, language: Language = "en"
) -> BlockView:
    """The block on screen, `width` wide."""
    window = QWidget()
    windows.append(window)
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    view = BlockView(block, editions.context(language=language))
    column.addWidget(view)
    column.addStretch(1)
    window.resize(width, 1600)
    with qtbot.waitExposed(window):
        window.show()
    return view


def rows(view: BlockView) -> list[list[QWidget]]:
    """The cards of each row."""
    return [list(row) for _, row in groupby(view.cards, key=lambda card: card.y())]


def top(widget: QWidget, card: QWidget) -> int:
    return widget.mapTo(card, QPoint(0, 0)).y()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [700, 960, 1300])
def test_numbers_and_periods_of_a_row_of_cards_stand_on_common_lines(
    qtbot: QtBot, windows: list[QWidget], width: int, language: Language
) -> None:
    wrapped = 0
    briefing = editions.edition().briefing
    assert briefing is not None
    for theme in briefing.themes:
        keys = Block("key_figures", tuple(figure for figure in theme.figures if figure.key), frozenset())
        for row in rows(shown(qtbot, windows, keys, width, language)):
            cards = [card for card in row if isinstance(card, FigureCard)]
            numbers: set[int] = set()
            periods: set[int] = set()
            for card in cards:
                runs = card.findChildren(SpanLabel)
                numbers.add(top(runs[0], card))
                periods.update(top(text, card) for text in runs[1:2])
            assert len(numbers) == 1
            assert len(periods) == 1
            labels = {card.findChildren(QWidget)[0].heightForWidth(card.width() - 32) for card in cards}
            wrapped += len(labels) > 1
    # In the narrow ones some label takes two lines beside one that takes one.
    assert wrapped or width > 1000


def test_details_of_small_figures_in_a_row_begin_on_one_line(qtbot: QtBot, windows: list[QWidget]) -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    for theme in briefing.themes:
        rest = tuple(figure for figure in theme.figures if not figure.key)
        if not rest:
            continue
        for row in rows(shown(qtbot, windows, Block("figures", rest, frozenset()), 900)):
            cards = [card for card in row if isinstance(card, SmallFigure)]
            assert len({top(card.findChildren(SpanLabel)[-1], card) for card in cards}) == 1


def test_nothing_on_a_card_is_cut_off_by_what_its_neighbours_need(
    qtbot: QtBot, windows: list[QWidget]
) -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    keys = tuple(figure for figure in briefing.themes[0].figures if figure.key)
    for card in shown(qtbot, windows, Block("key_figures", keys, frozenset()), 1054).cards:
        for runs in card.findChildren(SpanLabel):
            assert top(runs, card) + runs.heightForWidth(runs.width()) <= card.height()


@pytest.mark.parametrize(("width", "lines"), [(400, 1), (220, 2), (90, 4)])
def test_buttons_keep_their_width_and_break_into_as_few_lines_as_fit(
    qtbot: QtBot, width: int, lines: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = ButtonRow(4)
    window.setLayout(row)
    boxes = [QWidget() for _ in range(4)]
    for box in boxes:
        box.setFixedSize(90, 20)
        row.addWidget(box)
    window.resize(width, 200)
    with qtbot.waitExposed(window):
        window.show()
    assert len({box.y() for box in boxes}) == lines
    assert row.heightForWidth(width) == lines * 20 + (lines - 1) * 4
    assert all(box.geometry().right() < width for box in boxes)


def test_no_button_is_left_alone_on_a_last_line(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = ButtonRow(4)
    window.setLayout(row)
    boxes = [QWidget() for _ in range(6)]
    for box in boxes:
        box.setFixedSize(90, 20)
        row.addWidget(box)
    window.resize(5 * 94, 200)
    with qtbot.waitExposed(window):
        window.show()
    assert [sum(box.y() == y for box in boxes) for y in sorted({box.y() for box in boxes})] == [3, 3]
