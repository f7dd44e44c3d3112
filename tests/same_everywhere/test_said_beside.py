"""What must be said beside a number or a text is said on every medium: the state of a figure, the language of
a text that lacks the reader's."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.search.search import Search
from cqbrief.cards.view_context import ViewContext
from cqbrief.cards.word_joiner import without_joiners
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.window.main_window import MainWindow
from cqbrief.window.status_bar import StatusBar
from tests.same_everywhere.collect import MEDIA
from tests.support.editions import IN_ENGLISH, without
from tests.support.paper import squeeze

FIRST_THEME = "themes/1-priority.yaml"
WITHOUT_LABELS = {"comparison", "paper: comparison", "chart readings"}
"""The comparisons speak of what changed, and of nothing here; the readings name marks."""
LABEL = "      en: New urban jobs\n"
IN_CHINESE = re.compile("  zh: 坚持就业优先\n|      zh: 城镇新增就业\n")


@pytest.fixture(scope="module")
def without_label(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The built-in briefing, of which one label has no English."""
    folder = tmp_path_factory.mktemp("without") / "label"
    return without(folder, re.compile(re.escape(LABEL)), files="1-priority.yaml")


@pytest.fixture(scope="module")
def without_chinese(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The built-in briefing, of which a title and a label have no Chinese."""
    return without(tmp_path_factory.mktemp("without") / "chinese", IN_CHINESE, files="1-priority.yaml")


STATES: dict[str, dict[str, object]] = {
    "待核实": {"status": "unverified"},
    "初步数": {"status": "provisional"},
    "已修订": {"status": "revised"},
    "更正": {"corrected": True},
    "原文如此": {"reads_as": Text(plain="另一个数")},
}
"""What is said of a figure -> its state."""


def with_states(edition: Edition, *states: dict[str, object]) -> Edition:
    """The edition with the headline figures of its first themes in these states."""
    assert edition.briefing is not None
    themes = list(edition.briefing.themes)
    for number, fields in enumerate(states):
        headline = themes[number].headline
        figures = tuple(
            replace(figure, **fields) if figure.id == headline else figure  # type: ignore[arg-type]
            for figure in themes[number].figures
        )
        assert figures != themes[number].figures
        themes[number] = replace(themes[number], figures=figures)
    return replace(edition, briefing=replace(edition.briefing, themes=tuple(themes)))


class Shown:
    """What the media show of one edition, and of the same with headline figures in every state."""

    def __init__(self, edition: Edition) -> None:
        self.plain, self.stated = edition, with_states(edition, *STATES.values())
        self._texts: dict[tuple[str, bool], str] = {}

    def chinese(self, medium: str, *, stated: bool = False) -> str:
        """The texts of a medium for Chinese readers, read once."""
        key = medium, stated
        if key not in self._texts:
            edition = self.stated if stated else self.plain
            self._texts[key] = squeeze(without_joiners("".join(MEDIA[medium](edition, "zh"))))
        return self._texts[key]


@pytest.fixture(scope="module")
def shown(without_label: Edition) -> Shown:
    """The built-in briefing without the English of a label, which Chinese readers do not miss."""
    return Shown(without_label)


@pytest.mark.parametrize("medium", [medium for medium in MEDIA if medium not in WITHOUT_LABELS])
def test_a_label_without_english_is_tagged_for_english_readers_only(
    medium: str, without_label: Edition, shown: Shown
) -> None:
    assert "［英文］" not in shown.chinese(medium)
    english = squeeze("".join(MEDIA[medium](without_label, "en")))
    assert english.count("[Chinese]") == english.count("城镇新增就业[Chinese]") > 0


@pytest.mark.parametrize(
    "medium", [medium for medium in MEDIA if medium not in ("chart readings", "check --json")]
)
def test_the_state_of_a_figure_stands_with_it_on_every_medium(medium: str, shown: Shown) -> None:
    without, stated = shown.chinese(medium), shown.chinese(medium, stated=True)
    assert [word for word in STATES if stated.count(word) <= without.count(word)] == []


@pytest.mark.parametrize("medium", ["window", "wall", "paper: briefing", "paper: gongwen", "paper: summary"])
def test_an_unverified_number_says_so_in_running_text(medium: str, shown: Shown) -> None:
    assert "城镇新增就业75.1万人（待核实）" in shown.chinese(medium, stated=True)


@pytest.mark.parametrize("medium", ["window", "wall", "markdown", "paper: briefing"])
def test_words_without_chinese_are_tagged_for_chinese_readers(medium: str, without_chinese: Edition) -> None:
    shown = squeeze("".join(MEDIA[medium](without_chinese, "zh")))
    if medium in ("window", "wall"):
        assert squeeze("Employment first［英文］") in shown
    assert squeeze("New urban jobs［英文］") in shown


def test_a_briefing_in_one_language_is_not_covered_with_tags_but_says_it_once(
    tmp_path: Path, qtbot: QtBot
) -> None:
    edition = without(tmp_path / "b", IN_ENGLISH, files="*.yaml")
    assert edition.languages == {"zh"}
    for medium in ("window", "wall", "markdown"):
        assert "Chinese]" not in "".join(MEDIA[medium](edition, "en"))
    languages: tuple[tuple[Language, bool], ...] = (("en", True), ("zh", False))
    for language, said in languages:
        window = MainWindow(ViewContext(edition, Translator(language), LOOKS["light"]))
        qtbot.addWidget(window)
        status = window.findChild(StatusBar)
        assert status is not None
        assert ("content in Chinese only" in status.edition.text()) is said


def test_check_names_the_text_and_its_place_and_the_words_are_found_without_the_tag(
    without_label: Edition,
) -> None:
    [problem] = without_label.problems
    assert (problem.rule, problem.path) == ("translation-missing", "themes[0].figures[0].label")
    assert problem.place.file == FIRST_THEME and problem.severity == "warning"
    search = Search(without_label)
    assert not search.find("Chinese]") and search.find("城镇新增就业")[0].id == "new_jobs"
