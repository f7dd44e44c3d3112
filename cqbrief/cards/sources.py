"""Where words stand: paragraph numbers in the source, each one click away from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from cqbrief.cards.flow_row import FlowRow
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.location_text import paragraph_span

LINK_HEIGHT = 20
"""Of a link in a line of small text, in logical pixels at zoom 1: high enough to be hit without aiming."""


def paragraph_text(owner: str, context: ViewContext, *, titled: bool = True) -> str:
    """Return which paragraph of which source the words of `owner` stand in; empty when not found.

    The source is named where there are several, unless it is known already and this is not `titled`.
    """
    passage = context.edition.passages.get(owner)
    if passage is None:
        return ""
    number = context.edition.documents[passage.source].paragraphs[passage.paragraph].number
    place = paragraph_span(number, context.tr).text
    return context.tr.beside((_title(passage.source, context) if titled else "", place))


class PassageLink(QAbstractButton):
    """Show the paragraph that words stand in, as a link that shows them in the source."""

    passage_requested = Signal(str)
    """Path of the owner of the quote, as in `Edition.passages`."""

    def __init__(self, owner: str, context: ViewContext, *, titled: bool = True) -> None:
        super().__init__()
        self._context = context
        self.setText(paragraph_text(owner, context, titled=titled))
        self.setAccessibleName(f"{context.tr.text('Source:')} {paragraph_text(owner, context)}")
        self.setFont(context.font("small", self.text()))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.passage_requested.emit(owner))

    def sizeHint(self) -> QSize:  # noqa: D102
        metrics = self.fontMetrics()
        high = max(metrics.height(), self._context.px(LINK_HEIGHT))
        return QSize(metrics.horizontalAdvance(self.text()) + 2, high)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(self._context.colour("accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            width = self._context.px(self._context.look.focus_ring)
            painter.setPen(QPen(self._context.colour("focus"), width))
            painter.drawRect(self.rect().adjusted(width // 2, width // 2, -width // 2, -width // 2))
        painter.end()


class SourceLine(QWidget):
    """Show “Source: paragraph 5, 7”, each a button that shows the words in the source; then `tables`.

    Where the briefing has several sources the title of each stands once, before its paragraphs. What finds no
    room on a line goes on below, behind the word that it follows.
    """

    passage_requested = Signal(str)

    def __init__(self, owners: Sequence[str], context: ViewContext, tables: Sequence[str] = ()) -> None:
        super().__init__()
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.space(2))
        lead = Label(context.tr.text("Source:"), "small", context)
        lead.setWordWrap(False)
        lead.setFixedHeight(max(lead.fontMetrics().height(), context.px(LINK_HEIGHT)))
        row.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
        places = FlowRow(context.space(4), context.space(1))
        for title, own in _by_source(owners, context).items():
            places.addWidget(self._place(title, own))
        for table in dict.fromkeys(tables):
            places.addWidget(SpanLabel(styled(table, "small"), context))
        row.addLayout(places, 1)

    def _place(self, title: str, owners: Sequence[str]) -> QWidget:
        """Make the title of a source with links to the paragraphs of `owners` behind it."""
        place = QWidget()
        row = FlowRow(self._context.space(2))
        place.setLayout(row)
        if title:
            row.addWidget(SpanLabel(styled(title, "small"), self._context))
        for owner in owners:
            link = PassageLink(owner, self._context, titled=False)
            link.passage_requested.connect(self.passage_requested)
            row.addWidget(link)
        return place


def _by_source(owners: Sequence[str], context: ViewContext) -> dict[str, list[str]]:
    """Return title of a source -> owners of words in it, one for each paragraph; empty for the only one."""
    edition = context.edition
    found: dict[str, list[str]] = {}
    seen: set[tuple[str, int]] = set()
    for owner in owners:
        passage = edition.passages.get(owner)
        if passage is None or (passage.source, passage.paragraph) in seen:
            continue
        seen.add((passage.source, passage.paragraph))
        found.setdefault(_title(passage.source, context), []).append(owner)
    return found


def _title(source: str, context: ViewContext) -> str:
    """Return the title of a source; empty where it is the only one."""
    briefing = context.edition.briefing
    if briefing is None or len(briefing.sources) == 1:
        return ""
    return context.text(next(item for item in briefing.sources if item.id == source).title)
