"""What the program remembers between two starts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QSettings

from cqbrief.briefing.text import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")
LookChoice = Literal["system", "light", "dark", "contrast"]
LOOK_CHOICES: tuple[LookChoice, ...] = ("system", "light", "dark", "contrast")
MOST_RECENT = 8
"""Briefings that are remembered."""
ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The steps of text zoom."""


class Settings:
    """Typed access to the settings file; an unreadable or strange value counts as not set."""

    def __init__(self) -> None:
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cqbrief", "cqbrief")

    @property
    def look(self) -> LookChoice:
        """The chosen look; `system` follows the desktop."""
        value = self._store.value("look", "system")
        return next((choice for choice in LOOK_CHOICES if choice == value), "system")

    @look.setter
    def look(self, choice: LookChoice) -> None:
        self._store.setValue("look", choice)

    @property
    def language(self) -> Language | None:
        """The chosen language; None: the system's."""
        value = self._store.value("language")
        return next((language for language in LANGUAGES if language == value), None)

    @language.setter
    def language(self, language: Language) -> None:
        self._store.setValue("language", language)

    @property
    def zoom(self) -> float:
        """Text zoom, one of `ZOOMS`."""
        try:
            value = float(str(self._store.value("zoom", "1.0")))
        except ValueError:
            return 1.0
        return value if value in ZOOMS else 1.0

    @zoom.setter
    def zoom(self, zoom: float) -> None:
        self._store.setValue("zoom", str(zoom))

    @property
    def recent(self) -> tuple[Path, ...]:
        """Folders of briefings opened before, the last one first."""
        try:
            value = json.loads(str(self._store.value("recent", "[]")))
        except ValueError:
            return ()
        folders = value if isinstance(value, list) else []
        return tuple(Path(folder) for folder in folders if isinstance(folder, str))[:MOST_RECENT]

    @recent.setter
    def recent(self, folders: Iterable[Path]) -> None:
        each = dict.fromkeys(str(folder) for folder in folders)
        self._store.setValue("recent", json.dumps(list(each)[:MOST_RECENT]))

    @property
    def geometry(self) -> QByteArray | None:
        """Place and size of the window, for `QWidget.restoreGeometry`."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)
