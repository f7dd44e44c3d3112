"""Schematic districts for maps: cells around seeds on a bent grid, one of them with a hole and an island."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import ceil, cos, pi, sin, sqrt

from cqbrief.briefing.maps.districts import Districts
from cqbrief.briefing.maps.geojson import read_districts

Corner = tuple[float, float]


def geojson(names: Sequence[str]) -> str:
    """A map with a district for each name, in rows; the first has a hole that the second's island fills."""
    across = max(ceil(sqrt(len(names) * 1.4)), 1)
    features = []
    for number, name in enumerate(names):
        column, row = number % across, number // across
        polygons = [[_cell(column, row)]]
        if len(names) > 1 and number == 0:
            polygons[0].append(_circle(column + 0.3, row + 0.3))
        if number == 1:
            polygons.append([_circle(0.3, 0.3)])
        features.append(
            {
                "type": "Feature",
                "properties": {"name": name, "code": f"{500100 + number}"},
                "geometry": {"type": "MultiPolygon", "coordinates": polygons},
            }
        )
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def districts(names: Sequence[str]) -> Districts:
    """The same as it is read."""
    return read_districts(geojson(names).encode(), "name")


def _bent(x: float, y: float) -> Corner:
    """A corner of the grid, moved so that cells differ in size and shape; degrees in the middle of China."""
    bend = 0.22 * sin(2.1 * x + 1.3 * y), 0.22 * cos(1.7 * x - 2.3 * y)
    return round(106 + (x + bend[0]) * 0.3, 5), round(30 - (y + bend[1]) * 0.25, 5)


def _cell(column: int, row: int) -> list[Corner]:
    steps = [step / 6 for step in range(6)]
    edge = [(column + s, row + 0.0) for s in steps] + [(column + 1.0, row + s) for s in steps]
    edge += [(column + 1 - s, row + 1.0) for s in steps] + [(column + 0.0, row + 1 - s) for s in steps]
    return [_bent(x, y) for x, y in [*edge, edge[0]]]


def _circle(x: float, y: float) -> list[Corner]:
    angles = [2 * pi * step / 12 for step in range(13)]
    return [_bent(x + 0.12 * cos(angle), y + 0.12 * sin(angle)) for angle in angles[:-1]] + [
        _bent(x + 0.12, y)
    ]
