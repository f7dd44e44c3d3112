"""Tables that stand in a source text: the number of each cell, with the unit that heads and titles give it.

What states the unit of a cell, the first that does:

1. the cell itself: 12.3%;
2. the head of its column, where that is a percentage or points by word or by nature: 增长（%）, 比重;
3. the label of its row, or the row's cell in a column of units: 原油产量（万吨）;
4. the head of its column: 产量（万吨）, £ million;
5. the row that this one is a part of (#水稻 and 其中：水稻 below 粮食（万吨）);
6. the title: 单位：万人. Of two units, 单位：万人、%, the percentage is that of shares and changes;
7. the last row that had a unit, where no title states one.

Numbers in heads, labels and the first column name what is counted. A change has its sign printed, unless the
head says that all are falls (下降（%）).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise
from typing import Final

from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.lexicon import any_of_words, movement_pattern
from cqbrief.briefing.quantities.parser import find_quantities
from cqbrief.briefing.quantities.quantity import FoundQuantity
from cqbrief.briefing.tables.cell_quantity import is_triangle_minus, read_cell_quantity
from cqbrief.briefing.tables.column_heads import (
    ColumnKind,
    StatedUnit,
    is_difference,
    names_change,
    parse_stated_unit,
    states_unit,
    unit_by_nature,
    unit_of_head,
    unit_of_label,
    units_of_title,
)
from cqbrief.briefing.tables.declines import is_decline
from cqbrief.briefing.tables.head_columns import NO_COLUMN, HeadColumn, head_columns
from cqbrief.briefing.tables.row_labels import NO_LABEL, RowLabel, RowUnits
from cqbrief.briefing.tables.table_cells import TableCell, TableLine
from cqbrief.briefing.tables.text_rows import (
    TextCell,
    TextRow,
    holds_number,
    is_bare_year,
    is_date,
    is_gap,
    is_head,
)

_MOST_TITLES: Final = 3
_MOST_COUNTED: Final = 200
"""Rows below a head by which its columns are counted."""
_LONGEST_TITLE: Final = 80
_LONGEST_STEP: Final = 10
"""Years between the columns of a table."""
_TABLE_NUMBER: Final = re.compile(r"附?表\s*[\d一二三四五六七八九十]|tables?\s*\d", re.IGNORECASE)
"""How a title begins that was parted by blanks as if it had cells."""


def read_tables(
    lines: Sequence[str], blocks: Sequence[Sequence[TextRow]], units: frozenset[str], decimal: DecimalSign
) -> Mapping[int, TableLine]:
    """Read the tables of a text, whose rows stand in `blocks`; `units` are known besides the built-in ones.

    Return what is read of each row and head, by the index of its line.
    """
    triangle_is_minus = is_triangle_minus(lines)
    found: dict[int, TableLine] = {}
    for rows in blocks:
        found |= _TableReader(lines, rows, units, decimal, triangle_is_minus=triangle_is_minus).read()
    return found


class _TableReader:
    """Read the rows of one block from the first to the last."""

    def __init__(
        self,
        lines: Sequence[str],
        rows: Sequence[TextRow],
        units: frozenset[str],
        decimal: DecimalSign,
        *,
        triangle_is_minus: bool,
    ) -> None:
        self._lines, self._rows, self._units = lines, rows, units
        self._decimal: DecimalSign = decimal
        self._triangle_is_minus = triangle_is_minus
        self._read: dict[int, TableLine] = {}
        self._titles: list[str] = []
        self._title_units: tuple[StatedUnit, ...] = ()
        self._title = ""
        """All lines of the title, once the head is read."""
        self._title_names_change = False
        self._columns: list[HeadColumn] = []
        self._width = 0
        self._ragged = False
        """Whether rows leave empty cells out."""
        self._row_units = RowUnits()

    def read(self) -> Mapping[int, TableLine]:
        """Read all; a line of one cell between two rows is not among them."""
        rows, at = self._rows, 0
        self._begin_table(self._lines_above(rows[0].line))
        while at < len(rows):
            if len(rows[at].cells) == 1:
                end = at
                while end < len(rows) and len(rows[end].cells) == 1:
                    end += 1
                between = [row.cells[0].text for row in rows[at:end]]
                if end < len(rows) and self._begins_head(rows[end], apart=True):
                    self._begin_table(between)
                else:
                    self._begin_section(between)
                at = end
            elif self._begins_head(rows[at], apart=at == 0 or len(rows[at - 1].cells) == 1):
                end = at + 1
                while end < len(rows) and len(rows[end].cells) > 1 and is_head(rows[end].cells):
                    end += 1
                self._read_head(rows[at:end], end)
                at = end
            else:
                if not self._columns and not self._width:
                    self._read_head((), at)
                self._read_row(rows[at])
                at += 1
        return self._read

    def _lines_above(self, line: int) -> list[str]:
        above: list[str] = []
        for text in reversed(self._lines[max(0, line - 2 * _MOST_TITLES) : line]):
            if text.strip():
                above.insert(0, text.strip())
            if len(above) == _MOST_TITLES or len(text) > _LONGEST_TITLE:
                break
        return above

    def _begins_head(self, row: TextRow, *, apart: bool) -> bool:
        """Tell whether a row begins a head; in the middle of a table only one that says so of itself."""
        if not is_head(row.cells):
            return False
        texts = [cell.text for cell in row.cells]
        if self._width and all(is_bare_year(text) for text in texts[1:]):
            # Below a head they are numbers unless they follow each other.
            years = [int(text) for text in texts[1:]]
            steps = {later - earlier for earlier, later in pairwise(years)}
            return len(steps) == 1 and 0 < abs(steps.pop()) <= _LONGEST_STEP
        if apart:
            return True
        return not any(is_gap(text) for text in texts) and any(
            unit_of_head(text, self._units) or names_change(text) for text in texts[1:]
        )

    def _begin_table(self, title: Sequence[str]) -> None:
        """Begin a table under the lines of its title."""
        self._titles = [line for line in title if len(line) <= _LONGEST_TITLE]
        self._title_units = ()
        for line in reversed(title):
            if stated := units_of_title(line, self._units):
                self._title_units = stated
                break
        self._columns, self._width = [], 0
        self._row_units.forget()

    def _begin_section(self, lines: Sequence[str]) -> None:
        """Go on behind lines that part the rows."""
        self._row_units.forget()
        for line in lines:
            if stated := units_of_title(line, self._units):
                self._title_units = stated

    def _read_head(self, heads: Sequence[TextRow], first: int) -> None:
        """Read the rows of a head, with those from `first` on for the number of columns."""
        for row in heads:
            self._read[row.line] = TableLine((), {})
        body: list[TextRow] = []
        for row in islice(self._rows, first, first + _MOST_COUNTED):
            if len(row.cells) > 1:
                if is_head(row.cells) and self._begins_head(row, apart=False):
                    break
                body.append(row)
        counted = Counter(len(row.cells) for row in body)
        common = counted.most_common(1)[0][0] if counted else 0
        levels: list[Sequence[str]] = []
        for row in heads:
            texts = [cell.text for cell in row.cells]
            title = len(texts) <= _MOST_TITLES and _TABLE_NUMBER.match(texts[0]) is not None
            stated = [text for text in texts if states_unit(text)] or (texts[-1:] if title else [])
            units = [unit for text in stated for unit in units_of_title(text, self._units)]
            self._title_units = tuple(units) or self._title_units
            if title:
                self._titles.append(" ".join(texts))
            elif not units:
                levels.append(texts)
        self._width = max(common, len(levels[-1]) if levels else 0)
        self._ragged = all(cell.text for row in (*heads, *body) for cell in row.cells)
        self._columns = head_columns(levels, self._width, self._title_units, self._units)
        self._title = " ".join(self._titles)
        # A title speaks of growth beside levels as well: 生产总值及增长速度.
        told_apart = any(column.change for column in self._columns)
        self._title_names_change = not told_apart and names_change(self._title)
        self._row_units.forget()

    def _read_row(self, row: TextRow) -> None:
        cells = row.cells
        if not any(holds_number(cell.text) or is_bare_year(cell.text) for cell in cells[1:]):
            self._read_words(row)
            return
        first_number = holds_number(cells[0].text) and self._kind((0,)) != "label"
        shift = len(cells) == self._width - 1 and first_number and not self._states_unit(0)
        places = [self._places(at + shift, len(cells) + shift) for at in range(len(cells))]
        kinds = [self._kind(at) for at in places]
        labels = self._labels(cells, kinds, nameless=shift)
        found: list[FoundQuantity] = []
        cells_by_start: dict[int, TableCell] = {}
        for number, (cell, at) in enumerate(zip(cells, places, strict=True)):
            if kinds[number] in ("label", "units") or is_gap(cell.text):
                continue
            if number == 0 and not shift and not (first_number and self._states_unit(0)):
                continue
            read = self._read_cell(cell, at, labels[number])
            if read is not None:
                found.append(FoundQuantity(cell.start, cell.end, read.quantity))
                cells_by_start[cell.start] = read
            elif not is_date(cell.text):
                found += (
                    FoundQuantity(cell.start + start, cell.start + end, quantity)
                    for start, end, quantity in find_quantities(
                        cell.text, self._units, self._decimal, small_counts=True
                    )
                )
        self._read[row.line] = TableLine(tuple(found), cells_by_start)

    def _read_words(self, row: TextRow) -> None:
        """Read a row of words only, as prose."""
        line = self._lines[row.line]
        numbers = any(not is_gap(cell.text) for cell in row.cells[1:])
        words = find_quantities(line, self._units, self._decimal, small_counts=True) if numbers else ()
        self._read[row.line] = TableLine(words, {})
        self._row_units.inherit(0, row.cells[0].text, None, titled=bool(self._title_units))

    def _labels(
        self, cells: Sequence[TextCell], kinds: Sequence[ColumnKind], *, nameless: bool
    ) -> list[RowLabel]:
        """Return the label of each cell: the first words of the row, or those behind a number before it.

        Tables that are set in two halves have the second label behind the numbers of the first.
        """
        begins = [
            at
            for at, cell in enumerate(cells)
            if kinds[at] != "units" and not is_gap(cell.text) and not holds_number(cell.text)
        ]
        numbers = [kinds[at] == "value" and holds_number(cell.text) for at, cell in enumerate(cells)]
        first = [] if nameless else begins[:1] or [0]
        begins = first + [at for at in begins[1:] if numbers[at - 1] and any(numbers[at:])]
        stated = {at: cells[at].text for at, kind in enumerate(kinds) if kind == "units"}
        labels: list[RowLabel] = []
        for begin, end in pairwise([*begins, len(cells)]):
            # The unit of a row stands beside its label, or somewhere in the row.
            unit = next((text for at, text in stated.items() if begin < at < end), "")
            unit = unit or next(iter(stated.values()), "")
            labels += [self._label(begin, cells[begin].text, unit)] * (end - begin)
        missing = len(cells) - len(labels)
        return [labels[0] if labels else NO_LABEL] * missing + labels

    def _label(self, at: int, text: str, unit: str) -> RowLabel:
        """Return the label that stands at `at`; `unit` is what the row's cell in a column of units says."""
        own = unit_of_head(unit, self._units) if unit else unit_of_label(text, self._units)
        inherited = self._row_units.inherit(at, text, own, titled=bool(self._title_units))
        natural, change = unit_by_nature(text, self._title_units, row=True), names_change(text)
        return RowLabel(text, own, inherited, natural, change, change and is_decline(text))

    def _places(self, at: int, count: int) -> tuple[int, ...]:
        """Return the columns that a cell may stand in: several where the file left out empty ones."""
        missing = self._width - count
        if missing <= 0 or not self._ragged or at == 0:
            return (at,)
        return tuple(range(at, at + missing + 1))

    def _column_at(self, at: int) -> HeadColumn | None:
        return self._columns[at] if at < len(self._columns) else None

    def _kind(self, places: Sequence[int]) -> ColumnKind:
        kinds = {column.kind if (column := self._column_at(at)) else "value" for at in places}
        return kinds.pop() if len(kinds) == 1 else "value"

    def _states_unit(self, at: int) -> bool:
        column = self._column_at(at)
        return column is not None and column.unit is not None

    def _read_cell(self, cell: TextCell, places: Sequence[int], label: RowLabel) -> TableCell | None:
        """Return the number of a cell with what heads say of it; None where it is no single number."""
        read = read_cell_quantity(cell.text, self._decimal, triangle_is_minus=self._triangle_is_minus)
        if read is None:
            return None
        quantity, written = read
        printed = parse_stated_unit(written, self._units, cell.text) if written else None
        if (written and printed is None) or (is_date(cell.text) and not is_bare_year(cell.text)):
            return None
        columns = [column for at in places if (column := self._column_at(at)) is not None]
        column = columns[0] if len(columns) == 1 else NO_COLUMN
        if column.kind == "rank" and not written:
            ranked = replace(quantity, ordinal=True, unit="位", unit_inferred=True)
            return TableCell(ranked, self._title, column.head, label.text, None, change=False)
        unit = printed or self._unit(columns[0] if columns else column, label)
        if any(self._unit(other, label) != unit for other in columns[1:]):
            unit = printed
        change = column.change or label.change or self._title_names_change
        number, ambiguous = quantity.number, quantity.ambiguous
        if column.falls or label.falls:
            number = number.copy_negate() if not quantity.prefix else number
            ambiguous = ambiguous or number > 0 or bool(quantity.prefix)
        quantity = replace(
            quantity, number=number, scale=unit.scale if unit else "", unit=unit.unit if unit else "",
            unit_inferred=printed is None, change_apart=change, ambiguous=ambiguous,
            change=_change_word(column.head or label.text) if change else "",
        )  # fmt: skip
        stated = None if printed else unit
        return TableCell(quantity, self._title, column.head, label.text, stated, change=change)

    def _unit(self, column: HeadColumn, label: RowLabel) -> StatedUnit | None:
        counted = tuple(unit for unit in self._title_units if not unit.is_ratio)
        if column.unit and column.unit.is_ratio:
            return column.unit
        if column.unit is None:
            if column.natural_unit:
                return column.natural_unit
            if label.own_unit and label.own_unit.is_ratio and is_difference(column.head):
                # How much a percentage changed is in points.
                percent = label.own_unit.unit == "%"
                return StatedUnit("", "个百分点", label.own_unit.wording) if percent else None
        found = label.own_unit or column.unit or label.natural_unit or label.inherited_unit
        if found or (column.change and len(counted) < len(self._title_units)):
            # Of a column of changes 单位：万人、% does not say in which of the two it is.
            return found
        titled = counted or self._title_units
        return titled[0] if len(titled) == 1 else None


def _change_word(head: str) -> str:
    found = _words_of_change().search(head)
    return found[0] if found else ""


@cache
def _words_of_change() -> re.Pattern[str]:
    named = any_of_words(
        lexicon_zh.UNDIRECTED_NOUNS,
        lexicon_en.UNDIRECTED_NOUNS,
        lexicon_en.RISING_NOUNS,
        lexicon_en.FALLING_NOUNS,
    )
    return re.compile(f"{movement_pattern(english=False)}|{named}", re.IGNORECASE)
