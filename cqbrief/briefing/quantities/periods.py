"""Dates and periods as reports write them: 2021年三季度, 1—11月, Jul–Sep 2021, FY2021/22, 截至2021年12月31日.

They say when, not how many: `find_periods` tells where they stand, so that their digits are taken for no
quantity. The forms that are known are listed in `period_forms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from cqbrief.briefing.quantities.calendar_period import CalendarPeriod, period_of_groups
from cqbrief.briefing.quantities.folding import fold
from cqbrief.briefing.quantities.guarded_patterns import (
    GuardedPatternSet,
    characters_and_words,
)
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.period_forms import (
    CHINESE_FORMS,
    DIGIT_FORMS,
    ENGLISH_FORMS,
    PERIOD_STARTS,
    ROLLING_FORMS,
    WHOLE_FORMS,
)

_VERBS: Final = lazy_pattern(r"\b(?:may|march)\b(?!,?\ [12][0-9]{3})")
"""Months begin with a capital: of these, 25 may close."""
_BARE_YEAR: Final = lazy_pattern(r"(?<![0-9.,])[12][0-9]{3}(?![0-9])(?!,[0-9])")
_ROLLING: Final = GuardedPatternSet(ROLLING_FORMS)
_CLAUSE_STARTS: Final = frozenset(' ，。；：、,;:.(（“"在的与和较比是从自即对及\n\t')


def find_periods(text: str) -> list[tuple[int, int]]:
    """Return where dates and periods stand in folded `text`, in order and apart; not a year without 年."""
    return [found.span() for found in _matches(text)]


def find_rolling(text: str, present: frozenset[str] | None = None) -> list[tuple[int, int]]:
    """Return where periods such as 近三年 and the last 12 months stand in folded `text`, in order.

    `present` is what `characters_and_words` says of the text, where that is known.
    """
    found = _ROLLING.find(text, characters_and_words(text) if present is None else present)
    return [span for span in found if _begins_clause(text, *span)]


def period_of(text: str) -> CalendarPeriod | None:
    """Return the period that `text`, such as a category of a chart, names; None where it names none."""
    folded = fold(text).strip()
    if folded.removesuffix("年").isdecimal() and _BARE_YEAR.match(folded) and len(folded.rstrip("年")) == 4:
        return CalendarPeriod(int(folded[:4]))
    if period := _read(folded):
        return period
    periods = [period for found in _matches(folded) if (period := _read(found[0])) is not None]
    if named := next((period for period in periods if period.year), None):
        return named
    year = _BARE_YEAR.search(folded)
    if year:
        return replace(periods[0], year=int(year[0])) if periods else CalendarPeriod(int(year[0]))
    return periods[0] if periods else None


@cache
def _start_pattern() -> re.Pattern[str]:
    return re.compile(PERIOD_STARTS)


@cache
def _chinese_or_digit_pattern() -> re.Pattern[str]:
    return _any_of((*CHINESE_FORMS, *DIGIT_FORMS))


@cache
def _english_pattern() -> re.Pattern[str]:
    return _any_of(ENGLISH_FORMS, re.IGNORECASE)


def _any_of(forms: Sequence[tuple[str, str]], flags: int = 0) -> re.Pattern[str]:
    """Return one pattern for several forms, without names of groups: each may occur in it only once."""
    rows = (row.replace("(?P=mark)", "[-/.]") for _, row in forms)
    return re.compile("|".join(f"(?:{re.sub('[?]P<[a-z0-9]+>', '?:', row)})" for row in rows), flags)


def _matches(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while (place := _start_pattern().search(text, position)) is not None:
        start = place.start()
        found = None if place.lastgroup == "words" else _chinese_or_digit_pattern().match(text, start)
        if found is None and place.lastgroup:
            found = _english_pattern().match(text, start)
            if found and _VERBS.search(found[0]):
                found = None
        if found is not None:
            yield found
        position = found.end() if found else place.end()


def _begins_clause(text: str, start: int, end: int) -> bool:
    """Tell whether words such as 近三年 say when: at the beginning of a clause, or followed by 来 or 间."""
    before = text[start - 1 : start]
    return text[start].isascii() or not before or before in _CLAUSE_STARTS or text[end - 1] in "来间内"


def _read(text: str) -> CalendarPeriod | None:
    """Return the period that the whole text is, in the first form that it has."""
    chinese = any("\u4e00" <= character <= "\u9fff" for character in text)
    for _, row in (
        *WHOLE_FORMS,
        *(CHINESE_FORMS if chinese else ()),
        *DIGIT_FORMS,
        *(() if chinese else ENGLISH_FORMS),
    ):
        if (found := _compiled(row).fullmatch(text)) and (period := _period_of(found)):
            return period
    return None


@cache
def _compiled(row: str) -> re.Pattern[str]:
    return re.compile(row, re.IGNORECASE)


def _period_of(found: re.Match[str]) -> CalendarPeriod | None:
    return period_of_groups({name: value for name, value in found.groupdict().items() if value})
