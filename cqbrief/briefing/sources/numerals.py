"""Which numerals a text holds, and which of a source's numerals the briefing uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from cqbrief.briefing.model import Ignored
from cqbrief.briefing.quantities import hyphen_compounds, lexicon_zh
from cqbrief.briefing.quantities.calendar_terms import FIRST_YEAR, LAST_YEAR, YEAR_PATTERN
from cqbrief.briefing.quantities.designations import Designations
from cqbrief.briefing.quantities.english_tokens import number_word_ranges
from cqbrief.briefing.quantities.folding import DecimalSign, fold
from cqbrief.briefing.quantities.parser import find_quantities
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.range_index import RangeIndex
from cqbrief.briefing.quantities.units import canonical_unit
from cqbrief.briefing.sources.document import Passage, SourceNumeral
from cqbrief.briefing.sources.document_index import DocumentIndex

_DIGITS = re.compile(
    r"(?<![A-Za-z0-9.])(?<![A-Za-z][-–])"
    rf"(?:(?!{YEAR_PATTERN}[A-Za-z](?![A-Za-z])|[0-9]0s(?![a-z]))"
    r"(?:[0-9]{2,}(?:,[0-9]{3})*(?:\.[0-9]+)?|[0-9]\.[0-9]+)[A-Za-zμ]{1,5}(?![A-Za-z0-9])"
    r"|[0-9][0-9.,]*(?:st|nd|rd|th)?(?![A-Za-z0-9]))"
)
"""Digits that are no quantity and part of no name such as A4, 5G or COVID-19, nor 2021e and 90s; 1000MW
counts in a unit that is not known."""
_REMEMBERED = 4096
"""Texts looked through last: when a file is saved nearly all are as before."""
_LONGEST_REMEMBERED = 2000
"""Characters of such a text: a book on one line is rather looked through again than kept."""
_REFERENCE = re.compile(r"\{[a-z][a-z0-9_]*\}")
_LAST_SIGNS = "".join(
    {word[-1] for word in (*lexicon_zh.QUALIFIER_PREFIXES, *lexicon_zh.EXACT_WORDS) if word.isalpha()}
)
_MAY_COUNT = re.compile(
    f"[0-9０-９¼-¾⅐-⅞两三四五六七八九十]|[二数成{_LAST_SIGNS}][百千万亿]|[百千万亿][余多]"
)
"""Without any of these a text holds no numeral: most texts are passed over at a glance."""


def prose_numerals(
    text: str, units: frozenset[str] = frozenset(), decimal: DecimalSign = "."
) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the numerals that an author typed into `text`, without references and dates.

    一个 and 几个 say nothing; English numbers in words (three quarters) are numerals like 四分之三.
    """
    look_through = _recalled if len(text) <= _LONGEST_REMEMBERED else _numerals
    return look_through(text, units, decimal)


def _numerals(text: str, units: frozenset[str], decimal: DecimalSign) -> tuple[tuple[int, int], ...]:
    text = _REFERENCE.sub(_blank, text)
    if not _MAY_COUNT.search(text):
        return tuple(number_word_ranges(text))
    text = fold(text)
    quantities = find_quantities(text, units, decimal, small_counts=True)
    found = [
        (start, end)
        for start, end, quantity in quantities
        if not quantity.is_year and not quantity.is_scope and quantity.digits not in ("几", "数")
    ]
    found += _other_digits(text, [(start, end) for start, end, _ in quantities])
    return tuple(sorted(found))


_recalled = lru_cache(maxsize=_REMEMBERED)(_numerals)


@dataclass(slots=True)
class SourceUses:
    """Gather what a briefing uses of one source."""

    values: dict[tuple[int, int, int], list[str]] = field(default_factory=lambda: defaultdict(list))
    """Paragraph, start and end -> ids of the figures whose value stands there."""
    quotes: list[tuple[Passage, frozenset[int]]] = field(default_factory=list)
    """The words that speak for figures, each with the years of the figure's period."""
    ignored: dict[int, Passage] = field(default_factory=dict)
    """Index of an entry of `ignored:` -> where its words stand."""
    located: dict[tuple[object, ...], list[str]] = field(default_factory=lambda: defaultdict(list))
    """`table_key` of a value -> ids of the figures that are found in a table of this source."""


def source_numerals(
    index: DocumentIndex, uses: SourceUses, period: frozenset[int] = frozenset()
) -> tuple[SourceNumeral, ...]:
    """Return every numeral of one source, in order, with what uses it.

    `period` are the years that the briefing as a whole is about. Takes time in proportion to the text.
    """
    lookup = _UseLookup(index, uses, period)
    found: list[SourceNumeral] = []
    for paragraph, item in enumerate(index.document.paragraphs):
        quantities = index.quantities(paragraph)
        for start, end, quantity in quantities:
            found.append(
                SourceNumeral(
                    paragraph, start, end, lookup.figures(paragraph, start, end, quantity),
                    lookup.ignored(paragraph, start, end),
                    lookup.is_period(paragraph, start, end, quantity),
                )
            )  # fmt: skip
        # The numbers of labels and heads in a table count nothing.
        if index.numbers.in_table(paragraph):
            continue
        others = _other_digits(fold(item.text), [(start, end) for start, end, _ in quantities])
        for start, end in others:
            found.append(
                SourceNumeral(
                    paragraph, start, end, ignored=lookup.ignored(paragraph, start, end),
                    period=lookup.is_quoted(paragraph, start, end),
                )
            )  # fmt: skip
        if others:
            found.sort(key=lambda numeral: (numeral.paragraph, numeral.start))
    return tuple(found)


class _UseLookup:
    """Find what uses a numeral of a source."""

    def __init__(self, index: DocumentIndex, uses: SourceUses, period: frozenset[int]) -> None:
        self._paragraphs = index.document.paragraphs
        self._values, self._located = uses.values, uses.located
        self._period = period
        self._quotes = _by_paragraph((quote.paragraph, quote.start, quote.end, 0) for quote, _ in uses.quotes)
        self._ignored = _by_paragraph(
            (at.paragraph, at.start, at.end, key) for key, at in uses.ignored.items()
        )
        stated: dict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
        for quote, years in uses.quotes:
            for year in years:
                stated[year].append((quote.paragraph, quote.sentence_start, quote.sentence_end, 0))
        self._sentences = {year: _by_paragraph(ranges) for year, ranges in stated.items()}

    def ignored(self, paragraph: int, start: int, end: int) -> int | None:
        """Return the index of the entry of `ignored:` whose words it stands in; None if there is none."""
        return _key_covering(self._ignored, paragraph, start, end)

    def is_quoted(self, paragraph: int, start: int, end: int) -> bool:
        """Tell whether it stands in words that speak for a figure."""
        return _key_covering(self._quotes, paragraph, start, end) is not None

    def figures(self, paragraph: int, start: int, end: int, quantity: Quantity) -> tuple[str, ...]:
        """Return the ids of the figures whose value it is, or that are found in a table here."""
        found = self._values.get((paragraph, start, end)) or self._located.get(table_key(quantity))
        if not found and quantity.unit_inferred:
            found = self._located.get(table_key(replace(quantity, unit="")))
        return tuple(found or ())

    def is_period(self, paragraph: int, start: int, end: int, quantity: Quantity) -> bool:
        """Tell whether it is a time that is said already.

        So it is in a figure's quote; a year also in that sentence, and in a title; ages anywhere.
        """
        if quantity.is_scope:
            return True
        if not quantity.is_year:
            return quantity.is_time and self.is_quoted(paragraph, start, end)
        if self.is_quoted(paragraph, start, end):
            return True
        last = quantity.number if quantity.upper is None else quantity.upper
        years = range(int(quantity.number), int(last) + 1)
        above = self._paragraphs[paragraph].kind in ("title", "heading")
        return all(
            (above and year in self._period)
            or _key_covering(self._sentences.get(year), paragraph, start, end) is not None
            for year in years
        )


def table_key(quantity: Quantity) -> tuple[object, ...]:
    """Return what a number in a table and a figure with a locator have in common."""
    return quantity.amount, quantity.upper, canonical_unit(quantity.unit), quantity.qualifier


def holds_numeral(entry: Ignored) -> bool:
    """Tell whether the words of an `ignored:` entry hold anything like a number: 四大联盟 does."""
    text = entry.quote.text
    if re.search("[0-9０-９¼-¾⅐-⅞一二三四五六七八九十百千万亿两几数]", text):
        return True
    return bool(number_word_ranges(text))


def _blank(match: re.Match[str]) -> str:
    # A sign that is part of no number and no word, so that what stands around is read as it is.
    return "\ufffc" * (match.end() - match.start())


def _other_digits(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges of digits outside the ranges `taken`, which are in order, outside dates and the like."""
    found = []
    starts = [start for start, _ in taken]
    for match in _DIGITS.finditer(text):
        start, end = match.start(), match.start() + len(match[0].rstrip(".,"))
        near = bisect_right(starts, start) - 1
        inside = near >= 0 and taken[near][1] > start
        followed = near + 1 < len(starts) and starts[near + 1] < end
        if hyphen_compounds.is_part_of_name(text, start, end):
            continue
        year = len(match[0]) == 4 and match[0].isdigit() and FIRST_YEAR <= int(match[0]) <= LAST_YEAR
        if not inside and not followed and not year:
            found.append((start, end))
    if not found:
        return []
    designated = Designations(text)
    return [span for span in found if not designated.overlaps(*span)]


def _by_paragraph(ranges: Iterable[tuple[int, int, int, int]]) -> Mapping[int, RangeIndex]:
    """Index ranges given as (paragraph, start, end, key), paragraph by paragraph."""
    found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for paragraph, *keyed in ranges:
        start, end, key = keyed
        found[paragraph].append((start, end, key))
    return {paragraph: RangeIndex(inside) for paragraph, inside in found.items()}


def _key_covering(index: Mapping[int, RangeIndex] | None, paragraph: int, start: int, end: int) -> int | None:
    """Return the key of a range that covers this one in its paragraph; None if none does."""
    inside = (index or {}).get(paragraph)
    return None if inside is None else inside.key_covering(start, end)
