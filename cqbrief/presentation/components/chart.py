"""A chart on a slide, with its subtitle and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt

from cqbrief.briefing.model import Chart
from cqbrief.look.roles import Look
from cqbrief.presentation.flow_layout import FillingWidget, Piece, Stack
from cqbrief.presentation.slide_widget import SCALES, SlideWidget

if TYPE_CHECKING:
    from cqbrief.charts.view import ChartView

CHART_SCALES = (1.7, 1.5, 1.35, 1.2, 1.1, 1.0)
"""Steps by which a chart of horizontal bars is drawn larger than the slide's texts, as far as it fits."""
HORIZONTAL_SHARE, MANY_ROWS_SHARE = 0.66, 0.85
"""Of the height of a slide's body, what such a chart takes at most: its subtitle and notes need the rest.
One of many rows takes more of it."""
MANY_ROWS = 12


def chart_piece(
    widget: SlideWidget, chart: Chart, size: float = 1.0, *, part: range | None = None
) -> Callable[[float], Piece]:
    """Return a function that lays out the chart with subtitle and notes at a scale of the texts.

    The chart itself is made once, `size` times as large as usual; of `part` of its categories, if any.
    """
    from cqbrief.charts.view import chart_view

    context = widget.context
    view = chart_view(chart, context.edition, context.look, context.tr, size * context.zoom, part=part)
    view.setParent(widget)
    widget.charts.append(view)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    least = max(view.minimumSizeHint().height(), widget.px(200))

    def make(scale: float) -> Piece:
        drawn: Piece
        if view.data.axis == "horizontal":
            # Where texts have to be set smaller there is no room to draw the chart larger.
            many = len(view.data.categories) > MANY_ROWS
            share = MANY_ROWS_SHARE if many else HORIZONTAL_SHARE
            most = round(widget.area.height() * share * min(scale, 1.0))
            scales = CHART_SCALES if scale >= 1 else CHART_SCALES[-1:]
            # A few rows stay as high as they must be, and the texts give way, as long as they can.
            squeezed = many or scale <= SCALES[-1]
            drawn = _HorizontalChart(view, context.look, context.zoom * size, most, scales, squeezed=squeezed)
        else:
            drawn = FillingWidget(view, least)
        drawing = widget.card(drawn, chart.id)
        pieces: list[Piece] = [widget.prose_block(chart.subtitle, "chart_text", scale), drawing]
        notes = ((chart.not_additive,) if chart.not_additive else ()) + chart.notes
        if notes:
            pieces.append(Stack([widget.prose_block(note, "small", scale) for note in notes], widget.px(2)))
        return Stack(pieces, widget.px(12), filling=drawing)

    return make


class _HorizontalChart:
    """Draw a chart of horizontal bars as large, with its texts, as it is no higher than `most`."""

    def __init__(
        self,
        view: ChartView,
        look: Look,
        zoom: float,
        most: int,
        scales: Sequence[float],
        *,
        squeezed: bool,
    ) -> None:
        self._view, self._look, self._zoom, self._most, self._scales = view, look, zoom, most, scales
        self._squeezed = squeezed
        self._found: dict[int, tuple[float, int]] = {}
        """By width."""

    def height(self, width: int) -> int:
        """Return the height of the chart at the largest scale that fits, else `most` at the usual one."""
        return self._fitting(width)[1]

    def place(self, rect: QRect) -> None:
        """Place the chart at the top of `rect`, over its width."""
        zoom, height = self._fitting(rect.width())
        self._view.setGeometry(rect.x(), rect.y(), rect.width(), height)
        self._view.set_look(self._look, zoom)

    def _fitting(self, width: int) -> tuple[float, int]:
        """Return the zoom to draw at, and the height at it: asked many times before anything is drawn."""
        if width not in self._found:
            self._found[width] = self._find(width)
        return self._found[width]

    def _find(self, width: int) -> tuple[float, int]:
        for scale in self._scales:
            zoom = self._zoom * scale
            least, height = self._view.sizes_at(self._look, zoom, width)
            if height <= self._most and least.width() <= width * 0.75:
                return zoom, height
        usual = self._zoom * self._scales[-1]
        lowest = self._view.sizes_at(self._look, usual, width)[0].height()
        # Rows that find no room in one column go into two: the chart itself sees to that.
        return usual, min(lowest, self._most) if self._squeezed else lowest
