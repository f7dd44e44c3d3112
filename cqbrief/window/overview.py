"""总览: the answer sheets at a glance, each one click away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cqbrief.briefing.model import Figure, Theme
from cqbrief.cards.card import Card, Rule
from cqbrief.cards.context import Context
from cqbrief.cards.figure import FigureWidget
from cqbrief.cards.grid import ColumnGrid
from cqbrief.cards.picture import PictureCard
from cqbrief.cards.text import Label, Run, Runs, number_runs, prose_runs
from cqbrief.window.page import Page
from cqbrief.words.numerals import theme_name

GLANCE = 3
"""How many figures besides the headline one stand on an answer sheet."""


class SheetFigure(FigureWidget):
    """A figure on an answer sheet; it leads to its source like every other."""

    def __init__(self, figure: Figure, context: Context, *, hero: bool) -> None:
        super().__init__(figure, context, padding=2 if hero else 1, ground="surface", framed=False)
        text = self.text
        if hero:
            details = "　".join(item for item in (*text.comparisons, text.period, *text.marks) if item)
            self.add(Label(text.label, "label", context), self.runs(small=False))
            if details:
                self.add(Runs([Run(details, "small")], context))
            self.body.addStretch(1)
            return
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(context.space(1), 0, context.space(1), 0)
        row.setSpacing(context.space(3))
        # † says at the number that it is derived; every other state needs its word.
        marks = text.marks[1:] if text.derived else text.marks
        row.addWidget(Label("　".join((text.label, *marks)), "label", context), 1)
        parts = (text.prefix, text.digits, text.suffix)
        number = Runs(number_runs(parts, text.derived, small=True), context, wrap=False)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        self.add(line)


class Sheet(Card):
    """One theme in a row: its name and message, its headline figure, the next key figures.

    A click opens the theme, a click on a figure its source.
    """

    theme_asked = Signal(int)
    figure_asked = Signal(str)

    def __init__(self, index: int, theme: Theme, context: Context) -> None:
        super().__init__(context, clickable=True, padding=4)
        self.theme = theme
        name = theme_name(context.edition.briefing, index, context.words)
        title = context.say(theme.short or theme.title)
        self.setAccessibleName(f"{name} {title}")
        self.setAccessibleDescription(context.say(theme.message))
        grid = ColumnGrid(context.px(196), context.space(5), 3)
        grid.addWidget(self._about(name, title))
        headline = context.figures.get(theme.headline or "")
        if headline is not None:
            hero = SheetFigure(headline, context, hero=True)
            hero.figure_asked.connect(self.figure_asked)
            grid.addWidget(hero)
        rest = [figure for figure in theme.figures if figure.key and figure is not headline][:GLANCE]
        if rest:
            grid.addWidget(self._rows(rest))
        self.body.addLayout(grid)
        self.clicked.connect(lambda: self.theme_asked.emit(index))

    def _about(self, name: str, title: str) -> QWidget:
        context = self.context
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(context.space(1), context.space(1), 0, context.space(1))
        column.setSpacing(context.space(0.5))
        message = Runs(prose_runs(self.theme.message, "label", context), context)
        message.figure_asked.connect(self.figure_asked)
        for label in (Label(name, "eyebrow", context), Label(title, "heading", context), message):
            column.addWidget(label)
            self.watch(label)
        column.addStretch(1)
        return holder

    def _rows(self, figures: list[Figure]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, self.context.space(1), 0, 0)
        column.setSpacing(self.context.space(0.5))
        for index, figure in enumerate(figures):
            if index:
                column.addWidget(Rule(self.context))
            row = SheetFigure(figure, self.context, hero=False)
            row.figure_asked.connect(self.figure_asked)
            column.addWidget(row)
        column.addStretch(1)
        return holder


class Overview(Page):
    """The title, the whole in a few sentences, a sheet for each theme, and what holds for all of it."""

    theme_asked = Signal(int)
    """A sheet was chosen; carries the theme's number from 1."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        briefing = context.edition.briefing
        assert briefing is not None
        head = QVBoxLayout()
        head.setSpacing(context.space(1))
        facts = (briefing.marking, briefing.area, briefing.period, briefing.issuer, briefing.number)
        line = " · ".join(context.say(fact) for fact in facts if fact)
        if briefing.date:
            line = f"{line} · {briefing.date}"
        if line:
            head.addWidget(Label(line, "eyebrow", context))
        head.addWidget(Label(context.say(briefing.title), "title", context))
        if briefing.subtitle:
            head.addWidget(Label(context.say(briefing.subtitle), "body", context, colour="text_quiet"))
        if briefing.summary:
            summary = Runs(prose_runs(briefing.summary, "body", context), context)
            summary.figure_asked.connect(self.figure_asked)
            head.addSpacing(context.space(2))
            head.addWidget(summary)
        self.body.addLayout(head)
        grid = ColumnGrid(context.px(640), context.space(3), 3)
        self.sheets = [Sheet(index, theme, context) for index, theme in enumerate(briefing.themes, start=1)]
        for sheet in self.sheets:
            sheet.theme_asked.connect(self.theme_asked)
            grid.addWidget(sheet)
        self.body.addLayout(grid)
        self._remarks()
        self.finish()

    def _remarks(self) -> None:
        context, briefing = self.context, self.context.edition.briefing
        assert briefing is not None
        grid = ColumnGrid(context.px(320), context.space(3), 4, packed=True)
        themes = {theme.id for theme in briefing.themes}
        pictures = [picture for picture in briefing.pictures if picture.theme not in themes]
        for heading, rows in (
            (context.words.text("Notes"), [("", context.say(note)) for note in briefing.notes]),
            (
                context.words.text("Units"),
                [(unit.unit, context.say(unit.meaning)) for unit in briefing.units],
            ),
            (
                context.words.text("Terms"),
                [(context.say(term.term), context.say(term.meaning)) for term in briefing.glossary],
            ),
            (context.words.text("Corrections"), self._corrections()),
            (context.words.text("Sources and credits"), self._credits()),
        ):
            if rows:
                grid.addWidget(_Remarks(heading, rows, context))
        for picture in pictures:
            grid.addWidget(PictureCard(picture, context))
        self.body.addLayout(grid)

    def _corrections(self) -> list[tuple[str, str]]:
        context, briefing = self.context, self.context.edition.briefing
        assert briefing is not None
        return [
            (
                item.date,
                f"{context.say(item.was)} → {context.say(item.now)}　{context.say(item.why)}".rstrip(),
            )
            for item in briefing.corrections
        ]

    def _credits(self) -> list[tuple[str, str]]:
        context, briefing = self.context, self.context.edition.briefing
        assert briefing is not None
        rows: list[tuple[str, str]] = []
        for source in briefing.sources:
            about = (source.author, source.publisher, source.note)
            facts = [context.say(text) for text in about if text]
            rows.append(
                (context.say(source.title), "　".join([*facts, *filter(None, (source.date, source.address))]))
            )
        rows += [(context.say(credit.role), context.say(credit.name)) for credit in briefing.credits]
        return rows


class _Remarks(Card):
    """Remarks under one heading: a term in bold, what it means below."""

    def __init__(self, heading: str, rows: list[tuple[str, str]], context: Context) -> None:
        super().__init__(context, padding=5)
        self.add(Label(heading, "heading", context))
        for term, meaning in rows:
            self.add(Rule(context))
            if term:
                self.add(Label(term, "number_small", context))
            if meaning:
                self.add(Label(meaning, "label", context))
        self.body.addStretch(1)
