"""The style rules in one table, in the order in which they are explained, and their application."""

from __future__ import annotations

from cqbrief.briefing.validation.changes import (
    PERCENT_FOR_POINTS,
    POINTS_WITHOUT_PERCENTAGE,
    TO_OR_BY,
    YEAR_ON_YEAR,
)
from cqbrief.briefing.validation.comparison_years import COMPARISON_YEARS
from cqbrief.briefing.validation.context import StyleRule, ValidationContext
from cqbrief.briefing.validation.glyphs import GLYPH_MISSING
from cqbrief.briefing.validation.headlines import OVERCLAIMS
from cqbrief.briefing.validation.prose_coverage import DELIBERATE_IN_VAIN, NUMERAL_UNLINKED
from cqbrief.briefing.validation.source_coverage import IGNORED_IN_VAIN, NUMERAL_UNUSED
from cqbrief.briefing.validation.sums import MIXED_BASES, UNLIKE_SUM
from cqbrief.briefing.validation.translation import TRANSLATION_MISSING
from cqbrief.briefing.validation.wording import (
    APPROXIMATION_LOST,
    IMPOSSIBLE_DATE,
    QUOTATION_MARKS,
    WORD_TWICE,
)

STYLE_RULES: tuple[StyleRule, ...] = (
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
    NUMERAL_UNLINKED,
    NUMERAL_UNUSED,
    DELIBERATE_IN_VAIN,
    IGNORED_IN_VAIN,
)
"""Every rule that is applied only to a briefing without errors. A new one is added here."""


def check_style(context: ValidationContext) -> None:
    """Apply every style rule to a briefing without errors; what they find is reported as warnings."""
    for rule in STYLE_RULES:
        if rule.check is not None:
            rule.check(context)
