"""Keeps the screensaver from starting while presenting."""

from __future__ import annotations

from PySide6.QtDBus import QDBusConnection, QDBusMessage

_NAME = "cqbrief-show"
_SERVICES = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver"),
)


class ScreensaverInhibitor:
    """Inhibit the screensaver from `inhibit` to `release`; without such a service nothing happens.

    The service keeps its promise as long as the connection lives. To let go the connection is dropped:
    the service's own call for that wants an unsigned number, which PySide cannot send.
    """

    def __init__(self) -> None:
        self.active = False

    def inhibit(self, application: str, reason: str) -> None:
        """Ask the desktop's service to keep the screensaver away, for `reason`."""
        connection = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _NAME)
        self.active = connection.isConnected()
        if not self.active:
            return
        for service, path, interface in _SERVICES:
            message = QDBusMessage.createMethodCall(service, path, interface, "Inhibit")
            message.setArguments([application, reason])
            # Not waited for: a slow service must not keep the first slide from the audience.
            connection.asyncCall(message)

    def release(self) -> None:
        """Let the screensaver start again."""
        if self.active:
            QDBusConnection.disconnectFromBus(_NAME)
            self.active = False
