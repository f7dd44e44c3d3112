"""Runs, glyphs, profiles and drawings: what the templates are given."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.look.contrast import luminance
from cqbrief.look.looks import PAPER
from cqbrief.look.roles import SERIES
from cqbrief.paper.drawings import GREY_PAPER, ChartSpace, Drawings
from cqbrief.paper.glyph_check import STAND_IN, GlyphCheck
from cqbrief.paper.profile import PAPERS, profiles
from cqbrief.paper.runs import Runs
from cqbrief.system import paths


@pytest.fixture
def runs() -> Runs:
    return Runs(
        Translator("zh"), frozenset({"场次"}), ".", frozenset({"jobs"}), GlyphCheck(paths.resources())
    )


def test_number_and_unit_are_kept_together(runs: Runs) -> None:
    assert runs.words("每月4000元左右，共近500万个") == [
        "每月",
        {"keep": "4000元左右"},
        "，共",
        {"keep": "近500万个"},
    ]


@pytest.mark.parametrize(("language", "place"), [("zh", "第 21 段"), ("en", "paragraph 21")])
def test_the_number_of_a_paragraph_stays_with_its_words(language: Language, place: str) -> None:
    runs = Runs(Translator(language), frozenset(), ".", frozenset(), GlyphCheck(paths.resources()))
    assert runs.words(f"{place}: “75.1”") == [{"keep": place}, ": “", {"keep": "75.1"}, "”"]


def test_units_that_the_briefing_declares_stay_with_their_number(runs: Runs) -> None:
    assert {"keep": "3万余场次"} in runs.words("举办3万余场次招聘会")


def test_a_reference_becomes_the_figure_and_an_unknown_one_stays_visible(runs: Runs) -> None:
    assert runs.of(Text("新增{jobs}和{other}")) == ["新增", {"figure": "jobs"}, "和", "{other}"]


def test_lines_of_a_text_stay_lines(runs: Runs) -> None:
    assert runs.words("甲\n乙\n") == ["甲", {"line": 1}, "乙"]


def test_all_runs_together_are_the_text(runs: Runs) -> None:
    text = "2021年，同比增长14.5%；3～5家、七八家和£4.1bn，32,569 thousand。"
    joined = "".join(run if isinstance(run, str) else str(run["keep"]) for run in runs.words(text))
    assert joined == text


def test_ordinary_text_passes_the_fonts_unchanged() -> None:
    glyphs = GlyphCheck(paths.resources())
    text = "《重庆》—“稳”75.1万人（†）①～℃ Straße, naïve"
    assert glyphs.clean(text) == text
    assert glyphs.missing == ()


def test_each_missing_character_is_reported_once_in_order() -> None:
    glyphs = GlyphCheck(paths.resources())
    assert glyphs.clean("\U0001f600甲\U0001f4a7\U0001f600") == f"{STAND_IN}甲{STAND_IN}{STAND_IN}"
    assert glyphs.missing == ("\U0001f600", "\U0001f4a7")


def test_tabs_and_foreign_line_ends_become_ordinary_ones() -> None:
    assert GlyphCheck(paths.resources()).clean("a\tb\r\nc\u2028d") == "a b\nc\nd"


def test_a_space_that_no_font_has_is_printed_as_another() -> None:
    glyphs = GlyphCheck(paths.resources())
    assert glyphs.clean("1\u2009411\u202f780") == "1\u00a0411\u00a0780" and glyphs.missing == ()


def test_profiles_come_in_their_order_with_both_languages() -> None:
    found = profiles()
    assert list(found) == ["briefing", "gongwen", "handout", "summary", "slides"]
    for profile in found.values():
        assert profile.name.zh and profile.name.en and profile.purpose.zh and profile.purpose.en
        assert (paths.resources() / "paper" / profile.template).is_file()
        assert set(profile.papers) <= set(PAPERS)


def test_without_profiles_the_installation_is_incomplete(tmp_path: Path) -> None:
    with pytest.raises(paths.FilesMissing):
        profiles(tmp_path)


def test_series_stay_apart_in_grey() -> None:
    lights = sorted(luminance(GREY_PAPER.colours[role]) for role in SERIES)
    coloured = sorted(luminance(PAPER.colours[role]) for role in SERIES)
    assert lights == pytest.approx(coloured, abs=0.01)
    steps = [(b + 0.05) / (a + 0.05) for a, b in itertools.pairwise(lights)]
    assert min(steps) > 1.1


def test_a_drawing_is_kept_until_something_else_is_asked_for(edition: Edition) -> None:
    assert edition.briefing is not None
    chart = edition.briefing.themes[0].charts[0]
    drawings = Drawings(edition, Translator("zh"))
    first = drawings.chart(chart, ChartSpace(160, 66), False)
    assert drawings.chart(chart, ChartSpace(160, 66), False) is first
    assert drawings.chart(chart, ChartSpace(160, 66), True).svg != first.svg
    assert first.width == pytest.approx(160, abs=0.2)
    assert first.height <= 66.2


def test_lines_on_paper_are_as_thick_as_on_screen(edition: Edition) -> None:
    assert edition.briefing is not None
    svg = (
        Drawings(edition, Translator("zh"))
        .chart(edition.briefing.themes[0].charts[0], ChartSpace(160, 66), False)
        .svg
    )
    assert "vector-effect" not in svg
    assert "Noto Sans SC" in svg
