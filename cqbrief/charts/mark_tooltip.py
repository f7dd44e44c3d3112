"""The current mark of a chart: a ring around it and a line of words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from cqbrief.charts.style import Style


class MarkTooltip(QLabel):
    """Show a line of words inside its parent, beside a mark; hidden until it is shown beside one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._gap = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def apply_style(self, style: Style) -> None:
        """Apply the colours and the font of `style`."""
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
        """Show the words beside `mark`, inside the parent, where the least of `texts` is hidden."""
        parent = self.parentWidget()
        assert parent is not None
        available = parent.size()
        self.setWordWrap(False)
        size = self.sizeHint()
        if size.width() > available.width():
            self.setWordWrap(True)
            size = QSize(available.width(), self.heightForWidth(available.width()))
        self.resize(size)
        width, height = size.width(), size.height()
        places = [
            QPointF(x, y)
            for y in (mark.top(), mark.center().y() - height / 2, mark.bottom() - height)
            for x in (mark.right() + self._gap, mark.left() - self._gap - width)
        ]
        middle = mark.center().x() - width / 2
        places += [
            QPointF(middle, mark.top() - self._gap - height),
            QPointF(middle, mark.bottom() + self._gap),
        ]
        area = QRectF(0, 0, available.width(), available.height())
        best = min(places, key=lambda place: _hidden(QRectF(place, size), area, texts))
        x = min(max(best.x(), 0.0), float(available.width() - width))
        y = min(max(best.y(), 0.0), float(available.height() - height))
        self.move(round(x), round(y))
        self.raise_()
        self.show()


def _hidden(place: QRectF, area: QRectF, texts: Sequence[QRectF]) -> float:
    """Return the square pixels of text that `place` hides; what lies outside `area` counts ten times."""
    inside = place.intersected(area)
    hidden = 10 * (place.width() * place.height() - inside.width() * inside.height())
    for text in texts:
        shared = text.intersected(place)
        hidden += shared.width() * shared.height()
    return hidden


class MarkRing(QWidget):
    """Draw a ring around a mark, over the plot and without the plot being drawn anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rect: QRectF | None = None
        self._style: Style | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def show_around(self, mark: QRectF | None, style: Style, *, focused: bool) -> None:
        """Draw the ring around `mark`; without one around the whole chart if `focused`, else not at all."""
        self._style = style
        width = style.line("focus_ring")
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        if mark is not None:
            off = width / 2 + style.px(1)  # a hairline of background between mark and ring
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
