"""Characters that the bundled fonts do not have: none is left to become an empty box unnoticed."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from PySide6.QtGui import QRawFont

from cqbrief.look.qt import FONT_FILES
from cqbrief.paths import FilesMissing

STAND_IN = "〓"
"""Printers' sign for a character that was not in the case."""

_KEPT = "\n"
_SPACES = {"\t": " ", "\r": "", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"}


class Glyphs:
    """Puts a stand-in for what cannot be printed, and remembers what that was."""

    def __init__(self, resources: Path) -> None:
        self._fonts = _fonts(resources)
        self._known: dict[int, str | None] = {}
        self._missing: dict[str, None] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """Every character that was replaced so far, in order of its first appearance."""
        return tuple(self._missing)

    def clean(self, text: str) -> str:
        """`text` with the stand-in for what no font has, and without invisible control characters."""
        text = text.translate(_KNOWN_SPACES)
        for character in set(text):
            if ord(character) not in self._known:
                self._known[ord(character)] = self._replacement(character)
        # Most texts need no change: one look tells.
        if all(self._known[ord(character)] is None for character in set(text)):
            return text
        for character in text:
            if self._known[ord(character)] == STAND_IN:
                self._missing.setdefault(character)
        return text.translate({code: new for code, new in self._known.items() if new is not None})

    def _replacement(self, character: str) -> str | None:
        """None for a character that stays as it is."""
        if character in _KEPT or any(font.supportsCharacter(ord(character)) for font in self._fonts):
            return None
        # Joiners, marks of direction, variation selectors: they print nothing by themselves.
        category = unicodedata.category(character)
        if category in ("Cc", "Cf") or "VARIATION SELECTOR" in unicodedata.name(character, ""):
            return ""
        return STAND_IN


_KNOWN_SPACES = str.maketrans(_SPACES)


@cache
def _fonts(resources: Path) -> tuple[QRawFont, ...]:
    fonts = []
    # Bold and Regular of a family have the same characters.
    for name in FONT_FILES:
        if "Regular" in name:
            font = QRawFont(str(resources / "fonts" / name), 16)
            if not font.isValid():
                raise FilesMissing(str(resources / "fonts" / name))
            fonts.append(font)
    return tuple(fonts)
