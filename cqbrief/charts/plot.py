"""The scene that screen, picture and SVG all show: a laid-out chart as items of the plotting library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPen
from PySide6.QtWidgets import QFrame, QGraphicsItem, QWidget

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.layout import lay_out
from cqbrief.charts.overlay import Overlay
from cqbrief.charts.placed import LAYERS, LineRole, PlacedBars, PlacedCurve
from cqbrief.charts.pyqtgraph_import import pg
from cqbrief.charts.style import Style
from cqbrief.look.roles import ColourRole


class Plot(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Show the scene of one chart, as `draw` drew it last; take no input.

    A bare ViewBox instead of a PlotItem: its axes would hide labels, draw nothing before the first
    paint and know no wrapping, and it takes ten times as long to make. Its range are the canvas's pixels.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumSize(1, 1)
        self.canvas: Canvas | None = None
        self.items_drawn: list[QGraphicsItem] = []
        """Kept, because PySide6 lets Python delete an item nobody refers to."""
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0, invertY=True)
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
        self._box.setRange(xRange=(0, width), yRange=(0, height), padding=0, disableAutoRange=True)
        ratio = self.devicePixelRatioF() if dpr is None else dpr
        canvas = lay_out(data, style, width, height)
        for shape in canvas.shapes:
            item = _ITEMS[type(shape)](shape, style, ratio)
            self.items_drawn.append(item)
            self._box.addItem(item, ignoreBounds=True)
        self._overlay = Overlay(QRectF(0, 0, width, height), style, canvas.paths, canvas.texts)
        self.scene().addItem(self._overlay)
        self.canvas = canvas
        return canvas

    def _clear(self) -> None:
        for item in self.items_drawn:
            self._box.removeItem(item)
        self.items_drawn.clear()
        if self._overlay is not None:
            self.scene().removeItem(self._overlay)
        self.canvas = None
        self._overlay = None


def _pen(style: Style, colour: ColourRole, role: LineRole, dpr: float, *, dashed: bool = False) -> QPen:
    """Make a pen for an item of the plotting library: cosmetic, hence scaled with the device here."""
    pen: QPen = pg.mkPen(style.colour(colour), width=style.line(role) * dpr)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setDashPattern([3, 3])
    return pen


def _bars_item(bars: PlacedBars, style: Style, dpr: float) -> QGraphicsItem:
    half = style.line("mark") / 2
    inner = [_inset(rect, half) for rect in bars.rects]
    pens = {role: _pen(style, role, "mark", dpr) for role in set(bars.outlines)}
    brushes = {role: QBrush(style.colour(role or "surface")) for role in set(bars.fills)}
    item: QGraphicsItem = pg.BarGraphItem(
        x0=[rect.left() for rect in inner],
        x1=[rect.right() for rect in inner],
        y0=[rect.top() for rect in inner],
        y1=[rect.bottom() for rect in inner],
        pens=[pens[role] for role in bars.outlines],
        brushes=[brushes[role] for role in bars.fills],
    )
    return item


def _curve_item(curve: PlacedCurve, style: Style, dpr: float) -> QGraphicsItem:
    pen = _pen(style, curve.colour, curve.role, dpr, dashed=curve.dashed)
    # Qt paints a smooth thick line of a hundred points in 140 ms, its segments in 1.5. Square ends join them.
    segmented = curve.connect == "finite" and not curve.dashed
    if segmented:
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    item: QGraphicsItem = pg.PlotCurveItem(
        x=[point.x() for point in curve.points],
        y=[point.y() for point in curve.points],
        connect=curve.connect,
        pen=pen,
        antialias=True,
    )
    if segmented:
        item.setSegmentedLineMode("on")  # type: ignore[attr-defined]
    item.setZValue(LAYERS[curve.layer])
    return item


_ITEMS: Mapping[type, Callable[[Any, Style, float], QGraphicsItem]] = {
    PlacedBars: _bars_item,
    PlacedCurve: _curve_item,
}


def _inset(rect: QRectF, by: float) -> QRectF:
    x, y = min(by, rect.width() / 2), min(by, rect.height() / 2)
    return rect.adjusted(x, y, -x, -y)
