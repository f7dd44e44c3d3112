"""Numbers in Chinese characters, alone or with digits among them: 三百二十万人, 14亿1178万, 三分之一, 翻两番.

What the characters of a numeral state is read in `chinese_numerals`; here is what of a text is a number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities import lexicon_zh
from cqbrief.briefing.quantities.chinese_numerals import (
    COMPOUND_PATTERN,
    FINANCIAL_CHARACTERS,
    LONE_POWERS,
    NUMERAL_PATTERN,
    is_financial,
    parse_compound,
    parse_numeral,
    parse_vague,
    split_scale,
    to_plain_characters,
)
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.number_prefix import read_prefix
from cqbrief.briefing.quantities.quantity import LONGEST_NUMBER, Qualifier
from cqbrief.briefing.quantities.scanner import (
    LEVEL_PREPOSITIONS,
    NUMBER_PATTERN,
    NumberToken,
    Scanner,
    parse_digits,
    scale_and_unit,
)

_SAID: Final = "|".join(sorted(filter(str.isalpha, lexicon_zh.QUALIFIER_PREFIXES), key=len, reverse=True))
FIXED_PHRASES: Final = f"翻了?(?:{_SAID})?(?:[一二两三四五]番|(?<=[翻了])番)|一半|半数|过半(?!年)"
"""Pattern for words that say how many times or which part; `read_fixed_phrase` reads them."""

_DOUBLINGS: Final = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_RANKED: Final = lazy_pattern(
    "(?:[居列位]|排名?|名次|升[至到为]|[降跌退][至到为]|跃居|[由从])[^，。；：、0-9]{0,8}第$"
)
_NUMBERED_BY: Final = frozenset("届次章节条款项期号批步页篇卷册版轮代产方季个年天周点部版")
_RANGE: Final = lazy_pattern(rf"(?:[~\-–—]|至|到)(?P<number>{NUMERAL_PATTERN})")
_LINKS: Final = frozenset("~-–—至到")
"""How what `_RANGE` matches begins."""
_BEHIND_ONE: Final = frozenset("倍成万亿余多来+ ")
"""How that begins without which 一 counts nothing."""
_HUNDREDTHS: Final = frozenset("一二三四五六七八九半")
_NOT_BEHIND_TENTHS: Final = frozenset("成十百千万分个家人名项零〇一二三四五六七八九")
_FRACTION: Final = lazy_pattern(rf"分之(?P<minus>负?)(?P<above>{NUMBER_PATTERN}|{NUMERAL_PATTERN})")
_MIXED: Final = lazy_pattern(rf"又(?P<below>{NUMERAL_PATTERN})分之(?P<above>{NUMERAL_PATTERN})")
_HUNDREDS: Final = {100: "%", 1000: "‰"}
_LISTED_PAIR: Final = lazy_pattern("([二三四五六七八])、([三四五六七八九])(?![十百千万亿、])")
_POWERS: Final = frozenset("十百千万亿")
_GOES_ON: Final = lazy_pattern("[十百千万亿]+[0-9零〇一二两三四五六七八九]")


def read_fixed_phrase(hit: re.Match[str]) -> NumberToken:
    """Return the number that a phrase of `FIXED_PHRASES` is: 翻两番, 一半, 过半."""
    start, end, phrase = hit.start(), hit.end(), hit[0]
    if phrase.startswith("翻"):
        return NumberToken(
            start, end, Decimal(2) ** _DOUBLINGS.get(phrase[-2], 1), unit="倍", complete=True,
            qualifier=lexicon_zh.QUALIFIER_PREFIXES.get(phrase[1:-2].removeprefix("了")),
        )  # fmt: skip
    over: Qualifier | None = "over" if phrase == "过半" else None
    return NumberToken(start, end, Decimal(1), unit="/2", qualifier=over, complete=True)


def read_compound(scanner: Scanner, hit: re.Match[str]) -> NumberToken | None:
    """Return the number that goes over several powers of ten, 14亿1178万; None where it does not."""
    text, start = scanner.text, hit.start()
    found = COMPOUND_PATTERN.match(text, start)
    if found is None:
        return None
    end = found.end()
    if not text[start].isascii() and text[max(0, start - 1) : start] in ("每", "某", "第"):
        return None
    if end - start > LONGEST_NUMBER or not scanner.can_begin(start):
        return None
    last = re.search(r"[0-9]+$", text[start:end])
    follows = text[end : end + 1]
    if last and (follows in (".", ",", "/", "-", "~", "–", "—", "至", "%", "年", "月", "日", "号")):
        end -= len(last[0])  # 13万2021年, 5万3.2%: another number begins
    read = parse_compound(text[start:end])
    if read is None:
        return None
    if not text[start].isascii() and not read.scale and not _is_counted(scanner, end):
        return None
    return NumberToken(start, end, read.number, decimals=read.decimals, scale=read.scale)


def may_be_compound(text: str, start: int, end: int) -> bool:
    """Tell whether the number may go over several powers of ten, at a glance."""
    follows = text[end : end + 1]
    if follows in _POWERS:
        return _GOES_ON.match(text, end) is not None if text[start].isascii() else end - start > 2
    return not text[start].isascii() and (end - start > 2 or follows.isdigit())


def _is_counted(scanner: Scanner, end: int) -> bool:
    """Tell whether a numeral in characters that ends at `end` is a number: a unit follows, or no further
    word."""
    if scanner.whole or scanner.suffix_at(end)["unit"]:
        return True
    follows = scanner.text[end : end + 1]
    return not ("一" <= follows <= "鿿")


def read_numeral(scanner: Scanner, hit: re.Match[str]) -> NumberToken | None:
    """Return the number that begins with the numeral of `hit`; None where it is part of another word."""
    text, start, run = scanner.text, hit.start(), hit[0]
    if len(run) > LONGEST_NUMBER:
        return None
    follows = text[hit.end() : hit.end() + 1]
    if follows == "分" and (fraction := _FRACTION.match(text, hit.end())):
        return _fraction(hit, fraction)
    if follows == "又" and (mixed := _MIXED.match(text, hit.end())):
        return _mixed_number(hit, mixed)
    if run[0] in FINANCIAL_CHARACTERS:
        if not is_financial(run):
            return None
        run = to_plain_characters(run)
    if follows == "、" and (pair := _LISTED_PAIR.match(text, start)):
        low, high = (parse_numeral(pair[1]), parse_numeral(pair[2]))
        if low is not None and high == low + 1 and scanner.suffix_at(pair.end())["unit"]:
            return NumberToken(start, pair.end(), low, high)
    digits, scale = split_scale(run)
    end = start + len(digits)
    follows = text[end : end + 1]
    ranked = text[max(0, start - 1) : start] == "第"
    if (
        not ranked
        and follows not in _LINKS
        and (follows not in scanner.suffix_starts or (digits in "一二零〇" and follows not in _BEHIND_ONE))
    ):
        return None
    after = scanner.suffix_at(end)
    if reach := _range(scanner, digits, start, after):
        return reach
    if follows == "成" and (tenths := _tenths(text, digits, end)) is not None:
        return NumberToken(start, end + 2, tenths, unit="成", complete=True)
    if not after["unit"] and not (after["scale"] and after["scale"] == scale):
        rank = parse_numeral(run) if ranked and _is_rank(scanner, start, end) else None
        return None if rank is None else NumberToken(start, end, rank, complete=True)
    value = _number(scanner, digits, start, after)
    if value is None or text[max(0, start - 1) : start] in ("每", "某"):
        return None
    return NumberToken(start, end, *value)


def _is_rank(scanner: Scanner, start: int, end: int) -> bool:
    """Tell whether the numeral behind 第 is a rank that no 位 follows: 居全国第三, 由第五升至第三."""
    text = scanner.text
    if text[end : end + 1] in _NUMBERED_BY:
        return False
    return scanner.whole or _RANKED.search(text, max(0, start - 16), start) is not None


def _tenths(text: str, digits: str, end: int) -> Decimal | None:
    """Return so many tenths and hundredths: 六成三, 两成半."""
    hundredth = text[end + 1 : end + 2]
    if hundredth not in _HUNDREDTHS or text[end + 2 : end + 3] in _NOT_BEHIND_TENTHS:
        return None
    tenth = parse_numeral(digits)
    if tenth is None or tenth > 10:
        return None
    return tenth + (parse_numeral(hundredth) or Decimal(5)).scaleb(-1)


def _number(
    scanner: Scanner, digits: str, start: int, after: re.Match[str]
) -> tuple[Decimal, Decimal | None] | None:
    if vague := parse_vague(digits):
        return vague
    if digits in LONE_POWERS:
        # 百余人, 上千家, 超百万: a power of ten is a number only with a word that says how it is meant.
        qualifier = after["infix"] or read_prefix(scanner.text, start, scanner.consumed).qualifier
        return (Decimal(LONE_POWERS[digits]), None) if qualifier else None
    if digits in "一二零〇" and not (digits == "一" and _one_counts(scanner, start, after)):
        return None
    number = parse_numeral(digits)
    return None if number is None else (number, None)


def _one_counts(scanner: Scanner, start: int, after: re.Match[str]) -> bool:
    """Tell whether 一 says how much: 一倍, and 一成 behind 占, 近 and their like; 一成不变 does not."""
    if after["unit"] != "成":
        return after["unit"] == "倍"
    closed = after.end() > after.end("unit")
    ahead = scanner.text[max(0, start - 1) : start]
    return (
        closed
        or ahead in ("占", "为", "达")
        or bool(read_prefix(scanner.text, start, scanner.consumed).qualifier)
    )


def _range(scanner: Scanner, digits: str, start: int, after: re.Match[str]) -> NumberToken | None:
    """Return a range whose ends are numerals in characters: 三到五家, 二十至三十万人."""
    text, end = scanner.text, start + len(digits)
    reach = max(end, after.end("scale"), after.end("unit"))
    second = _RANGE.match(text, reach) if text[reach : reach + 1] in _LINKS else None
    if second is None or text[max(0, start - 1) : start] in LEVEL_PREPOSITIONS:
        return None
    run, _ = split_scale(second["number"])
    stop = second.start("number") + len(run)
    last, low, high = (
        scanner.suffix_at(stop),
        parse_numeral(digits),
        parse_numeral(run),
    )
    if not last["unit"] or low is None or high is None or high <= low:
        return None
    (scale, unit), (last_scale, last_unit) = scale_and_unit(after), scale_and_unit(last)
    if scale not in ("", last_scale) or unit not in ("", last_unit):
        return None
    return NumberToken(start, stop, low, high)


def _mixed_number(hit: re.Match[str], mixed: re.Match[str]) -> NumberToken | None:
    """Return a whole number and so many parts of one: 三又三分之一."""
    whole, below, above = (parse_numeral(run) for run in (hit[0], mixed["below"], mixed["above"]))
    if whole is None or below is None or above is None or not 0 < above < below:
        return None
    return NumberToken(hit.start(), mixed.end(), whole * below + above, unit=f"/{int(below)}", complete=True)


def _fraction(hit: re.Match[str], fraction: re.Match[str]) -> NumberToken | None:
    """Return so many of so many parts: 百分之三十, 三分之一, 十万分之十六点一."""
    below = Decimal(LONE_POWERS[hit[0]]) if hit[0] in LONE_POWERS else parse_numeral(hit[0])
    above, negative = fraction["above"], bool(fraction["minus"])
    number = parse_digits(above) if above[0].isascii() else parse_numeral(above)
    if below is None or number is None or below < 2:
        return None
    base, end = int(below), fraction.end()
    if base > 1000 or base in _HUNDREDS:
        return NumberToken(
            fraction.start("above"), end, number, unit=_HUNDREDS.get(base, f"/{base}"),
            outer_start=hit.start(), complete=True, negative=negative,
        )  # fmt: skip
    if number < base and not negative:
        return NumberToken(hit.start(), end, number, unit=f"/{base}", complete=True)
    return None
