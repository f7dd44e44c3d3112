"""The interface's texts in the reader's language."""

from __future__ import annotations

import pytest

from cqbrief.briefing.localized_text import Text
from cqbrief.i18n.language import Language
from cqbrief.i18n.messages import Message
from cqbrief.i18n.translator import Translator, choose_language


def test_english_texts_are_the_templates_themselves_filled() -> None:
    assert (
        Translator("en").text("{count} figures in {where}", count=3, where="themes") == "3 figures in themes"
    )


def test_a_count_of_one_takes_the_singular_in_english() -> None:
    tr = Translator("en")
    assert tr.plural("{count} error", "{count} errors", 1) == "1 error"
    assert tr.plural("{count} error", "{count} errors", 0) == "0 errors"


def test_a_message_within_a_message_is_put_into_words_too() -> None:
    inner = Message("a number such as {example}", {"example": "75.1万人"})
    outer = Message("expected {what}", {"what": inner})
    assert Translator("en").render(outer) == "expected a number such as 75.1万人"


@pytest.mark.parametrize(("language", "expected"), [("zh", "甲、乙"), ("en", "A, B")])
def test_a_tuple_is_listed_as_the_language_lists(language: Language, expected: str) -> None:
    items = (Text(zh="甲", en="A"), Text(zh="乙", en="B"))
    tr = Translator(language)
    assert tr.text("{items}", items=items) == expected


@pytest.mark.parametrize(("language", "expected"), [("zh", "2021年，推算"), ("en", "2021年, 推算")])
def test_phrases_are_joined_without_the_empty_ones(language: Language, expected: str) -> None:
    tr = Translator(language)
    assert tr.join(("2021年", "", "推算")) == expected


def test_braces_in_an_argument_are_left_alone() -> None:
    assert (
        Translator("en").text("unknown: {key}", key="{new_jobs.__class__}") == "unknown: {new_jobs.__class__}"
    )


@pytest.mark.parametrize(
    ("environ", "system", "expected"),
    [
        ({}, "", "zh"),
        ({"LANG": "C.UTF-8"}, "", "zh"),
        ({"LANG": "POSIX"}, "en_US", "zh"),
        ({"LANG": "en_US.UTF-8"}, "", "en"),
        ({"LANG": "zh_CN.UTF-8"}, "", "zh"),
        ({"LANG": "de_DE.UTF-8"}, "", "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "", "en"),
        ({"LC_MESSAGES": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "", "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en_US:en"}, "", "en"),
        ({"LANG": "enm_XX"}, "", "zh"),
        ({}, "en_US", "en"),
        ({}, "en-GB", "en"),
        ({}, "zh_CN", "zh"),
    ],
)
def test_the_system_decides_the_language_where_the_reader_has_not(
    environ: dict[str, str], system: str, expected: str
) -> None:
    assert choose_language(environ, system) == expected


@pytest.mark.parametrize("preference", ["zh", "en"])
def test_the_readers_choice_comes_before_the_system(preference: Language) -> None:
    for locale in ("en_US.UTF-8", "zh_CN.UTF-8"):
        assert choose_language({"LANG": locale}, "", preference) == preference
