"""Fonts for the templates: the bundled ones, for some roles those of the workstation where it has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from cqbrief.look.roles import FAMILIES
from cqbrief.paper.profile import FontRole, Profile

BUNDLED: Mapping[FontRole, tuple[str, int]] = {
    "sans": (FAMILIES["sans"], 400),
    "serif": (FAMILIES["serif"], 400),
    "heiti": (FAMILIES["sans"], 700),
    "fangsong": (FAMILIES["serif"], 400),
    "kaiti": (FAMILIES["serif"], 400),
    "xiaobiaosong": (FAMILIES["serif"], 700),
}
"""Role -> the bundled family and weight that serves it where the workstation has nothing better."""

CHINESE_NAMES: Mapping[FontRole, str] = {
    "heiti": "黑体",
    "fangsong": "仿宋",
    "kaiti": "楷体",
    "xiaobiaosong": "小标宋",
}


@dataclass(frozen=True)
class FontSet:
    """Hold the fonts of one printing."""

    fonts: typst.Fonts
    roles: Mapping[FontRole, tuple[tuple[str, ...], int]]
    """Role -> families in order, and the weight."""
    substituted: tuple[tuple[str, str], ...]
    """Name of a font that the profile asks for -> the bundled family set instead."""


def font_set_for(profile: Profile, resources: Path) -> FontSet:
    """Choose the fonts of a profile; look at those of the system only where the profile asks for some."""
    found = frozenset(_fonts(resources, True).families()) if profile.fonts else frozenset()
    both = (FAMILIES["sans"], FAMILIES["serif"])
    roles: dict[FontRole, tuple[tuple[str, ...], int]] = {}
    substituted = []
    for role, (family, weight) in BUNDLED.items():
        own = next((name for name in profile.fonts.get(role, ()) if name in found), None)
        # What a font of the workstation lacks comes from the bundled ones, never from just any font.
        last = tuple(name for name in both if name != family)
        roles[role] = ((own, family, *last), 400) if own else ((family, *last), weight)
        if role in profile.fonts and own is None:
            substituted.append((CHINESE_NAMES[role], family))
    return FontSet(
        _fonts(resources, any(len(families) > 2 for families, _ in roles.values())), roles, tuple(substituted)
    )


@cache
def _fonts(resources: Path, system: bool) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=system,
        include_embedded_fonts=False,
        font_paths=[str(resources / "fonts")],
    )
