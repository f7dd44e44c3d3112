"""Prints a quantity that was worked out, as the values of a briefing are printed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from cqbrief.briefing.quantities.folding import DecimalSign, swap_decimal_signs
from cqbrief.briefing.quantities.parser import QuantityError, parse_quantity, split_unit
from cqbrief.briefing.quantities.quantity import EXACT, LONGEST_NUMBER, Quantity
from cqbrief.briefing.quantities.units import CURRENCIES, FRACTIONS, LETTER_SCALES, SCALES
from cqbrief.i18n.messages import N_, Message


def format_quantity(
    amount: Decimal,
    decimals: int,
    unit_text: str,
    units: frozenset[str] = frozenset(),
    decimal: DecimalSign = ".",
    *,
    grouped: bool = False,
) -> Quantity:
    """Return `amount` (in units; a fraction for %) as printed in the scale and unit of `unit_text`.

    It is rounded half up to `decimals` places, as in 65.6万人; `grouped`: with commas between thousands,
    32,569. Raises QuantityError for an unknown unit or an absurd size.
    """
    scale, unit = split_unit(unit_text, units)
    factor = EXACT.scaleb(FRACTIONS.get(unit, Decimal(1)), SCALES.get(scale, 0))
    places = min(max(decimals, 0), LONGEST_NUMBER)
    number = EXACT.divide(amount, factor)
    if number.adjusted() + places > LONGEST_NUMBER - 3:
        raise QuantityError(
            Message(N_("The result {number} is too large to be written."), {"number": f"{number:.3e}"})
        )
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=EXACT)
    sign = "-" if rounded < 0 else ""
    digits = f"{abs(rounded):,f}" if grouped else f"{abs(rounded):f}"
    digits = swap_decimal_signs(digits) if decimal == "," else digits
    if unit in CURRENCIES:
        space = " " if scale and scale not in LETTER_SCALES and scale.isascii() else ""
        printed = f"{sign}{unit}{digits}{space}{scale}"
    else:
        tail = unit_text.strip()
        letters = bool(tail) and tail[0].isascii() and tail[0].isalpha() and scale not in LETTER_SCALES
        printed = f"{sign}{digits}{' ' if letters else ''}{tail}"
    return parse_quantity(printed, units, decimal)
