"""English numbers in words: counts, dozens, millions and fractions, as far as they say how many.

What is vague (dozens of), an ordinal (the third), part of a name or compound (six-step) or speaks of
things known already (the two shares) is no numeral; nor is *one*, unless more of a number follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ONES: Final = _words("two three four five six seven eight nine")
_TEENS: Final = _words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS: Final = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES: Final = _words("hundred thousand million billion dozen")
_PARTS: Final = _words(
    "half halves third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh sevenths"
    " eighth eighths ninth ninths tenth tenths"
)
_KNOWN: Final = _words("the these those other all both last next past")
"""After one of these a small number names things that were spoken of, or a time."""
_NOT_COUNTED: Final = _words(
    "and are as at but by can did do for from had has have in is it may must not of on or that the to was"
    " were which will with"
)
"""What follows a number that counts nothing: one or the other of the two."""
_HALF_OF: Final = _words("of the its their all our his her")
_ABOUT: Final = _words("about almost nearly over than roughly exactly by")
_PART_OF_A_PAIR: Final = _words("first second latter other better")
_TIME: Final = _words("year years day days hour hours")
_ARTICLE: Final = _words("a an")
_ONE: Final = _words("one")
_AND: Final = _words("and")
_OF: Final = _words("of")
_LINKS: Final = tuple(
    tuple(_words(word) for word in link.split()) for link in ("in", "in every", "out of", "out of every")
)
"""Between the numbers of nine out of ten."""
_COUNTING: Final = _ONES | _TEENS | _TENS | _SCALES | _PARTS
"""One of these is in every number in words."""
_WORD: Final = re.compile("[A-Za-z]+")


def number_words(text: str) -> list[tuple[int, int]]:
    """Ranges of the numbers in words in `text`, in order. Takes time in proportion to its length."""
    # Most texts have none: they are passed over at a glance.
    if _COUNTING.isdisjoint(_WORD.findall(text.lower())):
        return []
    words = list(_WORD.finditer(text))
    reader = _Reader(text, words)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        after = reader.number(at)
        if after > at and reader.stands_alone(at, after):
            found.append((words[at].start(), words[after - 1].end()))
        at = max(after, at + 1)
    return found


class _Reader:
    """Reads numbers from the words of one text. Places are indexes into the words."""

    def __init__(self, text: str, words: Sequence[re.Match[str]]) -> None:
        self._text = text
        self._words = words
        self._small = [word[0].lower() for word in words]

    def number(self, at: int) -> int:
        """The place after the number that begins at `at`; `at` itself where none does."""
        if self._small[at] == "half":
            return self._half(at)
        after = self._cardinal(at)
        # One half, two-thirds, three quarters; a third only of something, or it is a third one.
        article = self._small[at] in _ARTICLE
        start = after if after > at else at + 1 if article or self._small[at] == "one" else at
        if start > at and self._is(start, _PARTS) and (not article or self._is(start + 1, _OF)):
            return start + 1
        if start > at and not article and (reach := self._out_of(start)):
            return reach
        if after > at and (self._scaled(at, after) or self._counts(at, after)):
            return after
        return at

    def stands_alone(self, at: int, after: int) -> bool:
        """False within a name or compound: six-step, Five-Year, COVID-nineteen."""
        start, end = self._words[at].start(), self._words[after - 1].end()
        before, behind = self._text[max(0, start - 1) : start], self._text[end : end + 2]
        within = (before.isalnum() or before in ("-", "'", "’")) and before.isascii()
        return not within and not (behind[:1] == "-" and behind[1:].isalpha())

    def _cardinal(self, at: int) -> int:
        """The place after two, twenty-five, a hundred, three hundred and six thousand."""
        after = at
        while (reach := self._group(after, first=after == at)) > after:
            after = reach
            joined = self._is(after, _AND) and self._scaled(at, after)
            reach = self._group(after + 1, first=False) if joined else after
            if reach > after + 1:
                after = reach
            if not self._scaled(at, after):
                break
        return after

    def _group(self, at: int, *, first: bool) -> int:
        """The place after one number below a hundred with the powers of ten behind it."""
        after = at
        if self._is(at, _TENS, joined=not first):
            after = at + 1
            if self._is(after, _ONES | _ONE):
                after += 1
        elif self._is(at, _ONES | _TEENS, joined=not first):
            after = at + 1
        elif self._is(at, _ARTICLE | _ONE if first else _ONE, joined=not first):
            after = at + 1
            if first and not self._is(after, _SCALES):
                return at
        if after == at:
            return at
        while self._is(after, _SCALES):
            after += 1
        return after

    def _half(self, at: int) -> int:
        before = self._small[at - 1] if at else ""
        if before in _PART_OF_A_PAIR or self._is(at + 1, _TIME):
            return at
        if self._is(at + 1, _SCALES):
            return at + 2
        if self._is(at + 1, _ARTICLE):
            return at + 3 if self._is(at + 2, _SCALES) else at
        return at + 1 if self._is(at + 1, _HALF_OF) or before in _ABOUT else at

    def _out_of(self, at: int) -> int:
        """The place after *in five* or *out of ten*; 0 where neither stands at `at`."""
        for link in _LINKS:
            if all(self._is(at + index, word) for index, word in enumerate(link)):
                after = self._cardinal(at + len(link))
                if after > at + len(link):
                    return after
        return 0

    def _scaled(self, at: int, after: int) -> bool:
        return not _SCALES.isdisjoint(self._small[at:after])

    def _counts(self, at: int, after: int) -> bool:
        """Whether a number without a power of ten counts something; up to ten it must stand behind it."""
        if after != at + 1 or self._small[at] not in _ONES | {"ten"}:
            return True
        if at and self._small[at - 1] in _KNOWN:
            return False
        counted = self._is(after, None) and self._text[self._words[after - 1].end()] == " "
        return counted and self._small[after] not in _NOT_COUNTED

    def _is(self, at: int, names: frozenset[str] | None, *, joined: bool = True) -> bool:
        """Whether one of `names` (None: any) stands at `at`, a blank or hyphen behind the word before."""
        if not 0 <= at < len(self._words) or (names is not None and self._small[at] not in names):
            return False
        if not joined or not at:
            return True
        between = self._text[self._words[at - 1].end() : self._words[at].start()]
        return between in (" ", "-", "\n")
