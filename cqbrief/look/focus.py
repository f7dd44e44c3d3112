"""The condition under which the ring around the focused widget is drawn."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


def by_keyboard(event: QFocusEvent) -> bool:
    """Tell whether focus came by the keyboard: after a click the ring would only be noise."""
    return event.reason() in _BY_KEYBOARD


@runtime_checkable
class FocusRing(Protocol):
    """Describe a widget that draws the ring itself, and not after every click."""

    @property
    def focus_ring(self) -> bool:
        """Tell whether the ring is drawn while the widget has the keyboard."""


def shows_focus(widget: object) -> bool:
    """Tell whether it is seen that the widget has the keyboard; of Qt's own widgets it always is."""
    return widget.focus_ring if isinstance(widget, FocusRing) else True
