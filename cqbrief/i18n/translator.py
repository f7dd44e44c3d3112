"""Texts of the interface in the reader's language, through one catalogue for every room.

The source language is English; `resources/i18n` holds the Chinese catalogue. A `Translator` object is
passed to whatever shows text. `resources/scripts/i18n.py` finds messages by the names used here:
``tr.text("…")``, ``tr.plural("…", "…", n)``, ``tr.parts("…")`` and ``N_("…")``.
"""

from __future__ import annotations

import gettext
import io
import locale
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TypeVar

from cqbrief.i18n.language import DEFAULT_LANGUAGE, LANGUAGES, Language, Localized, known_language
from cqbrief.i18n.messages import Message
from cqbrief.system import paths

DOMAIN = "cqbrief"

_Part = TypeVar("_Part")


@cache
def _pieces(template: str) -> tuple[tuple[str, str | None], ...]:
    """Return each stretch of words in a template and the name of the place behind it; None at the end."""
    return tuple((words, name) for words, name, _, _ in Formatter().parse(template))


class Translator:
    """Supply the interface's texts in one language. Cheap to make, never changed afterwards."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._spec = LANGUAGES[language]
        self._catalogue = gettext.NullTranslations()
        if self._spec.catalogue is not None:
            self._catalogue = _load(paths.resources() / "i18n" / self._spec.catalogue / "LC_MESSAGES")

    def text(self, template: str, **arguments: object) -> str:
        """Return `template` in this language, its ``{name}`` places filled with `arguments`.

        Arguments may be messages and texts (put into this language), tuples (joined as a list) and
        anything `str.format` takes. What stands in an argument is never read as a template.
        """
        return self._fill(self._catalogue.gettext(template), arguments)

    def plural(self, one: str, many: str, count: int, **arguments: object) -> str:
        """Return the form of the text that fits `count`, which also fills ``{count}``."""
        return self._fill(self._catalogue.ngettext(one, many, count), {"count": count, **arguments})

    def parts(self, template: str, **arguments: _Part) -> list[str | _Part]:
        """Return `template` in this language cut at its places: its words, and between them the `arguments`.

        For arguments that must not become a string yet, such as the spans of a number.
        """
        found: list[str | _Part] = []
        for words, name in _pieces(self._catalogue.gettext(template)):
            if words:
                found.append(words)
            if name is not None:
                found.append(arguments[name])
        return found

    def render(self, message: Message) -> str:
        """Return `message` in this language."""
        return self._fill(self._catalogue.gettext(message.template), message.arguments)

    def join(self, phrases: Iterable[str]) -> str:
        """Join the phrases as one sentence's parts, empty ones left out: 甲，乙 or A, B."""
        return self.comma.join(phrase for phrase in phrases if phrase)

    @property
    def comma(self) -> str:
        """Return what stands between the parts of a sentence."""
        return self._spec.comma

    def beside(self, phrases: Iterable[str]) -> str:
        """Join the phrases side by side, empty ones left out: 甲　乙 or A · B."""
        return self.gap.join(phrase for phrase in phrases if phrase)

    @property
    def gap(self) -> str:
        """Return what stands between phrases side by side."""
        return self._spec.gap

    def _fill(self, template: str, arguments: Mapping[str, object]) -> str:
        return template.format(**{name: self.argument(value) for name, value in arguments.items()})

    def argument(self, value: object) -> object:
        """Return an argument as it fills a template: messages and texts in this language, tuples as lists."""
        if isinstance(value, Message):
            return self.render(value)
        if isinstance(value, Localized):
            return value.in_language(self.language)
        if isinstance(value, tuple):
            return self._spec.list_separator.join(str(self.argument(item)) for item in value)
        return value


@cache
def _load(folder: Path) -> gettext.NullTranslations:
    """Return the catalogue in `folder`.

    Where it is not compiled, as in a fresh clone, that is done in memory and takes some 60 ms. Without
    either file the messages stay English.
    """
    compiled, edited = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if compiled.exists():
        return gettext.translation(DOMAIN, folder.parents[1], languages=[folder.parent.name])
    if edited.exists():
        from cqbrief.i18n.po import compile_file  # not needed where the catalogue is compiled

        return gettext.GNUTranslations(io.BytesIO(compile_file(edited)))
    return gettext.NullTranslations()


def system_locale() -> str:
    """Return the system's locale where the environment does not name it, as on Windows; else empty.

    Elsewhere it must not be asked: Python calls a bare ``C.UTF-8`` locale ``en_US``.
    """
    return "" if os.name == "posix" else locale.getlocale()[0] or ""


def choose_language(
    environ: Mapping[str, str], system: str = "", preference: Language | None = None
) -> Language:
    """Return the interface's language: the reader's choice, else the system's if it is one, else the default.

    `system` is what `system_locale` says; it speaks where the environment names no locale.
    A bare ``C`` or ``POSIX`` locale says nothing of the reader, and so means the default.
    """
    if preference is not None:
        return preference
    locales = environ.get("LANGUAGE", "").split(":")
    locales += [environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    locales.append(system)
    named = next((name for name in locales if name), "")
    code = named.replace("-", "_").split(".")[0].split("_")[0].lower()
    return known_language(code) or DEFAULT_LANGUAGE
