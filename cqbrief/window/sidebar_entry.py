"""A page in the sidebar: its number, icon and one headline figure."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from cqbrief.briefing.record import Record, record
from cqbrief.cards.elided_lines import elided_lines
from cqbrief.cards.tooltip import literal
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.focus import by_keyboard
from cqbrief.look.icons import pixmap as icon_pixmap
from cqbrief.look.roles import ColourRole
from cqbrief.text.spans import Spans, spans_text

WIDTH = 264
"""Width of the sidebar in logical pixels at zoom 1."""
LINES = 2
"""Most lines of a title, and of what stands below it."""


@record
class SidebarEntry(Record):
    """Describe a page as the sidebar shows it."""

    number: str
    """Its numeral, empty for 总览."""
    title: str
    below: str
    """What stands below the title; elided where there is no room."""
    number_below: Spans
    """The headline figure after it, never elided."""
    icon: str


class EntryButton(QAbstractButton):
    """Show a page as a button: a tile with its icon, its title, and its headline figure below."""

    def __init__(self, entry: SidebarEntry, context: ViewContext) -> None:
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
        below = f"{entry.below} {spans_text(entry.number_below)}".strip()
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
        """Return where the texts begin: behind margin, tile and gap."""
        return self._context.space(3 + 2.5 + 3) + self._context.px(32)

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        """Return title and what stands below it, each on at most two lines, at this width of the button."""
        if width not in self._wrapped:
            context, entry = self._context, self.entry
            room = width - self._text_left() - context.space(4)
            title = QFontMetrics(context.font("subheading"))
            beside = title.horizontalAdvance(entry.number) + context.space(2) if entry.number else 0
            self._wrapped[width] = (
                elided_lines(entry.title, (), context.font("subheading"), room - beside, LINES),
                elided_lines(entry.below, entry.number_below, context.font("small"), room, LINES),
            )
        return self._wrapped[width]

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    @property
    def focus_ring(self) -> bool:
        """Tell whether a ring is drawn while the button has the keyboard: not after a click."""
        return self._ring

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
