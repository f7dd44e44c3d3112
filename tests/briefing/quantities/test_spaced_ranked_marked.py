"""Blanks between thousands, English ranks, and marks behind the unit."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cqbrief.briefing.quantities.parser import find_quantities, parse_quantity
from tests.support.small_briefing import small


def figure(value: str, quote: str) -> str:
    return f"- id: a\n  label: 甲\n  value: '{value}'\n  period: 2021年\n  quote: '{quote}'\n"


@pytest.mark.parametrize(
    ("source", "value", "number"),
    [
        ("共1 234 567元", "1 234 567元", "1234567"),
        ("There were 1 234 567 widgets", "1 234 567", "1234567"),
        ("甲 100 200 300", "200", "200"),
        ("In 2021 234 people came", "234 people", "234"),
        ("The city ranked 3rd of 31", "3rd", "3"),
        ("It came in 21st place", "21st place", "21"),
        ("the 3rd largest city", "3rd", "3"),
        ("It is in third place, up from 4th", "4th", "4"),
        ("The city slipped to 5th in the region", "5th", "5"),
        ("共95.2万人（预计）。", "95.2万人（预计）", "95.2"),
        ("共95.2万人（预计）。", "95.2万人", "95.2"),
        ("rose to 12.3%*", "12.3%", "12.3"),
        ("▲130万人就业", "130万人", "130"),
    ],
)
def test_the_whole_quantity_is_a_value(source: str, value: str, number: str, tmp_path: Path) -> None:
    edition = small(tmp_path, source, figure(value, source.rstrip("。")))
    assert not edition.errors, [problem.message for problem in edition.errors]
    read = edition.figures["a"].value
    assert read is not None and (read.printed, read.number) == (value, Decimal(number))


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("利润▲130万元", "130万元"), ("产值翻一番半", "翻一番"), ("利润△130万元", "130万元"),
        ("共1 234 567元", "567元"),
        ("共1 234 567元", "1"), ("共1 234人", "234人"), ("共1 234人", "1"),
        ("There were 1 234 567 jobs", "567"), ("the 3rd meeting", "3rd"), ("It came in 21st place", "21"),
    ],
)  # fmt: skip
def test_a_part_of_it_is_refused(source: str, value: str, tmp_path: Path) -> None:
    assert small(tmp_path, source, figure(value, source)).errors


def test_a_rank_is_no_count() -> None:
    assert parse_quantity("3rd place").ordinal and parse_quantity("3rd").unit == "place"
    assert [q.ordinal for _, _, q in find_quantities("ranked 3rd of 31 cities")] == [True, False]
    assert find_quantities("on the 3rd of March and the 3rd meeting") == ()
    assert find_quantities("the date moved to 5th March") == ()
