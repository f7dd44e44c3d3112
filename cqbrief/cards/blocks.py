"""A block of the outline as widgets: one table says how each kind is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cqbrief.briefing.model import Chart, Measure, Picture, Silence, Story, Table
from cqbrief.briefing.outline import Block, BlockKind
from cqbrief.briefing.record import Record, record
from cqbrief.briefing.text_width import ems
from cqbrief.cards.figure import FigureCard, SmallFigure
from cqbrief.cards.grid import ColumnGrid
from cqbrief.cards.lazy_batch import BATCH_SIZE, LazyBatch
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.messages import N_


@record
class _Showing(Record):
    """Hold how a kind of block is shown."""

    heading: str
    """English source text; empty for no heading."""
    card: Callable[..., QWidget]
    narrowest: int
    """Narrowest column in logical pixels at zoom 1."""
    most: int = 99
    """Most columns side by side."""
    packed: bool = False
    """Cards of very different heights: not lined up in rows."""
    filled: bool = False
    """A last card that is alone takes the whole row."""
    widest: int | None = None
    """Widest column in logical pixels at zoom 1; None: as wide as there is room."""


# A window opens on key figures: the modules of the other cards, 3 ms, are imported with the first of each.


def _chart(chart: Chart, context: ViewContext) -> QWidget:
    from cqbrief.cards.chart import ChartCard

    return ChartCard(chart, context)


def _table(table: Table, context: ViewContext) -> QWidget:
    from cqbrief.cards.table import TableCard

    return TableCard(table, context)


def _story(story: Story, context: ViewContext) -> QWidget:
    from cqbrief.cards.story import StoryCard

    return StoryCard(story, context)


def _measure(measure: Measure, context: ViewContext) -> QWidget:
    from cqbrief.cards.programme import ProgrammeCard

    return ProgrammeCard(measure, context)


def _silences(silences: tuple[Silence, ...], context: ViewContext) -> QWidget:
    from cqbrief.cards.programme import SilenceList

    return SilenceList(silences, context)


def _picture(picture: Picture, context: ViewContext) -> QWidget:
    from cqbrief.cards.picture import PictureCard

    return PictureCard(picture, context)


READABLE = 820
"""Widest card of running text in logical pixels at zoom 1: some 55 Chinese characters a line."""
LONG_TEXT, LONG_TEXT_WIDTH = 60, 420
"""From this width in em on, a summary is no few words, and its card at least so many logical pixels wide."""

_SHOWINGS: dict[BlockKind, _Showing] = {
    "key_figures": _Showing("", FigureCard, 196, 6),
    "charts": _Showing("", _chart, 340, 3, filled=True),
    "tables": _Showing("", _table, 520, 2, filled=True),
    "stories": _Showing(N_("People"), _story, 380, 3, packed=True, widest=READABLE),
    "figures": _Showing(N_("More figures"), SmallFigure, 260, 6),
    "measures": _Showing(N_("Measures"), _measure, 320, 5, packed=True, widest=READABLE),
    "silences": _Showing(N_("Said without a number"), _silences, 480, 1),
    "pictures": _Showing(N_("Pictures"), _picture, 300, 4),
}


class BlockView(QWidget):
    """Show one block: its heading and its cards, flowing over as many columns as fit.

    Of a long one only the first cards are there at once; whoever shows it has the `batches` made.
    """

    def __init__(self, block: Block, context: ViewContext) -> None:
        super().__init__()
        self.block = block
        showing = _SHOWINGS[block.kind]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.space(3))
        if showing.heading:
            column.addWidget(Label(context.tr.text(showing.heading), "heading", context))
        items = block.items
        if block.kind == "silences":
            self.cards: list[QWidget] = [showing.card(block.items, context)]
        else:
            self.cards = [showing.card(item, context) for item in items[:BATCH_SIZE]]
        # Not by class: of tables, the module would have to be imported.
        least = max((getattr(card, "least_width", 0) for card in self.cards), default=0)
        if any(_is_long(item, context) for item in items):
            least = max(least, context.px(LONG_TEXT_WIDTH))
        grid = _grid(showing, context, least)
        for card in self.cards:
            grid.addWidget(card)
        column.addLayout(grid)
        self.batches: list[LazyBatch] = []
        for start in range(BATCH_SIZE, len(items) if block.kind != "silences" else 0, BATCH_SIZE):
            some, own = items[start : start + BATCH_SIZE], _grid(showing, context, least, joined=True)
            self.batches.append(LazyBatch(some, lambda item: showing.card(item, context), grid, own))
            column.addWidget(self.batches[-1])
        self._column = column

    def sizeHint(self) -> QSize:  # noqa: D102
        return self._column.sizeHint()  # a widget's own would lay everything out at that width too


def _grid(showing: _Showing, context: ViewContext, least: int, *, joined: bool = False) -> ColumnGrid:
    return ColumnGrid(
        max(context.px(showing.narrowest), least),
        context.space(3),
        showing.most,
        packed=showing.packed,
        widest=None if showing.widest is None else context.px(showing.widest),
        joined=joined,
        filled=showing.filled,
    )


def _is_long(item: object, context: ViewContext) -> bool:
    """Tell whether a measure is told in more than a few words."""
    return (
        isinstance(item, Measure) and item.summary is not None and ems(context.text(item.summary)) > LONG_TEXT
    )
