"""Every number of a text of many lines: of its sentences, and of its tables with what heads say of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.parser import find_quantities
from cqbrief.briefing.quantities.quantity import FoundQuantity
from cqbrief.briefing.tables.text_rows import find_row_blocks

if TYPE_CHECKING:
    from cqbrief.briefing.tables.table_cells import TableCell, TableLine


def find_in_document(
    text: str,
    units: frozenset[str] = frozenset(),
    decimal: DecimalSign = ".",
    *,
    small_counts: bool = False,
) -> Iterator[FoundQuantity]:
    """Find every quantity of a text of many lines, those in tables with the units that their heads state.

    As `find_quantities` reads a line by itself. Names and numbers in heads and first columns of tables are
    none. Only the bench of numerals reads whole texts so; the sources of a briefing are read line by line
    (`DocumentQuantities`).
    """
    lines = text.split("\n")
    numbers = DocumentQuantities(lines, units, decimal)
    start = 0
    for at, line in enumerate(lines):
        for first, last, quantity in numbers.on_line(at):
            if small_counts or not quantity.small_count:
                yield FoundQuantity(start + first, start + last, quantity)
        start += len(line) + 1


class DocumentQuantities:
    """Find the quantities of a text, line by line; each line is read when it is asked for."""

    def __init__(
        self, lines: Sequence[str], units: frozenset[str] = frozenset(), decimal: DecimalSign = "."
    ) -> None:
        """Begin with the lines of a text; `units` are known besides the built-in ones."""
        self._lines = lines
        self._units = units
        self._decimal: DecimalSign = decimal
        self._found: dict[int, tuple[FoundQuantity, ...]] = {}

    def on_line(self, line: int) -> tuple[FoundQuantity, ...]:
        """Return start, end and quantity of every quantity on the line with this index, small counts too."""
        if line not in self._found:
            row = self._rows.get(line)
            self._found[line] = (
                find_quantities(self._lines[line], self._units, self._decimal, small_counts=True)
                if row is None
                else row.found
            )
        return self._found[line]

    def cell(self, line: int, start: int) -> TableCell | None:
        """Return the cell whose number begins here; None where there is no table."""
        row = self._rows.get(line)
        return None if row is None else row.cells.get(start)

    def in_table(self, line: int) -> bool:
        """Tell whether the line is the head or a row of a table."""
        return line in self._rows

    def cells(self) -> Iterator[TableCell]:
        """Return every cell that holds a number, in order."""
        for line in sorted(self._rows):
            yield from self._rows[line].cells.values()

    @cached_property
    def _rows(self) -> Mapping[int, TableLine]:
        blocks = find_row_blocks(self._lines)
        if not blocks:
            return {}
        # Its patterns take 10 ms to make ready, and most sources hold no table.
        from cqbrief.briefing.tables.table_reader import read_tables

        return read_tables(self._lines, blocks, self._units, self._decimal)
