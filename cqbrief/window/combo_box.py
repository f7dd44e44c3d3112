"""A list to choose from, closed to one line, drawn in the look's roles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox

from cqbrief.cards.view_context import ViewContext
from cqbrief.look.roles import ColourRole


class ComboBox(QComboBox):
    """Draw a list to choose from in the roles of the look.

    Qt's own box would have an edge that cannot be seen in the dark, and no ring around it.
    """

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFont(context.font("body"))

    def sizeHint(self) -> QSize:  # noqa: D102
        context, metrics = self._context, QFontMetrics(self.font())
        texts = [self.itemText(index) for index in range(self.count())]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return QSize(widest + context.space(13), metrics.height() + context.space(3))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(self._context.px(96), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        context, look = self._context, self._context.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge: ColourRole = "focus" if self.hasFocus() else "line_strong"
        width = (look.focus_ring if self.hasFocus() else look.hairline) * context.zoom
        painter.setPen(QPen(context.colour(edge), width))
        painter.setBrush(context.colour("hover" if self.underMouse() and self.isEnabled() else "surface"))
        radius, half = context.space(1), width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        colour = context.colour("text" if self.isEnabled() else "disabled")
        painter.setPen(colour)
        painter.setFont(self.font())
        room = self.rect().adjusted(context.space(3), 0, -context.space(9), 0)
        short = QFontMetrics(self.font()).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)
        self._paint_arrow(painter)
        painter.end()

    def _paint_arrow(self, painter: QPainter) -> None:
        context = self._context
        size = context.px(4)
        middle = QPointF(self.width() - context.space(5), self.height() / 2)
        arrow = QPolygonF(
            [
                middle + QPointF(-size, -size / 2),
                middle + QPointF(0, size / 2),
                middle + QPointF(size, -size / 2),
            ]
        )
        painter.setPen(
            QPen(
                context.colour("text_quiet" if self.isEnabled() else "disabled"),
                context.zoom * context.look.mark,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(arrow)
