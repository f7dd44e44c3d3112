"""Ticks of a value axis: round numbers, chosen once in exact decimals for every medium."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

FEWEST, MOST = 4, 6
"""How many ticks an axis has."""

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal("2.5"))
"""Leading figures of a step; earlier ones win where two axes are equally long."""


def choose_ticks(low: Decimal, high: Decimal, *, zero: bool) -> tuple[Decimal, ...]:
    """Return four to six equidistant ticks that enclose `low` and `high`; with `zero` they hold 0.

    The step is 1, 2, 2.5 or 5 times a power of ten; of the axes possible the shortest is taken,
    so that the marks fill it. Raise ValueError when a bound is not finite or `low` > `high`.
    """
    if not (low.is_finite() and high.is_finite()) or low > high:
        raise ValueError(f"no axis from {low} to {high}")
    if zero:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + (abs(low) or 1)
    best: tuple[Decimal, int, tuple[Decimal, ...]] | None = None
    power = (high - low).adjusted()
    for exponent in (power - 1, power):
        for rank, lead in enumerate(_STEPS):
            step = lead.scaleb(exponent)
            first, last = _multiple(low, step, up=False), _multiple(high, step, up=True)
            if FEWEST <= last - first + 1 <= MOST:
                length = (last - first) * step
                if best is None or (length, rank) < best[:2]:
                    ticks = tuple(_plain(step * index) for index in range(first, last + 1))
                    best = (length, rank, ticks)
    assert best is not None  # steps lie within a factor of two of each other, so one always fits
    return best[2]


def format_ticks(ticks: Sequence[Decimal], minus: str = "\N{MINUS SIGN}") -> list[str]:
    """Write each of two or more `ticks` with the decimals that one of them needs.

    All have commas between thousands where one of them reaches 10,000, else none has.
    """
    decimals = max(0, *(-int(_plain(tick).as_tuple().exponent) for tick in ticks))
    grouping = "," if max(abs(tick) for tick in ticks) >= 10_000 else ""
    return [f"{tick:{grouping}.{decimals}f}".replace("-", minus) for tick in ticks]


def _multiple(value: Decimal, step: Decimal, *, up: bool) -> int:
    """Return how many steps reach `value`, rounded outwards; exact for values of any length."""
    quotient = Fraction(value) / Fraction(step)
    whole = quotient.numerator // quotient.denominator
    return whole + (1 if up and whole != quotient else 0)


def _plain(value: Decimal) -> Decimal:
    """Return `value` without trailing zeros and without an exponent."""
    return Decimal(f"{value.normalize():f}")
