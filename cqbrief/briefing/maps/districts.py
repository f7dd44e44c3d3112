"""The districts of a map: names, outlines and where there is room inside them."""

from __future__ import annotations

from dataclasses import dataclass

Position = tuple[float, float]
"""To the right and upwards, in units of the map."""

Ring = tuple[Position, ...]
"""A closed line, its first position not repeated; what lies in an even number of rings is outside."""


@dataclass(frozen=True, slots=True)
class Clearance:
    """Hold where a line across a district, at one height, lies longest inside it."""

    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class District:
    """Hold the outline of one district."""

    name: str
    rings: tuple[Ring, ...]
    clearances: tuple[Clearance, ...]
    """At equal heights from the bottom of its largest part to the top."""


@dataclass(frozen=True, slots=True)
class Districts:
    """Hold all districts of a map, in the order of their file, in one plane."""

    districts: tuple[District, ...]
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width_by_height(self) -> float:
        """Return how many times as wide as high the map is."""
        return (self.right - self.left) / (self.top - self.bottom)

    def index_of(self, names: list[str]) -> int | None:
        """Return which district has one of these names; None for none."""
        return next((at for at, each in enumerate(self.districts) if each.name in names), None)
