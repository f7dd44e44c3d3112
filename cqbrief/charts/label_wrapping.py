"""Labels broken into lines, by the rules of Chinese and of spaced scripts alike."""

from __future__ import annotations

import re
from collections.abc import Callable

_PIECE = re.compile(r"[A-Za-z0-9.,:%†+\-–—/'’]+|\s+|.", re.DOTALL)
_NOT_FIRST = frozenset("，。、；：？！）》」』】〉”’%‰†)]}…")
_NOT_LAST = frozenset("（《「『【〈“‘([{")
ELLIPSIS = "…"


def wrap(text: str, width: float, lines: int, measure: Callable[[str], float]) -> list[str]:
    """Break `text` into at most `lines` lines, none wider than `width`; what does not fit ends in “…”.

    Lines break between Chinese characters and at spaces, never before closing or after opening
    marks; a single word too long for a line is cut. Return no line when not even one character fits.
    """
    words = _unbreakable(text.strip())
    result: list[str] = []
    line = ""
    while words:
        word = words.pop(0)
        if measure((line + word).rstrip()) <= width:
            line += word
            continue
        if not line.strip():
            cut = _longest(word, width, measure)
            if not cut:
                return result if not result else _close(result, width, measure)
            word, rest = word[:cut], word[cut:]
            words.insert(0, rest)
            line = word
            if len(result) + 1 == lines and words:
                return _close([*result, line], width, measure)
            result.append(line)
            line = ""
            continue
        if len(result) + 1 == lines:
            return _close([*result, line.rstrip()], width, measure)
        result.append(line.rstrip())
        line = ""
        words.insert(0, word.lstrip())
    return [*result, line.rstrip()] if line.strip() else result


def fits(text: str, width: float, lines: int, measure: Callable[[str], float]) -> bool:
    """Tell whether `wrap` writes the whole of `text` and cuts no word."""
    if any(measure(word.rstrip()) > width for word in _unbreakable(text.strip())):
        return False
    return len(wrap(text, width, len(text) + 1, measure)) <= lines


def narrowest_width(text: str, width: float, measure: Callable[[str], float]) -> float:
    """Return the least width, to a pixel, that needs no more lines than `width`: lines of like length."""
    lines = len(wrap(text, width, len(text) + 1, measure))
    while width > 1 and fits(text, width - 1, lines, measure):
        width -= 1
    return width


def _unbreakable(text: str) -> list[str]:
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
    return pieces


def _longest(word: str, width: float, measure: Callable[[str], float]) -> int:
    count = 0
    while count < len(word) and measure(word[: count + 1]) <= width:
        count += 1
    return count


def _close(lines: list[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """Return the lines with “…” at the end of the last, shortened as needed."""
    last = lines[-1]
    while last and measure(last + ELLIPSIS) > width:
        last = last[:-1]
    return [*lines[:-1], last + ELLIPSIS]
