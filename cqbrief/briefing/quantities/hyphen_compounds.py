"""Numbers that a hyphen joins to a word: $5-million and 20-percent are figures, a 5-year plan is none."""

from __future__ import annotations

import re
from typing import Final

from cqbrief.briefing.quantities import english_number_words as names
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.quantity import Qualifier

_JOINED: Final = lazy_pattern(
    r"-(?:(?P<scale>thousand|million|billion|trillion)|(?P<unit>per-?cent|percentage-points?|points?)|(?P<fold>fold)"
    r"|(?P<word>[A-Za-z]+))(?![A-Za-z])",
    re.IGNORECASE,
)
_SUSPENDED: Final = lazy_pattern(r"[-–](?:\ (?:to|and|or)\ )?(?P<second>[0-9]{1,3})(?=-)")
VAGUE_WORDS: Final[dict[str, Qualifier]] = {"odd": "about", "plus": "over"}
"""Words that belong to the number: 20-odd firms, 2,000-plus staff."""
_COUNTING: Final = frozenset((*VAGUE_WORDS, "strong"))
"""A number before one of these counts: a 30-strong staff."""
_TIMES: Final = frozenset(
    word.removesuffix("s") for word in (*names.TIME_UNITS, "decades", "seconds", "nights")
)
_LONGEST_NAME: Final = 2
"""Digits of a number that is part of a name: a 12-member board; a 300-bed hospital has so many beds."""


def read_hyphen_suffix(text: str, end: int) -> re.Match[str] | None:
    """Return what a hyphen joins to the number before `end`; None where none does."""
    return _JOINED.match(text, end) if text[end : end + 1] == "-" else None


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Tell whether the digits are part of a compound that counts nothing: 5-year, 24-hour, 2-for-1."""
    if suspended := _SUSPENDED.match(text, end):  # 5- and 10-year loans, 16-24-year-olds
        return is_part_of_name(text, suspended.start("second"), suspended.end())
    found = read_hyphen_suffix(text, end)
    if found is None:
        return False
    word, digits = (found["word"] or "").lower(), text[start:end]
    if found["scale"]:
        further = read_hyphen_suffix(text, found.end())  # a 5-million-dollar project
        return further is not None and (further["word"] or "").lower() not in VAGUE_WORDS
    if not word or word in _COUNTING or word in names.MEASURES:
        return False
    return word in _TIMES or (digits.isdigit() and len(digits) <= _LONGEST_NAME)
