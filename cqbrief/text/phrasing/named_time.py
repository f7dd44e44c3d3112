"""A time that words name, in no language: what one language reads, every other one can say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from cqbrief.briefing.quantities.calendar_terms import MONTH_ABBREVIATIONS, YEAR_PATTERN
from cqbrief.briefing.record import Record, record

TimeKind = Literal[
    "year", "financial_year", "split_year", "half", "quarter", "month", "months", "day",
    "last_year", "year_before", "year_before_last", "last_quarter", "last_month", "this_year", "the_year",
]  # fmt: skip
Edge = Literal["end", "beginning", "same_period"]
"""The part of a time that is meant; the same period is that of the time that is spoken of."""

YEAR = f"(?P<year>{YEAR_PATTERN})"
SECOND_YEAR = "(?P<rest>[/–—-][0-9]{2})"
MONTH = "(?P<month>1[0-2]|0?[1-9])"
MONTH_NAME = rf"(?P<month>{'|'.join(MONTH_ABBREVIATIONS)})[a-z]*\.?"
"""Groups of the patterns of times: what a language reads with them is told by their names."""


@record
class NamedTime(Record):
    """Hold what words say of a time."""

    kind: TimeKind
    year: str = ""
    """In four digits; empty where none is named."""
    rest: str = ""
    """What follows the year where it ends in the next one, as written: /13."""
    number: int = 0
    """Which half, quarter or month, from 1."""
    last: int = 0
    """The last month of several."""
    day: str = ""
    """As written."""
    edge: Edge | None = None
    """None: the whole of it."""


TimeForm: TypeAlias = tuple[re.Pattern[str], Callable[[re.Match[str]], NamedTime | None]]
"""How a language writes a time, and what that says; None where it may mean several."""
EdgeForm: TypeAlias = tuple[re.Pattern[str], Edge]
"""How a language writes the end of a time, its beginning or 同期, around the time itself."""
SaidTimes: TypeAlias = Mapping[TimeKind, Callable[[NamedTime], str]]
"""How a language says times; what is missing no other language writes."""


def read_edge(
    words: str, forms: Iterable[EdgeForm], read: Callable[[str], NamedTime | None]
) -> NamedTime | None:
    """Return the time with its edge that `words` name; `read` reads the time inside."""
    for pattern, edge in forms:
        if found := pattern.fullmatch(words):
            inside = read(found[1])
            return replace(inside, edge=edge) if inside else None
    return None


def read_form(words: str, forms: Iterable[TimeForm]) -> NamedTime | None:
    """Return the time that `words` name in the first form that they have."""
    for pattern, meaning in forms:
        if found := pattern.fullmatch(words):
            return meaning(found)
    return None
