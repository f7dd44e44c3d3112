"""Find: one box over the window that goes to whatever is typed, with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from cqbrief.briefing.search.entries import SearchHit
from cqbrief.cards.incremental_search import IncrementalSearch
from cqbrief.cards.search_results import ROW, Index, SearchResultList
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.search_text import SearchResultText, search_result_text

WIDTH = 680
"""Width of the box in logical pixels at zoom 1, where the window is wide enough."""
MOST = 40
"""Results that are listed."""
SHOWN = 8
"""Rows in sight at once."""


class _Results(QAbstractListModel):
    """Hold the results as rows; the words of a row are made when it is looked at."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._hits: tuple[SearchHit, ...] = ()
        self._rows: dict[int, SearchResultText] = {}

    def show(self, hits: tuple[SearchHit, ...]) -> None:
        self.beginResetModel()
        self._hits, self._rows = hits, {}
        self.endResetModel()

    def hit(self, row: int) -> SearchHit | None:
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if index.row() not in self._rows:
            context = self._context
            self._rows[index.row()] = search_result_text(self._hits[index.row()], context.edition, context.tr)
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return row if role == ROW else None


class FindBox(QFrame):
    """Find things, in a box over the upper part of the window it is a child of.

    Typing finds at once; Up, Down, Page keys choose, Enter goes, Escape and a click elsewhere close it.
    """

    chosen = Signal(SearchHit)
    """The reader wants to go there; the box is closed by then."""

    def __init__(self, context: ViewContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._search = IncrementalSearch(context.edition, self)
        self._search.ready.connect(self._repeat_search)
        self.waiting = False
        """What was typed last is still being looked for; the results are those of what was typed before."""
        self._before: QWidget | None = None
        tr = context.tr
        self.setAccessibleName(tr.text("Find"))
        column = QVBoxLayout(self)
        margin = context.space(3)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(context.space(2))
        self.line = QLineEdit()
        self.line.setFont(context.font("unit"))
        self.line.setPlaceholderText(tr.text("words, pinyin, initials or a number"))
        self.line.setAccessibleName(tr.text("Find"))
        self.line.setClearButtonEnabled(False)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        column.addWidget(self.line)
        self._results = _Results(context)
        self.list = QListView()
        self.list.setModel(self._results)
        self.list.setItemDelegate(SearchResultList(context, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr.text("Results"))
        self.list.clicked.connect(lambda _: self._go())
        self.list.selectionModel().currentChanged.connect(self._announce_current)
        column.addWidget(self.list)
        self.hint = Label("", "small", context)
        column.addWidget(self.hint)
        context.apply_style(self)
        window.installEventFilter(self)
        self._find("")
        self.hide()

    def open(self) -> None:
        """Show the box with what was typed last, selected so that typing replaces it."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self._fit()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._search.begin()

    def close_box(self, *, give_back: bool = True) -> None:
        """Hide the box; with `give_back` what had the keyboard before gets it again."""
        if not self.isVisible():
            return
        QApplication.instance().focusChanged.disconnect(self._follow)  # type: ignore[union-attr]
        before, self._before = self._before, None
        self.hide()
        if give_back and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        # A click elsewhere closes the box; another program in front does not.
        if now is not None and now is not self and not self.isAncestorOf(now):
            self.close_box(give_back=False)

    def _find(self, query: str) -> None:
        hits = self._search.find(query, MOST) if query.strip() else ()
        self.waiting = hits is None
        if hits is not None:
            self._list(query, hits)

    def _repeat_search(self) -> None:
        self._find(self.line.text())

    def _list(self, query: str, hits: tuple[SearchHit, ...]) -> None:
        tr = self._context.tr
        self._results.show(hits)
        if hits:
            self.list.setCurrentIndex(self._results.index(0, 0))
            self.list.scrollToTop()
        asked = bool(query.strip())
        self.list.setVisible(bool(hits))
        if hits:
            self.hint.setText(tr.text("Enter: go there　↑ ↓: choose　Esc: close"))
        elif asked:
            self.hint.setText(tr.text("Nothing found for “{query}”.", query=query.strip()))
        else:
            self.hint.setText(tr.text("Figures, people, charts, measures and sentences of the source"))
        self._fit()

    def _announce_current(self, current: QModelIndex) -> None:
        # The keyboard stays in the line: whoever listens hears there what is chosen below.
        self.line.setAccessibleDescription(str(current.data() or ""))
        event = QAccessibleEvent(self.line, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)

    def _fit(self) -> None:
        """Fit the width to the window and the height to the results."""
        window = self.parentWidget()
        assert window is not None
        context = self._context
        width = min(context.px(WIDTH), window.width() - 2 * context.space(4))
        top = max(context.space(8), window.height() // 10)
        rows = min(self._results.rowCount(), SHOWN)
        row = self.list.sizeHintForRow(0) if rows else 0
        room = window.height() - top - context.space(4)
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * context.space(3) + 2 * context.space(2)
        rest = around + self.line.sizeHint().height() + self.hint.heightForWidth(width)
        high = min(rows * row, max(row, room - rest))
        self.list.setFixedHeight(high)
        column = self.layout()
        assert column is not None
        column.activate()
        self.setGeometry((window.width() - width) // 2, top, width, min(self.sizeHint().height(), room))

    def _go(self) -> None:
        if self.waiting:
            query = self.line.text()
            self.waiting = False
            self._list(query, self._search.find_now(query, MOST))
        hit = self._results.hit(self.list.currentIndex().row())
        if hit is not None:
            self.close_box()
            self.chosen.emit(hit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if watched is self.parentWidget():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._fit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._handle_key(event)
        return super().eventFilter(watched, event)

    def _handle_key(self, event: QKeyEvent) -> bool:
        """Act on a key of the box's own; return False for every other one, which is for the line."""
        key = event.key()
        steps = {
            Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -SHOWN, Qt.Key.Key_PageDown: SHOWN,
        }  # fmt: skip
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass  # there is nothing else in the box to go to
        elif Qt.Key(key) in steps:
            row = self.list.currentIndex().row() + steps[Qt.Key(key)]
            row = max(0, min(self._results.rowCount() - 1, row))
            self.list.setCurrentIndex(self._results.index(row, 0))
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        context = self._context
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = max(1.0, context.look.hairline * context.zoom)
        painter.setPen(QPen(context.colour("line_strong"), line))
        painter.setBrush(context.colour("surface"))
        half = line / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.end()
