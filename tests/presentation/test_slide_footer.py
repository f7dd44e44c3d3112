"""The corner of a slide: which figures are on it, none of them left out in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.presentation.slide_footer import number_ranges
from tests.support import editions
from tests.support.decks import edition_with


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([], []),
        (["1-01", "1-02"], ["1-01", "1-02"]),
        (["1-03", "1-04", "1-05", "1-06"], ["1-03…1-06"]),
        (["1-01", "1-03", "1-04", "1-05", "2-06"], ["1-01", "1-03…1-05", "2-06"]),
        (["1-09", "1-10", "1-11", "2-12"], ["1-09…1-11", "2-12"]),
        (["1-01", "1-03", "1-05", "1-07", "1-09"], ["1-01", "1-03", "+3"]),
        (["1-01", "1-03", "1-05", "1-06", "1-07", "1-08"], ["1-01", "1-03", "1-05…1-08"]),
        (["1-01", "1-03", "1-05", "1-07", "1-08", "1-09"], ["1-01", "1-03", "+4"]),
        (["1-01", "1-01"], ["1-01"]),
        (["1-11", "1-12", "2-01", "2-02"], ["1-11", "1-12", "+2"]),
    ],
)
def test_every_figure_of_a_slide_is_named_in_a_range_or_counted(numbers: list[str], told: list[str]) -> None:
    edition = numbered()
    ids = {figure.number: figure.id for figure in edition.figures.values()}
    assert number_ranges([ids[number] for number in numbers], edition) == told


def numbered() -> Edition:
    """Return an edition of two themes with twelve figures each, 1-01 to 2-12."""
    briefing = editions.edition().briefing
    assert briefing is not None
    one = briefing.themes[0].figures[0]
    return edition_with(
        *(
            replace(
                theme,
                figures=tuple(
                    replace(one, id=f"figure_{place}_{own}", number=f"{place}-{own:02}")
                    for own in range(1, 13)
                ),
            )
            for place, theme in enumerate(briefing.themes[:2], 1)
        )
    )
