"""The pointer: everything is dimmed but the card that is pointed at, or a circle where there is none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cqbrief.look.looks import DIMMED
from cqbrief.look.qt_style import colour
from cqbrief.look.roles import Look

RADIUS = 0.11
"""Of the spotlight, as a share of the slide's height."""
PADDING = 0.014
"""Around a card, as a share of the slide's height."""


class PointerOverlay(QWidget):
    """Highlight what is pointed at by dimming all around it; mouse and keys go through to the slide."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.enabled = False
        self._card: QRect | None = None
        self._position: QPointF | None = None
        self._look: Look | None = None
        self._mark: QRect | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    def highlight(
        self, card: QRect | None, position: QPointF | None, look: Look, mark: QRect | None = None
    ) -> None:
        """Highlight the card, or else the position (shares of width and height); frame the mark."""
        self._card, self._position, self._look, self._mark = card, position, look, mark
        self.update()

    def highlighted_area(self) -> QRectF | None:
        """Return what is not dimmed, in logical pixels; None while nothing was pointed at."""
        padding = self.height() * PADDING
        if self._card is not None:
            return QRectF(self._card).adjusted(-padding, -padding, padding, padding)
        if self._position is None:
            return None
        radius = self.height() * RADIUS
        centre = QPointF(self._position.x() * self.width(), self._position.y() * self.height())
        return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        area = self.highlighted_area()
        if area is None or self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = QPainterPath()
        if self._card is not None:
            spot.addRoundedRect(area, self.height() * PADDING, self.height() * PADDING)
        else:
            spot.addEllipse(area)
        rest = QPainterPath()
        rest.addRect(QRectF(self.rect()))
        painter.fillPath(rest.subtracted(spot), QColor(DIMMED))
        painter.setPen(QPen(colour(self._look, "focus"), self._look.focus_ring * self.height() / 720))
        painter.drawPath(spot)
        if self._mark is not None:
            padding = self.height() * PADDING / 2
            painter.drawRect(QRectF(self._mark).adjusted(-padding, -padding, padding, padding))
        painter.end()
