"""Currencies, rates of pay and hyphened numbers of English prose; what only looks like one is none."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cqbrief.briefing.quantities.formatter import format_quantity
from cqbrief.briefing.quantities.parser import find_quantities, parse_quantity, split_unit
from cqbrief.briefing.quantities.units import CURRENCIES, canonical_unit
from cqbrief.briefing.sources.numerals import prose_numerals
from cqbrief.briefing.tables.table_units import unit_stated_in_head
from tests.support.small_briefing import rules, small


@pytest.mark.parametrize(
    ("printed", "number", "scale", "unit"),
    [
        ("A$5 million", "5", "million", "A$"),
        ("AU$3bn", "3", "bn", "AU$"),
        ("C$4", "4", "", "C$"),
        ("CA$2", "2", "", "CA$"),
        ("NZ$7.5 million", "7.5", "million", "NZ$"),
        ("S$9", "9", "", "S$"),
        ("R$5", "5", "", "R$"),
        ("AUD 5 million", "5", "million", "AUD"),
        ("5 million AUD", "5", "million", "AUD"),
        ("USD5m", "5", "m", "USD"),
        ("12 USD", "12", "", "USD"),
        ("EUR 5.2 billion", "5.2", "billion", "EUR"),
        ("GBP 3", "3", "", "GBP"),
        ("5 €", "5", "", "€"),
        ("5 million €", "5", "million", "€"),
        ("£5 m", "5", "m", "£"),
        ("20p", "20", "", "p"),
        ("134.9p", "134.9", "", "p"),
        ("20 pence", "20", "", "pence"),
        ("20 cents", "20", "", "cents"),
        ("5¢", "5", "", "¢"),
        ("5 million pounds sterling", "5", "million", "pounds sterling"),
        ("3 US dollars", "3", "", "US dollars"),
        ("$5-million", "5", "million", "$"),
        ("2.5-million people", "2.5", "million", "people"),
        ("20-percent", "20", "", "percent"),
        ("20-per-cent", "20", "", "per cent"),
        ("5-percentage-point", "5", "", "percentage point"),
        ("10-fold", "10", "", "倍"),
        ("3x", "3", "", "倍"),
        ("2.5×", "2.5", "", "倍"),
        ("£-5m", "-5", "m", "£"),
        ("-£5m", "-5", "m", "£"),
        ("5m²", "5", "", "m²"),
        ("$12 an hour", "12", "", "$/hour"),
        ("more than $12 per hour", "12", "", "$/hour"),
        ("£80 a barrel", "80", "", "£/barrel"),
        ("5 dollars a head", "5", "", "dollars/head"),
        ("6.77 per 1,000", "6.77", "", "/1,000"),
    ],
)
def test_money_and_hyphened_figures_are_read_whole(printed: str, number: str, scale: str, unit: str) -> None:
    ((_, _, found),) = find_quantities(f"it was {printed}, as told")
    for quantity in (found, parse_quantity(printed)):
        assert quantity.printed == printed
        assert (str(quantity.number), quantity.scale, quantity.unit) == (number, scale, unit)


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("cases of fraud 5 and 6", "5", ""),
        ("an entrepreneur 5 miles off", "5 miles", "miles"),
        ("in 1080p", "", ""),
        ("a 4x4 car", "", ""),
        ("at 5 p.m.", "", ""),
        ("$5 million a year", "$5 million", "$"),
        ("growth of 5% a year", "growth of 5%", "%"),
        ("£3 a dose", "£3", "£"),
        ("40 hours a week", "40 hours", "hours"),
        ("5m people", "5m people", "people"),
        ("a 30-kilometre railway", "30", ""),
        ("a 300-strong staff", "300", ""),
        ("a 1,200-bed hospital", "1,200", ""),
        ("6.77 per 1,000, as before", "6.77 per 1,000", "/1,000"),
        ("3 times a year", "3 times", "times"),
    ],
)
def test_what_only_looks_like_a_currency_or_a_rate_of_pay_is_none(text: str, printed: str, unit: str) -> None:
    assert [(q.printed, q.unit) for _, _, q in find_quantities(text)[:1]] == [(printed, unit)] * bool(printed)


@pytest.mark.parametrize(
    "text",
    [
        "a 5-year plan",
        "the Five-Year Plan",
        "in 3-month steps",
        "24-hour service",
        "a 100-day plan",
        "a 1.5-hour drive",
        "16-24-year-olds",
        "an 18-year-old",
        "5- and 10-year loans",
        "a 12-member board",
        "2-for-1",
        "a 5-million-dollar project",
        "a million-dollar project",
    ],
)
def test_a_compound_that_counts_nothing_is_no_figure_and_no_numeral(text: str) -> None:
    assert find_quantities(text) == ()
    assert prose_numerals(text) == ()


def test_the_stroke_between_two_numbers_is_no_sign() -> None:
    assert [q.number for _, _, q in find_quantities("shared 50-50 and 5–3")] == [50, 50, 5, 3]
    assert [q.number for _, _, q in find_quantities("5 and -3")] == [5, -3]


@pytest.mark.parametrize(
    ("printed", "qualifier"), [("20-odd", "about"), ("2,000-plus", "over"), ("$5-million-plus", "over")]
)
def test_a_word_that_makes_a_number_vague_belongs_to_it(printed: str, qualifier: str) -> None:
    for text in (printed, f"some, {printed} of them"):
        assert [(q.printed, q.qualifier) for _, _, q in find_quantities(text)] == [(printed, qualifier)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("US$", "USD"), ("€", "EUR"), ("£", "GBP"), ("A$", "AUD"), ("¢", "cents"), ("p", "pence")],
)
def test_a_currency_and_its_code_are_one(one: str, other: str) -> None:
    assert canonical_unit(one) == canonical_unit(other)
    assert canonical_unit("$") == "$"


@pytest.mark.parametrize(("text", "unit"), [("超过US$500", "US$"), ("共USD5m", "USD"), ("约RMB100", "RMB")])
def test_a_currency_is_read_right_behind_chinese(text: str, unit: str) -> None:
    assert [quantity.unit for _, _, quantity in find_quantities(text)] == [unit]


@pytest.mark.parametrize("currency", CURRENCIES)
def test_a_sum_in_any_currency_reads_back(currency: str) -> None:
    assert split_unit(f"{currency} million") == ("million", currency)
    quantity = format_quantity(Decimal(5_200_000), 1, f"{currency} million")
    assert (quantity.unit, quantity.scale, quantity.number) == (currency, "million", Decimal("5.2"))


@pytest.mark.parametrize("head", ["2022 (p)", "2022 [p]", "2022/p"])
def test_a_provisional_column_is_not_in_pence(head: str) -> None:
    assert unit_stated_in_head(head, frozenset()) == ""
    assert unit_stated_in_head("price (pence)", frozenset()) == "pence"


def test_three_times_as_many_may_be_written_as_three_times(tmp_path: Path) -> None:
    figure = "- id: more\n  label: 倍数\n  value: three times\n  quote: There were three times as many\n"
    assert rules(small(tmp_path, "There were three times as many jobs.", figure)) == []


def test_a_wage_is_cut_short_without_what_it_is_paid_for(tmp_path: Path) -> None:
    figure = "- id: wage\n  label: 工资\n  value: {value}\n  quote: They earn $12 an hour\n"
    whole = small(tmp_path / "whole", "They earn $12 an hour.", figure.format(value="$12 an hour"))
    assert rules(whole) == []
    cut = small(tmp_path / "cut", "They earn $12 an hour.", figure.format(value="$12"))
    assert [problem.rule for problem in cut.errors] == ["value-cut-short"]


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("515元/人·月", "元/人·月"),
        ("636元/月·人", "元/月·人"),
        ("200元/人/天", "元/人/天"),
        ("5元/（人·月）", "元/(人·月)"),
        ("12元/平方米·月", "元/平方米·月"),
        ("3.5元/千瓦时", "元/千瓦时"),
        ("4.2万元/千克", "元/千克"),
        ("3人/千户", "/1千"),
    ],
)
def test_a_unit_is_read_with_all_that_it_is_divided_by(printed: str, unit: str) -> None:
    for text in (printed, f"标准为{printed}，", f"{printed}（含税）"):
        assert [(q.printed, q.unit) for _, _, q in find_quantities(text)] == [(printed, unit)]


def test_brackets_that_divide_nothing_end_a_unit() -> None:
    assert [q.printed for _, _, q in find_quantities("共6元/（约2人）")] == ["6元", "约2人"]
