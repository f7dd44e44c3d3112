"""Places of a text that can be asked whether they touch another one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from typing import Final


class Spans:
    """Half-open ranges of one text; each answer takes logarithmic time."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Take ranges in any order, overlapping or not."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Return whether one of the ranges has a character in common with this one."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start


_NONE: Final = Spans(())


def spans_of(ranges: Collection[tuple[int, int]]) -> Spans:
    """Return `Spans` of the ranges; for none, as in most texts, always the same."""
    return Spans(ranges) if ranges else _NONE
