"""Where the lines of a short text break: as few lines as possible, ending where the reader pauses. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence

MOST = 6
"""Lines of a text that is broken with care; a longer one is read as running text."""

_PAUSES = {
    "。": 0.0, "；": 0.0, "！": 0.0, "？": 0.0, "，": 0.02, "：": 0.02, "、": 0.04,
    ".": 0.0, ";": 0.0, "!": 0.0, "?": 0.0, ",": 0.02, ":": 0.02,
}  # fmt: skip
"""What it costs to break behind these marks; everything below is dearer."""
_CLOSING, _OPENING = frozenset("”’）》」』】〉"), frozenset("“‘（《「『【〈")
_AT_QUOTE, _AT_SPACE, _BEFORE_LATIN, _WITHIN = 0.06, 0.05, 0.15, 0.3
"""Costs of a break at the edge of a quotation, at a space, beside a Latin word, and between two Chinese
characters, which may belong to one word. A line half as long as the others costs as much as the last."""


def line_breaks(text: str, edges: Sequence[float], allowed: Collection[int], width: float) -> tuple[int, ...]:
    """Return the indices before which a new line begins, so that no line is wider than `width`.

    ``edges[i]`` is where character i begins on one long line, with one more for the end; lines may
    break before the indices `allowed`. No text takes more lines than it must. Empty where one line
    holds it, where a word is too long for a line, and where there would be more than `MOST` lines.
    """
    places = [0, *sorted(at for at in allowed if 0 < at < len(text)), len(text)]
    starts = [edges[at] for at in places]
    # Where a line ends that breaks at each place: spaces at its end hang over.
    ends = [edges[len(text[:at].rstrip())] for at in places]
    lines = _fewest(starts, ends, width)
    if not 2 <= lines <= MOST:
        return ()
    ideal = (ends[-1] - starts[0]) / lines
    costs = [0.0, *(_cost(text, at) for at in places[1:-1]), 0.0]
    # The least cost of each place as the end of the first line, of the second, and so on; and its breaks.
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ())]
    for _ in range(lines):
        row: list[tuple[float, tuple[int, ...]] | None] = [None] * len(places)
        for end in range(1, len(places)):
            for start in range(min(end, len(best)) - 1, -1, -1):
                wide = ends[end] - starts[start]
                if wide > width:
                    break
                before = best[start]
                if before is None:
                    continue
                cost = before[0] + ((ideal - wide) / width) ** 2 * 2 + costs[end]
                found = row[end]
                if found is None or cost < found[0]:
                    row[end] = (cost, (*before[1], places[end]))
        best = row
    chosen = best[-1]
    assert chosen is not None  # `lines` lines are enough
    return chosen[1][:-1]


def _fewest(starts: Sequence[float], ends: Sequence[float], width: float) -> int:
    """Return the least number of lines; 0 where a word is too long for a line."""
    lines, start = 1, 0
    for end in range(1, len(ends)):
        if ends[end] - starts[start] > width:
            lines, start = lines + 1, end - 1
            if ends[end] - starts[start] > width:
                return 0
    return lines


def _cost(text: str, at: int) -> float:
    """Return what it costs to begin a line with the character `at`."""
    before, after = text[:at].rstrip(), text[at]
    last = before[-1:]
    if last in _CLOSING and before[-2:-1] in _PAUSES:
        last = before[-2]
    if last in _PAUSES:
        return _PAUSES[last]
    if last in _CLOSING or after in _OPENING:
        return _AT_QUOTE
    if text[at - 1].isspace():
        return _AT_SPACE
    return _BEFORE_LATIN if last.isascii() != after.isascii() else _WITHIN
