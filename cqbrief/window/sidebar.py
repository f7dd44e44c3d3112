"""The list of pages: 总览 and the themes, each with its number, icon and one headline figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cqbrief.briefing.model import Theme
from cqbrief.cards.card import Rule
from cqbrief.cards.context import Context
from cqbrief.cards.text import Label
from cqbrief.cards.tooltip import literal
from cqbrief.look.focus import by_keyboard
from cqbrief.look.icons import pixmap as icon_pixmap
from cqbrief.look.roles import ColourRole
from cqbrief.words.figures import running_text

WIDTH = 244
"""Width in logical pixels at zoom 1."""


@dataclass(frozen=True, slots=True)
class Entry:
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

    def __init__(self, entry: Entry, context: Context) -> None:
        super().__init__()
        self.entry = entry
        self._context = context
        self._ring = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(f"{entry.number} {entry.title}".strip())
        below = f"{entry.below} {entry.number_below}".strip()
        self.setAccessibleDescription(below)
        self.setToolTip(literal(f"{entry.title}\n{below}"))

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(self._context.px(WIDTH), self._context.px(58))

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
        box = self.rect().adjusted(space(3), space(0.5), -space(3), -space(0.5))
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
        tile = QRect(box.left() + space(2.5), box.center().y() - side // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(context.colour("accent" if self.isChecked() else "accent_ground"))
        painter.drawRoundedRect(tile, radius * 0.75, radius * 0.75)
        inner = context.px(18)
        where = QRect(0, 0, inner, inner)
        where.moveCenter(tile.center())
        painter.drawPixmap(where, self._icon("on_accent" if self.isChecked() else "accent", inner))
        self._paint_texts(painter, tile.right() + space(3), box)
        painter.end()

    def _paint_texts(self, painter: QPainter, left: int, box: QRect) -> None:
        context = self._context
        width = box.right() - context.space(2) - left
        title_font, small_font = context.font("subheading"), context.font("small")
        title, small = QFontMetrics(title_font), QFontMetrics(small_font)
        gap = context.space(0.5)
        top = box.center().y() - (title.height() + gap + small.height()) // 2
        line = QRect(left, top, width, title.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(title_font)
        if self.entry.number:
            painter.setPen(context.colour("accent"))
            painter.drawText(line, flags, self.entry.number)
            line.setLeft(left + title.horizontalAdvance(self.entry.number) + context.space(2))
        painter.setPen(context.colour("text"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(line, flags, title.elidedText(self.entry.title, elide, line.width()))
        painter.setFont(small_font)
        painter.setPen(context.colour("text_quiet"))
        below = QRect(left, top + title.height() + gap, width, small.height())
        number = f" {self.entry.number_below}" if self.entry.number_below else ""
        label = small.elidedText(self.entry.below, elide, width - small.horizontalAdvance(number))
        painter.drawText(below, flags, label + number)


class _List(QScrollArea):
    """The entries; keys are the sidebar's and the window's, not the scroll bar's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Sidebar(QWidget):
    """The briefing's name, the pages, and at the foot the state of trust and the edition.

    `page_asked` carries the page: 0 for 总览, 1… for the themes. Up, Down, Home and End move.
    """

    page_asked = Signal(int)
    problems_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setFixedWidth(context.px(WIDTH))
        briefing = context.edition.briefing
        assert briefing is not None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, context.space(5), 0, context.space(4))
        column.setSpacing(context.space(1))
        head = QVBoxLayout()
        head.setContentsMargins(context.space(5.5), 0, context.space(4), context.space(3))
        head.addWidget(Label(context.say(briefing.title), "brand", context))
        if briefing.period:
            head.addWidget(Label(context.say(briefing.period), "small", context))
        column.addLayout(head)
        self.buttons = [EntryButton(entry, context) for entry in self._entries(briefing.themes)]
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(context.space(0.5))
        for page, button in enumerate(self.buttons):
            self._list.addWidget(button)
            button.clicked.connect(lambda _=False, page=page: self.page_asked.emit(page))
        self._list.addStretch(1)
        self._scroll = _List()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        context.dress(self._scroll.verticalScrollBar(), "bars")
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot())

    def _entries(self, themes: Sequence[Theme]) -> list[Entry]:
        context = self._context
        briefing = context.edition.briefing
        assert briefing is not None
        entries = [Entry("", context.words.text("Overview"), context.say(briefing.subtitle), "", "overview")]
        for index, theme in enumerate(themes, start=1):
            figure = context.figures.get(theme.headline or "")
            below = context.say(figure.label) if figure else ""
            number_below = running_text(figure, context.words) if figure else ""
            title = context.say(theme.short or theme.title)
            entries.append(Entry(str(index), title, below, number_below, theme.icon or "document"))
        return entries

    def _foot(self) -> QVBoxLayout:
        context, edition = self._context, self._context.edition
        foot = QVBoxLayout()
        foot.setContentsMargins(context.space(3), 0, context.space(3), 0)
        foot.setSpacing(context.space(1))
        foot.addWidget(Rule(context))
        foot.addSpacing(context.space(1))
        self.badge = _Badge(context)
        self.badge.clicked.connect(self.problems_asked)
        foot.addWidget(self.badge)
        line = QVBoxLayout()
        line.setContentsMargins(context.space(2), 0, 0, 0)
        count = context.words.plural("{count} figure", "{count} figures", len(edition.figures))
        name = context.words.text("edition {edition}", edition=edition.fingerprint)
        line.addWidget(Label(f"{count} · {name}", "small", context))
        foot.addLayout(line)
        return foot

    def show_page(self, page: int) -> None:
        """The page's button is the chosen one and in sight."""
        if any(button.hasFocus() for button in self.buttons):
            self.buttons[page].setFocus(Qt.FocusReason.MouseFocusReason)
        self.buttons[page].setChecked(True)
        self._scroll.ensureWidgetVisible(self.buttons[page])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
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
        self.page_asked.emit(to)
        self.buttons[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._context.colour("sidebar"))
        line = max(1, self._context.px(self._context.look.hairline))
        painter.fillRect(self.width() - line, 0, line, self.height(), self._context.colour("line"))
        painter.end()


class _Badge(QAbstractButton):
    """Whether every number has its sentence, or how many problems there are."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        words, edition = context.words, context.edition
        errors, warnings = len(edition.errors), len(edition.problems) - len(edition.errors)
        self._colour: ColourRole = "bad" if errors else "warning" if warnings else "good"
        self._icon = "error" if errors else "warning" if warnings else "check"
        if edition.problems:
            self.setText(words.plural("{count} problem", "{count} problems", len(edition.problems)))
        else:
            self.setText(words.text("All numbers in evidence"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

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
        painter.setFont(context.font("number_small"))
        painter.setPen(context.colour(self._colour))
        painter.drawText(line, flags, self.text())
        painter.end()
