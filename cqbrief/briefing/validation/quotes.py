"""Every quote stands in its source exactly once, and carries the value that it is evidence for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cqbrief.briefing.model import Briefing, Figure, Measure, Quote, Silence
from cqbrief.briefing.quantities.lexicon_zh import NEEDING_COMPARISON, RISING_NOUNS
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.sources.document import Passage
from cqbrief.briefing.sources.quote_matching import (
    DocumentIndex,
    find_quote,
    find_value,
    stands_without_marks,
)
from cqbrief.briefing.sources.refusal import Refusal
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.messages import N_, Message

_WITHOUT_MARKS = Message(
    N_("The words are there, without the quotation marks around them: leave the marks out.")
)


def check_quotes(
    ground: ValidationContext, indexes: Mapping[str, DocumentIndex]
) -> tuple[Mapping[str, Passage], Mapping[str, tuple[int, int]]]:
    """Path of a quote's owner -> where the quote stands, for every quote that is found.

    And path of a figure -> where in that paragraph its value is printed, as a half-open range. The
    rules are source-not-named, quote-unchecked (a source without a file), quote-not-found,
    quote-repeated, value-not-in-quote, value-cut-short and change-word-left-out.
    """
    sources = {source.id: source for source in ground.briefing.sources}
    only = _only_source(ground.briefing)
    passages: dict[str, Passage] = {}
    values: dict[str, tuple[int, int]] = {}
    for quote, figure in _quotes(ground.briefing):
        if ground.findings.full:
            break
        name = quote.source or only
        if name is None:
            _source_not_named(ground, quote)
            continue
        index = indexes.get(name)
        if index is None:
            if name in sources and sources[name].file is None:
                _unchecked(ground, quote, name)
            continue
        found = find_quote(index, quote, nearest=not ground.findings.crowded)
        if isinstance(found, Message):
            # The message counts the places only where there are too many of them.
            rule = "quote-repeated" if "count" in found.arguments else "quote-not-found"
            marks = rule == "quote-not-found" and stands_without_marks(index, quote)
            ground.error(rule, f"{quote.path}.text", found, _WITHOUT_MARKS if marks else None)
            continue
        passages[_owner(quote)] = found
        if figure is not None and figure.value is not None and not figure.derived:
            carried = find_value(index, found, figure.value)
            if isinstance(carried, Refusal):
                ground.error(carried.rule, f"{figure.path}.value", carried.message, carried.advice)
                continue
            start, end, printed = carried
            values[figure.path] = start, end
            if _is_left_out(printed, figure.value):
                # The number is right, so this is no error, as it is where a fall loses its word.
                _change_word_left_out(ground, figure.path, printed)
    return passages, values


class LazyPassages(Mapping[str, Passage]):
    """The same passages, but each is looked up when it is asked for: thousands of quotes take a while."""

    def __init__(self, briefing: Briefing, indexes: Mapping[str, DocumentIndex]) -> None:
        self._quotes = {_owner(quote): quote for quote, _ in _quotes(briefing)}
        self._only = _only_source(briefing)
        self._indexes = indexes

    def __getitem__(self, owner: str) -> Passage:
        quote = self._quotes[owner]
        index = self._indexes[quote.source or self._only or ""]
        found = find_quote(index, quote, nearest=False, counted=False)
        if isinstance(found, Message):
            raise KeyError(owner)
        return found

    def __iter__(self) -> Iterator[str]:
        return (owner for owner in self._quotes if owner in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _owner(quote: Quote) -> str:
    return quote.path.removesuffix(".quote")


def _only_source(briefing: Briefing) -> str | None:
    """The source that quotes are taken from unless they name one; None where there are several."""
    return briefing.sources[0].id if len({source.id for source in briefing.sources}) == 1 else None


def _quotes(briefing: Briefing) -> Iterator[tuple[Quote, Figure | None]]:
    """Every quote of the briefing, with the figure whose number it has to carry."""
    for theme in briefing.themes:
        for figure in theme.figures:
            if figure.quote is not None:
                yield figure.quote, figure
        for story in theme.stories:
            for quote in story.quotes:
                yield quote, None
        items: tuple[Measure | Silence, ...] = (*theme.measures, *theme.silences)
        for item in items:
            if item.quote is not None:
                yield item.quote, None
    for ignored in briefing.ignored:
        yield ignored.quote, None


def _source_not_named(ground: ValidationContext, quote: Quote) -> None:
    if ground.briefing.sources:
        ground.error(
            "source-not-named",
            f"{quote.path}.text",
            Message(N_("The briefing has several sources; the quote names none.")),
            Message(N_("Write “text:” and “source:” under the quote.")),
        )


def _is_left_out(printed: Quantity, value: Quantity) -> bool:
    """Whether a word of rise stands before the number and not in the value; 多9个 says no more than its
    label, and 增速 is one."""
    return printed.change in printed.prefix and bool(
        printed.change
        and not value.change
        and printed.change not in NEEDING_COMPARISON
        and printed.change not in RISING_NOUNS
    )


def _word_too(printed: Quantity) -> Message:
    return Message(
        N_("Copy the word “{word}” too: “{printed}”."), {"word": printed.change, "printed": printed.printed}
    )


def _change_word_left_out(ground: ValidationContext, path: str, printed: Quantity) -> None:
    ground.warning(
        "change-word-left-out",
        f"{path}.value",
        Message(
            N_("The source prints “{printed}”; the value leaves out “{word}”."),
            {"printed": printed.printed, "word": printed.change},
        ),
        _word_too(printed),
    )


def _unchecked(ground: ValidationContext, quote: Quote, source: str) -> None:
    ground.warning(
        "quote-unchecked",
        f"{quote.path}.text",
        Message(N_("The source “{source}” has no file, so the quote cannot be checked."), {"source": source}),
        Message(N_("Put the text of the source into the folder and name it after “file:”.")),
    )
