"""The screensaver is held off while presenting."""

from __future__ import annotations

from PySide6.QtDBus import QDBusConnection, QDBusMessage

_NAME = "cqbrief-show"
_SERVICES = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver"),
)


class ScreensaverInhibitor:
    """Holds the screensaver off from `hold` to `release`; without such a service nothing happens.

    The service keeps its promise as long as the connection lives. To let go the connection is dropped:
    the service's own call for that wants an unsigned number, which PySide cannot send.
    """

    def __init__(self) -> None:
        self.held = False

    def hold(self, application: str, reason: str) -> None:
        """The screensaver stays away from now on."""
        connection = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _NAME)
        self.held = connection.isConnected()
        if not self.held:
            return
        for service, path, interface in _SERVICES:
            message = QDBusMessage.createMethodCall(service, path, interface, "Inhibit")
            message.setArguments([application, reason])
            # Not waited for: a slow service must not keep the first slide from the wall.
            connection.asyncCall(message)

    def release(self) -> None:
        """The screensaver may come again."""
        if self.held:
            QDBusConnection.disconnectFromBus(_NAME)
            self.held = False
