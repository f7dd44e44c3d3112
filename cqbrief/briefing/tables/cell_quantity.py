"""The quantity that a cell of a printed table is, before its heads say the unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from cqbrief.briefing.quantities import lexicon_en
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.lexicon import any_of_words
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.tables.cell_values import read_cell_number

_BLANKS: Final = re.compile(r"[-−－]?\d{1,3}(?: \d{3})+(?:\.\d+)?")
_DIGITS: Final = re.compile(r"\d[\d,. \u00a0\u2007\u2009\u202f ]*(?<=\d)")
_TRIANGLE: Final = re.compile("[△▲▼▽]")


class CellQuantity(NamedTuple):
    """Hold the number of a cell as a quantity without unit, and the unit that is written behind it."""

    quantity: Quantity
    written_unit: str


def is_triangle_minus(lines: Iterable[str]) -> bool:
    """Tell whether one of the lines of a text is a note that says that a triangle is minus."""
    return any(_triangle_note().search(line) for line in lines if _TRIANGLE.search(line))


@cache
def _triangle_note() -> re.Pattern[str]:
    return re.compile(
        r"[△▲▼▽]”?[号]?\s*(?:表示|代表|为|是|指|[:：=]|\b(?:denotes|indicates|means|for|is)\b)[^。；;\n]{0,12}?"
        rf"(?:负|减|降|\b(?:minus|negative)\b|{any_of_words(lexicon_en.FALLING_NOUNS)})",
        re.IGNORECASE,
    )


def read_cell_quantity(text: str, decimal: DecimalSign, *, triangle_is_minus: bool) -> CellQuantity | None:
    """Return the number that a cell is; None where it is no number.

    △1.6 is minus 1.6 in one report and marks something else in the next: unless `triangle_is_minus`, it is
    ambiguous.
    """
    triangle = _TRIANGLE.match(text)
    bare = text[1:].strip() if triangle else text
    if _BLANKS.fullmatch(bare):
        bare = bare.replace(" ", "\u00a0")
    number = read_cell_number(bare, decimal)
    digits = _DIGITS.search(text)
    if number is None or digits is None:
        return None
    value = number.value
    if triangle:
        value = value.copy_negate()
    exponent = number.value.as_tuple().exponent
    quantity = Quantity(
        printed=text, prefix=text[: digits.start()], digits=digits[0], suffix=text[digits.end() :],
        number=value, decimals=max(0, -exponent) if isinstance(exponent, int) else 0,
        ambiguous=triangle is not None and not triangle_is_minus,
    )  # fmt: skip
    return CellQuantity(quantity, number.unit)
