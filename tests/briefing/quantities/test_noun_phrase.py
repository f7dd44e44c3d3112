"""What an English number counts is its unit, an adverb behind it its sign; what only looks so is neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.model import Quote
from cqbrief.briefing.problems import UnplacedProblem
from cqbrief.briefing.quantities.parser import QuantityError, find_quantities, parse_quantity
from cqbrief.briefing.sources.document import Passage
from cqbrief.briefing.sources.document_index import DocumentIndex
from cqbrief.briefing.sources.paragraphs import parse_document
from cqbrief.briefing.sources.quote_matching import find_quote
from cqbrief.briefing.sources.value_matching import find_value
from tests.support.small_briefing import rules, small


def units(text: str) -> list[tuple[str, str]]:
    return [(quantity.printed, quantity.unit) for _, _, quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a network of 51 Migrant Liaison Officers (MLOs).", [("51", "Officers")]),
        ("creating 19,000 job opportunities in the past", [("19,000", "opportunities")]),
        ("14.8 million job opportunities", [("14.8 million", "opportunities")]),
        ("help more than 8,000 long term unemployed people.", [("more than 8,000", "people")]),
        ("two Vietnamese MLOs, Mai Luc", [("two", "MLOs")]),
        ("five consecutive quarters of year on year", [("five", "quarters")]),
        ("two of the four main industrial groupings", [("two", "groupings"), ("four", "groupings")]),
        ("15 of the 20 largest cities", [("15", "cities"), ("20", "cities")]),
        ("each of the four main services aggregates (trade)", [("four", "aggregates")]),
        ("2 lower-income countries", [("2", "countries")]),
        ("10 to 12 Vietnamese families", [("10 to 12", "families")]),
        ("300 newly qualified nurses said", [("300", "nurses")]),
        ("12 state-owned works", [("12", "works")]),
        ("20 retired teachers' homes", [("20", "homes")]),
        ("two full percentage points", [("two", "percentage points")]),
        ("50 or more local firms", [("50 or more", "firms")]),
    ],
)
def test_the_plural_noun_behind_a_number_is_its_unit_and_no_part_of_what_is_printed(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert units(text) == expected
    assert all(quantity.unit_inferred for _, _, quantity in find_quantities(text))


@pytest.mark.parametrize(
    "text",
    [
        "Of these, 300 found jobs",
        "450 received grants",
        "300 seeking jobs",
        "300 also opened shops",
        "Canberra ACT 2600 Telephone",
        "Level 3 qualifications",
        "compared with 2014 levels",
        "in 1995 prices",
        "51 in offices",
        "51, officers say",
        "51; officers",
        "51\tofficers",
        "51 and officers",
        "20 small firm",
        "5 is this business",
        "1 of its kind",
        "a third of offices",
    ],
)
def test_a_verb_a_name_a_mark_or_a_single_thing_behind_a_number_is_no_unit(text: str) -> None:
    assert {unit for _, unit in units(text)} <= {"", "/3"}


def test_a_known_unit_at_the_number_stays_as_it_is() -> None:
    (found,) = find_quantities("300 firms with officers")
    assert (found[2].printed, found[2].unit, found[2].unit_inferred) == ("300 firms", "firms", False)


def test_a_noun_that_a_briefing_declares_is_taken_whole() -> None:
    ((_, _, quantity),) = find_quantities("51 Migrant Liaison Officers", frozenset({"Liaison Officers"}))
    assert quantity.unit == "Liaison Officers"


def test_a_value_as_an_author_writes_it_has_no_unit_but_a_known_one() -> None:
    assert parse_quantity("19,000").unit == ""
    with pytest.raises(QuantityError):
        parse_quantity("19,000 opportunities")


def refusal(value: str, source: str, declared: frozenset[str] = frozenset()) -> str:
    index = DocumentIndex(parse_document("report", source), declared)
    passage = find_quote(index, Quote(text=source))
    assert isinstance(passage, Passage)
    found = find_value(index, passage, parse_quantity(value, declared))
    return found.rule.id if isinstance(found, UnplacedProblem) else ""


@pytest.mark.parametrize(
    ("value", "source", "rule"),
    [
        ("350", "help 350 long term unemployed people", ""),
        ("350 people", "help 350 long term unemployed people", ""),
        ("350 firms", "help 350 long term unemployed people", "value-not-in-quote"),
        ("350 jobs", "of these, 350 found jobs", "value-not-in-quote"),
        ("350", "help over 350 long term unemployed people", "value-not-in-quote"),
        ("19", "19 thousand job opportunities", "value-cut-short"),
        ("10 fewer", "10 fewer people work there", ""),
        ("10 fewer people", "10 fewer people work there", ""),
        ("10", "10 fewer people work there", "change-word-left-out"),
        ("two", "two of the four main groups", ""),
        ("five", "after five consecutive quarters", ""),
        ("half", "it fell by half", "change-word-left-out"),
        ("half", "less than half of it", "value-not-in-quote"),
        ("$2000", "from $2000 to a maximum of $10,640", "value-cut-short"),
        ("$10,640", "from $2000 to a maximum of $10,640", "value-cut-short"),
        ("£3.5bn", "worth £3.5bn to £4.2bn", "value-cut-short"),
        ("£3.5bn to £4.2bn", "worth £3.5bn to £4.2bn", ""),
        ("9", "9 in 10 firms", "value-cut-short"),
        ("2", "a rate of 2½ per cent", "value-cut-short"),
        ("$5 million", "worth A$5 million", "value-cut-short"),
        ("20", "20-odd firms", "value-cut-short"),
        ("5", "a 5-year plan", "value-not-in-quote"),
        ("500", "c.500 people", "value-not-in-quote"),
    ],
)
def test_a_unit_that_is_not_printed_at_the_number_may_be_left_out_but_not_be_another(
    value: str, source: str, rule: str
) -> None:
    assert refusal(value, source) == rule


def test_where_a_sign_stands_behind_the_noun_the_value_needs_both() -> None:
    source = "the index was 20 notches lower than in May"
    assert refusal("20", source) == "change-word-left-out"
    assert refusal("20 notches lower", source, frozenset({"notches"})) == ""
    assert refusal("20 points lower", source.replace("notches", "points")) == ""


def test_a_count_with_a_noun_is_exact() -> None:
    ((_, _, quantity),) = find_quantities("51 Liaison Officers")
    assert quantity.interval().bounded
    assert quantity.interval().low == quantity.interval().high


def test_a_count_with_a_noun_is_used_by_a_figure_without(tmp_path: Path) -> None:
    figure = "- id: officers\n  label: 联络员\n  value: '51'\n  quote: network of 51 Liaison Officers\n"
    assert rules(small(tmp_path, "It has a network of 51 Liaison Officers.", figure)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("output was 14 lower than in May", -14),
        ("the index stood 14 higher.", 14),
        ("3% below the peak", -3),
        ("around 3% below the peak", -3),
        ("less than 5% lower", -5),
        ("10 fewer people", -10),
        ("20 more than last year", 20),
        ("£5 million lower", -5),
        ("they were 2,014 fewer", -2014),
        ("the index was 20 points lower", -20),
        ("3% down from a year ago", -3),
        ("10 days behind schedule", -10),
        ("30 pence less per litre", -30),
    ],
)
def test_an_adverb_behind_a_number_says_by_how_much_and_gives_it_its_sign(text: str, number: int) -> None:
    ((_, _, quantity),) = find_quantities(text)
    assert (int(quantity.number), bool(quantity.change), quantity.change_apart) == (number, True, False)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("output in Q2 2014 below that of the first", "2014"),
        ("in 2014 fewer people found work", "2014"),
        ("sales in 2014 up on the year before", "2014"),
        ("there were 5 larger firms", "5"),
        ("10 higher education institutions", "10"),
        ("1,200 higher education places", "1,200"),
        ("2 lower-income countries", "2"),
        ("14 down from $20", "14"),
        ("5% down from £6", "5%"),
        ("in the 12 months up to March", "12 months"),
        ("they came in 3 ahead of Spain", "3"),
        ("5 more or less", "5"),
        ("income of 5% above which tax is due", "5%"),
    ],
)
def test_an_adverb_that_says_something_else_gives_no_sign(text: str, printed: str) -> None:
    _, _, quantity = find_quantities(text)[0]
    assert (quantity.printed, quantity.change) == (printed, "")
    assert quantity.number > 0
