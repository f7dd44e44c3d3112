"""Long series kept in CSV files beside the YAML: read as data, cell by cell, with the place of every fault.

Nothing in a cell is ever evaluated: what is not a plain number is a problem, and what says that a
number is missing is a gap.
"""

from __future__ import annotations

import csv
import io
import re
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


def read_series(content: bytes, series: Series) -> tuple[SeriesTable | None, list[Problem]]:
    """The rows of `content`, which is what `series.file` holds, and everything wrong with them.

    The table is None when the file cannot be read or lacks a column. A cell that is no number is
    reported and becomes a gap; such problems have the CSV file's name, line and column (counted in
    characters of the cell list: the column is the cell's number in its row).
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [
            _problem(
                series,
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
                series,
                before.count("\n") + 1,
                0,
                "control-character",
                N_("An invisible control character (U+{code}) stands here."),
                N_("Delete it, or type the line again."),
                code=f"{ord(found[0]):04X}",
            )
        ]
    rows, problems = _rows(series, text)
    if rows is None:
        return None, problems
    return _table(series, rows, problems)


def _rows(series: Series, text: str) -> tuple[list[tuple[int, list[str]]] | None, list[Problem]]:
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
                        series,
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
                series,
                before + 1,
                0,
                "csv-malformed",
                N_("“{file}” is not well-formed CSV here."),
                N_("Look for a quotation mark that is not closed."),
            )
        ]
    return rows, []


def _table(
    series: Series, rows: list[tuple[int, list[str]]], problems: list[Problem]
) -> tuple[SeriesTable | None, list[Problem]]:
    if len(series.columns) > MOST_COLUMNS:
        found = _problem(
            series,
            1,
            0,
            "csv-too-large",
            N_("More than {most} columns are taken from “{file}”."),
            most=MOST_COLUMNS,
        )
        return None, [found]
    head = rows[0][1] if rows else []
    names = tuple(dict.fromkeys((series.x, *(c.column for c in series.columns))))
    twice = [name for name in names if head.count(name) > 1]
    if twice:
        return None, [
            _problem(
                series,
                rows[0][0],
                head.index(name, head.index(name) + 1) + 1,
                "csv-column-twice",
                N_("“{file}” has two columns headed “{column}”."),
                N_("Give every column a head of its own."),
                column=name,
            )
            for name in twice
        ]
    missing = [name for name in names if name not in head]
    if missing:
        return None, [
            _problem(
                series,
                1,
                0,
                "csv-column-missing",
                N_("“{file}” has no column headed “{column}”."),
                N_("Its columns are: {columns}."),
                column=name,
                columns=tuple(head[:20]),
            )
            for name in missing
        ]
    wanted = [head.index(c.column) for c in series.columns]
    x_at = head.index(series.x)
    x: list[str] = []
    lines: list[int] = []
    cells: list[list[str]] = [[] for _ in wanted]
    values: list[list[Decimal | None]] = [[] for _ in wanted]
    for line, row in rows[1:]:
        if len(row) != len(head):
            problems.append(
                _problem(
                    series,
                    line,
                    len(row),
                    "csv-row-length",
                    N_("This row has {found} cells, the head has {expected}."),
                    found=len(row),
                    expected=len(head),
                )
            )
            row = (row + [""] * len(head))[: len(head)]
        if any(len(cell) > MOST_CHARACTERS for cell in row):
            problems.append(
                _problem(
                    series,
                    line,
                    0,
                    "csv-too-large",
                    N_("A cell has more than {most} characters."),
                    most=MOST_CHARACTERS,
                )
            )
            row = [cell[:MOST_CHARACTERS] for cell in row]
        if not row[x_at]:
            problems.append(
                _problem(series, line, x_at + 1, "csv-x-missing", N_("This row has no “{x}”."), x=series.x)
            )
            continue
        if row[x_at] in x:
            problems.append(
                _problem(
                    series,
                    line,
                    x_at + 1,
                    "csv-x-twice",
                    N_("“{value}” stands in this column twice."),
                    value=row[x_at],
                )
            )
            continue
        x.append(row[x_at])
        lines.append(line)
        for index, at in enumerate(wanted):
            value = _number(row[at])
            if value is None and row[at].lower() not in _MISSING:
                problems.append(
                    _problem(
                        series,
                        line,
                        at + 1,
                        "csv-not-a-number",
                        N_("“{value}” is not a number."),
                        N_("Write digits with a decimal point, or leave the cell empty for a gap."),
                        value=row[at],
                    )
                )
            cells[index].append(row[at] if value is not None else _sign(row[at]))
            values[index].append(value)
    columns = tuple(SeriesColumn(tuple(c), tuple(v)) for c, v in zip(cells, values, strict=True))
    return SeriesTable(tuple(x), tuple(lines), columns), problems


def _sign(cell: str) -> str:
    if cell.lower() not in _MISSING:
        return ""
    return _SIGN if cell.lower() in _UNPRINTED else cell


def _number(cell: str) -> Decimal | None:
    if not _NUMBER.fullmatch(cell) or not cell.isprintable():
        return None
    return Decimal(cell.replace(",", "").replace("−", "-"))


def _problem(
    series: Series,
    line: int,
    cell: int,
    rule: str,
    template: str,
    advice: str | None = None,
    **arguments: object,
) -> Problem:
    arguments["file"] = series.file
    place = Place(series.file, line, cell)
    hint = Message(advice, arguments) if advice else None
    return Problem("error", rule, place, "", Message(template, arguments), hint)
