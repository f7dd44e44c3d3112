"""The way from a number of the source to every place where it appears."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.loading.load import load_edition
from cqbrief.i18n.translator import Translator
from cqbrief.text.use_text import use_text
from tests.support import editions
from tests.support.sample import write


def test_every_place_of_a_figure_is_found_once_in_reading_order() -> None:
    places = editions.edition().uses["new_jobs"]
    assert [(use.kind, use.theme, use.id) for use in places] == [
        ("summary", 0, ""),
        ("headline", 1, "priority"),
        ("message", 1, "priority"),
        ("key_figure", 1, "new_jobs"),
        ("chart", 1, "jobs_against_target"),
        ("check", 1, "target_attained"),
        ("derived", 1, "above_target"),
        ("derived", 1, "new_jobs_2020"),
    ]


def test_stories_and_measures_that_list_a_figure_are_uses_of_it(tmp_path: Path) -> None:
    uses = load_edition(write(tmp_path)).uses
    assert [(use.kind, use.id) for use in uses["wage"]] == [("figure", "wage"), ("story", "old_li")]
    assert ("measure", "fairs_measure") in [(use.kind, use.id) for use in uses["fairs"]]
    assert ("table", "jobs_table") in [(use.kind, use.id) for use in uses["jobs_target"]]


@pytest.mark.parametrize("folder", editions.folders(), ids=lambda folder: folder.name)
def test_every_figure_appears_somewhere_and_every_place_exists(folder: Path) -> None:
    edition = editions.edition(folder)
    assert set(edition.uses) == set(edition.figures)
    for places in edition.uses.values():
        for use in places:
            assert not use.id or use.id in edition.theme_of or use.kind in ("message", "headline")
            for language in ("zh", "en"):
                kind, title = use_text(use, edition.figures, Translator(language))
                assert kind and title and "{" not in title
