"""Heads and labels under which numbers without a sign are falls."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.lexicon import any_of_words
from cqbrief.briefing.quantities.parser import find_quantities
from cqbrief.briefing.tables.table_units import without_unit


@cache
def _undirected_head() -> re.Pattern[str]:
    """Return a pattern for heads under which a number has its sign printed, where it has one."""
    both = any_of_words(lexicon_zh.UNDIRECTED_NOUNS, lexicon_en.UNDIRECTED_NOUNS)
    return re.compile(rf"{both}|增.{{0,2}}[+＋].*减|±", re.IGNORECASE)


@lru_cache(maxsize=1024)
def is_decline(head: str | None) -> bool:
    """Tell whether numbers under this head are falls, printed without a sign: 比上年下降（%）, decrease.

    Under heads that go either way (增减, 变化, change) a number without a sign is a rise. What is a word of
    falling is read as before any number.
    """
    bare = without_unit(head or "").strip()
    if not bare or _undirected_head().search(head or ""):
        return False
    for carrier in (f"{bare}1%", f"{bare} 1%", f"{bare} of 1%"):
        found = find_quantities(carrier)
        if found and found[-1][2].change:
            return found[-1][2].number < 0
    return False
