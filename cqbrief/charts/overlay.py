"""Text and small shapes of a chart, painted in pixels over its data."""

from __future__ import annotations

from collections.abc import Sequence

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
        for shape in self._paths:
            painter.setBrush(QBrush(style.colour(shape.fill)) if shape.fill else Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(style.colour(shape.stroke), shape) if shape.stroke else Qt.PenStyle.NoPen)
            painter.drawPath(shape.path)
        # The grid ends a little before a text; no background covers another text.
        padding = style.px(3)
        for text in self._texts:
            if text.background:
                painter.fillRect(text.rect.adjusted(-padding, 0, padding, 0), style.colour("surface"))
        for text in self._texts:
            metrics = style.metrics(text.role)
            step = text.rect.height() / len(text.lines)
            painter.setFont(style.font(text.role))
            painter.setPen(style.colour(text.colour))
            for index, line in enumerate(text.lines):
                left = text.rect.left() + (text.rect.width() - metrics.horizontalAdvance(line)) * text.align
                above = (step - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
                painter.drawText(QPointF(left, text.rect.top() + index * step + above), line)


def _pen(colour: QColor, shape: PlacedPath) -> QPen:
    pen = QPen(colour, shape.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if shape.dashed:
        pen.setDashPattern([3, 3])
    return pen
