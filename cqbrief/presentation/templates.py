"""What each kind of slide looks like. One message, one number or one chart; the rest small and quiet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.model import Theme
from cqbrief.cards.text import Run, prose_runs
from cqbrief.cards.view_context import ViewContext
from cqbrief.presentation.deck import Deck, Slide, SlideKind, chart_hero
from cqbrief.presentation.flow_layout import (
    Columns,
    FixedWidget,
    Piece,
    PointTarget,
    Spacer,
    Stack,
    TextBlock,
)
from cqbrief.presentation.overlays import answer_face, enlarged_face, source_face, words_face
from cqbrief.presentation.slide_components import (
    ColourBar,
    chart_piece,
    figure_rows,
    grid,
    hero,
    story_piece,
    table_rows,
    two_heroes,
)
from cqbrief.presentation.slide_footer import foot_of
from cqbrief.presentation.slide_widget import ROOMY, SlideWidget
from cqbrief.presentation.state import SlideView
from cqbrief.text.chinese_numerals import theme_name

HERO_SHARE = 0.31
"""Of a chart slide's width, what its one large figure takes."""


def make_sheet(
    view: SlideView, deck: Deck, context: ViewContext, size: QSize, parent: QWidget | None = None
) -> SlideWidget:
    """The sheet for `view` on a screen of `size` logical pixels, laid out and ready to be painted."""
    context = ViewContext(deck.edition, context.tr, context.look)
    sheet = SlideWidget(context, size, parent)
    slide = deck.slides[view.slide]
    if view.layer == "source":
        source_face(sheet, view, deck)
    elif view.layer == "words":
        words_face(sheet, view.target, deck)
    elif view.layer == "enlarged":
        enlarged_face(sheet, view.target, slide, deck)
    elif view.layer == "answer":
        answer_face(sheet, view.target, deck)
    else:
        _FACES[slide.kind](sheet, slide, deck)
    return sheet


def _theme(slide: Slide, deck: Deck) -> Theme:
    briefing = deck.edition.briefing
    assert briefing is not None
    return briefing.themes[slide.theme - 1]


def _eyebrow(sheet: SlideWidget, slide: Slide, deck: Deck) -> str:
    """Which theme this is: 第一张答卷　坚持就业优先."""
    tr = sheet.context.tr
    if not slide.theme:
        return ""
    theme = _theme(slide, deck)
    name = theme_name(deck.edition.briefing, slide.theme, tr)
    return sheet.join(name, sheet.context.say(theme.short or theme.title))


def _title(sheet: SlideWidget, slide: Slide, deck: Deck) -> None:
    briefing = deck.edition.briefing
    context = sheet.context
    sheet.edge = "target"
    sheet.head("", ())
    if briefing is None:
        return
    facts = [context.say(text) for text in (briefing.period, briefing.area, briefing.issuer, briefing.number)]
    sheet.foot(sheet.join(*facts, briefing.date or ""), "")

    def make(scale: float) -> Piece:
        pieces: list[Piece] = [
            FixedWidget(ColourBar(sheet, "target"), sheet.px(6), sheet.px(72)),
            Spacer(sheet.px(26)),
            sheet.words(context.say(briefing.title), "brand", 1.7 * scale),
        ]
        if briefing.subtitle:
            pieces += [
                Spacer(sheet.px(14)),
                TextBlock(sheet.runs([Run(context.say(briefing.subtitle), "heading", "text_quiet")], scale)),
            ]
        if briefing.summary:
            runs = prose_runs(briefing.summary, "body", context)
            pieces += [Spacer(sheet.px(40)), TextBlock(sheet.runs(runs, scale))]
        return Stack(pieces)

    sheet.body(make, centred=True)


def _message(sheet: SlideWidget, slide: Slide, deck: Deck) -> None:
    theme = _theme(slide, deck)
    context = sheet.context
    sheet.head(_eyebrow(sheet, slide, deck), prose_runs(theme.message, "title", context), lines=3, gap=34)
    foot_of(sheet, slide, deck)
    figures = [deck.edition.figures[id_] for id_ in slide.cards]
    if not figures:
        return
    lead, others = figures[0], figures[1:]

    def make(scale: float) -> Piece:
        width = sheet.area.width()
        if not others:
            return hero(sheet, lead, width, scale)
        gap = sheet.px(64)
        if len(others) == 1:
            # One row alone would belong to nothing.
            return two_heroes(sheet, lead, others[0], width, gap, scale)
        half = int((width - gap) * 0.5)
        right = figure_rows(sheet, others, half, scale)
        return Columns([hero(sheet, lead, half, scale), right], (1, 1), gap)

    sheet.body(make, centred=True, scales=ROOMY)


def _chart(sheet: SlideWidget, slide: Slide, deck: Deck) -> None:
    context = sheet.context
    theme = deck.edition.theme_of[slide.item]
    chart = next(chart for chart in theme.charts if chart.id == slide.item)
    sheet.head(_eyebrow(sheet, slide, deck), prose_runs(chart.headline, "title", context), gap=20)
    foot_of(sheet, slide, deck)
    lead = deck.edition.figures.get(chart_hero(chart, theme) or "")
    make_chart = chart_piece(sheet, chart)

    def make(scale: float) -> Piece:
        right = make_chart(scale)
        if lead is None:
            return right
        gap = sheet.px(56)
        width = int((sheet.area.width() - gap) * HERO_SHARE)
        return Columns([hero(sheet, lead, width, scale), right], (HERO_SHARE, 1 - HERO_SHARE), gap)

    # An upright chart takes all the room there is; a lying one is as high as its bars.
    upright = sheet.charts[-1].data.axis == "vertical"
    sheet.body(make, fill=upright, centred=not upright)


def _table(sheet: SlideWidget, slide: Slide, deck: Deck) -> None:
    theme = deck.edition.theme_of[slide.item]
    table = next(table for table in theme.tables if table.id == slide.item)
    context = sheet.context
    sheet.head(_eyebrow(sheet, slide, deck), prose_runs(table.headline, "title", context), gap=20)
    foot_of(sheet, slide, deck)
    sheet.body(lambda scale: PointTarget(table_rows(sheet, table, slide.rows, scale), sheet.marked(table.id)))


def _story(sheet: SlideWidget, slide: Slide, deck: Deck) -> None:
    theme = deck.edition.theme_of[slide.item]
    story = next(story for story in theme.stories if story.id == slide.item)
    sheet.head(_eyebrow(sheet, slide, deck), (), gap=22)
    foot_of(sheet, slide, deck)
    sheet.body(
        lambda scale: PointTarget(story_piece(sheet, story, slide, scale), sheet.marked(story.id)),
        scales=ROOMY,
    )


def _figures(sheet: SlideWidget, slide: Slide, deck: Deck) -> None:
    if len(slide.figures) == 1:
        _alone(sheet, slide, deck)
        return
    title = sheet.context.tr.text("More figures")
    if slide.parts > 1:
        title = f"{title}　{slide.part}/{slide.parts}"
    sheet.head(_eyebrow(sheet, slide, deck), [Run(title, "title")])
    foot_of(sheet, slide, deck)
    figures = [deck.edition.figures[id_] for id_ in slide.figures]

    def make(scale: float) -> Piece:
        return grid(sheet, figures, scale)

    sheet.body(make, centred=True, scales=ROOMY)


def _alone(sheet: SlideWidget, slide: Slide, deck: Deck) -> None:
    figure = deck.edition.figures[slide.figures[0]]
    sheet.head(_eyebrow(sheet, slide, deck), ())
    foot_of(sheet, slide, deck)
    sheet.body(
        lambda scale: hero(sheet, figure, sheet.area.width(), scale, size=1.5, alone=True), centred=True
    )


def _sources(sheet: SlideWidget, slide: Slide, deck: Deck) -> None:
    briefing = deck.edition.briefing
    assert briefing is not None
    context = sheet.context
    sheet.head(_eyebrow(sheet, slide, deck), [Run(context.tr.text("Sources"), "title")])
    foot_of(sheet, slide, deck)
    used = briefing.sources
    if slide.theme:
        theme = briefing.themes[slide.theme - 1]
        ids = {deck.edition.passages[f.path].source for f in theme.figures if f.path in deck.edition.passages}
        used = tuple(source for source in used if source.id in ids)

    def make(scale: float) -> Piece:
        pieces: list[Piece] = []
        for source in used[slide.rows.start : slide.rows.stop]:
            facts = [context.say(text) for text in (source.author, source.publisher) if text]
            facts += [text for text in (source.date, source.address) if text]
            own: list[Piece] = [sheet.prose(source.title, "heading", scale)]
            if facts:
                own.append(sheet.words(sheet.join(*facts), "label", scale))
            if source.note:
                own.append(sheet.prose(source.note, "small"))
            pieces.append(Stack(own, sheet.px(8)))
        if slide.part == slide.parts and not slide.theme:
            credits = [
                f"{context.say(credit.role)} {context.say(credit.name)}" for credit in briefing.credits
            ]
            if credits:
                pieces.append(sheet.words(sheet.join(*credits), "label", scale, "text_quiet"))
        return Stack(pieces, sheet.px(34))

    sheet.body(make)


_FACES: Mapping[SlideKind, Callable[[SlideWidget, Slide, Deck], None]] = {
    "title": _title,
    "message": _message,
    "chart": _chart,
    "table": _table,
    "story": _story,
    "figures": _figures,
    "figure": _alone,
    "sources": _sources,
}
