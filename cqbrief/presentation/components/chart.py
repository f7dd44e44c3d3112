"""A chart on a slide, with its subtitle and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt

from cqbrief.briefing.model import Chart
from cqbrief.presentation.flow_layout import FillingWidget, Piece, Stack
from cqbrief.presentation.slide_widget import SCALES, SlideWidget

if TYPE_CHECKING:
    from cqbrief.charts.view import ChartView

CHART_SCALES = (1.7, 1.5, 1.35, 1.2, 1.1, 1.0)
"""Steps by which a chart of horizontal bars is drawn larger than the slide's texts, as far as it fits."""
HORIZONTAL_SHARE = 0.66
"""Of the height of a slide's body, what such a chart takes at most where it is drawn larger."""
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

    def make(scale: float) -> Piece:
        others: list[Piece] = [widget.prose_block(chart.subtitle, "chart_text", scale)]
        if chart.remarks:
            remarks = [widget.prose_block(remark, "small", scale) for remark in chart.remarks]
            others.append(Stack(remarks, widget.px(2)))
        gap = widget.px(12)
        drawn: Piece
        if view.data.axis == "horizontal":
            drawn = _HorizontalChart(view, widget, context.zoom * size, scale, others, gap)
        else:
            drawn = FillingWidget(view, lambda width: max(view.least_height(width), widget.px(200)))
        drawing = widget.card(drawn, chart.id)
        return Stack([others[0], drawing, *others[1:]], gap, filling=drawing)

    return make


class _HorizontalChart:
    """Draw a chart of horizontal bars as large, with its texts, as what stands around it leaves room for.

    A few rows stay as high as they must be, and the texts give way as long as they can; many rows, and few
    beside the smallest texts, are given the room that there is: the chart puts them into two columns.
    """

    def __init__(
        self,
        view: ChartView,
        widget: SlideWidget,
        zoom: float,
        scale: float,
        others: Sequence[Piece],
        gap: int,
    ) -> None:
        self._view, self._look, self._zoom = view, widget.context.look, zoom
        self._room = widget.area.height()
        self._others, self._gap = others, gap
        # Where texts have to be set smaller there is no room to draw the chart larger.
        self._scales = CHART_SCALES if scale >= 1 else CHART_SCALES[-1:]
        self._squeezed = len(view.data.categories) > MANY_ROWS or scale <= SCALES[-1]
        self._found: dict[int, tuple[float, int]] = {}
        """By width."""

    def height(self, width: int) -> int:
        """Return the height of the chart at the largest scale that fits, else what is left."""
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
        left = self._room - sum(piece.height(width) + self._gap for piece in self._others)
        most = min(left, self._room * HORIZONTAL_SHARE)
        for scale in self._scales:
            zoom = self._zoom * scale
            sizes, style = self._view.sizes_at(self._look, zoom)
            if sizes.fits(style, width, most, least_width=width * 0.75):
                return zoom, sizes.height(style, width)
        usual = self._zoom * self._scales[-1]
        sizes, style = self._view.sizes_at(self._look, usual)
        # Rows too many for the height that they look best at share what there is.
        height = max(sizes.least(style).height(), min(sizes.height(style, width), int(most)))
        return usual, max(min(height, left), 1) if self._squeezed else height
