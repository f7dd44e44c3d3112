"""The texts of a chart: labels of marks and the unit of its axis."""

from __future__ import annotations

from cqbrief.briefing.quantities.quantity import DAGGER, Quantity
from cqbrief.briefing.quantities.units import PERCENT, canonical_unit


def unit_text(quantity: Quantity) -> str:
    """Return scale and unit as written at an axis or in a cell: 万人, %, thousand, £bn, times of doubled."""
    if quantity.unit == "倍" and quantity.printed.isascii():
        return "times"
    if quantity.unit and quantity.unit in quantity.prefix:
        return quantity.unit + quantity.scale
    between = " " if quantity.scale.isascii() and quantity.unit[:1].isalpha() and quantity.scale else ""
    return quantity.scale + between + quantity.unit


def with_unit(number: str, unit: str) -> str:
    """Return a number of a table with the unit of the table behind it; words stand apart: 43374 people."""
    return f"{number} {unit}" if unit[:1].isascii() and unit[:1].isalpha() else number + unit


def one_axis(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities can stand at one axis: in units that are equal (人, 名) and one scale."""
    return (one.factor, canonical_unit(one.unit), one.ordinal) == (
        other.factor, canonical_unit(other.unit), other.ordinal
    )  # fmt: skip


def mark_label(quantity: Quantity, *, derived: bool) -> str:
    """Return what is written at a mark: as printed, † where derived, without scale and unit.

    Words of approximation stay (近500, 40余, 4000左右) and so does the sign of per cent.
    """
    prefix, suffix = quantity.prefix, quantity.suffix
    if quantity.unit not in PERCENT | {"‰"}:
        for word in (quantity.scale + quantity.unit, quantity.scale, quantity.unit):
            if word and word in suffix:
                suffix = suffix.replace(word, "", 1)
            elif word and word == quantity.unit and word in prefix:
                prefix = prefix.replace(word, "", 1)
    return f"{prefix}{quantity.digits}{suffix}".strip() + (DAGGER if derived else "")
