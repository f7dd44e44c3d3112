"""A person of the report: who, where, what changed, in whose words."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cqbrief.briefing.model import Story
from cqbrief.cards.card import Card, Separator
from cqbrief.cards.figure import figure_chips
from cqbrief.cards.picture import pixmap
from cqbrief.cards.sources import SourceLine
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled, styled_prose
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext


class Portrait(QWidget):
    """Show the person's picture in a circle, or the first character of the name where none was supplied."""

    def __init__(self, name: str, picture: QPixmap | None, context: ViewContext) -> None:
        super().__init__()
        self._initial = name[:1]
        self._picture = picture
        self._context = context
        size = context.px(44)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._context.colour("accent_ground"))
        painter.drawEllipse(self.rect())
        if self._picture is None:
            painter.setPen(self._context.colour("accent"))
            painter.setFont(self._context.font("heading"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initial)
        else:
            circle = QPainterPath()
            circle.addEllipse(self.rect())
            painter.setClipPath(circle)
            side = min(self._picture.width(), self._picture.height())
            # Faces stand in the upper part of a portrait: cut the square from the top.
            part = QRect((self._picture.width() - side) // 2, 0, side, side)
            painter.drawPixmap(self.rect(), self._picture, part)
        painter.end()


class QuoteBlock(QWidget):
    """Show the words of a person, word for word, in the serif beside a bar."""

    def __init__(self, words: str, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(context.space(4), context.space(1), 0, context.space(1))
        row.addWidget(SpanLabel(styled(words, "quote"), context))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(
            0, 0, self._context.px(self._context.look.rule), self.height(), self._context.colour("accent")
        )
        painter.end()


class StoryCard(Card):
    """Show a story, with its figures as chips and the place of its words in the source."""

    def __init__(self, story: Story, context: ViewContext) -> None:
        super().__init__(context, padding=5)
        self.story = story
        self.body.setSpacing(context.space(2.5))
        self.setAccessibleName(context.text(story.person))
        self.add(self._head())
        if story.before or story.after:
            change = "  →  ".join(context.text(part) for part in (story.before, story.after) if part)
            self.add(Label(change, "heading", context, colour="accent"))
        summary = SpanLabel(styled_prose(story.summary, "body", context), context)
        summary.figure_requested.connect(self.figure_requested)
        self.add(summary)
        for quote in story.quotes:
            self.add(QuoteBlock(f"“{quote.text}”", context))
        made, holder = figure_chips(story.figures, context)
        for chip in made:
            chip.figure_requested.connect(self.figure_requested)
        if holder:
            self.add(holder)
        if story.note:
            self.add(Label(context.text(story.note), "small", context))
        self.body.addStretch(1)
        line = SourceLine([quote.path for quote in story.quotes], context)
        line.passage_requested.connect(self.passage_requested)
        self.add(Separator(context), line)

    @property
    def item_id(self) -> str:  # noqa: D102
        return self.story.id

    def _head(self) -> QWidget:
        context, story = self.context, self.story
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.space(3))
        name = context.text(story.person)
        row.addWidget(Portrait(name, pixmap(story.picture, context), context))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(Label(name, "heading", context))
        who = " · ".join(context.text(text) for text in (story.role, story.place) if text)
        column.addWidget(Label(who, "label", context))
        column.addStretch(1)
        row.addLayout(column, 1)
        return head
