"""Any English quantity that is put together from its parts is found whole in a sentence and reads back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.quantities.lexicon_en import FALLING_ADVERBS, QUALIFIER_PREFIXES, RISING_ADVERBS
from cqbrief.briefing.quantities.parser import QuantityError, find_quantities, parse_quantity

DIGITS = st.sampled_from(("2", "5.2", "51", "1,234", "19,000", "2½", "0.75"))
SCALES = st.sampled_from(("", " million", " thousand"))
COUNTED = st.sampled_from(
    (" people", " firms", " jobs", "%", " per cent", " percentage points", " tonnes", "")
)
MONEY = st.sampled_from(("£", "$", "US$", "A$", "€", "AUD ", "GBP "))
QUALIFIERS = st.sampled_from(("", *(f"{word} " for word in QUALIFIER_PREFIXES if word[0].isalpha())))
CHANGES = st.sampled_from(("", "rose by ", "fell by ", "drop of ", "up "))
ADVERBS = st.sampled_from(("", *(f" {word}" for word in (*RISING_ADVERBS, *FALLING_ADVERBS))))
SENTENCES = st.sampled_from(
    ("{}", "It was {}.", "In all, {}, they said", "The total ({}) is known", "{}; and so on")
)


def check(printed: str, sentence: str) -> None:
    value = parse_quantity(printed)
    found = find_quantities(sentence.format(printed))
    assert [quantity.printed for _, _, quantity in found] == [printed]
    assert [(q.number, q.scale, q.unit, q.qualifier, q.change) for _, _, q in found] == [
        (value.number, value.scale, value.unit, value.qualifier, value.change)
    ]


@given(QUALIFIERS, DIGITS, SCALES, COUNTED, SENTENCES)
def test_a_count_with_its_word_is_found_whole(
    qualifier: str, digits: str, scale: str, unit: str, sentence: str
) -> None:
    check(f"{qualifier}{digits}{scale}{unit}", sentence)


@given(CHANGES, QUALIFIERS, MONEY, DIGITS, SCALES, SENTENCES)
def test_a_sum_of_money_with_its_words_is_found_whole(
    change: str, qualifier: str, money: str, digits: str, scale: str, sentence: str
) -> None:
    check(f"{change}{qualifier}{money}{digits}{scale}", sentence)


@given(QUALIFIERS, DIGITS, COUNTED.filter(bool), ADVERBS, SENTENCES)
def test_an_adverb_of_change_behind_a_measured_number_belongs_to_it(
    qualifier: str, digits: str, unit: str, adverb: str, sentence: str
) -> None:
    printed = f"{qualifier}{digits}{unit}{adverb}"
    check(printed, sentence)
    falls = adverb.strip() in FALLING_ADVERBS
    assert (parse_quantity(printed).number < 0) == falls


@given(DIGITS, COUNTED.filter(bool), st.sampled_from((1, 2)))
def test_no_part_of_a_quantity_is_the_quantity(digits: str, unit: str, cut: int) -> None:
    printed = f"fell by {digits} million{unit}"
    (found,) = find_quantities(f"It {printed} in all.")
    for part in (printed.removeprefix("fell by "), printed.removesuffix(unit), f"fell by {digits[cut:]}"):
        if part == printed:
            continue
        try:
            value = parse_quantity(part)
        except QuantityError:
            continue
        assert (value.number, value.scale, value.unit) != (
            found[2].number, found[2].scale, found[2].unit
        )  # fmt: skip


@pytest.mark.parametrize("number", [Decimal(2), Decimal("2.5")])
def test_a_multiple_by_hyphen_reads_back(number: Decimal) -> None:
    assert parse_quantity(f"{number}-fold").number == number
