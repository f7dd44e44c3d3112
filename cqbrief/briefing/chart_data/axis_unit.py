"""The unit at a value axis: where its ticks are long numbers, they are told in 万 or million of the unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from cqbrief.briefing.quantities.units import CURRENCIES, PERCENT, SCALES

_LONG = Decimal(100_000)
"""Ticks from here on are long: six digits."""
_SHORT = Decimal(10_000)
"""They are told in the smallest scale that leaves them below it."""

_CHINESE: Mapping[str, int] = {"万": 4, "亿": 8, "万亿": 12}
_ENGLISH: Mapping[str, int] = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


def axis_unit(unit: str, ticks: Sequence[Decimal]) -> tuple[str, Decimal]:
    """Return the unit to write at an axis of `ticks` in `unit`, and what the ticks are divided by.

    Both stay as they are where no tick is long, and where the unit names no scale that could grow: 亿元 of
    12 digits become 万亿元, thousand people become million people. Chinese units are counted by 万 and 亿,
    others by thousand and million.
    """
    highest = max(abs(tick) for tick in ticks)
    if highest < _LONG or unit in PERCENT:
        return unit, Decimal(1)
    chinese = not unit.isascii()
    scales = _CHINESE if chinese else _ENGLISH
    power, rest, before = _own_scale(unit)
    for name, target in scales.items():
        divided = highest.scaleb(power - target)
        if target > power and divided < _SHORT:
            return _written(before, name, rest, chinese=chinese), Decimal(1).scaleb(target - power)
    return unit, Decimal(1)


def _own_scale(unit: str) -> tuple[int, str, str]:
    """Return the power of ten of the unit's own scale, what stands behind the scale, and what before it."""
    before = next((sign for sign in CURRENCIES if unit.startswith(sign)), "")
    rest = unit.removeprefix(before).strip()
    own = next((scale for scale in sorted(SCALES, key=len, reverse=True) if _begins(rest, scale)), "")
    return SCALES.get(own, 0), rest.removeprefix(own).strip(), before


def _begins(text: str, scale: str) -> bool:
    """Tell whether a unit begins with a scale: m of million people, but not of metres."""
    behind = text.removeprefix(scale)
    whole = not scale.isascii() or behind == "" or behind.startswith(" ")
    return text.startswith(scale) and whole and (scale not in ("m", "k") or text != scale)


def _written(before: str, scale: str, rest: str, *, chinese: bool) -> str:
    if chinese:
        return f"{before}{scale}{rest}"
    return " ".join(part for part in (before, scale, rest) if part)
