"""What an edition is searched by: each thing that can be found, its names, its words and its number. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import FigureRef, Text, segments
from cqbrief.briefing.model import Figure, Theme
from cqbrief.briefing.quantities.folding import fold
from cqbrief.briefing.sources.document import Passage
from cqbrief.briefing.sources.paragraphs import sentences
from cqbrief.i18n.language import LANGUAGES, Language

HitKind = Literal["figure", "chart", "table", "story", "measure", "theme", "sentence"]

_SPACES = re.compile(r"[\s\u2060，,†]+")
"""What makes no difference; † stands behind derived numbers in what is copied from a page."""
_APART = re.compile(r"(?<=\d)\s+(?=[万亿千百%])")
"""A space within one number: 75.1 万."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Name one thing that was found."""

    kind: HitKind
    id: str
    """Its id; of a sentence that of its source."""
    sentence: Passage | None = None
    """Where a sentence stands; None for everything else."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Describe one thing that can be found."""

    hit: SearchHit
    names: Iterable[str]
    """What it is called: searched by words and by sound."""
    texts: Iterable[str] = ()
    """What else is said of it: searched by words only, or by sound for a sentence."""
    number: str = ""
    printed: str = ""
    amount: Decimal | None = None


def plain(text: str, *, keep_spaces: bool = False) -> str:
    """Return small letters of one width, without spaces, commas and †."""
    whole = _APART.sub("", fold(text).casefold())
    return _SPACES.sub(" " if keep_spaces else "", whole).strip()


def entries(edition: Edition) -> Iterator[SearchEntry]:
    """Yield everything that can be found; among equally good hits, what comes first here comes first.

    Figures, then people, charts and tables, measures, themes, and the sentences of the sources.
    """
    briefing = edition.briefing
    if briefing is None:
        return
    plain_texts = _PlainTexts(edition)
    for theme in briefing.themes:
        for figure in theme.figures:
            yield _figure(figure, plain_texts)
    for theme in briefing.themes:
        for story in theme.stories:
            names = plain_texts(story.person, story.role, story.place)
            told = plain_texts(story.summary, story.before, story.after)
            quoted = tuple(plain(quote.text) for quote in story.quotes)
            yield SearchEntry(SearchHit("story", story.id), names, told + quoted)
    for theme in briefing.themes:
        yield from _charts_and_tables(theme, plain_texts)
    for theme in briefing.themes:
        for measure in theme.measures:
            yield SearchEntry(
                SearchHit("measure", measure.id), plain_texts(measure.name), plain_texts(measure.summary)
            )
    for theme in briefing.themes:
        yield SearchEntry(
            SearchHit("theme", theme.id), plain_texts(theme.title, theme.short), plain_texts(theme.message)
        )
    for source, document in edition.documents.items():
        for index, paragraph in enumerate(document.paragraphs):
            for start, end in sentences(paragraph.text):
                text = plain(paragraph.text[start:end])
                sentence = Passage(source, index, start, end, start, end)
                yield SearchEntry(SearchHit("sentence", source, sentence), (), (text,))


class _PlainTexts:
    """Make texts plain, in every language and with figures printed in them; each kind of text once."""

    def __init__(self, edition: Edition) -> None:
        self._figures = edition.figures
        self._made: dict[Text, tuple[str, ...]] = {}
        # Of 20,000 figures the same areas, periods and units come again and again.

    def __call__(self, *texts: Text | None) -> tuple[str, ...]:
        return tuple(words for text in texts if text is not None for words in self._of(text))

    def _of(self, text: Text) -> tuple[str, ...]:
        made = self._made.get(text)
        if made is None:
            made_plain = (plain("".join(self._pieces(text, language))) for language in LANGUAGES)
            made = self._made[text] = tuple(dict.fromkeys(one for one in made_plain if one))
        return made

    def _pieces(self, text: Text, language: Language) -> Iterator[str]:
        for segment in segments(text.wording(language)):
            if isinstance(segment, FigureRef):
                figure = self._figures.get(segment.id)
                yield figure.value.printed if figure and figure.value else ""
            else:
                yield segment


def _figure(figure: Figure, plain_texts: _PlainTexts) -> SearchEntry:
    value = figure.value
    period = figure.period.label if figure.period else None
    return SearchEntry(
        SearchHit("figure", figure.id),
        plain_texts(figure.label),
        plain_texts(figure.area, figure.concept, figure.share_of, figure.note, period),
        figure.number,
        plain(value.printed) if value else "",
        value.amount if value else None,
    )


def _charts_and_tables(theme: Theme, plain_texts: _PlainTexts) -> Iterator[SearchEntry]:
    for chart in theme.charts:
        yield SearchEntry(
            SearchHit("chart", chart.id), plain_texts(chart.headline), plain_texts(chart.subtitle)
        )
    for table in theme.tables:
        yield SearchEntry(
            SearchHit("table", table.id), plain_texts(table.headline), plain_texts(table.subtitle)
        )
