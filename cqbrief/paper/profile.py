"""Profiles: how a briefing is laid out on paper. Each is a YAML file in resources/paper/profiles/.

A profile names its template, its paper and the measures that the template takes. The program does
not know one profile from another: whoever wants a further kind of page adds a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from cqbrief.briefing.localized_text import Text
from cqbrief.paper.json_data import Json
from cqbrief.system import paths

FontRole = Literal["sans", "serif", "heiti", "fangsong", "kaiti", "xiaobiaosong"]


@dataclass(frozen=True, slots=True)
class Paper:
    """Describe a sheet: its name for people, its size in millimetres as printed, and what CUPS calls it."""

    name: str
    width: float
    height: float
    media: str
    """Empty for a page that is no paper."""


PAPERS: Mapping[str, Paper] = {
    "a4": Paper("A4", 210, 297, "A4"),
    "a3": Paper("A3", 297, 420, "A3"),
    "letter": Paper("Letter", 215.9, 279.4, "Letter"),
    "screen": Paper("16:9", 254, 142.875, ""),
}
"""ISO 216, ANSI/ASME Y14.1, and a page as wide as high-definition screens: 16 to 9."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Describe one way of laying a briefing out."""

    id: str
    name: Text
    purpose: Text
    """What it is good for, in a sentence."""
    template: str
    """File name of the Typst template in resources/paper/."""
    papers: tuple[str, ...]
    """Papers it may be printed on; the first where none is asked for."""
    enlarge_a3: bool
    """Whether A3 is the A4 page enlarged instead of a page with more on it."""
    chart_width: float
    """Width of a chart in millimetres."""
    chart_height: float
    """The height in millimetres that a chart may have."""
    chart_tallest: float
    """The height in millimetres that one of many rows may have."""
    pair_gap: float | None
    """Millimetres between two small charts side by side; None where each stands alone."""
    pair_height: float
    """The greatest height of these in millimetres."""
    chart_scales: tuple[float, ...]
    """How much larger a chart is shown than it is drawn, texts and lines included: the first with which all
    of it finds room, else the last."""
    most_pages: int | None
    """A briefing that needs more pages than this is refused."""
    details: tuple[str, ...]
    """Amounts of detail, tried in order until `most_pages` holds it; one empty word for no limit."""
    fonts: Mapping[FontRole, tuple[str, ...]]
    """Families that the workstation may have, tried before the bundled ones."""
    layout: Mapping[str, Json]
    """Measures for the template, in the units their names say."""


def profiles(resources: Path | None = None) -> dict[str, Profile]:
    """Read every profile; return them by id, in the order in which they are offered.

    Raise FilesMissingError.
    """
    folder = (resources or paths.resources()) / "paper" / "profiles"
    # libyaml, where PyYAML was built with it, takes a sixth of the time.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    read = [yaml.load(file.read_text(encoding="utf-8"), loader) for file in folder.glob("*.yaml")]
    if not read:
        raise paths.FilesMissingError(str(folder))
    return {data["id"]: _profile(data) for data in sorted(read, key=lambda data: int(data["order"]))}


def _profile(data: Mapping[str, Any]) -> Profile:
    return Profile(
        id=data["id"],
        name=Text(**data["name"]),
        purpose=Text(**data["purpose"]),
        template=data["template"],
        papers=tuple(data["papers"]),
        enlarge_a3=bool(data.get("enlarge_a3", False)),
        chart_width=float(data["chart_width"]),
        chart_height=float(data["chart_height"]),
        chart_tallest=float(data.get("chart_tallest", data["chart_height"])),
        pair_gap=float(data["pair_gap"]) if "pair_gap" in data else None,
        pair_height=float(data.get("pair_height", 0)),
        chart_scales=tuple(map(float, data.get("chart_scales", (1,)))),
        most_pages=data.get("most_pages"),
        details=tuple(data.get("details", ("",))),
        fonts={role: tuple(families) for role, families in data.get("fonts", {}).items()},
        layout=data["layout"],
    )
