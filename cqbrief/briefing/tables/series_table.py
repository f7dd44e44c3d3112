"""What charts and tables draw of a CSV file, and how the file was interpretation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from cqbrief.briefing.model import Status
from cqbrief.briefing.record import Record, record
from cqbrief.briefing.storage.encodings import Encoding

CellStatus = Status | Literal["estimated", "expected", "forecast"]
"""What the mark beside a number in a table says of it."""
SkippedRow = Literal["title", "unit", "note", "separator"]
"""What a row holds that is neither the head nor a row of values."""


@record
class CellMark(Record):
    """Hold the mark of a cell: 130[r] is revised; what 130* is, a note of the table says."""

    status: CellStatus = "final"
    sign: str = ""
    """A mark that says nothing by itself, as printed: *, [1]; shown behind the value."""


@dataclass(frozen=True, slots=True)
class SeriesColumn:
    """Hold a drawn column: a cell for each row, as printed, and its number (None: missing).

    Cells are without mark and unit, their digits narrow and with a decimal point. A missing value's cell
    is the sign that is printed there, … where none is; it is empty only where the file holds something
    that is neither a number nor such a sign.
    """

    cells: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    """In the scale and unit of the series."""
    marks: Mapping[int, CellMark] = field(default_factory=dict)
    """Row, from 0 -> its mark."""


@record
class CsvInterpretation(Record):
    """Describe how a file was read, where that is not the plainest way."""

    file: str = ""
    encoding: Encoding = "UTF-8"
    separator: str = ","
    head_line: int = 1
    unit: str = ""
    """The unit that the file states for what is drawn, as written there; empty where it states none."""
    converted: str = ""
    """The unit that its numbers were converted into; empty where they were not."""
    skipped: tuple[tuple[int, SkippedRow], ...] = ()
    """Line and kind of the rows that are no values."""
    joined: tuple[int, ...] = ()
    """Lines in which a thousands separator had parted a number."""
    marked: tuple[int, ...] = ()
    """Lines with a mark at a value, once for each."""
    reversed: bool = False
    """Whether the rows stand in the opposite order in the file."""

    @property
    def plain(self) -> bool:
        """Tell whether there is nothing to say of it: a head in the first line, commas, UTF-8."""
        return self == CsvInterpretation(self.file)


PLAINEST = CsvInterpretation()


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """Hold the drawn part of a CSV file: as many columns as `Series.columns`, in that order."""

    x: tuple[str, ...]
    lines: tuple[int, ...]
    """The line of the file on which each row begins, from 1."""
    columns: tuple[SeriesColumn, ...]
    interpretation: CsvInterpretation = PLAINEST

    def reversed(self) -> SeriesTable:
        """Return the table with its last row first."""
        last = len(self.x) - 1
        columns = tuple(
            SeriesColumn(
                column.cells[::-1], column.values[::-1], {last - row: m for row, m in column.marks.items()}
            )
            for column in self.columns
        )
        interpretation = replace(self.interpretation, reversed=not self.interpretation.reversed)
        return SeriesTable(self.x[::-1], self.lines[::-1], columns, interpretation)
