"""What both windows of the show share: keys become commands, and closing them asks to end the show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cqbrief.presentation.key_events import command_of, is_stray


class KeyWindow(QWidget):
    """A window of the show. It takes no input method, so letters are keys in every language."""

    asked = Signal(str, str)
    """A command of the table of keys, or `stray` for a key without meaning, and its argument."""
    pointed = Signal(QPointF)
    """Where the mouse is on the slide, as shares of its width and height."""
    resized = Signal()
    closing = Signal()
    """The window was to be closed; it stays until its owner takes it away."""
    typed = Signal(QKeyEvent)
    """A key, before it is looked up; whoever takes it accepts the event."""

    def __init__(self, name: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        event.setAccepted(False)
        self.typed.emit(event)
        if event.isAccepted():
            return
        event.accept()
        found = command_of(event)
        if found is not None:
            self.asked.emit(*found)
        elif is_stray(event):
            self.asked.emit("stray", "")

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
        self.closing.emit()
