"""Templates of what lies over a slide: sources, one card enlarged, the answer to a question."""

from __future__ import annotations

from collections.abc import Sequence

from cqbrief.briefing.model import Chart, Figure, Measure, Story, Table
from cqbrief.briefing.quantities.quantity import DAGGER
from cqbrief.briefing.sources.document import Passage
from cqbrief.cards.styled_spans import StyledSpan, styled, styled_prose
from cqbrief.presentation.components.chart import chart_piece
from cqbrief.presentation.components.figures import hero
from cqbrief.presentation.components.rules import beside_rule
from cqbrief.presentation.components.story import story_piece
from cqbrief.presentation.components.table import table_piece
from cqbrief.presentation.deck import Deck, Slide
from cqbrief.presentation.flow_layout import Piece, Spacer, Stack, TextBlock
from cqbrief.presentation.slide_footer import corner_text, source_line
from cqbrief.presentation.slide_passages import figure_passages, slide_passages, view_source_pages
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.slide_widget import ROOMY, SlideWidget
from cqbrief.text.evidence_text import formula_line

ENLARGED = 1.7
"""How much larger an enlarged number is; it is set smaller until it fits."""


def source_overlay(widget: SlideWidget, view: SlideView, deck: Deck) -> None:
    """Lay out the sentences behind what `view` shows, the quotes highlighted in them."""
    tr = widget.context.tr
    slide = deck.slides[view.slide]
    pages = view_source_pages(view, deck)
    page = pages[min(view.page, len(pages) - 1)] if pages else ()
    title = tr.text("What the source says")
    if len(pages) > 1:
        title = f"{title}　{view.page + 1}/{len(pages)}"
    widget.place_header(tr.text("Source"), styled(title, "title"))
    figures = [view.target] if view.target else [] if view.sentence else list(slide.figures)
    one = deck.edition.figures.get(view.target)
    widget.place_footer(
        source_line(widget, page, figures),
        one.number if one else corner_text(widget.context, (), slide, deck),
    )
    formulas = _formula_lines(figures, deck) if view.page == len(pages) - 1 else []

    def make(scale: float) -> Piece:
        pieces: list[Piece] = [sentence_piece(widget, some, deck, scale) for some in _by_sentence(page, deck)]
        pieces += [widget.text_block(line, "body", scale) for line in formulas]
        return Stack(pieces, round(widget.px(30) * scale))

    widget.place_body(make, centred=True, scales=ROOMY)


def sentence_overlay(widget: SlideWidget, sentence: Passage, deck: Deck) -> None:
    """Lay out one sentence of a source, given by a passage in it."""
    widget.place_header(widget.context.tr.text("Source"), ())
    widget.place_footer(_location_line(sentence, widget), "")
    text = _paragraph_text(sentence, deck)[sentence.sentence_start : sentence.sentence_end]
    widget.place_body(
        lambda scale: beside_rule(widget, widget.text_block(text, "quote", 1.25 * scale)),
        centred=True,
        scales=ROOMY,
    )


def enlarged_overlay(widget: SlideWidget, target: str, slide: Slide, deck: Deck) -> None:
    """Lay out one card of a slide over the whole screen."""
    _lay_out_item(widget, target, slide, deck, sourced=False)


def answer_overlay(widget: SlideWidget, target: str, deck: Deck) -> None:
    """Lay out the answer to a question: a figure with its sentence, a chart, a table or a story."""
    found = deck.find(target)
    _lay_out_item(widget, target, deck.slides[found or 0], deck, sourced=True)


def _lay_out_item(widget: SlideWidget, target: str, slide: Slide, deck: Deck, *, sourced: bool) -> None:
    edition, context = deck.edition, widget.context
    item = _item(target, deck)
    eyebrow = ""
    if theme := edition.theme_of.get(target):
        eyebrow = context.text(theme.short or theme.title)
    if isinstance(item, Figure):
        owners = figure_passages([target], edition)
        widget.place_header(eyebrow, (), gap=20)
        widget.place_footer(source_line(widget, owners, [target]), item.number)
        widget.place_body(
            lambda scale: _figure_piece(widget, item, owners if sourced else (), deck, scale), centred=True
        )
        return
    owners = slide_passages(slide, edition) if not isinstance(item, Measure) else ()
    headline = styled_prose(item.headline, "title", context) if isinstance(item, (Chart, Table)) else ()
    widget.place_header(eyebrow, headline, gap=16)
    data = item.data if isinstance(item, (Chart, Table)) else None
    widget.place_footer(
        source_line(widget, owners, slide.figures, data), corner_text(context, (), slide, deck)
    )
    if isinstance(item, Chart):
        widget.place_body(chart_piece(widget, item, 1.25), fill=True)
    elif isinstance(item, Table):
        widget.place_body(lambda scale: table_piece(widget, item, slide, 1.2 * scale))
    elif isinstance(item, Story):
        widget.place_body(
            lambda scale: story_piece(widget, item, slide, 1.15 * scale), centred=True, scales=ROOMY
        )
    elif isinstance(item, Measure):
        widget.place_body(lambda scale: _measure_piece(widget, item, scale), centred=True, scales=ROOMY)


def _figure_piece(
    widget: SlideWidget, figure: Figure, owners: Sequence[str], deck: Deck, scale: float
) -> Piece:
    width = widget.area.width()
    number = hero(widget, figure, width, scale, size=ENLARGED, alone=True)
    if not owners and not figure.formula:
        return number
    pieces: list[Piece] = [number, Spacer(widget.px(20))]
    if figure.formula:
        pieces.append(widget.text_block(formula_line(figure, deck.edition), "body", scale))
    pieces += [sentence_piece(widget, some, deck, 0.85 * scale) for some in _by_sentence(owners, deck)]
    return Stack(pieces, widget.px(14))


def _measure_piece(widget: SlideWidget, measure: Measure, scale: float) -> Piece:
    pieces: list[Piece] = [widget.prose_block(measure.name, "title", scale)]
    if measure.summary:
        pieces.append(widget.prose_block(measure.summary, "body", scale))
    if measure.quote:
        pieces.append(beside_rule(widget, widget.text_block(f"“{measure.quote.text}”", "quote", scale)))
    if measure.note:
        pieces.append(widget.prose_block(measure.note, "small"))
    return Stack(pieces, widget.px(26))


def sentence_piece(widget: SlideWidget, owners: Sequence[str], deck: Deck, scale: float) -> Piece:
    """Lay out one sentence of a source, the quotes of its owners emphasised."""
    passages = sorted((deck.edition.passages[owner] for owner in owners), key=lambda p: p.start)
    first = passages[0]
    text = deck.edition.documents[first.source].paragraphs[first.paragraph].text
    at, end = min(p.sentence_start for p in passages), max(p.sentence_end for p in passages)
    spans: list[StyledSpan] = []
    for passage in passages:
        if passage.start > at:
            spans += styled(text[at : passage.start], "quote", "text_quiet")
        if passage.end > max(at, passage.start):
            spans += styled(text[max(at, passage.start) : passage.end], "quote", "accent")
        at = max(at, passage.end)
    if end > at:
        spans += styled(text[at:end], "quote", "text_quiet")
    return beside_rule(widget, TextBlock(widget.span_label(spans, 0.9 * scale)))


def _by_sentence(owners: Sequence[str], deck: Deck) -> list[list[str]]:
    """Group owners by the sentence that their quotes stand in, in order."""
    groups: dict[tuple[str, int, int], list[str]] = {}
    for owner in owners:
        passage = deck.edition.passages[owner]
        groups.setdefault((passage.source, passage.paragraph, passage.sentence_start), []).append(owner)
    return list(groups.values())


def _formula_lines(figures: Sequence[str], deck: Deck) -> list[str]:
    """Write the formulas of the derived ones among these figures."""
    known = deck.edition.figures
    derived = [known[id_] for id_ in figures if id_ in known and known[id_].formula]
    return [f"{figure.number}{DAGGER} {formula_line(figure, deck.edition)}" for figure in derived]


def _item(target: str, deck: Deck) -> Figure | Chart | Table | Story | Measure | None:
    """Return what has this id."""
    if target in deck.edition.figures:
        return deck.edition.figures[target]
    theme = deck.edition.theme_of.get(target)
    if theme is None:
        return None
    items: tuple[Chart | Table | Story | Measure, ...] = (
        *theme.charts, *theme.tables, *theme.stories, *theme.measures,
    )  # fmt: skip
    return next(item for item in items if item.id == target)


def _paragraph_text(passage: Passage, deck: Deck) -> str:
    return deck.edition.documents[passage.source].paragraphs[passage.paragraph].text


def _location_line(passage: Passage, widget: SlideWidget) -> str:
    context = widget.context
    number = context.edition.documents[passage.source].paragraphs[passage.paragraph].number
    briefing = context.edition.briefing
    sources = briefing.sources if briefing else ()
    title = next((context.text(item.title) for item in sources if item.id == passage.source), passage.source)
    where = context.tr.text("paragraph {number}", number=number) if number else ""
    return f"{context.tr.text('Source:')} {title} {where}".strip()
