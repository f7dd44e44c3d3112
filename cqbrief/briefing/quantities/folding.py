"""Texts with one form for each character: full-width forms, spaces and minus signs unified.

Every function keeps a text's length, so that places in what it returns are places in the text.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from functools import partial
from typing import Final, Literal

from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern

DecimalSign = Literal[".", ","]

_FOLD: Final[dict[int, str | int]] = {
    # All full-width forms but the comma: the Chinese one parts sentences, never thousands.
    **{0xFF01 + i: 0x21 + i for i in range(94) if i != 0x0B},
    **dict.fromkeys((0x3000, 0x00A0, 0x2002, 0x2003, 0x2007, 0x2008, 0x2009, 0x202F), " "),
    **dict.fromkeys((0x301C, 0x223C), "~"),
    **dict.fromkeys((0x2212, 0xFE63), "-"),
    0xFE6A: "%",
    0xFFE5: "¥",
    0xFFE1: "£",
}
_BETWEEN_DIGITS: Final = lazy_pattern("[.,](?<=[0-9].)(?=[0-9])")
_THIN: Final = lazy_pattern("[\u00a0\u2007-\u2009\u202f'’](?<=[0-9].)(?=[0-9]{3}(?![0-9]))")


def character_replacer(table: dict[int, str | int]) -> Callable[[str], str]:
    """Return what does the same as `str.translate` with `table`, in a tenth of the time where few
    characters match."""
    in_table = re.compile(f"[{re.escape(''.join(map(chr, table)))}]+")
    return partial(in_table.sub, lambda match: match[0].translate(table))


_fold: Final = character_replacer(_FOLD)
lower_ascii: Final = character_replacer(
    dict(zip(map(ord, string.ascii_uppercase), string.ascii_lowercase, strict=True))
)
"""Return a text with A to Z in small letters; unlike `str.lower` it never changes the text's length."""


def fold(text: str) -> str:
    """Return `text` with full-width forms, spaces and minus signs unified, character for character."""
    return text if text.isascii() else _fold(text)


def fold_number(text: str, decimal: DecimalSign = ".") -> str:
    """Return `fold(text)` with ``_`` for what parts thousands and nothing else, thin and no-break spaces and
    apostrophes: 1_234_567.

    Where the `decimal` sign is a comma, points and commas between digits change places: 1,234.5 for 1.234,5.
    """
    text = _THIN.sub("_", text)
    return fold(swap_decimal_signs(text) if decimal == "," else text)


def swap_decimal_signs(text: str) -> str:
    """Return `text` with points for the commas between digits, and commas for the points."""
    return _BETWEEN_DIGITS.sub(lambda sign: "." if sign[0] == "," else ",", text)
