"""Quantities as they are printed in a report, and what they say as numbers; `parser` reads them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from itertools import takewhile
from typing import Final, Literal, NamedTuple

from cqbrief.briefing.quantities.calendar_terms import FIRST_YEAR, LAST_YEAR
from cqbrief.briefing.quantities.interval import Interval
from cqbrief.briefing.quantities.units import FRACTIONS, SCALES, denominator_of, is_counted, is_fraction

Qualifier = Literal["exact", "about", "nearly", "over", "under", "at_least", "at_most", "range"]

LONGEST_NUMBER: Final = 30
"""Digits a number may hold; longer runs are serial numbers, not quantities."""

SIGN_CHARACTERS: Final = r"+\-＋－﹣−–"
"""Every sign that may be printed before a number, for a class of characters."""

_TIME_UNITS: Final = frozenset(
    {"年", "月", "日", "号", "天", "周", "季度", "个月", "year", "years", "month", "months"}
)

DAGGER: Final = "†"
"""Stands behind every number that was worked out, on every medium; it is no part of the quantity."""

EXACT: Final = Context(prec=200)
"""Wide enough that scaling a number of `LONGEST_NUMBER` digits never rounds it."""


def without_exponent(number: Decimal) -> Decimal:
    """Return `number` without an exponent: 2000, not 2E+3, which nobody prints."""
    return Decimal(f"{number:f}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Hold a number as printed, with its unit and its word of approximation.

    ``prefix + digits + suffix == printed`` always: display shows the digits large and the rest
    small beside them, and never anything but what was printed.
    """

    printed: str
    prefix: str
    """What stands before the digits: 近, 超过, 增长, £."""
    digits: str
    """The digits as printed: 75.1, 32,569, 七八, 90."""
    suffix: str
    """What stands after them: 万人, 余万元, %以上, 元左右, thousand."""
    number: Decimal
    """The printed decimal with its sign, before the scale: 75.1, -5.9 for 下降5.9%."""
    upper: Decimal | None = None
    """For a range its other end in the same scale: 8 in 七八家, -5 in 下降3～5%; else None."""
    decimals: int = 0
    """Printed places behind the point; negative where the last printed digit counts tens or more: -2 in
    三千五."""
    scale: str = ""
    """万, 亿, thousand, bn… as printed; empty for none."""
    unit: str = ""
    """人, 元, %, 个百分点, £…; empty for a pure number such as 求人倍率2.4."""
    qualifier: Qualifier = "exact"
    change: str = ""
    """The word of change before the number, such as 增长, 减少 or fell; empty for none."""
    negated_by_word: bool = False
    """True when a word such as 下降 makes the number negative: 下降超过5% is then -5% and below."""

    ordinal: bool = False
    """True for a rank: 第3位."""
    mark: str = ""
    """A mark of revision or estimate behind the digits: [r], ʳ, *, （预计）; it is no part of the number."""
    change_apart: bool = False
    """True when the word of change stands elsewhere in the sentence, not in `printed`: 54亿元 of
    降低成本54亿元."""
    change_suffix: str = ""
    """What of `suffix` is the word of change and what joins it: 的降幅 of 3.2%的降幅, lower of 3% lower."""
    unit_inferred: bool = False
    """True when the unit is not printed at the number but follows from a word behind it, 545万城镇失业人员,
    or from the last of a list: 3 and 5 of 3、5和7%."""
    ambiguous: bool = False
    """True when it may be part of a number that cannot be read: 5亿元 of 1206、5亿元."""
    is_scope: bool = False
    """True where its sentence says with it when or of whom, not how many: 近三年, 16—64岁人口."""

    @property
    def is_year(self) -> bool:
        """Tell whether it is a year, 2021年, 2020—2021年 or a bare 2021: they say when, not how many."""
        last = self.number if self.upper is None else self.upper
        plain = not self.decimals and not self.scale and self.unit in ("", "年")
        return plain and FIRST_YEAR <= self.number <= last <= LAST_YEAR and not self.grouped

    @property
    def grouped(self) -> bool:
        """Tell whether a sign parts thousands: 1,234, or 1.234,5 where a comma is the decimal sign."""
        first = takewhile(lambda sign: sign.isdigit() or sign in ".,", self.digits)
        return sum(sign in ".," for sign in first) > (self.decimals > 0)

    @property
    def is_time(self) -> bool:
        """Tell whether it is a year, a month, a day or a length of time."""
        return self.is_year or self.unit in _TIME_UNITS

    @property
    def small_count(self) -> bool:
        """Tell whether it is a count of one Chinese digit: 三家. Prose is full of them; few are figures."""
        return len(self.digits) == 1 and self.digits in "两三四五六七八九十" and not self.scale

    @property
    def factor(self) -> Decimal:
        """Return what `number` is multiplied by to give `amount`: 10000 for 万人, 0.01 for %."""
        scale = SCALES.get(self.scale.lower(), 0)
        if base := denominator_of(self.unit):
            return EXACT.divide(EXACT.scaleb(Decimal(1), scale), base)
        return EXACT.scaleb(FRACTIONS.get(self.unit, Decimal(1)), scale)

    @property
    def amount(self) -> Decimal:
        """Return number times scale, in units: 751000 for 75.1万人; 0.145 for 14.5%."""
        return without_exponent(EXACT.multiply(self.number, self.factor))

    def interval(self, *, exact: bool = False) -> Interval:
        """Return the values (in the unit of `amount`) that the printed form allows.

        A measured number stands for all that round to it: ± half of its last printed digit. `exact`
        (targets, definitions) and plain counts (whole, without scale) are points. 超过 and 以上 are open
        upward, 近, 低于 and 以下 downward, 约 and a simple fraction such as 三分之一 both ways.
        """
        ends = [self.number] if self.upper is None else sorted([self.number, self.upper])
        low, high = ends[0], ends[-1]
        if (
            self.qualifier == "about" or (self.qualifier == "exact" and is_fraction(self.unit))
        ) and not exact:
            return Interval(None, None)
        if self.qualifier not in ("exact", "range") and not exact:
            upward = self.qualifier in ("over", "at_least")
            if self.negated_by_word:
                upward = not upward
            end = without_exponent(EXACT.multiply(low if upward else high, self.factor))
            return Interval(end, None) if upward else Interval(None, end)
        counted = self.unit_inferred or is_counted(self.unit)
        plain_count = counted and not self.scale and not self.decimals and self.upper is None
        if not exact and not plain_count:
            low = EXACT.subtract(low, self._half_digit(low))
            high = EXACT.add(high, self._half_digit(high))
        return Interval(
            without_exponent(EXACT.multiply(low, self.factor)),
            without_exponent(EXACT.multiply(high, self.factor)),
        )

    def _half_digit(self, number: Decimal) -> Decimal:
        """Return half of the last digit that is printed of `number`."""
        exponent = number.as_tuple().exponent
        places = self.decimals if self.decimals < 0 or not isinstance(exponent, int) else -exponent
        return Decimal(5).scaleb(-places - 1)


class FoundQuantity(NamedTuple):
    """Hold a quantity and the half-open range of a text in which it stands."""

    start: int
    end: int
    quantity: Quantity
