"""Programmes and mechanisms, and what the source says without a number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cqbrief.briefing.model import Measure, Silence
from cqbrief.cards.card import Card, Separator
from cqbrief.cards.figure import figure_chips
from cqbrief.cards.sources import PassageLink, SourceLine
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled_prose
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext


class ProgrammeCard(Card):
    """Show a programme the report names: what it does, its figures, the words that name it."""

    def __init__(self, measure: Measure, context: ViewContext) -> None:
        super().__init__(context, padding=4)
        self.measure = measure
        self.setAccessibleName(context.text(measure.name))
        self.add(self._head())
        if measure.summary:
            summary = SpanLabel(styled_prose(measure.summary, "body", context), context)
            summary.figure_requested.connect(self.figure_requested)
            self.add(summary)
        if measure.note:
            self.add(Label(context.text(measure.note), "small", context))
        made, holder = figure_chips(measure.figures, context)
        for chip in made:
            chip.figure_requested.connect(self.figure_requested)
        if holder:
            self.body.addSpacing(context.space(1))
            self.add(holder)
        if self._named_source:
            line = SourceLine([measure.path], context)
            line.passage_requested.connect(self.passage_requested)
            self.body.addSpacing(context.space(1))
            self.add(line)

    @property
    def item_id(self) -> str:  # noqa: D102
        return self.measure.id

    @property
    def _named_source(self) -> bool:
        """Tell whether the title of the source has to be said, which is too long to stand beside the name."""
        briefing, edition = self.context.edition.briefing, self.context.edition
        return briefing is not None and len(briefing.sources) > 1 and self.measure.path in edition.passages

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.context.space(2))
        row.addWidget(Label(self.context.text(self.measure.name), "subheading", self.context), 1)
        if self.measure.path in self.context.edition.passages and not self._named_source:
            link = PassageLink(self.measure.path, self.context)
            link.passage_requested.connect(self.passage_requested)
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return head


class SilenceList(Card):
    """Show what the source says without a number: the gaps stay gaps, and are seen."""

    def __init__(self, silences: tuple[Silence, ...], context: ViewContext) -> None:
        super().__init__(context, padding=5, ground=None)
        self.silences = silences
        self.setAccessibleName(context.tr.text("Said without a number"))
        self.body.setSpacing(context.space(2))
        for index, silence in enumerate(silences):
            if index:
                self.add(Separator(context))
            self.add(Label(context.text(silence.text), "body", context))
            if silence.missing:
                missing = context.tr.text(
                    "Not given in the source: {what}", what=context.text(silence.missing)
                )
                self.add(Label(missing, "small", context))
            if silence.path in context.edition.passages:
                line = SourceLine([silence.path], context)
                line.passage_requested.connect(self.passage_requested)
                self.add(line)
