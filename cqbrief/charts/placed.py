"""What a chart consists of once it is laid out: shapes, labels and areas, as plain values in pixels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from cqbrief.briefing.chart_data.build import Mark
from cqbrief.look.roles import ColourRole, TextRole

LineRole = Literal["hairline", "mark", "axis", "target", "focus_ring"]

Connect = Literal["finite", "pairs", "all"]
"""Which points of a curve are joined: all but those at NaN, each two of them, all."""

Layer = Literal["grid", "mark", "highlighted", "axis"]
LAYERS: Mapping[Layer, float] = {"grid": -10, "mark": 0, "highlighted": 1, "axis": 5}
"""Height of each layer of curves; bars lie in that of marks, paths and texts above all of them."""


@dataclass(frozen=True, slots=True)
class LabelCandidate:
    """Describe a place for a label: the point (x, y) lies at the fraction (ax, ay) of the label's box."""

    x: float
    y: float
    ax: float = 0.5
    ay: float = 0.5


@dataclass(frozen=True, slots=True)
class ChartNote:
    """Hold a few words for the foot of a chart, and the symbol before them that they explain."""

    text: str
    symbol: Literal["", "gap", "status"] = ""
    """A gap's dashed slot; a sign beside values, which stands in the text itself."""


@dataclass(frozen=True, slots=True)
class HitArea:
    """Hold where a mark can be pointed at."""

    mark: Mark
    rect: QRectF
    shape: QPainterPath | None = None
    """Its outline where it does not fill the rectangle."""

    def moved(self, x: float, y: float) -> HitArea:
        """Return it `x` pixels further right and `y` further down."""
        shape = self.shape.translated(x, y) if self.shape is not None else None
        return HitArea(self.mark, self.rect.translated(x, y), shape)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Describe a label as it stands on the canvas."""

    text: str
    lines: tuple[str, ...]
    rect: QRectF
    role: TextRole
    colour: ColourRole
    align: float
    """0 left, 0.5 centre, 1 right."""
    background: bool
    """Whether the surface is painted behind it, so that grid lines stop at it."""

    def moved(self, x: float, y: float) -> PlacedText:
        """Return it `x` pixels further right and `y` further down."""
        return replace(self, rect=self.rect.translated(x, y))


@dataclass(frozen=True, slots=True)
class PlacedPath:
    """Describe a shape as it stands on the canvas; `width` 0 for no outline."""

    path: QPainterPath
    stroke: ColourRole | None
    width: float
    fill: ColourRole | None
    dashed: bool

    def moved(self, x: float, y: float) -> PlacedPath:
        """Return it `x` pixels further right and `y` further down."""
        return replace(self, path=self.path.translated(x, y))


@dataclass(frozen=True, slots=True)
class PlacedBars:
    """Describe bars that lie on one layer; a fill of None is hollow."""

    rects: tuple[QRectF, ...]
    fills: tuple[ColourRole | None, ...]
    outlines: tuple[ColourRole, ...]

    def moved(self, x: float, y: float) -> PlacedBars:
        """Return them `x` pixels further right and `y` further down."""
        return replace(self, rects=tuple(rect.translated(x, y) for rect in self.rects))


@dataclass(frozen=True, slots=True)
class PlacedCurve:
    """Describe a line from point to point."""

    points: tuple[QPointF, ...]
    colour: ColourRole
    role: LineRole
    connect: Connect
    dashed: bool
    layer: Layer

    def moved(self, x: float, y: float) -> PlacedCurve:
        """Return it `x` pixels further right and `y` further down."""
        return replace(self, points=tuple(point + QPointF(x, y) for point in self.points))
