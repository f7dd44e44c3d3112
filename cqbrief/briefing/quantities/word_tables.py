"""How the tables of words are written down in the lexicons: as texts, which are read once."""

from __future__ import annotations

from collections.abc import Mapping

from cqbrief.briefing.quantities.quantity import Qualifier


def words(text: str) -> tuple[str, ...]:
    """Return words and phrases that commas part, in order."""
    return tuple(text.split(","))


def word_set(text: str) -> frozenset[str]:
    """Return single words that blanks part."""
    return frozenset(text.split())


def meanings(table: Mapping[Qualifier, str]) -> dict[str, Qualifier]:
    """Return each of the words that commas part -> the qualifier under which it is listed."""
    return {word: meaning for meaning, text in table.items() for word in words(text)}
