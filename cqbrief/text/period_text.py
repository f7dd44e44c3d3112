"""A time that a comparison names, as either language says it: 2012年三季度, Q3 2012, 上年末, FY2012/13.

An author writes it in one of many usual ways. What is in the reader's language stays as written; what
is in the other one is put into it where its form is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.quantities.calendar_terms import (
    CHINESE_QUARTERS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    ORDINALS,
    YEAR_PATTERN,
    month_number,
)
from cqbrief.i18n.language import Language

Rendering = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]

_IN_ENGLISH = {
    "上年": "last year", "去年": "last year", "上一年": "last year", "前一年": "the year before",
    "前年": "the year before last", "上季度": "last quarter", "上一季度": "last quarter",
    "上季": "last quarter", "上月": "last month", "上个月": "last month",
    "上半年": "the first half of the year", "年": "the year", "本年": "this year", "今年": "this year",
}  # fmt: skip
_IN_CHINESE = {
    "last year": "上年", "previous year": "上年", "year before": "上年", "a year earlier": "上年",
    "a year ago": "上年", "year before last": "前年", "last quarter": "上季度", "previous quarter": "上季度",
    "quarter before": "上季度", "last month": "上月", "previous month": "上月", "month before": "上月",
    "year": "年",
}  # fmt: skip
_LEAD = re.compile(
    r"[比较与同]\s*|(?:compared\s(?:with|to)|against|since|versus|vs\.?|than|from|over|on)\s", re.IGNORECASE
)
"""Words of comparison that an author may have written with the time."""
_TAIL = re.compile(r"\s*(?:相比较?|比较|比)$")

_YEAR = f"(?P<year>{YEAR_PATTERN})"
_MONTH = "(?P<month>1[0-2]|0?[1-9])"
_NAMED_MONTH = rf"(?P<month>{'|'.join(MONTH_ABBREVIATIONS)})[a-z]*\.?"
_LAST_MONTH = "(?P<last>1[0-2]|0?[1-9])"
_DASH = "[-–—~～至到]"


def has_chinese(text: str) -> bool:
    """Return whether a Chinese character stands in `text`; a pattern for them takes 3 ms to make ready."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def named_time(text: Text, language: Language) -> str:
    """Return the time `text` names as it follows 比 in Chinese and “on” in English: 2012年, the end of 2012.

    Words of comparison around it are left out. What is of no known form stays as written, tagged where
    it is lent by the other language.
    """
    return _said(text.wording(language), language) or _bare(text.in_language(language))


def _bare(words: str) -> str:
    words = words.strip()
    lead = _LEAD.match(words)
    return _TAIL.sub("", words[lead.end() if lead else 0 :])


@lru_cache(maxsize=256)
def _said(words: str, language: Language) -> str | None:
    """The time in this language; None where its form is not known."""
    if has_chinese(words) == (language == "zh"):
        return _bare(words)
    folded = _bare(unicodedata.normalize("NFKC", words))
    return _framed(folded, language) or _plain(folded, language)


def _framed(words: str, language: Language) -> str | None:
    """A time with its end, its beginning or 同期 in the other language."""
    for pattern, frame in _frames(language):
        if found := pattern.fullmatch(words):
            inside = _plain(found[1], language)
            return frame.format(inside) if inside else None
    return None


def _plain(words: str, language: Language) -> str | None:
    words = words.strip()
    if language == "zh":
        words = words.lower().removeprefix("the ")
    relative = (_IN_CHINESE if language == "zh" else _IN_ENGLISH).get(words)
    if relative:
        return relative
    for pattern, say in _to_chinese() if language == "zh" else _to_english():
        if found := pattern.fullmatch(words):
            return say(found)
    return None


@cache
def _frames(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of times in the other language -> how this one says them around the time inside."""
    if language == "zh":
        frames = {
            r"(?:the )?(?:end of |close of |end-|year-end )(.+)": "{}末",
            r"(?:the )?(?:beginning|start) of (.+)": "{}初",
            r"(?:the )?same (?:period|time) (?:of |in )?(.+)": "{}同期",
        }
    else:
        frames = {
            "(.+)[末底]": "the end of {}",
            "(.+)初": "the beginning of {}",
            "(.+)同期": "the same period of {}",
        }
    return tuple((re.compile(pattern, re.IGNORECASE), frame) for pattern, frame in frames.items())


@cache
def _to_english() -> tuple[Rendering, ...]:
    """Times as Chinese writes them."""
    forms: tuple[tuple[str, Callable[[re.Match[str]], str | None]], ...] = (
        (rf"{_YEAR}年(?:全年|度)?", lambda found: found["year"]),
        (
            rf"{_YEAR}(?P<to>[/–—-][0-9]{{2}})?\s?(?P<fiscal>财年|财政年度)",
            lambda found: f"FY{found['year']}{found['to'] or ''}",
        ),
        (rf"{_YEAR}(?P<to>[/–—-][0-9]{{2}})年度?", lambda found: found["year"] + found["to"]),
        (
            rf"{_YEAR}年(?P<half>[上下])半年",
            lambda found: f"the {'first' if found['half'] == '上' else 'second'} half of {found['year']}",
        ),
        (
            rf"(?:{_YEAR}年)?第?(?P<quarter>[1-4{CHINESE_QUARTERS}])季度?",
            lambda found: f"Q{_quarter(found['quarter'])} {found['year'] or ''}".rstrip(),
        ),
        (rf"{_YEAR}年{_MONTH}月份?", lambda found: f"{MONTHS[int(found['month']) - 1]} {found['year']}"),
        (
            rf"{_YEAR}年{_MONTH}{_DASH}{_LAST_MONTH}月份?",
            lambda found: (
                f"{MONTHS[int(found['month']) - 1]} to {MONTHS[int(found['last']) - 1]} {found['year']}"
            ),
        ),
        (
            rf"{_YEAR}年{_MONTH}月(?P<day>[0-9]{{1,2}})[日号]",
            lambda found: f"{found['day']} {MONTHS[int(found['month']) - 1]} {found['year']}",
        ),
    )
    return tuple((re.compile(pattern), say) for pattern, say in forms)


@cache
def _to_chinese() -> tuple[Rendering, ...]:
    """Times as English and figures write them; the text is in small letters."""
    forms: tuple[tuple[str, Callable[[re.Match[str]], str | None]], ...] = (
        (rf"(?:year )?{_YEAR}", lambda found: f"{found['year']}年"),
        # Before 2012-13: 2012-06 is a month. 2010-11 may be either and is left as it stands.
        (rf"{_YEAR}[-/.]{_MONTH}", _month_or_year),
        (
            rf"(?P<fiscal>fy|financial year |fiscal year )\s?{_YEAR}(?P<to>[/–—-][0-9]{{2}})?",
            lambda found: f"{found['year']}{found['to'] or ''}财年",
        ),
        (rf"{_YEAR}(?P<to>[/–—-][0-9]{{2}})", lambda found: f"{found['year']}{found['to']}年度"),
        (
            rf"(?:{_YEAR} ?)?h(?P<half>[12])(?: (?P<then>[0-9]{{4}}))?",
            lambda found: f"{_year_before(found)}{'上' if found['half'] == '1' else '下'}半年",
        ),
        (
            rf"(?P<half>first|second) half of {_YEAR}",
            lambda found: f"{found['year']}年{'上' if found['half'] == 'first' else '下'}半年",
        ),
        (
            rf"(?:{_YEAR}[ -]?)?q(?P<quarter>[1-4])(?: (?P<then>[0-9]{{4}}))?",
            lambda found: f"{_year_before(found)}{CHINESE_QUARTERS[int(found['quarter']) - 1]}季度",
        ),
        (
            rf"(?P<quarter>{'|'.join(ORDINALS)}) quarter of {_YEAR}",
            lambda found: f"{found['year']}年{CHINESE_QUARTERS[ORDINALS.index(found['quarter'])]}季度",
        ),
        (rf"{_NAMED_MONTH} {_YEAR}", lambda found: f"{found['year']}年{month_number(found['month'])}月"),
        (
            rf"(?P<day>[0-9]{{1,2}}) {_NAMED_MONTH} {_YEAR}",
            lambda found: f"{found['year']}年{month_number(found['month'])}月{found['day']}日",
        ),
    )
    return tuple((re.compile(pattern), say) for pattern, say in forms)


def _month_or_year(found: re.Match[str]) -> str | None:
    year, month = int(found["year"]), int(found["month"])
    may_be_years = month == (year + 1) % 100 and len(found["month"]) == 2
    return None if may_be_years else f"{year}年{month}月"


def _year_before(found: re.Match[str]) -> str:
    year = found["year"] or found["then"]
    return f"{year}年" if year else ""


def _quarter(written: str) -> int:
    return CHINESE_QUARTERS.index(written) + 1 if written in CHINESE_QUARTERS else int(written)
