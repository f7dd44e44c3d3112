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
from typing import Final, NamedTuple

from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.lexicon import any_of_words, movement_pattern
from cqbrief.briefing.quantities.parser import find_quantities
from cqbrief.briefing.quantities.quantity import FoundQuantity, Quantity
from cqbrief.briefing.tables.cell_values import read_number
from cqbrief.briefing.tables.column_heads import (
    Kind,
    StatedUnit,
    is_difference,
    kind_of_column,
    says_change,
    states_unit,
    unit_by_nature,
    unit_from,
    unit_of_head,
    unit_of_label,
    units_of_title,
)
from cqbrief.briefing.tables.declines import falling
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
_PART: Final = re.compile(r"[#＃]|其中|[-–—·] ?|of which|o/w", re.IGNORECASE)
"""How the label of a row begins that is part of the one above."""
_BLANKS: Final = re.compile(r"[-−－]?\d{1,3}(?: \d{3})+(?:\.\d+)?")
_DIGITS: Final = re.compile(r"\d[\d,. \u00a0\u2007\u2009\u202f ]*(?<=\d)")
_TABLE_NUMBER: Final = re.compile(r"附?表\s*[\d一二三四五六七八九十]|tables?\s*\d", re.IGNORECASE)
"""How a title begins that was parted by blanks as if it had cells."""
_TRIANGLE: Final = re.compile("[△▲▼▽]")
_NO_COUNT: Final = re.compile(r"指数|倍率|系数|倍数|之比|\b(?:index|ratio)\b", re.IGNORECASE)
"""Labels of rows that have no unit of a row above."""


class TableCell(NamedTuple):
    """A cell of a table that holds a number, and what its heads say of it."""

    quantity: Quantity
    title: str
    """The lines above the table; empty where there are none."""
    column: str
    row: str
    unit: StatedUnit | None
    """What states the unit, where the cell does not."""
    change: bool
    """Whether a head or title says that it is a change."""


class _Column(NamedTuple):
    head: str
    kind: Kind
    unit: StatedUnit | None
    by_nature: StatedUnit | None
    change: bool
    falls: bool
    """Whether its numbers are falls though they have no sign."""


class _Label(NamedTuple):
    """What stands before the numbers of a row, and the units that it and the rows above state."""

    text: str
    own: StatedUnit | None
    inherited: StatedUnit | None
    by_nature: StatedUnit | None
    change: bool
    falls: bool


class ReadLine(NamedTuple):
    """What is read of one row."""

    found: tuple[FoundQuantity, ...]
    cells: Mapping[int, TableCell]
    """By the place where the number begins in the line."""


def read_tables(
    lines: Sequence[str], blocks: Sequence[Sequence[TextRow]], units: frozenset[str], decimal: DecimalSign
) -> Mapping[int, ReadLine]:
    """Read the tables of a text, whose rows stand in `blocks`; `units` are known besides the built-in ones.

    What is read of each row and head, by the index of its line.
    """
    said = any(_triangle_said().search(line) for line in lines if _TRIANGLE.search(line))
    found: dict[int, ReadLine] = {}
    for rows in blocks:
        found |= _Reader(lines, rows, units, decimal, triangle_said=said).read()
    return found


class _Reader:
    """Reads the rows of one block from the first to the last."""

    def __init__(
        self,
        lines: Sequence[str],
        rows: Sequence[TextRow],
        units: frozenset[str],
        decimal: DecimalSign,
        *,
        triangle_said: bool,
    ) -> None:
        self._lines, self._rows, self._units = lines, rows, units
        self._decimal: DecimalSign = decimal
        self._triangle_said = triangle_said
        self._read: dict[int, ReadLine] = {}
        self._titles: list[str] = []
        self._titled: tuple[StatedUnit, ...] = ()
        self._title_shown = ""
        self._title_change = False
        self._columns: list[_Column] = []
        self._width = 0
        self._ragged = False
        self._above: dict[int, StatedUnit] = {}
        """The unit of the last row that stated one, by the place of its label."""
        self._whole: dict[int, StatedUnit] = {}
        """That of the last row that is no part of another."""

    def read(self) -> Mapping[int, ReadLine]:
        """Read all; a line of one cell between two rows is not among them."""
        rows, at = self._rows, 0
        self._title(self._lines_above(rows[0].line))
        while at < len(rows):
            if len(rows[at].cells) == 1:
                end = at
                while end < len(rows) and len(rows[end].cells) == 1:
                    end += 1
                between = [row.cells[0].text for row in rows[at:end]]
                if end < len(rows) and self._begins(rows[end], apart=True):
                    self._title(between)
                else:
                    self._section(between)
                at = end
            elif self._begins(rows[at], apart=at == 0 or len(rows[at - 1].cells) == 1):
                end = at + 1
                while end < len(rows) and len(rows[end].cells) > 1 and is_head(rows[end].cells):
                    end += 1
                self._head(rows[at:end], end)
                at = end
            else:
                if not self._columns and not self._width:
                    self._head((), at)
                self._value_row(rows[at])
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

    def _begins(self, row: TextRow, *, apart: bool) -> bool:
        """Whether a row begins a head; in the middle of a table only one that says so of itself."""
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
            unit_of_head(text, self._units) or says_change(text) for text in texts[1:]
        )

    def _title(self, lines: Sequence[str]) -> None:
        """Begin a table under these lines."""
        self._titles = [line for line in lines if len(line) <= _LONGEST_TITLE]
        self._titled = ()
        for line in reversed(lines):
            if stated := units_of_title(line, self._units):
                self._titled = stated
                break
        self._columns, self._width = [], 0
        self._forget_rows()

    def _forget_rows(self) -> None:
        self._above.clear()
        self._whole.clear()

    def _section(self, lines: Sequence[str]) -> None:
        """Go on behind lines that part the rows."""
        self._forget_rows()
        for line in lines:
            if stated := units_of_title(line, self._units):
                self._titled = stated

    def _head(self, heads: Sequence[TextRow], first: int) -> None:
        """Take the rows of a head, with those from `first` on for the number of columns."""
        for row in heads:
            self._read[row.line] = ReadLine((), {})
        body: list[TextRow] = []
        for row in islice(self._rows, first, first + _MOST_COUNTED):
            if len(row.cells) > 1:
                if is_head(row.cells) and self._begins(row, apart=False):
                    break
                body.append(row)
        counted = Counter(len(row.cells) for row in body)
        common = counted.most_common(1)[0][0] if counted else 0
        kept = any(not cell.text for row in (*heads, *body) for cell in row.cells)
        levels: list[Sequence[str]] = []
        for row in heads:
            texts = [cell.text for cell in row.cells]
            title = len(texts) <= _MOST_TITLES and _TABLE_NUMBER.match(texts[0]) is not None
            stated = [text for text in texts if states_unit(text)] or (texts[-1:] if title else [])
            units = [unit for text in stated for unit in units_of_title(text, self._units)]
            self._titled = tuple(units) or self._titled
            if title:
                self._titles.append(" ".join(texts))
            elif not units:
                levels.append(texts)
        self._width = max(common, len(levels[-1]) if levels else 0)
        self._ragged = not kept
        placed = [_placed(level, self._width, last=level is levels[-1]) for level in levels]
        self._columns = [self._column([level[at] for level in placed]) for at in range(self._width)]
        self._title_shown = " ".join(self._titles)
        # A title speaks of growth beside levels as well: 生产总值及增长速度.
        told_apart = any(column.change for column in self._columns)
        self._title_change = not told_apart and says_change(self._title_shown)
        self._forget_rows()

    def _column(self, texts: Sequence[str]) -> _Column:
        """What the heads of a column say, from above to below; the nearest to the numbers tells the unit."""
        texts = list(dict.fromkeys(text for text in texts if text))
        unit = next((unit for text in reversed(texts) if (unit := unit_of_head(text, self._units))), None)
        natural = (unit_by_nature(text, self._titled) for text in reversed(texts))
        kinds = (kind_of_column(text) for text in texts)
        kind: Kind = next((kind for kind in kinds if kind != "value"), "value")
        head = " ".join(texts)
        natural_unit = next(filter(None, natural), None)
        return _Column(head, kind, unit, natural_unit, says_change(head), falling(texts[-1] if texts else ""))

    def _value_row(self, row: TextRow) -> None:
        cells = row.cells
        if not any(holds_number(cell.text) or is_bare_year(cell.text) for cell in cells[1:]):
            # Words only: as prose.
            line = self._lines[row.line]
            numbers = any(not is_gap(cell.text) for cell in cells[1:])
            words = find_quantities(line, self._units, self._decimal, small_counts=True) if numbers else ()
            self._read[row.line] = ReadLine(words, {})
            self._note_row(0, cells[0].text, None)
            return
        first_number = holds_number(cells[0].text) and self._kind((0,)) != "label"
        shift = len(cells) == self._width - 1 and first_number and not self._states_unit(0)
        places = [self._places(at + shift, len(cells) + shift) for at in range(len(cells))]
        kinds = [self._kind(at) for at in places]
        labels = self._labels(cells, kinds, nameless=shift)
        found: list[FoundQuantity] = []
        numbers_of: dict[int, TableCell] = {}
        for number, (cell, at) in enumerate(zip(cells, places, strict=True)):
            if kinds[number] in ("label", "units") or is_gap(cell.text):
                continue
            if number == 0 and not shift and not (first_number and self._states_unit(0)):
                continue
            meaning = self._cell(cell, at, labels[number])
            if meaning is not None:
                found.append(FoundQuantity(cell.start, cell.end, meaning.quantity))
                numbers_of[cell.start] = meaning
            elif not is_date(cell.text):
                found += (
                    FoundQuantity(cell.start + start, cell.start + end, quantity)
                    for start, end, quantity in find_quantities(
                        cell.text, self._units, self._decimal, small_counts=True
                    )
                )
        self._read[row.line] = ReadLine(tuple(found), numbers_of)

    def _labels(self, cells: Sequence[TextCell], kinds: Sequence[Kind], *, nameless: bool) -> list[_Label]:
        """The label of each cell: the first words of the row, or those behind a number before it.

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
        labels: list[_Label] = []
        for begin, end in pairwise([*begins, len(cells)]):
            # The unit of a row stands beside its label, or somewhere in the row.
            unit = next((text for at, text in stated.items() if begin < at < end), "")
            unit = unit or next(iter(stated.values()), "")
            text = cells[begin].text
            own = unit_of_head(unit, self._units) if unit else unit_of_label(text, self._units)
            inherited = self._note_row(begin, text, own)
            natural, change = unit_by_nature(text, self._titled, row=True), says_change(text)
            label = _Label(text, own, inherited, natural, change, change and falling(text))
            labels += [label] * (end - begin)
        missing = len(cells) - len(labels)
        return [labels[0] if labels else _NO_LABEL] * missing + labels

    def _note_row(self, at: int, label: str, own: StatedUnit | None) -> StatedUnit | None:
        """Remember the unit of a row whose label stands here; return what it has from a row above."""
        part = _PART.match(label) is not None
        if own is not None:
            self._above[at] = own
            if not part:
                self._whole[at] = own
            return None
        if _NO_COUNT.search(label):
            self._whole.pop(at, None)
            self._above.pop(at, None)
            return None
        if part:
            return self._whole.get(at) or self._above.get(at)
        if self._titled:
            self._whole.pop(at, None)
            return None
        return self._above.get(at)

    def _places(self, at: int, count: int) -> tuple[int, ...]:
        """The columns that a cell may stand in: several where the file left out empty ones."""
        missing = self._width - count
        if missing <= 0 or not self._ragged or at == 0:
            return (at,)
        return tuple(range(at, at + missing + 1))

    def _at(self, at: int) -> _Column | None:
        return self._columns[at] if at < len(self._columns) else None

    def _kind(self, places: Sequence[int]) -> Kind:
        kinds = {column.kind if (column := self._at(at)) else "value" for at in places}
        return kinds.pop() if len(kinds) == 1 else "value"

    def _states_unit(self, at: int) -> bool:
        column = self._at(at)
        return column is not None and column.unit is not None

    def _cell(self, cell: TextCell, places: Sequence[int], label: _Label) -> TableCell | None:
        """The number of a cell with what heads say of it; None where the cell is no single number."""
        read = _printed(cell.text, self._decimal, triangle_said=self._triangle_said)
        if read is None:
            return None
        quantity, written = read
        printed = unit_from(written, self._units, cell.text) if written else None
        if (written and printed is None) or (is_date(cell.text) and not is_bare_year(cell.text)):
            return None
        columns = [column for at in places if (column := self._at(at)) is not None]
        column = columns[0] if len(columns) == 1 else _NO_COLUMN
        title = self._title_shown
        if column.kind == "rank" and not written:
            ranked = replace(quantity, ordinal=True, unit="位", unit_inferred=True)
            return TableCell(ranked, title, column.head, label.text, None, change=False)
        unit = printed or self._unit(columns[0] if columns else column, label)
        if any(self._unit(other, label) != unit for other in columns[1:]):
            unit = printed
        change = column.change or label.change or self._title_change
        number, partial = quantity.number, quantity.ambiguous
        if column.falls or label.falls:
            number = number.copy_negate() if not quantity.prefix else number
            partial = partial or number > 0 or bool(quantity.prefix)
        quantity = replace(
            quantity, number=number, scale=unit.scale if unit else "", unit=unit.unit if unit else "",
            unit_inferred=printed is None, change_apart=change, ambiguous=partial,
            change=_word(column.head or label.text) if change else "",
        )  # fmt: skip
        return TableCell(quantity, title, column.head, label.text, None if printed else unit, change=change)

    def _unit(self, column: _Column, label: _Label) -> StatedUnit | None:
        counted = tuple(unit for unit in self._titled if not unit.of_a_hundred)
        if column.unit and column.unit.of_a_hundred:
            return column.unit
        if column.unit is None:
            if column.by_nature:
                return column.by_nature
            if label.own and label.own.of_a_hundred and is_difference(column.head):
                # How much a percentage changed is in points.
                return StatedUnit("", "个百分点", label.own.said) if label.own.unit == "%" else None
        found = label.own or column.unit or label.by_nature or label.inherited
        if found or (column.change and len(counted) < len(self._titled)):
            # Of a column of changes 单位：万人、% does not say in which of the two it is.
            return found
        titled = counted or self._titled
        return titled[0] if len(titled) == 1 else None


@cache
def _triangle_said() -> re.Pattern[str]:
    """A note that says that a triangle is minus."""
    return re.compile(
        r"[△▲▼▽]”?[号]?\s*(?:表示|代表|为|是|指|[:：=]|\b(?:denotes|indicates|means|for|is)\b)[^。；;\n]{0,12}?"
        rf"(?:负|减|降|\b(?:minus|negative)\b|{any_of_words(lexicon_en.FALLING_NOUNS)})",
        re.IGNORECASE,
    )


_NO_COLUMN: Final = _Column("", "value", None, None, change=False, falls=False)
_NO_LABEL: Final = _Label("", None, None, None, change=False, falls=False)


def _word(head: str) -> str:
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


def _printed(text: str, decimal: DecimalSign, *, triangle_said: bool) -> tuple[Quantity, str] | None:
    """The number that a cell is, without unit, and what is written behind it; None where it is no number.

    △1.6 is minus 1.6 in one report and marks something else in the next: `triangle_said` is whether this one
    says that it is minus.
    """
    triangle = _TRIANGLE.match(text)
    bare = text[1:].strip() if triangle else text
    if _BLANKS.fullmatch(bare):
        bare = bare.replace(" ", "\u00a0")
    number = read_number(bare, decimal)
    digits = _DIGITS.search(text)
    if number is None or digits is None:
        return None
    value = number.value
    if triangle:
        value = value.copy_negate()
    exponent = number.value.as_tuple().exponent
    quantity = Quantity(
        printed=text, prefix=text[: digits.start()], digits=digits[0], suffix=text[digits.end() :],
        number=value, decimals=max(0, -exponent) if isinstance(exponent, int) else 0,
        ambiguous=triangle is not None and not triangle_said,
    )  # fmt: skip
    return quantity, number.unit


def _placed(texts: Sequence[str], width: int, *, last: bool) -> list[str]:
    """The cells of a row of a head over `width` columns; one over several stands over each of them."""
    count = len(texts)
    if count >= width:
        texts = texts[:width]
    elif count == width - 1:
        texts = ["", *texts]
    elif count > 1 and texts[0] and (width - 1) % (count - 1) == 0:
        each = (width - 1) // (count - 1)
        return [texts[0], *(text for text in texts[1:] for _ in range(each))]
    elif (width - 1) % count == 0:
        return ["", *(text for text in texts for _ in range((width - 1) // count))]
    else:
        return [""] * width
    if last:
        return list(texts)
    spread = [texts[0]]
    for text in texts[1:]:
        spread.append(text or (spread[-1] if len(spread) > 1 else ""))
    return spread
