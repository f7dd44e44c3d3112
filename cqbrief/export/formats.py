"""The kinds of files that a briefing is exported to: one entry for each.

Command line and window take from here what they offer. What makes the content of a file is imported when a
file is made, so that the help of the command line can be printed without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cqbrief.i18n.messages import N_

if TYPE_CHECKING:
    from cqbrief.briefing.edition import Edition
    from cqbrief.export.content import ExportContent
    from cqbrief.i18n.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """Describe one kind of file. Texts are templates of the catalogue."""

    ending: str
    """By which the kind is told: .xlsx."""
    label: str
    """For the dialog that asks where to save."""
    purpose: str
    """For the help of the command line, line breaks included."""
    make: Callable[[Edition, Translator], ExportContent]


def _make_workbook(edition: Edition, tr: Translator) -> ExportContent:
    from cqbrief.export.workbook import export_workbook

    return export_workbook(edition, tr)


def _make_csv(edition: Edition, tr: Translator) -> ExportContent:
    from cqbrief.export.csv_file import export_csv

    return export_csv(edition, tr)


def _make_markdown(edition: Edition, tr: Translator) -> ExportContent:
    from cqbrief.export.markdown import export_markdown

    return export_markdown(edition, tr)


_FORMATS = (
    ExportFormat(
        ending=".xlsx",
        label=N_("Workbook with all figures (*.xlsx)"),
        purpose=N_("all figures with their sentences, a workbook"),
        make=_make_workbook,
    ),
    ExportFormat(
        ending=".csv",
        label=N_("All figures as plain text (*.csv)"),
        purpose=N_(
            "the same as plain text (UTF-8); what a spreadsheet\n"
            "would change, such as 1-01, begins with a tab"
        ),
        make=_make_csv,
    ),
    ExportFormat(
        ending=".md",
        label=N_("The whole briefing as Markdown (*.md)"),
        purpose=N_("the whole briefing as Markdown"),
        make=_make_markdown,
    ),
)

FORMATS: Mapping[str, ExportFormat] = {entry.ending: entry for entry in _FORMATS}
"""Every kind of export by the ending of its files, in the order in which they are offered."""
