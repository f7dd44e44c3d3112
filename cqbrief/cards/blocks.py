"""A block of the outline as widgets: one table says how each kind is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cqbrief.briefing.model import Silence
from cqbrief.briefing.outline import Block, BlockKind
from cqbrief.briefing.problems import N_
from cqbrief.cards.chart import ChartCard
from cqbrief.cards.context import Context
from cqbrief.cards.figure import FigureCard, SmallFigure
from cqbrief.cards.grid import ColumnGrid
from cqbrief.cards.measure import MeasureCard, SilenceList
from cqbrief.cards.picture import PictureCard
from cqbrief.cards.story import StoryCard
from cqbrief.cards.table import TableCard
from cqbrief.cards.text import Label


@dataclass(frozen=True, slots=True)
class _Showing:
    """How a kind of block is shown."""

    heading: str
    """English source text; empty for no heading."""
    card: Callable[..., QWidget]
    narrowest: int
    """Narrowest column in logical pixels at zoom 1."""
    most: int = 99
    """Most columns side by side."""
    packed: bool = False
    """Cards of very different heights: not lined up in rows."""


_SHOWINGS: dict[BlockKind, _Showing] = {
    "key_figures": _Showing("", FigureCard, 196, 6),
    "charts": _Showing("", ChartCard, 340, 3),
    "tables": _Showing("", TableCard, 520, 2),
    "stories": _Showing(N_("People"), StoryCard, 380, 3, packed=True),
    "figures": _Showing(N_("More figures"), SmallFigure, 260, 6),
    "measures": _Showing(N_("Measures"), MeasureCard, 320, 5, packed=True),
    "silences": _Showing(N_("Said without a number"), SilenceList, 480, 1),
    "pictures": _Showing(N_("Pictures"), PictureCard, 300, 4),
}


class BlockView(QWidget):
    """One block: its heading and its cards, flowing over as many columns as fit."""

    def __init__(self, block: Block, context: Context) -> None:
        super().__init__()
        self.block = block
        showing = _SHOWINGS[block.kind]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.space(3))
        if showing.heading:
            column.addWidget(Label(context.words.text(showing.heading), "heading", context))
        grid = ColumnGrid(
            context.px(showing.narrowest), context.space(3), showing.most, packed=showing.packed
        )
        if block.kind == "silences":
            self.cards: list[QWidget] = [SilenceList(cast("tuple[Silence, ...]", block.items), context)]
        else:
            self.cards = [showing.card(item, context) for item in block.items]
        for card in self.cards:
            grid.addWidget(card)
        column.addLayout(grid)
