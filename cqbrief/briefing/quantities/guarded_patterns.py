"""Patterns of which most texts match none, passed over at a glance by the characters and words of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern


class GuardedPattern(NamedTuple):
    """Describe how one kind of date, number or name is written."""

    example: str
    needs: str
    """Characters of which one stands in every text that the pattern matches; behind a blank the same of
    English words, in small letters. The others are passed over."""
    pattern: str
    """For folded text, without capturing groups. It had better begin with one character or a class of them,
    which are searched for ten times as fast as anything else."""


class GuardedPatternSet:
    """Find several kinds together, passing over those that a text cannot hold."""

    def __init__(self, forms: Sequence[GuardedPattern]) -> None:
        """Take the kinds in any order."""
        self._forms = forms
        self._needing: dict[str, list[int]] = defaultdict(list)
        for index, form in enumerate(forms):
            signs, *words = form.needs.split(" ")
            for need in (*signs, *words):
                self._needing[need].append(index)
        self._needs = frozenset(self._needing)

    def find(self, text: str, present: frozenset[str]) -> list[tuple[int, int]]:
        """Return where the kinds stand in folded `text`, in order; `present`: its `characters_and_words`."""
        met = self._needs & present
        if not met:
            return []
        spans: list[tuple[int, int]] = []
        for index in {index for need in met for index in self._needing[need]}:
            pattern = _compiled(self._forms[index].pattern)
            one_line = pattern.pattern[0] == "^" and "\n" not in text
            found = pattern.match(text) if one_line else pattern.search(text)
            while found is not None:
                spans.append(found.span())
                found = None if one_line else pattern.search(text, found.end())
        return sorted(spans)


_LETTER: Final = lazy_pattern("[A-Za-z]")
_WORD: Final = lazy_pattern("[a-z]+")


def characters_and_words(text: str) -> frozenset[str]:
    """Return the characters and the English words, in small letters, of a text."""
    if _LETTER.search(text) is None:
        return frozenset(text)
    return frozenset((*text, *_WORD.findall(text.lower())))


def any_of_patterns(*rows: str) -> str:
    """Return a pattern of several that each begin with a character or a class of them.

    It begins with a class of all these, so that it is searched for fast.
    """
    first = [row[: row.index("]", 1) + 1] if row[0] == "[" else row[0] for row in rows]
    either = "|".join(f"(?<={one}){row[len(one) :]}" for one, row in zip(first, rows, strict=True))
    return f"[{''.join(one.strip('[]') for one in first)}](?:{either})"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)
