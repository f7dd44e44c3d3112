"""The characters that the bundled fonts have, found without Qt."""

from __future__ import annotations

import re
import struct
import unicodedata
from bisect import bisect_right
from functools import cache
from operator import itemgetter
from pathlib import Path

from cqbrief.system import paths

FONT_FILES = (
    "NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf",
)  # fmt: skip
"""The bundled fonts, in resources/fonts/."""

Ranges = list[tuple[int, int]]
"""First and last code point of every range of characters, in order."""

_ALSO_COVERED = frozenset(chr(code) for code in range(0xA0, 0x100)) | frozenset("—·–•€′″‑−№☆★✓〓\n\t\r")
"""Beside GB 2312, which the fonts have whole, what a usual text holds: then no font need be opened."""
COMMON_BEYOND_GB2312 = "—·–•"
"""Of these the usual ones that GB 2312 lacks: mostly a text has no others, which counting tells soonest."""
_LONG = 60_000
"""From so many characters on a pattern of all that the fonts have pays, which takes 30 ms to be made."""


def missing_characters(text: str) -> frozenset[str]:
    """Return the characters of `text` that no bundled font has and that would be seen.

    A letter and its accents are one character where there is one (NFC): so they are drawn.
    Raises FilesMissingError where the fonts are not there and a character is not among the usual ones.
    """
    if text.isascii():
        return frozenset()
    text = unicodedata.normalize("NFC", text)
    beyond = text.encode("gb2312", errors="replace").count(b"?") - text.count("?")
    if beyond == sum(map(text.count, COMMON_BEYOND_GB2312)):
        return frozenset()
    found = frozenset(_pattern_of_missing().findall(text)) if len(text) > _LONG else _beyond_gb2312(text)
    return frozenset(
        character
        for character in found
        if not (has_glyph(character) or is_invisible(character) or is_space(character))
    )


def has_glyph(character: str, resources: Path | None = None) -> bool:
    """Return whether a bundled font has the character."""
    code = ord(character)
    for ranges in regular_ranges(resources or paths.resources()):
        place = bisect_right(ranges, code, key=itemgetter(0))
        if place > 0 and code <= ranges[place - 1][1]:
            return True
    return False


def is_invisible(character: str) -> bool:
    """Return whether it shows nothing by itself: joiners, marks of direction, variation selectors."""
    return unicodedata.category(character) in ("Cc", "Cf") or "VARIATION SELECTOR" in unicodedata.name(
        character, ""
    )


def is_space(character: str) -> bool:
    """Return whether it is a space of any width, or parts lines: none is drawn with a glyph of its own."""
    return unicodedata.category(character) in ("Zs", "Zl", "Zp")


def _beyond_gb2312(text: str) -> frozenset[str]:
    found = frozenset(text) - _ALSO_COVERED
    return found.difference("".join(found).encode("gb2312", errors="ignore").decode("gb2312"))


@cache
def _pattern_of_missing() -> re.Pattern[str]:
    fonts = regular_ranges(paths.resources())
    # Characters from U+10000 on would make the pattern slow; the few in the fonts are asked for one by one.
    whole = {parts for ranges in fonts for parts in ranges if parts[1] <= 0xFFFF}
    had = "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in sorted(whole))
    return re.compile(f"[^{had}]")


@cache
def regular_ranges(resources: Path) -> tuple[Ranges, ...]:
    """Return what each family has. Bold and Regular of a family have the same characters."""
    return tuple(_characters(resources / "fonts" / name) for name in FONT_FILES if "Regular" in name)


def _characters(file: Path) -> Ranges:
    """Read what the font has from its `cmap` table (OpenType, subtable format 12). Raises FilesMissingError.

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
        raise paths.FilesMissingError(str(file)) from error
    raise paths.FilesMissingError(str(file))
