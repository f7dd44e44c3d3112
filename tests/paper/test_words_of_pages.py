"""Spans as data, glyphs, profiles and drawings: what the templates are given."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.parser import parse_quantity
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.look.contrast import luminance
from cqbrief.look.looks import PAPER
from cqbrief.look.roles import SERIES
from cqbrief.paper.drawings import GREY_PAPER, ChartSpace, Drawings
from cqbrief.paper.glyph_check import STAND_IN, GlyphCheck
from cqbrief.paper.profile import PAPERS, profiles
from cqbrief.paper.span_data import SpanData
from cqbrief.system import paths
from cqbrief.text.location_text import paragraph_span
from cqbrief.text.spans import Span, as_spans, content_span


def span_data(language: Language = "zh") -> SpanData:
    jobs = Figure(id="jobs", label=Text("就业"), value=parse_quantity("75.1万人"), status="revised")
    return SpanData(language, {"jobs": jobs}, frozenset({"场次"}), ".", GlyphCheck(paths.resources()))


def test_number_and_unit_are_kept_together() -> None:
    assert span_data().content("每月4000元左右，共近500万个") == [
        "每月",
        {"keep": "4000元左右"},
        "，共",
        {"keep": "近500万个"},
    ]


@pytest.mark.parametrize(("language", "place"), [("zh", "第 21 段"), ("en", "paragraph 21")])
def test_the_number_of_a_paragraph_stays_with_its_words(language: Language, place: str) -> None:
    tr = Translator(language)
    quote = content_span("75.1万人")
    spans = as_spans(tr.parts("{place}: “{quote}”", place=(paragraph_span(21, tr),), quote=quote))
    [first, *_, last] = span_data(language).spans(spans)
    assert first == {"keep": place} and last == "”"
    assert {"keep": "75.1万人"} in span_data(language).spans(spans)


def test_units_that_the_briefing_declares_stay_with_their_number() -> None:
    assert {"keep": "3万余场次"} in span_data().content("举办3万余场次招聘会")


def test_a_reference_becomes_the_figure_and_an_unknown_one_stays_visible() -> None:
    # The template prints the figure's status with it.
    assert span_data().prose(Text("新增{jobs}和{other}")) == ["新增", {"figure": "jobs"}, "和{other}"]


def test_only_what_was_written_is_read_for_numerals_and_never_the_words_of_the_program() -> None:
    written, own = Span("共3万人", "content"), Span("共3万人")
    assert span_data().spans([written]) == ["共", {"keep": "3万人"}]
    assert span_data().spans([own]) == ["共3万人"]


def test_what_is_kept_on_one_line_is_one_piece_unless_it_is_too_long_for_that() -> None:
    short = (Span("目标 "), Span("60万人", "number", keep_together=True))
    assert span_data().comparison(short) == [{"keep": "目标 60万人"}]
    long = (Span("上年全市城镇新增就业 ", "content"), Span("75.1万人", "number", keep_together=True))
    assert span_data().comparison(long) == ["上年全市城镇新增就业 ", {"keep": "75.1万人"}]


def test_lines_of_a_text_stay_lines() -> None:
    assert span_data().content("甲\n乙\n") == ["甲", {"line": 1}, "乙"]


def test_all_pieces_together_are_the_text() -> None:
    text = "2021年，同比增长14.5%；3～5家、七八家和£4.1bn，32,569 thousand。"
    pieces = span_data().content(text)
    assert "".join(piece if isinstance(piece, str) else str(piece["keep"]) for piece in pieces) == text


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
    with pytest.raises(paths.FilesMissingError):
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
    first = drawings.draw_chart(chart, ChartSpace(160, 66, 66), False)
    assert drawings.draw_chart(chart, ChartSpace(160, 66, 66), False) is first
    assert drawings.draw_chart(chart, ChartSpace(160, 66, 66), True).svg != first.svg
    assert first.width == pytest.approx(160, abs=0.2)
    assert first.height <= 66.2


def test_lines_on_paper_are_as_thick_as_on_screen(edition: Edition) -> None:
    assert edition.briefing is not None
    svg = (
        Drawings(edition, Translator("zh"))
        .draw_chart(edition.briefing.themes[0].charts[0], ChartSpace(160, 66, 66), False)
        .svg
    )
    assert "vector-effect" not in svg
    assert "Noto Sans SC" in svg
