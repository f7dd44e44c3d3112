"""Intervals of decimals, with open ends where a value is only bounded on one side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

_DIGITS = 60
"""Twice what a printed number may hold (`quantity.LONGEST_NUMBER`): a product is never rounded."""

_DOWN = Context(prec=_DIGITS, rounding=ROUND_FLOOR)
_UP = Context(prec=_DIGITS, rounding=ROUND_CEILING)
_ZERO = Decimal(0)
_INFINITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold all values from `low` to `high`, both included; None is an end that is not known.

    Results of arithmetic are rounded outward, so that they always hold every possible true value.
    """

    low: Decimal | None
    high: Decimal | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"interval ends are in the wrong order: {self.low} > {self.high}")

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """Return the interval that holds nothing but `value`."""
        return cls(value, value)

    @property
    def bounded(self) -> bool:
        """Tell whether both ends are known."""
        return self.low is not None and self.high is not None

    def contains(self, value: Decimal) -> bool:
        """Tell whether `value` is one of the interval's values."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def encloses(self, other: Interval) -> bool:
        """Tell whether every value of `other` is one of this interval's."""
        return self._ends()[0] <= other._ends()[0] and other._ends()[1] <= self._ends()[1]

    def intersects(self, other: Interval) -> bool:
        """Tell whether some value is in both intervals."""
        (low, high), (other_low, other_high) = self._ends(), other._ends()
        return low <= other_high and other_low <= high

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else self.high.copy_negate(),
            None if self.low is None else self.low.copy_negate(),
        )

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else _DOWN.add(self.low, other.low),
            None if self.high is None or other.high is None else _UP.add(self.high, other.high),
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return self._corners(other, lambda context, a, b: _ZERO if not a or not b else context.multiply(a, b))

    def __truediv__(self, other: Interval) -> Interval:
        """Return the quotient; unbounded where the divisor may be zero."""
        if other.contains(_ZERO):
            return Interval(None, None)
        # An unknown end over an unknown end says nothing new: the other corners bound what is bounded.
        return self._corners(
            other,
            lambda context, a, b: _ZERO if not a or b.is_infinite() else context.divide(a, b),
        )

    def _ends(self) -> tuple[Decimal, Decimal]:
        return (
            -_INFINITE if self.low is None else self.low,
            _INFINITE if self.high is None else self.high,
        )

    def _corners(self, other: Interval, apply: Callable[[Context, Decimal, Decimal], Decimal]) -> Interval:
        """Return the smallest and largest result over the four pairs of ends."""
        pairs = [(a, b) for a in self._ends() for b in other._ends()]
        low = min(apply(_DOWN, a, b) for a, b in pairs)
        high = max(apply(_UP, a, b) for a, b in pairs)
        return Interval(None if low.is_infinite() else low, None if high.is_infinite() else high)
