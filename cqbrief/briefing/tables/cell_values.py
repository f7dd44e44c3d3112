"""What one cell of a table says: a number with its mark and unit, or that there is none.

Nothing in a cell is ever evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.quantity import DAGGER
from cqbrief.briefing.tables.missing_marks import MISSING_MARKS
from cqbrief.briefing.tables.narrow_text import narrow_cell
from cqbrief.briefing.tables.series_table import CellMark, CellStatus
from cqbrief.i18n.messages import N_

_PLAIN = re.compile(r"[-−]?(?!0\d)(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,10})?", re.ASCII)
"""A number as nearly every cell holds it."""
_NUMBERS: Mapping[DecimalSign, str] = {
    ".": r"(?!0\d)(?:\d{1,3}(?:(?:,\d{3})+|(?:[ \u00a0\u2007\u2009\u202f'’]\d{3})+)|\d{1,15})(?:\.\d{1,10})?",
    ",": r"(?!0\d)(?:\d{1,3}(?:(?:\.\d{3})+|(?:[ \u00a0\u2007\u2009\u202f'’]\d{3})+)|\d{1,15})(?:,\d{1,10})?",
}
_CELL: Mapping[DecimalSign, re.Pattern[str]] = {
    sign: re.compile(
        rf"(?P<open>\()?\s*(?P<sign>[-+−–]?)\s?(?P<number>{number})(?![\d.,])\s*(?P<tail>.{{0,40}})",
        re.ASCII | re.DOTALL,
    )
    for sign, number in _NUMBERS.items()
}
_CURRENCY = re.compile(r"([(]?\s*[-−]?)\s*(HK\$|US\$|RMB|CNY|[£$€¥])\s*(?=[-−(]?\d)", re.ASCII)
"""As spreadsheets set it before an amount: ￥1,234.00, -$5, (¥1,234)."""
_GROUP = re.compile("[\u00a0\u2007\u2009\u202f '’]")

_UNPRINTED = frozenset({"", "na", "nan", "null"})
"""Those of them that only files know: no table is printed so."""
_SIGN = "…"

_STATUS: Mapping[str, CellStatus] = {
    **dict.fromkeys(("r", "ʳ", "revised", "修订", "修订数", "修正", "调整", "调整数", "调整后"), "revised"),
    **dict.fromkeys(
        ("p", "ᵖ", "provisional", "preliminary", "prelim.", "初步", "初步数", "初步统计", "初步核算", "快报",
         "快报数", "暂定"),
        "provisional",
    ),
    **dict.fromkeys(("e", "ᵉ", "estimate", "estimated", "估计", "估计数", "估算"), "estimated"),
    **dict.fromkeys(("expected", "预计", "预计数"), "expected"),
    **dict.fromkeys(("f", "ᶠ", "forecast", "projected", "预测", "预测数"), "forecast"),
    **dict.fromkeys(("final", "最终", "最终核实", "最终数"), "final"),
}  # fmt: skip
"""Marks of revision as statistical offices print them (flags of Eurostat and ONS; 国家统计局: 初步核算)."""
_WORDS = "|".join(sorted((re.escape(word) for word in _STATUS if len(word) > 1), key=len, reverse=True))
_BEFORE = re.compile(rf"(?P<word>{_WORDS})\s*(?=[-+−–(]?\d)", re.IGNORECASE | re.ASCII)
_MARKS = re.compile(
    rf"\s*(?:[\[(](?P<inner>[^\[\]()]{{1,14}})[\])]|(?P<word>{_WORDS})|(?P<letter>(?<![A-Za-z])[rpefRPEFʳᵖᵉᶠ])"
    r"|(?P<sign>[*†‡§#]{1,3}|(?<![A-Za-z米])[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|[①-⑳]))\s*$",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\d{1,2}|[a-z]|[ivx]{1,4}|[*†‡§#]{1,3}|注\d{0,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellNumber:
    """Hold the number of a cell, with its unit and mark."""

    shown: str
    """As printed, without mark and unit, in narrow digits and with a decimal point."""
    value: Decimal
    unit: str = ""
    """What stands behind the number and is no mark: %, 万人."""
    mark: CellMark | None = None


def parse_plain_number(cell: str) -> Decimal | None:
    """Read a cell that is nothing but a number with a decimal point, as nearly all are; else None."""
    if not cell.isascii() or not _PLAIN.fullmatch(cell):
        return None
    return Decimal(cell.replace(",", "") if "," in cell else cell)


def read_cell_number(cell: str, decimal: DecimalSign = ".") -> CellNumber | None:
    """Read the number that `cell` holds; None where it holds none, or more than one.

    A number in brackets is negative, as accounts print it. (1), * and ² behind a number are marks.
    """
    if decimal == "." and (plain := parse_plain_number(cell)) is not None:
        return CellNumber(cell, plain)
    text = narrow_cell(cell)
    status: CellStatus = "final"
    if before := _BEFORE.match(text):
        status, text = _STATUS[before["word"].lower()], text[before.end() :]
    currency = _CURRENCY.match(text)
    if currency:
        text = currency[1] + text[currency.end() :]
    found = _CELL[decimal].fullmatch(text)
    if found is None or not _GROUP.sub("", text).isprintable():
        return None
    tail = found["tail"]
    if found["open"]:
        if found["sign"] or not tail.startswith((")", "%)")):
            return None
        tail = tail.replace(")", "", 1)
    digits = found["number"]
    number = _GROUP.sub("", digits.replace("." if decimal == "," else ",", "")).replace(",", ".")
    negative = bool(found["open"]) or found["sign"] in ("-", "−", "–")
    mark, unit = _split_mark(tail.strip(), status)
    unit = f"{currency[2]}{unit}" if currency else unit
    shown = digits if decimal == "." else digits.translate(_POINTS)
    shown = f"({shown})" if found["open"] else f"{found['sign']}{shown}"
    return CellNumber(shown, -Decimal(number) if negative else Decimal(number), unit, mark)


_POINTS = str.maketrans({",": ".", ".": ",", " ": ",", **dict.fromkeys("\u00a0\u2007\u2009\u202f'’", ",")})
"""From a decimal comma to a decimal point, so that no reader takes one for the other."""


def gap_sign(cell: str) -> str | None:
    """Return the sign that stands in print where `cell` says that a value is missing; None where it does not.

    It is the file's own, for .., — and x differ in meaning; … where only files know it, and for an empty one.
    """
    sign = narrow_cell(cell)
    if sign.lower() not in MISSING_MARKS:
        return None
    return _SIGN if sign.lower() in _UNPRINTED else sign


def advice_for_cell(cell: str) -> str:
    """Return what to do about a cell that holds no number: a template of the catalogue."""
    text = narrow_cell(cell)
    if re.fullmatch(r"[-−]?[\d. ]+,\d{1,2}|[-−]?\d+,\d{4,}|[-−]?\d{1,3}(\.\d{3})+,\d+", text, re.ASCII):
        return N_('If its comma is a decimal comma, write “decimal: ","” under “data:”.')
    if re.fullmatch(r"[-−]?\d(\.\d+)?[eE]\+?\d+", text, re.ASCII):
        return N_("The spreadsheet has shortened it: format the column as numbers and save it again.")
    if re.fullmatch("#{2,}", text):
        return N_("The column was too narrow for the number: widen it in the spreadsheet and save it again.")
    return N_("Write digits with a decimal point, or leave the cell empty for a gap.")


def _split_mark(tail: str, status: CellStatus) -> tuple[CellMark | None, str]:
    """Return the mark of a number and its unit, of what stands behind it."""
    signs = ""
    while tail and (found := _MARKS.search(tail)) is not None:
        inner = found["inner"]
        key = (inner or found["word"] or found["letter"] or "").strip().lower()
        if key in _STATUS:
            status = _STATUS[key]
        elif found["sign"] or (inner and _FOOTNOTE.fullmatch(inner)):
            # A † alone is what this program prints behind what it worked out.
            signs = found[0].strip().replace(DAGGER, f"[{DAGGER}]") + signs
        else:
            break
        tail = tail[: found.start()]
    mark = CellMark(status, signs) if status != "final" or signs else None
    return mark, tail.strip()
