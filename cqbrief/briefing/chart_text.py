"""What is written in a chart: labels of marks, the unit of its axis, and years read from categories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import PERCENT, same_unit

DAGGER = "†"
"""Stands after every derived number, in a chart as on a card."""

_YEAR = re.compile(r"(?<!\d)(?:FY\s?)?([12]\d{3})(?!\d)")
_FISCAL = re.compile(r"\s*(?:FY\s?)?([12]\d{3})\s?[-–—/]\s?(?:\d\d)?(\d\d)\s*(?:年度?|财年)?\s*", re.ASCII)
_MONTH = re.compile(r"(?<!\d)[12]\d{3}(?:\s*年\s*(\d{1,2})\s*月|[-/.](\d{1,2})(?!\d))")
_QUARTER = re.compile(r"Q([1-4])|第?([一二三四1-4])季度")


def unit_text(quantity: Quantity) -> str:
    """Scale and unit as written at an axis: 万人, %, thousand, £bn."""
    if quantity.unit and quantity.unit in quantity.prefix:
        return quantity.unit + quantity.scale
    between = " " if quantity.scale.isascii() and quantity.unit[:1].isalpha() and quantity.scale else ""
    return quantity.scale + between + quantity.unit


def one_axis(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities can stand at one axis: in units that are equal (人, 名) and one scale."""
    return (one.factor, same_unit(one.unit), one.ordinal) == (
        other.factor, same_unit(other.unit), other.ordinal
    )  # fmt: skip


def mark_label(quantity: Quantity, *, derived: bool) -> str:
    """What is written at a mark: as printed, † where derived, without scale and unit.

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


def year_of(text: str) -> float | None:
    """The year that a category names, months and quarters as fractions; None when it names none.

    Reads 2020, 2020年, FY2020, 2020年6月, 2020-06, 2020年第三季度, 2020Q3.
    """
    found = _YEAR.search(text)
    if found is None:
        return None
    year = float(found.group(1))
    month = _MONTH.search(text)
    if month:
        number = int(month.group(1) or month.group(2))
        return year + (number - 1) / 12 if 1 <= number <= 12 else None
    quarter = _QUARTER.search(text, found.end())
    if quarter:
        mark = quarter.group(1) or quarter.group(2)
        return year + ("一二三四".find(mark) if mark in "一二三四" else int(mark) - 1) / 4
    return year


def years_of(texts: Sequence[str]) -> list[float | None]:
    """Read the year that each of several categories names, as `year_of` does.

    2010-11 is November where it stands alone; where every category ends in the year that follows, as
    2009-10, 2010-11 and 2011-12 do, each is a year that begins in one and ends in the next.
    """
    spans = [_FISCAL.fullmatch(text) for text in texts]
    if len(spans) > 1 and all(span and (int(span[1]) + 1) % 100 == int(span[2]) for span in spans):
        return [float(span[1]) for span in spans if span]
    return [year_of(text) for text in texts]
