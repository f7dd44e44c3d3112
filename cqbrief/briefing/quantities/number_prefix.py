"""What stands right before the digits of a number: words of approximation and change, currency, sign.

Words are looked up from the digits on, the longest first, so that nothing is searched for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cqbrief.briefing.quantities import lexicon_en, lexicon_zh, units
from cqbrief.briefing.quantities.backward_matcher import BackwardMatcher
from cqbrief.briefing.quantities.folding import lower_ascii
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.lexicon import ALL_CHANGE_SIGNS, CHANGE_SIGNS, QUALIFIER_PREFIXES
from cqbrief.briefing.quantities.quantity import Qualifier


@dataclass(slots=True)
class NumberPrefix:
    """Hold what stands before a number."""

    length: int = 0
    """Characters of it, without the blank that the first word may follow."""
    sign: int = 1
    change: str = ""
    symbol: str = ""
    currency: str = ""
    qualifier: Qualifier | None = None
    comparing: int = 0
    """Characters of a word at its beginning that may belong to the sentence's verb instead: 超过."""
    ordinal: bool = False


NO_PREFIX: Final = NumberPrefix()
"""What stands before most numbers; nobody changes it."""

_LOOK_BACK: Final = 48
"""Characters before a number that are looked at."""

_QUALIFIERS: Final = BackwardMatcher(QUALIFIER_PREFIXES)
_CHANGES_BEFORE: Final = BackwardMatcher(CHANGE_SIGNS)
_CHANGES: Final = BackwardMatcher(ALL_CHANGE_SIGNS)
_NOUNS: Final = frozenset((*lexicon_zh.RISING_NOUNS, *lexicon_zh.FALLING_NOUNS, *lexicon_zh.SIGNED_LEVELS))
_COMPARING: Final = lexicon_zh.COMPARISON_VERBS | lexicon_en.COMPARISON_VERBS
_CHINESE_LINKS: Final = BackwardMatcher(lexicon_zh.LINKS)
_ENGLISH_LINKS: Final = BackwardMatcher((*lexicon_en.CHANGE_LINKS, *lexicon_en.LINKS))
_MOST_LINKS: Final = 2
_LAST_OF_SYMBOLS: Final = (
    set("+-–±↑↓▼ ")
    | {word[-1] for word in lexicon_zh.MINUS}
    | {case for currency in units.CURRENCIES for case in (currency[-1], currency[-1].lower())}
)
"""Characters with which a sign, a currency or a word such as minus ends."""
_LAST_CHARACTERS: Final = (
    {
        word[-1]
        for word in (*QUALIFIER_PREFIXES, *CHANGE_SIGNS, *lexicon_zh.LINKS, *lexicon_zh.MINUS)
        if not word[-1].isalpha() or not word.isascii()
    }
    | set("为第")
    | _LAST_OF_SYMBOLS
)
"""Characters with which what stands before a number ends: there is no need to look at others."""
_CURRENCIES: Final = {
    last: [(currency.lower(), currency) for currency in units.CURRENCIES if currency[-1].lower() == last]
    for last in {currency[-1].lower() for currency in units.CURRENCIES}
}
"""By their last character, which is looked up."""
_COMPARED: Final = lazy_pattern("[比较于][^，。；：！？、,;]{0,20}$")
_POINTS_AHEAD: Final = lazy_pattern(r"[0-9]{1,3}(?:\.[0-9]{1,3})?个?(?:百分)?点(?![0-9])")
_MINUS: Final = (*lexicon_zh.MINUS, *(f"{word} " for word in lexicon_en.MINUS))
_LEVELS: Final = ("below", "under", "above")
"""The rate dropped below 3% and rose above 5%: what is named is a level."""


def read_prefix(
    text: str, start: int, floor: int, *, whole: bool = False, minus: bool = False
) -> NumberPrefix:
    """Return what stands before the digits at `start` of folded `text`; nothing before `floor` is looked at.

    `whole`: an author wrote the number down, so that 少83万人 needs nothing that it is compared with; nor
    does a difference of percentages. `minus`: the number says itself that it is negative.
    """
    if start <= floor or text[start - 1] not in _LAST_CHARACTERS:
        return NO_PREFIX
    found = NumberPrefix()
    window = lower_ascii(text[max(floor, start - _LOOK_BACK) : start])
    found.symbol = "-" if minus else ""
    at = len(window)
    if text[start - 1] in _LAST_OF_SYMBOLS:
        at = _read_symbols(found, window, text[floor - 1 : floor])
    end = _skip_blank(window, at)
    last = window[end - 1 : end]
    if last == "." or (last.isascii() and last.isalpha()):
        if end < len(window) or last == ".":  # a letter at the digits is part of a name: A4
            at = _read_words(found, window, at, english=True, whole=whole)
    elif last:
        if not lexicon_zh.NEEDING_COMPARISON.isdisjoint(window[-4:]) and _POINTS_AHEAD.match(text, start):
            whole = True
        at = _read_words(found, window, at, english=False, whole=whole)
    found.length = len(window) - at
    return found


def _skip_blank(window: str, end: int) -> int:
    return end - 1 if end and window[end - 1] == " " else end


def _read_symbols(found: NumberPrefix, window: str, ahead: str) -> int:
    """Read the currency and the sign before the digits; return where they begin.

    `ahead` is the character before the window: the stroke of 50-50 is no sign.
    """
    at = _read_currency(found, window, len(window))
    end = _skip_blank(window, at)
    symbol, before = window[end - 1 : end], window[end - 2 : end - 1] if end > 1 else ahead
    within = before.isascii() and (before.isalnum() or before in tuple("%)"))
    if symbol and symbol in "+-–±↑↓▼" and not within:
        found.symbol, at = symbol, end - 1
        found.sign = -1 if symbol in "-–↓▼" else 1
        if not found.currency:  # £-5m
            at = _read_currency(found, window, at)
    elif window.endswith(_MINUS, 0, at):
        word = next(word for word in _MINUS if window.endswith(word, 0, at))
        before = window[at - len(word) - 1 : at - len(word)]
        if before not in lexicon_zh.MINUS_NOT_AFTER and not (before.isascii() and before.isalnum()):
            found.symbol, found.sign, at = "-", -1, at - len(word)
    return at


def _read_currency(found: NumberPrefix, window: str, at: int) -> int:
    """Read the currency before `at`; return where it begins, `at` where there is none."""
    end = _skip_blank(window, at)
    for name, currency in _CURRENCIES.get(window[end - 1 : end], ()):
        begin = end - len(name)
        ahead = window[max(0, begin - 1) : begin]
        within = name[0].isalpha() and ahead.isascii() and ahead.isalnum()  # the aud of fraud 5
        if window.endswith(name, 0, end) and not within:
            found.currency = currency
            return begin
    return at


def _read_words(found: NumberPrefix, window: str, at: int, *, english: bool, whole: bool) -> int:
    """Read the words before `at`; return where they begin, `at` where there are none."""
    end = _skip_blank(window, at)
    if not english and window[end - 1] == "了":
        end = end - 1  # 跌破了, 超过了
    qualifier = _QUALIFIERS.longest(window, end, english=english)
    if qualifier:
        found.qualifier = QUALIFIER_PREFIXES[qualifier]
        begin = end - len(qualifier)
        change = _read_change(
            found, window, begin, english=english, whole=whole, level=qualifier.endswith(_LEVELS)
        )
        if qualifier in _COMPARING or qualifier.removesuffix(" the") in _COMPARING:
            found.comparing = at - change
        return change
    end = _skip_blank(window, at)
    begin = _read_change(found, window, end, english=english, whole=whole)
    if begin < end:
        before = _skip_blank(window, begin)
        qualifier = _QUALIFIERS.longest(window, before, english=english)
        if qualifier:
            found.qualifier = QUALIFIER_PREFIXES[qualifier]
            return before - len(qualifier)
        return begin
    if window[end - 1] == "第":
        found.ordinal = True
        return end - 1
    return at


def _read_change(
    found: NumberPrefix, window: str, end: int, *, english: bool, whole: bool, level: bool = False
) -> int:
    """Read the word of change before `end`; return where it begins, `end` where there is none.

    A printed sign says all: of 结余-13.3亿元 the word is no part. `level`: behind the word directly stands
    one with which it names a level, as below does in fell below 3%.
    """
    if found.symbol:
        return end
    at = _skip_blank(window, end)
    links = _ENGLISH_LINKS if english else _CHINESE_LINKS
    between = ""
    for _ in range(_MOST_LINKS + 1):
        word = (_CHANGES if between == "by" else _CHANGES_BEFORE).longest(window, at, english=english)
        if between.endswith("为") and word not in _NOUNS and (between == "为" or len(word) < 2):
            word = ""  # 降为5.1% is a level, 下降分别为3%和5% are changes
        if word and word + between not in lexicon_zh.EXACT_WORDS:
            begin = at - len(word)
            if level and not between and word not in lexicon_en.STANDALONE_ADVERBS:
                return end
            if word in lexicon_zh.NEEDING_COMPARISON and not (
                whole or (between == "了" and word == "少") or _COMPARED.search(window, 0, begin)
            ):
                return end
            found.sign, found.change = ALL_CHANGE_SIGNS[word], word
            return begin
        between = links.longest(window, at, english=english)
        if not between:
            break
        at = _skip_blank(window, at - len(between))
    return end
