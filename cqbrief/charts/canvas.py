"""The canvas that a chart is laid out on: its scale, its shapes, and labels that never overlap.

Everything is placed in logical pixels from the canvas's top left; `charts.plot` paints it. Laying out needs
fonts but no window and no plotting library, so that sizes can be asked for before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath

from cqbrief.briefing.chart_data.build import Mark
from cqbrief.charts.label_wrapping import wrap
from cqbrief.charts.occupied import OccupiedArea
from cqbrief.charts.placed import (
    ChartNote,
    Connect,
    HitArea,
    LabelCandidate,
    Layer,
    LineRole,
    PlacedBars,
    PlacedCurve,
    PlacedPath,
    PlacedText,
)
from cqbrief.charts.style import Style
from cqbrief.look.roles import ColourRole, TextRole


@dataclass
class Canvas:
    """Collect what one chart, or one panel of it, consists of on `width` × `height` logical pixels."""

    style: Style
    width: float
    height: float
    short_status: bool = False
    """Whether values that are not final carry a sign, which a note explains, in place of a word."""
    shapes: list[PlacedBars | PlacedCurve] = field(default_factory=list)
    paths: list[PlacedPath] = field(default_factory=list)
    texts: list[PlacedText] = field(default_factory=list)
    hits: list[HitArea] = field(default_factory=list)
    notes: list[ChartNote] = field(default_factory=list)
    """What must be said at the foot of the chart."""
    omitted: list[Mark] = field(default_factory=list)
    """Marks whose value, name or even shape found no place: a table must give them."""
    plot: QRectF = field(default_factory=QRectF)
    _noted: set[ChartNote] = field(default_factory=set)
    _x: tuple[float, float] = (0.0, 1.0)
    _y: tuple[float, float] = (0.0, 1.0)
    _marks: OccupiedArea = field(default_factory=OccupiedArea)
    _labels: OccupiedArea = field(default_factory=OccupiedArea)

    def panel(self, width: float, height: float) -> Canvas:
        """Return an empty canvas for a part of this one, to be put on it by `place_panel`."""
        return Canvas(self.style, width, height, self.short_status)

    def place_panel(self, panel: Canvas, left: float, top: float) -> None:
        """Put all of `panel` on this canvas, its corner at (`left`, `top`)."""
        self.shapes += [shape.moved(left, top) for shape in panel.shapes]
        self.paths += [path.moved(left, top) for path in panel.paths]
        self.texts += [text.moved(left, top) for text in panel.texts]
        self.hits += [hit.moved(left, top) for hit in panel.hits]
        self.omitted += panel.omitted
        for note in panel.notes:
            self.note(note)
        self._marks.place(panel._marks, left, top)
        self._labels.place(panel._labels, left, top)
        self.plot = panel.plot.translated(left, top)
        self._x, self._y = panel._x, panel._y

    def set_scale(self, plot: QRectF, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Let data run from `x[0]` at the left of `plot` to `x[1]` at its right, and likewise upwards."""
        self.plot, self._x, self._y = plot, x, y

    def px_x(self, value: float) -> float:
        """Return how many pixels from the left `value` lies."""
        return self.plot.left() + (value - self._x[0]) / (self._x[1] - self._x[0]) * self.plot.width()

    def px_y(self, value: float) -> float:
        """Return how many pixels from the top `value` lies."""
        return self.plot.bottom() - (value - self._y[0]) / (self._y[1] - self._y[0]) * self.plot.height()

    def bars(
        self, rects: Sequence[QRectF], fills: Sequence[ColourRole | None], outlines: Sequence[ColourRole]
    ) -> None:
        """Draw bars; a fill of None is hollow. Outlines lie inside, so that a hollow bar is no wider."""
        if rects:
            self.shapes.append(PlacedBars(tuple(rects), tuple(fills), tuple(outlines)))

    def curve(
        self, points: Iterable[tuple[float, float]], colour: ColourRole, role: LineRole,
        *, connect: Connect = "finite", dashed: bool = False, layer: Layer = "mark",
    ) -> None:  # fmt: skip
        """Draw a line through points; `finite` breaks it at NaN, `pairs` draws each two points apart."""
        placed = tuple(QPointF(x, y) for x, y in points)
        self.shapes.append(PlacedCurve(placed, colour, role, connect, dashed, layer))

    def dashed_outline(self, corners: Sequence[QPointF]) -> None:
        """Draw dashed lines from corner to corner: the open outline of a gap."""
        points = [(corner.x(), corner.y()) for corner in corners]
        self.curve(points, "axis", "axis", connect="all", dashed=True)

    def outline(self, rect: QRectF) -> None:
        """Draw a strong outline inside `rect`, for what is highlighted and whose colour says other things."""
        width = self.style.line("mark")
        path = QPainterPath()
        path.addRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))
        self.path(path, stroke="text", width=width)

    def path(
        self, path: QPainterPath, *, stroke: ColourRole | None = None, width: float = 0,
        fill: ColourRole | None = None, dashed: bool = False,
    ) -> None:  # fmt: skip
        """Draw a shape above bars and curves."""
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
        """Draw a straight line above bars and curves."""
        path = QPainterPath(QPointF(x1, y1))
        path.lineTo(x2, y2)
        self.path(path, stroke=colour, width=self.style.line(role), dashed=dashed)

    def add_hit_area(self, mark: Mark, rect: QRectF, shape: QPainterPath | None = None) -> None:
        """Note where `mark` can be pointed at: in a rectangle, or only in the `shape` inside it."""
        self.hits.append(HitArea(mark, rect, shape))

    def block(self, rect: QRectF) -> None:
        """Keep labels off `rect`."""
        self._marks.add(rect)

    def block_line(self, line: QLineF, margin: float) -> None:
        """Keep labels off `line` and `margin` pixels around it."""
        self._marks.add_line(line, margin)

    def note(self, note: ChartNote) -> None:
        """Say something at the foot of the chart; once, however often it is asked for."""
        if note not in self._noted:
            self._noted.add(note)
            self.notes.append(note)

    def omit(self, mark: Mark) -> None:
        """Note that not all of `mark` could be shown."""
        self.omitted.append(mark)

    def label(
        self, text: str, role: TextRole, colour: ColourRole, candidates: Sequence[LabelCandidate],
        *, width: float | None = None, lines: int = 1, background: bool = False, over_marks: bool = False,
        inside: QRectF | None = None, padding: float = 0.0,
    ) -> QRectF | None:  # fmt: skip
        """Write the whole of `text` at the first candidate where it covers nothing; return its box.

        Longer text breaks into `lines` lines within `width`; a line feed breaks it in any case. `padding`
        pixels at its sides are kept free of other text. A label `inside` a mark lies on that mark alone.
        Where it fits nowhere, write nothing and return None.
        """
        broken = self.broken(text, role, width or self.width, lines)
        if not broken:
            return None
        style = self.style
        high = len(broken) * style.line_height(role) if len(broken) > 1 else style.letter_height(role)
        size = QSizeF(max(style.width(line, role) for line in broken), high)
        for at in candidates:
            rect = QRectF(QPointF(at.x - at.ax * size.width(), at.y - at.ay * size.height()), size)
            rect.moveLeft(min(max(rect.left(), 0.0), self.width - size.width()))
            if inside is not None and not inside.contains(rect):
                continue
            if self.is_free(rect, over_marks=over_marks, inside=inside, padding=padding):
                align = at.ax if at.ax in (0, 1) else 0.5
                self.texts.append(PlacedText(text, tuple(broken), rect, role, colour, align, background))
                self._labels.add(rect)
                return rect
        return None

    def broken(self, text: str, role: TextRole, width: float, lines: int) -> list[str]:
        """Return the lines of `text` within `width` pixels; none where it needs more than `lines`."""
        measure: Callable[[str], float] = self.style.measure(role)
        found: list[str] = []
        for paragraph in text.split("\n"):
            part = wrap(paragraph, min(width, self.width), lines, measure)
            if not part:
                return []
            found += part
        return found

    def is_free(
        self, rect: QRectF, *, over_marks: bool = False, inside: QRectF | None = None, padding: float = 0.0
    ) -> bool:
        """Tell whether a label may stand there, with `padding` at its sides free of other text."""
        across = rect.left() >= -0.5 and rect.right() <= self.width + 0.5
        if not (across and rect.top() >= -0.5 and rect.bottom() <= self.height + 0.5):
            return False
        core = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        if self._labels.touches(core.adjusted(-padding, 0, padding, 0) if padding else core):
            return False
        return over_marks or not self._marks.touches(core, besides=inside)
