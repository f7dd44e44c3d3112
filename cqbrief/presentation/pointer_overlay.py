"""The pointer: everything is dimmed but the card that is pointed at, or a circle where there is none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cqbrief.look.looks import DIMMED
from cqbrief.look.qt_style import colour
from cqbrief.look.roles import Look

RADIUS = 0.11
"""Of the spotlight, as a share of the wall's height."""
AIR = 0.014
"""Around a card, as a share of the wall's height."""


class PointerOverlay(QWidget):
    """Lies over the wall and lets everything through."""

    def __init__(self, wall: QWidget) -> None:
        super().__init__(wall)
        self.on = False
        self._card: QRect | None = None
        self._place: QPointF | None = None
        self._look: Look | None = None
        self._mark: QRect | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    def show_at(
        self, card: QRect | None, place: QPointF | None, look: Look, mark: QRect | None = None
    ) -> None:
        """The card, or else the place (shares of width and height), is in the light; the mark has a ring."""
        self._card, self._place, self._look, self._mark = card, place, look, mark
        self.update()

    def lit(self) -> QRectF | None:
        """What is in the light, in logical pixels; None while nothing was pointed at."""
        air = self.height() * AIR
        if self._card is not None:
            return QRectF(self._card).adjusted(-air, -air, air, air)
        if self._place is None:
            return None
        radius = self.height() * RADIUS
        centre = QPointF(self._place.x() * self.width(), self._place.y() * self.height())
        return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        lit = self.lit()
        if lit is None or self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = QPainterPath()
        if self._card is not None:
            spot.addRoundedRect(lit, self.height() * AIR, self.height() * AIR)
        else:
            spot.addEllipse(lit)
        rest = QPainterPath()
        rest.addRect(QRectF(self.rect()))
        painter.fillPath(rest.subtracted(spot), QColor(DIMMED))
        painter.setPen(QPen(colour(self._look, "focus"), self._look.focus_ring * self.height() / 720))
        painter.drawPath(spot)
        if self._mark is not None:
            air = self.height() * AIR / 2
            painter.drawRect(QRectF(self._mark).adjusted(-air, -air, air, air))
        painter.end()
