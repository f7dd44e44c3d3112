"""Every numeral of the sources is a figure of the briefing, or is listed with a reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from cqbrief.briefing.model import Figure, Source
from cqbrief.briefing.problems import SourceLocation
from cqbrief.briefing.sources.document import SourceNumeral
from cqbrief.briefing.sources.document_index import DocumentIndex
from cqbrief.briefing.sources.numerals import (
    SourceUses,
    holds_numeral,
    prose_numerals,
    source_numerals,
    table_key,
)
from cqbrief.briefing.sources.paragraphs import OriginalText
from cqbrief.briefing.validation.context import StyleRule, ValidationContext
from cqbrief.briefing.validation.excerpt import excerpt
from cqbrief.briefing.validation.named_years import period_years, years
from cqbrief.i18n.messages import N_, Message

_MOST_LINES = 8
"""Of a numeral that is printed often so many further lines are named."""


def _check_sources(context: ValidationContext) -> None:
    """Find the numerals of every source and what uses them; report those that nothing uses."""
    briefing = context.briefing
    uses = _uses(context)
    found: dict[str, tuple[SourceNumeral, ...]] = {}
    for number, source in enumerate(briefing.sources):
        index = context.indexes.get(source.id)
        if index is not None:
            found[source.id] = source_numerals(index, uses[source.id], years(briefing.period))
            _check_used(context, f"sources[{number}]", source.file or "", index, found[source.id])
    _check_ignored(context, found)
    context.numerals = found


def _uses(context: ValidationContext) -> dict[str, SourceUses]:
    """Return source id -> what the briefing uses of it."""
    uses: dict[str, SourceUses] = defaultdict(SourceUses)
    sources = context.briefing.sources
    compared = _years_compared(context)
    for figure in context.figures.values():
        passage = context.passages.get(figure.path)
        if passage is not None:
            named = period_years(figure) | compared.get(figure.id, frozenset())
            uses[passage.source].quotes.append((passage, named))
            if figure.path in context.values:
                at = (passage.paragraph, *context.values[figure.path])
                uses[passage.source].values[at].append(figure.id)
        if figure.value is not None:
            for source in (*_located(figure, sources), *_corroborating(figure, sources)):
                uses[source].located[table_key(figure.value)].append(figure.id)
    for number, _ in enumerate(context.briefing.ignored):
        passage = context.passages.get(f"ignored[{number}]")
        if passage is not None:
            uses[passage.source].ignored[number] = passage
    return uses


def _years_compared(context: ValidationContext) -> dict[str, frozenset[int]]:
    """Return id of a figure -> the years that comparisons with it name: its sentence may, too."""
    found: dict[str, frozenset[int]] = {}
    for figure in context.figures.values():
        for comparison in figure.comparisons:
            if comparison.year is not None:
                found[comparison.figure] = found.get(comparison.figure, frozenset()) | years(comparison.year)
    return found


def _located(figure: Figure, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the id of the source in a table of which a figure is found, if it is one of a table."""
    if figure.locator is None:
        return ()
    named = figure.locator.source or (sources[0].id if len(sources) == 1 else None)
    return () if named is None else (named,)


def _corroborating(figure: Figure, sources: Sequence[Source]) -> Iterator[str]:
    """Yield the ids of sources that confirm a figure: those that `corroboration:` names, or the other one."""
    if figure.corroboration is None or figure.quote is None:
        return
    named = " ".join(figure.corroboration.wordings())
    for source in sources:
        if source.id != figure.quote.source:
            names = (source.id, *source.title.wordings())
            if len(sources) == 2 or any(name in named for name in names if name):
                yield source.id


def _check_used(
    context: ValidationContext,
    path: str,
    file: str,
    index: DocumentIndex,
    numerals: tuple[SourceNumeral, ...],
) -> None:
    """Report each numeral that nothing uses: once, with all its places, where it is printed several times."""
    unused = [numeral for numeral in numerals if not numeral.used]
    raw = context.texts.get(file, "") if unused else ""
    original = OriginalText(raw, index.document)
    ends = [match.start() for match in re.finditer("\n", raw)]
    alike: dict[str, list[tuple[SourceLocation, str]]] = {}
    for paragraph, group in groupby(unused, key=lambda numeral: numeral.paragraph):
        text, offsets = index.document.paragraphs[paragraph].text, original.offsets(paragraph)
        for numeral in group:
            line = bisect_left(ends, offsets[numeral.start])
            column = offsets[numeral.start] - (ends[line - 1] if line else -1)
            printed = text[numeral.start : numeral.end]
            around = excerpt(text, numeral.start, numeral.end)
            alike.setdefault(printed, []).append((SourceLocation(file, line + 1, column), around))
    for printed, found in alike.items():
        if not context.problems.accepts(NUMERAL_UNUSED, path):
            return
        _report_unused(context, path, printed, found)


def _report_unused(
    context: ValidationContext, path: str, printed: str, found: Sequence[tuple[SourceLocation, str]]
) -> None:
    (place, words), *others = found
    arguments: dict[str, object] = {"numeral": printed, "words": words}
    message = Message(N_("No figure uses “{numeral}” of the source: “{words}”."), arguments)
    if others:
        lines = tuple(dict.fromkeys(str(other.line) for other, _ in others[:_MOST_LINES]))
        if len(others) > _MOST_LINES:
            lines = (*lines, "…")
        message = Message(
            N_("No figure uses “{numeral}” of the source: “{words}”, nor the {count} more in lines {lines}."),
            {**arguments, "count": len(others), "lines": lines},
        )
    advice = Message(N_("Make it a figure, or list the words under “ignored:” with the reason."))
    context.problems.report(NUMERAL_UNUSED, place, path, message, advice)


def _check_ignored(context: ValidationContext, found: Mapping[str, tuple[SourceNumeral, ...]]) -> None:
    needed: set[int] = set()
    for numerals in found.values():
        needed.update(n.ignored for n in numerals if n.ignored is not None and not n.figures)
    for index, entry in enumerate(context.briefing.ignored):
        if not context.problems.accepts(IGNORED_IN_VAIN, f"ignored[{index}].quote"):
            break
        known = entry.quote.source in found or (entry.quote.source is None and len(found) == 1)
        # Words such as 四大联盟, dates and 第3次会议 hold numerals that are no quantities.
        quantities = prose_numerals(entry.quote.text, context.units, context.decimal)
        if known and index not in needed and (quantities or not holds_numeral(entry)):
            context.report(
                IGNORED_IN_VAIN,
                f"ignored[{index}].quote",
                Message(
                    N_("Nothing is left out by “{quote}”: its numerals are used, or there are none."),
                    {"quote": entry.quote.text},
                ),
                Message(N_("Remove the entry.")),
            )


NUMERAL_UNUSED = StyleRule(
    "numeral-unused",
    "warning",
    N_(
        "Every numeral of the source is a figure of the briefing or is listed under `ignored:` with "
        "the reason, so that nothing is left out by mistake or in silence."
    ),
    _check_sources,
)
IGNORED_IN_VAIN = StyleRule(
    "ignored-in-vain",
    "warning",
    N_("An entry under `ignored:` whose numerals are used, or that has none, excuses nothing."),
)
