"""A text that lacks the reader's language is shown in the other one, and says so on every medium."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.search.search import Search
from cqbrief.cards.view_context import ViewContext
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


@pytest.mark.parametrize(
    "medium",
    [medium for medium in MEDIA if medium not in ("comparison", "paper: comparison", "chart readings")],
)
def test_a_label_without_english_is_tagged_for_english_readers_only(
    medium: str, without_label: Edition
) -> None:
    english = squeeze("".join(MEDIA[medium](without_label, "en")))
    assert english.count("[Chinese]") == english.count("城镇新增就业[Chinese]") > 0
    assert "［英文］" not in squeeze("".join(MEDIA[medium](without_label, "zh")))


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
