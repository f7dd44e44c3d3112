"""What holds for any numbers: they print back as they were; rounding alone never contradicts."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.edition_diff.figures import difference
from cqbrief.briefing.formulas.ledger import LedgerEntry, build_ledger
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.parser import find_quantities, parse_quantity
from cqbrief.briefing.sources.numerals import prose_numerals

NUMBERS = st.decimals(min_value=Decimal("0.5"), max_value=10**6, places=6)
PLACES = st.integers(0, 3)
WORDS = st.sampled_from(["", "约", "近", "超过", "不低于", "增长", "下降"])
UNITS = st.sampled_from(["万人", "亿元", "%", "个百分点", "家", "人次", "万个"])


def rounded(number: Decimal, places: int) -> str:
    return f"{number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}"


@given(NUMBERS, PLACES, WORDS, UNITS)
def test_a_quantity_in_a_sentence_prints_back_the_same(
    number: Decimal, places: int, word: str, unit: str
) -> None:
    printed = f"{word}{rounded(number, places)}{unit}"
    ((_, _, found),) = find_quantities(f"其中{printed}；其余不变。")
    assert found.printed == parse_quantity(printed).printed == printed
    assert found.prefix + found.digits + found.suffix == printed


@given(NUMBERS, PLACES, UNITS)
def test_a_numeral_typed_by_hand_is_never_overlooked(number: Decimal, places: int, unit: str) -> None:
    text = f"其中{rounded(number, places)}{unit}；其余不变。"
    ((start, end),) = prose_numerals(text)
    assert text[start:end] == f"{rounded(number, places)}{unit}"


def figure(id_: str, value: str | None = None, **more: object) -> Figure:
    quantity = parse_quantity(value) if value else None
    return Figure(id=id_, label=Text(plain=id_), value=quantity, **more)  # type: ignore[arg-type]


def entry(*figures: Figure) -> LedgerEntry:
    (found,) = build_ledger({item.id: item for item in figures}, frozenset()).values()
    return found


@given(NUMBERS, NUMBERS, PLACES, PLACES, PLACES)
def test_rounding_never_makes_a_true_sum_disagree(a: Decimal, b: Decimal, p: int, q: int, r: int) -> None:
    for formula, true, unit in (("a + b", a + b, "万人"), ("a - b", a - b, "万人")):
        found = entry(
            figure("a", f"{rounded(a, p)}万人"),
            figure("b", f"{rounded(b, q)}万人"),
            figure("c", f"{rounded(true, r)}{unit}", check=formula),
        )
        assert found.verdict != "disagrees", found


@given(NUMBERS, NUMBERS, PLACES, PLACES)
def test_rounding_never_makes_a_true_share_disagree(a: Decimal, b: Decimal, p: int, r: int) -> None:
    found = entry(
        figure("a", f"{rounded(a, p)}万人"),
        figure("b", f"{rounded(b, p)}万人"),
        figure("c", f"{rounded(a / b * 100, r)}%", check="a / b"),
    )
    assert found.verdict != "disagrees", found


@given(NUMBERS, NUMBERS, PLACES)
def test_the_range_that_is_shown_holds_the_true_value(a: Decimal, b: Decimal, p: int) -> None:
    found = entry(
        figure("a", f"{rounded(a, p)}亿元"),
        figure("b", f"{rounded(b, p)}亿元"),
        figure("c", f"{rounded(a + b, 1)}亿元", check="a + b"),
    )
    low, high = parse_quantity(found.low).number, parse_quantity(found.high).number
    assert low <= a + b <= high


@given(NUMBERS, PLACES, UNITS)
def test_nothing_differs_from_itself(number: Decimal, places: int, unit: str) -> None:
    value = parse_quantity(f"{rounded(number, places)}{unit}")
    found = difference(value, value)
    assert found is None if not value.amount and unit not in ("%", "个百分点") else found is not None
    assert found is None or not found.number
