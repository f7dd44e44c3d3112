"""A look as a choice: a little picture of the window in it, and its name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from cqbrief.cards.view_context import ViewContext
from cqbrief.look import qt_style
from cqbrief.look.focus import by_keyboard
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import ColourRole, Look
from cqbrief.window.settings import LookChoice

PICTURE = (104, 64)
"""Size of the picture in logical pixels at zoom 1; it grows in width with its column."""
LINES: tuple[tuple[float, float, float, ColourRole], ...] = (
    (0.36, 0.16, 0.34, "text"), (0.36, 0.30, 0.50, "text_quiet"),
)  # fmt: skip
"""Lines of text in the picture: left, top and width as shares of it, and their colour."""
BARS: tuple[tuple[float, float, ColourRole], ...] = (
    (0.44, 0.26, "series_1"), (0.58, 0.38, "series_2"), (0.72, 0.18, "series_4"),
)  # fmt: skip
"""Columns of the chart in the picture: left and height as shares of it, and their colour."""


class LookTile(QAbstractButton):
    """Offer one look; of all tiles under one parent exactly one is chosen, arrow keys go between them."""

    def __init__(self, choice: LookChoice, name: str, context: ViewContext) -> None:
        super().__init__()
        self.choice = choice
        self._context = context
        self._ring = False
        self.setText(name)
        self.setFont(context.font("label"))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: D102
        context = self._context
        line = QFontMetrics(self.font()).height()
        return QSize(context.px(PICTURE[0]), context.px(PICTURE[1]) + line + context.space(4))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    @property
    def focus_ring(self) -> bool:
        """Tell whether a ring is drawn while the tile has the keyboard: not after a click."""
        return self._ring

    def _looks(self) -> tuple[Look, ...]:
        if self.choice == "system":
            return (LOOKS["light"], LOOKS["dark"])
        return (LOOKS[self.choice],)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        context, look = self._context, self._context.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = look.focus_ring * context.zoom
        picture = QRectF(0, 0, self.width(), context.px(PICTURE[1])).adjusted(inset, inset, -inset, 0)
        radius = look.radius * 0.75 * context.zoom
        frame = QPainterPath()
        frame.addRoundedRect(picture, radius, radius)
        looks = self._looks()
        for index, shown in enumerate(looks):
            part = QRectF(picture)
            part.setLeft(picture.left() + picture.width() * index / len(looks))
            clip = QPainterPath()
            clip.addRect(part)
            painter.save()
            painter.setClipPath(frame.intersected(clip))
            _paint_window(painter, picture, shown)
            painter.restore()
        chosen = self.isChecked()
        colour: ColourRole = "accent" if chosen else "line_strong"
        width = look.mark if chosen else look.hairline
        if self.hasFocus() and self._ring:
            colour, width = "focus", look.focus_ring * 1.5
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(context.colour(colour), width * context.zoom))
        painter.drawPath(frame)
        self._paint_name(painter, picture.bottom() + context.space(2))
        painter.end()

    def _paint_name(self, painter: QPainter, top: float) -> None:
        """Paint the name with the dot of a radio button: what is chosen is not told by colour alone."""
        context = self._context
        metrics = QFontMetrics(self.font())
        dot = context.px(14)
        width = min(dot + context.space(1.5) + metrics.horizontalAdvance(self.text()) + 2, self.width())
        left = (self.width() - width) / 2
        middle = QPointF(left + dot / 2, top + metrics.height() / 2)
        painter.setPen(QPen(context.colour("line_strong"), context.zoom * context.look.hairline))
        painter.drawEllipse(middle, dot / 2 - 1, dot / 2 - 1)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(context.colour("accent"))
            painter.drawEllipse(middle, dot / 4, dot / 4)
        painter.setFont(self.font())
        painter.setPen(context.colour("text"))
        line = QRectF(left + dot + context.space(1.5), top, self.width(), metrics.height())
        line.setRight(min(line.right(), self.width()))
        short = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)


def _paint_window(painter: QPainter, area: QRectF, look: Look) -> None:
    """Paint the window in small: sidebar, a page with text, a card with a chart."""

    def part(left: float, top: float, width: float, height: float) -> QRectF:
        return QRectF(
            area.left() + left * area.width(), area.top() + top * area.height(),
            width * area.width(), height * area.height(),
        )  # fmt: skip

    painter.fillRect(area, qt_style.colour(look, "ground"))
    painter.fillRect(part(0, 0, 0.28, 1), qt_style.colour(look, "sidebar"))
    painter.fillRect(part(0.05, 0.16, 0.18, 0.12), qt_style.colour(look, "accent_ground"))
    painter.fillRect(part(0.08, 0.19, 0.10, 0.05), qt_style.colour(look, "accent"))
    for row in (0.38, 0.54, 0.70):
        painter.fillRect(part(0.08, row, 0.13, 0.05), qt_style.colour(look, "text_quiet"))
    for left, top, width, line in LINES:
        painter.fillRect(part(left, top, width, 0.06), qt_style.colour(look, line))
    painter.fillRect(part(0.36, 0.44, 0.56, 0.48), qt_style.colour(look, "surface"))
    for left, height, series in BARS:
        painter.fillRect(part(left, 0.88 - height, 0.08, height), qt_style.colour(look, series))
