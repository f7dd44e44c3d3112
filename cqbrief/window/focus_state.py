"""Where the keyboard is, kept while widgets are made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from cqbrief.briefing.record import Record, record
from cqbrief.cards.card import Card
from cqbrief.look.focus import shows_focus
from cqbrief.window.page import Page

Parts = Mapping[str, QWidget]
"""The parts of a window by names that outlive them; `page` is the one that has the keyboard for want of
anything else."""


@record
class FocusState(Record):
    """Describe what has the keyboard, to be found again among widgets made anew."""

    part: str
    """Part of the window; empty where it could not be found again."""
    item: str | None
    """Id of what the card shows that it is on; None where it is on none."""
    kind: str
    """The widget's class."""
    name: str
    """What the widget is called."""
    index: int
    """Which one of its class it is, there."""
    count: int
    """How many of its class are there."""
    ring: bool
    """Whether it is seen that it has the keyboard."""

    @classmethod
    def of(cls, window: QWidget, parts: Parts) -> FocusState | None:
        """Return the place now; None where nothing in the window has the keyboard."""
        focused = _focused(window)
        if focused is None:
            return None
        item, kind, name, ring = _item(focused), type(focused).__name__, _name(focused), shows_focus(focused)
        for part, whole in parts.items():
            if whole is focused or whole.isAncestorOf(focused):
                alike = _alike(window, whole, item, kind)
                if focused in alike:
                    return cls(part, item, kind, name, alike.index(focused), len(alike), ring)
        return cls("", None, kind, name, 0, 0, ring)

    def find(self, window: QWidget, parts: Parts) -> QWidget | None:
        """Return the widget there now: of the same name or, where nothing came or went, in the same place."""
        whole = parts.get(self.part)
        if whole is None:
            return None
        alike = _alike(window, whole, self.item, self.kind)
        named = [widget for widget in alike if _name(widget) == self.name]
        if len(alike) == self.count and (not named or alike[self.index] in named):
            return alike[self.index]
        return named[0] if named else None


def release_focus(window: QWidget) -> None:
    """Take the keyboard from what has it, before that goes.

    Qt would hand it on to whatever is next, seen and spoken.
    """
    focused = _focused(window)
    if focused is not None:
        focused.clearFocus()


def restore_focus(state: FocusState | None, window: QWidget, parts: Callable[[], Parts]) -> None:
    """Give the keyboard back to what had it or, where that is gone, to the page.

    What took it meanwhile on purpose, the box that finds, keeps it.
    """
    page = parts().get("page")
    # The page alone is nobody's purpose: it has the keyboard for want of anything else.
    if state is None or page is None or _focused(window) not in (None, page):
        return
    page.setFocus(Qt.FocusReason.MouseFocusReason)
    if state.part:
        if isinstance(page, Page):
            page.ensure_made(state.item)
        # Only when everything is laid out and visible, and after tables were opened again.
        QTimer.singleShot(0, page, lambda: _give_back(state, window, parts(), page))


@contextmanager
def kept_focus(window: QWidget, parts: Callable[[], Parts]) -> Iterator[None]:
    """Leave the keyboard where it is while parts of the window are made anew."""
    state = FocusState.of(window, parts())
    release_focus(window)
    yield
    restore_focus(state, window, parts)


def _give_back(state: FocusState, window: QWidget, parts: Parts, page: QWidget) -> None:
    widget = state.find(window, parts)
    if widget is not None:
        ring, quiet = Qt.FocusReason.OtherFocusReason, Qt.FocusReason.MouseFocusReason
        widget.setFocus(ring if state.ring else quiet)
    if isinstance(page, Page):
        # It has scrolled to what has the keyboard, which may be out of sight.
        page.hold_anchor()


def _focused(window: QWidget) -> QWidget | None:
    # None where nothing has the keyboard, though the library's types deny it.
    return window.focusWidget()


def _alike(window: QWidget, part: QWidget, item: str | None, kind: str) -> list[QWidget]:
    from cqbrief.window.tab_order import stops

    return [
        widget
        for widget in stops(part)
        if type(widget).__name__ == kind and widget.isVisibleTo(window) and _item(widget) == item
    ]


def _item(widget: QWidget) -> str | None:
    # A parent may be None, though the library's types deny it.
    above: QWidget | None = widget
    while above is not None:
        item = above.item_id if isinstance(above, Card) else None
        if item is not None:
            return item
        above = above.parentWidget()
    return None


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
