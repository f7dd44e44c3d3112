"""Texts as runs for the template: words, numbers that are not parted from their units, figures.

A run is a string, ``{"keep": "4000元"}`` or ``{"keep": "第 4 段"}`` for words that stay on one line,
``{"figure": id}`` or ``{"line": 1}`` for a line break. Runs are data: the template never reads them as its
own language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.quantities.folding import DecimalSign, fold_number
from cqbrief.briefing.quantities.match_finder import find_matches
from cqbrief.briefing.quantities.quantity_match import QuantityMatch
from cqbrief.briefing.text_width import ems
from cqbrief.i18n.translator import Translator
from cqbrief.paper.glyph_check import GlyphCheck
from cqbrief.text.comparison_text import ComparisonText
from cqbrief.text.printed_number import plain

Run: TypeAlias = "str | dict[str, str | int]"

LONGEST_KEPT = 24
"""A number with its unit that is longer than this many characters may be broken after all."""

_BETWEEN_ENDS = re.compile(r"\s(?:to|and)\s|[~～至到和与–—-]")

LONGEST_COMPARISON = 8
"""Em: what a figure is held against may be broken where it is wider; no column for it is narrower."""


class Runs:
    """Makes runs of texts, in the language of `words`."""

    def __init__(
        self,
        tr: Translator,
        units: frozenset[str],
        decimal: DecimalSign,
        known: frozenset[str],
        glyphs: GlyphCheck,
    ) -> None:
        self._language = tr.language
        before, after = tr.text("paragraph {number}", number="#").split("#")
        self._place = re.compile(rf"{re.escape(before)}\d+{re.escape(after)}")
        self._units = units
        self._decimal: DecimalSign = decimal
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

    def compared(self, comparison: ComparisonText) -> list[Run]:
        """Return the runs of what a figure is held against: whole, or, where it is long, its number whole."""
        whole = self._glyphs.clean(plain(comparison.text))
        if ems(whole) <= LONGEST_COMPARISON:
            return [{"keep": whole}]
        value = self._glyphs.clean(plain(comparison.value))
        number: Run = {"keep": value} if len(value) <= LONGEST_KEPT else value
        return [*self.words(plain(comparison.before)), number, *self.words(plain(comparison.after))]

    def _line(self, line: str) -> list[Run]:
        runs: list[Run] = []
        position = 0
        kept = [found.span() for found in self._place.finditer(line)]
        for found in find_matches(fold_number(line, self._decimal), self._units):
            for start, end in _unbroken(line, found):
                # A digit alone has nothing that it could be parted from.
                if 1 < end - start <= LONGEST_KEPT:
                    kept.append((start, end))
        # Of two that begin together the longer one: 第 21 段 before 第 21.
        for start, end in sorted(kept, key=lambda span: (span[0], -span[1])):
            if start < position:
                continue
            if start > position:
                runs.append(line[position:start])
            runs.append({"keep": line[start:end]})
            position = end
        if position < len(line):
            runs.append(line[position:])
        return runs


def _unbroken(line: str, found: QuantityMatch) -> Iterator[tuple[int, int]]:
    """What of a number stays on one line: all of it; of a range that is too long for that either end."""
    if found.high is None or found.end - found.start <= LONGEST_KEPT:
        yield found.start, found.end
        return
    start = found.digits_start
    for link in _BETWEEN_ENDS.finditer(line, found.digits_start, found.end):
        yield start, link.start()
        start = link.end()
    yield start, found.end
