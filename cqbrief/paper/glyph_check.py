"""Characters that the bundled fonts do not have: none is left to become an empty box unnoticed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from cqbrief.system import font_coverage

STAND_IN = "〓"
"""The sign that printers set for a type that they did not have."""

_KEPT = "\n"
_NO_BREAK_SPACE = "\u00a0"
_SPACES = {"\t": " ", "\r": "", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"}


class GlyphCheck:
    """Replace what cannot be printed by a stand-in, and remember what that was."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._same: set[str] = set()
        """Characters that stay as they are."""
        self._new: dict[str, str] = {}
        """What is printed for the others."""
        self._missing: dict[str, None] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """Return every character that was replaced so far, in order of its first appearance."""
        return tuple(self._missing)

    def clean(self, text: str) -> str:
        """Put the stand-in for what no font has into `text`, and take out invisible control characters."""
        # Most texts need no change: one look tells.
        if self._same.issuperset(text):
            return text
        return "".join(map(self._clean, unicodedata.normalize("NFC", text)))

    def _clean(self, character: str) -> str:
        if character in self._same:
            return character
        if character not in self._new:
            new = _SPACES.get(character, character)
            self._new[character] = new if new != character else self._replacement(character)
        new = self._new[character]
        if new == character:
            self._same.add(character)
        elif new == STAND_IN:
            self._missing.setdefault(character)
        return new

    def _replacement(self, character: str) -> str:
        if character in _KEPT or font_coverage.has_glyph(character, self._resources):
            return character
        if font_coverage.is_space(character):
            return _NO_BREAK_SPACE  # thin spaces stand between the thousands of a number
        return "" if font_coverage.is_invisible(character) else STAND_IN
