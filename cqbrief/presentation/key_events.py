"""From Qt's key events to the commands of the key bindings."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cqbrief.presentation.key_bindings import PresentationCommand, commands_by_key

_NAMED = {
    Qt.Key.Key_PageDown: "PageDown", Qt.Key.Key_PageUp: "PageUp", Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Left: "Left", Qt.Key.Key_Up: "Up", Qt.Key.Key_Down: "Down", Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Return: "Enter", Qt.Key.Key_Enter: "Enter", Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Home: "Home", Qt.Key.Key_End: "End", Qt.Key.Key_Tab: "Tab", Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Escape: "Escape", Qt.Key.Key_F5: "F5",
}  # fmt: skip
_REPEATING = frozenset({"next", "back", "erase"})
"""What a key that is held down may do again and again; anything else would flicker."""
_COMMANDS = commands_by_key()
_TYPING = frozenset({*range(Qt.Key.Key_F1, Qt.Key.Key_F35 + 1), Qt.Key.Key_Insert, Qt.Key.Key_Delete})
"""Keys that type nothing and are yet pressed on purpose, unlike Shift or those of the loudspeaker."""


def normalize_typed(typed: str) -> str:
    """Normalize what a key typed: a Chinese input method types ｂ, １, ／ for B, 1, /."""
    if typed == "\u3000":
        return "Space"
    typed = unicodedata.normalize("NFKC", typed).strip()
    return typed.upper() if len(typed) == 1 and typed.isascii() else typed


def key_name(event: QKeyEvent) -> str:
    """Name the key as the bindings do: PageDown, Ctrl+K, B, 。; empty for what they cannot hold."""
    name = _NAMED.get(Qt.Key(event.key())) if event.key() in _NAMED else None
    if name is None:
        key = event.key()
        # Letters and digits by their key: whether Shift or Caps Lock is on does not matter.
        plain = Qt.Key.Key_A <= key <= Qt.Key.Key_Z or Qt.Key.Key_0 <= key <= Qt.Key.Key_9
        typed = normalize_typed(event.text())
        name = chr(key) if plain and (typed in ("", chr(key)) or not typed.isprintable()) else typed
        if not name and 0x20 < key < 0x10000:
            name = normalize_typed(chr(key))
    modifiers = event.modifiers()
    if modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return ""
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return f"Ctrl+{name}"
    if modifiers & Qt.KeyboardModifier.ShiftModifier and f"Shift+{name}" in _COMMANDS:
        return f"Shift+{name}"
    return name


def command_for_key(event: QKeyEvent) -> tuple[PresentationCommand, str] | None:
    """Return the command bound to a key that was pressed, and its argument; None for none."""
    found = _COMMANDS.get(key_name(event))
    if found is None or (event.isAutoRepeat() and found[0] not in _REPEATING):
        return None
    return found


def is_unbound_key(event: QKeyEvent) -> bool:
    """Tell whether the key was pressed on purpose and means nothing while presenting."""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if modifiers or event.isAutoRepeat() or key_name(event) in _COMMANDS:
        return False
    return event.key() in _TYPING or (bool(event.text()) and event.text().isprintable())
