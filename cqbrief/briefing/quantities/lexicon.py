"""Patterns of words of change and approximation, from the tables of both languages, for text around figures.

Before a number they are looked up in `before`. Here they stand where a figure's name stands, or none: in
headlines, labels and heads of tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.quantity import Qualifier

ON_PERIODS: Final = (*lexicon_zh.ON_PERIODS, *lexicon_en.ON_PERIODS)


def either(*groups: Iterable[str]) -> str:
    """Return a pattern of the words of all groups, the longest first; symbols such as ≈ are left out.

    Chinese words are no others (新增, 升学 for 增, 升), English ones are whole words, hyphened or not. The
    pattern is for a search that ignores case.
    """
    words = {word for group in groups for word in group if word[0].isalpha()}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    patterns = [_chinese(word) for word in ordered if not word.isascii()]
    english = [word.replace(".", "").replace(" ", "[ -]") for word in ordered if word.isascii()]
    if english:
        patterns.append(rf"\b(?:{'|'.join(english)})\b")
    return f"(?:{'|'.join(patterns)})"


def _chinese(word: str) -> str:
    """The pattern of one word; it begins with the word itself, which is tried fastest."""
    behind, before = other_behind(word), lexicon_zh.NOT_BEFORE.get(word)
    return word + (f"(?<![{behind}]{word})" if behind else "") + (f"(?![{before}])" if before else "")


def other_behind(word: str) -> str:
    """Return the characters behind which a Chinese word is the end of another: 最, 附 and 临 of 近."""
    return lexicon_zh.NOT_CHANGES.get(word, "") + lexicon_zh.NOT_QUALIFIERS.get(word, "")


def meaning(*qualifiers: Qualifier) -> tuple[str, ...]:
    """Return the words before a number that have one of the meanings, of both languages."""
    both = {**lexicon_zh.QUALIFIERS_BEFORE, **lexicon_en.QUALIFIERS_BEFORE}
    return tuple(word for word, said in both.items() if said in qualifiers)


@cache
def moved(*, english: bool) -> str:
    """Return a pattern of the words that say in running text that something rose or fell.

    Without 多, 少, 高 and their like, which say it only where something is compared.
    """
    if english:
        return either(lexicon_en.RISING_VERBS, lexicon_en.FALLING_VERBS)
    return either({*lexicon_zh.RISES, *lexicon_zh.FALLS} - lexicon_zh.NEEDING_COMPARISON)


@cache
def directions() -> re.Pattern[str]:
    """Return a pattern of the words that `direction` goes by."""
    rises = {*lexicon_zh.RISES, *lexicon_en.RISING_VERBS} - {*lexicon_en.TRANSITIVE[0]}
    falls = {*lexicon_zh.FALLS, *lexicon_en.FALLING_VERBS} - {*lexicon_en.TRANSITIVE[1]}
    names = {*lexicon_zh.RISING_NOUNS, *lexicon_zh.FALLING_NOUNS, *lexicon_zh.TURNED, *lexicon_zh.BALANCES}
    # One sign alone is too often another word where no number follows.
    rises, falls = ({word for word in words if len(word) > 1} for words in (rises, falls))
    return re.compile(
        f"(?P<name>{either(names)})|(?P<rise>{either(rises)})|(?P<fall>{either(falls)})", re.IGNORECASE
    )


def direction(text: str) -> int:
    """Return 1 or -1 where a sentence says that something rose or fell, in words.

    0 where it says both or neither, or speaks of a rate of change (增速回落) or a balance (亏损减少), which
    may be what fell.
    """
    kinds = {found.lastgroup for found in directions().finditer(text)}
    return 1 if kinds == {"rise"} else -1 if kinds == {"fall"} else 0


@cache
def names_change() -> re.Pattern[str]:
    """Return a pattern that a label matches which names a change: 同比, 增幅, 比上年多, growth, fewer."""
    longer = (word for word in (*lexicon_zh.RISES, *lexicon_zh.FALLS) if len(word) > 1)
    compared = either(lexicon_zh.NEEDING_COMPARISON)
    return re.compile(
        either(
            longer,
            lexicon_zh.RISING_NOUNS, lexicon_zh.FALLING_NOUNS, lexicon_zh.TURNED, lexicon_zh.EITHER_WAY,
            lexicon_en.RISING_NOUNS, lexicon_en.FALLING_NOUNS, lexicon_en.EITHER_WAY,
            *lexicon_en.COMPARATIVES,
            ON_PERIODS,
        )
        + rf"|[比较].{{0,12}}{compared}|{compared}\s*(?:[(（]|$)",
        re.IGNORECASE,
    )  # fmt: skip
