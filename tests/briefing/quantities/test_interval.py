from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.quantities.interval import Interval

_NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False)


def _interval(one: D, other: D) -> Interval:
    return Interval(min(one, other), max(one, other))


@given(_NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS)
def test_results_hold_the_result_of_any_two_values(a: D, b: D, c: D, d: D) -> None:
    one, other = _interval(a, b), _interval(c, d)
    assert (one + other).contains(a + d)
    assert (one - other).contains(a - d)
    assert (one * other).contains(a * d)
    if d and not other.contains(D(0)):
        quotient = one / other
        assert quotient.low is not None
        assert quotient.high is not None
        tolerance = abs(quotient.high) * D("1e-25")
        assert quotient.low - tolerance <= a / d <= quotient.high + tolerance


@given(_NUMBERS, _NUMBERS.filter(bool))
def test_a_division_that_does_not_come_out_even_is_rounded_outward(a: D, b: D) -> None:
    back = Interval.point(a) / Interval.point(b) * Interval.point(b)
    assert back.contains(a)


def test_a_sum_that_does_not_fit_the_precision_is_rounded_outward() -> None:
    tiny = D("1e-80")
    total = Interval.point(D(1)) + Interval.point(tiny)
    assert total.low is not None and total.low <= 1
    assert total.high is not None and total.high > 1


def test_an_open_end_stays_open_through_arithmetic() -> None:
    over = Interval(D(5), None)
    assert over + Interval.point(D(1)) == Interval(D(6), None)
    assert Interval.point(D(1)) - over == Interval(None, D(-4))
    assert over * Interval.point(D(-2)) == Interval(None, D(-10))
    assert Interval.point(D(10)) / over == Interval(D(0), D(2))
    assert over * over == Interval(D(25), None)


def test_dividing_by_what_may_be_zero_says_nothing() -> None:
    assert Interval.point(D(1)) / Interval(D(-1), D(1)) == Interval(None, None)
    assert Interval.point(D(1)) / Interval.point(D(0)) == Interval(None, None)
    assert Interval.point(D(1)) / Interval(D(0), None) == Interval(None, None)


def test_intervals_that_touch_intersect_and_others_do_not() -> None:
    assert Interval(D(1), D(2)).intersects(Interval(D(2), D(3)))
    assert not Interval(D(1), D(2)).intersects(Interval(D("2.01"), None))
    assert Interval(None, D(2)).intersects(Interval(None, D(-100)))


def test_enclosing_minds_open_ends() -> None:
    assert Interval(D(1), None).encloses(Interval(D(1), D(9)))
    assert not Interval(D(1), D(9)).encloses(Interval(D(1), None))


def test_ends_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="wrong order"):
        Interval(D(2), D(1))
