"""How well roles can be told apart: which meet on screen, and the contrast that each pair keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from cqbrief.look.roles import SERIES, ColourRole, Look


@dataclass(frozen=True, slots=True)
class Pair:
    """Two roles that meet on screen, and whether the first is read ("text") or only seen ("mark")."""

    foreground: ColourRole
    background: ColourRole
    kind: Literal["text", "mark"] = "text"

    def minimum(self, look: Look) -> float:
        """The contrast that the pair must reach in a look.

        WCAG 2.2: 4.5 for text (1.4.3), 3 for parts of graphics and focus (1.4.11); the high-contrast
        look keeps 7 for text (1.4.6).
        """
        if self.kind == "mark":
            return 3.0
        return 7.0 if look.id == "contrast" else 4.5


def _pairs() -> tuple[Pair, ...]:
    panes: tuple[ColourRole, ...] = ("ground", "surface", "sidebar")
    planes: tuple[ColourRole, ...] = (*panes, "accent_ground", "derived_ground", "hover")
    read: tuple[ColourRole, ...] = ("text", "text_quiet", "accent", "target", "good", "bad", "warning")
    seen: tuple[ColourRole, ...] = ("axis", *SERIES, "series_quiet")
    return (
        *(Pair(text, plane) for plane in planes for text in read),
        Pair("on_accent", "accent"),
        Pair("on_mark", "mark"),
        Pair("on_selection", "selection"),
        Pair("surface", "focus"),
        *(Pair(role, "surface", "mark") for role in seen),
        *(Pair(role, plane, "mark") for plane in panes for role in ("line_strong", "disabled")),
        *(Pair("focus", plane, "mark") for plane in planes),
    )


PAIRS: Final = _pairs()
"""All pairs of roles whose contrast is kept; tested for every look."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(foreground: str, background: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, from 1 to 21, as WCAG 2.2 defines it; in any order."""
    lighter, darker = sorted((luminance(foreground), luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
