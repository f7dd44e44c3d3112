"""Where cards lie in a grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cqbrief.cards.grid import ColumnGrid


def laid(qtbot: QtBot, heights: Sequence[int], *, filled: bool = False) -> list[QSize]:
    holder = QWidget()
    qtbot.addWidget(holder)
    grid = ColumnGrid(200, 10, 2, filled=filled)
    holder.setLayout(grid)
    cards = [QWidget() for _ in heights]
    for card, height in zip(cards, heights, strict=True):
        card.setMinimumHeight(height)
        grid.addWidget(card)
    holder.resize(410, 1000)
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
