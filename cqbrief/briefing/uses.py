"""Where each figure appears in its briefing: the way from a sentence of the source to its consequences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from cqbrief.briefing.formulas.syntax import references
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Briefing, Chart, Source, Table, Theme
from cqbrief.briefing.record import Record, record

UseKind = Literal[
    "headline",
    "summary",
    "message",
    "key_figure",
    "figure",
    "chart",
    "table",
    "story",
    "measure",
    "derived",
    "check",
]


@record
class Use(Record):
    """Describe one place where a figure appears."""

    kind: UseKind
    theme: int
    """Number of the theme from 1; 0 for the briefing as a whole."""
    id: str
    """Id of the chart, table, story, measure or figure there; of the theme for its message; else empty."""
    title: Text
    """What stands there: the headline, the person, the label…"""


def uses(briefing: Briefing) -> Mapping[str, tuple[Use, ...]]:
    """Return id of a figure -> its uses, in the order in which a reader meets them; each place once."""
    found: dict[str, dict[Use, None]] = defaultdict(dict)
    for id_, use in _all(briefing):
        found[id_].setdefault(use)
    return {id_: tuple(places) for id_, places in found.items()}


def theme_sources(briefing: Briefing, theme: Theme) -> tuple[Source, ...]:
    """Return the sources behind what `theme` shows, in the order of the briefing; its only one always.

    A figure of another theme that is mentioned here counts, and so do those that a derived one stands on.
    """
    if len(briefing.sources) <= 1:
        return briefing.sources
    figures = {figure.id: figure for theme in briefing.themes for figure in theme.figures}
    used: set[str | None] = set()
    waiting = [id_ for id_, _ in _theme(0, theme)]
    seen: set[str] = set()
    while waiting:
        figure = figures.get(waiting.pop())
        if figure is None or figure.id in seen:
            continue
        seen.add(figure.id)
        used |= {place.source for place in (figure.quote, figure.locator) if place is not None}
        waiting += references(figure.formula or "")
    files = (*(chart.data for chart in theme.charts), *(table.data for table in theme.tables))
    used |= {data.locator.source for data in files if data is not None}
    quotes = [quote for story in theme.stories for quote in story.quotes]
    named = (*quotes, *(item.quote for item in theme.measures), *(item.quote for item in theme.silences))
    used |= {quote.source for quote in named if quote is not None}
    return tuple(source for source in briefing.sources if source.id in used)


def _all(briefing: Briefing) -> Iterator[tuple[str, Use]]:
    if briefing.summary is not None:
        for id_ in _in_order(briefing.summary):
            yield id_, Use("summary", 0, "", briefing.title)
    for number, theme in enumerate(briefing.themes, start=1):
        yield from _theme(number, theme)
    for number, theme in enumerate(briefing.themes, start=1):
        for figure in theme.figures:
            for id_ in references(figure.formula or ""):
                yield id_, Use("derived", number, figure.id, figure.label)
            for id_ in references(figure.check or ""):
                yield id_, Use("check", number, figure.id, figure.label)


def _theme(number: int, theme: Theme) -> Iterator[tuple[str, Use]]:
    if theme.headline is not None:
        yield theme.headline, Use("headline", number, theme.id, theme.short or theme.title)
    for id_ in _in_order(theme.message):
        yield id_, Use("message", number, theme.id, theme.short or theme.title)
    for figure in theme.figures:
        card = Use("key_figure" if figure.key else "figure", number, figure.id, figure.label)
        yield figure.id, card
        for id_ in (
            *(comparison.figure for comparison in figure.comparisons),
            *_in_order(figure.note, figure.concept, figure.share_of),
        ):
            yield id_, card
    for chart in theme.charts:
        for id_ in _chart(chart):
            yield id_, Use("chart", number, chart.id, chart.headline)
    for table in theme.tables:
        for id_ in _table(table):
            yield id_, Use("table", number, table.id, table.headline)
    for story in theme.stories:
        texts = (story.before, story.after, story.summary, story.note)
        for id_ in (*story.figures, *_in_order(*texts)):
            yield id_, Use("story", number, story.id, story.person)
    for measure in theme.measures:
        for id_ in (*measure.figures, *_in_order(measure.summary, measure.note)):
            yield id_, Use("measure", number, measure.id, measure.name)


def _chart(chart: Chart) -> Iterator[str]:
    for point in chart.points:
        yield from (id_ for id_ in (point.figure, point.target) if id_ is not None)
    yield from _in_order(chart.headline, chart.subtitle, *chart.remarks)


def _table(table: Table) -> Iterator[str]:
    for row in table.rows:
        for cell in row.cells:
            if cell.figure is not None:
                yield cell.figure
            else:
                yield from _in_order(cell.text)
    yield from _in_order(table.headline, table.subtitle, *table.notes)


def _in_order(*texts: Text | None) -> Iterator[str]:
    for text in texts:
        if text is not None:
            yield from sorted(text.references())
