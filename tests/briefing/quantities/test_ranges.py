"""Two numbers are one range where they are said as such; levels that follow one another are two numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cqbrief.briefing.quantities.interval import Interval
from cqbrief.briefing.quantities.parser import find_quantities, parse_quantity
from cqbrief.briefing.quantities.quantity import Quantity


def amounts(quantity: Quantity) -> tuple[float, float]:
    assert quantity.upper is not None
    return float(quantity.number * quantity.factor), float(quantity.upper * quantity.factor)


@pytest.mark.parametrize(
    ("text", "printed", "low", "high", "unit"),
    [
        ("costs of £3.5bn to £4.2bn", "£3.5bn to £4.2bn", 3.5e9, 4.2e9, "£"),
        ("a fee of $2000 to $2500", "$2000 to $2500", 2000, 2500, "$"),
        ("worth $3 billion-$4 billion", "$3 billion-$4 billion", 3e9, 4e9, "$"),
        ("US$3-4 billion", "US$3-4 billion", 3e9, 4e9, "US$"),
        (
            "subsidies from $2000 to a maximum of $10,640",
            "from $2000 to a maximum of $10,640", 2000, 10640, "$",
        ),
        ("grants from $2000 up to $10,640", "from $2000 up to $10,640", 2000, 10640, "$"),
        ("costs ranged from £10 to £15", "£10 to £15", 10, 15, "£"),
        ("anything from 5 to 9 million", "5 to 9 million", 5e6, 9e6, ""),
        ("between £3 and £4 million", "between £3 and £4 million", 3e6, 4e6, "£"),
        ("between £3m and £4m", "between £3m and £4m", 3e6, 4e6, "£"),
        ("5–6 million", "5–6 million", 5e6, 6e6, ""),
        ("3 to 5 per cent", "3 to 5 per cent", 0.03, 0.05, "per cent"),
        ("10-12 people", "10-12 people", 10, 12, "people"),
        ("£900m to £1.2bn", "£900m to £1.2bn", 9e8, 1.2e9, "£"),
        ("500,000 to 1.2 million", "500,000 to 1.2 million", 5e5, 1.2e6, ""),
        ("9000万至1.2亿元", "9000万至1.2亿元", 9e7, 1.2e8, "元"),
        ("3元至5万元", "3元至5万元", 3, 50000, "元"),
    ],
)  # fmt: skip
def test_a_range_has_both_ends_whole_with_the_currency_and_scale_said_of_either(
    text: str, printed: str, low: float, high: float, unit: str
) -> None:
    ((_, _, quantity),) = find_quantities(text)
    assert (quantity.printed, quantity.unit, quantity.qualifier) == (printed, unit, "range")
    assert amounts(quantity) == pytest.approx((low, high))
    again = parse_quantity(printed)
    assert (amounts(again), again.unit) == (amounts(quantity), unit)


def test_either_end_of_a_range_is_rounded_where_it_was() -> None:
    interval = parse_quantity("£900m to £1.2bn").interval()
    assert interval == Interval(Decimal(899_500_000), Decimal(1_250_000_000))


@pytest.mark.parametrize("text", ["rose by 2 to 10 per cent", "fell by 10 to 12 people", "up 3 to 9 million"])
def test_a_change_may_be_a_range(text: str) -> None:
    ((_, _, quantity),) = find_quantities(text)
    assert (quantity.printed, bool(quantity.change), quantity.upper is None) == (text, True, False)


def test_a_word_before_the_first_end_speaks_of_the_range() -> None:
    ((_, _, quantity),) = find_quantities("between about 3 and 5 million")
    assert (quantity.qualifier, amounts(quantity)) == ("about", (3e6, 5e6))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("rose from 5.5% to 6.1%", ["5.5%", "6.1%"]),
        ("fell from $30 to $25", ["$30", "$25"]),
        ("from $1.7 billion to $2.2 billion", ["$1.7 billion", "$2.2 billion"]),
        ("from about 3 to 5 million", ["about 3", "5 million"]),
        ("rose by 3 million to 9 million", ["rose by 3 million", "9 million"]),
        ("rose by £3 to £9", ["rose by £3", "£9"]),
        ("rose by 12,000 to 819,000", ["rose by 12,000", "819,000"]),
        ("was up 21 to 589", ["up 21", "589"]),
        ("rose by 900,000 to 1.2 million", ["rose by 900,000", "1.2 million"]),
        ("increased from $2000 to a maximum of $10,640", ["$2000", "a maximum of $10,640"]),
        ("in 2014 to 1.2 million", ["2014", "1.2 million"]),
        ("$5 to 10 people", ["$5", "10 people"]),
        ("£5 to €10", ["£5", "€10"]),
        ("5 to £10", ["5", "£10"]),
        ("£5 to £3", ["£5", "£3"]),
        ("5 years to 6 months", ["5 years", "6 months"]),
        ("£3 and £4 million", ["£3", "£4 million"]),
        ("由3000元到5万元", ["3000元", "5万元"]),
    ],
)
def test_two_levels_a_change_and_a_level_and_two_kinds_of_thing_are_no_range(
    text: str, printed: list[str]
) -> None:
    found = [quantity for _, _, quantity in find_quantities(text)]
    assert [quantity.printed for quantity in found] == printed
    assert all(quantity.upper is None for quantity in found)
