"""The passages of the sources behind what a slide shows. Free of Qt.

An owner is the path of what has a quote, the key of `Edition.passages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.formulas.syntax import references
from cqbrief.briefing.model import Figure
from cqbrief.presentation.deck import Deck, Slide
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.text_height import BODY_HEIGHT, LEAST_SCALE, wrapped_height


def slide_passages(slide: Slide, edition: Edition) -> tuple[str, ...]:
    """Return the owners of the quotes behind what a slide shows, in order; see `figure_passages`."""
    owners: list[str] = []
    if slide.kind == "story" and (theme := edition.theme_of.get(slide.item)):
        story = next(story for story in theme.stories if story.id == slide.item)
        quotes = [story.quotes[index].path for index in slide.rows]
        owners += [owner for owner in quotes if owner in edition.passages]
    return tuple(dict.fromkeys([*owners, *figure_passages(slide.figures, edition)]))


def view_passages(view: SlideView, deck: Deck) -> tuple[str, ...]:
    """Return the owners of the quotes behind `view`: of its one item where it has one, else of its slide."""
    edition = deck.edition
    if view.target in edition.figures:
        return figure_passages([view.target], edition)
    found = deck.find(view.target) if view.target else None
    return slide_passages(deck.slides[view.slide if found is None else found], edition)


def figure_passages(ids: Iterable[str], edition: Edition) -> tuple[str, ...]:
    """Return the owners of the quotes behind figures; for derived ones of those that they derive from."""
    owners = (figure.path for figure in reported_figures(ids, edition))
    return tuple(dict.fromkeys(owner for owner in owners if owner in edition.passages))


def reported_figures(ids: Iterable[str], edition: Edition) -> tuple[Figure, ...]:
    """Return the reported figures with these ids and, for derived ones, those that they derive from."""
    found: list[Figure] = []
    seen: set[str] = set()
    waiting = list(ids)
    while waiting:
        figure = edition.figures.get(waiting.pop(0))
        if figure is None or figure.id in seen:
            continue
        seen.add(figure.id)
        if figure.formula:
            waiting = [*sorted(references(figure.formula)), *waiting]
        else:
            found.append(figure)
    return tuple(found)


def source_pages(owners: Sequence[str], edition: Edition) -> tuple[tuple[str, ...], ...]:
    """Divide the owners' sentences into pages that fit a slide; owners of one sentence stay together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for owner in owners:
        groups.setdefault((edition.passages[owner].source, source_sentence(owner, edition)), []).append(owner)
    pages: list[tuple[str, ...]] = []
    used = BODY_HEIGHT
    for (_, text), together in groups.items():
        height = wrapped_height(text, 32 * LEAST_SCALE, 1.6) + 60
        if used + height > BODY_HEIGHT:
            pages.append(())
            used = 0.0
        pages[-1] += tuple(together)
        used += height
    return tuple(pages)


def view_source_pages(view: SlideView, deck: Deck) -> tuple[tuple[str, ...], ...]:
    """Return the pages of sources behind `view`; none where nothing on it is quoted."""
    return source_pages(view_passages(view, deck), deck.edition)


def source_sentence(owner: str, edition: Edition) -> str:
    """Return the sentence of the source around the quote of `owner`; empty where none was found."""
    passage = edition.passages.get(owner)
    if passage is None:
        return ""
    paragraph = edition.documents[passage.source].paragraphs[passage.paragraph]
    return paragraph.text[passage.sentence_start : passage.sentence_end]
