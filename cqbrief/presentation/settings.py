"""What is remembered from one presentation to the next."""

from __future__ import annotations

from PySide6.QtCore import QSettings

NOTE_SCALES = (0.8, 1.0, 1.2, 1.4, 1.7, 2.0, 2.4)
"""Sizes of the presenter's notes, as multiples of the usual text."""


class PresentationSettings:
    """Read and write the presentation's part of the settings file; a strange value counts as not set."""

    def __init__(self) -> None:
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cqbrief", "cqbrief")

    @property
    def screen(self) -> str | None:
        """Return the name of the audience's screen the last time."""
        value = self._store.value("show/screen")
        return value if isinstance(value, str) and value else None

    @screen.setter
    def screen(self, name: str | None) -> None:
        self._store.setValue("show/screen", name or "")

    @property
    def note_scale(self) -> float:
        """Return the size of the notes, one of `NOTE_SCALES`."""
        try:
            value = float(str(self._store.value("show/notes", "1.2")))
        except ValueError:
            return 1.2
        return value if value in NOTE_SCALES else 1.2

    @note_scale.setter
    def note_scale(self, scale: float) -> None:
        self._store.setValue("show/notes", str(scale))
