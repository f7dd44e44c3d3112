"""The list of pages: 总览 and the themes, and below it the state of trust."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Theme
from cqbrief.cards.card import Separator
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.printed_number import running_spans
from cqbrief.window.edge_fade import EdgeFade
from cqbrief.window.sidebar_entry import WIDTH, EntryButton, SidebarEntry
from cqbrief.window.trust_badge import TrustBadge

NARROW = 88
"""Width in logical pixels at zoom 1 while there is room for icons and numbers only."""
LEAST_SHARE = 2.7
"""A window less than this many times as wide as the whole list has the narrow one."""


class _List(QScrollArea):
    """Scroll the entries; keys are the sidebar's and the window's, not the scroll bar's."""

    def __init__(self) -> None:
        super().__init__()
        # One of our own, without a ground. Whoever asks Qt for a widget that Python has not seen makes PySide
        # learn all of Qt's widget classes to find out what it is: 10 ms, felt when the window opens.
        self.setViewport(QWidget())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Sidebar(QWidget):
    """Show the briefing's name, the pages, and at the foot the state of trust.

    `page_requested` carries the page: 0 for 总览, 1… for the themes. Up, Down, Home and End move,
    Return opens. Beside a large text in a small window it has only icons and numbers; what they stand for
    the pointer tells.
    """

    page_requested = Signal(int)
    problems_requested = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.setFixedWidth(context.px(WIDTH))
        briefing = context.edition.briefing
        assert briefing is not None
        column = QVBoxLayout(self)
        column.setSpacing(context.space(1))
        self._column, self._head = column, QVBoxLayout()
        head = self._head
        self._names = [Label(context.text(briefing.title), "brand", context)]
        if briefing.period:
            self._names.append(Label(context.text(briefing.period), "small", context))
        for name in self._names:
            head.addWidget(name)
        column.addLayout(head)
        self.buttons = [EntryButton(entry, context) for entry in self._entries(briefing.themes)]
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(context.space(0.5))
        for page, button in enumerate(self.buttons):
            self._list.addWidget(button)
            button.clicked.connect(lambda _=False, page=page: self.page_requested.emit(page))
        self._list.addStretch(1)
        self._scroll = _List()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        context.apply_style(self._scroll.verticalScrollBar(), "bars")
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        EdgeFade(self._scroll, context, "sidebar", 28, ruled=True)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot())
        self._leave_room(narrow=False)

    def _leave_room(self, *, narrow: bool) -> None:
        """Leave space around the briefing's name, and none for it where it is not shown."""
        space = self._context.space
        self._column.setContentsMargins(0, space(1 if narrow else 5), 0, space(4))
        if narrow:
            self._head.setContentsMargins(0, 0, 0, 0)
        else:
            self._head.setContentsMargins(space(5.5), 0, space(4), space(3))

    def _entries(self, themes: Sequence[Theme]) -> list[SidebarEntry]:
        context = self._context
        briefing = context.edition.briefing
        assert briefing is not None
        entries = [
            SidebarEntry("", context.tr.text("Overview"), context.text(briefing.subtitle), (), "overview")
        ]
        for index, theme in enumerate(themes, start=1):
            figure = context.figures.get(theme.headline or "")
            below = context.text(figure.label) if figure else ""
            number_below = running_spans(figure, context.tr) if figure else ()
            title = context.text(theme.short or theme.title)
            entries.append(SidebarEntry(str(index), title, below, number_below, theme.icon or "document"))
        return entries

    def _foot(self) -> QVBoxLayout:
        context = self._context
        foot = QVBoxLayout()
        foot.setContentsMargins(context.space(3), 0, context.space(3), 0)
        foot.setSpacing(context.space(1))
        foot.addWidget(Separator(context))
        foot.addSpacing(context.space(1))
        self.badge = TrustBadge(context)
        self.badge.clicked.connect(self.problems_requested)
        foot.addWidget(self.badge)
        return foot

    def fit(self, window: int) -> None:
        """Make the list as wide as suits a window `window` pixels wide."""
        context = self._context
        narrow = window < LEAST_SHARE * context.px(WIDTH)
        if narrow == self.buttons[0].narrow:
            return
        self.setFixedWidth(context.px(NARROW if narrow else WIDTH))
        self._leave_room(narrow=narrow)
        for name in self._names:
            name.setVisible(not narrow)
        for button in self.buttons:
            button.narrow = narrow
            button.updateGeometry()

    def show_broken_files(self, broken: Edition | None) -> None:
        """Tell in the badge of the briefing shown or, where they have errors by now, of the files."""
        self.badge.show_broken_files(broken)

    def show_none(self) -> None:
        """Show no button as the chosen one: what is shown is none of the pages."""
        for button in self.buttons:
            if button.isChecked():
                button.setAutoExclusive(False)
                button.setChecked(False)
                button.setAutoExclusive(True)

    def show_page(self, page: int) -> None:
        """Show the page's button as the chosen one, in sight."""
        if any(button.hasFocus() for button in self.buttons):
            self.buttons[page].setFocus(Qt.FocusReason.MouseFocusReason)
        self.buttons[page].setChecked(True)
        self._scroll.ensureWidgetVisible(self.buttons[page])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Qt's buttons take the space bar only.
            for button in (*self.buttons, self.badge):
                if button.hasFocus():
                    button.click()
            return
        chosen = next((index for index, button in enumerate(self.buttons) if button.isChecked()), 0)
        last = len(self.buttons) - 1
        to = {
            Qt.Key.Key_Up: max(0, chosen - 1),
            Qt.Key.Key_Down: min(last, chosen + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
            return
        self.page_requested.emit(to)
        self.buttons[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._context.colour("sidebar"))
        line = max(1, self._context.px(self._context.look.hairline))
        painter.fillRect(self.width() - line, 0, line, self.height(), self._context.colour("line"))
        painter.end()
