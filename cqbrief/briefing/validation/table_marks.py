"""Marks of a table that say nothing by themselves are explained beside it."""

from __future__ import annotations

import re

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Chart, Table
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.tables.narrow_text import narrow
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.messages import N_, Message

CSV_MARK_UNEXPLAINED = Rule(
    "csv-mark-unexplained",
    "warning",
    N_(
        "A mark such as * or [1] beside a number of a table is shown with it. What it means is said in a "
        "note: marks for revised, provisional and estimated values need none."
    ),
)


def check_marks(context: ValidationContext, item: Chart | Table, table: SeriesTable) -> None:
    """Check that what 130* means is said in a note of the chart or table, in any language."""
    signs = {mark.sign: (column, row) for column in table.columns for row, mark in column.marks.items()}
    notes = [*item.notes, *([item.subtitle] if item.subtitle else [])]
    if isinstance(item, Chart) and item.not_additive:
        notes.append(item.not_additive)
    unexplained = tuple(sign for sign in signs if sign and not _explains(notes, sign))
    if unexplained:
        column, row = signs[unexplained[0]]
        context.report(
            CSV_MARK_UNEXPLAINED,
            f"{item.path}.data",
            Message(
                N_("Marks of “{file}” are explained nowhere: {signs}, as in “{value}” (line {line})."),
                {
                    "file": table.interpretation.file,
                    "signs": unexplained,
                    "value": column.cells[row] + unexplained[0],
                    "line": table.lines[row],
                },
            ),
            Message(N_("Say under “notes:” what they mean, as the table does.")),
        )


def _explains(notes: list[Text], sign: str) -> bool:
    inside = re.escape(sign.strip("[]()"))
    begins = re.compile(rf"\s*[\[(]?{inside}(?:[\])=:.、)]|\s)|.*{re.escape(sign)}", re.DOTALL)
    return any(begins.match(narrow(words)) for note in notes for words in note.wordings())
