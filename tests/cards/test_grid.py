"""Where cards lie in a grid."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cqbrief.briefing.outline import Block
from cqbrief.cards.blocks import BlockView
from cqbrief.cards.grid import ColumnGrid
from tests.support import editions


def laid(
    qtbot: QtBot, heights: Sequence[int], *, filled: bool = False, widest: int | None = None, width: int = 410
) -> list[QSize]:
    holder = QWidget()
    qtbot.addWidget(holder)
    grid = ColumnGrid(200, 10, 2, filled=filled, widest=widest)
    holder.setLayout(grid)
    cards = [QWidget() for _ in heights]
    for card, height in zip(cards, heights, strict=True):
        card.setMinimumHeight(height)
        grid.addWidget(card)
    holder.resize(width, 1000)
    holder.show()
    grid.activate()
    return [card.size() for card in cards]


def test_cards_of_nearly_one_height_end_on_one_line(qtbot: QtBot) -> None:
    assert [size.height() for size in laid(qtbot, (100, 90))] == [100, 100]


def test_a_card_that_would_be_mostly_empty_keeps_its_own_height(qtbot: QtBot) -> None:
    assert [size.height() for size in laid(qtbot, (300, 60))] == [300, 60]


def test_a_last_card_that_is_alone_takes_its_row_where_that_is_wanted(qtbot: QtBot) -> None:
    assert [size.width() for size in laid(qtbot, (50, 50, 50))] == [200, 200, 200]
    assert [size.width() for size in laid(qtbot, (50, 50, 50), filled=True)] == [200, 200, 410]


def test_no_column_of_running_text_is_wider_than_can_be_read(qtbot: QtBot) -> None:
    assert [size.width() for size in laid(qtbot, (50, 50), widest=300, width=1010)] == [300, 300]
    assert [size.width() for size in laid(qtbot, (50,), widest=300, width=1010)] == [300]
    assert [size.width() for size in laid(qtbot, (50, 50), widest=300)] == [200, 200]


@pytest.mark.parametrize("width", [500, 1000, 1600, 2300])
def test_measures_told_at_length_have_lines_that_can_be_read(qtbot: QtBot, width: int) -> None:
    many = next(folder for folder in editions.folders() if folder.name == "many-sources")
    context = editions.context(many)
    briefing = context.edition.briefing
    assert briefing is not None
    measures = briefing.themes[0].measures
    view = BlockView(Block("measures", measures * 2, frozenset(("window",))), context)
    qtbot.addWidget(view)
    view.resize(width, 2000)
    with qtbot.waitExposed(view):
        view.show()
    em = QFontMetrics(context.font("body")).horizontalAdvance("字")
    for card in view.cards:
        assert 29 <= card.width() / em <= 60
