"""A source document prepared for looking up quotes: where words stand in it, and what is like them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile

from cqbrief.briefing.quantities.folding import DecimalSign, character_replacer, fold
from cqbrief.briefing.quantities.quantity import FoundQuantity
from cqbrief.briefing.sources.document import Document, Passage
from cqbrief.briefing.sources.paragraphs import sentences
from cqbrief.briefing.tables.text_tables import DocumentQuantities

_BLOCK = 3
"""Characters of one entry of the index: short enough for short quotes, long enough to be rare."""

_COMMON = 2000
"""An entry that stands oftener than this in a document is no help; then the text itself is searched."""

_RARE = 4
"""An entry that stands so seldom is good enough: to look for a rarer one would cost more."""

_MOST = 1000
"""Occurrences of a quote that are counted."""

_MOST_SEARCHED = 300_000_000
"""Characters of a document that are searched for such quotes in all: a second or so of work."""

_LONGEST_COMPARED = 200
"""Characters of a quote that is nowhere, by which the sentence nearest to it is looked for."""
_EDGE = 4
"""Characters at either end of a quote that is nowhere that are enough to find what was meant."""
_LONGEST_SHOWN = 60
"""Characters of a passage shown in a message."""

_unify_marks = character_replacer(
    {
        **dict.fromkeys(map(ord, "“”„‟«»「」『』‘’‚‛'＂＇〝〞"), '"'),
        **dict.fromkeys(map(ord, "–—―‐‑‒─"), "-"),
        ord("，"): ",",
    }
)
_IGNORED = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]+")


def normalise(text: str) -> str:
    """Return `text` without white space, with one form of widths, quotation marks and dashes."""
    return _IGNORED.sub("", _unify(text))


def _unify(text: str) -> str:
    return _unify_marks(fold(text))


class DocumentIndex:
    """Hold a document prepared for look-ups that take time in proportion to the quote, not the text."""

    def __init__(
        self, document: Document, units: frozenset[str] = frozenset(), decimal: DecimalSign = "."
    ) -> None:
        self.document = document
        self.numbers = DocumentQuantities(
            [paragraph.text for paragraph in document.paragraphs], units, decimal
        )
        self._offsets = [paragraph.offset for paragraph in document.paragraphs]
        self._searched = 0
        self._sentences: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        # Line feeds stay in, one between paragraphs: no quote reaches over them.
        pieces: list[str] = []
        self._kept: list[int] = []
        self._origins: list[int] = []
        length = 0
        for paragraph in document.paragraphs:
            position, unified = 0, _unify(paragraph.text)
            spans = [match.span() for match in _IGNORED.finditer(unified)]
            for start, end in [*spans, (len(unified), len(unified))]:
                if start > position:
                    self._kept.append(length)
                    self._origins.append(paragraph.offset + position)
                    pieces.append(unified[position:start])
                    length += start - position
                position = end
            pieces.append("\n")
            length += 1
        self._text = "".join(pieces)
        self._blocks: dict[str, list[int]] = defaultdict(list)
        for at in range(0, len(self._text) - _BLOCK + 1, _BLOCK):
            self._blocks[self._text[at : at + _BLOCK]].append(at)

    def quantities(self, paragraph: int) -> tuple[FoundQuantity, ...]:
        """Return start, end and quantity of every quantity of a paragraph, by its index, small counts too."""
        return self.numbers.on_line(paragraph)

    @property
    def exhausted(self) -> bool:
        """Tell whether so many short or common quotes were looked for that no further one is."""
        return self._searched > _MOST_SEARCHED

    def positions(self, needle: str, *, counted: bool = True) -> list[int]:
        """Return where the normalised, non-empty `needle` stands in the normalised text, in order.

        No more than `_MOST` places of a needle that is short or made of common words; where it is `counted`,
        none of it when the index is `exhausted`.
        """
        entries = self._entries(needle)
        if entries is None:
            if counted:
                self._searched += len(self._text)
                if self.exhausted:
                    return []
            found = [self._text.find(needle)]
            while found[-1] >= 0 and len(found) <= _MOST:
                found.append(self._text.find(needle, found[-1] + 1))
            return found[:-1]
        stands = self._text.startswith
        # Each once: entries stand at multiples of `_BLOCK`, and the shifts differ in what is left over.
        return sorted(
            at - shift
            for shift, places in entries
            for at in places
            if at >= shift and stands(needle, at - shift)
        )

    def original(self, position: int) -> int:
        """Return the place in `document.text` of a character of the normalised text."""
        run = bisect_right(self._kept, position) - 1
        return self._origins[run] + position - self._kept[run]

    def passage(self, position: int, length: int) -> Passage:
        """Return the passage of `length` normalised characters from `position` on."""
        start, end = self.original(position), self.original(position + length - 1) + 1
        index = bisect_right(self._offsets, start) - 1
        paragraph = self.document.paragraphs[index]
        start, end = start - paragraph.offset, end - paragraph.offset
        if index not in self._sentences:
            spans = sentences(paragraph.text)
            self._sentences[index] = tuple(span[0] for span in spans), tuple(span[1] for span in spans)
        # They stand in order and apart: those that the passage touches follow one another.
        starts, ends = self._sentences[index]
        first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
        return Passage(
            self.document.source, index, start, end, min(starts[first], start), max(ends[last], end)
        )

    def nearest(self, needle: str) -> str | None:
        """Return the sentence that shares most with the normalised `needle`; None if none shares enough."""
        votes: Counter[int] = Counter()
        longest: dict[int, tuple[int, int]] = {}
        # Of a quote of pages, or of one letter again and again, a part tells as much as the whole.
        needle = needle[:_LONGEST_COMPARED]
        blocks = [needle[shift : shift + _BLOCK] for shift in range(len(needle) - _BLOCK + 1)]
        for shift in {block: shift for shift, block in reversed(list(enumerate(blocks)))}.values():
            for at in self._blocks.get(needle[shift : shift + _BLOCK], ())[:_LONGEST_SHOWN]:
                place = (at - shift) // (2 * _BLOCK)
                votes[place] += 1
                longest[place] = max(longest.get(place, (0, 0)), self._shared(needle, shift, at))
        if votes:
            # Of places that share as many blocks, the one with the longest run of the same words.
            place = max(votes, key=lambda place: (votes[place], longest[place][0], -place))
            at = longest[place][1]
        else:
            # No run of five letters is shared: a word in the middle of a short quote is another one.
            half = len(needle) // 2
            ends = (needle[:half], needle[half:], needle[:_EDGE], needle[-_EDGE:])
            parts = sorted(ends, key=len, reverse=True)
            at = next((at for part in parts if len(part) > 1 and (at := self._text.find(part)) >= 0), -1)
            if at < 0:
                return None
        while self._text[at] == "\n" and at:
            at -= 1
        found = self.passage(at, 1)
        text = self.document.paragraphs[found.paragraph].text
        return shortened(text[found.sentence_start : found.sentence_end])

    def _shared(self, needle: str, shift: int, at: int) -> tuple[int, int]:
        """Return how long a run the needle shares with the text around these places, and a place in it."""
        before = _alike(reversed(needle[:shift]), reversed(self._text[max(0, at - shift) : at]))
        return before + _alike(needle[shift:], self._text[at : at + len(needle) - shift]), at

    def _entries(self, needle: str) -> list[tuple[int, Sequence[int]]] | None:
        """Return for each shift the places of the needle's entry there; None where searching is cheaper.

        Entries stand at multiples of `_BLOCK`: wherever the needle stands, one of its first `_BLOCK`
        shifts falls on one.
        """
        if len(needle) < 2 * _BLOCK - 1:
            return None
        best: list[tuple[int, Sequence[int]]] = []
        for residue in range(_BLOCK):
            rarest, fewest = residue, _COMMON + 1
            places: Sequence[int] = ()
            for shift in range(residue, len(needle) - _BLOCK + 1, _BLOCK):
                found = self._blocks.get(needle[shift : shift + _BLOCK], ())
                if len(found) < fewest:
                    rarest, places, fewest = shift, found, len(found)
                    if fewest <= _RARE:
                        break
            if fewest > _COMMON:
                return None
            best.append((rarest, places))
        return best


def shortened(text: str) -> str:
    """Return a passage on one line, as much of it as a message shows."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _alike(one: Iterable[str], two: Iterable[str]) -> int:
    """Count how many characters are the same from the beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
