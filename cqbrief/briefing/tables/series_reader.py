"""From a CSV file to what a chart or table draws of it: the columns named, in its scale and unit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from cqbrief.briefing.model import Series
from cqbrief.briefing.problems import Problem
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.tables.cell_values import (
    CellNumber,
    advice_for,
    gap_sign,
    plain_value,
    read_number,
)
from cqbrief.briefing.tables.csv_file import CsvFile, read_csv
from cqbrief.briefing.tables.csv_problems import complaint
from cqbrief.briefing.tables.decimal_signs import decimal_sign, readings
from cqbrief.briefing.tables.narrow_text import narrow
from cqbrief.briefing.tables.series_table import CellMark, SeriesColumn, SeriesTable
from cqbrief.briefing.tables.table_units import (
    FileUnit,
    is_head_of_units,
    is_unit,
    shift,
    stated_in_head,
)
from cqbrief.i18n.messages import N_

MOST_COLUMNS = 100
"""Columns that one chart or table draws."""


def read_series(
    content: bytes, series: Series, units: frozenset[str] = frozenset()
) -> tuple[SeriesTable | None, list[Problem]]:
    """Read the rows of `content`, which is what `series.file` holds, and find everything wrong with them.

    The table is None when the file cannot be read or lacks a column. A cell that is no number is
    reported and becomes a gap; such problems have the CSV file's name, line and column (counted in
    characters of the cell list: the column is the cell's number in its row).
    """
    file, problems = read_csv(content, series.file, heads_of(series), units)
    return (None, problems) if file is None else take(file, series, units)


def heads_of(series: Series) -> tuple[str, ...]:
    """Return the heads of the columns that `series` is drawn from, each once."""
    return tuple(dict.fromkeys((series.x, *_columns_of(series))))


def _columns_of(series: Series) -> tuple[str, ...]:
    return tuple(column.column for column in series.columns)


def take(
    file: CsvFile, series: Series, units: frozenset[str] = frozenset()
) -> tuple[SeriesTable | None, list[Problem]]:
    """Take the drawn part of `file`, and find everything wrong with it, as `read_series` answers them.

    Takes time in proportion to its rows and the drawn columns, however wide the file is.
    """
    problems = _wrong_heads(file, series)
    if problems:
        return None, problems
    taking = _Taking(file, series, units, list(file.problems))
    return taking.whole(), taking.problems


def _wrong_heads(file: CsvFile, series: Series) -> list[Problem]:
    name, line = file.name, file.understood.head_line
    if len(series.columns) > MOST_COLUMNS:
        template = N_("More than {most} columns are taken from “{file}”.")
        return [complaint(name, 1, 0, "csv-too-large", template, most=MOST_COLUMNS)]
    heads = heads_of(series)
    twice = [(head, at) for head in heads if (at := file.column(head, file.again)) is not None]
    if twice:
        return [
            complaint(
                name,
                line,
                at + 1,
                "csv-column-twice",
                N_("“{file}” has two columns headed “{column}”."),
                N_("Give every column a head of its own."),
                column=head,
            )
            for head, at in twice
        ]
    return [
        complaint(
            name,
            line,
            0,
            "csv-column-missing",
            N_("“{file}” has no column headed “{column}”."),
            N_("Its columns are: {columns}."),
            column=head,
            columns=file.head[:20],
        )
        for head in heads
        if file.column(head) is None
    ]


@dataclass
class _Drawn:
    """A drawn column while it is read."""

    at: int
    shift: int
    """Places that the decimal point moves from the unit stated; 0 where none is stated."""
    cells: list[str] = field(default_factory=list)
    values: list[Decimal | None] = field(default_factory=list)
    marks: dict[int, CellMark] = field(default_factory=dict)
    converted: int = 0
    """How many values are in another scale than in the file."""

    def column(self) -> SeriesColumn:
        """Return what was read."""
        if self.converted and self.converted == sum(value is not None for value in self.values):
            self._drop_idle_zeros()
        return SeriesColumn(tuple(self.cells), tuple(self.values), self.marks)

    def _drop_idle_zeros(self) -> None:
        """1300000 and 1285000 people are 130.0 and 128.5 万人: zeros that end every value say nothing."""
        rows = [row for row, value in enumerate(self.values) if value is not None]
        idle = min(
            len(self.cells[row]) - len(self.cells[row].rstrip("0")) if "." in self.cells[row] else 0
            for row in rows
        )
        for row in rows if idle else ():
            self.cells[row] = self.cells[row][:-idle].rstrip(".")
            self.values[row] = Decimal(self.cells[row])


@dataclass
class _Taking:
    """One reading of a file for one chart or table."""

    file: CsvFile
    series: Series
    units: frozenset[str]
    problems: list[Problem]
    marked: list[int] = field(default_factory=list)
    _stated: list[str] = field(default_factory=list)
    _converted: bool = False

    def whole(self) -> SeriesTable:
        """Return everything that is drawn."""
        x_at, *wanted = (self._column(head) for head in (self.series.x, *_columns_of(self.series)))
        unit_at = next((at for at, head in enumerate(self.file.head) if is_head_of_units(head)), None)
        by_row = unit_at is not None and all(_cell(row, unit_at) for _, row in self.file.rows)
        drawn = [_Drawn(at, 0 if by_row else self._stated_shift(at)) for at in wanted]
        decimal = self.series.decimal or decimal_sign(self.file, (one.at for one in drawn))
        x: dict[str, int] = {}
        for line, row in self.file.rows:
            key = narrow_digits(_cell(row, x_at))
            if not self._is_key(key, x, line, x_at):
                continue
            x[key] = line
            of_row = self._shift_of_row(line, row, unit_at)
            for one in drawn:
                cell = row[one.at] if one.at < len(row) else ""
                places = one.shift if of_row is None else of_row
                value = plain_value(cell) if decimal == "." and not places else None
                if value is None:
                    self._add(one, cell, line, decimal, places)
                else:
                    one.cells.append(cell)
                    one.values.append(value)
        columns = tuple(one.column() for one in drawn)
        understood = replace(
            self.file.understood,
            unit="、".join(dict.fromkeys(self._stated)),
            converted=self.series.unit if self._converted else "",
            marked=tuple(self.marked),
        )
        return SeriesTable(tuple(x), tuple(x.values()), columns, understood)

    def _column(self, head: str) -> int:
        at = self.file.column(head)
        assert at is not None  # `_wrong_heads` has seen to it
        return at

    def _shift_of_row(self, line: int, row: tuple[str, ...], unit_at: int | None) -> int | None:
        """What the unit means that stands in a row, in the column at `unit_at`; None where none does."""
        written = _cell(row, unit_at) if unit_at is not None else ""
        if unit_at is None or not written:
            return None
        places = shift(written, self.series.unit, self.units)
        if places is None:
            self._differs(FileUnit(written, line, unit_at + 1))
        self._stated.append(written)
        return places or 0

    def _is_key(self, key: str, x: dict[str, int], line: int, at: int) -> bool:
        """Whether a row has an x that no row before has."""
        if not key:
            template, advice = N_("This row has no “{x}”."), None
            self._complain(line, at, "csv-x-missing", template, advice, x=self.series.x)
        elif key in x:
            self._complain(
                line, at, "csv-x-twice", N_("“{value}” stands in this column twice."), None, value=key
            )
        return bool(key) and key not in x

    def _add(self, drawn: _Drawn, cell: str, line: int, decimal: DecimalSign | None, places: int) -> None:
        """Read one cell into its column; what is no number becomes a gap."""
        number = read_number(cell, decimal or ".")
        if number is not None and number.unit and not is_unit(number.unit, self.units):
            number = None
        sign = gap_sign(cell) if number is None else None
        if number is not None:
            number = self._in_unit(number, drawn, line, places)
        elif sign is None:
            template = N_("“{value}” is not a number.")
            self._complain(line, drawn.at, "csv-not-a-number", template, advice_for(cell), value=cell)
        if decimal is None and (two := readings(cell)) is not None:
            self._complain(
                line,
                drawn.at,
                "csv-two-readings",
                N_("“{value}” can be read in two ways: {first} or {second}."),
                N_('Write “decimal: "."” or “decimal: ","” under “data:”, as the file has it.'),
                value=cell,
                first=two[0],
                second=two[1],
            )
        if number is not None and number.mark is not None:
            drawn.marks[len(drawn.cells)] = number.mark
            self.marked.append(line)
        drawn.cells.append(number.shown if number else sign or "")
        drawn.values.append(number.value if number else None)

    def _in_unit(self, number: CellNumber, drawn: _Drawn, line: int, places: int) -> CellNumber | None:
        """The number in the scale and unit of the series; None, with a problem, where it has another."""
        if number.unit:
            own = shift(number.unit, self.series.unit, self.units)
            if own is None:
                self._differs(FileUnit(number.unit, line, drawn.at + 1))
                return None
            places = own
        if not places:
            return number
        self._converted = True
        drawn.converted += 1
        value = number.value.scaleb(places)
        return CellNumber(f"{value:f}", value, "", number.mark)

    def _stated_shift(self, at: int) -> int:
        """What the unit means that is stated for a column: in a row below the head, in the head, or above."""
        line = self.file.understood.head_line
        own = self.file.column_units.get(at)
        if own is None and (written := stated_in_head(self.file.head[at], self.units)):
            own = FileUnit(written, line, at + 1)
        stated = (own,) if own else self.file.units
        if not stated:
            return 0
        shifts = [(unit, shift(unit.written, self.series.unit, self.units)) for unit in stated]
        fitting = [(unit, places) for unit, places in shifts if places is not None]
        if not fitting or (len(fitting) > 1 and 0 not in {places for _, places in fitting}):
            self._differs(stated[0])
            return 0
        unit, places = next((found for found in fitting if not found[1]), fitting[0])
        self._stated.append(unit.written)
        return places

    def _differs(self, unit: FileUnit) -> None:
        self.problems.append(
            complaint(
                self.file.name,
                unit.line,
                unit.cell,
                "csv-unit-differs",
                N_("The file says “{stated}” here, the briefing “unit: {unit}”."),
                N_(
                    "Write “unit: {stated}” in the briefing, or put the right unit into the head of the "
                    "column: {example}."
                ),
                stated=unit.written,
                unit=self.series.unit,
                example=f"（{self.series.unit}）",
            )
        )

    def _complain(
        self, line: int, at: int, rule: str, template: str, advice: str | None, **arguments: object
    ) -> None:
        self.problems.append(complaint(self.file.name, line, at + 1, rule, template, advice, **arguments))


def narrow_digits(text: str) -> str:
    """Return `text` with its full-width digits and Latin letters narrow; brackets of Chinese text stay."""
    if text.isascii():
        return text
    return "".join(n if (n := narrow(c)).isalnum() and n.isascii() else c for c in text)


def _cell(row: tuple[str, ...], at: int) -> str:
    return row[at] if at < len(row) else ""
