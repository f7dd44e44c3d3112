"""The checks of a briefing in the order in which they run.

A check notes in the context what it found out, for those that come after it. What is wrong with the files
and their form was reported before, while they were read.
"""

from __future__ import annotations

from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.csv_cells import check_cells
from cqbrief.briefing.validation.derive import derive
from cqbrief.briefing.validation.figures import check_figures
from cqbrief.briefing.validation.quotes import check_quotes
from cqbrief.briefing.validation.references import check_references
from cqbrief.briefing.validation.slides import check_slides
from cqbrief.briefing.validation.structure import check_structure
from cqbrief.briefing.validation.style_rules import check_style
from cqbrief.briefing.validation.suppression import apply_suppressions, register_suppressions


def check_content(context: ValidationContext) -> None:
    """Check what has to hold before anything can be shown, and fill in the values of derived figures."""
    register_suppressions(context)
    check_references(context)
    derive(context)
    check_figures(context)


def check_evidence(context: ValidationContext) -> None:
    """Hold the content against its sources, then apply the style rules; `check_content` came before."""
    check_quotes(context)
    check_structure(context)
    check_cells(context)
    check_slides(context)
    if not context.problems.any_error:
        # Where something could not be read, what is missing cannot be told from what was lost.
        check_style(context)
    apply_suppressions(context)
