"""The pointer of a mouse, moved over widgets."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def move_pointer(widget: QWidget, point: QPoint) -> None:
    """Move the pointer to `point` of a widget that is shown.

    The window itself is told: given a widget, QTest moves the pointer of the screen, and Qt's offscreen
    screen tells the first window that was ever opened there, such as one that tests share.
    """
    window = widget.window()
    QTest.mouseMove(window.windowHandle(), widget.mapTo(window, point))


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press the left button at `start` of a widget that is shown, and let it go at `end`."""
    window, left, plain = widget.window(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window.windowHandle(), left, plain, widget.mapTo(window, start))
    move_pointer(widget, end)
    QTest.mouseRelease(window.windowHandle(), left, plain, widget.mapTo(window, end))
