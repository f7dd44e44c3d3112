"""How Chinese says times, numerals and comparisons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cqbrief.briefing.quantities.calendar_terms import CHINESE_DIGITS, CHINESE_QUARTERS
from cqbrief.text.phrasing.named_time import (
    MONTH,
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
from cqbrief.text.phrasing.phrasing import Phrasing

_HALVES = "上下"
_NAMED: Mapping[str, TimeKind] = {
    "上年": "last_year", "去年": "last_year", "上一年": "last_year", "前一年": "year_before",
    "前年": "year_before_last", "上季度": "last_quarter", "上一季度": "last_quarter", "上季": "last_quarter",
    "上月": "last_month", "上个月": "last_month", "年": "the_year", "本年": "this_year", "今年": "this_year",
}  # fmt: skip
_SAID: SaidTimes = {
    "year": lambda time: f"{time.year}年",
    "financial_year": lambda time: f"{time.year}{time.rest}财年",
    "split_year": lambda time: f"{time.year}{time.rest}年度",
    "half": lambda time: f"{_year(time)}{_HALVES[time.number - 1]}半年",
    "quarter": lambda time: f"{_year(time)}{CHINESE_QUARTERS[time.number - 1]}季度",
    "month": lambda time: f"{time.year}年{time.number}月",
    "day": lambda time: f"{time.year}年{time.number}月{time.day}日",
    "last_year": lambda _: "上年",
    "year_before": lambda _: "上年",
    "year_before_last": lambda _: "前年",
    "last_quarter": lambda _: "上季度",
    "last_month": lambda _: "上月",
    "the_year": lambda _: "年",
}
_EDGES: Mapping[Edge, str] = {"end": "末", "beginning": "初", "same_period": "同期"}


def has_chinese(text: str) -> bool:
    """Return whether a Chinese character stands in `text`; a pattern for them takes 3 ms to make ready."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def chinese_numeral(number: int) -> str:
    """Return `number` from 0 to 99 in Chinese characters: 十, 二十一; larger ones in digits."""
    if not 0 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return CHINESE_DIGITS[ones]
    return ("" if tens == 1 else CHINESE_DIGITS[tens]) + "十" + ("" if ones == 0 else CHINESE_DIGITS[ones])


def _read_time(words: str) -> NamedTime | None:
    return read_edge(words, _edge_forms(), _read_whole) or _read_whole(words)


def _read_whole(words: str) -> NamedTime | None:
    words = words.strip()
    named = _NAMED.get(words)
    return NamedTime(named) if named else read_form(words, _time_forms())


@cache
def _edge_forms() -> tuple[EdgeForm, ...]:
    forms: Mapping[str, Edge] = {"(.+)[末底]": "end", "(.+)初": "beginning", "(.+)同期": "same_period"}
    return tuple((re.compile(pattern), edge) for pattern, edge in forms.items())


@cache
def _time_forms() -> tuple[TimeForm, ...]:
    dash = "[-–—~～至到]"
    forms = (
        (rf"{YEAR}年(?:全年|度)?", lambda found: NamedTime("year", found["year"])),
        (
            rf"{YEAR}{SECOND_YEAR}?\s?(?:财年|财政年度)",
            lambda found: NamedTime("financial_year", found["year"], found["rest"] or ""),
        ),
        (
            rf"{YEAR}{SECOND_YEAR}年度?",
            lambda found: NamedTime("split_year", found["year"], found["rest"]),
        ),
        (
            rf"{YEAR}年(?P<half>[{_HALVES}])半年",
            lambda found: NamedTime("half", found["year"], number=_HALVES.index(found["half"]) + 1),
        ),
        ("上半年", lambda found: NamedTime("half", number=1)),
        (
            rf"(?:{YEAR}年)?第?(?P<quarter>[1-4{CHINESE_QUARTERS}])季度?",
            lambda found: NamedTime("quarter", found["year"] or "", number=_quarter(found["quarter"])),
        ),
        (
            rf"{YEAR}年{MONTH}月份?",
            lambda found: NamedTime("month", found["year"], number=int(found["month"])),
        ),
        (
            rf"{YEAR}年{MONTH}{dash}(?P<last>1[0-2]|0?[1-9])月份?",
            lambda found: NamedTime(
                "months", found["year"], number=int(found["month"]), last=int(found["last"])
            ),
        ),
        (
            rf"{YEAR}年{MONTH}月(?P<day>[0-9]{{1,2}})[日号]",
            lambda found: NamedTime(
                "day", found["year"], number=int(found["month"]), day=found["day"]
            ),
        ),
    )  # fmt: skip
    return tuple((re.compile(pattern), meaning) for pattern, meaning in forms)


def _quarter(written: str) -> int:
    return CHINESE_QUARTERS.index(written) + 1 if written in CHINESE_QUARTERS else int(written)


def _say_time(time: NamedTime) -> str | None:
    say = _SAID.get(time.kind)
    return say(time) + (_EDGES[time.edge] if time.edge else "") if say else None


def _year(time: NamedTime) -> str:
    return f"{time.year}年" if time.year else ""


def _set_off(words: str) -> str:
    """Return words without Chinese characters between blanks."""
    return words if has_chinese(words) else f" {words} "


PHRASING = Phrasing(
    writes=has_chinese, numeral=chinese_numeral, read_time=_read_time, say_time=_say_time,
    lead=r"[比较与同]\s*", tail=r"\s*(?:相比较?|比较|比)", set_off=_set_off,
    time_first=True, between_names=" ", before_value=" ", number_words=None,
)  # fmt: skip
