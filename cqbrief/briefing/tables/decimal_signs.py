"""Whether a comma groups digits or begins decimals, where the file itself has to tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.tables.csv_file import CsvFile
from cqbrief.briefing.tables.narrow_text import narrow_cell

_DECIMAL_COMMA = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)", re.ASCII)
_DECIMAL_POINT = re.compile(r"\d\.(?:\d{1,2}|\d{4,})(?!\d)|\d,\d{3}[,.]\d{3}", re.ASCII)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_AMBIGUOUS = re.compile(r"[-−(]?\d{1,3}[.,]\d{3}\)?", re.ASCII)
"""1,234 and 1.234: a thousand or one, as the country goes."""


def detect_decimal_sign(file: CsvFile, columns: Iterable[int]) -> DecimalSign | None:
    """Tell the decimal sign of the `columns`; None where 1,234 would be two numbers and nothing tells which.

    Whose decimal sign is the comma has other separators than commas. In China it is the point.
    """
    separator = file.interpretation.separator
    if separator == "," or (separator == "\t" and _CHINESE.search("".join(file.head))):
        return "."
    wanted = tuple(columns)
    cells = [narrow_cell(row[at]) for _, row in file.rows for at in wanted if at < len(row)]
    if any(map(_DECIMAL_POINT.search, cells)) and not any(map(_DECIMAL_COMMA.search, cells)):
        return "."
    return None if any(map(_AMBIGUOUS.fullmatch, cells)) else "."


def two_readings(cell: str) -> tuple[str, str] | None:
    """Return both numbers that a cell such as 1,234 or 1.234 may be; None for every other cell."""
    text = narrow_cell(cell)
    if not _AMBIGUOUS.fullmatch(text):
        return None
    whole = text.replace(",", "").replace(".", "").strip("()")
    return whole, f"{whole[:-3]}.{whole[-3:]}"
