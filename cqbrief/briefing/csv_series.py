"""Long series kept in CSV files beside the YAML: read as data, cell by cell, with the place of every fault.

Nothing in a cell is ever evaluated: what is not a plain number is a problem, and what says that a
number is missing is a gap.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cqbrief.briefing.model import Series
from cqbrief.briefing.problems import N_, Message, Place, Problem
from cqbrief.briefing.yaml_text import INVISIBLE

MOST_BYTES = 1_000_000
MOST_ROWS = 2_000
MOST_COLUMNS = 100
MOST_CHARACTERS = 200
"""Bounds of a file, its drawn columns and a cell: no chart and no reader needs more; a hostile file would."""

_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,10})?", re.ASCII)
_MISSING = frozenset({"", "-", "—", "–", "…", "……", "..", "...", "na", "n/a", "nan", "null", "x", ":"})
"""How statistical offices write that a value is missing; compared in lower case."""
_UNPRINTED = frozenset({"", "na", "n/a", "nan", "null", "x"})
"""Those of them that only files know: no table is printed so."""
_SIGN = "…"


@dataclass(frozen=True, slots=True)
class SeriesColumn:
    """One drawn column: a cell for each row, as printed, and its number (None: missing).

    A missing value's cell is the sign that is printed there, … where none is; it is empty only where
    the file holds something that is neither a number nor such a sign.
    """

    cells: tuple[str, ...]
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """The drawn part of a CSV file: as many columns as `Series.columns`, in that order."""

    x: tuple[str, ...]
    lines: tuple[int, ...]
    """The line of the file on which each row begins, from 1."""
    columns: tuple[SeriesColumn, ...]


@dataclass(frozen=True, slots=True)
class CsvFile:
    """What a CSV file holds, whichever of its columns are drawn."""

    name: str
    head: tuple[str, ...]
    head_line: int
    at: Mapping[str, int]
    """Head -> where in a row its column stands first, from 0."""
    again: Mapping[str, int]
    """Head of more than one column -> where it stands for the second time."""
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """The line and the cells of each row below the head; a short row lacks its last cells."""
    problems: tuple[Problem, ...]
    """What is wrong with the rows, of whatever column."""


def read_series(content: bytes, series: Series) -> tuple[SeriesTable | None, list[Problem]]:
    """The rows of `content`, which is what `series.file` holds, and everything wrong with them.

    The table is None when the file cannot be read or lacks a column. A cell that is no number is
    reported and becomes a gap; such problems have the CSV file's name, line and column (counted in
    characters of the cell list: the column is the cell's number in its row).
    """
    file, problems = read_csv(content, series.file)
    return (None, problems) if file is None else take(file, series)


def read_csv(content: bytes, name: str) -> tuple[CsvFile | None, list[Problem]]:
    """`content` as cells; None, with the reason, when it is no CSV text or longer than any chart needs."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [
            _problem(
                name,
                line,
                0,
                "csv-not-utf8",
                N_("“{file}” is not UTF-8 text."),
                N_("Save it as “CSV UTF-8” in the spreadsheet program."),
            )
        ]
    if found := INVISIBLE.search(text):
        before = text[: found.start()].replace("\r\n", "\n").replace("\r", "\n")
        return None, [
            _problem(
                name,
                before.count("\n") + 1,
                0,
                "control-character",
                N_("An invisible control character (U+{code}) stands here."),
                N_("Delete it, or type the line again."),
                code=f"{ord(found[0]):04X}",
            )
        ]
    rows, problems = _rows(name, text)
    return (None, problems) if rows is None else (_file(name, rows), [])


def _rows(name: str, text: str) -> tuple[list[tuple[int, list[str]]] | None, list[Problem]]:
    """The rows that hold anything, each with its line; None when the text is no CSV."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((before + 1, [cell.strip() for cell in row]))
            before = reader.line_num
            if len(rows) > MOST_ROWS + 1:
                return None, [
                    _problem(
                        name,
                        before,
                        0,
                        "csv-too-large",
                        N_("“{file}” has more than {most} rows."),
                        most=MOST_ROWS,
                    )
                ]
    except csv.Error:
        return None, [
            _problem(
                name,
                before + 1,
                0,
                "csv-malformed",
                N_("“{file}” is not well-formed CSV here."),
                N_("Look for a quotation mark that is not closed."),
            )
        ]
    return rows, []


def _file(name: str, rows: list[tuple[int, list[str]]]) -> CsvFile:
    head_line, head = rows[0] if rows else (1, [])
    at: dict[str, int] = {}
    again: dict[str, int] = {}
    for index, cell in enumerate(head):
        if at.setdefault(cell, index) != index:
            again.setdefault(cell, index)
    problems: list[Problem] = []
    kept: list[tuple[int, tuple[str, ...]]] = []
    for line, row in rows[1:]:
        if len(row) != len(head):
            problems.append(
                _problem(
                    name,
                    line,
                    len(row),
                    "csv-row-length",
                    N_("This row has {found} cells, the head has {expected}."),
                    found=len(row),
                    expected=len(head),
                )
            )
        cells = row[: len(head)]
        if any(len(cell) > MOST_CHARACTERS for cell in cells):
            problems.append(
                _problem(
                    name,
                    line,
                    0,
                    "csv-too-large",
                    N_("A cell has more than {most} characters."),
                    most=MOST_CHARACTERS,
                )
            )
            cells = [cell[:MOST_CHARACTERS] for cell in cells]
        kept.append((line, tuple(cells)))
    return CsvFile(name, tuple(head), head_line, at, again, tuple(kept), tuple(problems))


def take(file: CsvFile, series: Series) -> tuple[SeriesTable | None, list[Problem]]:
    """The drawn part of `file`, and everything wrong with it, as `read_series` answers them.

    Takes time in proportion to its rows and the drawn columns, however wide the file is.
    """
    name = file.name
    if len(series.columns) > MOST_COLUMNS:
        found = _problem(
            name,
            1,
            0,
            "csv-too-large",
            N_("More than {most} columns are taken from “{file}”."),
            most=MOST_COLUMNS,
        )
        return None, [found]
    heads = tuple(dict.fromkeys((series.x, *(c.column for c in series.columns))))
    twice = [head for head in heads if head in file.again]
    if twice:
        return None, [
            _problem(
                name,
                file.head_line,
                file.again[head] + 1,
                "csv-column-twice",
                N_("“{file}” has two columns headed “{column}”."),
                N_("Give every column a head of its own."),
                column=head,
            )
            for head in twice
        ]
    missing = [head for head in heads if head not in file.at]
    if missing:
        return None, [
            _problem(
                name,
                1,
                0,
                "csv-column-missing",
                N_("“{file}” has no column headed “{column}”."),
                N_("Its columns are: {columns}."),
                column=head,
                columns=file.head[:20],
            )
            for head in missing
        ]
    problems = list(file.problems)
    wanted = [file.at[c.column] for c in series.columns]
    x_at = file.at[series.x]
    x: dict[str, int] = {}
    cells: list[list[str]] = [[] for _ in wanted]
    values: list[list[Decimal | None]] = [[] for _ in wanted]
    for line, row in file.rows:
        key = _cell(row, x_at)
        if not key:
            problems.append(
                _problem(name, line, x_at + 1, "csv-x-missing", N_("This row has no “{x}”."), x=series.x)
            )
            continue
        if key in x:
            problems.append(
                _problem(
                    name,
                    line,
                    x_at + 1,
                    "csv-x-twice",
                    N_("“{value}” stands in this column twice."),
                    value=key,
                )
            )
            continue
        x[key] = line
        for index, at in enumerate(wanted):
            cell = _cell(row, at)
            value = _number(cell)
            if value is None and cell.lower() not in _MISSING:
                problems.append(
                    _problem(
                        name,
                        line,
                        at + 1,
                        "csv-not-a-number",
                        N_("“{value}” is not a number."),
                        N_("Write digits with a decimal point, or leave the cell empty for a gap."),
                        value=cell,
                    )
                )
            cells[index].append(cell if value is not None else _sign(cell))
            values[index].append(value)
    columns = tuple(SeriesColumn(tuple(c), tuple(v)) for c, v in zip(cells, values, strict=True))
    return SeriesTable(tuple(x), tuple(x.values()), columns), problems


def _cell(row: tuple[str, ...], at: int) -> str:
    return row[at] if at < len(row) else ""


def _sign(cell: str) -> str:
    if cell.lower() not in _MISSING:
        return ""
    return _SIGN if cell.lower() in _UNPRINTED else cell


def _number(cell: str) -> Decimal | None:
    if not _NUMBER.fullmatch(cell) or not cell.isprintable():
        return None
    return Decimal(cell.replace(",", "").replace("−", "-"))


def _problem(
    name: str,
    line: int,
    cell: int,
    rule: str,
    template: str,
    advice: str | None = None,
    **arguments: object,
) -> Problem:
    arguments["file"] = name
    place = Place(name, line, cell)
    hint = Message(advice, arguments) if advice else None
    return Problem("error", rule, place, "", Message(template, arguments), hint)
