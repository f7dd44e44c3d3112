"""The numerals in what the author or the source wrote, as spans: no line parts a number from its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cqbrief.briefing.quantities.folding import DecimalSign, fold_number
from cqbrief.briefing.quantities.match_finder import find_matches
from cqbrief.briefing.quantities.quantity_match import QuantityMatch
from cqbrief.text.spans import Span, Spans

LONGEST_KEPT = 24
"""A number with its unit that is longer than this many characters may be broken after all."""

_BETWEEN_ENDS = re.compile(r"\s(?:to|and)\s|[~～至到和与–—-]")


def find_numerals(spans: Iterable[Span], units: frozenset[str], decimal: DecimalSign) -> Spans:
    """Return `spans` with every numeral in their content as a span of its own, kept on one line.

    `units` are those that the briefing declares, `decimal` is the decimal sign of its sources. Only content
    is read: what is a number already, and the program's own words, stay as they are.
    """
    found: list[Span] = []
    for span in spans:
        if span.role == "content" and not span.keep_together:
            found += _numeral_spans(span.text, units, decimal)
        else:
            found.append(span)
    return tuple(found)


@lru_cache(4096)
def _numeral_spans(text: str, units: frozenset[str], decimal: DecimalSign) -> Spans:
    """Return the spans of a text; kept, because slides and pages ask for each of theirs many times."""
    spans: list[Span] = []
    position = 0
    for start, end in _numerals(text, units, decimal):
        # A digit alone has nothing that it could be parted from.
        if start < position or not 1 < end - start <= LONGEST_KEPT:
            continue
        if start > position:
            spans.append(Span(text[position:start], "content"))
        spans.append(Span(text[start:end], "number", keep_together=True))
        position = end
    if position < len(text):
        spans.append(Span(text[position:], "content"))
    return tuple(spans)


def _numerals(text: str, units: frozenset[str], decimal: DecimalSign) -> list[tuple[int, int]]:
    """Return where each numeral begins and ends; of two that begin together the longer one comes first."""
    found: list[tuple[int, int]] = []
    offset = 0
    # Line by line: no number goes on in the next line.
    for line in text.split("\n"):
        for match in find_matches(fold_number(line, decimal), units):
            found += [(offset + start, offset + end) for start, end in _unbroken(line, match)]
        offset += len(line) + 1
    return sorted(found, key=lambda place: (place[0], -place[1]))


def _unbroken(line: str, found: QuantityMatch) -> Iterator[tuple[int, int]]:
    """Return what of a number stays on one line: all of it; of a range that is too long for that either
    end."""
    if found.high is None or found.end - found.start <= LONGEST_KEPT:
        yield found.start, found.end
        return
    start = found.digits_start
    for link in _BETWEEN_ENDS.finditer(line, found.digits_start, found.end):
        yield start, link.start()
        start = link.end()
    yield start, found.end
