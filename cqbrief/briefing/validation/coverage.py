"""Every numeral is accounted for: those of the briefing's own prose and those of its sources."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from cqbrief.briefing.localized_text import stray_brace
from cqbrief.briefing.model import Figure, Source
from cqbrief.briefing.problems import SourceLocation
from cqbrief.briefing.prose import Wording
from cqbrief.briefing.sources.document import Passage, SourceNumeral
from cqbrief.briefing.sources.numerals import (
    holds_numeral,
    prose_numerals,
    source_numerals,
    table_key,
)
from cqbrief.briefing.sources.paragraphs import Original
from cqbrief.briefing.sources.quote_matching import DocumentIndex
from cqbrief.briefing.text_width import ems
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.lint.context import period_years, years
from cqbrief.briefing.validation.table_values import TableValues
from cqbrief.i18n.messages import N_, Message

_COST_OF_NUMERAL = 130
"""What it takes to read a numeral, compared with holding it against an entry of `deliberate:`."""
MOST_COMPARED = 3_000_000
"""In that measure, what is spent on the prose: for 20,000 numerals typed by hand, where few should be."""
_AROUND = 12
"""Chinese characters, or as much of other text, shown on either side of a numeral."""
_MOST_LINES = 8
"""Of a numeral that is printed often so many further lines are named."""
_FOOTNOTE = re.compile(r"\s*[\[(（]\d{1,2}[\])）]")
"""How a note begins that says what a mark in a table means."""
_LATIN = re.compile(r"[A-Za-z0-9.,'’%]{2}")


def check_prose(
    ground: ValidationContext,
    prose: tuple[Wording, ...],
    units: frozenset[str],
    tables: TableValues,
) -> None:
    """Rules numeral-unlinked, brace-stray, deliberate-in-vain: numbers in prose are references to figures.

    What a chart or table of the same theme prints from a CSV file may be repeated as it is printed there.
    """
    briefing = ground.briefing
    meant = [entry.numeral for entry in briefing.deliberate]
    needed: set[int] = set()
    printed: dict[str, str] = {}
    compared = 0
    for figure in ground.figures.values():
        if figure.value is not None:
            printed.setdefault(figure.value.printed, figure.id)
    for wording in prose:
        words = wording.words
        _stray(ground, wording)
        if numerals := prose_numerals(words, units, briefing.decimal):
            compared += len(numerals) * (_COST_OF_NUMERAL + len(meant))
            if compared > MOST_COMPARED:
                ground.error(
                    "too-many-entries",
                    wording.path,
                    Message(
                        N_(
                            "The briefing's own words hold too many numerals: from here on they are not "
                            "looked at."
                        )
                    ),
                    Message(N_("Make them figures, or a table from a CSV file.")),
                )
                return
            unlinked = []
            for start, stop in numerals:
                holding = {i for i, numeral in enumerate(meant) if _holds(numeral, words, start, stop)}
                needed |= holding
                if not holding and not _is_of_a_table(wording, start, stop, tables):
                    unlinked.append((start, stop))
            if unlinked:
                _unlinked(ground, wording.path, words, unlinked, printed, tables)
    _deliberate_in_vain(ground, needed, units)


def _stray(ground: ValidationContext, wording: Wording) -> None:
    if (stray := stray_brace(wording.words)) is not None:
        ground.warning(
            "brace-stray",
            wording.path,
            Message(
                N_("“{brace}” is a brace without its partner: no figure is printed there."), {"brace": stray}
            ),
            Message(
                N_("A figure is named by its id between two braces, as in {example}."),
                {"example": "{new_jobs}"},
            ),
        )


def _is_of_a_table(wording: Wording, start: int, stop: int, tables: TableValues) -> bool:
    """Whether a numeral is a value that the theme prints from a CSV file, or the mark of a note."""
    mark = _FOOTNOTE.match(wording.words) if ".notes[" in wording.path else None
    if mark is not None and stop <= mark.end():
        return True
    return tables.accounts_for(wording.words[start:stop], wording.path)


def _deliberate_in_vain(ground: ValidationContext, needed: set[int], units: frozenset[str]) -> None:
    for index, entry in enumerate(ground.briefing.deliberate):
        if not ground.findings.wants("deliberate-in-vain", f"deliberate[{index}].numeral"):
            break
        # What is no numeral may be listed beside the same in the other language.
        if index not in needed and prose_numerals(entry.numeral, units, ground.briefing.decimal):
            ground.warning(
                "deliberate-in-vain",
                f"deliberate[{index}].numeral",
                Message(
                    N_("“{numeral}” stands nowhere in the briefing's prose."), {"numeral": entry.numeral}
                ),
                Message(N_("Remove the entry, or write the words as they stand there.")),
            )


def check_sources(
    ground: ValidationContext,
    indexes: Mapping[str, DocumentIndex],
    passages: Mapping[str, Passage],
    values: Mapping[str, tuple[int, int]],
) -> Mapping[str, tuple[SourceNumeral, ...]]:
    """Source id -> its numerals. Rules numeral-unused and ignored-in-vain.

    `passages` and `values` say by path where each quote and, within its paragraph, each value stands.
    """
    briefing = ground.briefing
    at: dict[str, dict[tuple[int, int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    quotes: dict[str, list[tuple[Passage, frozenset[int]]]] = defaultdict(list)
    located: dict[str, dict[tuple[object, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
    compared = _years_compared(ground)
    for figure in ground.figures.values():
        passage = passages.get(figure.path)
        if passage is not None:
            quotes[passage.source].append(
                (passage, period_years(figure) | compared.get(figure.id, frozenset()))
            )
            if figure.path in values:
                at[passage.source][(passage.paragraph, *values[figure.path])].append(figure.id)
        _locate(figure, [source.id for source in briefing.sources], located)
        _corroborate(figure, briefing.sources, located)
    ignored: dict[str, dict[int, Passage]] = defaultdict(dict)
    for number, _ in enumerate(briefing.ignored):
        passage = passages.get(f"ignored[{number}]")
        if passage is not None:
            ignored[passage.source][number] = passage
    found: dict[str, tuple[SourceNumeral, ...]] = {}
    for number, source in enumerate(briefing.sources):
        index = indexes.get(source.id)
        if index is None:
            continue
        numerals = source_numerals(
            index, at[source.id], quotes[source.id], ignored[source.id], located[source.id],
            years(briefing.period),
        )  # fmt: skip
        found[source.id] = numerals
        _unused(ground, f"sources[{number}]", source.file or "", index, numerals)
    _in_vain(ground, found)
    return found


def _years_compared(ground: ValidationContext) -> dict[str, frozenset[int]]:
    """Id of a figure -> the years that comparisons with it name: its sentence may, too."""
    found: dict[str, frozenset[int]] = {}
    for figure in ground.figures.values():
        for comparison in figure.comparisons:
            if comparison.year is not None:
                found[comparison.figure] = found.get(comparison.figure, frozenset()) | years(comparison.year)
    return found


def _holds(numeral: str, words: str, start: int, end: int) -> bool:
    """Whether `numeral` stands in `words` around the range."""
    at = words.find(numeral, max(0, end - len(numeral)))
    return 0 <= at <= start and at + len(numeral) >= end


def _around(words: str, start: int, end: int) -> str:
    before, after = start, end
    while before and ems(words[before - 1 : start]) <= _AROUND:
        before -= 1
    while after < len(words) and ems(words[end : after + 1]) <= _AROUND:
        after += 1
    # No piece of a word, and of a number neither.
    while 0 < before < start and _LATIN.match(words, before - 1):
        before += 1
    while end < after < len(words) and _LATIN.match(words, after - 1):
        after -= 1
    shown = " ".join(words[before:after].split())
    return f"{'…' if before else ''}{shown}{'…' if after < len(words) else ''}"


def _unlinked(
    ground: ValidationContext,
    path: str,
    words: str,
    spans: list[tuple[int, int]],
    printed: Mapping[str, str],
    tables: TableValues,
) -> None:
    numerals = tuple(dict.fromkeys(words[start:end] for start, end in spans))
    known = tuple(f"{{{printed[numeral]}}}" for numeral in numerals if numeral in printed)
    ground.warning(
        "numeral-unlinked",
        path,
        Message(
            N_("Typed by hand and linked to no figure: {numerals} in “{words}”."),
            {"numerals": numerals, "words": _around(words, *spans[0])},
        ),
        _remedy(numerals, known, tables),
    )


def _remedy(numerals: tuple[str, ...], known: tuple[str, ...], tables: TableValues) -> Message:
    """What makes a numeral in prose traceable."""
    if known:
        return Message(
            N_("Write {references}, which is printed as the source has it."), {"references": known}
        )
    for numeral in numerals:
        if (file := tables.file_of(numeral)) is not None:
            return Message(
                N_(
                    "“{file}” has {numeral}: make it a figure of its own, with “locator:” for its table, row "
                    "and column, and write the figure's id in braces."
                ),
                {"file": file, "numeral": numeral},
            )
    return Message(
        N_("Refer to a figure by its id in braces, or list the words under “deliberate:” with the reason.")
    )


def _locate(
    figure: Figure, sources: list[str], located: dict[str, dict[tuple[object, ...], list[str]]]
) -> None:
    """Remember a figure that is evidenced by its place in a table."""
    if figure.locator is None or figure.value is None:
        return
    named = figure.locator.source or (sources[0] if len(sources) == 1 else None)
    if named is not None:
        located[named][table_key(figure.value)].append(figure.id)


def _corroborate(
    figure: Figure, sources: Sequence[Source], located: dict[str, dict[tuple[object, ...], list[str]]]
) -> None:
    """Remember a figure that other sources confirm: those that `corroboration:` names, or the only other."""
    if figure.corroboration is None or figure.quote is None or figure.value is None:
        return
    said = " ".join(
        filter(None, (figure.corroboration.plain, figure.corroboration.zh, figure.corroboration.en))
    )
    others = [source for source in sources if source.id != figure.quote.source]
    for source in others:
        names = (source.id, source.title.plain, source.title.zh, source.title.en)
        if len(sources) == 2 or any(name in said for name in names if name):
            located[source.id][table_key(figure.value)].append(figure.id)


def _unused(
    ground: ValidationContext, path: str, file: str, index: DocumentIndex, numerals: tuple[SourceNumeral, ...]
) -> None:
    """Tell each numeral that nobody uses: once, with all its places, where it is printed several times."""
    unused = [numeral for numeral in numerals if not numeral.used]
    raw = ground.texts.get(file, "") if unused else ""
    original = Original(raw, index.document)
    ends = [match.start() for match in re.finditer("\n", raw)]
    alike: dict[str, list[tuple[SourceLocation, str]]] = {}
    for paragraph, group in groupby(unused, key=lambda numeral: numeral.paragraph):
        text, places = index.document.paragraphs[paragraph].text, original.places(paragraph)
        for numeral in group:
            line = bisect_left(ends, places[numeral.start])
            column = places[numeral.start] - (ends[line - 1] if line else -1)
            printed = text[numeral.start : numeral.end]
            around = _around(text, numeral.start, numeral.end)
            alike.setdefault(printed, []).append((SourceLocation(file, line + 1, column), around))
    for printed, found in alike.items():
        if not ground.findings.wants("numeral-unused", path):
            return
        _unused_at(ground, path, printed, found)


def _unused_at(
    ground: ValidationContext, path: str, printed: str, found: Sequence[tuple[SourceLocation, str]]
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
    ground.findings.warning("numeral-unused", place, path, message, advice)


def _in_vain(ground: ValidationContext, found: Mapping[str, tuple[SourceNumeral, ...]]) -> None:
    needed: set[int] = set()
    for numerals in found.values():
        needed.update(n.ignored for n in numerals if n.ignored is not None and not n.figures)
    units = frozenset(unit.unit for unit in ground.briefing.units)
    for index, entry in enumerate(ground.briefing.ignored):
        if not ground.findings.wants("ignored-in-vain", f"ignored[{index}].quote"):
            break
        known = entry.quote.source in found or (entry.quote.source is None and len(found) == 1)
        # Words such as 四大联盟, dates and 第3次会议 hold numerals that are no quantities.
        quantities = prose_numerals(entry.quote.text, units, ground.briefing.decimal)
        if known and index not in needed and (quantities or not holds_numeral(entry)):
            ground.warning(
                "ignored-in-vain",
                f"ignored[{index}].quote",
                Message(
                    N_("Nothing is left out by “{quote}”: its numerals are used, or there are none."),
                    {"quote": entry.quote.text},
                ),
                Message(N_("Remove the entry.")),
            )
