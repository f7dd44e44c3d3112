"""What is read of a table in a source text: its cells that hold a number, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cqbrief.briefing.quantities.quantity import FoundQuantity, Quantity
from cqbrief.briefing.tables.column_heads import StatedUnit


class TableCell(NamedTuple):
    """Hold a cell of a table that holds a number, and what its heads say of it."""

    quantity: Quantity
    title: str
    """The lines above the table; empty where there are none."""
    column: str
    row: str
    unit: StatedUnit | None
    """What states the unit, where the cell does not."""
    change: bool
    """Whether a head or title says that it is a change."""


class TableLine(NamedTuple):
    """Hold what is read of one row."""

    found: tuple[FoundQuantity, ...]
    cells: Mapping[int, TableCell]
    """By the place where the number begins in the line."""
