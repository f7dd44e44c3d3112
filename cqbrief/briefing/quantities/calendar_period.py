"""A period of the calendar, and how the parts that a form of it names make one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cqbrief.briefing.quantities.calendar_terms import (
    CHINESE_DIGITS,
    CHINESE_QUARTERS,
    ORDINALS,
    month_number,
)

_TENTH_PLAN: Final = 2001
"""First year of the tenth of the five-year plans, 十五."""
_ROMAN_QUARTERS: Final = "ⅠⅡⅢⅣ"
_COUNTS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SEASONS: Final = {
    "春": 3, "夏": 6, "秋": 9, "冬": 12,
    "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12,
}  # fmt: skip
"""The month in which each begins."""
_FISCAL_START, _SCHOOL_START = 4, 9
"""The months in which years begin that end in the next: of governments, and of schools and seasons."""
_LEAP_YEAR: Final = 2000
"""Has every day that a date without a year may name."""


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """Describe a time: a year, or a number of months from one on. A day stands for itself."""

    year: int | None
    """None where only the part of a year is named: 三季度, Jan–Mar."""
    month: int = 1
    """In which it begins."""
    months: int = 12
    day: int | None = None
    closing: bool = False
    """True for the end of the period: 2021年末."""

    @property
    def start(self) -> float:
        """Return when it begins, in years: 2021.5 for 2021年三季度; of 2021年末 the end."""
        return self._at(self.months if self.closing else 0)

    @property
    def end(self) -> float:
        """Return when it ends, in years; for a day the same as its beginning."""
        return self._at(0 if self.day else self.months)

    def _at(self, months: int) -> float:
        year = self.year or 0
        if self.day:
            first, last = date(year or 1, 1, 1).toordinal(), date((year or 1) + 1, 1, 1).toordinal()
            day = date(year or 1, self.month, 1).toordinal() + self.day - 1
            return year + (day - first) / (last - first)
        return year + (self.month - 1 + months) / 12


def period_of_groups(groups: Mapping[str, str]) -> CalendarPeriod | None:
    """Return the period that the groups of a form state (`period_forms` names them).

    None for a day or a month that there is not.
    """
    period = _period(groups)
    return replace(period, closing=True) if period and "end" in groups else period


def _period(groups: Mapping[str, str]) -> CalendarPeriod | None:
    year = _year(groups)
    if "plan" in groups:
        return CalendarPeriod(_TENTH_PLAN + 5 * (_chinese_number(groups["plan"]) - 10), 1, 60)
    if "week" in groups and year:
        return _first_day_of_week(year, int(groups["week"]))
    if "count" in groups:
        return CalendarPeriod(year, 1, _month_count(groups["count"]))
    month, last = _months(groups)
    if month is None:
        return _years(groups, year)
    if not 1 <= month <= 12:
        return None
    day = _day(groups)
    if day is not None and "d2" not in groups and "m2" not in groups:
        return CalendarPeriod(year, month, 1, day) if _is_day(year, month, day) else None
    if last is None:
        return CalendarPeriod(year, month, 1)
    years = int(groups["y2"]) - year if "y2" in groups and year and "n" not in groups else 0
    if "n2" in groups and "y" in groups and "y2" in groups:
        years = int(groups["y2"]) - int(groups["y"])
    months = last - month + 1 + 12 * years
    return CalendarPeriod(year, month, months if months > 0 else months + 12)


def _years(groups: Mapping[str, str], year: int | None) -> CalendarPeriod | None:
    """Return a period of whole years, or one that ends with a quarter: 2015—2020年三季度."""
    if "y2" in groups and year:
        last_year = int(groups["y2"])
        months = 3 * _quarter_number(groups["q2"]) if "q2" in groups else 12
        return CalendarPeriod(year, 1, 12 * (last_year - year) + months) if last_year >= year else None
    return CalendarPeriod(year) if year else None


def _first_day_of_week(year: int, number: int) -> CalendarPeriod | None:
    """Return the first day of a week (ISO 8601)."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return CalendarPeriod(monday.year, monday.month, 1, monday.day)


def _year(groups: Mapping[str, str]) -> int | None:
    if "y" in groups:
        return int(groups["y"]) + _is_in_second_year(groups)
    if "y2" in groups and "n2" in groups:
        month, last = _months(groups)
        return int(groups["y2"]) - (1 if month and last and last < month else 0)
    if "hy" in groups:
        return int("".join(str(CHINESE_DIGITS.index(digit)) for digit in groups["hy"].replace("〇", "零")))
    if "y99" in groups:
        return 2000 + int(groups["y99"])
    return None


def _is_in_second_year(groups: Mapping[str, str]) -> bool:
    """Tell whether a part of a year that ends in the next lies there, as do Jan–Mar and Spring 2021/22."""
    month, _ = _months(groups)
    return (
        "over" in groups and month is not None and month < (_FISCAL_START if "n" in groups else _SCHOOL_START)
    )


def _months(groups: Mapping[str, str]) -> tuple[int | None, int | None]:
    """Return the first month and the last one, None where it is one month; both None where none is stated."""
    if "n" in groups:
        return month_number(groups["n"]), month_number(groups["n2"]) if "n2" in groups else None
    if "m" in groups:
        return int(groups["m"]), int(groups["m2"]) if "m2" in groups else None
    if "hm" in groups:
        return _chinese_number(groups["hm"]), None
    if "first" in groups:
        return _day_and_month(groups)[1], None
    if "season" in groups:
        month = _SEASONS[groups["season"].lower()]
        return month, month + 2
    if half := groups.get("h") or groups.get("oh"):
        return (1, 6) if half.lower() in ("1", "一", "上", "first") else (7, 12)
    if "q2" in groups and "y2" not in groups:
        first = groups.get("q")
        return (3 * _quarter_number(first) - 2 if first else 1), 3 * _quarter_number(groups["q2"])
    if quarter := groups.get("q") or groups.get("oq"):
        number = _quarter_number(quarter)
        return 3 * number - 2, 3 * number
    return None, None


def _day(groups: Mapping[str, str]) -> int | None:
    if "first" in groups:
        return _day_and_month(groups)[0]
    if "d" in groups:
        return int(groups["d"])
    return _chinese_number(groups["hd"]) if "hd" in groups else None


def _day_and_month(groups: Mapping[str, str]) -> tuple[int, int]:
    """Return day and month of 31/12/2021, the other way round where only that is a date: 12/31/2021."""
    first, second = int(groups["first"]), int(groups["second"])
    return (first, second) if second <= 12 else (second, first)


def _quarter_number(quarter: str) -> int:
    """Return the number of a quarter: 三, 3, Ⅲ, third, 3rd."""
    if quarter[0].isdigit():
        return int(quarter[0])
    for names in (CHINESE_QUARTERS, _ROMAN_QUARTERS):
        if quarter in names:
            return names.index(quarter) + 1
    return ORDINALS.index(quarter.lower()) + 1


def _chinese_number(numeral: str) -> int:
    """Return a number up to 99 in Chinese characters."""
    tens, ten, ones = numeral.rpartition("十")
    value = CHINESE_DIGITS.index(ones) if ones else 0
    return value + (10 * (CHINESE_DIGITS.index(tens) if tens else 1) if ten else 0)


def _month_count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _COUNTS.index(word.lower()) + 2 if word.lower() in _COUNTS else 12


def _is_day(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True
