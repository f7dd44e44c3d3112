"""Classes of values that a heat table tells apart by shade: round bounds in steps that fit the values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from cqbrief.briefing.chart_data.ticks import choose_ticks

_LEADS = tuple(Decimal(lead) for lead in ("20", "10", "5", "2.5", "2", "1"))
"""Leading figures of a step, the widest first."""
MOST = 5
"""More shades of one hue cannot be told apart."""
_CROWDED, _FEWEST = 0.6, 10
"""With so many values, and this share of them in one equal class, classes hold like numbers of values."""


def class_bounds(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return the bounds of up to five classes that hold all of `values`; zero is one where signs differ.

    Steps are equal and round; where most values would lie in one class, classes hold about as many values
    each, with round bounds.
    """
    low, high = min(values), max(values)
    equal = _equal(low, high)
    if len(values) < _FEWEST or low < 0 < high:
        return equal
    counts = [0] * (len(equal) - 1)
    for value in values:
        counts[class_of(value, equal)] += 1
    return equal if max(counts) < _CROWDED * len(values) else _natural(sorted(values)) or equal


def class_of(value: Decimal, bounds: Sequence[Decimal]) -> int:
    """Return the class, from 0, that `value` lies in; a bound belongs to the class above it."""
    return min(max(bisect_right(bounds, value) - 1, 0), len(bounds) - 2)


def _equal(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Return as many classes of round equal steps as can be told apart: one more where there are two hues."""
    most = MOST + 1 if low < 0 < high else MOST
    best = choose_ticks(low, high, zero=False)
    if high <= low:
        return best
    for lead in _LEADS:
        step = lead.scaleb((high - low).adjusted() - 1)
        first = int((low / step).to_integral_value(ROUND_FLOOR))
        last = int((high / step).to_integral_value(ROUND_CEILING))
        if len(best) - 1 < last - first <= most:
            best = tuple(Decimal(f"{(step * at).normalize():f}") for at in range(first, last + 1))
    return best


def _natural(ordered: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return round bounds of classes of about as many values each; none where they coincide."""
    count = len(ordered)
    inner = [_rounded(ordered[count * at // MOST], ROUND_HALF_EVEN) for at in range(1, MOST)]
    bounds = [_rounded(ordered[0], ROUND_FLOOR), *inner, _rounded(ordered[-1], ROUND_CEILING)]
    distinct = sorted(set(bounds))
    return tuple(distinct) if len(distinct) > 2 else ()


def _rounded(value: Decimal, rounding: str) -> Decimal:
    """Return `value` with two leading digits."""
    if not value:
        return Decimal(0)
    found = value.quantize(Decimal(1).scaleb(value.adjusted() - 1), rounding=rounding)
    return Decimal(f"{found.normalize():f}")
