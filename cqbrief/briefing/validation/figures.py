"""Rules about single figures: evidence, period, comparisons."""

from __future__ import annotations

from cqbrief.briefing.formulas.dimension import Dimension, dimension_of
from cqbrief.briefing.model import Comparison, Figure
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import PERCENT, POINTS, UNITS, is_share
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.messages import N_, Message

_MOST_DECIMALS = 9


def check_figures(ground: ValidationContext) -> None:
    """Whether every figure is either reported or derived, with what belongs to it, and says its time."""
    for theme in ground.briefing.themes:
        for figure in theme.figures:
            if figure.derived:
                _derived(ground, figure)
            elif not ground.spoiled(figure.path):
                _reported(ground, figure)
            _period(ground, figure)
            _share(ground, figure)
            # Where a comparison could not be read, the others' places in the list are not known.
            known = () if ground.spoiled(f"{figure.path}.comparisons") else figure.comparisons
            for index, comparison in enumerate(known):
                _comparison(ground, figure, comparison, f"{figure.path}.comparisons[{index}]")


def _reported(ground: ValidationContext, figure: Figure) -> None:
    if figure.value is None:
        ground.error(
            "value-missing",
            figure.path,
            Message(N_("The figure “{id}” has neither a value nor a formula."), {"id": figure.id}),
            Message(N_("Write the number as printed after “value:”, or how it is derived after “formula:”.")),
        )
    elif figure.quote is None and figure.locator is None:
        ground.error(
            "evidence-missing",
            figure.path,
            Message(N_("The figure “{id}” has no evidence."), {"id": figure.id}),
            Message(
                N_("Write the words of the source after “quote:”, or its place in a table after “locator:”.")
            ),
        )
    for key in ("decimals", "unit"):
        if getattr(figure, key) is not None:
            ground.error(
                "only-with-formula",
                f"{figure.path}.{key}",
                Message(N_("“{key}” belongs to derived figures; this one is reported."), {"key": key}),
                Message(N_("Remove it: a reported figure is shown exactly as printed.")),
            )


def _derived(ground: ValidationContext, figure: Figure) -> None:
    for key in ("value", "quote", "locator", "check"):
        if f"{figure.path}.{key}" in ground.places:
            ground.error(
                "not-with-formula",
                f"{figure.path}.{key}",
                Message(N_("A derived figure cannot have “{key}”."), {"key": key}),
                Message(N_("Remove the formula if the source prints the number, else remove this key.")),
            )
    if ground.spoiled(figure.path):
        return
    for key in ("decimals", "unit"):
        if getattr(figure, key) is None:
            ground.error(
                "derived-incomplete",
                figure.path,
                Message(N_("The derived figure “{id}” lacks “{key}”."), {"id": figure.id, "key": key}),
                Message(N_("Say with how many decimals and in which unit it is shown.")),
            )
    if figure.decimals is not None and not 0 <= figure.decimals <= _MOST_DECIMALS:
        ground.error(
            "decimals-range",
            f"{figure.path}.decimals",
            Message(N_("“decimals” is between 0 and {most}."), {"most": _MOST_DECIMALS}),
        )


def _period(ground: ValidationContext, figure: Figure) -> None:
    period, path = figure.period, f"{figure.path}.period"
    if period is None or ground.spoiled(path):
        return
    if period.state == "not_stated" and period.label is not None:
        ground.error(
            "period-not-stated",
            f"{path}.label",
            Message(N_("A period that the source does not state cannot have a label.")),
            Message(N_("Remove the label, or say with “state: inferred” what it is inferred from.")),
        )
    elif period.state != "not_stated" and period.label is None:
        ground.error(
            "period-label-missing",
            path,
            Message(N_("The period has no label.")),
            Message(N_("Write it, e.g. “label: 2021年”, or “state: not_stated”.")),
        )
    if period.state == "inferred" and period.why is None:
        ground.warning(
            "period-why-missing",
            path,
            Message(N_("The period is inferred, but nothing says from what.")),
            Message(N_("Write the reason after “why:”.")),
        )
    if period.state != "inferred" and period.why is not None:
        ground.warning(
            "period-why-unused",
            f"{path}.why",
            Message(N_("“why” is shown for inferred periods only.")),
        )


def _share(ground: ValidationContext, figure: Figure) -> None:
    value = figure.value
    if (
        figure.share_of is not None
        and value is not None
        and not (is_share(value.unit) or value.unit in POINTS)
    ):
        ground.warning(
            "share-of-no-percentage",
            f"{figure.path}.share_of",
            Message(
                N_("“share_of” says of what a percentage is taken; “{printed}” is none."),
                {"printed": value.printed},
            ),
        )


def _comparison(ground: ValidationContext, figure: Figure, comparison: Comparison, path: str) -> None:
    if comparison.figure == figure.id:
        ground.error(
            "compared-with-itself",
            f"{path}.figure",
            Message(N_("The figure “{id}” is compared with itself."), {"id": figure.id}),
        )
        return
    if comparison.kind != "against" and comparison.year is not None:
        ground.error(
            "comparison-year",
            f"{path}.year",
            Message(N_("“year” belongs to comparisons of the kind “against”.")),
        )
    other = ground.figures.get(comparison.figure)
    own, value = figure.value, other.value if other else None
    if own is None or value is None:
        return
    if comparison.kind == "attained" and not is_share(value.unit):
        ground.error(
            "attained-no-percentage",
            f"{path}.figure",
            Message(
                N_("The share of a target that was reached is a percentage; “{printed}” is none."),
                {"printed": value.printed},
            ),
        )
    if comparison.kind == "target" and not _has_target(own, value):
        ground.error(
            "target-unit-differs",
            f"{path}.figure",
            Message(
                N_("“{printed}” has the target “{target}”, which is in another unit."),
                {"printed": own.printed, "target": value.printed},
            ),
        )


def _has_target(own: Quantity, target: Quantity) -> bool:
    """Whether a number may have this target: a share any, else one of its kind; counts also a bare number.

    Some 12,300 people found jobs, exceeding the target of 11,000.
    """
    if own.unit in PERCENT or _dimension(own) == _dimension(target):
        return True
    counted = not any(UNITS.get(each.unit) == "measure" or is_share(each.unit) for each in (own, target))
    return counted and not target.ordinal and not own.ordinal and "" in (own.unit, target.unit)


def _dimension(value: Quantity) -> Dimension:
    return dimension_of(value.unit, ordinal=value.ordinal)
