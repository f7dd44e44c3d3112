"""Text for cells of a spreadsheet: what a program that opens the file may not take for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

Cell = str | Decimal | None
"""A text, a number or nothing."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a text begins that some spreadsheet evaluates when it opens a CSV file (OWASP: CSV injection)."""
_NUMBER = re.compile(r"[+\-−]?[0-9][0-9,]*(?:\.[0-9]+)?[%‰]?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Characters that no workbook may hold and no reader sees."""


def clean(text: str) -> str:
    """`text` without control characters; line ends and tabs stay."""
    return _CONTROL.sub("", text)


def harmless(text: str) -> str:
    """`text` such that no spreadsheet evaluates it: behind an apostrophe where it begins like a formula.

    A plain number such as -5.9% stays as it is.
    """
    text = clean(text)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _plain(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return harmless(cell or "")


def csv_bytes(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8 with a byte order mark, by which spreadsheets know the encoding."""
    target = io.StringIO()
    csv.writer(target).writerows([_plain(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig", errors="replace")


def tab_separated(rows: Iterable[Sequence[Cell]]) -> str:
    """The rows for the clipboard: tabs between cells, a line for each row."""
    return "\n".join("\t".join(" ".join(_plain(cell).split()) for cell in row) for row in rows) + "\n"
