"""Numbers in a row: the unit that stands behind the last of them, and rows that may be one number."""

from __future__ import annotations

from typing import Final

from cqbrief.briefing.quantities import units
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.quantity_match import QuantityMatch
from cqbrief.briefing.quantities.scanner import NUMBER_PATTERN, ListUnit, Scanner, scale_and_unit

BETWEEN_ITEMS: Final = lazy_pattern(r"(?:、|和|及|以及|与|,\ (?:and\ )?|\ and\ )$")
"""Matches what parts two items of a list."""
_NEXT_ITEM: Final = lazy_pattern(
    rf"(?P<joint>、|和|及|以及|与|或|,\ (?:(?:and|or)\ )?|\ (?:and|or)\ )[£$€¥]?(?:{NUMBER_PATTERN})"
)
_JOINT_STARTS: Final = frozenset(("、", "和", "及", "以", "与", "或", ", ", " a", " o"))
"""How what parts two items begins."""
_MOST_ITEMS: Final = 200
"""Items of a list that are read to find its unit."""
_DISTRIBUTIVE: Final = lazy_pattern("[分各均共第每]")
"""Words before the first item that say that a list follows: 分别为3和5万元."""
_NUMBERED: Final = frozenset("第表图条款页件")
_GOES_ON: Final = lazy_pattern(r"[0-9]+(?:\.[0-9]+)?[百千万亿]")
_SHORT_ITEM: Final = lazy_pattern("、[0-9]{1,2}(?![0-9.,、])")
_THOUSANDS: Final = lazy_pattern("，[0-9]{3}(?![0-9.,，])")


def add_unit_of_list(
    scanner: Scanner, match: QuantityMatch, last: QuantityMatch | None, *, currency: bool = False
) -> None:
    """Give the number the unit that is printed once, behind the last of a list: 3、5和7%, 3 and 5 per cent.

    `currency`: it has one, so that a scale is enough: £3, £5 and £7 million.
    """
    follows = scanner.text[match.end : match.end + 2]
    if follows not in _JOINT_STARTS and follows[:1] not in _JOINT_STARTS:
        return
    if match.end >= scanner.list_unit.end:
        scanner.list_unit = _unit_of_list(scanner, match.end, currency=currency)
    found = scanner.list_unit
    announced = (
        bool(match.change)
        or _DISTRIBUTIVE.search(scanner.text, max(0, match.start - 6), match.start) is not None
    )
    if last is not None and last.unit_inferred:
        announced = announced or BETWEEN_ITEMS.fullmatch(scanner.text, last.end, match.start) is not None
    if not (found.scale or found.unit) or found.joint == "," or (match.scale and not found.scale):
        return
    if found.items > 1 or announced or not found.scale:
        match.scale, match.unit = match.scale or found.scale, match.unit or found.unit
        match.unit_inferred = True


def _unit_of_list(scanner: Scanner, at: int, *, currency: bool) -> ListUnit:
    """Return the unit of a list that goes on at `at`; a list of which no item has a unit has none."""
    scale = unit = joint = ""
    for count in range(_MOST_ITEMS):
        item = _NEXT_ITEM.match(scanner.text, at)
        if item is None:
            return ListUnit(max(at, 1), joint=joint, items=count)
        suffix, joint = scanner.suffix_at(item.end()), item["joint"].strip()
        scale, unit = scale_and_unit(suffix)
        at = max(item.end(), suffix.end("scale"), suffix.end("letter_scale"))
        if unit or (currency and scale):
            return ListUnit(at, scale, unit, joint, count + 1)
    return ListUnit(at, joint=joint, items=_MOST_ITEMS)


def may_be_one_number(scanner: Scanner, match: QuantityMatch, last: QuantityMatch | None) -> bool:
    """Tell whether the number may be part of one that goes on behind a mark which is no decimal point.

    1206、5亿元; or behind one that parts no thousands, 1，234人, or behind its scale, 1.2亿3千万.
    """
    text, start, end = scanner.text, match.digits_start, match.end
    if last is not None and last.ambiguous and text[last.end : start] in ("、", "，", ""):
        return True
    if match.unit:
        return False
    if match.scale:
        return _GOES_ON.match(text, end) is not None
    if text[end : end + 1] == "，" and (group := _THOUSANDS.match(text, end)):
        numbered = match.ordinal or text[max(0, start - 1) : start] in _NUMBERED
        return start + 3 >= end and not numbered and any(scale_and_unit(scanner.suffix_at(group.end())))
    following = _SHORT_ITEM.match(text, end) if text[end : end + 1] == "、" else None
    if following is None or not text[start:end].isdigit():
        return False
    suffix = scanner.suffix_at(following.end())
    measured = suffix["scale"] or (suffix["unit"] and not units.is_counted(suffix["unit"]))
    listed = text[max(0, match.start - 1) : match.start] == "、"
    distributed = _DISTRIBUTIVE.search(text, max(0, match.start - 6), match.start)
    return bool(measured) and not listed and not distributed
