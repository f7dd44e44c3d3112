"""How numbers are written in reports, Chinese and English: the words and patterns, without their meaning.

Nothing here looks further than a few dozen characters from a number, so that reading a text takes
time in proportion to its length.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from typing import Final, TypeVar

from cqbrief.briefing.quantities import chinese, units
from cqbrief.briefing.quantities.quantity import LONGEST_NUMBER, Qualifier

Meaning = TypeVar("Meaning")

_FOLD: Final[dict[int, str | int]] = {
    # All full-width forms but the comma: the Chinese one parts sentences, never thousands.
    **{0xFF01 + i: 0x21 + i for i in range(94) if i != 0x0B},
    **dict.fromkeys((0x3000, 0x00A0, 0x2002, 0x2003, 0x2009, 0x202F), " "),
    **dict.fromkeys((0x301C, 0x223C), "~"),
    **dict.fromkeys((0x2212, 0xFE63), "-"),
    0xFE6A: "%",
}

_QUALIFIERS: Final[dict[Qualifier, str]] = {
    "about": "大约,约为,大概,约,about,around,approximately,roughly,≈",
    "nearly": "将近,接近,近,nearly,almost,close to,just under",
    "over": "超过,超出,突破,多于,高于,大于,远超,超,逾,more than,over,above,exceeding,in excess of,>",
    "under": "低于,不足,不到,不满,少于,小于,under,below,less than,fewer than,<",
    "at_least": "不低于,不少于,不小于,至少,最少,at least,not less than,no less than,no fewer than,≥",
    "at_most": "不超过,不高于,不大于,不多于,最多,至多,at most,up to,no more than,not more than,≤",
}
_RISES: Final = "增长,增加,上升,提高,提升,上涨,回升,净增,增,升,涨,up,rose,risen,grew,increased,rising,growing"
_FALLS: Final = (
    "负增长,下降,减少,降低,下跌,回落,下滑,缩减,减,降,跌,down,fell,fallen,decreased,declined,dropped,falling"
)
_NOT_AFTER: Final = {
    "约": "节合契签预违制公条特", "近": "最附临邻靠远亲", "增": "新多少", "减": "多少", "升": "公",
    "超": "高赶", "上": "网线路身手以加海地山车街会历早晚楼",
}  # fmt: skip
"""No such word behind one of these: 节约3万元, 签约30个, 最近3年, 新增75.1万人, 少增63万人, 网上千家."""

_LEADS: Final = "同比,环比,年均,月均,日均,人均,户均,平均,累计,共计,合计,总计,比上年,较上年,共,达到,达,为"
"""What may stand before a value that an author wrote down; in running text it is no part of it."""

_SUFFIXES: Final[dict[Qualifier, str]] = {
    "at_least": r"及以上|以上(?!述)|\ or more",
    "at_most": r"及以下|以下(?!简称|列)|以内|之内|\ or less|\ or fewer",
    "about": r"左右|上下|\ or so",
    "over": "(?<=[年月天时岁倍里吨亩元])多(?![个家种方元层次样年部项])",
}

_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_START: Final = re.compile(f"{_NUMBER}|{chinese.RUN}")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])")
_RANGE: Final = re.compile(rf"\ ?(?P<mark>[~\-–—]|至|到|\ to\ )\ ?(?P<sign>[-+]?)(?P<number>{_NUMBER})")


@dataclass(slots=True)
class Notation:
    """A number found in a text: half-open ranges of characters, and what the words around it say."""

    start: int
    digits_start: int
    digits_end: int
    end: int
    low: Decimal
    high: Decimal | None
    scale: str
    unit: str
    qualifier: Qualifier
    sign_symbol: bool
    """True when the number stands behind a minus, false when a word such as 下降 lowers it."""
    change: str
    """The word of change before the number, such as 增长, 减少 or fell; empty for none."""


def translator(table: dict[int, str | int]) -> Callable[[str], str]:
    """What `str.translate` does with `table`, in a tenth of the time where few characters are in it."""
    in_table = re.compile(f"[{re.escape(''.join(map(chr, table)))}]+")
    return partial(in_table.sub, lambda match: match[0].translate(table))


_fold: Final = translator(_FOLD)


def fold(text: str) -> str:
    """`text` with full-width forms, spaces and minus signs unified, character for character."""
    return _fold(text)


def read_all(text: str, declared: frozenset[str], *, whole: bool = False) -> Iterator[Notation]:
    """Every quantity of folded `text`, in order; `declared` units are known besides the built-in ones.

    `whole`: the text is one value as an author wrote it, not running text.
    """
    position = floor = 0
    after = _after(declared)
    while hit := _START.search(text, position):
        position = hit.end()
        if not text[hit.start()].isascii():
            found = _chinese(text, hit, after, floor)
        elif date := _DATE.match(text, hit.start()):
            position = date.end()
            continue
        else:
            found = _arabic(text, hit, after, floor)
        if found is None:
            continue
        if whole and (lead := _LEAD.match(text[: found.start][::-1])):
            found.start -= lead.end()
        yield found
        position = floor = max(found.end, position)


_QUALIFIER_OF: Final = {word: name for name, words in _QUALIFIERS.items() for word in words.split(",")}
_SIGN_OF: Final = {**dict.fromkeys(_RISES.split(","), 1), **dict.fromkeys(_FALLS.split(","), -1)}


def _backwards(words: Iterable[str]) -> str:
    """A pattern for any of the words, read from their end; longest first, English ones as whole words."""
    patterns = []
    for word in sorted(words, key=len, reverse=True):
        pattern = re.escape(word[::-1].lower())
        if word[0].isascii() and word[0].isalpha():
            pattern += "(?![a-z])"
        elif word in _NOT_AFTER:
            pattern += f"(?![{_NOT_AFTER[word]}])"
        patterns.append(pattern)
    return "|".join(patterns)


def _before() -> re.Pattern[str]:
    """What stands before a number, on the reversed text in small letters.

    Small letters rather than `re.IGNORECASE`: that takes three times as long to compile, which is
    felt at every start of the program.
    """
    qualifier, sign = _backwards(_QUALIFIER_OF), _backwards(_SIGN_OF)
    bare = f"上(?![{_NOT_AFTER['上']}])|(?:破|过)(?![突超通])"
    link = r"(?:了|到达|达|\ ?yb|\ ?fo)?\ ?"  # 了, 达到, 达, by, of
    return re.compile(
        rf"\ ?(?P<currency>{_backwards(units.CURRENCIES)})?\ ?(?P<symbol>[-+–](?![0-9a-z%)]))?\ ?"
        rf"(?:(?P<qualifier1>{qualifier})(?:{link}(?P<sign1>{sign}))?"
        rf"|{link}(?P<sign2>{sign})(?:\ ?(?P<qualifier2>{qualifier}))?"
        rf"|(?P<bare>{bare})|(?P<ordinal>第))?"
    )


_BEFORE: Final = _before()
_small: Final = translator(dict(zip(map(ord, string.ascii_uppercase), string.ascii_lowercase, strict=True)))
"""Unlike `str.lower` it never changes a text's length."""
_BEFORE_LONGEST: Final = 48
_BEFORE_LAST: Final = frozenset(
    word[-1] for word in (*_QUALIFIER_OF, *_SIGN_OF, *units.CURRENCIES, *"上破过第了到达 +-–yf")
)
"""Characters with which words before a number end: there is no need to look at others."""
_LEAD: Final = re.compile(rf"(?:{_backwards(_LEADS.split(','))})+$")


@lru_cache(maxsize=16)
def _after(declared: frozenset[str]) -> re.Pattern[str]:
    """What stands after the digits: words, scale, unit, words."""
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
    suffixes = "|".join(f"(?P<{name}>{spec})" for name, spec in _SUFFIXES.items())
    some = r"余|多(?![方元样])|\+(?![0-9])"
    return re.compile(
        rf"(?P<more>{some}|来(?=[万亿家个人名项条件场年元户]))?"
        rf"(?:\ ?(?P<scale>{scale})|(?P<letter>(?:{'|'.join(letters)})(?![A-Za-z0-9])))?"
        rf"(?P<more2>{some})?(?:\ ?(?P<unit>{'|'.join(patterns)}))?(?P<more3>余)?(?:{suffixes})?"
    )


def _arabic(text: str, hit: re.Match[str], pattern: re.Pattern[str], floor: int) -> Notation | None:
    start, end = hit.span()
    if end - start > LONGEST_NUMBER or not _begins_here(text, start):
        return None
    after = pattern.match(text, end)
    assert after is not None  # every part of the pattern is optional
    low, high = _decimal(hit[0]), None
    if second := _RANGE.match(text, max(end, after.end("scale"), after.end("letter"), after.end("unit"))):
        last = pattern.match(text, second.end())
        assert last is not None
        if _is_range(text, start, after, second, last):
            high = _decimal(second["sign"] + second["number"])
            after, end = last, second.end()
    following = text[after.end() : after.end() + 2]
    if following and after.end() == end and following[0].isascii() and following[0].isalpha():
        return None  # 5G
    if following[:1] == "." and following[1:].isdigit():
        return None  # 1.2.3
    return _finish(text, (start, end), (low, high), after, floor)


def _is_range(
    text: str, start: int, after: re.Match[str], second: re.Match[str], last: re.Match[str]
) -> bool:
    """True for 3.5～4.2% and 10万至12万人; false for 从5到8, 2021-12, 3元至5万元."""
    if after["more"] or after["more2"] or len(second["number"]) > LONGEST_NUMBER:
        return False
    (scale, unit), (last_scale, last_unit) = _scale_and_unit(after), _scale_and_unit(last)
    if scale not in ("", last_scale) or unit not in ("", last_unit):
        return False
    before = text[start - 1] if start else ""
    if second["mark"] in ("至", "到") and before in ("从", "由", "自"):
        return False
    low = Decimal(("-" if before == "-" else "") + _START.match(text, start)[0].replace(",", ""))  # type: ignore[index]
    return low < _decimal(second["sign"] + second["number"])


def _begins_here(text: str, start: int) -> bool:
    """False for a number that goes on to the left: COVID-19, A4, the 3 of 1.2.3."""
    before = text[max(0, start - 3) : start]
    last, previous = before[-1:], before[-2:-1]
    if last.isascii() and last.isalpha():
        return before.upper() in ("RMB", "CNY")
    if previous.isascii() and last in ("-", "–", "."):
        return not (previous.isalpha() or (last == "." and previous.isdigit()))
    return True


def _chinese(text: str, hit: re.Match[str], pattern: re.Pattern[str], floor: int) -> Notation | None:
    start, run = hit.start(), hit[0]
    if len(run) > LONGEST_NUMBER or text.startswith("百分之", start):
        return None
    if start - 3 >= floor and text.startswith("百分之", start - 3):
        return _percent(text, hit, floor)
    digits, scale = chinese.split_scale(run)
    after = pattern.match(text, start + len(digits))
    assert after is not None  # every part of the pattern is optional
    if not after["unit"] and not (after["scale"] and after["scale"] == scale):
        return None
    value = chinese.vague(digits)
    if value is None:
        number: Decimal | None
        if digits in chinese.LONE:
            # 百余人, 上千家, 超百万: a power of ten is a number only with a word that says how it is meant.
            approximate = after["more"] or _approximates(_prefix(text, start, floor))
            number = Decimal(chinese.LONE[digits]) if approximate else None
        else:
            number = None if digits in "一二零〇" else chinese.formal(digits)
        if number is None:
            return None
        value = number, None
    if text[max(0, start - 1) : start] in ("每", "某", "第"):
        return None
    return _finish(text, (start, start + len(digits)), value, after, floor)


def _percent(text: str, hit: re.Match[str], floor: int) -> Notation | None:
    """百分之三十: the unit stands before the digits."""
    number, after = chinese.formal(hit[0]), _after(frozenset()).match(text, hit.end())
    if number is None or after is None or after["scale"] or after["letter"] or after["unit"]:
        return None
    found = _finish(text, (hit.start() - 3, hit.end()), (number, None), after, floor)
    found.unit, found.digits_start = "%", hit.start()
    return found


def _prefix(text: str, start: int, floor: int) -> re.Match[str] | None:
    if start <= floor or text[start - 1] not in _BEFORE_LAST:
        return None
    before = text[max(floor, start - _BEFORE_LONGEST) : start][::-1]
    match = _BEFORE.match(_small(before))
    return match if match and match.lastgroup else None


def _approximates(before: re.Match[str] | None) -> bool:
    return before is not None and bool(before["bare"] or before["qualifier1"] or before["qualifier2"])


def _finish(
    text: str,
    digits: tuple[int, int],
    values: tuple[Decimal, Decimal | None],
    after: re.Match[str],
    floor: int,
) -> Notation:
    """Put together what was read, with the words before the digits."""
    (start, digits_end), (low, high) = digits, values
    before = _prefix(text, start, floor)
    scale, unit = _scale_and_unit(after)
    if before and unit == "年" and high is None and 1000 <= low <= 2999 and digits_end - start == 4:
        before = None  # 高于2019年, but not 约千年: the word speaks of what happened then
    first, symbol, sign, change = start, None, 1, ""
    stated: list[Qualifier] = []
    if before:
        first -= before.end()
        while text[first] == " ":
            first += 1
        unit = unit or (before["currency"] or "")[::-1].upper()
        if word := before["sign1"] or before["sign2"]:
            sign, change = _meaning(_SIGN_OF, word), word[::-1]
        if symbol := before["symbol"]:
            sign = 1 if symbol == "+" else -1
        if word := before["qualifier1"] or before["qualifier2"]:
            stated.append(_meaning(_QUALIFIER_OF, word))
        elif before["bare"]:
            stated.append("at_least" if before["bare"] == "上" else "over")
    if after["more"] == "来":
        stated.append("about")
    stated += [name for name in _SUFFIXES if after[name]]
    if after["more"] or after["more2"] or after["more3"]:
        stated.append("over")
    if sign < 0:
        low = low.copy_negate()
        high = high.copy_negate() if high is not None and symbol is None else high
    return Notation(
        start=first, digits_start=start, digits_end=digits_end, end=after.end(), low=low, high=high,
        scale=scale, unit=unit, qualifier=stated[0] if stated else "exact" if high is None else "range",
        sign_symbol=symbol is not None, change=change,
    )  # fmt: skip


def _meaning(meanings: dict[str, Meaning], backwards: str) -> Meaning:
    return meanings[backwards[::-1].lower()]


def _scale_and_unit(after: re.Match[str]) -> tuple[str, str]:
    return after["scale"] or after["letter"] or "", after["unit"] or ""


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
