"""Ranges of a text that can be asked which of them overlaps or covers another one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from typing import Final


class RangeIndex:
    """Hold half-open ranges of one text, each with a key; each answer takes logarithmic time."""

    def __init__(self, ranges: Iterable[tuple[int, int, int]]) -> None:
        """Take (start, end, key) of each range, in any order, overlapping or not."""
        self._starts: list[int] = []
        self._reach: list[tuple[int, int]] = []
        """The furthest end of all that begin up to here, and whose it is."""
        for start, end, key in sorted(ranges):
            reach = (end, key)
            self._starts.append(start)
            self._reach.append(max(reach, self._reach[-1]) if self._reach else reach)

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether one of the ranges has a character in common with this one."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._reach[at][0] > start

    def key_covering(self, start: int, end: int) -> int | None:
        """Return the key of a range that holds this one as a whole; None if none does."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return None
        furthest, key = self._reach[at]
        return key if furthest >= end else None


EMPTY: Final = RangeIndex(())


def index_ranges(ranges: Collection[tuple[int, int]]) -> RangeIndex:
    """Return an index of ranges that need no keys; for none, as in most texts, always the same."""
    return RangeIndex((start, end, 0) for start, end in ranges) if ranges else EMPTY
