"""From a CSV file to what a chart or table draws of it: the columns named, in its scale and unit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from cqbrief.briefing.model import Series
from cqbrief.briefing.problems import Problem, Rule
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.tables.cell_values import (
    CellNumber,
    advice_for_cell,
    gap_sign,
    parse_plain_number,
    read_cell_number,
)
from cqbrief.briefing.tables.csv_file import CsvFile
from cqbrief.briefing.tables.csv_problems import (
    CSV_COLUMN_MISSING,
    CSV_COLUMN_TWICE,
    CSV_NOT_A_NUMBER,
    CSV_TOO_LARGE,
    CSV_TWO_READINGS,
    CSV_UNIT_DIFFERS,
    CSV_X_MISSING,
    CSV_X_TWICE,
    csv_problem,
)
from cqbrief.briefing.tables.decimal_signs import detect_decimal_sign, two_readings
from cqbrief.briefing.tables.narrow_text import narrow_digits
from cqbrief.briefing.tables.series_table import CellMark, SeriesColumn, SeriesTable
from cqbrief.briefing.tables.table_units import (
    FileUnit,
    is_unit,
    is_unit_column,
    scale_shift,
    unit_stated_in_head,
)
from cqbrief.i18n.messages import N_

MOST_COLUMNS = 100
"""Columns that one chart or table draws."""


def heads_of_series(series: Series) -> tuple[str, ...]:
    """Return the heads of the columns that `series` is drawn from, each once."""
    return tuple(dict.fromkeys((series.x, *_column_heads(series))))


def _column_heads(series: Series) -> tuple[str, ...]:
    return tuple(column.column for column in series.columns)


def read_series(
    file: CsvFile, series: Series, units: frozenset[str] = frozenset()
) -> tuple[SeriesTable | None, list[Problem]]:
    """Read the drawn part of `file`, and find everything wrong with it.

    The table is None when the file lacks a column. A cell that is no number is reported and becomes a gap;
    such problems have the file's name, the line and, as column, the number of the cell in its row. Takes time
    in proportion to the rows and the drawn columns, however wide the file is.
    """
    problems = _check_heads(file, series)
    if problems:
        return None, problems
    reader = _SeriesReader(file, series, units, list(file.problems))
    return reader.read(), reader.problems


def _check_heads(file: CsvFile, series: Series) -> list[Problem]:
    name, line = file.name, file.interpretation.head_line
    if len(series.columns) > MOST_COLUMNS:
        template = N_("More than {most} columns are taken from “{file}”.")
        return [csv_problem(name, 1, 0, CSV_TOO_LARGE, template, most=MOST_COLUMNS)]
    heads = heads_of_series(series)
    twice = [(head, at) for head in heads if (at := file.repeated_column(head)) is not None]
    if twice:
        return [
            csv_problem(
                name,
                line,
                at + 1,
                CSV_COLUMN_TWICE,
                N_("“{file}” has two columns headed “{column}”."),
                N_("Give every column a head of its own."),
                column=head,
            )
            for head, at in twice
        ]
    return [
        csv_problem(
            name,
            line,
            0,
            CSV_COLUMN_MISSING,
            N_("“{file}” has no column headed “{column}”."),
            N_("Its columns are: {columns}."),
            column=head,
            columns=file.head[:20],
        )
        for head in heads
        if file.column(head) is None
    ]


@dataclass
class _DrawnColumn:
    """Collect what is read of a drawn column."""

    index: int
    """Where its cells stand in a row, from 0."""
    shift: int
    """Places that the decimal point moves from the unit stated; 0 where none is stated."""
    cells: list[str] = field(default_factory=list)
    values: list[Decimal | None] = field(default_factory=list)
    marks: dict[int, CellMark] = field(default_factory=dict)
    converted: int = 0
    """How many values are in another scale than in the file."""

    def finish(self) -> SeriesColumn:
        """Return what was read."""
        if self.converted and self.converted == sum(value is not None for value in self.values):
            self._drop_idle_zeros()
        return SeriesColumn(tuple(self.cells), tuple(self.values), self.marks)

    def _drop_idle_zeros(self) -> None:
        """Drop zeros that end every value, for they say nothing: 130.0 and 128.0 万人 are 130 and 128."""
        rows = [row for row, value in enumerate(self.values) if value is not None]
        idle = min(
            len(self.cells[row]) - len(self.cells[row].rstrip("0")) if "." in self.cells[row] else 0
            for row in rows
        )
        for row in rows if idle else ():
            self.cells[row] = self.cells[row][:-idle].rstrip(".")
            self.values[row] = Decimal(self.cells[row])


@dataclass
class _SeriesReader:
    """Read a file once for one chart or table."""

    file: CsvFile
    series: Series
    units: frozenset[str]
    problems: list[Problem]
    marked: list[int] = field(default_factory=list)
    _stated: list[str] = field(default_factory=list)
    _converted: bool = False

    def read(self) -> SeriesTable:
        """Return everything that is drawn."""
        x_at, *indexes = (self._column_index(head) for head in (self.series.x, *_column_heads(self.series)))
        unit_at = next((at for at, head in enumerate(self.file.head) if is_unit_column(head)), None)
        by_row = unit_at is not None and all(_cell_at(row, unit_at) for _, row in self.file.rows)
        drawn = [_DrawnColumn(at, 0 if by_row else self._stated_shift(at)) for at in indexes]
        decimal = self.series.decimal or detect_decimal_sign(self.file, (column.index for column in drawn))
        x: dict[str, int] = {}
        for line, row in self.file.rows:
            key = narrow_digits(_cell_at(row, x_at))
            if not self._is_key(key, x, line, x_at):
                continue
            x[key] = line
            of_row = self._shift_of_row(line, row, unit_at)
            for column in drawn:
                cell = row[column.index] if column.index < len(row) else ""
                places = column.shift if of_row is None else of_row
                value = parse_plain_number(cell) if decimal == "." and not places else None
                if value is None:
                    self._add_cell(column, cell, line, decimal, places)
                else:
                    column.cells.append(cell)
                    column.values.append(value)
        columns = tuple(column.finish() for column in drawn)
        interpretation = replace(
            self.file.interpretation,
            unit="、".join(dict.fromkeys(self._stated)),
            converted=self.series.unit if self._converted else "",
            marked=tuple(self.marked),
        )
        return SeriesTable(tuple(x), tuple(x.values()), columns, interpretation)

    def _column_index(self, head: str) -> int:
        at = self.file.column(head)
        assert at is not None  # `_check_heads` has seen to it
        return at

    def _shift_of_row(self, line: int, row: tuple[str, ...], unit_at: int | None) -> int | None:
        """Return the shift of the unit that stands in a row, at `unit_at`; None where none does."""
        written = _cell_at(row, unit_at) if unit_at is not None else ""
        if unit_at is None or not written:
            return None
        places = scale_shift(written, self.series.unit, self.units)
        if places is None:
            self._report_other_unit(FileUnit(written, line, unit_at + 1))
        self._stated.append(written)
        return places or 0

    def _is_key(self, key: str, x: dict[str, int], line: int, at: int) -> bool:
        """Tell whether a row has an x that no row before has."""
        if not key:
            template, advice = N_("This row has no “{x}”."), None
            self._report(line, at, CSV_X_MISSING, template, advice, x=self.series.x)
        elif key in x:
            self._report(line, at, CSV_X_TWICE, N_("“{value}” stands in this column twice."), None, value=key)
        return bool(key) and key not in x

    def _add_cell(
        self, drawn: _DrawnColumn, cell: str, line: int, decimal: DecimalSign | None, places: int
    ) -> None:
        """Read one cell into its column; what is no number becomes a gap."""
        number = read_cell_number(cell, decimal or ".")
        if number is not None and number.unit and not is_unit(number.unit, self.units):
            number = None
        sign = gap_sign(cell) if number is None else None
        if number is not None:
            number = self._in_unit(number, drawn, line, places)
        elif sign is None:
            template = N_("“{value}” is not a number.")
            self._report(line, drawn.index, CSV_NOT_A_NUMBER, template, advice_for_cell(cell), value=cell)
        if decimal is None and (two := two_readings(cell)) is not None:
            self._report(
                line,
                drawn.index,
                CSV_TWO_READINGS,
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

    def _in_unit(self, number: CellNumber, drawn: _DrawnColumn, line: int, places: int) -> CellNumber | None:
        """Return the number in the unit of the series; None, with a problem, where it has another."""
        if number.unit:
            own = scale_shift(number.unit, self.series.unit, self.units)
            if own is None:
                self._report_other_unit(FileUnit(number.unit, line, drawn.index + 1))
                return None
            places = own
        if not places:
            return number
        self._converted = True
        drawn.converted += 1
        value = number.value.scaleb(places)
        return CellNumber(f"{value:f}", value, "", number.mark)

    def _stated_shift(self, at: int) -> int:
        """Return the shift of the unit that is stated for a column: below the head, in it, or above."""
        line = self.file.interpretation.head_line
        own = self.file.column_units.get(at)
        if own is None and (written := unit_stated_in_head(self.file.head[at], self.units)):
            own = FileUnit(written, line, at + 1)
        stated = (own,) if own else self.file.units
        if not stated:
            return 0
        shifts = [(unit, scale_shift(unit.written, self.series.unit, self.units)) for unit in stated]
        fitting = [(unit, places) for unit, places in shifts if places is not None]
        if not fitting or (len(fitting) > 1 and 0 not in {places for _, places in fitting}):
            self._report_other_unit(stated[0])
            return 0
        unit, places = next((found for found in fitting if not found[1]), fitting[0])
        self._stated.append(unit.written)
        return places

    def _report_other_unit(self, unit: FileUnit) -> None:
        self.problems.append(
            csv_problem(
                self.file.name,
                unit.line,
                unit.cell,
                CSV_UNIT_DIFFERS,
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

    def _report(
        self, line: int, at: int, rule: Rule, template: str, advice: str | None, **arguments: object
    ) -> None:
        self.problems.append(csv_problem(self.file.name, line, at + 1, rule, template, advice, **arguments))


def _cell_at(row: tuple[str, ...], at: int) -> str:
    return row[at] if at < len(row) else ""
