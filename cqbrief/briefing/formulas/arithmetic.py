"""Amounts: numbers with the interval they are known to and the dimension they have, and their arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal, DecimalException
from typing import Literal

from cqbrief.briefing.formulas.dimension import PLACES, PURE, Dimension, Share, dimension_of, unit_problem
from cqbrief.briefing.formulas.error import FormulaError
from cqbrief.briefing.quantities.compound_units import unit_factor, with_compound
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.formatter import format_quantity
from cqbrief.briefing.quantities.interval import Interval
from cqbrief.briefing.quantities.parser import QuantityError, split_unit
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.i18n.messages import N_, Message

Verdict = Literal["agrees", "disagrees", "cannot_check"]

_PRECISE = Context(prec=60)
"""Twice the digits a printed number may hold."""
_GUARDED = Context(prec=50)
"""For results before they are rounded: three thirds are one again, not 0.999…, and 0.05 is no 0.0499…"""


@dataclass(frozen=True, slots=True)
class Amount:
    """Hold a value in base units (persons, not 万; 0.145 for 14.5%) with what is known of it."""

    value: Decimal
    interval: Interval
    dimension: Dimension = PURE
    constant: bool = False
    """True for a number written in a formula."""
    not_additive: frozenset[str] = frozenset()
    """Ids of the figures in it that must not be summed with others."""

    def __neg__(self) -> Amount:
        return Amount(
            self.value.copy_negate(), -self.interval, self.dimension, self.constant, self.not_additive
        )

    def __add__(self, other: Amount) -> Amount:
        """Return the sum; raises FormulaError for different units and for figures that must not be summed."""
        barred = self.not_additive | other.not_additive
        if barred and not self.constant and not other.constant:
            raise FormulaError(
                N_("“{id}” is marked `additive: false` and must not be summed."), id=min(barred)
            )
        return self._sum(other, _PRECISE.add(self.value, other.value), self.interval + other.interval)

    def __sub__(self, other: Amount) -> Amount:
        """Return the difference; raises FormulaError for different units."""
        value = _PRECISE.subtract(self.value, other.value)
        return self._sum(other, value, self.interval - other.interval, difference=True)

    def __mul__(self, other: Amount) -> Amount:
        return self._product(
            other, _PRECISE.multiply(self.value, other.value), self.interval * other.interval, 1
        )

    def __truediv__(self, other: Amount) -> Amount:
        """Return the quotient; raises FormulaError for a divisor of zero."""
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
        if one.is_rank and not difference:
            raise FormulaError(N_("Ranks have no sum; one may be subtracted from another."))
        shares = {one.share, two.share}
        if shares & {"percent", "points"}:
            self._check_constant()
            other._check_constant()
        share: Share = "number" if "number" in shares else "percent" if "percent" in shares else "points"
        if difference and shares == {"percent"}:
            share = "points"
        return Amount(
            value, interval, PLACES if one.is_rank else Dimension(one.powers, share),
            self.constant and other.constant, self.not_additive | other.not_additive,
        )  # fmt: skip

    def _check_constant(self) -> None:
        """Raise FormulaError for a number that cannot be meant beside a percentage: 100 - share, rate + 5."""
        if self.constant and abs(self.value) > 1:
            raise FormulaError(
                N_(
                    "Beside a percentage, {number} is {percent}: a percentage is a fraction in formulas. "
                    "Write 1 for 100%, 0.05 for 5 percentage points."
                ),
                number=f"{self.value:f}", percent=f"{self.value * 100:f}%",
            )  # fmt: skip

    def _product(self, other: Amount, value: Decimal, interval: Interval, sign: int) -> Amount:
        one, two = self.dimension, other.dimension
        if one.is_rank or two.is_rank:
            raise FormulaError(N_("Ranks have no multiples and no ratios; the 6th is not twice the 3rd."))
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
            replace(one.times(two, sign), share=share),
            self.constant and other.constant,
            barred,
        )


def constant(value: Decimal) -> Amount:
    """Return the amount of a number written in a formula: exact and pure."""
    return Amount(value, Interval.point(value), constant=True)


def amount_of_quantity(
    quantity: Quantity, *, exact: bool = False, adjusted: bool = False, not_additive: str = ""
) -> Amount:
    """Return what a printed quantity says, compound units in their parts: 元/万人 in 元 and 人.

    `adjusted`: the source moved its last digit by one, so that parts add up: as much more is allowed either
    way. `not_additive` is the figure's id where it must not be summed.
    """
    factor = unit_factor(quantity.unit)
    interval = quantity.interval(exact=exact)
    if adjusted:
        digit = Decimal(1).scaleb(-quantity.decimals) * quantity.factor
        interval += Interval(-digit, digit)
    return Amount(
        _PRECISE.multiply(quantity.amount, factor),
        interval if factor == 1 else interval * Interval.point(factor),
        dimension_of(quantity.unit, ordinal=quantity.ordinal),
        not_additive=frozenset({not_additive} if not_additive else ()),
    )


def amount_as_shown(amount: Amount, unit_text: str) -> Amount:
    """Return the amount as other formulas take it: a ratio that its figure shows in % is a percentage there.

    So that the difference of two shares that were worked out is in percentage points, as of printed ones.
    """
    try:
        wanted = dimension_of(split_unit(unit_text, with_compound(unit_text, frozenset()))[1])
    except QuantityError:
        return amount
    if amount.dimension == PURE and wanted.share != "number":
        return replace(amount, dimension=wanted)
    return amount


def quantity_of_amount(
    amount: Amount,
    decimals: int,
    unit_text: str,
    units: frozenset[str] = frozenset(),
    decimal: DecimalSign = ".",
    *,
    grouped: bool = False,
    wording: str = "",
) -> Quantity | Message:
    """Return the amount as a derived figure prints it: 65.6万人; a Message where the unit does not fit.

    `grouped`: with signs between thousands. `wording` is how it is called, as in `unit_problem`.
    """
    known = with_compound(unit_text, units)
    try:
        unit = split_unit(unit_text, known)[1]
        problem = unit_problem(amount.dimension, unit, wording)
        return problem or quantity_of_value(
            amount.value, decimals, unit_text, units, decimal, grouped=grouped
        )
    except QuantityError as error:
        return error.message
    except DecimalException:
        return Message(N_("The result of the formula is too large to be written."))


def quantity_of_value(
    value: Decimal,
    decimals: int,
    unit_text: str,
    units: frozenset[str] = frozenset(),
    decimal: DecimalSign = ".",
    *,
    grouped: bool = False,
) -> Quantity:
    """Return a value in base units written in `unit_text`, rounded half up, for negative ones away from zero.

    Raises QuantityError for an unknown unit or an absurd size.
    """
    known = with_compound(unit_text, units)
    factor = unit_factor(split_unit(unit_text, known)[1])
    plain = _GUARDED.plus(value if factor == 1 else _PRECISE.divide(value, factor))
    return format_quantity(plain, decimals, unit_text, known, decimal, grouped=grouped)


def judge(
    reported: Quantity, implied: Amount, *, exact: bool = False, adjusted: bool = False, wording: str = ""
) -> Verdict:
    """Return whether a printed quantity can be the implied amount.

    Disagrees only when no value fits both intervals. Open intervals (约, 近, 超过) agree only where they
    enclose all that is implied; else nothing can be said. Different units cannot be checked. `adjusted`
    as in `amount_of_quantity`, `wording` as in `unit_problem`.
    """
    if unit_problem(implied.dimension, reported.unit, wording) or reported.ordinal:
        return "cannot_check"
    allowed = amount_of_quantity(reported, exact=exact, adjusted=adjusted).interval
    if (
        not exact
        and allowed.low == allowed.high
        and implied.dimension.powers != dimension_of(reported.unit).powers
    ):
        # 户均3人: an average is rounded, if to a whole number, even of what is counted.
        half = Decimal("0.5").scaleb(-reported.decimals) * reported.factor
        allowed += Interval(-half, half)
    if not allowed.intersects(implied.interval):
        return "disagrees"
    if allowed == Interval(None, None) or not implied.interval.bounded:
        return "cannot_check"
    return "agrees" if allowed.bounded or allowed.encloses(implied.interval) else "cannot_check"
