"""The roles of widgets for assistive technology: a button, a heading, a chart, a group.

Qt knows its own widgets; one that is drawn here would be a nameless filler. Such a class, or one
object of it, says what it is by an attribute `accessible_role`, before anything else is set: where
somebody listens Qt asks at the first change, and only once. Name and description are set as for
every widget. One with the role of a button can also be pressed from there: it has a signal
`clicked`.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_PRESS = "Press"
"""Name of the action as QAccessibleActionInterface::pressAction has it; never shown, hence English."""


class _Button(QAccessibleWidget):
    """Let a widget be pressed as a whole."""

    def actionNames(self) -> list[str]:
        return [_PRESS, *super().actionNames()]

    def doAction(self, actionName: str) -> None:
        widget = self.widget()
        if actionName != _PRESS:
            super().doAction(actionName)
        elif widget.isEnabled():
            widget.clicked.emit()  # type: ignore[attr-defined]


def _interface(_: str, target: QObject) -> QAccessibleWidget | None:
    role = getattr(target, "accessible_role", None)
    if role is None or not isinstance(target, QWidget):
        return None
    if role == QAccessible.Role.Button:
        return _Button(target, role)
    return QAccessibleWidget(target, role)


@cache
def install() -> None:
    """Let Qt ask this module what a widget is. Costs nothing while no assistive technology listens."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, text: str) -> None:
    """Let assistive technology say `text` of `widget` at once; do nothing for an empty text."""
    if text and QAccessible.isActive():
        interface = QAccessible.queryAccessibleInterface(widget)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(interface, text))
