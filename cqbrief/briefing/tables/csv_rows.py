"""From the bytes of a CSV file to its rows: encoding, separator, cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from cqbrief.briefing.parsing.yaml_text import CONTROL_CHARACTER, INVISIBLE
from cqbrief.briefing.problems import Problem
from cqbrief.briefing.storage.encodings import Encoding, decode, place_of_damage
from cqbrief.briefing.storage.file_kinds import MARKUP, is_markup
from cqbrief.briefing.storage.folder import NOT_A_TEXT
from cqbrief.briefing.tables.csv_problems import CSV_MALFORMED, CSV_NOT_UTF8, CSV_TOO_LARGE, csv_problem
from cqbrief.briefing.tables.narrow_text import head_key
from cqbrief.i18n.messages import N_

MOST_ROWS = 2_000
MOST_CHARACTERS = 200
"""Bounds of a file and a cell: no chart and no reader needs more; a hostile file would."""
MOST_ABOVE = 30
MOST_LINES = 1_000
"""Rows, and lines with empty ones, among which the head is looked for."""

_SEPARATORS = (",", "\t", ";")
"""By likelihood: CSV, the “Unicode text” of Excel and WPS, CSV where the comma is the decimal sign."""
_SEPARATOR_LINE = re.compile(r"sep=([,;\t|])[ \t,;|]*(?:\r\n|\r|\n|$)", re.IGNORECASE)
"""Excel's own first line, which names the separator."""


class CsvRow(NamedTuple):
    """Hold the line on which a row begins, from 1, and its cells without blanks around."""

    line: int
    cells: list[str]


class _MalformedError(Exception):
    """Tell that a text is no CSV from `line` on."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class CsvRows:
    """Hold the rows of a file that have any content."""

    rows: list[CsvRow]
    encoding: Encoding
    separator: str
    separator_line: bool
    """Whether the first line only names the separator."""


def read_rows(content: bytes, name: str, heads: Collection[str]) -> CsvRows | Problem:
    """Take `content` apart into cells, or say why that is not possible.

    The separator is the one that parts the `heads` wanted; of a file without them, the one that parts most.
    """
    if is_markup(content):
        return csv_problem(
            name,
            1,
            0,
            NOT_A_TEXT,
            N_("“{file}” is {kind}, not CSV."),
            N_("Open it in a spreadsheet program, save its sheet as “CSV UTF-8” and name that file."),
            kind=MARKUP,
        )
    decoded = decode(content)
    if decoded is None:
        return csv_problem(
            name,
            place_of_damage(content)[0],
            0,
            CSV_NOT_UTF8,
            N_("“{file}” is text neither in UTF-8 nor in UTF-16 or GB18030."),
            N_("Save it as “CSV UTF-8” in the spreadsheet program."),
        )
    text, encoding = decoded
    if found := INVISIBLE.search(text):
        before = text[: found.start()].replace("\r\n", "\n").replace("\r", "\n")
        return csv_problem(
            name,
            before.count("\n") + 1,
            0,
            CONTROL_CHARACTER,
            N_("An invisible control character (U+{code}) stands here."),
            N_("Delete it, or type the line again."),
            code=f"{ord(found[0]):04X}",
        )
    separator_line = _SEPARATOR_LINE.match(text)
    separator = separator_line[1] if separator_line else _detect_separator(text, heads)
    rows = _read_all_rows(name, text, separator)
    if isinstance(rows, Problem):
        return rows
    return CsvRows(rows[1:] if separator_line else rows, encoding, separator, separator_line is not None)


def count_heads(cells: Collection[str], heads: Collection[str]) -> int:
    """Count the `heads` that are among the cells of a row."""
    there = {*cells, *map(head_key, cells)}
    return sum(head in there or head_key(head) in there for head in heads)


def _detect_separator(text: str, heads: Collection[str]) -> str:
    best, most = ",", (0, 0)
    for separator in _SEPARATORS:
        found, cells = 0, 0
        try:
            for number, (_, row) in enumerate(_parse_rows(islice(_lines(text), MOST_LINES), separator)):
                found = max(found, count_heads(row, heads))
                cells = max(cells, len(row))
                if found == len(heads):
                    return separator
                if number == MOST_ABOVE:
                    break
        except _MalformedError:
            pass  # It is reported where the file is read as a whole.
        if (found, cells) > most:
            best, most = separator, (found, cells)
    return best


def _lines(text: str) -> Iterable[str]:
    """Return the lines of a text as they end in it, by any of the three ends."""
    return io.StringIO(text, newline="")


def _parse_rows(lines: Iterable[str], separator: str) -> Iterator[CsvRow]:
    """Give the rows that hold anything; raises _MalformedError."""
    reader = csv.reader(lines, strict=True, delimiter=separator)
    before = 0
    try:
        for row in reader:
            cells = [_unquoted(cell.strip()) for cell in row]
            if any(cells):
                yield CsvRow(before + 1, cells)
            before = reader.line_num
    except csv.Error as error:
        raise _MalformedError(before + 1) from error


def _unquoted(cell: str) -> str:
    """Return 2018 of ="2018", which keeps a spreadsheet from changing it."""
    return cell[2:-1] if cell[:2] == '="' and cell[-1] == '"' and '"' not in cell[2:-1] else cell


def _read_all_rows(name: str, text: str, separator: str) -> list[CsvRow] | Problem:
    """Return all rows, unless they are too many or the text is no CSV."""
    rows: list[CsvRow] = []
    try:
        for row in _parse_rows(_lines(text), separator):
            rows.append(row)
            if len(rows) > MOST_ROWS + 1:
                return csv_problem(
                    name,
                    row.line,
                    0,
                    CSV_TOO_LARGE,
                    N_("“{file}” has more than {most} rows."),
                    most=MOST_ROWS,
                )
    except _MalformedError as error:
        return csv_problem(
            name,
            error.line,
            0,
            CSV_MALFORMED,
            N_("“{file}” is not well-formed CSV here."),
            N_("Look for a quotation mark that is not closed."),
        )
    return rows
