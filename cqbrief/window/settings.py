"""What the program remembers between two starts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QSettings

from cqbrief.i18n.language import Language, known_language

LookChoice = Literal["system", "light", "dark", "contrast"]
LOOK_CHOICES: tuple[LookChoice, ...] = ("system", "light", "dark", "contrast")
PaperChoice = Literal["a4", "a3", "letter"]
PAPER_CHOICES: tuple[PaperChoice, ...] = ("a4", "a3", "letter")
"""Keys of `cqbrief.paper.profile.PAPERS`, the usual one first."""
MOST_RECENT = 8
"""Briefings that are remembered."""
ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The steps of text zoom."""


@dataclass(frozen=True, slots=True)
class AppearanceChoices:
    """Hold the choices that the whole window shows."""

    language: Language | None
    """None: the system's."""
    look: LookChoice
    zoom: float


class Settings:
    """Give typed access to the settings file; an unreadable or strange value counts as not set.

    Qt writes the file beside itself and then renames it: whoever is cut off leaves the old one or the new.
    """

    def __init__(self) -> None:
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cqbrief", "cqbrief")

    @property
    def look(self) -> LookChoice:
        """Return the chosen look; `system` follows the desktop."""
        value = self._store.value("look", "system")
        return next((choice for choice in LOOK_CHOICES if choice == value), "system")

    @look.setter
    def look(self, choice: LookChoice) -> None:
        self._store.setValue("look", choice)

    @property
    def language(self) -> Language | None:
        """Return the chosen language; None: the system's."""
        return known_language(str(self._store.value("language")))

    @language.setter
    def language(self, language: Language | None) -> None:
        if language is None:
            self._store.remove("language")
        else:
            self._store.setValue("language", language)

    @property
    def zoom(self) -> float:
        """Return the text zoom, one of `ZOOMS`."""
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
        """Return briefings opened before, folders or one-file briefings, the last one first."""
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
    def paper(self) -> PaperChoice:
        """Return the paper that the print preview begins with, where the profile is made for it."""
        value = self._store.value("paper", PAPER_CHOICES[0])
        return next((choice for choice in PAPER_CHOICES if choice == value), PAPER_CHOICES[0])

    @paper.setter
    def paper(self, choice: PaperChoice) -> None:
        self._store.setValue("paper", choice)

    @property
    def saved_in(self) -> Path | None:
        """Return the folder that something was saved in the last time."""
        value = str(self._store.value("saved_in", ""))
        return Path(value) if value else None

    @saved_in.setter
    def saved_in(self, folder: Path) -> None:
        self._store.setValue("saved_in", str(folder))

    def page_of(self, briefing: Path) -> str:
        """Return the id of the theme that this briefing was left at; empty for the overview."""
        return self._pages().get(str(briefing.resolve()), "")

    def remember_page(self, briefing: Path, theme: str) -> None:
        """Remember that the briefing was left at the theme with this id, or at the overview for none."""
        folder = str(briefing.resolve())
        others = [(name, id_) for name, id_ in self._pages().items() if name != folder]
        kept = dict([(folder, theme), *others][: MOST_RECENT + 1])  # the built-in one is no recent one
        self._store.setValue("pages", json.dumps(kept))

    def _pages(self) -> dict[str, str]:
        try:
            value = json.loads(str(self._store.value("pages", "{}")))
        except ValueError:
            return {}
        found = value.items() if isinstance(value, dict) else ()
        return {name: id_ for name, id_ in found if isinstance(id_, str)}

    @property
    def pane_chosen(self) -> bool | None:
        """Tell whether the reader opened or closed the source pane; None: the window's width decides."""
        return {"true": True, "false": False}.get(str(self._store.value("pane/chosen")))

    @pane_chosen.setter
    def pane_chosen(self, chosen: bool | None) -> None:
        self._store.setValue("pane/chosen", "" if chosen is None else str(chosen).lower())

    @property
    def pane_width(self) -> int | None:
        """Return the width of the source pane in logical pixels at zoom 1, where the reader dragged it."""
        value = str(self._store.value("pane/width", ""))
        return int(value) if value.isdecimal() and 0 < int(value) < 10_000 else None

    @pane_width.setter
    def pane_width(self, width: int | None) -> None:
        self._store.setValue("pane/width", "" if width is None else str(width))

    @property
    def geometry(self) -> QByteArray | None:
        """Return place and size of the window, for `QWidget.restoreGeometry`."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)
