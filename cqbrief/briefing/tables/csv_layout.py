"""Which row of a file is the head, which are values, and what the others are: titles, units, notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cqbrief.briefing.problems import Problem
from cqbrief.briefing.quantities.calendar_terms import YEAR_PATTERN
from cqbrief.briefing.tables.cell_values import read_number
from cqbrief.briefing.tables.csv_problems import complaint
from cqbrief.briefing.tables.csv_rows import MOST_ABOVE, Row, matches
from cqbrief.briefing.tables.narrow_text import narrow
from cqbrief.briefing.tables.series_table import Passed
from cqbrief.briefing.tables.table_units import FileUnit, stated_in_row
from cqbrief.i18n.messages import N_

_NOTE = re.compile(
    r"(?:注释?|附注|备注|说明|资料来源|数据来源|来源|出处|notes?|sources?|footnotes?|remarks?)\s*\d{0,2}\s*[:.]",
    re.IGNORECASE,
)
_REMARK = re.compile(r"[*†‡§#①-⑳¹²³]|[(\[]?(?:\d{1,2}|[a-z])[)\].、]|[(\[]?[a-z][)\]]?\s*[=:]", re.IGNORECASE)
"""How the explanation of a mark begins: * 为预计数, 1. 含农民工, [r] = revised."""
_YEAR = re.compile(f"{YEAR_PATTERN}年?")


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of a file, told apart."""

    head_line: int
    head: tuple[str, ...]
    """Without empty cells at its end."""
    width: int
    """With them."""
    body: list[Row]
    passed: tuple[tuple[int, Passed], ...]
    units: tuple[FileUnit, ...]
    """What rows above the head state for the whole table."""


def lay_out(
    name: str, rows: Sequence[Row], heads: Collection[str], units: frozenset[str]
) -> tuple[Layout, list[Problem]]:
    """Tell the `rows` apart: the head is the first one with the most of the `heads` wanted.

    A row above it is a title or states the unit; from behind, what begins like a note is one. A row of
    numbers above the head is a problem, for it is no value then.
    """
    if not rows:
        return Layout(1, (), 0, [], (), ()), []
    at = _head(rows, heads)
    line, head = rows[at]
    passed: list[tuple[int, Passed]] = []
    found: list[FileUnit] = []
    problems: list[Problem] = []
    for above, cells in rows[:at]:
        stated = stated_in_row(above, cells, units)
        found += stated
        passed.append((above, "unit" if stated else "title"))
        if not stated and _is_values(cells):
            problems.append(
                complaint(
                    name,
                    above,
                    0,
                    "csv-values-above",
                    N_("Numbers stand above the head, which is in line {head}."),
                    N_("Move the row below the head, or delete it."),
                    head=line,
                )
            )
    body, notes = _without_notes(rows[at + 1 :])
    passed += [(note, "note") for note in notes]
    return Layout(line, _trimmed(head), len(head), body, tuple(passed), tuple(dict.fromkeys(found))), problems


def _head(rows: Sequence[Row], heads: Collection[str]) -> int:
    best, most = 0, 0
    for at, (_, cells) in enumerate(rows[:MOST_ABOVE]):
        found = matches(cells, heads)
        if found > most:
            best, most = at, found
            if found == len(heads):
                break
    return best


def _is_values(cells: Sequence[str]) -> bool:
    """Whether a row holds a number that is no year, behind a cell that says of what."""
    first, *others = cells
    numbers = [cell for cell in others if cell and read_number(cell) and not _YEAR.fullmatch(narrow(cell))]
    return bool(first and numbers)


def _without_notes(rows: Sequence[Row]) -> tuple[list[Row], list[int]]:
    """The rows of values, and the lines of those that are notes.

    Notes end the file: from one that begins like a note on, whatever fills one cell only goes on with it.
    Among the values a note fills one cell; at the end commas in it may have parted it.
    """
    end = len(rows)
    for at in range(len(rows) - 1, -1, -1):
        cells = [cell for cell in rows[at][1] if cell]
        first = narrow(cells[0])
        if _NOTE.match(first) or (len(cells) == 1 and _REMARK.match(first)):
            end = at
        elif len(cells) > 1:
            break
    notes = [line for line, _ in rows[end:]]
    kept: list[Row] = []
    for line, row in rows[:end]:
        cells = [cell for cell in row if cell]
        if len(cells) == 1 and _NOTE.match(narrow(cells[0])):
            notes.append(line)
        else:
            kept.append((line, row))
    return kept, sorted(notes)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return tuple(cells[:end])
