"""A label of spans: text of several roles and colours, whose figures are links to their sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cqbrief.cards.balanced_lines import BalancedLines
from cqbrief.cards.styled_spans import StyledSpan
from cqbrief.cards.text import CopyableLabel
from cqbrief.cards.view_context import ViewContext
from cqbrief.cards.word_joiner import layout_text
from cqbrief.look.accessible import announce
from cqbrief.look.focus import by_keyboard
from cqbrief.text.spans import spans_text


class SpanLabel(CopyableLabel):
    """Show text of several roles on common baselines, with links to figures.

    A label, so that screen readers find its plain text; drawn from a document that is built span by
    span, so that nothing in a briefing is ever read as markup. A text with links is a stop of the
    keyboard for each of them; Enter and Space follow the link.
    """

    figure_requested = Signal(str)
    """A number in the text was clicked; carries the figure's id."""

    def __init__(
        self,
        spans: Sequence[StyledSpan],
        context: ViewContext,
        *,
        wrap: bool = True,
        balanced: bool = False,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._balance = BalancedLines() if balanced and wrap else None
        self._links: list[tuple[int, int, str]] = []
        """Where each link begins and ends, and its figure."""
        self._link = -1
        """The link that has the keyboard; -1 for none."""
        self._document = QTextDocument(self)
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.NoWrap
        )
        if right:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._document.setDefaultTextOption(option)
        self._wrap = wrap
        self._cursor = QTextCursor(self._document)
        self._pressed: QPointF | None = None
        self._heights: dict[int, int] = {}
        self._natural: QSize | None = None
        """Both hold for good: the text never changes."""
        self._fill(spans, context)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._links else Qt.FocusPolicy.ClickFocus)
        self.setText(spans_text(styled.span for styled in spans))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self._palette = self.palette()
        self._palette.setColor(QPalette.ColorRole.Highlight, context.colour("selection"))
        self._palette.setColor(QPalette.ColorRole.HighlightedText, context.colour("on_selection"))

    def _fill(self, spans: Sequence[StyledSpan], context: ViewContext) -> None:
        cursor = QTextCursor(self._document)
        # A large first span would hold the lines of small ones below it as far apart as its own.
        if spans and self._wrap and spans[0].scale == 1:
            style = context.look.texts[spans[0].text_role]
            block = QTextBlockFormat()
            block.setLineHeight(
                style.line_height * context.px(style.size),
                QTextBlockFormat.LineHeightTypes.MinimumHeight.value,
            )
            cursor.setBlockFormat(block)
        whole = spans_text(styled.span for styled in spans)
        for styled in spans:
            span, start = styled.span, cursor.position()
            laid = layout_text(context.keep_numerals((span,))) if self._wrap else span.text
            cursor.insertText(laid, self._format(styled, whole, context))
            if span.figure_id is not None:
                # A status is one link with the number before it.
                if span.role == "status" and self._links:
                    start = self._links.pop()[0]
                self._links.append((start, cursor.position(), span.figure_id))

    def _format(self, styled: StyledSpan, whole: str, context: ViewContext) -> QTextCharFormat:
        """Return how a span of the text `whole` is drawn."""
        own = context if styled.scale == 1 else replace(context, zoom=context.zoom * styled.scale)
        style = QTextCharFormat()
        style.setFont(own.font(styled.text_role, whole))
        style.setForeground(context.colour(styled.colour or context.look.texts[styled.text_role].colour))
        if styled.span.figure_id is not None:
            style.setAnchor(True)
            style.setAnchorHref(styled.span.figure_id)
        return style

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return self._wrap

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        if not self._wrap:
            return self.sizeHint().height()
        if width not in self._heights:
            self._lay_out(width)
            self._heights[width] = int(self._document.size().height() + 0.99)
        return self._heights[width]

    def sizeHint(self) -> QSize:  # noqa: D102
        if self._natural is None:
            self._lay_out(-1)
            size = self._document.size()
            self._natural = QSize(int(size.width() + 0.99), int(size.height() + 0.99))
        return self._natural

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(0, 0) if self._wrap else self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        width = self.width() if self._wrap else -1
        if self._document.textWidth() != width:
            self._lay_out(width)
        painter = QPainter(self)
        paint = QAbstractTextDocumentLayout.PaintContext()
        paint.palette = self._palette
        if self._cursor.hasSelection():
            selection = QAbstractTextDocumentLayout.Selection()
            selection.cursor = self._cursor
            selection.format.setBackground(self._palette.highlight())
            selection.format.setForeground(self._palette.highlightedText())
            paint.selections = [selection]
        elif self._link >= 0:
            paint.selections = [self._ring()]
        self._document.documentLayout().draw(painter, paint)
        painter.end()

    def _lay_out(self, width: float) -> None:
        """Lay the document out at this width; -1: break no line of it."""
        if self._balance is not None:
            self._balance.apply(self._document, width)
        self._document.setTextWidth(width)

    def _ring(self) -> QAbstractTextDocumentLayout.Selection:
        """Draw the link that has the keyboard as a solid block: a line would touch the signs beside it."""
        context = self._context
        start, end, _ = self._links[self._link]
        ring = QAbstractTextDocumentLayout.Selection()
        ring.cursor = QTextCursor(self._document)
        ring.cursor.setPosition(start)
        ring.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        ring.format.setBackground(context.colour("focus"))
        ring.format.setForeground(context.colour("surface"))
        return ring

    # --- from link to link by keys ----------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: D102
        to = self._link + (1 if next else -1)
        if self.hasFocus() and self._link >= 0 and 0 <= to < len(self._links):
            self._go_to_link(to)
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._go_to_link(len(self._links) - 1)
        elif by_keyboard(event):
            self._go_to_link(min(0, len(self._links) - 1))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._go_to_link(-1)

    def _go_to_link(self, link: int) -> None:
        if link == self._link:
            return
        self._link = link
        figure = self._context.figures.get(self._links[link][2]) if link >= 0 else None
        self.setAccessibleDescription(self._context.figure_text(figure).description if figure else "")
        announce(self, self.accessibleDescription())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        follow = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._link >= 0 and event.key() in follow:
            self.figure_requested.emit(self._links[self._link][2])
        else:
            super().keyPressEvent(event)

    # --- the pointer ------------------------------------------------------------------------

    def _position(self, point: QPointF) -> int:
        return self._document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit)

    def _figure_at(self, point: QPointF) -> str:
        return self._document.documentLayout().anchorAt(point)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._pressed = event.position()
        self._cursor.setPosition(self._position(self._pressed))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if self._pressed is not None:
            self._cursor.setPosition(self._position(event.position()), QTextCursor.MoveMode.KeepAnchor)
            self.update()
            return
        if self._figure_at(event.position()):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            event.ignore()
            return
        pressed, self._pressed = self._pressed, None
        figure = self._figure_at(event.position())
        if figure and figure == self._figure_at(pressed) and not self._cursor.hasSelection():
            self.figure_requested.emit(figure)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self._cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.update()

    def hasSelectedText(self) -> bool:  # noqa: D102
        return self._cursor.hasSelection()

    def selectedText(self) -> str:  # noqa: D102
        return self._cursor.selectedText()
