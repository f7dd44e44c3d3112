"""The briefings made for tests: faultless, of many shapes, and nobody can take them for real."""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

import pytest

from cqbrief.briefing.chart_kinds import CHART_KINDS
from cqbrief.briefing.model import ComparisonKind
from tests.support import editions
from tests.support.large_briefing import write_large

MADE = [folder for folder in editions.folders() if folder.parent.name != "data"]


@pytest.mark.parametrize("folder", MADE, ids=lambda folder: folder.name)
def test_a_briefing_made_for_tests_has_no_problems(folder: Path) -> None:
    assert editions.edition(folder).problems == ()


@pytest.mark.parametrize("folder", MADE, ids=lambda folder: folder.name)
def test_a_briefing_made_for_tests_says_on_every_page_that_it_is_an_example_or_where_it_was_published(
    folder: Path,
) -> None:
    briefing = editions.edition(folder).briefing
    assert briefing is not None
    if all(source.publisher and source.date and source.address for source in briefing.sources):
        return
    assert briefing.marking is not None
    zh, en = (briefing.marking.in_language(language) for language in ("zh", "en"))
    assert "示例" in zh or "Example" in zh
    assert "示例" in en or "Example" in en


def test_together_they_have_every_shape_that_a_briefing_can_have() -> None:
    made = [editions.edition(folder) for folder in MADE]
    briefings = [edition.briefing for edition in made if edition.briefing is not None]
    themes = [theme for briefing in briefings for theme in briefing.themes]
    figures = [figure for theme in themes for figure in theme.figures]
    values = [figure.value for figure in figures if figure.value is not None]
    charts = [chart for theme in themes for chart in theme.charts]
    assert {len(briefing.themes) for briefing in briefings} >= {1, 40}
    assert {chart.kind for chart in charts} == set(CHART_KINDS)
    kinds_compared = {comparison.kind for figure in figures for comparison in figure.comparisons}
    assert kinds_compared == set(get_args(ComparisonKind))
    assert {value.qualifier for value in values} >= {"exact", "about", "nearly", "over", "under", "at_least"}
    assert any(value.qualifier == "range" for value in values)
    assert {"%", "个百分点", "percentage points"} <= {value.unit for value in values}
    assert any(value.number < 0 and value.negated_by_word for value in values)
    assert any(value.number < 0 and not value.negated_by_word for value in values)
    assert {figure.status for figure in figures} == {"final", "provisional", "revised", "unverified"}
    assert any(figure.locator for figure in figures)
    assert any(table.data for theme in themes for table in theme.tables)
    assert any(chart.data and len(chart.data.columns) == 8 and chart.data.breaks for chart in charts)
    kinds = {
        Path(picture.file).suffix for briefing in briefings for picture in briefing.pictures if picture.file
    }
    assert kinds == {".png", ".jpg", ".svg"}
    assert any(theme.silences and not (theme.figures or theme.measures or theme.stories) for theme in themes)
    for part in ("figures", "charts", "stories"):
        assert any(not any(getattr(theme, part) for theme in briefing.themes) for briefing in briefings)
    assert any(briefing.language == "en" for briefing in briefings)


def test_the_same_arguments_write_the_same_large_briefing(tmp_path: Path) -> None:
    one, other = (write_large(tmp_path / name, 2, 30) for name in ("one", "other"))
    for folder, _, names in os.walk(one):
        for name in names:
            file = Path(folder, name)
            assert file.read_bytes() == (other / file.relative_to(one)).read_bytes()
