"""Chinese text found by its sounds: whole syllables, their beginnings, or initials alone.

pypinyin takes a quarter of a second to import and is therefore imported when the first Latin query comes.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import Any

from cqbrief.system.gc_pause import gc_paused

Syllables = tuple[tuple[str, ...], ...]
"""For each character its possible syllables; letters and digits stand for themselves, signs for nothing."""


def load_dictionary() -> None:
    """Load pypinyin and its phrases; may be called in a thread beside a window."""
    # Each collection of garbage on the way would hold the window up for as long as all it shows takes to
    # look through, and the dictionary has none.
    with gc_paused():
        _syllables_of_run("字")


def syllables(text: str) -> Syllables:
    """Return the sounds of `text`, in small letters without tones."""
    # The whole before its part: of two threads that import a part first, one gets half a module.
    from pypinyin import core  # noqa: F401
    from pypinyin.seg.simpleseg import simple_seg

    # Runs of Chinese characters are read apart anyway, and the same ones come again and again.
    return tuple(chain.from_iterable(map(_syllables_of_run, simple_seg(text))))


@lru_cache(maxsize=16384)
def _syllables_of_run(text: str) -> Syllables:
    from pypinyin import Style, pinyin

    found: list[tuple[str, ...]] = []
    # What is not Chinese comes one character at a time; pypinyin takes lists, though its types do not say so.
    apart: Any = list
    for run in pinyin(text, style=Style.NORMAL, heteronym=True, errors=apart):
        options = tuple(dict.fromkeys(syllable.lower() for syllable in run))
        found.append(tuple(s.replace("ü", "v") for s in options if s[:1].isalnum()))
    return tuple(found)


def sounds_like(query: str, spoken: Syllables) -> bool:
    """Tell whether `query` (small letters) sounds like a part of the text: xzjy and xinzeng for 新增就业.

    Each character is said by a whole syllable, its initial, or (the last one) any beginning of it; a word
    in Latin letters may begin anywhere only at its own beginning.
    """
    first = query[0]
    for start, options in enumerate(spoken):
        for syllable in options:
            if syllable[0] == first:
                if _from(query, spoken, start):
                    return True
                break
    return False


def _from(query: str, spoken: Syllables, start: int) -> bool:
    """Tell whether the sounds from `start` on say `query`, however each is shortened."""
    reached = {0}
    for options in spoken[start:]:
        after: set[int] = set()
        for at in reached:
            rest = query[at:]
            for syllable in options:
                if syllable.startswith(rest):
                    return True
                if rest.startswith(syllable):
                    after.add(at + len(syllable))
                if rest[0] == syllable[0]:
                    after.add(at + 1)
                if syllable[1:2] == "h" and rest.startswith(syllable[:2]):
                    after.add(at + 2)
            if not options:
                after.add(at)
        if not after:
            return False
        reached = after
    return False
