"""Figures that are evidenced by their place in a table, held against the CSV files that have its cells.

Where the briefing has none, `text_cells` looks for the table in the text of the source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from cqbrief.briefing.chart_data.text import with_unit
from cqbrief.briefing.formulas.dimension import dimension_of
from cqbrief.briefing.model import Chart, Figure, Locator, Series, Table
from cqbrief.briefing.quantities import lexicon_zh
from cqbrief.briefing.quantities.compound_units import with_compound
from cqbrief.briefing.quantities.lexicon import PERIOD_COMPARISONS, any_of_words
from cqbrief.briefing.quantities.parser import QuantityError, split_unit
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import FRACTIONS, SCALES
from cqbrief.briefing.sources.document_index import normalise
from cqbrief.briefing.sources.evidence_rules import CHANGE_WORD_LEFT_OUT
from cqbrief.briefing.tables.declines import is_decline
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.briefing.tables.table_units import without_unit
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.text_cells import VALUE_NOT_IN_TABLE, TextCells
from cqbrief.i18n.messages import N_, Message


@cache
def _comparing_words() -> re.Pattern[str]:
    """Return what a head has that is surely one of changes."""
    named = any_of_words(lexicon_zh.FALLING_NOUNS, PERIOD_COMPARISONS)
    return re.compile(rf"比|较|同期|{named}|\b(?:on|from|than|since|over)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cell:
    """Hold one cell of a CSV file, with the unit and the heads that give it its meaning."""

    data: Series
    line: int
    row: str
    column: str
    printed: str
    value: Decimal | None


class _Rows:
    """Hold the table of one chart or table, asked for by the labels of row and column."""

    def __init__(self, data: Series, table: SeriesTable) -> None:
        self._data, self._table = data, table
        self._rows = {_label(x): index for index, x in enumerate(table.x)}
        self._columns: dict[str, int] = {}
        for index, column in enumerate(data.columns):
            for name in (column.column, *column.label.wordings()):
                if name:
                    self._columns.setdefault(_label(name), index)

    def cell(self, locator: Locator) -> _Cell | None:
        """Return the cell that the locator names; the table in print may have its rows as columns here."""
        row, column = _label(locator.row), _label(locator.column)
        found = self._at(row, column) or self._at(column, row)
        if found is None:
            return None
        at, number = found
        drawn = self._table.columns[number]
        return _Cell(
            self._data, self._table.lines[at], self._table.x[at], self._data.columns[number].column,
            drawn.cells[at], drawn.values[at],
        )  # fmt: skip

    def _at(self, row: str, column: str) -> tuple[int, int] | None:
        """Return the indices of a row and a column; both have to be named, as in print there may be more."""
        at, number = self._rows.get(row), self._columns.get(column)
        return None if at is None or number is None else (at, number)


def check_cells(context: ValidationContext) -> None:
    """Hold figures with a locator against the cells of CSV files, or of tables in the texts of the sources.

    Notes the ids of the figures that are found where their locator says.
    """
    tables = _tables(context)
    texts = TextCells(context)
    held: set[str] = set()
    for figure in context.figures.values():
        if figure.locator is None or figure.value is None or figure.derived:
            continue
        cells = [
            cell
            for rows in tables.get(_table_of(figure.locator, context), ())
            if (cell := rows.cell(figure.locator)) is not None
        ]
        if not cells and (printed := texts.cell(figure.locator)) is not None:
            if texts.holds(figure, figure.value, printed):
                held.add(figure.id)
        elif not cells:
            head = next(
                (head for head in (figure.locator.column, figure.locator.row) if is_decline(head)), None
            )
            if head is not None and figure.value.number > 0:
                _report_fall_unsaid(context, figure, figure.value, head)
        elif all([_agrees(context, figure, figure.value, cell) for cell in dict.fromkeys(cells)]):
            held.add(figure.id)
    context.tabled = frozenset(held)


def _tables(context: ValidationContext) -> Mapping[tuple[str, str], list[_Rows]]:
    """Return source and name of a table -> what charts and tables of the briefing draw from it."""
    found: dict[tuple[str, str], list[_Rows]] = defaultdict(list)
    for item in _with_data(context):
        if item.data is not None and item.id in context.series:
            found[_table_of(item.data.locator, context)].append(_Rows(item.data, context.series[item.id]))
    return found


def _with_data(context: ValidationContext) -> Iterator[Chart | Table]:
    for theme in context.briefing.themes:
        yield from theme.charts
        yield from theme.tables


def _table_of(locator: Locator, context: ValidationContext) -> tuple[str, str]:
    sources = context.briefing.sources
    only = sources[0].id if len(sources) == 1 else ""
    return locator.source or only, normalise(locator.table)


def _label(text: str | None) -> str:
    """Return a label of a row or column without its unit: 比重 for 比重（%）."""
    return normalise(without_unit(text)) if text else ""


def _agrees(context: ValidationContext, figure: Figure, value: Quantity, cell: _Cell) -> bool:
    """Tell whether the cell has the value; report where it has not."""
    amount = _amount(cell, context.units)
    if amount is not None and value.upper is None and _one_kind(value, cell, context.units):
        head = next((head for head in (cell.column, cell.row) if is_decline(head)), None)
        if value.amount == (-amount if head is not None else amount):
            return True
        if value.amount == amount and head is not None:
            return not _report_fall_unsaid(context, figure, value, head)
        if value.amount == -amount:
            context.report(
                VALUE_NOT_IN_TABLE,
                f"{figure.path}.value",
                Message(_SIGNS, _arguments(value, cell)),
                _SIGN_OUT,
            )
            return False
    context.report(
        VALUE_NOT_IN_TABLE,
        f"{figure.path}.value",
        Message(
            N_(
                "The value is “{value}”; “{file}” has “{cell}” in line {line}, for row “{row}” and column "
                "“{column}”."
            ),
            _arguments(value, cell),
        ),
        Message(
            N_("Write the value as the table prints it, or mend the cell; number and unit are the same.")
        ),
    )
    return False


_SIGNS = N_(
    "The value is “{value}”; “{file}” has “{cell}” in line {line} under “{column}”: the signs differ."
)
_SIGN_OUT = Message(
    N_(
        "Where the table prints a fall without a sign, its head has to say so (decrease); else write "
        "the minus into the cell."
    )
)


def _one_kind(value: Quantity, cell: _Cell, units: frozenset[str]) -> bool:
    unit = split_unit(cell.data.unit, with_compound(cell.data.unit, units))[1]
    return not value.ordinal and dimension_of(value.unit) == dimension_of(unit)


def _arguments(value: Quantity, cell: _Cell) -> dict[str, object]:
    printed = with_unit(cell.printed, cell.data.unit) if cell.value is not None else cell.printed or "…"
    return {
        "value": value.printed, "file": cell.data.file, "cell": printed, "line": cell.line,
        "row": cell.row, "column": cell.column,
    }  # fmt: skip


def _amount(cell: _Cell, units: frozenset[str]) -> Decimal | None:
    """Return what the cell says, in units; None for a gap and for a unit that is not known."""
    if cell.value is None:
        return None
    try:
        scale, unit = split_unit(cell.data.unit, with_compound(cell.data.unit, units))
    except QuantityError:
        return None
    return cell.value.scaleb(SCALES.get(scale.lower(), 0)) * FRACTIONS.get(unit, Decimal(1))


def _report_fall_unsaid(context: ValidationContext, figure: Figure, value: Quantity, head: str) -> bool:
    """Note that a head calls the value a fall and the value does not; whether that is an error.

    减少 alone may be a class of what is counted: 12.5% of the firms say that they have fewer orders.
    """
    sure = _comparing_words().search(head) is not None
    context.report(
        CHANGE_WORD_LEFT_OUT,
        f"{figure.path}.value",
        Message(
            N_("The table calls the number “{head}”; the value “{value}” is no fall."),
            {"head": head, "value": value.printed},
        ),
        Message(N_("The head says that it is a fall: write its word with the value: fell 5.9%.")),
        severity="error" if sure else "warning",
    )
    return sure
