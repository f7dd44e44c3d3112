"""Numbers written in Chinese characters: 三百二十, 二〇二一, 七八, 数百, 十几."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

RUN: Final = "[零〇一二两三四五六七八九十百千万亿几数]+(?:点[零〇一二三四五六七八九]+)?"
"""Pattern for the characters a numeral may be made of."""

LONE: Final = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
"""Powers of ten that stand alone in 上千人 and 百余家."""

_DIGITS: Final = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
}
_POWERS: Final = {"": 1, "十": 10, "百": 100, "千": 1000}
_SCALE: Final = re.compile("(万亿|亿|万)$")
_PAIR: Final = re.compile(
    "(十|[二三四五六七八九]十)?([一二两三四五六七八])([二两三四五六七八九])([十百千]?)$"
)
_SEVERAL: Final = re.compile("(?:几|数)([十百千]?)$")
_TEENS: Final = re.compile("([二三四五六七八九]?)十几$")


def split_scale(run: str) -> tuple[str, str]:
    """The numeral and its scale: ("三百二十", "万"); a scale without numeral is the numeral (上万人)."""
    scale = _SCALE.search(run)
    if scale is None or scale.start() == 0:
        return run, ""
    return run[: scale.start()], scale[1]


def formal(run: str) -> Decimal | None:
    """The number that a numeral states: 三百二十, 二〇二一, 十四点五; None if it states none.

    A row of digits is a number only with a 〇 among them, as in years: 一二 may be anything.
    """
    whole, _, fraction = run.partition("点")
    if len(whole) > 1 and all(character in _DIGITS for character in whole):
        if "〇" not in whole and "零" not in whole:
            return None
        total = int("".join(str(_DIGITS[character]) for character in whole))
    else:
        total = section = 0
        digit: int | None = None
        for character in whole:
            if character in _DIGITS:
                if digit not in (None, 0):
                    return None
                digit = _DIGITS[character]
            elif character in _POWERS:
                section += (1 if digit is None else digit) * _POWERS[character]
                digit = None
            elif character in "万亿":
                total = (total + section + (digit or 0)) * LONE[character]
                section, digit = 0, None
            else:
                return None
        total += section + (digit or 0)
    decimals = "".join(str(_DIGITS[character]) for character in fraction)
    return Decimal(f"{total}.{decimals}") if decimals else Decimal(total)


def vague(run: str) -> tuple[Decimal, Decimal | None] | None:
    """Both ends of the range that a numeral states: 七八, 三五, 十七八, 二三十, 数百, 十几; None if none."""
    if pair := _PAIR.match(run):
        tens, first, second, power = pair.groups()
        a, b = _DIGITS[first], _DIGITS[second]
        if (b - a == 1 or (a, b) == (3, 5)) and not (tens and power):
            base = 10 * _DIGITS.get(tens[0], 1) if tens else 0
            return Decimal((base + a) * _POWERS[power]), Decimal((base + b) * _POWERS[power])
    if several := _SEVERAL.match(run):
        return Decimal(2 * _POWERS[several[1]]), Decimal(10 * _POWERS[several[1]] - 1)
    if teens := _TEENS.match(run):
        base = 10 * _DIGITS.get(teens[1], 1)
        return Decimal(base + 1), Decimal(base + 9)
    return None
