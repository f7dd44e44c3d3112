"""What shows which mark of a chart is read out: a ring around it and a line of words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from cqbrief.charts.style import Style


class MarkTooltip(QLabel):
    """A line of words inside its parent, beside a mark; hidden until it is shown beside one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._gap = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def dress(self, style: Style) -> None:
        """Take on the colours and the font of `style`."""
        self._gap = round(style.px(6))
        margin = round(style.px(4))
        colours = style.look.colours
        self.setFont(style.font("chart_text"))
        self.setStyleSheet(
            f"QLabel {{ background: {colours['surface']}; color: {colours['text']};"
            f" border: {max(1, round(style.line('hairline')))}px solid {colours['line_strong']};"
            f" padding: {margin}px {2 * margin}px; }}"
        )

    def show_beside(self, mark: QRectF, texts: Sequence[QRectF]) -> None:
        """Stand beside `mark`, inside the parent, where the least of `texts` is hidden."""
        parent = self.parentWidget()
        assert parent is not None
        room = parent.size()
        self.setWordWrap(False)
        size = self.sizeHint()
        if size.width() > room.width():
            self.setWordWrap(True)
            size = QSize(room.width(), self.heightForWidth(room.width()))
        self.resize(size)
        wide, high = size.width(), size.height()
        spots = [
            QPointF(x, y)
            for y in (mark.top(), mark.center().y() - high / 2, mark.bottom() - high)
            for x in (mark.right() + self._gap, mark.left() - self._gap - wide)
        ]
        middle = mark.center().x() - wide / 2
        spots += [QPointF(middle, mark.top() - self._gap - high), QPointF(middle, mark.bottom() + self._gap)]
        area = QRectF(0, 0, room.width(), room.height())
        best = min(spots, key=lambda spot: _hidden(QRectF(spot, size), area, texts))
        x = min(max(best.x(), 0.0), float(room.width() - wide))
        y = min(max(best.y(), 0.0), float(room.height() - high))
        self.move(round(x), round(y))
        self.raise_()
        self.show()


def _hidden(place: QRectF, area: QRectF, texts: Sequence[QRectF]) -> float:
    """Square pixels of text that `place` hides; what lies outside `area` counts ten times."""
    inside = place.intersected(area)
    hidden = 10 * (place.width() * place.height() - inside.width() * inside.height())
    for text in texts:
        shared = text.intersected(place)
        hidden += shared.width() * shared.height()
    return hidden


class MarkRing(QWidget):
    """Lies over the plot and rings a mark, without the plot being drawn anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rect: QRectF | None = None
        self._style: Style | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def show_around(self, mark: QRectF | None, focused: bool, style: Style) -> None:
        """Ring `mark`; without one the whole chart if `focused`, else nothing."""
        self._style = style
        width = style.line("focus_ring")
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        if mark is not None:
            off = width / 2 + style.px(1)  # a hair of ground between mark and ring
            self._rect = mark.adjusted(-off, -off, off, off).intersected(area)
        else:
            self._rect = area if focused else None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        if self._rect is None or self._style is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._style.colour("focus"), self._style.line("focus_ring"))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(self._rect)
        painter.end()
