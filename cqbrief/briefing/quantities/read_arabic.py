"""Numbers in digits: 1,234.5, a range 3.5～4.2%, a margin 5 ± 1.2, a fraction 1/3, a loss (1,234) bn."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities import affixes
from cqbrief.briefing.quantities.before import before_number
from cqbrief.briefing.quantities.quantity import LONGEST_NUMBER
from cqbrief.briefing.quantities.scanner import (
    LEVEL_AHEAD,
    NUMBER,
    Digits,
    Scanner,
    decimal_of,
    scale_and_unit,
)

_RANGE: Final = re.compile(
    rf"\ ?(?P<mark>[~\-–—]|至|到|\ to\ |和|与|\ and\ )\ ?(?P<sign>[-+]?)(?P<number>{NUMBER})"
)
_BETWEEN: Final = re.compile(r"(?i:\bbetween\ )$|介于$|在$")
_MARGIN: Final = re.compile(rf"\ ?±\ ?(?P<number>{NUMBER})")
_TENTHS: Final = re.compile("成(?P<digit>[1-9半])(?![0-9.,%个家人名项])")
_FRACTION: Final = re.compile(r"/(?P<below>[0-9]{1,3})(?![0-9/.]|[年月日])")


def read_arabic(scanner: Scanner, hit: re.Match[str]) -> Digits | None:
    """Return the number that begins with the digits of `hit`; None where these are no number: 5G, 1.2.3."""
    text, (start, end) = scanner.text, hit.span()
    if end - start > LONGEST_NUMBER or not scanner.begins_at(start):
        return None
    if fraction := _fraction(scanner, hit):
        return fraction
    if text[end : end + 1] == "成" and (tenths := _TENTHS.match(text, end)):
        hundredths = Decimal(tenths["digit"].replace("半", "5")).scaleb(-1)
        return Digits(start, tenths.end(), decimal_of(hit[0]) + hundredths, unit="成", alone=True)
    digits = Digits(start, end, decimal_of(hit[0]))
    if "±" in text[end : end + 2] and (margin := _MARGIN.match(text, end)):
        about = decimal_of(margin["number"])
        digits.high, digits.low, digits.end = digits.low + about, digits.low - about, margin.end()
        return digits
    if _is_accounting(scanner, start, end):
        digits.first, digits.bracketed = start - 1, True
        return digits
    _range(scanner, digits)
    following = text[digits.end : digits.end + 2]
    untouched = digits.end == end and scanner.behind(digits.end).end() == end
    if following and untouched and following[0].isascii() and following[0].isalpha():
        return None  # 5G
    if following[:1] == "." and following[1:].isdigit():
        return None  # 1.2.3
    return digits


def _fraction(scanner: Scanner, hit: re.Match[str]) -> Digits | None:
    """1/3: parts of a whole, one number below another."""
    text, (start, end) = scanner.text, hit.span()
    if text[end : end + 1] != "/":
        return None
    found = _FRACTION.match(text, end)
    if found is None or not hit[0].isdigit() or text[max(0, start - 1) : start] == "/":
        return None
    above, below = Decimal(hit[0]), int(found["below"])
    if not 0 < above < below <= 100 or affixes.rate_behind(text, end):
        return None
    return Digits(start, found.end(), above, unit=f"/{below}", alone=True)


def _is_accounting(scanner: Scanner, start: int, end: int) -> bool:
    """True for (1,234) thousand, £(4.1)bn: a number in brackets is negative where its scale or currency
    stands outside."""
    text = scanner.text
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    after = scanner.behind(end + 1)
    outside = after["scale"] or after["letter"] or after["unit"]
    before = before_number(text, start - 1, scanner.floor)
    alone = text[max(0, start - 2) : start - 1] in ("", "\t", "|", "\n") and (
        text[end + 1 : end + 2] in ("", "\t", "|", "\n")
    )
    long = end - start > 2 or "." in text[start:end]
    return bool(before.currency or (long and (outside or alone)) or (alone and scanner.whole))


def _range(scanner: Scanner, digits: Digits) -> None:
    """Take in a second number that makes a range of the first: 3.5～4.2%, between 3 and 5."""
    after = scanner.behind(digits.end)
    reach = max(digits.end, after.end("scale"), after.end("letter"), after.end("unit"))
    second = _RANGE.match(scanner.text, reach)
    if second is not None and _is_range(scanner, digits, after, second):
        digits.high = decimal_of(second["sign"] + second["number"])
        digits.end = second.end()


def _is_range(scanner: Scanner, digits: Digits, after: re.Match[str], second: re.Match[str]) -> bool:
    """True for 3.5～4.2% and 10万至12万人; false for 从5到8, 2021-12, 3元至5万元, rose by 5 million
    to 90 million."""
    if after["more"] or after["more2"] or len(second["number"]) > LONGEST_NUMBER:
        return False
    last = scanner.behind(second.end())
    (scale, unit), (last_scale, last_unit) = scale_and_unit(after), scale_and_unit(last)
    if scale not in ("", last_scale) or unit not in ("", last_unit):
        return False
    text, start, mark = scanner.text, digits.start, second["mark"].strip()
    window = text[max(scanner.floor, start - 12) : start]
    if mark in ("and", "和", "与"):
        between = _BETWEEN.search(window.rstrip("£$€¥"))
        if not between or (mark != "and" and not text.startswith("之间", last.end())):
            return False
        if between[0] != "在":
            digits.first = start - len(window) + between.start()
    elif mark in ("至", "到", "to") and _is_level(scanner, start, window, bool(scale or unit), mark):
        return False
    low = digits.low.copy_negate() if text[start - 1 : start] == "-" else digits.low
    return low < decimal_of(second["sign"] + second["number"])


def _is_level(scanner: Scanner, start: int, window: str, own_unit: bool, mark: str) -> bool:
    """Return whether a number before 至, 到 or to is one level and the next another: 由5.5%下降到5.1%,
    rose by 3 m to 9 m."""
    ahead = window.rstrip("$£€+-–负 ")
    if ahead.endswith(LEVEL_AHEAD) or ahead.lower().removesuffix("minus").rstrip().endswith("from"):
        return True
    before = before_number(scanner.text, start, scanner.floor)
    return bool(before.change) and own_unit and mark in ("到", "to")
