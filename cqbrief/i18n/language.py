"""The languages that the interface and a briefing's texts may be in, and what is plainly different in each.

What a language does in ways of its own, such as saying a time, is in `text/phrasing/`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Literal, NamedTuple

from cqbrief.i18n.messages import N_

Language = Literal["zh", "en"]
Punctuation = Literal["wide", "narrow"]
"""Whether quotation marks and apostrophes are an em wide, as Chinese ones are, or as narrow as Latin ones."""


class LanguageSpec(NamedTuple):
    """Describe a language by what differs from language to language and is a plain value."""

    name: str
    """What it calls itself."""
    english_name: str
    """English source text of its name, for messages."""
    catalogue: str | None
    """Folder of its translations in `resources/i18n/`; None for the language of the source texts."""
    qt_locale: str | None
    """Name of Qt's own translations; None where Qt's source texts are in it."""
    template: str
    """Folder in `data/` that a new briefing in it is made from."""
    comma: str
    """Between the parts of a sentence."""
    gap: str
    """Between phrases side by side."""
    list_separator: str
    punctuation: Punctuation
    lent: Mapping[Language, str]
    """What stands, for its readers, behind a text that is there only in that other language.

    Part of the text, so that every medium has it: seen, read out, printed, copied and exported alike.
    """


# A NamedTuple: as a dataclass it would cost every start a third of a millisecond more.
LANGUAGES: Mapping[Language, LanguageSpec] = {
    "zh": LanguageSpec(
        name="中文", english_name=N_("Chinese"), catalogue="zh_CN", qt_locale="zh_CN", template="template",
        comma="，", gap="　", list_separator="、", punctuation="wide", lent={"en": "［英文］"},
    ),
    "en": LanguageSpec(
        name="English", english_name=N_("English"), catalogue=None, qt_locale=None, template="template-en",
        comma=", ", gap=" · ", list_separator=", ", punctuation="narrow", lent={"zh": " [Chinese]"},
    ),
}  # fmt: skip
"""Every language, the one first that is preferred where neither reader nor briefing chose."""

DEFAULT_LANGUAGE: Language = next(iter(LANGUAGES))
"""What is spoken where nobody says what, and what the plain texts of a briefing are in."""


def known_language(code: str) -> Language | None:
    """Return the language with this code; None where there is none."""
    return next((language for language in LANGUAGES if language == code), None)


class Localized(ABC):
    """Mark a value that brings its own wording for each language, as an argument of a message may."""

    __slots__ = ()

    @abstractmethod
    def in_language(self, language: Language) -> str:
        """Return the words for a reader of `language`."""
