"""What both windows of a presentation share: keys become commands, and closing them asks to end it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cqbrief.presentation.key_events import command_for_key, is_unbound_key


class KeyWindow(QWidget):
    """Turn keys into commands. No input method is used, so letters are keys in every language."""

    command_requested = Signal(str, str)
    """A command of the key bindings, or `unbound` for a key without meaning, and its argument."""
    pointer_moved = Signal(QPointF)
    """Where the mouse is on the slide, as shares of its width and height."""
    resized = Signal()
    close_requested = Signal()
    """The window was to be closed; it stays until its owner takes it away."""
    key_pressed = Signal(QKeyEvent)
    """A key, before it is looked up; whoever takes it accepts the event."""

    def __init__(self, name: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        event.setAccepted(False)
        self.key_pressed.emit(event)
        if event.isAccepted():
            return
        event.accept()
        found = command_for_key(event)
        if found is not None:
            self.command_requested.emit(*found)
        elif is_unbound_key(event):
            self.command_requested.emit("unbound", "")

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method types, though none was asked for, as keys; some send it all the same."""
        event.accept()
        for character in event.commitString():
            self.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: D102
        return False

    def event(self, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # Tab would go looking for something to focus.
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102
        event.ignore()
        self.close_requested.emit()
