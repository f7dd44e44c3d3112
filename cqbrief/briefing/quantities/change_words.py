"""Words of change that stand further from a number than those right before its digits.

The noun behind a number that names it (3.2%的降幅, a 3% fall), and the word that governs a number from
elsewhere in the sentence (减少贫困人口1386万).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cqbrief.briefing.quantities import lexicon_en, lexicon_zh, units
from cqbrief.briefing.quantities.folding import lower_ascii
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern

_LOOK_BACK: Final = 48
"""Characters before a number that are looked at."""


def read_change_noun(text: str, start: int, end: int, unit: str) -> tuple[str, int] | None:
    """Return the word of change that names the number at `start` to `end`, and its end.

    3.2%的降幅, a 3% fall. In English only of what is measured, and only where no verb can be meant (12 per
    cent fall ill).
    """
    if text.startswith("的", end):
        found = _chinese_noun().match(text, end)
        return (found["noun"], found.end()) if found else None
    if text[end + 1 : end + 4] not in _NOUN_BEGINNINGS or (unit and units.is_counted(unit)):
        return None
    found = _english_noun().match(text, end)
    if found is None or not (
        _DETERMINED.search(text, max(0, start - 24), start) or _ENDED.match(text, found.end())
    ):
        return None
    return found["noun"], found.end()


_NOUN_BEGINNINGS: Final = frozenset(
    word[:3]
    for word in (
        *lexicon_en.FALLING_NOUNS, *lexicon_en.RISING_NOUNS, *lexicon_en.SIGNED_LEVELS,
        *lexicon_en.CHANGE_ADJECTIVES,
    )
)  # fmt: skip
"""First letters of what may stand behind a number: there is no need to look at other words."""
_DETERMINED: Final = lazy_pattern(
    r"\b(?i:an?|the|this|that|its|his|her|their|our|another|each|with|after)\ (?:[a-z-]+\ ){0,2}$"
)
_ENDED: Final = lazy_pattern(r"\ in\ |[.,;:)]|$")


@lru_cache(maxsize=1)
def _chinese_noun() -> re.Pattern[str]:
    names = "|".join(sorted((*lexicon_zh.FALLING_NOUNS, *lexicon_zh.RISING_NOUNS), key=len, reverse=True))
    falls = "|".join(sorted((word for word in lexicon_zh.FALLS if len(word) > 1), key=len, reverse=True))
    return re.compile(
        rf"的(?:{'|'.join(lexicon_zh.CHANGE_ADJECTIVES)})?(?P<noun>(?:{names})(?![来前])"
        rf"|(?:{falls})(?=[^一-鿿]|$|[后和及与]))"
    )


@lru_cache(maxsize=1)
def _english_noun() -> re.Pattern[str]:
    nouns = {*lexicon_en.FALLING_NOUNS, *lexicon_en.RISING_NOUNS, *lexicon_en.SIGNED_LEVELS}
    singular = "|".join(
        sorted((word for word in nouns if word == "loss" or not word.endswith("s")), key=len, reverse=True)
    )
    return re.compile(
        rf"\ (?:(?:{'|'.join(lexicon_en.CHANGE_ADJECTIVES)})\ ){{0,2}}(?P<noun>{singular})(?![A-Za-z-])"
    )


CHARACTERS_OF_CHANGE: Final = "减降缩净幅负少多低慢小"
"""Each Chinese word that may govern a number from further away has one of these; most numbers have none."""
_CHARACTER_OF_CHANGE: Final = lazy_pattern(f"[{CHARACTERS_OF_CHANGE}]")
_TRANSITIVE: Final = lazy_pattern(
    rf"(?:{'|'.join(lexicon_zh.TRANSITIVE_FALLS)})(?P<object>[一-鿿]{{2,10}}?)$"
)
_BELOW: Final = lazy_pattern(
    f"(?<![最更不])(?:{'|'.join(word for word, sign in lexicon_zh.COMPARISONS.items() if sign < 0)})"
    "(?P<object>[一-鿿]{2,12}?)$"
)
_NAMED: Final = lazy_pattern(
    rf"(?P<noun>{'|'.join(sorted(lexicon_zh.FALLING_NOUNS, key=len, reverse=True))})"
    r"(?![^，。；：！？、,;]*[居位比较于与前第])[^，。；：！？、,;0-9]{0,10}$"
)
_MORE_OR_LESS: Final = lazy_pattern(
    f"(?:{'|'.join(lexicon_zh.PERIOD_COMPARISONS)}|[比较](?!较)[^，。；：！？、,;]{{1,14}}?)(?P<word>[少多])"
    "(?P<object>[^，。；：！？、,;数年儿见的]{1,4})$"
)
_REACHED: Final = lazy_pattern("[到至为达后以将使的或比率均总共]|成(?!本|员|果)|现有|其中|实现|新增|完成")
_ENGLISH_LINKS: Final = (
    "y ",
    "f ",
    "a ",
    "e ",
    "l ",
    "d ",
    "was ",
    "were ",
    "is ",
    "came to ",
    "amounted to ",
    "at ",
)
"""How a window ends that may be governed: by, of, by a, by a sizeable, was, amounted to."""


_MOVING: Final = (*lexicon_en.FALLING_VERBS, *lexicon_en.RISING_VERBS, "lower", "higher")
_NAMING: Final = (*lexicon_en.FALLING_NOUNS, *lexicon_en.RISING_NOUNS, *lexicon_en.SIGNED_LEVELS)
_GOVERNING_WORDS: Final = frozenset(word.split()[-1] for word in (*_MOVING, *_NAMING))
"""Without one of these no word governs: most numbers have none ahead."""
_WORD: Final = lazy_pattern("[a-z]+")


@lru_cache(maxsize=1)
def _english_governing() -> re.Pattern[str]:
    verbs = "|".join(sorted(_MOVING, key=len, reverse=True))
    nouns = "|".join(sorted(_NAMING, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<verb>{verbs})(?:\ [a-z]+){{0,4}}(?:,(?:(?:\ [a-z]+){{1,4}},)?|\ \()?"
        r"\ ?(?<!ed\ )(?<!en\ )by\ (?:an?\ (?:[a-z]+\ ){0,3})?$"
        rf"|\b(?P<noun>{nouns})(?:\ (?:in|on|to|for|over)(?:\ [a-z&'-]+){{1,6}})?"
        rf"\ of\ (?:an?\ (?:[a-z]+\ ){{0,3}})?$"
        rf"|(?:^|[.;,:(]\ ?|\b(?:and|but|while|where)\ )"
        rf"(?:(?!with|of|from|in|by|no\ |report)[a-z-]+\ ){{0,3}}(?P<subject>{nouns})"
        r"(?:\ (?:in|on|for)(?:\ [a-z&'-]+){1,4})?"
        r"\ (?:was|were|is|came\ to|amounted\ to|averaged|reached|totalled|stood\ at)\ $"
    )


def governing_change_word(text: str, start: int, floor: int, unit: str, *, counted: bool) -> str:
    """Return the word of change that governs the number at `start` from further away; empty for none.

    Chinese: the name of a fall (降幅扩大到3.2%), a fall with what falls behind it (减少贫困人口1386万), one
    against something named (低于全国平均水平0.5个百分点), and less of something (同比少支出3亿元). English:
    fell slightly by 3%; declined, by 3%; a dip in output of 1.1%; the fall was 3%. Nothing before `floor`
    is looked at. `counted`: the number has a scale or a unit other than %.
    """
    begin = max(floor, start - _LOOK_BACK)
    if text[start - 1].isascii():
        window = text[begin:start]
        if not window.endswith(_ENGLISH_LINKS):
            return ""
        window = lower_ascii(window)
        if _GOVERNING_WORDS.isdisjoint(_WORD.findall(window)):
            return ""
        cut = "~" if start - _LOOK_BACK > floor else ""  # no sentence begins where the window does
        found = _english_governing().search(cut + window)
        return (found["verb"] or found["noun"] or found["subject"]) if found else ""
    if not _CHARACTER_OF_CHANGE.search(text, begin, start):
        return ""
    window = text[begin:start]
    found = _TRANSITIVE.search(window) if counted else None
    if found and not _REACHED.search(found["object"]):
        return found[0][: found.start("object") - found.start()]
    if (counted or unit in units.PERCENT) and (found := _NAMED.search(window)):
        return found["noun"]
    if counted and (found := _MORE_OR_LESS.search(window)) and not _REACHED.search(found["object"]):
        return found["word"]
    if unit in units.POINTS:
        found = _BELOW.search(window)
        if found and not re.search("[到至为]", found["object"]):
            return found[0][: found.start("object") - found.start()].removesuffix("于")
    return ""
