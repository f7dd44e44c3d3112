"""What changed between two editions, as a page to print."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from cqbrief.briefing.compare import Change, Collation
from cqbrief.paper.blocks import Data
from cqbrief.paper.glyphs import Glyphs
from cqbrief.paper.options import Options
from cqbrief.paper.output import require_foreign, write
from cqbrief.paper.press import Job, Press
from cqbrief.paper.profile import profiles
from cqbrief.words.catalogue import Words
from cqbrief.words.compare import (
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


def print_comparison(collation: Collation, target: Path, words: Words, options: Options | None = None) -> int:
    """`target` is a PDF of all changes; the number of its pages. Needs a QApplication. Raises PrintError."""
    require_foreign(target, collation.old, collation.new)
    with closing(Press(words)) as press:
        sheets = press.pdf(comparison_job(collation, press, options or Options()))
    write(target, sheets.parts[0], collation.old, collation.new)
    return sheets.pages


def comparison_job(collation: Collation, press: Press, options: Options) -> Job:
    """Everything that Typst needs for the pages, laid out like the whole briefing. Raises PrintError."""
    edition, words = collation.new, press.words
    if edition.briefing is not None:
        # Its figures are needed, but nothing that would have to be drawn.
        themes = tuple(
            replace(theme, charts=(), tables=(), stories=(), measures=(), slides=())
            for theme in edition.briefing.themes
        )
        edition = replace(edition, briefing=replace(edition.briefing, themes=themes, pictures=()))
    job = press.prepare(edition, profiles()["briefing"], options)
    glyphs = Glyphs(job.template.parent.parent)
    clean = glyphs.clean
    kinds = [
        {
            "heading": words.text(heading),
            "rows": [_row(change, words, glyphs) for change in collation.changes if change.kind == kind],
        }
        for kind, heading in HEADINGS.items()
    ]
    data: Data = {
        "heading": words.text("Changes since another edition"),
        "old": clean(words.text("Old: {edition}", edition=edition_text(collation.old, words))),
        "new": clean(words.text("New: {edition}", edition=edition_text(collation.new, words))),
        "summary": summary_text(collation, words),
        "kinds": [kind for kind in kinds if kind["rows"]],
        "lists": [
            {"heading": words.text(heading), "lines": [clean(line) for line in lines]}
            for heading, lines in (
                (CONTENT, content_lines(collation, words)),
                (FILES, file_lines(collation, words)),
            )
            if lines
        ],
        "heads": [
            words.text("No."),
            words.text("Indicator"),
            words.text("Value"),
            words.text("Change"),
            words.text("Remarks"),
        ],
    }
    return replace(
        job,
        template=job.template.with_name("comparison.typ"),
        data={**job.data, "comparison": data},
        missing=(*job.missing, *glyphs.missing),
    )


def _row(change: Change, words: Words, glyphs: Glyphs) -> list[str]:
    cells = (
        change.new.number if change.new else "",
        change.figure.label.in_language(words.language),
        numbers_text(change),
        difference_text(change.difference, words) if change.difference else "",
        "\n".join(filter(None, (marks_text(change, words), *reworded_texts(change, words)))),
    )
    return [glyphs.clean(cell) for cell in cells]
