"""What draws each kind of chart, and the scene that screen, picture and SVG all show."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QFrame, QGraphicsItem, QWidget

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_kinds import ChartKindName
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.horizontal import draw_bands, draw_bar_rows, draw_dots
from cqbrief.charts.lines import draw_lines
from cqbrief.charts.nested import draw_nested
from cqbrief.charts.overlay import Overlay
from cqbrief.charts.pyqtgraph_import import pg
from cqbrief.charts.slopes import draw_slopes
from cqbrief.charts.stacked import draw_stacked
from cqbrief.charts.style import Style
from cqbrief.charts.vertical import draw_columns, draw_grouped

Drawer = Callable[[Canvas, ChartData], None]


def draw_targets(canvas: Canvas, data: ChartData) -> None:
    """Draw values against their targets: as columns over times, as bars beside names."""
    (draw_columns if data.axis == "vertical" else draw_bar_rows)(canvas, data)


DRAWERS: Mapping[ChartKindName, Drawer] = {
    "column": draw_columns,
    "bar": draw_bar_rows,
    "target": draw_targets,
    "grouped": draw_grouped,
    "stacked": draw_stacked,
    "line": draw_lines,
    "slope": draw_slopes,
    "nested": draw_nested,
    "band": draw_bands,
    "dot": draw_dots,
}
"""What draws each kind of `briefing.chart_kinds`."""


class Plot(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Show the scene of one chart, as `draw` drew it last; take no input.

    A bare ViewBox instead of a PlotItem: its axes would hide labels, draw nothing before the first
    paint and know no wrapping, and it takes ten times as long to make.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumSize(1, 1)
        self.canvas: Canvas | None = None
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._overlay: QGraphicsItem | None = None
        self.setCentralItem(self._box)

    def draw(
        self, data: ChartData, style: Style, width: int, height: int, *, dpr: float | None = None
    ) -> Canvas:
        """Draw `data` on `width` × `height` logical pixels, in place of what was drawn before."""
        self._clear()
        self.resize(width, height)
        self.setBackground(style.colour("surface"))
        self._box.setGeometry(QRectF(0, 0, width, height))
        ratio = self.devicePixelRatioF() if dpr is None else dpr
        canvas = Canvas(self._box, style, float(width), float(height), ratio)
        if data.categories:
            DRAWERS[data.kind](canvas, data)
        self._overlay = Overlay(QRectF(0, 0, width, height), style, canvas.paths, canvas.texts)
        self.scene().addItem(self._overlay)
        self.canvas = canvas
        return canvas

    def _clear(self) -> None:
        if self.canvas is not None:
            for item in self.canvas.items:
                self._box.removeItem(item)
        if self._overlay is not None:
            self.scene().removeItem(self._overlay)
        self.canvas = None
        self._overlay = None
