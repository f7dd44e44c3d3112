"""The six looks: the only place where colours, text sizes and line widths are written down."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from cqbrief.look.roles import ColourRole, Look, LookId, TextRole, TextStyle

# Sizes for a workstation; paper draws its charts with the same.
_DESK: Final[Mapping[TextRole, TextStyle]] = MappingProxyType({
    "title": TextStyle(26, 700, 1.35),
    "heading": TextStyle(16, 700, 1.4),
    "subheading": TextStyle(15, 700, 1.4),
    "body": TextStyle(14, line_height=1.6),
    "small": TextStyle(12, line_height=1.5, colour="text_quiet"),
    "label": TextStyle(13, line_height=1.4, colour="text_quiet"),
    "number": TextStyle(36, 700, 1.15),
    "number_small": TextStyle(14, 700, 1.4),
    "unit": TextStyle(16, line_height=1.15),
    "quote": TextStyle(16, 700, 1.65, "serif"),
    "brand": TextStyle(19, 700, 1.35, "serif"),
    "eyebrow": TextStyle(13, 700, 1.4, colour="accent"),
    "chart_title": TextStyle(15, 700, 1.4),
    "chart_text": TextStyle(13, line_height=1.3, colour="text_quiet"),
    "chart_value": TextStyle(13, 700, 1.2),
})  # fmt: skip

# Sizes for a meeting room, in a screen WALL_HEIGHT high. Nothing is under 2.2 % of the height.
_WALL: Final[Mapping[TextRole, TextStyle]] = MappingProxyType({
    "title": TextStyle(40, 700, 1.3),
    "heading": TextStyle(28, 700, 1.35),
    "subheading": TextStyle(25, 700, 1.35),
    "body": TextStyle(25, line_height=1.5),
    "small": TextStyle(17, line_height=1.4, colour="text_quiet"),
    "label": TextStyle(25, line_height=1.35),
    "number": TextStyle(120, 700, 1.1, colour="accent"),
    "number_small": TextStyle(26, 700, 1.35),
    "unit": TextStyle(38, line_height=1.1, colour="accent"),
    "quote": TextStyle(32, 700, 1.6, "serif"),
    "brand": TextStyle(44, 700, 1.3, "serif"),
    "eyebrow": TextStyle(20, 700, 1.35, colour="accent"),
    "chart_title": TextStyle(25, 700, 1.35),
    "chart_text": TextStyle(19, line_height=1.25, colour="text_quiet"),
    "chart_value": TextStyle(20, 700, 1.2),
})  # fmt: skip

_LIGHT: Final[Mapping[ColourRole, str]] = MappingProxyType({
    "ground": "#F4F5F8", "surface": "#FFFFFF", "sidebar": "#FFFFFF",
    "accent_ground": "#E8EDF4", "derived_ground": "#E8EDF4", "hover": "#EFF2F7", "mark": "#FFF0C2",
    "line": "#DDE2E9", "line_strong": "#7F8A9A", "grid": "#E6E9EE", "axis": "#5F6B7C", "focus": "#1F6FB5",
    "text": "#18202B", "text_quiet": "#535C6D", "disabled": "#7F8A9A", "accent": "#12436D",
    "on_accent": "#FFFFFF", "on_mark": "#18202B", "selection": "#B4D5FE", "on_selection": "#18202B",
    "target": "#C00000", "good": "#0F7337", "bad": "#C00000", "warning": "#855600",
    "series_1": "#12436D", "series_2": "#28A197", "series_3": "#801650",
    "series_4": "#F46A25", "series_5": "#3D3D3D", "series_6": "#A285D1", "series_quiet": "#8A94A3",
    "class_1": "#D4E6F5", "class_2": "#A3CAEA", "class_3": "#68A8DC",
    "class_4": "#2870AB", "class_5": "#163E5F",
    "below_1": "#F9DFCA", "below_2": "#F3BA8F", "below_3": "#EA8A41",
    "below_4": "#AA5413", "below_5": "#5F2F0B",
})  # fmt: skip

_DARK: Final[Mapping[ColourRole, str]] = MappingProxyType({
    "ground": "#14171C", "surface": "#1E242C", "sidebar": "#1E242C",
    "accent_ground": "#243342", "derived_ground": "#243342", "hover": "#262E38", "mark": "#54470F",
    "line": "#333B46", "line_strong": "#7C8898", "grid": "#323A45", "axis": "#8F9AAA", "focus": "#8CC4F5",
    "text": "#EEF1F5", "text_quiet": "#A9B2BF", "disabled": "#7C8898", "accent": "#6BACE6",
    "on_accent": "#10161D", "on_mark": "#FFFFFF", "selection": "#2B5C8F", "on_selection": "#FFFFFF",
    "target": "#FF7A73", "good": "#4ED18B", "bad": "#FF7A73", "warning": "#F0B94A",
    "series_1": "#6BACE6", "series_2": "#28A197", "series_3": "#E7719F",
    "series_4": "#F46A25", "series_5": "#C9CDD3", "series_6": "#A285D1", "series_quiet": "#76818F",
    "class_1": "#1B3F5C", "class_2": "#25567E", "class_3": "#2F6FA2",
    "class_4": "#65A1D2", "class_5": "#B1CFE8",
    "below_1": "#5A3217", "below_2": "#7C441F", "below_3": "#9F5828",
    "below_4": "#D58A58", "below_5": "#EAC4AB",
})  # fmt: skip

# For weak eyes, weak projectors and glaring light: black ground, no greys that carry meaning.
_CONTRAST: Final[Mapping[ColourRole, str]] = MappingProxyType({
    "ground": "#000000", "surface": "#000000", "sidebar": "#000000",
    "accent_ground": "#2B2600", "derived_ground": "#1C1C1C", "hover": "#262626", "mark": "#FFD60A",
    "line": "#FFFFFF", "line_strong": "#FFFFFF", "grid": "#6E6E6E", "axis": "#FFFFFF", "focus": "#5CE1FF",
    "text": "#FFFFFF", "text_quiet": "#F0F0F0", "disabled": "#9A9A9A", "accent": "#FFD60A",
    "on_accent": "#000000", "on_mark": "#000000", "selection": "#FFFFFF", "on_selection": "#000000",
    "target": "#FF9A91", "good": "#7CFC8A", "bad": "#FF9A91", "warning": "#FFB454",
    "series_1": "#FFD60A", "series_2": "#5CE1FF", "series_3": "#FFA6D9",
    "series_4": "#7CFC8A", "series_5": "#FFFFFF", "series_6": "#FF9D42", "series_quiet": "#9A9A9A",
    "class_1": "#092F42", "class_2": "#0E4763", "class_3": "#135D82",
    "class_4": "#33A7E2", "class_5": "#BCE2F5",
    "below_1": "#452306", "below_2": "#683508", "below_3": "#88450B",
    "below_4": "#ED8223", "below_5": "#F9D7B8",
})  # fmt: skip

# Paper is white throughout, and its series stay apart when printed in grey.
_PAPER: Final[Mapping[ColourRole, str]] = MappingProxyType({
    **_LIGHT,
    "ground": "#FFFFFF", "accent_ground": "#F0F3F7", "derived_ground": "#F0F3F7",
    "series_1": "#0E3A60", "series_2": "#22A398", "series_3": "#B03A75",
    "series_4": "#C9560F", "series_5": "#111111", "series_6": "#533F8E", "series_quiet": "#8A94A3",
})  # fmt: skip

# The wall has no cards: ground and surface are one plane.
_WALL_LIGHT: Final[Mapping[ColourRole, str]] = MappingProxyType({**_LIGHT, "ground": "#FFFFFF"})
_WALL_DARK: Final[Mapping[ColourRole, str]] = MappingProxyType(
    {**_DARK, "ground": "#14171C", "surface": "#14171C", "sidebar": "#14171C"}
)


def _wall(look_id: LookId, dark: bool, colours: Mapping[ColourRole, str]) -> Look:
    widths = {"hairline": 1.5, "rule": 6.0, "mark": 3.0, "axis": 1.5, "target": 4.0, "focus_ring": 4.0}
    return Look(look_id, dark, colours, _WALL, radius=10, **widths)


COVERS: Final[Mapping[Literal["black", "white"], str]] = MappingProxyType(
    {"black": "#000000", "white": "#FFFFFF"}
)
"""What hides the wall; black and white are what they are in every look."""
DIMMED: Final = "#96000000"
"""Lies over what the pointer leaves in the dark, in every look; the first two digits are how strongly."""

LIGHT: Final = Look("light", False, _LIGHT, _DESK)
DARK: Final = Look("dark", True, _DARK, _DESK)
CONTRAST: Final = Look("contrast", True, _CONTRAST, _DESK, mark=2.5, axis=1.5, target=4, focus_ring=3)
PAPER: Final = Look("paper", False, _PAPER, _DESK, hairline=0.75, mark=1.5)

LOOKS: Final[Mapping[LookId, Look]] = MappingProxyType(
    {
        "light": LIGHT,
        "dark": DARK,
        "contrast": CONTRAST,
        "paper": PAPER,
        "wall_light": _wall("wall_light", False, _WALL_LIGHT),
        "wall_dark": _wall("wall_dark", True, _WALL_DARK),
    }
)
