"""Slides come from the outline; rules order, hide and annotate them; nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Quote
from cqbrief.presentation.deck import TABLE_ROWS, build_deck
from cqbrief.presentation.slide_passages import slide_passages, source_pages
from tests.support import editions
from tests.support.decks import deck, edition_with, rule, ruled, with_backup

BRIEFINGS = editions.folders()


def keys_of(theme: str) -> list[str]:
    return [slide.key for slide in deck().slides if slide.key.startswith(f"{theme}/")]


def test_the_talk_begins_with_the_title_and_ends_with_the_sources() -> None:
    slides = deck().slides
    assert (slides[0].kind, slides[-1].kind) == ("title", "sources")
    assert deck().main_count == len(slides)


def test_each_theme_goes_from_its_message_over_charts_and_stories_to_its_other_figures() -> None:
    assert keys_of("relief") == [
        "relief/message",
        "relief/chart/support",
        "relief/chart/smart_terminal_hires",
        "relief/chart/skills_nested",
        "relief/story/wan_yuan",
        "relief/figures",
        "relief/figures/2",
    ]


@pytest.mark.parametrize("folder", BRIEFINGS, ids=lambda folder: folder.name)
def test_every_figure_chart_table_and_story_is_on_a_slide(folder: Path) -> None:
    made = build_deck(editions.edition(folder))
    themes = made.edition.briefing.themes if made.edition.briefing else ()
    ids = [item.id for theme in themes for item in theme.figures]
    ids += [item.id for theme in themes for item in theme.charts]
    ids += [item.id for theme in themes for item in theme.tables]
    ids += [item.id for theme in themes for item in theme.stories]
    assert ids or folder.name == "words-only"
    assert [id_ for id_ in ids if made.find(id_) is None] == []


@pytest.mark.parametrize("folder", editions.folders(large=False), ids=lambda folder: folder.name)
def test_every_source_is_on_one_of_the_last_slides(folder: Path) -> None:
    edition = editions.edition(folder)
    assert edition.briefing is not None
    last = [slide.rows for slide in build_deck(edition).slides if slide.kind == "sources" and not slide.theme]
    assert [place for rows in last for place in rows] == list(range(len(edition.briefing.sources)))


@pytest.mark.parametrize("folder", BRIEFINGS, ids=lambda folder: folder.name)
def test_slides_are_numbered_through_and_named_once(folder: Path) -> None:
    slides = build_deck(editions.edition(folder)).slides
    assert [slide.number for slide in slides] == list(range(1, len(slides) + 1))
    assert len({slide.key for slide in slides}) == len(slides)


def test_a_rule_for_one_slide_moves_nothing() -> None:
    made = ruled(rule("skills_nested", notes="慢一点讲", minutes="2"))
    assert [slide.key for slide in made.slides] == [slide.key for slide in deck().slides]
    slide = made.slides[made.index_by_key["relief/chart/skills_nested"]]
    assert slide.notes is not None and slide.notes.plain == "慢一点讲"
    assert slide.minutes == 2


def test_rules_for_several_slides_give_their_order() -> None:
    made = ruled(rule("wan_yuan"), rule("message"), rule("support"))
    own = [slide.key for slide in made.slides if slide.theme == 2]
    assert own[:5] == [
        "relief/story/wan_yuan",
        "relief/message",
        "relief/chart/smart_terminal_hires",
        "relief/chart/skills_nested",
        "relief/chart/support",
    ]


def test_a_backup_slide_stands_behind_the_end_and_keeps_a_number() -> None:
    made = with_backup()
    assert made.main_count == len(made.slides) - 2
    assert [slide.key for slide in made.slides[made.main_count :]] == [
        "relief/chart/smart_terminal_hires",
        "relief/story/wan_yuan",
    ]
    assert made.slides[-1].number == len(made.slides)


def test_a_backup_theme_is_behind_the_end_as_a_whole() -> None:
    made = ruled(theme=1, backup=True)
    assert {slide.theme for slide in made.slides[: made.main_count]} == {0, 1, 3, 4, 5}
    assert {slide.theme for slide in made.slides[made.main_count :]} == {2}
    assert 2 not in made.minutes


def test_a_figure_named_in_the_rules_gets_a_slide_of_its_own_there() -> None:
    made = ruled(rule("support"), rule("hires"), rule("sources"))
    own = [slide.key for slide in made.slides if slide.theme == 2]
    assert own[1:4] == ["relief/chart/support", "relief/figure/hires", "relief/sources"]
    assert made.slides[made.index_by_key["relief/figure/hires"]].figures == ("hires",)


def test_a_chart_of_another_theme_can_be_shown_again() -> None:
    made = ruled(rule("support"), rule("cases_closed"))
    assert (
        "relief/chart/cases_closed" in made.index_by_key and "harmony/chart/cases_closed" in made.index_by_key
    )


def test_slides_without_notes_of_their_own_have_their_themes() -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    assert (
        deck().slides[deck().index_by_key["relief/story/wan_yuan"]].notes == briefing.themes[1].speaker_notes
    )


def test_minutes_come_from_the_theme_or_else_from_its_slides() -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    themes = list(briefing.themes)
    assert deck().minutes[1] == themes[0].minutes
    themes[0] = replace(themes[0], minutes=None, slides=(rule("message", minutes="1.5"),))
    assert str(build_deck(edition_with(*themes)).minutes[1]) == "1.5"


def with_quotes(count: int, length: int) -> Edition:
    briefing = editions.edition().briefing
    assert briefing is not None
    themes = list(briefing.themes)
    story = replace(themes[1].stories[0], quotes=tuple(Quote(text="话" * length) for _ in range(count)))
    themes[1] = replace(themes[1], stories=(story,))
    return edition_with(*themes)


def test_a_person_who_says_much_gets_several_slides_and_no_word_is_lost() -> None:
    made = build_deck(with_quotes(6, 90))
    parts = [slide for slide in made.slides if slide.item == "wan_yuan"]
    assert len(parts) > 1
    assert [index for part in parts for index in part.rows] == list(range(6))
    assert parts[1].key == "relief/story/wan_yuan/2"


def test_a_person_who_says_little_has_one_slide() -> None:
    parts = [slide for slide in build_deck(with_quotes(2, 20)).slides if slide.item == "wan_yuan"]
    assert [list(part.rows) for part in parts] == [[0, 1]]


def test_a_long_table_is_cut_into_slides_of_whole_rows() -> None:
    from cqbrief.briefing.localized_text import Text
    from cqbrief.briefing.model import Cell, Row, Table

    briefing = editions.edition().briefing
    assert briefing is not None
    rows = tuple(Row(label=Text(plain=f"第{n}行"), cells=(Cell(figure="hires"),)) for n in range(16))
    table = Table(id="long", headline=Text(plain="长表"), columns=(Text(plain="数"),), rows=rows)
    themes = list(briefing.themes)
    themes[0] = replace(themes[0], tables=(table,))
    parts = [slide for slide in build_deck(edition_with(*themes)).slides if slide.item == "long"]
    assert [index for part in parts for index in part.rows] == list(range(16))
    assert max(len(part.rows) for part in parts) <= TABLE_ROWS


def test_sentences_behind_a_slide_are_paged_and_none_is_lost() -> None:
    for slide in deck().slides:
        owners = slide_passages(slide, deck().edition)
        pages = source_pages(owners, deck().edition)
        assert sorted(owner for page in pages for owner in page) == sorted(owners)
        assert all(pages)
