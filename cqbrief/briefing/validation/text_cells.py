"""Figures evidenced by their place in a table, held against the tables in the texts of the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from cqbrief.briefing.model import Figure, Locator
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.sources.cell_evidence import refusal_of_cell, same_in_cell
from cqbrief.briefing.sources.quote_matching import DocumentIndex, normalise
from cqbrief.briefing.tables.table_units import without_unit
from cqbrief.briefing.validation.context import ValidationContext

if TYPE_CHECKING:
    from cqbrief.briefing.tables.table_cells import TableCell


class TextCells:
    """The cells of the tables in all sources, found when the first is asked for."""

    def __init__(self, ground: ValidationContext, indexes: Mapping[str, DocumentIndex]) -> None:
        self._ground, self._indexes = ground, indexes
        self._only = next(iter(indexes)) if len(ground.briefing.sources) == 1 == len(indexes) else ""

    def cell(self, locator: Locator) -> TableCell | None:
        """Return the cell that the locator names; None where none or more than one fits."""
        if not locator.row or not locator.column:
            return None
        named = (locator.source or self._only, _label(locator.row), _label(locator.column))
        turned = (named[0], named[2], named[1])
        table = normalise(locator.table)
        found = [
            cell
            for cell in (*self._cells.get(named, ()), *self._cells.get(turned, ()))
            if table in normalise(cell.title)
        ]
        return found[0] if len(found) == 1 else None

    def holds(self, figure: Figure, value: Quantity, cell: TableCell) -> bool:
        """Return whether the cell has the value; noted where it has not."""
        if same_in_cell(cell, value):
            return True
        refused = refusal_of_cell(value, cell)
        rule = "value-not-in-table" if refused.rule == "value-not-in-quote" else refused.rule
        self._ground.error(rule, f"{figure.path}.value", refused.message, refused.advice)
        return False

    @cached_property
    def _cells(self) -> Mapping[tuple[str, str, str], list[TableCell]]:
        """Source, row and column -> the cells; a column under several heads is known by each part of them."""
        found: dict[tuple[str, str, str], list[TableCell]] = defaultdict(list)
        for source, index in self._indexes.items():
            for cell in index.numbers.cells():
                heads = cell.column.split(" ")
                names = {_label(" ".join(heads[at:])) for at in range(len(heads))}
                for name in names:
                    found[source, _label(cell.row), name].append(cell)
        return found


def _label(text: str) -> str:
    """A label of a row or column without its unit and what says that it is a part: 水稻 for #水稻（万吨）."""
    return normalise(without_unit(text)).lstrip("#").removeprefix("其中:")
