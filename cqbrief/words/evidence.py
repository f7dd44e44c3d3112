"""Why a number can be trusted, in words: its formula, its check, its remarks, its place in a table."""

from __future__ import annotations

import re

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Figure, Locator
from cqbrief.words.catalogue import Words
from cqbrief.words.figures import prose
from cqbrief.words.ledger import sum_line

_PAGE = re.compile(r"[0-9]+(\s*[-–—~～]\s*[0-9]+)?|[ivxlc]+", re.IGNORECASE)
"""A page's number, or a span of pages, without the word: 12, 12-14, iv."""


def formula_line(figure: Figure, edition: Edition) -> str:
    """A derived or checked figure's sum with its result: ``75.1 ÷ (1 + 14.5%) = 65.59万人 ≈ 65.6万人``."""
    entry = edition.ledger.get(figure.id)
    return sum_line(entry) if entry else ""


def table_name(table: str, words: Words) -> str:
    """A table as readers call it; what is named as one already (表1, Table A.2) keeps its own name."""
    named = "表" in table or "table" in table.lower()
    return table if named else words.text("Table {table}", table=table)


def locator_line(locator: Locator, words: Words) -> str:
    """Where a number stands in a table of the source."""
    parts = [table_name(locator.table, words)]
    if locator.row:
        parts.append(words.text("row {row}", row=locator.row))
    if locator.column:
        parts.append(words.text("column {column}", column=locator.column))
    if locator.page:
        # 第12页 is whole as it stands.
        bare = _PAGE.fullmatch(locator.page.strip()) is not None
        parts.append(words.text("page {page}", page=locator.page) if bare else locator.page)
    return words.join(parts)


def figure_facts(figure: Figure, edition: Edition, words: Words) -> list[tuple[str, str]]:
    """Everything else that is known of a figure, each with its heading; only what the briefing says."""
    facts: list[tuple[str, str]] = []
    texts = (
        (words.text("Period inferred from"), figure.period.why if figure.period else None),
        (words.text("Area"), figure.area),
        (words.text("Definition"), figure.concept),
        (words.text("Share of"), figure.share_of),
        (words.text("Presumably should read"), figure.reads_as),
        (words.text("Confirmed by"), figure.corroboration),
        (words.text("Note"), figure.note),
    )
    for heading, text in texts:
        if text is not None:
            facts.append((heading, prose(text, edition.figures, words.language)))
    if figure.adjusted:
        facts.append(
            (
                words.text("Rounding"),
                words.text("The source adjusted the last digit, so that the parts add up"),
            )
        )
    if not figure.additive:
        facts.append((words.text("Sum"), words.text("Must not be summed with others")))
    corrections = edition.briefing.corrections if edition.briefing else ()
    for correction in corrections:
        if correction.figure == figure.id:
            was, now = (prose(t, edition.figures, words.language) for t in (correction.was, correction.now))
            facts.append((words.text("Corrected on {date}", date=correction.date), f"{was} → {now}"))
    return facts


def owner_title(owner: str, edition: Edition, words: Words) -> str:
    """Whose words a quote is: the story or measure at this path (``themes[2].stories[1].quotes[0]``)."""
    if edition.briefing is None:
        return ""
    item_path = owner.partition(".quotes[")[0]
    for theme in edition.briefing.themes:
        for story in theme.stories:
            if story.path == item_path:
                return prose(story.person, edition.figures, words.language)
        for measure in theme.measures:
            if measure.path == item_path:
                return prose(measure.name, edition.figures, words.language)
    return ""
