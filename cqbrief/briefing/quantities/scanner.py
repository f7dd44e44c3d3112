"""The text that numbers are read from, and the token of a number: what its digits or words say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.number_suffix import suffix_pattern, suffix_starts
from cqbrief.briefing.quantities.quantity import Qualifier
from cqbrief.briefing.quantities.units import TRAILING_CURRENCIES

NUMBER_PATTERN: Final = (
    r"(?:(?=[0-9]{1,4}[,_])(?:[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:_[0-9]{3})+)|[0-9]{1,4}(?:,[0-9]{4})+)(?![0-9])"
    r"|[0-9]+)(?:\.[0-9]+)?"
)
"""Pattern for digits: 1234, 1,234.5, 1_234 (a thin space) and 1,2345; `parse_digits` reads them."""
_CIRCA: Final = lazy_pattern(r"(?<![A-Za-z.])ca?\.$", re.IGNORECASE)
MARGIN_SIGNS: Final = ("±", "+-", "+/-", "plus or minus")
"""Before the margin of a number: 5 ± 1.2."""
LEVEL_PREPOSITIONS: Final = ("从", "由", "自")
"""Behind these a number before 至 or 到 is one level and the next another: 从5到8."""


@dataclass(slots=True)
class NumberToken:
    """Hold a number as far as its digits or words say: a half-open range of the text, and what they state."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    """The other end of a range."""
    decimals: int | None = None
    """None: as `low` has them."""
    scale: str = ""
    unit: str = ""
    qualifier: Qualifier | None = None
    outer_start: int | None = None
    """Where the number begins before its digits: at 百分之."""
    bracketed: bool = False
    """True for a negative in brackets, (1,234): what stands behind it stands behind the bracket."""
    negative: bool = False
    """True for a negative that is said within the number: 百分之负三."""
    ordinal: bool = False
    """True for a rank: 3rd place."""
    complete: bool = False
    """True for what takes no scale and unit from behind it: 三分之一, 翻两番."""


class ListUnit(NamedTuple):
    """Describe the unit that a list has behind its last item: % of 3、5和7%."""

    end: int = 0
    """Where the list ends."""
    scale: str = ""
    unit: str = ""
    joint: str = ""
    """What stands before the last item: 和, and."""
    items: int = 0
    """How many follow the one that was asked for first."""


class Scanner:
    """Hold a folded text that is read from its beginning to its end, and what is known of it so far.

    Places are indexes of its characters.
    """

    consumed = 0
    """The end of the number read last: no later one reaches before it."""
    list_unit = ListUnit()
    """Of the list that was looked through last."""
    _suffix_place = -1
    _suffix: re.Match[str] | None = None

    def __init__(self, text: str, declared: frozenset[str], *, whole: bool) -> None:
        """Begin with `text`; `declared` units are known besides the built-in ones.

        `whole`: the text is one value as an author wrote it, not running text.
        """
        self.text = text
        self.whole = whole
        self.has_margins = any(map(text.__contains__, MARGIN_SIGNS))
        self.declared = declared
        self.suffix_starts = suffix_starts(declared)
        """Characters with which a scale, a unit and what may stand before them begin."""
        self.has_every = "每" in text
        self._suffix_pattern = suffix_pattern(declared)

    def suffix_at(self, end: int) -> re.Match[str]:
        """Return what stands behind the digits that end here; asked for several times in a row.

        Its groups are those of `suffix_pattern`.
        """
        found = self._suffix
        if self._suffix_place != end or found is None:
            found = self._suffix_pattern.match(self.text, end)
            assert found is not None  # every part of the pattern is optional
            self._suffix_place, self._suffix = end, found
        return found

    def can_begin(self, start: int) -> bool:
        """Tell whether a number can begin here, not one that goes on to the left: COVID-19, A4, 1.2.3."""
        if not start or not ((last := self.text[start - 1]).isascii() or last == "–"):
            return True
        before = self.text[max(0, start - 3) : start]
        previous = before[-2:-1]
        if last.isascii() and last.isalpha():
            ahead = self.text[max(0, start - 4) : max(0, start - 3)]
            return before.upper() in TRAILING_CURRENCIES and not (ahead.isascii() and ahead.isalpha())
        if last == "." and _CIRCA.search(self.text, max(0, start - 4), start):
            return True
        if previous.isascii() and last in ("-", "–", "."):
            return not (previous.isalpha() or (last == "." and previous.isdigit()))
        return True


def scale_and_unit(suffix: re.Match[str]) -> tuple[str, str]:
    """Return what `Scanner.suffix_at` found of scale and unit; empty for none."""
    return suffix["scale"] or suffix["letter_scale"] or "", suffix["unit"] or ""


def unit_end(suffix: re.Match[str]) -> int:
    """Return where the scale and unit end that `Scanner.suffix_at` found; -1 where there are none."""
    return max(suffix.end("scale"), suffix.end("letter_scale"), suffix.end("unit"))


def parse_digits(digits: str) -> Decimal:
    """Return the number that digits state: 1234.5 for 1,234.5."""
    return Decimal(digits.replace(",", "").replace("_", ""))
