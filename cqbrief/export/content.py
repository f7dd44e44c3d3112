"""The content of an exported file, and which of its texts no cell of a spreadsheet holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cqbrief.export.cell_text import is_too_long
from cqbrief.export.row_data import Row


class ExportContent(NamedTuple):
    """Hold the bytes of a file, and what must be said of it."""

    data: bytes
    remark: str = ""
    """In the reader's language; mostly empty."""


def overlong_cells(rows: Sequence[Row]) -> tuple[str, ...]:
    """Name the texts of a table with heads that no cell of a spreadsheet holds: 1-03 Quote."""
    heads = rows[0]
    return tuple(
        f"{row[0]} {heads[column]}"
        for row in rows[1:]
        for column, cell in enumerate(row)
        if isinstance(cell, str) and is_too_long(cell)
    )
