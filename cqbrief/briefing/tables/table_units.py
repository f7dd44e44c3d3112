"""The unit that a table states, and how its numbers become those of a chart in another scale."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cqbrief.briefing.quantities.compound_units import with_compound
from cqbrief.briefing.quantities.parser import QuantityError, split_unit
from cqbrief.briefing.quantities.units import BASIS_POINTS, FRACTIONS, LETTER_SCALES, PERCENT, POINTS, SCALES
from cqbrief.briefing.tables.narrow_text import narrow

_ISSUERS = (
    "填报", "编制", "编报", "制表", "报送", "主管", "发布", "责任", "承办", "主办", "统计", "填表", "数据",
    "来源", "用人", "报告", "上报", "审核",
)  # fmt: skip
"""Words before 单位 after which an office is named."""
_STATED = re.compile(
    rf"(?:{''.join(f'(?<!{word})' for word in _ISSUERS)}单\s*位|\bunits?)\s*:\s*([^()\[\]]+)", re.IGNORECASE
)
_UNIT_WORDS = frozenset({"单位", "计量单位", "unit", "units"})
_IN = re.compile(r"\(?in\s+((?:thousand|million|billion|trillion)s?\b[^()]*)\)?", re.IGNORECASE)
"""As English tables say it under their title: in thousands, in millions of dollars."""
_AT_END = re.compile(r"[(\[](?:单位:)?(?P<inside>[^()\[\]]{1,40})[)\]]$|[/,:](?P<behind>[^/,:()\[\]]{1,20})$")
_UNIT_BEHIND = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]\s*$")
_SEVERAL = re.compile(r"\s*[、,;]\s*|\s+and\s+|\s*[和及与]\s*")
_POWER = re.compile(r"(10[0 ,]*|'000|000)(?:s\b)?\s*(.*)", re.ASCII)
"""10 000 persons and 100 million yuan, as 万人 and 亿元 are said in the English half of a yearbook."""
_PLURAL = re.compile(r"\b(thousand|million|billion|trillion)s\b(?:\s+of)?")

_CANONICAL: Mapping[str, str] = {
    **dict.fromkeys(("名", "people", "persons", "person"), "人"),
    **dict.fromkeys(("yuan", "RMB", "CNY", "¥", "人民币"), "元"),
    **dict.fromkeys(PERCENT, "%"),
    **dict.fromkeys(POINTS, "个百分点"),
}
"""Units that are one and the same, under one name."""


_MOST_CELLS, _MOST_CHARACTERS = 200, 80
"""Cells and characters among which a unit is looked for: a row of titles and a unit have no more."""


class FileUnit(NamedTuple):
    """Hold a unit that a file states, as written, and where: line and number of the cell, from 1."""

    written: str
    line: int
    cell: int


class ParsedUnit(NamedTuple):
    """Hold the power of ten that a unit is counted in, and the one name that equal units have."""

    power: int
    unit: str


def units_stated_in_row(line: int, cells: Sequence[str], units: frozenset[str]) -> list[FileUnit]:
    """Find the units that a row above the table states: 单位：万人, Unit: thousand, (in millions).

    So does a title that ends in one, 就业（万人）. More than one where several are named: 单位：万人、%.
    """
    found: dict[str, FileUnit] = {}
    folded = [narrow(cell).strip() for cell in cells[:_MOST_CELLS]]
    for number, cell in enumerate(folded):
        if cell.rstrip(":").strip().lower() in _UNIT_WORDS:
            stated = next((other for other in folded[number + 1 :] if other), "")
        else:
            match = _STATED.search(cell) or _IN.search(cell)
            stated = match[1] if match else _unit_at_end(cell, units)
        for unit in filter(None, map(str.strip, _SEVERAL.split(stated[:_MOST_CHARACTERS]))):
            found.setdefault(unit, FileUnit(unit, line, number + 1))
    return list(found.values())


def _unit_at_end(title: str, units: frozenset[str]) -> str:
    """Return the unit in brackets that ends a title, or that is all of a cell."""
    match = _AT_END.search(title)
    written = (match["inside"] or "").strip() if match else title
    return written if is_unit(written, units) else ""


def is_unit_column(head: str) -> bool:
    """Tell whether a column holds the unit of each row: 计量单位."""
    return narrow(head).strip().lower() in _UNIT_WORDS


def unit_stated_in_head(head: str, units: frozenset[str]) -> str:
    """Find the unit at the end of a head: 新增就业（万人）, jobs [thousand]; empty where there is none."""
    match = _AT_END.search(narrow(head).strip())
    if match is None:
        return ""
    written = (match["inside"] or match["behind"]).strip()
    found = parse_unit(written, units)
    # 产值/亩 is a rate.
    if found is None or (match["behind"] and not found.power and found.unit != "%"):
        return ""
    return written


def without_unit(head: str) -> str:
    """Return a head without the unit in brackets at its end: 比重 for 比重（%）."""
    return _UNIT_BEHIND.sub("", head)


def is_unit(text: str, units: frozenset[str]) -> bool:
    """Tell whether `text` is a known unit, scale or both."""
    return bool(text) and parse_unit(text, units) is not None


def scale_shift(of_file: str, of_chart: str, units: frozenset[str]) -> int | None:
    """Return by how many places the decimal point moves from one unit to another: −4 from 人 to 万人.

    None where the two do not measure the same, or one of them is not known.
    """
    if "".join(of_file.split()) == "".join(narrow(of_chart).split()):
        return 0
    one, other = parse_unit(of_file, units), parse_unit(of_chart, units)
    if one is None or other is None:
        return None
    # “thousand” names no unit: it is that of the chart, but no percentage is counted in thousands.
    both = {one.unit, other.unit}
    same = len(both) == 1 or ("" in both and both.isdisjoint(FRACTIONS))
    return one.power - other.power if same else None


@lru_cache(maxsize=1024)
def parse_unit(text: str, units: frozenset[str]) -> ParsedUnit | None:
    """Return what a unit is, with a scale or without; None for what is no known one."""
    whole = narrow(text).strip()
    if whole in LETTER_SCALES or whole == "p":  # m is metres, millions or male; p pence or provisional
        return None
    power = 0
    if (match := _POWER.fullmatch(whole)) is not None:
        power, whole = match[1].count("0"), match[2].strip()
    for form in dict.fromkeys((whole, _PLURAL.sub(r"\1", whole.lower()).strip())):
        try:
            scale, unit = split_unit(form, with_compound(form, units))
        except QuantityError:
            continue
        if unit in BASIS_POINTS:
            power -= 2  # 25 basis points are 0.25 percentage points
        return ParsedUnit(power + SCALES.get(scale.lower(), 0), _CANONICAL.get(unit, unit))
    return None
