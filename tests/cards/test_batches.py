"""Long blocks in batches: one looks like a whole."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cqbrief.briefing.outline import Block
from cqbrief.cards.blocks import BlockView
from cqbrief.cards.figure import SmallFigure
from cqbrief.cards.grid import ColumnGrid
from cqbrief.cards.lazy_batch import BATCH_SIZE
from tests.support import editions

HUNDREDS = next(folder for folder in editions.folders() if folder.name == "hundreds")
WIDTH = 1500


def test_a_grid_below_another_keeps_its_columns_however_few_items_are_left(qtbot: QtBot) -> None:
    alone, joined = ColumnGrid(260, 12, 6), ColumnGrid(260, 12, 6, joined=True)
    for grid in (alone, joined):
        holder = QWidget()
        qtbot.addWidget(holder)
        holder.setLayout(grid)
        for _ in range(6):
            grid.addWidget(QWidget())
    assert (alone.columns(WIDTH), joined.columns(WIDTH)) == (3, 5)


def test_a_portion_is_about_as_high_before_its_cards_are_made_as_after(qtbot: QtBot) -> None:
    figures = tuple(editions.edition(HUNDREDS).figures.values())[: BATCH_SIZE * 2 + 7]
    view = BlockView(Block("figures", figures, frozenset({"window"})), editions.context(HUNDREDS))
    qtbot.addWidget(view)
    assert len(view.findChildren(SmallFigure)) == BATCH_SIZE
    for batch in view.batches:
        before = batch.heightForWidth(WIDTH)
        batch.make()
        batch.make()
        assert abs(batch.heightForWidth(WIDTH) - before) < 0.15 * before
    shown = [card.figure for card in view.findChildren(SmallFigure)]
    assert shown == list(figures)
