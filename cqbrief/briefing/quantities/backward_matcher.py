"""Looks up the words that a text ends with: the longest first, so that nothing is searched for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cqbrief.briefing.quantities.lexicon import NOT_AFTER

_LONGEST_WORD: Final = 48
"""Characters; longer words are not looked up."""


class BackwardMatcher:
    """Match words of change or approximation that end at a given place of a text in small letters."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words in any order."""
        self._words = frozenset(words)
        chinese = max((len(word) for word in self._words if not word.isascii()), default=0)
        self._lengths = {True: _lengths(self._words), False: _lengths(self._words, chinese)}
        """Of English text and of other: lengths of the words by their last character, looked up first."""

    def longest(self, text: str, end: int, *, english: bool) -> str:
        """Return the longest of the words that ends at `end`; empty for none.

        `english`: it must be a whole word; a Chinese one must not be the end of another (`NOT_AFTER`).
        """
        for length in self._lengths[english].get(text[end - 1 : end], ()):
            word = text[end - length : end] if length <= end else ""
            if word in self._words:
                before = text[end - length - 1 : end - length] if length < end else ""
                if english:
                    if not (before.isascii() and (before.isalpha() or before == "-")):
                        return word
                elif not before or before not in NOT_AFTER.get(word, ""):
                    return word
        return ""


def _lengths(words: Iterable[str], longest: int = _LONGEST_WORD) -> dict[str, list[int]]:
    lengths: dict[str, set[int]] = {}
    for word in words:
        if len(word) <= longest:
            lengths.setdefault(word[-1], set()).add(len(word))
    return {last: sorted(those, reverse=True) for last, those in lengths.items()}
