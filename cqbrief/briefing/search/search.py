"""Finding figures, charts, stories, measures and sentences by words, by sound or by number. Pure.

“新增就业”, “xzjy”, “75.1”, “75万” and “1-01” all find the same figure, and so does its value in any other
notation: “1/3” and “33.3%” find 三分之一, “1.234 million” finds (1,234) thousand. An edition is prepared
once, in pieces as short as one likes. What many things share – a period, a sound – is looked at once for a
query, so that a query goes through 20,000 figures in less than a frame.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from time import perf_counter

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.units import SCALES, is_fraction
from cqbrief.briefing.search.entries import SearchEntry, SearchHit, entries, plain
from cqbrief.briefing.search.pinyin import Syllables, sounds_like, syllables

_NUMBER = re.compile(r"(\d+)(?:\.(\d+))?(.*)")
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百千")
_LATIN = re.compile(r"[a-z']{2,}")
_SEPARATOR = (" ",)
"""What stands for everything in a text that no letter says, so that none is found across it."""

Postings = dict[str, list[int]]
"""A text -> the things it belongs to, by their number among all."""


@dataclass(slots=True)
class _Homophones:
    """Hold things that sound alike."""

    letters: int
    """The letters of the sounds, as a set of bits."""
    items: list[int] = field(default_factory=list)


class Search:
    """Search an edition; made at once, prepared by `prepare` or by the first query."""

    def __init__(self, edition: Edition) -> None:
        self._hits: list[SearchHit] = []
        self._numbers: Postings = {}
        self._printed: Postings = {}
        self._names: Postings = {}
        self._texts: Postings = {}
        self._sentences: Postings = {}
        self._amounts: list[tuple[Decimal, str, int]] = []
        self._sounds_of_names: dict[Syllables, _Homophones] = {}
        self._sounds_of_sentences: dict[Syllables, _Homophones] = {}
        briefing = edition.briefing
        self._decimal: DecimalSign = briefing.decimal if briefing else "."
        self._units = frozenset(unit.unit for unit in briefing.units) if briefing else frozenset()
        self._texts_indexed = self._sounds_indexed = False
        self._text_steps = self._index_texts(edition)
        self._sound_steps = self._index_sounds()

    def is_ready(self, query: str) -> bool:
        """Tell whether `find` would answer at once."""
        return self._sounds_indexed or (
            self._texts_indexed and not any(word.letters for word in _words(query))
        )

    def prepare(self, seconds: float, *, sounds: bool) -> bool:
        """Prepare for about so long; whether nothing is left to prepare. Pinyin only with `sounds`."""
        until = perf_counter() + seconds
        return all(
            perf_counter() < until for _ in chain(self._text_steps, self._sound_steps if sounds else ())
        )

    def find(self, query: str, most: int = 12) -> tuple[SearchHit, ...]:
        """Return the best `most` hits for `query`, best first; words parted by spaces must all be found."""
        words = _words(query)
        if not words:
            return ()
        for _ in self._text_steps:
            pass
        first, *others = (self._scores(word) for word in words)
        for scores in others:
            first = {item: score + scores[item] for item, score in first.items() if item in scores}
        for item, score in self._with_value(query):
            first[item] = max(first.get(item, 0), score * len(words))
        # One whole number for both, because sorting those is quick: the better first, then the earlier.
        many = len(self._hits)
        order = sorted(item - score * many for item, score in first.items())
        return tuple(self._hits[key % many] for key in order[:most])

    # --- preparing ---------------------------------------------------------------------------

    def _index_texts(self, edition: Edition) -> Iterator[None]:
        for item, entry in enumerate(entries(edition)):
            self._add(item, entry)
            yield
        self._amounts.sort(key=lambda amount: amount[0])
        self._texts_indexed = True

    def _add(self, item: int, entry: SearchEntry) -> None:
        self._hits.append(entry.hit)
        for name in entry.names:
            self._names.setdefault(name, []).append(item)
        for text in entry.texts:
            self._texts.setdefault(text, []).append(item)
            if entry.hit.kind == "sentence":
                self._sentences.setdefault(text, []).append(item)
        if entry.number:
            for number in {entry.number, entry.number.replace("-0", "-")}:
                self._numbers.setdefault(number, []).append(item)
        if entry.printed:
            self._printed.setdefault(entry.printed, []).append(item)
            if entry.amount is not None:
                self._amounts.append((abs(entry.amount), entry.printed, item))

    def _index_sounds(self) -> Iterator[None]:
        for texts, sounding in (
            (self._names, self._sounds_of_names),
            (self._sentences, self._sounds_of_sentences),
        ):
            for text, items in texts.items():
                spoken = _searchable(syllables(text))
                if spoken not in sounding:
                    sounding[spoken] = _Homophones(
                        _letter_set(letter for one in spoken for way in one for letter in way)
                    )
                sounding[spoken].items += items
                yield
        self._sounds_indexed = True

    # --- one word of a query -----------------------------------------------------------------

    def _scores(self, word: _Word) -> dict[int, int]:
        """Return how well things answer a word, 3 to 12 (exactly its number); later rows outdo earlier."""
        names = word.among(self._names)
        printed = word.among(self._printed) if word.numeral else []
        found = dict.fromkeys(_all(self._texts, word.among(self._texts)), 4)
        found.update(dict.fromkeys(self._with_amount_near(word), 6))
        found.update(dict.fromkeys(_all(self._names, names), 8))
        begun = [name for name in names if name.startswith(word.text)]
        found.update(dict.fromkeys(_all(self._names, begun), 9))
        found.update(dict.fromkeys(_all(self._printed, printed), 10))
        if word.text in names:
            found.update(dict.fromkeys(self._names[word.text], 10))
        if word.text in printed:
            found.update(dict.fromkeys(self._printed[word.text], 11))
        found.update(dict.fromkeys(self._numbers.get(word.text, ()), 12))
        if not word.letters:
            return found
        for _ in self._sound_steps:
            pass
        # Only what is not found by words is found by its sound.
        sounding = (
            dict.fromkeys(_sounding_like(word, self._sounds_of_sentences), 3) if len(word.letters) > 3 else {}
        )
        sounding.update(dict.fromkeys(_sounding_like(word, self._sounds_of_names), 7))
        return sounding | found

    def _with_amount_near(self, word: _Word) -> Iterator[int]:
        """Yield what has about the amount that is asked for: nobody remembers the decimals.

        75万 asks for what begins with it or rounds to it.
        """
        if word.asked is None:
            return
        amounts = self._amounts
        first = bisect_left(amounts, word.asked - word.step / 2, key=lambda amount: amount[0])
        last = bisect_left(amounts, word.asked + word.step, key=lambda amount: amount[0])
        for _, printed, item in amounts[first:last]:
            # Where the digits stand in the number as printed, that alone counts: 5万 is not in 75万.
            if word.unit in printed and word.text not in printed:
                yield item

    def _with_value(self, query: str) -> Iterator[tuple[int, int]]:
        """Yield what is as much as the whole query says, in whatever notation, and how well it answers."""
        asked = _value(query, self._units, self._decimal)
        if asked is None:
            return
        amount, half = asked
        first = bisect_left(self._amounts, amount - half, key=lambda item: item[0])
        for found, _, item in self._amounts[first:]:
            if found > amount + half:
                return
            yield item, 10 if found == amount else 6


def _value(query: str, units: frozenset[str], decimal: DecimalSign) -> tuple[Decimal, Decimal] | None:
    """Return the amount that a query is, without sign, and half of its last digit; None for no quantity.

    Of a whole number without a scale no digit is taken for rounded: 5% does not ask for 4.8%.
    """
    # Takes a while to make ready, and is needed by nothing before the first query.
    from cqbrief.briefing.quantities.parser import QuantityError, parse_quantity

    try:
        value = parse_quantity(query.replace("†", ""), units, decimal)
    except QuantityError:
        return None
    rounded = (value.scale or value.decimals > 0) and not is_fraction(value.unit)
    half = value.factor * Decimal(5).scaleb(-value.decimals - 1) if rounded else Decimal(0)
    return abs(value.amount), half


@dataclass(frozen=True, slots=True)
class _Word:
    """Hold one word of a query and everything about it that does not depend on what it is held against."""

    text: str
    pattern: re.Pattern[str] | None
    """For what begins with a digit: the word where no longer number goes on before it."""
    numeral: bool
    letters: str
    """A word in Latin letters, as it is looked for by sound; empty for any other."""
    bits: int
    asked: Decimal | None
    """The amount that a number with a scale asks for: 750000 for 75万."""
    step: Decimal
    unit: str

    def among(self, texts: Iterable[str]) -> list[str]:
        """Return those in which the word stands; the digits 5.1 inside 75.1 are another number."""
        word, pattern = self.text, self.pattern
        found = [text for text in texts if word in text]
        return found if pattern is None else [text for text in found if pattern.search(text)]


def _all(items: Postings, texts: Iterable[str]) -> Iterator[int]:
    return chain.from_iterable(map(items.__getitem__, texts))


def _sounding_like(word: _Word, groups: dict[Syllables, _Homophones]) -> Iterator[int]:
    """Yield the items of what sounds like the word."""
    bits = word.bits
    # Most lack one of the letters: told at once, without trying every beginning.
    for spoken, group in groups.items():
        if group.letters & bits == bits and sounds_like(word.letters, spoken):
            yield from group.items


def _searchable(found: Syllables) -> Syllables:
    """Return the sounds without what makes no difference to a query in letters: 新增就业12 and 13 are one."""
    kept: list[tuple[str, ...]] = []
    for options in found:
        if not options:
            continue  # a sign: nothing is said
        spoken = tuple(option for option in options if "a" <= option[0] <= "z")
        if spoken:
            kept.append(spoken)
        elif kept and kept[-1] != _SEPARATOR:
            kept.append(_SEPARATOR)
    return tuple(kept)


def _letter_set(letters: Iterable[str]) -> int:
    found = 0
    for letter in letters:
        found |= 1 << (ord(letter) & 63)
    return found


def _words(query: str) -> list[_Word]:
    return [_word(word) for word in plain(query, keep_spaces=True).split(" ") if word]


def _word(text: str) -> _Word:
    letters = text.replace("'", "") if _LATIN.fullmatch(text) else ""
    match = _NUMBER.fullmatch(text)
    rest = match[3] if match else ""
    scale = next((s for s in sorted(SCALES, key=len, reverse=True) if rest.startswith(s)), "")
    asked, step = None, Decimal(0)
    if match is not None and scale:
        step = Decimal(1).scaleb(SCALES[scale] - len(match[2] or ""))
        asked = Decimal(f"{match[1]}.{match[2] or 0}").scaleb(SCALES[scale])
    return _Word(
        text=text,
        pattern=re.compile(rf"(?<![\d.]){re.escape(text)}") if text[0].isdigit() else None,
        numeral=any(c in _NUMERALS for c in text),
        letters=letters,
        bits=_letter_set(letters),
        asked=asked,
        step=step,
        unit=rest[len(scale) :],
    )
