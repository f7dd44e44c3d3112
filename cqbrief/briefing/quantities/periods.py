"""Dates and periods as reports write them: 2021年三季度, 1—11月, Jul–Sep 2021, FY2021/22, 截至2021年12月31日.

They say when, not how many: `find_periods` tells where they stand, so that their digits are taken for no
quantity, and `times_of` puts the categories of a chart on an axis of time. CHINESE, DIGITS and ENGLISH
list the forms that are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Final

from cqbrief.briefing.quantities.folding import fold
from cqbrief.briefing.quantities.guarded_patterns import (
    GuardedPattern,
    GuardedPatternSet,
    any_of_patterns,
    characters_and_words,
)
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern

_YEAR = "(?:1[6-9]|2[01])[0-9]{2}"
_HAN_YEAR = "[一二][〇零一二三四五六七八九]{3}"
_MONTH = "(?:1[0-2]|0?[1-9])"
_HAN_MONTH = "(?:十[一二]?|[一二三四五六七八九])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_HAN_DAY = "(?:三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_DASH = r"\ ?(?:[-–—~]{1,2}|至|到)\ ?"
_QUARTER = "[一二三四1-4Ⅰ-Ⅳ]"
_NAME = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
_TO = r"\ ?(?:[-–—~/]|to|and|until)\ ?"
_ORDINAL = "(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_MANY = "(?:[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty)"
_NOT_COUNTED = r"(?![0-9%]|[.,][0-9]|\ ?(?:[万亿千百]|million|billion|thousand|per\ ?cent|percent))"
"""Behind what else might count: the 5 of March 5 million is no day."""
_NO_MONTH = "(?![均薪供租嫂饼亮球龄])"
_CODE_END = r"(?![0-9A-Za-z%]|[.,][0-9]|\ ?[万亿千百元人]|\ (?:million|billion|thousand|per\ ?cent|percent))"
_OF = r"(?:\ ?,?\ ?(?:(?:of|in)\ )?|/|-)"

CHINESE_FORMS: Final[tuple[tuple[str, str], ...]] = (
    (
        "2021年1月1日至3月31日",
        rf"(?:(?P<y>{_YEAR})年)?(?P<m>{_MONTH})月(?P<d>{_DAY})[日号]{_DASH}"
        rf"(?:(?P<y2>{_YEAR})年)?(?:(?P<m2>{_MONTH})月)?(?P<d2>{_DAY})[日号]",
    ),
    ("2021年12月31日", rf"(?:(?P<y>{_YEAR})年)?\ ?(?P<m>{_MONTH})\ ?月\ ?(?P<d>{_DAY})\ ?[日号](?!召)"),
    ("二〇二一年十二月三十一日", rf"(?P<hy>{_HAN_YEAR})年(?P<hm>{_HAN_MONTH})月(?P<hd>{_HAN_DAY})[日号]"),
    (
        "2021年1—11月",
        rf"(?:(?P<y>{_YEAR})年)?(?P<m>{_MONTH})(?:月份?)?(?:{_DASH}|[、和])"
        rf"(?:(?P<y2>{_YEAR})年)?(?P<m2>{_MONTH})月(?:份|[末底])?{_NO_MONTH}",
    ),
    ("2015—2020年三季度", rf"(?P<y>{_YEAR})年?{_DASH}(?P<y2>{_YEAR})年第?(?P<q2>{_QUARTER})季度?"),
    (
        "2021年前三季度",
        rf"(?:(?P<y>{_YEAR})年)?\ ?(?:前|第?(?P<q>{_QUARTER})(?:季度)?{_DASH})第?(?P<q2>{_QUARTER})季度",
    ),
    ("2021年三季", rf"(?P<y>{_YEAR})年\ ?第?(?P<q>{_QUARTER})季度?(?P<end>[末底])?"),
    ("第三季度", rf"第?(?P<q>{_QUARTER})季度(?P<end>[末底])?"),
    ("2021年上半年", rf"(?:(?P<y>{_YEAR})年?\ ?)?(?P<h>[上下])半年(?P<end>[末底])?"),
    (
        "2021年3月底",
        rf"(?:(?P<y>{_YEAR})年)?\ ?(?P<m>{_MONTH})\ ?月"
        rf"(?:份|(?P<end>[末底])|[初中](?!学)|[上中下]旬)?{_NO_MONTH}",
    ),
    ("二〇二一年三月", rf"(?P<hy>{_HAN_YEAR})年(?P<hm>{_HAN_MONTH})月(?P<end>[末底])?"),
    ("三月二十日", rf"(?P<hm>{_HAN_MONTH})月(?P<hd>{_HAN_DAY})[日号]"),
    ("九月份", rf"(?P<hm>{_HAN_MONTH})月(?:份|(?P<end>[末底])|[上中下]旬)?{_NO_MONTH}"),
    ("二〇二一年", rf"(?P<hy>{_HAN_YEAR})年度?(?:(?P<end>[末底])|初)?"),
    ("1990年代", rf"(?P<y>{_YEAR})年代(?:初|末|中期|[前后]期)?"),
    (
        "20世纪90年代",
        "(?:[0-9]{2}|二十一?|十[八九]|上个?)世纪(?:(?:[0-9]0|[一二三四五六七八九]十)年代)?"
        "(?:初|末|中叶|中期|[前后]期)?",
    ),
    (
        "2021—2022学年",
        rf"(?P<y>{_YEAR})年?{_DASH}(?:{_YEAR}|[0-9]{{2}})年?(?:学年度?|财年|财政年度)",
    ),
    ("2021—22年度", rf"(?P<y>{_YEAR})[-–—/][0-9]{{2}}年度?"),
    ("2015—2020年", rf"(?P<y>{_YEAR})年?{_DASH}(?P<y2>{_YEAR})年度?"),
    ("2021财年", rf"(?P<y>{_YEAR})年?\ ?(?:财年|财政年度|学年度?)"),
    ("2021年末", rf"(?P<y>{_YEAR})\ ?年(?:度|全年)?(?:(?P<end>[末底])(?![期级])|初(?![期级]))?"),
)
"""An example and a pattern for folded text, a form each; of two that begin together the first is read.

Groups: y year, y99 its last two digits, m month, d day, q quarter, h half, n name of a month, each with 2 for
the end of a range; hy, hm, hd in Chinese characters; oq, oh ordinals in words; count of months; end where the
time is the end of the period.
"""
DIGIT_FORMS: Final[tuple[tuple[str, str], ...]] = (
    ("2021-12-31", rf"(?P<y>{_YEAR})(?P<mark>[-/.])(?P<m>{_MONTH})(?P=mark)(?P<d>{_DAY}){_CODE_END}"),
    (
        "31/12/2021",
        rf"(?P<first>{_DAY})(?P<mark>[/.])(?P<second>{_DAY})(?P=mark)(?P<y>{_YEAR}){_CODE_END}",
    ),
    (
        "2021-Q3",
        rf"(?P<y>{_YEAR})年?\ ?[-/]?\ ?[Qq](?P<q>[1-4])(?:[-–—~][Qq]?(?P<q2>[1-4]))?(?![0-9A-Za-z])",
    ),
    ("2021H1", rf"(?P<y>{_YEAR})年?\ ?[-/]?\ ?[Hh](?P<h>[12])(?![0-9A-Za-z])"),
    ("2021M07", rf"(?P<y>{_YEAR})\ ?[-/]?[Mm](?P<m>{_MONTH})(?![0-9A-Za-z])"),
    ("2021 third quarter", rf"(?P<y>{_YEAR})\ (?P<oq>{_ORDINAL})\ quarter"),
    ("2021 first half", rf"(?P<y>{_YEAR})\ (?P<oh>first|second)\ half"),
    ("3Q21", "(?P<q>[1-4])[Qq][-/]?(?P<y99>[0-9]{2})(?![0-9A-Za-z])"),
    ("1H21", "(?P<h>[12])[Hh][-/]?(?P<y99>[0-9]{2})(?![0-9A-Za-z])"),
    (
        "2021/22 financial year",
        rf"(?P<y>{_YEAR})[-–—/][0-9]{{2}}\ (?:financial|fiscal|school|academic)\ year",
    ),
    ("2021/22", rf"(?P<y>{_YEAR})[-–—/][0-9]{{2}}{_CODE_END}(?![-/–—][0-9])"),
    ("1990s", rf"(?P<y>{_YEAR})s(?![a-z])"),
    ("21st century", r"[12][0-9](?:st|th)[\ -]century"),
)
"""Forms of digits, as in CHINESE."""
ENGLISH_FORMS: Final[tuple[tuple[str, str], ...]] = (
    (
        "1 to 5 March 2021",
        rf"(?P<d>{_DAY})(?:st|nd|rd|th)?(?:{_TO}(?P<d2>{_DAY})(?:st|nd|rd|th)?)?\ (?:of\ )?(?P<n>{_NAME})"
        rf"(?:,?\ (?P<y>{_YEAR})(?![0-9/]))?",
    ),
    (
        "Q3 2021",
        rf"q(?P<q>[1-4])(?:{_TO}q?(?P<q2>[1-4]))?{_OF}(?P<y>{_YEAR})(?:[-–/][0-9]{{2}})?(?![0-9])",
    ),
    ("Q3", rf"q(?P<q>[1-4])(?:{_TO}q?(?P<q2>[1-4]))?(?![0-9a-z])"),
    ("H1 2021", rf"h(?P<h>[12]){_OF}(?P<y>{_YEAR})(?:[-–/][0-9]{{2}})?(?![0-9])"),
    (
        "third quarter of 2021",
        rf"(?P<oq>{_ORDINAL})[\ -]quarter(?!-)(?:\ (?:of\ |in\ )?(?P<y>{_YEAR})(?![0-9]))?",
    ),
    (
        "first half of 2021",
        rf"(?P<oh>first|second)\ half\ (?:of\ |in\ )?(?:the\ year\ )?(?P<y>{_YEAR})(?![0-9])",
    ),
    (
        "first nine months of 2021",
        rf"first\ (?P<count>{_MANY})\ months\ (?:of|in)\ (?P<y>{_YEAR})(?![0-9])",
    ),
    (
        "July to September 2021",
        rf"(?P<n>{_NAME})(?:\ (?P<y>{_YEAR}))?{_TO}(?P<n2>{_NAME})(?:,?{_OF}(?P<y2>{_YEAR})(?![0-9]))?",
    ),
    (
        "December 31, 2021",
        rf"(?<!in\ )(?<!during\ )(?P<n>{_NAME})\ (?P<d>{_DAY})(?:st|nd|rd|th)?"
        rf"(?:{_TO}(?P<d2>{_DAY}))?{_NOT_COUNTED}(?:,?\ (?P<y>{_YEAR})(?![0-9]))?",
    ),
    ("March 2021", rf"(?P<n>{_NAME})(?:\ ?,?{_OF}|\ )(?P<y>{_YEAR})(?![0-9])"),
    ("Jan-21", rf"(?P<n>{_NAME})(?:[-–'’]|\ ?['’])(?P<y99>[0-9]{{2}}){_CODE_END}"),
    (
        "FY2021/22",
        rf"(?:fy\ ?|(?:fiscal|financial)\ years?\ |fye\ )(?:(?P<y>{_YEAR})(?:[-–—/](?:{_YEAR}|[0-9]{{2}}))?"
        "|(?P<y99>[0-9]{2})(?:[-–—/][0-9]{2})?)(?![0-9a-z])",
    ),
    ("mid 1990s", rf"(?:mid|early|late)[-\ ](?P<y>{_YEAR})s?(?![0-9a-z])"),
    ("end of 2021", rf"(?P<end>end)(?:-|\ of\ |\ )(?P<y>{_YEAR})(?![0-9])"),
    ("end of March 2021", rf"(?P<end>end)(?:-|\ of\ |\ )(?P<n>{_NAME})\ (?P<y>{_YEAR})(?![0-9])"),
)
"""English forms, as in CHINESE."""

_ALONE: Final[tuple[tuple[str, str], ...]] = (
    ("2021", "(?P<y>[12][0-9]{3})"),
    ("2015—2020", rf"(?P<y>{_YEAR}){_DASH}(?P<y2>{_YEAR})"),
    ("2021.07", rf"(?P<y>{_YEAR})[-/.](?P<m>{_MONTH})"),
    ("2021.1-3", rf"(?P<y>{_YEAR})[/.](?P<m>{_MONTH})[-–—~](?P<m2>{_MONTH})"),
    ("2021Ⅲ", rf"(?P<y>{_YEAR})年?[-/]?(?P<q>[Ⅰ-Ⅳ])"),
    ("2021-W05", rf"(?P<y>{_YEAR})(?:年第?|[-/]?w)(?P<week>[0-9]{{1,2}})周?"),
    ("“十三五”时期", '[“"]?(?P<plan>十[一二三四五六]?)五[”"]?(?:规划)?(?:时期|期间|(?P<end>末))?'),
    ("07/2021", rf"(?P<m>{_MONTH})/(?P<y>{_YEAR})"),
    ("202107", rf"(?P<y>{_YEAR})(?P<m>0[1-9]|1[0-2])"),
    ("20210731", rf"(?P<y>{_YEAR})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])"),
    ("Jul", rf"(?P<n>{_NAME})"),
    ("H1", "h(?P<h>[12])"),
)
"""Forms that are read only where nothing else stands beside them, as in a category of a chart."""

ROLLING_FORMS: Final = (
    GuardedPattern(
        "近三年", "近去来后前",
        any_of_patterns("最近", "近(?<![最较靠附远邻]近)", "过去", "未来", "今后", "此前", "前")
        + "(?:的)?(?:[0-9]{1,2}|[两三四五六七八九十]{1,2}|几|数)个?(?:年|季度|月)(?:[来间内]|以来|期间)?",
    ),
    GuardedPattern(
        "last 12 months", " last past previous next preceding following coming",
        rf"(?i:(?:last|past|previous|next|preceding|following|coming)\ {_MANY}"
        r"\ (?:years|months|quarters|weeks|days))",
    ),
)  # fmt: skip
"""Periods that are counted back from today; their number may still be a figure."""
_FORMS_ROLLING: Final = GuardedPatternSet(ROLLING_FORMS)
_CLAUSE_START: Final = frozenset(' ，。；：、,;:.(（“"在的与和较比是从自即对及\n\t')

_FIRST_WORDS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "q[1-4]", "h[12]",
    "fy", "fiscal", "financial", "first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th", "mid",
    "early", "late", "end",
)  # fmt: skip
_WHERE: Final = any_of_patterns(
    r"[0-9](?P<digits>(?<![0-9.,].)[0-9]{0,3}"
    r"(?=\ ?[年月日号世季学财QqHhMm/.\-–—~至到、和s]|(?:st|nd|rd|th)?[\ ,][A-Za-z]|st|nd|rd|th))",
    f"[{''.join(sorted({case for word in _FIRST_WORDS for case in (word[0], word[0].upper())}))}]"
    rf"(?P<words>(?i:(?<![a-z].)(?:{'|'.join(f'(?<={word[0]}){word[1:]}' for word in _FIRST_WORDS)})))",
    "[上下]半年", "[第前][一二三四](?=[至到—–~-][一二三四]季|季度)",
    "[一二三四](?=[至到—–~-][一二三四]季|季度)", "上个?世纪", "[一二十][〇零一二三四五六七八九]{1,3}[年世]",
    "[一二三四五六七八九十](?<![〇零一二三四五六七八九十百个几数第].)[一二]?月",
)  # fmt: skip
"""Where a period may begin: few places of a text."""


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """A time: a year, or a number of months from one on. A day stands for itself."""

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
        """When it begins, as a year with its fraction: 2021.5 for 2021年三季度; of 2021年末 the end."""
        return self._at(self.months if self.closing else 0)

    @property
    def end(self) -> float:
        """When it ends; for a day the same as its beginning."""
        return self._at(0 if self.day else self.months)

    def _at(self, months: int) -> float:
        year = self.year or 0
        if self.day:
            first, last = date(year or 1, 1, 1).toordinal(), date((year or 1) + 1, 1, 1).toordinal()
            day = date(year or 1, self.month, 1).toordinal() + self.day - 1
            return year + (day - first) / (last - first)
        return year + (self.month - 1 + months) / 12


def find_periods(text: str) -> list[tuple[int, int]]:
    """Return where dates and periods stand in folded `text`, in order and apart; not a year without 年."""
    return [found.span() for found in _matches(text)]


def find_rolling(text: str, holds: frozenset[str] | None = None) -> list[tuple[int, int]]:
    """Return where periods such as 近三年 and the last 12 months stand in folded `text`, in order.

    `holds` is what `characters_and_words` says of the text, where that is known.
    """
    found = _FORMS_ROLLING.find(text, characters_and_words(text) if holds is None else holds)
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


def times_of(texts: Sequence[str]) -> list[float | None]:
    """Return the time that each of several categories names, in years; None for one that names none.

    Where only one says the year, as in Jan–Mar, Apr–Jun, Jul–Sep 2021, it is that of its neighbours too.
    2010-11 is November where it stands alone; where every category ends in the year that follows, each is a
    year that begins in one and ends in the next, and where one ends in no month, each is a span of years. Two
    digits are a year where no category has all four. A time is the beginning of its period; the end where the
    periods begin together, as 1—2月, 1—3月, 1—4月.
    """
    folded = [fold(text).strip() for text in texts]
    spans = [_BOTH_YEARS.fullmatch(text) for text in folded]
    if len(spans) > 1 and all(spans) and _are_years([span.groups() for span in spans if span]):
        return [float(span[1]) for span in spans if span]
    read = [period_of(text) for text in texts]
    if not any(period and period.year for period in read):
        read = [period_of(_YEAR_OF_TWO_DIGITS.sub(_in_full, text)) for text in folded]
    periods = _with_years(read)
    starts = [period.start if period and period.year else None for period in periods]
    ends = [period.end if period and period.year else None for period in periods]
    return ends if _increasing(ends) and not _increasing(starts) else starts


_VERBS: Final = lazy_pattern(r"\b(?:may|march)\b(?!,?\ [12][0-9]{3})")
"""Months begin with a capital: of these, 25 may close."""
_BARE_YEAR: Final = lazy_pattern(r"(?<![0-9.,])[12][0-9]{3}(?![0-9])(?!,[0-9])")
_BOTH_YEARS: Final = lazy_pattern(
    r"(?:FY\ ?)?([12][0-9]{3})\ ?[-–—/]\ ?(?:[0-9]{2})?([0-9]{2})(?:年度?|财年)?"
)

_YEAR_OF_TWO_DIGITS: Final = lazy_pattern(
    r"(?:(?<=[A-Za-z.])|(?<=[QqHh][1-4]))[\ '’-]{0,2}(?P<last>[0-9]{2})$"
    "|^['’]?(?P<first>[0-9]{2})(?=年|[QqHh][1-4]$|$)"
)


def _in_full(found: re.Match[str]) -> str:
    digits = found["first"] or found["last"]
    return f"{'' if found['first'] else ' '}{'19' if int(digits) > 50 else '20'}{digits}"


def _are_years(spans: Sequence[tuple[str, ...]]) -> bool:
    """Return whether categories such as 2010-11 are years, and not months of one."""
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


@cache
def _where() -> re.Pattern[str]:
    return re.compile(_WHERE)


@cache
def _chinese_or_digits() -> re.Pattern[str]:
    return _any_of((*CHINESE_FORMS, *DIGIT_FORMS))


@cache
def _english() -> re.Pattern[str]:
    return _any_of(ENGLISH_FORMS, re.IGNORECASE)


def _any_of(forms: Sequence[tuple[str, str]], flags: int = 0) -> re.Pattern[str]:
    """One pattern for several forms, whose groups have no names: each may occur in it only once."""
    rows = (row.replace("(?P=mark)", "[-/.]") for _, row in forms)
    return re.compile("|".join(f"(?:{re.sub('[?]P<[a-z0-9]+>', '?:', row)})" for row in rows), flags)


def _matches(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while (place := _where().search(text, position)) is not None:
        start = place.start()
        found = None if place.lastgroup == "words" else _chinese_or_digits().match(text, start)
        if found is None and place.lastgroup:
            found = _english().match(text, start)
            if found and _VERBS.search(found[0]):
                found = None
        if found is not None:
            yield found
        position = found.end() if found else place.end()


def _begins_clause(text: str, start: int, end: int) -> bool:
    """Return whether words such as 近三年 say when: at the beginning of a clause, or followed by 来 or 间."""
    before = text[start - 1 : start]
    return text[start].isascii() or not before or before in _CLAUSE_START or text[end - 1] in "来间内"


def _read(text: str) -> CalendarPeriod | None:
    """Return the period that the whole text is, in the first form that it has."""
    chinese = any("\u4e00" <= character <= "\u9fff" for character in text)
    for _, row in (
        *_ALONE,
        *(CHINESE_FORMS if chinese else ()),
        *DIGIT_FORMS,
        *(() if chinese else ENGLISH_FORMS),
    ):
        if (found := _one(row).fullmatch(text)) and (period := _period(found)):
            return period
    return None


@cache
def _one(row: str) -> re.Pattern[str]:
    return re.compile(row, re.IGNORECASE)


def _period(found: re.Match[str]) -> CalendarPeriod | None:
    """Return the period that the groups of a form state; None for a day or a month that there is not."""
    said = {name: value for name, value in found.groupdict().items() if value}
    period = _period_said(said)
    return replace(period, closing=True) if period and "end" in said else period


def _period_said(said: dict[str, str]) -> CalendarPeriod | None:
    year = _year_said(said)
    if "first" in said:
        first, second = int(said["first"]), int(said["second"])
        said["d"], said["m"] = (str(first), str(second)) if second <= 12 else (str(second), str(first))
    if "plan" in said:
        return CalendarPeriod(_FIRST_PLANNED + 5 * (_han(said["plan"]) - 10), 1, 60)
    if "week" in said and year:
        return _week(year, int(said["week"]))
    if "count" in said:
        return CalendarPeriod(year, 1, _count(said["count"]))
    month, last = _months_said(said)
    if month is None:
        if "y2" in said and year:
            last_year = int(said["y2"])
            quarters = 3 * _digit(said["q2"]) if "q2" in said else 12
            return CalendarPeriod(year, 1, 12 * (last_year - year) + quarters) if last_year >= year else None
        return CalendarPeriod(year) if year else None
    if not 1 <= month <= 12:
        return None
    day = said.get("d") or said.get("hd")
    if day and "d2" not in said and "m2" not in said:
        number = int(day) if day.isdigit() else _han(day)
        return CalendarPeriod(year, month, 1, number) if _is_day(year, month, number) else None
    if last is None:
        return CalendarPeriod(year, month, 1)
    years = int(said["y2"]) - year if "y2" in said and year and "n" not in said else 0
    if "n2" in said and "y" in said and "y2" in said:
        years = int(said["y2"]) - int(said["y"])
    months = last - month + 1 + 12 * years
    return CalendarPeriod(year, month, months if months > 0 else months + 12)


def _week(year: int, number: int) -> CalendarPeriod | None:
    """Return the first day of a week (ISO 8601)."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return CalendarPeriod(monday.year, monday.month, 1, monday.day)


def _year_said(said: dict[str, str]) -> int | None:
    if "y" in said:
        return int(said["y"])
    if "y2" in said and "n2" in said:
        month, last = _months_said(said)
        return int(said["y2"]) - (1 if month and last and last < month else 0)
    if "hy" in said:
        return int("".join(str(_HAN.index("零" if digit == "〇" else digit)) for digit in said["hy"]))
    if "y99" in said:
        return 2000 + int(said["y99"])
    return None


def _months_said(said: dict[str, str]) -> tuple[int | None, int | None]:
    """Return the first month and the last one, None where it is one month; both None where none is said."""
    if "n" in said:
        return _named(said["n"]), _named(said["n2"]) if "n2" in said else None
    if "m" in said:
        return int(said["m"]), int(said["m2"]) if "m2" in said else None
    if "hm" in said:
        return _han(said["hm"]), None
    if half := said.get("h") or said.get("oh"):
        return (1, 6) if half.lower() in ("1", "上", "first") else (7, 12)
    if "q2" in said and "y2" not in said:
        first = said.get("q") or said.get("q1")
        return (3 * _digit(first) - 2 if first else 1), 3 * _digit(said["q2"])
    if quarter := said.get("q") or said.get("q1") or said.get("oq"):
        number = _digit(quarter)
        return 3 * number - 2, 3 * number
    return None, None


_FIRST_PLANNED: Final = 2001
"""First year of the tenth of the five-year plans, 十五."""
_ROMAN: Final = "ⅠⅡⅢⅣ"
_HAN: Final = "零一二三四五六七八九十"
_MONTH_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COUNTS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _named(name: str) -> int:
    return _MONTH_NAMES.index(name[:3].lower()) + 1


def _digit(quarter: str) -> int:
    """Return the number of a quarter: 三, 3, third, 3rd."""
    if quarter[0].isdigit():
        return int(quarter[0])
    if quarter in _HAN:
        return _HAN.index(quarter)
    if quarter in _ROMAN:
        return _ROMAN.index(quarter) + 1
    return ("first", "second", "third", "fourth").index(quarter.lower()) + 1


def _han(numeral: str) -> int:
    """Return a number up to 99 in Chinese characters."""
    tens, ten, ones = numeral.rpartition("十")
    value = _HAN.index(ones) if ones else 0
    return value + (10 * (_HAN.index(tens) if tens else 1) if ten else 0)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _COUNTS.index(word.lower()) + 2 if word.lower() in _COUNTS else 12


def _is_day(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True
