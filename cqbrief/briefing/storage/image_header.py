"""What the first bytes of a picture say of it, which is not decoded: some are larger than any memory."""

from __future__ import annotations

import struct
from typing import Literal

from cqbrief.briefing.problems import Rule, UnplacedProblem
from cqbrief.i18n.messages import N_, Message

PICTURE_TOO_LARGE = Rule(
    "picture-too-large",
    "error",
    N_(
        "Pictures are PNG, JPEG or SVG files of a reasonable size. An SVG is drawn only if it "
        "needs nothing from outside; saved as PNG it always will be."
    ),
)

MOST_PIXELS = 60_000_000
"""At four bytes each just below the 256 MiB that Qt allows a picture."""

# ISO/IEC 10918-1, table B.1: frame headers, and the markers that no length follows.
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})


def picture_format(data: bytes) -> Literal["png", "jpeg", "svg"] | None:
    """Tell the format of a picture by its first bytes; None for every other file."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "svg" if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") else None


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels by the head of a PNG or JPEG; None where none can be found."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack_from(">II", data, 16) if data[12:16] == b"IHDR" and len(data) >= 24 else None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _BARE:
            at += 1 if marker == 0xFF else 2
        elif marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        else:
            at += 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])
    return None


def too_many_pixels(data: bytes, file: str) -> UnplacedProblem | None:
    """Return what is wrong with a PNG or JPEG of more than `MOST_PIXELS`; None for all others."""
    size = picture_size(data)
    if size is None or size[0] * size[1] <= MOST_PIXELS:
        return None
    counts = {"file": file, "width": size[0], "height": size[1], "most": MOST_PIXELS // 1_000_000}
    return UnplacedProblem(
        PICTURE_TOO_LARGE,
        Message(
            N_("“{file}” has {width} × {height} pixels, more than {most} million."),
            counts,
        ),
        Message(N_("Scale it down; a screen shows 8 million.")),
    )
