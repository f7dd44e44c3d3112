"""Which numerals a text holds, and which of a source's numerals the briefing uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
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
from cqbrief.briefing.sources.quote_matching import DocumentIndex

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
    """Ranges of the numerals that an author typed into `text`, in order, without references and dates.

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


def source_numerals(
    index: DocumentIndex,
    values: Mapping[tuple[int, int, int], Sequence[str]],
    quotes: Sequence[tuple[Passage, frozenset[int]]],
    ignored: Mapping[int, Passage],
    located: Mapping[tuple[object, ...], Sequence[str]],
    period: frozenset[int] = frozenset(),
) -> tuple[SourceNumeral, ...]:
    """Every numeral of one source, in order.

    `values` says which figures have their value at (paragraph, start, end), `quotes` are the words
    that speak for figures, each with the years of the figure's period, `ignored` the passages by their
    index in the list, `located` the figures found in a table of this source by their `table_key`,
    `period` the years that the briefing as a whole is about. Takes time in proportion to the text.
    """
    quoted = _by_paragraph((quote.paragraph, quote.start, quote.end, 0) for quote, _ in quotes)
    left_out = _by_paragraph((words.paragraph, words.start, words.end, key) for key, words in ignored.items())
    stated: dict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
    for quote, years in quotes:
        for year in years:
            stated[year].append((quote.paragraph, quote.sentence_start, quote.sentence_end, 0))
    sentences = {year: _by_paragraph(ranges) for year, ranges in stated.items()}

    def is_period(paragraph: int, start: int, end: int, quantity: Quantity) -> bool:
        """True in a figure's quote; for a year also in that sentence, and in a title; for ages anywhere."""
        if quantity.is_scope:
            return True
        if not quantity.is_year:
            return quantity.is_time and _key_covering(quoted, paragraph, start, end) is not None
        if _key_covering(quoted, paragraph, start, end) is not None:
            return True
        last = quantity.number if quantity.upper is None else quantity.upper
        named = range(int(quantity.number), int(last) + 1)
        above = index.document.paragraphs[paragraph].kind in ("title", "heading")
        return all(
            (above and year in period)
            or _key_covering(sentences.get(year), paragraph, start, end) is not None
            for year in named
        )

    found: list[SourceNumeral] = []
    for paragraph, item in enumerate(index.document.paragraphs):
        quantities = index.quantities(paragraph)
        spans = [(start, end) for start, end, _ in quantities]
        # The numbers of labels and heads in a table count nothing.
        tabled = index.numbers.in_table(paragraph)
        others = [] if tabled else _other_digits(fold(item.text), spans)
        for start, end, quantity in quantities:
            figures = values.get((paragraph, start, end)) or located.get(table_key(quantity), ())
            if not figures and quantity.unit_inferred:
                figures = located.get(table_key(replace(quantity, unit="")), ())
            found.append(
                SourceNumeral(
                    paragraph, start, end, tuple(figures), _key_covering(left_out, paragraph, start, end),
                    is_period(paragraph, start, end, quantity),
                )
            )  # fmt: skip
        for start, end in others:
            found.append(
                SourceNumeral(
                    paragraph, start, end, ignored=_key_covering(left_out, paragraph, start, end),
                    period=_key_covering(quoted, paragraph, start, end) is not None,
                )
            )  # fmt: skip
        if others:
            found.sort(key=lambda numeral: (numeral.paragraph, numeral.start))
    return tuple(found)


def table_key(quantity: Quantity) -> tuple[object, ...]:
    """What a number in a table and a figure with a locator have in common."""
    return quantity.amount, quantity.upper, canonical_unit(quantity.unit), quantity.qualifier


def holds_numeral(entry: Ignored) -> bool:
    """Whether the words of an `ignored:` entry hold anything like a number: 四大联盟 does."""
    text = entry.quote.text
    if re.search("[0-9０-９¼-¾⅐-⅞一二三四五六七八九十百千万亿两几数]", text):
        return True
    return bool(number_word_ranges(text))


def _blank(match: re.Match[str]) -> str:
    # A sign that is part of no number and no word, so that what stands around is read as it is.
    return "\ufffc" * (match.end() - match.start())


def _other_digits(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of digits outside the ranges `taken`, which are in order, and outside dates and the like."""
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
