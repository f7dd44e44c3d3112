"""What changed between two editions, as a page to print."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from cqbrief.briefing.edition_diff.figures import EditionDiff, FigureChange
from cqbrief.i18n.translator import Translator
from cqbrief.paper.document_builder import DocumentBuilder, PrintJob
from cqbrief.paper.glyph_check import GlyphCheck
from cqbrief.paper.json_data import JsonObject
from cqbrief.paper.pdf_file import forbid_own_file, write_pdf
from cqbrief.paper.print_request import PrintRequest
from cqbrief.paper.profile import profiles
from cqbrief.text.change_text import (
    CONTENT,
    FILES,
    HEADINGS,
    content_lines,
    difference_text,
    edition_text,
    file_lines,
    marks_text,
    numbers_text,
    reworded_texts,
    summary_text,
)

PROFILE = "briefing"
"""By which the pages are laid out."""


def write_changes(diff: EditionDiff, target: Path, tr: Translator) -> int:
    """Write a PDF of all changes into `target`; return the number of its pages.

    Needs a QApplication. Raise PrintError.
    """
    forbid_own_file(target, diff.old, diff.new)
    with closing(DocumentBuilder(tr)) as builder:
        pages = builder.make_pdf(changes_job(diff, builder))
    write_pdf(target, pages.parts[0], diff.old, diff.new)
    return pages.pages


def changes_job(diff: EditionDiff, builder: DocumentBuilder) -> PrintJob:
    """Put together what Typst needs for the pages, laid out like the whole briefing. Raise PrintError."""
    edition, tr = diff.new, builder.tr
    if edition.briefing is not None:
        # Its figures are needed, but nothing that would have to be drawn.
        themes = tuple(
            replace(theme, charts=(), tables=(), stories=(), measures=(), slides=())
            for theme in edition.briefing.themes
        )
        edition = replace(edition, briefing=replace(edition.briefing, themes=themes, pictures=()))
    job = builder.prepare(edition, profiles()[PROFILE], PrintRequest())
    glyphs = GlyphCheck(job.template.parent.parent)
    clean = glyphs.clean
    kinds = [
        {
            "heading": tr.text(heading),
            "rows": [_row(change, tr, glyphs) for change in diff.changes if change.kind == kind],
        }
        for kind, heading in HEADINGS.items()
    ]
    data: JsonObject = {
        "heading": tr.text("Changes since another edition"),
        "old": clean(tr.text("Old: {edition}", edition=edition_text(diff.old, tr))),
        "new": clean(tr.text("New: {edition}", edition=edition_text(diff.new, tr))),
        "summary": summary_text(diff, tr),
        "kinds": [kind for kind in kinds if kind["rows"]],
        "lists": [
            {"heading": tr.text(heading), "lines": [clean(line) for line in lines]}
            for heading, lines in (
                (CONTENT, content_lines(diff, tr)),
                (FILES, file_lines(diff, tr)),
            )
            if lines
        ],
        "heads": [
            tr.text("No."),
            tr.text("Indicator"),
            tr.text("Value"),
            tr.text("Change"),
            tr.text("Remarks"),
        ],
    }
    return replace(
        job,
        template=job.template.with_name("comparison.typ"),
        data={**job.data, "comparison": data},
        missing=(*job.missing, *glyphs.missing),
    )


def _row(change: FigureChange, tr: Translator, glyphs: GlyphCheck) -> list[str]:
    cells = (
        change.new.number if change.new else "",
        change.figure.label.in_language(tr.language),
        numbers_text(change),
        difference_text(change.difference, tr) if change.difference else "",
        "\n".join(filter(None, (marks_text(change, tr), *reworded_texts(change, tr)))),
    )
    return [glyphs.clean(cell) for cell in cells]
