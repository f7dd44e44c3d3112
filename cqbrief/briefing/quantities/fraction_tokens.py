"""Parts of a whole and mixed numbers in digits: 1/3, ½, 2½, 5 1/2 per cent, 9 in 10, 2 out of 3."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities import english_number_words, units
from cqbrief.briefing.quantities.calendar_terms import MONTHS
from cqbrief.briefing.quantities.english_numerals import ParsedNumeral
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.number_prefix import read_prefix
from cqbrief.briefing.quantities.rates import read_rate_suffix
from cqbrief.briefing.quantities.scanner import NumberToken, Scanner, scale_and_unit

_FRACTION: Final = lazy_pattern(r"/(?P<below>[0-9]{1,3})(?![0-9/.]|[年月日])")
_MIXED: Final = lazy_pattern(r"\ (?P<above>[1-9])/(?P<below>[2-9]|1[0-6])(?![0-9/.])")
_BASE: Final = lazy_pattern(
    r"\ (?:in|out\ of)(?P<every>\ every)?\ (?P<below>[1-9][0-9]{0,2}(?:,[0-9]{3})*|10{3,6})"
    r"(?![0-9A-Za-z%/:-]|[.,][0-9])"
)
_IN_TIME: Final = lazy_pattern(
    rf"\ (?:{'|'.join(sorted(english_number_words.TIME_UNITS))}"
    rf"|{'|'.join(month[:3] for month in MONTHS)}|{'|'.join(MONTHS)})(?![A-Za-z])"
)
_MOST_USUAL_BASE = 10
VULGAR_FRACTIONS: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
"""Fractions of one character: what is above and below."""
_LONGEST_WHOLE: Final = 3
"""Digits before a fraction."""
_OF_ONE: Final = lazy_pattern(r"\ an?\ (?P<scale>thousand|million|billion|trillion)(?![A-Za-z-])")


def read_fraction(scanner: Scanner, hit: re.Match[str]) -> NumberToken | None:
    """Return the part or mixed number that begins with the digits of `hit`; None where none does."""
    follows = scanner.text[hit.end() : hit.end() + 1]
    if follows == "/":
        return _fraction(scanner, hit)
    return _of_or_mixed(scanner, hit) if follows == " " or follows in VULGAR_FRACTIONS else None


def read_out_of(text: str, end: int, above: int) -> tuple[str, int] | None:
    """Return the base that the number before `end` is counted in and its end: 4 of one in 4, 10 of 9 in 10.

    None for 3 in 2014, 9 in 10 years, 45 out of 60, which are numbers of their own.
    """
    found = _BASE.match(text, end)
    if found is None or not _is_base(above, found["below"], every=bool(found["every"])):
        return None
    return None if _IN_TIME.match(text, found.end()) else (found["below"], found.end())


def _fraction(scanner: Scanner, hit: re.Match[str]) -> NumberToken | None:
    """Return parts of a whole, one number over another: 1/3."""
    text, (start, end) = scanner.text, hit.span()
    found = _FRACTION.match(text, end)
    if found is None or not hit[0].isdigit() or text[max(0, start - 1) : start] == "/":
        return None
    above, below = Decimal(hit[0]), int(found["below"])
    if not 0 < above < below <= 100 or read_rate_suffix(text, end):
        return None
    return _mixed_number(scanner, start, found.end(), 0, (int(above), below))


def read_vulgar_fraction(scanner: Scanner, hit: re.Match[str]) -> NumberToken:
    """Return the number that a fraction of one character is: ½ of, ½ million."""
    return _mixed_number(scanner, hit.start(), hit.end(), 0, VULGAR_FRACTIONS[hit[0]])


def _of_or_mixed(scanner: Scanner, hit: re.Match[str]) -> NumberToken | None:
    """Return 2½, 5 1/2 per cent, 9 in 10 people, 2 out of 3; not 3 in 2014, 9 in 10 years, 45 out of 60."""
    text, (start, end) = scanner.text, hit.span()
    if not hit[0].isdigit() or end - start > _LONGEST_WHOLE:
        return None
    if text[end : end + 1] in VULGAR_FRACTIONS or text[end : end + 2].lstrip(" ") in VULGAR_FRACTIONS:
        end += 1 + text[end].isspace()
        return _mixed_number(scanner, start, end, int(hit[0]), VULGAR_FRACTIONS[text[end - 1]])
    if text[start - 1 : start] in ("-", "/", "."):
        return None
    if (mixed := _MIXED.match(text, end)) and int(mixed["above"]) < int(mixed["below"]):
        return _mixed_number(
            scanner, start, mixed.end(), int(hit[0]), (int(mixed["above"]), int(mixed["below"]))
        )
    found = read_out_of(text, end, int(hit[0]))
    if found is None:
        return None
    before = read_prefix(text, start, scanner.consumed)
    if before.change or before.currency:
        return None
    below, end = found
    return NumberToken(start, end, Decimal(hit[0]), unit=f"/{below}", complete=True)


def _is_base(above: int, below: str, *, every: bool) -> bool:
    """Tell whether so many in `below` are a part: 1 in 7, 9 in 10, 3 in 1,000; not 12 in 15, 3 in 2014."""
    base = int(below.replace(",", ""))
    if not 0 < above < base:
        return False
    usual = base <= _MOST_USUAL_BASE or above == 1 or below.strip("0,") == "1" or below in ("20", "50")
    return every or usual


def _mixed_number(
    scanner: Scanner, start: int, end: int, whole: int, fraction: tuple[int, int]
) -> NumberToken:
    """Return a whole number and a fraction: a decimal where it has a scale or measure, else 1 in the unit /2.

    2½ per cent is 2.5; ½ of all is one of two. Thirds stay over three, which no decimal is: 33⅓% is 100 in
    the unit /300.
    """
    above, below = fraction
    mixed = ParsedNumeral(end, Decimal(whole * below + above)).over(below)
    of_one = None if whole or mixed.denominator else _OF_ONE.match(scanner.text, end)
    if of_one:
        return NumberToken(start, of_one.end(), mixed.value, scale=of_one["scale"])
    after = scanner.suffix_at(end)
    scale, unit = scale_and_unit(after)
    if not (whole or scale or units.UNITS.get(unit) == "measure"):
        return NumberToken(start, end, Decimal(above), unit=f"/{below}", complete=True)
    if mixed.denominator is None:
        return NumberToken(start, end, mixed.value)
    if unit in units.PERCENT and not scale:
        return NumberToken(start, after.end("unit"), mixed.value, unit=f"/{below * 100}", complete=True)
    end = max(end, after.end("scale"), after.end("letter_scale"))
    return NumberToken(start, end, mixed.value, scale=scale, unit=f"/{below}", complete=True)
