"""Amounts: numbers with the interval they are known to and the dimension they have, and their arithmetic."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException
from typing import Literal

from cqbrief.briefing.problems import N_, Message
from cqbrief.briefing.quantities.interval import Interval
from cqbrief.briefing.quantities.parser import QuantityError, derived_quantity, split_unit
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import FRACTIONS, PERCENT, POINTS

Verdict = Literal["agrees", "disagrees", "cannot_check"]
Share = Literal["number", "percent", "points"]

_PRECISE = Context(prec=60)
"""Twice the digits a printed number may hold."""


class FormulaError(ValueError):
    """Arithmetic that means nothing; `message` says why."""

    def __init__(self, template: str, **arguments: object) -> None:
        super().__init__(template)
        self.message = Message(template, arguments)


@dataclass(frozen=True, slots=True)
class Dimension:
    """What an amount counts: units with their powers (元 per 人), or a pure number of one of three kinds."""

    powers: tuple[tuple[str, int], ...] = ()
    share: Share = "number"
    """For pure numbers: a plain number or ratio, a percentage, or a difference of percentages."""

    @property
    def text(self) -> str:
        """How the dimension is called in a message: 人, 元/人, %, 个百分点; empty for a plain number."""
        if not self.powers:
            return {"number": "", "percent": "%", "points": "个百分点"}[self.share]
        above = "·".join(unit for unit, power in self.powers for _ in range(power))
        below = "".join(f"/{unit}" for unit, power in self.powers for _ in range(-power))
        return (above or "1") + below


def dimension_of(unit: str, *, ordinal: bool = False) -> Dimension:
    """The dimension of a quantity in `unit`; a rank (第3位) is of no kind with a count."""
    if ordinal:
        return Dimension((("第" + unit, 1),))
    if unit in POINTS:
        return Dimension(share="points")
    if unit in PERCENT or unit in FRACTIONS:
        return Dimension(share="percent")
    return Dimension() if unit in ("", "倍") else Dimension(((unit, 1),))


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in base units (persons, not 万; 0.145 for 14.5%) with what is known of it."""

    value: Decimal
    interval: Interval
    dimension: Dimension = Dimension()
    constant: bool = False
    """True for a number written in a formula."""
    not_additive: frozenset[str] = frozenset()
    """Ids of the figures in it that must not be summed with others."""

    def __neg__(self) -> Amount:
        return Amount(
            self.value.copy_negate(), -self.interval, self.dimension, self.constant, self.not_additive
        )

    def __add__(self, other: Amount) -> Amount:
        """The sum; raises FormulaError for different units and for figures that must not be summed."""
        barred = self.not_additive | other.not_additive
        if barred and not self.constant and not other.constant:
            raise FormulaError(
                N_("“{id}” is marked `additive: false` and must not be summed."), id=min(barred)
            )
        return self._sum(other, _PRECISE.add(self.value, other.value), self.interval + other.interval)

    def __sub__(self, other: Amount) -> Amount:
        """The difference; raises FormulaError for different units."""
        value = _PRECISE.subtract(self.value, other.value)
        return self._sum(other, value, self.interval - other.interval, difference=True)

    def __mul__(self, other: Amount) -> Amount:
        return self._product(
            other, _PRECISE.multiply(self.value, other.value), self.interval * other.interval, 1
        )

    def __truediv__(self, other: Amount) -> Amount:
        """The quotient; raises FormulaError for a divisor of zero."""
        if not other.value:
            raise FormulaError(N_("The formula divides by zero."))
        return self._product(
            other, _PRECISE.divide(self.value, other.value), self.interval / other.interval, -1
        )

    def _sum(self, other: Amount, value: Decimal, interval: Interval, difference: bool = False) -> Amount:
        one, two = self.dimension, other.dimension
        if one.powers != two.powers:
            raise FormulaError(
                N_("The formula puts together amounts of different units: {first} and {second}."),
                first=one.text or self.value, second=two.text or other.value,
            )  # fmt: skip
        shares = {one.share, two.share}
        share: Share = "number" if "number" in shares else "percent" if "percent" in shares else "points"
        if difference and shares == {"percent"}:
            share = "points"
        return Amount(
            value, interval, Dimension(one.powers, share), self.constant and other.constant,
            self.not_additive | other.not_additive,
        )  # fmt: skip

    def _product(self, other: Amount, value: Decimal, interval: Interval, sign: int) -> Amount:
        one, two = self.dimension, other.dimension
        powers = Counter(dict(one.powers))
        for unit, power in two.powers:
            powers[unit] += sign * power
        share: Share = "number"
        if not one.powers and not two.powers:
            if sign > 0:
                # % of % is %, a number of times a percentage too
                share = one.share if two.share == "number" else two.share
                share = "points" if "points" in (one.share, two.share) else share
            elif two.share == "number":
                share = one.share
        # A multiple of a figure is still that figure's kind; a product of figures is something new.
        barred = self.not_additive | other.not_additive if self.constant or other.constant else frozenset()
        return Amount(
            value,
            interval,
            Dimension(tuple(sorted((unit, power) for unit, power in powers.items() if power)), share),
            self.constant and other.constant,
            barred,
        )


def constant(value: Decimal) -> Amount:
    """A number written in a formula: exact and pure."""
    return Amount(value, Interval.point(value), constant=True)


def printed_amount(quantity: Quantity, *, exact: bool = False, barred: str = "") -> Amount:
    """What a printed quantity says; `barred` is the figure's id where it must not be summed."""
    return Amount(
        quantity.amount,
        quantity.interval(exact=exact),
        dimension_of(quantity.unit, ordinal=quantity.ordinal),
        not_additive=frozenset({barred} if barred else ()),
    )


def unit_problem(amount: Amount, unit: str) -> Message | None:
    """What is wrong with showing `amount` in `unit` (without scale); None if it fits.

    A ratio may be shown as a number, a percentage or, as a difference of ratios, in percentage points. A
    difference of rates in ‰ may be a rate in ‰ too, as births less deaths is the natural growth.
    """
    wanted, own = dimension_of(unit), amount.dimension
    if own.share == "points":
        share_fits = wanted.share == "points" or unit == "‰"
    else:
        share_fits = bool(own.powers) or own.share == "number" or wanted.share in (own.share, "number")
    if share_fits and wanted.powers == own.powers:
        return None
    return Message(
        N_("The result of the formula is in “{own}”, not in “{unit}”."), {"own": own.text, "unit": unit}
    )


def show_amount(
    amount: Amount,
    decimals: int,
    unit_text: str,
    units: frozenset[str] = frozenset(),
    *,
    grouped: bool = False,
) -> Quantity | Message:
    """The amount as a derived figure prints it, such as 65.6万人; a Message where the unit does not fit.

    `grouped`: with commas between thousands.
    """
    try:
        problem = unit_problem(amount, split_unit(unit_text, units)[1])
        return problem or derived_quantity(amount.value, decimals, unit_text, units, grouped=grouped)
    except QuantityError as error:
        return error.message
    except DecimalException:
        return Message(N_("The result of the formula is too large to be written."))


def verdict(reported: Quantity, implied: Amount, *, exact: bool = False) -> Verdict:
    """Whether a printed quantity can be the implied amount.

    Disagrees only when no value fits both intervals. Open intervals (约, 近, 超过) agree only where they
    enclose all that is implied; else nothing can be said. Different units cannot be checked.
    """
    if unit_problem(implied, reported.unit) or reported.ordinal:
        return "cannot_check"
    allowed = reported.interval(exact=exact)
    if not allowed.intersects(implied.interval):
        return "disagrees"
    if allowed == Interval(None, None) or not implied.interval.bounded:
        return "cannot_check"
    return "agrees" if allowed.bounded or allowed.encloses(implied.interval) else "cannot_check"
