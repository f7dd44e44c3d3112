"""The list of pages: 总览 and the themes, each with its number, icon and one headline figure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Theme
from cqbrief.briefing.record import Record, record
from cqbrief.cards.card import Separator
from cqbrief.cards.text import Label
from cqbrief.cards.tooltip import literal
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.focus import by_keyboard
from cqbrief.look.icons import pixmap as icon_pixmap
from cqbrief.look.roles import ColourRole
from cqbrief.text.coverage_text import by_hand_text, evidence_text, traced_text
from cqbrief.text.printed_number import glue, plain, running_text
from cqbrief.window.edge_fade import EdgeFade
from cqbrief.window.status_bar import error_count

WIDTH = 264
"""Width in logical pixels at zoom 1."""
NARROW = 88
"""Width while there is room for icons and numbers only."""
LEAST_SHARE = 2.7
"""A window less than this many times as wide as the whole list has the narrow one."""
LINES = 2
"""Most lines of a title, and of what stands below it."""


@record
class Entry(Record):
    """One line of the sidebar."""

    number: str
    """Its numeral, empty for 总览."""
    title: str
    below: str
    """What stands below the title; elided where there is no room."""
    number_below: str
    """The headline figure after it, never elided."""
    icon: str


class EntryButton(QAbstractButton):
    """A page's button: a tile with its icon, its title, and its headline figure below."""

    def __init__(self, entry: Entry, context: ViewContext) -> None:
        super().__init__()
        self.entry = entry
        self._context = context
        self._ring = False
        self.narrow = False
        """Only the icon and the number are there."""
        self._wrapped: dict[int, tuple[list[str], list[str]]] = {}
        """Width -> lines of text, for good: the texts never change."""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        # Who clicks wants to read the page: its keys go on scrolling that.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(f"{entry.number} {entry.title}".strip())
        below = f"{entry.below} {entry.number_below}".strip()
        self.setAccessibleDescription(below)
        self.setToolTip(literal(f"{entry.title}\n{below}"))

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(self._context.px(WIDTH), self.heightForWidth(self._context.px(WIDTH)))

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        context = self._context
        if self.narrow:
            return context.px(32) + context.space(3)
        title, below = self._lines(width)
        high = QFontMetrics(context.font("subheading")).height() * len(title)
        high += QFontMetrics(context.font("small")).height() * len(below)
        return high + context.space(5)

    def _text_left(self) -> int:
        """Where the texts begin: behind margin, tile and gap."""
        return self._context.space(3 + 2.5 + 3) + self._context.px(32)

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        """Title and what stands below it, each on at most two lines, at this width of the button."""
        if width not in self._wrapped:
            context, entry = self._context, self.entry
            room = width - self._text_left() - context.space(4)
            title = QFontMetrics(context.font("subheading"))
            beside = title.horizontalAdvance(entry.number) + context.space(2) if entry.number else 0
            self._wrapped[width] = (
                wrapped(entry.title, "", context.font("subheading"), room - beside),
                wrapped(entry.below, entry.number_below, context.font("small"), room),
            )
        return self._wrapped[width]

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def _icon(self, colour: ColourRole, side: int) -> QPixmap:
        return icon_pixmap(self.entry.icon, self._context.colour(colour), side, self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        context, look = self._context, self._context.look
        space = context.space
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = space(1.5 if self.narrow else 3)
        box = self.rect().adjusted(side, space(0.5), -side, -space(0.5))
        radius = look.radius * context.zoom
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(context.colour("accent_ground"))
            painter.drawRoundedRect(box, radius, radius)
        elif self.underMouse():
            painter.setBrush(context.colour("hover"))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus() and self._ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(context.colour("focus"), look.focus_ring * context.zoom))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        side = context.px(32)
        # Beside the first two lines, so that tiles of all entries stand alike.
        above = (box.height() - side) // 2 if self.narrow else context.px(11)
        tile = QRect(box.left() + space(1 if self.narrow else 2.5), box.top() + above, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(context.colour("accent" if self.isChecked() else "accent_ground"))
        painter.drawRoundedRect(tile, radius * 0.75, radius * 0.75)
        inner = context.px(18)
        where = QRect(0, 0, inner, inner)
        where.moveCenter(tile.center())
        painter.drawPixmap(where, self._icon("on_accent" if self.isChecked() else "accent", inner))
        if self.narrow:
            painter.setFont(context.font("subheading"))
            painter.setPen(context.colour("accent"))
            beside = box.adjusted(tile.right() - box.left(), 0, 0, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, self.entry.number)
        else:
            self._paint_texts(painter, box)
        painter.end()

    def _paint_texts(self, painter: QPainter, box: QRect) -> None:
        context = self._context
        title, small = QFontMetrics(context.font("subheading")), QFontMetrics(context.font("small"))
        heads, belows = self._lines(self.width())
        # Without a headline figure the title stands beside the middle of the tile.
        belows = [line for line in belows if line]
        left = self._text_left()
        high = title.height() * len(heads) + small.height() * len(belows)
        y = box.top() + (box.height() - high) // 2
        painter.setFont(context.font("subheading"))
        if self.entry.number:
            painter.setPen(context.colour("accent"))
            painter.drawText(left, y + title.ascent(), self.entry.number)
        beside = title.horizontalAdvance(self.entry.number) + context.space(2) if self.entry.number else 0
        painter.setPen(context.colour("text"))
        for line in heads:
            painter.drawText(left + beside, y + title.ascent(), line)
            y += title.height()
        painter.setFont(context.font("small"))
        painter.setPen(context.colour("text_quiet"))
        for line in belows:
            painter.drawText(left, y + small.ascent(), line)
            y += small.height()


def wrapped(text: str, number: str, font: QFont, width: int) -> list[str]:
    """`text` and behind it `number` on at most `LINES` lines of `width`; the number is never cut or parted.

    What does not fit is elided before the number.
    """
    whole = f"{text} {glue(number)}".strip()
    lines = _broken(whole, font, width)
    if len(lines) > LINES:
        metrics = QFontMetrics(font)
        kept = lines[: LINES - 1]
        rest = text[sum(map(len, kept)) :].strip()
        behind = f" {number}" if number else ""
        room = width - metrics.horizontalAdvance(behind)
        lines = [*kept, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room) + behind]
    return [plain(line).strip() for line in lines]


def _broken(text: str, font: QFont, width: int) -> list[str]:
    """`text` broken into lines of `width`, blanks at their ends kept."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines


class _List(QScrollArea):
    """The entries; keys are the sidebar's and the window's, not the scroll bar's."""

    def __init__(self) -> None:
        super().__init__()
        # One of our own, without a ground. Whoever asks Qt for a widget that Python has not seen makes PySide
        # learn all of Qt's widget classes to find out what it is: 10 ms, felt when the window opens.
        self.setViewport(QWidget())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Sidebar(QWidget):
    """The briefing's name, the pages, and at the foot the state of trust.

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
        self._names = [Label(context.say(briefing.title), "brand", context)]
        if briefing.period:
            self._names.append(Label(context.say(briefing.period), "small", context))
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
        context.dress(self._scroll.verticalScrollBar(), "bars")
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        EdgeFade(self._scroll, context, "sidebar", 28, ruled=True)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot())
        self._leave_room(narrow=False)

    def _leave_room(self, *, narrow: bool) -> None:
        """There is space around the briefing's name, and none for it where it is not shown."""
        space = self._context.space
        self._column.setContentsMargins(0, space(1 if narrow else 5), 0, space(4))
        if narrow:
            self._head.setContentsMargins(0, 0, 0, 0)
        else:
            self._head.setContentsMargins(space(5.5), 0, space(4), space(3))

    def _entries(self, themes: Sequence[Theme]) -> list[Entry]:
        context = self._context
        briefing = context.edition.briefing
        assert briefing is not None
        entries = [Entry("", context.tr.text("Overview"), context.say(briefing.subtitle), "", "overview")]
        for index, theme in enumerate(themes, start=1):
            figure = context.figures.get(theme.headline or "")
            below = context.say(figure.label) if figure else ""
            number_below = running_text(figure, context.tr) if figure else ""
            title = context.say(theme.short or theme.title)
            entries.append(Entry(str(index), title, below, number_below, theme.icon or "document"))
        return entries

    def _foot(self) -> QVBoxLayout:
        context = self._context
        foot = QVBoxLayout()
        foot.setContentsMargins(context.space(3), 0, context.space(3), 0)
        foot.setSpacing(context.space(1))
        foot.addWidget(Separator(context))
        foot.addSpacing(context.space(1))
        self.badge = _Badge(context)
        self.badge.clicked.connect(self.problems_requested)
        foot.addWidget(self.badge)
        return foot

    def fit(self, window: int) -> None:
        """The list is as wide as suits a window `window` pixels wide."""
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

    def show_trouble(self, trouble: Edition | None) -> None:
        """The badge speaks of the briefing shown, or of the files where they have errors: `trouble`."""
        self.badge.show_trouble(trouble)

    def show_none(self) -> None:
        """No button is the chosen one: what is shown is none of the pages."""
        for button in self.buttons:
            if button.isChecked():
                button.setAutoExclusive(False)
                button.setChecked(False)
                button.setAutoExclusive(True)

    def show_page(self, page: int) -> None:
        """The page's button is the chosen one and in sight."""
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


class _Badge(QAbstractButton):
    """Whether every number has its sentence, or how many problems there are."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.show_trouble(None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_trouble(self, trouble: Edition | None) -> None:
        """It speaks of the briefing shown, or of the files where they have errors: `trouble`."""
        tr, edition = self._context.tr, trouble or self._context.edition
        errors, warnings = len(edition.errors), len(edition.problems) - len(edition.errors)
        self._colour: ColourRole = "bad" if errors else "warning" if warnings else "good"
        self._icon = "error" if errors else "warning" if warnings else "check"
        if not edition.checked:
            self._colour, self._icon = "text_quiet", "search"
            self.setText(tr.text("Being checked…"))
        elif trouble is not None:
            self.setText(error_count(edition, tr))
        elif edition.problems:
            self.setText(tr.plural("{count} problem", "{count} problems", len(edition.problems)))
        else:
            self.setText(traced_text(edition, tr))
            if not edition.figures or by_hand_text(edition, tr):
                self._colour, self._icon = "text_quiet", "info"
        about = evidence_text(edition, tr)
        self.setToolTip(literal("\n".join(filter(None, (self.text(), about)))))
        self.setAccessibleDescription(about)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._context.px(WIDTH), self._context.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        context, look = self._context, self._context.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.radius * context.zoom
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(context.colour("hover"))
            painter.drawRoundedRect(self.rect(), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(context.colour("focus"), look.focus_ring * context.zoom))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        side = context.px(16)
        left = context.space(2)
        icon = icon_pixmap(self._icon, context.colour(self._colour), side, self.devicePixelRatioF())
        painter.drawPixmap(QRect(left, (self.height() - side) // 2, side, side), icon)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        line = self.rect().adjusted(left + side + context.space(1.5), 0, -context.space(2), 0)
        if self.width() >= context.px(NARROW):
            painter.setFont(context.font("number_small"))
            painter.setPen(context.colour(self._colour))
            painter.drawText(line, flags, self.text())
        painter.end()
