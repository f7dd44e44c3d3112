"""English cardinals in words: two, twenty-five, two hundred and six thousand, two and a half million."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from cqbrief.briefing.quantities import english_number_words as names
from cqbrief.briefing.quantities.quantity import EXACT, without_exponent

_JOINTS: Final = frozenset((" ", "-", "\n", "\u00a0", "\u2010", "\u2011"))
"""What may stand between the words of one number."""
_BLANKS: Final = frozenset((" ", "\n", "\u00a0"))
_LONGEST_FRACTION: Final = 12
"""Digits said behind *point*."""
_BEYOND: Final = 25
"""No power of ten that is said reaches it: a trillion trillion is 10 to the 24th."""

_NOTHING: Final = Decimal("0E+25")
"""Zero that adds no decimals to what it is added to."""


class ParsedNumeral(NamedTuple):
    """Hold a number that was read up to the word at `after`: value / (denominator or 1) times its scale."""

    after: int
    value: Decimal
    scale: str = ""
    denominator: int | None = None
    multiple: bool = False
    upper: Decimal | None = None
    end: int = 0
    """Where it ends in the text, where digits belong to it: one in 4."""

    @property
    def amount(self) -> Decimal:
        """Return value times scale."""
        return without_exponent(EXACT.scaleb(self.value, names.SCALES.get(self.scale, 0)))

    def over(self, denominator: int) -> ParsedNumeral:
        """Return this divided: as a decimal where that ends (0.25), else with the denominator."""
        rest = denominator
        for prime in (2, 5):
            while rest % prime == 0:
                rest //= prime
        if rest > 1:
            return self._replace(denominator=denominator)
        return self._replace(value=EXACT.divide(self.value, Decimal(denominator)), denominator=None)


class CardinalParser:
    """Parse the cardinal numbers in the words of one text. Places are indexes into the words.

    No number is longer than some dozens of words, so that reading on from each word takes linear time.
    """

    def __init__(self, text: str, words: Sequence[re.Match[str]]) -> None:
        self.text = text
        self.words = words
        self._small = [word[0].lower() for word in words]

    def word(self, at: int) -> str:
        """Return the word at `at` in small letters; empty outside the text."""
        return self._small[at] if 0 <= at < len(self._small) else ""

    def before(self, at: int) -> str:
        """Return the word before the one at `at`; empty where more than a blank or hyphen parts them."""
        return self.word(at - 1) if self.joint(at) in _JOINTS else ""

    def behind(self, at: int) -> str:
        """Return the word at `at`; empty where more than a blank or hyphen parts it from the one before."""
        return self.word(at) if self.joint(at) in _JOINTS else ""

    def joint(self, at: int) -> str:
        """Return what stands between the word at `at` and the one before it."""
        return (
            self.text[self.words[at - 1].end() : self.words[at].start()] if 0 < at < len(self.words) else ""
        )

    def blank(self, at: int) -> bool:
        """Tell whether a blank alone parts the word at `at` from the one before."""
        return self.joint(at) in _BLANKS

    def holds(self, at: int, table: Container[str], *, joined: bool = True) -> bool:
        """Tell whether a word of `table` stands at `at`; `joined`: directly behind the word before."""
        return self.word(at) in table and (not joined or self.joint(at) in _JOINTS)

    def cardinal(self, at: int, *, bare: bool = False) -> ParsedNumeral | None:
        """Return the cardinal number that begins at `at`; its scale is the power of ten that it ends with.

        `bare`: hundred and thousand need no *a* before them, as in one in every hundred.
        """
        if bare and self.word(at) in names.HUNDREDS:
            return ParsedNumeral(at + 1, names.HUNDREDS[self.word(at)])
        total, scale, after, limit, start = _NOTHING, "", at, _BEYOND, at
        while part := self._group(start, first=start == at):
            end, power, name = part.after, 0, ""
            while end < part.after + 2 and self.holds(end, names.SCALES):
                name = self.word(end)
                power += names.SCALES[name]
                end += 1
            if part.denominator:
                return part._replace(after=end, scale=name) if start == at else None
            if power >= limit or (after > at and part.value >= 10**limit):
                break
            total = EXACT.add(total, EXACT.scaleb(part.value, power))
            after, scale, limit = end, name, power
            if not power or part.value % 1:
                break
            if (fraction := self._and_part(after)) and fraction.over(
                fraction.denominator or 1
            ).denominator is None:
                more = fraction.over(fraction.denominator or 1).value
                total, after = EXACT.add(total, EXACT.scaleb(more, power)), fraction.after
                break
            start = after + 1 if self.holds(after, names.AND) else after
        if after == at:
            return None
        return ParsedNumeral(after, without_exponent(EXACT.scaleb(total, -names.SCALES.get(scale, 0))), scale)

    def below_hundred(self, at: int, *, joined: bool = True) -> tuple[int, int] | None:
        """Return the place behind a number below a hundred that begins at `at`, and that number."""
        if self.holds(at, names.TENS, joined=joined):
            value = names.TENS[self.word(at)]
            if self.holds(at + 1, names.ONES):
                return at + 2, value + names.ONES[self.word(at + 1)]
            return at + 1, value
        for table in (names.ONES, names.TEENS, names.ZERO):
            if self.holds(at, table, joined=joined):
                return at + 1, table[self.word(at)]
        return None

    def _group(self, at: int, *, first: bool) -> ParsedNumeral | None:
        """Return what stands before thousand: twelve hundred and fifty, two dozen, one point two."""
        below = self.below_hundred(at, joined=not first)
        if below is None and first and self.word(at) in names.ARTICLES:
            below = (at + 1, 1) if self.holds(at + 1, names.AFTER_ARTICLE) else None
        if below is None:
            return None
        after, value = below
        if self.holds(after, names.DOZEN):
            return ParsedNumeral(after + 1, Decimal(value * 12))
        if self.holds(after, names.HUNDRED):
            after, value = after + 1, value * 100
            rest = self.below_hundred(after + 1 if self.holds(after, names.AND) else after)
            after, value = (rest[0], value + rest[1]) if rest else (after, value)
        if self.holds(after, names.POINT) and self.holds(after + 1, names.DIGITS):
            digits = ""
            while self.holds(after + 1, names.DIGITS) and len(digits) < _LONGEST_FRACTION:
                after += 1
                digits += str(names.DIGITS[self.word(after)])
            return ParsedNumeral(after + 1, Decimal(f"{value}.{digits}"))
        if part := self._and_part(after):
            denominator = part.denominator or 1
            mixed = value * denominator + part.value
            return ParsedNumeral(part.after, mixed).over(denominator)
        return ParsedNumeral(after, Decimal(value))

    def _and_part(self, at: int) -> ParsedNumeral | None:
        """Return the fraction behind a whole number: and a half, and three-quarters; not a third of all."""
        if not self.holds(at, names.AND) or not self.holds(at + 2, names.DENOMINATORS):
            return None
        above = 1 if self.word(at + 1) in names.ARTICLES else names.ONES.get(self.word(at + 1), 0)
        below = names.DENOMINATORS[self.word(at + 2)]
        if not 0 < above < below or self.word(at + 3) == "of" or self.joint(at + 1) not in _JOINTS:
            return None
        return ParsedNumeral(at + 3, Decimal(above), denominator=below)
