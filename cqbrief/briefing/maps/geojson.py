"""GeoJSON (RFC 7946) read as the outlines of districts, within bounds, and told what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import cos, isfinite, radians
from typing import Any, NoReturn

from cqbrief.briefing.maps.districts import Clearance, District, Districts, Position, Ring
from cqbrief.briefing.problems import Rule
from cqbrief.i18n.messages import N_, Message

MAP_UNREADABLE = Rule(
    "map-unreadable",
    "error",
    N_(
        "A map is drawn from a GeoJSON file of the briefing's own: a FeatureCollection of Polygons and "
        "MultiPolygons, each with the name of its district. Nothing is fetched from anywhere."
    ),
)
MAP_TOO_LARGE = Rule("map-too-large", "error", MAP_UNREADABLE.explanation)
MAP_NAME_MISSING = Rule("map-name-missing", "error", MAP_UNREADABLE.explanation)
MAP_NAME_TWICE = Rule("map-name-twice", "error", MAP_UNREADABLE.explanation)

MOST_BYTES = 4_000_000
"""Size of a file: the districts of a city, drawn finely, take some hundred kilobytes."""
MOST_POSITIONS = 200_000
MOST_DISTRICTS = 500
_FINENESS = 4000
"""Positions nearer to each other than this part of the map's longer side are one: a pixel of a 4K screen."""
_HEIGHTS = 24
"""So many heights of a district are looked at for room."""
_LEAST_CORNERS = 3
_MOST_NAMED = 8
"""So many properties are named where the wanted one is missing."""

_SAVE = N_("Save the districts as GeoJSON, for example in QGIS with the coordinate system EPSG:4326.")


class GeoJsonError(Exception):
    """Tell what is wrong with a file: a rule, a message and what to do."""

    def __init__(self, rule: Rule, message: str, advice: str = _SAVE, **arguments: object) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = Message(message, arguments)
        self.advice = Message(advice, arguments)


def read_districts(content: bytes, name_property: str) -> Districts:
    """Return the districts in a GeoJSON file, named by one of their properties.

    Longitudes and latitudes are put into a plane at the map's middle latitude (equirectangular projection);
    other coordinates are taken as they are. Raises GeoJsonError.
    """
    features = _features(_parsed(content))
    named: list[tuple[str, list[Ring]]] = []
    numbers: dict[str, int] = {}
    positions = 0
    for number, feature in enumerate(features, start=1):
        name = _name(feature, name_property, number)
        if name in numbers:
            raise GeoJsonError(
                MAP_NAME_TWICE,
                N_("Two districts of the file are called “{name}”: feature {first} and feature {second}."),
                N_("Join them into one feature, a MultiPolygon, or name another property as name_property."),
                name=name,
                first=numbers[name],
                second=number,
            )
        numbers[name] = number
        rings = [_ring(ring, name) for ring in _ring_lists(feature, name)]
        positions += sum(map(len, rings))
        if positions > MOST_POSITIONS:
            raise GeoJsonError(
                MAP_TOO_LARGE,
                N_("The outlines of the file have more than {most} positions."),
                N_("Simplify the outlines: a screen shows far fewer."),
                most=MOST_POSITIONS,
            )
        named.append((name, rings))
    return _in_plane(named)


def _parsed(content: bytes) -> Any:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GeoJsonError(MAP_UNREADABLE, N_("The file is not in UTF-8.")) from None
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError:
        raise GeoJsonError(MAP_TOO_LARGE, N_("The file is nested too deeply.")) from None
    except json.JSONDecodeError as error:
        raise GeoJsonError(
            MAP_UNREADABLE,
            N_("The file is not JSON: line {line}, column {column}."),
            line=error.lineno,
            column=error.colno,
        ) from None
    except ValueError:  # a whole number of thousands of digits, or no number
        raise GeoJsonError(MAP_UNREADABLE, N_("A coordinate of the file is no number.")) from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _features(whole: Any) -> list[Any]:
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list) or whole.get("type") != "FeatureCollection" or not features:
        raise GeoJsonError(MAP_UNREADABLE, N_("The file holds no FeatureCollection with districts."))
    if len(features) > MOST_DISTRICTS:
        raise GeoJsonError(
            MAP_TOO_LARGE,
            N_("The file has {count} districts; a map shows at most {most}."),
            N_("Leave out the districts that the map is not about."),
            count=len(features),
            most=MOST_DISTRICTS,
        )
    return features


def _name(feature: Any, name_property: str, number: int) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    name = properties.get(name_property) if isinstance(properties, dict) else None
    if isinstance(name, str) and name.strip():
        return name.strip()
    known = properties if isinstance(properties, dict) else {}
    texts = [key for key, value in known.items() if isinstance(value, str) and value.strip()][:_MOST_NAMED]
    if texts:
        raise GeoJsonError(
            MAP_NAME_MISSING,
            N_("Feature {number} of the file has no text in its property “{property}”."),
            N_("Name the property that holds the district's name as name_property; there are {names}."),
            number=number,
            property=name_property,
            names=tuple(texts),
        )
    raise GeoJsonError(
        MAP_NAME_MISSING,
        N_("Feature {number} of the file has no text in its property “{property}”."),
        N_("Give each district its name as a property."),
        number=number,
        property=name_property,
    )


def _ring_lists(feature: Any, name: str) -> Iterator[Any]:
    """Yield what should be the rings of a feature's polygons."""
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(coordinates, list):
        raise GeoJsonError(
            MAP_UNREADABLE,
            N_("“{name}” is no Polygon or MultiPolygon with coordinates."),
            N_("Leave out points and lines: only areas can be shaded."),
            name=name,
        )
    for polygon in coordinates if kind == "MultiPolygon" else [coordinates]:
        if not isinstance(polygon, list):
            raise _bad_outline(name)
        yield from polygon


def _ring(ring: Any, name: str) -> Ring:
    if not isinstance(ring, list):
        raise _bad_outline(name)
    positions = tuple(_position(position, name) for position in ring)
    if len(positions) > 1 and positions[0] == positions[-1]:
        positions = positions[:-1]
    if len(positions) < _LEAST_CORNERS:
        raise _bad_outline(name)
    return positions


def _position(position: Any, name: str) -> Position:
    if isinstance(position, list) and len(position) >= 2:
        x, y = position[:2]
        if all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in (x, y)):
            try:
                found = float(x), float(y)
            except OverflowError:
                raise _bad_outline(name) from None
            # Beyond this the width of the map would be no number.
            if all(isfinite(each) and abs(each) < 1e12 for each in found):
                return found
    raise _bad_outline(name)


def _bad_outline(name: str) -> GeoJsonError:
    return GeoJsonError(
        MAP_UNREADABLE,
        N_("The outline of “{name}” is none: a ring needs at least three positions of two numbers each."),
        name=name,
    )


def _in_plane(named: Sequence[tuple[str, Sequence[Ring]]]) -> Districts:
    """Put all outlines into one plane, without what is too fine to be seen."""
    if not all(rings for _, rings in named):
        raise _bad_outline(next(name for name, rings in named if not rings))
    left, bottom, right, top = _extent(named)
    if left >= -180 and right <= 180 and bottom >= -90 and top <= 90:
        squeeze = max(cos(radians((bottom + top) / 2)), 0.01)
        named = [(name, [_squeezed(ring, squeeze) for ring in rings]) for name, rings in named]
        left, bottom, right, top = _extent(named)
    if right <= left or top <= bottom:
        raise GeoJsonError(MAP_UNREADABLE, N_("All districts of the file lie on one line."))
    step = max(right - left, top - bottom) / _FINENESS
    districts = []
    for name, rings in named:
        seen = tuple(_thinned(ring, step) for ring in rings)
        districts.append(District(name, seen, _clearances(seen)))
    return Districts(tuple(districts), left, bottom, right, top)


def _squeezed(ring: Ring, by: float) -> Ring:
    return tuple((x * by, y) for x, y in ring)


def _extent(named: Sequence[tuple[str, Sequence[Ring]]]) -> tuple[float, float, float, float]:
    xs = [x for _, rings in named for ring in rings for x, _ in ring]
    ys = [y for _, rings in named for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _thinned(ring: Ring, step: float) -> Ring:
    """Leave out positions that lie within `step` of the one before; at least three stay."""
    kept = [ring[0]]
    for x, y in ring[1:]:
        last_x, last_y = kept[-1]
        if abs(x - last_x) >= step or abs(y - last_y) >= step:
            kept.append((x, y))
    return tuple(kept) if len(kept) >= _LEAST_CORNERS else ring[:_LEAST_CORNERS]


def _height_of(ring: Ring) -> float:
    ys = [y for _, y in ring]
    return max(ys) - min(ys)


def _clearances(rings: Sequence[Ring]) -> tuple[Clearance, ...]:
    """Return the longest stretch inside all rings at each of some heights of the highest."""
    ys = [y for _, y in max(rings, key=_height_of)]
    low, high = min(ys), max(ys)
    found = []
    for index in range(_HEIGHTS):
        y = low + (high - low) * (index + 0.5) / _HEIGHTS
        crossings = sorted(
            x1 + (y - y1) / (y2 - y1) * (x2 - x1)
            for ring in rings
            for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)
            if (y1 <= y) != (y2 <= y)
        )
        stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
        if stretches:
            left, right = max(stretches, key=lambda ends: ends[1] - ends[0])
            found.append(Clearance(y, left, right))
    return tuple(found)
