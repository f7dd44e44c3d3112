"""What stands right behind the digits of a number: mark, scale, unit and words of approximation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cqbrief.briefing.quantities import lexicon_en, lexicon_zh, units
from cqbrief.briefing.quantities.folding import fold
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.quantity import Qualifier

_SUFFIX_MEANINGS: Final[tuple[Qualifier, ...]] = ("at_least", "at_most", "about", "over", "under")
"""What words behind number and unit may say."""
SUFFIX_QUALIFIERS: Final[dict[str, Qualifier]] = {
    **lexicon_zh.QUALIFIER_SUFFIXES,
    **{f" {word}": meaning for word, meaning in lexicon_en.QUALIFIER_SUFFIXES.items()},
}
"""Word that the group `qualifier` of `suffix_pattern` matches -> its meaning."""


def _qualifier_suffix(meaning: Qualifier) -> str:
    """Return the pattern of the words behind number and unit that have a meaning."""
    words = [word for word, own in lexicon_zh.QUALIFIER_SUFFIXES.items() if own == meaning]
    patterns = [_chinese_suffix(word) for word in sorted(words, key=len, reverse=True)]
    patterns += [
        rf"\ {re.escape(word)}(?![a-z])"
        for word, own in lexicon_en.QUALIFIER_SUFFIXES.items()
        if own == meaning
    ]
    return "|".join(patterns)


def _chinese_suffix(word: str) -> str:
    behind, before = lexicon_zh.SUFFIXES_ONLY_AFTER.get(word), lexicon_zh.SUFFIXES_ONLY_BEFORE.get(word)
    other = lexicon_zh.SUFFIXES_NOT_BEFORE.get(word)
    return (
        (f"(?<=[{behind}])" if behind else "")
        + word
        + (f"(?![{other}])" if other else "")
        + (f"(?=[{before}]|$)" if before else "")
    )


_OVER_INFIX: Final = "|".join(
    re.escape(word) + (f"(?!{other})" if (other := lexicon_zh.INFIXES_NOT_BEFORE.get(word)) else "")
    for word, meaning in lexicon_zh.QUALIFIER_INFIXES.items()
    if meaning == "over"
)
_TOUCHING_UNITS: Final = frozenset({"p"})
"""Units that must touch a number of three digits at most: 20p."""
_IN_FULL: Final = "(?<=[元圆])[整正](?![数体合个常式好在确])"
"""Closes an amount of money: 伍仟元整."""
_STATES: Final = (
    "[rpef]|(?:预计|初步|修订|修正|估计|快报|预测|暂定)数?|预估"
    "|provisional|preliminary|revised|estimated?|forecast"
)
_MARK: Final = rf"\[[a-z0-9]{{1,2}}\]|\((?:{_STATES})\)|[ʳᵖᵉ†‡¹²³⁴-⁹]+|\*{{1,3}}(?![0-9])"
"""A mark of revision or estimate: [r], (p), （预计）, ʳ, *."""
_SAME_MARK_BEHIND: Final = lazy_pattern(rf"\ ?(?P<mark>\[[rpef]\]|\((?:{_STATES})\))|(?P<sign>{_MARK})")
_MARKS_BEGIN: Final = frozenset(" [(ʳᵖᵉ†‡¹²³⁴⁵⁶⁷⁸⁹*")
_GOAL: Final = lazy_pattern(
    rf"的[^，。；：！？、,;0-9]{{0,8}}?(?:{'|'.join(lexicon_zh.GOALS)})(?![企客群人对用])"
    rf"|(?:年度|预期|全年|控制)?目标|任务|(?i:\ (?:[a-z]+\ )?(?:{'|'.join(lexicon_en.GOALS)}))(?![A-Za-z])"
)
_PEOPLE: Final = lazy_pattern(rf"(?:[一-鿿]{{0,8}}?)(?:{'|'.join(lexicon_zh.PEOPLE_NOUNS)})")


@lru_cache(maxsize=16)
def suffix_pattern(declared: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of what stands after the digits: mark, words, scale, unit, words; all optional."""
    # By their first characters, for there are a hundred and fifty of them; the usual ones are tried first.
    patterns: dict[str, list[str]] = {first: [] for first in "人%元个年家月"}
    for name in sorted(map(fold, _suffix_units(declared)), key=len, reverse=True):
        patterns.setdefault(name[0], []).append(re.escape(name[1:]) + _unit_end(name))
    firsts = re.escape("".join(patterns))
    unit = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in patterns.items())
    words = [scale for scale in units.SCALES if scale.isascii() and scale not in units.LETTER_SCALES]
    letters = sorted(units.LETTER_SCALES, key=len, reverse=True)
    # 千 and 百 begin other words too: 千瓦时, 千米, 百分点, 百姓.
    powers = "万亿|千亿|百亿|亿|千万|百万|万|千(?![克米瓦伏卡帕赫])|百(?![分货姓年])"
    scale = rf"{powers}|(?i:{'|'.join(words)})(?![A-Za-z])"
    qualifiers = "|".join(map(_qualifier_suffix, _SUFFIX_MEANINGS))
    first_of_qualifiers = "".join(sorted({word[0] for word in SUFFIX_QUALIFIERS}))
    return re.compile(
        rf"(?P<mark>{_MARK})?(?P<infix>{_OVER_INFIX}|来(?=[万亿家个人名项条件场年元户]))?"
        rf"(?:\ ?(?P<scale>{scale})|(?P<letter_scale>(?:{'|'.join(letters)})(?![A-Za-z0-9²³])))?"
        rf"(?P<infix2>{_OVER_INFIX})?(?:(?=[\ {firsts}])\ ?(?P<unit>{unit})(?:{_IN_FULL})?)?(?P<infix3>余)?"
        rf"(?:(?=[{first_of_qualifiers}])(?P<qualifier>{qualifiers}))?(?:\ {_comparison_adverb()})?"
    )


def read_mark(text: str, end: int) -> tuple[str, int]:
    """Return the mark behind a number and its unit, [r] of 12 million [r], and its end; empty for none."""
    if text[end : end + 1] not in _MARKS_BEGIN or (found := _SAME_MARK_BEHIND.match(text, end)) is None:
        return "", end
    return found["mark"] or found["sign"], found.end()


def _unit_end(name: str) -> str:
    """Return the pattern of what must not follow a unit, for else it is none."""
    if name in units.TRAILING_CURRENCIES:
        return r"(?![A-Za-z]|\ ?[0-9])"
    if name in _TOUCHING_UNITS:
        return f"(?<=[0-9]{name})(?<![0-9]{{4}}{name})(?![A-Za-z0-9])"
    if name[-1].isascii() and name[-1].isalnum():
        return "(?![A-Za-z0-9])" if name[-1].isdigit() else "(?![A-Za-z])"
    return f"(?![{units.NOT_FOLLOWED_BY[name]}])" if name in units.NOT_FOLLOWED_BY else ""


def _suffix_units(declared: frozenset[str]) -> set[str]:
    return ({*units.UNITS, *declared} - {"", *units.CURRENCIES}) | units.TRAILING_CURRENCIES


@lru_cache(maxsize=16)
def suffix_starts(declared: frozenset[str]) -> frozenset[str]:
    """Return the characters with which scale, unit and what may stand before them begin behind the digits."""
    firsts = {name[0] for name in (*units.SCALES, *map(fold, _suffix_units(declared)))}
    within = (word[0] for word in lexicon_zh.QUALIFIER_INFIXES)
    return frozenset((*firsts, *(first.upper() for first in firsts), *within, *"[(ʳᵖᵉ†‡¹²³⁴⁵⁶⁷⁸⁹*", " "))


def _comparison_adverb() -> str:
    """Return the pattern of an adverb such as lower.

    Not of 5% down from 6% or 12 months up to March, 5 more or less.
    """
    words = "|".join(sorted((*lexicon_en.RISING_ADVERBS, *lexicon_en.FALLING_ADVERBS), key=len, reverse=True))
    return (
        rf"(?P<change>{words})(?![A-Za-z-])"
        r"(?!\ (?:to|which|whom|or\ more|or\ less)(?![a-z])|\ from\ [$£€0-9])"
    )


@lru_cache(maxsize=1)
def comparison_adverb() -> re.Pattern[str]:
    """Return the pattern of an adverb that says by how much, behind what a number counts."""
    return re.compile(rf"\ {_comparison_adverb()}")


def goal_follows(text: str, end: int) -> bool:
    """Tell whether the number that ends at `end` is that of a goal: 1100万人 in 超过1100万人的预期目标."""
    return _GOAL.match(text, end) is not None


def skip_people_noun(text: str, end: int) -> int:
    """Return the end of words that say that people are counted, right behind a number; `end` where none
    stand."""
    found = _PEOPLE.match(text, end)
    return found.end() if found else end
