"""What stands behind the digits of a number, scale, unit, words and marks, and what stands further away.

`governing_change_word` finds the word of change that governs a number from elsewhere in the sentence;
`number_prefix` reads what stands right before the digits.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cqbrief.briefing.quantities import lexicon_en, lexicon_zh, units
from cqbrief.briefing.quantities.folding import fold, lower_ascii
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.quantity import Qualifier

_LOOK_BACK: Final = 48
"""Characters before a number that are looked at."""
LEADING_WORDS: Final = lazy_pattern(rf"(?:{'|'.join(lexicon_zh.LEADING_WORDS)})+$")
"""Matches what may stand before a value that an author wrote down."""

_SUFFIX_MEANINGS: Final[tuple[Qualifier, ...]] = ("at_least", "at_most", "about", "over", "under")
"""What words behind number and unit may say."""
SUFFIX_QUALIFIERS: Final[dict[str, Qualifier]] = {
    **lexicon_zh.QUALIFIER_SUFFIXES,
    **{f" {word}": meaning for word, meaning in lexicon_en.QUALIFIER_SUFFIXES.items()},
}
"""What the `suffix` of `suffix_pattern` says."""


def _qualifier_suffix(meaning: Qualifier) -> str:
    """The pattern of the words behind number and unit that have a meaning."""
    words = [word for word, said in lexicon_zh.QUALIFIER_SUFFIXES.items() if said == meaning]
    patterns = [_chinese_suffix(word) for word in sorted(words, key=len, reverse=True)]
    patterns += [
        rf"\ {re.escape(word)}(?![a-z])"
        for word, said in lexicon_en.QUALIFIER_SUFFIXES.items()
        if said == meaning
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
    suffix = "|".join(map(_qualifier_suffix, _SUFFIX_MEANINGS))
    first_of_suffix = "".join(sorted({word[0] for word in SUFFIX_QUALIFIERS}))
    return re.compile(
        rf"(?P<mark>{_MARK})?(?P<more>{_OVER_INFIX}|来(?=[万亿家个人名项条件场年元户]))?"
        rf"(?:\ ?(?P<scale>{scale})|(?P<letter>(?:{'|'.join(letters)})(?![A-Za-z0-9²³])))?"
        rf"(?P<more2>{_OVER_INFIX})?(?:(?=[\ {firsts}])\ ?(?P<unit>{unit})(?:{_IN_FULL})?)?(?P<more3>余)?"
        rf"(?:(?=[{first_of_suffix}])(?P<suffix>{suffix}))?(?:\ {_comparison_adverb()})?"
    )


def read_mark(text: str, end: int) -> tuple[str, int]:
    """Return the mark behind a number and its unit, [r] of 12 million [r], and its end; empty for none."""
    if text[end : end + 1] not in _MARKS_BEGIN or (found := _SAME_MARK_BEHIND.match(text, end)) is None:
        return "", end
    return found["mark"] or found["sign"], found.end()


def _unit_end(name: str) -> str:
    """The pattern of what must not follow a unit, for else it is none."""
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
    """Pattern of an adverb such as lower; not of 5% down from 6% or 12 months up to March, 5 more or less."""
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
    """Return whether the number that ends at `end` is that of a goal: 1100万人 in 超过1100万人的预期目标."""
    return _GOAL.match(text, end) is not None


_GOAL: Final = lazy_pattern(
    rf"的[^，。；：！？、,;0-9]{{0,8}}?(?:{'|'.join(lexicon_zh.GOALS)})(?![企客群人对用])"
    rf"|(?:年度|预期|全年|控制)?目标|任务|(?i:\ (?:[a-z]+\ )?(?:{'|'.join(lexicon_en.GOALS)}))(?![A-Za-z])"
)
_RATE_BASE: Final = r"(?:[0-9]{1,3}(?:[\ _][0-9]{3}){1,4}(?![0-9])|[0-9]+(?:,[0-9]{3,4})*)"
_RATE_SUFFIX: Final = lazy_pattern(
    rf"/\ ?(?P<base>{_RATE_BASE}[十百千万亿]*|[十百千万亿]+)(?![克米瓦伏卡帕赫分])"
    "(?P<of>人口|人|名|户|辆|件)?"
    r"|\ (?:(?!(?:and|or|to|of|in|for|per)\ )[a-z-]{3,14}\ ){0,2}per\ "
    rf"(?P<base2>{_RATE_BASE}|thousand|million)"
    r"(?:\ (?:people|persons|population|inhabitants|residents|(?:live\ |total\ )?births|(?:fe)?males"
    r"|(?:wo)?men|children|adults|workers|employees|households|patients|pupils|students))?",
)
_PER_SUFFIX: Final = lazy_pattern(
    r"\ (?:an?|per|each)\ (?P<of>hour|day|week|month|head|person|household|night|kilo|kg|litre|gallon"
    r"|barrel|tonne|ton|mile|km|kWh|hectare|acre|square\ metre)(?![A-Za-z-])"
)
_NAMED_BASES: Final = {"thousand": "1,000", "million": "1,000,000"}
_RATE_PREFIX: Final = lazy_pattern(
    rf"每(?P<base>{_RATE_BASE}[十百千万亿]*|[十百千万亿]+)(?:名|个)?(?:常住人口|人口|居民|人|名|户|辆|件)"
    r"(?:中|里)?(?:拥有|就有|有)?$"
)


def read_rate_suffix(text: str, end: int) -> tuple[str, int] | None:
    """Return the base of a rate that stands behind the number, as a unit, and its end: 16.1/10万, 6.77
    per 1,000, 3.8 deaths per 1,000 live births."""
    found = _RATE_SUFFIX.match(text, end)
    if found is None:
        return None
    base = found["base"] or found["base2"]
    unit = f"/{_base_text(_NAMED_BASES.get(base, base))}"
    return (unit, found.end()) if units.is_rate(unit) else None


def read_per_suffix(text: str, end: int) -> tuple[str, int] | None:
    """Return what money is paid for, behind its amount, and its end: hour of $12 an hour.

    Not a year: what is spent in a year is an amount like others.
    """
    found = _PER_SUFFIX.match(text, end)
    return (found["of"], found.end()) if found else None


def read_rate_prefix(text: str, start: int, floor: int) -> tuple[str, int] | None:
    """Return the base of a rate that stands right before the number, as a unit, and its start:
    每10万人12.3例."""
    found = _RATE_PREFIX.search(text, max(floor, start - 16), start)
    if found is None:
        return None
    unit = f"/{_base_text(found['base'])}"
    return (unit, found.start()) if units.is_rate(unit) else None


def skip_rate_base(text: str, start: int) -> int:
    """Return the end of a rate's base that begins at `start`, behind 每, with its number right behind:
    10万人 in 每10万人12.3例.

    `start` where there is none.
    """
    found = _RATE_BASE_AHEAD.match(text, start)
    return found.end() if found else start


_RATE_BASE_AHEAD: Final = lazy_pattern(
    rf"{_RATE_PREFIX.pattern.removeprefix('每').removesuffix('$')}(?=[0-9])"
)


def skip_people_noun(text: str, end: int) -> int:
    """Return the end of words that say that people are counted, right behind a number; `end` where none
    stand."""
    found = _PEOPLE.match(text, end)
    return found.end() if found else end


_PEOPLE: Final = lazy_pattern(rf"(?:[一-鿿]{{0,8}}?)(?:{'|'.join(lexicon_zh.PEOPLE_NOUNS)})")


def _base_text(base: str) -> str:
    return base.replace(" ", ",").replace("_", ",") if base[0].isdigit() else f"1{base}"


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
