"""The presenter's pointer: which card or mark of a chart it is on, and what the audience sees of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF

from cqbrief.presentation.audience_window import AudienceWindow
from cqbrief.presentation.slide_renderer import HotSpot, SlideRenderer
from cqbrief.presentation.state import PresentationState


class PointerController:
    """Follow the mouse on the slide, choose the card under it and highlight what is pointed at.

    Positions are shares of the slide's width and height.
    """

    def __init__(self, state: PresentationState, audience: AudienceWindow, renderer: SlideRenderer) -> None:
        self._state, self._audience, self._renderer = state, audience, renderer
        self._position: QPointF | None = None

    def move(self, position: QPointF) -> None:
        """Note the position; with the pointer on, choose the smallest card there."""
        self._position = position
        state = self._state
        if not state.pointer or state.frozen is not None or state.view.layer:
            return
        cards = self._renderer.render(state.view).cards
        point = self._pixel(position)
        found = [
            (cards[id_].width() * cards[id_].height(), index)
            for index, id_ in enumerate(state.slide.cards)
            if id_ in cards and cards[id_].contains(point)
        ]
        state.choose_card(min(found)[1] if found else None)

    def update_overlay(self) -> str:
        """Highlight what is pointed at, or nothing; return what the mark of a chart there says."""
        state, overlay = self._state, self._audience.pointer
        overlay.enabled = state.pointer or state.card is not None
        card = None
        if state.card is not None and not state.view.layer:
            card = self._renderer.render(state.view).cards.get(state.slide.cards[state.card])
        shown = overlay.enabled and not state.cover and state.frozen is None and not state.view.layer
        hot_spot = self._hot_spot() if shown and state.pointer else None
        position = self._position if state.pointer else None
        mark = hot_spot.rect if hot_spot else None
        overlay.highlight(card, position, self._audience.context.look, mark)
        overlay.setVisible(shown)
        overlay.raise_()
        return hot_spot.text if hot_spot else ""

    def enlargeable(self) -> str | None:
        """Return the id of what a click would enlarge: the figure of a mark, else the chosen card."""
        state = self._state
        if not state.pointer or state.view.layer or state.cover or state.frozen is not None:
            return None
        hot_spot = self._hot_spot()
        if hot_spot is not None and hot_spot.figure is not None:
            return hot_spot.figure
        return state.slide.cards[state.card] if state.card is not None else None

    def _hot_spot(self) -> HotSpot | None:
        """Return the mark of a chart that is pointed at: the smallest one there."""
        if self._position is None:
            return None
        point = self._pixel(self._position)
        found = [
            spot for spot in self._renderer.render(self._state.view).hot_spots if spot.rect.contains(point)
        ]
        return min(found, key=lambda spot: spot.rect.width() * spot.rect.height(), default=None)

    def _pixel(self, position: QPointF) -> QPoint:
        return QPoint(
            round(position.x() * self._audience.width()), round(position.y() * self._audience.height())
        )
