"""总览: the answer sheets at a glance, each one click away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cqbrief.briefing.model import Figure, Theme
from cqbrief.cards.card import Card, Separator
from cqbrief.cards.figure import AlignedFigure, FigureWidget
from cqbrief.cards.grid import ColumnGrid
from cqbrief.cards.named_number import NamedNumber
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled_details, styled_prose
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.comparison_text import comparison_spans, times_beside
from cqbrief.text.theme_name import theme_name
from cqbrief.window.page import Page
from cqbrief.window.summary_layout import SummaryGrid, SummaryLayout, form_at

PADDING = 3
"""Around what is on an answer sheet, in spacing units; its parts have some of their own."""
GLANCE = 3
"""How many figures besides the headline one stand on an answer sheet."""


class SummaryHero(AlignedFigure):
    """Show the headline figure of an answer sheet; it leads to its source like every other.

    What it is held against is left out where that stands beside it, as one of `others`.
    """

    def __init__(self, figure: Figure, context: ViewContext, others: Sequence[Figure] = ()) -> None:
        super().__init__(figure, context, padding=2, framed=False)
        text, beside = self.text, {other.id for other in others}
        held = comparison_spans(figure, context.figures, context.tr, without=beside)
        details = styled_details((text.period, *text.marks, *held), context, "small")
        number = self.number_label(small=False)
        self.fill(
            Label(text.label, "label", context), number, SpanLabel(details, context) if details else None
        )
        self.least_width = self.width_for(number)


class ThemeSummaryRow(FigureWidget):
    """Show a further figure of an answer sheet in a line, a link to its source too.

    `time` is that of a number which the headline figure is held against: rows do not tell their periods.
    """

    def __init__(self, figure: Figure, context: ViewContext, time: str = "") -> None:
        super().__init__(figure, context, padding=1, ground="surface", framed=False)
        text = self.text
        line = QWidget()
        row = NamedNumber(context.space(3))
        line.setLayout(row)
        line.setContentsMargins(context.space(1), 0, context.space(1), 0)
        # † says at the number that it is derived; every other state needs its word.
        marks = text.marks[1:] if text.derived else text.marks
        row.addWidget(Label(context.tr.beside((text.label, time, *marks)), "label", context))
        row.addWidget(self.number_label(small=True))
        self.add(line)


class ThemeSummary(Card):
    """Show one theme at a glance: its name and message, its headline figure, the next key figures.

    A click opens the theme, a click on a figure its source. Sheets side by side share their lines.
    """

    theme_requested = Signal(int)

    def __init__(self, index: int, theme: Theme, context: ViewContext) -> None:
        super().__init__(context, clickable=True, padding=PADDING)
        self.theme = theme
        name = theme_name(context.edition.briefing, index, context.tr)
        title = context.text(theme.short or theme.title)
        self.setAccessibleName(f"{name} {title}")
        self.setAccessibleDescription(context.text(theme.message))
        self._parts = SummaryLayout(context.space(5), context.zoom)
        self.hero: SummaryHero | None = None
        self._parts.addWidget(self._about(name, title))
        headline = context.figures.get(theme.headline or "")
        rest = [figure for figure in theme.figures if figure.key and figure is not headline][:GLANCE]
        if headline is not None:
            self.hero = SummaryHero(headline, context, rest)
            self.hero.figure_requested.connect(self.figure_requested)
            self._parts.addWidget(self.hero)
            self._parts.hero_width = self.hero.least_width
        if rest:
            times = times_beside(headline, context.figures, context.tr) if headline else {}
            self._parts.addWidget(self._rows(rest, times))
        self.body.addLayout(self._parts)
        self.clicked.connect(lambda: self.theme_requested.emit(index))

    def _inside(self, width: int) -> int:
        return width - 2 * self.context.space(PADDING)

    def slot_heights(self, width: int) -> tuple[int, ...]:  # noqa: D102
        inside = self._inside(width)
        if form_at(inside, self.context.zoom) == "row":
            return ()
        about = self._parts.part_height(0, inside)
        return about, *(self.hero.slot_heights(self._parts.part_width(1, inside)) if self.hero else ())

    def set_floors(self, floors: Sequence[int]) -> None:  # noqa: D102
        self._share(floors, self.width())
        if self.hero is not None:
            self.hero.set_floors(floors[1:])
        self._parts.rearrange()

    def height_of(self, floors: Sequence[int], width: int) -> int:  # noqa: D102
        self._share(floors, width)
        return self._parts.heightForWidth(self._inside(width)) + 2 * self.context.space(PADDING)

    def _share(self, floors: Sequence[int], width: int) -> None:
        self._parts.floor = floors[0] if floors else 0
        has_hero = self.hero is not None and len(floors) > 1
        self._parts.hero_height = self.hero.height_of(floors[1:], width) if self.hero and has_hero else 0

    def _about(self, name: str, title: str) -> QWidget:
        context = self.context
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(context.space(2), context.space(2), context.space(2), context.space(1))
        column.setSpacing(context.space(0.5))
        message = SpanLabel(styled_prose(self.theme.message, "label", context), context)
        message.figure_requested.connect(self.figure_requested)
        for label in (Label(name, "eyebrow", context), Label(title, "heading", context), message):
            column.addWidget(label)
            self.forward_clicks(label)
        column.addStretch(1)
        return holder

    def _rows(self, figures: list[Figure], times: Mapping[str, str]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, self.context.space(1), 0, 0)
        column.setSpacing(self.context.space(0.5))
        for index, figure in enumerate(figures):
            if index:
                rule = Separator(self.context)
                rule.setContentsMargins(self.context.space(2), 0, self.context.space(2), 0)
                column.addWidget(rule)
            row = ThemeSummaryRow(figure, self.context, times.get(figure.id, ""))
            row.figure_requested.connect(self.figure_requested)
            column.addWidget(row)
        column.addStretch(1)
        return holder


class Overview(Page):
    """Show the title, the whole in a few sentences, a sheet for each theme, and what holds for all of it."""

    theme_requested = Signal(int)
    """A sheet was chosen; carries the theme's number from 1."""

    def __init__(self, context: ViewContext, *, gradual: bool = False) -> None:
        """With `gradual` the remarks below the sheets are made just after these were painted."""
        super().__init__(context)
        briefing = context.edition.briefing
        assert briefing is not None
        head = QVBoxLayout()
        head.setSpacing(context.space(1))
        facts = (briefing.marking, briefing.area, briefing.period, briefing.issuer, briefing.number)
        line = " · ".join(context.text(fact) for fact in facts if fact)
        if briefing.date:
            line = f"{line} · {briefing.date}"
        if line:
            head.addWidget(Label(line, "eyebrow", context))
        head.addWidget(Label(context.text(briefing.title), "title", context))
        if briefing.subtitle:
            head.addWidget(Label(context.text(briefing.subtitle), "body", context, colour="text_quiet"))
        if briefing.summary:
            summary = SpanLabel(styled_prose(briefing.summary, "body", context), context)
            summary.figure_requested.connect(self.figure_requested)
            head.addSpacing(context.space(2))
            head.addWidget(summary)
        self.body.addLayout(head)
        grid = SummaryGrid(context.space(3), context.space(PADDING), context.zoom)
        self.sheets = [
            ThemeSummary(index, theme, context) for index, theme in enumerate(briefing.themes, start=1)
        ]
        for sheet in self.sheets:
            sheet.theme_requested.connect(self.theme_requested)
            grid.addWidget(sheet)
        self.body.addLayout(grid)
        self.finish()
        self._whole = False
        if gradual:
            self.expect_more()
        else:
            self.complete()

    def complete(self) -> None:  # noqa: D102
        if not self._whole:
            self._whole = True
            self._remarks()

    def _remarks(self) -> None:
        context, briefing = self.context, self.context.edition.briefing
        assert briefing is not None
        holder = QWidget()
        grid = ColumnGrid(context.px(320), context.space(3), 4, packed=True, parent=holder)
        themes = {theme.id for theme in briefing.themes}
        pictures = [picture for picture in briefing.pictures if picture.theme not in themes]
        for heading, rows in (
            (context.tr.text("Notes"), [("", context.text(note)) for note in briefing.notes]),
            (
                context.tr.text("Units"),
                [(unit.unit, context.text(unit.meaning)) for unit in briefing.units],
            ),
            (
                context.tr.text("Terms"),
                [(context.text(term.term), context.text(term.meaning)) for term in briefing.glossary],
            ),
            (context.tr.text("Corrections"), self._corrections()),
            (context.tr.text("Sources and credits"), self._credits()),
        ):
            if rows:
                grid.addWidget(_Remarks(heading, rows, context))
        for picture in pictures:
            from cqbrief.cards.picture import PictureCard

            grid.addWidget(PictureCard(picture, context))
        # Before the stretch at the end.
        self.body.insertWidget(self.body.count() - 1, holder)
        self.connect_cards(holder)

    def _corrections(self) -> list[tuple[str, str]]:
        context, briefing = self.context, self.context.edition.briefing
        assert briefing is not None
        return [
            (
                item.date,
                context.tr.beside(
                    (f"{context.text(item.was)} → {context.text(item.now)}", context.text(item.why))
                ),
            )
            for item in briefing.corrections
        ]

    def _credits(self) -> list[tuple[str, str]]:
        context, briefing = self.context, self.context.edition.briefing
        assert briefing is not None
        rows: list[tuple[str, str]] = []
        for source in briefing.sources:
            about = (source.author, source.publisher, source.note)
            facts = [context.text(text) for text in about if text]
            facts += [source.date or "", source.address or ""]
            rows.append((context.text(source.title), context.tr.beside(facts)))
        rows += [(context.text(credit.role), context.text(credit.name)) for credit in briefing.credits]
        return rows


class _Remarks(Card):
    """Show remarks under one heading: a term in bold, what it means below."""

    def __init__(self, heading: str, rows: list[tuple[str, str]], context: ViewContext) -> None:
        super().__init__(context, padding=5)
        self.add(Label(heading, "heading", context))
        for term, meaning in rows:
            self.add(Separator(context))
            if term:
                self.add(Label(term, "number_small", context))
            if meaning:
                self.add(Label(meaning, "label", context))
        self.body.addStretch(1)
