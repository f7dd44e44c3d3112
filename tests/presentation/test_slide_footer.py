"""The corner of a slide: which figures are on it, none of them left out in silence."""

from __future__ import annotations

import pytest

from cqbrief.presentation.slide_footer import number_ranges


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
    ],
)
def test_every_figure_of_a_slide_is_named_in_a_range_or_counted(numbers: list[str], told: list[str]) -> None:
    assert number_ranges(numbers) == told
