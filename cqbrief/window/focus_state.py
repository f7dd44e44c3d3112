"""Where the keyboard is stays where it is while everything in the window is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from cqbrief.briefing.record import Record, record
from cqbrief.cards.card import Card
from cqbrief.window.page import Page, shown_by

if TYPE_CHECKING:
    from cqbrief.window.main_window import MainWindow


@record
class FocusState(Record):
    """What has the keyboard, to be found again among widgets made anew."""

    part: str
    """Part of the window."""
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
    def of(cls, window: MainWindow) -> FocusState | None:
        """The place now; None where it could not be found again."""
        focused = _focused(window)
        for part, whole in _parts(window).items():
            if focused is None or not (whole is focused or whole.isAncestorOf(focused)):
                continue
            item, kind = _item(focused), type(focused).__name__
            alike = _alike(window, whole, item, kind)
            if focused in alike:
                ring = bool(getattr(focused, "_ring", True))
                return cls(part, item, kind, _name(focused), alike.index(focused), len(alike), ring)
        return None

    def find(self, window: MainWindow) -> QWidget | None:
        """The widget there now: of the same name or, where nothing came or went, in the same place."""
        whole = _parts(window).get(self.part)
        if whole is None:
            return None
        alike = _alike(window, whole, self.item, self.kind)
        named = [widget for widget in alike if _name(widget) == self.name]
        if len(alike) == self.count and (not named or alike[self.index] in named):
            return alike[self.index]
        return named[0] if named else None


def _focused(window: MainWindow) -> QWidget | None:
    # None where nothing has the keyboard, though the library's types deny it.
    return window.focusWidget()


def _parts(window: MainWindow) -> dict[str, QWidget]:
    """The parts that are there, by names that outlive them."""
    page = window.stack.currentWidget() if window.sidebar is not None else window.centralWidget()
    parts = {
        "sidebar": window.sidebar,
        "begin": window.begin_bar,
        "trouble": window.trouble_bar,
        "page": page,
        "pane": window.pane,
        "status": window.statusBar(),
    }
    return {name: part for name, part in parts.items() if part is not None}


def _alike(window: MainWindow, part: QWidget, item: str | None, kind: str) -> list[QWidget]:
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
        item = shown_by(above) if isinstance(above, Card) else None
        if item is not None:
            return item
        above = above.parentWidget()
    return None


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


@contextmanager
def held_keyboard(window: MainWindow) -> Iterator[None]:
    """What is done meanwhile leaves the keyboard where it was; where that is gone the page has it.

    What takes it meanwhile on purpose, the finder, keeps it.
    """
    focused, place = _focused(window), FocusState.of(window)
    if focused is not None:
        # Before it goes: Qt would hand the keyboard on to whatever is next, seen and spoken.
        focused.clearFocus()
    yield
    page = _parts(window).get("page")
    # The page alone is nobody's purpose: it has the keyboard for want of anything else.
    if focused is None or page is None or _focused(window) not in (None, page):
        return
    page.setFocus(Qt.FocusReason.MouseFocusReason)
    if place is not None:
        if isinstance(page, Page):
            page.have(place.item)
        # Only when everything is laid out and visible, and after tables were opened again.
        QTimer.singleShot(0, page, lambda: _give_back(place, window, page))


def _give_back(place: FocusState, window: MainWindow, page: QWidget) -> None:
    widget = place.find(window)
    if widget is not None:
        ring, quiet = Qt.FocusReason.OtherFocusReason, Qt.FocusReason.MouseFocusReason
        widget.setFocus(ring if place.ring else quiet)
    if isinstance(page, Page):
        # It has scrolled to what has the keyboard, which may be out of sight.
        page.hold_place()
