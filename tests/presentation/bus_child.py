"""A process on a bus of its own with a screensaver service: holds it off, lets go, prints what was seen."""

from __future__ import annotations

import json
import os

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from cqbrief.presentation.screensaver_inhibitor import ScreensaverInhibitor

ADDRESS = os.environ["DBUS_SESSION_BUS_ADDRESS"]


@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})  # type: ignore[call-arg]
class Saver(QObject):  # type: ignore[operator]
    """Notes who holds it off."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    @Slot(str, str, result=int)
    def Inhibit(self, application: str, reason: str) -> int:
        """Hold off."""
        self.asked.append(f"{application}: {reason}")
        return 7


def main() -> None:
    """Serve, hold off, let go."""
    application = QCoreApplication([])
    service = QDBusConnection.connectToBus(ADDRESS, "service")
    saver = Saver()
    service.registerService("org.freedesktop.ScreenSaver")
    service.registerObject(
        "/org/freedesktop/ScreenSaver", saver, QDBusConnection.RegisterOption.ExportAllSlots
    )
    inhibitor = ScreensaverInhibitor()
    inhibitor.inhibit("cqbrief", "talk")
    while not saver.asked:
        application.processEvents()
    before = connections(service)
    inhibitor.release()
    while connections(service) >= before:
        application.processEvents()
    print(json.dumps({"asked": saver.asked, "let go": True}))


def connections(bus: QDBusConnection) -> int:
    """How many programs are on the bus."""
    names = bus.interface().registeredServiceNames().value()
    return len([name for name in names if name.startswith(":")])


if __name__ == "__main__":
    main()
