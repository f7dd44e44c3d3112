"""Characters that the bundled fonts do not have: none is left to become an empty box unnoticed."""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_right
from functools import cache
from operator import itemgetter
from pathlib import Path

from cqbrief.look.qt import FONT_FILES
from cqbrief.paths import FilesMissing

STAND_IN = "〓"
"""Printers' sign for a character that was not in the case."""

Ranges = list[tuple[int, int]]
"""First and last code point of every range of characters, in order."""

_KEPT = "\n"
_SPACES = {"\t": " ", "\r": "", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"}


class Glyphs:
    """Puts a stand-in for what cannot be printed, and remembers what that was."""

    def __init__(self, resources: Path) -> None:
        self._fonts = _fonts(resources)
        self._same: set[str] = set()
        """Characters that stay as they are."""
        self._new: dict[str, str] = {}
        """What is printed for the others."""
        self._missing: dict[str, None] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """Every character that was replaced so far, in order of its first appearance."""
        return tuple(self._missing)

    def clean(self, text: str) -> str:
        """`text` with the stand-in for what no font has, and without invisible control characters."""
        # Most texts need no change: one look tells.
        return text if self._same.issuperset(text) else "".join(map(self._clean, text))

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
        if character in _KEPT or any(_has(ranges, ord(character)) for ranges in self._fonts):
            return character
        # Joiners, marks of direction, variation selectors: they print nothing by themselves.
        category = unicodedata.category(character)
        if category in ("Cc", "Cf") or "VARIATION SELECTOR" in unicodedata.name(character, ""):
            return ""
        return STAND_IN


def _has(ranges: Ranges, code: int) -> bool:
    place = bisect_right(ranges, code, key=itemgetter(0))
    return place > 0 and code <= ranges[place - 1][1]


@cache
def _fonts(resources: Path) -> tuple[Ranges, ...]:
    # Bold and Regular of a family have the same characters.
    return tuple(_characters(resources / "fonts" / name) for name in FONT_FILES if "Regular" in name)


def _characters(file: Path) -> Ranges:
    """What the font has, read from its `cmap` table (OpenType, subtable format 12). Raises FilesMissing.

    Qt would read the whole file into memory, and may know another font by the same name.
    """
    try:
        with file.open("rb") as font:
            head = font.read(12)
            tables = font.read(16 * int.from_bytes(head[4:6]))
            places = {tag: place for tag, _, place, _ in struct.iter_unpack(">4sIII", tables)}
            font.seek(places[b"cmap"])
            count = int.from_bytes(font.read(4)[2:])
            offsets = [offset for *_, offset in struct.iter_unpack(">HHI", font.read(8 * count))]
            for offset in offsets:
                font.seek(places[b"cmap"] + offset)
                if font.read(2) == b"\x00\x0c":
                    groups = int.from_bytes(font.read(14)[10:])
                    parts = struct.iter_unpack(">III", font.read(12 * groups))
                    return [(first, last) for first, last, _ in parts]
    except (OSError, KeyError, struct.error) as error:
        raise FilesMissing(str(file)) from error
    raise FilesMissing(str(file))
