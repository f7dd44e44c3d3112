"""English numbers in words are numerals to be accounted for; what only looks like one is not."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.quantities.english_tokens import find_number_words, multiple_end, number_word_ranges
from cqbrief.briefing.quantities.parser import QuantityError, parse_quantity
from cqbrief.briefing.sources.numerals import prose_numerals
from tests.support.small_briefing import rules, small

JOBS = "- id: jobs\n  label: 新增就业\n  value: 75.1万人\n  quote: 新增就业75.1万人\n"


def numbers(text: str) -> list[str]:
    return [text[start:end] for start, end in number_word_ranges(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three quarters of firms, two thirds and one-third", ["three quarters", "two thirds", "one-third"]),
        ("a dozen posts, two dozen, half a dozen firms", ["a dozen", "two dozen", "half a dozen"]),
        ("one in five and nine out of every ten graduates", ["one in five", "nine out of every ten"]),
        ("a third of them, half of all, more than half", ["a third", "half", "half"]),
        ("half a million people; a hundred firms", ["half a million", "a hundred"]),
        ("two hundred and fifty thousand people", ["two hundred and fifty thousand"]),
        ("twenty-five firms rose to ninety-nine.", ["twenty-five", "ninety-nine"]),
        ("Five parties, two or three posts", ["Five", "two or three"]),
        ("up by five per cent", ["five"]),
        ("between a third and a half of firms; a third to a half", ["a third", "a half"] * 2),
        ("two of the four main groups, each of the four main services", ["two", "four", "four"]),
        ("rose from three to five", ["three", "five"]),
        ("five or more firms, two of them new", ["five", "two"]),
        ("no one, No-one. One million", ["One million"]),
    ],
)
def test_numbers_in_words_are_found_as_they_stand(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "one of the first, one by one, one another, no one",
        "the third plan, a third party, in the second place",
        "the first quarter, the first half of the year, half an hour, half-hearted",
        "a six-step method, the Five-Year Plan, COVID-nineteen, two-way",
        "the two shares, these three, no rate follows from the two.",
        "dozens of cases, hundreds of firms, thousands of people",
        "hundred million yuan",
        "someone, tenth, often, weighty, attend, phone",
        "城镇新增就业",
        "the third quarter of 2014, the first three quarters, the second estimate",
        "one-stop, one of the, the two, half-year, first",
        "the twenty-first century, the one hundred and first case, nineteen ninety-five",
        "in Phase Two of the plan, Year Five pupils",
        "twice a year, a double room, the aims are twofold, to double down on it",
        "by a third party, a quarter ago",
    ],
)
def test_ordinals_names_and_what_is_vague_are_no_numbers(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "value", "scale"),
    [
        ("twelve hundred firms", "1200", ""),
        ("two dozen posts", "24", ""),
        ("half a dozen firms", "6", ""),
        ("one hundred firms", "100", ""),
        ("two hundred and six thousand people", "206", "thousand"),
        ("half a million people", "0.5", "million"),
        ("a million and a half people", "1.5", "million"),
        ("two and a half million jobs", "2.5", "million"),
        ("two point five million jobs", "2.5", "million"),
        ("two million three hundred thousand jobs", "2300", "thousand"),
        ("a thousand million pounds", "1000", "million"),
        ("two thousand and six people", "2006", ""),
        ("three quarters of a million people", "0.75", "million"),
        ("one per cent", "1", ""),
        ("zero point five per cent", "0.5", ""),
        ("half a percentage point", "0.5", ""),
        ("a quarter of a per cent", "0.25", ""),
        ("for three quarters in a row", "3", ""),
        ("two consecutive quarters", "2", ""),
        ("they met three times a year", "3", ""),
    ],
)
def test_a_number_in_words_has_the_value_and_the_scale_it_says(text: str, value: str, scale: str) -> None:
    (number,) = find_number_words(text)
    # As texts: 2.5 is known to other decimals than 2.500000.
    assert (str(number.low), number.scale) == (value, scale)
    assert (number.unit, number.high) == ("", None)


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        ("a third of firms", 1, 3),
        ("two-thirds of firms", 2, 3),
        ("half of them", 1, 2),
        ("cut by a quarter in 2014", 1, 4),
        ("three quarters of all", 3, 4),
        ("one in four people", 1, 4),
        ("nine out of ten", 9, 10),
        ("one in every hundred", 1, 100),
        ("one in a thousand", 1, 1000),
        ("two-thirds of one per cent", 2, 3),
        ("two and two-thirds per cent", 8, 3),
        ("three thousandths", 3, 1000),
    ],
)
def test_a_fraction_keeps_what_is_above_and_below(text: str, above: int, below: int) -> None:
    (number,) = find_number_words(text)
    assert (int(number.low), number.unit) == (above, f"/{below}")


@pytest.mark.parametrize(
    ("text", "words", "times"),
    [
        ("the number doubled", "doubled", "2"),
        ("to double exports", "double", "2"),
        ("twice the average", "twice", "2"),
        ("more than twice", "twice", "2"),
        ("a threefold rise", "threefold", "3"),
        ("a three-fold rise", "three-fold", "3"),
        ("it trebled", "trebled", "3"),
        ("tripling in a year", "tripling", "3"),
        ("quadrupled", "quadrupled", "4"),
        ("it was halved", "halved", "0.5"),
        ("half as many", "half", "0.5"),
        ("cut in half", "half", "0.5"),
        ("three times as many", "three times", "3"),
        ("two and a half times", "two and a half times", "2.5"),
    ],
)
def test_a_multiple_says_how_many_times_as_much(text: str, words: str, times: str) -> None:
    (number,) = find_number_words(text)
    assert (text[number.start : number.end], number.low, number.unit) == (words, Decimal(times), "倍")


@pytest.mark.parametrize(
    ("text", "fractional", "multiplied"),
    [
        ("3 times the average", False, "3 times"),
        ("3 times a year", False, "3"),
        ("1.5 times", True, "1.5 times"),
        ("a 10-fold rise", False, "a 10-fold"),
        ("10 folders", False, "10"),
    ],
)
def test_times_and_fold_behind_digits_multiply_where_they_compare(
    text: str, fractional: bool, multiplied: str
) -> None:
    end = max(index for index, character in enumerate(text) if character.isdigit()) + 1
    assert text[: multiple_end(text, end, fractional=fractional)] == multiplied


@pytest.mark.parametrize(
    ("text", "low", "high", "scale"),
    [
        ("two or three posts", 2, 3, ""),
        ("ten to twelve firms", 10, 12, ""),
        ("between five and six per cent", 5, 6, ""),
        ("two to three million jobs", 2, 3, "million"),
        ("five hundred to a thousand people", 500, 1000, ""),
        ("one or two firms", 1, 2, ""),
    ],
)
def test_a_range_in_words_has_both_ends_in_one_scale(text: str, low: int, high: int, scale: str) -> None:
    (number,) = find_number_words(text)
    assert (number.low, number.high, number.scale) == (Decimal(low), Decimal(high), scale)


NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
ONES = NAMES.split()
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(number: int, link: str = " and ", hyphen: str = "-") -> str:
    """The number as it is written out."""
    for power, name in ((9, "billion"), (6, "million"), (3, "thousand"), (2, "hundred")):
        if number >= 10**power:
            above, rest = divmod(number, 10**power)
            between = link if 0 < rest < 100 else " "
            return f"{spelt(above, link, hyphen)} {name}" + (
                between + spelt(rest, link, hyphen) if rest else ""
            )
    if number < 20:
        return ONES[number]
    return TENS[number // 10 - 2] + (hyphen + ONES[number % 10] if number % 10 else "")


def read(words: str) -> Decimal:
    """The amount of a text that is one number in words."""
    text = f"it rose by {words} per cent"
    (number,) = find_number_words(text)
    assert text[number.start : number.end] == words
    assert (number.unit, number.high) == ("", None)
    power = {"": 0, "thousand": 3, "million": 6, "billion": 9}[number.scale]
    return number.low.scaleb(power)


def test_every_number_below_ten_thousand_written_out_reads_back_as_itself() -> None:
    assert [number for number in range(1, 10_000) if read(spelt(number)) != number] == []


@given(
    st.integers(1, 10**9), st.sampled_from((" and ", " ")), st.sampled_from(("-", " ", "\u2011")),
)  # fmt: skip
def test_every_number_written_out_reads_back_as_itself(number: int, link: str, hyphen: str) -> None:
    assert read(spelt(number, link, hyphen)) == number


@given(st.integers(11, 99), st.integers(1, 9))
def test_hundreds_may_be_counted_beyond_nine(hundreds: int, rest: int) -> None:
    assert read(f"{spelt(hundreds)} hundred and {spelt(rest)}") == hundreds * 100 + rest


WORDS = ("a", "one", "two", "ten", "twenty", "half", "million", "third", "of", "in", "out", "and", "3", "的")


@given(st.lists(st.sampled_from(WORDS)), st.sampled_from((" ", "-", ", ")))
def test_ranges_are_in_order_apart_and_within_the_text(words: list[str], between: str) -> None:
    text = between.join(words)
    found = number_word_ranges(text)
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("value", "number", "unit"),
    [("two", 2, ""), ("half", 1, "/2"), ("a third", 1, "/3"), ("twice", 2, "倍"), ("about ten", 10, "")],
)
def test_a_number_in_words_is_a_value_by_itself(value: str, number: int, unit: str) -> None:
    quantity = parse_quantity(value)
    assert (int(quantity.number), quantity.unit) == (number, unit)


@pytest.mark.parametrize("value", ["one", "third", "the two", "double room", "a", "few"])
def test_a_word_that_counts_nothing_is_no_value(value: str) -> None:
    with pytest.raises(QuantityError):
        parse_quantity(value)


def test_digits_and_words_in_one_text_are_both_found_in_order() -> None:
    text = "75.1 million, three quarters of them"
    assert [text[a:b] for a, b in prose_numerals(text)] == ["75.1 million", "three quarters"]


def test_a_number_in_words_in_the_prose_is_reported_until_it_is_listed_with_a_reason(tmp_path: Path) -> None:
    message = '{zh: 就业, en: "Three quarters found work."}'
    loose = small(tmp_path / "loose", "新增就业75.1万人。", JOBS, message=message)
    assert rules(loose) == ["numeral-unlinked"]
    root = "deliberate:\n  - numeral: Three quarters\n    reason: 说法。\n"
    assert rules(small(tmp_path / "listed", "新增就业75.1万人。", JOBS, message=message, root=root)) == []


def test_a_number_in_words_in_a_source_has_to_be_used_or_ignored(tmp_path: Path) -> None:
    source = "新增就业75.1万人。\n\nThree quarters found work.\n"
    assert rules(small(tmp_path / "loose", source, JOBS)) == ["numeral-unused"]
    root = "ignored:\n  - quote: Three quarters found work\n    reason: 背景。\n"
    assert rules(small(tmp_path / "ignored", source, JOBS, root=root)) == []
