"""Text on a card: selectable, wrapped, in the look's roles, never read as markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt, QTextBoundaryFinder, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
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
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.record import Record, record
from cqbrief.cards.line_breaking import line_breaks
from cqbrief.cards.menu import offer, open_menu
from cqbrief.cards.view_context import ViewContext
from cqbrief.cards.word_joiner import layout_text, without_joiners
from cqbrief.look.accessible import announce
from cqbrief.look.focus import by_keyboard
from cqbrief.look.roles import ColourRole, TextRole
from cqbrief.text.figure_text import FigureText, prose_spans
from cqbrief.text.spans import Spans, break_at_spaces, spans_text


class _Copied(QLabel):
    """What `Label` and `Runs` share: the selected text is copied as it was, by key and by menu."""

    def __init__(self, context: ViewContext, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self.setTextFormat(Qt.TextFormat.PlainText)

    def copy(self) -> None:
        """The selected text, or all of it when nothing is selected, is in the clipboard."""
        # Imported when something is copied: every module counts when the window opens.
        from cqbrief.cards.clipboard import copy_text

        text = without_joiners(self.selectedText() or self.text())
        copy_text(text, self._context.tr.text("Text copied"), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(self._context.tr.text("Copy"), self.copy)
        offer(menu, self.parentWidget())
        open_menu(menu, event, self._context)


_SEPARATOR = "\u2028"

HEADINGS: frozenset[TextRole] = frozenset({"brand", "title", "heading", "subheading"})
"""What a reader without sight jumps between."""


class Label(_Copied):
    """Plain text in one role. It wraps, can be selected, and may be narrower than its longest word."""

    def __init__(
        self,
        text: str | Spans,
        role: TextRole,
        context: ViewContext,
        *,
        colour: ColourRole | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        if role in HEADINGS:
            self.accessible_role = QAccessible.Role.Heading
        if role in HEADINGS or not isinstance(text, str):
            self.setAccessibleName(text if isinstance(text, str) else spans_text(text))
        self._role = role
        self.set_colour(colour or context.look.texts[role].colour)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setText(text if isinstance(text, str) else layout_text(text))

    def set_colour(self, colour: ColourRole) -> None:
        """The text is of this colour from now on."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._context.colour(colour))
        self.setPalette(palette)

    def setText(self, text: str) -> None:  # noqa: D102
        self.setFont(self._context.font(self._role, text))
        super().setText(text)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(0, super().minimumSizeHint().height())


@record
class Run(Record):
    """A stretch of text in one role; with `figure` it is a link to that figure's source."""

    text: str
    role: TextRole
    colour: ColourRole | None = None
    figure: str | None = None
    scale: float = 1.0
    """How many times as large as its role it is set."""


def number_runs(number: FigureText, *, small: bool = False) -> tuple[Run, ...]:
    """A number as printed: digits and sign are the hero, what belongs to them stands beside.

    It stays on one line; but for spaces in it, as in 32,569 thousand tonnes.
    """
    hero: TextRole = "number_small" if small else "number"
    beside: TextRole = "number_small" if small else "unit"
    return tuple(
        Run(layout_text((span,)), hero if span.role == "number" else beside)
        for span in break_at_spaces(number.value)
    )


def prose_runs(text: Text, role: TextRole, context: ViewContext) -> tuple[Run, ...]:
    """Return a text of the briefing as runs; every figure in it is a link to its source."""
    runs: list[Run] = []
    for span in prose_spans(text, context.figures, context.tr.language):
        words = layout_text((span,))
        if span.role == "status":
            runs[-1] = replace(runs[-1], text=runs[-1].text + words)
        else:
            colour: ColourRole | None = "bad" if span.role == "unknown" else None
            runs.append(Run(words, role, "accent" if span.figure_id else colour, span.figure_id))
    return tuple(runs)


class _Balance:
    """Breaks the lines of a document of one paragraph where `line_breaks` says, for any width."""

    def __init__(self) -> None:
        self._separators: tuple[int, ...] = ()
        """Where the document holds a line separator that is none of its text."""
        self._text: str | None = None
        self._edges: list[float] = []
        self._allowed: list[int] = []
        self._units: list[int] = []
        """Place of each character, and of the end, as Qt counts them."""

    def apply(self, document: QTextDocument, width: float) -> None:
        """The document's lines break for `width`; -1: nowhere."""
        cursor = QTextCursor(document)
        for position in reversed(self._separators):
            cursor.setPosition(position)
            cursor.deleteChar()
        self._separators = ()
        if width < 0 or document.blockCount() != 1:
            return
        if self._text is None:
            self._measure(document)
        assert self._text is not None
        breaks = line_breaks(self._text, self._edges, self._allowed, width)
        self._separators = tuple(self._units[at] + index for index, at in enumerate(breaks))
        for position in self._separators:
            cursor.setPosition(position)
            cursor.insertText(_SEPARATOR)

    def _measure(self, document: QTextDocument) -> None:
        block = document.firstBlock()
        document.setTextWidth(-1)
        document.documentLayout().documentSize()
        self._text = text = block.text()
        self._units = [0]
        for character in text:
            self._units.append(self._units[-1] + (2 if ord(character) > 0xFFFF else 1))
        line = block.layout().lineAt(0)
        for unit in self._units:
            edge = line.cursorToX(unit)
            # PySide gives the place and the position; its stubs say only the place.
            self._edges.append(float(edge[0] if isinstance(edge, tuple) else edge))  # type: ignore[arg-type]
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
        places = {unit: index for index, unit in enumerate(self._units)}
        while (at := finder.toNextBoundary()) >= 0:
            self._allowed.append(places[at])


class Runs(_Copied):
    """Text of several roles on common baselines, with links to figures.

    A label, so that screen readers find its plain text; drawn from a document that is built run by
    run, so that nothing in a briefing is ever read as markup. A text with links is a stop of the
    keyboard for each of them; Enter and Space follow the link.
    """

    figure_requested = Signal(str)
    """A number in the text was clicked; carries the figure's id."""

    def __init__(
        self,
        runs: Sequence[Run],
        context: ViewContext,
        *,
        wrap: bool = True,
        balanced: bool = False,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._balance = _Balance() if balanced and wrap else None
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
        self._fill(runs, context)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._links else Qt.FocusPolicy.ClickFocus)
        self.setText(without_joiners("".join(run.text for run in runs)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self._palette = self.palette()
        self._palette.setColor(QPalette.ColorRole.Highlight, context.colour("selection"))
        self._palette.setColor(QPalette.ColorRole.HighlightedText, context.colour("on_selection"))

    def _fill(self, runs: Sequence[Run], context: ViewContext) -> None:
        cursor = QTextCursor(self._document)
        # A large first run would hold the lines of small ones below it as far apart as its own.
        if runs and self._wrap and runs[0].scale == 1:
            block = QTextBlockFormat()
            block.setLineHeight(
                context.look.texts[runs[0].role].line_height
                * context.px(context.look.texts[runs[0].role].size),
                QTextBlockFormat.LineHeightTypes.MinimumHeight.value,
            )
            cursor.setBlockFormat(block)
        whole = "".join(run.text for run in runs)
        for run in runs:
            style = QTextCharFormat()
            own = context if run.scale == 1 else replace(context, zoom=context.zoom * run.scale)
            style.setFont(own.font(run.role, whole))
            style.setForeground(context.colour(run.colour or context.look.texts[run.role].colour))
            if run.figure:
                style.setAnchor(True)
                style.setAnchorHref(run.figure)
                self._links.append((cursor.position(), cursor.position() + len(run.text), run.figure))
            cursor.insertText(run.text, style)

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
        """The document has this width; -1: no line of it breaks."""
        if self._balance is not None:
            self._balance.apply(self._document, width)
        self._document.setTextWidth(width)

    def _ring(self) -> QAbstractTextDocumentLayout.Selection:
        """The link that has the keyboard, as a solid block: a line would touch the signs beside it."""
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
