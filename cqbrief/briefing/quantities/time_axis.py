"""The categories of a chart on an axis of time: Jan–Mar, Apr–Jun, Jul–Sep 2021."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from cqbrief.briefing.quantities.calendar_period import CalendarPeriod
from cqbrief.briefing.quantities.folding import fold
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.periods import period_of

_BOTH_YEARS: Final = lazy_pattern(
    r"(?:FY\ ?)?([12][0-9]{3})\ ?[-–—/]\ ?(?:[0-9]{2})?([0-9]{2})(?:年度?|财年)?"
)

_YEAR_OF_TWO_DIGITS: Final = lazy_pattern(
    r"(?:(?<=[A-Za-z.])|(?<=[QqHh][1-4]))[\ '’-]{0,2}(?P<last>[0-9]{2})$"
    "|^['’]?(?P<first>[0-9]{2})(?=年|[QqHh][1-4]$|$)"
)


def times_of(texts: Sequence[str]) -> list[float | None]:
    """Return the time that each of several categories names, in years; None for one that names none.

    Where only one says the year, as in Jan–Mar, Apr–Jun, Jul–Sep 2021, it is that of its neighbours too.
    2010-11 is November where it stands alone; where every category ends in the year that follows, each is a
    year that begins in one and ends in the next, and where one ends in no month, each is a span of years. Two
    digits are a year where no category has all four. A time is the beginning of its period; the end where the
    periods begin together, as 1—2月, 1—3月, 1—4月.
    """
    periods = periods_of(tuple(texts))
    starts = [period.start if period and period.year else None for period in periods]
    ends = [period.end if period and period.year else None for period in periods]
    return ends if _increasing(ends) and not _increasing(starts) else starts


@lru_cache(maxsize=64)
def periods_of(texts: tuple[str, ...]) -> tuple[CalendarPeriod | None, ...]:
    """Return the periods that several categories name; where `times_of` takes them for years, these."""
    folded = [fold(text).strip() for text in texts]
    spans = [_BOTH_YEARS.fullmatch(text) for text in folded]
    if len(spans) > 1 and all(spans) and _are_years([span.groups() for span in spans if span]):
        return tuple(CalendarPeriod(int(span[1])) for span in spans if span)
    return tuple(_with_years(_read(texts)))


def _read(texts: Sequence[str]) -> list[CalendarPeriod | None]:
    """Return the period that each text names by itself; two digits are a year where none has all four."""
    read = [period_of(text) for text in texts]
    if not any(period and period.year for period in read):
        read = [period_of(_YEAR_OF_TWO_DIGITS.sub(_in_full, fold(text).strip())) for text in texts]
    return read


def _in_full(found: re.Match[str]) -> str:
    digits = found["first"] or found["last"]
    return f"{'' if found['first'] else ' '}{'19' if int(digits) > 50 else '20'}{digits}"


def _are_years(spans: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether categories such as 2010-11 are years, and not months of one."""
    next_year = all((int(first) + 1) % 100 == int(last) for first, last in spans)
    return next_year or any(int(last) > 12 for _, last in spans)


def _increasing(times: list[float | None]) -> bool:
    return all(a is not None and b is not None and a < b for a, b in pairwise(times))


def _with_years(periods: list[CalendarPeriod | None]) -> list[CalendarPeriod | None]:
    """Lend the periods that name no year that of the one before, or of the next."""
    lent = list(periods)
    for at, period in enumerate(periods):
        before = lent[at - 1] if at else None
        if period is None or period.year or before is None or not before.year:
            continue
        # Behind a December or fourth quarter, January and the first quarter are of the next year.
        turned = before.month + before.months == 13 and before.month > 1 and period.month == 1
        lent[at] = replace(period, year=before.year + turned)
    for at in range(len(lent) - 2, -1, -1):
        period, behind = lent[at], lent[at + 1]
        if period and not period.year and behind and behind.year:
            lent[at] = replace(period, year=behind.year - (period.month > behind.month))
    return lent
