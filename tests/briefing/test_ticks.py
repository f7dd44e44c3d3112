from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.chart_data.ticks import choose_ticks, format_ticks

NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=3)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("65.6", "75.1", "0 20 40 60 80"),
        ("13.3", "54", "0 20 40 60"),
        ("25", "101", "0 25 50 75 100 125"),
        ("0", "100", "0 20 40 60 80 100"),
        ("-5.9", "14.5", "-10 -5 0 5 10 15"),
        ("-3", "-1", "-3 -2 -1 0"),
    ],
)
def test_the_ticks_of_bars_are_round_and_hold_zero(low: str, high: str, expected: str) -> None:
    ticks = choose_ticks(Decimal(low), Decimal(high), zero=True)
    assert ticks == tuple(Decimal(number) for number in expected.split())


@given(NUMBERS, NUMBERS, st.booleans())
def test_four_to_six_equidistant_ticks_enclose_any_values(a: Decimal, b: Decimal, zero: bool) -> None:
    low, high = min(a, b), max(a, b)
    ticks = choose_ticks(low, high, zero=zero)
    assert 4 <= len(ticks) <= 6
    assert ticks[0] <= low
    assert high <= ticks[-1]
    assert len({after - before for before, after in pairwise(ticks)}) == 1
    assert not zero or Decimal(0) in ticks


def test_an_axis_without_zero_stays_close_to_its_values() -> None:
    assert choose_ticks(Decimal("98.1"), Decimal("99.7"), zero=False) == tuple(
        Decimal(number) for number in ("98", "98.5", "99", "99.5", "100")
    )


@pytest.mark.parametrize(("low", "high"), [("1", "0"), ("NaN", "1"), ("0", "Infinity")])
def test_an_axis_over_nothing_is_refused(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no axis"):
        choose_ticks(Decimal(low), Decimal(high), zero=True)


def test_a_tick_is_written_with_the_decimals_of_its_step_and_a_true_minus() -> None:
    assert format_ticks([Decimal("-1"), Decimal("-0.75")]) == ["−1.00", "−0.75"]


def test_all_ticks_of_an_axis_have_separators_or_none() -> None:
    assert format_ticks([Decimal("8000"), Decimal("10000")]) == ["8,000", "10,000"]
    assert format_ticks([Decimal("6000"), Decimal("8000")]) == ["6000", "8000"]
