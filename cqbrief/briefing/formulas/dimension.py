"""Dimensions: what an amount counts, as units with their powers, and compound units such as 元/(人·月)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cqbrief.briefing.quantities.compound_units import unit_parts
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.units import (
    ENGLISH_NAMES,
    FRACTIONS,
    PERCENT,
    POINTS,
    canonical_unit,
    denominator_of,
)
from cqbrief.i18n.messages import N_, Message

Share = Literal["number", "percent", "points"]

_RANK = "第"
_PLACES = "位次"
"""What ranks are of, and what lies between two of them: no units that a report could count in."""
_IN_PLACES = frozenset({"位", "名", "place", "places"})

_AVERAGED = lazy_pattern(
    r"(?P<averaged>人|户|亩|日|月|年|家|店|村|校)均"
    r"|每[一个]?(?P<person>[位名])?(?P<every>[^\W\d_]{1,4})"
    r"|(?P<head>\bper[ -](?:capita|head))\b|\b(?:per|a|each|every)\s(?P<per>[a-z]+)\b",
    re.IGNORECASE,
)
_LONGEST_WORDING = 200
"""Characters of a figure's wording that are looked into."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """Describe what an amount counts: units with their powers, 元 per 人, or a pure number of some kind."""

    powers: tuple[tuple[str, int], ...] = ()
    share: Share = "number"
    """For pure numbers: a plain number or ratio, a percentage, or a difference of percentages."""

    @property
    def is_rank(self) -> bool:
        """Tell whether it is a rank (第3位)."""
        return self.powers == ((_RANK, 1),)

    @property
    def text(self) -> str:
        """Return the dimension written as a unit: 人, 元/人, 元/(人·月), %, 个百分点; empty for a number."""
        return self.written()

    def written(self, *, english: bool = False) -> str:
        """Return the same; `english`: with the English names of units, people per firms."""
        if not self.powers:
            points = "percentage points" if english else "个百分点"
            return {"number": "", "percent": "%", "points": points}[self.share]
        if self.is_rank:
            return "第…位"
        named = [(ENGLISH_NAMES.get(unit, unit) if english else unit, power) for unit, power in self.powers]
        above = "·".join(unit for unit, power in named for _ in range(power)) or "1"
        below = [unit for unit, power in named for _ in range(-power)]
        if english and len(below) == 1:
            return f"{above} per {below[0]}"
        if len(below) > 1:
            return f"{above}/({'·'.join(below)})"
        return f"{above}/{below[0]}" if below else above

    def times(self, other: Dimension, sign: int) -> Dimension:
        """Return the dimension of a product (`sign` 1) or quotient (-1); pure ones are of kind number."""
        powers = Counter(dict(self.powers))
        for unit, power in other.powers:
            powers[unit] += sign * power
        return Dimension(tuple(sorted((unit, power) for unit, power in powers.items() if power)))


PURE = Dimension()
"""That of a plain number or ratio."""
PLACES = Dimension(((_PLACES, 1),))
"""What lies between two ranks."""


@lru_cache(maxsize=4096)
def dimension_of(unit: str, *, ordinal: bool = False) -> Dimension:
    """Return the dimension of a quantity in `unit`: equal units have one, 元/人 that of its parts.

    A rank (第3位) is of no kind with a count.
    """
    if ordinal:
        return Dimension(((_RANK, 1),))
    if unit in POINTS:
        return Dimension(share="points")
    if unit in PERCENT or unit in FRACTIONS or denominator_of(unit):
        return Dimension(share="percent")
    if unit in ("", "倍"):
        return Dimension()
    powers: Counter[str] = Counter()
    for part in unit_parts(unit):
        powers[canonical_unit(part.name)] += part.power
    return Dimension(tuple(sorted((name, power) for name, power in powers.items() if power)))


def unit_problem(own: Dimension, unit: str, wording: str = "") -> Message | None:
    """Return what is wrong with showing an amount of dimension `own` in `unit` (no scale); None if it fits.

    A ratio may be shown as a number, a percentage or, as a difference of ratios, in percentage points. A
    difference of rates in ‰ may be a rate in ‰ too, as births less deaths is the natural growth. `wording`
    is how the amount is called: what is 元/人 may be in 元 where it says 人均 or per head.
    """
    wanted = dimension_of(unit)
    if own == PLACES and unit in _IN_PLACES:
        return None
    if own.share == "points":
        share_fits = wanted.share == "points" or unit == "‰"
    else:
        share_fits = bool(own.powers) or own.share == "number" or wanted.share in (own.share, "number")
    if share_fits and (wanted.powers == own.powers or _is_average_over(own, wanted, wording)):
        return None
    return Message(
        N_("The result of the formula is in {own}, not in {unit}."),
        {"own": _unit_name(own.written(english=_is_english(unit))), "unit": _unit_name(unit)},
    )


def unit_remedy(own: Dimension, unit: str, *, derived: bool) -> Message:
    """Return what to write where an amount of dimension `own` does not fit `unit`: another, or a formula."""
    if own.is_rank:
        return Message(N_("Ranks are only held against each other: a difference is so many places."))
    if own.share == "points" and derived:
        return Message(N_("A difference of two percentages is in percentage points: write `unit: pp`."))
    if derived and own == PURE:
        return Message(N_("It is a plain number: write `unit: '%'` or `unit: 倍`, or mend the formula."))
    if derived and any(power > 0 for _, power in own.powers):
        fitting = "位" if own == PLACES else own.written(english=_is_english(unit))
        return Message(N_("Write `unit: {unit}`, or mend the formula."), {"unit": fitting})
    if derived and own.share == "percent":
        return Message(N_("Write `unit: '%'`, or mend the formula."))
    return Message(
        N_("Mend the formula, so that it gives what the value is in; or the value, if its unit is another.")
    )


def _is_english(unit: str) -> bool:
    return unit.isascii() and any(character.isalpha() for character in unit)


def _unit_name(unit: str) -> Message | str:
    return f"“{unit}”" if unit else Message(N_("a plain number"))


def _is_average_over(own: Dimension, wanted: Dimension, wording: str) -> bool:
    """Tell whether what `own` is divided by beyond `wanted` is what `wording` takes the average over."""
    each = own.times(wanted, -1).powers
    below = {unit for unit, power in each if power == -1}
    return bool(wording) and 0 < len(below) == len(each) and below <= _averaged_units(wording)


def _averaged_units(wording: str) -> set[str]:
    """Return the units that words such as 人均, 每户 and per head take an average over."""
    found: set[str] = set()
    for match in _AVERAGED.finditer(wording[:_LONGEST_WORDING]):
        if match["head"] or match["person"]:
            found.add(canonical_unit("人"))
        if word := match["averaged"] or match["every"]:
            # 每户家庭: where the word that counts ends cannot be seen.
            found.update(canonical_unit(word[:length]) for length in range(1, len(word) + 1))
        if word := match["per"]:
            found.update(canonical_unit(unit) for unit in (word.lower(), f"{word.lower()}s"))
    return found
