"""Units that are made of others, and what they are made of: 元/人, 元/(人·月), 人/万家, people per firm."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from cqbrief.briefing.quantities.folding import fold
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.units import FRACTIONS, SCALES, UNITS

_OVER: Final = lazy_pattern(r"\s*/\s*|\s+per\s+")
_TIMES: Final = lazy_pattern(r"[·•*×]")
_COMPOUND: Final = lazy_pattern(f"{_OVER.pattern}|{_TIMES.pattern}")
_LONGEST_UNIT: Final = 60
"""Characters of a unit that are looked into."""


class UnitPart(NamedTuple):
    """Describe one of the units that a unit is made of."""

    name: str
    power: int
    """1 above the stroke, -1 below it."""
    scale_power: int
    """Power of ten that its scale brings to the whole: -4 for 万人 below the stroke."""


@lru_cache(maxsize=4096)
def unit_parts(unit: str) -> tuple[UnitPart, ...]:
    """Return the parts of a unit, itself alone where it is made of no others: 元/万人 is 元 and 人.

    What stands behind the first stroke divides, with strokes, dots and brackets alike: 元/人/月, 元/(人·月).
    """
    text = fold(unit.strip())
    if len(text) > _LONGEST_UNIT or text in FRACTIONS or not _COMPOUND.search(text):
        return (UnitPart(unit, 1, 0),)
    above, *below = _OVER.split(text)
    names = [(name, 1) for name in _TIMES.split(above)]
    names += [(name, -1) for item in below for name in _TIMES.split(item)]
    return tuple(_part(name.strip(" ()"), power) for name, power in names)


def _part(name: str, power: int) -> UnitPart:
    if name not in UNITS:
        plurals = (f"{name}s", f"{name}es", f"{name[:-1]}ies")
        if power < 0 and (plural := next((plural for plural in plurals if plural in UNITS), None)):
            return UnitPart(plural, power, 0)  # people per firm
        for scale, scale_power in SCALES.items():
            rest = name.removeprefix(scale).strip()
            if rest != name and rest in UNITS:
                return UnitPart(rest, power, power * scale_power)
    return UnitPart(name, power, 0)


@lru_cache(maxsize=4096)
def unit_factor(unit: str) -> Decimal:
    """Return what one of a compound unit is in its parts: 0.0001 for 人/万家; 1 for any other unit."""
    return Decimal(1).scaleb(sum(part.scale_power for part in unit_parts(unit)))


def is_compound(unit: str, units: frozenset[str] = frozenset()) -> bool:
    """Tell whether `unit` is made of several that are built in or among `units`: 元/人, people per firm."""
    parts = unit_parts(unit)
    if len(parts) == 1 or any(part.scale_power and part.power > 0 for part in parts):
        return False  # a scale at its head, 万 of 万元/人, is that of the number
    return all(part.name in UNITS or part.name in units for part in parts)


@lru_cache(maxsize=4096)
def with_compound(unit_text: str, units: frozenset[str]) -> frozenset[str]:
    """Return `units`, with the unit of `unit_text` (a scale may stand first) if it is made of known ones."""
    text = fold(unit_text.strip())
    for scale in ("", *sorted(SCALES, key=len, reverse=True)):
        unit = text.removeprefix(scale).strip()
        if text.startswith(scale) and is_compound(unit, units):
            return units | {unit}
    return units
