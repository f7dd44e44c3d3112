"""Slides rendered ahead: going to the next one is only showing its pixmap.

A slide widget lives just long enough to be rendered. What remains is its pixmap and where its cards are,
so nothing in the files or on the disk can change what the audience sees.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from cqbrief.cards.view_context import ViewContext
from cqbrief.charts.descriptions import describe
from cqbrief.presentation.deck import Deck
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.slide_widget import SlideWidget
from cqbrief.presentation.templates import make_slide_widget

CACHED = 4
"""Slides kept: the one shown, the one before, the next, and the one under an answer."""


@dataclass(frozen=True, slots=True)
class HotSpot:
    """Describe a mark of a chart on a rendered slide."""

    rect: QRect
    """In logical pixels of the window."""
    text: str
    """What it says when it is pointed at."""
    figure: str | None
    """Id of its figure, if it has one."""


@dataclass(frozen=True, eq=False)
class RenderedSlide:
    """Hold what a view looks like on the audience's screen."""

    pixmap: QPixmap
    cards: dict[str, QRect]
    """Id of what can be pointed at -> its rectangle, in logical pixels of the window."""
    hot_spots: tuple[HotSpot, ...] = ()
    """Marks of its chart, which the pointer reads out."""
    cut_off: bool = False
    """Whether there is more on it than it has room for: the rest is cut off at the foot."""


class SlideRenderer:
    """Render views for the window `audience`, at its size and its screen's density of pixels."""

    def __init__(self, audience: QWidget, deck: Deck, context: ViewContext) -> None:
        self._audience = audience
        self.deck = deck
        self.context = context
        self._cache: OrderedDict[SlideView, RenderedSlide] = OrderedDict()
        self._size: tuple[int, int, float] = (0, 0, 0.0)

    def clear(self) -> None:
        """Forget what was rendered."""
        self._cache.clear()

    def set_deck(self, deck: Deck, context: ViewContext) -> None:
        """Render this deck, in this look and language, from now on."""
        self.deck, self.context = deck, context
        self.clear()

    def is_rendered(self, view: SlideView) -> bool:
        """Tell whether the view is already rendered for the window's present size."""
        self._check_size()
        return view in self._cache

    def render(self, view: SlideView) -> RenderedSlide:
        """Return the view rendered, from the cache if it is there."""
        self._check_size()
        if view not in self._cache:
            self._cache[view] = self._render(view)
            while len(self._cache) > CACHED:
                self._cache.popitem(last=False)
        self._cache.move_to_end(view)
        return self._cache[view]

    def render_uncached(self, view: SlideView) -> RenderedSlide:
        """Return the view rendered, without keeping it where it was not kept before."""
        self._check_size()
        return self._cache.get(view) or self._render(view)

    def _check_size(self) -> None:
        window = self._audience
        size = (window.width(), window.height(), window.devicePixelRatioF())
        if size != self._size:
            self._size = size
            self.clear()

    def _render(self, view: SlideView) -> RenderedSlide:
        # A child of the window, so that charts are drawn for its density of pixels.
        widget = make_slide_widget(view, self.deck, self.context, self._audience.size(), self._audience)
        pixmap = widget.grab()
        rendered = RenderedSlide(pixmap, dict(widget.cards), self._hot_spots(widget), widget.cut_off)
        widget.setParent(None)
        widget.deleteLater()
        return rendered

    def _hot_spots(self, widget: SlideWidget) -> tuple[HotSpot, ...]:
        found: list[HotSpot] = []
        for chart in widget.charts:
            for hit in chart.canvas.hits if chart.canvas else ():
                rect = hit.rect.toAlignedRect().translated(chart.pos())
                text = describe(chart.data, hit.mark, self.context.tr)
                found.append(HotSpot(rect, text, hit.mark.figure))
        return tuple(found)
