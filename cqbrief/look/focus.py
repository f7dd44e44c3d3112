"""When the ring around what has the keyboard is drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


def by_keyboard(event: QFocusEvent) -> bool:
    """Whether focus came by the keyboard: after a click the ring would only be noise."""
    return event.reason() in _BY_KEYBOARD
