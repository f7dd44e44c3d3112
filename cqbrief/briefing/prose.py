"""The briefing's own prose: every text that its author wrote, with its path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import (
    Briefing,
    Comparison,
    Correction,
    Credit,
    Deliberate,
    Figure,
    Ignored,
    Period,
    Silenced,
    Source,
)
from cqbrief.briefing.parsing.class_schema import class_schema
from cqbrief.i18n.language import Language

_NOT_PROSE: dict[type, frozenset[str]] = {
    # Names, numbers of documents, and words that only speak of other words.
    Briefing: frozenset({"theme_word", "issuer", "number", "marking", "period"}),
    Source: frozenset({"title", "author", "publisher"}),
    Credit: frozenset({"name"}),
    # A period is a time, a correction and a misprint tell what stood there.
    Period: frozenset({"label"}),
    Comparison: frozenset({"year"}),
    Correction: frozenset({"was", "now"}),
    Figure: frozenset({"reads_as"}),
    Ignored: frozenset({"reason"}),
    Deliberate: frozenset({"reason"}),
    Silenced: frozenset({"reason"}),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold one wording of a text of the briefing."""

    words: str
    path: str
    language: Language


def wordings(briefing: Briefing) -> Iterator[Wording]:
    """Yield everything that the briefing says in its own words, in reading order, in all its languages."""
    for text, path in _texts(briefing, ""):
        yield from text_wordings(text, path, briefing.language)


def text_wordings(text: Text, path: str, plain: Language) -> Iterator[Wording]:
    """Yield the wordings of the text that stands at `path`; `plain` is the language of plain texts."""
    for words, language in text.written():
        yield Wording(words, f"{path}.{language}" if language else path, language or plain)


@cache
def _plan(cls: type) -> tuple[tuple[str, bool, bool], ...]:
    """Name, whether it is a list and whether it is a text, for each field that holds prose somewhere."""
    left_out = _NOT_PROSE.get(cls, frozenset())
    return tuple(
        (key.name, key.many, key.item is Text)
        for key in class_schema(cls).keys.values()
        if key.name not in left_out and (key.item is Text or (key.group and _plan(key.item)))
    )


def _texts(item: object, path: str) -> Iterator[tuple[Text, str]]:
    cls: type = type(item)
    for name, many, is_text in _plan(cls):
        value = getattr(item, name)
        if value is None or value == ():
            continue
        inner = f"{path}.{name}" if path else name
        entries = (
            ((f"{inner}[{index}]", entry) for index, entry in enumerate(value)) if many else ((inner, value),)
        )
        for entry_path, entry in entries:
            if is_text:
                yield entry, entry_path
            else:
                yield from _texts(entry, entry_path)
