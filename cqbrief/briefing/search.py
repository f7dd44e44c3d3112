"""Finding figures, charts, stories, measures and sentences by words, by sound or by number. Pure.

“新增就业”, “xzjy”, “75.1”, “75万” and “1-01” all find the same figure. Everything is prepared once for
an edition; a query goes through it in a few milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Figure, Theme
from cqbrief.briefing.notation import fold
from cqbrief.briefing.paragraphs import sentences
from cqbrief.briefing.pinyin import Sounds, sounds, sounds_like
from cqbrief.briefing.text import FigureRef, Text
from cqbrief.briefing.units import SCALES

HitKind = Literal["figure", "chart", "table", "story", "measure", "theme", "sentence"]

_RANKS: dict[HitKind, int] = {
    "figure": 0, "story": 1, "chart": 2, "table": 2, "measure": 3, "theme": 4, "sentence": 5,
}  # fmt: skip
"""Among equally good hits those of lower rank come first."""

_SPACES = re.compile(r"[\s\u2060，,]+")
_NUMBER = re.compile(r"(\d+)(?:\.(\d+))?(.*)")
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百千")
_APART = re.compile(r"(?<=\d)\s+(?=[万亿千百%])")
"""A space within one number: 75.1 万."""
_LATIN = re.compile(r"[a-z']{2,}")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found; `id` is its id, for a sentence ``source:paragraph:start``."""

    kind: HitKind
    id: str
    start: int = 0
    end: int = 0
    """Of a sentence: where it stands in its paragraph."""


@dataclass(frozen=True, slots=True)
class _Entry:
    hit: Hit
    names: tuple[str, ...]
    """What it is called: searched by words and by sound."""
    texts: tuple[str, ...] = ()
    """What else is said of it: searched by words only, or by sound for a sentence."""
    number: str = ""
    printed: str = ""
    amount: Decimal | None = None


class Search:
    """An edition prepared for searching."""

    def __init__(self, edition: Edition) -> None:
        self._entries = tuple(_entries(edition))
        self._heard: dict[str, tuple[int, Sounds]] = {}
        """A text -> its letters as a set of bits, and its sounds."""

    def find(self, query: str, most: int = 12) -> tuple[Hit, ...]:
        """The best `most` hits for `query`, best first; words parted by spaces must all be found."""
        words = [_word(word) for word in _plain(query, keep_spaces=True).split(" ") if word]
        if not words:
            return ()
        found: list[tuple[float, int, int, Hit]] = []
        for place, entry in enumerate(self._entries):
            scores = [self._score(word, entry) for word in words]
            if all(scores):
                found.append((-sum(scores), _RANKS[entry.hit.kind], place, entry.hit))
        found.sort(key=lambda item: item[:3])
        return tuple(hit for *_, hit in found[:most])

    def prepare_sounds(self) -> None:
        """Everything is ready for queries in pinyin; else the first one waits half a second for it."""
        for entry in self._entries:
            for text in (*entry.names, *(entry.texts if entry.hit.kind == "sentence" else ())):
                self._hear(text)

    def _score(self, word: _Word, entry: _Entry) -> float:
        """How well an entry answers one word of a query, from 0 (not at all) to 12 (exactly its number)."""
        if entry.number and word.text in (entry.number, entry.number.replace("-0", "-")):
            return 12
        best = _number_score(word, entry)
        for name in entry.names:
            at = name.find(word.text)
            if at >= 0 and word.stands_in(name):
                best = max(best, 10.0 if name == word.text else 9.0 if at == 0 else 8.0)
        if best < 4 and any(word.stands_in(text) for text in entry.texts):
            best = max(best, 4.0)
        if best == 0 and word.letters:
            if any(self._sounds_like(word, name) for name in entry.names):
                best = 7.0
            elif entry.hit.kind == "sentence" and len(word.letters) > 3:
                best = 3.0 if any(self._sounds_like(word, text) for text in entry.texts) else 0.0
        return best

    def _hear(self, text: str) -> tuple[int, Sounds]:
        if text not in self._heard:
            heard = sounds(text)
            self._heard[text] = (_bits(letter for said in heard for one in said for letter in one), heard)
        return self._heard[text]

    def _sounds_like(self, word: _Word, text: str) -> bool:
        bits, heard = self._hear(text)
        # Most texts lack one of the letters: told at once, without trying every beginning.
        return bits & word.bits == word.bits and sounds_like(word.letters, heard)


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a query and everything about it that does not depend on what it is held against."""

    text: str
    pattern: re.Pattern[str] | None
    """For what begins with a digit: the word where no longer number goes on before it."""
    numeral: bool
    letters: str
    """What is heard of a word in Latin letters; empty for any other."""
    bits: int
    asked: Decimal | None
    """The amount that a number with a scale asks for: 750000 for 75万."""
    step: Decimal
    unit: str

    def stands_in(self, text: str) -> bool:
        """Whether the word stands in `text`; the digits 5.1 inside 75.1 are another number."""
        if self.text not in text:
            return False
        return self.pattern is None or self.pattern.search(text) is not None


def _bits(letters: Iterable[str]) -> int:
    found = 0
    for letter in letters:
        found |= 1 << (ord(letter) & 63)
    return found


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
        bits=_bits(letters),
        asked=asked,
        step=step,
        unit=rest[len(scale) :],
    )


def _plain(text: str, *, keep_spaces: bool = False) -> str:
    """Small letters of one width, without spaces and commas."""
    whole = _APART.sub("", fold(text).casefold())
    return _SPACES.sub(" " if keep_spaces else "", whole).strip()


def _number_score(word: _Word, entry: _Entry) -> float:
    if not entry.printed:
        return 0.0
    if word.numeral and word.text in entry.printed:
        return 0.0 if not word.stands_in(entry.printed) else 11.0 if entry.printed == word.text else 10.0
    if word.asked is None or entry.amount is None or (word.unit and word.unit not in entry.printed):
        return 0.0
    # Nobody remembers the decimals: 75万 asks for what begins with it or rounds to it.
    return 6.0 if -word.step / 2 <= abs(entry.amount) - word.asked < word.step else 0.0


def _entries(edition: Edition) -> Iterator[_Entry]:
    briefing = edition.briefing
    if briefing is None:
        return
    for theme in briefing.themes:
        for figure in theme.figures:
            yield _figure(figure, edition)
    for theme in briefing.themes:
        yield from _theme(theme, edition)
    for source, document in edition.documents.items():
        for index, paragraph in enumerate(document.paragraphs):
            for start, end in sentences(paragraph.text):
                text = paragraph.text[start:end]
                yield _Entry(Hit("sentence", f"{source}:{index}:{start}", start, end), (), (_plain(text),))


def _figure(figure: Figure, edition: Edition) -> _Entry:
    value = figure.value
    return _Entry(
        Hit("figure", figure.id),
        _said(edition, figure.label),
        _said(
            edition, figure.area, figure.concept, figure.share_of, figure.note,
            figure.period.label if figure.period else None,
        ),
        figure.number,
        _plain(value.printed) if value else "",
        value.amount if value else None,
    )  # fmt: skip


def _theme(theme: Theme, edition: Edition) -> Iterator[_Entry]:
    for story in theme.stories:
        names = _said(edition, story.person, story.role, story.place)
        quotes = tuple(_plain(quote.text) for quote in story.quotes)
        said = _said(edition, story.summary, story.before, story.after)
        yield _Entry(Hit("story", story.id), names, said + quotes)
    for chart in theme.charts:
        yield _Entry(Hit("chart", chart.id), _said(edition, chart.headline), _said(edition, chart.subtitle))
    for table in theme.tables:
        yield _Entry(Hit("table", table.id), _said(edition, table.headline), _said(edition, table.subtitle))
    for measure in theme.measures:
        yield _Entry(
            Hit("measure", measure.id), _said(edition, measure.name), _said(edition, measure.summary)
        )
    names = _said(edition, theme.title, theme.short)
    yield _Entry(Hit("theme", theme.id), names, _said(edition, theme.message))


def _said(edition: Edition, *texts: Text | None) -> tuple[str, ...]:
    """The texts in both languages, figures printed in them, made plain; each once."""
    found: dict[str, None] = {}
    for text in texts:
        for language in ("zh", "en") if text is not None else ():
            assert text is not None
            pieces = []
            for segment in text.segments("zh" if language == "zh" else "en"):
                if isinstance(segment, FigureRef):
                    figure = edition.figures.get(segment.id)
                    pieces.append(figure.value.printed if figure and figure.value else "")
                else:
                    pieces.append(segment)
            if plain := _plain("".join(pieces)):
                found[plain] = None
    return tuple(found)
