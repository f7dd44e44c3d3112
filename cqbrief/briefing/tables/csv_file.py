"""What a CSV file holds, whichever of its columns are drawn."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from cqbrief.briefing.problems import Problem
from cqbrief.briefing.tables.cell_values import gap_sign, read_cell_number
from cqbrief.briefing.tables.csv_layout import CsvLayout, find_layout
from cqbrief.briefing.tables.csv_problems import CSV_ROW_LENGTH, CSV_TOO_LARGE, CSV_TWO_READINGS, csv_problem
from cqbrief.briefing.tables.csv_rows import MOST_CHARACTERS, CsvRow, CsvRows, read_rows
from cqbrief.briefing.tables.digit_groups import join_digit_groups
from cqbrief.briefing.tables.narrow_text import head_key
from cqbrief.briefing.tables.series_table import CsvInterpretation, SkippedRow
from cqbrief.briefing.tables.table_units import FileUnit, is_unit, is_unit_column
from cqbrief.i18n.messages import N_

_FIRST_GROUP = re.compile(r"[-−(]?[1-9]\d{0,2}", re.ASCII)
_GROUP_OF_NOUGHT = re.compile(r"0\d{2}(?:\.\d+)?\)?", re.ASCII)
MOST_JOINED = 200
"""Cells of a row in which numbers are put together: a table that is read has no more."""


@dataclass(frozen=True, slots=True)
class CsvFile:
    """Hold the rows of a file and how they are headed."""

    name: str
    head: tuple[str, ...]
    columns: Mapping[str, int]
    """Head, and head without blanks and wide forms -> where in a row its column stands first, from 0."""
    repeated: Mapping[str, int]
    """Such a head of more than one column -> where it stands for the second time."""
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """The line and the cells of each row of values; a short row lacks its last cells."""
    units: tuple[FileUnit, ...]
    """What is stated for the whole table."""
    column_units: Mapping[int, FileUnit]
    """Column, from 0 -> the unit that a row below the head states for it."""
    interpretation: CsvInterpretation
    problems: tuple[Problem, ...]
    """What is wrong with the rows, of whatever column."""

    def column(self, head: str) -> int | None:
        """Find the column headed `head`, else one that differs in width and blanks only, from 0."""
        return self.columns.get(head, self.columns.get(head_key(head)))

    def repeated_column(self, head: str) -> int | None:
        """Find the second column headed `head`, from 0; None where it heads one at most."""
        return self.repeated.get(head, self.repeated.get(head_key(head)))


def read_csv(
    content: bytes, name: str, heads: Collection[str], units: frozenset[str] = frozenset()
) -> tuple[CsvFile | None, list[Problem]]:
    """Read `content` as cells below the `heads` wanted; None, with the reason, when it is no such text.

    `units` are those that the briefing declares. Takes time in proportion to the length of `content`.
    """
    rows = read_rows(content, name, heads)
    if isinstance(rows, Problem):
        return None, [rows]
    layout, problems = find_layout(name, rows.rows, heads, units)
    body, column_units, unit_line = _unit_row(layout, units)
    joined: list[int] = []
    kept = []
    for line, row in body:
        cells, problem = _fit_row(name, line, row, layout, rows.separator, joined)
        if problem is not None:
            problems.append(problem)
        if any(len(cell) > MOST_CHARACTERS for cell in cells):
            template = N_("A cell has more than {most} characters.")
            problems.append(csv_problem(name, line, 0, CSV_TOO_LARGE, template, most=MOST_CHARACTERS))
            cells = [cell[:MOST_CHARACTERS] for cell in cells]
        kept.append((line, tuple(cells)))
    columns, repeated = _index_heads(layout.head)
    interpretation = _interpretation(name, rows, layout, unit_line, joined)
    return CsvFile(
        name,
        layout.head,
        columns,
        repeated,
        tuple(kept),
        layout.units,
        column_units,
        interpretation,
        tuple(problems),
    ), []


def _index_heads(head: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Return where each head stands, and which stand twice; heads as they are go before heads made alike."""
    columns: dict[str, int] = {}
    repeated: dict[str, int] = {}
    for index, cell in enumerate(head):
        if columns.setdefault(cell, index) != index:
            repeated.setdefault(cell, index)
    exact = frozenset(columns)
    for index, cell in enumerate(head):
        key = head_key(cell)
        if key not in exact and columns.setdefault(key, index) != index:
            repeated.setdefault(key, index)
    return columns, repeated


def _unit_row(
    layout: CsvLayout, units: frozenset[str]
) -> tuple[list[CsvRow], dict[int, FileUnit], int | None]:
    """Return the rows below a row of units under the head, the units by column, and the line of that row."""
    if not layout.body:
        return layout.body, {}, None
    line, cells = layout.body[0]
    found: dict[int, FileUnit] = {}
    for index, cell in enumerate(cells[: len(layout.head)]):
        unit = cell.strip("()（）[] ")
        if cell and not read_cell_number(cell) and gap_sign(cell) is None and is_unit(unit, units):
            found[index] = FileUnit(unit, line, index + 1)
    words = {"", "单位", "计量单位", "unit", "units"}
    others = {cell.lower() for index, cell in enumerate(cells) if index not in found}
    # A category may be called 人 or %, and in a column headed 单位 that is the unit of the row.
    behind = [index for index in found if index and not is_unit_column(layout.head[index])]
    if not behind or not others <= words:
        return layout.body, {}, None
    return layout.body[1:], found, line


def _fit_row(
    name: str, line: int, row: list[str], layout: CsvLayout, separator: str, joined: list[int]
) -> tuple[list[str], Problem | None]:
    """Return as many cells as the head has, and what is wrong where they do not fit."""
    width = len(layout.head)
    end = len(row)
    while end > width and not row[end - 1]:
        end -= 1
    split = next(
        (at for at in range(1, end) if separator == "," and _is_split_number(row[at - 1], row[at])), None
    )
    if split is not None and end == width:
        together = [*row[: split - 1], f"{row[split - 1]},{row[split]}", *row[split + 1 : end]]
        return row[:width], _two_readings(name, line, row[:end], together)
    if end == width and len(row) <= layout.width:
        return row[:width], None
    ways = _joined_readings(row, end, layout) if separator == "," and len(row) <= MOST_JOINED else []
    if not ways and end == width:
        return row[:width], None
    # As it stands: with cells to spare behind it, or below a column without a head.
    if ways and (end == width or len(row) == layout.width):
        ways = [row[:width], *ways]
    if len(ways) == 1:
        joined.append(line)
        return ways[0], None
    if ways:
        return ways[0], _two_readings(name, line, *ways[:2])
    template = N_("This row has {found} cells, the head has {expected}.")
    problem = csv_problem(name, line, len(row), CSV_ROW_LENGTH, template, found=end, expected=width)
    return row[:width], problem


def _is_split_number(cell: str, following: str) -> bool:
    """Tell whether two cells look like one number, 1,068, for no number begins with a nought."""
    return _GROUP_OF_NOUGHT.fullmatch(following) is not None and _FIRST_GROUP.fullmatch(cell) is not None


def _two_readings(name: str, line: int, first: Sequence[str], second: Sequence[str]) -> Problem:
    return csv_problem(
        name,
        line,
        0,
        CSV_TWO_READINGS,
        N_("The commas of this row can be read in two ways: {first} or {second}."),
        N_("Save the file without thousands separators, or with tabs between the cells."),
        first=" | ".join(first),
        second=" | ".join(second),
    )


def _joined_readings(row: list[str], end: int, layout: CsvLayout) -> list[list[str]]:
    """Return the ways in which numbers of the row are put together such that it is as wide as the head."""
    width = len(layout.head)
    ways = join_digit_groups(row[:end], width)
    ways += [way[:width] for way in join_digit_groups(row, layout.width) if not any(way[width:])]
    return [way for at, way in enumerate(ways) if way not in ways[:at]]


def _interpretation(
    name: str, rows: CsvRows, layout: CsvLayout, unit_line: int | None, joined: Sequence[int]
) -> CsvInterpretation:
    skipped: list[tuple[int, SkippedRow]] = [(1, "separator")] if rows.separator_line else []
    skipped += layout.skipped
    if unit_line is not None:
        skipped.append((unit_line, "unit"))
    return CsvInterpretation(
        name,
        rows.encoding,
        rows.separator,
        layout.head_line,
        skipped=tuple(sorted(skipped)),
        joined=tuple(joined),
    )
