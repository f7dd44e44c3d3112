"""Parts of a whole and mixed numbers in digits are read whole; two numbers beside each other are not one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cqbrief.briefing.quantities.parser import find_quantities, parse_quantity
from cqbrief.briefing.quantities.quantity import Qualifier, Quantity
from cqbrief.briefing.quantities.units import SCALES, denominator_of
from cqbrief.briefing.sources.numerals import prose_numerals


def amount(quantity: Quantity) -> Fraction:
    """Number over what it is a part of; per cent stay per cent."""
    number = Fraction(quantity.number.scaleb(SCALES.get(quantity.scale, 0)))
    return number / (denominator_of(quantity.unit) or 1)


@pytest.mark.parametrize(
    ("text", "printed", "value", "qualifier"),
    [
        ("less than half of the firms", "less than half", "1/2", "under"),
        ("more than two-thirds of firms", "more than two-thirds", "2/3", "over"),
        ("nearly one in four people", "nearly one in four", "1/4", "nearly"),
        ("over a third of firms", "over a third", "1/3", "over"),
        ("one in 4 people", "one in 4", "1/4", "exact"),
        ("about one in every 20 people", "about one in every 20", "1/20", "about"),
        ("1 in 4 people", "1 in 4", "1/4", "exact"),
        ("nearly 1 in 5", "nearly 1 in 5", "1/5", "nearly"),
        ("at least 9 in 10 graduates", "at least 9 in 10", "9/10", "at_least"),
        ("2 out of 3 firms", "2 out of 3", "2/3", "exact"),
        ("1 in 1,000 births", "1 in 1,000", "1/1000", "exact"),
        ("3 in every 100 births", "3 in every 100", "3/100", "exact"),
        ("½ of firms", "½", "1/2", "exact"),
        ("⅔ of firms", "⅔", "2/3", "exact"),
        ("½ a million", "½ a million", "500000", "exact"),
        ("about 1¾ million people", "about 1¾ million people", "1750000", "about"),
        ("2½ per cent", "2½ per cent", "5/2", "exact"),
        ("5 1/2 per cent", "5 1/2 per cent", "11/2", "exact"),
        ("1/2 per cent", "1/2 per cent", "1/2", "exact"),
        ("33⅓%", "33⅓%", "1/3", "exact"),
        ("2⅓ million", "2⅓ million", "7000000/3", "exact"),
        ("half a million people", "half a million people", "500000", "exact"),
        ("a quarter of a million people", "a quarter of a million people", "250000", "exact"),
        ("three and a half per cent", "three and a half per cent", "7/2", "exact"),
    ],
)
def test_a_part_and_a_mixed_number_are_read_whole_with_their_word(
    text: str, printed: str, value: str, qualifier: Qualifier
) -> None:
    ((_, _, quantity),) = find_quantities(text)
    assert (quantity.printed, quantity.qualifier) == (printed, qualifier)
    assert amount(quantity) == Fraction(value)
    assert amount(parse_quantity(printed)) == Fraction(value)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("3 in 2014", ["3", "2014"]),
        ("9 in 10 years", ["9", "10 years"]),
        ("rose by 5 in 10 cities", ["rose by 5", "10"]),
        ("45 out of 60 firms", ["45", "60 firms"]),
        ("12 in 15 regions", ["12", "15"]),
        ("£3 in 4 towns", ["£3", "4"]),
        ("4 in 3 towns", ["4", "3"]),
        ("3 in 5 January", ["3"]),
        ("3 in 5.5 per cent", ["3", "5.5 per cent"]),
        ("in 2014 1/2 of them", ["2014", "1/2"]),
        ("5 1/20 of them", ["5", "1/20"]),
    ],
)
def test_two_numbers_that_only_stand_together_stay_two(text: str, printed: list[str]) -> None:
    assert [quantity.printed for _, _, quantity in find_quantities(text)] == printed


@pytest.mark.parametrize("printed", ["c.500 people", "ca.500 people", "c. 500 people", "approx. 500 people"])
def test_a_shortened_word_of_approximation_may_touch_the_number(printed: str) -> None:
    for text in (f"It has {printed}.", f"the staff ({printed})"):
        assert [(q.printed, q.qualifier) for _, _, q in find_quantities(text)] == [(printed, "about")]


@pytest.mark.parametrize("text", ["v.1.2.3", "No.500", "inc.500", "1.2.500"])
def test_a_full_stop_before_a_number_that_shortens_something_else_says_nothing(text: str) -> None:
    assert all(q.qualifier == "exact" for _, _, q in find_quantities(text))


def test_a_fraction_of_one_character_in_the_prose_is_a_numeral() -> None:
    assert prose_numerals("½ of firms") == ((0, 1),)
