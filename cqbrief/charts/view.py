"""A chart on the screen: drawn to fit, its marks described by pointer, keyboard and assistive technology."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.chart_size import ChartSizes
from cqbrief.charts.descriptions import Step, describe, neighbour
from cqbrief.charts.mark_tooltip import MarkRing, MarkTooltip
from cqbrief.charts.plot import Plot
from cqbrief.charts.style import Style
from cqbrief.i18n.translator import Translator
from cqbrief.look.accessible import announce
from cqbrief.look.focus import by_keyboard
from cqbrief.look.roles import Look
from cqbrief.text.figure_text import prose_text

_STEPS: Mapping[int, Step] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}
_ACTIVATE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_NEAR = 24.0
"""How far from a mark the pointer may be, in pixels at zoom 1, for the mark to be the current one."""


class ChartView(QWidget):
    """Show one chart and describe its current mark: the one under the pointer or chosen by arrow keys.

    Left, Right, Up, Down, Home and End go from mark to mark; Enter, Space and a click on a mark with
    a figure activate that figure. There is no menu, no panning and no zooming.
    """

    figure_activated = Signal(str)
    """Id of the figure whose mark was chosen."""

    accessible_role = QAccessible.Role.Chart

    def __init__(
        self,
        data: ChartData,
        look: Look,
        tr: Translator,
        zoom: float = 1.0,
        *,
        name: str = "",
        description: str = "",
    ) -> None:
        super().__init__()
        self.data = data
        self._indices = {id(mark): index for index, mark in enumerate(data.marks)}
        self._sizes = ChartSizes(data)
        self._tr = tr
        self._style = Style(look, tr, zoom)
        self._description = description
        self._current: int | None = None
        self._by_keyboard = False
        self._plot = Plot(self)
        self._drawn: tuple[Style, QSize, float] | None = None
        self._ring = MarkRing(self)
        self._tooltip = MarkTooltip(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tooltip.apply_style(self._style)

    @property
    def current(self) -> int | None:
        """Return the index of the current mark in `data.marks`; None for none."""
        return self._current

    @property
    def canvas(self) -> Canvas | None:
        """Return what was drawn last; None before the chart was given a size."""
        return self._plot.canvas

    def set_look(self, look: Look, zoom: float) -> None:
        """Draw the chart anew in this look at this zoom; the current mark stays."""
        self._style = Style(look, self._tr, zoom)
        self._tooltip.apply_style(self._style)
        self.updateGeometry()
        self._redraw()

    def sizes_at(self, look: Look, zoom: float) -> tuple[ChartSizes, Style]:
        """Return the chart's sizes, and the style to ask them for in this look at this zoom."""
        return self._sizes, Style(look, self._tr, zoom)

    def least_height(self, width: int) -> int:
        """Return the least height on `width` pixels."""
        return self._sizes.least_height(self._style, width)

    def sizeHint(self) -> QSize:
        """Return a size at which everything is comfortably readable."""
        width = max(round(self._style.px(440)), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which no label has to be left out of a chart of a few marks."""
        return self._sizes.least(self._style)

    def hasHeightForWidth(self) -> bool:
        """Return True: vertical charts grow with their width, horizontal ones with their rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the preferred height for a width."""
        return self._sizes.height(self._style, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out for its new size."""
        super().resizeEvent(event)
        self._redraw()

    def event(self, event: QEvent) -> bool:
        """Draw anew, too, when the chart comes to a screen of another pixel density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._redraw()
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Make the mark under the pointer the current one."""
        found = self._mark_at(event.position())
        has_figure = found is not None and self.data.marks[found].figure is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if has_figure else Qt.CursorShape.ArrowCursor)
        self._set_current(found)

    def leaveEvent(self, event: QEvent) -> None:
        """Clear the current mark, unless the chart has the focus."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._set_current(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Activate the figure of the mark that was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._set_current(self._mark_at(event.position()))
            self._activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from mark to mark; activate the current one's figure."""
        step = _STEPS.get(event.key())
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            found = neighbour(self.data, self._current, step)
            if found is None:
                event.ignore()  # at the end of the chart the page may scroll on
            else:
                self._set_current(found)
        elif event.key() in _ACTIVATE:
            self._activate()
        elif event.key() == Qt.Key.Key_Escape and self._current is not None:
            self._set_current(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the arrow keys work here."""
        super().focusInEvent(event)
        self._by_keyboard = by_keyboard(event)
        self._update_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Clear the current mark."""
        super().focusOutEvent(event)
        self._set_current(None)
        self._update_ring()

    def _redraw(self) -> None:
        if self.width() < 8 or self.height() < 8:
            return
        wanted = (self._style, self.size(), self.devicePixelRatioF())
        # Qt tells of a first size, and a look is given again, when all of it is drawn already.
        if wanted != self._drawn:
            self._plot.draw(self.data, self._style, self.width(), self.height(), dpr=wanted[2])
            self._drawn = wanted
        self._ring.setGeometry(self.rect())
        self._ring.raise_()
        self._update_ring()
        self._place_tooltip()

    def _mark_at(self, point: QPointF) -> int | None:
        """Return the mark whose place holds `point`, else the nearest within reach."""
        canvas = self.canvas
        if canvas is None:
            return None
        best: tuple[float, float, int] | None = None
        for hit in canvas.hits:
            if hit.shape is not None and not hit.shape.contains(point):
                continue
            dx = max(hit.rect.left() - point.x(), 0.0, point.x() - hit.rect.right())
            dy = max(hit.rect.top() - point.y(), 0.0, point.y() - hit.rect.bottom())
            distance = (dx * dx + dy * dy) ** 0.5
            area = hit.rect.width() * hit.rect.height()
            candidate = (distance, area, self._indices[id(hit.mark)])
            if distance <= self._style.px(_NEAR) and (best is None or candidate < best):
                best = candidate
        return best[2] if best else None

    def _set_current(self, index: int | None) -> None:
        if index == self._current:
            return
        self._current = index
        words = "" if index is None else describe(self.data, self.data.marks[index], self._tr)
        self._tooltip.setText(words)
        self._place_tooltip()
        self._update_ring()
        self.setAccessibleDescription(words or self._description)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        announce(self, words)

    def current_rect(self) -> QRectF | None:
        """Return where the current mark lies, in the widget's pixels."""
        if self._current is None or self.canvas is None:
            return None
        mark = self.data.marks[self._current]
        return next((hit.rect for hit in self.canvas.hits if hit.mark is mark), None)

    def _update_ring(self) -> None:
        """Draw the ring around the current mark and, with the keyboard here but at no mark yet, the chart."""
        focused = self.hasFocus() and self._by_keyboard
        self._ring.show_around(self.current_rect(), self._style, focused=focused)

    def _place_tooltip(self) -> None:
        """Put the words beside the current mark."""
        rect = self.current_rect()
        if rect is None:
            self._tooltip.hide()
        else:
            texts = self.canvas.texts if self.canvas else []
            self._tooltip.show_beside(rect, [placed.rect for placed in texts])

    def _activate(self) -> None:
        if self._current is not None:
            figure = self.data.marks[self._current].figure
            if figure is not None:
                self.figure_activated.emit(figure)


def chart_view(
    chart: Chart,
    edition: Edition,
    look: Look,
    tr: Translator,
    zoom: float = 1.0,
    *,
    part: range | None = None,
) -> ChartView:
    """Make the view of a chart of an edition, named by its headline and described by its alternative.

    `part` are the categories that are shown; all where it is None or empty.
    """
    name = prose_text(chart.headline, edition.figures, tr.language)
    description = prose_text(chart.alternative, edition.figures, tr.language)
    data = edition.chart_data(chart)
    if part:
        data = data.part(part)
    return ChartView(data, look, tr, zoom, name=name, description=description)
