"""Inline text as spans: cut and joined without losing a character, and which lines may break where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.i18n.messages import Message
from cqbrief.i18n.translator import Translator
from cqbrief.text.figure_text import figure_text, prose_spans, prose_text
from cqbrief.text.numeral_spans import find_numerals
from cqbrief.text.spans import (
    Span,
    as_spans,
    break_anywhere,
    break_at_spaces,
    break_before_number,
    content_span,
    join_spans,
    keep_short,
    keep_whole,
    message_spans,
    spans_text,
)

TEXTS = st.text(alphabet="ab 7万人，% ", max_size=8)
SPANS = st.lists(
    st.builds(Span, TEXTS, keep_together=st.booleans(), keep_with_next=st.booleans()), max_size=5
)


def test_a_template_is_cut_at_its_places_in_the_readers_order() -> None:
    number = Span("109.6%", "number")
    assert as_spans(Translator("en").parts("{value} of target reached", value=number)) == (
        number,
        Span(" of target reached"),
    )
    assert as_spans(Translator("zh").parts("{value} of target reached", value=number)) == (
        Span("完成目标的"),
        number,
    )


def test_what_fills_a_message_is_content_and_its_words_are_not() -> None:
    message = Message("“{printed}” is only approximate.", {"printed": "约3万人"})
    spans = message_spans(message, Translator("en"))
    assert [(span.text, span.role) for span in spans] == [
        ("“", "words"),
        ("约3万人", "content"),
        ("” is only approximate.", "words"),
    ]


def test_empty_phrases_are_left_out_when_phrases_are_joined() -> None:
    assert spans_text(join_spans([(), content_span("甲"), (), content_span("乙"), ()], "，")) == "甲，乙"


@given(SPANS)
def test_no_way_of_breaking_lines_changes_the_text(spans: list[Span]) -> None:
    ways = (keep_whole, keep_short, break_at_spaces, break_before_number, break_anywhere)
    for changed in (way(spans) for way in ways):
        assert spans_text(changed) == spans_text(spans)


def test_a_number_that_may_break_at_its_spaces_breaks_nowhere_else() -> None:
    spans = (
        Span("32,569", "number", keep_together=True, keep_with_next=True),
        Span(" thousand tonnes", "unit", keep_together=True, keep_with_next=True),
        Span("†", "dagger", keep_together=True),
    )
    assert [(span.text, span.keep_together, span.keep_with_next) for span in break_at_spaces(spans)] == [
        ("32,569", True, False),
        (" ", False, False),
        ("thousand", True, False),
        (" ", False, False),
        ("tonnes", True, True),
        ("†", True, False),
    ]


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("fewer than 818,000 vacancies", ["fewer", "than", "818,000 vacancies"]),
        ("4.1 percentage points", ["4.1 percentage points"]),
        ("32,569 thousand tonnes", ["32,569 thousand tonnes"]),
        ("1,163 thousand tonnes of oil equivalent", ["1,163 thousand", "tonnes", "of", "oil", "equivalent"]),
        ("£4.1bn", ["£4.1bn"]),
        ("超过75.1万人", ["超过75.1万人"]),
        ("6 to 9 hours", ["6 to 9 hours"]),
    ],
)
def test_a_number_and_its_unit_stay_on_one_line(printed: str, parts: list[str]) -> None:
    value = parse_quantity(printed, frozenset({"tonnes of oil equivalent"}))
    figure = Figure(id="it", label=Text("数"), value=value)
    spans = break_before_number(figure_text(figure, {}, Translator("en")).value)
    assert spans_text(spans) == printed
    found = [""]
    for span in spans:
        if span.text == " ":
            assert not span.keep_together
            found.append("")
        else:
            assert span.keep_together
            found[-1] += span.text
    assert found == parts


def test_a_figure_in_prose_leads_to_its_source_with_its_status_and_an_unknown_one_is_told_apart() -> None:
    jobs = Figure(id="jobs", label=Text("就业"), value=parse_quantity("75.1万人"), status="unverified")
    text = Text("新增{jobs}，{nobody_knows}")
    spans = prose_spans(text, {"jobs": jobs}, "zh")
    assert [(span.text, span.role, span.figure_id) for span in spans] == [
        ("新增", "content", None),
        ("75.1万人", "number", "jobs"),
        ("（待核实）", "status", "jobs"),
        ("，", "content", None),
        ("{nobody_knows}", "unknown", None),
    ]
    assert [span.keep_with_next for span in spans] == [False, True, False, False, False]
    assert prose_text(text, {"jobs": jobs}, "zh") == "新增75.1万人（待核实），{nobody_knows}"


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("每月4000元左右，共近500万个", ["4000元左右", "近500万个"]),
        ("甲3万人\n乙4万人", ["3万人", "4万人"]),
        ("5", []),
        # Too long for a line of a table as a whole.
        ("1,234,567.0 to 2,345,678.0 thousand", ["1,234,567.0", "2,345,678.0 thousand"]),
    ],
)
def test_numerals_are_found_in_what_was_written(text: str, numerals: list[str]) -> None:
    spans = find_numerals(content_span(text), frozenset({"thousand tonnes"}), ".")
    assert spans_text(spans) == text
    assert [span.text for span in spans if span.keep_together] == numerals


def test_what_is_known_already_is_not_read_again() -> None:
    spans = (Span("约3万人", "number"), Span("3万人"), Span("3万人", "content", keep_together=True))
    assert find_numerals(spans, frozenset(), ".") == spans
