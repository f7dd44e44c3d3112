"""Every numeral of the briefing's own prose is a reference to a figure, or is listed with a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cqbrief.briefing.localized_text import stray_brace
from cqbrief.briefing.parsing.schema_errors import REFERENCE_FORM
from cqbrief.briefing.parsing.yaml_tree import TOO_MANY_ENTRIES
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.prose import Wording
from cqbrief.briefing.sources.numerals import prose_numerals
from cqbrief.briefing.validation.context import StyleRule, ValidationContext
from cqbrief.briefing.validation.excerpt import excerpt
from cqbrief.briefing.validation.table_values import TableValues
from cqbrief.i18n.messages import N_, Message

BRACE_STRAY = Rule("brace-stray", "warning", REFERENCE_FORM.explanation)

_COST_OF_NUMERAL = 130
"""What it takes to read a numeral, compared with holding it against an entry of `deliberate:`."""
MOST_COMPARED = 3_000_000
"""In that measure, what is spent on the prose: for 20,000 numerals typed by hand, where few should be."""
_FOOTNOTE = re.compile(r"\s*[\[(（]\d{1,2}[\])）]")
"""How a note begins that says what a mark in a table means."""


def _check_prose(context: ValidationContext) -> None:
    """Report numerals in the prose that no reference to a figure accounts for, and braces without a partner.

    What a chart or table of the same theme prints from a CSV file may be repeated as it is printed there.
    """
    listed = [entry.numeral for entry in context.briefing.deliberate]
    tables = TableValues(context.briefing, context.series)
    printed: dict[str, str] = {}
    for figure in context.figures.values():
        if figure.value is not None:
            printed.setdefault(figure.value.printed, figure.id)
    needed: set[int] = set()
    compared = 0
    for wording in context.prose:
        _check_braces(context, wording)
        numerals = prose_numerals(wording.words, context.units, context.decimal)
        if not numerals:
            continue
        compared += len(numerals) * (_COST_OF_NUMERAL + len(listed))
        if compared > MOST_COMPARED:
            _report_too_many(context, wording.path)
            return
        unlinked = []
        for start, end in numerals:
            holding = {i for i, numeral in enumerate(listed) if _holds(numeral, wording.words, start, end)}
            needed |= holding
            if not holding and not _is_of_a_table(wording, start, end, tables):
                unlinked.append((start, end))
        if unlinked:
            _report_unlinked(context, wording, unlinked, printed, tables)
    _check_deliberate(context, needed)


def _report_too_many(context: ValidationContext, path: str) -> None:
    context.report(
        TOO_MANY_ENTRIES,
        path,
        Message(N_("The briefing's own words hold too many numerals: from here on they are not looked at.")),
        Message(N_("Make them figures, or a table from a CSV file.")),
    )


def _check_braces(context: ValidationContext, wording: Wording) -> None:
    if (stray := stray_brace(wording.words)) is not None:
        context.report(
            BRACE_STRAY,
            wording.path,
            Message(
                N_("“{brace}” is a brace without its partner: no figure is printed there."), {"brace": stray}
            ),
            Message(
                N_("A figure is named by its id between two braces, as in {example}."),
                {"example": "{new_jobs}"},
            ),
        )


def _is_of_a_table(wording: Wording, start: int, end: int, tables: TableValues) -> bool:
    """Tell whether a numeral is a value that the theme prints from a CSV file, or the mark of a note."""
    mark = _FOOTNOTE.match(wording.words) if ".notes[" in wording.path else None
    if mark is not None and end <= mark.end():
        return True
    return tables.accounts_for(wording.words[start:end], wording.path)


def _check_deliberate(context: ValidationContext, needed: set[int]) -> None:
    """Report entries of `deliberate:` that excuse nothing; `needed` are the indices of those that do."""
    for index, entry in enumerate(context.briefing.deliberate):
        if not context.problems.accepts(DELIBERATE_IN_VAIN, f"deliberate[{index}].numeral"):
            break
        # What is no numeral may be listed beside the same in the other language.
        if index not in needed and prose_numerals(entry.numeral, context.units, context.decimal):
            context.report(
                DELIBERATE_IN_VAIN,
                f"deliberate[{index}].numeral",
                Message(
                    N_("“{numeral}” stands nowhere in the briefing's prose."), {"numeral": entry.numeral}
                ),
                Message(N_("Remove the entry, or write the words as they stand there.")),
            )


def _holds(numeral: str, words: str, start: int, end: int) -> bool:
    """Tell whether `numeral` stands in `words` around the range."""
    at = words.find(numeral, max(0, end - len(numeral)))
    return 0 <= at <= start and at + len(numeral) >= end


def _report_unlinked(
    context: ValidationContext,
    wording: Wording,
    spans: Sequence[tuple[int, int]],
    printed: Mapping[str, str],
    tables: TableValues,
) -> None:
    words = wording.words
    numerals = tuple(dict.fromkeys(words[start:end] for start, end in spans))
    known = tuple(f"{{{printed[numeral]}}}" for numeral in numerals if numeral in printed)
    context.report(
        NUMERAL_UNLINKED,
        wording.path,
        Message(
            N_("Typed by hand and linked to no figure: {numerals} in “{words}”."),
            {"numerals": numerals, "words": excerpt(words, *spans[0])},
        ),
        _remedy(numerals, known, tables),
    )


def _remedy(numerals: tuple[str, ...], known: tuple[str, ...], tables: TableValues) -> Message:
    """Return what makes a numeral in prose traceable."""
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


NUMERAL_UNLINKED = StyleRule(
    "numeral-unlinked",
    "warning",
    N_(
        "Every numeral in the briefing's own prose is a reference to a figure, so that it is printed "
        "as the source has it and can be traced. What is no figure, such as the name of a policy, is "
        "listed under `deliberate:` with the reason. Years and dates need not be listed."
    ),
    _check_prose,
)
DELIBERATE_IN_VAIN = StyleRule(
    "deliberate-in-vain",
    "warning",
    N_(
        "An entry under `deliberate:` whose words stand nowhere excuses nothing, and hides that the "
        "prose changed."
    ),
)
