"""All figures as a CSV file."""

from __future__ import annotations

from cqbrief.briefing.edition import Edition
from cqbrief.export.cell_text import LONGEST, csv_bytes
from cqbrief.export.content import ExportContent, overlong_cells
from cqbrief.export.row_data import figure_table
from cqbrief.i18n.translator import Translator


def export_csv(edition: Edition, tr: Translator) -> ExportContent:
    """Return the file, with a remark on texts that programs cut or split."""
    rows = figure_table(edition, tr)
    overlong = overlong_cells(rows)
    remark = tr.text(
        "A cell of a spreadsheet holds {count} characters: programs cut or split {places}.",
        count=LONGEST,
        places=overlong,
    )
    return ExportContent(csv_bytes(rows), remark if overlong else "")
