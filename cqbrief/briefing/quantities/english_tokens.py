"""English numbers in words, with their values: counts, dozens, millions, fractions and multiples.

    cardinal  two · twenty-five · twelve hundred · two hundred and six thousand · two point five million
    mixed     two and a half million · a million and a half
    fraction  a third of · two-thirds · half the · three quarters of a million · half a per cent
    part      one in four · nine out of every ten
    multiple  doubled · twice the · threefold · three times as many · halved
    range     two or three · ten to twelve · between five and six (not: from three to five, two levels)

What is vague (dozens of), an ordinal (the third), a time (the third quarter, first two weeks), part of a
name or compound (Phase Two, six-step) or speaks of things known already (the two shares) is no numeral; nor
is *one*, unless more of a number or per cent follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities import english_number_words as names
from cqbrief.briefing.quantities.english_numerals import CardinalParser, ParsedNumeral
from cqbrief.briefing.quantities.fraction_tokens import read_out_of
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.scanner import NumberToken

_WORD: Final = lazy_pattern("[A-Za-z]+")
_LETTERS: Final = lazy_pattern("[A-Za-z]{3}")
"""No number in words is shorter."""
_TIMES: Final = lazy_pattern(
    r"[ \u00a0-]?(?P<fold>fold)\b"
    rf"|[ \u00a0]times(?![A-Za-z-])(?P<than>(?=\ (?:{'|'.join(sorted(names.COMPARISON_WORDS))})\b))?"
)


def find_number_words(text: str, *, whole: bool = False) -> list[NumberToken]:
    """Return the numbers in words of `text`, in order and apart. Takes time in proportion to its length.

    Hundreds and dozens are part of the number, as in 三百: three hundred firms are counted firms. Thousand
    and upward at the end of a number are its scale, as in *3 thousand*, and say how far it is rounded. A
    fraction has what is below for its unit (/3), a multiple 倍.

    `whole`: the text is one value as an author wrote it: two and half, which need something behind them in
    running text, are numbers by themselves.
    """
    # Most texts have none: they are passed over at a glance.
    if _LETTERS.search(text) is None or names.NUMBER_WORDS.isdisjoint(_WORD.findall(text.lower())):
        return []
    words = list(_WORD.finditer(text))
    parser = _NumeralParser(text, words, whole=whole)
    found: list[NumberToken] = []
    at = 0
    while at < len(words):
        begins = parser.word(at) in names.BEGINNINGS
        numeral = (parser.range(at) or parser.number(at)) if begins else None
        if numeral is None:
            at += 1
            continue
        if parser.stands_alone(at, numeral.after):
            start, end = words[at].start(), numeral.end or words[numeral.after - 1].end()
            found.append(_token(start, end, numeral))
        at = numeral.after
    return found


def _token(start: int, end: int, numeral: ParsedNumeral) -> NumberToken:
    return NumberToken(
        start,
        end,
        numeral.value,
        numeral.upper,
        scale=numeral.scale,
        unit=f"/{numeral.denominator}" if numeral.denominator else "倍" if numeral.multiple else "",
        complete=numeral.denominator is not None or numeral.multiple,
    )


def number_word_ranges(text: str) -> list[tuple[int, int]]:
    """Return the range of each number in words in `text`, in order, in time in proportion to its length."""
    return [(token.start, token.end) for token in find_number_words(text)]


def multiple_end(text: str, end: int, *, fractional: bool = False) -> int:
    """Return where *times* or *-fold* ends behind the number before `end`; `end` if it multiplies nothing.

    Three times a year says how often; three times the average, 10-fold and, as `fractional`, 1.5 times
    say how many times as much.
    """
    match = _TIMES.match(text, end)
    if match is None or not (match["fold"] or match["than"] is not None or fractional):
        return end
    return match.end()


class _NumeralParser(CardinalParser):
    """Read numbers of every kind from the words of one text."""

    def __init__(self, text: str, words: Sequence[re.Match[str]], *, whole: bool) -> None:
        super().__init__(text, words)
        self._whole = whole

    def _ends_value(self, after: int) -> bool:
        """Tell whether the text is a value that ends before the word at `after`."""
        return self._whole and after == len(self.words)

    def number(self, at: int) -> ParsedNumeral | None:
        """Return the number that begins at `at`, if one does."""
        word = self.word(at)
        if word == "half":
            return self._half(at)
        if word in names.MULTIPLES:
            return self._multiple(at)
        cardinal = self.cardinal(at)
        if found := self._fraction(at, cardinal):
            return found
        if cardinal is None or self._ordinal_or_year(at, cardinal):
            return None
        if found := self._out_of(cardinal) or self._times(at, cardinal):
            return found
        return cardinal if self._counts(at, cardinal) else None

    def range(self, at: int) -> ParsedNumeral | None:
        """Return two or three, ten to twelve, between five and six; from three to five are two levels."""
        low = self.cardinal(at)
        if low is None or low.denominator or not self.blank(low.after) or self._ordinal_or_year(at, low):
            return None
        link, before = self.behind(low.after), self.before(at)
        linked = (
            link == "or" or (link == "to" and before != "from") or (link == "and" and before == "between")
        )
        if not linked or low.after + 1 >= len(self.words) or self._numbered(at):
            return None
        high = self.number(low.after + 1)
        if high is None or high.denominator or high.multiple:
            return None
        if low.scale == high.scale or (not low.scale and low.value < high.value):
            first, last, scale = low.value, high.value, high.scale
        elif not low.scale:
            first, last, scale = low.value, high.amount, ""
        else:
            return None
        return ParsedNumeral(high.after, first, scale, upper=last) if first < last else None

    def stands_alone(self, at: int, after: int) -> bool:
        """Return False within a name or compound: six-step, Five-Year, COVID-nineteen."""
        start, end = self.words[at].start(), self.words[after - 1].end()
        before, behind = self.text[max(0, start - 1) : start], self.text[end : end + 2]
        within = (before.isalnum() or before in ("-", "'", "’")) and before.isascii()
        return not within and not (behind[:1] in ("-", "\u2010", "\u2011") and behind[1:].isalpha())

    def _fraction(self, at: int, cardinal: ParsedNumeral | None) -> ParsedNumeral | None:
        """Return one half, two-thirds, three quarters of a million; a third unless a third thing follows."""
        article = self.word(at) in names.ARTICLES
        whole = cardinal is not None and not cardinal.scale and not cardinal.denominator
        start = at + 1 if article else cardinal.after if cardinal and whole else at
        if start == at or not self.holds(start, names.DENOMINATORS):
            return None
        word = self.word(start)
        above, below = Decimal(1) if article or cardinal is None else cardinal.value, names.DENOMINATORS[word]
        after, plural = start + 1, word.endswith("s") or word == "halves"
        of = self.holds(after, names.OF)
        measured = self.before(at) in names.MEASURED_BY and self._clause_goes_on(after)
        if article and not (of or measured or self._part_follows(after) or self._ends_value(after)):
            return None
        if above % 1 or not above < below or (not of and not plural and (above > 1 or below >= 100)):
            return None
        if below == 4 and self._quarters_of_a_year(at, after, above):
            return None
        return self._of_one(ParsedNumeral(after, above, denominator=below))

    def _part_follows(self, at: int) -> bool:
        """Tell whether another part is named beside: between a third *and a half* of all."""
        linked = self.behind(at) in ("and", "or", "to")
        return linked and self.word(at + 1) in names.ARTICLES and self.holds(at + 2, names.DENOMINATORS)

    def _of_one(self, fraction: ParsedNumeral) -> ParsedNumeral:
        """Return a quarter of a million, two thirds of one per cent; the fraction where none follows."""
        after, one = fraction.after, self.word(fraction.after + 1)
        if not self.holds(after, names.OF) or not (one in names.ARTICLES or one == "one"):
            return fraction
        if self.holds(after + 2, names.SCALES):
            fraction = fraction._replace(after=after + 3, scale=self.word(after + 2))
        elif self.holds(after + 2, names.PER_CENT):
            fraction = fraction._replace(after=after + 2)
        else:
            return fraction
        return fraction.over(fraction.denominator or 1)

    def _quarters_of_a_year(self, at: int, after: int, above: Decimal) -> bool:
        """Tell whether quarters are times: two quarters, for three quarters, three quarters of 2014."""
        if above == 2:
            return True
        if self.holds(after, names.OF):
            end = self.words[after].end()
            return self.text[end + 1 : end + 2].isdigit()
        in_a_row = self.behind(after) == "in" and self.word(after + 1) == "a"
        return in_a_row or self.behind(after) in names.AFTER_TIME or self.before(at) in names.BEFORE_TIME

    def _half(self, at: int) -> ParsedNumeral | None:
        before, behind = self.before(at), self.behind(at + 1)
        half = Decimal("0.5")
        if before in names.BEFORE_HALF or behind in names.TIMES_OF_DAY:
            return None
        article = 1 if behind in names.ARTICLES else 0
        if self.holds(at + 1 + article, names.SCALES):
            return ParsedNumeral(at + 2 + article, half, self.word(at + 1 + article))
        if self.holds(at + 1 + article, names.DOZEN):
            return ParsedNumeral(at + 2 + article, Decimal(6))
        if article:
            return ParsedNumeral(at + 2, half) if self.holds(at + 2, names.MEASURES) else None
        fraction = ParsedNumeral(at + 1, Decimal(1), denominator=2)
        if behind == "as" and self.word(at + 2) in names.AFTER_HALF_AS:
            return ParsedNumeral(at + 1, half, multiple=True)
        if before == "in" and behind not in names.AFTER_HALF and self._clause_goes_on(at + 1):
            return ParsedNumeral(at + 1, half, multiple=True)  # cut in half
        if behind in names.AFTER_HALF:
            return self._of_one(fraction)
        if before in names.MEASURED_BY or behind in names.VERBS_AFTER_HALF or self._ends_value(at + 1):
            return fraction
        return None

    def _multiple(self, at: int) -> ParsedNumeral | None:
        """Return doubled, to triple, twice the, threefold; not twice a year, a double room, are twofold."""
        word, before, behind = self.word(at), self.before(at), self.behind(at + 1)
        compared = behind in names.AFTER_MULTIPLE or self._ends_value(at + 1)
        if word in names.OFTEN_OR_MULTIPLE:
            multiplies = compared or (before in names.MEASURED_BY and behind not in names.FREQUENCY_WORDS)
        elif word in names.VERB_OR_ADJECTIVE:
            multiplies = compared or (before in names.BEFORE_VERB and behind not in names.PARTICLES)
        elif word.endswith("fold"):
            multiplies = before not in names.FORMS_OF_BE
        else:
            multiplies = behind not in names.PARTICLES
        return ParsedNumeral(at + 1, names.MULTIPLES[word], multiple=True) if multiplies else None

    def _times(self, at: int, cardinal: ParsedNumeral) -> ParsedNumeral | None:
        if cardinal.scale not in ("", "thousand") or not self.holds(cardinal.after, names.TIMES | names.FOLD):
            return None
        end = self.words[cardinal.after - 1].end()
        fractional = bool(cardinal.value % 1)
        if multiple_end(self.text, end, fractional=fractional) == end or self.before(at) in names.FORMS_OF_BE:
            return None
        return cardinal._replace(after=cardinal.after + 1, multiple=True)

    def _out_of(self, part: ParsedNumeral) -> ParsedNumeral | None:
        """Return one in five, one in 4, nine out of every ten; not: three in ten years."""
        if not (part.scale or part.denominator or part.value % 1) and (
            base := read_out_of(self.text, self.words[part.after - 1].end(), int(part.value))
        ):
            return ParsedNumeral(
                part.after, part.value, denominator=int(base[0].replace(",", "")), end=base[1]
            )
        for link in names.OUT_OF:
            if all(self.holds(part.after + index, {word}) for index, word in enumerate(link)):
                whole = self.cardinal(part.after + len(link), bare="every" in link)
                if whole is None or part.value >= whole.amount or part.scale or whole.denominator:
                    return None
                if whole.value % 1 or part.value % 1 or part.denominator:
                    return None
                in_time = len(link) == 1 and self.behind(whole.after) in names.TIME_UNITS
                return (
                    None if in_time else ParsedNumeral(whole.after, part.value, denominator=int(whole.amount))
                )
        return None

    def _ordinal_or_year(self, at: int, cardinal: ParsedNumeral) -> bool:
        """Tell whether it goes on as no count: twenty-first, hundred and first, nineteen ninety-five."""
        after, last = cardinal.after, self.word(cardinal.after - 1)
        ordinal = after + 1 if self.holds(after, names.AND) else after
        ends_open = last in names.TENS or (
            (last in names.HUNDRED or last in names.SCALES) and (ordinal > after or self.joint(after) == "-")
        )
        if ends_open and self.holds(ordinal, names.ORDINALS):
            return self.joint(ordinal + 1) != "-"
        if self.before(at) in names.CENTURIES and 10 <= cardinal.value < 100:
            return True
        return after == at + 1 and last in names.CENTURIES and (self.below_hundred(after) or (0, 0))[1] >= 10

    def _counts(self, at: int, cardinal: ParsedNumeral) -> bool:
        """Tell whether a cardinal counts something; up to ten what it counts must stand behind it."""
        after, before, value = cardinal.after, self.before(at), cardinal.value
        if cardinal.scale or self.holds(after, names.PER_CENT) or value % 1:
            return True
        if value < 2 or self._numbered(at):
            return False
        if value > 10 or self._ends_value(after):
            return True
        behind, noun = self.word(after), self.blank(after)
        if before in names.DEFINITE_WORDS:
            # Two of the four groups, each of the four: how many there are in all.
            in_all = self.word(at - 2) == "of" and self.word(at - 3) in names.PARTITIVE
            return in_all and noun and behind not in names.NOT_COUNTED
        if noun and behind not in names.NOT_COUNTED:
            return True
        if noun and behind == "of":
            return self.word(after + 1) in names.AFTER_OF
        if noun and behind == "or":
            return self.word(after + 1) in names.OR_MORE
        return before in names.MEASURED_BY

    def _numbered(self, at: int) -> bool:
        """Tell whether the word before is what the number names: Phase Two; not: in one year thirty firms."""
        return self.before(at) in names.NUMBERED_THINGS and self.word(at - 2) not in names.DETERMINERS

    def _clause_goes_on(self, at: int) -> bool:
        """Tell whether the word at `at` is none that a fraction could belong to: by a third *in* 2014."""
        return not self.blank(at) or self.word(at) in names.AFTER_FRACTION
