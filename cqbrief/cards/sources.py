"""Where words stand: paragraph numbers in the source, each one click away from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.location_text import paragraph_span


def paragraph_text(owner: str, context: ViewContext) -> str:
    """Return which paragraph of which source the words of `owner` stand in; empty when not found."""
    passage = context.edition.passages.get(owner)
    if passage is None:
        return ""
    number = context.edition.documents[passage.source].paragraphs[passage.paragraph].number
    briefing = context.edition.briefing
    many = briefing is not None and len(briefing.sources) > 1
    place = paragraph_span(number, context.tr).text
    if not many or briefing is None:
        return place
    source = next(s for s in briefing.sources if s.id == passage.source)
    return context.tr.beside((context.text(source.title), place))


class PassageLink(QAbstractButton):
    """Show the paragraph that words stand in, as a link that shows them in the source."""

    passage_requested = Signal(str)
    """Path of the owner of the quote, as in `Edition.passages`."""

    def __init__(self, owner: str, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.setText(paragraph_text(owner, context))
        self.setAccessibleName(f"{context.tr.text('Source:')} {self.text()}")
        self.setFont(context.font("small", self.text()))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.passage_requested.emit(owner))

    def sizeHint(self) -> QSize:  # noqa: D102
        metrics = self.fontMetrics()
        # High enough to be hit without aiming.
        return QSize(metrics.horizontalAdvance(self.text()) + 2, max(metrics.height(), self._context.px(20)))

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
    """Show “Source: paragraph 5, 7”, each a button that shows the words in the source; then `tables`."""

    passage_requested = Signal(str)

    def __init__(self, owners: Sequence[str], context: ViewContext, tables: Sequence[str] = ()) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.space(2))
        label = Label(context.tr.text("Source:"), "small", context)
        label.setWordWrap(False)
        row.addWidget(label)
        shown: set[str] = set()
        for owner in owners:
            place = paragraph_text(owner, context)
            if not place or place in shown:
                continue
            shown.add(place)
            link = PassageLink(owner, context)
            link.passage_requested.connect(self.passage_requested)
            row.addWidget(link)
        if tables:
            row.addWidget(Label(context.tr.join(tables), "small", context), 1)
        else:
            row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
