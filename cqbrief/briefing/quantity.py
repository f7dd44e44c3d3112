"""Quantities as they are printed in a report, and what they say as numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from cqbrief.briefing.interval import Interval
from cqbrief.briefing.notation import LONGEST_NUMBER, Notation, Qualifier, fold, read_all
from cqbrief.briefing.problems import N_, Message
from cqbrief.briefing.units import CURRENCIES, FRACTIONS, LETTER_SCALES, SCALES, UNITS, is_counted

__all__ = ["Qualifier", "Quantity", "QuantityError", "derived_quantity", "parse_quantity", "split_unit"]

_EXACT = Context(prec=200)
"""Wide enough that scaling a number of `LONGEST_NUMBER` digits never rounds it."""

_BARE_NUMBER = re.compile(rf"[0-9][0-9,]{{0,{LONGEST_NUMBER}}}(?:\.[0-9]+)?(?![0-9.,])")

_LONGEST_VALUE = 80
"""Characters: a value is a number with its words, not a sentence."""


class QuantityError(ValueError):
    """A text that is no quantity; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as printed, with its unit and its word of approximation.

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
    scale: str = ""
    """万, 亿, thousand, bn… as printed; empty for none."""
    unit: str = ""
    """人, 元, %, 个百分点, £…; empty for a pure number such as 求人倍率2.4."""
    qualifier: Qualifier = "exact"
    worded: bool = False
    """True when a word such as 下降 makes the number negative: 下降超过5% is then -5% and below."""

    @property
    def ordinal(self) -> bool:
        """True for a rank: 第3位."""
        return self.prefix == "第"

    @property
    def small_count(self) -> bool:
        """True for a count of one Chinese digit: 三家. Prose is full of them; few are figures."""
        return len(self.digits) == 1 and self.digits in "两三四五六七八九十" and not self.scale

    @property
    def factor(self) -> Decimal:
        """What `number` is multiplied by to give `amount`: 10000 for 万人, 0.01 for %."""
        return _EXACT.scaleb(FRACTIONS.get(self.unit, Decimal(1)), SCALES.get(self.scale.lower(), 0))

    @property
    def amount(self) -> Decimal:
        """Number times scale, in units: 751000 for 75.1万人; 0.145 for 14.5%."""
        return _plain(_EXACT.multiply(self.number, self.factor))

    def interval(self, *, exact: bool = False) -> Interval:
        """The values (in the unit of `amount`) that the printed form allows.

        A measured number stands for all that round to it: ± half of its last printed digit. `exact`
        (targets, definitions) and plain counts (whole, without scale) are points. 超过 and 以上 are open
        upward, 近, 低于 and 以下 downward, 约 both ways.
        """
        ends = [self.number] if self.upper is None else sorted([self.number, self.upper])
        low, high = ends[0], ends[-1]
        if self.qualifier == "about" and not exact:
            return Interval(None, None)
        if self.qualifier not in ("exact", "range") and not exact:
            upward = self.qualifier in ("over", "at_least")
            if self.worded:
                upward = not upward
            end = _plain(_EXACT.multiply(low if upward else high, self.factor))
            return Interval(end, None) if upward else Interval(None, end)
        plain_count = is_counted(self.unit) and not self.scale and not self.decimals and self.upper is None
        if not exact and not plain_count:
            low = _EXACT.subtract(low, _half_digit(low))
            high = _EXACT.add(high, _half_digit(high))
        return Interval(_plain(_EXACT.multiply(low, self.factor)), _plain(_EXACT.multiply(high, self.factor)))


def parse_quantity(printed: str, units: frozenset[str] = frozenset()) -> Quantity:
    """The quantity that `printed` is as a whole. `units` are known besides the built-in ones.

    Raises QuantityError (a ValueError with a `Message`) when it is none.
    """
    text = printed.strip()
    if not text:
        raise QuantityError(Message(N_("The value is empty. Write the number as printed, such as 75.1万人.")))
    if len(text) > _LONGEST_VALUE:
        raise QuantityError(
            Message(
                N_(
                    "The value is longer than {limit} characters. "
                    "Write the number as printed, such as 75.1万人."
                ),
                {"limit": _LONGEST_VALUE},
            )
        )
    folded = fold(text)
    found = list(read_all(folded, units, whole=True))
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        return quantity_of(text, found[0])
    raise QuantityError(_why_not(text, found))


def quantity_of(text: str, notation: Notation) -> Quantity:
    """The quantity that was read at `notation` of `text`."""
    prefix = text[notation.start : notation.digits_start]
    digits = text[notation.digits_start : notation.digits_end]
    suffix = text[notation.digits_end : notation.end]
    exponent = notation.low.as_tuple().exponent
    return Quantity(
        printed=prefix + digits + suffix,
        prefix=prefix,
        digits=digits,
        suffix=suffix,
        number=notation.low,
        upper=notation.high,
        decimals=-exponent if isinstance(exponent, int) else 0,
        scale=notation.scale,
        unit=notation.unit,
        qualifier=notation.qualifier,
        worded=notation.low < 0 and not notation.sign_symbol,
    )


def split_unit(text: str, units: frozenset[str] = frozenset()) -> tuple[str, str]:
    """Scale and unit of `text`: ("万", "人") for 万人, ("", "%") for %, ("bn", "£") for £bn or bn£.

    Raises QuantityError for a unit that is neither built in nor among `units`.
    """
    stripped = fold(text.strip())
    currency = next((unit for unit in CURRENCIES if stripped.startswith(unit) or stripped.endswith(unit)), "")
    rest = stripped.removeprefix(currency).removesuffix(currency).strip()
    if rest in units or rest in UNITS:
        return "", currency or rest
    for scale in sorted(SCALES, key=len, reverse=True):
        unit = rest.removeprefix(scale).strip()
        if rest.startswith(scale) and (not unit or unit in units or unit in UNITS):
            return scale, currency or unit
    if rest:
        raise QuantityError(_unknown_unit(text.strip(), rest))
    return "", currency


def derived_quantity(
    amount: Decimal, decimals: int, unit_text: str, units: frozenset[str] = frozenset()
) -> Quantity:
    """`amount` (in units; a fraction for %) written with `decimals` in the scale and unit of `unit_text`.

    Rounded half up, as in 65.6万人. Raises QuantityError for an unknown unit or an absurd size.
    """
    scale, unit = split_unit(unit_text, units)
    factor = _EXACT.scaleb(FRACTIONS.get(unit, Decimal(1)), SCALES.get(scale, 0))
    places = min(max(decimals, 0), LONGEST_NUMBER)
    number = _EXACT.divide(amount, factor)
    if number.adjusted() + places > LONGEST_NUMBER - 3:
        raise QuantityError(
            Message(N_("The result {number} is too large to be written."), {"number": f"{number:.3e}"})
        )
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_EXACT)
    sign = "-" if rounded < 0 else ""
    digits = f"{abs(rounded):f}"
    if unit in CURRENCIES:
        space = " " if scale and scale not in LETTER_SCALES and scale.isascii() else ""
        printed = f"{sign}{unit}{digits}{space}{scale}"
    else:
        tail = unit_text.strip()
        letters = bool(tail) and tail[0].isascii() and tail[0].isalpha() and scale not in LETTER_SCALES
        printed = f"{sign}{digits}{' ' if letters else ''}{tail}"
    return parse_quantity(printed, units)


def _why_not(text: str, found: list[Notation]) -> Message:
    bare = _BARE_NUMBER.match(fold(text))
    if bare and not found:
        return _unknown_unit(text, text[bare.end() :])
    if not found:
        return Message(
            N_("“{value}” holds no number that can be read. Write it as printed, such as 75.1万人."),
            {"value": text},
        )
    first = found[0]
    if first.start > 0:
        return Message(
            N_("“{value}” begins with “{words}”, which is no word of approximation. Leave it to the label."),
            {"value": text, "words": text[: first.start]},
        )
    if len(found) > 1:
        return Message(
            N_("“{value}” holds more than one number: {first} and {second}. Make them figures of their own."),
            {
                "value": text,
                "first": text[first.start : first.end],
                "second": text[found[1].start : found[1].end],
            },
        )
    known = first.unit if text[: first.end].endswith(first.unit) else ""
    return _unknown_unit(text, text[first.end - len(known) :])


def _unknown_unit(value: str, unit: str) -> Message:
    return Message(
        N_("The unit “{unit}” of “{value}” is not known. Declare it under `units:` in briefing.yaml."),
        {"unit": unit.strip(), "value": value},
    )


def _half_digit(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)


def _plain(number: Decimal) -> Decimal:
    """`number` without an exponent, for 4E+6 would not be what anybody prints."""
    return Decimal(f"{number:f}")
