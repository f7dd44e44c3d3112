"""Why a number can be trusted, in words: its formula, its check, its remarks, its place in a table."""

from __future__ import annotations

import re

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Figure, Locator
from cqbrief.i18n.translator import Translator
from cqbrief.text.figure_text import prose_spans, prose_text
from cqbrief.text.ledger_text import sum_spans
from cqbrief.text.spans import Span, Spans, as_spans, content_span, join_spans, spans_text

_PAGE = re.compile(r"[0-9]+(\s*[-–—~～]\s*[0-9]+)?|[ivxlc]+", re.IGNORECASE)
"""A page's number, or a span of pages, without the word: 12, 12-14, iv."""


def formula_spans(figure: Figure, edition: Edition) -> Spans:
    """Return a derived or checked figure's sum with its result: ``75.1 ÷ (1 + 14.5%) = 65.59万人 ≈
    65.6万人``."""
    entry = edition.ledger.get(figure.id)
    return sum_spans(entry) if entry else ()


def formula_line(figure: Figure, edition: Edition) -> str:
    """Return a derived or checked figure's sum with its result as plain text; empty for any other figure."""
    return spans_text(formula_spans(figure, edition))


def table_spans(table: str, tr: Translator) -> Spans:
    """Return a table as readers call it; what is named as one already (表1, Table A.2) keeps its own name."""
    name = content_span(table)
    named = "表" in table or "table" in table.lower()
    return name if named else as_spans(tr.parts("Table {table}", table=name))


def table_name(table: str, tr: Translator) -> str:
    """Return a table as readers call it, as plain text."""
    return spans_text(table_spans(table, tr))


def locator_spans(locator: Locator, tr: Translator) -> Spans:
    """Return where a number stands in a table of the source."""
    parts = [table_spans(locator.table, tr)]
    if locator.row:
        parts.append(as_spans(tr.parts("row {row}", row=content_span(locator.row))))
    if locator.column:
        parts.append(as_spans(tr.parts("column {column}", column=content_span(locator.column))))
    if locator.page:
        # 第12页 is whole as it stands.
        bare = _PAGE.fullmatch(locator.page.strip()) is not None
        page = content_span(locator.page)
        parts.append(as_spans(tr.parts("page {page}", page=page)) if bare else page)
    return join_spans(parts, tr.comma)


def locator_line(locator: Locator, tr: Translator) -> str:
    """Return where a number stands in a table of the source, as plain text."""
    return spans_text(locator_spans(locator, tr))


def figure_facts(figure: Figure, edition: Edition, tr: Translator) -> list[tuple[str, Spans]]:
    """Return everything else that is known of a figure, each with its heading; only what the briefing
    says."""
    facts: list[tuple[str, Spans]] = []
    texts = (
        (tr.text("Period inferred from"), figure.period.why if figure.period else None),
        (tr.text("Area"), figure.area),
        (tr.text("Definition"), figure.concept),
        (tr.text("Share of"), figure.share_of),
        (tr.text("Presumably should read"), figure.reads_as),
        (tr.text("Confirmed by"), figure.corroboration),
        (tr.text("Note"), figure.note),
    )
    for heading, text in texts:
        if text is not None:
            facts.append((heading, prose_spans(text, edition.figures, tr.language)))
    if figure.adjusted:
        adjusted = tr.text("The source adjusted the last digit, so that the parts add up")
        facts.append((tr.text("Rounding"), (Span(adjusted),)))
    if not figure.additive:
        facts.append((tr.text("Sum"), (Span(tr.text("Must not be summed with others")),)))
    corrections = edition.briefing.corrections if edition.briefing else ()
    for correction in corrections:
        if correction.figure == figure.id:
            was, now = (
                prose_spans(text, edition.figures, tr.language) for text in (correction.was, correction.now)
            )
            heading = tr.text("Corrected on {date}", date=correction.date)
            facts.append((heading, as_spans((was, " → ", now))))
    return facts


def owner_title(owner: str, edition: Edition, tr: Translator) -> str:
    """Return whose words a quote is: the story or measure whose path, or whose quote's path, `owner` is."""
    if edition.briefing is None:
        return ""
    for theme in edition.briefing.themes:
        for story in theme.stories:
            if owner in (story.path, *(quote.path for quote in story.quotes)):
                return prose_text(story.person, edition.figures, tr.language)
        for measure in theme.measures:
            if owner == measure.path:
                return prose_text(measure.name, edition.figures, tr.language)
    return ""
