"""What lies over a slide on the wall: sources, one card enlarged, the answer to a question."""

from __future__ import annotations

from collections.abc import Sequence

from cqbrief.briefing.model import Chart, Figure, Measure, Story, Table
from cqbrief.briefing.sources.document import Passage
from cqbrief.cards.text import Run, prose_runs
from cqbrief.presentation.components.chart import chart_piece
from cqbrief.presentation.components.figures import hero
from cqbrief.presentation.components.rules import beside_rule
from cqbrief.presentation.components.story import story_piece
from cqbrief.presentation.components.table import table_piece
from cqbrief.presentation.deck import Deck, Slide, figure_passages, slide_passages, source_pages
from cqbrief.presentation.flow_layout import Piece, Spacer, Stack, TextBlock
from cqbrief.presentation.slide_footer import corner, source_line
from cqbrief.presentation.slide_widget import ROOMY, SlideWidget
from cqbrief.presentation.state import SlideView, view_passages
from cqbrief.text.evidence_text import formula_line
from cqbrief.text.printed_number import DAGGER

ENLARGED = 1.7
"""How much larger an enlarged number is; it is set smaller until it fits."""


def source_face(widget: SlideWidget, view: SlideView, deck: Deck) -> None:
    """The sentences behind what `view` shows, the words of the figures highlighted in them."""
    tr = widget.context.tr
    slide = deck.slides[view.slide]
    owners = view_passages(view, deck)
    pages = source_pages(owners, deck.edition)
    page = pages[min(view.page, len(pages) - 1)] if pages else ()
    title = tr.text("What the source says")
    if len(pages) > 1:
        title = f"{title}　{view.page + 1}/{len(pages)}"
    widget.place_head(tr.text("Source"), [Run(title, "title")])
    figures = [view.target] if view.target else [] if view.sentence else list(slide.figures)
    one = deck.edition.figures.get(view.target)
    widget.place_foot(
        source_line(widget, page, figures), one.number if one else corner(widget.context, (), slide, deck)
    )
    formulas = _formulas(figures, deck) if view.page == len(pages) - 1 else []

    def make(scale: float) -> Piece:
        pieces: list[Piece] = [sentence_piece(widget, some, deck, scale) for some in _together(page, deck)]
        pieces += [widget.text_block(line, "body", scale) for line in formulas]
        return Stack(pieces, round(widget.px(30) * scale))

    widget.place_body(make, centred=True, scales=ROOMY)


def words_face(widget: SlideWidget, sentence: Passage, deck: Deck) -> None:
    """Show one sentence of a source."""
    widget.place_head(widget.context.tr.text("Source"), ())
    widget.place_foot(_place_line(sentence, widget), "")
    text = _paragraph(sentence, deck)[sentence.sentence_start : sentence.sentence_end]
    widget.place_body(
        lambda scale: beside_rule(widget, widget.text_block(text, "quote", 1.25 * scale)),
        centred=True,
        scales=ROOMY,
    )


def enlarged_face(widget: SlideWidget, target: str, slide: Slide, deck: Deck) -> None:
    """One card of a slide over the whole wall, drawn anew."""
    _large(widget, target, slide, deck, sourced=False)


def answer_face(widget: SlideWidget, target: str, deck: Deck) -> None:
    """The answer to a question: value, unit, period, comparison and the sentence it comes from."""
    found = deck.find(target)
    _large(widget, target, deck.slides[found or 0], deck, sourced=True)


def _large(widget: SlideWidget, target: str, slide: Slide, deck: Deck, *, sourced: bool) -> None:
    edition, context = deck.edition, widget.context
    item = _item(target, deck)
    eyebrow = ""
    if theme := edition.theme_of.get(target):
        eyebrow = context.say(theme.short or theme.title)
    if isinstance(item, Figure):
        owners = figure_passages([target], edition)
        widget.place_head(eyebrow, (), gap=20)
        widget.place_foot(source_line(widget, owners, [target]), item.number)
        widget.place_body(
            lambda scale: _figure(widget, item, owners if sourced else (), deck, scale), centred=True
        )
        return
    owners = slide_passages(slide, edition) if not isinstance(item, Measure) else ()
    headline = prose_runs(item.headline, "title", context) if isinstance(item, (Chart, Table)) else ()
    widget.place_head(eyebrow, headline, gap=16)
    data = item.data if isinstance(item, (Chart, Table)) else None
    widget.place_foot(source_line(widget, owners, slide.figures, data), corner(context, (), slide, deck))
    if isinstance(item, Chart):
        widget.place_body(chart_piece(widget, item, 1.25), fill=True)
    elif isinstance(item, Table):
        widget.place_body(lambda scale: table_piece(widget, item, slide.rows, 1.2 * scale))
    elif isinstance(item, Story):
        widget.place_body(
            lambda scale: story_piece(widget, item, slide, 1.15 * scale), centred=True, scales=ROOMY
        )
    elif isinstance(item, Measure):
        widget.place_body(lambda scale: _measure(widget, item, scale), centred=True, scales=ROOMY)


def _figure(widget: SlideWidget, figure: Figure, owners: Sequence[str], deck: Deck, scale: float) -> Piece:
    width = widget.area.width()
    number = hero(widget, figure, width, scale, size=ENLARGED, alone=True)
    if not owners and not figure.formula:
        return number
    pieces: list[Piece] = [number, Spacer(widget.px(20))]
    if figure.formula:
        pieces.append(widget.text_block(formula_line(figure, deck.edition), "body", scale))
    pieces += [sentence_piece(widget, some, deck, 0.85 * scale) for some in _together(owners, deck)]
    return Stack(pieces, widget.px(14))


def _measure(widget: SlideWidget, measure: Measure, scale: float) -> Piece:
    pieces: list[Piece] = [widget.prose_block(measure.name, "title", scale)]
    if measure.summary:
        pieces.append(widget.prose_block(measure.summary, "body", scale))
    if measure.quote:
        pieces.append(beside_rule(widget, widget.text_block(f"“{measure.quote.text}”", "quote", scale)))
    if measure.note:
        pieces.append(widget.prose_block(measure.note, "small"))
    return Stack(pieces, widget.px(26))


def sentence_piece(widget: SlideWidget, owners: Sequence[str], deck: Deck, scale: float) -> Piece:
    """One sentence of a source; the words of its owners stand out."""
    passages = sorted((deck.edition.passages[owner] for owner in owners), key=lambda p: p.start)
    first = passages[0]
    text = deck.edition.documents[first.source].paragraphs[first.paragraph].text
    at, end = min(p.sentence_start for p in passages), max(p.sentence_end for p in passages)
    runs: list[Run] = []
    for passage in passages:
        if passage.start > at:
            runs.append(Run(text[at : passage.start], "quote", "text_quiet"))
        if passage.end > max(at, passage.start):
            runs.append(Run(text[max(at, passage.start) : passage.end], "quote", "accent"))
        at = max(at, passage.end)
    if end > at:
        runs.append(Run(text[at:end], "quote", "text_quiet"))
    return beside_rule(widget, TextBlock(widget.runs(runs, 0.9 * scale)))


def _together(owners: Sequence[str], deck: Deck) -> list[list[str]]:
    """Owners grouped by the sentence their words stand in, in order."""
    groups: dict[tuple[str, int, int], list[str]] = {}
    for owner in owners:
        passage = deck.edition.passages[owner]
        groups.setdefault((passage.source, passage.paragraph, passage.sentence_start), []).append(owner)
    return list(groups.values())


def _formulas(figures: Sequence[str], deck: Deck) -> list[str]:
    """How the derived ones among these figures are worked out."""
    known = deck.edition.figures
    derived = [known[id_] for id_ in figures if id_ in known and known[id_].formula]
    return [f"{figure.number}{DAGGER} {formula_line(figure, deck.edition)}" for figure in derived]


def _item(target: str, deck: Deck) -> Figure | Chart | Table | Story | Measure | None:
    """What has this id."""
    if target in deck.edition.figures:
        return deck.edition.figures[target]
    theme = deck.edition.theme_of.get(target)
    if theme is None:
        return None
    items: tuple[Chart | Table | Story | Measure, ...] = (
        *theme.charts, *theme.tables, *theme.stories, *theme.measures,
    )  # fmt: skip
    return next(item for item in items if item.id == target)


def _paragraph(place: Passage, deck: Deck) -> str:
    return deck.edition.documents[place.source].paragraphs[place.paragraph].text


def _place_line(place: Passage, widget: SlideWidget) -> str:
    context = widget.context
    number = context.edition.documents[place.source].paragraphs[place.paragraph].number
    briefing = context.edition.briefing
    sources = briefing.sources if briefing else ()
    title = next((context.say(item.title) for item in sources if item.id == place.source), place.source)
    where = context.tr.text("paragraph {number}", number=number) if number else ""
    return f"{context.tr.text('Source:')} {title} {where}".strip()
