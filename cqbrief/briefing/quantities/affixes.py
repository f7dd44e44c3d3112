"""What stands before and behind the digits of a number: words of approximation and change, scale, unit,
marks.

What stands before is read backwards, from the digits on: patterns are made of reversed words and match the
reversed text, so that nothing is searched for. Only words at the digits are read here; `governing` finds the
word of change that stands elsewhere in the sentence.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from cqbrief.briefing.quantities import units, words_en, words_zh
from cqbrief.briefing.quantities.folding import fold, translator
from cqbrief.briefing.quantities.quantity import Qualifier


@dataclass(slots=True)
class Before:
    """What stands before a number."""

    length: int = 0
    """Characters of it, without the blank that the first word may follow."""
    sign: int = 1
    change: str = ""
    symbol: str = ""
    currency: str = ""
    qualifiers: list[Qualifier] = field(default_factory=list)
    comparing: int = 0
    """Characters of a word at its beginning that may belong to the sentence's verb instead: 超过,
    exceeding."""
    ordinal: bool = False


_LONGEST: Final = 48
"""Characters before a number that are looked at."""
small: Final = translator(dict(zip(map(ord, string.ascii_uppercase), string.ascii_lowercase, strict=True)))
"""Unlike `str.lower` it never changes a text's length."""


_QUALIFIER_OF: Final[dict[str, Qualifier]] = {**words_en.QUALIFIERS_BEFORE, **words_zh.QUALIFIERS_BEFORE}
_CHINESE_SIGNS: Final = {
    **dict.fromkeys((*words_zh.RISES, *words_zh.RISING_NOUNS), 1),
    **dict.fromkeys((*words_zh.FALLS, *words_zh.FALLING_NOUNS), -1),
    **words_zh.BALANCES,
    **words_zh.TURNED,
}
_ENGLISH_SIGNS: Final = {
    **dict.fromkeys((*words_en.RISING_VERBS, *words_en.RISING_NOUNS), 1),
    **dict.fromkeys((*words_en.FALLING_VERBS, *words_en.FALLING_NOUNS), -1),
    **words_en.BALANCES,
}
_BEHIND: Final = {
    **dict.fromkeys(words_en.RISING_ADVERBS, 1),
    **dict.fromkeys(words_en.FALLING_ADVERBS, -1),
}
_SIGN_OF: Final = {**words_zh.COMPARED, **_CHINESE_SIGNS, **_BEHIND, **_ENGLISH_SIGNS}
_COMPARING: Final = words_zh.COMPARING | words_en.COMPARING
_NOT_AFTER: Final = {
    word: words_zh.NOT_CHANGES.get(word, "") + words_zh.NOT_QUALIFIERS.get(word, "")
    for word in {*words_zh.NOT_CHANGES, *words_zh.NOT_QUALIFIERS}
}


def direction_of(word: str) -> int:
    """Return 1 for a word of rise such as 上涨 or grew, -1 for one of fall, 0 for any other word."""
    return _SIGN_OF.get(word.lower(), 0)


def backwards(words: Iterable[str]) -> str:
    """Return a pattern for any of the words read from their end, the longest first, English ones whole."""
    patterns = []
    for word in sorted(words, key=len, reverse=True):
        pattern = re.escape(word[::-1].lower())
        if word[0].isascii() and word[0].isalpha():
            pattern += "(?![a-z-])"
        elif word in _NOT_AFTER:
            pattern += f"(?![{_NOT_AFTER[word]}])"
        patterns.append(pattern)
    return "|".join(patterns)


def _compiled(*, english: bool, link: str, bare: str) -> re.Pattern[str]:
    """Small letters rather than `re.IGNORECASE`: that takes three times as long to compile, which is
    felt at start."""
    qualifier = backwards(
        word for word in _QUALIFIER_OF if word.isascii() == english and word not in "上破过"
    )
    sign = backwards(_ENGLISH_SIGNS if english else _CHINESE_SIGNS)
    return re.compile(
        rf"(?:(?P<qualifier1>{qualifier})(?:{link}(?P<sign1>{sign}))?"
        rf"|{link}(?P<sign2>{sign})(?:\ ?(?P<qualifier2>{qualifier}))?{bare})"
    )


_CHINESE_BEFORE: Final = _compiled(
    english=False,
    link=r"(?:了|到达|达|为(?=幅))?\ ?",
    bare=rf"|(?P<bare>上(?![{_NOT_AFTER['上']}])|破(?![{_NOT_AFTER['破']}])|过(?![{_NOT_AFTER['过']}]))|(?P<ordinal>第)",
)
_CHINESE_LAST: Final = frozenset(
    word[-1] for word in (*_QUALIFIER_OF, *_CHINESE_SIGNS, *"上破过第了到达为") if not word.isascii()
) | frozenset("<>≈≥≤~")


@lru_cache(maxsize=1)
def _english_before() -> re.Pattern[str]:
    return _compiled(
        english=True, link=r"(?:\ ?(?:rehtruf\ a|rehtona|ylno|tsuj))?(?:\ ?(?:yb|fo))?\ ?", bare=""
    )


_SYMBOLS: Final = re.compile(
    rf"\ ?(?P<currency>{backwards(units.CURRENCIES)})?\ ?(?P<symbol>[-+–±](?![0-9a-z%)]))?\ ?"
)
_MAY_STAND_BEFORE: Final = frozenset("+-–± ") | {currency[-1] for currency in units.CURRENCIES}


def before_number(text: str, start: int, floor: int, *, whole: bool = False) -> Before:
    """Return what stands before the digits at `start` of folded `text`; nothing before `floor` is looked at.

    `whole`: an author wrote the number down, so that 少83万人 needs nothing that it is compared with.
    """
    found = Before()
    if start <= floor:
        return found
    last = text[start - 1]
    if last not in _MAY_STAND_BEFORE and last not in _CHINESE_LAST:
        return found
    reverse = small(text[max(floor, start - _LONGEST) : start][::-1])
    symbols = _SYMBOLS.match(reverse)
    assert symbols is not None  # every part of the pattern is optional
    position = reach = symbols.end()
    if symbols["currency"] or symbols["symbol"]:
        found.currency = (symbols["currency"] or "")[::-1].upper()
        found.symbol = symbols["symbol"] or ""
    else:
        reach = 0
    english = position < len(reverse) and reverse[position].isascii() and reverse[position].isalpha()
    if english and position == 0:
        return found  # a letter at the digits is part of a name: A4
    match = (_english_before() if english else _CHINESE_BEFORE).match(reverse, position)
    # A printed sign says all: of 结余-13.3亿元 the word is no part.
    worded = match and not (found.symbol and (match["sign1"] or match["sign2"]))
    if match and worded and (whole or not _lacks_comparison(match, reverse)):
        reach = match.end()
        _words(found, match)
    if found.symbol:
        found.sign = -1 if found.symbol in ("-", "–") else 1
    found.length = _without_blank(reverse, reach)
    return found


def _lacks_comparison(match: re.Match[str], reverse: str) -> bool:
    """Whether the word of change is one only beside something compared, and nothing is: 海拔高1200米."""
    word = match["sign1"] or match["sign2"]
    if word not in words_zh.NEEDING_COMPARISON:
        return False
    return _COMPARED.match(reverse, match.end()) is None


_COMPARED: Final = re.compile("[^，。；：！？、,;]{0,20}?[比较于]")


def _words(found: Before, match: re.Match[str]) -> None:
    groups = match.groupdict()
    if word := groups["sign1"] or groups["sign2"]:
        found.sign, found.change = _SIGN_OF[word[::-1]], word[::-1]
    if word := groups["qualifier1"] or groups["qualifier2"]:
        found.qualifiers.append(_QUALIFIER_OF[word[::-1]])
        if word[::-1] in _COMPARING and not found.change:
            found.comparing = len(word)
    elif bare := groups.get("bare"):
        found.qualifiers.append("at_least" if bare == "上" else "over")
    found.ordinal = groups.get("ordinal") is not None


def _without_blank(reverse: str, reach: int) -> int:
    while reach and reverse[reach - 1] == " ":
        reach -= 1
    return reach


LEAD: Final = re.compile(rf"(?:{backwards(words_zh.LEADS)})+$")
"""Matches what may stand before a value that an author wrote down, read backwards."""

SUFFIXES: Final[dict[Qualifier, str]] = {
    "at_least": r"及以上|以上(?!述)|之上|\ (?:or|and)\ (?:more|above|over|higher|greater)(?![a-z])",
    "at_most": r"及以下|以下(?!简称|列)|以内|之内|之下"
    r"|\ (?:or|and)\ (?:less|fewer|under|below|lower)(?![a-z])",
    "about": r"左右|上下|\ or\ (?:so|thereabouts)",
    "over": "(?<=[年月天时岁倍里吨亩元])多(?![个家种方元层次样年部项])",
}
_SOME: Final = r"余|多(?![方元样])|\+(?![0-9])"
_IN_FULL: Final = "(?<=[元圆])[整正](?![数体合个常式好在确])"
"""Closes an amount of money: 伍仟元整."""
_MARK: Final = (
    r"(?P<mark>\[[a-z0-9]{1,2}\]|\((?:[rpe]|预计|预计数|初步|初步数|修订|修订数|估计|快报)\)"
    r"|[ʳᵖᵉ†‡¹²³⁴-⁹]+|\*{1,3}(?![0-9]))"
)


@lru_cache(maxsize=16)
def after_digits(declared: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of what stands after the digits: mark, words, scale, unit, words; all optional."""
    names = {*units.UNITS, *declared} - {"", *units.CURRENCIES}
    patterns = []
    for name in sorted(names, key=len, reverse=True):
        pattern = re.escape(fold(name))
        if name[-1].isascii() and name[-1].isalpha():
            pattern += "(?![A-Za-z])"
        elif name in units.NOT_BEFORE:
            pattern += f"(?![{units.NOT_BEFORE[name]}])"
        patterns.append(pattern)
    words = [scale for scale in units.SCALES if scale.isascii() and scale not in units.LETTER_SCALES]
    letters = sorted(units.LETTER_SCALES, key=len, reverse=True)
    # 千 begins units of its own: 千瓦时, 千米.
    scale = rf"万亿|千亿|百亿|亿|千万|百万|万|千(?![克米瓦伏卡帕赫])|(?i:{'|'.join(words)})(?![A-Za-z])"
    suffixes = "|".join(f"(?P<{name}>{spec})" for name, spec in SUFFIXES.items())
    change = "|".join(sorted(_BEHIND, key=len, reverse=True))
    return re.compile(
        rf"{_MARK}?(?P<more>{_SOME}|来(?=[万亿家个人名项条件场年元户]))?"
        rf"(?:\ ?(?P<scale>{scale})|(?P<letter>(?:{'|'.join(letters)})(?![A-Za-z0-9])))?"
        rf"(?P<more2>{_SOME})?(?:\ ?(?P<unit>{'|'.join(patterns)})(?:{_IN_FULL})?)?(?P<more3>余)?"
        rf"(?:{suffixes})?(?:\ (?P<change>{change})(?![A-Za-z-]))?"
    )


def goal_follows(text: str, end: int) -> bool:
    """Return whether the number that ends at `end` is that of a goal: 1100万人 in 超过1100万人的预期目标."""
    return _GOAL.match(text, end) is not None


_GOAL: Final = re.compile(
    rf"的[^，。；：！？、,;0-9]{{0,8}}?(?:{'|'.join(words_zh.GOALS)})"
    rf"|(?:年度|预期|全年|控制)?目标|任务|(?i:\ (?:[a-z]+\ )?(?:{'|'.join(words_en.GOALS)}))(?![A-Za-z])"
)
_PER: Final = re.compile(
    r"/\ ?(?P<base>[0-9][0-9,]*[十百千万亿]*|[十百千万亿]+)(?P<of>人口|人|名|户|辆|件)?"
    r"|\ per\ (?P<base2>[0-9][0-9,]*|thousand|million)"
    r"(?:\ (?:people|persons|population|inhabitants|residents|live\ births))?",
)
_NAMED_BASES: Final = {"thousand": "1,000", "million": "1,000,000"}
_EVERY: Final = re.compile(
    r"每(?P<base>[0-9][0-9,]*[十百千万亿]*|[十百千万亿]+)(?:名|个)?(?:常住人口|人口|居民|人|名|户|辆|件)(?:中|里|拥有|有|就有)?$"
)


def rate_behind(text: str, end: int) -> tuple[str, int] | None:
    """Return the base of a rate that stands behind the number, as a unit, and its end: 16.1/10万, 6.77
    per 1,000."""
    found = _PER.match(text, end)
    if found is None:
        return None
    base = found["base"] or found["base2"]
    unit = f"/{_digits(_NAMED_BASES.get(base, base))}"
    return (unit, found.end()) if units.is_rate(unit) else None


def rate_before(text: str, start: int, floor: int) -> tuple[str, int] | None:
    """Return the base of a rate that stands right before the number, as a unit, and its start:
    每10万人12.3例."""
    found = _EVERY.search(text, max(floor, start - 16), start)
    if found is None:
        return None
    unit = f"/{_digits(found['base'])}"
    return (unit, found.start()) if units.is_rate(unit) else None


def base_ahead(text: str, start: int) -> int:
    """Return the end of a rate's base that begins at `start` with its number right behind: 10万人 in
    每10万人12.3例.

    `start` where there is none.
    """
    found = _BASE_AHEAD.match(text, start)
    return found.end() if found and text[max(0, start - 1) : start] == "每" else start


_BASE_AHEAD: Final = re.compile(rf"{_EVERY.pattern.removeprefix('每').removesuffix('$')}(?=[0-9])")


def people_behind(text: str, end: int) -> int:
    """Return the end of words that say that people are counted, right behind a number; `end` where none
    stand."""
    found = _PEOPLE.match(text, end)
    return found.end() if found else end


_PEOPLE: Final = re.compile(rf"(?:[一-鿿]{{0,8}}?)(?:{'|'.join(words_zh.PEOPLE)})")


def _digits(base: str) -> str:
    return base if base[0].isdigit() else f"1{base}"


_TRANSITIVE: Final = re.compile(rf"(?:{'|'.join(words_zh.TRANSITIVE_FALLS)})(?P<object>[一-鿿]{{2,10}}?)$")
_BELOW: Final = re.compile("(?<![最更不])(?:低于|少于|慢于)(?P<object>[一-鿿]{2,12}?)$")
_REACHED: Final = re.compile("[到至为达后以将使的或比率均总共]|成(?!本|员|果)|现有|其中|实现|新增|完成")
_ENGLISH_LINKS: Final = ("y ", "f ", "a ", "e ", "l ", "d ")
"""How a window ends that may be governed: by, of, by a, by a sizeable."""


@lru_cache(maxsize=1)
def _english_governing() -> re.Pattern[str]:
    verbs = "|".join(sorted((*words_en.FALLING_VERBS, *words_en.RISING_VERBS), key=len, reverse=True))
    nouns = "|".join(sorted((*words_en.FALLING_NOUNS, *words_en.RISING_NOUNS), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<verb>{verbs})(?:\ [a-z]+){{0,4}}\ by\ (?:an?\ (?:[a-z]+\ ){{0,3}})?$"
        rf"|\b(?P<noun>{nouns})(?:\ (?:in|on|to|for|over)(?:\ [a-z&'-]+){{1,6}})?"
        rf"\ of\ (?:an?\ (?:[a-z]+\ ){{0,3}})?$"
    )


def governing(text: str, start: int, floor: int, unit: str, *, counted: bool) -> str:
    """Return the word of change that governs the number at `start` from further away; empty for none.

    Chinese: a fall with what falls behind it (减少贫困人口1386万), and one against something named
    (低于全国平均水平0.5个百分点). English: fell slightly by 3%, a dip in output of 1.1%. Nothing before
    `floor` is
    looked at, and nothing beyond a mark of punctuation. `counted`: the number has a scale or a unit
    other than %.
    """
    window = text[max(floor, start - _LONGEST) : start]
    if window[-1:].isascii():
        found = _english_governing().search(small(window)) if window.endswith(_ENGLISH_LINKS) else None
        return (found["verb"] or found["noun"]) if found else ""
    found = _TRANSITIVE.search(window)
    if found and counted and not _REACHED.search(found["object"]):
        return found[0][: found.start("object") - found.start()]
    if unit in units.POINTS:
        found = _BELOW.search(window)
        if found and not re.search("[到至为]", found["object"]):
            return found[0][: found.start("object") - found.start()].removesuffix("于")
    return ""
