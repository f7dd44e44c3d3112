"""All figures as a workbook (XLSX): every number as printed and as a number, with its words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from cqbrief import __version__
from cqbrief.briefing.edition import Edition
from cqbrief.export.cell_text import (
    LONGEST,
    Cell,
    cell_length,
    clean,
    is_misread,
    is_too_long,
    number_cell,
    split_text,
)
from cqbrief.export.content import ExportContent, overlong_cells
from cqbrief.export.row_data import Row, edition_facts, figure_table
from cqbrief.i18n.translator import Translator

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as BookCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_WIDTHS = (8, 24, 28, 16, 12, 10, 10, 16, 12, 30, 14, 36, 36, 12, 60, 40, 24, 12)
"""Widths of the columns of `figure_table` in characters."""


@dataclass(slots=True)
class _Overflow:
    """Collect texts that no cell holds: their cells say where they go on, and a sheet has them whole."""

    tr: Translator
    rows: list[Row] = field(default_factory=list)

    def shortened(self, text: str, owner: str, column: str) -> str:
        """Return the beginning of `text`, which is too long, with a mark of where all of it stands."""
        mark = self.tr.text(
            "… [cut here: a cell holds {count} characters; all of it is on the sheet “{sheet}”, row {row}]",
            count=LONGEST,
            sheet=self.tr.text("Long texts"),
            row=len(self.rows) + 2,
        )
        parts = split_text(text)
        self.rows += [
            (owner, column, f"{number} / {len(parts)}", part) for number, part in enumerate(parts, start=1)
        ]
        return split_text(text, LONGEST - cell_length(mark))[0] + mark


def export_workbook(edition: Edition, tr: Translator) -> ExportContent:
    """Return the workbook's file, with a remark on texts that are cut in their cells."""
    rows = figure_table(edition, tr)
    overlong = overlong_cells(rows)
    remark = tr.text(
        "A cell holds {count} characters: {places} are cut there, and whole on the sheet “{sheet}”.",
        count=LONGEST,
        places=overlong,
        sheet=tr.text("Long texts"),
    )
    return ExportContent(workbook(edition, tr, rows), remark if overlong else "")


def workbook(edition: Edition, tr: Translator, rows: Sequence[Row] = ()) -> bytes:
    """Return the workbook's file: a sheet of figures, a sheet that says what they were taken from.

    `rows` are those of `figure_table`, where they are known already.

    Texts are stored as texts, whatever they look like: nothing in the file is a formula, and none becomes a
    date when its cell is edited. One that no cell holds is told in its cell, and whole on a further sheet.
    """
    # Takes a while to import, and is needed by nothing else.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    try:
        return _filled(book, edition, tr, rows or figure_table(edition, tr))
    except OSError:
        # Sheets are put together in files of their own; those still open would complain on their own.
        for sheet in book.worksheets:
            # What writes rows goes first: it ends in the other. None: this file could not be made.
            for part in (sheet._rows, getattr(sheet._writer, "xf", None)):  # type: ignore[attr-defined]
                if part is not None:
                    with suppress(OSError):
                        part.close()
        raise


def _filled(book: Workbook, edition: Edition, tr: Translator, rows: Sequence[Row]) -> bytes:
    figures = book.create_sheet(tr.text("Figures"))
    figures.freeze_panes = "D2"
    for number, width in enumerate(_WIDTHS):
        figures.column_dimensions[chr(ord("A") + number)].width = width
    figures.auto_filter.ref = f"A1:{chr(ord('A') + len(rows[0]) - 1)}{len(rows)}"
    overflow = _Overflow(tr)
    _fill(figures, rows, overflow, heads=rows[0])
    sheet = book.create_sheet(tr.text("Sources"))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 100
    _fill(sheet, edition_facts(edition, tr), overflow)
    if overflow.rows:
        sheet = book.create_sheet(tr.text("Long texts"))
        sheet.column_dimensions["D"].width = 100
        heads = (tr.text("No."), tr.text("Column"), tr.text("Part"), tr.text("Text"))
        _fill(sheet, (heads, *overflow.rows), overflow, heads=heads)
    if edition.briefing is not None:
        book.properties.title = clean(edition.briefing.title.in_language(tr.language))
    book.properties.creator = f"cqbrief {__version__}"
    book.properties.identifier = edition.fingerprint
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(sheet: WriteOnlyWorksheet, rows: Sequence[Row], overflow: _Overflow, *, heads: Row = ()) -> None:
    """Append the rows; with `heads`, which is the first of them, that one in bold."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    bold = Font(bold=True)
    # One for each column, used again in every row: a row is written as soon as it is appended.
    texts: dict[int, BookCell] = {}
    for index, row in enumerate(rows):
        if heads and index == 0:
            cells = [WriteOnlyCell(sheet, clean(str(text))) for text in row]
            for cell in cells:
                cell.font = bold
            sheet.append(cells)
            continue
        for number, content in enumerate(contents := [_content(cell) for cell in row]):
            if not isinstance(content, str):
                continue
            if is_too_long(content):
                content = contents[number] = overflow.shortened(
                    content, str(row[0]), str(heads[number]) if heads else ""
                )
            if is_misread(content):
                if number not in texts:
                    texts[number] = WriteOnlyCell(sheet)
                    texts[number].quotePrefix = True
                contents[number] = _text_cell(texts[number], content)
        sheet.append(contents)


def _content(cell: Cell) -> Cell | BookCell:
    return number_cell(cell) if isinstance(cell, Decimal) else clean(cell) if cell else cell


def _text_cell(cell: BookCell, text: str) -> BookCell:
    """Return `cell` holding `text`, so that it stays a text when it is edited: 1-01 would become a date."""
    cell.value = text
    # The library would take =1+1 for a formula.
    cell.data_type = "s"
    return cell
