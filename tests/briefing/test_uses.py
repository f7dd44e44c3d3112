"""The way from a number of the source to every place where it appears."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.uses import theme_sources
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


def test_a_theme_names_the_sources_behind_what_it_shows_and_no_others() -> None:
    many = next(folder for folder in editions.folders() if folder.name == "many-sources")
    briefing = editions.edition(many).briefing
    assert briefing is not None
    named = {theme.id: [source.id for source in theme_sources(briefing, theme)] for theme in briefing.themes}
    assert named == {
        "key": ["s0", "s1", "s2", "s3", "s4", "s5"],
        # Of its figures the first two, of its CSV files the second.
        "tables": ["s1", "s2"],
        # It has no figures: only the words of its people.
        "people": ["s0", "s4", "s5"],
    }


@pytest.mark.parametrize("folder", editions.folders(), ids=lambda folder: folder.name)
def test_every_quote_of_a_theme_is_from_one_of_its_sources(folder: Path) -> None:
    edition = editions.edition(folder)
    briefing = edition.briefing
    assert briefing is not None
    for theme in briefing.themes:
        named = {source.id for source in theme_sources(briefing, theme)}
        quoted = {
            passage.source
            for owner, passage in edition.passages.items()
            if owner.startswith(f"{theme.path}.")
        }
        assert quoted <= named


def test_a_derived_number_of_another_theme_brings_the_sources_that_it_stands_on(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 甲\n\n就业3万人。\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# 乙\n\n就业4万人。\n", encoding="utf-8")
    (tmp_path / "briefing.yaml").write_text(
        "cqbrief: 1\ntitle: 简报\nsources:\n  - {id: a, title: 甲, file: a.md}\n"
        "  - {id: b, title: 乙, file: b.md}\nthemes: [1.yaml, 2.yaml]\n",
        encoding="utf-8",
    )
    (tmp_path / "1.yaml").write_text(
        "id: one\ntitle: 一\nmessage: 一句话。\nfigures:\n"
        "  - {id: first, label: 甲, value: 3万人, quote: {text: 就业3万人, source: a}}\n"
        "  - {id: second, label: 乙, value: 4万人, quote: {text: 就业4万人, source: b}}\n"
        "  - {id: both, label: 合计, formula: first + second, unit: 万人, decimals: 0}\n",
        encoding="utf-8",
    )
    (tmp_path / "2.yaml").write_text("id: two\ntitle: 二\nmessage: 一共{both}。\n", encoding="utf-8")
    briefing = load_edition(tmp_path).briefing
    assert briefing is not None
    assert [source.id for source in theme_sources(briefing, briefing.themes[1])] == ["a", "b"]
