"""The foot of a slide: where its numbers come from, which they are, and which slide this is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart, Series, Table
from cqbrief.cards.context import Context
from cqbrief.show.sheet import Sheet
from cqbrief.show.slides import Deck, Slide, grounds, slide_passages
from cqbrief.words.evidence import table_name
from cqbrief.words.figures import DAGGER, glue

MOST_NUMBERS = 3
"""Figures named in the corner of a chart; more would be noise."""


def foot_of(sheet: Sheet, slide: Slide, deck: Deck) -> None:
    """Source line and numbers of a slide stand at its foot."""
    alone = slide.kind == "chart" or len(slide.figures) == 1
    theme = deck.edition.theme_of.get(slide.item)
    drawn: tuple[Chart | Table, ...] = (*theme.charts, *theme.tables) if theme else ()
    data = next((item.data for item in drawn if item.id == slide.item), None)
    names = slide.figures if alone and slide.kind != "story" else ()
    sheet.foot(
        source_line(sheet, slide_passages(slide, deck.edition), slide.figures, data),
        corner(sheet.context, names, slide, deck),
    )


def corner(context: Context, figures: Sequence[str], slide: Slide, deck: Deck) -> str:
    """Numbers of the figures shown, then the number of the slide: 1-01 · 3 / 24."""
    numbers = [context.figures[id_].number for id_ in figures[:MOST_NUMBERS] if id_ in context.figures]
    if slide.number <= deck.flow:
        page = f"{slide.number} / {deck.flow}"
    else:
        page = context.words.text("backup {number}", number=slide.number)
    return "　·　".join(part for part in ("  ".join(numbers), page) if part)


def source_line(
    sheet: Sheet, owners: Iterable[str], figures: Sequence[str], data: Series | None = None
) -> str:
    """“Source: title, paragraphs 5, 7; title, table 1”, and what † means where it stands on the slide.

    `owners` are those of the quotes behind the `figures`, `data` is the CSV file behind what is shown.
    """
    context = sheet.context
    edition, words = context.edition, context.words
    places: dict[str, list[int]] = {}
    for owner in owners:
        passage = edition.passages[owner]
        number = edition.documents[passage.source].paragraphs[passage.paragraph].number
        numbers = places.setdefault(passage.source, [])
        if number and number not in numbers:
            numbers.append(number)
    parts = []
    for source, numbers in places.items():
        listed = tuple(str(number) for number in sorted(numbers))
        place = _whole(words.text("paragraph {number}", number=listed)) if listed else ""
        parts.append(" ".join(item for item in (_title(source, edition, context), place) if item))
    locators = [figure.locator for figure in grounds(figures, edition) if figure.locator]
    tables: dict[str, dict[str, None]] = {}
    for locator in (*locators, *((data.locator,) if data else ())):
        tables.setdefault(_title(locator.source, edition, context), {})[locator.table] = None
    for title, names in tables.items():
        place = f"{title} {words.join([table_name(name, words) for name in names])}".strip()
        parts.append(words.text("{place} (not machine-checked)", place=place))
    line = f"{words.text('Source:')} {'; '.join(parts)}" if parts else ""
    derived = any(context.figures[id_].derived for id_ in figures if id_ in context.figures)
    return sheet.join(line, _whole(f"{DAGGER} {words.text('derived')}") if derived else "")


def _whole(text: str) -> str:
    """`text` such that it stays on one line, at its spaces too."""
    return glue(text.replace(" ", "\u00a0"))


def _title(source: str | None, edition: Edition, context: Context) -> str:
    """The source's title; of the only one where none is named."""
    briefing = edition.briefing
    sources = briefing.sources if briefing else ()
    if source is None and len(sources) == 1:
        return context.say(sources[0].title)
    return next((context.say(item.title) for item in sources if item.id == source), source or "")
