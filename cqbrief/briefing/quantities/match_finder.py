"""Finds the numbers of a text, one behind the other.

Tokens are read in `digit_tokens`, `fraction_tokens`, `chinese_tokens` and `english_tokens`, what the words
beside them say in `match_builder`. Nothing looks further than a few dozen characters from a number, so that
reading takes time in proportion to a text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities import chinese_numerals, english_tokens, lexicon_zh
from cqbrief.briefing.quantities.chinese_tokens import (
    FIXED_PHRASES,
    may_be_compound,
    read_compound,
    read_fixed_phrase,
    read_numeral,
)
from cqbrief.briefing.quantities.digit_tokens import read_digits
from cqbrief.briefing.quantities.fraction_tokens import VULGAR_FRACTIONS, read_vulgar_fraction
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.lexicon import word_direction
from cqbrief.briefing.quantities.match_builder import match_quantity
from cqbrief.briefing.quantities.quantity_match import QuantityMatch
from cqbrief.briefing.quantities.rates import skip_rate_base
from cqbrief.briefing.quantities.scanner import NUMBER_PATTERN, NumberToken, Scanner

_START: Final = lazy_pattern(
    f"{NUMBER_PATTERN}|(?P<fixed>{FIXED_PHRASES})|(?P<first>首位(?!度))|(?P<vulgar>[{''.join(VULGAR_FRACTIONS)}])|{chinese_numerals.NUMERAL_PATTERN}"
)
_FIRST: Final = lazy_pattern(
    f"[0-9翻一半过首{''.join(VULGAR_FRACTIONS)}{chinese_numerals.NUMERAL_CHARACTERS}{chinese_numerals.FINANCIAL_CHARACTERS}]"
)
"""The first character of what `_START` matches: to search for one takes a tenth of the time."""
_LEADING_WORDS: Final = lazy_pattern(rf"(?:{'|'.join(lexicon_zh.LEADING_WORDS)})+$")
"""Matches what may stand before a value that an author wrote down."""
_ISO_DATE: Final = lazy_pattern(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])")
_PRIORITY: Final = lazy_pattern("[放摆]在$")


def find_matches(text: str, declared: frozenset[str], *, whole: bool = False) -> Iterator[QuantityMatch]:
    """Find every quantity of folded `text`, in order; `declared` units are known besides the built-in ones.

    `whole`: the text is one value as an author wrote it, not running text.
    """
    return iter(_MatchFinder(text, declared, whole=whole).next, None)


class _MatchFinder:
    """Read one text from its beginning to its end. Places are indexes of its characters."""

    _position = 0
    _last: QuantityMatch | None = None
    _word = 0

    def __init__(self, text: str, declared: frozenset[str], *, whole: bool) -> None:
        self._text = text
        self._scanner = Scanner(text, declared, whole=whole)
        self._words = english_tokens.find_number_words(text, whole=whole)

    def next(self) -> QuantityMatch | None:
        """Return the next number; None at the end of the text."""
        while True:
            hit = self._next_candidate()
            found = self._match_in_words(hit.start() if hit else len(self._text)) if self._words else None
            if found is None:
                if hit is None:
                    return None
                self._position = hit.end()
                found = self._match_at(hit)
            if found is not None:
                if self._scanner.whole:
                    self._add_leading_words(found)
                self._position = self._scanner.consumed = max(found.end, found.digits_end)
                self._last = found
                return found

    def _next_candidate(self) -> re.Match[str] | None:
        """Return the next place where a number might begin; None at the end of the text."""
        first = _FIRST.search(self._text, self._position)
        while first is not None:
            if hit := _START.match(self._text, first.start()):
                return hit
            first = _FIRST.search(self._text, first.end())
        return None

    def _add_leading_words(self, found: QuantityMatch) -> None:
        before = self._text[: found.start]
        if lead := _LEADING_WORDS.search(before):
            found.start -= len(lead[0])
        elif found.change_apart and word_direction(before):
            # 降低54亿元: an author who puts the word of change before the number it governs
            found.start, found.change_apart = 0, False

    def _match_in_words(self, limit: int) -> QuantityMatch | None:
        """Return the next number in English words that begins before `limit`; None where none does."""
        while self._word < len(self._words):
            token = self._words[self._word]
            if token.start > limit:
                return None
            self._word += 1
            if token.start < self._scanner.consumed:
                continue
            return match_quantity(self._scanner, token, self._last)
        return None

    def _match_at(self, hit: re.Match[str]) -> QuantityMatch | None:
        """Return the number at a place where one might begin; None where none does."""
        if hit.lastgroup == "first":
            return self._first_place(hit)
        token = self._token_at(hit)
        return None if token is None else match_quantity(self._scanner, token, self._last)

    def _token_at(self, hit: re.Match[str]) -> NumberToken | None:
        text, start = self._text, hit.start()
        if hit.lastgroup:
            return (
                read_fixed_phrase(hit)
                if hit.lastgroup == "fixed"
                else read_vulgar_fraction(self._scanner, hit)
            )
        if may_be_compound(text, start, hit.end()) and (compound := read_compound(self._scanner, hit)):
            return compound
        if not text[start].isascii():
            return read_numeral(self._scanner, hit)
        if start and text[start - 1] == "每" and (base := skip_rate_base(text, start)) > start:
            self._position = base
            return None
        if text[start + 4 : start + 5] == "-" and (date := _ISO_DATE.match(text, start)):
            self._position = date.end()
            return None
        return read_digits(self._scanner, hit)

    def _first_place(self, hit: re.Match[str]) -> QuantityMatch | None:
        """Return the rank that 首位 is, unless something is put first: 摆在首位."""
        start, end = hit.span()
        if _PRIORITY.search(self._text, max(0, start - 3), start):
            return None
        return QuantityMatch(start, start, end, end, Decimal(1), None, 0, scale="", unit="位", ordinal=True)
