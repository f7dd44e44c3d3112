"""Rules about single figures: evidence, period, comparisons."""

from __future__ import annotations

from cqbrief.briefing.formulas.dimension import Dimension, dimension_of
from cqbrief.briefing.model import Comparison, Figure
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import PERCENT, POINTS, UNITS, is_share
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.messages import N_, Message

VALUE_MISSING = Rule(
    "value-missing",
    "error",
    N_(
        "A figure is a number with its evidence: a value with the words of the source (`quote:`) "
        "or its place in a table (`locator:`), or else a formula over other figures."
    ),
)
EVIDENCE_MISSING = Rule("evidence-missing", "error", VALUE_MISSING.explanation)
ONLY_WITH_FORMULA = Rule(
    "only-with-formula",
    "error",
    N_(
        "A reported figure is shown exactly as printed; a derived one is worked out from its "
        "formula and needs the decimals and the unit it is shown in. What belongs to the one has "
        "no meaning for the other."
    ),
)
NOT_WITH_FORMULA = Rule("not-with-formula", "error", ONLY_WITH_FORMULA.explanation)
DERIVED_INCOMPLETE = Rule("derived-incomplete", "error", ONLY_WITH_FORMULA.explanation)
DECIMALS_RANGE = Rule("decimals-range", "error", ONLY_WITH_FORMULA.explanation)
PERIOD_NOT_STATED = Rule(
    "period-not-stated",
    "error",
    N_(
        "A number without its time can mislead. The period is stated in the source, inferred (then "
        "`why:` says from what), or `not_stated`; it is never made up."
    ),
)
PERIOD_LABEL_MISSING = Rule("period-label-missing", "error", PERIOD_NOT_STATED.explanation)
PERIOD_WHY_MISSING = Rule("period-why-missing", "warning", PERIOD_NOT_STATED.explanation)
PERIOD_WHY_UNUSED = Rule("period-why-unused", "warning", PERIOD_NOT_STATED.explanation)
SHARE_OF_NO_PERCENTAGE = Rule(
    "share-of-no-percentage",
    "warning",
    N_(
        "`share_of:` says of what a percentage is taken, and `attained` how many per cent of a "
        "target were reached: both speak of percentages only."
    ),
)
ATTAINED_NO_PERCENTAGE = Rule("attained-no-percentage", "error", SHARE_OF_NO_PERCENTAGE.explanation)
TARGET_UNIT_DIFFERS = Rule(
    "target-unit-differs",
    "error",
    N_(
        "A figure is compared with another one in a unit that fits: with a target or plan, the time "
        "before, or (`against`) a time that is named after `year:`."
    ),
)
COMPARISON_YEAR = Rule("comparison-year", "error", TARGET_UNIT_DIFFERS.explanation)
COMPARED_WITH_ITSELF = Rule("compared-with-itself", "error", TARGET_UNIT_DIFFERS.explanation)

_MOST_DECIMALS = 9


def check_figures(context: ValidationContext) -> None:
    """Check that every figure is reported or derived, with what belongs to it, and says its time."""
    for theme in context.briefing.themes:
        for figure in theme.figures:
            if figure.derived:
                _check_derived(context, figure)
            elif not context.is_invalid(figure.path):
                _check_reported(context, figure)
            _check_period(context, figure)
            _check_share_of(context, figure)
            # Where a comparison could not be read, the others' places in the list are not known.
            known = () if context.is_invalid(f"{figure.path}.comparisons") else figure.comparisons
            for index, comparison in enumerate(known):
                _check_comparison(context, figure, comparison, f"{figure.path}.comparisons[{index}]")


def _check_reported(context: ValidationContext, figure: Figure) -> None:
    if figure.value is None:
        context.report(
            VALUE_MISSING,
            figure.path,
            Message(N_("The figure “{id}” has neither a value nor a formula."), {"id": figure.id}),
            Message(N_("Write the number as printed after “value:”, or how it is derived after “formula:”.")),
        )
    elif figure.quote is None and figure.locator is None:
        context.report(
            EVIDENCE_MISSING,
            figure.path,
            Message(N_("The figure “{id}” has no evidence."), {"id": figure.id}),
            Message(
                N_("Write the words of the source after “quote:”, or its place in a table after “locator:”.")
            ),
        )
    for key in ("decimals", "unit"):
        if getattr(figure, key) is not None:
            context.report(
                ONLY_WITH_FORMULA,
                f"{figure.path}.{key}",
                Message(N_("“{key}” belongs to derived figures; this one is reported."), {"key": key}),
                Message(N_("Remove it: a reported figure is shown exactly as printed.")),
            )


def _check_derived(context: ValidationContext, figure: Figure) -> None:
    for key in ("value", "quote", "locator", "check"):
        if f"{figure.path}.{key}" in context.places:
            context.report(
                NOT_WITH_FORMULA,
                f"{figure.path}.{key}",
                Message(N_("A derived figure cannot have “{key}”."), {"key": key}),
                Message(N_("Remove the formula if the source prints the number, else remove this key.")),
            )
    if context.is_invalid(figure.path):
        return
    for key in ("decimals", "unit"):
        if getattr(figure, key) is None:
            context.report(
                DERIVED_INCOMPLETE,
                figure.path,
                Message(N_("The derived figure “{id}” lacks “{key}”."), {"id": figure.id, "key": key}),
                Message(N_("Say with how many decimals and in which unit it is shown.")),
            )
    if figure.decimals is not None and not 0 <= figure.decimals <= _MOST_DECIMALS:
        context.report(
            DECIMALS_RANGE,
            f"{figure.path}.decimals",
            Message(N_("“decimals” is between 0 and {most}."), {"most": _MOST_DECIMALS}),
        )


def _check_period(context: ValidationContext, figure: Figure) -> None:
    period, path = figure.period, f"{figure.path}.period"
    if period is None or context.is_invalid(path):
        return
    if period.state == "not_stated" and period.label is not None:
        context.report(
            PERIOD_NOT_STATED,
            f"{path}.label",
            Message(N_("A period that the source does not state cannot have a label.")),
            Message(N_("Remove the label, or say with “state: inferred” what it is inferred from.")),
        )
    elif period.state != "not_stated" and period.label is None:
        context.report(
            PERIOD_LABEL_MISSING,
            path,
            Message(N_("The period has no label.")),
            Message(N_("Write it, e.g. “label: 2021”, or “state: not_stated”.")),
        )
    if period.state == "inferred" and period.why is None:
        context.report(
            PERIOD_WHY_MISSING,
            path,
            Message(N_("The period is inferred, but nothing says from what.")),
            Message(N_("Write the reason after “why:”.")),
        )
    if period.state != "inferred" and period.why is not None:
        context.report(
            PERIOD_WHY_UNUSED,
            f"{path}.why",
            Message(N_("“why” is shown for inferred periods only.")),
        )


def _check_share_of(context: ValidationContext, figure: Figure) -> None:
    value = figure.value
    if (
        figure.share_of is not None
        and value is not None
        and not (is_share(value.unit) or value.unit in POINTS)
    ):
        context.report(
            SHARE_OF_NO_PERCENTAGE,
            f"{figure.path}.share_of",
            Message(
                N_("“share_of” says of what a percentage is taken; “{printed}” is none."),
                {"printed": value.printed},
            ),
        )


def _check_comparison(context: ValidationContext, figure: Figure, comparison: Comparison, path: str) -> None:
    if comparison.figure == figure.id:
        context.report(
            COMPARED_WITH_ITSELF,
            f"{path}.figure",
            Message(N_("The figure “{id}” is compared with itself."), {"id": figure.id}),
        )
        return
    if comparison.kind != "against" and comparison.year is not None:
        context.report(
            COMPARISON_YEAR,
            f"{path}.year",
            Message(N_("“year” belongs to comparisons of the kind “against”.")),
        )
    other = context.figures.get(comparison.figure)
    own, value = figure.value, other.value if other else None
    if own is None or value is None:
        return
    if comparison.kind == "attained" and not is_share(value.unit):
        context.report(
            ATTAINED_NO_PERCENTAGE,
            f"{path}.figure",
            Message(
                N_("The share of a target that was reached is a percentage; “{printed}” is none."),
                {"printed": value.printed},
            ),
        )
    if comparison.kind == "target" and not _can_have_target(own, value):
        context.report(
            TARGET_UNIT_DIFFERS,
            f"{path}.figure",
            Message(
                N_("“{printed}” has the target “{target}”, which is in another unit."),
                {"printed": own.printed, "target": value.printed},
            ),
        )


def _can_have_target(own: Quantity, target: Quantity) -> bool:
    """Tell whether a number may have this target: a share any, else one of its kind; counts a bare number.

    Some 12,300 people found jobs, exceeding the target of 11,000.
    """
    if own.unit in PERCENT or _dimension(own) == _dimension(target):
        return True
    counted = not any(UNITS.get(each.unit) == "measure" or is_share(each.unit) for each in (own, target))
    return counted and not target.ordinal and not own.ordinal and "" in (own.unit, target.unit)


def _dimension(value: Quantity) -> Dimension:
    return dimension_of(value.unit, ordinal=value.ordinal)
