"""The outline: every theme as an ordered list of blocks, each tagged with the media it is for.

Window, wall, paper and export all walk this one list, so that none of them forgets a block and
none orders them differently.
"""

from __future__ import annotations

from typing import Literal

from cqbrief.briefing.model import Briefing, Chart, Figure, Measure, Picture, Silence, Story, Table, Theme
from cqbrief.briefing.record import Record, record

Medium = Literal["window", "wall", "paper"]
EVERYWHERE: frozenset[Medium] = frozenset({"window", "wall", "paper"})
READ: frozenset[Medium] = frozenset({"window", "paper"})
"""Media that are read at leisure: the wall leaves these blocks out."""

BlockKind = Literal[
    "key_figures", "charts", "tables", "stories", "figures", "measures", "silences", "pictures"
]
Item = Figure | Chart | Table | Story | Measure | Silence | Picture


@record
class Block(Record):
    """Hold items of one kind that stand together under one heading; never empty."""

    kind: BlockKind
    items: tuple[Item, ...]
    media: frozenset[Medium]


def theme_blocks(briefing: Briefing, theme: Theme) -> tuple[Block, ...]:
    """Return the blocks of `theme` in reading order, empty ones left out.

    A figure stands in ``key_figures`` if it is marked ``key``; else with the story or measure that
    carries it; else in ``figures``. So every figure of the theme is in the outline exactly where
    its reader looks for it, and none is lost.
    """
    carrying: tuple[Story | Measure, ...] = (*theme.stories, *theme.measures)
    carried = {id_ for item in carrying for id_ in item.figures}
    pictures = tuple(picture for picture in briefing.pictures if picture.theme == theme.id)
    rest = tuple(figure for figure in theme.figures if not figure.key and figure.id not in carried)
    blocks = (
        Block("key_figures", tuple(figure for figure in theme.figures if figure.key), EVERYWHERE),
        Block("charts", theme.charts, EVERYWHERE),
        Block("tables", theme.tables, EVERYWHERE),
        Block("stories", theme.stories, EVERYWHERE),
        Block("figures", rest, EVERYWHERE),
        Block("measures", theme.measures, READ),
        Block("silences", theme.silences, READ),
        Block("pictures", pictures, READ),
    )
    return tuple(block for block in blocks if block.items)
