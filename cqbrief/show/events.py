"""From Qt's events to the commands of the table of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cqbrief.show.keys import ShowCommand, bindings

_NAMED = {
    Qt.Key.Key_PageDown: "PageDown", Qt.Key.Key_PageUp: "PageUp", Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Left: "Left", Qt.Key.Key_Up: "Up", Qt.Key.Key_Down: "Down", Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Return: "Enter", Qt.Key.Key_Enter: "Enter", Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Home: "Home", Qt.Key.Key_End: "End", Qt.Key.Key_Tab: "Tab", Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Escape: "Escape", Qt.Key.Key_F5: "F5",
}  # fmt: skip
_REPEATING = frozenset({"next", "back", "rub"})
"""What a key that is held down may do again and again; anything else would flicker."""
_TABLE = bindings()


def key_name(event: QKeyEvent) -> str:
    """The key as the table writes it: PageDown, Ctrl+K, B, 。; empty for what the table cannot hold."""
    name = _NAMED.get(Qt.Key(event.key())) if event.key() in _NAMED else None
    if name is None:
        key = event.key()
        # Letters and digits by their key: whether Shift or Caps Lock is on does not matter.
        plain = Qt.Key.Key_A <= key <= Qt.Key.Key_Z or Qt.Key.Key_0 <= key <= Qt.Key.Key_9
        typed = event.text().strip()
        name = (
            chr(key)
            if plain and (not typed or typed.upper() == chr(key) or not typed.isprintable())
            else typed
        )
        if not name and 0x20 < key < 0x10000:
            name = chr(key)
    modifiers = event.modifiers()
    if modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return ""
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return f"Ctrl+{name}"
    if modifiers & Qt.KeyboardModifier.ShiftModifier and f"Shift+{name}" in _TABLE:
        return f"Shift+{name}"
    return name


def command_of(event: QKeyEvent) -> tuple[ShowCommand, str] | None:
    """What a key that was pressed asks for, and with which argument; None for a key without meaning."""
    found = _TABLE.get(key_name(event))
    if found is None or (event.isAutoRepeat() and found[0] not in _REPEATING):
        return None
    return found
