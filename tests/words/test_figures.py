"""How a figure and what it is held against are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.load import load_edition
from cqbrief.briefing.text import Language
from cqbrief.words import Words
from cqbrief.words.figures import figure_text, plain
from cqbrief.words.ledger import sum_line

BRIEFINGS = Path(__file__).parents[1] / "briefings"


@pytest.fixture(scope="module")
def harbour() -> Edition:
    return load_edition(BRIEFINGS / "harbour-en")


@pytest.mark.parametrize(("language", "said"), [("zh", "同比 down 4.1%"), ("en", "down 4.1% year on year")])
def test_an_english_change_is_parted_from_chinese_words(
    harbour: Edition, language: Language, said: str
) -> None:
    text = figure_text(harbour.figures["freight"], harbour.figures, Words(language))
    assert plain(text.comparisons[0]) == said


def test_a_derived_figure_has_the_commas_of_those_it_stands_on(harbour: Edition) -> None:
    assert figure_text(harbour.figures["quarters"], harbour.figures, Words("en")).spoken == (
        "32,569 thousand tonnes"
    )
    assert sum_line(harbour.ledger["quarters"]).endswith("7,119 = 32,569 thousand tonnes")
    assert harbour.ledger["quarters"].low == "32,567.0 thousand tonnes"


def test_an_english_unit_in_a_sum_is_parted_from_its_number(harbour: Edition) -> None:
    assert "(−3.3 percentage points)" in sum_line(harbour.ledger["containers"])
