"""What the head of a column, the label of a row or a table's title says of the numbers under it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.lexicon import any_of_words, change_name_pattern
from cqbrief.briefing.quantities.units import ENGLISH_NAMES, FRACTIONS, SCALES
from cqbrief.briefing.tables.narrow_text import narrow
from cqbrief.briefing.tables.table_units import (
    is_unit_column,
    parse_unit,
    unit_stated_in_head,
    units_stated_in_row,
    without_unit,
)

ColumnKind = Literal["value", "label", "units", "rank"]

_RATE: Final = re.compile(r"率|占|\b(?:rate|proportion|percentage)\b", re.IGNORECASE)
"""Heads of what is a percentage where the table says that it has some."""
_POINTS: Final = re.compile(r"百分点|\bpercentage points?\b|\bpp\b|\bppts?\b", re.IGNORECASE)
_PERCENT: Final = re.compile(r"(?<![\d\s])\s*%|^%|\bper ?cent\b", re.IGNORECASE | re.ASCII)
_LABELS: Final = re.compile(
    r"序号|编号|代码|年份|年度|月份|时间|日期|时期|季度|年|月|no\.?|code|years?|months?|quarters?|dates?|periods?|#",
    re.IGNORECASE,
)
"""Heads of columns that name or number their rows."""
_RANKS: Final = re.compile(r"位次|排名|名次|排序|排位|\brank(?:ing)?\b", re.IGNORECASE)
_CHINESE: Final = re.compile("[一-鿿]")
_STATING: Final = re.compile(r"(?:计量)?单\s*位|\bunits?\b", re.IGNORECASE)
_LONGEST_TITLE: Final = 80
_LONGEST_UNIT: Final = 24
_MOST_UNIT_WORDS: Final = 3

_SCALE_NAMES: Final = {
    (power, english): scale
    for scale, power in reversed(SCALES.items())
    for english in (scale.isascii(),)
    if len(scale) > 2 or not english
}
"""Power of ten and whether it is said in English -> scale."""


@cache
def _change_pattern() -> re.Pattern[str]:
    """Return a pattern for heads of numbers that say how much something changed."""
    return re.compile(
        rf"{change_name_pattern().pattern}|±|[比较]上[年月季]|[比较]去年|\b(?:diff(?:erence)?|yoy|qoq|y/y|q/q)\b",
        re.IGNORECASE,
    )


@cache
def _percentage_pattern() -> re.Pattern[str]:
    """Return a pattern for heads of what is a percentage by nature, said or not."""
    return re.compile(
        rf"(?<!自然){any_of_words(lexicon_zh.PERCENTAGE_NOUNS)}(?![点极量额])|比重|占比|构成|份额|\b(?:growth|share)\b",
        re.IGNORECASE,
    )


@cache
def _difference_pattern() -> re.Pattern[str]:
    both = any_of_words(lexicon_zh.UNDIRECTED_NOUNS, lexicon_en.UNDIRECTED_NOUNS)
    return re.compile(rf"{both}|\bdifference\b", re.IGNORECASE)


class StatedUnit(NamedTuple):
    """Hold a scale and unit that a head states, and the words that do: 亿, 元, 单位：亿元."""

    scale: str
    unit: str
    wording: str
    """The words that state it: 单位：亿元."""

    @property
    def written(self) -> str:
        """Return the unit as it is written behind a number: 亿元, million."""
        return f"{self.scale}{self.unit}"

    @property
    def is_ratio(self) -> bool:
        """Tell whether it is % or one like it."""
        return self.unit in FRACTIONS


@lru_cache(maxsize=1024)
def states_unit(text: str) -> bool:
    """Tell whether words in a head speak of the unit of the whole table: 单位：万元."""
    return (":" in text or "：" in text) and _STATING.search(text) is not None


@lru_cache(maxsize=1024)
def names_change(head: str) -> bool:
    """Tell whether a head or title says that the numbers under it are changes: 比上年增长（%）, change."""
    return _change_pattern().search(head) is not None


def is_difference(head: str) -> bool:
    """Tell whether numbers under a head are differences, in the unit of what changed: 增减, change."""
    return _difference_pattern().search(head) is not None


@lru_cache(maxsize=1024)
def kind_of_column(head: str) -> ColumnKind:
    """Return what a column with this head holds: values, the names of its rows, their units, or ranks."""
    if is_unit_column(head):
        return "units"
    if _RANKS.search(head):
        return "rank"
    return "label" if _LABELS.fullmatch("".join(narrow(head).split())) else "value"


@lru_cache(maxsize=1024)
def unit_of_head(head: str, units: frozenset[str]) -> StatedUnit | None:
    """Return the unit that a head states: 产量（万吨）, £ million, Change (%); None for none."""
    whole = parse_stated_unit(head, units, head) if len(head) <= _LONGEST_UNIT else None
    return whole or unit_of_label(head, units)


def unit_of_label(label: str, units: frozenset[str]) -> StatedUnit | None:
    """Return the unit that stands with what is counted: 原油产量（万吨）; None for none.

    Unlike a head, a label is no unit as a whole.
    """
    text = narrow(label).strip()
    if _POINTS.search(text):
        return StatedUnit("", "个百分点", label)
    if (written := unit_stated_in_head(text, units)) and (found := parse_stated_unit(written, units, label)):
        return found
    if "‰" in text:
        return StatedUnit("", "‰", label)
    return StatedUnit("", "%", label) if _PERCENT.search(text) else None


def parse_stated_unit(written: str, units: frozenset[str], wording: str) -> StatedUnit | None:
    """Return the unit that `written` is, stated by `wording`; None for what is no known one."""
    found = parse_unit(written, units)
    if found is None or not any(found):
        return None
    scale, unit = "", found.unit
    if found.power:
        english = _CHINESE.search(written) is None
        scale = _SCALE_NAMES.get((found.power, english)) or _SCALE_NAMES.get((found.power, not english), "")
        if not scale:
            return None
        unit = ENGLISH_NAMES.get(unit, unit) if english else unit
    return StatedUnit(scale, unit, wording)


def units_of_title(title: str, units: frozenset[str]) -> tuple[StatedUnit, ...]:
    """Return the units that a line above a table states for all of it: 单位：万人、%, (£ million)."""
    end = title[-_LONGEST_TITLE:]
    at = _STATING.search(end)
    wording = end[at.start() :] if at else end
    found = []
    named = [unit.written for unit in units_stated_in_row(0, (end,), units)]
    named = named or [unit_stated_in_head(end, units) or _unit_ending(end, units)]
    for name in filter(None, named):
        written = name.split("  ")[0].split("\u3000")[0].strip()
        if unit := parse_stated_unit(written, units, wording):
            found.append(unit)
    return tuple(found)


def _unit_ending(title: str, units: frozenset[str]) -> str:
    """Return the scale and unit that a title ends with, below it in print: Main indicators £ million."""
    words = title.split()
    for count in range(min(_MOST_UNIT_WORDS, len(words) - 1), 0, -1):
        written = " ".join(words[-count:])
        unit = parse_stated_unit(written, units, written)
        if unit and unit.scale and unit.unit:
            return written
    return ""


def unit_by_nature(head: str, titled: Iterable[StatedUnit], *, row: bool = False) -> StatedUnit | None:
    """Return the % that a head without a unit has by its words or by one of the units of the title.

    A `row` is named by what its label ends with: 比重, but not 增长较快行业.
    """
    bare = without_unit(head).strip()
    shares = [unit for unit in titled if unit.is_ratio]
    named = _percentage_pattern().search(bare)
    at_end = named is not None and named.end() == len(bare)
    sure = bare in lexicon_zh.PERIOD_COMPARISONS or (at_end if row else named is not None)
    if sure or (shares and _RATE.search(bare)):
        if len(shares) == 1:
            return shares[0]
        return StatedUnit("", "%", head) if sure else None
    return None
