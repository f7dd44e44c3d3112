"""The contrast of colours, and what two roles that meet on screen must keep."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from cqbrief.look.roles import ColourRole, Look


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold two roles that meet on screen, and whether the first is read ("text") or only seen ("mark")."""

    foreground: ColourRole
    background: ColourRole
    kind: Literal["text", "mark"] = "text"

    def minimum(self, look: Look) -> float:
        """Return the contrast that the pair must reach in a look.

        WCAG 2.2: 4.5 for text (1.4.3), 3 for parts of graphics and focus (1.4.11); the high-contrast
        look keeps 7 for text (1.4.6).
        """
        if self.kind == "mark":
            return 3.0
        return 7.0 if look.id == "contrast" else 4.5


@cache
def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB`` from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(foreground: str, background: str) -> float:
    """Return the contrast ratio of two ``#RRGGBB`` colours in any order, from 1 to 21, as in WCAG 2.2."""
    lighter, darker = sorted((luminance(foreground), luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
