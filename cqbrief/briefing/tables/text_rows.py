"""Which lines of a text are rows of a table, and their cells: parted by tabs, by pipes, or by wide blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from cqbrief.briefing.tables.missing_marks import MISSING_MARKS

CellSeparator = Literal["tab", "pipe", "blank"]

_MOST_BETWEEN: Final = 3
"""Lines of one cell that may stand between two rows of a table: sections, or the title of the next."""
_LONGEST_BETWEEN: Final = 60
_MOST_CELLS: Final = 200
_WIDE_BLANK: Final = re.compile("[ \u00a0\u2002\u2003\u3000]{2,}")
_HEADING: Final = re.compile(r"#{1,6}\s")
_MARKED: Final = re.compile(r"(?:#{1,6}|[-*+•]|\d{1,3}[.)])[ \u3000]+\S")
"""How headings and items of lists begin."""
_DELIMITER_ROW: Final = re.compile(r"[|+:=\s-]*-{2}[|+:=\s-]*")
_NUMBER: Final = re.compile(r"[^\w]{0,4}(?:HK|US|A|RMB|CNY)?[£$€¥]?\d[\d,.\s]*[^\d岁以+]{0,8}")
_DATE: Final = re.compile(
    r"(?:1[89]|2[01])\d\d(?![\d,]|\.\d)[^.]{0,16}|(?:19|20)\d\d\.(?:0[1-9]|1[0-2])|\d{1,2}(?:[-—–~～至]\d{1,2})?(?:月|季度|日).{0,6}"
)
_MOST_HEAD_ROWS: Final = 4


class TextCell(NamedTuple):
    """Hold a cell: its text without the blanks around it, and the half-open range of that in the line."""

    text: str
    start: int
    end: int


class TextRow(NamedTuple):
    """Hold a row of a table; a line of one cell between two rows has one."""

    line: int
    cells: tuple[TextCell, ...]


def find_row_blocks(lines: Sequence[str]) -> list[tuple[TextRow, ...]]:
    """Return the rows that stand together in a text: one table, or several that only their heads part.

    Empty lines part nothing, for many files have one between rows. Takes time in proportion to the text.
    """
    blocks: list[tuple[TextRow, ...]] = []
    rows: list[TextRow] = []
    between: list[TextRow] = []
    notation: CellSeparator | None = None

    def close() -> None:
        if _is_table([row for row in rows if len(row.cells) > 1]):
            blocks.append(tuple(rows))
        rows.clear()
        between.clear()

    for number, line in enumerate(lines):
        if not line:
            continue
        own = separator_of(line)
        if own is None:
            stripped = line.strip()
            if not stripped or not rows:
                continue
            if (
                _HEADING.match(stripped)
                or len(between) == _MOST_BETWEEN
                or len(stripped) > _LONGEST_BETWEEN
                or stripped[-1] in "。；;"
            ):
                close()
            else:
                start = line.index(stripped[0])
                between.append(TextRow(number, (TextCell(stripped, start, start + len(stripped)),)))
            continue
        if rows and own != notation:
            close()
        notation = own
        if not is_delimiter_row(line):
            rows += between
            between.clear()
            rows.append(TextRow(number, split_cells(line, own)))
    close()
    return blocks


def separator_of(line: str) -> CellSeparator | None:
    """Return how the cells of a line are parted; None for a line that has only one."""
    stripped = line.strip()
    if "|" in stripped and (
        stripped[0] == "|" or stripped.count("|") > 1 or _DELIMITER_ROW.fullmatch(stripped)
    ):
        return "pipe"
    tabs = "\t" in stripped
    if not tabs and not ("  " in stripped or "\u3000" in stripped or "\u00a0" in stripped):
        return None  # most lines
    if _MARKED.match(stripped):
        return None
    return "tab" if tabs else "blank" if _WIDE_BLANK.search(stripped) else None


def is_delimiter_row(line: str) -> bool:
    """Tell whether a line only rules off: |---|:--:|."""
    stripped = line.strip()
    return len(stripped) > 1 and "|" in stripped and _DELIMITER_ROW.fullmatch(stripped) is not None


def split_cells(line: str, notation: CellSeparator) -> tuple[TextCell, ...]:
    """Part a line into its cells; empty ones count, but for those of pipes at either end."""
    first, last = 0, len(line.rstrip())
    while first < last and line[first].isspace():
        first += 1
    if notation == "pipe":
        first += line[first : first + 1] == "|"
        last -= last > first and line[last - 1] == "|"
        ends = [match.start() for match in re.finditer(r"(?<!\\)\|", line[:last]) if match.start() >= first]
        widths = [1] * len(ends)
    elif notation == "tab":
        ends = [at for at in range(first, last) if line[at] == "\t"]
        widths = [1] * len(ends)
    else:
        gaps = list(_WIDE_BLANK.finditer(line, first, last))
        ends, widths = [gap.start() for gap in gaps], [len(gap[0]) for gap in gaps]
    starts = [first, *(end + width for end, width in zip(ends, widths, strict=True))]
    return tuple(
        _trimmed(line, start, end)
        for start, end in zip(starts[:_MOST_CELLS], [*ends, last][:_MOST_CELLS], strict=True)
    )


def _trimmed(line: str, start: int, end: int) -> TextCell:
    while start < end and line[start].isspace():
        start += 1
    while start < end and line[end - 1].isspace():
        end -= 1
    return TextCell(line[start:end], start, end)


def holds_number(text: str) -> bool:
    """Tell whether a cell is a number and no date, perhaps with its unit or mark."""
    return _NUMBER.fullmatch(text) is not None and not is_date(text)


def is_date(text: str) -> bool:
    """Tell whether a cell says when: 2021年, 2020, 1—11月."""
    return _DATE.fullmatch(text) is not None


def is_bare_year(text: str) -> bool:
    """Tell whether a cell may be a year and may be a number as well: 2000."""
    return len(text) == 4 and text.isdigit() and is_date(text)


def is_gap(text: str) -> bool:
    """Tell whether a cell says that there is no number, or is empty."""
    return text.lower() in MISSING_MARKS


def is_head(cells: Sequence[TextCell]) -> bool:
    """Tell whether a row may be the head of a table: words and dates, and no number."""
    rest = [cell.text for cell in cells[1:] if not is_gap(cell.text)]
    return bool(rest) and not any(holds_number(text) for text in (cells[0].text, *rest))


def _is_table(rows: Sequence[TextRow]) -> bool:
    """Tell whether most rows below a head have a cell that is a number."""
    if len(rows) < 2:
        return False
    values = sum(any(holds_number(cell.text) for cell in row.cells[1:]) for row in rows)
    return values > 0 and values * 2 >= len(rows) - _MOST_HEAD_ROWS + 1
