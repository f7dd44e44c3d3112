"""Texts of a briefing: one or two languages, with references to figures in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cqbrief.i18n.language import Language, Localized

_REFERENCE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_TAGS: dict[Language, str] = {"zh": "［英文］", "en": " [Chinese]"}
"""What stands, for a reader of this language, behind a text that is there in the other one only.

Part of the text, so that every medium has it: seen, read out, printed, copied and exported alike.
"""
_BRACE = re.compile(r"[{}][^{}\s，。；、]{0,20}")


@dataclass(frozen=True, slots=True)
class FigureRef:
    """Mark a place in a text where the figure with this id is printed as it stands in its source."""

    id: str


Segment = str | FigureRef


@dataclass(frozen=True, slots=True)
class Text(Localized):
    """Hold a text as the author wrote it.

    A plain string in YAML fills ``plain``; ``{zh: …, en: …}`` fills the languages. At least one
    of the three is not None. ``{new_jobs}`` inside a text stands for the figure of that id.
    """

    plain: str | None = None
    zh: str | None = None
    en: str | None = None
    tagged: bool = field(default=False, compare=False)
    """Whether a wording lent by the other language says so; see `parsing.fallback_language`."""

    def in_language(self, language: Language) -> str:
        """Return what a reader of `language` is shown: `wording`, tagged where it is in the other one."""
        lent = self.tagged and (self.zh if language == "zh" else self.en) is None
        return self.wording(language) + (_TAGS[language] if lent else "")

    def wording(self, language: Language) -> str:
        """Return the text in `language`, else the plain text, else the other language: never empty-handed."""
        own = self.zh if language == "zh" else self.en
        for candidate in (own, self.plain, self.zh, self.en):
            if candidate is not None:
                return candidate
        return ""

    def segments(self, language: Language) -> tuple[Segment, ...]:
        """Return the text cut into literal strings and references to figures, in order."""
        return segments(self.in_language(language))

    def references(self) -> frozenset[str]:
        """Return the ids of every figure referred to, in any language."""
        found: set[str] = set()
        for text in (self.plain, self.zh, self.en):
            if text is not None:
                found.update(_REFERENCE.findall(text))
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
