"""English numbers in words are numerals to be accounted for; what only looks like one is not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.coverage import prose_numerals
from cqbrief.briefing.quantities.english import number_words
from tests.briefing.small import rules, small

JOBS = "- id: jobs\n  label: 新增就业\n  value: 75.1万人\n  quote: 新增就业75.1万人\n"


def numbers(text: str) -> list[str]:
    return [text[start:end] for start, end in number_words(text)]


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
        ("Five parties, two or three posts", ["Five", "three"]),
        ("up by five per cent", ["five"]),
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
    ],
)
def test_ordinals_names_and_what_is_vague_are_no_numbers(text: str) -> None:
    assert numbers(text) == []


WORDS = ("a", "one", "two", "ten", "twenty", "half", "million", "third", "of", "in", "out", "and", "3", "的")


@given(st.lists(st.sampled_from(WORDS)), st.sampled_from((" ", "-", ", ")))
def test_ranges_are_in_order_apart_and_within_the_text(words: list[str], between: str) -> None:
    text = between.join(words)
    found = number_words(text)
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))


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
