"""Rates: so many in every 1,000 or 10万, and amounts of money for each hour or person."""

from __future__ import annotations

from typing import Final

from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.units import is_rate

_RATE_BASE: Final = r"(?:[0-9]{1,3}(?:[\ _][0-9]{3}){1,4}(?![0-9])|[0-9]+(?:,[0-9]{3,4})*)"
_RATE_SUFFIX: Final = lazy_pattern(
    rf"/\ ?(?P<base>{_RATE_BASE}[十百千万亿]*|[十百千万亿]+)(?![克米瓦伏卡帕赫分])"
    "(?P<of>人口|人|名|户|辆|件)?"
    r"|\ (?:(?!(?:and|or|to|of|in|for|per)\ )[a-z-]{3,14}\ ){0,2}per\ "
    rf"(?P<base2>{_RATE_BASE}|thousand|million)"
    r"(?:\ (?:people|persons|population|inhabitants|residents|(?:live\ |total\ )?births|(?:fe)?males"
    r"|(?:wo)?men|children|adults|workers|employees|households|patients|pupils|students))?",
)
_PER_SUFFIX: Final = lazy_pattern(
    r"\ (?:an?|per|each)\ (?P<of>hour|day|week|month|head|person|household|night|kilo|kg|litre|gallon"
    r"|barrel|tonne|ton|mile|km|kWh|hectare|acre|square\ metre)(?![A-Za-z-])"
)
_NAMED_BASES: Final = {"thousand": "1,000", "million": "1,000,000"}
_RATE_PREFIX: Final = lazy_pattern(
    rf"每(?P<base>{_RATE_BASE}[十百千万亿]*|[十百千万亿]+)(?:名|个)?(?:常住人口|人口|居民|人|名|户|辆|件)"
    r"(?:中|里)?(?:拥有|就有|有)?$"
)
_RATE_BASE_AHEAD: Final = lazy_pattern(
    rf"{_RATE_PREFIX.pattern.removeprefix('每').removesuffix('$')}(?=[0-9])"
)


def read_rate_suffix(text: str, end: int) -> tuple[str, int] | None:
    """Return the base of a rate that stands behind the number, as a unit, and its end: 16.1/10万, 6.77
    per 1,000, 3.8 deaths per 1,000 live births."""
    found = _RATE_SUFFIX.match(text, end)
    if found is None:
        return None
    base = found["base"] or found["base2"]
    unit = f"/{_base_text(_NAMED_BASES.get(base, base))}"
    return (unit, found.end()) if is_rate(unit) else None


def read_per_suffix(text: str, end: int) -> tuple[str, int] | None:
    """Return what money is paid for, behind its amount, and its end: hour of $12 an hour.

    Not a year: what is spent in a year is an amount like others.
    """
    found = _PER_SUFFIX.match(text, end)
    return (found["of"], found.end()) if found else None


def read_rate_prefix(text: str, start: int, floor: int) -> tuple[str, int] | None:
    """Return the base of a rate that stands right before the number, as a unit, and its start:
    每10万人12.3例."""
    found = _RATE_PREFIX.search(text, max(floor, start - 16), start)
    if found is None:
        return None
    unit = f"/{_base_text(found['base'])}"
    return (unit, found.start()) if is_rate(unit) else None


def skip_rate_base(text: str, start: int) -> int:
    """Return the end of a rate's base that begins at `start`, behind 每, with its number right behind:
    10万人 in 每10万人12.3例.

    `start` where there is none.
    """
    found = _RATE_BASE_AHEAD.match(text, start)
    return found.end() if found else start


def _base_text(base: str) -> str:
    return base.replace(" ", ",").replace("_", ",") if base[0].isdigit() else f"1{base}"
