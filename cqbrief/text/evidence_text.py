"""Why a number can be trusted, in words: its formula, its check, its remarks, its place in a table."""

from __future__ import annotations

import re

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Figure, Locator
from cqbrief.i18n.translator import Translator
from cqbrief.text.figure_text import prose
from cqbrief.text.ledger_text import sum_line

_PAGE = re.compile(r"[0-9]+(\s*[-–—~～]\s*[0-9]+)?|[ivxlc]+", re.IGNORECASE)
"""A page's number, or a span of pages, without the word: 12, 12-14, iv."""


def formula_line(figure: Figure, edition: Edition) -> str:
    """A derived or checked figure's sum with its result: ``75.1 ÷ (1 + 14.5%) = 65.59万人 ≈ 65.6万人``."""
    entry = edition.ledger.get(figure.id)
    return sum_line(entry) if entry else ""


def table_name(table: str, tr: Translator) -> str:
    """A table as readers call it; what is named as one already (表1, Table A.2) keeps its own name."""
    named = "表" in table or "table" in table.lower()
    return table if named else tr.text("Table {table}", table=table)


def locator_line(locator: Locator, tr: Translator) -> str:
    """Where a number stands in a table of the source."""
    parts = [table_name(locator.table, tr)]
    if locator.row:
        parts.append(tr.text("row {row}", row=locator.row))
    if locator.column:
        parts.append(tr.text("column {column}", column=locator.column))
    if locator.page:
        # 第12页 is whole as it stands.
        bare = _PAGE.fullmatch(locator.page.strip()) is not None
        parts.append(tr.text("page {page}", page=locator.page) if bare else locator.page)
    return tr.join(parts)


def figure_facts(figure: Figure, edition: Edition, tr: Translator) -> list[tuple[str, str]]:
    """Everything else that is known of a figure, each with its heading; only what the briefing says."""
    facts: list[tuple[str, str]] = []
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
            facts.append((heading, prose(text, edition.figures, tr.language)))
    if figure.adjusted:
        facts.append(
            (
                tr.text("Rounding"),
                tr.text("The source adjusted the last digit, so that the parts add up"),
            )
        )
    if not figure.additive:
        facts.append((tr.text("Sum"), tr.text("Must not be summed with others")))
    corrections = edition.briefing.corrections if edition.briefing else ()
    for correction in corrections:
        if correction.figure == figure.id:
            was, now = (prose(t, edition.figures, tr.language) for t in (correction.was, correction.now))
            facts.append((tr.text("Corrected on {date}", date=correction.date), f"{was} → {now}"))
    return facts


def owner_title(owner: str, edition: Edition, tr: Translator) -> str:
    """Whose words a quote is: the story or measure at this path (``themes[2].stories[1].quotes[0]``)."""
    if edition.briefing is None:
        return ""
    item_path = owner.partition(".quotes[")[0]
    for theme in edition.briefing.themes:
        for story in theme.stories:
            if story.path == item_path:
                return prose(story.person, edition.figures, tr.language)
        for measure in theme.measures:
            if measure.path == item_path:
                return prose(measure.name, edition.figures, tr.language)
    return ""
