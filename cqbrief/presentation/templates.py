"""Templates: how each kind of slide is laid out. One message, number or chart; the rest small and quiet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.model import Theme
from cqbrief.briefing.uses import theme_sources
from cqbrief.cards.styled_spans import styled, styled_prose
from cqbrief.cards.view_context import ViewContext
from cqbrief.presentation.components.chart import chart_piece
from cqbrief.presentation.components.figures import figure_grid, figure_rows, hero, two_heroes
from cqbrief.presentation.components.rules import ColourBar
from cqbrief.presentation.components.story import story_piece
from cqbrief.presentation.components.table import table_piece, values_piece
from cqbrief.presentation.deck import Deck, Slide, SlideKind, chart_hero
from cqbrief.presentation.flow_layout import (
    Columns,
    FixedWidget,
    Piece,
    Spacer,
    Stack,
)
from cqbrief.presentation.overlays import answer_overlay, enlarged_overlay, sentence_overlay, source_overlay
from cqbrief.presentation.slide_footer import place_slide_footer
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.slide_widget import ROOMY, SlideWidget
from cqbrief.text.theme_name import theme_name

HERO_SHARE = 0.31
"""Of a chart slide's width, what its one large figure takes."""


def make_slide_widget(
    view: SlideView, deck: Deck, context: ViewContext, size: QSize, parent: QWidget | None = None
) -> SlideWidget:
    """Make the widget for `view` on a screen of `size` logical pixels, laid out and ready to be painted."""
    context = ViewContext(deck.edition, context.tr, context.look)
    widget = SlideWidget(context, size, parent)
    slide = deck.slides[view.slide]
    if view.layer == "source":
        source_overlay(widget, view, deck)
    elif view.layer == "sentence" and view.sentence is not None:
        sentence_overlay(widget, view.sentence, deck)
    elif view.layer == "enlarged":
        enlarged_overlay(widget, view.target, slide, deck)
    elif view.layer == "answer":
        answer_overlay(widget, view.target, deck)
    else:
        _TEMPLATES[slide.kind](widget, slide, deck)
    return widget


def _theme_of(slide: Slide, deck: Deck) -> Theme:
    briefing = deck.edition.briefing
    assert briefing is not None
    return briefing.themes[slide.theme - 1]


def _eyebrow(widget: SlideWidget, slide: Slide, deck: Deck) -> str:
    """Name the theme of the slide: 第一张答卷　坚持就业优先."""
    tr = widget.context.tr
    if not slide.theme:
        return ""
    theme = _theme_of(slide, deck)
    name = theme_name(deck.edition.briefing, slide.theme, tr)
    return widget.join(name, widget.context.text(theme.short or theme.title))


def _title(widget: SlideWidget, slide: Slide, deck: Deck) -> None:
    briefing = deck.edition.briefing
    context = widget.context
    widget.edge = "target"
    widget.place_header("", ())
    if briefing is None:
        return
    facts = [
        context.text(text) for text in (briefing.period, briefing.area, briefing.issuer, briefing.number)
    ]
    widget.place_footer(widget.join(*facts, briefing.date or ""), "")

    def make(scale: float) -> Piece:
        pieces: list[Piece] = [
            FixedWidget(ColourBar(widget, "target"), widget.px(6), widget.px(72)),
            Spacer(widget.px(26)),
            widget.text_block(context.text(briefing.title), "brand", 1.7 * scale),
        ]
        if briefing.subtitle:
            pieces += [
                Spacer(widget.px(14)),
                widget.text_block(context.text(briefing.subtitle), "heading", scale, "text_quiet"),
            ]
        if briefing.summary:
            pieces += [Spacer(widget.px(40)), widget.prose_block(briefing.summary, "body", scale)]
        return Stack(pieces)

    widget.place_body(make, centred=True)


def _message(widget: SlideWidget, slide: Slide, deck: Deck) -> None:
    theme = _theme_of(slide, deck)
    context = widget.context
    widget.place_header(
        _eyebrow(widget, slide, deck), styled_prose(theme.message, "title", context), lines=3, gap=34
    )
    place_slide_footer(widget, slide, deck)
    figures = [deck.edition.figures[id_] for id_ in slide.cards]
    if not figures:
        return
    lead, others = figures[0], figures[1:]

    def make(scale: float) -> Piece:
        width = widget.area.width()
        if not others:
            return hero(widget, lead, width, scale)
        gap = widget.px(64)
        if len(others) == 1:
            # One row alone would belong to nothing.
            return two_heroes(widget, lead, others[0], width, gap, scale)
        half = int((width - gap) * 0.5)
        right = figure_rows(widget, others, half, scale)
        return Columns([hero(widget, lead, half, scale), right], (1, 1), gap)

    widget.place_body(make, centred=True, scales=ROOMY)


def _chart(widget: SlideWidget, slide: Slide, deck: Deck) -> None:
    context = widget.context
    theme = deck.edition.theme_of[slide.item]
    chart = next(chart for chart in theme.charts if chart.id == slide.item)
    widget.place_header(_eyebrow(widget, slide, deck), styled_prose(chart.headline, "title", context), gap=20)
    place_slide_footer(widget, slide, deck)
    lead = deck.edition.figures.get(chart_hero(chart, theme) or "") if len(slide.cards) > 1 else None
    make_chart = chart_piece(widget, chart, part=slide.rows)

    def make(scale: float) -> Piece:
        right = make_chart(scale)
        if lead is None:
            return right
        gap = widget.px(56)
        width = int((widget.area.width() - gap) * HERO_SHARE)
        return Columns([hero(widget, lead, width, scale), right], (HERO_SHARE, 1 - HERO_SHARE), gap)

    # A vertical chart takes all the room there is; a horizontal one is as high as its bars.
    vertical = widget.charts[-1].data.axis == "vertical"
    widget.place_body(make, fill=vertical, centred=not vertical)


def _values(widget: SlideWidget, slide: Slide, deck: Deck) -> None:
    """Lay out the values behind a chart as a table: its slide had no room for all of them."""
    context = widget.context
    theme = deck.edition.theme_of[slide.item]
    chart = next(chart for chart in theme.charts if chart.id == slide.item)
    widget.place_header(_eyebrow(widget, slide, deck), styled_prose(chart.headline, "title", context), gap=20)
    place_slide_footer(widget, slide, deck)
    widget.place_body(lambda scale: widget.card(values_piece(widget, chart, slide, scale), chart.id))


def _table(widget: SlideWidget, slide: Slide, deck: Deck) -> None:
    theme = deck.edition.theme_of[slide.item]
    table = next(table for table in theme.tables if table.id == slide.item)
    context = widget.context
    widget.place_header(_eyebrow(widget, slide, deck), styled_prose(table.headline, "title", context), gap=20)
    place_slide_footer(widget, slide, deck)
    widget.place_body(lambda scale: widget.card(table_piece(widget, table, slide, scale), table.id))


def _story(widget: SlideWidget, slide: Slide, deck: Deck) -> None:
    theme = deck.edition.theme_of[slide.item]
    story = next(story for story in theme.stories if story.id == slide.item)
    widget.place_header(_eyebrow(widget, slide, deck), (), gap=22)
    place_slide_footer(widget, slide, deck)
    widget.place_body(
        lambda scale: widget.card(story_piece(widget, story, slide, scale), story.id),
        scales=ROOMY,
    )


def _figures(widget: SlideWidget, slide: Slide, deck: Deck) -> None:
    if len(slide.figures) == 1:
        _single_figure(widget, slide, deck)
        return
    title = widget.context.tr.text("More figures")
    if slide.parts > 1:
        title = f"{title}　{slide.part}/{slide.parts}"
    widget.place_header(_eyebrow(widget, slide, deck), styled(title, "title"))
    place_slide_footer(widget, slide, deck)
    figures = [deck.edition.figures[id_] for id_ in slide.figures]

    def make(scale: float) -> Piece:
        return figure_grid(widget, figures, scale)

    widget.place_body(make, centred=True, scales=ROOMY)


def _single_figure(widget: SlideWidget, slide: Slide, deck: Deck) -> None:
    figure = deck.edition.figures[slide.figures[0]]
    widget.place_header(_eyebrow(widget, slide, deck), ())
    place_slide_footer(widget, slide, deck)
    widget.place_body(
        lambda scale: hero(widget, figure, widget.area.width(), scale, size=1.5, alone=True), centred=True
    )


def _sources(widget: SlideWidget, slide: Slide, deck: Deck) -> None:
    briefing = deck.edition.briefing
    assert briefing is not None
    context = widget.context
    widget.place_header(_eyebrow(widget, slide, deck), styled(context.tr.text("Sources"), "title"))
    place_slide_footer(widget, slide, deck)
    used = briefing.sources
    if slide.theme:
        used = theme_sources(briefing, briefing.themes[slide.theme - 1])

    def make(scale: float) -> Piece:
        pieces: list[Piece] = []
        for source in used[slide.rows.start : slide.rows.stop]:
            facts = [context.text(text) for text in (source.author, source.publisher) if text]
            facts += [text for text in (source.date, source.address) if text]
            own: list[Piece] = [widget.prose_block(source.title, "heading", scale)]
            if facts:
                own.append(widget.text_block(widget.join(*facts), "label", scale))
            if source.note:
                own.append(widget.prose_block(source.note, "small"))
            pieces.append(Stack(own, widget.px(8)))
        if slide.part == slide.parts and not slide.theme:
            credits = [
                f"{context.text(credit.role)} {context.text(credit.name)}" for credit in briefing.credits
            ]
            if credits:
                pieces.append(widget.text_block(widget.join(*credits), "label", scale, "text_quiet"))
        return Stack(pieces, widget.px(34))

    widget.place_body(make)


_TEMPLATES: Mapping[SlideKind, Callable[[SlideWidget, Slide, Deck], None]] = {
    "title": _title,
    "message": _message,
    "chart": _chart,
    "values": _values,
    "table": _table,
    "story": _story,
    "figures": _figures,
    "figure": _single_figure,
    "sources": _sources,
}
