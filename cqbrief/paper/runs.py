"""Texts as runs for the template: words, numbers that are not parted from their units, figures.

A run is a string, ``{"keep": "4000元"}`` for words that stay on one line, ``{"figure": id}`` or
``{"line": 1}`` for a line break. Runs are data: the template never reads them as its own language.
"""

from __future__ import annotations

from typing import TypeAlias

from cqbrief.briefing.notation import fold, read_all
from cqbrief.briefing.text import Language, Text
from cqbrief.paper.glyphs import Glyphs

Run: TypeAlias = "str | dict[str, str | int]"

LONGEST_KEPT = 24
"""A number with its unit that is longer than this many characters may be broken after all."""


class Runs:
    """Makes runs of texts, in one language."""

    def __init__(
        self, language: Language, units: frozenset[str], known: frozenset[str], glyphs: Glyphs
    ) -> None:
        self._language: Language = language
        self._units = units
        self._known = known
        """Ids of the figures there are."""
        self._glyphs = glyphs

    def of(self, text: Text | None) -> list[Run]:
        """The runs of a text of the briefing; empty for None."""
        runs: list[Run] = []
        for segment in text.segments(self._language) if text else ():
            if isinstance(segment, str):
                runs += self.words(segment)
            elif segment.id in self._known:
                runs.append({"figure": segment.id})
            else:
                runs.append(self._glyphs.clean(f"{{{segment.id}}}"))
        return runs

    def words(self, text: str) -> list[Run]:
        """The runs of plain words such as a quote."""
        text = self._glyphs.clean(text)
        runs: list[Run] = []
        for number, line in enumerate(text.strip("\n").split("\n")):
            if number:
                runs.append({"line": 1})
            runs += self._line(line)
        return runs

    def _line(self, line: str) -> list[Run]:
        runs: list[Run] = []
        position = 0
        for found in read_all(fold(line), self._units):
            # A digit alone has nothing that it could be parted from.
            if not 1 < found.end - found.start <= LONGEST_KEPT or found.start < position:
                continue
            if found.start > position:
                runs.append(line[position : found.start])
            runs.append({"keep": line[found.start : found.end]})
            position = found.end
        if position < len(line):
            runs.append(line[position:])
        return runs
