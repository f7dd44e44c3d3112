"""What changed between two editions, as a page to print."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from cqbrief.briefing.edition_diff.figures import EditionDiff, FigureChange
from cqbrief.i18n.translator import Translator
from cqbrief.paper.block_data import Data
from cqbrief.paper.document_builder import DocumentBuilder, PrintJob
from cqbrief.paper.glyph_check import GlyphCheck
from cqbrief.paper.pdf_file import require_foreign, write
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


def print_comparison(
    collation: EditionDiff, target: Path, tr: Translator, options: PrintRequest | None = None
) -> int:
    """`target` is a PDF of all changes; the number of its pages. Needs a QApplication. Raises PrintError."""
    require_foreign(target, collation.old, collation.new)
    with closing(DocumentBuilder(tr)) as press:
        sheets = press.pdf(comparison_job(collation, press, options or PrintRequest()))
    write(target, sheets.parts[0], collation.old, collation.new)
    return sheets.pages


def comparison_job(collation: EditionDiff, press: DocumentBuilder, options: PrintRequest) -> PrintJob:
    """Everything that Typst needs for the pages, laid out like the whole briefing. Raises PrintError."""
    edition, tr = collation.new, press.words
    if edition.briefing is not None:
        # Its figures are needed, but nothing that would have to be drawn.
        themes = tuple(
            replace(theme, charts=(), tables=(), stories=(), measures=(), slides=())
            for theme in edition.briefing.themes
        )
        edition = replace(edition, briefing=replace(edition.briefing, themes=themes, pictures=()))
    job = press.prepare(edition, profiles()["briefing"], options)
    glyphs = GlyphCheck(job.template.parent.parent)
    clean = glyphs.clean
    kinds = [
        {
            "heading": tr.text(heading),
            "rows": [_row(change, tr, glyphs) for change in collation.changes if change.kind == kind],
        }
        for kind, heading in HEADINGS.items()
    ]
    data: Data = {
        "heading": tr.text("Changes since another edition"),
        "old": clean(tr.text("Old: {edition}", edition=edition_text(collation.old, tr))),
        "new": clean(tr.text("New: {edition}", edition=edition_text(collation.new, tr))),
        "summary": summary_text(collation, tr),
        "kinds": [kind for kind in kinds if kind["rows"]],
        "lists": [
            {"heading": tr.text(heading), "lines": [clean(line) for line in lines]}
            for heading, lines in (
                (CONTENT, content_lines(collation, tr)),
                (FILES, file_lines(collation, tr)),
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
