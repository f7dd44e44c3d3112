"""How a figure and what it is held against are said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.formulas.formula_text import SumPart
from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.text.figure_text import figure_text
from cqbrief.text.ledger_text import sum_line, sum_spans
from cqbrief.text.spans import spans_text
from tests.support import editions

BRIEFINGS = Path(__file__).parents[1] / "briefings"


@pytest.fixture(scope="module")
def harbour() -> Edition:
    return load_edition(BRIEFINGS / "harbour-en")


@pytest.mark.parametrize(("language", "said"), [("zh", "同比 down 4.1%"), ("en", "down 4.1% year on year")])
def test_an_english_change_is_parted_from_chinese_words(
    harbour: Edition, language: Language, said: str
) -> None:
    text = figure_text(harbour.figures["freight"], harbour.figures, Translator(language))
    assert spans_text(text.comparisons[0]) == said


def test_a_derived_figure_has_the_commas_of_those_it_stands_on(harbour: Edition) -> None:
    assert figure_text(harbour.figures["quarters"], harbour.figures, Translator("en")).spoken == (
        "32,569 thousand tonnes"
    )
    assert sum_line(harbour.ledger["quarters"]).endswith("7,119 = 32,569 thousand tonnes")
    assert harbour.ledger["quarters"].low == "32,567.0 thousand tonnes"


@pytest.mark.parametrize(
    ("printed", "pieces"),
    [
        ("近500万个", [("近", False), ("500", True), ("万个", False)]),
        ("-0.60‰", [("-", True), ("0.60", True), ("‰", False)]),
        ("−1.9%", [("−", True), ("1.9", True), ("%", False)]),
        ("+3%", [("+", True), ("3", True), ("%", False)]),
        ("-£0.3bn", [("-", True), ("£", False), ("0.3", True), ("bn", False)]),
        ("约-5.9%", [("约", False), ("-", True), ("5.9", True), ("%", False)]),
        ("下降5.9%", [("下降", False), ("5.9", True), ("%", False)]),
        ("6～9", [("6～9", True)]),
        ("±1.2%", [("±", True), ("1.2", True), ("%", False)]),
        ("(1,234) thousand", [("(", True), ("1,234", True), (")", True), (" thousand", False)]),
        ("£（0.1）bn", [("£", False), ("（", True), ("0.1", True), ("）", True), ("bn", False)]),
        ("1,206[r] thousand", [("1,206", True), ("[r] thousand", False)]),
    ],
)
def test_a_number_in_pieces_is_as_printed_with_its_sign_as_large_as_its_digits(
    harbour: Edition, printed: str, pieces: list[tuple[str, bool]]
) -> None:
    figure = replace(harbour.figures["freight"], value=parse_quantity(printed))
    text = figure_text(figure, harbour.figures, Translator("en"))
    assert [(span.text, span.role == "number") for span in text.value] == pieces
    assert spans_text(text.value) == text.spoken == printed
    assert all(span.keep_together for span in text.value)


def test_an_english_unit_in_a_sum_is_parted_from_its_number(harbour: Edition) -> None:
    assert "(−3.3 percentage points)" in sum_line(harbour.ledger["containers"])


def test_the_numbers_of_a_sum_are_known_and_not_its_signs(harbour: Edition) -> None:
    spans = sum_spans(harbour.ledger["containers"])
    assert [span.text for span in spans if span.role == "number"] == [
        "61.2%",
        "−3.3 percentage points",
        "57.9%",
    ]
    assert [span.text for span in spans if span.role != "number"] == [" + (", ")", " = "]


def test_a_sign_that_a_number_may_have_does_not_end_a_line_of_a_sum() -> None:
    entry = editions.edition().ledger["new_jobs_2020"]
    assert sum_line(entry) == "75.1 ÷ (1 + 14.5%) = 65.59万人 ≈ 65.6万人"
    kept = [span.text for span in sum_spans(entry) if span.keep_with_next]
    assert kept == ["+ ", "≈ "]


def test_a_minus_before_a_whole_sum_stands_right_before_it(harbour: Edition) -> None:
    entry = harbour.ledger["containers"]
    parts = (SumPart("\N{MINUS SIGN}"), SumPart("57.9%", is_number=True))
    negated = replace(entry, parts=parts, result="-57.9%", printed="-57.9%")
    assert sum_line(negated) == "\N{MINUS SIGN}57.9% = -57.9%"
    assert sum_line(negated).startswith(negated.written)
    assert [span.text for span in sum_spans(negated) if span.keep_with_next] == ["\N{MINUS SIGN}"]
