"""Labels broken into lines, by the rules of Chinese and of spaced scripts alike; never shortened."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

_PIECE = re.compile(r"[A-Za-z]+[-/](?=[A-Za-z])|[A-Za-z0-9.,:%†*+\-–—/'’]+[年月日]?|\s+|.", re.DOTALL)
"""What a line never breaks in: a word, a number with its signs, a year with 年; one Chinese character."""
_NOT_FIRST = frozenset("，。、；：？！）》」』】〉”’%‰†*)]}…")
_NOT_LAST = frozenset("（《「『【〈“‘([{")

Measure = Callable[[str], float]


def wrap(text: str, width: float, lines: int, measure: Measure) -> list[str]:
    """Break `text` into at most `lines` lines, none wider than `width`; return none where it does not fit.

    Lines break between Chinese characters, at spaces and after hyphens, never before closing or after
    opening marks and never inside a word or a number.
    """
    return _broken(_unbreakable(text.strip()), width, lines, measure)


def wrap_evenly(text: str, width: float, lines: int, measure: Measure) -> list[str]:
    """Break `text` as `wrap` does, into as few lines, but lines of like length."""
    found = wrap(text, width, lines, measure)
    if len(found) < 2:
        return found
    narrowest = narrowest_width(text, width, measure)
    return wrap(text, narrowest, lines, measure)


def narrowest_width(text: str, width: float, measure: Measure) -> float:
    """Return the least width, to a pixel, that needs no more lines than `width` does."""
    pieces, measure = _unbreakable(text.strip()), cache(measure)
    lines = len(_broken(pieces, width, len(text) + 1, measure))
    low, high = 0.0, width
    while high - low > 1:
        middle = (low + high) / 2
        if _broken(pieces, middle, lines, measure):
            high = middle
        else:
            low = middle
    return high


def _broken(pieces: Sequence[str], width: float, lines: int, measure: Measure) -> list[str]:
    """Put the pieces into lines, as `wrap` does."""
    whole = "".join(pieces)
    if measure(whole) <= width:  # most labels do: each further piece is a line to be measured
        return [whole][:lines] if whole else []
    result: list[str] = []
    line = ""
    for piece in pieces:
        if measure((line + piece).rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            result.append(line.rstrip())
        line = piece.lstrip()
        if measure(line.rstrip()) > width:
            return []
    if line.strip():
        result.append(line.rstrip())
    return result if len(result) <= lines else []


@lru_cache(maxsize=4096)
def _unbreakable(text: str) -> tuple[str, ...]:
    """Return the pieces of `text` between which a line may break."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        glued = pieces and (piece[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST)
        if glued:
            pieces[-1] += piece
        elif piece.isspace() and pieces:
            pieces[-1] += " "
        else:
            pieces.append(piece)
    return tuple(pieces)
