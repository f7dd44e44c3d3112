"""The words around a numeral, as a problem quotes them."""

from __future__ import annotations

import re

from cqbrief.briefing.text_width import ems

_AROUND = 12
"""Chinese characters, or as much of other text, shown on either side of a numeral."""
_LATIN = re.compile(r"[A-Za-z0-9.,'’%]{2}")


def excerpt(words: str, start: int, end: int) -> str:
    """Return a stretch of `words` around a range, on one line, with … where something is left out."""
    before, after = start, end
    while before and ems(words[before - 1 : start]) <= _AROUND:
        before -= 1
    while after < len(words) and ems(words[end : after + 1]) <= _AROUND:
        after += 1
    # No piece of a word, and of a number neither.
    while 0 < before < start and _LATIN.match(words, before - 1):
        before += 1
    while end < after < len(words) and _LATIN.match(words, after - 1):
        after -= 1
    shown = " ".join(words[before:after].split())
    return f"{'…' if before else ''}{shown}{'…' if after < len(words) else ''}"
