"""Texts of a briefing: one or two languages, with references to figures in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from cqbrief.i18n.language import LANGUAGES, Language, Localized

_REFERENCE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_BRACE = re.compile(r"[{}][^{}\s，。；、]{0,20}")


@dataclass(frozen=True, slots=True)
class FigureRef:
    """Mark a place in a text where the figure with this id is printed as it stands in its source."""

    id: str


Segment = str | FigureRef
_every_wording = attrgetter("plain", *LANGUAGES)
"""Return the words of a text in each of its fields, None where there are none."""


@dataclass(frozen=True, slots=True)
class Text(Localized):
    """Hold a text as the author wrote it.

    A plain string in YAML fills ``plain``; ``{zh: …, en: …}`` fills the languages, of which each has its
    field. At least one of them is not None. ``{new_jobs}`` inside a text stands for the figure of that id.
    """

    plain: str | None = None
    zh: str | None = None
    en: str | None = None
    tagged: bool = field(default=False, compare=False, kw_only=True)
    """Whether a wording lent by another language says so; see `parsing.fallback_language`."""

    @classmethod
    def of(cls, wordings: Mapping[str, str]) -> Text:
        """Make a text of its wording in each of the languages named."""
        return cls(None, *map(wordings.get, LANGUAGES))

    def in_language(self, language: Language) -> str:
        """Return what a reader of `language` is shown: `wording`, tagged where it is lent by another one."""
        if self.tagged and getattr(self, language) is None:
            for lender, tag in LANGUAGES[language].lent.items():
                words: str | None = getattr(self, lender)
                if words is not None:
                    return words + tag
        return self.wording(language)

    def own(self, language: Language) -> str | None:
        """Return the text's own wording for `language`; None where it has none."""
        words: str | None = getattr(self, language)
        return words

    def wording(self, language: Language) -> str:
        """Return the text in `language`, else the plain text, else another language: never empty-handed."""
        own: str | None = getattr(self, language)
        if own is not None:
            return own
        if self.plain is not None:
            return self.plain
        return next(iter(self.wordings()), "")

    def wordings(self) -> list[str]:
        """Return every wording there is: the plain text, then those for a language."""
        return [words for words in _every_wording(self) if words is not None]

    def written(self) -> Iterator[tuple[str, Language | None]]:
        """Yield every wording there is with its language, None for the plain text."""
        if self.plain is not None:
            yield self.plain, None
        for language in LANGUAGES:
            words: str | None = getattr(self, language)
            if words is not None:
                yield words, language

    @property
    def untranslated(self) -> bool:
        """Tell whether the text lacks one of the languages; a plain text is for all of them."""
        return self.plain is None and None in _every_wording(self)[1:]

    def segments(self, language: Language) -> tuple[Segment, ...]:
        """Return the text cut into literal strings and references to figures, in order."""
        return segments(self.in_language(language))

    def references(self) -> frozenset[str]:
        """Return the ids of every figure referred to, in any language."""
        found: set[str] = set()
        for words in _every_wording(self):
            if words is not None:
                found.update(_REFERENCE.findall(words))
        return frozenset(found)


def segments(words: str) -> tuple[Segment, ...]:
    """Return words cut into literal strings and references to figures, in order."""
    pieces: list[Segment] = []
    for index, piece in enumerate(_REFERENCE.split(words)):
        if index % 2:
            pieces.append(FigureRef(piece))
        elif piece:
            pieces.append(piece)
    return tuple(pieces)


def stray_brace(words: str) -> str | None:
    """Find the first brace that belongs to no reference, with what follows it; None where there is none."""
    if "{" not in words and "}" not in words:
        return None
    found = _BRACE.search(_REFERENCE.sub("", words))
    return found[0] if found else None
