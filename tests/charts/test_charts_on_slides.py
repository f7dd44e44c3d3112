"""Charts as the wall shows them, over whole briefings."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.presentation.deck import Deck
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.wall_deck import wall_deck
from tests.support import editions
from tests.support.slides import slide_widget_of

EVERY_CHART = Path(__file__).parents[1] / "briefings" / "every-chart"


@pytest.fixture
def deck(light_look: None) -> Deck:
    """The slides of every kind of chart."""
    return wall_deck(editions.edition(EVERY_CHART), editions.context().tr)


@pytest.mark.parametrize("chart_id", ["bar_money", "dot_towns", "diverging_towns"])
def test_four_rows_take_more_than_half_of_the_height_below_the_title(deck: Deck, chart_id: str) -> None:
    (index,) = (at for at, slide in enumerate(deck.slides) if slide.item == chart_id)
    widget = slide_widget_of(SlideView(index), deck, (1280, 720))
    assert not widget.cut_off
    assert widget.charts[-1].height() > widget.area.height() * 0.55
