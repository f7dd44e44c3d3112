"""The words of change and approximation of both languages together: what they mean, and patterns of them.

The patterns are for text around figures, where a figure's name stands or none: headlines, labels and heads of
tables. Right before a number the words are looked up in `number_prefix`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.quantity import Qualifier

PERIOD_COMPARISONS: Final = (*lexicon_zh.PERIOD_COMPARISONS, *lexicon_en.PERIOD_COMPARISONS)

QUALIFIER_PREFIXES: Final[dict[str, Qualifier]] = {
    **lexicon_en.QUALIFIER_PREFIXES,
    **lexicon_zh.QUALIFIER_PREFIXES,
}
"""Word of approximation before a number -> its meaning."""
CHANGE_SIGNS: Final = {
    **dict.fromkeys((*lexicon_zh.RISES, *lexicon_zh.RISING_NOUNS), 1),
    **dict.fromkeys((*lexicon_zh.FALLS, *lexicon_zh.FALLING_NOUNS), -1),
    **lexicon_zh.SIGNED_LEVELS,
    **lexicon_zh.COMBINED_CHANGES,
    **dict.fromkeys((*lexicon_en.RISING_VERBS, *lexicon_en.RISING_NOUNS), 1),
    **dict.fromkeys((*lexicon_en.FALLING_VERBS, *lexicon_en.FALLING_NOUNS), -1),
    **lexicon_en.SIGNED_LEVELS,
}
"""Word of change before a number -> the sign of the number."""
ALL_CHANGE_SIGNS: Final = {
    **lexicon_zh.COMPARISONS,
    **dict.fromkeys(lexicon_en.RISING_ADVERBS, 1),
    **dict.fromkeys(lexicon_en.FALLING_ADVERBS, -1),
    **CHANGE_SIGNS,
}
"""The same with words that stand elsewhere: 高于, and lower of 3% lower."""
NOT_AFTER: Final = {
    word: lexicon_zh.CHANGES_NOT_AFTER.get(word, "") + lexicon_zh.QUALIFIERS_NOT_AFTER.get(word, "")
    for word in {*lexicon_zh.CHANGES_NOT_AFTER, *lexicon_zh.QUALIFIERS_NOT_AFTER}
}
"""Chinese word -> characters behind which it is the end of another word: 最, 附 and 临 of 近."""


def word_direction(word: str) -> int:
    """Return 1 for a word of rise such as 上涨 or grew, -1 for one of fall, 0 for any other word."""
    return ALL_CHANGE_SIGNS.get(word.lower(), 0)


def qualifier_words(*qualifiers: Qualifier) -> tuple[str, ...]:
    """Return the words before a number that have one of the meanings, of both languages."""
    both = {**lexicon_zh.QUALIFIER_PREFIXES, **lexicon_en.QUALIFIER_PREFIXES}
    return tuple(word for word, meaning in both.items() if meaning in qualifiers)


def any_of_words(*groups: Iterable[str]) -> str:
    """Return a pattern of the words of all groups, the longest first; symbols such as ≈ are left out.

    Chinese words must not be part of others (新增, 升学 for 增, 升); English ones are whole words, hyphened
    or not. The pattern is for a search that ignores case.
    """
    words = {word for group in groups for word in group if word[0].isalpha()}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    patterns = [_chinese_word(word) for word in ordered if not word.isascii()]
    english = [word.replace(".", "").replace(" ", "[ -]") for word in ordered if word.isascii()]
    if english:
        patterns.append(rf"\b(?:{'|'.join(english)})\b")
    return f"(?:{'|'.join(patterns)})"


def _chinese_word(word: str) -> str:
    """Return the pattern of one word; it begins with the word itself, which is tried fastest."""
    behind, before = NOT_AFTER.get(word), lexicon_zh.CHANGES_NOT_BEFORE.get(word)
    return word + (f"(?<![{behind}]{word})" if behind else "") + (f"(?![{before}])" if before else "")


@cache
def movement_pattern(*, english: bool) -> str:
    """Return a pattern of the words that say in running text that something rose or fell.

    Without 多, 少, 高 and their like, which say it only where something is compared.
    """
    if english:
        return any_of_words(lexicon_en.RISING_VERBS, lexicon_en.FALLING_VERBS)
    return any_of_words({*lexicon_zh.RISES, *lexicon_zh.FALLS} - lexicon_zh.NEEDING_COMPARISON)


@cache
def direction_pattern() -> re.Pattern[str]:
    """Return a pattern of the words that `text_direction` goes by; its group is name, rise or fall."""
    rises = {*lexicon_zh.RISES, *lexicon_en.RISING_VERBS} - {*lexicon_en.TRANSITIVE_VERBS[0]}
    falls = {*lexicon_zh.FALLS, *lexicon_en.FALLING_VERBS} - {*lexicon_en.TRANSITIVE_VERBS[1]}
    # One character alone is too often another word where no number follows.
    rises, falls = ({word for word in words if len(word) > 1} for words in (rises, falls))
    names = any_of_words(
        lexicon_zh.RISING_NOUNS,
        lexicon_zh.FALLING_NOUNS,
        lexicon_zh.COMBINED_CHANGES,
        lexicon_zh.SIGNED_LEVELS,
    )
    return re.compile(
        f"(?P<name>{names})|(?P<rise>{any_of_words(rises)})|(?P<fall>{any_of_words(falls)})", re.IGNORECASE
    )


def text_direction(text: str) -> int:
    """Return 1 or -1 where a sentence says that something rose or fell, in words.

    0 where it says both or neither, or speaks of a rate of change (增速回落) or a balance (亏损减少), which
    may be what fell.
    """
    kinds = {found.lastgroup for found in direction_pattern().finditer(text)}
    return 1 if kinds == {"rise"} else -1 if kinds == {"fall"} else 0


@cache
def change_name_pattern() -> re.Pattern[str]:
    """Return a pattern that a label matches which names a change: 同比, 增幅, 比上年多, growth, fewer."""
    longer = (word for word in (*lexicon_zh.RISES, *lexicon_zh.FALLS) if len(word) > 1)
    compared = any_of_words(lexicon_zh.NEEDING_COMPARISON)
    names = any_of_words(
        longer,
        lexicon_zh.RISING_NOUNS,
        lexicon_zh.FALLING_NOUNS,
        lexicon_zh.COMBINED_CHANGES,
        lexicon_zh.UNDIRECTED_NOUNS,
        lexicon_en.RISING_NOUNS,
        lexicon_en.FALLING_NOUNS,
        lexicon_en.UNDIRECTED_NOUNS,
        *lexicon_en.COMPARATIVES,
        PERIOD_COMPARISONS,
    )
    return re.compile(rf"{names}|[比较].{{0,12}}{compared}|{compared}\s*(?:[(（]|$)", re.IGNORECASE)
