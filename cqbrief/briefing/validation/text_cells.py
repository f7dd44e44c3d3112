"""Figures evidenced by their place in a table, held against the tables in the texts of the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from cqbrief.briefing.model import Figure, Locator
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.sources.cell_evidence import refuse_cell, same_in_cell
from cqbrief.briefing.sources.document_index import normalise
from cqbrief.briefing.sources.evidence_rules import VALUE_NOT_IN_QUOTE
from cqbrief.briefing.tables.table_units import without_unit
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.messages import N_

if TYPE_CHECKING:
    from cqbrief.briefing.tables.table_cells import TableCell

VALUE_NOT_IN_TABLE = Rule(
    "value-not-in-table",
    "error",
    N_(
        "Where a chart or table of the briefing draws from the CSV file of the table that a `locator:` "
        "names, or a text among the sources has that table, the cell in that row and column has to hold "
        "the value: number, scale, unit and sign. "
        "Under a head such as 下降 a number without a sign is a fall, under 增减 or change a rise."
    ),
)


class TextCells:
    """Find cells of the tables in all sources, when the first is asked for."""

    def __init__(self, context: ValidationContext) -> None:
        self._context, self._indexes = context, context.indexes
        only = len(context.briefing.sources) == 1 == len(self._indexes)
        self._only = next(iter(self._indexes)) if only else ""

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
        """Tell whether the cell has the value; report where it has not."""
        if same_in_cell(cell, value):
            return True
        refused = refuse_cell(value, cell)
        rule = VALUE_NOT_IN_TABLE if refused.rule == VALUE_NOT_IN_QUOTE else refused.rule
        self._context.report(rule, f"{figure.path}.value", refused.message, refused.advice)
        return False

    @cached_property
    def _cells(self) -> Mapping[tuple[str, str, str], list[TableCell]]:
        """Return source, row and column -> the cells; a column under several heads has each part of them."""
        found: dict[tuple[str, str, str], list[TableCell]] = defaultdict(list)
        for source, index in self._indexes.items():
            for cell in index.numbers.cells():
                heads = cell.column.split(" ")
                names = {_label(" ".join(heads[at:])) for at in range(len(heads))}
                for name in names:
                    found[source, _label(cell.row), name].append(cell)
        return found


def _label(text: str) -> str:
    """Return a label without its unit and what says that it is a part: 水稻 for #水稻（万吨）."""
    return normalise(without_unit(text)).lstrip("#").removeprefix("其中:")
