"""Heads and labels under which numbers without a sign are falls."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cqbrief.briefing.quantities.parser import find_quantities

_UNIT_BEHIND: Final = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]\s*$")
_EITHER_WAY: Final = re.compile(
    r"增减|升降|涨跌|增加?[(（]?[+＋].*减|变化|变动|±|\bchange\b|\bincrease or decrease\b|\bup or down\b",
    re.IGNORECASE,
)
"""Heads under which a number has its sign printed, where it has one."""


def without_unit(head: str) -> str:
    """Return a head without the unit in brackets at its end: 比重 for 比重（%）."""
    return _UNIT_BEHIND.sub("", head)


@lru_cache(maxsize=1024)
def falling(head: str | None) -> bool:
    """Return whether numbers under this head are falls, printed without a sign: 比上年下降（%）, decrease.

    Under heads that go either way (增减, 变化, change) a number without a sign is a rise. What is a word of
    falling is read as before any number.
    """
    bare = without_unit(head or "").strip()
    if not bare or _EITHER_WAY.search(head or ""):
        return False
    for carrier in (f"{bare}1%", f"{bare} 1%", f"{bare} of 1%"):
        found = find_quantities(carrier)
        if found and found[-1][2].change:
            return found[-1][2].number < 0
    return False
