"""Numbers written with Chinese powers of ten, in characters or digits: 三百二十, 十几, 14亿1178万, 伍仟.

The grammar of numerals; resources/grammar/zh.md has the rest of the notations, each run as a test:

    numeral     := digit | numeral power numeral?     三百二十 · 二〇二一 (a row of digits with 〇) · 十四点五
    compound    := (number power)+ number power?      14亿1178万 · 三亿五千万 · 1亿2千3百 · 1万2500
    colloquial  := numeral digit                      三千五 = 3500 · 13万2 = 132000: a digit right behind
                                                      a power counts the next lower one
    capital     := the same in 壹贰叁肆伍陆柒捌玖拾佰仟萬億   伍仟 · 叁万贰仟
    vague       := 七八 · 三五 · 二三十 · 十几 · 数百 · 百八十   a range, see `parse_vague`
    part        := numeral 分之 负? numeral             三分之一 · 百分之负三 · 十万分之十六点一 · 万分之三
    old         := 廿 · 卅 · 卌 for 二十, 三十, 四十      廿三
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern

_TO_PLAIN: Final = str.maketrans(
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩", "一二二三三四五六六七八九十百千万亿两"
)
FINANCIAL_CHARACTERS: Final = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億"
_FINANCIAL_POWERS: Final = frozenset("拾佰仟萬億万亿")
_TENS: Final = {"廿": "二十", "卅": "三十", "卌": "四十"}
"""Old characters for tens: 廿三 is 23."""

NUMERAL_CHARACTERS: Final = "零〇一二两三四五六七八九十廿卅卌百千万亿几数"
NUMERAL_PATTERN: Final = (
    f"[{NUMERAL_CHARACTERS}]+(?:点[零〇一二三四五六七八九]+)?"
    f"|[{FINANCIAL_CHARACTERS}][{FINANCIAL_CHARACTERS}零万亿]+"
)
"""Pattern for the characters a numeral may be made of. One capital alone is a character of other words:
退伍."""

COMPOUND_PATTERN: Final = lazy_pattern(
    r"(?:(?:零?[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九廿卅卌]+)(?:万亿|[十百千万亿])+)+"
    r"(?:[0-9]+|[零〇一二两三四五六七八九](?![十百千万亿至到、]))?"
)
"""A number that goes on behind its first power of ten, or might: `parse_compound` decides."""

LONE_POWERS: Final = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
"""Powers of ten that stand alone in 上千人 and 百余家."""

_DIGITS: Final = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
}
_POWERS: Final = {"": 1, "十": 10, "百": 100, "千": 1000}
_SCALES: Final = {"万": 4, "亿": 8, "万亿": 12}
_EXPONENTS: Final = {"十": 1, "百": 2, "千": 3, **_SCALES}
_PAIR: Final = lazy_pattern(
    "(十|[二三四五六七八九]十)?([一二两三四五六七八])、?([二两三四五六七八九])([十百千]?)$"
)
_SEVERAL: Final = lazy_pattern("(?:几|数)([十百千]?)$")
_ABOUT: Final = lazy_pattern("([百千万])八([十百千])$")
_TEENS: Final = lazy_pattern("([二三四五六七八九]?)十几$")
_TOKEN: Final = lazy_pattern(r"万亿|[十百千万亿]|[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九]")


_REMEMBERED: Final = 1024
"""Numerals read last: a text has few different ones."""


@dataclass(frozen=True, slots=True)
class CompoundNumber:
    """Hold a number that was read over several powers of ten."""

    number: Decimal
    """Before `scale`: 141178 for 14亿1178万."""
    scale: str
    """The last power of ten that is printed, where a unit of its own follows from it: 万, 亿, 千; else
    empty."""
    decimals: int
    """Places of the last printed digit behind the point, before `scale`: -2 where 百 is the last power."""


def to_plain_characters(run: str) -> str:
    """Return `run` with the capital characters of money in plain ones: 五千 for 伍仟."""
    return run.translate(_TO_PLAIN)


def _with_tens(run: str) -> str:
    for character, tens in _TENS.items():
        if character in run:
            run = run.replace(character, tens)
    return run


def is_financial(run: str) -> bool:
    """Tell whether `run` is a number in capitals: it has a power of ten among them, as 伍仟 has."""
    return any(character in FINANCIAL_CHARACTERS for character in run) and not _FINANCIAL_POWERS.isdisjoint(
        run
    )


def split_scale(run: str) -> tuple[str, str]:
    """Split a numeral from its scale: ("三百二十", "万"); a scale without numeral is the numeral (上万人)."""
    if run[-1] not in _SCALES:
        return run, ""
    scale = "万亿" if run.endswith("万亿") else run[-1]
    numeral = run[: -len(scale)]
    return (numeral, scale) if numeral else (run, "")


def parse_compound(text: str) -> CompoundNumber | None:
    """Read a number over several powers of ten, such as 14亿1178万, 三亿五千万, 1万2千, 13万2 and 三千五.

    None where it is of one power only (三百二十万), or is no number (3千5千).
    """
    tokens = _TOKEN.findall(_with_tens(text))
    powers = [at for at, token in enumerate(tokens) if token in _EXPONENTS]
    loose = bool(powers) and powers[-1] < len(tokens) - 1
    arabic = any(token[0] in "0123456789" for token in tokens)
    in_one_row = bool(powers) and len(tokens) - powers[0] == len(powers)  # 5千万
    if not (
        (loose and (arabic or _is_colloquial(tokens, len(tokens) - 1)))
        or sum(1 for token in tokens if token in _SCALES) > 1
        or (arabic and len(powers) > 1 and not in_one_row)
    ):
        return None
    numbers = [token for token in tokens if token not in _EXPONENTS]
    read = None if any("." in token for token in numbers[:-1]) else _value(tokens)
    if read is None:
        return None
    total, exponent = read
    # 13万2 and 两万五 are said in the power that comes first, 1万2500 digit by digit.
    named = tokens[powers[0]] if len(tokens[-1]) == 1 else ""
    scale = (named if arabic or named in _SCALES else "") if loose else tokens[powers[-1]]
    shift = _EXPONENTS.get(scale, 0)
    if not arabic and not loose:
        exponent = shift  # 三亿五千万 is said to the 万, as 三百二十万 is
    decimals = shift - exponent
    return CompoundNumber(
        total.scaleb(-shift).quantize(Decimal(1).scaleb(-max(decimals, 0))), scale, decimals
    )


def _is_colloquial(tokens: list[str], at: int) -> bool:
    """Tell whether the token is a lone digit right behind 百, 千, 万 or 亿, as the 五 of 三千五."""
    before = tokens[at - 1] if at else ""
    return at == len(tokens) - 1 and len(tokens[at]) == 1 and _EXPONENTS.get(before, 0) >= 2


def _value(tokens: list[str]) -> tuple[Decimal, int] | None:
    """Return the number that the tokens state, and the power of ten of its last printed digit."""
    total = section = Decimal(0)
    digit: Decimal | None = None
    small, big, last, exponent = 4, 99, 0, 0
    for at, token in enumerate(tokens):
        if token in _POWERS:
            power = _EXPONENTS[token]
            if power >= small or (digit is not None and digit != digit.to_integral_value()):
                return None
            section += (1 if digit is None else digit) * 10**power
            exponent += power if digit is not None else power - exponent
            digit, small, last = None, power, power
        elif token in _SCALES:
            power, part = _SCALES[token], section + (digit or 0)
            if power == big or not part:
                return None
            total = (total + part).scaleb(power) if power > big else total + part.scaleb(power)
            exponent += power
            section, digit, small, big, last = Decimal(0), None, 4, min(big, power), power
        else:
            value = Decimal(_DIGITS.get(token, token))
            if digit or total != total.to_integral_value() or (last and value >= 10**last):
                return None
            if _is_colloquial(tokens, at):
                return total + section + value.scaleb(last - 1), last - 1
            places = value.as_tuple().exponent
            digit, exponent = value, places if isinstance(places, int) else 0
    return total + section + (digit or 0), exponent


@lru_cache(maxsize=_REMEMBERED)
def parse_numeral(run: str) -> Decimal | None:
    """Return the number that a numeral states: 三百二十, 二〇二一, 十四点五; None if it states none.

    A row of digits is a number only with a 〇 among them, as in years: 一二 may be anything.
    """
    whole, _, fraction = _with_tens(run).partition("点")
    if len(whole) > 1 and all(character in _DIGITS for character in whole):
        if "〇" not in whole and "零" not in whole:
            return None
        total = Decimal("".join(str(_DIGITS[character]) for character in whole))
    else:
        if any(character in "几数" for character in whole):
            return None
        read = _value(_TOKEN.findall(whole))
        if read is None:
            return None
        total = read[0]
    decimals = "".join(str(_DIGITS[character]) for character in fraction)
    return Decimal(f"{total:f}.{decimals}") if decimals else Decimal(f"{total:f}")


@lru_cache(maxsize=_REMEMBERED)
def parse_vague(run: str) -> tuple[Decimal, Decimal | None] | None:
    """Return both ends of the range that a numeral states: 七八, 三五, 十七八, 二三十, 数百, 十几, 百八十;
    None if none."""
    if pair := _PAIR.match(run):
        tens, first, second, power = pair.groups()
        a, b = _DIGITS[first], _DIGITS[second]
        if (b - a == 1 or (a, b) == (3, 5)) and not (tens and power):
            base = 10 * _DIGITS.get(tens[0], 1) if tens else 0
            return Decimal((base + a) * _POWERS[power]), Decimal((base + b) * _POWERS[power])
    if several := _SEVERAL.match(run):
        return Decimal(2 * _POWERS[several[1]]), Decimal(10 * _POWERS[several[1]] - 1)
    if (about := _ABOUT.match(run)) and _EXPONENTS[about[1]] == _EXPONENTS[about[2]] + 1:
        power = Decimal(10) ** _EXPONENTS[about[2]]
        return 8 * power, 10 * power
    if teens := _TEENS.match(run):
        base = 10 * _DIGITS.get(teens[1], 1)
        return Decimal(base + 1), Decimal(base + 9)
    return None
