"""The canvas that a chart is drawn on: its scale, its shapes, and labels that never overlap.

Data shapes (bars, lines, grid) are pyqtgraph items in a ViewBox that fills the whole canvas, so that
nothing is ever clipped; its range is chosen such that the axes' ends meet the plot's edges. Text and
small decorations are placed in logical pixels from the canvas's top left and painted by the overlay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem

from cqbrief.briefing.chart_data.build import Mark
from cqbrief.charts.label_wrapping import wrap
from cqbrief.charts.overlay import PlacedPath, PlacedText
from cqbrief.charts.pyqtgraph_import import pg
from cqbrief.charts.style import LineRole, Style
from cqbrief.look.roles import ColourRole, TextRole


@dataclass(frozen=True, slots=True)
class HitArea:
    """Hold where a mark can be pointed at."""

    mark: Mark
    rect: QRectF


@dataclass(frozen=True, slots=True)
class LabelCandidate:
    """Describe a place for a label: the point (x, y) lies at the fraction (ax, ay) of the label's box."""

    x: float
    y: float
    ax: float = 0.5
    ay: float = 0.5


def _inset(rect: QRectF, by: float) -> QRectF:
    x, y = min(by, rect.width() / 2), min(by, rect.height() / 2)
    return rect.adjusted(x, y, -x, -y)


@dataclass
class Canvas:
    """Collect what one chart draws on `width` × `height` logical pixels; `dpr` is the device's pixel ratio.

    Every graphics item is kept in `items`: PySide6 lets Python delete an item nobody refers to.
    """

    box: pg.ViewBox
    style: Style
    width: float
    height: float
    dpr: float = 1.0
    items: list[QGraphicsItem] = field(default_factory=list)
    texts: list[PlacedText] = field(default_factory=list)
    paths: list[PlacedPath] = field(default_factory=list)
    hits: list[HitArea] = field(default_factory=list)
    blocked: list[QRectF] = field(default_factory=list)
    """Marks that labels must not cover."""
    plot: QRectF = field(default_factory=QRectF)
    _x: tuple[float, float] = (0.0, 1.0)
    _y: tuple[float, float] = (0.0, 1.0)

    def set_scale(self, plot: QRectF, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Let data run from `x[0]` at the left of `plot` to `x[1]` at its right, and likewise upwards."""
        self.plot, self._x, self._y = plot, x, y
        self.box.setRange(
            xRange=(self.data_x(0), self.data_x(self.width)),
            yRange=(self.data_y(self.height), self.data_y(0)),
            padding=0,
            disableAutoRange=True,
        )

    def px_x(self, value: float) -> float:
        """Return how many pixels from the left `value` lies."""
        return self.plot.left() + (value - self._x[0]) / (self._x[1] - self._x[0]) * self.plot.width()

    def px_y(self, value: float) -> float:
        """Return how many pixels from the top `value` lies."""
        return self.plot.bottom() - (value - self._y[0]) / (self._y[1] - self._y[0]) * self.plot.height()

    def data_x(self, px: float) -> float:
        """Return the value that lies `px` pixels from the left."""
        return self._x[0] + (px - self.plot.left()) / self.plot.width() * (self._x[1] - self._x[0])

    def data_y(self, px: float) -> float:
        """Return the value that lies `px` pixels from the top."""
        return self._y[0] + (self.plot.bottom() - px) / self.plot.height() * (self._y[1] - self._y[0])

    def pen(self, colour: ColourRole, role: LineRole, *, dashed: bool = False) -> QPen:
        """Make a pen for items in data coordinates: cosmetic, hence scaled with the device here."""
        pen: QPen = pg.mkPen(self.style.colour(colour), width=self.style.line(role) * self.dpr)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if dashed:
            pen.setDashPattern([3, 3])
        return pen

    def bars(
        self, rects: Sequence[QRectF], fills: Sequence[ColourRole | None], outlines: Sequence[ColourRole]
    ) -> None:
        """Draw bars at places given in pixels, in data coordinates; a fill of None is hollow.

        Outlines lie inside the rectangle, so that a hollow bar is as wide as a full one.
        """
        if not rects:
            return
        inner = [_inset(rect, self.style.line("mark") / 2) for rect in rects]
        self.add_item(pg.BarGraphItem(
            x0=[self.data_x(rect.left()) for rect in inner],
            x1=[self.data_x(rect.right()) for rect in inner],
            y0=[self.data_y(rect.bottom()) for rect in inner],
            y1=[self.data_y(rect.top()) for rect in inner],
            pens=[self.pen(role, "mark") for role in outlines],
            brushes=[self.style.colour(role or "surface") for role in fills],
        ))  # fmt: skip

    def curve(
        self, xs: Sequence[float], ys: Sequence[float], colour: ColourRole, role: LineRole,
        *, connect: Literal["finite", "pairs", "all"] = "finite", dashed: bool = False, z: float = 0,
    ) -> None:  # fmt: skip
        """Draw a line through data points; `finite` breaks it at NaN, `pairs` draws each two points apart."""
        item = pg.PlotCurveItem(
            x=list(xs), y=list(ys), connect=connect, pen=self.pen(colour, role, dashed=dashed), antialias=True
        )
        item.setZValue(z)
        self.add_item(item)

    def dashed_outline(self, corners: Sequence[QPointF]) -> None:
        """Draw dashed lines from corner to corner, given in pixels: the open outline of a gap."""
        self.curve(
            [self.data_x(corner.x()) for corner in corners],
            [self.data_y(corner.y()) for corner in corners],
            "axis",
            "axis",
            connect="all",
            dashed=True,
        )

    def add_item(self, item: QGraphicsItem) -> None:
        """Put an item in data coordinates on the canvas and keep it alive."""
        self.items.append(item)
        self.box.addItem(item, ignoreBounds=True)

    def path(
        self, path: QPainterPath, *, stroke: ColourRole | None = None, width: float = 0,
        fill: ColourRole | None = None, dashed: bool = False,
    ) -> None:  # fmt: skip
        """Draw a shape in pixels, above the data."""
        self.paths.append(PlacedPath(path, stroke, width, fill, dashed))

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: ColourRole,
        role: LineRole,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw a straight line in pixels, above the data."""
        path = QPainterPath(QPointF(x1, y1))
        path.lineTo(x2, y2)
        self.path(path, stroke=colour, width=self.style.line(role), dashed=dashed)

    def add_hit_area(self, mark: Mark, rect: QRectF) -> None:
        """Note where `mark` can be pointed at."""
        self.hits.append(HitArea(mark, rect))

    def block(self, rect: QRectF) -> None:
        """Keep labels off `rect`."""
        self.blocked.append(rect)

    def label(
        self, text: str, role: TextRole, colour: ColourRole, candidates: Sequence[LabelCandidate],
        *, width: float | None = None, lines: int = 1, background: bool = False, over_marks: bool = False,
        padding: float = 0.0,
    ) -> QRectF | None:  # fmt: skip
        """Write `text` at the first candidate that is inside the canvas and covers nothing; return its box.

        Longer text breaks into `lines` lines within `width`; a line feed breaks it in any case. `padding`
        pixels at its sides are kept free of other text. Where it fits nowhere, write nothing and return None.
        """
        style = self.style
        measure: Callable[[str], float] = style.metrics(role).horizontalAdvance
        broken = [
            line
            for paragraph in text.split("\n")
            for line in wrap(paragraph, min(width or self.width, self.width), lines, measure)
        ]
        if not broken:
            return None
        box = QSizeF(max(measure(line) for line in broken), len(broken) * style.line_height(role))
        for at in candidates:
            rect = QRectF(QPointF(at.x - at.ax * box.width(), at.y - at.ay * box.height()), box)
            rect.moveLeft(min(max(rect.left(), 0.0), self.width - box.width()))
            if self.is_free(rect, over_marks=over_marks, padding=padding):
                align = at.ax if at.ax in (0, 1) else 0.5
                self.texts.append(PlacedText(text, tuple(broken), rect, role, colour, align, background))
                return rect
        return None

    def is_free(self, rect: QRectF, *, over_marks: bool = False, padding: float = 0.0) -> bool:
        """Tell whether a label may stand there, with `padding` at its sides free of other text."""
        if not QRectF(0, 0, self.width, self.height).adjusted(-0.5, -0.5, 0.5, 0.5).contains(rect):
            return False
        core = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        if any(core.adjusted(-padding, 0, padding, 0).intersects(text.rect) for text in self.texts):
            return False
        return over_marks or not any(core.intersects(block) for block in self.blocked)
