"""A source document to read in: numbered paragraphs, the words asked for highlighted in their sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip

from cqbrief.briefing.sources.document import Document, Paragraph, Passage, SourceNumeral
from cqbrief.briefing.sources.paragraphs import sentences
from cqbrief.cards.tooltip import literal
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.accessible import announce
from cqbrief.look.focus import by_keyboard
from cqbrief.look.roles import TextRole
from cqbrief.window.edge_fade import SHARE

_ROLES: dict[str, TextRole] = {
    "title": "heading", "heading": "subheading", "text": "body", "item": "body", "row": "body",
}  # fmt: skip


class DocumentView(QTextEdit):
    """Show one document; `show_passage` brings words of it into sight, highlighted.

    Numerals that are figures of the briefing are links to them; sentences with numerals that nobody
    accounts for are underlined with dots. With the keyboard, Left and Right go from one linked numeral to
    the next and Enter asks for its figure.
    """

    figure_requested = Signal(str)
    """A numeral was clicked; carries the id of its figure."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._document: Document | None = None
        self._numerals: dict[int, list[SourceNumeral]] = {}
        """Paragraph -> its numerals."""
        self._links: list[tuple[int, int, str]] = []
        """Where each linked numeral begins and ends in the whole text, and its figure, in order."""
        self._link = -1
        """The link that has the keyboard; -1 for none."""
        self._highlights: list[QTextEdit.ExtraSelection] = []
        self._ring = False
        self.passage: Passage | None = None
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.viewport().setMouseTracking(True)
        self._held = False
        """Whether the passage stays in sight while the text is still being laid out."""
        bar = self.verticalScrollBar()
        context.apply_style(bar, "bars")
        bar.rangeChanged.connect(self._hold)
        bar.actionTriggered.connect(self._let_go)
        self.document().setDocumentMargin(context.space(3))
        self._margin = context.space(8)
        self.edge = 0
        """The most that fades at the upper and at the lower edge, in pixels."""

    def show_document(self, document: Document) -> None:
        """Show the whole document, without highlight; do nothing where it is shown already."""
        if document is self._document:
            return
        self._document = document
        self.clear()
        self._links, self._link = [], -1
        self._numerals = defaultdict(list)
        for numeral in self._context.edition.numerals.get(document.source, ()):
            self._numerals[numeral.paragraph].append(numeral)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for index, paragraph in enumerate(document.paragraphs):
            if index:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block_format(paragraph, first=index == 0))
            self._insert(cursor, paragraph, self._numerals[index])
        cursor.endEditBlock()
        # Qt keeps the text cursor in sight when the view is resized: it has to wait at the top.
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _insert(self, cursor: QTextCursor, paragraph: Paragraph, numerals: Sequence[SourceNumeral]) -> None:
        style = QTextCharFormat()
        style.setFont(self._context.font(_ROLES[paragraph.kind], paragraph.text))
        style.setForeground(self._context.colour("text"))
        link = QTextCharFormat(style)
        link.setAnchor(True)
        link.setForeground(self._context.colour("accent"))
        position, start = 0, cursor.position()
        for numeral in numerals:
            if numeral.figures:
                cursor.insertText(paragraph.text[position : numeral.start], style)
                link.setAnchorHref(numeral.figures[0])
                cursor.insertText(paragraph.text[numeral.start : numeral.end], link)
                self._links.append((start + numeral.start, start + numeral.end, numeral.figures[0]))
                position = numeral.end
        cursor.insertText(paragraph.text[position:], style)
        unused = [numeral for numeral in numerals if not numeral.used]
        for span in sentences(paragraph.text) if unused else ():
            if any(span[0] <= numeral.start < span[1] for numeral in unused):
                dots = QTextCharFormat()
                dots.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                dots.setUnderlineColor(self._context.colour("warning"))
                self._select(start, *span).mergeCharFormat(dots)

    def _numeral_at(self, point: QPoint) -> SourceNumeral | None:
        cursor = self.cursorForPosition(point)
        position = cursor.positionInBlock()
        found = self._numerals.get(cursor.blockNumber(), ())
        return next((numeral for numeral in found if numeral.start <= position <= numeral.end), None)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            numeral = self._numeral_at(event.pos())
            about = literal(self._about(numeral)) if numeral else ""
            QToolTip.showText(event.globalPos(), about, self.viewport())
            return True
        return super().viewportEvent(event)

    def _about(self, numeral: SourceNumeral) -> str:
        """Say what the briefing makes of a numeral; nothing where that goes without saying."""
        context, briefing = self._context, self._context.edition.briefing
        if numeral.figures:
            known = (context.figures[id_] for id_ in numeral.figures)
            return "\n".join(f"{figure.number} {context.text(figure.label)}" for figure in known)
        if numeral.ignored is not None and briefing is not None:
            reason = context.text(briefing.ignored[numeral.ignored].reason)
            return context.tr.text("Not a figure: {reason}", reason=reason)
        return "" if numeral.used else context.tr.text("No figure uses this number")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        link = self.anchorAt(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        super().mouseReleaseEvent(event)
        link = self.anchorAt(event.position().toPoint())
        if link and event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.figure_requested.emit(link)

    # --- from numeral to numeral by keys ----------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and plain:
            to = self._link + step if self._link >= 0 else self._nearest_link(step)
            if 0 <= to < len(self._links):
                self._go_to_link(to)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._link >= 0:
            self.figure_requested.emit(self._links[self._link][2])
        elif event.key() == Qt.Key.Key_Escape and self._link >= 0:
            self._go_to_link(-1)
        elif event.matches(QKeySequence.StandardKey.Copy) and self.textCursor().hasSelection():
            from cqbrief.cards.status_message import show_status

            self.copy()
            show_status(self, self._context.tr.text("Text copied"))
        else:
            super().keyPressEvent(event)

    def _nearest_link(self, step: int) -> int:
        """Return the first link after, or the last one before, the beginning of the highlighted words."""
        passage = self.passage
        start = 0
        if passage is not None:
            start = self.document().findBlockByNumber(passage.paragraph).position() + passage.start
        after = next((n for n, link in enumerate(self._links) if link[0] >= start), len(self._links))
        return after if step > 0 else after - 1

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        super().focusInEvent(event)
        self._ring = by_keyboard(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        super().focusOutEvent(event)
        self.viewport().update()
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._go_to_link(-1)

    @property
    def focus_ring(self) -> bool:
        """Tell whether a ring is drawn while the document has the keyboard: not after a click."""
        return self._ring

    def _go_to_link(self, link: int) -> None:
        """Show this link as a solid block, bring it into sight and have it spoken; -1 for none."""
        context, self._link = self._context, link
        self._held = self._held and link < 0
        if link < 0:
            self.setExtraSelections(self._highlights)
            return
        start, end, id_ = self._links[link]
        ring = QTextEdit.ExtraSelection()
        ring.cursor = self._select(0, start, end)
        ring.format.setBackground(context.colour("focus"))
        ring.format.setForeground(context.colour("surface"))
        self.setExtraSelections([*self._highlights, ring])
        line, bar = self.cursorRect(self._select(0, start, start)), self.verticalScrollBar()
        if not self.viewport().rect().contains(line):
            bar.setValue(bar.value() + line.top() - self.viewport().height() // 3)
        announce(self, context.figure_text(context.figures[id_]).description)

    def _block_format(self, paragraph: Paragraph, *, first: bool) -> QTextBlockFormat:
        context = self._context
        style = context.look.texts[_ROLES[paragraph.kind]]
        block = QTextBlockFormat()
        block.setLineHeight(
            style.line_height * style.size * context.zoom,
            QTextBlockFormat.LineHeightTypes.MinimumHeight.value,
        )
        heading = paragraph.kind in ("title", "heading")
        above = 4 if heading else 1 if paragraph.kind == "row" else 2
        block.setTopMargin(0 if first else context.space(above))
        block.setLeftMargin(0 if heading else self._margin)
        return block

    def show_passage(self, document: Document, passage: Passage) -> None:
        """Bring the passage into sight, its words highlighted and the rest of its sentence underlined."""
        self.show_document(document)
        self.passage = passage
        block = self.document().findBlockByNumber(passage.paragraph)
        sentence = QTextEdit.ExtraSelection()
        sentence.cursor = self._select(block.position(), passage.sentence_start, passage.sentence_end)
        sentence.format.setBackground(self._context.colour("accent_ground"))
        words = QTextEdit.ExtraSelection()
        words.cursor = self._select(block.position(), passage.start, passage.end)
        words.format.setBackground(self._context.colour("mark"))
        words.format.setForeground(self._context.colour("on_mark"))
        self._highlights = [sentence, words]
        self._go_to_link(-1)
        self._held = True
        self._bring_into_sight()

    def forget_passage(self) -> None:
        """Highlight nothing, and begin at the top."""
        self.passage = None
        self._highlights = []
        self._go_to_link(-1)
        self.verticalScrollBar().setValue(0)

    def _select(self, offset: int, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(offset + start)
        cursor.setPosition(offset + end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _hold(self) -> None:
        # A long text is laid out bit by bit: the bar cannot go further than what is known of it.
        if self._held:
            self._bring_into_sight()

    def _let_go(self) -> None:
        self._held = False

    def _bring_into_sight(self) -> None:
        if self.passage is None:
            self.verticalScrollBar().setValue(0)
            return
        block = self.document().findBlockByNumber(self.passage.paragraph)
        cursor = self._select(block.position(), self.passage.start, self.passage.start)
        line = self.cursorRect(cursor)
        # A third from the top: what leads up to the sentence stays readable. In a low view the sentence
        # goes before it, between the edges where text fades.
        bar, high = self.verticalScrollBar(), self.viewport().height()
        top, bottom = self.sentence_edges()
        edge = min(self.edge, high // SHARE, max(0, (high - (bottom - top)) // 2))
        by = line.top() - high // 3
        if bottom - top <= high:
            by = min(max(by, bottom - (high - edge)), top - edge)
        bar.setValue(bar.value() + by)

    def sentence_edges(self) -> tuple[int, int]:
        """Return where the sentence of the passage begins and ends, in pixels of the viewport."""
        assert self.passage is not None
        block = self.document().findBlockByNumber(self.passage.paragraph)
        ends = (self.passage.sentence_start, self.passage.sentence_end)
        first, last = (self.cursorRect(self._select(block.position(), end, end)) for end in ends)
        return first.top(), last.bottom() + 1

    def sentence_height(self) -> int:
        """Return the height that the sentence of the passage takes, in pixels; 0 without one."""
        if self.passage is None:
            return 0
        top, bottom = self.sentence_edges()
        return bottom - top

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._bring_into_sight()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(event)
        if self._document is None:
            return
        painter = QPainter(self.viewport())
        painter.setFont(self._context.font("small"))
        shift = -self.verticalScrollBar().value()
        layout = self.document().documentLayout()
        block = self.document().begin()
        style = self._context.look.texts["body"]
        above = 0
        while block.isValid():
            box = layout.blockBoundingRect(block)
            paragraph = self._document.paragraphs[block.blockNumber()]
            top = box.top() + shift
            first = paragraph.number != above  # the rows of a table share one number
            above = paragraph.number
            if above and first and top < event.rect().bottom() and top + box.height() > event.rect().top():
                chosen = self.passage is not None and self.passage.paragraph == block.blockNumber()
                painter.setPen(self._context.colour("accent" if chosen else "text_quiet"))
                first_line = QRectF(
                    0,
                    top,
                    self._margin + self._context.space(1),
                    style.line_height * style.size * self._context.zoom,
                )
                painter.drawText(
                    first_line,
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                    str(paragraph.number),
                )
            block = block.next()
        if self.hasFocus() and self._ring:
            width = self._context.px(self._context.look.focus_ring)
            painter.setPen(QPen(self._context.colour("focus"), width))
            painter.drawRect(
                QRectF(self.viewport().rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            )
        painter.end()
