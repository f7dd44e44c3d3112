"""All rules of the trade in one table, and their application."""

from __future__ import annotations

from collections.abc import Mapping

from cqbrief.briefing.prose import Wording
from cqbrief.briefing.sources.document import Document, Passage
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.lint.changes import (
    PERCENT_FOR_POINTS,
    POINTS_WITHOUT_PERCENTAGE,
    TO_OR_BY,
    YEAR_ON_YEAR,
)
from cqbrief.briefing.validation.lint.context import LintContext, LintRule
from cqbrief.briefing.validation.lint.glyphs import GLYPH_MISSING
from cqbrief.briefing.validation.lint.headlines import OVERCLAIMS
from cqbrief.briefing.validation.lint.sums import MIXED_BASES, UNLIKE_SUM
from cqbrief.briefing.validation.lint.translation import TRANSLATION_MISSING
from cqbrief.briefing.validation.lint.wording import (
    APPROXIMATION_LOST,
    IMPOSSIBLE_DATE,
    QUOTATION_MARKS,
    WORD_TWICE,
)
from cqbrief.briefing.validation.lint.years import COMPARISON_YEARS
from cqbrief.i18n.messages import N_

_COVERAGE = (
    LintRule(
        "numeral-unlinked",
        N_(
            "Every numeral in the briefing's own prose is a reference to a figure, so that it is printed "
            "as the source has it and can be traced. What is no figure, such as the name of a policy, is "
            "listed under `deliberate:` with the reason. Years and dates need not be listed."
        ),
    ),
    LintRule(
        "numeral-unused",
        N_(
            "Every numeral of the source is a figure of the briefing or is listed under `ignored:` with "
            "the reason, so that nothing is left out by mistake or in silence."
        ),
    ),
    LintRule(
        "deliberate-in-vain",
        N_(
            "An entry under `deliberate:` whose words stand nowhere excuses nothing, and hides that the "
            "prose changed."
        ),
    ),
    LintRule(
        "ignored-in-vain",
        N_("An entry under `ignored:` whose numerals are used, or that has none, excuses nothing."),
    ),
)

RULES: tuple[LintRule, ...] = (
    PERCENT_FOR_POINTS,
    POINTS_WITHOUT_PERCENTAGE,
    YEAR_ON_YEAR,
    TO_OR_BY,
    COMPARISON_YEARS,
    APPROXIMATION_LOST,
    WORD_TWICE,
    UNLIKE_SUM,
    MIXED_BASES,
    OVERCLAIMS,
    IMPOSSIBLE_DATE,
    QUOTATION_MARKS,
    TRANSLATION_MISSING,
    GLYPH_MISSING,
    *_COVERAGE,
)
"""Every rule that is explained and is applied only to a briefing without errors."""

LATE = frozenset(rule.id for rule in RULES)


def lint(
    ground: ValidationContext,
    prose: tuple[Wording, ...],
    documents: Mapping[str, Document],
    passages: Mapping[str, Passage],
    values: Mapping[str, tuple[int, int]],
    series: Mapping[str, SeriesTable],
) -> None:
    """Apply every rule to a briefing without errors; what they find is noted as warnings."""
    desk = LintContext(ground, prose, documents, passages, values, series)
    for rule in RULES:
        if rule.check is not None:
            rule.check(desk)
