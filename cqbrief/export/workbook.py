"""All figures as a workbook (XLSX): every number as printed and as a number, with its words."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from cqbrief import __version__
from cqbrief.briefing.edition import Edition
from cqbrief.export.cells import Cell, clean
from cqbrief.export.tables import Row, about, figure_table
from cqbrief.words.catalogue import Words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as BookCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_WIDTHS = (8, 24, 28, 16, 12, 10, 10, 16, 12, 30, 14, 36, 36, 12, 60, 40, 24, 12)
"""Widths of the columns of `figure_table` in characters."""
_LONGEST = 32_767
"""Characters that a cell of a workbook holds."""


_READ = ("=", "+", "-", "@", "#")
"""What a text begins with that the library or a spreadsheet would read: formulas, and errors such as #N/A."""


def workbook(edition: Edition, words: Words) -> bytes:
    """The workbook's file: a sheet of figures, a sheet that says what they were taken from.

    Texts are stored as texts, whatever they begin with: nothing in the file is a formula.
    """
    # Takes a while to import, and is needed by nothing else.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    try:
        return _filled(book, edition, words)
    except OSError:
        # Sheets are put together in files of their own; those still open would complain on their own.
        for sheet in book.worksheets:
            writer = sheet._writer  # type: ignore[attr-defined]
            if writer is not None:  # None: it was the file of this sheet that could not be made
                with suppress(OSError):
                    writer.xf.close()
        raise


def _filled(book: Workbook, edition: Edition, words: Words) -> bytes:
    figures = book.create_sheet(words.text("Figures"))
    figures.freeze_panes = "D2"
    for number, width in enumerate(_WIDTHS):
        figures.column_dimensions[chr(ord("A") + number)].width = width
    rows = figure_table(edition, words)
    figures.auto_filter.ref = f"A1:{chr(ord('A') + len(rows[0]) - 1)}{len(rows)}"
    _fill(figures, rows, head=True)
    sheet = book.create_sheet(words.text("Sources"))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 100
    _fill(sheet, about(edition, words))
    if edition.briefing is not None:
        book.properties.title = clean(edition.briefing.title.in_language(words.language))
    book.properties.creator = f"cqbrief {__version__}"
    book.properties.identifier = edition.fingerprint
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(sheet: WriteOnlyWorksheet, rows: Sequence[Row], *, head: bool = False) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    bold = Font(bold=True)
    for index, row in enumerate(rows):
        if head and index == 0:
            cells = [WriteOnlyCell(sheet, clean(str(text))) for text in row]
            for cell in cells:
                cell.font = bold
            sheet.append(cells)
        else:
            sheet.append(list(_cells(sheet, row)))


def _cells(sheet: WriteOnlyWorksheet, row: Sequence[Cell]) -> Iterator[Cell | BookCell]:
    from openpyxl.cell import WriteOnlyCell

    for content in row:
        text = clean(content)[:_LONGEST] if isinstance(content, str) else ""
        if not text.startswith(_READ):
            yield text if isinstance(content, str) else content
            continue
        cell = WriteOnlyCell(sheet, text)
        # It would else be taken for a formula, here and when the cell is edited.
        cell.data_type = "s"
        cell.quotePrefix = True
        yield cell
