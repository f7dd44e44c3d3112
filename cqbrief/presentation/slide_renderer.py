"""Pictures of the wall, painted ahead: going to the next slide is only showing one.

A sheet lives just long enough to be painted. What remains is its picture and where its cards are, so
nothing in the files or on the disk can change what the audience sees.
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
from cqbrief.presentation.slide_widget import SlideWidget
from cqbrief.presentation.state import SlideView
from cqbrief.presentation.templates import make_slide_widget

KEPT = 4
"""Pictures kept: the one shown, the one before, the next, and the slide under an answer."""


@dataclass(frozen=True, slots=True)
class HotSpot:
    """A mark of a chart on the wall: where it is, what it says, and its figure if it has one."""

    place: QRect
    said: str
    figure: str | None


@dataclass(frozen=True, eq=False)
class RenderedSlide:
    """A view as it looks on the wall."""

    picture: QPixmap
    cards: dict[str, QRect]
    """Id of what can be pointed at -> its place, in logical pixels of the wall."""
    spots: tuple[HotSpot, ...] = ()
    """Marks of its chart, which the pointer reads out."""
    cut_off: bool = False
    """Whether there is more on it than it has room for: the rest is cut off at the foot."""


class SlideRenderer:
    """Paints views for the window `wall`, at its size and its screen's density of pixels."""

    def __init__(self, wall: QWidget, deck: Deck, context: ViewContext) -> None:
        self._wall = wall
        self.deck = deck
        self.context = context
        self._kept: OrderedDict[SlideView, RenderedSlide] = OrderedDict()
        self._form: tuple[int, int, float] = (0, 0, 0.0)

    def forget(self) -> None:
        """Everything is painted anew when it is asked for again."""
        self._kept.clear()

    def replace(self, deck: Deck, context: ViewContext) -> None:
        """Pictures are of this deck, in this look and language, from now on."""
        self.deck, self.context = deck, context
        self.forget()

    def has(self, view: SlideView) -> bool:
        """Whether the view is already painted for the window's present size."""
        self._follow()
        return view in self._kept

    def painted(self, view: SlideView) -> RenderedSlide:
        """The view's picture, painted now if it was not before."""
        self._follow()
        if view not in self._kept:
            self._kept[view] = self._paint(view)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(view)
        return self._kept[view]

    def fresh(self, view: SlideView) -> RenderedSlide:
        """The view's picture, without keeping it where it was not kept before."""
        self._follow()
        return self._kept.get(view) or self._paint(view)

    def _follow(self) -> None:
        wall = self._wall
        form = (wall.width(), wall.height(), wall.devicePixelRatioF())
        if form != self._form:
            self._form = form
            self.forget()

    def _paint(self, view: SlideView) -> RenderedSlide:
        # A child of the wall, so that charts are drawn for the wall's density of pixels.
        sheet = make_slide_widget(view, self.deck, self.context, self._wall.size(), self._wall)
        picture = sheet.grab()
        painted = RenderedSlide(picture, dict(sheet.cards), self._spots(sheet), sheet.cut_off)
        sheet.setParent(None)
        sheet.deleteLater()
        return painted

    def _spots(self, sheet: SlideWidget) -> tuple[HotSpot, ...]:
        found: list[HotSpot] = []
        for chart in sheet.charts:
            for hit in chart.canvas.hits if chart.canvas else ():
                place = hit.rect.toAlignedRect().translated(chart.pos())
                said = describe(chart.data, hit.mark, self.context.tr)
                found.append(HotSpot(place, said, hit.mark.figure))
        return tuple(found)
