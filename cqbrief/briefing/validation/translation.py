"""Texts that lack one of the briefing's two languages."""

from __future__ import annotations

from cqbrief.briefing.validation.context import StyleRule, ValidationContext
from cqbrief.i18n.language import LANGUAGES
from cqbrief.i18n.messages import N_, Message


def _check_translations(context: ValidationContext) -> None:
    for path in context.untranslated:
        there = [language for language in LANGUAGES if f"{path}.{language}" in context.places]
        lacking = tuple(language for language in LANGUAGES if language not in there)
        context.report(
            TRANSLATION_MISSING,
            path,
            Message(
                N_("The text is in {language} only, the briefing in both languages."),
                {"language": tuple(Message(LANGUAGES[language].english_name) for language in there)},
            ),
            Message(
                N_("Add “{key}:”; where the words are the same in both languages, write them without keys."),
                {"key": lacking},
            ),
        )


TRANSLATION_MISSING = StyleRule(
    "translation-missing",
    "warning",
    N_(
        "In a briefing in both languages, a text that lacks one of them is shown in the other, with "
        "［英文］ or [Chinese] behind it: whoever reads it must not take that for a slip of the program, "
        "nor stumble over it before an audience. A text without keys is for both."
    ),
    _check_translations,
)
