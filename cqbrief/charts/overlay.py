"""Text and small shapes of a chart, painted in pixels over its data."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cqbrief.charts.placed import PlacedPath, PlacedText
from cqbrief.charts.style import Style


class Overlay(QGraphicsItem):
    """Paint shapes and texts in the order in which they were placed, texts last."""

    def __init__(
        self, area: QRectF, style: Style, paths: Sequence[PlacedPath], texts: Sequence[PlacedText]
    ) -> None:
        super().__init__()
        self._area, self._style, self._paths, self._texts = area, style, paths, texts
        self.setZValue(10)

    def boundingRect(self) -> QRectF:
        """Return the whole canvas."""
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint everything placed."""
        style = self._style
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Shapes and texts alike follow each other: pens and fonts are set where they change.
        for (fill, stroke, width, dashed), shapes in groupby(self._paths, _pen_and_brush):
            painter.setBrush(QBrush(style.colour(fill)) if fill else Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(style.colour(stroke), width, dashed) if stroke else Qt.PenStyle.NoPen)
            for shape in shapes:
                painter.drawPath(shape.path)
        # The grid ends a little before a text; no background covers another text.
        padding = style.px(3)
        for text in self._texts:
            if text.background:
                painter.fillRect(text.rect.adjusted(-padding, 0, padding, 0), style.colour("surface"))
        for (role, colour), texts in groupby(self._texts, _font_and_colour):
            painter.setFont(style.font(role))
            painter.setPen(style.colour(colour))
            for text in texts:
                self._paint_text(painter, text)

    def _paint_text(self, painter: QPainter, text: PlacedText) -> None:
        metrics, measure = self._style.metrics(text.role), self._style.measure(text.role)
        step = text.rect.height() / len(text.lines)
        above = (step - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        for index, line in enumerate(text.lines):
            left = text.rect.left() + (text.rect.width() - measure(line)) * text.align
            painter.drawText(QPointF(left, text.rect.top() + index * step + above), line)


_pen_and_brush = attrgetter("fill", "stroke", "width", "dashed")
_font_and_colour = attrgetter("role", "colour")


def _pen(colour: QColor, width: float, dashed: bool) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setDashPattern([3, 3])
    return pen
