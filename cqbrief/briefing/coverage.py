"""Which numerals a text holds, and which of a source's numerals the briefing uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cqbrief.briefing.document import Passage, SourceNumeral
from cqbrief.briefing.evidence import DocumentIndex
from cqbrief.briefing.model import Ignored
from cqbrief.briefing.quantities import words_zh
from cqbrief.briefing.quantities.english import number_words
from cqbrief.briefing.quantities.folding import fold
from cqbrief.briefing.quantities.parser import find_quantities
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import same_unit

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ENGLISH_MONTH = rf"(?:{_MONTHS})[a-z]{{0,6}}\.?"
_DATES = re.compile(
    r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}(?![0-9])"
    r"|(?<![0-9.,])(?:1[89]|2[01])[0-9]{2}(?:年|(?=[-–—~～至](?:1[89]|2[01])[0-9]{2}年))"
    r"|(?<![0-9])[0-9]{1,2}月(?:[0-9]{1,2}[日号])?"
    rf"|\b[0-9]{{1,2}}(?:st|nd|rd|th)?\ {_ENGLISH_MONTH}\b"
    rf"|\b{_ENGLISH_MONTH}\ [0-9]{{1,2}}(?:st|nd|rd|th)?\b"
    r"|[表图]\ ?[0-9]{1,3}(?:[-—.][0-9]{1,3})?(?=[的中里之所和与及至]|[^\w%]|$)"
    r"|\b(?-i:Table|Figure|Chart|Annex|Appendix)\ [0-9]{1,3}(?:[-–.][0-9]{1,3})?\b",
    re.IGNORECASE,
)
"""Days, months, years and the numbers of tables and figures, which count nothing. 3个月 is no date, and
地图3张 no figure's number."""
_DIGITS = re.compile(r"(?<![A-Za-z0-9.])(?<![A-Za-z][-–])[0-9][0-9.,]*(?:st|nd|rd|th)?(?![A-Za-z0-9])")
"""Digits that are no quantity and part of no name such as A4, 5G or COVID-19."""
_REFERENCE = re.compile(r"\{[a-z][a-z0-9_]*\}")
_LAST_SIGNS = "".join({word[-1] for word in (*words_zh.QUALIFIERS_BEFORE, *words_zh.EXACT) if word.isalpha()})
_MAY_COUNT = re.compile(f"[0-9０-９两三四五六七八九十]|[二数成{_LAST_SIGNS}][百千万亿]|[百千万亿][余多]")
"""Without any of these a text holds no numeral: most texts are passed over at a glance."""
_TIME_UNITS = frozenset(
    {"年", "月", "日", "号", "天", "周", "季度", "个月", "year", "years", "month", "months"}
)
_FIRST_YEAR, _LAST_YEAR = 1800, 2199


def is_year(quantity: Quantity) -> bool:
    """True for 2021年, 2020—2021年 and a bare 2021: they say when, not how many."""
    last = quantity.number if quantity.upper is None else quantity.upper
    plain = not quantity.decimals and not quantity.scale and quantity.unit in ("", "年")
    return plain and _FIRST_YEAR <= quantity.number <= last <= _LAST_YEAR and "," not in quantity.digits


def is_time(quantity: Quantity) -> bool:
    """True for a year, a month, a day and a length of time."""
    return is_year(quantity) or quantity.unit in _TIME_UNITS


def prose_numerals(text: str, units: frozenset[str] = frozenset()) -> tuple[tuple[int, int], ...]:
    """Ranges of the numerals that an author typed into `text`, in order, without references and dates.

    一个 and 几个 say nothing; English numbers in words (three quarters) are numerals like 四分之三.
    """
    text = _REFERENCE.sub(_blank, text)
    if not _MAY_COUNT.search(text):
        return tuple(number_words(text))
    text = _DATES.sub(_blank, fold(text))
    quantities = find_quantities(text, units, small_counts=True)
    found = [
        (start, end)
        for start, end, quantity in quantities
        if not is_year(quantity) and quantity.digits not in ("几", "数")
    ]
    found += _other_digits(text, [(start, end) for start, end, _ in quantities])
    return tuple(sorted(found))


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
    said = _Spans((0, quote.paragraph, quote.start, quote.end) for quote, _ in quotes)
    left_out = _Spans((key, words.paragraph, words.start, words.end) for key, words in ignored.items())
    stated: dict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
    for quote, years in quotes:
        for year in years:
            stated[year].append((0, quote.paragraph, quote.sentence_start, quote.sentence_end))
    sentences = {year: _Spans(spans) for year, spans in stated.items()}

    def is_period(paragraph: int, start: int, end: int, quantity: Quantity) -> bool:
        """True in a figure's quote; for a year also in that sentence, and in a title."""
        if not is_year(quantity):
            return quantity.unit in _TIME_UNITS and said.holding(paragraph, start, end) is not None
        if said.holding(paragraph, start, end) is not None:
            return True
        last = quantity.number if quantity.upper is None else quantity.upper
        named = range(int(quantity.number), int(last) + 1)
        above = index.document.paragraphs[paragraph].kind in ("title", "heading")
        return all(
            (above and year in period)
            or (year in sentences and sentences[year].holding(paragraph, start, end) is not None)
            for year in named
        )

    found: list[SourceNumeral] = []
    for paragraph, item in enumerate(index.document.paragraphs):
        quantities = index.quantities(paragraph)
        spans = [(start, end) for start, end, _ in quantities]
        others = _other_digits(_DATES.sub(_blank, fold(item.text)), spans)
        for start, end, quantity in quantities:
            figures = values.get((paragraph, start, end)) or located.get(table_key(quantity), ())
            found.append(
                SourceNumeral(
                    paragraph, start, end, tuple(figures), left_out.holding(paragraph, start, end),
                    is_period(paragraph, start, end, quantity),
                )
            )  # fmt: skip
        for start, end in others:
            found.append(
                SourceNumeral(
                    paragraph, start, end, ignored=left_out.holding(paragraph, start, end),
                    period=said.holding(paragraph, start, end) is not None,
                )
            )  # fmt: skip
        if others:
            found.sort(key=lambda numeral: (numeral.paragraph, numeral.start))
    return tuple(found)


def table_key(quantity: Quantity) -> tuple[object, ...]:
    """What a number in a table and a figure with a locator have in common."""
    return quantity.amount, quantity.upper, same_unit(quantity.unit), quantity.qualifier


def holds_numeral(entry: Ignored) -> bool:
    """Whether the words of an `ignored:` entry hold anything like a number: 四大联盟 does."""
    text = entry.quote.text
    if re.search("[0-9０-９一二三四五六七八九十百千万亿两几数]", text):
        return True
    return bool(number_words(text))


def _blank(match: re.Match[str]) -> str:
    # A sign that is part of no number and no word, so that what stands around is read as it is.
    return "\ufffc" * (match.end() - match.start())


def _other_digits(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of digits outside the ranges `taken`, which are in order."""
    found = []
    starts = [start for start, _ in taken]
    for match in _DIGITS.finditer(text):
        start, end = match.start(), match.start() + len(match[0].rstrip(".,"))
        near = bisect_right(starts, start) - 1
        inside = near >= 0 and taken[near][1] > start
        followed = near + 1 < len(starts) and starts[near + 1] < end
        year = len(match[0]) == 4 and match[0].isdigit() and _FIRST_YEAR <= int(match[0]) <= _LAST_YEAR
        if not inside and not followed and not year:
            found.append((start, end))
    return found


class _Spans:
    """Ranges that can be asked which of them holds a place; each answer takes logarithmic time."""

    def __init__(self, spans: Iterable[tuple[int, int, int, int]]) -> None:
        """Each is a key, a paragraph and a half-open range in it."""
        self._starts: dict[int, list[int]] = {}
        self._reach: dict[int, list[tuple[int, int]]] = {}
        for key, paragraph, start, end in sorted(spans, key=lambda span: span[1:3]):
            starts = self._starts.setdefault(paragraph, [])
            reach = self._reach.setdefault(paragraph, [])
            starts.append(start)
            # The furthest end of all that begin up to here, and whose it is.
            reach.append(max((end, key), reach[-1]) if reach else (end, key))

    def holding(self, paragraph: int, start: int, end: int) -> int | None:
        """Key of a range that holds this range as a whole; None if none does."""
        at = bisect_right(self._starts.get(paragraph, ()), start) - 1
        if at < 0:
            return None
        furthest, key = self._reach[paragraph][at]
        return key if furthest >= end else None
