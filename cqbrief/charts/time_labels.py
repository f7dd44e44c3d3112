"""Which times of an axis are named, and how: by the calendar and not by their count.

The ends and what follows a break are named in any case. Quarters and months have their year once, below the
first of them; where not all find room, those are named that begin a quarter, a half-year, a year, then every
second, fifth, tenth year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.quantities.calendar_period import CalendarPeriod
from cqbrief.briefing.quantities.time_axis import periods_of
from cqbrief.charts.label_wrapping import wrap
from cqbrief.charts.style import Style
from cqbrief.i18n.language import DEFAULT_LANGUAGE

_STRIDES = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MONTH_STRIDES = (3, 6)
_FAR = 1.5
"""Times so many of the shortest steps from both neighbours are named whether or not the calendar has them."""
_FEW_TIMES = 12
"""Of so few times all are written that find room, also where the others follow the calendar."""
_YEAR = r"(?:FY ?)?[12][0-9]{3}(?:[/–—-][0-9]{2}(?![0-9]))?(?:[学财]?年度?)?"
_YEAR_FIRST = re.compile(rf"({_YEAR})[ /-]?(.+)")
_YEAR_LAST = re.compile(rf"(.+?)[ /-]({_YEAR})")
_DIGITS_OF_YEAR = re.compile("[0-9]{4}|['’][0-9]{2}")
_SHARES = (0.5, 0.58, 0.66, 0.75, 0.9)
"""Shares of its width on one line within which a name is tried on two."""


@dataclass(frozen=True, slots=True)
class TimeLabels:
    """Hold the labels of an axis of time: category -> its words, a line feed where they go on below."""

    texts: Mapping[int, str]
    lines: int


@dataclass(frozen=True, slots=True)
class _Axis:
    """Hold what decides whether labels find room."""

    centres: Sequence[float]
    width: float
    gap: float
    measure: Callable[[str], float]

    def span(self, index: int, text: str) -> tuple[float, float]:
        """Return from where to where a label reaches; it is kept on the canvas."""
        width = max(map(self.measure, text.split("\n")))
        left = min(max(self.centres[index] - width / 2, 0.0), max(self.width - width, 0.0))
        return left, left + width

    def fits(self, texts: Mapping[int, str]) -> bool:
        """Tell whether none of several labels touches the next."""
        spans = (self.span(index, texts[index]) for index in sorted(texts))
        return all(end + self.gap <= start for (_, end), (start, _) in pairwise(spans))


Namer = Callable[[Sequence[int]], dict[int, str]]
"""Gives the labels of several categories, in order."""


def label_times(data: ChartData, style: Style, centres: Sequence[float], width: float) -> TimeLabels:
    """Choose the labels of times at `centres` on a canvas of `width` pixels."""
    names = data.category_names(style.tr.language)
    periods = periods_of(tuple(text.wording(DEFAULT_LANGUAGE) for text in data.categories))
    measure = style.measure("chart_text")
    axis = _Axis(centres, width, style.px(6), measure)
    namers = _namers(names, periods, axis.measure)
    ends = dict.fromkeys((len(names) - 1, 0, *(category for category, _ in data.breaks)))
    for chosen in _levels(periods):
        for also in (ends, ()):
            for lines, namer in namers:
                if axis.fits(namer(sorted({*chosen, *also}))):
                    return TimeLabels(_with_others(axis, namer, [*ends, *chosen]), lines)
    lines, namer = namers[-1]
    return TimeLabels(_with_others(axis, namer, list(ends)), lines)


def _with_others(axis: _Axis, namer: Namer, chosen: Sequence[int]) -> dict[int, str]:
    """Return the labels of those chosen, an earlier one before a later, and of others that stand apart."""
    count = len(axis.centres)
    others = range(count) if count <= _FEW_TIMES else _lonely(axis.centres)
    if axis.fits(all_of_them := namer(sorted({*chosen, *others}))):
        return all_of_them
    kept: list[int] = []
    for index in dict.fromkeys((*chosen, *others)):
        if axis.fits(namer(sorted((*kept, index)))):
            kept.append(index)
    return namer(sorted(kept))


def _lonely(centres: Sequence[float]) -> list[int]:
    """Return the times that are far from both their neighbours, as times go on this axis."""
    steps = [b - a for a, b in pairwise(centres)]
    far = min(steps) * _FAR
    return [at for at, (one, other) in enumerate(pairwise(steps), start=1) if min(one, other) > far]


def _levels(periods: Sequence[CalendarPeriod | None]) -> Iterator[Sequence[int]]:
    """Yield ever fewer of the times: all, then what begins a quarter, a half-year, a year, five years…"""
    yield range(len(periods))
    known = [period for period in periods if period is not None and period.year is not None]
    if len(known) < len(periods):
        return
    # 1—2月, 1—3月, 1—4月 begin together and are told apart by their ends.
    together = len({(period.year, period.month, period.day) for period in known}) < len(known)
    months = [period.month + (period.months - 1 if together else 0) for period in known]
    when = [(period.year or 0, month) for period, month in zip(known, months, strict=True)]
    # Of several days in a month the first stands for it.
    firsts = [at for at, time in enumerate(when) if at == 0 or time != when[at - 1]]
    yearly = 1 if 1 in months else months[-1]
    if len(set(months)) > 1:
        for stride in _MONTH_STRIDES:
            yield [at for at in firsts if months[at] % stride == yearly % stride]
    for stride in _STRIDES:
        yield [at for at in firsts if months[at] == yearly and when[at][0] % stride == 0]


def _namers(
    names: Sequence[str], periods: Sequence[CalendarPeriod | None], measure: Callable[[str], float]
) -> list[tuple[int, Namer]]:
    """Return the ways to write the times, and on how many lines: on one, then on two where that helps."""

    def whole(chosen: Sequence[int]) -> dict[int, str]:
        return {index: names[index] for index in chosen}

    parts = _parts(names, periods)
    if parts is not None:
        apart: tuple[int, Namer] = (2, lambda chosen: _with_year_once(parts, chosen))
        # Where only some names say their year, each has it below: beside others it would be another one's.
        return [(1, whole), apart] if all(map(_split, names)) else [apart]
    broken = [_broken(name, measure) for name in names]
    if any("\n" in text for text in broken):
        return [(1, whole), (2, lambda chosen: {index: broken[index] for index in chosen})]
    return [(1, whole)]


def _parts(names: Sequence[str], periods: Sequence[CalendarPeriod | None]) -> list[tuple[str, str]] | None:
    """Return the part of a year and the year of each name; None where they are no parts of years."""
    if any(period is None or period.closing or period.months >= 12 for period in periods):
        return None
    split = [_split(name) for name in names]
    form = next((part[1] for part in split if part), "")
    parts: list[tuple[str, str]] = []
    for name, part, period in zip(names, split, periods, strict=True):
        if part is None:
            if not form.removesuffix("年").isdecimal() or _DIGITS_OF_YEAR.search(name):
                return None
            part = name, f"{period.year if period else ''}{'年' if form.endswith('年') else ''}"
        parts.append(part)
    return parts


def _split(name: str) -> tuple[str, str] | None:
    """Return the part of the year and the year of which a name consists: Q1 and 2021, 一季度 and 2021年."""
    first, last = _YEAR_FIRST.fullmatch(name), _YEAR_LAST.fullmatch(name)
    part, year = (first[2], first[1]) if first else (last[1], last[2]) if last else ("", "")
    part = part.strip()
    says_what = any(character.isalpha() for character in part)
    return (part, year) if says_what and not _DIGITS_OF_YEAR.search(part) else None


def _with_year_once(parts: Sequence[tuple[str, str]], chosen: Sequence[int]) -> dict[int, str]:
    texts: dict[int, str] = {}
    before = ""
    for index in chosen:
        part, year = parts[index]
        texts[index] = part if year == before else f"{part}\n{year}"
        before = year
    return texts


def _broken(name: str, measure: Callable[[str], float]) -> str:
    """Return a name of several words on two lines of like length."""
    if " " not in name.strip():
        return name
    lines = (wrap(name, measure(name) * share, 2, measure) for share in _SHARES)
    return "\n".join(next((each for each in lines if each), [name]))
