"""What is too long for a slide: it would be cut off on the wall, and is therefore reported.

Everything else is set smaller or split by itself (`cqbrief.presentation.deck`). The limits are what fits a
4:3 screen at the smallest size that can be read from the last row; `tests/presentation/test_limits.py` holds
the slides to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from cqbrief.briefing.localized_text import FigureRef, Text
from cqbrief.briefing.model import Chart, Story, Table, Theme
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.table_slides import column_ems, room_beside_labels
from cqbrief.briefing.text_width import ems
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.i18n.messages import N_, Message

SLIDE_OVERFLOW = Rule(
    "slide-overflow",
    "warning",
    N_(
        "On the wall, text below a certain size cannot be read from the last row, so a slide holds "
        "only so much. Say it shorter; notes and the hand-out have room for the rest."
    ),
)
SLIDE_COLUMNS = Rule("slide-columns", "warning", SLIDE_OVERFLOW.explanation)

MESSAGE, HEADLINE, SUBTITLE, NOTES, LABEL, SUMMARY, QUOTE, TITLE = 84, 56, 80, 150, 34, 240, 330, 40
"""Widths in em of a theme's message, a chart's or table's headline and subtitle, all its notes together, a
figure's label, a story's summary, one quote of it, and the briefing's title."""


def check_slides(context: ValidationContext) -> None:
    """Report texts and tables that no slide can show whole."""
    _check_text(context, context.briefing.title, "title", TITLE)
    for theme in context.briefing.themes:
        for path, text, most in _texts(theme):
            _check_text(context, text, path, most)
        drawn: tuple[Chart | Table, ...] = (*theme.charts, *theme.tables)
        for item in drawn:
            _check_notes(context, item)
        for table in theme.tables:
            _check_columns(context, table)


def _check_columns(context: ValidationContext, table: Table) -> None:
    """Report a column that no slide can show whole, not even alone."""
    series = context.series.get(table.id)
    room = room_beside_labels(table, series)
    widest = max(column_ems(table, context.figures, series), default=0)
    if widest > room:
        context.report(
            SLIDE_COLUMNS,
            f"{table.path}.columns" if table.columns else f"{table.path}.data.columns",
            Message(
                N_("A column is too wide for a slide: {width} Chinese characters; {most} fit."),
                {"width": round(widest), "most": round(room)},
            ),
            Message(N_("Say it shorter, or leave the table to the hand-out with “backup: true”.")),
        )


def _texts(theme: Theme) -> Iterator[tuple[str, Text, int]]:
    """Yield path, text and limit of everything that is shown in one place of a slide."""
    yield f"{theme.path}.message", theme.message, MESSAGE
    for figure in theme.figures:
        yield f"{figure.path}.label", figure.label, LABEL
    drawn: tuple[Chart | Table, ...] = (*theme.charts, *theme.tables)
    for item in drawn:
        yield f"{item.path}.headline", item.headline, HEADLINE
        if item.subtitle is not None:
            yield f"{item.path}.subtitle", item.subtitle, SUBTITLE
    for story in theme.stories:
        yield from _story_texts(story)


def _story_texts(story: Story) -> Iterator[tuple[str, Text, int]]:
    yield f"{story.path}.summary", story.summary, SUMMARY
    for quote in story.quotes:
        yield quote.path, Text(plain=quote.text), QUOTE


def _check_text(context: ValidationContext, text: Text, path: str, most: int) -> None:
    wordings = [text.in_language(language) for language in LANGUAGES]
    if all(len(words) <= most and "{" not in words for words in wordings):
        return  # No character is wider than an em.
    width = max(_width(context, text, language) for language in LANGUAGES)
    if width > most and not context.is_invalid(path):
        context.report(
            SLIDE_OVERFLOW,
            path,
            Message(
                N_("The text is too long for a slide: {width} Chinese characters wide; {most} fit."),
                {"width": round(width), "most": most},
            ),
            Message(N_("Say it shorter; what is left out can go into the notes.")),
        )


def _check_notes(context: ValidationContext, item: Chart | Table) -> None:
    notes = [*item.notes]
    if isinstance(item, Chart) and item.not_additive is not None:
        notes.append(item.not_additive)
    width = max(sum(_width(context, note, language) for note in notes) for language in LANGUAGES)
    if width > NOTES:
        context.report(
            SLIDE_OVERFLOW,
            f"{item.path}.notes",
            Message(
                N_("The notes are too long for a slide: {width} Chinese characters wide; {most} fit."),
                {"width": round(width), "most": NOTES},
            ),
            Message(N_("Say it shorter; what is left out can go into the notes.")),
        )


def _width(context: ValidationContext, text: Text, language: Language) -> float:
    width = 0.0
    for segment in text.segments(language):
        if isinstance(segment, FigureRef):
            figure = context.figures.get(segment.id)
            width += ems(figure.value.printed) if figure and figure.value else 0.0
        else:
            width += ems(segment)
    return width
