"""Question mode: one line to type in, and what it finds. The audience sees nothing of it until Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cqbrief.briefing.search.entries import SearchHit
from cqbrief.cards.incremental_search import IncrementalSearch
from cqbrief.cards.search_results import ROW, SearchResultList
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.search_text import search_result_text

MOST_HITS = 12
"""Answers that are listed."""
VISIBLE_HITS = 8
"""Answers that are seen at once where there is room: more would hide the whole slide."""


class QuestionPanel(QWidget):
    """Search while typing; up and down choose, Enter answers, Escape goes back to the slide."""

    answer_requested = Signal(SearchHit)
    leave_requested = Signal()

    def __init__(self, context: ViewContext, search: IncrementalSearch, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._search = context, search
        self.hits: tuple[SearchHit, ...] = ()
        self.waiting = False
        """What was typed last is still being looked for; `hits` are those of what was typed before."""
        self._composing = False
        """Whether an input method is putting a word together in the line."""
        column = QVBoxLayout(self)
        margin = context.space(4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(context.space(2))
        column.addWidget(Label(context.tr.text("Question"), "heading", context))
        self.line = QLineEdit()
        self.line.setFont(context.font("heading"))
        self.line.setPlaceholderText(context.tr.text("words, pinyin, initials or a number"))
        self.line.setAccessibleName(context.tr.text("Search"))
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        column.addWidget(self.line)
        self.list = QListWidget()
        self.list.setFont(context.font("body"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(SearchResultList(context, self.list))
        self.list.itemClicked.connect(lambda _: self._answer())
        self.nothing = Label("", "body", context)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._results = QStackedWidget()
        self._results.addWidget(self.list)
        self._results.addWidget(self.nothing)
        column.addWidget(self._results)
        hint = context.tr.text("Enter: show on the wall　↑ ↓: choose　Esc: back to the slide")
        column.addWidget(Label(hint, "small", context))
        self.setFocusProxy(self.line)
        search.ready.connect(self._find_again)
        context.apply_style(self)

    def height_within(self, most: int) -> int:
        """Return the panel's height with as many whole answers as `most` has room for."""
        delegate = self.list.itemDelegate()
        row = delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        frame = 2 * self.list.frameWidth()
        self._results.setFixedHeight(frame)
        room = most - self.sizeHint().height()
        self._results.setFixedHeight(max(1, min(VISIBLE_HITS, room // row)) * row + frame)
        return self.sizeHint().height()

    def eventFilter(self, watched: object, event: object) -> bool:  # noqa: D102
        if watched is self.line and isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == event.Type.KeyPress:
            return self.handle_key(event)
        return False

    def handle_key(self, event: QKeyEvent) -> bool:
        """Handle a key of the panel; tell whether it was one: everything else is for the line."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            by = -1 if key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) else 1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + by)))
        elif key == Qt.Key.Key_F5:
            pass
        else:
            return False
        return True

    def _leave(self) -> None:
        """Leave the word that an input method is putting together, else the question."""
        if not self._composing:
            self.leave_requested.emit()
            return
        QGuiApplication.inputMethod().reset()
        # For input methods that do not say themselves that nothing is left of it.
        QApplication.sendEvent(self.line, QInputMethodEvent())

    def _find(self, query: str) -> None:
        hits = self._search.find(query, MOST_HITS)
        self.waiting = hits is None
        if hits is not None:
            self._show_hits(hits)

    def _find_again(self) -> None:
        self._find(self.line.text())

    def _show_hits(self, hits: tuple[SearchHit, ...]) -> None:
        self.hits = hits
        self.list.clear()
        context = self._context
        for hit in self.hits:
            row = search_result_text(hit, context.edition, context.tr)
            item = QListWidgetItem(row.spoken)
            item.setData(ROW, row)
            self.list.addItem(item)
        query = self.line.text().strip()
        no_hits = context.tr.text("Nothing found for “{query}”.", query=query)
        self.nothing.setText(no_hits if query and not hits else "")
        self._results.setCurrentWidget(self.list if hits else self.nothing)
        self.list.setCurrentRow(0 if self.hits else -1)

    def _answer(self) -> None:
        if self.waiting:
            self.waiting = False
            self._show_hits(self._search.find_now(self.line.text(), MOST_HITS))
        row = self.list.currentRow()
        if 0 <= row < len(self.hits):
            self.answer_requested.emit(self.hits[row])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._context.colour("surface"))
        painter.setPen(self._context.colour("accent"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
