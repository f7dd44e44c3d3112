"""What `check` lets pass fits a slide on the narrowest screen; what does not fit is told with its line."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Set
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from cqbrief.briefing.loading.load import load_edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Chart, Figure, Quote, Story, Theme
from cqbrief.briefing.validation import slides
from cqbrief.presentation.deck import SlideKind, build_deck
from cqbrief.presentation.slide_view import SlideView
from cqbrief.system import paths
from tests.support import editions
from tests.support.decks import edition_with
from tests.support.slides import faults, slide_widget_of

pytestmark = pytest.mark.usefixtures("dressed")

EVERY_KIND: frozenset[SlideKind] = frozenset(get_args(SlideKind))


def zh(count: int) -> Text:
    return Text(plain=("就业数字要讲清楚" * 60)[:count])


def en(count: int) -> Text:
    words = "employment figures and where they come from, told plainly " * 20
    return Text(plain=words[: round(count / 0.57)])


def charts(theme: Theme, change: Callable[[Chart], Chart]) -> Theme:
    return replace(theme, charts=tuple(change(chart) for chart in theme.charts))


def figures(theme: Theme, change: Callable[[Figure], Figure]) -> Theme:
    return replace(theme, figures=tuple(change(figure) for figure in theme.figures))


def stories(theme: Theme, change: Callable[[Story], Story]) -> Theme:
    return replace(theme, stories=tuple(change(story) for story in theme.stories))


@pytest.mark.parametrize("text", [zh, en], ids=["zh", "en"])
@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (lambda theme, text: replace(theme, message=text(slides.MESSAGE)), {"title", "message"}),
        (
            lambda theme, text: charts(theme, lambda chart: replace(chart, headline=text(slides.HEADLINE))),
            {"chart"},
        ),
        (
            lambda theme, text: charts(theme, lambda chart: replace(chart, subtitle=text(slides.SUBTITLE))),
            {"chart"},
        ),
        (
            lambda theme, text: charts(
                theme, lambda chart: replace(chart, not_additive=None, notes=(text(slides.NOTES),))
            ),
            {"chart"},
        ),
        (
            lambda theme, text: figures(theme, lambda figure: replace(figure, label=text(slides.LABEL))),
            EVERY_KIND,
        ),
        (
            lambda theme, text: stories(theme, lambda story: replace(story, summary=text(slides.SUMMARY))),
            {"story"},
        ),
        (
            lambda theme, text: stories(
                theme, lambda story: replace(story, quotes=(Quote(text=text(slides.QUOTE).plain or ""),) * 2)
            ),
            {"story"},
        ),
    ],
    ids=["message", "headline", "subtitle", "notes", "label", "summary", "quote"],
)
def test_a_text_at_its_limit_still_fits(
    change: Callable[[Theme, Callable[[int], Text]], Theme],
    kinds: Set[SlideKind],
    text: Callable[[int], Text],
) -> None:
    briefing = editions.edition().briefing
    assert briefing is not None
    made = build_deck(edition_with(*(change(theme, text) for theme in briefing.themes)))
    # Slides of other kinds are as they were, and fit.
    found = {
        slide.key: faults(slide_widget_of(SlideView(i), made, (1024, 768)))
        for i, slide in enumerate(made.slides)
        if slide.kind in kinds
    }
    assert found
    assert {key: what for key, what in found.items() if what} == {}


def test_a_message_that_is_too_long_is_told_with_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "briefing"
    shutil.copytree(paths.data() / "template", folder)
    theme = folder / "themes" / "1-reading.yaml"
    lines = theme.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("message:"))
    end = next(number for number in range(at + 1, len(lines)) if lines[number][:1].isalpha())
    lines[at:end] = ["message: " + "就业数字要讲清楚" * 12]
    theme.write_text("\n".join(lines), encoding="utf-8")
    told = [problem for problem in load_edition(folder).problems if problem.rule == "slide-overflow"]
    assert [(problem.place.file, problem.place.line) for problem in told] == [
        ("themes/1-reading.yaml", at + 1)
    ]


@pytest.mark.parametrize("folder", editions.folders(), ids=lambda folder: folder.name)
def test_our_own_briefings_have_nothing_too_long(folder: Path) -> None:
    rules = {problem.rule for problem in editions.edition(folder).problems}
    assert not rules & {"slide-overflow", "slide-columns"}
