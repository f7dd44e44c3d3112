"""Finding quotes in source documents, and the numbers that they carry."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from cqbrief.briefing.model import Quote
from cqbrief.briefing.quantities import lexicon_en
from cqbrief.briefing.quantities.folding import DecimalSign, character_replacer, fold
from cqbrief.briefing.quantities.quantity import FoundQuantity, Quantity
from cqbrief.briefing.sources.cell_evidence import refused_by_cells, same_in_cell
from cqbrief.briefing.sources.document import Document, Passage
from cqbrief.briefing.sources.paragraphs import sentences
from cqbrief.briefing.sources.refusal import Refusal
from cqbrief.briefing.tables.text_tables import DocumentQuantities
from cqbrief.i18n.messages import N_, Message

if TYPE_CHECKING:
    from cqbrief.briefing.tables.table_cells import TableCell

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
_IN_DIGITS = re.compile("[0-9.,][0-9]")
_MINUS = re.compile("负|零下|[↓▼]|minus|negative", re.IGNORECASE)
_LONGEST_PART = 12
"""Characters shown before a number that may be part of a larger one."""
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


_AS_PRINTED = Message(
    N_(
        "Write the value as the source prints it, with words such as 约 or over, its scale and its unit; or "
        "quote the words that print it."
    )
)


def normalise(text: str) -> str:
    """`text` without white space, with one form of widths, quotation marks and dashes."""
    return _IGNORED.sub("", _unify(text))


def _unify(text: str) -> str:
    return _unify_marks(fold(text))


class DocumentIndex:
    """A document prepared for many look-ups: each takes time in proportion to the quote, not the text."""

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
        """Start, end and quantity of every quantity of the paragraph with this index, small counts too."""
        return self.numbers.on_line(paragraph)

    @property
    def tired(self) -> bool:
        """Whether so many short or common quotes were looked for that no further one is."""
        return self._searched > _MOST_SEARCHED

    def positions(self, needle: str, *, counted: bool = True) -> list[int]:
        """Where the normalised, non-empty `needle` stands in the normalised text, in order.

        No more than `_MOST` places of a needle that is short or made of common words; where it is `counted`,
        none of it when the index is `tired`.
        """
        entries = self._entries(needle)
        if entries is None:
            if counted:
                self._searched += len(self._text)
                if self.tired:
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
        """The place in `document.text` of a character of the normalised text."""
        run = bisect_right(self._kept, position) - 1
        return self._origins[run] + position - self._kept[run]

    def passage(self, position: int, length: int) -> Passage:
        """The passage of `length` normalised characters from `position` on."""
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
        """The sentence that shares most with the normalised `needle`; None if none shares enough."""
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
        return _shortened(text[found.sentence_start : found.sentence_end])

    def _shared(self, needle: str, shift: int, at: int) -> tuple[int, int]:
        """How long a run the needle shares with the text around these places, and a place within it."""
        before = _alike(reversed(needle[:shift]), reversed(self._text[max(0, at - shift) : at]))
        return before + _alike(needle[shift:], self._text[at : at + len(needle) - shift]), at

    def _entries(self, needle: str) -> list[tuple[int, Sequence[int]]] | None:
        """For each shift the places of the needle's entry there; None where searching is cheaper.

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


def find_quote(
    index: DocumentIndex, quote: Quote, *, nearest: bool = True, counted: bool = True
) -> Passage | Message:
    """Where the quote stands in the document, if it stands there exactly once; else what is wrong.

    White space, widths and the forms of quotation marks and dashes do not matter. `before` and `after`
    of the quote, where given, must stand right beside it. What is wrong names the sentence that is most
    like the quote, with `nearest`. One look-up that is not `counted` costs a check of all quotes nothing.
    """
    needle = normalise(quote.text)
    before = normalise(quote.before) if quote.before else ""
    after = normalise(quote.after) if quote.after else ""
    source = index.document.source
    if not needle:
        return Message(N_("The quote is empty. Copy the words from the source."))
    places = index.positions(before + needle + after, counted=counted)
    if len(places) == 1:
        return index.passage(places[0] + len(before), len(needle))
    if len(places) > 1:
        return Message(
            N_(
                "The quote “{quote}” stands {count} times in “{source}”. Quote more words, or give "
                "those just before or after it as `before:` or `after:`."
            ),
            {"quote": _shortened(quote.text), "count": len(places), "source": source},
        )
    if (before or after) and index.positions(needle, counted=counted):
        return Message(
            N_(
                "The quote “{quote}” stands in “{source}”, but not beside the words given as `before:` "
                "or `after:`."
            ),
            {"quote": _shortened(quote.text), "source": source},
        )
    if counted and index.tired:
        return Message(
            N_(
                "So many quotes of “{source}” are short or of common words that “{quote}” was not looked "
                "for. Quote more words."
            ),
            {"quote": _shortened(quote.text), "source": source},
        )
    if not nearest:
        return Message(
            N_("The quote “{quote}” is not in “{source}”. Copy the words from the source."),
            {"quote": _shortened(quote.text), "source": source},
        )
    if near := index.nearest(needle):
        return Message(
            N_(
                "The quote “{quote}” is not in “{source}”. The nearest sentence there is “{nearest}”. "
                "Copy the words from the source."
            ),
            {"quote": _shortened(quote.text), "source": source, "nearest": near},
        )
    return Message(
        N_("The quote “{quote}” is not in “{source}”, nor is anything like it."),
        {"quote": _shortened(quote.text), "source": source},
    )


def stands_without_marks(index: DocumentIndex, quote: Quote) -> bool:
    """Whether the document has the words of the quote, only not the quotation marks around them."""
    before, needle, after = (normalise(text or "") for text in (quote.before, quote.text, quote.after))
    words = needle.strip('"')
    return bool(words) and words != needle and bool(index.positions(before + words + after))


def find_value(index: DocumentIndex, passage: Passage, value: Quantity) -> FoundQuantity | Refusal:
    """Return where in the passage's paragraph the value is printed, and how; else why it is refused.

    It must be a quantity of the *document* that lies wholly within the quote and is printed like the
    value, with its scale, unit, sign and word of approximation: 25.2% is not in 125.2%, nor 500万 in 近500万,
    nor 2000万人 in 1亿2000万人. A word of change that stands apart from the number (下降6%、5%) belongs
    to it.
    """
    crossing: list[Quantity] = []
    carried: list[Quantity] = []
    cells: list[TableCell] = []
    quantities = index.quantities(passage.paragraph)
    first = bisect_right(quantities, passage.start, key=lambda found: found[1])
    for found in islice(quantities, first, None):
        start, end, quantity = found
        if start >= passage.end:
            break
        if start < passage.start or end - _mark_at_end(quantity) > passage.end:
            crossing.append(quantity)
        elif cell := index.numbers.cell(passage.paragraph, start):
            if not quantity.ambiguous and same_in_cell(cell, value):
                return found
            cells.append(cell)
        elif _same(quantity, value):
            if not quantity.ambiguous:
                return found
            text = index.document.paragraphs[passage.paragraph].text
            return _unreadable(value, text[max(0, start - _LONGEST_PART) : end])
        else:
            carried.append(quantity)
    return refused_by_cells(value, cells, carried) or _refusal(value, carried, crossing)


def _refusal(value: Quantity, carried: Sequence[Quantity], crossing: Sequence[Quantity]) -> Refusal:
    for whole in (*carried, *crossing):
        if _is_part(value, whole):
            printed = with_change(whole) if whole.unit_inferred else whole.printed
            return Refusal(
                "value-cut-short",
                Message(
                    N_("“{value}” is only a part of what the source prints: “{whole}”."),
                    {"value": value.printed, "whole": printed},
                ),
                Message(N_("Write the whole: “{whole}”."), {"whole": printed}),
            )
    for quantity in carried:
        if _lacks_sign(value, quantity):
            written = with_change(quantity)
            return Refusal(
                "change-word-left-out",
                Message(
                    N_("The source says “{word}” of “{printed}”; the value leaves that out."),
                    {"word": _sign_of(quantity), "printed": quantity.printed},
                ),
                Message(N_("Write “{value}”: a fall is negative in sums."), {"value": written}),
            )
    for quantity in carried:
        if _other_words(value, quantity):
            return Refusal(
                "value-not-in-quote",
                _not_carried(value, carried),
                Message(
                    N_("Copy the word “{word}” too: “{printed}”."),
                    {"word": quantity.change, "printed": with_change(quantity)},
                ),
            )
    if carried:
        alike = [quantity for quantity in carried if _is_alike(value, quantity)]
        advice = _AS_PRINTED
        if len(alike) == 1:
            advice = Message(
                N_("Write “{value}”, as the source prints it."),
                {"value": with_change(alike[0])},
            )
        return Refusal("value-not-in-quote", _not_carried(value, carried), advice)
    if crossing:
        return Refusal(
            "value-not-in-quote",
            Message(
                N_("The quote does not carry “{value}”: it cuts through “{whole}”."),
                {"value": value.printed, "whole": crossing[0].printed},
            ),
            _AS_PRINTED,
        )
    return Refusal(
        "value-not-in-quote",
        Message(
            N_("The quote does not carry “{value}”: there is no quantity in it."), {"value": value.printed}
        ),
        _AS_PRINTED,
    )


def _not_carried(value: Quantity, carried: Sequence[Quantity]) -> Message:
    return Message(
        N_("The quote does not carry “{value}”; its quantities are: {carried}."),
        {"value": value.printed, "carried": ", ".join(with_change(quantity) for quantity in carried)},
    )


def _unreadable(value: Quantity, around: str) -> Refusal:
    return Refusal(
        "value-cut-short",
        Message(
            N_("“{value}” may be a part of a larger number: “…{around}” can be read in two ways."),
            {"value": value.printed, "around": around},
        ),
        Message(
            N_(
                "Quote another place that prints the number beyond doubt; if the source is misprinted, "
                "say so."
            )
        ),
    )


def with_change(quantity: Quantity) -> str:
    """Return how a value is written so that it has its word of change and its unit, which may stand apart
    in the source."""
    printed = quantity.printed
    if quantity.unit_inferred:
        for part in (quantity.scale, quantity.unit):
            if part not in quantity.printed:
                printed += f" {part}" if part[0].isascii() and part[0].isalpha() else part
    if not quantity.change_apart:
        return printed
    link = ""
    if quantity.change.isascii():
        named = {*lexicon_en.RISING_NOUNS, *lexicon_en.FALLING_NOUNS, *lexicon_en.SIGNED_LEVELS}
        link = (
            " of "
            if quantity.change in named - {*lexicon_en.RISING_VERBS, *lexicon_en.FALLING_VERBS}
            else " by "
        )
    return f"{quantity.change}{link}{printed}"


def _is_part(value: Quantity, whole: Quantity) -> bool:
    """Whether the value is printed within the quantity, whole digits of it, and says something else."""
    said, all_said = (
        normalise(value.printed),
        normalise(with_change(whole) if whole.unit_inferred else whole.printed),
    )
    at = all_said.find(said)
    if at < 0 or said == all_said:
        return False
    if _IN_DIGITS.match(all_said[max(0, at - 1) : at + 1]):
        # 780人 of 1 411 780人
        return re.search(f"[0-9][ ，]{re.escape(fold(value.printed))}", fold(whole.printed)) is not None
    one_end = whole.upper is not None and value.upper is None
    if not one_end and abs(value.amount) == abs(whole.amount) and whole.unit_inferred:
        return False
    return one_end or abs(value.amount) != abs(whole.amount) or _in_other_unit(whole, value)


def _is_alike(value: Quantity, quantity: Quantity) -> bool:
    """Whether the value is the quantity but for a word of approximation or the way it is written."""
    return (value.number, value.upper, value.scale, value.unit) == (
        quantity.number, quantity.upper, quantity.scale, quantity.unit
    )  # fmt: skip


def _sign_of(quantity: Quantity) -> str:
    """The word or mark that makes the quantity negative, as printed."""
    sign = quantity.prefix.strip()
    return quantity.change or (f"{sign}…)" if sign.endswith("(") else sign)


def _lacks_sign(value: Quantity, quantity: Quantity) -> bool:
    """Whether the value is the quantity but for a fall or minus that it leaves out."""
    return (
        not value.change
        and quantity.number < 0 <= value.number
        and abs(quantity.number) == value.number
        and quantity.scale == value.scale
        and not _in_other_unit(quantity, value)
    )


def _in_other_unit(found: Quantity, value: Quantity) -> bool:
    """Whether the value says another unit than the source; one not printed at the number may be left out.

    That three times compares (three times as many) only the words behind it tell, which the value has not.
    """
    if (found.unit, value.unit) == ("倍", "times"):
        return False
    return found.unit != value.unit and not (found.unit_inferred and not value.unit)


def _other_words(value: Quantity, quantity: Quantity) -> bool:
    """Whether the value is the quantity but for the word of change."""
    said = normalise(value.digits + value.suffix)
    return quantity.change not in ("", value.change) and normalise(quantity.digits + quantity.suffix) == said


def _same(found: Quantity, value: Quantity) -> bool:
    """Equal in number, unit, sign and word of approximation, and written alike: 2.4 is not 2.40.

    Words of change and those before them may be left out where the number stays the same: 19% is in
    年均增长19%.
    So may a mark of revision, and a unit that is not printed at the number.
    """
    if found.printed == value.printed and found.amount == value.amount and not found.change_apart:
        return True  # half as high: whether it is a part or so many times, the words behind it tell
    if (found.number, found.upper, found.scale, found.qualifier, found.ordinal) != (
        value.number, value.upper, value.scale, value.qualifier, value.ordinal
    ):  # fmt: skip
        return False
    if _in_other_unit(found, value) or (
        found.unit_inferred and not value.unit and value.amount != found.amount
    ):
        return False
    if found.printed == value.printed and found.prefix == value.prefix and not found.change_apart:
        return True
    suffix = value.suffix.removesuffix(value.change_suffix).removesuffix(_BETWEEN if value.upper else "")
    written = _written(found, value), normalise(value.digits + suffix)
    if written[0] != written[1] and not (found.unit_inferred and written[1].startswith(written[0])):
        return False
    if (found.change_apart or found.change_suffix) and value.change:
        return value.change == found.change
    prefixes = _before(found), _before(value)
    return prefixes[0].endswith(prefixes[1]) or prefixes[1].endswith(prefixes[0])


_BETWEEN = "之间"
"""Closes a range, and is no part of it."""


def _mark_at_end(quantity: Quantity) -> int:
    """How long the mark is that closes the quantity, with the space before it: a quote may do without it."""
    suffix = fold(quantity.suffix)
    if not quantity.mark or not suffix.endswith(quantity.mark):
        return 0
    return len(suffix) - len(suffix.removesuffix(quantity.mark).rstrip())


def _written(found: Quantity, value: Quantity) -> str:
    """The digits and what follows them as the source prints them, without a mark that the value leaves out
    and a word of change."""
    printed = normalise(found.digits + found.suffix.removesuffix(found.change_suffix))
    return printed if value.mark else printed.replace(normalise(found.mark), "", 1)


def _before(quantity: Quantity) -> str:
    """What stands before the digits, with one form for every word and sign that says that it is negative."""
    said = normalise(quantity.prefix)
    return _MINUS.sub("-", said) if quantity.number < 0 and not quantity.negated_by_word else said


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _alike(one: Iterable[str], two: Iterable[str]) -> int:
    """How many characters are the same from the beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
