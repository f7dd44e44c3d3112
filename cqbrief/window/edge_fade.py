"""Text that goes on beyond the edge of a scrolled area fades out there: no line is cut in half.

In high contrast a line at the edge says so instead.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cqbrief.cards.view_context import ViewContext
from cqbrief.look.roles import ColourRole

SHARE = 6
"""At each edge no more than this part of an area's height fades."""


class EdgeFade(QWidget):
    """Cover the upper and lower edge of an area while there is more beyond it; clicks go through."""

    def __init__(
        self,
        area: QAbstractScrollArea,
        context: ViewContext,
        ground: ColourRole,
        high: float,
        *,
        ruled: bool = False,
    ) -> None:
        """`ruled`: a line stands right below the area anyway."""
        super().__init__(area)
        self._ruled = ruled
        self._area = area
        self._context = context
        self._ground = ground
        self._high = context.px(high)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self.update)
        area.viewport().installEventFilter(self)
        self.setGeometry(area.viewport().geometry())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self._area.viewport().geometry())
            self.raise_()
        return super().eventFilter(watched, event)

    def edges(self) -> tuple[bool, bool]:
        """Tell whether there is more above, and below."""
        bar = self._area.verticalScrollBar()
        return bar.value() > bar.minimum(), bar.value() < bar.maximum()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        above, below = self.edges()
        painter = QPainter(self)
        bottom = self.height()
        # Of a low area most is to be read.
        high = min(self._high, bottom // SHARE)
        if self._context.look.id == "contrast":
            # Nothing is grey there: a line says that there is more.
            line = max(1, self._context.px(self._context.look.hairline))
            for there, y in ((above, 0), (below and not self._ruled, bottom - line)):
                if there:
                    painter.fillRect(0, y, self.width(), line, self._context.colour("line"))
            painter.end()
            return
        if above:
            self._shade(painter, 0, high)
        if below:
            self._shade(painter, bottom, bottom - high)
        painter.end()

    def _shade(self, painter: QPainter, edge: int, inner: int) -> None:
        """Shade from the ground at `edge` to nothing at `inner`."""
        # Qt's gradients bring a list of 169 presets, 1.5 ms; most lists of themes have room and never fade.
        from PySide6.QtGui import QLinearGradient

        colour = self._context.colour(self._ground)
        clear = QColor(colour)
        clear.setAlphaF(0.0)
        shade = QLinearGradient(0, edge, 0, inner)
        shade.setColorAt(0.0, colour)
        shade.setColorAt(0.35, colour)
        shade.setColorAt(1.0, clear)
        painter.fillRect(0, min(edge, inner), self.width(), abs(edge - inner), shade)
