"""Years, months and quarters as both languages write them: one table for all that read or write times."""

from __future__ import annotations

from typing import Final

FIRST_YEAR: Final = 1800
LAST_YEAR: Final = 2199
"""A bare number between them is taken for a year."""
YEAR_PATTERN: Final = "(?:18|19|20|21)[0-9]{2}"
"""Pattern for these years."""

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
MONTH_ABBREVIATIONS: Final = tuple(month[:3].lower() for month in MONTHS)
"""In small letters, as they are looked up."""
ORDINALS: Final = ("first", "second", "third", "fourth")
"""Of quarters, and of halves the first two."""
CHINESE_DIGITS: Final = "零一二三四五六七八九"
CHINESE_QUARTERS: Final = CHINESE_DIGITS[1:5]


def month_number(name: str) -> int:
    """Return 1 to 12 for an English month by its first three letters: 9 for Sept.

    Raises ValueError for a word that is no month.
    """
    return MONTH_ABBREVIATIONS.index(name[:3].lower()) + 1
