"""The footer of a slide: where its numbers come from, which they are, and which slide this is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart, Series, Table
from cqbrief.briefing.quantities.quantity import DAGGER
from cqbrief.cards.view_context import ViewContext
from cqbrief.presentation.deck import Deck, Slide
from cqbrief.presentation.slide_passages import reported_figures, slide_passages
from cqbrief.presentation.slide_widget import SlideWidget
from cqbrief.text.evidence_text import table_name
from cqbrief.text.location_text import paragraph_span
from cqbrief.text.spans import Span, Spans, as_spans, join_spans

MOST_NUMBERS = 3
"""Numbers and ranges named in the corner of a chart; of more only their count is given."""


def place_slide_footer(widget: SlideWidget, slide: Slide, deck: Deck) -> None:
    """Place source line and numbers of a slide at its foot."""
    alone = slide.kind == "chart" or len(slide.figures) == 1
    theme = deck.edition.theme_of.get(slide.item)
    drawn: tuple[Chart | Table, ...] = (*theme.charts, *theme.tables) if theme else ()
    data = next((item.data for item in drawn if item.id == slide.item), None)
    names = slide.figures if alone and slide.kind != "story" else ()
    widget.place_footer(
        source_line(widget, slide_passages(slide, deck.edition), slide.figures, data),
        corner_text(widget.context, names, slide, deck),
    )


def corner_text(context: ViewContext, figures: Sequence[str], slide: Slide, deck: Deck) -> str:
    """Write the numbers of the figures shown, then the number of the slide: 1-01 · 3 / 24."""
    numbers = number_ranges(figures, deck.edition)
    if slide.number <= deck.main_count:
        page = f"{slide.number} / {deck.main_count}"
    else:
        page = context.tr.text("backup {number}", number=slide.number)
    values = deck.values_slide(slide)
    told = context.tr.text("all values: slide {number}", number=values.number) if values else ""
    return "　·　".join(part for part in (told, "  ".join(numbers), page) if part)


def number_ranges(figures: Iterable[str], edition: Edition) -> list[str]:
    """Write the numbers of the figures with these ids, neighbours of a theme as a range: 1-03…1-06.

    Where that is more than the corner holds, the last part says how many more there are: +4.
    """
    named = list(dict.fromkeys(id_ for id_ in figures if id_ in edition.figures))
    themes = {theme.id: theme for theme in (edition.theme_of[id_] for id_ in named)}.values()
    following = {one.id: other.id for theme in themes for one, other in pairwise(theme.figures)}
    runs: list[list[str]] = []
    for id_ in named:
        if runs and following.get(runs[-1][-1]) == id_:
            runs[-1].append(id_)
        else:
            runs.append([id_])
    ranges: list[tuple[str, int]] = []
    for run in runs:
        numbers = [edition.figures[id_].number for id_ in run]
        # Two stand side by side: a range is no shorter.
        ranges += [(f"{numbers[0]}…{numbers[-1]}", len(run))] if len(run) > 2 else [(n, 1) for n in numbers]
    if len(ranges) <= MOST_NUMBERS:
        return [text for text, _ in ranges]
    kept, rest = ranges[: MOST_NUMBERS - 1], ranges[MOST_NUMBERS - 1 :]
    return [*(text for text, _ in kept), f"+{sum(count for _, count in rest)}"]


def source_line(
    widget: SlideWidget, owners: Iterable[str], figures: Sequence[str], data: Series | None = None
) -> Spans:
    """Write “Source: title, paragraphs 5, 7; title, table 1”, and what † means where it is on the slide.

    `owners` are those of the quotes behind the `figures`, `data` is the CSV file behind what is shown.
    """
    context = widget.context
    edition, tr = context.edition, context.tr
    places: dict[str, list[int]] = {}
    for owner in owners:
        passage = edition.passages[owner]
        number = edition.documents[passage.source].paragraphs[passage.paragraph].number
        numbers = places.setdefault(passage.source, [])
        if number and number not in numbers:
            numbers.append(number)
    parts: list[Spans] = []
    for source, numbers in places.items():
        listed = tuple(str(number) for number in sorted(numbers))
        place = (_unbroken(paragraph_span(listed, tr)),) if listed else ()
        parts.append(join_spans((as_spans((_title(source, edition, context),)), place), " "))
    parts += [as_spans((place,)) for place in _table_places(widget, figures, data)]
    line = as_spans((f"{tr.text('Source:')} ", join_spans(parts, "; "))) if parts else ()
    derived = any(context.figures[id_].derived for id_ in figures if id_ in context.figures)
    meaning = (_unbroken(Span(f"{DAGGER} {tr.text('derived')}", keep_together=True)),) if derived else ()
    return join_spans((line, meaning), tr.gap)


def _table_places(widget: SlideWidget, figures: Sequence[str], data: Series | None) -> list[str]:
    """List the tables behind what is shown, by source, and say which of them no machine has checked."""
    context = widget.context
    edition, tr = context.edition, context.tr
    located = [
        (f.locator, edition.evidence_bases.get(f.id)) for f in reported_figures(figures, edition) if f.locator
    ]
    if data is not None:
        located.append((data.locator, "hand"))
    tables: dict[tuple[str, bool], dict[str, None]] = {}
    for locator, basis in located:
        source = _title(locator.source, edition, context)
        tables.setdefault((source, basis == "table"), {})[locator.table] = None
    parts = []
    for (title, checked), names in tables.items():
        place = f"{title} {tr.join([table_name(name, tr) for name in names])}".strip()
        parts.append(place if checked else tr.text("{place} (not machine-checked)", place=place))
    return parts


def _unbroken(span: Span) -> Span:
    """Return a span that is kept on one line such that it is at its spaces too."""
    return span._replace(text=span.text.replace(" ", "\u00a0"))


def _title(source: str | None, edition: Edition, context: ViewContext) -> str:
    """Return the source's title; of the only one where none is named."""
    briefing = edition.briefing
    sources = briefing.sources if briefing else ()
    if source is None and len(sources) == 1:
        return context.text(sources[0].title)
    return next((context.text(item.title) for item in sources if item.id == source), source or "")
