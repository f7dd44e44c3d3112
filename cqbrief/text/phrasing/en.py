"""How English says times, numerals and comparisons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cqbrief.briefing.quantities.calendar_terms import MONTHS, ORDINALS, month_number
from cqbrief.text.phrasing.named_time import (
    MONTH,
    MONTH_NAME,
    SECOND_YEAR,
    YEAR,
    Edge,
    EdgeForm,
    NamedTime,
    SaidTimes,
    TimeForm,
    TimeKind,
    read_edge,
    read_form,
)
from cqbrief.text.phrasing.phrasing import NumberWords, Phrasing
from cqbrief.text.phrasing.zh import has_chinese

_NAMED: Mapping[str, TimeKind] = {
    "last year": "last_year", "previous year": "last_year", "year before": "year_before",
    "a year earlier": "last_year", "a year ago": "last_year", "year before last": "year_before_last",
    "last quarter": "last_quarter", "previous quarter": "last_quarter", "quarter before": "last_quarter",
    "last month": "last_month", "previous month": "last_month", "month before": "last_month",
    "year": "the_year",
}  # fmt: skip
_SAID: SaidTimes = {
    "year": lambda time: time.year,
    "financial_year": lambda time: f"FY{time.year}{time.rest}",
    "split_year": lambda time: time.year + time.rest,
    "half": lambda time: f"the {ORDINALS[time.number - 1]} half of {time.year or 'the year'}",
    "quarter": lambda time: f"Q{time.number} {time.year}".rstrip(),
    "month": lambda time: f"{MONTHS[time.number - 1]} {time.year}",
    "months": lambda time: f"{MONTHS[time.number - 1]} to {MONTHS[time.last - 1]} {time.year}",
    "day": lambda time: f"{time.day} {MONTHS[time.number - 1]} {time.year}",
    "last_year": lambda _: "last year",
    "year_before": lambda _: "the year before",
    "year_before_last": lambda _: "the year before last",
    "last_quarter": lambda _: "last quarter",
    "last_month": lambda _: "last month",
    "this_year": lambda _: "this year",
    "the_year": lambda _: "the year",
}
_EDGES: Mapping[Edge, str] = {
    "end": "the end of ", "beginning": "the beginning of ", "same_period": "the same period of ",
}  # fmt: skip


def _is_english(words: str) -> bool:
    """Tell whether words are in English as far as their script tells: digits alone are, too."""
    return not has_chinese(words)


def _read_time(words: str) -> NamedTime | None:
    return read_edge(words, _edge_forms(), _read_whole) or _read_whole(words)


def _read_whole(words: str) -> NamedTime | None:
    words = words.strip().lower().removeprefix("the ")
    named = _NAMED.get(words)
    return NamedTime(named) if named else read_form(words, _time_forms())


@cache
def _edge_forms() -> tuple[EdgeForm, ...]:
    forms: Mapping[str, Edge] = {
        r"(?:the )?(?:end of |close of |end-|year-end )(.+)": "end",
        r"(?:the )?(?:beginning|start) of (.+)": "beginning",
        r"(?:the )?same (?:period|time) (?:of |in )?(.+)": "same_period",
    }
    return tuple((re.compile(pattern, re.IGNORECASE), edge) for pattern, edge in forms.items())


@cache
def _time_forms() -> tuple[TimeForm, ...]:
    """Return times as English and figures write them; the words are in small letters."""
    forms = (
        (rf"(?:year )?{YEAR}", lambda found: NamedTime("year", found["year"])),
        # Before 2012-13: 2012-06 is a month. 2010-11 may be either and is left as it stands.
        (rf"{YEAR}[-/.]{MONTH}", _month_or_year),
        (
            rf"(?:fy|financial year |fiscal year )\s?{YEAR}{SECOND_YEAR}?",
            lambda found: NamedTime("financial_year", found["year"], found["rest"] or ""),
        ),
        (rf"{YEAR}{SECOND_YEAR}", lambda found: NamedTime("split_year", found["year"], found["rest"])),
        (
            rf"(?:{YEAR} ?)?h(?P<half>[12])(?: (?P<then>[0-9]{{4}}))?",
            lambda found: NamedTime("half", _year(found), number=int(found["half"])),
        ),
        (
            rf"(?P<half>first|second) half of {YEAR}",
            lambda found: NamedTime("half", found["year"], number=ORDINALS.index(found["half"]) + 1),
        ),
        (
            rf"(?:{YEAR}[ -]?)?q(?P<quarter>[1-4])(?: (?P<then>[0-9]{{4}}))?",
            lambda found: NamedTime("quarter", _year(found), number=int(found["quarter"])),
        ),
        (
            rf"(?P<quarter>{'|'.join(ORDINALS)}) quarter of {YEAR}",
            lambda found: NamedTime("quarter", found["year"], number=ORDINALS.index(found["quarter"]) + 1),
        ),
        (
            rf"{MONTH_NAME} {YEAR}",
            lambda found: NamedTime("month", found["year"], number=month_number(found["month"])),
        ),
        (
            rf"(?P<day>[0-9]{{1,2}}) {MONTH_NAME} {YEAR}",
            lambda found: NamedTime(
                "day", found["year"], number=month_number(found["month"]), day=found["day"]
            ),
        ),
    )
    return tuple((re.compile(pattern), meaning) for pattern, meaning in forms)


def _month_or_year(found: re.Match[str]) -> NamedTime | None:
    year, month = int(found["year"]), int(found["month"])
    may_be_years = month == (year + 1) % 100 and len(found["month"]) == 2
    return None if may_be_years else NamedTime("month", found["year"], number=month)


def _year(found: re.Match[str]) -> str:
    """Return the year before or behind a half or a quarter: 2012Q3, Q3 2012."""
    return found["year"] or found["then"] or ""


def _say_time(time: NamedTime) -> str | None:
    say = _SAID.get(time.kind)
    return (_EDGES[time.edge] if time.edge else "") + say(time) if say else None


PHRASING = Phrasing(
    writes=_is_english, numeral=str, read_time=_read_time, say_time=_say_time,
    lead=r"(?:compared\s(?:with|to)|against|since|versus|vs\.?|than|from|over|on)\s", tail=None,
    set_off=str, time_first=False, between_names=", ", before_value=": ",
    number_words=NumberWords(
        meanings={
            "千": "thousand", "万": "ten thousand", "百万": "million", "千万": "ten million",
            "亿": "hundred million", "百亿": "ten billion", "千亿": "hundred billion", "万亿": "trillion",
            "个百分点": "percentage points", "百分点": "percentage points", "元": "yuan", "倍": "times",
        },
        counted={
            "人": "people", "名": "people", "人次": "person-times", "户": "households", "家": "firms",
            "个": "", "件": "cases", "吨": "tonnes", "平方米": "square metres", "公里": "kilometres",
            "小时": "hours", "天": "days", "岁": "years of age",
        },
        qualifiers={
            "about": "about", "nearly": "nearly", "over": "over", "under": "under",
            "at_least": "at least", "at_most": "at most",
        },
        rise="up", fall="down",
    ),
)  # fmt: skip
