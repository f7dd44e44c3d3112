"""A language is one entry of a table, and whatever belongs to it is there."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest

from cqbrief.briefing.localized_text import Text
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.system import paths


def test_every_language_is_described() -> None:
    assert tuple(LANGUAGES) == get_args(Language)


def test_a_text_has_a_field_for_each_language_in_their_order() -> None:
    assert [field.name for field in fields(Text)] == ["plain", *LANGUAGES, "tagged"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_catalogue_manual_and_template_of_a_new_briefing(language: Language) -> None:
    spec = LANGUAGES[language]
    if spec.catalogue is not None:
        assert (paths.resources() / "i18n" / spec.catalogue / "LC_MESSAGES" / "cqbrief.po").is_file()
    assert (paths.resources() / "manual" / f"{language}.md").is_file()
    assert (paths.data() / spec.template / "briefing.yaml").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_lent_by_every_other_language_in_the_order_of_preference(language: Language) -> None:
    assert [*LANGUAGES[language].lent] == [other for other in LANGUAGES if other != language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_for_a_language_is_what_its_readers_are_shown_and_tagged_for_all_others(
    language: Language,
) -> None:
    text = Text.of({language: "75.1"})
    tagged = Text(**{language: "75.1"}, tagged=True)
    assert text.untranslated and text.own(language) == "75.1"
    assert [*text.written()] == [("75.1", language)]
    for reader, spec in LANGUAGES.items():
        assert text.in_language(reader) == "75.1"
        assert tagged.in_language(reader) == "75.1" + spec.lent.get(language, "")


def test_a_text_without_keys_and_one_in_every_language_lack_nothing() -> None:
    assert not Text(plain="75.1").untranslated
    assert not Text.of(dict.fromkeys(LANGUAGES, "75.1")).untranslated
