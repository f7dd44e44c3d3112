"""Which row of a file is the head, which are values, and what the others are: titles, units, notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cqbrief.briefing.problems import Problem
from cqbrief.briefing.quantities.calendar_terms import YEAR_PATTERN
from cqbrief.briefing.tables.cell_values import read_cell_number
from cqbrief.briefing.tables.csv_problems import CSV_VALUES_ABOVE, csv_problem
from cqbrief.briefing.tables.csv_rows import MOST_ABOVE, CsvRow, count_heads
from cqbrief.briefing.tables.narrow_text import narrow
from cqbrief.briefing.tables.series_table import SkippedRow
from cqbrief.briefing.tables.table_units import FileUnit, units_stated_in_row
from cqbrief.i18n.messages import N_

_NOTE = re.compile(
    r"(?:注释?|附注|备注|说明|资料来源|数据来源|来源|出处|notes?|sources?|footnotes?|remarks?)\s*\d{0,2}\s*[:.]",
    re.IGNORECASE,
)
_REMARK = re.compile(r"[*†‡§#①-⑳¹²³]|[(\[]?(?:\d{1,2}|[a-z])[)\].、]|[(\[]?[a-z][)\]]?\s*[=:]", re.IGNORECASE)
"""How the explanation of a mark begins: * 为预计数, 1. 含农民工, [r] = revised."""
_YEAR = re.compile(f"{YEAR_PATTERN}年?")


@dataclass(frozen=True, slots=True)
class CsvLayout:
    """Hold the rows of a file, told apart."""

    head_line: int
    head: tuple[str, ...]
    """Without empty cells at its end."""
    width: int
    """With them."""
    body: list[CsvRow]
    skipped: tuple[tuple[int, SkippedRow], ...]
    units: tuple[FileUnit, ...]
    """What rows above the head state for the whole table."""


def find_layout(
    name: str, rows: Sequence[CsvRow], heads: Collection[str], units: frozenset[str]
) -> tuple[CsvLayout, list[Problem]]:
    """Tell the `rows` apart: the head is the first one with the most of the `heads` wanted.

    A row above it is a title or states the unit; from behind, what begins like a note is one. A row of
    numbers above the head is a problem, for it is no value then.
    """
    if not rows:
        return CsvLayout(1, (), 0, [], (), ()), []
    at = _find_head(rows, heads)
    line, head = rows[at]
    skipped: list[tuple[int, SkippedRow]] = []
    found: list[FileUnit] = []
    problems: list[Problem] = []
    for above, cells in rows[:at]:
        stated = units_stated_in_row(above, cells, units)
        found += stated
        skipped.append((above, "unit" if stated else "title"))
        if not stated and _is_values(cells):
            problems.append(
                csv_problem(
                    name,
                    above,
                    0,
                    CSV_VALUES_ABOVE,
                    N_("Numbers stand above the head, which is in line {head}."),
                    N_("Move the row below the head, or delete it."),
                    head=line,
                )
            )
    body, notes = _split_notes(rows[at + 1 :])
    skipped += [(note, "note") for note in notes]
    return CsvLayout(
        line, _trimmed(head), len(head), body, tuple(skipped), tuple(dict.fromkeys(found))
    ), problems


def _find_head(rows: Sequence[CsvRow], heads: Collection[str]) -> int:
    best, most = 0, 0
    for at, (_, cells) in enumerate(rows[:MOST_ABOVE]):
        found = count_heads(cells, heads)
        if found > most:
            best, most = at, found
            if found == len(heads):
                break
    return best


def _is_values(cells: Sequence[str]) -> bool:
    """Tell whether a row holds a number that is no year, behind a cell that says of what."""
    first, *others = cells
    numbers = [
        cell for cell in others if cell and read_cell_number(cell) and not _YEAR.fullmatch(narrow(cell))
    ]
    return bool(first and numbers)


def _split_notes(rows: Sequence[CsvRow]) -> tuple[list[CsvRow], list[int]]:
    """Return the rows of values, and the lines of those that are notes.

    Notes end the file: from one that begins like a note on, whatever fills one cell only goes on with it.
    Among the values a note fills one cell; at the end commas in it may have parted it.
    """
    end = len(rows)
    for at in range(len(rows) - 1, -1, -1):
        cells = [cell for cell in rows[at].cells if cell]
        first = narrow(cells[0])
        if _NOTE.match(first) or (len(cells) == 1 and _REMARK.match(first)):
            end = at
        elif len(cells) > 1:
            break
    notes = [line for line, _ in rows[end:]]
    kept: list[CsvRow] = []
    for line, row in rows[:end]:
        cells = [cell for cell in row if cell]
        if len(cells) == 1 and _NOTE.match(narrow(cells[0])):
            notes.append(line)
        else:
            kept.append(CsvRow(line, row))
    return kept, sorted(notes)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return tuple(cells[:end])
