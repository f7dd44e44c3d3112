"""Every quote stands in its source exactly once, and carries the value that it is evidence for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cqbrief.briefing.model import Briefing, Figure, Measure, Quote, Silence
from cqbrief.briefing.problems import Rule, UnplacedProblem
from cqbrief.briefing.quantities.lexicon_zh import NEEDING_COMPARISON, RISING_NOUNS
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.sources.document import Passage
from cqbrief.briefing.sources.document_index import DocumentIndex
from cqbrief.briefing.sources.evidence_rules import CHANGE_WORD_LEFT_OUT, QUOTE_NOT_FOUND
from cqbrief.briefing.sources.quote_matching import find_quote, stands_without_marks
from cqbrief.briefing.sources.value_matching import find_value
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.messages import N_, Message

SOURCE_NOT_NAMED = Rule("source-not-named", "error", QUOTE_NOT_FOUND.explanation)
QUOTE_UNCHECKED = Rule(
    "quote-unchecked",
    "warning",
    N_(
        "A quote can be checked only where the text of its source is in the folder and can be "
        "read. Save the text as UTF-8 and name its file after `file:`."
    ),
)

_WITHOUT_MARKS = Message(
    N_("The words are there, without the quotation marks around them: leave the marks out.")
)


def check_quotes(context: ValidationContext) -> None:
    """Find every quote in its source, and every reported value in its quote.

    Notes where they stand.
    """
    sources = {source.id: source for source in context.briefing.sources}
    only = _only_source(context.briefing)
    passages: dict[str, Passage] = {}
    values: dict[str, tuple[int, int]] = {}
    for quote, figure in _quotes(context.briefing):
        if context.problems.too_many:
            break
        name = quote.source or only
        if name is None:
            _report_source_not_named(context, quote)
            continue
        index = context.indexes.get(name)
        if index is None:
            if name in sources and sources[name].file is None:
                _report_unchecked(context, quote, name)
            continue
        passage = _find(context, index, quote)
        if passage is None:
            continue
        passages[_owner(quote)] = passage
        if figure is not None and figure.value is not None and not figure.derived:
            span = _find_value(context, index, passage, figure, figure.value)
            if span is not None:
                values[figure.path] = span
    context.passages, context.values = passages, values


def _find(context: ValidationContext, index: DocumentIndex, quote: Quote) -> Passage | None:
    """Return where the quote stands in its source; report where it does not stand there exactly once."""
    found = find_quote(index, quote, nearest=not context.problems.suggestions_exhausted)
    if isinstance(found, Passage):
        return found
    marks = found.rule is QUOTE_NOT_FOUND and stands_without_marks(index, quote)
    context.report(found.rule, f"{quote.path}.text", found.message, _WITHOUT_MARKS if marks else None)
    return None


def _find_value(
    context: ValidationContext, index: DocumentIndex, passage: Passage, figure: Figure, value: Quantity
) -> tuple[int, int] | None:
    """Return where a figure's value is printed in the paragraph of its quote; report where it is not."""
    found = find_value(index, passage, value)
    if isinstance(found, UnplacedProblem):
        context.report(found.rule, f"{figure.path}.value", found.message, found.advice)
        return None
    start, end, printed = found
    if _leaves_out_rise(printed, value):
        # The number is right, so this is no error, as it is where a fall loses its word.
        _report_word_left_out(context, figure.path, printed)
    return start, end


class LazyPassages(Mapping[str, Passage]):
    """Find the same passages, each when it is asked for: thousands of quotes take a while."""

    def __init__(self, briefing: Briefing, indexes: Mapping[str, DocumentIndex]) -> None:
        self._quotes = {_owner(quote): quote for quote, _ in _quotes(briefing)}
        self._only = _only_source(briefing)
        self._indexes = indexes

    def __getitem__(self, owner: str) -> Passage:
        quote = self._quotes[owner]
        index = self._indexes[quote.source or self._only or ""]
        found = find_quote(index, quote, nearest=False, counted=False)
        if isinstance(found, UnplacedProblem):
            raise KeyError(owner)
        return found

    def __iter__(self) -> Iterator[str]:
        return (owner for owner in self._quotes if owner in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _owner(quote: Quote) -> str:
    return quote.path.removesuffix(".quote")


def _only_source(briefing: Briefing) -> str | None:
    """Return the source that quotes are taken from unless they name one; None where there are several."""
    return briefing.sources[0].id if len({source.id for source in briefing.sources}) == 1 else None


def _quotes(briefing: Briefing) -> Iterator[tuple[Quote, Figure | None]]:
    """Yield every quote of the briefing, with the figure whose number it has to carry."""
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


def _report_source_not_named(context: ValidationContext, quote: Quote) -> None:
    if context.briefing.sources:
        context.report(
            SOURCE_NOT_NAMED,
            f"{quote.path}.text",
            Message(N_("The briefing has several sources; the quote names none.")),
            Message(N_("Write “text:” and “source:” under the quote.")),
        )


def _leaves_out_rise(printed: Quantity, value: Quantity) -> bool:
    """Tell whether a word of rise stands before the number and not in the value; 多9个 says no more than its
    label, and 增速 is one."""
    return printed.change in printed.prefix and bool(
        printed.change
        and not value.change
        and printed.change not in NEEDING_COMPARISON
        and printed.change not in RISING_NOUNS
    )


def _copy_word_advice(printed: Quantity) -> Message:
    return Message(
        N_("Copy the word “{word}” too: “{printed}”."), {"word": printed.change, "printed": printed.printed}
    )


def _report_word_left_out(context: ValidationContext, path: str, printed: Quantity) -> None:
    context.report(
        CHANGE_WORD_LEFT_OUT,
        f"{path}.value",
        Message(
            N_("The source prints “{printed}”; the value leaves out “{word}”."),
            {"printed": printed.printed, "word": printed.change},
        ),
        _copy_word_advice(printed),
        severity="warning",
    )


def _report_unchecked(context: ValidationContext, quote: Quote, source: str) -> None:
    context.report(
        QUOTE_UNCHECKED,
        f"{quote.path}.text",
        Message(N_("The source “{source}” has no file, so the quote cannot be checked."), {"source": source}),
        Message(N_("Put the text of the source into the folder and name it after “file:”.")),
    )
